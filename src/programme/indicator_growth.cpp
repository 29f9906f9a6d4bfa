// Targets about what recognition brought: turnover and profit one year after it, against the twelve months before.

#include "programme/built_in.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/rule.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word day_unknown{"Chưa biết ngày công nhận, chỉ biết năm", "Only the year of recognition is known"};
constexpr web::Word baseline_missing{"Chưa có mức 12 tháng trước công nhận",
                                     "The twelve months before recognition are not reported"};
constexpr web::Word baseline_open{"Mức trước công nhận chưa được chốt", "The level before recognition is not settled"};
constexpr web::Word report_missing{"Chưa có báo cáo 12 tháng sau công nhận",
                                   "The twelve months after recognition are not reported"};
constexpr web::Word too_short{"Báo cáo chưa đủ 12 tháng sau công nhận",
                              "Reports cover less than half of the twelve months after recognition"};
constexpr web::Word odd_figure{"Được tính; có số liệu đang hỏi lại", "Counted; a figure in it is being asked about"};

const web::Word* why_of(const Growth& growth) {
    switch (growth.missing) {
        case Growth::Missing::baseline:
            return &baseline_missing;
        case Growth::Missing::baseline_not_frozen:
            return &baseline_open;
        case Growth::Missing::report:
            return &report_missing;
        case Growth::Missing::report_too_short:
            return &too_short;
        case Growth::Missing::nothing:
            break;
    }
    return growth.asked ? &odd_figure : nullptr;
}

// Products recognised for the first time or with a higher star in the year before, once twelve months have passed since
// by the day. The value is the sum of what they had in these months by the sum of what they had in the twelve before.
struct GrowthAfterRecognition {
    Figure figure;

    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        auto rest = asked.reckoned.rises.of(asked.question.year - 1);
        while (!rest.empty()) {
            // A product that rose twice in a year is measured from the first time.
            const auto& rise = take_group(rest, [](const Rise& one) { return one.product; }).front();
            if (!year_passed(asked, rise)) continue;
            const auto place = asked.reckoned.product_place[rise.product];
            if (!asked.holds(place)) continue;
            Finding finding{.subject = product_subject(rise.product), .place = place_at(place)};
            if (rise.day_known) {
                look_at(asked, rise, finding);
            } else {
                finding.verdict = Verdict::unproved;
                finding.why = &day_unknown;
            }
            visit(finding);
        }
    }

private:
    static bool year_passed(const Asked& asked, const Rise& rise) { return rise.year_passed <= asked.day; }
    void look_at(const Asked& asked, const Rise& rise, Finding& finding) const {
        const auto& growth = asked.reckoned.growth(rise, figure, asked.day);
        if (growth.missing != Growth::Missing::nothing) finding.verdict = Verdict::unproved;
        finding.why = why_of(growth);
        if (growth.by != nowhere) finding.by = record_subject(KindId::turnover, growth.by);
        const bool figures =
            growth.missing == Growth::Missing::nothing || growth.missing == Growth::Missing::baseline_not_frozen;
        if (!figures) return;
        finding.amount = growth.after;
        finding.before = growth.before;
    }
};

}  // namespace

std::vector<Indicator> growth_indicators() {
    using Value = Indicator::Value;
    constexpr auto in_times = at(measures_in, "times");
    std::vector<Indicator> made{
        indicator_of(
            "turnover_growth",
            {"Doanh thu một năm sau công nhận so với trước", "Turnover one year after recognition, against before"},
            in_times, Value::ratio_of_sums, GrowthAfterRecognition{Figure::turnover}),
        indicator_of(
            "profit_growth",
            {"Lợi nhuận một năm sau công nhận so với trước", "Profit one year after recognition, against before"},
            in_times, Value::ratio_of_sums, GrowthAfterRecognition{Figure::profit}),
    };
    for (auto& indicator : made) indicator.confidential = true;
    return made;
}

}  // namespace saolang::programme
