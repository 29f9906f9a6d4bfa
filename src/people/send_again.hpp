#pragma once
// What was typed is never lost: pages that keep a form which could not be taken and send it again.

#include "people/gate.hpp"

namespace saolang::people {

// Whether a field may be shown and kept: no secret, no password.
[[nodiscard]] bool may_be_shown(std::string_view name);

// Everything of a form but its secret and passwords, as one hidden value; and read back.
[[nodiscard]] std::string packed(const web::Pairs& form);
[[nodiscard]] web::Pairs unpacked(std::string_view text);

enum class Kept : std::uint8_t {
    other_session,  // the form came with the secret of a session that is over, or from somewhere else
    signed_in,      // it came without a session; the person has signed in since
};
// The form is shown, and one press sends it with today's secret.
[[nodiscard]] web::Response send_again_page(const Gate& gate, const Visitor& visitor, std::string_view action,
                                            const web::Pairs& form, Kept why = Kept::other_session);

// Where a form with this code led that said something else: sent, then gone back to, typed over and sent again.
[[nodiscard]] std::optional<std::string> taken_with_other_words(db::Reader& reader, const Visitor& visitor,
                                                                const web::Request& request);
// 409 for it: what was saved, and what was typed now, with one press as a form of its own.
[[nodiscard]] web::Response sent_before_page(const Gate& gate, const Visitor& visitor, const web::Request& request,
                                             std::string_view saved_at);

// The form cannot be taken at all: why, with what was typed.
[[nodiscard]] web::Response refused_page(const Gate& gate, const Visitor& visitor, const web::Request& request,
                                         web::Word why);

}  // namespace saolang::people
