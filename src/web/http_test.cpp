#include "web/http.hpp"

#include <gtest/gtest.h>

#include "web/html.hpp"
#include "web/page_cache.hpp"
#include "web/wire.hpp"

namespace saolang::web {
namespace {

TEST(percent, what_is_encoded_decodes_to_the_same) {
    const std::string text = "Mật ong & 100% \"rừng\" +/?";
    EXPECT_EQ(percent_decode(percent_encode(text), true), text);
    EXPECT_EQ(percent_encode("a b/ậ"), "a%20b%2F%E1%BA%AD");
}

TEST(percent, broken_escapes_and_text_that_is_none_are_refused) {
    for (const std::string_view wrong : {"%", "%4", "%zz", "a%2", "%00", "%ff", "%E1%BA"}) {
        EXPECT_EQ(percent_decode(wrong, false), std::nullopt) << wrong;
    }
    EXPECT_EQ(percent_decode("a+b", false), "a+b");
    EXPECT_EQ(percent_decode("a+b", true), "a b");
}

TEST(parse_query, keeps_order_and_repeated_names) {
    const auto pairs = parse_query("sao=3&nhom=&sao=4&&co");
    ASSERT_TRUE(pairs);
    EXPECT_EQ(*pairs, (Pairs{{"sao", "3"}, {"nhom", ""}, {"sao", "4"}, {"co", ""}}));
    EXPECT_EQ(first(*pairs, "sao"), "3");
    EXPECT_EQ(every(*pairs, "sao"), (std::vector<std::string_view>{"3", "4"}));
}

TEST(parse_query, has_an_end) {
    std::string many;
    for (int i = 0; i < 201; ++i) many += "a=1&";
    EXPECT_EQ(parse_query(many), std::nullopt);
    EXPECT_EQ(parse_query(std::string_view(many).substr(4))->size(), 200u);
}

TEST(in_language, english_has_its_prefix) {
    EXPECT_EQ(in_language(Language::en, "/"), "/en");
    EXPECT_EQ(in_language(Language::en, "/san-pham?q=a"), "/en/san-pham?q=a");
    EXPECT_EQ(in_language(Language::vi, "/san-pham"), "/san-pham");
}

TEST(file_response, names_the_file_in_vietnamese_and_in_plain_letters) {
    const Response response = file_response("a", "text/csv", "sản phẩm.csv");
    EXPECT_EQ(first(response.headers, "Content-Disposition"),
              "attachment; filename=\"s___n_ph___m.csv\"; filename*=UTF-8''s%E1%BA%A3n%20ph%E1%BA%A9m.csv");
}

TEST(problem, is_json_with_its_fields) {
    EXPECT_EQ(problem(422, "Wrong", {{"star", "3 to 5"}}).text(),
              R"({"type":"about:blank","title":"Wrong","status":422,"errors":[{"field":"star","message":"3 to 5"}]})");
}

TEST(html, a_value_cannot_become_markup) {
    Html html;
    html.add(R"(<a href="{}" title="{}">{}</a>)", Url("javascript:alert(1)"), "\" onclick=\"x",
             std::string("<script>&'"));
    EXPECT_EQ(html.view(), R"(<a href="#" title="&quot; onclick=&quot;x">&lt;script&gt;&amp;&#39;</a>)");
}

TEST(html, an_address_of_another_scheme_leads_nowhere) {
    EXPECT_EQ(Url("//evil.example").text(), "#");
    EXPECT_EQ(Url("data:text/html,x").text(), "#");
    EXPECT_EQ(Url("/san-pham?q=a").text(), "/san-pham?q=a");
}

ReadyAnswer answer_of(std::size_t bytes) {
    Ready ready;
    ready.body = std::make_shared<const std::string>(bytes, 'x');
    return std::make_shared<const Ready>(std::move(ready));
}

TEST(page_cache, a_new_version_forgets_all_of_the_old) {
    PageCache cache;
    cache.keep("1", "/a", answer_of(10));
    EXPECT_NE(cache.find("1", "/a"), nullptr);
    EXPECT_EQ(cache.find("2", "/a"), nullptr);
    cache.keep("2", "/b", answer_of(10));
    EXPECT_EQ(cache.find("2", "/a"), nullptr);
    EXPECT_EQ(cache.find("1", "/a"), nullptr);
}

TEST(page_cache, stays_within_its_bytes_and_keeps_what_is_asked_for) {
    PageCache cache(20'000);
    cache.keep("1", "/asked", answer_of(1'000));
    for (int i = 0; i < 100; ++i) {
        cache.keep("1", "/" + std::to_string(i), answer_of(1'000));
        EXPECT_NE(cache.find("1", "/asked"), nullptr) << i;
    }
    int kept = 0;
    for (int i = 0; i < 100; ++i) kept += cache.find("1", "/" + std::to_string(i)) != nullptr ? 1 : 0;
    EXPECT_LE(kept, 16);
    EXPECT_GE(kept, 12);
    cache.keep("1", "/huge", answer_of(30'000));
    EXPECT_EQ(cache.find("1", "/huge"), nullptr);
}

TEST(head_length, finds_the_end_wherever_the_pieces_were_cut) {
    const std::string text = "GET / HTTP/1.1\r\nHost: a\r\n\r\nrest";
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        const auto early = head_length(std::string_view(text).substr(0, cut));
        if (!early) {
            EXPECT_EQ(head_length(text, cut), 27u) << cut;
        } else {
            EXPECT_EQ(*early, 27u);
        }
    }
}

TEST(request_reader, reads_an_absolute_target_as_its_path) {
    RequestReader reader;
    const std::string text = "GET http://a:80/san-pham?q=1 HTTP/1.1\r\nHost: a:80\r\n\r\n";
    const auto head = reader.read_head(text);
    ASSERT_TRUE(head);
    EXPECT_EQ(head->target, "/san-pham?q=1");
    EXPECT_EQ(head->field("host"), "a:80");
}

TEST(request_reader, a_chunked_body_that_comes_byte_by_byte_is_the_same_body) {
    constexpr std::string_view head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::vector<std::pair<std::string_view, std::string_view>> bodies = {
        {"0\r\n\r\n", ""}, {"3\r\nabc\r\n0\r\n\r\n", "abc"}, {"0\r\nx: y\r\n\r\n", ""}};
    for (const auto& [sent, meant] : bodies) {
        RequestReader reader;
        ASSERT_TRUE(reader.read_head(head));
        std::string body;
        std::size_t used = 0;
        for (std::size_t come = 1; come <= sent.size(); ++come) {
            EXPECT_FALSE(reader.body_done()) << sent.substr(0, come);
            const auto now = reader.read_body(sent.substr(used, come - used), body, 100);
            ASSERT_TRUE(now) << sent.substr(0, come);
            used += *now;
        }
        EXPECT_TRUE(reader.body_done()) << sent;
        EXPECT_EQ(body, meant);
        EXPECT_EQ(used, sent.size());
    }
}

}  // namespace
}  // namespace saolang::web
