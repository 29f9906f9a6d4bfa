// What a telephone on a slow line receives before it can draw: HTML and style within the first ten packets.

#include <fmt/core.h>
#include <gtest/gtest.h>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "web/assets.hpp"

namespace saolang::http_tests {
namespace {

constexpr std::size_t most = 14'600;

TEST(FirstView, PageAndStyleFitIntoTenPackets) {
    const web::Pairs browser{{"accept-encoding", "gzip, deflate, br"}};
    const auto style = world().ask(web::asset_path("style.css"), browser);
    ASSERT_EQ(header(style, "Content-Encoding"), "br");
    fmt::print("style.css {} bytes\n", style.text().size());
    for (const std::string& page :
         {std::string("/"), std::string("/san-pham"), std::string("/san-pham?ngay=2023-12-31&sao=4"),
          "/san-pham/" + world().product, "/chu-the/" + world().secret_slug, std::string("/so-lieu?ngay=2023-12-31"),
          std::string("/so-lieu"), std::string("/du-lieu"), std::string("/diem-ban?ngay=2024-12-31"),
          std::string("/diem-ban/sales-point-1?ngay=2024-12-31"), std::string("/hoi-cho"),
          std::string("/so-lieu/doanh-thu?nam=2024"), std::string("/so-lieu/ke-hoach/2024"), std::string("/tieu-chi"),
          std::string("/tieu-chi/cach-cham"), std::string("/tieu-chi/so-sanh"), std::string("/tieu-chi/26-2026/7"),
          std::string("/tieu-chi/26-2026/13")}) {
        for (const auto language : {web::Language::vi, web::Language::en}) {
            const auto address = web::in_language(language, page);
            const auto html = world().ask(address, browser);
            ASSERT_EQ(html.status, 200) << address;
            auto bytes = html.text().size() + style.text().size();
            if (holds(world().ask(address), web::asset_path("criteria.css")))
                bytes += world().ask(web::asset_path("criteria.css"), browser).text().size();
            fmt::print("{:6} + style = {:6} of {}  {}\n", html.text().size(), bytes, most, address);
            EXPECT_LE(bytes, most) << address;
        }
    }
}

}  // namespace
}  // namespace saolang::http_tests
