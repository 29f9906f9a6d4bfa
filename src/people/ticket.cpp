#include "people/ticket.hpp"

#include <array>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "people/session.hpp"

namespace saolang::people {

namespace {

struct Kind {
    std::string_view code;
    std::int64_t lifetime;
    std::size_t length;  // of a 30-letter alphabet: 12 are 58 bits, 24 are 117
};
constexpr std::array<Kind, 5> kinds{{
    {"first_administrator", day_long, 24},
    {"invitation", 7 * day_long, 24},
    {"new_password", 2 * hour, 24},
    {"sign_in", 7 * day_long, 12},
    {"second_step", 10 * minute, 24},
}};
const Kind& kind_of(TicketPurpose purpose) { return kinds[static_cast<std::size_t>(purpose)]; }

constexpr std::int64_t kept_after_expiry = 30 * day_long;

}  // namespace

std::string_view code_of(TicketPurpose purpose) { return kind_of(purpose).code; }

std::int64_t lifetime_of(TicketPurpose purpose) { return kind_of(purpose).lifetime; }

std::string make_ticket(db::Writer& writer, TicketPurpose purpose, std::optional<AccountId> account, Moment now,
                        const Randomness& random) {
    writer.execute("DELETE FROM ticket WHERE expires < $1", {db::param(now.milliseconds - kept_after_expiry)});
    auto secret = short_code(random, kind_of(purpose).length);
    const auto id = account ? std::optional(static_cast<std::int64_t>(*account)) : std::nullopt;
    writer.execute("INSERT INTO ticket (hash, purpose, account_id, expires) VALUES ($1, $2, $3, $4)",
                   {db::param(sha256_hex(secret)), db::param(code_of(purpose)), db::param(id),
                    db::param(now.milliseconds + lifetime_of(purpose))});
    return secret;
}

std::optional<Ticket> ticket_with(db::Reader& reader, TicketPurpose purpose, std::string_view secret, Moment now) {
    if (secret.size() != kind_of(purpose).length) return std::nullopt;
    std::optional<Ticket> found;
    const auto hash = sha256_hex(secret);
    reader.query("SELECT account_id FROM ticket WHERE hash = $1 AND purpose = $2 AND used IS NULL AND expires > $3",
                 {db::param(hash), db::param(code_of(purpose)), db::param(now.milliseconds)}, [&](const db::Row& row) {
                     found = Ticket{purpose, {}};
                     if (!row.is_null(0)) found->account = AccountId{row.integer(0)};
                 });
    return found;
}

std::optional<Ticket> use_ticket(db::Writer& writer, TicketPurpose purpose, std::string_view secret, Moment now) {
    const auto ticket = ticket_with(writer, purpose, secret, now);
    if (ticket)
        writer.execute("UPDATE ticket SET used = $1 WHERE hash = $2",
                       {db::param(now.milliseconds), db::param(sha256_hex(secret))});
    return ticket;
}

void end_tickets(db::Writer& writer, TicketPurpose purpose, std::optional<AccountId> account) {
    const auto id = account ? std::optional(static_cast<std::int64_t>(*account)) : std::nullopt;
    writer.execute("DELETE FROM ticket WHERE purpose = $1 AND COALESCE(account_id, 0) = $2",
                   {db::param(code_of(purpose)), db::param(id.value_or(0))});
}

void end_tickets(db::Writer& writer, AccountId account) {
    writer.execute("DELETE FROM ticket WHERE account_id = $1", {db::param(static_cast<std::int64_t>(account))});
}

std::string typed_code(std::string_view typed) {
    auto code = search_key(typed.substr(0, 100));
    std::erase(code, ' ');
    return code;
}

std::string printed_code(std::string_view code) {
    std::string text;
    for (std::size_t i = 0; i < code.size(); i += 4) text.append(i == 0 ? "" : "-").append(code.substr(i, 4));
    return text;
}

}  // namespace saolang::people
