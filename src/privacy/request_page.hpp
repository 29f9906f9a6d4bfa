#pragma once
// One request about personal data: whose data, everything that is kept, the answer.

#include <span>

#include "privacy/request.hpp"
#include "registry/site.hpp"
#include "web/flash.hpp"
#include "web/html.hpp"

namespace saolang::privacy {

inline constexpr std::string_view requests_path = "/quan-ly/du-lieu-ca-nhan";
inline constexpr std::string_view new_request_path = "/quan-ly/du-lieu-ca-nhan/moi";

void add_request_routes(web::RouteTable& routes, const registry::Site& site);

// The request of the address, if the visitor may handle it.
[[nodiscard]] std::optional<PrivacyRequest> request_at(const registry::Site& site, const web::Request& request,
                                                       const people::Visitor& visitor);
[[nodiscard]] std::string path_of(web::Language language, const PrivacyRequest& request);
[[nodiscard]] web::Word state_word(const PrivacyRequest& request, Date today);
[[nodiscard]] web::Raw state_tag(web::Language language, const PrivacyRequest& request, Date today);

[[nodiscard]] std::span<const web::FlashMessage> request_messages();
[[nodiscard]] const web::FlashMessage& saved_message();

}  // namespace saolang::privacy
