#include "registry/desk_bulk.hpp"

#include <algorithm>

#include "base/number.hpp"
#include "registry/labels.hpp"

namespace saolang::registry {

namespace {

constexpr std::string_view group_prefix = "nhom-";
constexpr std::string_view set_prefix = "bo-";
constexpr std::string_view ceased_code = "san-xuat-ngung";
constexpr std::string_view active_code = "san-xuat-dang";

void put(trail::Record& row, std::string_view name, std::string_view value) {
    std::ranges::find(row, name, &trail::Field::name)->value = std::string(value);
}

}  // namespace

std::string code_of(const BulkAct& act) {
    if (act.group) return std::string(group_prefix).append(address_of(*act.group));
    if (act.set) return std::string(set_prefix) + std::to_string(*act.set);
    return std::string(act.status == ProductStatus::ceased ? ceased_code : active_code);
}

std::optional<BulkAct> bulk_act_from_code(std::string_view code) {
    if (code == ceased_code) return BulkAct{.status = ProductStatus::ceased};
    if (code == active_code) return BulkAct{.status = ProductStatus::active};
    if (code.starts_with(group_prefix)) {
        const auto group = group_at(code.substr(group_prefix.size()));
        return group ? std::optional(BulkAct{.group = group}) : std::nullopt;
    }
    if (!code.starts_with(set_prefix)) return std::nullopt;
    const auto number = number_in<std::uint8_t>(code.substr(set_prefix.size()));
    if (!number || *number < 1 || *number > product_sets().size()) return std::nullopt;
    return BulkAct{.set = number};
}

std::optional<LeftAlone> why_left(const Product& product, const BulkAct& act) {
    if (act.group) {
        if (product.group == act.group) return LeftAlone::same_already;
        const bool fits = !product.set || product_sets()[*product.set - 1U].group == *act.group;
        return fits ? std::nullopt : std::optional(LeftAlone::other_set);
    }
    if (act.set) {
        const bool same = product.set == act.set && product.group == product_sets()[*act.set - 1U].group;
        return same ? std::optional(LeftAlone::same_already) : std::nullopt;
    }
    if (product.status == act.status) return LeftAlone::same_already;
    const bool only_registered = product.status == ProductStatus::registered && act.status == ProductStatus::active;
    return only_registered ? std::optional(LeftAlone::never_recognised) : std::nullopt;
}

trail::Record after(trail::Record row, const BulkAct& act) {
    if (act.group) put(row, "product_group", code_of(*act.group));
    if (act.set) {
        put(row, "set_number", std::to_string(*act.set));
        put(row, "product_group", code_of(product_sets()[*act.set - 1U].group));
    }
    if (act.status) put(row, "status", code_of(*act.status));
    return row;
}

}  // namespace saolang::registry
