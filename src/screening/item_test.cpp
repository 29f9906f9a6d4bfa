// The label rules of fresh, raw and processed, as sentences (docs/screening.md).

#include <gtest/gtest.h>

#include "screening/screen.hpp"

namespace saolang::screening {
namespace {

Processing is(std::string_view name, std::string_view description = {}) {
    return screen_item({name, {}, {}, description}).processing;
}

TEST(FreshIs, WhatIsSoldAsHarvestedLaidOrSlaughtered) {
    for (const auto* const name : {"Cam sành", "Rau muống Trà Quế", "Nấm rơm", "Trứng gà ta", "Thịt trâu tươi",
                                   "Ổi Đông Dư", "Cua biển Cần Giờ", "Bí đao Đức Phổ", "Hàu sữa Long Sơn"}) {
        EXPECT_EQ(is(name), Processing::fresh) << name;
    }
}

TEST(FreshIs, AlsoWhatIsWashedCutOrChilled) {
    EXPECT_EQ(is("Lươn đồng phi lê"), Processing::fresh);
    EXPECT_EQ(is("Thịt bò Mỹ Đức", "Giết mổ trong ngày, đóng khay, giữ lạnh."), Processing::fresh);
    EXPECT_EQ(is("Ngô ngọt", "Thu hái buổi sáng, rửa sạch, không qua chế biến."), Processing::fresh);
}

TEST(RawIs, WhatIsOnlyCleanedHulledStrainedOrDriedWhole) {
    for (const auto* const name :
         {"Gạo Séng Cù", "Nếp Tú Lệ", "Mật ong bạc hà", "Tiêu Chư Sê", "Đậu đen xanh lòng", "Tỏi Phan Rang",
          "Muối hạt Sa Huỳnh", "Mộc nhĩ khô", "Măng rừng khô", "Quế vỏ", "Ba kích tím Quảng Ninh", "Thảo quả"}) {
        EXPECT_EQ(is(name), Processing::raw) << name;
    }
}

TEST(ProcessedIs, WhatIsCookedFermentedPressedGroundOrMixed) {
    for (const auto* const name : {"Nước mắm Cát Hải", "Tương bần Hưng Yên", "Giò bò Đà Nẵng", "Bánh gai Tứ Trụ",
                                   "Tinh dầu tràm Lộc Thủy", "Bột sắn dây", "Dầu lạc", "Rượu ngô Bản Phố", "Kẹo lạc",
                                   "Mứt gừng", "Sữa chua nếp cẩm", "Ruốc cá hồi", "Cà phê rang xay"}) {
        EXPECT_EQ(is(name), Processing::processed) << name;
    }
}

TEST(ProcessedIs, EveryTeaCraftAndService) {
    for (const auto* const name :
         {"Chè Tân Cương", "Trà hoa cúc", "Chè dây Cao Bằng", "Nón lá làng Chuông", "Lụa Vạn Phúc", "Đèn lồng tre",
          "Tượng gỗ Sơn Đồng", "Dịch vụ du lịch cộng đồng Sin Suối Hồ"}) {
        EXPECT_EQ(is(name), Processing::processed) << name;
    }
}

TEST(ProcessedIs, AFreshThingOnceItIsCandiedRoastedSaltedOrFreezeDried) {
    for (const auto* const name :
         {"Mít sấy giòn", "Hạt sen sấy", "Trứng gà nướng", "Bún tươi", "Bò tươi nướng", "Lạp xưởng tươi",
          "Nấm bào ngư sấy tẩm gia vị", "Sầu riêng sấy thăng hoa", "Khô cá dứa", "Mực một nắng", "Mật ong ngâm tỏi",
          "Củ cải muối", "Hạt điều rang muối"}) {
        EXPECT_EQ(is(name), Processing::processed) << name;
    }
}

TEST(AName, IsReadAsItWasMeant) {
    EXPECT_EQ(is("Trøng gµ"), Processing::fresh);             // TCVN3
    EXPECT_EQ(is("maät ong röøng"), Processing::raw);         // VNI
    EXPECT_EQ(is("Neeps nuwowng"), Processing::raw);          // keys of Telex
    EXPECT_EQ(is("Gao5 lu7t1"), Processing::raw);             // keys of VNI
    EXPECT_EQ(is("RUOU CAN"), Processing::processed);         // no marks
    EXPECT_EQ(is("Bưi năm roi"), Processing::fresh);          // a letter lost
    EXPECT_EQ(is("Hưng Yên, nhãn lồng"), Processing::fresh);  // turned round
    EXPECT_EQ(is("Cam sành (OCOP 3 sao) 1kg"), Processing::fresh);
    EXPECT_EQ(is("Mía tím Bắc Trà My"), Processing::fresh);  // a place, no tea
}

TEST(TheWayOfMaking, SpeaksWhereTheNameIsSilent) {
    EXPECT_TRUE(screen_item({"Đặc sản Bà Tư", {}, {}, "Thu hoạch trong ngày, rửa sạch, giữ lạnh."}).flagged());
    EXPECT_FALSE(screen_item({"Đặc sản Bà Tư", {}, {}, "Tẩm ướp gia vị, sấy, ăn liền."}).flagged());
    // what is not done does not count
    EXPECT_TRUE(screen_item({"Cá nục", {}, {}, "Cấp đông, không tẩm ướp."}).flagged());
}

TEST(AnAnswer, SaysWhyInBothLanguages) {
    const auto answer = screen_item({"Trứng gà tươi", {}, {}, {}});
    EXPECT_EQ(words_vi(answer.reasons), "tên nói là hàng tươi (tươi); Trứng gà thường bán tươi");
    EXPECT_EQ(words_en(answer.reasons), "the name says it is fresh (tươi); Trứng gà is mostly sold fresh");
    EXPECT_EQ(words_vi(screen_item({"", {}, {}, {}}).reasons), "tên không cho biết là hàng gì");
}

TEST(AnAnswer, HasAScoreOnTheSideOfItsClass) {
    for (const auto* const name : {"Cam", "Gạo", "Trà", "Xyz", "", "Dừa khô", "Macca"}) {
        const auto answer = screen_item({name, {}, {}, {}});
        EXPECT_EQ(answer.flagged(), answer.score >= 0.5) << name;
    }
}

}  // namespace
}  // namespace saolang::screening
