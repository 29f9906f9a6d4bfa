#include <fmt/core.h>
#include <spdlog/spdlog.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "advice/ask_page.hpp"
#include "advice/clock_page.hpp"
#include "advice/criteria_page.hpp"
#include "advice/figure_page.hpp"
#include "advice/figure_store.hpp"
#include "base/number.hpp"
#include "commands/commands.hpp"
#include "db/database.hpp"
#include "evidence/evidence_page.hpp"
#include "evidence/picture_cache.hpp"
#include "evidence/store.hpp"
#include "people/account_pages.hpp"
#include "people/first_page.hpp"
#include "people/postman.hpp"
#include "people/retention.hpp"
#include "people/sign_in_page.hpp"
#include "privacy/ask_page.hpp"
#include "privacy/desk_page.hpp"
#include "programme/part_words.hpp"
#include "programme/record_hub_page.hpp"
#include "programme/record_papers.hpp"
#include "programme/routes.hpp"
#include "programme/store.hpp"
#include "registry/catalogue_page.hpp"
#include "registry/contact_page.hpp"
#include "registry/decision_form_page.hpp"
#include "registry/desk_pages.hpp"
#include "registry/desk_search_page.hpp"
#include "registry/double_page.hpp"
#include "registry/figures_page.hpp"
#include "registry/home_page.hpp"
#include "registry/import_page.hpp"
#include "registry/merge_page.hpp"
#include "registry/mine_page.hpp"
#include "registry/open_data_page.hpp"
#include "registry/producer_form_page.hpp"
#include "registry/product_form_page.hpp"
#include "registry/product_page.hpp"
#include "registry/recognition_form_page.hpp"
#include "registry/record_page.hpp"
#include "registry/registry_api.hpp"
#include "registry/remark_page.hpp"
#include "registry/remarks_page.hpp"
#include "registry/screening_page.hpp"
#include "registry/today_page.hpp"
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
    // False when the time is over first.
    [[nodiscard]] bool wait_for(std::chrono::seconds time) const {
        const timespec most{.tv_sec = time.count(), .tv_nsec = 0};
        while (sigtimedwait(&set_, nullptr, &most) < 0)
            if (errno == EAGAIN) return false;
        return true;
    }

private:
    sigset_t set_{};
};

// Nobody when letters are not sent. Throws for what cannot be sent with.
std::unique_ptr<people::Postman> postman_of(const Serve& options, db::Database& database, const Clock& clock) {
    if (options.smtp.empty()) return nullptr;
    if (options.origin.empty()) throw std::runtime_error("--smtp cần --origin: thư mang đường dẫn đầy đủ");
    if (!people::is_email(options.mail_from))
        throw std::runtime_error("--mail-from: địa chỉ gửi, ví dụ ocop@example.vn");
    const char* password = std::getenv("SAOLANG_SMTP_PASSWORD");
    return std::make_unique<people::Postman>(
        database, clock, system_randomness(),
        people::MailServer{options.smtp, options.mail_from, password ? password : ""});
}

void print_first_link(db::Database& database, const Clock& clock, const std::string& origin) {
    const auto address = people::first_administrator_address(database, clock(), system_randomness());
    if (!address) return;
    fmt::print("Chưa có người quản trị. Mở đường dẫn này để tạo (dùng một lần, trong 24 giờ):\n{}{}\n", origin,
               *address);
    std::fflush(stdout);
}

// Nothing waits for it: what could not be removed today is removed tomorrow.
void prune(db::Database& database, Moment now) {
    try {
        database.write([now](db::Writer& writer) { (void)people::prune(writer, now); });
    } catch (const std::exception& error) {
        spdlog::error("old sign-ins and sessions stay for now: {}", error.what());
    }
}

registry::EntryWords either(registry::EntryWords first, registry::EntryWords second) {
    return {[a = std::move(first.field), b = std::move(second.field)](
                web::Language language, const trail::Subject& subject, std::string_view name) {
                auto words = a(language, subject, name);
                return words ? words : b(language, subject, name);
            },
            [a = std::move(first.value), b = std::move(second.value)](
                web::Language language, const trail::Subject& subject, const trail::Field& value) {
                auto words = a(language, subject, value);
                return words ? words : b(language, subject, value);
            }};
}

}  // namespace

std::span<const trail::Layout* const> layouts_above_registry() {
    static const auto all = [] {
        std::vector<const trail::Layout*> layouts;
        for (const auto& part : {evidence::layouts(), programme::layouts(), advice::layouts()})
            layouts.insert(layouts.end(), part.begin(), part.end());
        return layouts;
    }();
    return all;
}

