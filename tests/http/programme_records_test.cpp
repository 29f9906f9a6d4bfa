// Records of the programme: who sees which, what a form takes and says, and what a producer keeps to itself.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "evidence/store.hpp"
#include "http/reading.hpp"
#include "http/records.hpp"
#include "http/world.hpp"
#include "office/workbook.hpp"
#include "people/session.hpp"
#include "programme/ledger.hpp"
#include "programme/market_kinds.hpp"

namespace saolang::http_tests {
namespace {

using people::Role;
using Fields = web::Pairs;

constexpr std::int64_t foreign_turnover = 987'654'321;
constexpr std::string_view own_figure = "123.456.789";
constexpr std::string_view foreign_figure = "987.654.321";

// One world for all these tests; beside its own records stand those of a producer of another commune.
struct Records {
    World world;
    registry::ProductAt other = 0;
    const Person& province = world.signed_in(Role::province_officer, Where::everything);
    const Person& commune = world.signed_in(Role::commune_officer);
    const Person& department = world.signed_in(Role::department_officer);  // may not see what is confidential
    const Person& leader = world.signed_in(Role::province_leader);
    const Person& auditor = world.signed_in(Role::auditor);
    const Person& producer = world.signed_in(Role::producer_owner);

    Records() {
        const auto index = world.index();
        const auto& gazetteer = world.site().gazetteer;
        const auto commune_of = [&](registry::ProductAt at) {
            return index->has_place[at] ? gazetteer.locate(index->place[at], places::Level::commune, world.today)
                                        : std::nullopt;
        };
        while (index->producer_at[other] == registry::Index::no_producer || !commune_of(other) ||
               commune_of(other) == world.commune)
            ++other;
        add_one_of_each_kind(world.site(), {.product = static_cast<std::int64_t>(index->products[other].id),
                                            .producer = static_cast<std::int64_t>(*index->products[other].producer),
                                            .decision = world.decision_id,
                                            .unit = programme::unit_key(*commune_of(other), gazetteer),
                                            .codes = "khac-{}",
                                            .turnover = foreign_turnover});
    }
};

Records& records() {
    static Records one;
    return one;
}

web::Response ask(const Person& person, const std::string& target) {
    return records().world.ask(target, person.headers());
}

web::Response send(const Person& person, const std::string& target, const Fields& fields) {
    std::string form;
    for (const auto& [name, value] : fields) form += "&" + name + "=" + web::percent_encode(value);
    if (web::first(fields, "ma").empty()) form += "&ma=" + short_code(records().world.site().random, 12);
    return records().world.send(target, person.form(form), person.headers());
}

std::string location(const web::Response& response) { return std::string(header(response, "Location")); }

std::string version_on(const Person& person, const std::string& target) {
    const auto page = ask(person, target);
    const std::string_view opening = R"(name="phien-ban" value=")";
    const auto at = page.text().find(opening);
    if (at == std::string_view::npos) return {};
    const auto from = at + opening.size();
    return std::string(page.text().substr(from, page.text().find('"', from) - from));
}

std::string cells_of(const web::Response& response) {
    const auto book = office::read_workbook(response.text());
    if (!book) return "no workbook";
    std::string all;
    for (const auto& sheet : book->sheets)
        for (const auto row : sheet.rows)
            for (const auto& cell : row.cells) all.append(cell.text).append("\n");
    return all;
}

const std::string& product_name() {
    static const std::string name = [] {
        const auto index = records().world.index();
        return index->products[index->product_by_code.at(records().world.product_code)].name;
    }();
    return name;
}

// ---- Who sees which -------------------------------------------------------------------------------------------------

TEST(ProgrammeRecords, OthersRecordsAreNeitherListedNorInTheFileNorOnAPage) {
    auto& all = records();
    for (const auto* kind : programme::kinds()) {
        if (kind->of_plan || kind->seen_by_all) continue;
        SCOPED_TRACE(kind->name);
        const auto path = "/quan-ly/ho-so/" + std::string(kind->segment);
        const auto own = code_of(*kind, "thu-{}");
        const auto other = code_of(*kind, "khac-{}");
        EXPECT_TRUE(holds(ask(all.commune, path + "?q=" + own), path + "/" + own));
        EXPECT_FALSE(holds(ask(all.commune, path + "?q=" + other), path + "/" + other));
        const auto file = cells_of(ask(all.commune, path + "?dang=xlsx"));
        EXPECT_NE(file.find(own), std::string::npos);
        EXPECT_EQ(file.find(other), std::string::npos);
        EXPECT_EQ(ask(all.commune, path + "/" + own).status, 200);
        for (const auto* page : {"", "/sua", "/xoa", "/tai-lieu"})
            EXPECT_EQ(ask(all.commune, path + "/" + other + page).status, 404) << page;
        EXPECT_TRUE(holds(ask(all.province, path + "?q=" + other), path + "/" + other));
    }
}

TEST(ProgrammeRecords, AListHoldsExactlyWhatItsReaderCanOpen) {
    auto& all = records();
    std::size_t opened = 0;
    std::size_t closed = 0;
    for (const auto id : {programme::KindId::inspection, programme::KindId::support_money,
                          programme::KindId::zone_supply, programme::KindId::event_money, programme::KindId::trained}) {
        const auto& kind = programme::kind_of(id);
        const auto path = "/quan-ly/ho-so/" + std::string(kind.segment);
        const auto file = cells_of(ask(all.commune, path + "?dang=xlsx"));
        std::vector<std::string> codes{code_of(kind, "thu-{}"), code_of(kind, "khac-{}")};
        for (int i = 1; i <= 25; ++i) codes.push_back(code_of(kind, "{}-" + std::to_string(i)));
        for (const auto& code : codes) {
            const bool opens = ask(all.commune, path + "/" + code).status == 200;
            EXPECT_EQ(file.find("\n" + code + "\n") != std::string::npos, opens) << code;
            ++(opens ? opened : closed);
        }
    }
    EXPECT_GT(opened, 4U);
    EXPECT_GT(closed, 4U);
}

TEST(ProgrammeRecords, WhatIsConfidentialIsShownToThoseWhoMustKnowAlone) {
    auto& all = records();
    const std::vector<std::string> pages{"/quan-ly/ho-so/doanh-thu",
                                         "/quan-ly/ho-so/doanh-thu/thu-turnover",
                                         "/quan-ly/ho-so/doanh-thu?q=123456789",
                                         "/quan-ly/ho-so/tham-gia-hoi-cho",
                                         "/quan-ly/ho-so/tham-gia-hoi-cho/thu-event-part",
                                         "/quan-ly/ho-so/hoi-cho/thu-event",
                                         "/quan-ly/ho-so?chu-the=" + all.world.producer_code,
                                         "/quan-ly/ho-so?san-pham=" + all.world.product_code};
    for (const auto& page : pages) {
        SCOPED_TRACE(page);
        const bool searched = page.find("q=") != std::string::npos;
        for (const auto* person : {&all.department, &all.leader}) {
            const auto answer = ask(*person, page);
            EXPECT_EQ(answer.status, 200) << person->says();
            EXPECT_FALSE(holds(answer, own_figure)) << person->says();
            EXPECT_FALSE(holds(answer, "12.345.678")) << person->says();  // the profit
        }
        const bool shows = !searched && page.find("hoi-cho/thu-event") == std::string::npos &&
                           page.find("san-pham=") == std::string::npos;
        if (shows) {
            EXPECT_TRUE(holds(ask(all.commune, page), own_figure));
        }
    }
    for (const auto* person : {&all.department, &all.leader})
        EXPECT_EQ(cells_of(ask(*person, "/quan-ly/ho-so/doanh-thu?dang=xlsx")).find("123456789"), std::string::npos);
    EXPECT_NE(cells_of(ask(all.commune, "/quan-ly/ho-so/doanh-thu?dang=xlsx")).find("123456789"), std::string::npos);
    EXPECT_EQ(ask(all.department, "/quan-ly/ho-so/doanh-thu/moi").status, 404);
    EXPECT_EQ(ask(all.department, "/quan-ly/ho-so/doanh-thu/thu-turnover/tai-lieu").status, 404);
    EXPECT_FALSE(holds(ask(all.department, "/quan-ly/ho-so/doanh-thu/thu-turnover/sua"), "123.456"));
    // Over the same commune as the officer's, the fair's participant of another commune is nobody's business.
    EXPECT_FALSE(holds(ask(all.commune, "/quan-ly/ho-so/hoi-cho/khac-event"), foreign_figure));
}

TEST(ProgrammeRecords, EveryDoorOfTheHubLeadsToAsManyRecordsAsItSays) {
    auto& all = records();
    for (const auto* person : {&all.province, &all.commune, &all.leader}) {
        const auto hub = ask(*person, "/quan-ly/ho-so");
        ASSERT_EQ(hub.status, 200);
        std::size_t doors = 0;
        for (const auto& link : links(hub.text())) {
            if (!link.href.starts_with("/quan-ly/ho-so/") || link.href.find("viec=") == std::string::npos) continue;
            const auto counted = number_in(link.words);
            ASSERT_TRUE(counted) << link.words;
            EXPECT_EQ(total_of(ask(*person, link.href).text()), counted) << person->says() << " " << link.href;
            ++doors;
        }
        EXPECT_GE(doors, 3U) << person->says();
    }
}

// ---- Forms ----------------------------------------------------------------------------------------------------------

Fields commitment_fields() {
    return {{"producer", records().world.producer_code},
            {"signed_on", "15/03/2026"},
            {"body", "UBND xã thử"},
            {"number", "07/CK"}};
}

TEST(ProgrammeRecords, ARecordIsAddedOnceAndWhatWasLeftOutFollows) {
    auto& all = records();
    auto fields = commitment_fields();
    fields.emplace_back("ma", "camketmoi234");
    const auto before = all.world.stored();
    const auto first = send(all.commune, "/quan-ly/ho-so/cam-ket/moi", fields);
    ASSERT_EQ(first.status, 303) << first.text();
    const auto again = send(all.commune, "/quan-ly/ho-so/cam-ket/moi", fields);
    EXPECT_EQ(location(again), location(first));
    EXPECT_EQ(all.world.stored().entries - before.entries, 1);
    const auto page = ask(all.commune, location(first));
    EXPECT_TRUE(holds(page, "14/03/2029"));  // three years, less a day
    EXPECT_TRUE(holds(page, "Còn hiệu lực"));
    // The same once more under a new code is asked about, and may be said to be another one.
    auto twin = commitment_fields();
    const auto doubt = send(all.commune, "/quan-ly/ho-so/cam-ket/moi", twin);
    EXPECT_EQ(doubt.status, 422);
    EXPECT_TRUE(holds(doubt, location(first)));
    twin.emplace_back("khac", "1");
    EXPECT_EQ(send(all.commune, "/quan-ly/ho-so/cam-ket/moi", twin).status, 303);
}

TEST(ProgrammeRecords, MistakesStandAtTheirFieldsAndNothingTypedIsLost) {
    auto& all = records();
    struct Row {
        std::string segment;
        Fields fields;
        std::string field;  // that is wrong
        std::vector<std::string> kept;
    };
    const std::vector<Row> rows{
        {"cam-ket",
         {{"producer", "không có chủ thể này"}, {"signed_on", "15/03/2026"}, {"body", "Cơ quan Lạ"}},
         "producer",
         {"Cơ quan Lạ", "15/03/2026"}},
        {"cam-ket",
         {{"producer", all.world.producer_code}, {"signed_on", "31/02/2026"}, {"body", "x"}},
         "signed_on",
         {"31/02/2026"}},
        {"dang-ky",
         {{"product", all.world.product_code}, {"registered_on", "02/02/2026"}, {"year", "2028"}, {"kind", "first"}},
         "year",
         {"2028"}},
        {"dang-ky",
         {{"product", all.world.product_code},
          {"registered_on", "02/02/2026"},
          {"kind", "first"},
          {"result", "recognised"}},
         "result_on",
         {}},
        {"diem-ban",
         {{"name", "Điểm thử"}, {"kind", "point"}, {"position", "108.33, 15.88"}, {"opened_on", "01/01/2026"}},
         "position",
         {"108.33, 15.88", "Điểm thử"}},
        {"noi-luc",
         {{"product", all.world.product_code}, {"on_day", "01/01/2026"}, {"local_material", "170,5"}},
         "local_material",
         {"170,5"}},
        {"kenh-ban",
         {{"product", all.world.product_code}, {"channel", "zalo"}, {"from_day", "01/01/2026"}},
         "channel",
         {}},
        {"doanh-thu",
         {{"product", all.world.product_code},
          {"from_day", "15/01/2026"},
          {"to_day", "15/02/2026"},
          {"turnover", "1.000.000"}},
         "from_day",
         {"1.000.000"}},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.segment + " " + row.field);
        const auto before = all.world.stored();
        const auto answer = send(all.commune, "/quan-ly/ho-so/" + row.segment + "/moi", row.fields);
        EXPECT_EQ(answer.status, 422);
        EXPECT_TRUE(holds(answer, fmt::format("id=\"f-{}-error\"", row.field)));
        for (const auto& words : row.kept) EXPECT_TRUE(holds(answer, words)) << words;
        EXPECT_EQ(all.world.stored(), before);
    }
}

