#include "programme/indicator.hpp"

#include <gtest/gtest.h>

#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/records_for_tests.hpp"

namespace saolang::programme {
namespace {

using registry::date;
using registry::place_key;

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }
const Date spring = date(2024, 3, 1);
const Date year_end = date(2024, 12, 31);

class TheYear : public testing::Test {
protected:
    TheYear() {
        for (const auto& [number, on] : std::vector<std::pair<std::string, std::optional<Date>>>{
                 {"1/QĐ-UBND", date(2024, 6, 20)}, {"2/QĐ-UBND", std::nullopt}, {"3/QĐ-UBND", date(2023, 12, 29)}}) {
            const auto id = static_cast<std::int64_t>(registry_.tables.decisions.size()) + 1;
            registry_.tables.decisions.push_back({registry::DecisionId{id}, number, on, ""});
        }
    }
    // A product of its own producer in Đại Lộc; its number, for records that name it.
    std::string product(std::string_view commune = "20512") {
        const auto where = place_key(commune, spring);
        const auto producer = registry_.producer("HTX", registry::ProducerKind::cooperative, where);
        auto line = registry_.product("Trà");
        line.of(producer).in(where).group(registry::ProductGroup::drink);
        return std::to_string(registry_.tables.products.size());
    }
    void recognise(const std::string& product, int stars, Date from, std::optional<int> decision = {}) {
        registry::Recognition made;
        made.id = registry::RecognitionId{static_cast<std::int64_t>(registry_.tables.recognitions.size()) + 1};
        made.product = registry::ProductId{std::stoll(product)};
        made.star = registry::Star::of(stars);
        made.valid_from = from;
        if (decision) made.decision = registry::DecisionId{*decision};
        registry_.tables.recognitions.push_back(made);
    }
    Row registration(const std::string& product, std::string result, std::string star, std::string decision) {
        const auto row = records_.add(registration::kind, {{"registered_on", "2024-02-01"},
                                                           {"year", "2024"},
                                                           {"round", "1"},
                                                           {"product", product},
                                                           {"kind", "first"}});
        if (!result.empty()) {
            records_.set(registration::kind, row, "result", result);
            records_.set(registration::kind, row, "result_on", "2024-06-20");
        }
        if (!star.empty()) records_.set(registration::kind, row, "star", star);
        if (!decision.empty()) records_.set(registration::kind, row, "decision", decision);
        return row;
    }
    [[nodiscard]] World world() const { return records_.with(registry_.build()); }
    static Question question(Date day = year_end) { return {2024, registry::unit("49", day), day, day}; }
    [[nodiscard]] Tally tally(std::string_view code, Date day = year_end) const {
        const auto made = world();
        return tally_of(*indicator_coded(made, code), made, gazetteer(), question(day));
    }
    [[nodiscard]] std::vector<Finding> findings(std::string_view code, Date day = year_end) const {
        const auto made = world();
        return findings_of(*indicator_coded(made, code), made, gazetteer(), question(day));
    }
    static std::string_view why(const Finding& finding) { return finding.why ? finding.why->vi : ""; }

