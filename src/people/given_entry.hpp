#pragma once
// A way in for somebody else: by letter, or shown once to copy and print.

#include "people/account_facts.hpp"
#include "trail/rows.hpp"

namespace saolang::people {

struct GivenEntry {
    std::string secret;
    bool by_code = false;    // a code on paper instead of a link to choose a password
    bool by_letter = false;  // it is on its way; the secret is shown to nobody here
};

// Producers without a name to sign in get a code, everybody else a link to choose a password. Older ones end.
[[nodiscard]] GivenEntry give_entry(const Gate& gate, const trail::WriteContext& context, const AccountFacts& facts,
                                    bool by_letter);

// The page that shows it, to copy or to print: big letters, how to use it, until when, a QR of the link.
[[nodiscard]] web::Response given_entry_page(const Gate& gate, const web::Request& request, const Visitor& visitor,
                                             const Account& account, const GivenEntry& given);

}  // namespace saolang::people