TEST(ProgrammeRecords, NobodyAddsForAPlaceThatIsNotTheirs) {
    auto& all = records();
    const auto& index = *all.world.index();
    const auto& other = index.products[all.other];
    const auto before = all.world.stored();
    const Fields fields{{"product", other.code}, {"channel", "shopee"}, {"from_day", "01/01/2026"}};
    EXPECT_EQ(send(all.commune, "/quan-ly/ho-so/kenh-ban/moi", fields).status, 422);
    EXPECT_EQ(all.world.stored(), before);
    EXPECT_EQ(send(all.province, "/quan-ly/ho-so/kenh-ban/moi", fields).status, 303);
    // A course of the whole province is not the commune's to write.
    const Fields course{{"name", "Lớp cả tỉnh"}, {"from_day", "01/01/2026"}, {"audience", "officers"}};
    EXPECT_EQ(send(all.commune, "/quan-ly/ho-so/tap-huan/moi", course).status, 422);
}

TEST(ProgrammeRecords, ACorrectionNeedsAReasonAndWritesOverNobody) {
    auto& all = records();
    const std::string path = "/quan-ly/ho-so/tieu-chuan/thu-standard";
    const auto version = version_on(all.commune, path + "/sua");
    Fields fields{{"producer", all.world.producer_code},
                  {"product", all.world.product_code},
                  {"scheme", "haccp"},
                  {"number", "HACCP 12"},
                  {"issuer", "Tổ chức thử"},
                  {"valid_from", "15/01/2026"},
                  {"phien-ban", version}};
    EXPECT_EQ(send(all.commune, path + "/sua", fields).status, 422);
    fields.emplace_back("ly-do", "đúng theo giấy");
    EXPECT_EQ(send(all.commune, path + "/sua", fields).status, 303);
    EXPECT_TRUE(holds(ask(all.commune, path), "HACCP 12"));
    EXPECT_TRUE(holds(ask(all.commune, path), "đúng theo giấy"));
    auto late = fields;
    for (auto& [name, value] : late)
        if (name == "number") value = "HACCP 13";
    const auto conflict = send(all.province, path + "/sua", late);
    EXPECT_EQ(conflict.status, 409);
    EXPECT_TRUE(holds(conflict, "HACCP 12"));
    EXPECT_TRUE(holds(conflict, "HACCP 13"));
}

