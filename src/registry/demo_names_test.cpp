#include "registry/demo_names.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "registry/demo_for_tests.hpp"

namespace saolang::registry {
namespace {

TEST(NamesOfTheReferenceYear, names_nobody_real) {
    std::set<std::string> real;
    for (const auto& row : parse_shipped_csv(embedded_file("data/reference_year/real_names.csv").bytes))
        real.insert(row[0]);
    EXPECT_GT(real.size(), 900U);
    const Demo larger = compose_demo(units(), 5'000);
    for (const auto* demo : {&reference(), &larger}) {
        for (const auto& product : demo->products)
            EXPECT_FALSE(real.contains(search_key(product.facts.name))) << product.facts.name;
        for (const auto& producer : demo->producers)
            EXPECT_FALSE(real.contains(search_key(producer.facts.name))) << producer.facts.name;
    }
}

TEST(NamesOfTheReferenceYear, invents_no_tax_code_no_telephone_and_no_person) {
    for (const auto& producer : reference().producers) {
        EXPECT_FALSE(producer.facts.tax_code);
        EXPECT_FALSE(producer.private_facts.representative);
        EXPECT_FALSE(producer.private_facts.phone);
        EXPECT_FALSE(producer.private_facts.email);
        EXPECT_FALSE(producer.private_facts.address);
    }
}

TEST(NamesOfTheReferenceYear, gives_every_product_and_producer_a_name_of_its_own) {
    std::set<std::string> names, codes;
    for (const auto& product : reference().products) {
        EXPECT_TRUE(names.insert(slug(product.facts.name)).second) << product.facts.name;
        if (product.recognitions.empty()) continue;
        EXPECT_TRUE(codes.insert(product.facts.code).second) << product.facts.code;
    }
    for (const auto& producer : reference().producers)
        EXPECT_TRUE(names.insert(slug(producer.facts.name)).second) << producer.facts.name;
}

TEST(NamesOfTheReferenceYear, names_the_kind_of_a_producer_in_its_name) {
    for (const auto& producer : reference().producers)
        EXPECT_EQ(producer_kind_from_name(producer.facts.name), producer.facts.kind) << producer.facts.name;
}

TEST(NamesOfTheReferenceYear, tells_a_story_with_ingredients_packaging_and_a_picture_of_ours) {
    const std::set<std::string> pictures{
        "jar",    "bottle",   "basket",  "tea",    "cloth",    "lantern",  "incense", "honey", "rice", "fish-sauce",
        "pepper", "cinnamon", "ginseng", "peanut", "fruit",    "mushroom", "noodle",  "cake",  "meat", "fish",
        "herb",   "wood",     "bamboo",  "flower", "homestay", "coffee",   "wine",    "salt",  "oil",  "sausage"};
    for (const auto& product : reference().products) {
        const auto& [story, ingredients, packaging, picture] = product.story;
        EXPECT_EQ(story.find_first_of("{}"), std::string::npos) << story;
        EXPECT_GE(std::ranges::count(story, '.'), 3) << story;
        EXPECT_LE(character_count(story), 600U) << story;
        EXPECT_EQ(story, clean_text(story));
        EXPECT_FALSE(ingredients.empty());
        EXPECT_FALSE(packaging.empty());
        EXPECT_TRUE(pictures.contains(picture)) << picture;
    }
}

}  // namespace
}  // namespace saolang::registry
