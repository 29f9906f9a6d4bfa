#include "registry/product.hpp"

#include <gtest/gtest.h>

namespace saolang::registry {
namespace {

TEST(ProductGroup, ReadsBackItsCode) {
    for (const ProductGroup group : product_groups) EXPECT_EQ(product_group_from_code(code_of(group)), group);
    EXPECT_FALSE(product_group_from_code("Food"));
}

TEST(ProductGroup, IsReadAsListsOfAllThreeDecisionsWriteIt) {
    EXPECT_EQ(product_group_from_words("1. Nhóm thực phẩm"), ProductGroup::food);
    EXPECT_EQ(product_group_from_words("Đồ uống có cồn"), ProductGroup::drink);
    EXPECT_EQ(product_group_from_words("Dược liệu và sản phẩm từ dược liệu"), ProductGroup::medicinal);
    EXPECT_EQ(product_group_from_words("Lưu niệm - nội thất - trang trí"), ProductGroup::craft);
    EXPECT_EQ(product_group_from_words("Sinh vật cảnh"), ProductGroup::ornamental);
    EXPECT_EQ(product_group_from_words("Dịch vụ du lịch nông thôn"), ProductGroup::tourism);
    EXPECT_FALSE(product_group_from_words("Khác"));
}

TEST(ProductSets, AreTheTwentySixOfTheDecisionInItsOrder) {
    int number = 1;
    std::array<int, 6> in_group{};
    for (const ProductSet& set : product_sets()) {
        EXPECT_EQ(set.number, number++);
        ++in_group[static_cast<std::size_t>(set.group)];
        EXPECT_FALSE(set.name_vi.empty() || set.name_en.empty() || set.subgroup_vi.empty());
    }
    EXPECT_EQ(in_group, (std::array{13, 4, 3, 2, 3, 1}));
}

TEST(ProductSets, HaveTheWordsOfTheLaw) {
    const auto& coffee = product_sets()[12];
    EXPECT_EQ(coffee.name_vi, "Cà phê, ca cao");
    EXPECT_EQ(coffee.name_en, "Coffee and cocoa");
    EXPECT_EQ(product_sets()[8].subgroup_vi, "Gia vị");
    for (const ProductSet& set : product_sets()) EXPECT_NE(set.name_en, set.name_vi) << "no English in data/law";
}

TEST(ProductStatus, ReadsBackItsCode) {
    for (const auto status : {ProductStatus::active, ProductStatus::registered, ProductStatus::ceased}) {
        EXPECT_EQ(product_status_from_code(code_of(status)), status);
    }
    EXPECT_FALSE(product_status_from_code(""));
}

}  // namespace
}  // namespace saolang::registry