TEST(ProgrammeRecords, OddFiguresAreSavedMarkedAndCounted) {
    auto& all = records();
    const Fields fields{{"product", all.world.product_code},
                        {"from_day", "01/04/2026"},
                        {"to_day", "30/06/2026"},
                        {"turnover", "4.000.000.000"},
                        {"profit", "5.000.000.000"}};
    const auto sent = send(all.commune, "/quan-ly/ho-so/doanh-thu/moi", fields);
    ASSERT_EQ(sent.status, 303);
    const auto page = ask(all.commune, location(sent));
    EXPECT_TRUE(holds(page, "4.000.000.000"));
    EXPECT_TRUE(holds(page, "lớn hơn doanh thu"));
    EXPECT_TRUE(holds(ask(all.commune, "/quan-ly/ho-so/doanh-thu?viec=hoi-lai"), location(sent)));
    EXPECT_FALSE(holds(ask(all.leader, location(sent)), "lớn hơn doanh thu"));
}

TEST(ProgrammeRecords, WhatOthersNameStaysAndPartsGoWithTheirRecord) {
    auto& all = records();
    const std::string named = "/quan-ly/ho-so/cam-ket/khac-commitment/xoa";  // an inspection names it
    const auto before = all.world.stored();
    const auto refused = send(all.province, named, {{"ly-do", "nhập nhầm"}});
    EXPECT_EQ(refused.status, 409);
    EXPECT_TRUE(holds(refused, "lần kiểm tra"));
    EXPECT_EQ(all.world.stored(), before);
    const std::string whole = "/quan-ly/ho-so/diem-ban/khac-sales-point/xoa";
    EXPECT_TRUE(holds(ask(all.province, whole), "hàng bán tại điểm"));
    EXPECT_EQ(send(all.province, whole, {{"ly-do", "nhập nhầm"}}).status, 303);
    EXPECT_EQ(ask(all.province, "/quan-ly/ho-so/hang-diem-ban/khac-point-product").status, 404);
    EXPECT_EQ(all.world.stored().entries - before.entries, 3);  // the point, what it sells, the visit to it
}

