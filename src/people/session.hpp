#pragma once
// Phiên đăng nhập: a secret in the visitor's cookie, its hash in the table. Outside the trail: signing in and out are
// no facts of the programme (sign_in_event keeps them for twelve months).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/short_code.hpp"
#include "db/database.hpp"
#include "people/account.hpp"
#include "web/http.hpp"

namespace saolang::people {

struct Session {
    std::int64_t id = 0;
    AccountId account{};
    Moment started{};
    Moment seen{};
    std::string device;  // "Chrome, Windows": what the browser says of itself, in short
    std::string address;
    std::optional<AccountId> viewing_as = {};
};

// How long a session lives without use, and in all.
struct SessionTerms {
    std::int64_t idle;   // milliseconds
    std::int64_t whole;  // milliseconds
};
inline constexpr std::int64_t minute = 60'000;
inline constexpr std::int64_t hour = 60 * minute;
inline constexpr std::int64_t day_long = 24 * hour;
inline constexpr SessionTerms office_terms{2 * hour, 12 * hour};
inline constexpr SessionTerms producer_terms{7 * day_long, 30 * day_long};  // one person's own phone
[[nodiscard]] inline bool alive(const Session& session, const SessionTerms& terms, Moment now) {
    return now.milliseconds - session.seen.milliseconds < terms.idle &&
           now.milliseconds - session.started.milliseconds < terms.whole;
}

// A new secret, for the cookie.
[[nodiscard]] std::string start_session(db::Writer& writer, AccountId account, std::string_view device,
                                        std::string_view address, Moment now, const Randomness& random);
[[nodiscard]] std::optional<Session> session_with(db::Reader& reader, std::string_view secret);
[[nodiscard]] std::vector<Session> sessions_of(db::Reader& reader, AccountId account);  // last seen first
void mark_seen(db::Writer& writer, std::int64_t session, Moment now);
void set_viewing_as(db::Writer& writer, std::int64_t session, std::optional<AccountId> account);
void end_session(db::Writer& writer, std::int64_t session);
// Of the account, except one that goes on.
void end_sessions(db::Writer& writer, AccountId account, std::optional<std::int64_t> except = {});

// The secret every form of the session carries: derived, so that nothing more is stored.
[[nodiscard]] std::string form_secret(std::string_view secret);
[[nodiscard]] bool same_secret(std::string_view one, std::string_view other);  // in time that tells nothing

// The cookie: its secret as the visitor sent it, and as it is set and taken away.
[[nodiscard]] std::string_view session_secret(const web::Request& request);
[[nodiscard]] web::Response with_session(web::Response response, const web::Request& request, std::string_view secret,
                                         const SessionTerms& terms);
[[nodiscard]] web::Response without_session(web::Response response, const web::Request& request);

// "Firefox, Android" out of a User-Agent; "" when it says nothing known.
[[nodiscard]] std::string device_of(const web::Request& request);

}  // namespace saolang::people
