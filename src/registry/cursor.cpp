#include "registry/cursor.hpp"

namespace saolang::registry {

namespace {

constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::size_t id_length = 11;  // 64 bits in letters of six
constexpr std::size_t sum_length = 11;

// Tells damage and mix-ups apart from cursors of ours; it keeps no secret (FNV-1a).
std::uint64_t sum_of(std::string_view beginning, std::string_view selection_key) {
    std::uint64_t sum = 14'695'981'039'346'656'037U;
    for (const std::string_view part : {beginning, selection_key}) {
        for (const char c : part) sum = (sum ^ static_cast<unsigned char>(c)) * 1'099'511'628'211U;
    }
    return sum;
}

void append(std::string& out, std::uint64_t number, std::size_t length) {
    for (std::size_t i = 0; i < length; ++i, number >>= 6U) out += letters[number & 63U];
}

std::uint64_t number_of(std::string_view text) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto digit = letters.find(text[i]);
        if (digit != std::string_view::npos) number |= static_cast<std::uint64_t>(digit) << (6 * i);
    }
    return number;
}

}  // namespace

std::string write_cursor(const Cursor& cursor, std::string_view selection_key) {
    std::string text(1, cursor.direction == Cursor::Direction::after ? 'n' : 'p');
    append(text, static_cast<std::uint64_t>(cursor.product), id_length);
    append(text, sum_of(text, selection_key), sum_length);
    return text;
}

std::optional<Cursor> read_cursor(std::string_view text, std::string_view selection_key) {
    if (text.size() != 1 + id_length + sum_length) return std::nullopt;
    const auto direction = text.front() == 'p' ? Cursor::Direction::before : Cursor::Direction::after;
    const Cursor cursor{direction, ProductId{static_cast<std::int64_t>(number_of(text.substr(1, id_length)))}};
    if (write_cursor(cursor, selection_key) != text) return std::nullopt;
    return cursor;
}

}  // namespace saolang::registry
