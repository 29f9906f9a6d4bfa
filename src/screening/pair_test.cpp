// The label rules of pairs, as sentences (docs/screening.md).

#include <gtest/gtest.h>

#include "screening/screen.hpp"

namespace saolang::screening {
namespace {

Relation between(const Item& a, const Item& b) { return screen_pair(a, b).relation; }

const Item sauce{"Nước mắm Bà Năm", "Hộ kinh doanh Nguyễn Thị Năm", "Thăng Bình", {}};

TEST(OneProductOfOneOwner, IsADuplicateHoweverItIsSpelled) {
    for (const Item& other :
         {Item{"nuoc mam ba nam", "HKD Nguyễn Thị Năm", "H. Thăng Bình", {}},
          Item{"Bà Năm, nước mắm", "Hộ KD Nguyễn Thị Năm", "Thăng Bình", {}},
          Item{"N­íc m¾m Bµ N¨m", "Hộ kinh doanh Nguyễn Thị Năm", "Thăng Bình", {}},
          Item{"Nước mắm Bà Năm (OCOP 3 sao) chai 500ml", "HKD Nguyen Thi Nam", "huyện Thăng Bình", {}},
          Item{"Nuwowcs mawms Baf Nawm", "Hộ kinh doanh Nguyễn Thị Năm", "Thăng Bình", {}},
          Item{"NướcmắmBàNăm", "Hộ kinh doanh Nguyễn Thị Năm", "Thăng Bình", {}},
          Item{"Nước mắm Bà Năm", "", "Thăng Bình", {}}}) {
        EXPECT_EQ(between(sauce, other), Relation::duplicate) << other.name;
    }
}

TEST(OneProductOfOneOwner, HasOtherWordsInOtherRegions) {
    const auto same = [](std::string_view a, std::string_view b) {
        return between({a, "HTX Hòa Phú", "Tây Sơn", {}}, {b, "HTX Hòa Phú", "Tây Sơn", {}});
    };
    EXPECT_EQ(same("Dầu phụng Hòa Phú", "Dầu lạc Hòa Phú"), Relation::duplicate);
    EXPECT_EQ(same("Chè gừng Hòa Phú", "Trà gừng Hòa Phú"), Relation::duplicate);
    EXPECT_EQ(same("Siro khóm", "Siro dứa"), Relation::duplicate);
    EXPECT_EQ(same("Kẹo vừng", "Kẹo mè"), Relation::duplicate);
    EXPECT_EQ(same("Mít xấy", "Mít sấy"), Relation::duplicate);
    EXPECT_EQ(same("Xoài sấy dòn", "Xoài sấy giòn"), Relation::duplicate);
    EXPECT_EQ(same("Lạp sườn heo đen", "Lạp xưởng lợn đen"), Relation::duplicate);
    EXPECT_EQ(same("Mận sấy dẽo", "Mận sấy dẻo"), Relation::duplicate);
}

TEST(AnOwner, IsTheSameUnderShortFormsAndAnotherLegalForm) {
    const auto owners = [](std::string_view a, std::string_view b) {
        return between({"Trà sen Tây Hồ", a, "Tây Hồ", {}}, {"Trà sen Tây Hồ", b, "Tây Hồ", {}});
    };
    EXPECT_EQ(owners("Công ty TNHH sản xuất thương mại Hương Sen", "Cty SX TM Hương Sen"), Relation::duplicate);
    EXPECT_EQ(owners("Hợp tác xã Nông nghiệp Hương Sen", "HTXNN HUONG SEN"), Relation::duplicate);
    EXPECT_EQ(owners("Hộ kinh doanh Hương Sen", "Công ty TNHH Hương Sen"), Relation::duplicate);
    EXPECT_EQ(owners("Cơ sở sản xuất Hương Sen", "CSSX Hương Sen"), Relation::duplicate);
    EXPECT_EQ(owners("HTX Nông nghiệp Hương Sen 1", "HTX Nông nghiệp Hương Sen 2"), Relation::same_kind_same_origin);
    EXPECT_EQ(owners("Hộ kinh doanh Nguyễn Văn An", "Hộ kinh doanh Nguyễn Văn Bình"), Relation::same_kind_same_origin);
}

TEST(AVariant, IsOfTheSameLineWithAnotherFlavourGradeOrForm) {
    const auto same_owner = [](std::string_view a, std::string_view b) {
        return between({a, "Công ty TNHH Sao Mai", "Long Xuyên", {}}, {b, "Cty Sao Mai", "Long Xuyên", {}});
    };
    EXPECT_EQ(same_owner("Nước mắm Sao Mai 40 độ đạm", "Nước mắm Sao Mai 35 độ đạm"), Relation::variant);
    EXPECT_EQ(same_owner("Xoài sấy dẻo", "Xoài sấy giòn"), Relation::variant);
    EXPECT_EQ(same_owner("Khoai sấy vị phô mai", "Khoai sấy vị rong biển"), Relation::variant);
    EXPECT_EQ(same_owner("Trà atiso túi lọc", "Trà atiso"), Relation::variant);
    EXPECT_EQ(same_owner("Nấm hương tươi", "Nấm hương khô"), Relation::variant);
    EXPECT_EQ(same_owner("Kẹo dừa sầu riêng", "Kẹo dừa ca cao"), Relation::variant);
}

TEST(AVariant, IsAnotherFillingOfAKindThatNamesItself) {
    const auto same_owner = [](std::string_view a, std::string_view b) {
        return between({a, "Công ty TNHH Sóc Vàng", "Châu Thành", {}}, {b, "Cty Sóc Vàng", "Châu Thành", {}});
    };
    EXPECT_EQ(same_owner("Bánh pía Sóc Vàng sầu riêng", "Bánh pía Sóc Vàng khoai môn"), Relation::variant);
    EXPECT_EQ(same_owner("Mỳ gấc Sóc Vàng", "Mỳ rau ngót Sóc Vàng"), Relation::variant);
    EXPECT_EQ(same_owner("Yến chưng đường phèn", "Yến chưng táo đỏ"), Relation::variant);
    EXPECT_EQ(same_owner("Ngũ cốc vị ca cao", "Ngũ cốc cho bé"), Relation::variant);
    EXPECT_EQ(same_owner("Nước mắm thượng hạng", "Nước mắm cao đạm"), Relation::variant);
    // of these it is the main ingredient
    EXPECT_EQ(same_owner("Rượu dừa Sóc Vàng", "Rượu nếp Sóc Vàng"), Relation::different);
    EXPECT_EQ(same_owner("Mắm cá linh Sóc Vàng", "Mắm ba khía Sóc Vàng"), Relation::different);
    EXPECT_EQ(same_owner("Dầu lạc Sóc Vàng", "Dầu vừng Sóc Vàng"), Relation::different);
}

TEST(WhatAnEntryAdds, MakesNoOtherProduct) {
    for (const auto* const added : {"đạt OCOP 4 sao", "đạt chuẩn OCOP", "(đạt 3 sao)", "hạng 4 sao", "OCOP 2024", "4*",
                                    "(4 sao)", "- sản phẩm OCOP 3 sao năm 2023", "OCP", "hộp 12 viên", "túi 1kg",
                                    "set 3 hũ", "lốc 6 hộp", "hũ thủy tinh 200g"}) {
        const auto name = std::string("Nước mắm Bà Năm ") + added;
        EXPECT_EQ(between(sauce, {name, sauce.producer, sauce.place, {}}), Relation::duplicate) << added;
    }
}

TEST(ANumber, IsAnOwnersName) {
    const auto owners = [](std::string_view a, std::string_view b) {
        return between({"Mận hậu Mộc Châu", a, "Mộc Châu", {}}, {"Mận hậu Mộc Châu", b, "Mộc Châu", {}});
    };
    EXPECT_EQ(owners("HTX 19-5", "Hợp tác xã 19/5"), Relation::duplicate);
    EXPECT_EQ(owners("HTX 19-5", "HTX 30-4"), Relation::same_kind_same_origin);
    EXPECT_EQ(owners("HTX 2/9", "Hộ kinh doanh Lê Thị Bưởi"), Relation::same_kind_same_origin);
    EXPECT_EQ(owners("HTX Đông Xuyên", "HTX Đồng Xanh"), Relation::same_kind_same_origin);
}

TEST(AnotherMainIngredient, IsAnotherProductOfTheOwner) {
    const auto same_owner = [](std::string_view a, std::string_view b) {
        return between({a, "Công ty TNHH Sao Mai", "Long Xuyên", {}}, {b, "Cty Sao Mai", "Long Xuyên", {}});
    };
    EXPECT_EQ(same_owner("Khoai lang sấy dẻo", "Xoài sấy dẻo"), Relation::different);
    EXPECT_EQ(same_owner("Trà gừng", "Rượu gừng"), Relation::different);
    EXPECT_EQ(same_owner("Chả cá", "Chả mực"), Relation::different);
    EXPECT_EQ(same_owner("Bưởi da xanh Sao Mai", "Cam sành Sao Mai"), Relation::different);
}

TEST(AnotherOwnersProduct, IsOfTheSameKindAndOriginOnlyInTheSamePlace) {
    const Item honey{"Mật ong rừng Cúc Phương", "HTX Cúc Phương", "Nho Quan", {}};
    EXPECT_EQ(between(honey, {"Mật ong rừng Cúc Phương", "Hộ kinh doanh Phạm Văn Tám", "Nho Quan", {}}),
              Relation::same_kind_same_origin);
    EXPECT_EQ(between(honey, {"Mật ong rừng Tám Núi", "Hộ kinh doanh Phạm Văn Tám", "Nho Quan", {}}),
              Relation::same_kind_same_origin);
    EXPECT_EQ(between(honey, {"Mật ong rừng Cúc Phương", "Hộ kinh doanh Phạm Văn Tám", "Mèo Vạc", {}}),
              Relation::different);
    EXPECT_EQ(between(honey, {"Rượu nếp Cúc Phương", "Hộ kinh doanh Phạm Văn Tám", "Nho Quan", {}}),
              Relation::different);
    // neither has an owner: their brands tell them apart
    EXPECT_EQ(between({"Bưởi da xanh Bến Sỏi", {}, "Châu Thành", {}}, {"Bưởi da xanh Cồn Phụng", {}, "Châu Thành", {}}),
              Relation::same_kind_same_origin);
}

TEST(TheOrderOfTwo, DoesNotMatter) {
    const std::vector<Item> items = {sauce,
                                     {"nuoc mam ba nam", {}, {}, {}},
                                     {"Bà Năm Nước mắm 40 độ", "Cty Năm", "Thăng Bình", {}},
                                     {"", "", "", {}},
                                     {"Trà My", "HTX Trà My", "Bắc Trà My", {}}};
    for (const auto& a : items) {
        for (const auto& b : items) {
            const auto one = screen_pair(a, b);
            const auto other = screen_pair(b, a);
            EXPECT_EQ(one.relation, other.relation);
            EXPECT_EQ(one.score, other.score);
            EXPECT_EQ(one.reasons, other.reasons);
        }
    }
}

TEST(AnAnswer, ToAPairSaysWhyInBothLanguages) {
    const auto answer = screen_pair(sauce, {"nuoc mam ba nam chai 500ml", "HKD Nguyễn Thị Năm", "Thăng Bình", {}});
    EXPECT_EQ(words_vi(answer.reasons),
              "cùng chủ thể, khác cách viết; cùng tên sản phẩm, khác cách viết; trọng lượng bị bỏ qua (chai 500 ml)");
    EXPECT_EQ(words_en(answer.reasons),
              "the same owner, written differently; the same name, written differently; the weight is left out of "
              "account (chai 500 ml)");
}

TEST(Garbage, IsAnsweredToo) {
    const std::string huge(100'000, 'a');
    const std::string broken = "\xff\xfe\x80 \xc3 N\xe1\xba";
    std::string many;
    for (int i = 0; i < 5'000; ++i) many += "trà ";
    for (const auto& text : {huge, broken, many, std::string("()[]{}\n\t,;"), std::string(1, '\0'), std::string("2"),
                             std::string("kg"), std::string("500 g")}) {
        const Item item{text, text, text, text};
        EXPECT_GE(screen_item(item).score, 0);
        EXPECT_LE(screen_pair(item, sauce).score, 1);
        EXPECT_GE(screen_pair(item, item).score, 0);
    }
}

TEST(Pairs, WithoutAWordInANameNothingIsSaidToBeOne) {
    for (const auto* name : {"", "!!!,???"}) {
        const auto answer = screen_pair({.name = name, .producer = "HTX A"}, {.name = "###", .producer = "HTX A"});
        EXPECT_EQ(answer.relation, Relation::different);
        EXPECT_EQ(words_vi(answer.reasons), "một bản ghi không có tên sản phẩm");
    }
}

TEST(Pairs, OwnersWhoseNamesHoldTheSameWordsInAnotherOrderAreTwo) {
    const auto relation = [](std::string_view one, std::string_view other) {
        return screen_pair({.name = "Nước mắm", .producer = one}, {.name = "Nước mắm", .producer = other}).relation;
    };
    EXPECT_NE(relation("HTX Thanh Bình", "HTX Bình Thanh"), Relation::duplicate);
    EXPECT_NE(relation("HTX Nông nghiệp và Dịch vụ Nắng Xanh", "HTX Nông nghiệp xanh Nắng Sương"), Relation::duplicate);
    EXPECT_EQ(relation("HTX Nắng Xanh", "Hợp tác xã Nắng Xanh"), Relation::duplicate);
}

TEST(Pairs, NumbersThatDifferAreNoSlips) {
    const auto answer = screen_pair({.name = "Sản vật thứ 1", .producer = "HTX Trang Mẫu"},
                                    {.name = "Sản vật thứ 11", .producer = "HTX Trang Mẫu"});
    EXPECT_NE(answer.relation, Relation::duplicate);
    EXPECT_NE(screen_pair({.name = "Giỏ quà DAY2514", .producer = "HTX Trang Mẫu"},
                          {.name = "Giỏ quà DAY2515", .producer = "HTX Trang Mẫu"})
                  .relation,
              Relation::duplicate);
    EXPECT_NE(screen_pair({.name = "Gạo thơm ST24", .producer = "HTX Trang Mẫu"},
                          {.name = "Gạo thơm ST25", .producer = "HTX Trang Mẫu"})
                  .relation,
              Relation::duplicate);
}

}  // namespace
}  // namespace saolang::screening
