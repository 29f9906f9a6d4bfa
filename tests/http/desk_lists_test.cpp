// Officers' lists, records and changes: who sees what, and what nobody sees who may not.

#include <gtest/gtest.h>

#include <algorithm>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "office/workbook.hpp"
#include "people/account_store.hpp"
#include "people/session.hpp"
#include "registry/reach.hpp"

namespace saolang::http_tests {
namespace {

using people::Role;

// A world of its own: these tests write.
World& desk_world() {
    static World one;
    return one;
}
Moment noon(Date day) { return {(std::int64_t{day.days()} * 24 + 5) * 3'600'000}; }
Date on(int year, unsigned month, unsigned day) { return *Date::from_civil(year, month, day); }

// Somebody signed in, with the one role.
class Somebody {
public:
    Somebody(Role role, const people::Scope& scope, const std::string& name) {
        const auto& site = desk_world().site();
        site.database.write([&](db::Writer& writer) {
            const auto change = trail::begin_change({"console"}, "mời " + name, site.random);
            const trail::WriteContext context{writer, change, noon(desk_world().today), site.random};
            people::Account made;
            made.state = people::AccountState::active;
            made.name = name;
            account = people::add_account(context, std::move(made));
            people::add_grant(context, {{}, account.id, role, scope, on(2020, 1, 1), {}});
            secret_ = people::start_session(writer, account.id, "Firefox, Linux", "127.0.0.1", noon(desk_world().today),
                                            site.random);
        });
    }
    [[nodiscard]] web::Response ask(std::string_view target) const { return desk_world().ask(target, headers()); }
    // With the secret of the session's forms.
    [[nodiscard]] web::Response send(std::string_view target, const std::string& form) const {
        return desk_world().send(target, "khoa=" + people::form_secret(secret_) + "&" + form, headers());
    }
    people::Account account;

private:
    [[nodiscard]] web::Pairs headers() const { return {{"cookie", "phien=" + secret_}}; }
    std::string secret_;
};

const Somebody& province_officer() {
    static const Somebody one(Role::province_officer, people::over_everything(), "Nguyễn Thị Cán Bộ");
    return one;
}
const Somebody& auditor() {
    static const Somebody one(Role::auditor, people::over_everything(), "Trần Văn Kiểm Tra");
    return one;
}

struct Places {
    registry::ProductAt own{}, foreign{};  // in two communes of today, each with a producer that lies there too
    places::UnitId commune{};
};
const Places& two_communes() {
    static const Places found = [] {
        const auto index = desk_world().index();
        const auto& gazetteer = desk_world().site().gazetteer;
        const auto commune_of = [&](std::optional<places::UnitId> place) {
            return place ? gazetteer.locate(*place, places::Level::commune, desk_world().today) : std::nullopt;
        };
        Places places;
        std::optional<places::UnitId> first;
        for (registry::ProductAt at = 0; at < index->products.size(); ++at) {
            const auto producer = index->producer_at[at];
            const auto commune = commune_of(registry::subject_of_product(*index, at).place);
            if (!commune || producer == registry::Index::no_producer ||
                commune_of(registry::subject_of(index->producers[producer], gazetteer).place) != commune)
                continue;
            if (!first) {
                first = commune;
                places.own = at;
                places.commune = *commune;
            } else if (commune != first) {
                places.foreign = at;
                return places;
            }
        }
        throw std::logic_error("the sample lies in one commune");
    }();
    return found;
}
const Somebody& commune_officer() {
    const auto& unit = desk_world().site().gazetteer[two_communes().commune];
    static const Somebody one(Role::commune_officer, people::over_unit({unit.code, unit.valid.from}), "Lê Thị Xã");
    return one;
}

const registry::Product& own() { return desk_world().index()->products[two_communes().own]; }
const registry::Product& foreign() { return desk_world().index()->products[two_communes().foreign]; }
const registry::Producer& producer_of(registry::ProductAt at) {
    const auto index = desk_world().index();
    return index->producers[index->producer_at[at]];
}
std::string decision_of(registry::ProductAt at) {
    const auto index = desk_world().index();
    for (const auto& recognition : index->recognitions_of(at))
        if (recognition.decision) return std::to_string(static_cast<std::int64_t>(*recognition.decision));
    return "";
}

std::string replaced(std::string_view text, const std::string& from, const std::string& to) {
    std::string out(text);
    for (auto at = out.find(from); at != std::string::npos; at = out.find(from, at + to.size()))
        out.replace(at, from.size(), to);
    return out;
}

// Every cell of a file, one a line.
std::string cells_of(const web::Response& response) {
    const auto book = office::read_workbook(response.text());
    if (!book) return "no workbook";
    std::string all;
    for (const auto& sheet : book->sheets)
        for (const auto row : sheet.rows)
            for (const auto& cell : row.cells) all.append(cell.text).append("\n");
    return all;
}

TEST(DeskLists, AStrangerIsAskedToSignInAndLearnsNothing) {
    for (const auto& address : {std::string("/quan-ly/san-pham"), "/quan-ly/san-pham/" + own().code,
                                std::string("/quan-ly/thay-doi"), std::string("/quan-ly/chu-the?dang=xlsx")}) {
        const auto response = desk_world().ask(address);
        EXPECT_EQ(response.status, 401) << address;
        EXPECT_FALSE(holds(response, own().name)) << address;
    }
}

TEST(DeskLists, AForeignRecordAnswersAsOneThatDoesNotExist) {
    const struct {
        std::string path, foreign, missing;
    } records[]{
        {"/quan-ly/san-pham/", foreign().code, "khongcoma"},
        {"/quan-ly/chu-the/", producer_of(two_communes().foreign).code, "khongcoma"},
    };
    for (const auto& record : records) {
        const auto there = commune_officer().ask(record.path + record.foreign);
        const auto nowhere = commune_officer().ask(record.path + record.missing);
        EXPECT_EQ(there.status, 404) << record.path;
        EXPECT_EQ(replaced(there.text(), record.foreign, "X"), replaced(nowhere.text(), record.missing, "X"));
        EXPECT_EQ(province_officer().ask(record.path + record.foreign).status, 200) << record.path;
    }
    EXPECT_EQ(commune_officer().ask("/quan-ly/san-pham/" + own().code).status, 200);
    EXPECT_EQ(commune_officer().ask("/quan-ly/thay-doi").status, 404);
}

TEST(DeskLists, ListsAndFilesHoldTheOwnPlaceAlone) {
    const auto own_producer = producer_of(two_communes().own).name;
    const auto foreign_producer = producer_of(two_communes().foreign).name;
    const struct {
        std::string path, own, foreign;
    } lists[]{{"/quan-ly/san-pham", own().name, foreign().name},
              {"/quan-ly/chu-the", own_producer, foreign_producer},
              {"/quan-ly/cong-nhan", own().name, foreign().name}};
    for (const auto& list : lists) {
        SCOPED_TRACE(list.path);
        const auto words = "?q=" + web::percent_encode(list.foreign);
        EXPECT_TRUE(holds(commune_officer().ask(list.path), list.own));
        EXPECT_FALSE(holds(commune_officer().ask(list.path), ">" + list.foreign + "<"));
        EXPECT_FALSE(holds(commune_officer().ask(list.path + words), ">" + list.foreign + "<"));
        EXPECT_TRUE(holds(province_officer().ask(list.path + words), ">" + list.foreign + "<"));
        const auto mine = cells_of(commune_officer().ask(list.path + "?dang=xlsx"));
        EXPECT_NE(mine.find(list.own), std::string::npos);
        EXPECT_EQ(mine.find("\n" + list.foreign + "\n"), std::string::npos);
        const auto all = cells_of(province_officer().ask(list.path + "?dang=xlsx"));
        EXPECT_NE(all.find("\n" + list.foreign + "\n"), std::string::npos);
    }
}

TEST(DeskLists, ADecisionIsSeenThroughTheOwnProductsAlone) {
    const auto id = decision_of(two_communes().own);
    ASSERT_FALSE(id.empty());
    const auto page = commune_officer().ask("/quan-ly/quyet-dinh/" + id);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, own().name));
    EXPECT_FALSE(holds(page, ">" + foreign().name + "<"));
    EXPECT_EQ(commune_officer().ask("/quan-ly/quyet-dinh/999999").status, 404);
    EXPECT_EQ(commune_officer().ask("/quan-ly/quyet-dinh/x").status, 404);
}