    registry::TestRegistry registry_;
    TestRecords records_;
};

TEST_F(TheYear, ARegisteredProductReachesThreeStarsByADecisionWithADate) {
    registration(product(), "recognised", "3", "1");
    registration(product(), "recognised", "3", "");
    registration(product(), "recognised", "4", "2");
    registration(product(), "not_reached", "", "");
    registration(product(), "", "", "");
    const auto withdrawn = registration(product(), "", "", "");
    records_.set(registration::kind, withdrawn, "withdrawn_on", "2024-05-01");
    const auto all = findings("registered_reaching_three");
    ASSERT_EQ(all.size(), 5U) << "one withdrawn is not asked about";
    EXPECT_EQ(all[0].verdict, Verdict::counted);
    EXPECT_EQ(all[0].by, (Subject{Subject::Of::record, KindId::registration, 0}));
    EXPECT_EQ(why(all[1]), "Được công nhận nhưng chưa ghi quyết định");
    EXPECT_EQ(why(all[2]), "Quyết định công nhận chưa ghi ngày");
    EXPECT_EQ(why(all[3]), "Đã đánh giá, không đạt");
    EXPECT_EQ(why(all[4]), "Chưa có kết quả đánh giá");
    const auto sum = tally("registered_reaching_three");
    EXPECT_EQ(sum.value, 2'000);
    EXPECT_EQ(sum.value_if_proved, 6'000);
    EXPECT_EQ(tally("registered_reaching_three", date(2024, 6, 19)).value, 0) << "the day before the decision";
    EXPECT_EQ(tally("registered_reaching_three", date(2024, 6, 19)).not_counted, 5U);
    EXPECT_EQ(tally("registered_reaching_three", date(2024, 4, 30)).not_counted, 6U) << "not withdrawn yet";
    EXPECT_EQ(tally("registered_reaching_three", date(2024, 1, 31)).value, std::nullopt) << "nothing registered yet";
}

TEST_F(TheYear, AProductRegisteredTwiceIsAskedAboutOnceAndItsBestResultCounts) {
    const auto twice = product();
    registration(twice, "not_reached", "", "");
    registration(twice, "recognised", "3", "1");
    const auto all = findings("registered_reaching_three");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].verdict, Verdict::counted);
    EXPECT_EQ(all[0].by->at, 1U);
}

TEST_F(TheYear, FourStarsAreNewByADecisionOfTheYearOfWhoNeverHadThem) {
    const auto fresh = product(), rough = product(), renewed = product(), lower = product(), early = product();
    recognise(fresh, 3, date(2022, 1, 5));
    recognise(fresh, 4, date(2024, 6, 20), 1);
    recognise(rough, 4, date(2024, 6, 20), 2);
    recognise(renewed, 4, date(2020, 6, 1));
    recognise(renewed, 4, date(2024, 6, 20), 1);
    recognise(lower, 3, date(2024, 6, 20), 1);
    recognise(early, 4, date(2024, 1, 2), 3);
    for (const auto& one : {fresh, renewed}) registration(one, "recognised", "4", "1");
    records_.set(registration::kind, registration(lower, "recognised", "3", "1"), "star_wanted", "4");
    const auto all = findings("four_star_new");
    ASSERT_EQ(all.size(), 4U) << "one decided in 2023 is not of this year";
    EXPECT_EQ(all[0].subject.at, 0U);
    EXPECT_EQ(all[0].by->at, 0U) << "its registration";
    EXPECT_EQ(why(all[1]), "Được công nhận nhưng chưa ghi quyết định");
    EXPECT_EQ(why(all[2]), "Đã đạt bốn sao từ trước");
    EXPECT_EQ(why(all[3]), "Đăng ký bốn sao, được công nhận thấp hơn");
    EXPECT_EQ(tally("four_star_new").value, 100);
    EXPECT_EQ(tally("four_star_new").value_if_proved, 200);
    EXPECT_EQ(tally("four_star_new", date(2024, 6, 19)).value, 0);
}

TEST_F(TheYear, SupportCountsOnceItIsBegunAndProvedByADocumentOrMoney) {
    const auto helped = product(), paid = product(), unproved = product(), planned = product(), none = product();
    for (const auto& one : {helped, paid, unproved, planned, none}) recognise(one, 3, date(2023, 6, 1));
    recognise(product(), 3, date(2024, 1, 1));
    const auto support = [&](const std::string& one, bool proved, const std::string& started) {
        const TestRecords::Told told{{"producer", one},
                                     {"product", one},
                                     {"need", "packaging"},
                                     {"measure", "Bao bì"},
                                     {"planned_on", "2024-02-01"}};
        const auto row = proved ? records_.add(support::kind, told) : records_.add_unproved(support::kind, told);
        if (!started.empty()) records_.set(support::kind, row, "started_on", started);
        return row;
    };
    support(helped, true, "2024-05-01");
    const auto with_money = support(paid, false, "2024-05-01");
    records_.add(support_money::kind, {{"support", std::to_string(with_money + 1)},
                                       {"source", "province"},
                                       {"paid", "5000000"},
                                       {"paid_on", "2024-08-01"}});
    support(unproved, false, "2024-05-01");
    support(planned, true, "");
    const auto all = findings("recognised_supported");
    ASSERT_EQ(all.size(), 5U) << "one recognised on the first day of the year did not stand at its start";
    EXPECT_EQ(why(all[2]), "Đã hỗ trợ nhưng chưa có tài liệu hoặc chứng từ chi tiền");
    EXPECT_EQ(why(all[3]), "Có kế hoạch hỗ trợ, chưa thực hiện");
    EXPECT_EQ(why(all[4]), "Chưa có hỗ trợ nào trong năm");
    EXPECT_EQ(tally("recognised_supported").value, 200);
    EXPECT_EQ(tally("recognised_supported", date(2024, 7, 31)).value, 100) << "the money was not paid yet";
    EXPECT_EQ(tally("recognised_supported", date(2024, 4, 30)).value, 0);
}

TEST_F(TheYear, AProducerIsStrengthenedOnceHoweverManySteps) {
    product();
    product();
    product();
    registry_.tables.producers[2].kind = registry::ProducerKind::household;
    const auto step = [&](const char* producer, bool proved) {
        const TestRecords::Told told{{"producer", producer}, {"step", "strengthened"}, {"on_day", "2024-05-01"}};
        return proved ? records_.add(organisation_step::kind, told)
                      : records_.add_unproved(organisation_step::kind, told);
    };
    step("1", false);
    step("1", true);
    step("2", false);
    step("3", true);
    const auto all = findings("organisations_strengthened");
    ASSERT_EQ(all.size(), 3U);
    EXPECT_EQ(all[0].by->at, 1U) << "the step that is proved";
    EXPECT_EQ(why(all[1]), "Chưa có văn bản hoặc tài liệu chứng minh");
    EXPECT_EQ(why(all[2]), "Không phải hợp tác xã, doanh nghiệp nhỏ và vừa");
    EXPECT_EQ(tally("organisations_strengthened").value, 100);
}

TEST_F(TheYear, ACommitmentInForceOrACertificateInItsPlaceCoversAProducer) {
    for (int i = 0; i < 7; ++i) registration(product(), "", "", "");
    const auto commitment = [&](const char* producer, const char* until) {
        return records_.add(
            commitment::kind,
            {{"producer", producer}, {"signed_on", "2022-03-01"}, {"body", "UBND xã"}, {"valid_to", until}});
    };
    commitment("1", "2025-03-01");
    commitment("2", "2024-12-30");
    records_.set(commitment::kind, commitment("3", "2025-03-01"), "ended_on", "2024-12-31");
    commitment("4", "2025-03-01");
    records_.add(inspection::kind,
                 {{"producer", "4"}, {"on_day", "2024-09-01"}, {"body", "Chi cục"}, {"outcome", "serious"}});
    records_.add(standard::kind, {{"producer", "5"},
                                  {"scheme", "haccp"},
                                  {"number", "1"},
                                  {"issuer", "TQC"},
                                  {"valid_from", "2024-01-01"},
                                  {"valid_to", "2026-12-31"}});
    records_.add(
        standard::kind,
        {{"producer", "6"}, {"scheme", "vietgap"}, {"number", "2"}, {"issuer", "TQC"}, {"valid_from", "2024-01-01"}});
    records_.add_unproved(
        commitment::kind,
        {{"producer", "7"}, {"signed_on", "2024-03-01"}, {"body", "UBND xã"}, {"valid_to", "2027-03-01"}});
    const auto all = findings("registered_with_commitment");
    ASSERT_EQ(all.size(), 7U);
    EXPECT_EQ(all[0].subject.at, 0U);
    EXPECT_EQ(all[1].by, (Subject{Subject::Of::record, KindId::standard, 0}));
    EXPECT_EQ(why(all[2]), "Có cam kết nhưng chưa có bản chụp, bản giấy đính kèm");
    EXPECT_EQ(why(all[3]), "Cam kết hoặc giấy chứng nhận đã hết hiệu lực");
    EXPECT_EQ(why(all[4]), "Cam kết hoặc giấy chứng nhận đã hết hiệu lực");
    EXPECT_EQ(why(all[5]), "Có vi phạm nghiêm trọng chưa khắc phục");
    EXPECT_EQ(why(all[6]), "Chưa có bản cam kết hoặc giấy chứng nhận an toàn thực phẩm");
    EXPECT_EQ(tally("registered_with_commitment").value, 2'857) << "2 of 7, rounded down";
    EXPECT_EQ(tally("registered_with_commitment", date(2024, 8, 31)).counted, 5U) << "before the breach and the ends";
}

class SalesPoints : public TheYear {
protected:
    Row point(std::string_view commune, const char* opened = "2023-01-01") {
        return records_.add(sales_point::kind, {{"name", "Điểm bán"},
                                                {"kind", "point"},
                                                {"unit", TestRecords::place(commune, spring)},
                                                {"address", "chợ"},
                                                {"run_by", "HTX"},
                                                {"opened_on", opened}});
    }
    void goods(Row point, std::string_view origin) {
        records_.add(point_product::kind, {{"point", std::to_string(point + 1)},
                                           {"name", "hàng"},
                                           {"origin", TestRecords::place(origin, spring)},
                                           {"from_day", "2023-02-01"}});
    }
    void visit(Row point, const char* day, const char* open, bool proved = true) {
        const TestRecords::Told told{{"point", std::to_string(point + 1)}, {"on_day", day}, {"was_open", open}};
        if (proved)
            records_.add(point_visit::kind, told);
        else
            records_.add_unproved(point_visit::kind, told);
    }
    [[nodiscard]] Finding of_district(std::string_view code) const {
        for (const auto& finding : findings("districts_with_sales_point"))
            if (finding.subject.at == static_cast<std::uint32_t>(registry::unit(code, spring))) return finding;
        throw std::logic_error("no such district");
    }
};

TEST_F(SalesPoints, ADistrictHasALivingPointThatSellsGoodsOfOtherPlacesAndProvinces) {
    const auto all_sorts = point("20512");
    goods(all_sorts, "20398");
    goods(all_sorts, "48");
    visit(all_sorts, "2024-09-01", "1");
    EXPECT_EQ(of_district("506").verdict, Verdict::counted);
    EXPECT_EQ(of_district("506").by, (Subject{Subject::Of::record, KindId::sales_point, 0}));
    EXPECT_EQ(why(of_district("503")), "Chưa có điểm bán nào");
    EXPECT_EQ(tally("districts_with_sales_point").value, 100);
    EXPECT_EQ(tally("districts_with_sales_point").not_counted, 17U);
    EXPECT_EQ(tally("districts_with_sales_point", date(2024, 8, 31)).value, 0) << "no sign of life yet";
}

TEST_F(SalesPoints, EachMissingThingIsSaid) {
    const auto one = point("20512");
    EXPECT_EQ(why(of_district("506")),
              "Sáu tháng qua không có lần kiểm tra hay hàng mới nào cho thấy điểm bán còn hoạt động");
    visit(one, "2024-06-30", "1");
    EXPECT_EQ(of_district("506").verdict, Verdict::not_counted) << "more than six months ago";
    visit(one, "2024-09-01", "1", false);
    EXPECT_EQ(why(of_district("506")), "Chưa bán hàng của nơi khác trong tỉnh");
    goods(one, "20398");
    EXPECT_EQ(why(of_district("506")), "Chưa bán hàng của tỉnh khác");
    goods(one, "48");
    EXPECT_EQ(of_district("506").verdict, Verdict::unproved) << "the visit has no picture and no position";
    visit(one, "2024-10-01", "0");
    EXPECT_EQ(why(of_district("506")), "Lần kiểm tra gần nhất thấy đóng cửa");
    visit(one, "2024-11-01", "1");
    EXPECT_EQ(of_district("506").verdict, Verdict::counted);
    records_.set(sales_point::kind, one, "closed_on", "2024-12-01");
    EXPECT_EQ(why(of_district("506")), "Điểm bán đã đóng");
}

TEST_F(SalesPoints, WhereTheHierarchyHasNoDistrictsCommunesAreAskedAbout) {
    const Date after = date(2025, 8, 1);
    const auto made = world();
    const auto all = findings_of(*indicator_coded(made, "districts_with_sales_point"), made, gazetteer(),
                                 {2025, registry::unit("48", after), after, after});
    EXPECT_EQ(all.size(), 94U);
}

class GrowthOfTheYear : public TheYear {
protected:
    // Recognised on 2023-06-01; asked about from 2024-06-01.
    void report(const std::string& product, const char* from, const char* to, const char* turnover, bool baseline) {
        const auto row = records_.add(turnover::kind, {{"product", product},
                                                       {"from_day", from},
                                                       {"to_day", to},
                                                       {"turnover", turnover},
                                                       {"reported_on", to},
                                                       {"state", "reported"}});
        if (!baseline) return;
        records_.set(turnover::kind, row, "baseline", "1");
        records_.set(turnover::kind, row, "frozen_on", "2023-06-02");
    }
};

TEST_F(GrowthOfTheYear, IsTheRatioOfSumsOfTheTwelveMonthsAfterAndBefore) {
    const auto one = product(), two = product();
    recognise(one, 3, date(2023, 6, 1));
    recognise(two, 3, date(2023, 6, 1));
    report(one, "2022-06-01", "2023-05-31", "100000000", true);
    report(one, "2023-06-01", "2024-05-31", "200000000", false);
    report(two, "2022-06-01", "2023-05-31", "300000000", true);
    report(two, "2023-06-01", "2024-05-31", "300000000", false);
    EXPECT_EQ(tally("turnover_growth").value, 125);
    EXPECT_EQ(tally("turnover_growth", date(2024, 5, 31)).value, std::nullopt) << "the year is not over";
    EXPECT_EQ(tally("profit_growth").value, std::nullopt);
    EXPECT_EQ(tally("profit_growth").unproved, 2U) << "nobody reported profit";
}

TEST_F(GrowthOfTheYear, SaysWhichFiguresAreMissing) {
    const auto no_baseline = product(), open = product(), no_report = product(), too_short = product(),
               half = product();
    for (const auto& one : {no_baseline, open, no_report, too_short, half}) recognise(one, 3, date(2023, 6, 1));
    report(no_baseline, "2023-06-01", "2024-05-31", "200000000", false);
    for (const auto& one : {open, no_report, too_short, half})
        report(one, "2022-06-01", "2023-05-31", "100000000", true);
    records_.set(turnover::kind, 1, "frozen_on", std::nullopt);
    report(open, "2023-06-01", "2024-05-31", "200000000", false);
    report(too_short, "2023-06-01", "2023-09-30", "200000000", false);
    report(half, "2023-06-01", "2023-11-30", "100000000", false);
    const auto all = findings("turnover_growth");
    ASSERT_EQ(all.size(), 5U);
    EXPECT_EQ(all[0].amount, 200'000'000) << "half a year stands for the whole: 183 of 366 days";
    EXPECT_EQ(why(all[1]), "Chưa có mức 12 tháng trước công nhận");
    EXPECT_EQ(why(all[2]), "Mức trước công nhận chưa được chốt");
    EXPECT_EQ(why(all[3]), "Chưa có báo cáo 12 tháng sau công nhận");
    EXPECT_EQ(why(all[4]), "Báo cáo chưa đủ 12 tháng sau công nhận");
    EXPECT_EQ(tally("turnover_growth").value_if_proved, std::nullopt) << "nobody can guess figures";
}

TEST_F(GrowthOfTheYear, AnOddFigureIsCountedAndSaidToBeAskedAbout) {
    const auto one = product();
    recognise(one, 3, date(2023, 6, 1));
    report(one, "2022-06-01", "2023-05-31", "100000000", true);
    report(one, "2023-06-01", "2024-05-31", "900000000", false);
    records_.set(turnover::kind, 1, "state", "asked");
    const auto all = findings("turnover_growth");
    EXPECT_EQ(all[0].verdict, Verdict::counted);
    EXPECT_EQ(why(all[0]), "Được tính; có số liệu đang hỏi lại");
    EXPECT_EQ(all[0].by->at, 1U);
}

TEST_F(GrowthOfTheYear, IsAskedOfFirstRecognitionsAndHigherStarsAlone) {
    const auto again = product(), higher = product();
    for (const auto& one : {again, higher}) recognise(one, 3, date(2020, 6, 1));
    recognise(again, 3, date(2023, 6, 1));
    recognise(higher, 4, date(2023, 6, 1));
    const auto all = findings("turnover_growth");
    ASSERT_EQ(all.size(), 1U);
    EXPECT_EQ(all[0].subject.at, 1U);
}

TEST_F(TheYear, AFairCountsOnceHeldAndReported) {
    const auto fair = [&](const char* from, const char* to, const char* region, const char* thematic, bool proved) {
        const TestRecords::Told told{{"name", "Hội chợ"}, {"kind", "fair"},   {"thematic", thematic},
                                     {"region", region},  {"address", "nơi"}, {"from_day", from},
                                     {"to_day", to}};
        return proved ? records_.add(event::kind, told) : records_.add_unproved(event::kind, told);
    };
    fair("2024-05-01", "2024-05-05", "in_province", "1", true);
    records_.set(event::kind, fair("2024-06-01", "2024-06-05", "outside", "1", false), "report_on", "2024-07-01");
    fair("2024-07-01", "2024-07-05", "outside", "1", false);
    fair("2024-12-28", "2025-01-03", "in_province", "1", true);
    records_.set(event::kind, fair("2024-08-01", "2024-08-05", "in_province", "1", true), "cancelled_on", "2024-07-20");
    fair("2024-09-01", "2024-09-05", "in_province", "0", true);
    fair("2023-09-01", "2023-09-05", "in_province", "1", true);
    fair("2024-10-01", "2024-10-05", "abroad", "1", true);
    const auto all = findings("thematic_fairs");
    ASSERT_EQ(all.size(), 6U);
    EXPECT_EQ(why(all[2]), "Chưa có báo cáo kết quả hoặc tài liệu");
    EXPECT_EQ(why(all[3]), "Chưa diễn ra xong");
    EXPECT_EQ(why(all[4]), "Đã hủy");
    EXPECT_EQ(why(all[5]), "Hội chợ chung, không phải chuyên đề OCOP");
    EXPECT_EQ(tally("thematic_fairs").value, 200);
    EXPECT_EQ(tally("thematic_fairs", date(2024, 6, 30)).value, 100) << "the report came in July";
    EXPECT_EQ(tally("promotion_abroad").value, 100);
}

TEST_F(TheYear, OfficersAreCountedAndProducersAreNot) {
    records_.add(training::kind, {{"name", "Lớp"}, {"from_day", "2024-04-01"}, {"audience", "both"}});
    records_.add(training::kind, {{"name", "Lớp"}, {"from_day", "2024-04-01"}, {"audience", "producers"}});
    product();
    records_.add(trained::kind, {{"training", "1"}, {"unit", TestRecords::place("506", spring)}, {"people", "12"}});
    records_.add(trained::kind, {{"training", "1"}, {"producer", "1"}, {"people", "5"}});
    records_.add(trained::kind, {{"training", "2"}, {"people", "30"}});
    EXPECT_EQ(tally("officials_trained").value, 1'200);
}

}  // namespace
}  // namespace saolang::programme
