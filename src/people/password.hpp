#pragma once
// Passwords as argon2id hashes.

#include <cstdint>
#include <string>
#include <string_view>

namespace saolang::people {

[[nodiscard]] std::string hash_password(std::string_view password);
// `hash` empty (no such account, or no password): the same time is spent and the answer is false.
[[nodiscard]] bool password_fits(std::string_view hash, std::string_view password);

// How many hashes were computed since the start: what a try costs, for tests that no name can be told by its time.
[[nodiscard]] std::uint64_t password_work();

}  // namespace saolang::people
