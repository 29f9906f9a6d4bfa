#pragma once
// Two products side by side, so that a person sees where they differ.

#include "registry/view.hpp"
#include "screening/screen.hpp"
#include "web/html.hpp"

namespace saolang::registry {

struct ProductSide {
    std::string name;
    std::string href = {};  // with the language; empty: it has no page yet
    std::string producer = {}, place = {}, star = {}, code = {};
};
[[nodiscard]] ProductSide side_of(const View& view, ProductAt product, std::string href);

// One fact of both.
struct Compared {
    web::Word name;
    std::string first, second;
    bool may_differ = false;  // that they differ says nothing
};
// What both lack is left out, what differs is marked.
[[nodiscard]] web::Raw compared_table(const View& view, const web::Raw& first, const web::Raw& second,
                                      const std::vector<Compared>& facts);
[[nodiscard]] web::Raw side_by_side(const View& view, const ProductSide& first, const ProductSide& second);

// "cùng chủ thể, khác cách viết; trọng lượng bị bỏ qua"
[[nodiscard]] std::string reason_words(const View& view, std::span<const screening::Reason> reasons);

}  // namespace saolang::registry
