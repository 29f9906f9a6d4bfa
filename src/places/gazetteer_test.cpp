#include "places/gazetteer.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace saolang::places {
namespace {

Date day(std::string_view iso) { return parse_iso_date(iso).value(); }

const Gazetteer& units() { return Gazetteer::shipped(); }

std::string name_of(std::optional<UnitId> id) { return id ? units()[*id].name : "nothing"; }

const Date last_of_2024 = day("2024-12-31");
const Date last_of_districts = day("2025-06-30");
const Date first_of_two_levels = day("2025-07-01");
const Date today = day("2026-11-24");

UnitId quang_nam() { return units().find("49", last_of_2024).value(); }
UnitId da_nang() { return units().find("48", first_of_two_levels).value(); }

TEST(Gazetteer, counts_the_nation_as_the_statistics_office_does) {
    struct Count {
        std::string_view day;
        std::size_t provinces, districts, communes;
    };
    for (const auto& [on, provinces, districts, communes] : {
             Count{"2018-06-30", 63, 713, 11'162},
             Count{"2023-12-31", 63, 705, 10'598},
             Count{"2024-12-31", 63, 704, 10'447},
             Count{"2025-06-30", 63, 696, 10'035},
             Count{"2025-07-01", 34, 0, 3'321},
             Count{"2026-04-30", 34, 0, 3'321},
         }) {
        EXPECT_EQ(units().list(Level::province, day(on)).size(), provinces) << on;
        EXPECT_EQ(units().list(Level::district, day(on)).size(), districts) << on;
        EXPECT_EQ(units().list(Level::commune, day(on)).size(), communes) << on;
    }
}

TEST(Gazetteer, a_code_given_twice_is_two_units) {
    const auto before = units().find("20197", last_of_districts);
    const auto after = units().find("20197", first_of_two_levels);
    EXPECT_EQ(name_of(before), "Phường Hòa Khánh Bắc");
    EXPECT_EQ(name_of(after), "Phường Liên Chiểu");
    EXPECT_EQ(units().by_key("20197", first_of_two_levels), after);
    EXPECT_EQ(units().by_key("20197", day("2025-07-02")), std::nullopt);
}

TEST(Gazetteer, a_code_of_no_unit_finds_nothing) {
    for (const auto* code : {"", "4", "99", "abc", "2051x", "99999", "205120"}) {
        EXPECT_EQ(units().find(code, today), std::nullopt) << code;
    }
    EXPECT_EQ(units().find("49", today), std::nullopt) << "Quảng Nam ended";
}

TEST(Gazetteer, quang_nam_has_18_districts_until_nong_son_joins_que_son_and_17_until_districts_end) {
    EXPECT_EQ(units().list(Level::district, day("2024-03-26"), quang_nam()).size(), 18U);
    EXPECT_EQ(units().list(Level::district, last_of_2024, quang_nam()).size(), 18U);
    EXPECT_EQ(units().list(Level::district, last_of_districts, quang_nam()).size(), 17U);
    EXPECT_TRUE(units().list(Level::district, first_of_two_levels, quang_nam()).empty());
    EXPECT_EQ(units().list(Level::commune, last_of_2024, quang_nam()).size(), 241U);
    EXPECT_EQ(units().list(Level::commune, last_of_districts, quang_nam()).size(), 233U);
}

TEST(Gazetteer, da_nang_has_94_units_from_july_2025_and_hoang_sa_is_one_of_them) {
    const auto all = units().list(Level::commune, first_of_two_levels, da_nang());
    std::map<std::string, int> kinds;
    for (const auto id : all) ++kinds[units()[id].kind];
    EXPECT_EQ(all.size(), 94U);
    EXPECT_EQ(kinds, (std::map<std::string, int>{{"Phường", 23}, {"Xã", 70}, {"Đặc khu", 1}}));
    EXPECT_TRUE(std::ranges::any_of(all, [](UnitId id) { return units()[id].name == "Đặc khu Hoàng Sa"; }));
    EXPECT_EQ(units().list(Level::commune, today, da_nang()).size(), 94U);
}

TEST(Gazetteer, a_list_within_a_unit_is_what_the_unit_holds_on_that_day) {
    const auto dai_loc = units().find("506", last_of_2024).value();
    const auto communes = units().list(Level::commune, last_of_2024, dai_loc);
    EXPECT_EQ(communes, units().children(dai_loc, last_of_2024));
    EXPECT_EQ(communes.size(), 18U);
    for (const auto id : communes)
        EXPECT_EQ(units().ancestors(id, last_of_2024).back(), quang_nam()) << units()[id].name;
    EXPECT_TRUE(std::ranges::is_sorted(communes, {}, [](UnitId id) { return units()[id].code; }));
}

TEST(Gazetteer, a_full_name_goes_up_the_hierarchy_of_its_day) {
    const auto dai_hong = units().find("20512", last_of_2024).value();
    EXPECT_EQ(units().full_name(dai_hong, last_of_2024), "Xã Đại Hồng, Huyện Đại Lộc, Tỉnh Quảng Nam");
    EXPECT_EQ(units().full_name(dai_hong, today), "Xã Đại Hồng, Huyện Đại Lộc, Tỉnh Quảng Nam") << "as on its last day";
    const auto thuong_duc = units().find("20506", today).value();
    EXPECT_EQ(units().full_name(thuong_duc, today), "Xã Thượng Đức, Thành phố Đà Nẵng");
    EXPECT_EQ(english_name(units()[thuong_duc]), "Thượng Đức commune");
    EXPECT_EQ(english_name(units()[da_nang()]), "Đà Nẵng city");
}

TEST(Gazetteer, every_unit_below_a_province_has_a_parent_of_a_level_above_whose_code_it_carries_each_day) {
    for (std::uint32_t i = 0; i < units().all().size(); ++i) {
        const auto& unit = units().all()[i];
        const auto above = units().parent(UnitId{i}, unit.valid.from);
        ASSERT_EQ(above.has_value(), unit.level != Level::province) << unit.name;
        if (above) {
            EXPECT_LT(units()[*above].level, unit.level) << unit.name;
        }
    }
}

TEST(Succession, the_instrument_stands_at_each_step) {
    const auto dai_hong = units().find("20512", last_of_districts).value();
    const auto rows = units().successions();
    const auto row = std::ranges::find(rows, dai_hong, &Succession::from);
    ASSERT_NE(row, rows.end());
    EXPECT_EQ(row->date, first_of_two_levels);
    EXPECT_TRUE(row->whole);
    EXPECT_EQ(row->instrument, "1659/NQ-UBTVQH15");
    EXPECT_EQ(rows.size(), 10'687U);
}

}  // namespace
}  // namespace saolang::places
