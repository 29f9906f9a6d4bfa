// Bytes as a socket brings them: head, body, routing and the answer, as one connection does it. Whatever is read must
// be read the same when it comes in two pieces.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "web/arrival.hpp"
#include "web/page_cache.hpp"
#include "web/server.hpp"

using namespace saolang::web;

namespace {

constexpr std::size_t most_body = 4'096;

const RouteTable& table() {
    static const RouteTable routes = [] {
        RouteTable made;
        const auto echo = [](const Request& request) {
            Response response = html_response(request.path + std::string(first(request.query, "q")) +
                                              std::string(first(request.form, "a")));
            response.caching = Caching::revalidate;
            return response;
        };
        made.add({.method = Method::get, .path = "/", .act = public_act, .doc = {"a", "b"}, .handle = echo});
        made.add(
            {.method = Method::get, .path = "/san-pham/{slug}", .act = public_act, .doc = {"a", "b"}, .handle = echo});
        made.add({.method = Method::post,
                  .path = "/form",
                  .act = public_act,
                  .doc = {"a", "b"},
                  .handle = echo,
                  .limits = {.body_bytes = most_body}});
        return made;
    }();
    return routes;
}

struct Read {
    int refusal = 0;
    std::string body;
    std::size_t used = 0;
};

Read read_body(RequestReader& reader, std::string_view bytes, std::size_t cut) {
    Read read;
    for (const std::size_t until : {std::min(cut, bytes.size()), bytes.size()}) {
        const auto used = reader.read_body(bytes.substr(read.used, until - read.used), read.body, most_body);
        if (!used) {
            read.refusal = used.error();
            return read;
        }
        read.used += *used;
    }
    return read;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    const std::vector<std::string> proxies{"10.0.0.1"};
    while (const auto length = head_length(rest)) {
        RequestReader reader;
        const auto head = reader.read_head(rest.substr(0, *length));
        if (!head) return 0;
        auto request = request_of(*head, peer_at("10.0.0.1", proxies), proxies, "id");
        const std::string_view after = rest.substr(*length);

        RequestReader again;
        if (!again.read_head(rest.substr(0, *length))) std::abort();
        const Read whole = read_body(reader, after, after.size());
        const Read cut = read_body(again, after, after.size() / 2);
        if (reader.body_done() && whole.refusal == 0 &&
            (!again.body_done() || whole.body != cut.body || whole.used != cut.used)) {
            std::abort();
        }
        if (whole.body.size() > most_body) std::abort();
        if (!request || whole.refusal != 0 || !reader.body_done()) return 0;

        request->body = whole.body;
        const Response response = answer(table(), std::move(*request),
                                         [](const Request&, int status) { return html_response("error", status); });
        if (response.status >= 500) std::abort();
        (void)make_ready(response);
        if (!head->keeps_alive) return 0;
        rest = after.substr(whole.used);
    }
    return 0;
}
