// Every route of the table, in both languages: what must hold for all of them.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "web/compress.hpp"

namespace saolang::http_tests {
namespace {

bool is_html(const web::Response& response) { return response.content_type.starts_with("text/html"); }

// Asked by somebody whom the page is for.
web::Response ask(const Visit& visit, const std::string& address, const web::Pairs& more = {}) {
    auto headers = visit.headers;
    headers.insert(headers.end(), more.begin(), more.end());
    return world().ask(address, std::move(headers));
}

std::vector<Visit> all_visits() {
    auto all = visits(world());
    for (auto& visit : guarded_visits(world())) all.push_back(std::move(visit));
    return all;
}

void for_every_route(const std::function<void(const Visit&, web::Language, const std::string& address)>& each) {
    for (const auto& visit : all_visits()) {
        for (const auto language : {web::Language::vi, web::Language::en}) {
            const auto address = web::in_language(language, visit.address);
            SCOPED_TRACE(address);
            each(visit, language, address);
        }
    }
}

TEST(EveryRoute, AnswersInTheLanguageOfItsAddress) {
    for_every_route([](const Visit& visit, web::Language language, const std::string& address) {
        const auto response = ask(visit, address);
        ASSERT_EQ(response.status, 200);
        EXPECT_FALSE(response.text().empty());
        if (!is_html(response)) return;
        const std::string code = language == web::Language::vi ? "vi" : "en";
        EXPECT_TRUE(response.text().starts_with("<!doctype html><html lang=\"" + code + "\">"));
        EXPECT_EQ(header(response, "Content-Language"), code);
        EXPECT_TRUE(holds(response, R"(hreflang="vi")"));
        EXPECT_TRUE(holds(response, R"(hreflang="en")"));
    });
}

TEST(EveryRoute, CarriesTheSecurityHeaders) {
    for_every_route([](const Visit& visit, web::Language, const std::string& address) {
        const auto response = ask(visit, address);
        const auto policy = header(response, "Content-Security-Policy");
        EXPECT_TRUE(policy.starts_with("default-src 'none'"));
        EXPECT_EQ(policy.find("unsafe"), std::string_view::npos);
        EXPECT_EQ(policy.find('*'), std::string_view::npos);
        EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff");
        EXPECT_EQ(header(response, "X-Frame-Options"), "DENY");
        EXPECT_EQ(header(response, "Referrer-Policy"), "strict-origin-when-cross-origin");
        EXPECT_EQ(header(response, "Cross-Origin-Opener-Policy"), "same-origin");
        EXPECT_EQ(header(response, "X-Request-Id"), "maso23456k");
        EXPECT_FALSE(header(response, "Permissions-Policy").empty());
        EXPECT_FALSE(header(response, "Cache-Control").empty());
    });
}

TEST(EveryRoute, WhatMayBeKeptHasAnEtagAndIsNotSentTwice) {
    std::size_t kept = 0;
    for_every_route([&](const Visit& visit, web::Language, const std::string& address) {
        for (const std::string encoding : {"", "gzip", "br"}) {
            const auto response = ask(visit, address, {{"accept-encoding", encoding}});
            const std::string etag(header(response, "ETag"));
            if (response.caching == web::Caching::none) {
                EXPECT_EQ(header(response, "Cache-Control"), "no-store");
                EXPECT_TRUE(etag.empty());
                continue;
            }
            ++kept;
            ASSERT_FALSE(etag.empty());
            EXPECT_EQ(etag, header(ask(visit, address, {{"accept-encoding", encoding}}), "ETag"));
            const auto again = ask(visit, address, {{"accept-encoding", encoding}, {"if-none-match", etag}});
            EXPECT_EQ(again.status, 304);
            EXPECT_TRUE(again.text().empty());
            EXPECT_EQ(header(again, "ETag"), etag);
            EXPECT_EQ(ask(visit, address, {{"if-none-match", "\"other\""}}).status, 200);
        }
    });
    EXPECT_GT(kept, visits(world()).size());
}

// Personal, or another at every look: the form has a number of its own, the counters count.
TEST(EveryRoute, OnlyTheseAreNeverKept) {
    std::set<std::string> never;
    for (const auto& visit : visits(world()))
        if (world().ask(visit.address).caching == web::Caching::none) never.emplace(visit.route->path);
    EXPECT_EQ(never, (std::set<std::string>{"/bat-dau/{ma}", "/dang-nhap", "/dang-nhap/ma", "/dang-nhap/ma/{ma}",
                                            "/dang-nhap/mat-khau/{ma}", "/dang-nhap/quen", "/du-lieu-ca-nhan",
                                            "/healthz", "/metrics", "/readyz", "/san-pham/{slug}/bao-sai"}));
}

TEST(EveryRoute, CompressedBodiesAreTheSameBody) {
    std::size_t compressed = 0;
    for_every_route([&](const Visit& visit, web::Language, const std::string& address) {
        // Another number each time.
        if (visit.route->path.ends_with("/bao-sai") || ask(visit, address).text() != ask(visit, address).text()) return;
        const std::string identity(ask(visit, address).text());
        const auto gzip = ask(visit, address, {{"accept-encoding", "gzip"}});
        const auto brotli = ask(visit, address, {{"accept-encoding", "gzip, deflate, br"}});
        if (header(gzip, "Content-Encoding").empty()) {
            EXPECT_EQ(gzip.text(), identity);
            EXPECT_FALSE(is_html(gzip));
            return;
        }
        ++compressed;
        EXPECT_EQ(header(gzip, "Content-Encoding"), "gzip");
        EXPECT_EQ(header(brotli, "Content-Encoding"), "br");
        EXPECT_EQ(from_gzip(gzip.text()), identity);
        EXPECT_EQ(from_brotli(brotli.text()), identity);
        EXPECT_NE(header(gzip, "Vary").find("Accept-Encoding"), std::string_view::npos);
        if (gzip.caching != web::Caching::none) {
            EXPECT_NE(header(gzip, "ETag"), header(brotli, "ETag"));
        }
        EXPECT_LT(brotli.text().size(), identity.size());
    });
    EXPECT_GT(compressed, visits(world()).size());
}

TEST(EveryRoute, RunsNothingThatStandsInThePage) {
    for_every_route([](const Visit& visit, web::Language, const std::string& address) {
        const auto response = ask(visit, address);
        if (!is_html(response)) return;
        const auto html = response.text();
        for (auto at = html.find("<script"); at != std::string_view::npos; at = html.find("<script", at + 1)) {
            const auto tag = html.substr(at, html.find('>', at) - at);
            EXPECT_TRUE(tag.find(" src=\"/t/") != std::string_view::npos ||
                        tag.find("application/ld+json") != std::string_view::npos)
                << tag;
        }
        EXPECT_EQ(html.find("<style"), std::string_view::npos);
        EXPECT_EQ(html.find("javascript:"), std::string_view::npos);
        for (const auto* name : {"style", "onclick", "onload", "onerror", "onchange", "onsubmit", "oninput"})
            EXPECT_TRUE(attributes(html, name).empty()) << name;
        for (const auto* name : {"src", "href"})
            for (const auto& address_there : attributes(html, name))
                EXPECT_FALSE(address_there.starts_with("data:") || address_there.starts_with("//")) << address_there;
    });
}

TEST(EveryRoute, NoElementThatSpeaksIsEmpty) {
    for_every_route([](const Visit& visit, web::Language, const std::string& address) {
        const auto response = ask(visit, address);
        if (!is_html(response)) return;
        const auto html = response.text();
        for (const auto* empty : {"<title></title>", "<h1></h1>", "<h2></h2>", "<h3></h3>", "<p></p>", "<th></th>",
                                  "<caption></caption>", "<label></label>", "<figcaption></figcaption>", "<li></li>",
                                  "<dt></dt>", "<b></b>", "<legend></legend>", "<option></option>"})
            EXPECT_EQ(html.find(empty), std::string_view::npos) << empty;
        for (const auto* name : {"aria-label", "title", "alt"})
            for (const auto& words : attributes(html, name)) EXPECT_FALSE(words.empty()) << name;
        EXPECT_EQ(count_of(html, "<h1"), 1U);
        EXPECT_EQ(html.find("{}"), std::string_view::npos);
    });
}

TEST(EveryRoute, ShowsEveryIdOnce) {
    for_every_route([](const Visit& visit, web::Language, const std::string& address) {
        const auto response = ask(visit, address);
        if (!is_html(response)) return;
        std::set<std::string> seen;
        for (const auto& id : attributes(response.text(), "id")) EXPECT_TRUE(seen.insert(id).second) << id;
    });
}

// Where the first element is closed that was not open; "" when the page is one tree.
std::string misnested(std::string_view html) {
    static const std::set<std::string_view> childless{"meta", "link", "input", "br", "hr", "img", "!doctype"};
    std::vector<std::string_view> open;
    for (auto at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
        const auto tag = html.substr(at, html.find('>', at) - at);
        const bool closes = tag.starts_with("</");
        const auto name = tag.substr(closes ? 2 : 1, tag.find_first_of(" /", closes ? 2 : 1) - (closes ? 2 : 1));
        const std::string here(html.substr(at, 120));
        if (closes) {
            if (open.empty() || open.back() != name) return here;
            open.pop_back();
        } else if (!childless.contains(name) && !tag.ends_with('/')) {
            if (name == "a" && std::ranges::find(open, name) != open.end()) return "link in a link: " + here;
            open.push_back(name);
        }
    }
    return open.empty() ? "" : "not closed: " + std::string(open.back());
}

TEST(EveryRoute, IsOneTreeOfElements) {
    EXPECT_EQ(misnested("<p><b>a</b></p>"), "");
    EXPECT_NE(misnested("<p><b>a</p></b>"), "");
    for_every_route([](const Visit& visit, web::Language, const std::string& address) {
        const auto response = ask(visit, address);
        if (is_html(response)) {
            EXPECT_EQ(misnested(response.text()), "");
        }
    });
}

TEST(EveryRoute, NamesOnlyElementsThatAreThere) {
    for_every_route([](const Visit& visit, web::Language, const std::string& address) {
        const auto response = ask(visit, address);
        if (!is_html(response)) return;
        const auto ids = attributes(response.text(), "id");
        for (const auto* name : {"for", "aria-describedby", "aria-labelledby", "aria-controls"}) {
            for (const auto& named : attributes(response.text(), name)) {
                std::istringstream words(named);
                for (std::string id; words >> id;)
                    EXPECT_TRUE(std::ranges::find(ids, id) != ids.end()) << name << " " << id;
            }
        }
    });
}

TEST(EveryRoute, SaysThatTheDataAreASample) {
    for (const auto& visit : all_visits()) {
        const auto response = ask(visit, visit.address);
        if (!is_html(response) || visit.address == "/kieu-mau") continue;  // whose names say so themselves
        EXPECT_TRUE(holds(response, "Dữ liệu mẫu")) << visit.address;
        EXPECT_TRUE(holds(ask(visit, "/en" + visit.address), "Sample data")) << visit.address;
    }
}

TEST(EveryRoute, OffersNoChoiceTwice) {
    for_every_route([](const Visit& visit, web::Language, const std::string& address) {
        const auto response = ask(visit, address);
        for (auto rest = response.text(); rest.find("<select") != std::string_view::npos;) {
            rest.remove_prefix(rest.find("<select") + 1);
            std::set<std::string> seen;
            for (const auto& value : attributes(rest.substr(0, rest.find("</select>")), "value"))
                EXPECT_TRUE(seen.insert(value).second) << "'" << value << "'";
        }
    });
}

}  // namespace
}  // namespace saolang::http_tests
