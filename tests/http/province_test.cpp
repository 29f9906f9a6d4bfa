// A registry filled by import: everywhere at first, then of the province its office names.

#include <gtest/gtest.h>

#include "db/test_place.hpp"
#include "http/world.hpp"

namespace saolang::http_tests {
namespace {

TEST(Province, TitlesAndOpensTheFiguresOfAnImportedRegistry) {
    const db::TestPlace place(db::Engine::sqlite);
    const auto& gazetteer = places::Gazetteer::shipped();
    const auto page = [&] {
        const auto database = db::Database::open(place.options(), db::Access::serve_or_write);
        registry::IndexCache index(*database, gazetteer);
        const registry::Site site{*database, index, gazetteer, [] { return Moment{1'700'000'000'000}; },
                                  system_randomness()};
        const auto routes = commands::route_table(site, {});
        const auto request = web::request_for(web::Method::get, "/so-lieu?ngay=2023-12-31");
        return std::string(web::answer(routes, *request, commands::error_page).text());
    };
    const commands::Data data{place.options().folder, std::nullopt};
    const std::string list = SAOLANG_ROOT "/data/examples/real_products.csv";
    ASSERT_EQ(commands::import({.kind = "recognitions",
                                .file = list,
                                .data = data,
                                .dry_run = false,
                                .keep_good = true,
                                .report = std::nullopt}),
              0);
    EXPECT_NE(page().find("Toàn bộ"), std::string::npos);
    EXPECT_EQ(commands::set_province(data, "07"), 1) << "no province ever had this code";
    EXPECT_EQ(commands::set_province(data, "49"), 0);
    EXPECT_NE(page().find("<h1>Tỉnh Quảng Nam"), std::string::npos);
    EXPECT_NE(page().find("Huyện Đại Lộc"), std::string::npos);
}

}  // namespace
}  // namespace saolang::http_tests
