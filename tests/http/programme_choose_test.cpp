// "What to do" of a plan: what is proposed, budget and hand, who may, and the records it becomes.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "programme/plan.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/store.hpp"
#include "programme/work_kinds.hpp"
#include "programme/world.hpp"

namespace saolang::http_tests {
namespace {

using namespace programme;
using people::Role;

constexpr std::string_view page = "/quan-ly/ke-hoach/2027/viec-can-lam";

// A world of its own with a plan for the year to come.
struct NextYear {
    World world;
    const Person& province = world.signed_in(Role::province_officer, Where::everything);
    const Person& leader = world.signed_in(Role::province_leader, Where::everything);
    const Person& commune = world.signed_in(Role::commune_officer, Where::own);

    NextYear() {
        const auto& gazetteer = world.site().gazetteer;
        const auto before = *gazetteer.find(world.index()->province, *Date::from_civil(2024, 1, 1));
        const auto province_served = *gazetteer.locate(before, places::Level::province, world.today);
        const Moment noon{(std::int64_t{world.today.days()} * 24 + 5) * 3'600'000};
        const auto change = trail::begin_change({"console"}, "thử", world.site().random);
        world.site().database.write([&](db::Writer& writer) {
            const WriteContext context{writer, change, noon, world.site().random};
            Values of_plan(plan::fields.size());
            of_plan[plan::year] = "2027";
            of_plan[plan::unit] = unit_key(province_served, gazetteer);
            of_plan[plan::number] = "1/KH-THU";
            of_plan[plan::signed_on] = "2026-11-20";
            const auto made = add_record(context, plan::kind, of_plan, "plan-2027");
            int place = 0;
            const auto target = [&](std::string_view indicator, std::string_view words, std::string_view goal) {
                Values values(target::fields.size());
                values[target::plan] = std::to_string(made.id);
                values[target::place] = std::to_string(++place);
                values[target::indicator] = std::string(indicator);
                values[target::words] = std::string(words);
                values[target::comparison] = "at_least";
                values[target::goal] = std::string(goal);
                values[target::measured_in] = "count";
                values[target::due] = "2027-12-31";
                (void)add_record(context, target::kind, values);
            };
            target("recognised_supported", "Ba sản phẩm được hỗ trợ", "300");
            target("thematic_fairs", "Hai hội chợ", "200");
        });
    }
    [[nodiscard]] web::Response ask(const Person& person, const std::string& more = "") const {
        return world.ask(std::string(page) + more, person.headers());
    }
    [[nodiscard]] web::Response send(const Person& person, const std::string& fields) const {
        return world.send(page, person.form(fields), person.headers());
    }
    [[nodiscard]] std::size_t records(const Kind& kind) const {
        std::int64_t count = 0;
        world.site().database.read([&](db::Reader& reader) {
            count = reader.integer(fmt::format("SELECT count(*) FROM {}", kind.name)).value();
        });
        return static_cast<std::size_t>(count);
    }
};

NextYear& year() {
    static NextYear one;
    return one;
}

std::string hidden(const web::Response& response, std::string_view name) {
    const auto opening = fmt::format(R"(name="{}" value=")", name);
    const auto at = response.text().find(opening);
    if (at == std::string_view::npos) return {};
    const auto from = at + opening.size();
    return std::string(response.text().substr(from, response.text().find('"', from) - from));
}
// The values of checkboxes of that name.
std::vector<std::string> keys(const web::Response& response, std::string_view name) {
    const auto opening = fmt::format(R"(name="{}" value=")", name);
    std::vector<std::string> found;
    const auto text = response.text();
    for (auto at = text.find(opening); at != std::string_view::npos; at = text.find(opening, at + 1)) {
        const auto from = at + opening.size();
        found.emplace_back(text.substr(from, text.find('"', from) - from));
    }
    return found;
}
// Costs for whatever has none, so that there is something to choose.
const std::string costs =
    "&gia-quality=10.000.000&gia-trademark=20000000&gia-traceability=5000000&gia-online=4000000&gia-packaging=9000000"
    "&gia-hoi-cho=100000000";

TEST(WhatToDoOverHttp, TheCheapestIsProposedAndProved) {
    const auto answer = year().ask(year().province, "?" + costs.substr(1));
    EXPECT_EQ(answer.status, 200);
    EXPECT_TRUE(holds(answer, "Đã chứng minh là rẻ nhất"));
    EXPECT_TRUE(holds(answer, "Chọn 5 việc")) << "three products and two fairs";
    EXPECT_TRUE(holds(answer, "Tổ chức hội chợ chuyên đề OCOP: 2 việc"));
    EXPECT_EQ(keys(answer, "bo").size(), 5U);
}

TEST(WhatToDoOverHttp, WhatHasNoCostAsksForOneAndNothingIsMadeUp) {
    const auto answer = year().ask(year().province, "?gia-hoi-cho=100000000");
    EXPECT_EQ(answer.status, 200);
    const auto refused = year().ask(year().province, "?ngan-sach=nhieu");
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(holds(refused, "nhieu")) << "what was typed is kept";
}

TEST(WhatToDoOverHttp, ABudgetAndAHandChangeTheChoice) {
    const auto tight = year().ask(year().province, "?ngan-sach=150.000.000" + costs);
    EXPECT_TRUE(holds(tight, "Dự kiến đạt 1 trên 2 chỉ tiêu"));
    const auto all = year().ask(year().province, "?" + costs.substr(1));
    const auto out = keys(all, "bo").front();
    const auto without = year().ask(year().province, "?bo=" + web::percent_encode(out) + costs);
    EXPECT_EQ(without.status, 200);
    EXPECT_TRUE(holds(without, fmt::format(R"(name="bo" value="{}" checked)", out)));
    EXPECT_TRUE(holds(without, "Chọn 5 việc")) << "another takes its place";
    const auto kept = keys(all, "giu").back();  // one that was not chosen
    const auto with = year().ask(year().province, "?giu=" + web::percent_encode(kept) + costs);
    EXPECT_TRUE(holds(with, "Giữ bằng tay"));
    const auto own = year().ask(year().province, "?sua=" + web::percent_encode(kept) + costs);
    EXPECT_TRUE(holds(own, fmt::format(R"(name="gia.{}")", kept)));
}

TEST(WhatToDoOverHttp, TheListGoesToExcel) {
    const auto file = year().ask(year().province, "?dang=xlsx" + costs);
    EXPECT_EQ(file.status, 200);
    EXPECT_TRUE(file.text().starts_with("PK")) << "a workbook";
}

TEST(WhatToDoOverHttp, WhoMay) {
    EXPECT_EQ(year().ask(year().leader, "?" + costs.substr(1)).status, 200);
    EXPECT_FALSE(holds(year().ask(year().leader, "?" + costs.substr(1)), R"(name="danh-sach")"));
    const auto theirs = year().ask(year().commune, "?" + costs.substr(1));
    EXPECT_EQ(theirs.status, 200);
    EXPECT_TRUE(holds(theirs, "chỉ có phần thuộc địa bàn bạn phụ trách"));
    EXPECT_TRUE(holds(theirs, "Chọn 5 việc")) << "of the whole plan";
    EXPECT_LT(keys(theirs, "giu").size(), keys(year().ask(year().province, "?" + costs.substr(1)), "giu").size());
    EXPECT_EQ(year().send(year().leader, "&danh-sach=x").status, 404);
    EXPECT_EQ(year().world.ask("/quan-ly/ke-hoach/2031/viec-can-lam", year().province.headers()).status, 404);
}

TEST(WhatToDoOverHttp, AListThatChangedMeanwhileIsShownAgain) {
    const auto before = year().world.stored();
    const auto answer =
        year().send(year().province, costs + "&danh-sach=0123456789abcdef&nguon=province&ma=dsdoi2345678");
    EXPECT_EQ(answer.status, 409);
    EXPECT_TRUE(holds(answer, "danh sách đã khác"));
    EXPECT_EQ(year().world.stored(), before);
}

// The last of these tests: it writes.
TEST(WhatToDoOverHttp, ZTheChoiceBecomesSupportAndTasksOnce) {
    const auto shown = year().ask(year().province, "?" + costs.substr(1));
    const auto form = costs + "&danh-sach=" + hidden(shown, "danh-sach") + "&nguon=province&ma=" + hidden(shown, "ma");
    const auto late = year().send(year().province, form + "&han=01/02/2020");
    EXPECT_EQ(late.status, 422);
    EXPECT_TRUE(holds(late, "Hạn phải từ hôm nay trở đi"));

    const auto supports = year().records(support::kind);
    const auto money = year().records(support_money::kind);
    const auto tasks = year().records(task::kind);
    // Four windows show the same list and are pressed at once: one writes, the others say that the list changed.
    std::vector<std::string> forms;
    for (int window = 0; window < 4; ++window) {
        const auto one = year().ask(year().province, "?" + costs.substr(1));
        forms.push_back(costs + "&danh-sach=" + hidden(one, "danh-sach") + "&nguon=central&ma=" + hidden(one, "ma") +
                        "&han=30/06/2027");
    }
    std::vector<web::Response> answers(forms.size());
    std::vector<std::thread> windows;
    for (std::size_t window = 0; window < forms.size(); ++window)
        windows.emplace_back(
            [&answers, &forms, window] { answers[window] = year().send(year().province, forms[window]); });
    for (auto& window : windows) window.join();
    EXPECT_EQ(std::ranges::count(answers, 303, &web::Response::status), 1);
    EXPECT_EQ(std::ranges::count(answers, 409, &web::Response::status), 3);
    for (const auto& answer : answers) {
        if (answer.status != 409) continue;
        EXPECT_TRUE(holds(answer, "danh sách đã khác"));
        EXPECT_TRUE(holds(answer, R"(name="gia-hoi-cho" value="100000000")")) << "what was typed is kept";
    }
    const auto won = std::ranges::find(answers, 303, &web::Response::status) - answers.begin();
    EXPECT_EQ(year().records(support::kind), supports + 3);
    EXPECT_EQ(year().records(support_money::kind), money + 3);
    EXPECT_EQ(year().records(task::kind), tasks + 5);
    EXPECT_EQ(year().send(year().province, forms[static_cast<std::size_t>(won)]).status, 303);
    EXPECT_EQ(year().records(task::kind), tasks + 5) << "a second press does it no second time";

    std::vector<std::string> dues;
    year().world.site().database.read([&](db::Reader& reader) {
        reader.query("SELECT due, support, unit FROM task ORDER BY id DESC LIMIT 5", {}, [&](const db::Row& row) {
            dues.emplace_back(row.text(0));
            EXPECT_FALSE(row.is_null(2)) << "each has its unit";
        });
    });
    EXPECT_EQ(std::ranges::count(dues, "2027-06-30"), 5);

    const auto again = year().ask(year().province, "?" + costs.substr(1));
    EXPECT_TRUE(holds(again, "Chọn 0 việc")) << "all that is missing is under way";
    EXPECT_TRUE(holds(again, "5 việc đã thành nhiệm vụ"));
    const auto offered = keys(again, "giu");
    for (const auto& key : keys(shown, "bo"))
        EXPECT_EQ(std::ranges::find(offered, key), offered.end()) << key << " is proposed a second time";
    EXPECT_EQ(year().send(year().province, form + "&han=30/06/2027").status, 409) << "a window left open";
    EXPECT_EQ(year().records(task::kind), tasks + 5);
}

}  // namespace
}  // namespace saolang::http_tests
