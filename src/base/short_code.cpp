#include "base/short_code.hpp"

#include <array>

#include <sodium.h>

namespace saolang {

namespace {
constexpr std::string_view alphabet = "23456789abcdefghjkmnpqrstvwxyz";
}

Randomness system_randomness() {
    return [](std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); };
}

std::string short_code(const Randomness& random, std::size_t length) {
    constexpr std::size_t usable =
        256 / alphabet.size() * alphabet.size();  // above it a byte would favour some letters
    std::string code;
    std::array<std::uint8_t, 16> bytes{};
    while (code.size() < length) {
        random(bytes);
        for (const std::uint8_t byte : bytes) {
            if (byte < usable && code.size() < length) code += alphabet[byte % alphabet.size()];
        }
    }
    return code;
}

}  // namespace saolang
