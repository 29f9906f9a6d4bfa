// Officers keep the registry: who sends what, what comes back, what was written.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "base/number.hpp"
#include "http/reading.hpp"
#include "http/world.hpp"
#include "people/account_store.hpp"
#include "people/session.hpp"
#include "registry/figures.hpp"

namespace saolang::http_tests {
namespace {

using Fields = web::Pairs;

struct Officer {
    web::Pairs cookie;
    std::string secret;
    std::string code;
};

Officer an_officer(const World& world, people::Role role, const people::Scope& scope) {
    Officer officer;
    const auto& site = world.site();
    site.database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "account", site.random);
        const trail::WriteContext context{writer, change, site.clock(), site.random};
        const auto account = people::add_account(context, {.code = "",
                                                           .sign_in_name = "",
                                                           .state = people::AccountState::active,
                                                           .name = "Cán bộ",
                                                           .email = "",
                                                           .phone = ""});
        people::add_grant(context, {.id = {},
                                    .account = account.id,
                                    .role = role,
                                    .scope = scope,
                                    .from = *Date::from_civil(2024, 1, 1),
                                    .to = {}});
        const auto secret = people::start_session(writer, account.id, "", "", site.clock(), site.random);
        officer = {{{"cookie", "phien=" + secret}}, people::form_secret(secret), account.code};
    });
    return officer;
}

// One world for all these tests, none of which counts on what the others left.
struct Desk {
    World world;
    registry::ProducerAt near;  // a producer of the commune whose officer asks
    registry::ProducerAt far;   // and one of another commune
    places::UnitId commune;
    Officer province = an_officer(world, people::Role::province_officer, people::over_everything());
    Officer auditor = an_officer(world, people::Role::auditor, people::over_everything());
    Officer officer;

    Desk() : near(0), far(0), commune() {
        const auto index = world.index();
        const auto unit_now = [&](registry::ProducerAt at) -> std::optional<places::UnitId> {
            const auto& place = index->producers[at].place;
            if (!place) return std::nullopt;
            const auto& gazetteer = world.site().gazetteer;
            return gazetteer.locate(*gazetteer.by_key(place->code, place->valid_from), places::Level::commune,
                                    world.today);
        };
        while (!unit_now(near)) ++near;
        commune = *unit_now(near);
        while (!unit_now(far) || unit_now(far) == commune) ++far;
        const auto& unit = world.site().gazetteer[commune];
        officer = an_officer(world, people::Role::commune_officer, people::over_unit({unit.code, unit.valid.from}));
    }
};

Desk& desk() {
    static Desk one;
    return one;
}

std::string encoded(const Fields& fields) {
    std::string form;
    for (const auto& [name, value] : fields)
        form += (form.empty() ? "" : "&") + name + "=" + web::percent_encode(value);
    return form;
}

web::Response ask(const Officer& officer, std::string_view target) { return desk().world.ask(target, officer.cookie); }

web::Response send(const Officer& officer, std::string_view target, Fields fields) {
    fields.emplace_back("khoa", officer.secret);
    if (web::first(fields, "ma").empty()) fields.emplace_back("ma", short_code(desk().world.site().random, 12));
    return desk().world.send(target, encoded(fields), officer.cookie);
}

std::string hidden(const web::Response& page, std::string_view name) {
    const auto opening = fmt::format(R"(name="{}" value=")", name);
    const auto at = page.text().find(opening);
    if (at == std::string_view::npos) return {};
    const auto from = at + opening.size();
    return std::string(page.text().substr(from, page.text().find('"', from) - from));
}

std::string version_on(const Officer& officer, std::string_view target) {
    return hidden(ask(officer, target), "phien-ban");
}

std::string location(const web::Response& response) { return std::string(header(response, "Location")); }

struct Sent {
    std::string who;
    const Officer* officer;
    std::string target;
    Fields fields;
    int status;
    std::vector<std::string> contains = {};
    std::vector<std::string> lacks = {};
    Written wrote = {0, 0};
};