// A document of a record, sent by the office.
void add_paper(const std::string& kind_name, std::string_view code) {
    const auto& world = records().world;
    const auto& kind = *programme::kind_named(kind_name);
    const evidence::Stored file{db::keep_file(world.folder(), "giấy " + std::string(code)), media::FileKind::pdf, ""};
    world.site().database.write([&](db::Writer& writer) {
        const auto change = trail::begin_change({"console"}, "", world.site().random);
        const auto id = programme::id_coded(writer, kind, code).value();
        ASSERT_TRUE(evidence::add_evidence({writer, change, world.site().clock(), world.site().random},
                                           {.code = short_code(world.site().random, 12),
                                            .subject = {kind_name, id},
                                            .title = "Giấy của " + std::string(code)},
                                           {.kind = evidence::Kind::document, .original = file}));
    });
}

TEST(ProgrammeRecords, PapersAreSeenByThoseWhoSeeTheirRecord) {
    auto& all = records();
    add_paper("commitment", "thu-commitment");
    add_paper("turnover", "thu-turnover");
    struct Row {
        std::string path;
        std::string title;
        std::vector<const Person*> see;
        std::vector<const Person*> do_not;
    };
    const auto& foreign = all.world.signed_in(Role::commune_officer, Where::foreign);
    const std::vector<Row> rows{
        {"/quan-ly/ho-so/cam-ket/thu-commitment/tai-lieu",
         "Giấy của thu-commitment",
         {&all.commune, &all.province, &all.department, &all.leader},
         {&foreign, &all.producer}},
        {"/quan-ly/ho-so/doanh-thu/thu-turnover/tai-lieu",
         "Giấy của thu-turnover",
         {&all.commune, &all.province, &all.auditor},
         {&all.department, &all.leader, &foreign, &all.producer}},
        {"/cua-toi/ho-so/doanh-thu/thu-turnover/tai-lieu",
         "Giấy của thu-turnover",
         {&all.producer},
         {&all.commune, &all.world.signed_in(Role::producer_owner, Where::foreign)}},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.path);
        std::string file;
        for (const auto* person : row.see) {
            const auto page = ask(*person, row.path);
            EXPECT_TRUE(holds(page, row.title)) << person->says();
            for (const auto& link : links(page.text()))
                if (link.words == row.title) file = link.href;
            EXPECT_EQ(ask(*person, file).status, 200) << person->says();
        }
        for (const auto* person : row.do_not) {
            EXPECT_EQ(ask(*person, row.path).status, 404) << person->says();
            EXPECT_EQ(ask(*person, file).status, 404) << person->says();
        }
    }
}

