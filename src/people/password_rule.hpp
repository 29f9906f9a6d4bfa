#pragma once
// Which passwords are taken: long enough, not one that others try first, not the name itself.

#include <optional>
#include <string_view>

#include "web/language.hpp"

namespace saolang::people {

inline constexpr std::size_t least_password = 10;  // characters as a person counts them
inline constexpr std::size_t most_password = 200;

// Why the password cannot be taken; nothing when it can.
[[nodiscard]] std::optional<web::Word> password_refusal(std::string_view password, std::string_view sign_in_name);

}  // namespace saolang::people
