// Targets about fairs and promotion.

#include "programme/built_in.hpp"
#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/rule.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word was_cancelled{"Đã hủy", "Cancelled"};
constexpr web::Word not_held_yet{"Chưa diễn ra xong", "Not held yet"};
constexpr web::Word not_thematic{"Hội chợ chung, không phải chuyên đề OCOP", "A general fair, not on OCOP alone"};
constexpr web::Word no_report{"Chưa có báo cáo kết quả hoặc tài liệu", "No report of results and no document"};

Finding of_event(const Asked& asked, const Table& events, Row row) {
    Finding finding{.subject = record_subject(KindId::event, row), .verdict = Verdict::not_counted};
    const auto unit = events.position(event::unit, row).value_or(nowhere);
    // A fair in Hà Nội is the province's own and of no district of it.
    if (unit != nowhere && asked.holds(unit)) finding.place = place_at(unit);
    if (happened(events, event::cancelled_on, row, asked.day)) {
        finding.why = &was_cancelled;
    } else if (!happened(events, event::to_day, row, asked.day)) {
        finding.why = &not_held_yet;
    } else if (!happened(events, event::report_on, row, asked.day) && events.proofs[row] == 0) {
        finding.verdict = Verdict::unproved;
        finding.why = &no_report;
    } else {
        finding.verdict = Verdict::counted;
    }
    return finding;
}

// An event is of the year in which it begins. A unit below the province is asked about what is held in it alone.
template <class Fits, class Visit>
void each_event(const Asked& asked, const Fits& fits, const Visit& visit) {
    const auto& events = asked.ledger[KindId::event];
    const bool whole_province = asked.gazetteer[asked.question.unit].level == places::Level::province;
    for (Row row = 0; row < events.size(); ++row) {
        const auto from = events.number(event::from_day, row);
        if (from < asked.first || from > asked.last || !fits(events, row)) continue;
        if (whole_province || asked.holds(events.position(event::unit, row).value_or(nowhere))) visit(events, row);
    }
}

struct ThematicFairs {
    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        const auto is_fair = [](const Table& events, Row row) {
            return events.number(event::kind_of_it, row) == event::fair &&
                   events.number(event::region, row) != event::abroad;
        };
        each_event(asked, is_fair, [&](const Table& events, Row row) {
            auto finding = of_event(asked, events, row);
            if (events.number(event::thematic, row) != 1) {
                finding.verdict = Verdict::not_counted;
                finding.why = &not_thematic;
            }
            visit(finding);
        });
    }
};

struct PromotionAbroad {
    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        const auto is_abroad = [](const Table& events, Row row) {
            return events.number(event::region, row) == event::abroad;
        };
        each_event(asked, is_abroad, [&](const Table& events, Row row) { visit(of_event(asked, events, row)); });
    }
};

}  // namespace

std::vector<Indicator> event_indicators() {
    using Value = Indicator::Value;
    constexpr auto in_count = at(measures_in, "count");
    return {indicator_of("thematic_fairs",
                         {"Số hội chợ chuyên đề OCOP trong và ngoài tỉnh", "Fairs on OCOP, in or outside the province"},
                         in_count, Value::count, ThematicFairs{}),
            indicator_of("promotion_abroad", {"Số lần xúc tiến ở nước ngoài", "Promotions abroad"}, in_count,
                         Value::count, PromotionAbroad{})};
}

}  // namespace saolang::programme