void connect_parts(registry::Site& site) {
    site.more_layouts = layouts_above_registry();
    site.more_dependents = programme::dependents();
    site.record_behind = [](db::Reader& reader, const trail::Subject& subject) {
        if (subject.kind == advice::figure_layout.kind) return std::optional(subject);
        const auto of_paper = evidence::record_behind(reader, subject);
        const auto behind = programme::record_behind(reader, of_paper.value_or(subject));
        return behind ? behind : of_paper;
    };
    site.part_record = [](db::Reader& reader, const trail::Subject& subject) {
        auto of_figure = advice::part_record(reader, subject);
        return of_figure ? of_figure : programme::part_record(reader, subject);
    };
    site.part_words = either(advice::part_words(), programme::part_words(site.index, site.gazetteer));
    site.figures = [cache = std::make_shared<advice::FigureCache>(site.database)] { return cache->get(); };
    site.merged = [](const trail::WriteContext& context, const trail::Subject& merged, const trail::Subject& kept) {
        evidence::move_evidence(context, merged, kept);
        programme::move_records(context, merged, kept);
    };
}

web::RouteTable route_table(const registry::Site& site, const Wiring& wiring) {
    const programme::Site of_programme{
        site, std::make_shared<programme::WorldCache>(site.database, site.index, site.gazetteer), wiring.files};
    web::RouteTable routes;
    web::add_health_routes(routes, wiring.ready, wiring.metrics);
    web::add_asset_routes(routes, wiring.development);
    web::add_pieces_route(routes);
    people::add_sign_in_routes(routes, site.gate);
    people::add_account_pages(routes, site.gate);
    registry::add_home_route(routes, site);
    registry::add_catalogue_routes(routes, site);
    registry::add_product_routes(routes, site);
    registry::add_record_routes(routes, site);
    registry::add_remark_routes(routes, site);
    registry::add_producer_form_routes(routes, site);
    registry::add_product_form_routes(routes, site);
    registry::add_decision_form_routes(routes, site);
    registry::add_recognition_form_routes(routes, site);
    registry::add_merge_routes(routes, site);
    registry::add_contact_routes(routes, site);
    registry::add_remarks_routes(routes, site);
    registry::add_import_routes(routes, site);
    registry::add_figures_routes(routes, site);
    registry::add_open_data_routes(routes, site);
    registry::add_desk_reading_routes(routes, site);
    registry::add_api_routes(routes, site);
    advice::add_advisor_routes(routes, site);
    privacy::add_ask_routes(routes, site);
    privacy::add_desk_routes(routes, site);
    registry::add_today_route(routes, site, programme::waiting_records(of_programme));
    registry::add_double_routes(routes, site);
    registry::add_screening_routes(routes, site);
    registry::add_desk_search_route(routes, site);
    registry::add_mine_routes(routes, site);
    evidence::add_evidence_routes(routes, site, wiring.files);
    evidence::add_file_routes(routes, site, wiring.files, programme::about_records(of_programme));
    programme::add_programme_routes(routes, of_programme);
    advice::add_criteria_routes(routes, site);
    advice::add_clock_routes(routes, site);
    advice::add_figure_routes(routes, site);
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
    registry::Site site{*database, index, places::Gazetteer::shipped(), clock, system_randomness(), options.origin};
    evidence::PictureCache pictures(*database);
    site.pictures = [&pictures] { return pictures.get(); };
    connect_parts(site);
    site.gate.letters = !options.smtp.empty();
    const auto postman = postman_of(options, *database, clock);
    const auto metrics = std::make_shared<web::Metrics>();
    std::optional<std::filesystem::path> development;
    if (options.development) development = std::filesystem::path(*options.development) / "web";
    const auto routes =
        route_table(site, {[&] { return index.get() != nullptr; }, metrics, development, options.data.folder});

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
    const auto here = fmt::format("http://{}:{}", options.listen.substr(0, options.listen.rfind(':')), server.port());
    fmt::print("Sao Làng: {}  ({}, {} sản phẩm, sẵn sàng sau {} ms)\n", here, database->describe(),
               index.get()->products.size(), took.count());
    std::fflush(stdout);
    print_first_link(*database, clock, options.origin.empty() ? here : options.origin);
    prune(*database, clock());
    while (!signals.wait_for(std::chrono::hours(24))) prune(*database, clock());
    server.stop();
    server.wait();
    return 0;
}

}  // namespace saolang::commands
