// The whole site as a reader walks it: every link leads somewhere, and nothing private stands anywhere.

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

// A path whose slug or code stands for all of them, with the names of its parameters: of each such shape a few are
// followed, of every page's paths without parameters all.
std::string shape_of(const std::string& address) {
    const auto question = address.find('?');
    std::string path = address.substr(0, question);
    auto request = web::request_for(web::Method::get, path);
    if (request) {
        if (const auto match = world().routes().find(web::Method::get, request->path))
            path = web::in_language(request->language, match->route->path);
    }
    if (question == std::string::npos) return path;
    const auto query = web::parse_query(address.substr(question + 1)).value_or(web::Pairs{});
    for (const auto& [name, value] : query) path += " " + name;
    return path;
}

std::string resolved(const std::string& page, std::string href) {
    href = href.substr(0, href.find('#'));
    if (href.starts_with('?')) return page.substr(0, page.find('?')) + href;
    return href;
}

struct Walk {
    std::size_t pages = 0;
    std::size_t addresses = 0;
    std::map<std::string, std::string> broken;  // address → the page that names it
};

// Calls `each` with every answer.
Walk walk(std::size_t most_of_a_shape, const std::function<void(const std::string&, const web::Response&)>& each) {
    Walk done;
    std::map<std::string, std::size_t> followed;
    std::set<std::string> seen;
    std::deque<std::pair<std::string, std::string>> waiting;
    const auto add = [&](const std::string& address, const std::string& from) {
        if (!address.starts_with('/') || address.starts_with("//") || !seen.insert(address).second) return;
        if (followed[shape_of(address)]++ < most_of_a_shape) waiting.emplace_back(address, from);
    };
    for (const auto& visit : visits(world())) add(visit.address, "the table");
    while (!waiting.empty()) {
        const auto [address, from] = waiting.front();
        waiting.pop_front();
        const auto response = world().ask(address);
        ++done.addresses;
        if (response.status != 200) done.broken[address] = from;
        each(address, response);
        if (!response.content_type.starts_with("text/html")) continue;
        ++done.pages;
        for (const auto* name : {"href", "src", "action"})
            for (const auto& href : attributes(response.text(), name)) add(resolved(address, href), address);
    }
    return done;
}

TEST(Site, EveryLinkOnEveryPageIsAnswered) {
    const auto done = walk(12, [](const std::string&, const web::Response&) {});
    for (const auto& [address, from] : done.broken) ADD_FAILURE() << from << " names " << address;
    EXPECT_GT(done.pages, 200U);
    RecordProperty("pages", static_cast<int>(done.pages));
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
    const auto secrets = world().secrets.all();
    std::size_t looked = 0;
    walk(12, [&](const std::string& address, const web::Response& response) {
        ++looked;
        for (const auto& secret : secrets) EXPECT_FALSE(holds(response, secret)) << address << " holds " << secret;
    });
    EXPECT_GT(looked, 200U);
    const auto& page = "/chu-the/" + world().secret_slug;
    for (const std::string& address :
         {page, "/en" + page, page + "/lich-su", "/en" + page + "/lich-su", page + "?ngay=2023-12-31"}) {
        const auto response = world().ask(address);
        ASSERT_EQ(response.status, 200);
        for (const auto& secret : secrets) EXPECT_FALSE(holds(response, secret)) << address << " holds " << secret;
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
