#pragma once
// What all ways of signing in share: the page outside the gate, the second step, the session, and where it leads.

#include <memory>

#include "people/credential_store.hpp"
#include "people/gate.hpp"
#include "people/throttle.hpp"

namespace saolang::people {

// What the visitor wanted before being asked to sign in.
struct Asked {
    std::string target;  // a path of our own; empty: none
    std::string kept;    // a form that was sent without a session (`packed`)
};
[[nodiscard]] Asked asked_in(const web::Pairs& sent);
// Of a link: where to go alone. Anybody may make one, so it brings no form that the person would be asked to send.
[[nodiscard]] Asked asked_by_link(const web::Pairs& query);
void add_asked(web::Html& html, const Asked& asked);

// A page for those who are not signed in; nobody keeps it.
[[nodiscard]] web::Response outside_page(const Gate& gate, const web::Request& request, web::Word title,
                                         std::string_view path, web::Html&& body, int status = 200);

// The person has shown to be the owner of the account, by `how`. Leads on: to the second step when codes are set up, or
// in. An account that is closed or holds no role today does not get in: then nothing is returned.
[[nodiscard]] std::optional<web::Response> let_in(const Gate& gate, const web::Request& request, const Account& account,
                                                  const Asked& asked, SignInKind how);

// A session in place of the one the visitor may have, and the page it leads to.
[[nodiscard]] web::Response begin(const Gate& gate, const web::Request& request, const Actor& actor, const Asked& asked,
                                  SignInKind how);

// The first page of the person.
[[nodiscard]] std::string_view landing_of(const Gate& gate, const Actor& actor, Date today);

// "Vui lòng thử lại sau 3 phút."
[[nodiscard]] std::string wait_words(web::Language language, std::int64_t milliseconds);

inline constexpr web::Limits form_with_kept{.body_bytes = 1024 * 1024};  // a kept form stands in it, encoded twice

}  // namespace saolang::people
