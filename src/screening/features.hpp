#pragma once
// What the weights of data/screening/item_weights.csv weigh: facts that a person can check in the name.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "screening/record.hpp"

namespace saolang::screening {

enum class ItemFeature : std::uint8_t {
    always,
    product_first,  // the first thing named: what is made
    craft_first,
    service_first,
    produce_first,
    mushroom_first,
    animal_first,
    seafood_first,
    raw_first,
    herbal_first,
    nut_first,
    costly_first,
    costly_fresh,
    product_later,      // something made is named after a fresh thing: "khoai lang – bánh"
    product_after_raw,  // after rice or honey: "mật ong hoa cà phê"
    processed,          // a word of processing
    said_fresh,
    dried_plant,
    dried_meat,
    made_fresh,  // most of what the description tells
    made_raw,
    made_processed,
};
inline constexpr std::array<std::string_view, 22> item_feature_names = {
    "always",       "product_first", "craft_first",       "service_first", "produce_first", "mushroom_first",
    "animal_first", "seafood_first", "raw_first",         "herbal_first",  "nut_first",     "costly_first",
    "costly_fresh", "product_later", "product_after_raw", "processed",     "said_fresh",    "dried_plant",
    "dried_meat",   "made_fresh",    "made_raw",          "made_processed"};

struct ItemFacts {
    std::array<double, item_feature_names.size()> values{};
    std::array<std::string, item_feature_names.size()> details{};  // the words it was read from
};
[[nodiscard]] ItemFacts facts_of(const Item& item);

}  // namespace saolang::screening