void expect_sent(const std::vector<Sent>& rows) {
    for (const auto& row : rows) {
        SCOPED_TRACE(row.who + ": " + row.target);
        const auto before = desk().world.stored();
        const auto response = send(*row.officer, row.target, row.fields);
        EXPECT_EQ(response.status, row.status);
        for (const auto& words : row.contains) EXPECT_TRUE(holds(response, words)) << "misses " << words;
        for (const auto& words : row.lacks) EXPECT_FALSE(holds(response, words)) << "holds " << words;
        const auto after = desk().world.stored();
        const auto marks = row.wrote.entries > 0 ? 1 : 0;  // that the form was taken
        EXPECT_EQ(after.rows - before.rows, row.wrote.rows + marks);
        EXPECT_EQ(after.entries - before.entries, row.wrote.entries);
    }
}

std::string commune_words() { return desk().world.site().gazetteer.full_name(desk().commune, desk().world.today); }

const registry::Producer& near_producer() { return desk().world.index()->producers[desk().near]; }
const registry::Producer& far_producer() { return desk().world.index()->producers[desk().far]; }
std::string near_path(std::string_view rest) { return "/quan-ly/chu-the/" + near_producer().code + std::string(rest); }
std::string far_path(std::string_view rest) { return "/quan-ly/chu-the/" + far_producer().code + std::string(rest); }

Fields producer_fields(std::string name) {
    return {{"ten", std::move(name)}, {"loai", "cooperative"}, {"noi", commune_words()}, {"ly-do", "sửa cho đúng"}};
}

Fields with(Fields fields, std::string name, std::string value) {
    std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    fields.emplace_back(std::move(name), std::move(value));
    return fields;
}

// A product of the commune's producer with a recognition.
struct Recognised {
    std::string code;
    std::int64_t recognition;
};
Recognised recognised(registry::ProducerAt producer) {
    const auto index = desk().world.index();
    for (registry::ProductAt at = 0; at < index->products.size(); ++at)
        if (index->producer_at[at] == producer && !index->recognitions_of(at).empty() &&
            index->recognitions_of(at).back().valid_from)
            return {index->products[at].code, static_cast<std::int64_t>(index->recognitions_of(at).back().id)};
    throw std::logic_error("no recognised product");
}

TEST(DeskForms, AVersionThatWasNotShownWritesOverNothing) {
    const auto& gazetteer = desk().world.site().gazetteer;
    const auto far = gazetteer.by_key(far_producer().place->code, far_producer().place->valid_from);
    const auto unit = gazetteer.locate(*far, places::Level::commune, desk().world.today);
    const auto contact_path = "/quan-ly/don-vi/" + gazetteer[*unit].code + "/sua";
    const Fields contact{{"co-quan", "Phòng Kinh tế"}, {"phien-ban", "-1"}};
    expect_sent({
        {"one to come", &desk().officer, near_path("/sua"),
         with(producer_fields(near_producer().name), "phien-ban", "999999999"), 409},
        {"none of a new one",
         &desk().officer,
         "/quan-ly/chu-the/moi",
         with(producer_fields("HTX Không Số Phiên"), "phien-ban", "-1"),
         303,
         {},
         {},
         {1, 1}},
        {"none of a contact", &desk().province, contact_path, contact, 303, {}, {}, {1, 1}},
    });
}

TEST(DeskForms, AProducerIsAddedInOnesOwnPlaceAlone) {
    const auto far_unit =
        desk().world.site().gazetteer.by_key(far_producer().place->code, far_producer().place->valid_from);
    const auto far_words = desk().world.site().gazetteer.full_name(
        *desk().world.site().gazetteer.locate(*far_unit, places::Level::commune, desk().world.today),
        desk().world.today);
    const auto& own = desk().officer;
    const auto& province = desk().province;
    const std::string path = "/quan-ly/chu-the/moi";
    expect_sent({
        {"the commune's officer", &own, path, producer_fields("HTX Kiểm thử Một"), 303, {}, {}, {1, 1}},
        {"an officer of the province", &province, path, producer_fields("HTX Kiểm thử Hai Lúa"), 303, {}, {}, {1, 1}},
        {"an auditor", &desk().auditor, path, producer_fields("HTX Kiểm thử Ba"), 404, {}, {"HTX Kiểm thử Ba"}},
        {"of another commune",
         &own,
         path,
         with(producer_fields("HTX Kiểm thử Bốn"), "noi", far_words),
         422,
         {"không thuộc địa bàn", "HTX Kiểm thử Bốn"}},
        {"no name", &own, path, producer_fields(""), 422, {"Cần điền mục này"}},
        {"an unknown place",
         &own,
         path,
         with(producer_fields("HTX Kiểm thử Năm"), "noi", "Xã Không Có"),
         422,
         {"Không tìm thấy nơi này", "Xã Không Có", "HTX Kiểm thử Năm"}},
        {"a broken tax code",
         &own,
         path,
         with(producer_fields("HTX Kiểm thử Năm"), "ma-so-thue", "12345"),
         422,
         {"10, 12 hoặc 13 chữ số", "12345"}},
    });
}

