#include "web/form.hpp"

#include <gtest/gtest.h>

#include "web/flash.hpp"

namespace saolang::web {
namespace {

enum class Kind { household, cooperative };

TEST(form, text_is_cleaned_and_counted_in_characters) {
    Form form(Pairs{{"ten", "  Mật\u00a0\u00a0ong  rừng "}, {"ngan", "ab"}, {"dai", "đđđđđđ"}});
    EXPECT_EQ(form.text("ten"), "Mật ong rừng");
    EXPECT_TRUE(form.valid());
    EXPECT_EQ(form.text("ngan", {.least = 3}), "");
    EXPECT_EQ(form.text("dai", {.most = 5}), "");
    EXPECT_EQ(form.error("ngan", Language::vi), "Ngắn quá: 2 ký tự, ít nhất 3.");
    EXPECT_EQ(form.error("dai", Language::en), "Too long: 6 characters, at most 5.") << "characters, not bytes";
}

TEST(form, decomposed_letters_become_the_composed_ones) {
    Form form(Pairs{{"ten", "Ma\u0302\u0323t"}});
    EXPECT_EQ(form.text("ten"), "Mật");
}

TEST(form, long_text_keeps_its_lines) {
    Form form(Pairs{{"chuyen", "dòng một\r\ndòng hai\r\n"}});
    EXPECT_EQ(form.text("chuyen", {.most = 1'000, .many_lines = true}), "dòng một\ndòng hai");
}

TEST(form, all_mistakes_are_told_at_once_and_what_was_typed_is_kept) {
    Form form(Pairs{{"gia", "nhiều"}, {"ngay", "31/02/2024"}, {"loai", "x"}});
    EXPECT_EQ(form.text("ten"), "");
    EXPECT_EQ(form.integer("gia"), std::nullopt);
    EXPECT_EQ(form.date("ngay"), std::nullopt);
    EXPECT_EQ(form.choice<Kind>("loai", {{"ho", Kind::household}}), std::nullopt);
    EXPECT_FALSE(form.valid());
    EXPECT_EQ(form.typed("gia"), "nhiều");
    EXPECT_EQ(form.typed("ngay"), "31/02/2024");
    const auto errors = form.errors(Language::en);
    ASSERT_EQ(errors.size(), 4u);
    EXPECT_EQ(errors[0].field, "ten");
    EXPECT_EQ(errors[0].message, "This field is needed.");
    EXPECT_EQ(errors[3].message, "Please choose one of the list.");
}

TEST(form, integers_may_be_grouped_as_people_write_them) {
    const auto read = [](std::string typed) {
        return Form(Pairs{{"n", std::move(typed)}}).integer("n", {.least = -10});
    };
    EXPECT_EQ(read("1.250.000"), 1'250'000);
    EXPECT_EQ(read("1,250,000"), 1'250'000);
    EXPECT_EQ(read(" 1 250 000 "), 1'250'000);
    EXPECT_EQ(read("007"), 7);
    EXPECT_EQ(read("-5"), -5);
    for (const std::string wrong :
         {"1.25", "1.250,000", "1..000", ".5", "5.", "12345.678", "1e3", "-", "9223372036854775808", "5 đ"}) {
        EXPECT_EQ(read(wrong), std::nullopt) << wrong;
    }
}

TEST(form, integers_keep_to_their_bounds) {
    Form form(Pairs{{"a", "0"}, {"b", "101"}});
    EXPECT_EQ(form.integer("a", {.least = 1}), std::nullopt);
    EXPECT_EQ(form.integer("b", {.most = 100}), std::nullopt);
    EXPECT_EQ(form.error("a", Language::vi), "Nhỏ quá: ít nhất 1.");
    EXPECT_EQ(form.error("b", Language::vi), "Lớn quá: nhiều nhất 100.");
}

TEST(form, dates_are_read_day_first_and_as_date_inputs_send_them) {
    Form form(Pairs{{"a", "31/12/2023"}, {"b", "2023-12-31"}, {"c", ""}});
    EXPECT_EQ(form.date("a"), Date::from_civil(2023, 12, 31));
    EXPECT_EQ(form.date("b"), Date::from_civil(2023, 12, 31));
    EXPECT_EQ(form.date("c", Need::optional), std::nullopt);
    EXPECT_TRUE(form.valid()) << "an optional field may stay empty";
}

TEST(form, a_choice_is_one_of_those_offered_and_a_box_is_checked_or_not) {
    Form form(Pairs{{"loai", "htx"}, {"nu", "on"}});
    EXPECT_EQ(form.choice<Kind>("loai", {{"ho", Kind::household}, {"htx", Kind::cooperative}}), Kind::cooperative);
    EXPECT_TRUE(form.checked("nu"));
    EXPECT_FALSE(form.checked("dan_toc"));
}

TEST(form, a_rule_of_the_domain_speaks_at_the_field_too) {
    Form form(Pairs{{"sao", "6"}});
    form.refuse("sao", {"Từ 1 đến 5 sao.", "From one to five stars."});
    EXPECT_EQ(form.error("sao", Language::vi), "Từ 1 đến 5 sao.");
    EXPECT_EQ(form.error("ten", Language::vi), "");
}

constexpr FlashMessage saved{"saved", {"Đã lưu.", "Saved."}};

TEST(flash, is_carried_by_key_and_shown_once) {
    Request request;
    const Response redirect = with_flash(see_other("/quan-ly"), request, saved);
    EXPECT_EQ(first(redirect.headers, "Set-Cookie"), "flash=saved; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
    request.headers = {{"cookie", "a=b; flash=saved"}};
    const std::vector<FlashMessage> known{saved};
    ASSERT_TRUE(flash_of(request, known));
    EXPECT_EQ(flash_of(request, known)->words.vi, "Đã lưu.");
    const Response shown = flash_shown(html_response("Đã lưu."));
    EXPECT_TRUE(first(shown.headers, "Set-Cookie").starts_with("flash=; Path=/; Max-Age=0"));
    EXPECT_EQ(shown.caching, Caching::none);
}

TEST(flash, words_put_into_the_cookie_by_somebody_else_are_not_shown) {
    Request request;
    request.headers = {{"cookie", "flash=Your account is closed, call us"}};
    const std::vector<FlashMessage> known{saved};
    EXPECT_FALSE(flash_of(request, known));
    request.scheme = "https";
    EXPECT_NE(first(with_flash(see_other("/"), request, saved).headers, "Set-Cookie").find("; Secure"),
              std::string_view::npos);
}

}  // namespace
}  // namespace saolang::web
