#include "web/part_head.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "web/http.hpp"
#include "web/multipart.hpp"

namespace saolang::web {

namespace {

constexpr std::size_t most_boundary = 70;  // RFC 2046, section 5.1.1
constexpr std::size_t most_name = 200;     // bytes of a field's name
constexpr std::string_view token_marks = "!#$%&'*+-.^_`|~";
constexpr std::string_view boundary_marks = "'()+_,-./:=? ";

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }
bool is_token(char c) { return is_alphanumeric(c) || token_marks.find(c) != std::string_view::npos; }

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::string take_token(std::string_view& text) {
    const auto end = std::ranges::find_if_not(text, is_token);
    const auto length = static_cast<std::size_t>(end - text.begin());
    std::string token(text.substr(0, length));
    text.remove_prefix(length);
    return token;
}

// Browsers write a quote as %22 (WHATWG), others as \"; a single \ is itself, as in C:\anh.
std::optional<std::string> take_quoted(std::string_view& text) {
    std::string value;
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return value;
        }
        if (text[i] == '\\' && i + 1 < text.size() && text[i + 1] == '"') ++i;
        if (text.substr(i, 3) == "%22") {
            value += '"';
            i += 2;
        } else {
            value += text[i];
        }
    }
    return std::nullopt;
}

bool is_clean(std::string_view text) {
    return is_utf8(text) && std::ranges::none_of(text, [](char c) {
               return (static_cast<unsigned char>(c) < 0x20 && c != '\t') || c == 0x7f;
           });
}

std::optional<std::string> named(const Parameterised& read, std::string_view name) {
    const auto found = std::ranges::find(read.parameters, name, &std::pair<std::string, std::string>::first);
    return found == read.parameters.end() ? std::nullopt : std::optional(found->second);
}

bool read_disposition(std::string_view value, PartHead& head) {
    const auto read = read_parameters(value);
    if (!read || read->value != "form-data") return false;
    const auto field = named(*read, "name");
    // "filename*" must not be used (RFC 7578, section 4.2); left unread it would make of a file an ordinary field.
    if (!field || field->empty() || field->size() > most_name || named(*read, "filename*")) return false;
    head.field = nfc(*field);
    head.file_name = named(*read, "filename");
    return true;
}

}  // namespace

std::optional<Parameterised> read_parameters(std::string_view text) {
    text = trimmed(text);
    Parameterised read;
    read.value = lower(take_token(text));
    if (text.starts_with('/')) {
        text.remove_prefix(1);
        read.value += "/" + lower(take_token(text));
    }
    if (read.value.empty()) return std::nullopt;
    while (!(text = trimmed(text)).empty()) {
        if (!text.starts_with(';')) return std::nullopt;
        text = trimmed(text.substr(1));
        if (text.empty()) break;  // a last semicolon
        auto name = lower(take_token(text));
        if (name.empty() || !text.starts_with('=') || named(read, name)) return std::nullopt;
        text.remove_prefix(1);
        std::optional<std::string> value = text.starts_with('"') ? take_quoted(text) : take_token(text);
        if (!value) return std::nullopt;
        read.parameters.emplace_back(std::move(name), *std::move(value));
    }
    return read;
}

std::optional<PartHead> read_part_head(std::string_view text) {
    PartHead head;
    bool placed = false;
    bool typed = false;
    if (!is_utf8(text)) return std::nullopt;
    for (bool more = true; more;) {
        const auto end = text.find("\r\n");
        const auto line = text.substr(0, end);
        more = end != std::string_view::npos;
        text.remove_prefix(more ? end + 2 : text.size());
        const auto colon = line.find(':');
        if (!is_clean(line) || colon == 0 || colon == std::string_view::npos) return std::nullopt;
        if (!std::ranges::all_of(line.substr(0, colon), is_token)) return std::nullopt;  // folded lines too
        const auto name = lower(line.substr(0, colon));
        const auto value = trimmed(line.substr(colon + 1));
        if (name == "content-disposition") {
            if (std::exchange(placed, true) || !read_disposition(value, head)) return std::nullopt;
        } else if (name == "content-type") {
            // A part of parts (multipart/mixed) is of an older time.
            if (std::exchange(typed, true) || lower(value).starts_with("multipart/")) return std::nullopt;
            head.content_type = value;
        } else if (name == "content-transfer-encoding") {
            const auto coding = lower(value);
            if (coding != "binary" && coding != "8bit" && coding != "7bit") return std::nullopt;
        }
    }
    return placed ? std::optional(std::move(head)) : std::nullopt;
}

bool is_multipart(std::string_view content_type) {
    return lower(content_type.substr(0, content_type.find(';'))).starts_with("multipart/");
}

std::optional<std::string> multipart_boundary(std::string_view content_type) {
    const auto read = read_parameters(content_type);
    if (!read || read->value != "multipart/form-data") return std::nullopt;
    const auto boundary = named(*read, "boundary");
    if (!boundary || boundary->empty() || boundary->size() > most_boundary || boundary->ends_with(' ')) {
        return std::nullopt;
    }
    const bool lawful = std::ranges::all_of(
        *boundary, [](char c) { return is_alphanumeric(c) || boundary_marks.find(c) != std::string_view::npos; });
    return lawful ? boundary : std::nullopt;
}

}  // namespace saolang::web
