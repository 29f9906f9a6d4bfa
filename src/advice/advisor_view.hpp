#pragma once
// What the answers are worth and what to do next (values → HTML).

#include "advice/ask_view.hpp"
#include "advice/improve.hpp"

namespace saolang::advice {

struct Wish {
    law::StarNumber target = 3;
    Aim aim = Aim::money;
};

struct Advice {
    const Asked& asked;
    Wish wish;
    Standing standing;
    Improvement improvement;
    const ReferenceFigures& figures;
    std::string address;  // whole, of this page without the wish: the link to keep
};

// The star one step above the one that is sure; five at most.
[[nodiscard]] law::StarNumber next_star(const Standing& standing);
// Of an average that makes a star: 70 for four.
[[nodiscard]] std::uint8_t points_from(const law::Regime& regime, law::StarNumber star);
// Path without the language.
[[nodiscard]] std::string wish_path(const Asked& asked, const Wish& wish);

[[nodiscard]] web::Raw result_body(const Advice& advice);

}  // namespace saolang::advice
