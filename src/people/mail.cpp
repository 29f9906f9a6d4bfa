#include "people/mail.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

#include "base/text.hpp"
#include "people/session.hpp"

namespace saolang::people {

namespace {

constexpr std::int64_t most_tries = 11;  // 1, 2, 4 … 512 minutes: 17 hours in all
constexpr std::size_t line_length = 76;  // RFC 2045
constexpr std::size_t word_bytes = 42;   // of text in one encoded word of a header (at most 75 signs with its frame)

std::string base64(std::string_view bytes) {
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        std::uint32_t three = 0;
        for (std::size_t j = i; j < i + 3; ++j)
            three = three << 8 | (j < bytes.size() ? static_cast<unsigned char>(bytes[j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j) text += i + j <= bytes.size() ? letters[three >> (18 - 6 * j) & 63U] : '=';
    }
    return text;
}

// Encoded words that break between characters.
std::string header_text(std::string_view text) {
    std::string encoded;
    while (!text.empty()) {
        auto end = std::min(text.size(), word_bytes);
        while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
        encoded.append(encoded.empty() ? "" : "\r\n ")
            .append("=?UTF-8?B?")
            .append(base64(text.substr(0, end)))
            .append("?=");
        text.remove_prefix(end);
    }
    return encoded;
}

std::string header_date(Moment moment) {
    const auto day = date_in_vietnam(moment);
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto seconds = (moment.milliseconds / 1000 + 7 * 3600) % 86'400;
    return fmt::format("{} {} {} {:02}:{:02}:{:02} +0700", day.day(), months[day.month() - 1], day.year(),
                       seconds / 3600, seconds / 60 % 60, seconds % 60);
}

}  // namespace

bool is_email(std::string_view text) {
    const auto at = text.find('@');
    if (at == 0 || at == std::string_view::npos || text.size() > 254) return false;
    const auto domain = text.substr(at + 1);
    const bool plain = std::ranges::all_of(text, [](char c) {
        return c > ' ' && c < 0x7f && std::string_view("<>()[],;:\\\"").find(c) == std::string_view::npos;
    });
    return plain && domain.find('@') == std::string_view::npos && domain.find('.') != std::string_view::npos &&
           !domain.starts_with('.') && !domain.ends_with('.');
}

std::string email_of(std::string_view typed) {
    auto text = clean_text(typed);
    for (auto& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

void queue_letter(db::Writer& writer, const Letter& letter, Moment now) {
    writer.execute(
        "INSERT INTO mail (recipient, subject, body, made, tries, next_try) VALUES ($1, $2, $3, $4, 0, $4)",
        {db::param(letter.recipient), db::param(letter.subject), db::param(letter.body), db::param(now.milliseconds)});
}

std::optional<WaitingLetter> next_letter(db::Reader& reader, Moment now) {
    std::optional<WaitingLetter> found;
    reader.query(R"(SELECT id, recipient, subject, body, tries FROM mail
                     WHERE next_try <= $1 ORDER BY next_try, id LIMIT 1)",
                 {db::param(now.milliseconds)}, [&](const db::Row& row) {
                     found =
                         WaitingLetter{row.integer(0),
                                       {std::string(row.text(1)), std::string(row.text(2)), std::string(row.text(3))},
                                       row.integer(4)};
                 });
    return found;
}

void letter_sent(db::Writer& writer, std::int64_t id) {
    writer.execute("DELETE FROM mail WHERE id = $1", {db::param(id)});
}

void letter_failed(db::Writer& writer, const WaitingLetter& letter, Moment now) {
    if (letter.tries + 1 >= most_tries) return letter_sent(writer, letter.id);
    writer.execute(
        "UPDATE mail SET tries = $1, next_try = $2 WHERE id = $3",
        {db::param(letter.tries + 1), db::param(now.milliseconds + (minute << letter.tries)), db::param(letter.id)});
}

std::int64_t letters_waiting(db::Reader& reader) { return reader.integer("SELECT count(*) FROM mail").value_or(0); }

std::string message_of(const Letter& letter, std::string_view from, Moment now, std::string_view id) {
    const auto domain = from.substr(from.find('@') + 1);
    auto message = fmt::format(
        "Date: {}\r\nFrom: <{}>\r\nTo: <{}>\r\nMessage-ID: <{}@{}>\r\nSubject: {}\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n"
        "Auto-Submitted: auto-generated\r\n\r\n",
        header_date(now), from, letter.recipient, id, domain, header_text(letter.subject));
    const auto body = base64(letter.body);
    for (std::size_t i = 0; i < body.size(); i += line_length) message.append(body, i, line_length).append("\r\n");
    return message;
}

}  // namespace saolang::people
