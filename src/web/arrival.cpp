#include "web/arrival.hpp"

#include <algorithm>

namespace saolang::web {

namespace {

bool is_in(std::string_view address, const std::vector<std::string>& list) {
    return std::ranges::find(list, address) != list.end();
}

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

bool is_address(std::string_view text) {
    constexpr std::size_t longest = 45;
    return !text.empty() && text.size() <= longest &&
           text.find_first_not_of("0123456789abcdefABCDEF.:") == std::string_view::npos;
}

std::string lower_case(std::string_view text) {
    std::string lower(text);
    for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

// Read from the right: each trusted proxy vouches for the address it put before its own; the first stranger is the
// client.
std::string client_behind(const Head& head, const Peer& peer, const std::vector<std::string>& trusted) {
    std::string client = peer.address;
    for (auto field = head.fields.rbegin(); field != head.fields.rend(); ++field) {
        if (lower_case(field->name) != "x-forwarded-for") continue;
        std::string_view rest = field->value;
        while (!rest.empty()) {
            const auto comma = rest.rfind(',');
            const std::string_view address = trimmed(comma == std::string_view::npos ? rest : rest.substr(comma + 1));
            rest = comma == std::string_view::npos ? std::string_view() : rest.substr(0, comma);
            if (!is_address(address)) return client;
            client = address;
            if (!is_in(address, trusted)) return client;
        }
    }
    return client;
}

}  // namespace

Peer peer_at(std::string address, const std::vector<std::string>& trusted_proxies) {
    const bool trusted = is_in(address, trusted_proxies);
    return {std::move(address), trusted};
}

std::string_view scheme_of(const Head& head, const Peer& peer) {
    return peer.is_trusted_proxy && head.field("x-forwarded-proto") == "https" ? "https" : "http";
}

std::optional<Request> request_of(const Head& head, const Peer& peer, const std::vector<std::string>& trusted_proxies,
                                  std::string_view id) {
    auto request = request_for(head.verb == Verb::post ? Method::post : Method::get, head.target);
    if (!request) return std::nullopt;
    request->headers.reserve(head.fields.size());
    for (const Head::Field& field : head.fields) request->headers.emplace_back(lower_case(field.name), field.value);
    request->remote_address = peer.is_trusted_proxy ? client_behind(head, peer, trusted_proxies) : peer.address;
    request->scheme = scheme_of(head, peer);
    request->host = head.host;
    request->id = id;
    return request;
}

Request unreadable_request(std::string_view id) {
    Request request;
    request.path = "/";
    request.id = id;
    return request;
}

}  // namespace saolang::web