TEST(DeskLists, PrivateFactsAreForThoseWhoMayReadThem) {
    const auto index = desk_world().index();
    const auto at = index->producer_by_slug.at(desk_world().secret_slug);
    const auto address = "/quan-ly/chu-the/" + index->producers[at].code;
    const auto& secrets = desk_world().secrets;
    const auto page = province_officer().ask(address);
    for (const auto& value : {secrets.representative, secrets.phone, secrets.former_phone, secrets.email})
        EXPECT_TRUE(holds(page, value)) << value;
    const auto file = cells_of(province_officer().ask("/quan-ly/chu-the?dang=xlsx"));
    EXPECT_NE(file.find(secrets.phone), std::string::npos);
    const auto seen = auditor().ask(address);
    ASSERT_EQ(seen.status, 200);
    const auto seen_file = cells_of(auditor().ask("/quan-ly/chu-the?dang=xlsx"));
    const auto product = auditor().ask("/quan-ly/san-pham/" + desk_world().product_code);
    ASSERT_EQ(product.status, 200);
    for (const auto& value : secrets.all()) {
        EXPECT_FALSE(holds(seen, value)) << value;
        EXPECT_FALSE(holds(product, value)) << value;
        EXPECT_EQ(seen_file.find(value), std::string::npos) << value;
    }
}

