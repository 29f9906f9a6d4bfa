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
    std::int64_t id = 0;  // given when stored
    struct Handled {
        Moment moment{};
        std::string by;      // code of the account
        std::string answer;  // what was found and done; personal, as the words are
    };
    std::optional<Handled> handled = {};  // absent: open
};

inline constexpr std::size_t most_remarks_an_hour = 100;  // of all readers together: a flood is stopped, people are not

enum class RemarkRefused { too_many };
// Stores it once; the same code again, or the same words about the product within the hour (a form filled anew after
// going back), changes nothing and succeeds.
[[nodiscard]] Result<void, RemarkRefused> add_remark(const WriteContext& context, const Remark& remark);

// Oldest first.
[[nodiscard]] std::vector<Remark> remarks(db::Reader& reader);
[[nodiscard]] std::optional<Remark> remark_with(db::Reader& reader, std::string_view code);

// Handled, or with `handled` taken off open again.
void correct_remark(const WriteContext& context, const Remark& remark);

}  // namespace saolang::registry
