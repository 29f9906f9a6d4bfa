// The whole site as a reader walks it: every link leads somewhere, and nothing private stands anywhere.

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <set>

#include "base/text.hpp"
#include "http/reading.hpp"
#include "http/world.hpp"

namespace saolang::http_tests {
namespace {

// Addresses of one shape are made by the same lines: "/san-pham/{slug}" with the names of the parameters that follow.
struct Shape {
    std::string path;
    std::set<std::string> parameters;
    auto operator<=>(const Shape&) const = default;
};

Shape shape_of(const std::string& address) {
    const auto question = address.find('?');
    Shape shape{address.substr(0, question), {}};
    if (const auto request = web::request_for(web::Method::get, shape.path)) {
        if (const auto match = world().routes().find(web::Method::get, request->path))
            shape.path = web::in_language(request->language, match->route->path);
    }
    if (question == std::string::npos) return shape;
    const auto query = web::parse_query(address.substr(question + 1)).value_or(web::Pairs{});
    for (const auto& [name, value] : query) shape.parameters.insert(name);
    return shape;
}

std::string resolved(const std::string& page, std::string href) {
    href = href.substr(0, href.find('#'));
    if (href.starts_with('?')) return page.substr(0, page.find('?')) + href;
    return href;
}

constexpr std::size_t most_of_a_shape = 5;
constexpr std::size_t most_parameters = 3;  // filters pressed one after another; a fourth is the same again

struct Walk {
    std::size_t pages = 0;
    std::map<std::string, std::string> broken;  // address → the page that names it
    std::map<std::string, std::string> told;    // address → the secret it tells
};

class Walker {
public:
    Walk walk() {
        for (const auto& visit : visits(world())) add(visit.address, "the table");
        add("/chu-the/" + world().secret_slug + "?ngay=2023-12-31", "here");
        while (!waiting_.empty()) {
            const auto [address, from] = waiting_.front();
            waiting_.pop_front();
            look(address, from);
        }
        return std::move(done_);
    }

private:
    void add(const std::string& address, const std::string& from) {
        if (!address.starts_with('/') || address.starts_with("//") || !seen_.insert(address).second) return;
        const auto shape = shape_of(address);
        if (shape.parameters.size() > most_parameters) return;
        if (followed_[shape]++ < most_of_a_shape) waiting_.emplace_back(address, from);
    }

    void look(const std::string& address, const std::string& from) {
        const auto response = world().ask(address);
        if (response.status != 200) done_.broken[address] = from;
        for (const auto& secret : secrets_)
            if (holds(response, secret)) done_.told[address] = secret;
        if (!response.content_type.starts_with("text/html")) return;
        ++done_.pages;
        for (const auto* name : {"href", "src", "action"})
            for (const auto& href : attributes(response.text(), name)) add(resolved(address, href), address);
    }

    Walk done_;
    std::vector<std::string> secrets_ = world().secrets.all();
    std::map<Shape, std::size_t> followed_;
    std::set<std::string> seen_;
    std::deque<std::pair<std::string, std::string>> waiting_;
};

const Walk& walked() {
    static const Walk walk = Walker().walk();
    return walk;
}

TEST(Site, EveryLinkOnEveryPageIsAnswered) {
    for (const auto& [address, from] : walked().broken) ADD_FAILURE() << from << " names " << address;
    EXPECT_GT(walked().pages, 200U);
    fmt::print("{} pages walked\n", walked().pages);
}

TEST(Site, AnchorsNameAnElementOfTheirPage) {
    for (const auto& visit : visits(world())) {
        const auto response = world().ask(visit.address);
        if (!response.content_type.starts_with("text/html")) continue;
        const auto ids = attributes(response.text(), "id");
        for (const auto& href : attributes(response.text(), "href")) {
            if (!href.starts_with('#') || visit.address == "/kieu-mau") continue;  // the page of pieces leads nowhere
            EXPECT_TRUE(std::ranges::find(ids, href.substr(1)) != ids.end()) << visit.address << " " << href;
        }
    }
}

TEST(Site, NothingPrivateStandsAnywhere) {
    const auto index = world().index();
    const auto producer = index->producers[index->producer_by_slug.at(world().secret_slug)].id;
    world().site().database.read([&](db::Reader& reader) {  // it is there, or this test would say nothing
        EXPECT_EQ(registry::private_facts_of(reader, producer).value().phone, world().secrets.phone);
    });
    for (const auto& [address, secret] : walked().told) ADD_FAILURE() << address << " tells " << secret;
    const auto page = "/chu-the/" + world().secret_slug;
    for (const std::string& address : {page + "/lich-su", "/en" + page + "/lich-su"}) {
        const auto response = world().ask(address);
        ASSERT_EQ(response.status, 200);
        for (const auto& secret : world().secrets.all()) EXPECT_FALSE(holds(response, secret)) << address;
    }
}

TEST(Site, WhatIsPrivateIsNotFoundBySearchEither) {
    for (const auto& secret : {world().secrets.phone, world().secrets.email}) {
        EXPECT_EQ(total_of(world().ask("/san-pham?tinh=tat-ca&q=" + web::percent_encode(secret)).text()), 0U);
        const auto list = json_of(world().ask("/api/v1/products?standing=all&q=" + web::percent_encode(secret)));
        EXPECT_TRUE(list.at("items").as_array().empty());
    }
}

TEST(Site, TheMapOfTheSiteNamesPagesThatExist) {
    const auto sitemap = world().ask("/sitemap.xml");
    const auto text = sitemap.text();
    const auto index = world().index();
    std::size_t addresses = 0;
    for (auto at = text.find("<loc>"); at != std::string_view::npos; at = text.find("<loc>", at + 1)) {
        const std::string address(inside(text.substr(at), "<loc>http://ocop.example", "</loc>"));
        ASSERT_FALSE(address.empty());
        if (addresses++ % 20 == 0) {
            EXPECT_EQ(world().ask(address).status, 200) << address;
        }
    }
    EXPECT_EQ(addresses, 4 + index->products.size() + index->producers.size());
}

TEST(Site, TheFeedNamesProductsThatExist) {
    const auto feed = world().ask("/tin.atom");
    const auto addresses = attributes(feed.text(), "href");
    EXPECT_EQ(addresses.size(), 30U);
    for (const auto& address : addresses) {
        const std::string origin = "http://ocop.example";
        ASSERT_TRUE(address.starts_with(origin + "/san-pham/")) << address;
        EXPECT_EQ(world().ask(address.substr(origin.size())).status, 200) << address;
    }
}

}  // namespace
}  // namespace saolang::http_tests
