// Every route × everybody: what docs/access.md says is what the program answers. A route that is added is asked too;
// tests/http/visits.hpp says how its address is made.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "http/visits.hpp"
#include "people/access_tables_for_tests.hpp"

namespace saolang::http_tests {
namespace {

using Breaches = std::vector<std::string>;

// "–", "own" or "all", as the page says.
const std::string& cell(web::Act act, people::Role role) {
    static const auto lines = people::access_tables::table_below("Role × act");
    for (const auto& line : lines)
        if (line.at("act") == act.name) return line.at(std::string(people::code_of(role)));
    throw std::logic_error("docs/access.md has no act " + std::string(act.name));
}

bool counts_today(const Person& person) {
    return people::stands(person.actor.grants.front(), places::Gazetteer::shipped(), world().today);
}

bool has_act(const Person& person, const web::Route& route) { return cell(route.act, person.role) != "–"; }

// What one person alone sees: parts of the own account, lists sent up.
bool is_of_one_person(const web::Route& route) {
    return route.act.name == people::own_account.name || route.act.name == people::import_records.name;
}

// The world's product, its producer, decision, accounts of its commune; what is of one person: whose sample it is.
bool reaches(const Person& person, const web::Route& route) {
    if (!names_a_record(route)) return true;
    if (is_of_one_person(route)) return person.actor.code == somebody_who_may(world(), route.act).actor.code;
    return person.where != Where::foreign;
}

bool is_public(const web::Route& route) { return route.act.name == web::public_act.name; }

int expected(const Person& person, const web::Route& route) {
    if (!counts_today(person)) return 401;
    return has_act(person, route) && reaches(person, route) ? 200 : 404;
}

// The answer with its own address taken out: what is left must not tell two addresses apart.
std::string without_address(const web::Response& response, const std::string& address) {
    std::string text = fmt::format("{}\n", response.status);
    for (const auto& [name, value] : response.headers) text += name + ": " + value + "\n";
    text += response.text();
    for (auto at = text.find(address); at != std::string::npos; at = text.find(address))
        text.replace(at, address.size(), "*");
    return text;
}

class Asking {
public:
    explicit Asking(const web::RouteTable& routes) : routes_(routes) {}

    void every_route_as_everybody() {
        for (const auto& route : routes_.all()) {
            if (is_public(route)) continue;
            as_a_stranger(route);
            for (const auto& person : world().people()) {
                who_ = fmt::format("{} {}: {}", route.method == web::Method::get ? "GET" : "POST", route.path,
                                   person.says());
                route.method == web::Method::get ? read_as(person, route) : send_as(person, route);
            }
        }
    }
    void every_page_seen_as_another() {
        for (const auto& person : world().people()) {
            if (!counts_today(person)) continue;
            const auto seen = world().viewing_as(person);
            for (const auto& route : routes_.all()) {
                if (is_public(route)) continue;
                who_ = fmt::format("{} seen as {}", route.path, person.says());
                route.method == web::Method::get ? read_seen_as(seen, route) : send_seen_as(seen, route);
            }
        }
    }
    [[nodiscard]] const Breaches& breaches() const { return breaches_; }
    [[nodiscard]] std::size_t asked() const { return asked_; }

private:
    web::Response get(const std::string& address, web::Pairs headers) {
        ++asked_;
        return answer_of(routes_, web::Method::get, address, std::move(headers));
    }
    // Nothing of what is sent here may write.
    web::Response post(const std::string& address, web::Pairs headers, std::string form) {
        ++asked_;
        const auto before = world().stored();
        auto response = answer_of(routes_, web::Method::post, address, std::move(headers), std::move(form));
        if (!(world().stored() == before)) breaches_.push_back(who_ + " wrote");
        return response;
    }
    void expect_status(const web::Response& response, int status, std::string_view says = "") {
        if (response.status != status)
            breaches_.push_back(fmt::format("{} {}: {} instead of {}", who_, says, response.status, status));
        if (response.caching != web::Caching::none) breaches_.push_back(who_ + " may be kept by a cache");
    }
    void expect_same_as_missing(const web::Response& response, const web::Response& missing, const web::Route& route) {
        if (without_address(response, address_of(world(), route)) !=
            without_address(missing, missing_address_of(world(), route)))
            breaches_.push_back(who_ + " tells a foreign record from a missing one");
    }

    void as_a_stranger(const web::Route& route) {
        who_ = fmt::format("{}: a stranger", route.path);
        const auto address = address_of(world(), route);
        for (const auto& headers : {web::Pairs{}, web::Pairs{{"cookie", "phien=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"}}}) {
            if (route.method == web::Method::get) {
                expect_status(get(address, headers), 401);
            } else {
                expect_status(post(address, headers, "khoa=x&ten=x"), 401);
            }
        }
    }

    void read_as(const Person& person, const web::Route& route) {
        const auto response = get(address_of(world(), route), person.headers());
        expect_status(response, expected(person, route));
        if (!counts_today(person) || !names_a_record(route) || response.status == 200) return;
        const auto missing = get(missing_address_of(world(), route), person.headers());
        expect_status(missing, 404, "missing");
        expect_same_as_missing(response, missing, route);
    }

    void send_as(const Person& person, const web::Route& route) {
        const auto address = address_of(world(), route);
        const int status = expected(person, route);
        if (status == 401) return expect_status(post(address, person.headers(), person.form()), 401);
        const bool asked_for_secret = has_act(person, route);
        expect_status(post(address, person.headers(), "ten=x"), asked_for_secret ? 403 : 404, "without the secret");
        expect_status(post(address, person.headers(), "khoa=x"), asked_for_secret ? 403 : 404, "with a wrong secret");
        auto elsewhere = person.headers();
        elsewhere.emplace_back("origin", "https://elsewhere.example");
        expect_status(post(address, elsewhere, person.form()), 403, "from a page of another site");
        if (status != 404) return;
        const auto response = post(address, person.headers(), person.form());
        expect_status(response, 404);
        if (!names_a_record(route)) return;
        const auto missing = post(missing_address_of(world(), route), person.headers(), person.form());
        expect_same_as_missing(response, missing, route);
    }

