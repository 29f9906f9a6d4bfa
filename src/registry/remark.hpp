#pragma once
// Báo thông tin sai: what a reader says is wrong about a product. Both the words and the way to answer are personal.

#include "registry/store.hpp"

namespace saolang::registry {

struct Remark {
    std::string code;  // made by the form: the same remark sent twice is one remark
    ProductId product{};
    std::string words;
    std::string contact;  // telephone or e-mail; empty: none given
    Moment moment{};
};

inline constexpr std::size_t most_remarks_an_hour = 100;  // of all readers together: a flood is stopped, people are not

enum class RemarkRefused { too_many };
// Stores it once; the same code again, or the same words about the product within the hour (a form filled anew after
// going back), changes nothing and succeeds.
[[nodiscard]] Result<void, RemarkRefused> add_remark(const WriteContext& context, const Remark& remark);

// Oldest first.
[[nodiscard]] std::vector<Remark> remarks(db::Reader& reader);

}  // namespace saolang::registry
