#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "base/number.hpp"
#include "commands/commands.hpp"
#include "db/database.hpp"
#include "people/sign_in_page.hpp"
#include "registry/catalogue_page.hpp"
#include "registry/desk_pages.hpp"
#include "registry/figures_page.hpp"
#include "registry/home_page.hpp"
#include "registry/open_data_page.hpp"
#include "registry/product_page.hpp"
#include "registry/record_page.hpp"
#include "registry/registry_api.hpp"
#include "registry/remark_page.hpp"
#include "web/assets.hpp"
#include "web/health.hpp"
#include "web/openapi.hpp"
#include "web/pieces_page.hpp"
#include "web/server.hpp"
#include "web/shell.hpp"

namespace saolang::commands {

namespace {

constexpr const char* program_version = "0.1.0";

struct Address {
    std::string host;
    std::uint16_t port;
};

Address address_in(const std::string& listen) {
    const auto colon = listen.rfind(':');
    const auto port = colon == std::string::npos ? std::nullopt
                                                 : number_in<std::uint16_t>(std::string_view(listen).substr(colon + 1));
    if (!port) throw std::runtime_error("--listen: HOST:PORT, ví dụ 127.0.0.1:8080");
    auto host = listen.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    return {std::move(host), *port};
}

// Waits for SIGTERM or SIGINT, which no thread takes otherwise.
class Signals {
public:
    Signals() {
        sigemptyset(&set_);
        sigaddset(&set_, SIGTERM);
        sigaddset(&set_, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set_, nullptr);
    }
    void wait() const {
        int which = 0;
        sigwait(&set_, &which);
    }

private:
    sigset_t set_{};
};

}  // namespace

web::RouteTable route_table(const registry::Site& site, const Wiring& wiring) {
    web::RouteTable routes;
    web::add_health_routes(routes, wiring.ready, wiring.metrics);
    web::add_asset_routes(routes, wiring.development);
    web::add_pieces_route(routes);
    people::add_sign_in_routes(routes, site.gate);
    registry::add_home_route(routes, site);
    registry::add_catalogue_routes(routes, site);
    registry::add_product_routes(routes, site);
    registry::add_record_routes(routes, site);
    registry::add_remark_routes(routes, site);
    registry::add_figures_routes(routes, site);
    registry::add_open_data_routes(routes, site);
    registry::add_desk_reading_routes(routes, site);
    registry::add_api_routes(routes, site);
    web::add_openapi_route(routes, program_version);
    return routes;
}

int serve(const Serve& options) {
    const Signals signals;  // before any thread starts
    const auto address = address_in(options.listen);
    const auto started = std::chrono::steady_clock::now();
    if (!has_registry(options.data))
        fmt::print(stderr, "Chú ý: thư mục {} chưa có dữ liệu, nên danh mục đang trống.\n", options.data.folder);
    const auto database = db::Database::open(options_of(options.data), db::Access::serve_or_write);
    registry::IndexCache index(*database, places::Gazetteer::shipped());
    const auto today = options.today;
    const Clock clock = today ? Clock([today] { return Moment{*today * 86'400'000}; }) : Clock(system_moment);
    const registry::Site site{*database,           index,         places::Gazetteer::shipped(), clock,
                              system_randomness(), options.origin};
    const auto metrics = std::make_shared<web::Metrics>();
    std::optional<std::filesystem::path> development;
    if (options.development) development = std::filesystem::path(*options.development) / "web";
    const auto routes = route_table(site, {[&] { return index.get() != nullptr; }, metrics, development});

    web::ServerOptions server_options;
    server_options.host = address.host;
    server_options.port = address.port;
    server_options.trusted_proxies = options.trusted_proxies;
    server_options.access_log = options.access_log;
    server_options.status_of = status_of;
    server_options.metrics = metrics;
    web::Server server(
        routes, [&] { return fmt::format("{}/{}", database->version(), date_in_vietnam(clock()).days()); }, error_page,
        server_options);
    (void)index.get();
    try {
        server.start();
    } catch (const std::system_error& error) {
        throw std::runtime_error(
            fmt::format("không mở được {}: đã có chương trình khác dùng, hoặc không được phép; "
                        "hãy chọn cổng khác bằng --listen ({})",
                        options.listen, error.what()));
    }
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started);
    fmt::print("Sao Làng: http://{}:{}  ({}, {} sản phẩm, sẵn sàng sau {} ms)\n",
               options.listen.substr(0, options.listen.rfind(':')), server.port(), database->describe(),
               index.get()->products.size(), took.count());
    std::fflush(stdout);
    signals.wait();
    server.stop();
    server.wait();
    return 0;
}

}  // namespace saolang::commands
