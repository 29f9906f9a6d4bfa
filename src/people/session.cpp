#include "people/session.hpp"

#include <sodium.h>

#include <array>

#include "base/hash.hpp"
#include "web/flash.hpp"

namespace saolang::people {

namespace {

constexpr std::size_t secret_length = 32;  // of a 30-letter alphabet: 157 bits

Session session_in(const db::Row& row) {
    Session session{.id = row.integer(0),
                    .account = AccountId{row.integer(1)},
                    .started = Moment{row.integer(2)},
                    .seen = Moment{row.integer(3)},
                    .device = std::string(row.text(4)),
                    .address = std::string(row.text(5))};
    if (!row.is_null(6)) session.viewing_as = AccountId{row.integer(6)};
    return session;
}

// Behind https a cookie that no other site of the domain can set.
std::string_view cookie_name(const web::Request& request) {
    return request.scheme == "https" ? "__Host-phien" : "phien";
}

std::string cookie_text(const web::Request& request, std::string_view value, std::int64_t seconds) {
    std::string text(cookie_name(request));
    text.append(1, '=').append(value).append("; Path=/; Max-Age=").append(std::to_string(seconds));
    text += "; HttpOnly; SameSite=Lax";
    if (request.scheme == "https") text += "; Secure";
    return text;
}

constexpr std::string_view columns = "id, account_id, started, seen, device, address, viewing_as";

}  // namespace

std::string start_session(db::Writer& writer, AccountId account, std::string_view device, std::string_view address,
                          Moment now, const Randomness& random) {
    auto secret = short_code(random, secret_length);
    writer.execute("DELETE FROM session WHERE started < $1",
                   {db::param(now.milliseconds - producer_terms.whole)});  // the longest any lives
    writer.execute(R"(INSERT INTO session (hash, account_id, started, seen, device, address)
                      VALUES ($1, $2, $3, $3, $4, $5))",
                   {db::param(sha256_hex(secret)), db::param(static_cast<std::int64_t>(account)),
                    db::param(now.milliseconds), db::param(device), db::param(address)});
    return secret;
}

std::optional<Session> session_with(db::Reader& reader, std::string_view secret) {
    if (secret.size() != secret_length) return std::nullopt;
    std::optional<Session> found;
    const auto hash = sha256_hex(secret);
    reader.query(std::string("SELECT ").append(columns).append(" FROM session WHERE hash = $1"), {db::param(hash)},
                 [&](const db::Row& row) { found = session_in(row); });
    return found;
}

std::vector<Session> sessions_of(db::Reader& reader, AccountId account) {
    std::vector<Session> all;
    reader.query(std::string("SELECT ").append(columns).append(
                     " FROM session WHERE account_id = $1 ORDER BY seen DESC, id DESC"),
                 {db::param(static_cast<std::int64_t>(account))},
                 [&](const db::Row& row) { all.push_back(session_in(row)); });
    return all;
}

void mark_seen(db::Writer& writer, std::int64_t session, Moment now) {
    writer.execute("UPDATE session SET seen = $1 WHERE id = $2", {db::param(now.milliseconds), db::param(session)});
}

void set_viewing_as(db::Writer& writer, std::int64_t session, std::optional<AccountId> account) {
    const auto id = account ? std::optional(static_cast<std::int64_t>(*account)) : std::nullopt;
    writer.execute("UPDATE session SET viewing_as = $1 WHERE id = $2", {db::param(id), db::param(session)});
}

void end_session(db::Writer& writer, std::int64_t session) {
    writer.execute("DELETE FROM session WHERE id = $1", {db::param(session)});
}

void end_sessions(db::Writer& writer, AccountId account, std::optional<std::int64_t> except) {
    writer.execute("DELETE FROM session WHERE account_id = $1 AND id <> $2",
                   {db::param(static_cast<std::int64_t>(account)), db::param(except.value_or(0))});
}

std::string form_secret(std::string_view secret) {
    return sha256_hex(std::string("form ").append(secret)).substr(0, 32);
}

bool same_secret(std::string_view one, std::string_view other) {
    return !one.empty() && one.size() == other.size() && sodium_memcmp(one.data(), other.data(), one.size()) == 0;
}

std::string_view session_secret(const web::Request& request) { return web::cookie(request, cookie_name(request)); }

web::Response with_session(web::Response response, const web::Request& request, std::string_view secret,
                           const SessionTerms& terms) {
    response.headers.emplace_back("Set-Cookie", cookie_text(request, secret, terms.whole / 1000));
    return response;
}

web::Response without_session(web::Response response, const web::Request& request) {
    response.headers.emplace_back("Set-Cookie", cookie_text(request, "", 0));
    return response;
}

std::string device_of(const web::Request& request) {
    const auto agent = request.header("user-agent");
    struct Sign {
        std::string_view in_agent;
        std::string_view name;
    };
    // In this order: Edge and Cốc Cốc call themselves Chrome too, Android calls itself Linux.
    static constexpr std::array browsers{Sign{"Edg/", "Edge"},        Sign{"coc_coc", "Cốc Cốc"},
                                         Sign{"OPR/", "Opera"},       Sign{"SamsungBrowser", "Samsung Internet"},
                                         Sign{"Firefox/", "Firefox"}, Sign{"Chrome/", "Chrome"},
                                         Sign{"Safari/", "Safari"}};
    static constexpr std::array systems{Sign{"Android", "Android"}, Sign{"iPhone", "iPhone"}, Sign{"iPad", "iPad"},
                                        Sign{"Windows", "Windows"}, Sign{"Mac OS", "macOS"},  Sign{"Linux", "Linux"}};
    const auto first_of = [&](const auto& signs) -> std::string_view {
        for (const auto& sign : signs)
            if (agent.find(sign.in_agent) != std::string_view::npos) return sign.name;
        return {};
    };
    std::string device(first_of(browsers));
    const auto system = first_of(systems);
    if (!device.empty() && !system.empty()) device += ", ";
    return device.append(system);
}

}  // namespace saolang::people
