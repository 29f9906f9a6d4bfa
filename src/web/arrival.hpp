#pragma once
// From a head off the wire to the request handlers see.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "web/answer.hpp"
#include "web/wire.hpp"

namespace saolang::web {

// Who is at the other end, and what of it to believe.
struct Peer {
    std::string address;
    bool is_trusted_proxy = false;
};

// Addresses as text: "127.0.0.1", "::1".
[[nodiscard]] Peer peer_at(std::string address, const std::vector<std::string>& trusted_proxies);

// The request without its body; nothing when the target's escapes are broken.
[[nodiscard]] std::optional<Request> request_of(const Head& head, const Peer& peer,
                                                const std::vector<std::string>& trusted_proxies, std::string_view id);

// One that has no readable head, for the page of its refusal.
[[nodiscard]] Request unreadable_request(std::string_view id);

// The scheme the visitor used, in the proxy's word when there is one.
[[nodiscard]] std::string_view scheme_of(const Head& head, const Peer& peer);

}  // namespace saolang::web