TEST(DeskLists, FormsAreOfferedToThoseWhoMayFillThemIn) {
    const auto path = "/quan-ly/san-pham/" + own().code;
    for (const auto* form : {"/sua\"", "/cong-nhan/moi\"", "/gop\""})
        EXPECT_TRUE(holds(province_officer().ask(path), path + form)) << form;
    const auto commune = commune_officer().ask(path);
    EXPECT_TRUE(holds(commune, path + "/sua\""));
    EXPECT_FALSE(holds(commune, "/cong-nhan/moi"));
    EXPECT_FALSE(holds(commune, "/gop"));
    EXPECT_FALSE(holds(commune, "/thu-hoi"));
    const auto read_only = auditor().ask(path);
    for (const auto* form : {"/sua\"", "/gop", "/thu-hoi", "/moi\""}) EXPECT_FALSE(holds(read_only, form)) << form;

    // From a producer: its next product, and the way in for its people.
    const auto producer = producer_of(two_communes().own).code;
    for (const auto& door :
         {"/quan-ly/san-pham/moi?chu-the=" + producer, "/quan-ly/tai-khoan/moi?chu-the=" + producer}) {
        EXPECT_TRUE(holds(province_officer().ask("/quan-ly/chu-the/" + producer), door)) << door;
        EXPECT_TRUE(holds(commune_officer().ask("/quan-ly/chu-the/" + producer), door)) << door;
        EXPECT_FALSE(holds(auditor().ask("/quan-ly/chu-the/" + producer), door)) << door;
        EXPECT_EQ(commune_officer().ask(door).status, 200) << door;
    }
}

TEST(DeskLists, AWholePageIsChosenWithoutAScript) {
    const auto boxes = [](const web::Response& page, std::string_view of_kind) {
        return count_of(page.text(), std::string(R"(<input type="checkbox" name="sp")")) == 0
                   ? 0U
                   : count_of(page.text(), std::string(of_kind));
    };
    const auto plain = province_officer().ask("/quan-ly/san-pham?tinh=con");
    EXPECT_EQ(boxes(plain, "\" checked>"), 0U);
    EXPECT_TRUE(holds(plain, "/quan-ly/san-pham?tinh=con&amp;chon=trang\""));
    const auto chosen = province_officer().ask("/quan-ly/san-pham?tinh=con&chon=trang");
    EXPECT_GT(boxes(chosen, "\" checked>"), 0U);
    EXPECT_EQ(boxes(chosen, "\" checked>"), boxes(plain, "name=\"sp\""));
    EXPECT_TRUE(holds(chosen, "/quan-ly/san-pham?tinh=con\">Bỏ chọn"));
    EXPECT_EQ(boxes(auditor().ask("/quan-ly/san-pham?chon=trang"), "name=\"sp\""), 0U);
}

