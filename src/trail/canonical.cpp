#include "trail/canonical.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/hash.hpp"

namespace saolang::trail {

namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

void append_integer(std::string& out, std::int64_t value) {
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
    out.append(digits.data(), end);
}

void append_escaped(std::string& out, char c) {
    out += '\\';
    switch (c) {
        case '"':
        case '\\':
            out += c;
            return;
        case '\b':
            out += 'b';
            return;
        case '\f':
            out += 'f';
            return;
        case '\n':
            out += 'n';
            return;
        case '\r':
            out += 'r';
            return;
        case '\t':
            out += 't';
            return;
        default:
            break;
    }
    out += "u00";
    out += hex_digits[static_cast<unsigned char>(c) >> 4U];
    out += hex_digits[static_cast<unsigned char>(c) & 15U];
}

}  // namespace

void append_json_text(std::string& out, std::string_view text) {
    out += '"';
    std::size_t clean = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\') continue;
        out += text.substr(clean, i - clean);
        append_escaped(out, c);
        clean = i + 1;
    }
    out += text.substr(clean);
    out += '"';
}

void write_canonical(std::string& out, const HashedEntry& entry) {
    out += "{\"account\":";
    append_json_text(out, entry.account);
    out += ",\"action\":";
    append_json_text(out, entry.action);
    out += ",\"after\":";
    out += entry.after.value_or("null");
    out += ",\"before\":";
    out += entry.before.value_or("null");
    out += ",\"change\":";
    append_json_text(out, entry.change);
    out += ",\"format\":1,\"moment\":";
    append_integer(out, entry.moment);
    out += ",\"previous\":";
    append_json_text(out, entry.previous);
    out += ",\"reason\":";
    append_json_text(out, entry.reason);
    out += ",\"sequence\":";
    append_integer(out, entry.sequence);
    out += ",\"subject\":{\"id\":";
    append_integer(out, entry.subject_id);
    out += ",\"kind\":";
    append_json_text(out, entry.subject_kind);
    out += "}}";
}

std::string commitment_of(std::int64_t number, std::span<const std::uint8_t> salt, std::string_view value) {
    std::string bytes(reinterpret_cast<const char*>(salt.data()), salt.size());
    bytes += value;
    return fmt::format("{}-{}", number, sha256_hex(bytes));
}

std::optional<std::int64_t> number_of(std::string_view commitment) {
    std::int64_t number = 0;
    const char* end = commitment.data() + commitment.size();
    const auto [stop, error] = std::from_chars(commitment.data(), end, number);
    if (error != std::errc{} || stop == end || *stop != '-') return std::nullopt;
    return number;
}

// Inside a JSON string every quote is escaped, so the opening can only be a commitment's own.
std::vector<std::string_view> commitments_in(std::string_view state) {
    std::vector<std::string_view> found;
    for (std::size_t at = state.find(commitment_opens); at != std::string_view::npos;) {
        const std::size_t begin = at + commitment_opens.size();
        const std::size_t end = state.find('"', begin);
        if (end == std::string_view::npos) break;
        found.push_back(state.substr(begin, end - begin));
        at = state.find(commitment_opens, end);
    }
    return found;
}

}  // namespace saolang::trail