TEST(ProgrammeRecords, ABaselineIsFrozenOnceProvedAndThenTheProvincesAlone) {
    auto& all = records();
    const Fields report{{"product", all.world.product_code},
                        {"from_day", "01/01/2015"},
                        {"to_day", "31/12/2015"},
                        {"turnover", "80.000.000"}};
    const auto path = location(send(all.commune, "/quan-ly/ho-so/doanh-thu/moi", report));
    Fields fields{{"product", all.world.product_code},
                  {"from_day", "01/01/2015"},
                  {"to_day", "31/12/2015"},
                  {"turnover", "80.000.000"},
                  {"reported_on", "02/04/2026"},
                  {"baseline", "1"},
                  {"frozen_on", "01/11/2026"},
                  {"state", "confirmed"},
                  {"ly-do", "chốt mức trước công nhận"},
                  {"phien-ban", version_on(all.province, path + "/sua")}};
    const auto refused = send(all.province, path + "/sua", fields);
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(holds(refused, R"(id="f-frozen_on-error")"));
    add_paper("turnover", path.substr(path.rfind('/') + 1));
    EXPECT_EQ(send(all.province, path + "/sua", fields).status, 303);
    EXPECT_EQ(ask(all.province, path + "/sua").status, 200);
    EXPECT_FALSE(holds(ask(all.commune, path), path + "/sua"));
    for (const auto* page : {"/sua", "/xoa"}) EXPECT_EQ(ask(all.commune, path + page).status, 404) << page;
    EXPECT_EQ(ask(all.producer, "/cua-toi" + path.substr(std::string("/quan-ly").size()) + "/sua").status, 404);
}

