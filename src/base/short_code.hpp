#pragma once
// Codes that nobody can guess and anybody can read aloud: lower-case letters and digits
// without 0/o, 1/i/l and u. Ten characters carry 49 bits.

#include <cstdint>
#include <functional>
#include <span>
#include <string>

namespace saolang {

// Fills the bytes; the system's generator in production, a seeded one in tests.
using Randomness = std::function<void(std::span<std::uint8_t>)>;

[[nodiscard]] Randomness system_randomness();

[[nodiscard]] std::string short_code(const Randomness& random, std::size_t length = 10);

}  // namespace saolang