TEST(DeskForms, AProducerThatLooksLikeAKnownOneIsAskedAbout) {
    const auto& own = desk().officer;
    const auto twin = producer_fields(near_producer().name);
    expect_sent({
        {"the same name",
         &own,
         "/quan-ly/chu-the/moi",
         twin,
         422,
         {"có thể đã có trong sổ", near_path(""), "Là chủ thể khác"}},
        {"another one it is", &own, "/quan-ly/chu-the/moi", with(twin, "khac", "1"), 303, {}, {}, {1, 1}},
    });
}

TEST(DeskForms, AForeignRecordIsAsIfItDidNotExist) {
    const auto missing = ask(desk().officer, "/quan-ly/chu-the/khongcogi/sua");
    const auto foreign = ask(desk().officer, far_path("/sua"));
    EXPECT_EQ(missing.status, 404);
    EXPECT_EQ(foreign.status, 404);
    const auto [product, recognition] = recognised(desk().far);
    const std::vector<std::string> targets{far_path("/sua"),
                                           far_path("/gop"),
                                           "/quan-ly/san-pham/" + product + "/sua",
                                           "/quan-ly/san-pham/" + product + "/cong-nhan/moi",
                                           fmt::format("/quan-ly/cong-nhan/{}/sua", recognition),
                                           fmt::format("/quan-ly/cong-nhan/{}/thu-hoi", recognition)};
    for (const auto& target : targets) {
        SCOPED_TRACE(target);
        EXPECT_EQ(ask(desk().officer, target).status, 404);
        EXPECT_EQ(ask(desk().province, target).status, 200);
        EXPECT_EQ(ask(desk().auditor, target).status, 404);
        EXPECT_EQ(desk().world.ask(target).status, 401);
        const auto before = desk().world.stored();
        EXPECT_EQ(send(desk().officer, target, producer_fields("Không được")).status, 404);
        EXPECT_EQ(desk().world.stored(), before);
    }
}

TEST(DeskForms, ARecordIsNotMovedOutOfOnesOwnPlace) {
    const auto path = near_path("/sua");
    const auto far_unit =
        *desk().world.site().gazetteer.by_key(far_producer().place->code, far_producer().place->valid_from);
    const auto& gazetteer = desk().world.site().gazetteer;
    const auto words = gazetteer.full_name(*gazetteer.locate(far_unit, places::Level::commune, desk().world.today),
                                           desk().world.today);
    auto fields = with(producer_fields(near_producer().name), "noi", words);
    fields.emplace_back("phien-ban", version_on(desk().officer, path));
    expect_sent({{"out of the commune", &desk().officer, path, fields, 422, {"không thuộc địa bàn"}}});
}

TEST(DeskForms, WhatIsSentTwiceIsDoneOnceAndLeadsToTheSamePlace) {
    auto fields = with(producer_fields("HTX Gửi Hai Lần"), "ma", "motmahaiLan2");
    const auto before = desk().world.stored();
    const auto first = send(desk().officer, "/quan-ly/chu-the/moi", fields);
    const auto second = send(desk().officer, "/quan-ly/chu-the/moi", fields);
    EXPECT_EQ(first.status, 303);
    EXPECT_EQ(second.status, 303);
    EXPECT_EQ(location(first), location(second));
    EXPECT_EQ(desk().world.stored().entries - before.entries, 1);
}

