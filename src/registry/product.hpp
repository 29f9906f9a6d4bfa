#pragma once
// Sản phẩm OCOP and the six groups of the law.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "registry/producer.hpp"

namespace saolang::registry {

enum class ProductId : std::int64_t {};

// QĐ 26/2026, Phụ lục I.
enum class ProductGroup : std::uint8_t { food, drink, medicinal, craft, ornamental, tourism };
inline constexpr std::array product_groups{ProductGroup::food,  ProductGroup::drink,      ProductGroup::medicinal,
                                           ProductGroup::craft, ProductGroup::ornamental, ProductGroup::tourism};

[[nodiscard]] std::string_view code_of(ProductGroup group);
[[nodiscard]] std::optional<ProductGroup> product_group_from_code(std::string_view code);
// As lists write it: "Thực phẩm", "1. Nhóm thực phẩm", "Đồ uống", "Lưu niệm - nội thất - trang trí" (QĐ 1048), …
[[nodiscard]] std::optional<ProductGroup> product_group_from_words(std::string_view words);

// One of the 26 criteria sets; its number decides group and subgroup.
struct ProductSet {
    std::uint8_t number;  // 1 to 26
    ProductGroup group;
    std::string_view subgroup_vi;
    std::string_view name_vi;
    std::string_view name_en;
};
// As the newest criteria have them (data/law/criteria), read at the first call.
[[nodiscard]] const std::array<ProductSet, 26>& product_sets();

enum class ProductStatus : std::uint8_t {
    active,      // made and offered
    registered,  // registered or proposed; never recognised as far as known
    ceased,      // no longer made
};
[[nodiscard]] std::string_view code_of(ProductStatus status);
[[nodiscard]] std::optional<ProductStatus> product_status_from_code(std::string_view code);

struct Product {
    ProductId id{};
    std::string code;  // legal code ("49-516-20821-3-2024") once given, else a short code of ours
    std::string slug;  // unique
    std::string name;
    std::optional<ProducerId> producer;  // absent: the source names none
    std::optional<PlaceKey> place;       // where it is made, when it is known better or other than the producer's
    std::optional<ProductGroup> group;
    std::optional<std::uint8_t> set;  // 1 to 26; implies the group
    ProductStatus status = ProductStatus::active;
    std::optional<ProductId> merged_into = {};  // as of a producer
    bool operator==(const Product&) const = default;
};

// Read for one product's page only.
struct ProductStory {
    std::string story = {};
    std::string ingredients = {};
    std::string packaging = {};
    std::string picture = {};  // name of an illustration of ours ("fish-sauce"); empty: by set and name
    bool operator==(const ProductStory&) const = default;
};

}  // namespace saolang::registry