// ---- A producer's own -----------------------------------------------------------------------------------------------

TEST(ProgrammeRecords, AProducerSeesItsOwnAloneWithItsFigures) {
    auto& all = records();
    const auto own = ask(all.producer, "/cua-toi/ho-so");
    EXPECT_TRUE(holds(own, "/cua-toi/ho-so/cam-ket/thu-commitment"));
    EXPECT_FALSE(holds(own, "khac-"));
    EXPECT_TRUE(holds(ask(all.producer, "/cua-toi/ho-so/doanh-thu/thu-turnover"), own_figure));
    for (const auto* page : {"/cua-toi/ho-so/doanh-thu/khac-turnover", "/cua-toi/ho-so/doanh-thu/khac-turnover/sua",
                             "/cua-toi/ho-so/doanh-thu/khac-turnover/tai-lieu", "/cua-toi/ho-so/ho-tro/thu-support",
                             "/cua-toi/ho-so/ho-tro/moi", "/quan-ly/ho-so/cam-ket/thu-commitment"})
        EXPECT_EQ(ask(all.producer, page).status, 404) << page;
}

TEST(ProgrammeRecords, AProducerReportsAQuarterAndIsAskedWhenItLooksOdd) {
    auto& all = records();
    const auto form = ask(all.producer, "/cua-toi/ho-so/doanh-thu/moi?san-pham=" + all.world.product_code);
    EXPECT_EQ(form.status, 200);
    EXPECT_TRUE(holds(form, R"(value="2026-07-01.2026-09-30" checked)"));  // the last quarter that is over
    EXPECT_FALSE(holds(form, "2026-01-01.2026-03-31"));                    // reported already
    EXPECT_TRUE(holds(form, own_figure));
    const std::string path = "/cua-toi/ho-so/doanh-thu/moi";
    Fields fields{{"product", all.world.product_code}, {"ky", "2026-07-01.2026-09-30"}, {"turnover", "mười hai triệu"}};
    const auto wrong = send(all.producer, path, fields);
    EXPECT_EQ(wrong.status, 422);
    EXPECT_TRUE(holds(wrong, "mười hai triệu"));
    EXPECT_TRUE(holds(wrong, R"(id="f-turnover-error")"));
    // Only the office says what was confirmed or frozen.
    fields = {{"product", all.world.product_code},
              {"ky", "2026-07-01.2026-09-30"},
              {"turnover", "12"},
              {"state", "confirmed"},
              {"frozen_on", "01/10/2026"},
              {"ma", "baocaoquy234"}};
    const auto sent = send(all.producer, path, fields);
    ASSERT_EQ(sent.status, 303);
    const auto before = all.world.stored();
    EXPECT_EQ(location(send(all.producer, path, fields)), location(sent));
    EXPECT_EQ(all.world.stored(), before);
    const auto after = ask(all.producer, location(sent));
    EXPECT_TRUE(holds(after, "đang hỏi lại"));
    EXPECT_TRUE(holds(after, "rất nhỏ"));
    EXPECT_FALSE(holds(after, "2026-07-01.2026-09-30"));
    const auto list =
        ask(all.commune, "/quan-ly/ho-so/doanh-thu?viec=hoi-lai&q=" + web::percent_encode(product_name()));
    EXPECT_TRUE(holds(list, "01/07/2026"));
    auto of_another = fields;
    of_another.front().second = all.world.index()->products[all.other].code;
    of_another.back().second = "baocaokhac23";
    EXPECT_EQ(send(all.producer, path, of_another).status, 404);
}

