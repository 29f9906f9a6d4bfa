#include "programme/own_indicator.hpp"

#include <random>

#include <gtest/gtest.h>

#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/records_for_tests.hpp"
#include "programme/work_kinds.hpp"

namespace saolang::programme {
namespace {

using registry::date;
using registry::place_key;

const Date spring = date(2024, 3, 1);
const Date year_end = date(2024, 12, 31);

TEST(Filters, AreReadLineByLineAndWrittenBack) {
    const auto over = *over_named("standard");
    const auto filters = parse_filters(over,
                                       "scheme = vietgap, globalgap\n"
                                       "\n"
                                       "  valid_to   >= ngày \n"
                                       "valid_from <= 31/12/2024\n"
                                       "producer.kind != household\n"
                                       "product.star >= 3\n"
                                       "withdrawn_on unknown\n"
                                       "place = 506\n"
                                       "standing = có\n"
                                       "issuer = Trung tâm TQC");
    ASSERT_TRUE(filters.has_value()) << filters.error().line << filters.error().why->vi;
    EXPECT_EQ(filters->size(), 9U);
    const auto text = text_of(over, *filters);
    EXPECT_EQ(text,
              "scheme = vietgap, globalgap\nvalid_to >= ngày\nvalid_from <= 2024-12-31\nproducer.kind != household\n"
              "product.star >= 3\nwithdrawn_on unknown\nplace = 506\nstanding = 1\nissuer = trung tam tqc\n");
    EXPECT_EQ(parse_filters(over, text), filters) << "what is written is read back the same";
}

TEST(Filters, AMistakeIsSaidAtItsLine) {
    const auto problem = [](std::string_view text) {
        const auto filters = parse_filters(*over_named("standard"), text);
        if (filters) throw std::logic_error("no problem");
        return std::tuple(filters.error().line, filters.error().part, filters.error().why->vi);
    };
    using Problem = std::tuple<std::size_t, std::string, std::string_view>;
    EXPECT_EQ(problem("scheme = vietgap\ncolour = red"), Problem(2, "colour", "Không có mục này"));
    EXPECT_EQ(problem("scheme = viet-gap"), Problem(1, "viet-gap", "Không đọc được giá trị"));
    EXPECT_EQ(problem("valid_to"), Problem(1, "valid_to", "Thiếu phép so sánh: =, !=, >=, <=, known, unknown"));
    EXPECT_EQ(problem("valid_to >="), Problem(1, "valid_to", "Thiếu giá trị để so sánh"));
    EXPECT_EQ(problem("scheme >= vietgap"), Problem(1, ">=", "Mục này không so sánh như thế được"));
    EXPECT_EQ(problem("valid_to >= 32/12/2024"), Problem(1, "32/12/2024", "Không đọc được giá trị"));
    EXPECT_EQ(problem("valid_to known 1"), Problem(1, "1", "Phép so sánh này không có giá trị theo sau"));
    EXPECT_EQ(problem("place = 99999"), Problem(1, "99999", "Không đọc được giá trị"));
    EXPECT_EQ(problem("number = 1' OR '1'='1\nx"), Problem(2, "x", "Không có mục này")) << "a text is a text";
}

TEST(Filters, WhateverIsTypedIsReadAsItIsWrittenBackOrRefusedAtItsLine) {
    constexpr std::array<std::string_view, 22> pieces{
        "scheme", "valid_to", "product.star", "place",  "number", "=",  "!=",  ">=",      "known", "unknown", "vietgap",
        ",",      "ngày",     "31/12/2024",   "999999", "-1",     "\n", "1,5", "'; DROP", "\xff",  " ",       "506"};
    std::mt19937 random(5);
    std::size_t read = 0;
    for (int round = 0; round < 20'000; ++round) {
        const auto over = *over_named(round % 2 == 0 ? "standard" : "turnover");
        std::string text;
        for (auto n = random() % 9; n > 0; --n) text.append(pieces[random() % pieces.size()]).append(" ");
        const auto filters = parse_filters(over, text);
        if (!filters) {
            ASSERT_GE(filters.error().line, 1U);
            ASSERT_TRUE(filters.error().why);
            continue;
        }
        read += filters->empty() ? 0 : 1;
        ASSERT_EQ(parse_filters(over, text_of(over, *filters)), filters) << text;
    }
    EXPECT_GT(read, 20U);
}

TEST(Filters, WhatIsOfferedIsData) {
    for (const auto& over : all_over()) {
        EXPECT_FALSE(measures_of(over).empty()) << name_of(over);
        EXPECT_EQ(over_named(name_of(over)), over);
        for (const auto& field : measurable_fields(over)) {
            EXPECT_FALSE(comparisons_of(field).empty()) << field.name;
            EXPECT_EQ(field.holds == Holds::choice, !field.options.empty()) << field.name;
        }
    }
    EXPECT_EQ(over_named("target"), std::nullopt) << "what a plan is made of is not counted";
    EXPECT_EQ(over_named("no such kind"), std::nullopt);
}

class OwnIndicators : public testing::Test {
protected:
    // Tea of Đại Lộc with three stars, honey of Hội An with four, a basket of Đại Lộc with none; two producers.
    OwnIndicators() {
        const auto dai_loc = place_key("20512", spring), hoi_an = place_key("20398", spring);
        const auto first = registry_.producer("HTX Trà", registry::ProducerKind::cooperative, dai_loc);
        const auto second = registry_.producer("Hộ Mật", registry::ProducerKind::household, hoi_an);
        registry_.product("Trà").of(first).in(dai_loc).group(registry::ProductGroup::drink).star(3, date(2023, 6, 1));
        registry_.product("Mật").of(second).in(hoi_an).group(registry::ProductGroup::food).star(4, date(2023, 6, 1));
        registry_.product("Giỏ tre").of(first).in(dai_loc).group(registry::ProductGroup::craft);
    }
    void indicator(TestRecords::Told told) {
        const auto row = records_.add(indicator::kind, told);
        records_.set(indicator::kind, row, "name", "Chỉ số của tỉnh");
        records_.set(indicator::kind, row, "measured_in", "count");
    }
    [[nodiscard]] std::vector<Finding> findings(Date day = year_end) const {
        const auto world = records_.with(registry_.build());
        const auto own = indicator_coded(world, "1");
        if (!own) throw std::logic_error("no such indicator");
        return findings_of(*own, world, places::Gazetteer::shipped(), {2024, registry::unit("49", day), day, day});
    }
    [[nodiscard]] Tally tally(Date day = year_end) const {
        const auto world = records_.with(registry_.build());
        return tally_of(*indicator_coded(world, "1"), world, places::Gazetteer::shipped(),
                        {2024, registry::unit("49", day), day, day});
    }
    registry::TestRegistry registry_;
    TestRecords records_;
};

TEST_F(OwnIndicators, ProductsOfAGroupThatAreRecognised) {
    indicator({{"counted_over", "product"}, {"measure", "products"}, {"filters", "group = drink, craft\nstar >= 3"}});
    EXPECT_EQ(tally().value, 100);
    EXPECT_EQ(tally(date(2023, 5, 31)).value, 0) << "before its recognition";
}

TEST_F(OwnIndicators, ShareOfRecognisedProductsOnECommerce) {
    indicator({{"counted_over", "product"},
               {"measure", "share"},
               {"filters", "star >= 3"},
               {"share_filters", "listing >= 1"}});
    for (const char* channel : {"postmart", "shopee"})
        records_.add(listing::kind, {{"product", "2"}, {"channel", channel}, {"from_day", "2024-04-01"}});
    records_.add(listing::kind,
                 {{"product", "1"}, {"channel", "voso"}, {"from_day", "2024-01-01"}, {"to_day", "2024-06-30"}});
    EXPECT_EQ(tally().value, 5'000) << "the other listing is over";
    EXPECT_EQ(tally(date(2024, 6, 30)).value, 10'000);
    EXPECT_EQ(tally(date(2023, 12, 31)).value, 0);
}

TEST_F(OwnIndicators, PeopleTrainedInCoursesForOfficersOfTheYear) {
    indicator({{"counted_over", "trained"},
               {"measure", "sum"},
               {"summed", "people"},
               {"filters", "training.audience = officers, both\nproducer unknown"},
               {"within_year", "1"}});
    for (const char* on : {"2023-04-01", "2024-04-01"})
        records_.add(training::kind, {{"name", "Lớp"}, {"from_day", on}, {"audience", "officers"}});
    for (const char* course : {"1", "2", "2"}) records_.add(trained::kind, {{"training", course}, {"people", "15"}});
    EXPECT_EQ(tally().value, 3'000);
    EXPECT_EQ(tally(date(2024, 3, 31)).value, 0);
}

TEST_F(OwnIndicators, ProducersWithVietGapOnceEachAndWithItsDocument) {
    indicator({{"counted_over", "standard"},
               {"measure", "producers"},
               {"filters", "scheme = vietgap"},
               {"share_filters", "standing = 1"},
               {"needs_proof", "1"}});
    const auto certificate = [&](const char* producer, const char* until, bool proved) {
        const TestRecords::Told told{{"producer", producer}, {"scheme", "vietgap"},        {"number", "1"},
                                     {"issuer", "TQC"},      {"valid_from", "2023-01-01"}, {"valid_to", until}};
        return proved ? records_.add(standard::kind, told) : records_.add_unproved(standard::kind, told);
    };
    certificate("1", "2023-12-31", true);
    EXPECT_EQ(findings().front().why->vi, "Không đạt điều kiện của phần được tính");
    certificate("1", "2025-12-31", true);
    certificate("2", "2025-12-31", false);
    const auto all = findings();
    ASSERT_EQ(all.size(), 2U);
    EXPECT_EQ(all[0].subject, (Subject{Subject::Of::producer, {}, 0}));
    EXPECT_EQ(all[0].by, (Subject{Subject::Of::record, KindId::standard, 1}));
    EXPECT_EQ(all[1].why->vi, "Chưa có tài liệu, hình ảnh đính kèm");
    EXPECT_EQ(tally().value, 100);
    EXPECT_EQ(tally().value_if_proved, 200);
}

TEST_F(OwnIndicators, MoneyIsSummedInHundredthsAndSaidToBeConfidential) {
    indicator({{"counted_over", "turnover"}, {"measure", "sum"}, {"summed", "turnover"}, {"within_year", "1"}});
    records_.add(turnover::kind, {{"product", "1"},
                                  {"from_day", "2024-01-01"},
                                  {"to_day", "2024-03-31"},
                                  {"turnover", "1500000"},
                                  {"reported_on", "2024-04-02"},
                                  {"state", "reported"}});
    EXPECT_EQ(tally().value, 150'000'000);
    const auto world = records_.with(registry_.build());
    EXPECT_TRUE(indicator_coded(world, "1")->confidential);
    EXPECT_FALSE(indicator_coded(world, "thematic_fairs")->confidential);
}

TEST_F(OwnIndicators, ProductsOfProducersThatWomenLeadAreToldToThoseWhoMaySeePrivateFacts) {
    indicator({{"counted_over", "product"}, {"measure", "products"}, {"filters", "women_led = 1\nstar >= 3"}});
    auto world = records_.with(registry_.build());
    auto ledger = std::make_shared<Ledger>(*world.ledger);
    ledger->women_led = {1, absent};
    world.ledger = ledger;
    const auto own = indicator_coded(world, "1");
    ASSERT_TRUE(own.has_value());
    EXPECT_TRUE(own->confidential && own->personal);
    const Question question{2024, registry::unit("49", year_end), year_end, year_end};
    EXPECT_EQ(tally_of(*own, world, places::Gazetteer::shipped(), question).value, 100)
        << "one of three stars; who leads the other producer is not known";
}

TEST_F(OwnIndicators, AResultIsNotKnownBeforeItsDay) {
    indicator({{"counted_over", "registration"}, {"measure", "records"}, {"filters", "result = recognised"}});
    records_.add(registration::kind, {{"registered_on", "2024-02-01"},
                                      {"year", "2024"},
                                      {"round", "1"},
                                      {"product", "1"},
                                      {"kind", "first"},
                                      {"result", "recognised"},
                                      {"result_on", "2024-06-20"}});
    EXPECT_EQ(tally().value, 100);
    EXPECT_EQ(tally(date(2024, 6, 19)).value, 0);
}

TEST(OwnIndicator, AWrongConfigurationIsSaidAtItsField) {
    const auto problem = [](TestRecords::Told told) {
        IndicatorValues values(indicator::fields.size());
        for (const auto& [name, value] : told) values[*field_named(indicator::kind, name)] = value;
        const auto made = own_indicator("x", values);
        return made ? std::string("none") : std::string(indicator::fields[made.error().field].name);
    };
    EXPECT_EQ(problem({{"counted_over", "planets"}, {"measure", "records"}}), "counted_over");
    EXPECT_EQ(problem({{"counted_over", "product"}, {"measure", "sum"}}), "measure");
    EXPECT_EQ(problem({{"counted_over", "turnover"}, {"measure", "sum"}, {"summed", "question"}}), "summed");
    EXPECT_EQ(problem({{"counted_over", "product"}, {"measure", "share"}}), "share_filters");
    EXPECT_EQ(problem({{"counted_over", "product"}, {"measure", "products"}, {"filters", "star >= three"}}), "filters");
    EXPECT_EQ(problem({{"counted_over", "product"}, {"measure", "products"}, {"filters", "star >= 3"}}), "none");
}

}  // namespace
}  // namespace saolang::programme
