// Every number on the pages of figures is a door to exactly that many records.

#include <gtest/gtest.h>

#include <set>

#include "http/reading.hpp"
#include "http/world.hpp"

namespace saolang::http_tests {
namespace {

namespace json = boost::json;

TEST(Figures, TheReferenceYearEndsAsPublished) {
    const auto figures = json_of(world().ask("/api/v1/figures?as_of=2023-12-31"));
    EXPECT_EQ(figures.at("as_of").as_string(), "2023-12-31");
    EXPECT_EQ(figures.at("products").as_int64(), 395);
    EXPECT_EQ(figures.at("producers").as_int64(), 314);
    EXPECT_EQ(figures.at("stars"), (json::value{{"3", 334}, {"4", 61}, {"5", 0}}));
    for (const std::string page : {"/so-lieu?ngay=2023-12-31", "/so-lieu?ngay=31/12/2023",
                                   "/en/so-lieu?ngay=2023-12-31", "/so-lieu?ngay=2023-12-31&dia-gioi=2025"}) {
        const auto response = world().ask(page);
        for (const auto* number : {"<b>395</b>", "<b>314</b>", "<b>61</b>", "<b>334</b>", "<b>0</b>"})
            EXPECT_TRUE(holds(response, number)) << page << " " << number;
    }
}

// The table "by place" with what is said right below it.
std::string_view place_table(std::string_view html) {
    for (auto at = html.find("<caption"); at != std::string_view::npos; at = html.find("<caption", at + 1)) {
        const auto caption = words_of(html.substr(at, html.find("</caption>", at) - at));
        if (caption != "Theo địa bàn" && caption != "By place") continue;
        const auto end = html.find("</p>", html.find("</table>", at));
        return html.substr(at, end - at);
    }
    return {};
}

std::vector<std::string> unit_rows(std::string_view html) {
    const auto body = inside(place_table(html), "<tbody>", "</tbody>");
    std::vector<std::string> rows;
    for (auto at = body.find("<tr"); at != std::string_view::npos; at = body.find("<tr", at + 1))
        rows.emplace_back(body.substr(at, body.find("</tr>", at) - at));
    return rows;
}

TEST(Figures, EveryUnitOfTheDayIsNamedAndHasItsRowWhenItCounts) {
    struct Row {
        std::string address;
        std::string level;
        std::string province;
        std::string units_of;  // day
        std::size_t units;
    };
    for (const auto& row : std::vector<Row>{
             {"/so-lieu?ngay=2023-12-31", "district", "49", "2023-12-31", 18},
             {"/so-lieu?ngay=2024-12-31", "district", "49", "2024-12-31", 18},
             {"/so-lieu?ngay=2025-06-30", "district", "49", "2025-06-30", 17},  // Nông Sơn in Quế Sơn since 01/01/2025
             {"/so-lieu?dia-gioi=2024", "district", "49", "2024-12-31", 18},
             {"/so-lieu?ngay=2025-07-01", "commune", "48", "2025-07-01", 94},
             {"/so-lieu", "commune", "48", "2026-11-24", 94},
             {"/so-lieu?ngay=2023-12-31&dia-gioi=2025", "commune", "48", "2025-07-01", 94}}) {
        SCOPED_TRACE(row.address);
        const auto units = json_of(world().ask("/api/v1/units?limit=200&level=" + row.level +
                                               "&within=" + row.province + "&as_of=" + row.units_of));
        const auto html = world().ask(row.address);
        const auto table = place_table(html.text());
        EXPECT_EQ(units.at("items").as_array().size(), row.units);
        for (const auto& unit : units.at("items").as_array())
            EXPECT_NE(table.find(std::string_view(unit.at("name").as_string())), std::string_view::npos)
                << unit.at("name");
        std::set<std::string> names;
        for (const auto& one : unit_rows(html.text()))
            names.insert(words_of(inside(one, "<th scope=\"row\">", "</th>")));
        EXPECT_EQ(names.size(), unit_rows(html.text()).size());
        EXPECT_LE(names.size(), row.units);
    }
}

// The second cell of each row is the number of products.
std::size_t products_in(const std::vector<std::string>& rows) {
    std::size_t sum = 0;
    for (const auto& row : rows) {
        const auto at = row.find("<td");
        sum += number_in(words_of(std::string_view(row).substr(at, row.find("</td>", at) - at))).value_or(0);
    }
    return sum;
}

TEST(Figures, TheUnitsOfBothHierarchiesAddUpToTheWhole) {
    for (const std::string day : {"2020-12-31", "2021-12-31", "2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31"}) {
        const auto whole = json_of(world().ask("/api/v1/figures?as_of=" + day)).at("products").as_int64();
        for (const std::string hierarchy : {"2024", "2025"}) {
            const auto page = world().ask("/so-lieu?ngay=" + day + "&dia-gioi=" + hierarchy);
            EXPECT_EQ(products_in(unit_rows(page.text())), static_cast<std::size_t>(whole)) << day << " " << hierarchy;
        }
    }
}

struct Door {
    std::string href;
    std::size_t number;
};

bool is_list(const std::string& href) {
    const auto request = web::request_for(web::Method::get, href);
    return request && (request->path == "/san-pham" || request->path == "/chu-the");
}

// Links in whose words a number stands, the map's, and the bars, whose number stands beside the link.
std::vector<Door> doors_of(std::string_view html) {
    std::vector<Door> doors;
    const auto main = inside(html, "<main", "</main>");
    for (const auto& link : links(main)) {
        if (!is_list(link.href)) continue;
        const auto colon = link.words.rfind(':');  // after the name of a unit of the map
        const auto number = number_in(colon != std::string::npos ? link.words.substr(colon) : link.words);
        if (number) doors.push_back({link.href, *number});
    }
    for (auto at = main.find("<dt><a"); at != std::string_view::npos; at = main.find("<dt><a", at + 1)) {
        const auto row = main.substr(at, main.find("</dd>", at) - at);
        doors.push_back({links(row).at(0).href, number_in(inside(row, "<b>", "</b>")).value()});
    }
    return doors;
}

void expect_doors_open(const std::string& page, std::size_t least) {
    const auto doors = doors_of(world().ask(page).text());
    EXPECT_GE(doors.size(), least) << page;
    for (const auto& door : doors)
        EXPECT_EQ(total_of(world().ask(door.href).text()), door.number) << page << " → " << door.href;
}

TEST(Figures, EveryNumberOpensAListOfThatManyRecords) {
    expect_doors_open("/so-lieu?ngay=2023-12-31", 90);
    expect_doors_open("/so-lieu?ngay=2023-12-31&dia-gioi=2025", 300);
    expect_doors_open("/so-lieu", 300);
    expect_doors_open("/so-lieu?ngay=2024-12-31", 90);
    expect_doors_open("/so-lieu?dia-gioi=2024", 90);
    expect_doors_open("/en/so-lieu?ngay=2023-12-31", 90);
    expect_doors_open("/so-lieu?ngay=2023-12-31&noi=506", 30);
    expect_doors_open("/so-lieu?ngay=2019-06-30", 1);
    expect_doors_open("/", 5);
}

TEST(Figures, TheApiAgreesWithThePageForEveryDistrict) {
    const auto units = json_of(world().ask("/api/v1/units?level=district&within=49&as_of=2023-12-31"));
    std::int64_t products = 0;
    std::int64_t producers = 0;
    for (const auto& unit : units.at("items").as_array()) {
        const std::string code(unit.at("code").as_string());
        const auto figures = json_of(world().ask("/api/v1/figures?as_of=2023-12-31&unit=" + code));
        const auto page = world().ask("/so-lieu?ngay=2023-12-31&noi=" + code);
        EXPECT_TRUE(holds(page, "<b>" + std::to_string(figures.at("products").as_int64()) + "</b>")) << code;
        products += figures.at("products").as_int64();
        producers += figures.at("producers").as_int64();
    }
    EXPECT_EQ(units.at("items").as_array().size(), 18U);
    EXPECT_EQ(products, 395);
    EXPECT_GE(producers, 314);  // who makes products in two districts counts in both
}

// The question of the first day: how many four-star products did Đại Lộc have on 31/12/2023, by which decisions?
TEST(Figures, TheFourStarsOfDaiLocLeadToTheirDecisions) {
    const auto figures = json_of(world().ask("/api/v1/figures?as_of=2023-12-31&unit=506"));
    const auto four = static_cast<std::size_t>(figures.at("stars").at("4").as_int64());
    ASSERT_GT(four, 0U);
    const auto list = world().ask("/san-pham?sao=4&noi=506&ngay=2023-12-31");
    EXPECT_EQ(total_of(list.text()), four);
    std::set<std::string> products;
    for (const auto& href : attributes(list.text(), "href"))
        if (href.starts_with("/san-pham/")) products.insert(href);
    EXPECT_EQ(products.size(), four);
    for (const auto& href : products) {
        const auto page = world().ask(href);
        ASSERT_EQ(page.status, 200) << href;
        EXPECT_TRUE(holds(page, "Được công nhận 4 sao")) << href;
        EXPECT_TRUE(holds(page, "/QĐ-UBND")) << href;
        EXPECT_TRUE(holds(page, "Huyện Đại Lộc") || holds(page, "Đại Lộc")) << href;
    }
}

// What is not counted is a list too, and each product says why.
TEST(Figures, WhatIsNotCountedIsListedWithItsReason) {
    const auto counted = total_of(world().ask("/san-pham?ngay=2023-12-31").text()).value();
    const auto list = world().ask("/san-pham?ngay=2023-12-31&tinh=khong");
    EXPECT_EQ(counted + total_of(list.text()).value(), world().index()->products.size());
    std::string address = "/api/v1/products?as_of=2023-12-31&standing=not_counted&limit=200";
    const auto items = json_of(world().ask(address));
    for (const auto& item : items.at("items").as_array()) {
        EXPECT_FALSE(item.at("counted").as_bool());
        EXPECT_FALSE(item.at("why_not_counted").as_string().empty());
    }
}

}  // namespace
}  // namespace saolang::http_tests
