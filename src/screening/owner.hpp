#pragma once
// Who makes it: "HTX NN Đồng Tiến" and "Hợp tác xã Nông nghiệp Đồng Tiến" are one.

#include <cstdint>
#include <string_view>
#include <vector>

#include "screening/spelling.hpp"

namespace saolang::screening {

enum class LegalForm : std::uint8_t { unstated, company, enterprise, cooperative, group, household, facility };

struct Owner {
    LegalForm form = LegalForm::unstated;
    std::vector<Word> core;                 // what tells it from others
    std::vector<std::uint32_t> activities;  // "sản xuất", "thương mại": weak words
    std::vector<std::string> numbers;       // "Hòa Phong 1", "HTX 19-5"
    std::string folded;                     // the whole name, for telling whether it is written the same way
    [[nodiscard]] bool is_missing() const { return core.empty() && activities.empty() && numbers.empty(); }
};
[[nodiscard]] Owner owner_of(std::string_view name);

enum class Ownership : std::uint8_t { missing, same, spelled_differently, other_form, other };
[[nodiscard]] Ownership compare(const Owner& a, const Owner& b);
[[nodiscard]] inline bool is_same(Ownership ownership) {
    return ownership == Ownership::same || ownership == Ownership::spelled_differently ||
           ownership == Ownership::other_form;
}

}  // namespace saolang::screening
