#include "people/entrance.hpp"

#include <fmt/format.h>

#include "people/account_store.hpp"
#include "people/second_step_page.hpp"
#include "people/send_again.hpp"

namespace saolang::people {

namespace {

constexpr std::string_view target_field = "den";
constexpr std::string_view kept_field = "giu";

// Only paths of our own.
std::string own_path(std::string_view asked) { return web::is_own_path(asked) ? std::string(asked) : std::string(); }

}  // namespace

Asked asked_in(const web::Pairs& sent) {
    Asked asked{own_path(web::first(sent, target_field)), std::string(web::first(sent, kept_field))};
    if (asked.target.empty()) asked.kept.clear();
    return asked;
}

Asked asked_by_link(const web::Pairs& query) { return {own_path(web::first(query, target_field)), ""}; }

void add_asked(web::Html& html, const Asked& asked) {
    if (!asked.target.empty()) html.add(R"(<input type="hidden" name="{}" value="{}">)", target_field, asked.target);
    if (!asked.kept.empty()) html.add(R"(<input type="hidden" name="{}" value="{}">)", kept_field, asked.kept);
}

web::Response outside_page(const Gate& gate, const web::Request& request, web::Word title, std::string_view path,
                           web::Html&& body, int status) {
    web::Page page;
    page.language = request.language;
    page.path = path;
    page.title = title.in(request.language);
    page.sample = gate.sample && gate.sample();
    auto response = web::html_response(web::render(page, std::move(body).raw()), status);
    response.caching = web::Caching::none;
    return response;
}

std::optional<web::Response> let_in(const Gate& gate, const web::Request& request, const Account& account,
                                    const Asked& asked, SignInKind how) {
    std::optional<Actor> actor;
    Credential credential;
    gate.database.read([&](db::Reader& reader) {
        actor = actor_of(reader, gate, account.id, date_in_vietnam(gate.clock()));
        credential = credential_of(reader, account.id);
    });
    if (!actor) return std::nullopt;
    if (credential.asks_for_code()) return ask_second_step(gate, request, account.id, asked);
    return begin(gate, request, *actor, asked, how);
}

web::Response begin(const Gate& gate, const web::Request& request, const Actor& actor, const Asked& asked,
                    SignInKind how) {
    const auto now = gate.clock();
    const auto terms = terms_of(actor);
    std::string secret;
    gate.database.write([&](db::Writer& writer) {
        if (const auto former = session_with(writer, session_secret(request))) end_session(writer, former->id);
        secret = start_session(writer, actor.account, device_of(request), request.remote_address, now, gate.random);
        note_sign_in(writer, actor.account, {now, how, device_of(request), request.remote_address});
    });
    if (!asked.kept.empty()) {
        if (const auto visitor = visitor_with(gate, secret))
            return with_session(send_again_page(gate, *visitor, asked.target, unpacked(asked.kept), Kept::signed_in),
                                request, secret, terms);
    }
    const auto landing = landing_of(gate, actor, date_in_vietnam(now));
    auto response = web::see_other(asked.target.empty() ? web::in_language(request.language, landing) : asked.target);
    return with_session(std::move(response), request, secret, terms);
}

std::string_view landing_of(const Gate& gate, const Actor& actor, Date today) {
    if (holds(actor, view_records, gate.gazetteer, today)) return "/quan-ly";
    if (holds(actor, own_records, gate.gazetteer, today)) return "/cua-toi";
    return "/tai-khoan";
}

std::string wait_words(web::Language language, std::int64_t milliseconds) {
    const auto seconds = (milliseconds + 999) / 1000;
    const bool vi = language == web::Language::vi;
    if (seconds < 60)
        return vi ? fmt::format("Đã thử nhiều lần. Vui lòng thử lại sau {} giây.", seconds)
                  : fmt::format("Too many tries. Please try again in {} seconds.", seconds);
    const auto minutes = (seconds + 59) / 60;
    return vi ? fmt::format("Đã thử nhiều lần. Vui lòng thử lại sau {} phút.", minutes)
              : fmt::format("Too many tries. Please try again in {} minutes.", minutes);
}

}  // namespace saolang::people
