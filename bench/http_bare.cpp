// The server without the registry: what the web part alone costs. `bench/http --bare` measures it against nginx.
//   /page  20 KB, public, from the page cache       /list?n=…  1 KB of JSON, made anew for each address

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <csignal>

#include "web/html.hpp"
#include "web/server.hpp"

using namespace saolang::web;

namespace {

Response page(const Request&) {
    Html html;
    html.add(R"(<!doctype html><html lang="vi"><title>Sản phẩm</title><table>)");
    for (int i = 0; i < 150; ++i) {
        html.add(R"(<tr><td><a href="{}">{}</a></td><td>{}</td></tr>)", Url(fmt::format("/san-pham/mat-ong-{}", i)),
                 fmt::format("Mật ong rừng số {} & Đại Lộc", i), i % 5);
    }
    html.add("</table></html>");
    Response response = html_response(std::move(html).take());
    response.caching = Caching::revalidate;
    return response;
}

Response list(const Request& request) {
    std::string text = R"({"items":[)";
    for (int i = 0; i < 20; ++i) {
        text += fmt::format(R"({}{{"code":"{}-{}","name":"Mật ong","star":{}}})", i ? "," : "",
                            first(request.query, "n"), i, i % 5);
    }
    Response response = json_response(text + R"(],"next":null})");
    response.caching = Caching::revalidate;
    return response;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    RouteTable routes;
    const auto add = [&routes](std::string_view path, Handler handle) {
        routes.add({.method = Method::get,
                    .path = path,
                    .act = public_act,
                    .doc = {"Đo", "Measure"},
                    .handle = std::move(handle)});
    };
    add("/page", page);
    add("/list", list);
    ServerOptions options;
    options.port = static_cast<std::uint16_t>(std::atoi(argv[1]));
    options.access_log = false;

    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    Server server(
        routes, [] { return std::string("1"); },
        [](const Request&, int status) { return html_response(std::to_string(status), status); }, options);
    server.start();
    int signal = 0;
    sigwait(&ends, &signal);
    server.stop();
    return 0;
}