TEST(DeskLists, EveryCountOfAFilterIsWhatItLeadsTo) {
    const auto page = province_officer().ask("/quan-ly/san-pham?tinh=con");
    std::size_t followed = 0;
    for (const auto& link : links(page.text())) {
        if (link.href.find("/quan-ly/san-pham?tinh=con&") != 0 || link.href.find("trang=") != std::string::npos ||
            link.href.find("dang=") != std::string::npos || link.href.find("dia-gioi") != std::string::npos ||
            link.href.find("&tinh=") != std::string::npos)  // one more of the chosen kind: counted alone
            continue;
        const auto count = number_in(link.words.substr(link.words.find_last_of(' ') + 1));
        if (!count) continue;
        const auto next = province_officer().ask(link.href);
        EXPECT_EQ(total_of(next.text()), count) << link.href;
        ++followed;
    }
    EXPECT_GT(followed, 10U);
}

TEST(DeskLists, AFilterIsKeptForItsOwnerUntilRemoved) {
    const std::string query = "tinh=con&sao=4";
    const auto sent = "danh-sach=/quan-ly/san-pham&bo-loc=" + web::percent_encode(query) +
                      "&ten=" + web::percent_encode("Bốn sao của tôi") + "&ma=boloc111111";
    const auto answer = province_officer().send("/quan-ly/bo-loc", sent);
    EXPECT_EQ(answer.status, 303);
    EXPECT_EQ(header(answer, "Location"), "/quan-ly/san-pham?tinh=con&sao=4");
    EXPECT_EQ(province_officer().send("/quan-ly/bo-loc", sent).status, 303);  // sent twice, kept once
    const auto page = province_officer().ask("/quan-ly/san-pham");
    EXPECT_EQ(count_of(page.text(), ">Bốn sao của tôi<"), 1U);
    EXPECT_FALSE(holds(auditor().ask("/quan-ly/san-pham"), "Bốn sao của tôi"));
    const auto remove = page.text().substr(page.text().find("/quan-ly/bo-loc/"));
    const std::string address(remove.substr(0, remove.find('"')));
    const std::string back = "danh-sach=/quan-ly/san-pham&bo-loc=&ma=bo1111111111";
    EXPECT_EQ(auditor().send(address, back).status, 404);
    EXPECT_TRUE(holds(province_officer().ask("/quan-ly/san-pham"), "Bốn sao của tôi"));  // not the auditor's to remove
    EXPECT_EQ(province_officer().send(address, back).status, 303);
    EXPECT_FALSE(holds(province_officer().ask("/quan-ly/san-pham"), "Bốn sao của tôi"));
    EXPECT_EQ(province_officer().send("/quan-ly/bo-loc", "danh-sach=https://la.example&ten=a").status, 404);
}

// The hidden fields of the one form that posts to `action`, as a browser sends them back.
std::string form_of(std::string_view html, const std::string& action) {
    const auto begin = html.find("action=\"" + action + "\"");
    if (begin == std::string_view::npos) return "";
    const auto form = html.substr(begin, html.find("</form>", begin) - begin);
    std::string sent;
    const auto names = attributes(form, "name");
    const auto values = attributes(form, "value");
    for (std::size_t i = 0; i < names.size() && i < values.size(); ++i)
        if (names[i] != "khoa") sent += names[i] + "=" + web::percent_encode(values[i]) + "&";
    return sent;
}

registry::ProductStatus status_of(const std::string& code) {
    const auto index = desk_world().index();
    return index->products[index->product_by_code.at(code)].status;
}

