#include "web/http.hpp"

#include <algorithm>
#include <stdexcept>

#include "base/text.hpp"

namespace saolang::web {

namespace {

constexpr std::string_view hex_digits = "0123456789ABCDEF";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

Response response_of(std::string body, std::string content_type, int status) {
    return {.status = status,
            .content_type = std::move(content_type),
            .body = std::make_shared<const std::string>(std::move(body))};
}

}  // namespace

std::string_view first(const Pairs& pairs, std::string_view name) {
    for (const auto& [key, value] : pairs) {
        if (key == name) return value;
    }
    return {};
}

std::vector<std::string_view> every(const Pairs& pairs, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : pairs) {
        if (key == name) values.emplace_back(value);
    }
    return values;
}

Response html_response(std::string body, int status) {
    return response_of(std::move(body), "text/html; charset=utf-8", status);
}

Response json_response(std::string body, int status) {
    return response_of(std::move(body), "application/json", status);
}

Response file_response(std::string body, std::string content_type, std::string_view file_name) {
    std::string plain;
    for (const char c : file_name) plain += is_unreserved(c) ? c : '_';
    Response response = response_of(std::move(body), std::move(content_type), 200);
    response.headers.emplace_back(
        "Content-Disposition", "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + percent_encode(file_name));
    return response;
}

bool is_own_path(std::string_view path) {
    const auto strange = [](char c) { return c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f; };
    return path.starts_with('/') && !path.starts_with("//") && std::ranges::none_of(path, strange);
}

Response see_other(std::string path) {
    if (!is_own_path(path)) throw std::logic_error("a redirect leads to a path of our own");
    Response response{.status = 303};
    response.headers.emplace_back("Location", std::move(path));
    return response;
}

std::string percent_encode(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            out += {'%', hex_digits[byte >> 4], hex_digits[byte & 15]};
        }
    }
    return out;
}

std::optional<std::string> percent_decode(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_value(text[i + 1]);
            const int low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus_is_space) {
            c = ' ';
        }
        if (c == '\0') return std::nullopt;
        out += c;
    }
    if (!is_utf8(out)) return std::nullopt;
    return out;
}

std::optional<Pairs> parse_query(std::string_view text, std::size_t most) {
    Pairs pairs;
    while (!text.empty()) {
        const auto end = text.find('&');
        const std::string_view piece = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (piece.empty()) continue;
        if (pairs.size() == most) return std::nullopt;
        const auto equals = piece.find('=');
        auto name = percent_decode(piece.substr(0, equals), true);
        auto value = equals == std::string_view::npos ? std::string() : percent_decode(piece.substr(equals + 1), true);
        if (!name || !value) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

std::string in_language(Language language, std::string_view path) {
    if (language == Language::vi) return std::string(path);
    if (path == "/") return "/en";
    if (path.starts_with("/?")) return "/en" + std::string(path.substr(1));
    return "/en" + std::string(path);
}

}  // namespace saolang::web
