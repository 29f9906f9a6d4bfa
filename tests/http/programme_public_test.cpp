// The programme for everybody: sales points, fairs, the year's plan, sums of turnover; as pages and as JSON.

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "base/money.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "http/reading.hpp"
#include "http/world.hpp"
#include "office/workbook.hpp"

namespace saolang::http_tests {
namespace {

namespace json = boost::json;

// ---- Sales points ---------------------------------------------------------------------------------------------------

TEST(SalesPoints, ThePageAndTheApiTellTheSameOnes) {
    const auto page = world().ask("/diem-ban?ngay=2024-12-31");
    ASSERT_EQ(page.status, 200);
    const auto api = json_of(world().ask("/api/v1/sales-points?as_of=2024-12-31&limit=200")).at("items").as_array();
    EXPECT_GE(api.size(), 18U);
    for (const auto& point : api) {
        const std::string address =
            fmt::format("/diem-ban/{}?ngay=2024-12-31", std::string(point.at("code").as_string()));
        EXPECT_TRUE(holds(page, address)) << address;
        const auto one = world().ask(address);
        ASSERT_EQ(one.status, 200) << address;
        for (const auto& goods : point.at("on_sale").as_array())
            EXPECT_TRUE(holds(one, std::string(goods.at("name").as_string()))) << address << goods;
    }
}

TEST(SalesPoints, TheNearestComesFirst) {
    const auto page = world().ask("/diem-ban?ngay=2024-12-31&tu=20410");
    ASSERT_EQ(page.status, 200);
    const auto table = inside(page.text(), "<table", "</table>");
    std::vector<std::int64_t> distances;
    for (auto at = table.find(" km<"); at != std::string_view::npos; at = table.find(" km<", at + 1)) {
        const auto begin = table.find_last_of("> ", at - 1) + 1;
        distances.push_back(saolang::number_in<std::int64_t>(table.substr(begin, at - begin)).value());
    }
    EXPECT_EQ(distances.size(), 5U);
    EXPECT_TRUE(std::ranges::is_sorted(distances));
    EXPECT_EQ(world().ask("/diem-ban?tu=khong-co").status, 200) << "a commune that is none is no reason to refuse";
}

TEST(SalesPoints, BeforeTheFirstThePageSaysWhatElseThereIs) {
    const auto page = world().ask("/diem-ban?ngay=2015-01-01");
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "Chưa có điểm bán nào được ghi nhận"));
    EXPECT_TRUE(json_of(world().ask("/api/v1/sales-points?as_of=2015-01-01")).at("items").as_array().empty());
}

TEST(SalesPoints, AUnitHoldsItsOwn) {
    const auto all = json_of(world().ask("/api/v1/sales-points?as_of=2024-12-31&limit=200")).at("items").as_array();
    std::size_t sum = 0;
    const auto districts = json_of(world().ask("/api/v1/units?as_of=2024-12-31&level=district&within=49&limit=200"));
    for (const auto& unit : districts.at("items").as_array())
        sum += json_of(world().ask(fmt::format("/api/v1/sales-points?as_of=2024-12-31&limit=200&unit={}",
                                               std::string(unit.at("code").as_string()))))
                   .at("items")
                   .as_array()
                   .size();
    EXPECT_EQ(sum, all.size());
}

// ---- Fairs ----------------------------------------------------------------------------------------------------------

TEST(Fairs, WhatWasNotCalledYetIsNotThere) {
    EXPECT_TRUE(holds(world().ask("/hoi-cho?ngay=2024-12-31"), "Đã diễn ra"));
    EXPECT_TRUE(holds(world().ask("/hoi-cho?ngay=2015-01-01"), "Chưa có hội chợ nào sắp tới được ghi nhận."));
}

// ---- The plan -------------------------------------------------------------------------------------------------------

