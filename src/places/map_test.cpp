#include "places/map.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <regex>
#include <tuple>

#include <fmt/format.h>

#include "base/embedded.hpp"

namespace saolang::places {
namespace {

Date day(std::string_view iso) { return parse_iso_date(iso).value(); }

const Gazetteer& units() { return Gazetteer::shipped(); }

const Date in_2023 = day("2023-12-31");
const Date today = day("2026-11-24");

std::optional<UnitId> quang_nam() { return units().find("49", in_2023); }
std::optional<UnitId> da_nang() { return units().find("48", today); }

std::string drawn(MapKind kind, Date on, const std::vector<UnitId>& shown, web::Language language = web::Language::vi) {
    std::vector<MapUnit> given;
    for (const auto id : shown) given.push_back({id, "/so-lieu?don-vi=" + units()[id].code, "7 sản phẩm", 2});
    return std::string(draw_map(units(), {kind, on, "Sản phẩm theo nơi", given, {"0", "1–10"}}, language).text());
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

using Point = std::pair<int, int>;
using Edge = std::pair<Point, Point>;

// The straight pieces of path data as the outlines have it: "m…z" with relative steps.
std::vector<Edge> edges_of(const std::string& path) {
    std::vector<Edge> edges;
    static const std::regex token("m|z|-?[0-9]+");
    Point start{0, 0};
    Point at{0, 0};
    bool first = false;
    std::vector<int> pair;
    for (std::sregex_iterator it(path.begin(), path.end(), token), end; it != end; ++it) {
        const auto text = it->str();
        if (text == "m") {
            first = true;
        } else if (text == "z") {
            edges.emplace_back(std::minmax(at, start));
            at = start;
        } else if (pair.push_back(std::stoi(text)); pair.size() == 2) {
            const Point next{at.first + pair[0], at.second + pair[1]};
            if (first) {
                start = next;
            } else {
                edges.emplace_back(std::minmax(at, next));
            }
            first = false;
            at = next;
            pair.clear();
        }
    }
    return edges;
}

std::map<std::string, std::vector<Edge>> edges_by_unit(std::string_view file) {
    std::map<std::string, std::vector<Edge>> found;
    const std::string text(embedded_file(file).bytes);
    static const std::regex line("unit ([0-9]+) (.*)");
    for (std::sregex_iterator it(text.begin(), text.end(), line), end; it != end; ++it) {
        found[(*it)[1]] = edges_of((*it)[2]);
    }
    return found;
}

TEST(Map, the_place_level_and_day_decide_which_map_fits) {
    EXPECT_EQ(map_for(units(), quang_nam(), Level::district, in_2023), MapKind::quang_nam_districts);
    EXPECT_EQ(map_for(units(), da_nang(), Level::commune, today), MapKind::da_nang_communes);
    EXPECT_EQ(map_for(units(), {}, Level::province, today), MapKind::vietnam_provinces);
    EXPECT_EQ(map_for(units(), quang_nam(), Level::commune, in_2023), std::nullopt);
    EXPECT_EQ(map_for(units(), da_nang(), Level::district, in_2023), std::nullopt);
    EXPECT_EQ(map_for(units(), {}, Level::province, in_2023), std::nullopt);
}

TEST(Map, every_unit_of_the_day_is_a_link_with_its_name_and_value) {
    const auto districts = units().list(Level::district, in_2023, quang_nam());
    const auto communes = units().list(Level::commune, today, da_nang());
    const auto provinces = units().list(Level::province, today);
    for (const auto& [kind, on, shown] : {std::tuple(MapKind::quang_nam_districts, in_2023, districts),
                                          std::tuple(MapKind::da_nang_communes, today, communes),
                                          std::tuple(MapKind::vietnam_provinces, today, provinces)}) {
        const auto svg = drawn(kind, on, shown);
        EXPECT_EQ(count(svg, "<a href="), shown.size());
        for (const auto id : shown) {
            EXPECT_EQ(count(svg, fmt::format("href=\"/so-lieu?don-vi={}\"><title>{}: 7 sản phẩm</title>",
                                             units()[id].code, units()[id].name)),
                      1U)
                << units()[id].name;
        }
        EXPECT_EQ(count(svg, "<a "), count(svg, "</a>"));
        EXPECT_EQ(count(svg, "style="), 0U) << "the content security policy forbids it";
    }
}

TEST(Map, hoang_sa_and_truong_sa_stand_on_every_map) {
    for (const auto& [kind, on] :
         {std::pair(MapKind::quang_nam_districts, in_2023), std::pair(MapKind::da_nang_communes, today),
          std::pair(MapKind::vietnam_provinces, today)}) {
        const auto svg = drawn(kind, on, {});
        EXPECT_EQ(count(svg, "<title>Quần đảo Hoàng Sa (thành phố Đà Nẵng, Việt Nam)</title>"), 1U);
        EXPECT_EQ(count(svg, "<title>Quần đảo Trường Sa (tỉnh Khánh Hòa, Việt Nam)</title>"), 1U);
        EXPECT_EQ(count(drawn(kind, on, {}, web::Language::en), "archipelago"), 2U);
    }
    // With islands, as a unit of Đà Nẵng.
    const auto svg = drawn(MapKind::da_nang_communes, today, {units().find("20333", today).value()});
    const auto at = svg.find("<title>Đặc khu Hoàng Sa: 7 sản phẩm</title>");
    ASSERT_NE(at, std::string::npos);
    const auto unit = svg.substr(at, svg.find("</a>", at) - at);
    EXPECT_GE(count(unit, "z"), 10U) << "its islands are drawn";
}

TEST(Map, nong_son_is_drawn_as_que_son_after_it_joined) {
    const auto svg = drawn(MapKind::quang_nam_districts, day("2025-03-31"),
                           units().list(Level::district, day("2025-03-31"), quang_nam()));
    EXPECT_EQ(count(svg, "<a href="), 17U);
    EXPECT_EQ(count(svg, "Nông Sơn"), 0U);
}

TEST(Map, a_unit_without_a_value_is_drawn_with_its_name_and_no_link) {
    const auto svg = drawn(MapKind::quang_nam_districts, in_2023, {}, web::Language::en);
    EXPECT_EQ(count(svg, "<a "), 0U);
    EXPECT_EQ(count(svg, "<title>Đại Lộc district</title>"), 1U);
}

TEST(Map, names_the_source_of_its_borders) {
    const auto svg = drawn(MapKind::quang_nam_districts, in_2023, {});
    EXPECT_EQ(count(svg, "sapnhap.bando.com.vn"), 1U);
    EXPECT_EQ(count(svg, "vietnamese-provinces-database"), 1U);
}

TEST(Map, words_of_the_caller_are_escaped) {
    const std::vector<MapUnit> given{{units().find("506", in_2023).value(), "javascript:alert(1)", "<b>\"x\"", 1}};
    const std::string svg(
        draw_map(units(), {MapKind::quang_nam_districts, in_2023, "a\"><script>", given, {"<i>"}}, web::Language::vi)
            .text());
    EXPECT_EQ(count(svg, "<b>") + count(svg, "<script>") + count(svg, "<i>") + count(svg, "javascript:"), 0U);
}

TEST(Map, neighbours_share_their_border_to_the_point) {
    const std::pair<std::string_view, std::size_t> files[] = {{"data/units/quang_nam_2024.outline", 18},
                                                              {"data/units/da_nang_2025.outline", 94},
                                                              {"data/units/vietnam_2025.outline", 34}};
    for (const auto& [file, size] : files) {
        const auto by_unit = edges_by_unit(file);
        EXPECT_EQ(by_unit.size(), size) << file;
        std::map<Edge, int> sides;
        for (const auto& [code, edges] : by_unit) {
            for (const auto& edge : edges) ++sides[edge];
        }
        for (const auto& [edge, times] : sides) {
            EXPECT_LE(times, 2) << file << ' ' << edge.first.first << ' ' << edge.first.second;
        }
        if (size != 18) continue;
        // Tiên Phước has neighbours all round.
        for (const auto& edge : by_unit.at("514")) EXPECT_EQ(sides.at(edge), 2);
    }
}

TEST(Map, a_frame_covers_no_land) {
    for (const auto* file :
         {"data/units/quang_nam_2024.outline", "data/units/da_nang_2025.outline", "data/units/vietnam_2025.outline"}) {
        const std::string text(embedded_file(file).bytes);
        static const std::regex line("frame [a-z_]+ ([0-9]+) ([0-9]+) ([0-9]+) ([0-9]+)");
        for (std::sregex_iterator it(text.begin(), text.end(), line), end; it != end; ++it) {
            const int x = std::stoi((*it)[1]);
            const int y = std::stoi((*it)[2]);
            const int right = x + std::stoi((*it)[3]);
            const int below = y + std::stoi((*it)[4]);
            for (const auto& [code, edges] : edges_by_unit(file)) {
                for (const auto& [point, other] : edges) {
                    EXPECT_FALSE(x <= point.first && point.first <= right && y <= point.second && point.second <= below)
                        << file << ' ' << code;
                }
            }
        }
    }
}

TEST(Map, stays_small_enough_for_the_first_view) {
    EXPECT_LE(embedded_file("data/units/quang_nam_2024.outline").bytes.size(), 6'000U);
    EXPECT_LE(embedded_file("data/units/da_nang_2025.outline").bytes.size(), 9'500U);
    EXPECT_LE(embedded_file("data/units/vietnam_2025.outline").bytes.size(), 8'500U);
}

TEST(Shades, are_of_equal_round_width_and_cover_the_greatest_count) {
    EXPECT_EQ(Shades(43).labels(), (std::vector<std::string>{"0", "1–10", "11–20", "21–30", "31–40", "41–50"}));
    EXPECT_EQ(Shades(3).labels(), (std::vector<std::string>{"0", "1", "2", "3"}));
    EXPECT_EQ(Shades(0).labels(), (std::vector<std::string>{"0"}));
    for (std::uint32_t most = 0; most < 3'000; ++most) {
        const Shades shades(most);
        EXPECT_EQ(shades.of(0), 0);
        EXPECT_EQ(static_cast<std::size_t>(shades.of(most)) + 1, shades.labels().size()) << most;
        EXPECT_LE(shades.of(most), most_shades);
        EXPECT_GE(shades.of(1), most > 0 ? 1 : 0);
    }
}

}  // namespace
}  // namespace saolang::places
