#include "people/password.hpp"

#include <gtest/gtest.h>

#include "people/password_rule.hpp"

namespace saolang::people {
namespace {

TEST(Password, IsTakenWhenLongAndUnlikely) {
    for (const auto* good : {"bốn con trâu uống nước", "chieu mua roi tren mai la", "Hạt tiêu-ghế gỗ-41"})
        EXPECT_FALSE(password_refusal(good, "canbotinh")) << good;
}

TEST(Password, ShorterThanTenCharactersIsRefusedHoweverManyBytesTheyTake) {
    EXPECT_TRUE(password_refusal("ghế gỗ 4", ""));
    EXPECT_TRUE(password_refusal("ờờờữữữặặặ", ""));  // nine characters
    EXPECT_TRUE(password_refusal(std::string(201, 'x') + "yzabcdefgh", ""));
}

TEST(Password, CommonOnesAreRefusedWithDigitsMarksAndSignsToo) {
    for (const auto* common : {"qwertyuiop", "Password123", "matkhau2026", "Mật khẩu 123!", "saolang2026",
                               "ocop@2026!!", "QuangNam2026", "Đà Nẵng 123456", "12DaiLoc345", "1234567890",
                               "0905123456", "aaaaaaaaaaaa", "ababababababab", "ocopocop2026"})
        EXPECT_TRUE(password_refusal(common, "")) << common;
}

TEST(Password, MustNotHoldTheNameToSignIn) {
    EXPECT_TRUE(password_refusal("Lê Thị Hoa mùa gặt", "lethihoa"));
    EXPECT_FALSE(password_refusal("Lê Thị Hoa mùa gặt", "nguyenvanba"));
}

TEST(Password, HashesAreSaltedAndFitTheirPasswordAlone) {
    const auto hash = hash_password("chieu mua roi");
    EXPECT_NE(hash, hash_password("chieu mua roi"));
    EXPECT_TRUE(hash.starts_with("$argon2id$"));
    EXPECT_TRUE(password_fits(hash, "chieu mua roi"));
    EXPECT_FALSE(password_fits(hash, "chieu mua rơi"));
    EXPECT_FALSE(password_fits("", "chieu mua roi"));
}

TEST(Password, ATryCostsTheSameWithoutAnAccount) {
    const auto hash = hash_password("chieu mua roi");
    (void)password_fits("", "");  // the hash nobody has is made once
    const auto work_of = [](std::string_view against) {
        const auto before = password_work();
        (void)password_fits(against, "sai");
        return password_work() - before;
    };
    EXPECT_EQ(work_of(hash), 1U);
    EXPECT_EQ(work_of(""), 1U);
}

}  // namespace
}  // namespace saolang::people
