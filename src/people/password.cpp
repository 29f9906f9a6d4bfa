#include "people/password.hpp"

#include <sodium.h>

#include <array>
#include <atomic>
#include <mutex>
#include <stdexcept>

#include "base/text.hpp"

namespace saolang::people {

namespace {

constexpr unsigned long long operations = 2;
constexpr std::size_t memory = 19 * 1024 * 1024;

// argon2id takes its memory at once: one at a time, so that a flood of sign-ins cannot exhaust the machine.
std::mutex& one_at_a_time() {
    static std::mutex mutex;
    return mutex;
}

std::atomic<std::uint64_t>& work() {
    static std::atomic<std::uint64_t> done{0};
    return done;
}

}  // namespace

std::uint64_t password_work() { return work(); }

std::string hash_password(std::string_view password) {
    const auto text = nfc(password);
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    ++work();
    const std::lock_guard lock(one_at_a_time());
    if (crypto_pwhash_str_alg(hash.data(), text.data(), text.size(), operations, memory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("no memory for a password's hash");
    return hash.data();
}

bool password_fits(std::string_view hash, std::string_view password) {
    static const std::string nobody = hash_password("nobody has this password");
    const std::string against(hash.empty() ? std::string_view(nobody) : hash);
    const auto text = nfc(password);
    ++work();
    const std::lock_guard lock(one_at_a_time());
    const bool fits = crypto_pwhash_str_verify(against.c_str(), text.data(), text.size()) == 0;
    return fits && !hash.empty();
}

}  // namespace saolang::people
