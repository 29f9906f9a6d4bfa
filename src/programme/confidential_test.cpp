#include "programme/confidential.hpp"

#include <gtest/gtest.h>

#include "programme/market_kinds.hpp"
#include "programme/records_for_tests.hpp"

namespace saolang::programme {
namespace {

using registry::date;

class Confidential : public testing::Test {
protected:
    // Of a producer of its own, recognised on 01/06/2023, with what it had in twelve months before and after.
    void product(const char* before, const char* after) {
        const auto producer = registry_.producer("HTX Thử");
        const auto place = registry::place_key("506", date(2023, 6, 1));
        const auto made = registry_.product("Mật ong").of(producer).in(place).star(3, date(2023, 6, 1)).id();
        const auto id = std::to_string(static_cast<std::int64_t>(made));
        records_.add(turnover::kind, {{"product", id},
                                      {"from_day", "2022-06-01"},
                                      {"to_day", "2023-05-31"},
                                      {"turnover", before},
                                      {"reported_on", "2023-06-01"},
                                      {"baseline", "1"},
                                      {"frozen_on", "2023-06-02"},
                                      {"state", "confirmed"}});
        records_.add(turnover::kind, {{"product", id},
                                      {"from_day", "2023-06-01"},
                                      {"to_day", "2024-05-31"},
                                      {"turnover", after},
                                      {"reported_on", "2024-06-01"},
                                      {"state", "reported"}});
    }
    [[nodiscard]] std::optional<std::int64_t> shown(Date day, std::string_view unit = "49") const {
        const auto world = records_.with(registry_.build());
        const auto indicator = indicator_coded(world, "turnover_growth");
        const Question question{2024, registry::unit(unit, day), day, day};
        const auto tally = shown_tally(*indicator, world, places::Gazetteer::shipped(), question);
        return tally ? tally->value : std::nullopt;
    }
    registry::TestRegistry registry_;
    TestRecords records_;
};

TEST_F(Confidential, GrowthOfAProvinceIsShownToOneDecimalWhenThreeAreInIt) {
    product("100000000", "130000000");
    product("100000000", "140000000");
    EXPECT_EQ(shown(date(2024, 12, 31)), std::nullopt) << "two know each other's";
    product("100000000", "137000000");
    EXPECT_EQ(shown(date(2024, 12, 31)), 140) << "1.36 times";
    EXPECT_EQ(shown(date(2024, 12, 31), "506"), std::nullopt) << "of a district: nothing";
}

TEST_F(Confidential, GrowthIsThatOfTheLastClosing) {
    for (const auto* after : {"130000000", "140000000", "137000000"}) product("100000000", after);
    EXPECT_EQ(shown(date(2024, 8, 14)), std::nullopt) << "as of 15/05 nothing was there";
    EXPECT_EQ(shown(date(2024, 8, 15)), 140);
}

TEST_F(Confidential, OneWhoDominatesIsNotTold) {
    product("900000000", "999000000");
    product("10000000", "14000000");
    product("10000000", "14000000");
    EXPECT_EQ(shown(date(2024, 12, 31)), std::nullopt);
}

}  // namespace
}  // namespace saolang::programme