TEST(DeskForms, TwoWhoChangeOneRecordSeeBothTextsAndLoseNothing) {
    const auto path = near_path("/sua");
    const auto name = near_producer().name;
    const auto version = version_on(desk().province, path);
    auto theirs = with(producer_fields(name + " A"), "phien-ban", version);
    EXPECT_EQ(send(desk().province, path, theirs).status, 303);
    auto mine = with(with(producer_fields(name + " B"), "phien-ban", version), "ma-so-thue", "4000999888");
    const auto before = desk().world.stored();
    const auto conflict = send(desk().officer, path, mine);
    EXPECT_EQ(conflict.status, 409);
    EXPECT_EQ(desk().world.stored(), before);
    for (const auto& words : {name + " A", name + " B", std::string("4000999888"), std::string("sửa cho đúng")})
        EXPECT_TRUE(holds(conflict, words)) << words;
    mine = with(mine, "phien-ban", hidden(conflict, "phien-ban"));
    EXPECT_EQ(send(desk().officer, path, mine).status, 303);
    EXPECT_EQ(near_producer().name, name + " B");
    EXPECT_EQ(near_producer().tax_code, "4000999888");
    EXPECT_EQ(send(desk().officer, path, with(mine, "phien-ban", version_on(desk().officer, path))).status, 303);
}

TEST(DeskForms, AReasonIsNeededAndAFormOfAnEndedSessionIsKept) {
    const auto path = near_path("/sua");
    const auto fields = with(producer_fields(near_producer().name), "phien-ban", version_on(desk().officer, path));
    expect_sent({{"without a reason", &desk().officer, path, with(fields, "ly-do", ""), 422, {"Cần điền mục này"}}});
    const auto before = desk().world.stored();
    const auto kept = desk().world.send(path, encoded(fields));
    EXPECT_EQ(kept.status, 401);
    EXPECT_TRUE(holds(kept, web::percent_encode("sửa cho đúng")));
    EXPECT_EQ(desk().world.stored(), before);
}

TEST(DeskForms, PrivateFactsStayWhenSomebodyWithoutThemCorrectsTheRecord) {
    const auto path = near_path("/sua");
    const auto phone = with(with(producer_fields(near_producer().name), "dien-thoai", "0905 111 222"), "phien-ban",
                            version_on(desk().officer, path));
    EXPECT_EQ(send(desk().officer, path, phone).status, 303);
    EXPECT_TRUE(holds(ask(desk().officer, path), "0905111222"));
    EXPECT_FALSE(holds(desk().world.ask("/chu-the/" + near_producer().slug + "/lich-su"), "0905111222"));
}

TEST(DeskForms, AProductIsAddedForAProducerAndItsTwinIsAskedAbout) {
    const Fields fields{{"ten", "Trà Kiểm Thử Lá Xanh"},
                        {"chu-the", near_producer().name},
                        {"chu-the-chon", near_producer().code},
                        {"tinh-trang", "active"},
                        {"bo", "12"},
                        {"nhom", "food"}};
    const std::string path = "/quan-ly/san-pham/moi";
    EXPECT_TRUE(holds(ask(desk().officer, path + "?chu-the=" + near_producer().code), near_producer().name));
    EXPECT_FALSE(holds(ask(desk().officer, path + "?chu-the=" + far_producer().code), far_producer().name));
    expect_sent({
        {"of one's own", &desk().officer, path, fields, 303, {}, {}, {1, 1}},
        {"once more", &desk().officer, path, fields, 422, {"có thể đã có trong sổ"}},
        {"of an unknown producer",
         &desk().officer,
         path,
         with(fields, "chu-the", "HTX Không Ai Biết"),
         422,
         {"Không tìm thấy chủ thể", "HTX Không Ai Biết"}},
        {"of a foreign producer",
         &desk().officer,
         path,
         with(fields, "chu-the", far_producer().name),
         422,
         {"Không tìm thấy chủ thể"}},
        {"a set of another group", &desk().officer, path, with(fields, "nhom", "craft"), 422, {"thuộc nhóm khác"}},
    });
}

TEST(DeskForms, ADecisionOfTheSameNumberAndDayIsAskedAbout) {
    const auto& known = desk().world.index()->decisions.front();
    const Fields fields{{"so", known.number}, {"ngay", to_vietnamese(*known.date)}, {"co-quan", "UBND tỉnh"}};
    const std::string path = "/quan-ly/quyet-dinh/moi";
    expect_sent({
        {"known", &desk().province, path, fields, 422, {"có thể đã có trong sổ", "Là quyết định khác"}},
        {"another one", &desk().province, path, with(fields, "khac", "1"), 303, {}, {}, {1, 1}},
        {"a day to come", &desk().province, path, with(fields, "ngay", "01/01/2030"), 422, {"Ngày này chưa đến"}},
        {"a commune's officer", &desk().officer, path, fields, 404},
    });
}

