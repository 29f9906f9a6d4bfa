#include "registry/product.hpp"

#include <stdexcept>

#include "base/text.hpp"
#include "law/law.hpp"
#include "law/words.hpp"

namespace saolang::registry {

namespace {

constexpr std::array<std::string_view, 6> group_codes{"food", "drink", "medicinal", "craft", "ornamental", "tourism"};
constexpr std::array<std::string_view, 3> status_codes{"active", "registered", "ceased"};

struct GroupWords {
    std::string_view contains;  // folded; the first that fits decides, so narrow words stand first
    ProductGroup group;
};
constexpr std::array group_words{
    GroupWords{"du lich", ProductGroup::tourism},     GroupWords{"sinh vat canh", ProductGroup::ornamental},
    GroupWords{"cay canh", ProductGroup::ornamental}, GroupWords{"thu cong", ProductGroup::craft},
    GroupWords{"my nghe", ProductGroup::craft},       GroupWords{"luu niem", ProductGroup::craft},
    GroupWords{"noi that", ProductGroup::craft},      GroupWords{"trang tri", ProductGroup::craft},
    GroupWords{"may mac", ProductGroup::craft},       GroupWords{"duoc lieu", ProductGroup::medicinal},
    GroupWords{"thao duoc", ProductGroup::medicinal}, GroupWords{"do uong", ProductGroup::drink},
    GroupWords{"thuc pham", ProductGroup::food},      GroupWords{"gia vi", ProductGroup::food},
};

using Sets = std::array<ProductSet, 26>;

// A later decision with other sets needs a decision of ours about the numbers that products hold.
Sets read_sets() {
    const auto& in_force = law::Law::shipped().newest().criteria->sets;
    Sets sets{};
    if (in_force.size() != sets.size()) throw std::logic_error("the criteria in force have not 26 sets");
    for (std::size_t at = 0; at < sets.size(); ++at) {
        const auto& set = in_force[at];
        if (set.number != at + 1) throw std::logic_error("the criteria sets in force are not in order");
        sets[at] = {.number = set.number,
                    .group = product_group_from_code(set.group).value(),
                    .subgroup_vi = set.subgroup,
                    .name_vi = set.name,
                    .name_en = law::english_of(set.name).value_or(set.name)};
    }
    return sets;
}

}  // namespace

std::string_view code_of(ProductGroup group) { return group_codes[static_cast<std::size_t>(group)]; }

std::optional<ProductGroup> product_group_from_code(std::string_view code) {
    for (const ProductGroup group : product_groups) {
        if (code_of(group) == code) return group;
    }
    return std::nullopt;
}

std::optional<ProductGroup> product_group_from_words(std::string_view words) {
    if (const auto group = product_group_from_code(words)) return group;
    const std::string folded = search_key(words);
    for (const auto& [contains, group] : group_words) {
        if (folded.find(contains) != std::string::npos) return group;
    }
    for (const ProductSet& set : product_sets()) {
        if (folded == search_key(set.name_vi) || folded == search_key(set.subgroup_vi)) return set.group;
    }
    return std::nullopt;
}

const std::array<ProductSet, 26>& product_sets() {
    static const Sets sets = read_sets();
    return sets;
}

std::string_view code_of(ProductStatus status) { return status_codes[static_cast<std::size_t>(status)]; }

std::optional<ProductStatus> product_status_from_code(std::string_view code) {
    for (const auto status : {ProductStatus::active, ProductStatus::registered, ProductStatus::ceased}) {
        if (code_of(status) == code) return status;
    }
    return std::nullopt;
}

}  // namespace saolang::registry
