#pragma once
// Values of one's own account → HTML.

#include <vector>

#include "people/credential_store.hpp"
#include "people/gate.hpp"

namespace saolang::people {

struct OwnAccount {
    Account account;
    Credential credential;
    std::int64_t recovery_codes = 0;
    std::vector<Session> devices;  // alive ones, last seen first
    std::vector<SignInEvent> sign_ins;
};

[[nodiscard]] web::Html own_account_view(const Gate& gate, const Visitor& visitor, web::Language language,
                                         const OwnAccount& own);

// "Xã Đại Lộc, Thành phố Đà Nẵng", the producer's name, or "Toàn bộ".
[[nodiscard]] std::string scope_words(const Gate& gate, const Scope& scope, Date today, web::Language language);
[[nodiscard]] std::string term_words(const Grant& grant, web::Language language);  // "01/07/2025 – 31/12/2026"

}  // namespace saolang::people