TEST(DeskForms, ARecognitionIsAddedWithItsDecisionWithdrawnAndExtendedWithinTheLaw) {
    const auto [product, recognition] = recognised(desk().near);
    const auto path = "/quan-ly/san-pham/" + product + "/cong-nhan/moi";
    const Fields fields{{"sao", "4"},
                        {"diem", "78,5"},
                        {"quyet-dinh", "9999/QĐ-UBND-KT"},
                        {"qd-ngay", "10/11/2026"},
                        {"tu-ngay", "10/11/2026"},
                        {"keo-dai-den", "09/05/2030"}};
    expect_sent({
        {"180 days past the term", &desk().province, path, fields, 303, {}, {}, {2, 2}},
        {"181 days", &desk().province, path, with(fields, "keo-dai-den", "10/05/2030"), 422, {"nhiều nhất 180 ngày"}},
        {"no day of the new decision",
         &desk().province,
         path,
         with(with(fields, "qd-ngay", ""), "quyet-dinh", "8888/QĐ"),
         422,
         {"chưa có trong sổ"}},
        {"a score of another star",
         &desk().province,
         path,
         with(fields, "diem", "69,9"),
         422,
         {"không thuộc hạng sao"}},
    });
    const auto index = desk().world.index();
    const auto at = index->product_by_code.at(product);
    EXPECT_EQ(index->recognitions_of(at).back().valid_to, *Date::from_civil(2029, 11, 10));
    const auto id = static_cast<std::int64_t>(index->recognitions_of(at).back().id);
    const auto withdraw = fmt::format("/quan-ly/cong-nhan/{}/thu-hoi", id);
    const Fields withdrawal{{"can-cu", "mark_misused"},
                            {"ngay", "20/11/2026"},
                            {"van-ban", "512/QĐ-UBND"},
                            {"ly-do", "theo biên bản kiểm tra"},
                            {"phien-ban", version_on(desk().province, withdraw)}};
    expect_sent({
        {"no ground", &desk().province, withdraw, with(withdrawal, "can-cu", ""), 422, {"Cần điền mục này"}},
        {"before it began", &desk().province, withdraw, with(withdrawal, "ngay", "09/11/2026"), 422, {"đứng trước"}},
        {"right", &desk().province, withdraw, withdrawal, 303, {}, {}, {0, 1}},
    });
    EXPECT_EQ(desk().world.index()->standing(at, desk().world.today).kind, registry::Standing::Kind::none);
}

TEST(DeskForms, TwoProducersAreMergedAndOldAddressesLeadToTheKeptOne) {
    EXPECT_EQ(send(desk().province, "/quan-ly/chu-the/moi", producer_fields("HTX Hai Hồ Sơ")).status, 303);
    EXPECT_EQ(send(desk().province, "/quan-ly/chu-the/moi",
                   with(with(producer_fields("Hợp tác xã Hai Hồ Sơ"), "khac", "1"), "ma-so-thue", "4000777666"))
                  .status,
              303);
    const auto index = desk().world.index();
    const auto kept = index->producers[index->producers.size() - 2];
    const auto gone = index->producers.back();
    const auto path = "/quan-ly/chu-the/" + kept.code + "/gop";
    EXPECT_TRUE(holds(ask(desk().province, path), gone.name)) << "a likely double is offered";
    const auto side_by_side = ask(desk().province, path + "?voi=" + gone.code);
    EXPECT_TRUE(holds(side_by_side, kept.name));
    EXPECT_TRUE(holds(side_by_side, gone.name));
    const Fields fields{{"voi", gone.code},
                        {"giu", kept.code},
                        {"lay-name", gone.code},
                        {"ly-do", "một hợp tác xã"},
                        {"phien-ban", hidden(side_by_side, "phien-ban")}};
    expect_sent({
        {"a commune's officer", &desk().officer, path, fields, 404},
        {"with nobody", &desk().province, path, with(fields, "voi", "khongcogi"), 404},
        {"the province", &desk().province, path, with(fields, "ma", "gopmotlan234"), 303, {}, {}, {2, 2}},
        {"once more", &desk().province, path, with(fields, "ma", "gopmotlan234"), 303},
    });
    const auto merged = desk().world.index();
    EXPECT_EQ(merged->producers.size(), index->producers.size() - 1);
    EXPECT_EQ(merged->producers.back().name, gone.name);
    EXPECT_EQ(merged->producers.back().tax_code, "4000777666");
    const auto moved = desk().world.ask("/chu-the/" + gone.slug);
    EXPECT_EQ(moved.status, 301);
    EXPECT_EQ(location(moved), "/chu-the/" + kept.slug);
    const auto officers = ask(desk().province, "/quan-ly/chu-the/" + gone.code + "/sua");
    EXPECT_EQ(officers.status, 301);
    EXPECT_EQ(location(officers), "/quan-ly/chu-the/" + kept.code);
}