TEST(DeskLists, ManyProductsAreWrittenAsOneChangeThatCanBeTakenBack) {
    const std::string bulk = "/quan-ly/san-pham/hang-loat";
    const auto asked = province_officer().ask(bulk + "?viec=san-xuat-ngung&sp=" + own().code + "&sp=" + foreign().code);
    ASSERT_EQ(asked.status, 200);
    EXPECT_TRUE(holds(asked, own().name));
    EXPECT_TRUE(holds(asked, foreign().name));
    const auto before = desk_world().stored();
    const auto form = form_of(asked.text(), bulk);
    const auto answer = province_officer().send(bulk, form);
    ASSERT_EQ(answer.status, 303);
    EXPECT_EQ(desk_world().stored().entries, before.entries + 2);
    EXPECT_EQ(status_of(own().code), registry::ProductStatus::ceased);
    EXPECT_EQ(province_officer().send(bulk, form).status, 303);  // once more: nothing more is written
    EXPECT_EQ(desk_world().stored().entries, before.entries + 2);

    const std::string change(header(answer, "Location"));
    const auto page = province_officer().ask(change);
    EXPECT_TRUE(holds(page, "Nguyễn Thị Cán Bộ"));
    EXPECT_TRUE(holds(page, own().name));
    EXPECT_TRUE(holds(province_officer().ask("/quan-ly/thay-doi"), change));
    EXPECT_FALSE(holds(auditor().ask(change), change + "/hoan-tac"));
    const auto undo_asked = province_officer().ask(change + "/hoan-tac");
    EXPECT_TRUE(holds(undo_asked, foreign().name));
    EXPECT_EQ(auditor().ask(change + "/hoan-tac").status, 404);
    const auto undo_form = form_of(undo_asked.text(), change + "/hoan-tac");
    EXPECT_EQ(province_officer().send(change + "/hoan-tac", undo_form).status, 303);
    EXPECT_EQ(status_of(own().code), registry::ProductStatus::active);
    EXPECT_TRUE(holds(province_officer().ask(change), "Đã hoàn tác"));
    EXPECT_EQ(province_officer().send(change + "/hoan-tac", "ma=moi999999999").status, 409);
}

TEST(DeskLists, ManyProductsAreLeftWhenOneIsForeignOrChangedMeanwhile) {
    const std::string bulk = "/quan-ly/san-pham/hang-loat";
    const auto foreign_too = "viec=san-xuat-ngung&sp=" + own().code + "&sp=" + foreign().code;
    EXPECT_EQ(commune_officer().ask(bulk + "?" + foreign_too).status, 404);
    const auto before = desk_world().stored();
    EXPECT_EQ(commune_officer().send(bulk, foreign_too + "&phien-ban=1&phien-ban=1&ma=la999999999").status, 404);
    EXPECT_EQ(auditor().ask(bulk + "?viec=san-xuat-ngung&sp=" + own().code).status, 404);
    const auto stale =
        commune_officer().send(bulk, "viec=san-xuat-ngung&sp=" + own().code + "&phien-ban=1&ma=cu999999999");
    EXPECT_EQ(stale.status, 409);
    EXPECT_TRUE(holds(stale, own().name));
    EXPECT_EQ(desk_world().stored(), before);
}

TEST(DeskLists, WhatTheFormWouldNotOfferIsNotWrittenEither) {
    const auto& product = own();
    const auto& index = *desk_world().index();
    const auto other_group = product.group == registry::ProductGroup::tourism ? "nhom-thuc-pham" : "nhom-du-lich";
    ASSERT_TRUE(product.set) << "of a set, so that another group would belie it";
    std::int64_t version = 0;
    desk_world().site().database.read([&](db::Reader& reader) {
        version = trail::last_sequence(reader, {"product", static_cast<std::int64_t>(product.id)});
    });
    const auto before = desk_world().stored();
    const auto answer = province_officer().send("/quan-ly/san-pham/hang-loat",
                                                std::string("viec=") + other_group + "&sp=" + product.code +
                                                    "&phien-ban=" + std::to_string(version) + "&ma=gia999999999");
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(desk_world().stored(), before);
    EXPECT_EQ(index.version, desk_world().index()->version);
}

TEST(DeskLists, AChangeOfManyRecordsNamesTheirNumberAndShowsTheNewest) {
    std::string largest;  // a decision of some eighty products, with their producers
    desk_world().site().database.read([&](db::Reader& reader) {
        reader.query("SELECT change_code FROM trail_entry GROUP BY change_code ORDER BY count(*) DESC LIMIT 1", {},
                     [&](const db::Row& row) { largest = row.text(0); });
    });
    const auto page = province_officer().ask("/quan-ly/thay-doi/" + largest);
    ASSERT_EQ(page.status, 200);
    const auto heading = std::string(inside(page.text(), "<h2>Hồ sơ (", ")"));
    EXPECT_GT(number_in(heading).value_or(0), 200U) << heading;
    EXPECT_TRUE(holds(page, "Chỉ hiện 200 mục mới nhất"));
}