TEST(PublicPlan, EachValueIsAsManyAsItsRecords) {
    for (const auto* day : {"2024-02-29", "2024-06-30", "2024-12-31"}) {
        const auto plan = json_of(world().ask(fmt::format("/api/v1/plans/2024?as_of={}", day)));
        const auto& targets = plan.at("targets").as_array();
        ASSERT_GE(targets.size(), 9U);
        for (const auto& target : targets) {
            const auto why = json_of(world().ask(std::string(target.at("why").as_string())));
            const auto& goal = target.at("goal").as_object();
            const bool growth = std::string(target.at("indicator").as_string()).ends_with("_growth");
            if (growth) {
                EXPECT_TRUE(why.at("records").as_array().empty()) << target;
                EXPECT_TRUE(target.at("forecast").is_null()) << target;
                continue;
            }
            EXPECT_EQ(why.at("records").as_array().size(), target.at("counted").to_number<std::size_t>()) << target;
            if (goal.at("measured_in").as_string() != "count") continue;
            EXPECT_EQ(target.at("actual").to_number<double>(), target.at("counted").to_number<double>()) << target;
        }
    }
}

TEST(PublicPlan, ThePageHasTheTargetsOfTheApi) {
    const auto page = world().ask("/so-lieu/ke-hoach/2024?ngay=2024-06-30");
    ASSERT_EQ(page.status, 200);
    const auto plan = json_of(world().ask("/api/v1/plans/2024?as_of=2024-06-30"));
    for (const auto& target : plan.at("targets").as_array())
        EXPECT_TRUE(holds(page, std::string(target.at("words").as_string()))) << target;
    EXPECT_EQ(world().ask("/so-lieu/ke-hoach").status, 200);
}

TEST(PublicPlan, WhatIsAskedWronglyIsSaid) {
    EXPECT_EQ(world().ask("/api/v1/plans/2024?as_of=30/06/2024").status, 400);
    EXPECT_EQ(world().ask("/api/v1/plans/1999").status, 404);
    EXPECT_EQ(world().ask("/api/v1/plans/2024/targets/99").status, 404);
    EXPECT_EQ(world().ask("/so-lieu/ke-hoach/1999").status, 404);
    EXPECT_EQ(world().ask("/so-lieu/ke-hoach/2024/99").status, 404);
}

// ---- Sums of turnover -----------------------------------------------------------------------------------------------

TEST(TurnoverTotals, PartsAddUpToTheTotalOfTheirTable) {
    const auto file = world().ask("/so-lieu/doanh-thu.xlsx");
    ASSERT_EQ(file.status, 200);
    const auto book = office::read_workbook(file.text());
    ASSERT_TRUE(book);
    struct Sums {
        std::int64_t parts = 0;
        std::int64_t total = 0;
        std::size_t hidden = 0;
        std::size_t shown = 0;
    };
    std::map<std::string, Sums> tables;  // by period, way of dividing and measure
    const auto& rows = book->sheets.at(0).rows;
    for (std::size_t row = 1; row < rows.size(); ++row) {
        if (rows.text(row, 2) == "Tổng") continue;
        for (const std::size_t column : {4U, 5U}) {
            auto& sums = tables[fmt::format("{} {} {}", rows.text(row, 1), rows.text(row, 2), column)];
            const auto amount = saolang::number_in<std::int64_t>(rows.text(row, column));
            if (!amount) {
                sums.hidden += rows.text(row, column).empty() ? 0 : 1;
            } else if (rows.text(row, 3) == "Tổng của bảng này") {
                sums.total = *amount;
            } else {
                sums.parts += *amount;
                ++sums.shown;
            }
        }
    }
    EXPECT_GE(tables.size(), 40U);
    std::size_t hidden = 0;
    for (const auto& [name, sums] : tables) {
        EXPECT_EQ(sums.parts, sums.total) << name;
        EXPECT_NE(sums.hidden, 1U) << name << ": one alone would be the total less the others";
        hidden += sums.hidden;
    }
    EXPECT_GT(hidden, 0U) << "the sample has small cells";
}

TEST(TurnoverTotals, SmallCellsOfAQuarterSayWhyTheyAreNotShown) {
    EXPECT_TRUE(holds(world().ask("/so-lieu/doanh-thu?nam=2024"), "Quý I năm 2024"));
    bool hidden = false;
    for (const int year : {2022, 2023, 2024})
        for (int quarter = 1; quarter <= 4; ++quarter)
            hidden = hidden || holds(world().ask(fmt::format("/so-lieu/doanh-thu?nam={}&quy={}", year, quarter)),
                                     "không nêu để giữ kín số liệu của từng chủ thể");
    EXPECT_TRUE(hidden);
}

}  // namespace
}  // namespace saolang::http_tests
