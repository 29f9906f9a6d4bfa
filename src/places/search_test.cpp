#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.hpp"
#include "places/gazetteer.hpp"
#include "places/spelling.hpp"

namespace saolang::places {
namespace {

Date day(std::string_view iso) { return parse_iso_date(iso).value(); }

const Gazetteer& units() { return Gazetteer::shipped(); }

const Date in_2024 = day("2024-03-26");
const Date today = day("2026-11-24");

std::string one(std::string_view words, Level level, Date on = in_2024, std::optional<UnitId> within = {}) {
    const auto found = units().search_one({words, level, on, within});
    return found ? units()[*found].name : "nothing";
}

TEST(Search, a_name_is_found_as_people_and_offices_write_it) {
    struct Written {
        Level level;
        std::string_view words;
        std::string_view meant;
    };
    for (const auto& [level, words, meant] : {
             Written{Level::province, "Quảng Nam", "Tỉnh Quảng Nam"},
             Written{Level::province, "tinh quang nam", "Tỉnh Quảng Nam"},
             Written{Level::province, "T. Quảng Nam", "Tỉnh Quảng Nam"},
             Written{Level::province, "Quang Nam province", "Tỉnh Quảng Nam"},
             Written{Level::province, "TP Đà Nẵng", "Thành phố Đà Nẵng"},
             Written{Level::province, "tp.hcm", "Thành phố Hồ Chí Minh"},
             Written{Level::province, "TPHCM", "Thành phố Hồ Chí Minh"},
             Written{Level::province, "Sài Gòn", "Thành phố Hồ Chí Minh"},
             Written{Level::province, "TT - Huế", "Tỉnh Thừa Thiên Huế"},
             Written{Level::province, "Đắc Lắc", "Tỉnh Đắk Lắk"},
             Written{Level::district, "TX. Điện Bàn", "Thị xã Điện Bàn"},
             Written{Level::district, "tx.dien ban", "Thị xã Điện Bàn"},
             Written{Level::district, "H. Đại Lộc", "Huyện Đại Lộc"},
             Written{Level::district, "  ĐẠI   LỘC ", "Huyện Đại Lộc"},
             Written{Level::district, "Tam Ky", "Thành phố Tam Kỳ"},
             Written{Level::district, "Tam Kì", "Thành phố Tam Kỳ"},
             Written{Level::district, "T.P Tam Kỳ", "Thành phố Tam Kỳ"},
             Written{Level::district, "Huyện Hội An", "Thành phố Hội An"},
             Written{Level::commune, "X. Đại Hồng", "Xã Đại Hồng"},
             Written{Level::commune, "TT Ái Nghĩa", "Thị trấn Ái Nghĩa"},
             Written{Level::commune, "Phường Đúc", "Phường Phường Đúc"},
             Written{Level::commune, "xã Đại Hồng (huyện Đại Lộc)", "Xã Đại Hồng"},
         }) {
        EXPECT_EQ(one(words, level), meant) << words;
    }
}

TEST(Search, both_spellings_of_names_in_the_mountains_are_the_same_place) {
    constexpr std::pair<std::string_view, std::string_view> spellings[] = {
        {"Gari", "Xã Ga Ri"},        {"Axan", "Xã A Xan"},      {"Anông", "Xã A Nông"},     {"Atiêng", "Xã A Tiêng"},
        {"Bhalêê", "Xã Bha Lê"},     {"Avương", "Xã A Vương"},  {"Prao", "Thị trấn P Rao"}, {"Zà Hung", "Xã Za Hung"},
        {"Mà Cooih", "Xã Mà Cooi"},  {"Kà Dăng", "Xã Ka Dăng"}, {"La Êê", "Xã Laêê"},       {"Zuôih", "Xã Zuôich"},
        {"Tà Bhing", "Xã Tà Bhinh"},
    };
    for (const auto& [written, meant] : spellings) {
        EXPECT_EQ(one(written, Level::commune), meant) << written;
        EXPECT_EQ(one(search_key(written), Level::commune), meant) << written << " without marks";
    }
}

TEST(Search, every_district_of_quang_nam_is_found_by_each_of_its_spellings) {
    const auto quang_nam = units().find("49", in_2024);
    const auto districts = units().list(Level::district, in_2024, quang_nam);
    ASSERT_EQ(districts.size(), 18U);
    for (const auto id : districts) {
        const auto& unit = units()[id];
        for (const auto& words : {unit.name, unit.bare_name, search_key(unit.name), search_key(unit.bare_name)}) {
            EXPECT_EQ(units().search_one({words, Level::district, in_2024, quang_nam}), id) << words;
        }
        EXPECT_EQ(units().search_one({unit.name, Level::district, in_2024, {}}), id) << "in the whole nation";
        EXPECT_EQ(units().search_one({unit.name, Level::district, today, quang_nam}), id) << "as a unit of the past";
    }
}

TEST(Search, every_unit_of_the_nation_is_among_the_answers_to_its_name_with_and_without_marks) {
    for (const auto* on : {"2018-06-30", "2024-12-31", "2026-11-24"}) {
        for (const auto level : {Level::province, Level::district, Level::commune}) {
            for (const auto id : units().list(level, day(on))) {
                for (const auto& words : {units()[id].name, search_key(units()[id].name)}) {
                    const auto found = units().search({words, level, day(on), {}});
                    EXPECT_NE(std::ranges::find(found, id), found.end()) << words << ' ' << on;
                }
            }
        }
    }
}

TEST(Search, words_that_fit_several_units_give_them_all_and_decide_on_none) {
    const auto found = units().search({"Cẩm Hà", Level::commune, in_2024, {}});
    EXPECT_EQ(found.size(), 2U);
    EXPECT_EQ(one("Cẩm Hà", Level::commune), "nothing");
    EXPECT_EQ(one("Cẩm Hà", Level::commune, in_2024, units().find("49", in_2024)), "Xã Cẩm Hà");
    EXPECT_EQ(units().full_name(*units().search_one({"Cẩm Hà, Hội An", Level::commune, in_2024, {}}), in_2024),
              "Xã Cẩm Hà, Thành phố Hội An, Tỉnh Quảng Nam");
}

TEST(Search, a_written_kind_or_mark_tells_units_apart) {
    EXPECT_EQ(one("Cao Lãnh", Level::district), "nothing") << "a city and a district";
    EXPECT_EQ(one("TP Cao Lãnh", Level::district), "Thành phố Cao Lãnh");
    EXPECT_EQ(one("huyện Cao Lãnh", Level::district), "Huyện Cao Lãnh");
    const auto marked = units().search({"Hòa An", Level::commune, in_2024, {}});
    const auto older_style = units().search({"Hoà An", Level::commune, in_2024, {}});
    EXPECT_EQ(marked, older_style);
    for (const auto id : marked) EXPECT_EQ(marked_key(units()[id].bare_name), marked_key("Hòa An"));
}

TEST(Search, units_of_the_day_come_first_then_the_newest) {
    const auto found = units().search({"Đà Nẵng", Level::province, in_2024, {}});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_TRUE(units()[found[0]].valid.contains(in_2024));
    EXPECT_EQ(units().search_one({"Đà Nẵng", Level::province, today, {}}), units().find("48", today));
}

TEST(Search, a_province_of_today_holds_the_places_it_took_in) {
    const auto da_nang = units().find("48", today);
    EXPECT_EQ(one("Đại Lộc", Level::district, today, da_nang), "Huyện Đại Lộc");
    EXPECT_EQ(one("xã Đại Hồng", Level::commune, today, da_nang), "Xã Đại Hồng");
    EXPECT_EQ(one("Điện Biên Đông", Level::district, today, da_nang), "nothing");
}

TEST(Search, words_that_name_nothing_find_nothing) {
    for (const auto* words : {"", "   ", ",", "huyện", "Không Có Huyện Này", "\xff\xfe", "((("}) {
        EXPECT_TRUE(units().search({words, Level::district, in_2024, {}}).empty()) << words;
    }
}

}  // namespace
}  // namespace saolang::places