TEST(DeskLists, AChangeThatOthersBuiltOnStaysAndNamesTheRecordInTheWay) {
    const auto& site = desk_world().site();
    std::string first;
    auto product = own();
    for (const auto* name : {"Tên sửa lần một", "Tên sửa lần hai"}) {
        site.database.write([&](db::Writer& writer) {
            const auto change = trail::begin_change({"console"}, name, site.random);
            if (first.empty()) first = change.code;
            product.name = name;
            registry::correct_product({writer, change, noon(desk_world().today), site.random}, product);
        });
    }
    const auto refused = province_officer().send("/quan-ly/thay-doi/" + first + "/hoan-tac", "ma=chan99999999");
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(holds(refused, "Chưa hoàn tác được"));
    EXPECT_TRUE(holds(refused, "/quan-ly/san-pham/" + product.code + "\""));
    EXPECT_EQ(own().name, "Tên sửa lần hai");
}

TEST(DeskLists, ARecordIsShownAsItWasKnownOnADay) {
    const auto& site = desk_world().site();
    registry::Product product;
    product.name = "Tên cũ đã biết";
    product.place = own().place;
    product.producer = own().producer;
    const auto write = [&](Date day, const std::function<void(const trail::WriteContext&)>& work) {
        site.database.write([&](db::Writer& writer) {
            const auto change = trail::begin_change({province_officer().account.code}, "thử", site.random);
            work({writer, change, noon(day), site.random});
        });
    };
    write(on(2025, 2, 1), [&](const auto& context) { product = registry::add_product(context, product); });
    write(on(2025, 5, 1), [&](const auto& context) {
        product.name = "Tên mới hôm nay";
        registry::correct_product(context, product);
    });
    const auto path = "/quan-ly/san-pham/" + product.code;
    const auto then = commune_officer().ask(path + "?luc=2025-03-01");
    ASSERT_EQ(then.status, 200);
    EXPECT_TRUE(holds(then, "<h1>Tên cũ đã biết</h1>"));
    EXPECT_TRUE(holds(then, "01/03/2025"));
    EXPECT_FALSE(holds(then, path + "/sua"));
    EXPECT_TRUE(holds(commune_officer().ask(path), "<h1>Tên mới hôm nay</h1>"));
    EXPECT_EQ(commune_officer().ask(path + "?luc=2025-01-31").status, 404);

    // Officers read who it was; the public which office.
    EXPECT_TRUE(holds(commune_officer().ask(path), "Nguyễn Thị Cán Bộ"));
    const auto open = desk_world().ask("/san-pham/" + product.slug + "/lich-su");
    EXPECT_TRUE(holds(open, "Cán bộ OCOP tỉnh"));
    EXPECT_FALSE(holds(open, "Nguyễn Thị Cán Bộ"));
    EXPECT_FALSE(holds(open, province_officer().account.code));
}

TEST(DeskLists, ChangesAreFoundByPersonDayAndKind) {
    const auto none = auditor().ask("/quan-ly/thay-doi?ngay=2001-01-01");
    EXPECT_TRUE(holds(none, "Không có thay đổi nào như vậy."));
    const auto all = auditor().ask("/quan-ly/thay-doi");
    EXPECT_FALSE(holds(all, "mời Nguyễn Thị Cán Bộ"));  // accounts are not the registry's
    EXPECT_TRUE(holds(all, "sửa hồ sơ"));
    EXPECT_TRUE(holds(auditor().ask("/quan-ly/thay-doi?loai=producer"), "sửa hồ sơ"));
    EXPECT_FALSE(holds(auditor().ask("/quan-ly/thay-doi?loai=remark"), "sửa hồ sơ"));
    EXPECT_FALSE(holds(auditor().ask("/quan-ly/thay-doi?ai=public"), "sửa hồ sơ"));
    for (const auto& value : desk_world().secrets.all()) EXPECT_FALSE(holds(all, value)) << value;
}

}  // namespace
}  // namespace saolang::http_tests
