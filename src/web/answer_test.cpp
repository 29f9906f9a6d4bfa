#include "web/answer.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "web/assets.hpp"
#include "web/openapi.hpp"
#include "web/server.hpp"

namespace saolang::web {
namespace {

Response page(std::string text, Caching caching) {
    Response response = html_response(std::move(text));
    response.caching = caching;
    return response;
}

const std::string long_text(4'000, 'a');

RouteTable table() {
    RouteTable routes;
    const auto get = [&routes](std::string_view path, Handler handle) {
        routes.add({.method = Method::get,
                    .path = path,
                    .act = public_act,
                    .doc = {"Trang", "Page"},
                    .handle = std::move(handle)});
    };
    get("/", [](const Request& r) { return html_response(r.language == Language::en ? "home" : "trang chủ"); });
    get("/long", [](const Request&) { return page(long_text, Caching::revalidate); });
    get("/mine", [](const Request&) { return html_response(long_text); });
    get("/san-pham/moi", [](const Request&) { return html_response("new"); });
    get("/san-pham/{slug}", [](const Request& r) { return html_response("<" + r.parameters[0] + ">"); });
    get("/query", [](const Request& r) { return html_response(std::string(first(r.query, "q"))); });
    get("/broken", [](const Request&) -> Response { throw std::runtime_error("disk"); });
    get("/api/v1/broken", [](const Request&) -> Response { throw std::runtime_error("disk"); });
    get("/absent", [](const Request&) { return Response{.status = 404}; });
    routes.add({.method = Method::post,
                .path = "/form",
                .act = Act("form.send"),
                .doc = {"Gửi", "Send"},
                .handle = [](const Request& r) { return html_response(std::string(first(r.form, "ten"))); },
                .limits = small_form});
    return routes;
}

Response error_page(const Request& request, int status) {
    return html_response((request.language == Language::en ? "error " : "lỗi ") + std::to_string(status) + " " +
                         request.id);
}

Response get(std::string path, Pairs headers = {}) {
    static const RouteTable routes = table();
    return answer(routes, {.path = std::move(path), .headers = std::move(headers), .id = "abc"}, error_page,
                  [](const std::exception_ptr&) { return 503; });
}

Response post(std::string path, std::string body, Pairs headers = {}) {
    static const RouteTable routes = table();
    headers.emplace_back("content-type", "application/x-www-form-urlencoded");
    return answer(
        routes,
        {.method = Method::post, .path = std::move(path), .headers = std::move(headers), .body = std::move(body)},
        error_page);
}

std::string_view header(const Response& response, std::string_view name) { return first(response.headers, name); }

TEST(answer, the_prefix_en_is_english_and_no_part_of_the_path) {
    EXPECT_EQ(get("/").text(), "trang chủ");
    EXPECT_EQ(get("/en").text(), "home");
    EXPECT_EQ(get("/en/").text(), "home");
    EXPECT_EQ(header(get("/en"), "Content-Language"), "en");
    EXPECT_EQ(get("/english").status, 404);
    EXPECT_EQ(get("/en/en/").status, 404);
}

TEST(answer, a_literal_path_wins_over_a_parameter) {
    EXPECT_EQ(get("/san-pham/moi").text(), "new");
    EXPECT_EQ(get("/san-pham/mat-ong").text(), "<mat-ong>");
    EXPECT_EQ(get("/san-pham/").status, 404);
    EXPECT_EQ(get("/san-pham/a/b").status, 404);
}

TEST(answer, an_unknown_path_is_404_in_the_visitors_language_with_the_request_id) {
    EXPECT_EQ(get("/nowhere").text(), "lỗi 404 abc");
    EXPECT_EQ(get("/en/nowhere").text(), "error 404 abc");
    EXPECT_EQ(header(get("/nowhere"), "X-Request-Id"), "abc");
    EXPECT_EQ(header(get("/nowhere"), "Cache-Control"), "no-store");
    EXPECT_EQ(get("/absent").text(), "lỗi 404 abc");
}

TEST(answer, another_method_is_405_and_names_what_is_allowed) {
    EXPECT_EQ(get("/form").status, 405);
    EXPECT_EQ(header(get("/form"), "Allow"), "POST");
    EXPECT_EQ(header(post("/long", ""), "Allow"), "GET, HEAD");
}

TEST(answer, a_thrown_exception_gets_the_status_its_reader_says_and_no_word_of_it_leaves) {
    const Response response = get("/broken");
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.text(), "lỗi 503 abc");
    EXPECT_EQ(header(response, "Retry-After"), "2");
}

TEST(answer, errors_of_the_api_are_problems) {
    const Response response = get("/api/v1/nothing");
    EXPECT_EQ(response.content_type, "application/problem+json");
    EXPECT_NE(response.text().find(R"("status":404)"), std::string_view::npos);
    EXPECT_EQ(get("/api/v1/broken").content_type, "application/problem+json");
}

TEST(answer, every_answer_carries_the_security_headers) {
    for (const std::string path : {"/", "/nowhere", "/broken", "/form", "/api/v1/nothing"}) {
        const Response response = get(path);
        EXPECT_TRUE(header(response, "Content-Security-Policy").starts_with("default-src 'none'; style-src 'self';"))
            << path;
        EXPECT_EQ(header(response, "X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(header(response, "X-Frame-Options"), "DENY") << path;
        EXPECT_FALSE(header(response, "Referrer-Policy").empty()) << path;
        EXPECT_FALSE(header(response, "Permissions-Policy").empty()) << path;
        EXPECT_EQ(header(response, "Cross-Origin-Opener-Policy"), "same-origin") << path;
        EXPECT_EQ(header(response, "Cross-Origin-Resource-Policy"), "same-origin") << path;
    }
}

TEST(answer, a_reader_who_holds_the_bytes_gets_304_without_them) {
    const std::string etag(header(get("/long"), "ETag"));
    ASSERT_FALSE(etag.empty());
    for (const std::string& sent : {etag, "W/" + etag, "\"x\", " + etag, std::string("*")}) {
        const Response response = get("/long", {{"if-none-match", sent}});
        EXPECT_EQ(response.status, 304) << sent;
        EXPECT_TRUE(response.text().empty());
        EXPECT_EQ(header(response, "ETag"), etag);
    }
    EXPECT_EQ(get("/long", {{"if-none-match", "\"other\""}}).status, 200);
}

TEST(answer, a_page_of_one_person_has_no_etag_and_is_not_stored) {
    EXPECT_EQ(header(get("/mine"), "ETag"), "");
    EXPECT_EQ(header(get("/mine"), "Cache-Control"), "no-store");
    EXPECT_EQ(get("/mine", {{"if-none-match", "*"}}).status, 200);
}

TEST(answer, text_is_compressed_as_the_browser_weighs_it_and_each_form_has_its_own_etag) {
    const Response plain = get("/long");
    const Response br = get("/long", {{"accept-encoding", "gzip, deflate, br"}});
    const Response zipped = get("/long", {{"accept-encoding", "gzip;q=1.0, br;q=0.5"}});
    EXPECT_EQ(header(br, "Content-Encoding"), "br");
    EXPECT_EQ(header(zipped, "Content-Encoding"), "gzip");
    EXPECT_EQ(header(plain, "Content-Encoding"), "");
    EXPECT_EQ(header(plain, "Vary"), "Accept-Encoding, Cookie");
    EXPECT_LT(br.text().size(), 200u);
    EXPECT_NE(header(br, "ETag"), header(zipped, "ETag"));
    EXPECT_NE(header(br, "ETag"), header(plain, "ETag"));
    EXPECT_EQ(header(get("/", {{"accept-encoding", "br"}}), "Content-Encoding"), "") << "too short to gain";
}

TEST(answer, a_form_is_decoded_and_a_broken_one_is_400) {
    EXPECT_EQ(post("/form", "ten=M%E1%BA%ADt+ong&x=1").text(), "Mật ong");
    EXPECT_EQ(post("/form", "ten=%E1%BA").status, 400) << "no UTF-8";
    EXPECT_EQ(post("/form", "ten=%zz").status, 400);
    EXPECT_EQ(post("/form", std::string(small_form.body_bytes + 1, 'a')).status, 413);
}

TEST(answer, a_form_sent_by_a_page_of_another_site_is_refused) {
    EXPECT_EQ(post("/form", "ten=a", {{"sec-fetch-site", "cross-site"}}).status, 403);
    EXPECT_EQ(post("/form", "ten=a", {{"sec-fetch-site", "same-origin"}}).text(), "a");
    EXPECT_EQ(get("/mine", {{"sec-fetch-site", "cross-site"}}).status, 200) << "a link from elsewhere";
}

TEST(best_encoding, follows_the_weights) {
    struct Row {
        std::string_view sent;
        Encoding wanted;
    };
    for (const auto& [sent, wanted] :
         {Row{"", Encoding::identity}, Row{"br", Encoding::brotli}, Row{"gzip", Encoding::gzip},
          Row{"gzip, br", Encoding::brotli}, Row{"br;q=0, gzip", Encoding::gzip},
          Row{"br;q=0.2, gzip;q=0.9", Encoding::gzip}, Row{"*", Encoding::brotli}, Row{"*;q=0", Encoding::identity},
          Row{"identity;q=1, br;q=0.5", Encoding::identity}, Row{"BR", Encoding::brotli},
          Row{"br;q=x", Encoding::identity}, Row{"deflate", Encoding::identity},
          Row{"br;q=0.000", Encoding::identity}}) {
        EXPECT_EQ(best_encoding(sent), wanted) << sent;
    }
}

TEST(head_text, refuses_a_header_with_a_line_break) {
    Response response = html_response("x");
    response.headers.emplace_back("Location", "/a\r\nSet-Cookie: x=1");
    EXPECT_THROW((void)head_text(response), std::logic_error);
    EXPECT_THROW((void)see_other("//elsewhere.example"), std::logic_error);
    EXPECT_THROW((void)see_other("https://elsewhere.example/"), std::logic_error);
}

TEST(route_table, two_routes_of_one_shape_are_a_mistake) {
    RouteTable routes;
    const auto add = [&routes](Method method, std::string_view path) {
        routes.add({.method = method, .path = path, .act = public_act, .doc = {"a", "b"}, .handle = {}});
    };
    add(Method::get, "/a/{x}");
    EXPECT_THROW(add(Method::get, "/a/{y}"), std::logic_error);
    EXPECT_NO_THROW(add(Method::post, "/a/{y}"));
    EXPECT_THROW(add(Method::get, "no-slash"), std::logic_error);
}

TEST(routes_text, has_a_line_of_five_columns_for_every_route) {
    const std::string text = routes_text(table(), Language::en);
    EXPECT_NE(text.find("POST\t/form\tform.send\tSend\tsrc/web/answer_test.cpp:"), std::string::npos) << text;
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '\n')), table().all().size());
}

TEST(openapi, describes_every_route_of_the_api_and_no_page) {
    RouteTable routes = table();
    add_openapi_route(routes, "1.0");
    const std::string text = openapi_json(routes, "1.0");
    EXPECT_NE(text.find(R"("/api/v1/broken":{"get":{)"), std::string::npos) << text;
    EXPECT_NE(text.find(R"("openapi":"3.1.0")"), std::string::npos);
    EXPECT_EQ(text.find("/san-pham"), std::string::npos);
}

TEST(assets, an_address_carries_the_hash_and_serves_the_bytes_for_ever) {
    RouteTable routes;
    add_asset_routes(routes);
    const std::string path(asset_path("style.css"));
    EXPECT_TRUE(path.starts_with("/t/style.") && path.ends_with(".css")) << path;
    const Response response = answer(routes, {.path = path, .headers = {{"accept-encoding", "br"}}}, error_page);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.content_type, "text/css; charset=utf-8");
    EXPECT_EQ(header(response, "Cache-Control"), "public, max-age=31536000, immutable");
    EXPECT_EQ(answer(routes, {.path = "/t/style.000000000000.css"}, error_page).status, 404);
    EXPECT_THROW((void)asset_path("nothing.css"), std::logic_error);
}

TEST(assets, a_development_folder_is_read_anew_and_nothing_outside_it) {
    RouteTable routes;
    add_asset_routes(routes, std::filesystem::path(SAOLANG_ROOT) / "web");
    const Response response = answer(routes, {.path = std::string(asset_path("style.css"))}, error_page);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(header(response, "Cache-Control"), "no-store");
    EXPECT_EQ(answer(routes, {.path = "/t/../CMakeLists.x.txt"}, error_page).status, 404);
}

}  // namespace
}  // namespace saolang::web
