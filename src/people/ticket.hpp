#pragma once
// One-time links and codes: a secret in somebody's hand, its hash in the table, used once before it expires.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/short_code.hpp"
#include "db/database.hpp"
#include "people/account.hpp"

namespace saolang::people {

enum class TicketPurpose : std::uint8_t {
    first_administrator,  // of nobody yet
    invitation,           // to choose a name and a password
    new_password,
    sign_in,      // without a password: a link by letter, or a code on paper
    second_step,  // the password was right; the code of the telephone is awaited
};
[[nodiscard]] std::string_view code_of(TicketPurpose purpose);
[[nodiscard]] std::int64_t lifetime_of(TicketPurpose purpose);  // milliseconds

struct Ticket {
    TicketPurpose purpose;
    std::optional<AccountId> account;
};

// Returns the secret. Codes that are copied by hand are twelve signs, those of links 24.
[[nodiscard]] std::string make_ticket(db::Writer& writer, TicketPurpose purpose, std::optional<AccountId> account,
                                      Moment now, const Randomness& random);
// Nothing when there is none of that purpose, it was used, or it is too old.
[[nodiscard]] std::optional<Ticket> ticket_with(db::Reader& reader, TicketPurpose purpose, std::string_view secret,
                                                Moment now);
// The same, and it is used from now on: of two who come at once one gets it.
[[nodiscard]] std::optional<Ticket> use_ticket(db::Writer& writer, TicketPurpose purpose, std::string_view secret,
                                               Moment now);
// All that are open of the account (or of nobody), of one purpose.
void end_tickets(db::Writer& writer, TicketPurpose purpose, std::optional<AccountId> account);
// Of every purpose: when the account is closed or its password changes.
void end_tickets(db::Writer& writer, AccountId account);

// As typed from paper: small letters, without spaces and hyphens.
[[nodiscard]] std::string typed_code(std::string_view typed);
// As printed: "abcd-efgh-jkmn".
[[nodiscard]] std::string printed_code(std::string_view code);

}  // namespace saolang::people
