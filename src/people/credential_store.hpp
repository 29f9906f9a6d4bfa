#pragma once
// What a person signs in with: the password's hash, the secret of the telephone's codes, recovery codes on paper; and
// who signed in when. Outside the trail; that something changed has its entry about the account (`note_about`).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/short_code.hpp"
#include "db/database.hpp"
#include "people/account.hpp"

namespace saolang::people {

struct Credential {
    std::string password;  // its hash; empty: none
    std::optional<Moment> password_since = {};
    std::string totp_secret;                // empty: none
    std::optional<Moment> totp_since = {};  // absent: shown, not yet confirmed by a code
    std::optional<std::int64_t> totp_last_step = {};
    [[nodiscard]] bool asks_for_code() const { return totp_since.has_value(); }
};

// Empty when the account has none.
[[nodiscard]] Credential credential_of(db::Reader& reader, AccountId account);
void set_password(db::Writer& writer, AccountId account, std::string_view hash, Moment now);
// Shown for the first time; counts from `confirm_totp` on.
void propose_totp(db::Writer& writer, AccountId account, std::string_view secret);
void confirm_totp(db::Writer& writer, AccountId account, std::int64_t step, Moment now);
// False when the step, or a later one, was used before.
[[nodiscard]] bool use_totp_step(db::Writer& writer, AccountId account, std::int64_t step);
// Takes away the recovery codes too.
void remove_totp(db::Writer& writer, AccountId account);

inline constexpr int recovery_code_count = 10;
// New ones in place of the old; shown once.
[[nodiscard]] std::vector<std::string> make_recovery_codes(db::Writer& writer, AccountId account,
                                                           const Randomness& random);
// False when it is none of the account's or was used.
[[nodiscard]] bool use_recovery_code(db::Writer& writer, AccountId account, std::string_view code, Moment now);
[[nodiscard]] std::int64_t recovery_codes_left(db::Reader& reader, AccountId account);

enum class SignInKind : std::uint8_t { password, link, password_wrong, code_wrong, signed_out };
struct SignInEvent {
    Moment moment{};
    SignInKind kind{};
    std::string device;
    std::string address;  // without its last part: enough to tell one's own from a stranger's
};
[[nodiscard]] std::string_view code_of(SignInKind kind);
// Without an account: the name typed is nobody's, and that takes as long. Those older than twelve months go.
void note_sign_in(db::Writer& writer, std::optional<AccountId> account, const SignInEvent& event);
// Newest first.
[[nodiscard]] std::vector<SignInEvent> sign_ins_of(db::Reader& reader, AccountId account, int most = 50);
// By account; those who never did are left out.
[[nodiscard]] std::vector<std::pair<AccountId, Moment>> last_sign_ins(db::Reader& reader);

// "113.161.20.…", "2001:db8:12:…".
[[nodiscard]] std::string shortened_address(std::string_view address);

}  // namespace saolang::people
