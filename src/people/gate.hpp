#pragma once
// The gate of every page that is not for everybody: session → account → roles of the day → the route's act, and for a
// form its secret. What is behind it gets a Visitor and asks `may` about the record it is about.

#include <functional>
#include <optional>
#include <string>

#include "people/access.hpp"
#include "people/session.hpp"
#include "trail/trail.hpp"
#include "web/route.hpp"
#include "web/shell.hpp"

namespace saolang::people {

// A producer as far as roles over it need it. The registry tells: it is above this part.
struct KnownProducer {
    std::int64_t id;
    std::string code;
    std::string name;
    std::optional<places::UnitId> place = {};
};
struct KnownProducers {
    std::function<std::optional<KnownProducer>(std::int64_t id)> with_id = {};
    // By its code, or by a name that only one has.
    std::function<std::optional<KnownProducer>(std::string_view typed)> called = {};
};

struct Gate {
    db::Database& database;
    const places::Gazetteer& gazetteer;
    Clock clock;
    Randomness random;
    std::string origin = {};            // "https://ocop.example.vn"; empty: letters carry no whole address
    std::function<bool()> sample = {};  // composed data: every page says so
    KnownProducers producers = {};
    bool letters = false;  // a mail server takes letters
};

// Who asks, for the length of one request.
struct Visitor {
    Actor actor;
    Session session;
    std::string secret;                // of the session's forms
    std::optional<Actor> behind = {};  // the administrator who sees the pages as `actor` does: nothing may be written
    Moment now{};
    Date today;
};

// How long sessions of such a person live: short on the shared machines of offices.
[[nodiscard]] SessionTerms terms_of(const Actor& actor);

// The account with its roles of the day; nothing when it is closed or holds none.
[[nodiscard]] std::optional<Actor> actor_of(db::Reader& reader, const Gate& gate, AccountId id, Date today);

// Nothing when there is no living session or its account holds no role any more.
[[nodiscard]] std::optional<Visitor> visitor_of(const Gate& gate, const web::Request& request);
// The same, by the secret of the session's cookie.
[[nodiscard]] std::optional<Visitor> visitor_with(const Gate& gate, std::string_view session_secret);

using GuardedHandler = std::function<web::Response(const web::Request&, const Visitor&)>;

// `route` without its handler. To strangers a page answers with the way to sign in, and a form with the same, keeping
// what was typed; to those whose roles lack the act the answer is that of a page that does not exist (404).
void add_guarded_route(web::RouteTable& routes, const Gate& gate, web::Route route, GuardedHandler handle);

// `may` for a visitor.
[[nodiscard]] bool may_now(const Gate& gate, const Visitor& visitor, web::Act act, const Subject& subject);
[[nodiscard]] bool holds_now(const Gate& gate, const Visitor& visitor, web::Act act);

// What goes into the trail as the one who did it.
[[nodiscard]] trail::Actor trail_actor(const Visitor& visitor);

// ---- Pages behind the gate ------------------------------------------------------------------------------------------

// The frame of the office: rail, person, search; `section` is the path of the rail's entry that is lit.
[[nodiscard]] web::Page desk_page(const Gate& gate, const Visitor& visitor, const web::Request& request,
                                  std::string title, std::string_view section = {});
[[nodiscard]] web::Response desk_response(const web::Page& page, web::Html&& body, int status = 200);

// The start of a form: `<form method="post" …>` with the secret and a code that makes a second sending harmless.
// `code` empty: a new one; given: the one the form came with, when it is shown again.
[[nodiscard]] web::Raw form_start(const Gate& gate, const Visitor& visitor, std::string_view action,
                                  std::string_view code = {}, bool with_files = false);

inline constexpr std::string_view stop_viewing_path = "/quan-ly/thoi-xem";
inline constexpr std::string_view secret_field = "khoa";
inline constexpr std::string_view code_field = "ma";

// Where the form with this code led when it was taken before; to be asked inside the write that would take it.
[[nodiscard]] std::optional<std::string> taken_before(db::Reader& reader, const Visitor& visitor,
                                                      const web::Request& request);
void mark_taken(db::Writer& writer, const Visitor& visitor, const web::Request& request, std::string_view location);

// Runs `work` in one write unless the form was taken before; `work` returns where the answer leads. The same form sent
// twice leads to the same place and writes once.
[[nodiscard]] std::string once(const Gate& gate, const Visitor& visitor, const web::Request& request,
                               const std::function<std::string(db::Writer&)>& work);

}  // namespace saolang::people
