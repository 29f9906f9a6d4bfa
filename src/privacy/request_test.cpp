#include "privacy/request.hpp"

#include <gtest/gtest.h>

namespace saolang::privacy {
namespace {

Date day(unsigned month, unsigned of_month) { return *Date::from_civil(2026, month, of_month); }

PrivacyRequest a_request(int id, Date received, std::optional<Date> answered = {}) {
    return {.id = RequestId{id},
            .code = "ma",
            .received_on = received,
            .due_on = due_day(received),
            .answered_on = answered};
}

TEST(PrivacyRequest, IsToBeAnsweredWithinTwoWorkingDays) {
    EXPECT_EQ(due_day(day(11, 24)), day(11, 26));
    EXPECT_EQ(due_day(day(11, 27)), day(12, 1));
    EXPECT_EQ(due_day(day(2, 13)), day(2, 24));  // Tết
}

TEST(PrivacyRequest, IsLateTheDayAfterItsTerm) {
    const auto asked = a_request(1, day(11, 24));
    EXPECT_EQ(urgency_of(asked, day(11, 26)), Urgency::open);
    EXPECT_EQ(urgency_of(asked, day(11, 27)), Urgency::late);
    EXPECT_EQ(urgency_of(a_request(1, day(11, 24), day(11, 30)), day(12, 1)), Urgency::answered);
}

TEST(PrivacyRequest, LateOnesStandBeforeOpenOnesAndAnsweredOnesLast) {
    const auto today = day(11, 27);
    const auto late = a_request(3, day(11, 20));
    const auto open = a_request(2, day(11, 26));
    const auto answered = a_request(1, day(11, 2), day(11, 3));
    EXPECT_TRUE(comes_before(late, open, today));
    EXPECT_TRUE(comes_before(open, answered, today));
    EXPECT_FALSE(comes_before(answered, late, today));
    EXPECT_TRUE(comes_before(a_request(5, day(11, 2), day(11, 9)), answered, today)) << "last answered first";
}

TEST(PrivacyRequest, EveryWordIsReadBackAsItIsStored) {
    for (const auto wish : {Wish::get, Wish::correct, Wish::erase}) EXPECT_EQ(wish_from_code(code_of(wish)), wish);
    for (const auto channel : {Channel::page, Channel::producer, Channel::office})
        EXPECT_EQ(channel_from_code(code_of(channel)), channel);
    for (const auto kind : {AboutKind::producer, AboutKind::account, AboutKind::remark})
        EXPECT_EQ(about_kind_from_code(code_of(kind)), kind);
    EXPECT_EQ(wish_from_code("x"), std::nullopt);
}

}  // namespace
}  // namespace saolang::privacy
