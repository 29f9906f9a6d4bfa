#include "people/totp.hpp"

#include <gtest/gtest.h>

#include <set>

namespace saolang::people {
namespace {

const std::string rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  // "12345678901234567890" of RFC 6238, Appendix B

TEST(Totp, CodesAreThoseOfTheStandard) {
    EXPECT_EQ(totp_code(rfc_secret, 59 / 30), "287082");
    EXPECT_EQ(totp_code(rfc_secret, 1111111109 / 30), "081804");
    EXPECT_EQ(totp_code(rfc_secret, 20000000000 / 30), "353130");
}

TEST(Totp, ACodeIsTakenAStepEarlyOrLateAndNoMore) {
    const Moment now{1111111109'000};
    for (int away = -3; away <= 3; ++away)
        EXPECT_EQ(totp_step_of(rfc_secret, totp_code(rfc_secret, totp_step(now) + away), now, {}).has_value(),
                  away >= -1 && away <= 1)
            << away;
}

TEST(Totp, ACodeIsUsedOnceAndNoEarlierOneAfterIt) {
    const Moment now{1111111109'000};
    const auto step = totp_step(now);
    EXPECT_EQ(totp_step_of(rfc_secret, totp_code(rfc_secret, step), now, step - 1), step);
    EXPECT_FALSE(totp_step_of(rfc_secret, totp_code(rfc_secret, step), now, step));
    EXPECT_FALSE(totp_step_of(rfc_secret, totp_code(rfc_secret, step - 1), now, step));
    EXPECT_FALSE(totp_step_of(rfc_secret, "", now, {}));
}

TEST(Totp, SecretsAreThirtyTwoLettersAndDiffer) {
    std::set<std::string> seen;
    for (int i = 0; i < 50; ++i) {
        const auto secret = new_totp_secret(system_randomness());
        EXPECT_EQ(secret.size(), 32U);
        EXPECT_EQ(secret.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"), std::string::npos);
        EXPECT_TRUE(seen.insert(secret).second);
        EXPECT_EQ(totp_code(secret, 1).size(), 6U);
    }
}

}  // namespace
}  // namespace saolang::people
