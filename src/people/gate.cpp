#include "people/gate.hpp"

#include "base/hash.hpp"
#include "people/account_store.hpp"
#include "people/send_again.hpp"
#include "people/sign_in_page.hpp"

namespace saolang::people {

namespace {

constexpr std::int64_t seen_every = 5 * minute;  // a session's last use is written no more often

constexpr web::Word read_only{
    "Bạn đang xem trang như một người khác, nên không gửi được gì. Hãy bấm “Thôi xem” rồi làm lại.",
    "You see the pages as another person does, so nothing can be sent. Please press “Stop viewing” first."};

bool holds_act(const Gate& gate, const Visitor& visitor, web::Act act) {
    return holds_now(gate, visitor, act) || (visitor.behind && act.name == own_account.name);
}

constexpr web::Word not_yours{
    "Bạn đang xem trang như một người khác. Trang về tài khoản riêng của người ấy không hiện ở đây.",
    "You see the pages as another person does. That person's own account is not shown."};

// The way out of "view as" is the one form that may be sent there.
bool ends_view_as(const web::Request& request) { return request.path == stop_viewing_path; }

web::Response guarded(const Gate& gate, const web::Route& route, const GuardedHandler& handle,
                      const web::Request& request) {
    const auto visitor = visitor_of(gate, request);
    if (!visitor) return sign_in_first(gate, request);
    if (!holds_act(gate, *visitor, route.act)) return {.status = 404};
    if (visitor->behind && route.act.name == own_account.name && !ends_view_as(request))
        return refused_page(gate, *visitor, request, request.method == web::Method::post ? read_only : not_yours);
    if (request.method == web::Method::post) {
        if (visitor->behind && !ends_view_as(request)) return refused_page(gate, *visitor, request, read_only);
        if (!same_secret(web::first(request.form, secret_field), visitor->secret))
            return send_again_page(gate, *visitor, web::in_language(request.language, request.path), request.form);
    }
    auto response = handle(request, *visitor);
    response.caching = web::Caching::none;
    return response;
}

}  // namespace

std::optional<Actor> actor_of(db::Reader& reader, const Gate& gate, AccountId id, Date today) {
    auto account = account_of(reader, id);
    if (!account || account->state == AccountState::closed) return std::nullopt;
    Actor actor{account->id, account->code, account->name, {}};
    for (auto& grant : grants_of(reader, id))
        if (stands(grant, gate.gazetteer, today)) actor.grants.push_back(std::move(grant));
    if (actor.grants.empty()) return std::nullopt;
    return actor;
}

SessionTerms terms_of(const Actor& actor) {
    for (const auto& grant : actor.grants)
        if (grant.scope.kind == ScopeKind::everywhere || grant.scope.kind == ScopeKind::unit) return office_terms;
    return producer_terms;
}

std::optional<Visitor> visitor_of(const Gate& gate, const web::Request& request) {
    return visitor_with(gate, session_secret(request));
}

namespace {

// Reads only.
std::optional<Visitor> known_visitor(const Gate& gate, std::string_view secret) {
    if (secret.empty()) return std::nullopt;
    const auto now = gate.clock();
    std::optional<Visitor> visitor;
    gate.database.read([&](db::Reader& reader) {
        const auto session = session_with(reader, secret);
        if (!session) return;
        const auto today = date_in_vietnam(now);
        auto actor = actor_of(reader, gate, session->account, today);
        if (!actor || !alive(*session, terms_of(*actor), now)) return;
        visitor = Visitor{*std::move(actor), *session, form_secret(secret), {}, now, today};
        if (!session->viewing_as || !holds(visitor->actor, view_as, gate.gazetteer, today)) return;
        if (auto seen = actor_of(reader, gate, *session->viewing_as, today)) {
            visitor->behind = std::move(visitor->actor);
            visitor->actor = *std::move(seen);
        }
    });
    return visitor;
}

// Nobody fills the memory with files who could not store them.
std::optional<web::Response> refuse_large_form(const Gate& gate, web::Act act, const web::Request& request) {
    const auto visitor = known_visitor(gate, session_secret(request));
    if (!visitor) return sign_in_first(gate, request);
    if (!holds_act(gate, *visitor, act)) return web::Response{.status = 404};
    return std::nullopt;
}

}  // namespace

std::optional<Visitor> visitor_with(const Gate& gate, std::string_view secret) {
    auto visitor = known_visitor(gate, secret);
    if (visitor && visitor->now.milliseconds - visitor->session.seen.milliseconds >= seen_every)
        gate.database.write([&](db::Writer& writer) { mark_seen(writer, visitor->session.id, visitor->now); });
    return visitor;
}

void add_guarded_route(web::RouteTable& routes, const Gate& gate, web::Route route, GuardedHandler handle) {
    route.runs = web::Runs::on_pool;
    if (route.method == web::Method::post && route.limits.body_bytes == 0) route.limits = web::small_form;
    web::Route plain = route;
    route.handle = [&gate, plain = std::move(plain), handle = std::move(handle)](const web::Request& request) {
        return guarded(gate, plain, handle, request);
    };
    if (route.limits.body_bytes > web::asked_before)
        route.before_body = [&gate, act = route.act](const web::Request& request) {
            return refuse_large_form(gate, act, request);
        };
    routes.add(std::move(route));
}

bool may_now(const Gate& gate, const Visitor& visitor, web::Act act, const Subject& subject) {
    return may(visitor.actor, act, subject, gate.gazetteer, visitor.today).has_value();
}

bool holds_now(const Gate& gate, const Visitor& visitor, web::Act act) {
    return holds(visitor.actor, act, gate.gazetteer, visitor.today);
}

namespace {

// A code is the account's own: another's form with the same code is another form.
std::string once_key(const Visitor& visitor, std::string_view code) {
    return sha256_hex(visitor.actor.code + "/" + std::string(code));
}

// Of what was typed; the form's own code in it keeps the digest from being guessed back.
std::string digest_of(const web::Request& request) { return sha256_hex(packed(request.form)); }

// An address holds no space: behind one stands the digest of the form that led there.
struct TakenForm {
    std::string location, digest;
};
std::optional<TakenForm> taken_form(db::Reader& reader, const Visitor& visitor, const web::Request& request) {
    const auto code = web::first(request.form, code_field);
    if (code.empty()) return std::nullopt;
    const auto key = once_key(visitor, code);
    const auto kept = reader.text("SELECT location FROM done_once WHERE code = $1 AND account_id = $2",
                                  {db::param(key), db::param(static_cast<std::int64_t>(visitor.actor.account))});
    if (!kept) return std::nullopt;
    const auto space = kept->find(' ');
    if (space == std::string::npos) return TakenForm{*kept, {}};  // taken before digests were kept
    return TakenForm{kept->substr(0, space), kept->substr(space + 1)};
}

}  // namespace

trail::Actor trail_actor(const Visitor& visitor) { return {visitor.actor.code}; }

std::optional<std::string> taken_before(db::Reader& reader, const Visitor& visitor, const web::Request& request) {
    auto taken = taken_form(reader, visitor, request);
    return taken ? std::optional(std::move(taken->location)) : std::nullopt;
}

std::optional<std::string> taken_with_other_words(db::Reader& reader, const Visitor& visitor,
                                                  const web::Request& request) {
    auto taken = taken_form(reader, visitor, request);
    if (!taken || taken->digest.empty() || taken->digest == digest_of(request)) return std::nullopt;
    return std::move(taken->location);
}

void mark_taken(db::Writer& writer, const Visitor& visitor, const web::Request& request, std::string_view location) {
    const auto code = web::first(request.form, code_field);
    if (code.empty()) return;
    const auto key = once_key(visitor, code);
    const auto kept = std::string(location) + " " + digest_of(request);
    writer.execute(
        "INSERT INTO done_once (code, account_id, moment, location) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        {db::param(key), db::param(static_cast<std::int64_t>(visitor.actor.account)),
         db::param(visitor.now.milliseconds), db::param(kept)});
}

std::string once(const Gate& gate, const Visitor& visitor, const web::Request& request,
                 const std::function<std::string(db::Writer&)>& work) {
    std::string location;
    gate.database.write([&](db::Writer& writer) {
        if (auto before = taken_before(writer, visitor, request)) {
            location = *std::move(before);
            return;
        }
        location = work(writer);
        mark_taken(writer, visitor, request, location);
    });
    return location;
}

}  // namespace saolang::people
