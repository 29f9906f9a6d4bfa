#include "people/credential_store.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "people/session.hpp"
#include "people/ticket.hpp"

namespace saolang::people {

namespace {

constexpr std::size_t recovery_code_length = 10;  // 49 bits, behind a right password and the throttle
constexpr std::int64_t year_long = 365 * day_long;

db::Param key(AccountId account) { return db::param(static_cast<std::int64_t>(account)); }

std::string recovery_hash(AccountId account, std::string_view code) {
    return sha256_hex(std::to_string(static_cast<std::int64_t>(account)).append(" ").append(code));
}

constexpr std::array<std::pair<SignInKind, std::string_view>, 5> kinds{{
    {SignInKind::password, "password"},
    {SignInKind::link, "link"},
    {SignInKind::password_wrong, "password_wrong"},
    {SignInKind::code_wrong, "code_wrong"},
    {SignInKind::signed_out, "signed_out"},
}};

SignInKind kind_from(std::string_view code) {
    const auto found = std::ranges::find(kinds, code, [](const auto& one) { return one.second; });
    return found == kinds.end() ? SignInKind::password : found->first;
}

std::optional<Moment> moment_at(const db::Row& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(Moment{row.integer(column)});
}

}  // namespace

std::string_view code_of(SignInKind kind) { return kinds[static_cast<std::size_t>(kind)].second; }

Credential credential_of(db::Reader& reader, AccountId account) {
    Credential found;
    reader.query(R"(SELECT password, password_since, totp_secret, totp_since, totp_last_step
                      FROM credential WHERE account_id = $1)",
                 {key(account)}, [&](const db::Row& row) {
                     found = {.password = row.maybe_text(0).value_or(""),
                              .password_since = moment_at(row, 1),
                              .totp_secret = row.maybe_text(2).value_or(""),
                              .totp_since = moment_at(row, 3),
                              .totp_last_step = row.maybe_integer(4)};
                 });
    return found;
}

void set_password(db::Writer& writer, AccountId account, std::string_view hash, Moment now) {
    writer.execute(R"(INSERT INTO credential (account_id, password, password_since) VALUES ($1, $2, $3)
                      ON CONFLICT (account_id) DO UPDATE SET password = EXCLUDED.password,
                                                             password_since = EXCLUDED.password_since)",
                   {key(account), db::param(hash), db::param(now.milliseconds)});
}

void propose_totp(db::Writer& writer, AccountId account, std::string_view secret) {
    writer.execute(R"(INSERT INTO credential (account_id, totp_secret) VALUES ($1, $2)
                      ON CONFLICT (account_id) DO UPDATE SET totp_secret = EXCLUDED.totp_secret, totp_since = NULL,
                                                             totp_last_step = NULL)",
                   {key(account), db::param(secret)});
}

void confirm_totp(db::Writer& writer, AccountId account, std::int64_t step, Moment now) {
    writer.execute("UPDATE credential SET totp_since = $1, totp_last_step = $2 WHERE account_id = $3",
                   {db::param(now.milliseconds), db::param(step), key(account)});
}

bool use_totp_step(db::Writer& writer, AccountId account, std::int64_t step) {
    return writer.execute(R"(UPDATE credential SET totp_last_step = $1
                              WHERE account_id = $2 AND COALESCE(totp_last_step, 0) < $1)",
                          {db::param(step), key(account)}) == 1;
}

void remove_totp(db::Writer& writer, AccountId account) {
    writer.execute(
        "UPDATE credential SET totp_secret = NULL, totp_since = NULL, totp_last_step = NULL WHERE account_id = $1",
        {key(account)});
    writer.execute("DELETE FROM recovery_code WHERE account_id = $1", {key(account)});
}

std::vector<std::string> make_recovery_codes(db::Writer& writer, AccountId account, const Randomness& random) {
    writer.execute("DELETE FROM recovery_code WHERE account_id = $1", {key(account)});
    std::vector<std::string> codes;
    for (int i = 0; i < recovery_code_count; ++i) {
        codes.push_back(short_code(random, recovery_code_length));
        writer.execute("INSERT INTO recovery_code (hash, account_id) VALUES ($1, $2)",
                       {db::param(recovery_hash(account, codes.back())), key(account)});
    }
    return codes;
}

bool use_recovery_code(db::Writer& writer, AccountId account, std::string_view code, Moment now) {
    return writer.execute(
               "UPDATE recovery_code SET used = $1 WHERE hash = $2 AND account_id = $3 AND used IS NULL",
               {db::param(now.milliseconds), db::param(recovery_hash(account, typed_code(code))), key(account)}) == 1;
}

std::int64_t recovery_codes_left(db::Reader& reader, AccountId account) {
    return reader.integer("SELECT count(*) FROM recovery_code WHERE account_id = $1 AND used IS NULL", {key(account)})
        .value_or(0);
}

void note_sign_in(db::Writer& writer, std::optional<AccountId> account, const SignInEvent& event) {
    const auto id = account ? std::optional(static_cast<std::int64_t>(*account)) : std::nullopt;
    writer.execute("DELETE FROM sign_in_event WHERE moment < $1", {db::param(event.moment.milliseconds - year_long)});
    writer.execute("INSERT INTO sign_in_event (account_id, moment, kind, device, address) VALUES ($1, $2, $3, $4, $5)",
                   {db::param(id), db::param(event.moment.milliseconds), db::param(code_of(event.kind)),
                    db::param(event.device), db::param(shortened_address(event.address))});
}

std::vector<SignInEvent> sign_ins_of(db::Reader& reader, AccountId account, int most) {
    std::vector<SignInEvent> all;
    reader.query(R"(SELECT moment, kind, device, address FROM sign_in_event
                     WHERE account_id = $1 ORDER BY moment DESC, id DESC LIMIT $2)",
                 {key(account), db::param(std::int64_t{most})}, [&](const db::Row& row) {
                     all.push_back({Moment{row.integer(0)}, kind_from(row.text(1)), std::string(row.text(2)),
                                    std::string(row.text(3))});
                 });
    return all;
}

std::vector<std::pair<AccountId, Moment>> last_sign_ins(db::Reader& reader) {
    std::vector<std::pair<AccountId, Moment>> all;
    reader.query(R"(SELECT account_id, max(moment) FROM sign_in_event
                     WHERE account_id IS NOT NULL AND kind IN ('password', 'link') GROUP BY account_id ORDER BY account_id)",
                 {}, [&](const db::Row& row) { all.emplace_back(AccountId{row.integer(0)}, Moment{row.integer(1)}); });
    return all;
}

std::string shortened_address(std::string_view address) {
    if (const auto dot = address.rfind('.'); dot != std::string_view::npos)
        return std::string(address.substr(0, dot + 1)).append("…");
    std::size_t end = 0;
    for (int part = 0; part < 3 && end != std::string_view::npos; ++part)
        end = address.find(':', end + (part > 0 ? 1 : 0));
    return end == std::string_view::npos ? std::string(address) : std::string(address.substr(0, end + 1)).append("…");
}

}  // namespace saolang::people
