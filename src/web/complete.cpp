// Headers every answer carries, its ETag and its compressed form.

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "web/answer.hpp"

namespace saolang::web {

namespace {

using Header = std::pair<std::string_view, std::string_view>;

constexpr std::array<Header, 8> security{{
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src "
     "'self'; "
     "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "strict-origin-when-cross-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"X-Permitted-Cross-Domain-Policies", "none"},
}};

bool has(const Response& response, std::string_view name) { return !first(response.headers, name).empty(); }

// What a handler set itself stays.
void set(Response& response, std::string_view name, std::string_view value) {
    if (!has(response, name)) response.headers.emplace_back(name, value);
}

std::string_view cache_control(Caching caching) {
    switch (caching) {
        case Caching::revalidate:
            return "public, no-cache";
        case Caching::immutable:
            return "public, max-age=31536000, immutable";
        case Caching::none:
            break;
    }
    return "no-store";
}

std::string hash_of(std::string_view bytes) {
    std::array<unsigned char, crypto_generichash_BYTES_MIN> digest{};
    crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    std::array<char, 2 * digest.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

std::string_view coding(Encoding encoding) { return encoding == Encoding::brotli ? "br" : "gzip"; }

// The body in the reader's encoding; identity when compressing gains nothing.
Encoding put_encoded(Response& response, Encoding wanted) {
    const Bytes& ready = wanted == Encoding::brotli ? response.brotli : response.gzip;
    if (wanted == Encoding::identity) return wanted;
    Bytes body = ready ? ready : std::make_shared<const std::string>(compress(wanted, response.text()));
    if (body->size() >= response.text().size()) return Encoding::identity;
    response.body = std::move(body);
    response.headers.emplace_back("Content-Encoding", coding(wanted));
    return wanted;
}

bool breaks_line(std::string_view text) {
    return text.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos;
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
    if (breaks_line(name) || breaks_line(value)) throw std::logic_error("a header holds a line break");
    out.append(name).append(": ").append(value).append("\r\n");
}

bool carries_body(int status) { return status >= 200 && status != 204 && status != 304; }

bool is_shared(const std::pair<std::string, std::string>& header) {
    return std::ranges::any_of(security, [&header](const Header& one) { return one.first == header.first; });
}

std::string head_of(const Response& response, bool with_shared) {
    std::string head;
    head.reserve(with_shared ? 1024 : 320);
    head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(1, ' ');
    head.append(reason_phrase(response.status)).append("\r\n");
    if (carries_body(response.status)) {
        if (!response.text().empty()) append_header(head, "Content-Type", response.content_type);
        append_header(head, "Content-Length", std::to_string(response.text().size()));
    }
    for (const auto& header : response.headers) {
        if (with_shared || !is_shared(header)) append_header(head, header.first, header.second);
    }
    head.shrink_to_fit();
    return head;
}

}  // namespace

Response complete(Response response, const Request& request, Encoding encoding) {
    for (const auto& [name, value] : security) set(response, name, value);
    set(response, "Cache-Control", cache_control(response.caching));
    if (response.content_type.starts_with("text/html")) {
        set(response, "Content-Language", request.language == Language::vi ? "vi" : "en");
    }
    const bool kept = response.caching != Caching::none && response.status == 200;
    std::string etag = kept ? hash_of(response.text()) : std::string();
    const bool compressible =
        worth_compressing(response.content_type, response.text().size()) && !has(response, "Content-Encoding");
    if (compressible && put_encoded(response, encoding) != Encoding::identity)
        etag.append(1, '-').append(coding(encoding));
    if (kept) response.headers.emplace_back("ETag", '"' + etag + '"');
    std::string vary = compressible ? "Accept-Encoding" : "";
    if (response.caching == Caching::revalidate) vary += vary.empty() ? "Cookie" : ", Cookie";
    if (!vary.empty()) set(response, "Vary", vary);
    return response;
}

bool holds_etag(std::string_view if_none_match, std::string_view etag) {
    if (etag.empty()) return false;
    while (!if_none_match.empty()) {
        const auto comma = if_none_match.find(',');
        std::string_view item = if_none_match.substr(0, comma);
        if_none_match.remove_prefix(comma == std::string_view::npos ? if_none_match.size() : comma + 1);
        while (item.starts_with(' ') || item.starts_with('\t')) item.remove_prefix(1);
        while (item.ends_with(' ') || item.ends_with('\t')) item.remove_suffix(1);
        if (item.starts_with("W/")) item.remove_prefix(2);
        if (item == etag || item == "*") return true;
    }
    return false;
}

Response not_modified(Response response) {
    response.status = 304;
    response.body = nullptr;
    std::erase_if(response.headers, [](const auto& header) { return header.first.starts_with("Content-Encoding"); });
    return response;
}

std::string head_text(const Response& response) { return head_of(response, true); }

std::string head_without_shared(const Response& response) { return head_of(response, false); }

std::string_view shared_head() {
    static const std::string text = [] {
        std::string lines;
        for (const auto& [name, value] : security) append_header(lines, name, value);
        return lines;
    }();
    return text;
}

bool carries_shared(const Response& response) {
    return std::ranges::all_of(
        security, [&response](const Header& header) { return first(response.headers, header.first) == header.second; });
}

std::string_view reason_phrase(int status) {
    constexpr std::pair<int, std::string_view> phrases[] = {
        {200, "OK"},
        {303, "See Other"},
        {304, "Not Modified"},
        {400, "Bad Request"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {408, "Request Timeout"},
        {413, "Content Too Large"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
        {507, "Insufficient Storage"},
    };
    const auto found = std::ranges::find(phrases, status, &std::pair<int, std::string_view>::first);
    return found == std::end(phrases) ? "Status" : found->second;
}

}  // namespace saolang::web
