// Screening inside registration and on the desk: who is asked what, what a person's word does, what is never asked
// again.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "registry/double_store.hpp"
#include "registry/screening_store.hpp"

namespace saolang::http_tests {
namespace {

using people::Role;

const Person& officer() { return world().signed_in(Role::province_officer, Where::everything); }
const Person& auditor() { return world().signed_in(Role::auditor, Where::everything); }
const Person& foreign_officer() { return world().signed_in(Role::commune_officer, Where::foreign); }

constexpr std::string_view add_path = "/quan-ly/san-pham/moi";
constexpr std::string_view screening_path = "/quan-ly/sang-loc";

std::string encoded(const web::Pairs& fields) {
    std::string form;
    for (const auto& [name, value] : fields) form += "&" + name + "=" + web::percent_encode(value);
    return form;
}

// A form of its own each time, unless `code` says that it is sent once more.
web::Response send(const Person& person, std::string_view path, web::Pairs fields, std::string code = {}) {
    fields.emplace_back("ma", code.empty() ? short_code(world().site().random, 12) : std::move(code));
    return world().send(path, person.form(encoded(fields)), person.headers());
}

web::Pairs product_fields(std::string name) {
    const auto index = world().index();
    const auto& producer = index->producers[*index->at(registry::ProducerId{world().producer_id})];
    return {{"ten", std::move(name)},
            {"chu-the", producer.name},
            {"chu-the-chon", producer.code},
            {"tinh-trang", "active"}};
}
web::Pairs with(web::Pairs fields, std::string name, std::string value) {
    fields.emplace_back(std::move(name), std::move(value));
    return fields;
}

std::vector<std::string> values_of(std::string_view html, std::string_view name) {
    std::vector<std::string> values;
    const auto opening = fmt::format("name=\"{}\" value=\"", name);
    for (auto at = html.find(opening); at != std::string_view::npos; at = html.find(opening, at + 1)) {
        const auto rest = html.substr(at + opening.size());
        values.emplace_back(rest.substr(0, rest.find('"')));
    }
    return values;
}
std::string version_in(const web::Response& page) {
    const auto versions = values_of(page.text(), "phien-ban");
    return versions.empty() ? "" : versions.front();
}

std::string code_of_product(std::string_view name) {
    for (const auto& product : world().index()->products)
        if (product.name == name) return product.code;
    return {};
}

// A product of the world's producer that nothing is like.
const std::string& sausage() {
    static const std::string code = [] {
        EXPECT_EQ(send(officer(), add_path, product_fields("Chả bò Kiểm Thử")).status, 303);
        return code_of_product("Chả bò Kiểm Thử");
    }();
    return code;
}

TEST(Registration, AProductLikeAKnownOneIsShownBesideItWithTheReasonAndNothingTypedIsLost) {
    const auto known = sausage();
    const auto fields = with(product_fields("CHA BO KIEM THU 250g"), "quy-cach", "túi 250 g");
    const auto before = world().stored();
    const auto page = send(officer(), add_path, fields);
    EXPECT_EQ(page.status, 422);
    for (const auto* words : {"có thể đã có trong sổ", "cùng chủ thể", "trọng lượng bị bỏ qua (250 g)",
                              "CHA BO KIEM THU 250g", "túi 250 g", "Là một: mở hồ sơ này"})
        EXPECT_TRUE(holds(page, words)) << words;
    EXPECT_TRUE(holds(page, "/quan-ly/san-pham/" + known));
    EXPECT_EQ(world().stored(), before);
}

TEST(Registration, AnotherProductIsTakenWithTheReasonWhyAndThePairIsNotAskedAboutAgain) {
    const auto asked = with(product_fields("Chả bò Kiểm Thử loại 2 kg"), "khac", sausage());
    const auto before = world().stored();
    const auto page = send(officer(), add_path, asked);
    EXPECT_EQ(page.status, 422) << "why?";
    EXPECT_TRUE(holds(page, "Vì sao là sản phẩm khác"));
    EXPECT_EQ(send(officer(), add_path, with(asked, "vi-sao-khac", std::string(501, 'x'))).status, 422);
    EXPECT_EQ(world().stored(), before);
    const auto said = with(asked, "vi-sao-khac", "bán cho bếp ăn, công bố riêng");
    for (int sent = 0; sent < 2; ++sent) EXPECT_EQ(send(officer(), add_path, said, "sangloc23456").status, 303);
    EXPECT_EQ(world().stored().entries, before.entries + 2) << "the product and the word, once";
    const auto second = code_of_product("Chả bò Kiểm Thử loại 2 kg");
    for (const auto* list : {"", "?quan-he=cung-dong", "?quan-he=cung-loai"})
        EXPECT_FALSE(holds(world().ask(std::string("/quan-ly/nghi-trung") + list, officer().headers()),
                           fmt::format("value=\"{}\"", second)))
            << list;
}

TEST(Registration, ACodeThatWasNotShownIsNoAnswer) {
    const auto page = send(officer(), add_path,
                           with(with(product_fields("Cha bo Kiem Thu"), "khac", "khong-co"), "vi-sao-khac", "khác"));
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(holds(page, sausage()));
}

TEST(Registration, AFreshProductIsTakenWithAWordAboutItAndWaitsForNoneAfterwards) {
    const auto fields = product_fields("Rau muống tươi Kiểm Thử");
    const auto before = world().stored();
    const auto page = send(officer(), add_path, fields);
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(holds(page, "có thể là hàng tươi hoặc thô"));
    EXPECT_TRUE(holds(page, "tên nói là hàng tươi"));
    const auto asked = with(fields, "hoi-tuoi", "1");
    EXPECT_EQ(send(officer(), add_path, with(asked, "tuoi", "co")).status, 422) << "why?";
    EXPECT_EQ(world().stored(), before);
    const auto said = with(with(asked, "tuoi", "co"), "vi-sao-tuoi", "bán bó, chỉ rửa sạch");
    EXPECT_EQ(send(officer(), add_path, said).status, 303);
    EXPECT_EQ(world().stored().entries, before.entries + 2);
    const auto listed = [](std::string_view filter) {
        return holds(world().ask(fmt::format("{}?q=kiem+thu&y-kien={}", screening_path, filter), officer().headers()),
                     "Rau muống tươi Kiểm Thử");
    };
    EXPECT_TRUE(listed("tuoi"));
    EXPECT_FALSE(listed("chua"));
}

TEST(Registration, AFormSentAgainWithOtherWordsIsRefusedAndTheWordsAreKept) {
    EXPECT_EQ(send(officer(), add_path, product_fields("Nón lá Kiểm Thử"), "laihailan234").status, 303);
    const auto before = world().stored();
    const auto page = send(officer(), add_path, product_fields("Gốm đen Kiểm Thử"), "laihailan234");
    EXPECT_EQ(page.status, 409);
    for (const auto* words : {"đã được gửi trước đó", "Gốm đen Kiểm Thử", "Gửi như biểu mẫu mới"})
        EXPECT_TRUE(holds(page, words)) << words;
    EXPECT_TRUE(holds(page, "/quan-ly/san-pham/" + code_of_product("Nón lá Kiểm Thử"))) << "what was saved";
    EXPECT_FALSE(holds(page, "laihailan234")) << "a form of its own";
    EXPECT_EQ(world().stored(), before);
    EXPECT_EQ(send(officer(), add_path, product_fields("Nón lá Kiểm Thử"), "laihailan234").status, 303);
    EXPECT_EQ(world().stored(), before);
}

TEST(Registration, ANewNameIsAskedTheSameAsANewProduct) {
    (void)sausage();
    ASSERT_EQ(send(officer(), add_path, product_fields("Trống gỗ Kiểm Thử")).status, 303);
    const auto code = code_of_product("Trống gỗ Kiểm Thử");
    const auto path = "/quan-ly/san-pham/" + code + "/sua";
    const auto renamed = [&](std::string name) {
        auto fields = with(product_fields(std::move(name)), "ly-do", "sửa tên");
        const auto form = world().ask(path, officer().headers());
        return with(std::move(fields), "phien-ban", version_in(form));
    };
    const auto before = world().stored();
    const auto fields = renamed("Cha bo Kiem Thu 300g");
    const auto page = send(officer(), path, fields);
    EXPECT_EQ(page.status, 422);
    EXPECT_TRUE(holds(page, "có thể đã có trong sổ"));
    EXPECT_FALSE(holds(page, R"(name="khac" value=")" + code)) << "not with itself";
    EXPECT_EQ(send(officer(), path, renamed("Rau cải tươi Kiểm Thử")).status, 422) << "fresh?";
    EXPECT_EQ(world().stored(), before);
    auto said = fields;
    for (const auto& shown : values_of(page.text(), "khac")) said = with(std::move(said), "khac", shown);
    EXPECT_EQ(send(officer(), path, with(said, "vi-sao-khac", "công thức khác")).status, 303);
    EXPECT_EQ(send(officer(), path, renamed("Cha bo Kiem Thu 350g")).status, 303) << "decided: not asked again";
    EXPECT_EQ(send(officer(), path, with(renamed("Cha bo Kiem Thu 350g"), "quy-cach", "hộp")).status, 303);
}

TEST(Doubles, APairNobodySuspectsIsRefusedAndADecidedOneNamesWhoDecided) {
    (void)sausage();
    ASSERT_EQ(send(officer(), add_path, product_fields("Chiếu cói Kiểm Thử")).status, 303);
    const auto mat = code_of_product("Chiếu cói Kiểm Thử");
    const auto before = world().stored();
    const auto refused = send(officer(), "/quan-ly/nghi-trung",
                              {{"loai", "san-pham"}, {"mot", sausage()}, {"hai", mat}, {"ly-do", "khác hẳn"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(holds(refused, "không nằm trong danh sách nghi trùng"));
    EXPECT_EQ(world().stored(), before);
    const auto said =
        with(with(product_fields("Chả bò Kiểm Thử 900 g"), "vi-sao-khac", "loại cho quà biếu"), "khac", sausage());
    auto all = said;
    for (const auto& shown : values_of(send(officer(), add_path, said).text(), "khac"))
        if (shown != sausage()) all = with(std::move(all), "khac", shown);
    (void)send(officer(), add_path, all);
    const auto gift = code_of_product("Chả bò Kiểm Thử 900 g");
    ASSERT_FALSE(gift.empty());
    const auto decided = world().stored();
    const auto again = send(officer(), "/quan-ly/nghi-trung",
                            {{"loai", "san-pham"}, {"mot", sausage()}, {"hai", gift}, {"ly-do", "lý do thứ hai"}});
    EXPECT_EQ(again.status, 409);
    for (const auto* words : {"đã có người cho ý kiến", "Cán bộ", "loại cho quà biếu", "lý do thứ hai"})
        EXPECT_TRUE(holds(again, words)) << words;
    EXPECT_EQ(world().stored(), decided);
}

class ScreeningPage : public testing::Test {
protected:
    // A fresh product that came without a word about it.
    static const std::string& code() {
        static const std::string made = [] {
            const auto index = world().index();
            auto product = index->products[index->product_by_code.at(world().product_code)];
            product.code.clear();
            product.name = "Ổi tươi Kiểm Thử";
            product.group.reset();
            product.set.reset();
            const auto& site = world().site();
            site.database.write([&](db::Writer& writer) {
                const auto change = trail::begin_change({"console"}, "ổi", site.random);
                (void)registry::add_product({writer, change, site.clock(), site.random}, product, {});
            });
            return code_of_product("Ổi tươi Kiểm Thử");
        }();
        return made;
    }
    static std::string path() { return std::string(screening_path) + "/" + code(); }
    static web::Response page(const Person& person, std::string_view rest = "") {
        return world().ask(std::string(screening_path) + std::string(rest), person.headers());
    }
};

TEST_F(ScreeningPage, AsksThoseWhoKeepTheRecordWithTheReasonAndTheDoorOnTheDayPage) {
    ASSERT_FALSE(code().empty());
    EXPECT_TRUE(holds(page(officer(), "?q=oi+tuoi&y-kien=chua"), path()));
    EXPECT_TRUE(holds(page(officer(), "?q=oi+tuoi"), "tên nói là hàng tươi (tươi)"));
    EXPECT_TRUE(holds(world().ask("/quan-ly", officer().headers()), "/quan-ly/sang-loc?y-kien=chua"));
    EXPECT_EQ(page(auditor()).status, 404);
    EXPECT_FALSE(holds(page(foreign_officer(), "?q=oi+tuoi"), "Ổi tươi Kiểm Thử"));
    EXPECT_EQ(world().ask(path(), foreign_officer().headers()).status, 404);
}

TEST_F(ScreeningPage, AWordNeedsItsReasonIsKeptOnceAndMayBeChanged) {
    const web::Pairs processed{{"tuoi", "khong"}, {"vi-sao-tuoi", "ổi sấy dẻo, tên cũ"}};
    const auto before = world().stored();
    EXPECT_EQ(send(foreign_officer(), path(), processed).status, 404);
    EXPECT_EQ(send(auditor(), path(), processed).status, 404);
    EXPECT_EQ(send(officer(), path(), {{"tuoi", "khong"}}).status, 422);
    EXPECT_EQ(send(officer(), path(), {{"tuoi", "khong"}, {"vi-sao-tuoi", std::string(501, 'x')}}).status, 422);
    EXPECT_EQ(send(officer(), path(), {{"vi-sao-tuoi", "ổi"}}).status, 422);
    EXPECT_EQ(world().stored(), before);
    for (int sent = 0; sent < 2; ++sent) EXPECT_EQ(send(officer(), path(), processed, "sangloc34567").status, 303);
    EXPECT_EQ(world().stored().entries, before.entries + 1) << "sent twice, written once";
    EXPECT_FALSE(holds(page(officer(), "?q=oi+tuoi&y-kien=chua"), path()));
    EXPECT_TRUE(holds(page(officer(), "?y-kien=khong"), "ổi sấy dẻo, tên cũ"));
    EXPECT_TRUE(holds(world().ask(path(), officer().headers()), "ổi sấy dẻo, tên cũ")) << "to be changed";
    const auto form = world().ask(path(), officer().headers());
    EXPECT_TRUE(holds(form, "Người cho ý kiến"));
    const web::Pairs fresh{{"tuoi", "co"}, {"vi-sao-tuoi", "đã xem tại vườn"}};
    for (const auto* foreign : {"-1", "abc"})
        EXPECT_EQ(send(officer(), path(), with(fresh, "phien-ban", foreign)).status, 400) << foreign;
    const auto late = send(officer(), path(), with(fresh, "phien-ban", "0"));
    EXPECT_EQ(late.status, 409) << "a form from before the decision";
    for (const auto* words : {"ổi sấy dẻo, tên cũ", "đã xem tại vườn", "Người khác vừa lưu (", "Cán bộ"})
        EXPECT_TRUE(holds(late, words)) << words;
    const auto other = send(officer(), path(), fresh, "sangloc34567");
    EXPECT_EQ(other.status, 409) << "the form that was taken, with other words";
    EXPECT_TRUE(holds(other, "đã được gửi trước đó"));
    EXPECT_EQ(world().stored().entries, before.entries + 1);
    EXPECT_EQ(send(officer(), path(), with(fresh, "phien-ban", version_in(form))).status, 303);
    EXPECT_EQ(world().stored().entries, before.entries + 2);
    EXPECT_TRUE(holds(page(officer(), "?y-kien=tuoi"), "đã xem tại vườn"));
}

}  // namespace
}  // namespace saolang::http_tests
