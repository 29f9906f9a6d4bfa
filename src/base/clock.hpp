#pragma once
// Time enters by a parameter, so that tests own it.

#include <cstdint>
#include <functional>
#include <string>

#include "base/date.hpp"

namespace saolang {

// Milliseconds since 1970-01-01T00:00:00Z.
struct Moment {
    std::int64_t milliseconds;
    constexpr auto operator<=>(const Moment&) const = default;
};

using Clock = std::function<Moment()>;

[[nodiscard]] Moment system_moment();

// The civil date in Asia/Ho_Chi_Minh (+07:00 all year).
[[nodiscard]] Date date_in_vietnam(Moment moment);

[[nodiscard]] std::string to_iso(Moment moment);         // 2023-12-31T17:00:00.000Z
[[nodiscard]] std::string to_vietnamese(Moment moment);  // 31/12/2023 17:05, in Vietnam's time

}  // namespace saolang