TEST(ProgrammeRecords, AProducerFillsInWhatItKnowsAndLeavesTheOfficesFieldsAlone) {
    auto& all = records();
    const auto form = ask(all.producer, "/cua-toi/ho-so/dang-ky/moi");
    EXPECT_FALSE(holds(form, R"(name="result")"));
    EXPECT_FALSE(holds(form, R"(name="decision")"));
    const Fields fields{
        {"product", all.world.product_code}, {"kind", "upgrade"}, {"star_wanted", "5"}, {"result", "recognised"},
        {"result_on", "01/11/2026"},         {"star", "5"}};
    const auto sent = send(all.producer, "/cua-toi/ho-so/dang-ky/moi", fields);
    ASSERT_EQ(sent.status, 303) << sent.text();
    const auto code = location(sent).substr(location(sent).rfind('/') + 1);
    const auto page = ask(all.commune, "/quan-ly/ho-so/dang-ky/" + code);
    EXPECT_TRUE(holds(page, "nâng hạng"));
    EXPECT_FALSE(holds(page, "được công nhận"));
    const auto foreign = all.world.index()->products[all.other].code;
    EXPECT_EQ(send(all.producer, "/cua-toi/ho-so/dang-ky/moi", {{"product", foreign}, {"kind", "first"}}).status, 422);
}

}  // namespace
}  // namespace saolang::http_tests
