#include "http/world.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <stdexcept>

#include "registry/demo.hpp"

namespace saolang::http_tests {

namespace {

constexpr std::string_view request_id = "maso23456k";

Moment moment_of(Date day) { return {(std::int64_t{day.days()} * 24 + 5) * 3'600'000}; }  // noon in Vietnam

web::Request request_of(web::Method method, std::string_view target, web::Pairs headers) {
    auto request = web::request_for(method, target);
    if (!request) throw std::invalid_argument("cannot be decoded: " + std::string(target));
    request->headers = std::move(headers);
    request->host = "ocop.example";
    request->id = request_id;
    return *std::move(request);
}

}  // namespace

World::World() {
    std::random_device random;
    folder_ = (std::filesystem::temp_directory_path() / fmt::format("saolang_http_{:08x}{:08x}", random(), random()))
                  .string();
    database_ = db::Database::open({.folder = folder_, .postgresql = {}}, db::Access::serve_or_write);
    registry::write_demo(*database_, places::Gazetteer::shipped(), 0, moment_of(today), registry::demo_randomness());
    index_ = std::make_unique<registry::IndexCache>(*database_, places::Gazetteer::shipped());
    site_ = std::make_unique<registry::Site>(registry::Site{*database_, *index_, places::Gazetteer::shipped(),
                                                            [day = today] { return moment_of(day); },
                                                            registry::demo_randomness()});
    routes_ = commands::route_table(*site_, {[] { return true; }, std::make_shared<web::Metrics>(), {}});
    tell_secrets();
}

World::~World() {
    routes_ = {};
    index_.reset();
    database_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
}

void World::tell_secrets() {
    const auto index = index_->get();
    std::size_t at = 0;
    while (index->standing(static_cast<registry::ProductAt>(at), today).kind != registry::Standing::Kind::recognised ||
           index->producer_at[at] == registry::Index::no_producer)
        ++at;
    product = index->products[at].slug;
    product_code = index->products[at].code;
    const auto& producer = index->producers[index->producer_at[at]];
    secret_slug = producer.slug;
    const auto correct = [&](const std::string& phone) {
        database_->write([&](db::Writer& writer) {
            const auto change = trail::begin_change({"console"}, "sửa hồ sơ", site_->random);
            registry::correct_producer({writer, change, moment_of(today), site_->random}, producer,
                                       registry::ProducerPrivate{.representative = secrets.representative,
                                                                 .phone = phone,
                                                                 .email = secrets.email,
                                                                 .address = secrets.address,
                                                                 .women_led = true});
        });
    };
    correct(secrets.former_phone);
    correct(secrets.phone);
    const auto sent =
        send("/san-pham/" + product + "/bao-sai", "ma=remark99999&noi-dung=" + web::percent_encode(secrets.remark) +
                                                      "&lien-he=" + web::percent_encode(secrets.contact));
    if (sent.status != 303) throw std::logic_error("the remark was not taken");
}

web::Response World::ask(std::string_view target, web::Pairs headers) const {
    return web::answer(routes_, request_of(web::Method::get, target, std::move(headers)), commands::error_page);
}

web::Response World::send(std::string_view target, std::string form, web::Pairs headers) const {
    headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    auto request = request_of(web::Method::post, target, std::move(headers));
    request.body = std::move(form);
    return web::answer(routes_, std::move(request), commands::error_page);
}

Written World::stored() const {
    Written written;
    database_->read([&](db::Reader& reader) {
        written.entries = reader.integer("SELECT count(*) FROM trail_entry").value();
        for (const auto* sql :
             {"SELECT count(*) FROM producer", "SELECT count(*) FROM producer_private", "SELECT count(*) FROM product",
              "SELECT count(*) FROM product_story", "SELECT count(*) FROM decision", "SELECT count(*) FROM recognition",
              "SELECT count(*) FROM setting", "SELECT count(*) FROM remark"})
            written.rows += reader.integer(sql).value();
    });
    return written;
}

World& world() {
    static World one;
    return one;
}

std::vector<Visit> visits(const World& world) {
    const auto address_of = [&](const web::Route& route) -> std::string {
        const std::string_view path = route.path;
        if (!route.sample.empty()) return std::string(route.sample);
        std::string address(path);
        const auto put = [&](std::string_view name, const std::string& value) {
            if (const auto at = address.find(name); at != std::string::npos) address.replace(at, name.size(), value);
        };
        put("{slug}", path.starts_with("/chu-the") ? world.secret_slug : world.product);
        put("{code}", world.product_code);
        return address;
    };
    std::vector<Visit> found;
    for (const auto& route : world.routes().all())
        if (route.method == web::Method::get && route.act.name == web::public_act.name)
            found.push_back({&route, address_of(route)});
    return found;
}

}  // namespace saolang::http_tests
