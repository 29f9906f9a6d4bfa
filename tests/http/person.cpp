#include "http/person.hpp"

#include "http/world.hpp"
#include "people/account_store.hpp"
#include "people/session.hpp"

namespace saolang::http_tests {

namespace {

using people::Role;
using people::Scope;
using people::ScopeKind;

places::PlaceKey key_of(places::UnitId unit) {
    const auto& stored = places::Gazetteer::shipped()[unit];
    return {stored.code, stored.valid.from};
}

// The finest level the role may be held over, as stored when it still had units.
Scope over_a_unit(const World& world, Role role, bool foreign) {
    const auto& gazetteer = places::Gazetteer::shipped();
    const auto day = role == Role::district_officer ? *Date::from_civil(2025, 6, 30) : world.today;
    auto level = places::Level::province;
    if (role == Role::district_officer) level = places::Level::district;
    if (role == Role::commune_officer) level = places::Level::commune;
    if (foreign) return people::over_unit(key_of(*gazetteer.locate(*gazetteer.find("00004", day), level, day)));
    if (level == places::Level::district) return people::over_unit(key_of(*gazetteer.find("506", day)));
    return people::over_unit(key_of(*gazetteer.locate(world.commune, level, day)));
}

std::optional<Scope> scope_of(const World& world, Role role, Where where) {
    const auto may_be = [&](ScopeKind kind) { return people::may_be_held_over(role, kind); };
    if (where == Where::everything)
        return may_be(ScopeKind::everywhere) ? std::optional(people::over_everything()) : std::nullopt;
    const bool foreign = where == Where::foreign;
    if (may_be(ScopeKind::unit)) return over_a_unit(world, role, foreign);
    if (may_be(ScopeKind::producer)) {
        const auto other = world.producer_id == 1 ? 2 : 1;
        return people::over_record(ScopeKind::producer, foreign ? other : world.producer_id);
    }
    if (may_be(ScopeKind::sales_point)) return people::over_record(ScopeKind::sales_point, foreign ? 2 : 1);
    return where == Where::ended ? std::optional(people::over_everything()) : std::nullopt;
}

Person a_person(const World& world, db::Writer& writer, Role role, Where where, Scope scope) {
    const auto& site = world.site();
    const auto now = site.clock();
    const auto change = trail::begin_change({"console"}, "", site.random);
    const trail::WriteContext context{writer, change, now, site.random};
    const auto number = std::to_string(static_cast<int>(role) * 4 + static_cast<int>(where) + 1);
    const auto account = people::add_account(context, {.id = {},
                                                       .code = "nguoi" + number,
                                                       .sign_in_name = "nguoi" + number,
                                                       .state = people::AccountState::active,
                                                       .name = "Người thứ " + number,
                                                       .email = "",
                                                       .phone = ""});
    const auto grant = people::add_grant(
        context, {.id = {},
                  .account = account.id,
                  .role = role,
                  .scope = std::move(scope),
                  .from = *Date::from_civil(2024, 1, 1),
                  .to = where == Where::ended ? std::optional(world.today.plus_days(-1)) : std::nullopt});
    return {role,
            where,
            {account.id, account.code, account.name, {grant}},
            people::start_session(writer, account.id, "test", "127.0.0.1", now, site.random)};
}

}  // namespace

std::string Person::form(const std::string& more) const { return "khoa=" + people::form_secret(session) + more; }

std::string Person::says() const {
    constexpr std::array words{"everything", "own place", "another place", "ended"};
    return std::string(people::code_of(role)) + " (" + words[static_cast<std::size_t>(where)] + ")";
}

const std::vector<Person>& World::people() const {
    if (!people_.empty()) return people_;
    database_->write([&](db::Writer& writer) {
        std::vector<Person> made;
        for (const auto role : people::roles)
            for (const auto where : {Where::everything, Where::own, Where::foreign, Where::ended})
                if (auto scope = scope_of(*this, role, where))
                    made.push_back(a_person(*this, writer, role, where, *std::move(scope)));
        people_ = std::move(made);
    });
    return people_;
}

const Person& World::signed_in(people::Role role, Where where) const {
    for (const auto& person : people())
        if (person.role == role && person.where == where) return person;
    throw std::invalid_argument("nobody holds this role there");
}

Person World::viewing_as(const Person& person) const {
    auto seen = person;
    const auto& administrator = signed_in(people::Role::administrator, Where::everything);
    database_->write([&](db::Writer& writer) {
        seen.session = people::start_session(writer, administrator.actor.account, "test", "127.0.0.1", site_->clock(),
                                             site_->random);
        people::set_viewing_as(writer, people::session_with(writer, seen.session)->id, person.actor.account);
    });
    return seen;
}

}  // namespace saolang::http_tests
