#pragma once
// The program as a visitor meets it on 24/11/2026: the reference year in SQLite behind every route. Composed once.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "commands/commands.hpp"
#include "evidence/picture_cache.hpp"
#include "http/person.hpp"
#include "registry/store.hpp"
#include "web/server.hpp"

namespace saolang::http_tests {

// Of one producer and one reader; no page, file or answer may hold any of them.
struct Secrets {
    std::string representative = "Kiều Thị Bí Mật";
    std::string phone = "0905777123";
    std::string email = "bi.mat@chu-the.example";
    std::string address = "Nhà cuối ngõ 4, hẻm 77 Bí Mật";
    std::string former_phone = "0905777122";                 // corrected since: it stands in the history too
    std::string remark = "Người đọc báo sai điều riêng 99";  // what a reader wrote to the office
    std::string contact = "nguoi.doc@bao-sai.example";
    [[nodiscard]] std::vector<std::string> all() const {
        return {representative, phone, email, address, former_phone, remark, contact};
    }
};

// What a request has written.
struct Written {
    std::int64_t rows = 0;  // of all tables of the registry
    std::int64_t entries = 0;
    bool operator==(const Written&) const = default;
};

class World {
public:
    World();
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    // "/en/san-pham?q=ruou", without a socket. Throws std::invalid_argument for a target that cannot be decoded.
    [[nodiscard]] web::Response ask(std::string_view target, web::Pairs headers = {}) const;
    [[nodiscard]] web::Response send(std::string_view target, std::string form, web::Pairs headers = {}) const;
    [[nodiscard]] Written stored() const;

    // One account for each role and place, made at the first call; its session does not end.
    [[nodiscard]] const Person& signed_in(people::Role role, Where where = Where::own) const;
    [[nodiscard]] const std::vector<Person>& people() const;
    // The administrator's session that sees the pages as this person does.
    [[nodiscard]] Person viewing_as(const Person& person) const;

    [[nodiscard]] const web::RouteTable& routes() const { return routes_; }
    [[nodiscard]] std::shared_ptr<const registry::Index> index() const { return site_->index.get(); }
    [[nodiscard]] const registry::Site& site() const { return *site_; }
    [[nodiscard]] const std::string& folder() const { return folder_; }

    Date today = *Date::from_civil(2026, 11, 24);
    Secrets secrets;
    std::string secret_slug;  // of the producer with the secrets; it has products
    std::string product;      // slug, of a product of that producer with a recognition that stands
    std::string product_code;
    std::string producer_code;
    std::int64_t producer_id = 0;
    places::UnitId commune{};         // of today, where that product is made
    std::int64_t recognition_id = 0;  // the one that stands
    std::int64_t decision_id = 0;     // of it

private:
    void tell_secrets();
    void add_records();

    std::string folder_;
    std::unique_ptr<db::Database> database_;
    std::unique_ptr<registry::IndexCache> index_;
    std::unique_ptr<evidence::PictureCache> pictures_;
    std::unique_ptr<registry::Site> site_;
    web::RouteTable routes_;
    mutable std::vector<Person> people_;
};

[[nodiscard]] World& world();

// What a table answers, without a socket; `form` of a POST.
[[nodiscard]] web::Response answer_of(const web::RouteTable& routes, web::Method method, std::string_view target,
                                      web::Pairs headers, std::string form = {});

// The addresses a person reads, each with an address that exists: "/san-pham/{slug}" → "/san-pham/mat-ong-…".
struct Visit {
    const web::Route* route;
    std::string address;
    web::Pairs headers = {};  // of somebody whom the page is for
};
// Of the routes anybody may read.
[[nodiscard]] std::vector<Visit> visits(const World& world);
// Of the routes behind the gate, each with somebody who may.
[[nodiscard]] std::vector<Visit> guarded_visits(const World& world);

}  // namespace saolang::http_tests
