// The JSON API: what programs are told, also when they ask wrongly.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "http/reading.hpp"
#include "http/world.hpp"

namespace saolang::http_tests {
namespace {

namespace json = boost::json;

TEST(Api, AWrongParameterIsNamedWithItsField) {
    struct Row {
        std::string target;
        std::vector<std::string> fields;
    };
    const std::vector<Row> rows{
        {"/api/v1/figures?as_of=31/12/2023", {"as_of"}},
        {"/api/v1/figures?as_of=2023-02-30", {"as_of"}},
        {"/api/v1/figures?hierarchy=1999x", {"hierarchy"}},
        {"/api/v1/figures?unit=khong-co", {"unit"}},
        {"/api/v1/figures?as_of=2023-12-31&hierarchy=2025&unit=506", {"unit"}},  // no districts under it
        {"/api/v1/products?star=6", {"star"}},
        {"/api/v1/products?star=4&star=bon", {"star"}},
        {"/api/v1/products?group=oto", {"group"}},
        {"/api/v1/products?limit=0", {"limit"}},
        {"/api/v1/products?limit=201", {"limit"}},
        {"/api/v1/products?limit=10x", {"limit"}},
        {"/api/v1/products?standing=maybe", {"standing"}},
        {"/api/v1/products?as_of=hom-qua&star=9&limit=-1", {"as_of", "star", "limit"}},
        {"/api/v1/products?cursor=abc", {"cursor"}},
        {"/api/v1/producers?limit=abc", {"limit"}},
        {"/api/v1/producers?cursor=abc", {"cursor"}},
        {"/api/v1/recognitions?limit=99999999999999999999", {"limit"}},
        {"/api/v1/recognitions?cursor=-1", {"cursor"}},
        {"/api/v1/units?level=village", {"level"}},
        {"/api/v1/units?within=khong-co", {"within"}},
        {"/api/v1/units?as_of=2023", {"as_of"}},
    };
    for (const auto& row : rows) {
        for (const std::string language : {"", "/en"}) {
            SCOPED_TRACE(language + row.target);
            const auto response = world().ask(language + row.target);
            ASSERT_EQ(response.status, 400);
            EXPECT_EQ(response.content_type, "application/problem+json");
            EXPECT_EQ(header(response, "Cache-Control"), "no-store");
            const auto problem = json_of(response);
            EXPECT_EQ(problem.at("status").as_int64(), 400);
            std::vector<std::string> fields;
            for (const auto& error : problem.at("errors").as_array()) {
                fields.emplace_back(error.at("field").as_string());
                EXPECT_FALSE(error.at("message").as_string().empty());
            }
            EXPECT_EQ(fields, row.fields);
        }
    }
}

TEST(Api, WhatDoesNotExistIsAProblemToo) {
    for (const auto* path : {"/api/v1/products/khong-co", "/api/v1/khong-co", "/api/", "/api/v2/products"}) {
        SCOPED_TRACE(path);
        const auto response = world().ask(path);
        EXPECT_EQ(response.status, 404);
        EXPECT_EQ(response.content_type, "application/problem+json");
        EXPECT_EQ(json_of(response).at("status").as_int64(), 404);
    }
    const auto response = world().send("/api/v1/products", "");
    EXPECT_EQ(response.status, 405);
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_EQ(header(response, "Allow"), "GET, HEAD");
}

TEST(Api, TheDescriptionNamesEveryRouteAndNoOther) {
    std::set<std::string> routed;
    for (const auto& route : world().routes().all())
        if (route.path.starts_with("/api/v")) routed.emplace(route.path);
    const auto description = json_of(world().ask("/api/openapi.json"));
    EXPECT_TRUE(description.at("openapi").as_string().starts_with("3.1"));
    std::set<std::string> described;
    for (const auto& [path, what] : description.at("paths").as_object()) {
        described.emplace(path);
        EXPECT_TRUE(what.at("get").as_object().contains("responses")) << path;
    }
    described.erase("/api/openapi.json");
    EXPECT_EQ(described, routed);
    EXPECT_GE(routed.size(), 6U);
}

TEST(Api, EveryParameterIsDescribedAndItsExampleIsUnderstood) {
    const auto description = json_of(world().ask("/api/openapi.json"));
    for (const auto& visit : visits(world())) {
        if (!visit.address.starts_with("/api/v")) continue;
        std::set<std::string> described;
        for (const auto& one : description.at("paths").at(visit.route->path).at("get").at("parameters").as_array())
            described.emplace(one.at("name").as_string());
        for (const auto& parameter : visit.route->parameters) {
            EXPECT_EQ(described.count(std::string(parameter.name)), 1U) << parameter.name;
            const auto address = visit.address + (parameter.name == "as_of" ? "?" : "?as_of=2023-12-31&") +
                                 std::string(parameter.name) + "=" + web::percent_encode(parameter.example);
            SCOPED_TRACE(address);
            const auto response = world().ask(address);
            EXPECT_EQ(response.status, 200);
            EXPECT_NO_THROW((void)json_of(response));
        }
    }
}

// The items of all pages, told apart by `key`; "" is the whole item.
std::vector<std::string> walked(const std::string& address, std::string_view key, std::size_t most_pages) {
    std::vector<std::string> keys;
    std::string cursor;
    for (std::size_t page = 0; page < most_pages; ++page) {
        const auto response = world().ask(address + "&cursor=" + web::percent_encode(cursor));
        EXPECT_EQ(response.status, 200);
        const auto list = json_of(response);
        for (const auto& item : list.at("items").as_array())
            keys.push_back(key.empty() ? json::serialize(item) : json::serialize(item.at(key)));
        if (list.at("next").is_null()) return keys;
        cursor = list.at("next").as_string();
    }
    ADD_FAILURE() << address << " has no end";
    return keys;
}

TEST(Api, WalkingByCursorMeetsEveryItemOnce) {
    const auto index = world().index();
    const auto& gazetteer = world().site().gazetteer;
    const auto districts = gazetteer.list(places::Level::district, *Date::from_civil(2023, 12, 31), std::nullopt);
    struct Row {
        std::string address;
        std::string key;
        std::size_t items;
    };
    const std::vector<Row> rows{
        {"/api/v1/products?standing=all&limit=37", "code", index->products.size()},
        {"/api/v1/products?as_of=2023-12-31&limit=7", "code", 395},
        {"/api/v1/products?as_of=2023-12-31&limit=200", "code", 395},
        {"/api/v1/products?as_of=2023-12-31&star=4&limit=61", "code", 61},  // ends exactly at a page's end
        {"/api/v1/products?as_of=2023-12-31&star=3&star=4&limit=100", "code", 395},
        {"/api/v1/producers?limit=50", "code", index->producers.size()},
        {"/api/v1/recognitions?limit=200", "", index->recognitions.size()},
        {"/api/v1/units?level=district&as_of=2023-12-31&limit=100", "code", districts.size()},
        {"/api/v1/units?level=district&within=49&as_of=2023-12-31&limit=4", "code", 18},
        {"/api/v1/units?level=commune&within=48&as_of=2026-11-24&limit=11", "code", 94},
    };
    for (const auto& row : rows) {
        SCOPED_TRACE(row.address);
        auto keys = walked(row.address, row.key, 200);
        EXPECT_EQ(keys.size(), row.items);
        std::ranges::sort(keys);
        EXPECT_TRUE(std::ranges::adjacent_find(keys) == keys.end());
    }
}

TEST(Api, AProductTellsItsRecognitionsWithTheirDecisions) {
    const auto product = json_of(world().ask("/api/v1/products/" + world().product_code));
    EXPECT_EQ(product.at("slug").as_string(), world().product);
    const auto& recognitions = product.at("recognitions").as_array();
    ASSERT_FALSE(recognitions.empty());
    for (const auto& recognition : recognitions) {
        EXPECT_TRUE(recognition.as_object().contains("star"));
        EXPECT_TRUE(recognition.as_object().contains("decision_number")) << json::serialize(recognition);
    }
}

}  // namespace
}  // namespace saolang::http_tests
