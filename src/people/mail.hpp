#pragma once
// Letters wait in the table `mail` until the mail server took them; then they are gone from it, since they hold links
// that open an account.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "db/database.hpp"

namespace saolang::people {

struct Letter {
    std::string recipient;
    std::string subject;
    std::string body;  // plain text
};

// A plain address of e-mail that can stand in a header: "hoa@ocop.example".
[[nodiscard]] bool is_email(std::string_view text);
// As stored and compared: small letters.
[[nodiscard]] std::string email_of(std::string_view typed);

void queue_letter(db::Writer& writer, const Letter& letter, Moment now);

struct WaitingLetter {
    std::int64_t id;
    Letter letter;
    std::int64_t tries;
};
// The one that waits longest, of those whose time has come.
[[nodiscard]] std::optional<WaitingLetter> next_letter(db::Reader& reader, Moment now);
void letter_sent(db::Writer& writer, std::int64_t id);
// Tried again later, each time twice as late; after a day of it the letter is dropped.
void letter_failed(db::Writer& writer, const WaitingLetter& letter, Moment now);
[[nodiscard]] std::int64_t letters_waiting(db::Reader& reader);

// The bytes of a message (RFC 5322, 2047): every header and line in ASCII.
[[nodiscard]] std::string message_of(const Letter& letter, std::string_view from, Moment now, std::string_view id);

}  // namespace saolang::people