TEST(DeskForms, AMergeOfWhatSomebodyJustChangedAsksAgain) {
    const auto path = near_path("/gop");
    const auto page = ask(desk().province, path + "?voi=" + far_producer().code);
    const auto edit = near_path("/sua");
    EXPECT_EQ(send(desk().province, edit,
                   with(with(producer_fields(near_producer().name), "ma-so-thue", "4000555444"), "phien-ban",
                        version_on(desk().province, edit)))
                  .status,
              303);
    const Fields fields{{"voi", far_producer().code},
                        {"giu", near_producer().code},
                        {"ly-do", "một hợp tác xã"},
                        {"phien-ban", hidden(page, "phien-ban")}};
    expect_sent({{"the province", &desk().province, path, fields, 409, {"vừa sửa", "một hợp tác xã"}}});
}

TEST(DeskForms, AUnitsContactIsSeenByOfficersAndKeptByItsOwn) {
    const auto& unit = desk().world.site().gazetteer[desk().commune];
    const auto path = "/quan-ly/don-vi/" + unit.code + "/sua";
    const Fields fields{{"co-quan", "Phòng Kinh tế"}, {"nguoi", "Trần Văn Đầu Mối"}, {"dien-thoai", "0235 3811 111"}};
    expect_sent({
        {"the commune's officer", &desk().officer, path, fields, 303, {}, {}, {1, 1}},
        {"a broken e-mail", &desk().officer, path, with(fields, "thu-dien-tu", "khong"), 422, {"ten@coquan.vn"}},
        {"an auditor", &desk().auditor, path, fields, 404},
        {"of the province, by a commune", &desk().officer, "/quan-ly/don-vi/48/sua", fields, 404},
        {"as if nobody had written",
         &desk().province,
         path,
         with(fields, "nguoi", "Người Khác"),
         409,
         {"Trần Văn Đầu Mối", "Người Khác"}},
    });
    EXPECT_TRUE(holds(ask(desk().auditor, "/quan-ly/don-vi"), "Trần Văn Đầu Mối"));
    EXPECT_FALSE(holds(ask(desk().auditor, "/quan-ly/don-vi"), path));
    EXPECT_EQ(desk().world.ask("/quan-ly/don-vi").status, 401);
    const auto workbook = ask(desk().auditor, "/quan-ly/don-vi?dang=xlsx");
    EXPECT_EQ(workbook.status, 200);
    EXPECT_TRUE(workbook.text().starts_with("PK"));
}

TEST(DeskForms, AReportIsHandledWithItsAnswer) {
    const auto& world = desk().world;
    const std::string path = "/quan-ly/bao-sai";
    EXPECT_TRUE(holds(ask(desk().province, path), world.secrets.remark));
    EXPECT_EQ(ask(desk().officer, path).status, 404);
    expect_sent({
        {"no answer", &desk().province, path + "/remark99999", {}, 422, {"Cần điền mục này"}},
        {"an auditor",
         &desk().auditor,
         path + "/remark99999",
         {{"ket-qua", "đã xem"}},
         404,
         {},
         {world.secrets.remark}},
    });
    const auto version = version_on(desk().province, path + "/remark99999");
    expect_sent({{"the province",
                  &desk().province,
                  path + "/remark99999",
                  {{"ket-qua", "Đã đối chiếu quyết định"}, {"phien-ban", version}},
                  303,
                  {},
                  {},
                  {0, 1}}});
    EXPECT_FALSE(holds(ask(desk().province, path), world.secrets.remark));
    EXPECT_TRUE(holds(ask(desk().province, path + "?tinh=da-xu-ly"), "Đã đối chiếu quyết định"));
}

}  // namespace
}  // namespace saolang::http_tests
