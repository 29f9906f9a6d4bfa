// Changes of the programme in the trail: seen and taken back by those whose role reaches the province; and forms that
// several people send at once.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <barrier>
#include <thread>

#include "http/reading.hpp"
#include "http/records.hpp"
#include "http/world.hpp"
#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"

namespace saolang::http_tests {
namespace {

using namespace programme;
using people::Role;
using Fields = web::Pairs;

// One world for all these tests, with one record of each kind; the plan of 2026 is "thu-plan".
struct Office {
    World world;
    const Person& officer = world.signed_in(Role::province_officer);  // of the province, as offices hold it
    const Person& auditor = world.signed_in(Role::auditor);
    const Person& elsewhere = world.signed_in(Role::province_officer, Where::foreign);
    const Person& producer = world.signed_in(Role::producer_owner);
};

Office& office() {
    static Office one;
    return one;
}

web::Response ask(const Person& person, const std::string& target) {
    return office().world.ask(target, person.headers());
}

web::Response send(const Person& person, const std::string& target, const Fields& fields) {
    std::string form = "&ma=" + short_code(office().world.site().random, 12);
    for (const auto& [name, value] : fields) form += "&" + name + "=" + web::percent_encode(value);
    return office().world.send(target, person.form(form), person.headers());
}

std::string last_change() {
    std::string code;
    office().world.site().database.read([&](db::Reader& reader) {
        reader.query("SELECT change_code FROM trail_entry ORDER BY sequence DESC LIMIT 1", {},
                     [&](const db::Row& row) { code = row.text(0); });
    });
    return code;
}

std::int64_t rows_of(const std::string& table, const std::string& where) {
    std::int64_t count = 0;
    office().world.site().database.read([&](db::Reader& reader) {
        count = reader.integer(fmt::format("SELECT count(*) FROM {} WHERE {}", table, where), {}).value();
    });
    return count;
}

// The last change is listed for whoever watches the province, told to nobody elsewhere, and taken back by its officer.
void expect_seen_and_taken_back() {
    const auto& all = office();
    const auto change = "/quan-ly/thay-doi/" + last_change();
    for (const auto* person : {&all.officer, &all.auditor}) {
        EXPECT_TRUE(holds(ask(*person, "/quan-ly/thay-doi"), change)) << person->says();
        EXPECT_EQ(ask(*person, change).status, 200) << person->says();
    }
    EXPECT_FALSE(holds(ask(all.elsewhere, "/quan-ly/thay-doi"), change));
    EXPECT_EQ(ask(all.elsewhere, change).status, 404);
    EXPECT_EQ(ask(all.elsewhere, change + "/hoan-tac").status, 404);
    EXPECT_EQ(ask(all.officer, change + "/hoan-tac").status, 200);
    const auto undone = send(all.officer, change + "/hoan-tac", {});
    EXPECT_EQ(undone.status, 303) << words_of(undone.text());
}

TEST(ProgrammeChanges, WhatWasRemovedIsSeenAndTakenBack) {
    const auto& all = office();
    for (const auto* kind : {&zone::kind, &zone_supply::kind, &turnover::kind, &sales_point::kind, &point_visit::kind,
                             &support_money::kind, &event_money::kind, &trained::kind}) {
        SCOPED_TRACE(kind->name);
        const auto path = fmt::format("/quan-ly/ho-so/{}/{}", kind->segment, code_of(*kind, "thu-{}"));
        ASSERT_EQ(ask(all.officer, path).status, 200);
        const auto removed = send(all.officer, path + "/xoa", {{"ly-do", "nhập nhầm"}});
        ASSERT_EQ(removed.status, 303) << words_of(removed.text());
        EXPECT_EQ(ask(all.officer, path).status, 404);
        expect_seen_and_taken_back();
        EXPECT_EQ(ask(all.officer, path).status, 200);
    }
}

TEST(ProgrammeChanges, AChangeOfAPlanIsSeenAndTakenBack) {
    const auto& all = office();
    ASSERT_EQ(send(all.officer, "/quan-ly/ke-hoach/moi",
                   {{"nam", "2021"}, {"noi", "Tỉnh Quảng Nam"}, {"so", "1/KH-THU"}, {"ngay", "20/01/2021"}})
                  .status,
              303);
    EXPECT_EQ(rows_of("plan", "year = 2021"), 1);
    expect_seen_and_taken_back();
    EXPECT_EQ(rows_of("plan", "year = 2021"), 0);
    const auto targets = rows_of("target", "id > 0");
    ASSERT_EQ(send(all.officer, "/quan-ly/ke-hoach/ban/thu-plan/them",
                   {{"chi-so", "products_recognised"},
                    {"loi", "Thêm 20 sản phẩm"},
                    {"so-sanh", "at_least"},
                    {"muc", "20"},
                    {"han", "31/12/2026"}})
                  .status,
              303);
    EXPECT_EQ(rows_of("target", "id > 0"), targets + 1);
    expect_seen_and_taken_back();
    EXPECT_EQ(rows_of("target", "id > 0"), targets);
}

TEST(ProgrammeChanges, APlanStaysWhileATaskNamesOneOfItsTargets) {
    const auto& all = office();
    const auto before = all.world.stored();
    const auto refused = send(all.officer, "/quan-ly/ke-hoach/ban/thu-plan/bo", {{"ly-do", "lập nhầm"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(holds(refused, std::string(task::kind.one.vi) + ": "));
    EXPECT_TRUE(holds(refused, "lập nhầm"));
    EXPECT_EQ(all.world.stored(), before);
}

// The same page sent by four people at the same moment; their answers.
std::vector<web::Response> send_at_once(const Person& person, const std::string& target, const Fields& fields) {
    constexpr int people = 4;
    std::vector<web::Response> answers(people);
    std::barrier together(people);
    std::vector<std::jthread> threads;
    threads.reserve(people);
    for (int i = 0; i < people; ++i)
        threads.emplace_back([&, i] {
            together.arrive_and_wait();
            answers[static_cast<std::size_t>(i)] = send(person, target, fields);
        });
    threads.clear();
    return answers;
}

// One is taken; the others are told at that field, with what they typed.
void expect_one_taken(const std::vector<web::Response>& answers, const std::string& field, const std::string& typed) {
    int taken = 0;
    for (const auto& answer : answers) {
        if (answer.status == 303) {
            ++taken;
            continue;
        }
        EXPECT_EQ(answer.status, 422) << words_of(answer.text());
        EXPECT_TRUE(holds(answer, fmt::format(R"(id="f-{}-error")", field)));
        EXPECT_TRUE(holds(answer, typed));
    }
    EXPECT_EQ(taken, 1);
}

TEST(SentAtOnce, OnePeriodOfTurnoverIsReportedOnce) {
    const auto& all = office();
    expect_one_taken(send_at_once(all.producer, "/cua-toi/ho-so/doanh-thu/moi",
                                  {{"product", all.world.product_code},
                                   {"from_day", "01/07/2026"},
                                   {"to_day", "30/09/2026"},
                                   {"turnover", "12.345.678"}}),
                     "from_day", "12.345.678");
    EXPECT_EQ(rows_of("turnover", "from_day = '2026-07-01'"), 1);
    expect_one_taken(send_at_once(all.officer, "/quan-ly/ho-so/doanh-thu/moi",
                                  {{"product", all.world.product_code},
                                   {"from_day", "01/04/2026"},
                                   {"to_day", "30/06/2026"},
                                   {"turnover", "12.345.679"}}),
                     "from_day", "12.345.679");
    EXPECT_EQ(rows_of("turnover", "from_day = '2026-04-01'"), 1);
}

TEST(SentAtOnce, APlanAndAnAmendmentAreMadeOnce) {
    const auto& all = office();
    expect_one_taken(
        send_at_once(all.officer, "/quan-ly/ke-hoach/moi",
                     {{"nam", "2022"}, {"noi", "Tỉnh Quảng Nam"}, {"so", "7/KH-THU"}, {"ngay", "20/01/2022"}}),
        "nam", "7/KH-THU");
    EXPECT_EQ(rows_of("plan", "year = 2022"), 1);
    std::string code;
    all.world.site().database.read([&](db::Reader& reader) {
        reader.query("SELECT code FROM plan WHERE year = 2022", {}, [&](const db::Row& row) { code = row.text(0); });
    });
    expect_one_taken(send_at_once(all.officer, "/quan-ly/ke-hoach/ban/" + code + "/sua-doi",
                                  {{"so", "8/KH-THU"}, {"ngay", "01/06/2022"}}),
                     "so", "8/KH-THU");
    EXPECT_EQ(rows_of("plan", "year = 2022"), 2);
}

}  // namespace
}  // namespace saolang::http_tests