    void read_seen_as(const Person& seen, const web::Route& route) {
        const bool own = route.act.name == people::own_account.name;
        const auto address = address_of(world(), route);
        const auto before = world().stored();
        expect_status(get(address, seen.headers()), own ? 403 : expected(seen, route));
        if (!(world().stored() == before)) breaches_.push_back(who_ + " wrote");
    }
    void send_seen_as(const Person& seen, const web::Route& route) {
        if (route.path == people::stop_viewing_path) return;
        expect_status(post(address_of(world(), route), seen.headers(), seen.form()), has_act(seen, route) ? 403 : 404);
    }

    const web::RouteTable& routes_;
    std::string who_;
    Breaches breaches_;
    std::size_t asked_ = 0;
};

TEST(AccessOverHttp, EveryRouteAsEverybodyAnswersAsTheMatrixSays) {
    Asking asking(world().routes());
    asking.every_route_as_everybody();
    for (const auto& breach : asking.breaches()) ADD_FAILURE() << breach;
    fmt::print("{} requests asked\n", asking.asked());
    EXPECT_GT(asking.asked(), world().people().size());
}

TEST(AccessOverHttp, ViewingAsAnotherShowsThatPersonsPagesAndSendsNothing) {
    Asking asking(world().routes());
    asking.every_page_seen_as_another();
    for (const auto& breach : asking.breaches()) ADD_FAILURE() << breach;
    EXPECT_GT(asking.asked(), 0U);
}

TEST(AccessOverHttp, PublicRoutesAnswerEverybodyAlike) {
    for (const auto& visit : visits(world())) {
        const auto status = world().ask(visit.address).status;
        for (const auto& person : world().people())
            EXPECT_EQ(world().ask(visit.address, person.headers()).status, status) << visit.address << person.says();
    }
}

// ---- The asking itself: it finds what is wrong ----------------------------------------------------------------------

Breaches breaches_of(const std::function<void(web::RouteTable&, const people::Gate&)>& add) {
    web::RouteTable routes;
    add(routes, world().site().gate);
    Asking asking(routes);
    asking.every_route_as_everybody();
    return asking.breaches();
}

web::Route record_route(web::Method method = web::Method::get) {
    return {.method = method,
            .path = "/quan-ly/chu-the/{code}",
            .act = people::view_records,
            .doc = {"a", "b"},
            .handle = {}};
}

std::optional<people::Subject> subject_of(const web::Request& request) {
    if (request.parameters[0] != world().producer_code) return std::nullopt;
    return people::Subject{.place = world().commune, .producer = world().producer_id};
}

TEST(AccessOverHttp, AHandlerThatAsksIsFoundRight) {
    EXPECT_EQ(breaches_of([](web::RouteTable& routes, const people::Gate& gate) {
                  people::add_guarded_route(
                      routes, gate, record_route(),
                      [&gate](const web::Request& request, const people::Visitor& visitor) {
                          const auto subject = subject_of(request);
                          if (!subject || !people::may_now(gate, visitor, people::view_records, *subject))
                              return web::Response{.status = 404};
                          return web::html_response("a record");
                      });
              }),
              Breaches{});
}

TEST(AccessOverHttp, AHandlerThatForgetsToAskIsFound) {
    EXPECT_FALSE(breaches_of([](web::RouteTable& routes, const people::Gate& gate) {
                     people::add_guarded_route(routes, gate, record_route(),
                                               [](const web::Request& request, const people::Visitor&) {
                                                   if (!subject_of(request)) return web::Response{.status = 404};
                                                   return web::html_response("a record");
                                               });
                 }).empty());
}

TEST(AccessOverHttp, ADenialThatSaysSoIsFound) {
    EXPECT_FALSE(breaches_of([](web::RouteTable& routes, const people::Gate& gate) {
                     people::add_guarded_route(routes, gate, record_route(),
                                               [&gate](const web::Request& request, const people::Visitor& visitor) {
                                                   const auto subject = subject_of(request);
                                                   if (!subject) return web::Response{.status = 404};
                                                   if (!people::may_now(gate, visitor, people::view_records, *subject))
                                                       return web::html_response("not yours", 404);
                                                   return web::html_response("a record");
                                               });
                 }).empty());
}

TEST(AccessOverHttp, ARouteThatStandsOutsideTheGateIsFound) {
    EXPECT_FALSE(breaches_of([](web::RouteTable& routes, const people::Gate&) {
                     auto route = record_route(web::Method::post);
                     route.handle = [](const web::Request&) { return web::see_other("/quan-ly"); };
                     route.limits = web::small_form;
                     routes.add(std::move(route));
                 }).empty());
}

TEST(AccessOverHttp, ARouteWhoseAddressCannotBeMadeIsNamed) {
    auto route = record_route();
    route.path = "/quan-ly/khong-ai-biet/{thing}";
    try {
        (void)address_of(world(), route);
        FAIL();
    } catch (const std::logic_error& error) {
        EXPECT_NE(std::string(error.what()).find("/quan-ly/khong-ai-biet/{thing}"), std::string::npos);
        EXPECT_NE(std::string(error.what()).find("visits.cpp"), std::string::npos);
    }
}

}  // namespace
}  // namespace saolang::http_tests
