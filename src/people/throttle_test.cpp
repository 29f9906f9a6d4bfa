#include "people/throttle.hpp"

#include <gtest/gtest.h>

namespace saolang::people {
namespace {

constexpr Moment start{1'000'000'000};
Moment after(std::int64_t milliseconds) { return {start.milliseconds + milliseconds}; }

TEST(Throttle, WaitsDoubleFromTheFifthFailureOfANameUpToAQuarterOfAnHour) {
    EXPECT_EQ(wait_after(by_name, 4), 0);
    EXPECT_EQ(wait_after(by_name, 5), 2'000);
    EXPECT_EQ(wait_after(by_name, 6), 4'000);
    EXPECT_EQ(wait_after(by_name, 10), 64'000);
    EXPECT_EQ(wait_after(by_name, 1'000'000), 15 * 60'000);
}

TEST(Throttle, ANameWaitsFromEveryAddressAndOthersDoNot) {
    Throttle throttle;
    for (int i = 0; i < 5; ++i) throttle.failed("10.0.0." + std::to_string(i), "hoa", start);
    EXPECT_EQ(throttle.wait("10.9.9.9", "hoa", start), 2'000);
    EXPECT_EQ(throttle.wait("10.9.9.9", "hoa", after(1'500)), 500);
    EXPECT_EQ(throttle.wait("10.9.9.9", "hoa", after(2'000)), 0);
    EXPECT_EQ(throttle.wait("10.0.0.1", "ba", start), 0);
    throttle.succeeded("hoa");
    EXPECT_EQ(throttle.wait("10.9.9.9", "hoa", start), 0);
}

TEST(Throttle, AnAddressWaitsForEveryNameAndOneRightPasswordDoesNotFreeIt) {
    Throttle throttle;
    for (int i = 0; i < 20; ++i) throttle.failed("10.0.0.1", "n" + std::to_string(i), start);
    throttle.succeeded("n0");
    EXPECT_EQ(throttle.wait("10.0.0.1", "khac", start), 2'000);
    EXPECT_EQ(throttle.wait("10.0.0.2", "khac", start), 0);
}

TEST(Throttle, ALineOfIPv6IsOneAddress) {
    Throttle throttle;
    for (int i = 0; i < 20; ++i)
        throttle.failed("2001:db8:1:2::" + std::to_string(i + 1), "n" + std::to_string(i), start);
    EXPECT_EQ(throttle.wait("2001:db8:1:2:ffff::9", "khac", start), 2'000);
    EXPECT_EQ(throttle.wait("2001:db8:1:3::1", "khac", start), 0);
}

TEST(Throttle, FailuresAreForgottenAfterAnHour) {
    Throttle throttle;
    for (int i = 0; i < 5; ++i) throttle.failed("10.0.0.1", "hoa", start);
    throttle.failed("10.0.0.1", "hoa", after(failures_forgotten));
    EXPECT_EQ(throttle.wait("10.0.0.1", "hoa", after(failures_forgotten)), 0);
}

TEST(Throttle, KeepsNoMoreThanItsSizeAndForgetsTheOldest) {
    Throttle throttle(4);
    for (int i = 0; i < 5; ++i) throttle.failed("10.0.0.1", "hoa", start);
    EXPECT_GT(throttle.wait("", "hoa", start), 0);
    for (int i = 0; i < 4; ++i) throttle.failed("10.1.0." + std::to_string(i), "n" + std::to_string(i), start);
    EXPECT_EQ(throttle.wait("", "hoa", start), 0);
}

}  // namespace
}  // namespace saolang::people
