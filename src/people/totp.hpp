#pragma once
// Codes of six digits out of a telephone's app, new every 30 seconds (RFC 6238).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/short_code.hpp"

namespace saolang::people {

inline constexpr std::int64_t totp_step_length = 30'000;  // milliseconds
[[nodiscard]] inline std::int64_t totp_step(Moment now) { return now.milliseconds / totp_step_length; }

// 160 bits in base 32: "JBSWY3DP…".
[[nodiscard]] std::string new_totp_secret(const Randomness& random);

// The step the code belongs to, of the present one and its two neighbours (clocks differ): only those later than the
// last one used. Nothing: the code is wrong, or was used.
[[nodiscard]] std::optional<std::int64_t> totp_step_of(std::string_view secret, std::string_view code, Moment now,
                                                       std::optional<std::int64_t> last_used);

// What the app's camera reads.
[[nodiscard]] std::string totp_address(std::string_view secret, std::string_view sign_in_name);

// For tests: the code of a step.
[[nodiscard]] std::string totp_code(std::string_view secret, std::int64_t step);

}  // namespace saolang::people
