#pragma once
// The steps between a request's head and the bytes of its answer, none of which knows a socket.

#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "web/compress.hpp"
#include "web/http.hpp"
#include "web/route.hpp"

namespace saolang::web {

using ErrorPage = std::function<Response(const Request&, int status)>;
// What went wrong, as a status: 503 for a database that is busy, 507 for a full disk. Empty: always 500.
using StatusOf = std::function<int(const std::exception_ptr&)>;

struct Service {
    const RouteTable* routes;
    ErrorPage error_page;
    StatusOf status_of;
};

// A request with path, query and language of "/en/san-pham?q=m%E1%BA%ADt"; nothing when an escape is broken.
[[nodiscard]] std::optional<Request> request_for(Method method, std::string_view target);

// The route, or 404 or 405.
[[nodiscard]] Result<RouteTable::Match, int> choose(const RouteTable& routes, const Request& request);

// The page (problem+json under /api/) for a status; it never throws.
[[nodiscard]] Response refuse(const Service& service, const Request& request, int status);

// The answer of the route's `before_body`, when it refuses a body of that length; none known: of any length. What it
// throws becomes `refuse`.
[[nodiscard]] std::optional<Response> refuse_body(const Service& service, const Route& route, const Request& request,
                                                  std::optional<std::uint64_t> length);

// Reads the form of the body and runs the handler; what it throws becomes `refuse`.
[[nodiscard]] Response run(const Service& service, const Route& route, Request& request);

// Security, caching and language headers, ETag, and the body compressed.
[[nodiscard]] Response complete(Response response, const Request& request, Encoding encoding);

// True when the reader has these bytes already (If-None-Match: a list, `*`, weak comparison).
[[nodiscard]] bool holds_etag(std::string_view if_none_match, std::string_view etag);
// The answer without its body: 304.
[[nodiscard]] Response not_modified(Response response);

// Status line and headers as sent, without the empty line: those of one moment and one connection follow.
// Throws std::logic_error when a header holds a line break.
[[nodiscard]] std::string head_text(const Response& response);
// The security headers most answers share, as sent. A page in the cache need not carry its own copy of them:
// `head_without_shared` leaves them out when `carries_shared`.
[[nodiscard]] std::string_view shared_head();
[[nodiscard]] bool carries_shared(const Response& response);
[[nodiscard]] std::string head_without_shared(const Response& response);

// Of the statuses this program answers with; "Status" for any other.
[[nodiscard]] std::string_view reason_phrase(int status);

// All these steps one after the other, as a session takes them: tests of handlers go through it.
[[nodiscard]] Response answer(const RouteTable& routes, Request request, const ErrorPage& error_page,
                              const StatusOf& status_of = {});

}  // namespace saolang::web
