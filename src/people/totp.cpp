#include "people/totp.hpp"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "people/session.hpp"

namespace saolang::people {

namespace {

constexpr unsigned digits = 6;
constexpr std::size_t secret_bytes = 20;
constexpr std::string_view base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

}  // namespace

std::string new_totp_secret(const Randomness& random) {
    std::array<std::uint8_t, secret_bytes> bytes{};
    random(bytes);
    std::string text;
    std::uint32_t held = 0;
    int bits = 0;
    for (const auto byte : bytes) {  // 160 bits are 32 letters without a rest
        held = held << 8 | byte;
        for (bits += 8; bits >= 5; bits -= 5) text += base32[held >> (bits - 5) & 31U];
    }
    return text;
}

std::string totp_code(std::string_view secret, std::int64_t step) {
    char* bytes = nullptr;
    std::size_t length = 0;
    if (oath_base32_decode(secret.data(), secret.size(), &bytes, &length) != OATH_OK)
        throw std::runtime_error("a stored secret of codes cannot be read");
    const std::unique_ptr<char, decltype(&std::free)> owned(bytes, &std::free);
    std::array<char, 16> code{};  // liboath writes one byte more than the digits, in some versions two
    if (oath_hotp_generate(bytes, length, static_cast<std::uint64_t>(step), digits, false, OATH_HOTP_DYNAMIC_TRUNCATION,
                           code.data()) != OATH_OK)
        throw std::runtime_error("no code could be made");
    return {code.data(), digits};
}

std::optional<std::int64_t> totp_step_of(std::string_view secret, std::string_view code, Moment now,
                                         std::optional<std::int64_t> last_used) {
    std::optional<std::int64_t> found;
    for (std::int64_t step = totp_step(now) - 1; step <= totp_step(now) + 1; ++step)
        if ((!last_used || step > *last_used) && same_secret(totp_code(secret, step), code) && !found) found = step;
    return found;
}

std::string totp_address(std::string_view secret, std::string_view sign_in_name) {
    return std::string("otpauth://totp/SaoLang:")
        .append(web::percent_encode(sign_in_name))
        .append("?secret=")
        .append(secret)
        .append("&issuer=SaoLang");
}

}  // namespace saolang::people
