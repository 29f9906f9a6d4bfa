#pragma once
// What may be done to many products at once: group, set, status. Never names, places or stars.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "registry/product.hpp"
#include "trail/trail.hpp"

namespace saolang::registry {

struct BulkAct {
    std::optional<ProductGroup> group = {};
    std::optional<std::uint8_t> set = {};  // 1 to 26; its group goes with it
    std::optional<ProductStatus> status = {};
    bool operator==(const BulkAct&) const = default;
};

// In addresses and forms: "nhom-do-uong", "bo-7", "san-xuat-ngung", "san-xuat-dang".
[[nodiscard]] std::string code_of(const BulkAct& act);
[[nodiscard]] std::optional<BulkAct> bulk_act_from_code(std::string_view code);

enum class LeftAlone : std::uint8_t {
    same_already,
    other_set,         // its criteria set belongs to another group: the set must be looked at first
    never_recognised,  // only registered: it cannot be "made again"
};
// Whether the act leaves the product as it is, and why.
[[nodiscard]] std::optional<LeftAlone> why_left(const Product& product, const BulkAct& act);

// The fields of the product's row after the act.
[[nodiscard]] trail::Record after(trail::Record row, const BulkAct& act);

}  // namespace saolang::registry
