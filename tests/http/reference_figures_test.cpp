// The office writes its own figure over a shipped one: who may, what is refused, what two send at once, what the trail
// keeps, and that the advisor reckons with it at once.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "advice/figure_store.hpp"
#include "http/reading.hpp"
#include "http/world.hpp"

namespace saolang::http_tests {
namespace {

using people::Role;
using Fields = web::Pairs;

struct Office {
    World world;
    const Person& officer = world.signed_in(Role::province_officer);
    const Person& elsewhere = world.signed_in(Role::province_officer, Where::foreign);
    const Person& commune = world.signed_in(Role::commune_officer);
    const Person& auditor = world.signed_in(Role::auditor);
    const Person& producer = world.signed_in(Role::producer_owner);
};

Office& office() {
    static Office one;
    return one;
}

constexpr std::string_view list = "/quan-ly/so-tham-khao";

std::string edit_of(std::string_view figure) { return fmt::format("{}/{}/sua", list, figure); }

web::Response ask(const Person& person, std::string_view target) {
    return office().world.ask(target, person.headers());
}

web::Response send(const Person& person, std::string_view target, const Fields& fields, std::string code = {}) {
    if (code.empty()) code = short_code(office().world.site().random, 12);
    std::string form = "&ma=" + code;
    for (const auto& [name, value] : fields) form += "&" + name + "=" + web::percent_encode(value);
    return office().world.send(target, person.form(form), person.headers());
}

// Own figures stored, and entries of the trail.
std::pair<std::int64_t, std::int64_t> kept() {
    std::int64_t rows = 0;
    office().world.site().database.read(
        [&](db::Reader& reader) { rows = reader.integer("SELECT count(*) FROM reference_figure").value(); });
    return {rows, office().world.stored().entries};
}

std::string version_on(std::string_view target) {
    const auto page = ask(office().officer, target);
    const auto words = page.text();
    constexpr std::string_view opening = R"(name="phien-ban" value=")";
    const auto from = words.find(opening) + opening.size();
    return std::string(words.substr(from, words.find('"', from) - from));
}

Fields fields(const std::string& low, const std::string& high, const std::string& months,
              const std::string& version = "0") {
    return {{"thap", low},
            {"cao", high},
            {"thang", months},
            {"ngay", "20/11/2026"},
            {"nguon", "Ba báo giá của chi cục"},
            {"phien-ban", version}};
}

Fields with(Fields all, std::string_view field, const std::string& value) {
    std::ranges::find(all, field, &Fields::value_type::first)->second = value;
    return all;
}

TEST(ReferenceFigurePages, OfficersReadThemWithTheirSourceAndOnlyTheProvincesWrites) {
    const auto& all = office();
    for (const auto* person : {&all.officer, &all.commune, &all.auditor}) {
        const auto page = ask(*person, list);
        EXPECT_EQ(page.status, 200) << person->says();
        EXPECT_TRUE(holds(page, "ocop.quangnam.gov.vn")) << person->says();
        EXPECT_TRUE(holds(page, "Ước lượng của phần mềm, chưa có nguồn")) << person->says();
        EXPECT_EQ(holds(page, edit_of("haccp")), person == &all.officer) << person->says();
    }
    EXPECT_EQ(ask(all.producer, list).status, 404);
    EXPECT_EQ(all.world.ask(list).status, 401);
    for (const auto* person : {&all.commune, &all.auditor, &all.elsewhere, &all.producer}) {
        const auto before = all.world.stored();
        EXPECT_EQ(send(*person, edit_of("haccp"), fields("1", "2", "3")).status, 404) << person->says();
        EXPECT_EQ(send(*person, fmt::format("{}/haccp/tra-ve", list), {}).status, 404) << person->says();
        EXPECT_EQ(all.world.stored(), before) << person->says();
    }
    EXPECT_EQ(ask(all.officer, edit_of("khong-co")).status, 404);
}

TEST(ReferenceFigurePages, WhatDoesNotAddUpIsRefusedAtItsFieldAndNothingIsWritten) {
    const auto& all = office();
    struct Row {
        std::string_view field;
        std::string value;
        std::string_view says;
    };
    const std::vector<Row> rows{
        {"thap", "", "Hãy điền cả hai"},
        {"cao", "", "Hãy điền cả hai"},
        {"cao", "4.000.000", "không được nhỏ hơn"},
        {"thap", "rẻ", "rẻ"},
        {"ngay", "25/11/2026", "chưa đến"},
        {"ngay", "", ""},
        {"nguon", "", "lấy ở đâu"},
        {"thang", "999", ""},
    };
    const auto before = all.world.stored();
    for (const auto& [field, value, says] : rows) {
        const auto answer =
            send(all.officer, edit_of("gmp"), with(fields("5.000.000", "9.000.000", "2"), field, value));
        EXPECT_EQ(answer.status, 422) << field << '=' << value;
        EXPECT_TRUE(holds(answer, says)) << field << '=' << value;
        EXPECT_TRUE(holds(answer, "Ba báo giá") || field == "nguon") << "what was typed is kept";
    }
    EXPECT_EQ(all.world.stored(), before);
}

TEST(ReferenceFigurePages, TheOwnFigureIsReckonedWithAtOnceAndGivenUpAgain) {
    const auto& all = office();
    const auto [rows, entries] = kept();
    EXPECT_EQ(send(all.officer, edit_of("haccp"), fields("61.000.000", "62.000.000", "7")).status, 303);
    EXPECT_EQ(kept(), std::pair(rows + 1, entries + 1));
    const auto own = advice::figures_of(all.world.site());
    EXPECT_EQ(own->figure("haccp")->low, Dong{61'000'000});
    EXPECT_EQ(own->figure("haccp")->months, 7);
    EXPECT_TRUE(own->figure("haccp")->own);
    EXPECT_TRUE(holds(ask(all.auditor, list), "61.000.000–62.000.000"));
    EXPECT_TRUE(holds(ask(all.auditor, list), "Ba báo giá của chi cục"));
    EXPECT_TRUE(holds(ask(all.officer, edit_of("haccp")), "Trả về số có sẵn"));

    const Fields reset{{"phien-ban", version_on(edit_of("haccp"))}};
    EXPECT_EQ(send(all.officer, fmt::format("{}/haccp/tra-ve", list), reset).status, 303);
    EXPECT_EQ(kept(), std::pair(rows + 1, entries + 2)) << "the row stays, and its history";
    EXPECT_FALSE(advice::figures_of(all.world.site())->figure("haccp")->own);
    EXPECT_FALSE(holds(ask(all.officer, edit_of("haccp")), "Trả về số có sẵn"));
}

TEST(ReferenceFigurePages, AnUnknownFigureMayBeWrittenAsUnknown) {
    const auto& all = office();
    EXPECT_EQ(send(all.officer, edit_of("capacity_large"), fields("", "", "")).status, 303);
    const auto* figure = advice::figures_of(all.world.site())->figure("capacity_large");
    EXPECT_FALSE(figure->low);
    EXPECT_FALSE(figure->months);
    EXPECT_TRUE(holds(ask(all.officer, list), "chưa rõ"));
}

TEST(ReferenceFigurePages, SentTwiceIsWrittenOnce) {
    const auto& all = office();
    const auto [rows, entries] = kept();
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(
            send(all.officer, edit_of("trace_code"), fields("1.000.000", "2.000.000", "1"), "haibamot2345").status,
            303);
    EXPECT_EQ(kept(), std::pair(rows + 1, entries + 1));
}

TEST(ReferenceFigurePages, WhoWasSlowerSeesBothTexts) {
    const auto& all = office();
    ASSERT_EQ(send(all.officer, edit_of("area_national"), fields("31.000.000", "32.000.000", "4")).status, 303);
    // Another officer's form was shown before there was an own figure.
    const auto first = send(all.officer, edit_of("area_national"), fields("41.000.000", "42.000.000", "4"));
    EXPECT_EQ(first.status, 409);
    EXPECT_TRUE(holds(first, "31.000.000") && holds(first, "41.000.000"));
    const auto version = version_on(edit_of("area_national"));
    ASSERT_EQ(send(all.officer, edit_of("area_national"), fields("33.000.000", "34.000.000", "4", version)).status,
              303);
    const auto second = send(all.officer, edit_of("area_national"), fields("51.000.000", "52.000.000", "4", version));
    EXPECT_EQ(second.status, 409);
    EXPECT_TRUE(holds(second, "33.000.000") && holds(second, "51.000.000"));
    const auto reset = send(all.officer, fmt::format("{}/area_national/tra-ve", list), {{"phien-ban", version}});
    EXPECT_EQ(reset.status, 409);
    EXPECT_TRUE(holds(reset, "Có người vừa sửa số này"));
    EXPECT_EQ(advice::figures_of(all.world.site())->figure("area_national")->low, Dong{33'000'000});
}

TEST(ReferenceFigurePages, EachWriteIsAChangeThatIsSeenAndCanBeTakenBack) {
    const auto& all = office();
    ASSERT_EQ(send(all.officer, edit_of("label_story"), fields("71.000.000", "72.000.000", "4")).status, 303);
    std::string code;
    all.world.site().database.read([&](db::Reader& reader) {
        code = reader.text("SELECT change_code FROM trail_entry ORDER BY sequence DESC LIMIT 1").value_or("");
    });
    const auto change = "/quan-ly/thay-doi/" + code;
    const auto page = ask(all.officer, change);
    EXPECT_EQ(page.status, 200);
    EXPECT_TRUE(holds(page, "Số tham khảo") && holds(page, "label_story") && holds(page, "71.000.000"));
    EXPECT_EQ(ask(all.elsewhere, change).status, 404);
    EXPECT_EQ(send(all.officer, change + "/hoan-tac", {}).status, 303);
    EXPECT_FALSE(advice::figures_of(all.world.site())->figure("label_story")->own);
    all.world.site().database.read([](db::Reader& reader) {
        for (const auto& promise : advice::invariants()) EXPECT_FALSE(promise.broken(reader)) << promise.name;
    });
}

TEST(ReferenceFigurePages, WhatIsTypedIsNeverMarkup) {
    const auto& all = office();
    ASSERT_EQ(
        send(all.officer, edit_of("story_writer"), with(fields("1", "2", "3"), "nguon", "<script>alert(1)</script>"))
            .status,
        303);
    EXPECT_FALSE(holds(ask(all.officer, list), "<script>alert"));
    EXPECT_FALSE(holds(ask(all.officer, edit_of("story_writer")), "<script>alert"));
}

}  // namespace
}  // namespace saolang::http_tests
