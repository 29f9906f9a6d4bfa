#include "http/world.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>
#include <stdexcept>

#include "evidence/store.hpp"
#include "http/records.hpp"
#include "programme/demo_year.hpp"
#include "programme/ledger.hpp"

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
    programme::write_demo_year(*database_, places::Gazetteer::shipped(), 0, folder_, moment_of(today),
                               registry::demo_randomness());
    index_ = std::make_unique<registry::IndexCache>(*database_, places::Gazetteer::shipped());
    site_ =
        std::make_unique<registry::Site>(registry::Site{*database_, *index_, places::Gazetteer::shipped(),
                                                        [day = today] { return moment_of(day); }, system_randomness()});
    pictures_ = std::make_unique<evidence::PictureCache>(*database_);
    site_->pictures = [this] { return pictures_->get(); };
    commands::connect_parts(*site_);
    routes_ = commands::route_table(*site_, {[] { return true; }, std::make_shared<web::Metrics>(), {}, folder_});
    tell_secrets();
    add_records();
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
    producer_code = producer.code;
    producer_id = static_cast<std::int64_t>(producer.id);
    const auto& place = index->products[at].place ? index->products[at].place : producer.place;
    const auto& gazetteer = places::Gazetteer::shipped();
    commune =
        gazetteer.locate(*gazetteer.by_key(place->code, place->valid_from), places::Level::commune, today).value();
    const auto standing = index->standing(static_cast<registry::ProductAt>(at), today);
    const auto* recognition = index->recognition_behind(static_cast<registry::ProductAt>(at), standing);
    recognition_id = static_cast<std::int64_t>(recognition->id);
    decision_id = static_cast<std::int64_t>(recognition->decision.value());
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

void World::add_records() {
    const auto index = index_->get();
    const auto& gazetteer = places::Gazetteer::shipped();
    add_one_of_each_kind(
        *site_, {.product = static_cast<std::int64_t>(index->products[index->product_by_code.at(product_code)].id),
                 .producer = producer_id,
                 .decision = decision_id,
                 .unit = programme::unit_key(commune, gazetteer),
                 .codes = "thu-{}"});
}

web::Response answer_of(const web::RouteTable& routes, web::Method method, std::string_view target, web::Pairs headers,
                        std::string form) {
    if (method == web::Method::post) headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    auto request = request_of(method, target, std::move(headers));
    request.body = std::move(form);
    return web::answer(routes, std::move(request), commands::error_page);
}

web::Response World::ask(std::string_view target, web::Pairs headers) const {
    return answer_of(routes_, web::Method::get, target, std::move(headers));
}

web::Response World::send(std::string_view target, std::string form, web::Pairs headers) const {
    return answer_of(routes_, web::Method::post, target, std::move(headers), std::move(form));
}

// Every table but the trail's own, and sessions, which begin whenever a test signs somebody in.
Written World::stored() const {
    Written written;
    database_->read([&](db::Reader& reader) {
        std::vector<std::string> tables;
        reader.query("SELECT name FROM sqlite_master WHERE type = 'table'", {},
                     [&](const db::Row& row) { tables.emplace_back(row.text(0)); });
        for (const auto& table : tables) {
            if (table.starts_with("trail_") || table.starts_with("sqlite_") || table == "session") continue;
            written.rows += reader.integer("SELECT count(*) FROM " + table).value();
        }
        written.entries = reader.integer("SELECT count(*) FROM trail_entry").value();
    });
    return written;
}

World& world() {
    static World one;
    return one;
}

}  // namespace saolang::http_tests
