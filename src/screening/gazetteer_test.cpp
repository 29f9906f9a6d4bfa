// Places as offices write them, and their words in names.

#include <gtest/gtest.h>

#include "screening/gazetteer.hpp"
#include "screening/screen.hpp"

namespace saolang::screening {
namespace {

Nearness between(std::string_view a, std::string_view b) { return nearness(origin_of(a), origin_of(b)); }

TEST(APlace, IsTheSameHoweverItsLevelIsWritten) {
    for (const auto* const other :
         {"huyện Duy Xuyên", "H. Duy Xuyen", "Quảng Nam", "Duy Xuyên, Quảng Nam", "huyện Duy Xuyên, tỉnh Quảng Nam",
          "xã Duy Sơn, huyện Duy Xuyên", "Duy Xuyên - Quảng Nam", "Duy Xuyên Quảng Nam"}) {
        EXPECT_EQ(between("Duy Xuyên", other), Nearness::same) << other;
    }
    EXPECT_EQ(between("Tĩnh Gia", "Thanh Hóa"), Nearness::same);  // no province "Gia"
}

TEST(APlace, IsAnotherThoughItsProvinceIsTheSame) {
    EXPECT_EQ(between("Duy Xuyên, Quảng Nam", "Thăng Bình, Quảng Nam"), Nearness::other);
    EXPECT_EQ(between("Duy Xuyên", "Bình Định"), Nearness::other);
    EXPECT_EQ(between("Quảng Nam", "Quảng Ngãi"), Nearness::other);
    EXPECT_EQ(between("", "Quảng Nam"), Nearness::unknown);
}

TEST(WordsOfAPlace, SayNothingOfTheProduct) {
    const auto flagged = [](std::string_view name, std::string_view place) {
        return screen_item({name, {}, place, {}}).flagged();
    };
    EXPECT_TRUE(flagged("SU SU TAM ĐẢO", "Tam Đảo"));
    EXPECT_TRUE(flagged("Dau Ha Chau Phong Dien", "Phong Điền Cần Thơ"));
    EXPECT_TRUE(flagged("rau dớn trà bồng", {}));
    EXPECT_TRUE(flagged("MẬT ONG RỪNG U MINH HẠ", "U Minh"));
    EXPECT_TRUE(flagged("que vo tra my", {}));  // cinnamon bark, not Quế Võ
}

}  // namespace
}  // namespace saolang::screening
