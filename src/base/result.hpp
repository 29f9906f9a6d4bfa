#pragma once
// A value, or the reason a caller can act on. Exceptions are kept for the broken machine.

#include <tl/expected.hpp>

namespace saolang {

template <class T, class E>
using Result = tl::expected<T, E>;

template <class E>
[[nodiscard]] constexpr tl::unexpected<std::decay_t<E>> fail(E&& reason) {
    return tl::unexpected<std::decay_t<E>>(std::forward<E>(reason));
}

}  // namespace saolang
