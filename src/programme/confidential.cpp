#include "programme/confidential.hpp"

#include <algorithm>

#include "programme/disclosure.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/totals.hpp"

namespace saolang::programme {

namespace {

constexpr std::int64_t shown_step = 10;  // hundredths: one decimal
constexpr int longest_between_closings = 95;

bool is_letter(char c) { return c == '_' || (c >= 'a' && c <= 'z'); }

// Whether the text has the name as a word of its own.
bool names(std::string_view text, std::string_view name) {
    for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const auto end = at + name.size();
        if ((at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]))) return true;
    }
    return false;
}

// Whatever kind the field is of: an indicator may reach another kind's through the record it names.
bool names_confidential(const Table& indicators, Row row) {
    for (const auto* kind : kinds())
        for (const auto& field : kind->fields) {
            if (!field.confidential) continue;
            for (const auto text : {indicator::summed, indicator::filters, indicator::share_filters})
                if (names(indicators.text(text, row), field.name)) return true;
        }
    return false;
}

std::optional<Date> last_closing(Date day) {
    const auto closings = closings_between(day.plus_days(-longest_between_closings), day);
    return closings.empty() ? std::nullopt : std::optional(closings.back());
}

// After and before, by producer.
std::array<std::vector<Contribution>, 2> sums_behind(const Indicator& indicator, const World& world,
                                                     const places::Gazetteer& gazetteer, const Question& question) {
    std::array<std::vector<Contribution>, 2> sums;
    for (const auto& finding : findings_of(indicator, world, gazetteer, question)) {
        if (finding.verdict != Verdict::counted || finding.subject.of != Subject::Of::product) continue;
        const auto producer = world.index->producer_at[finding.subject.at];
        sums[0].push_back({producer, 0, 0, finding.amount});
        sums[1].push_back({producer, 0, 0, finding.before});
    }
    return sums;
}

std::optional<Tally> shown_growth(const Indicator& indicator, const World& world, const places::Gazetteer& gazetteer,
                                  Question question) {
    const auto closing = last_closing(question.day);
    if (!closing || gazetteer[question.unit].level != places::Level::province) return std::nullopt;
    question.day = *closing;
    const auto sums = sums_behind(indicator, world, gazetteer, question);
    auto tally = tally_of(indicator, world, gazetteer, question);
    if (!tally.value || !is_safe(sums[0]) || !is_safe(sums[1])) return std::nullopt;
    tally.value = (*tally.value + shown_step / 2) / shown_step * shown_step;
    tally.value_if_proved.reset();
    return tally;
}

}  // namespace

bool rests_on_confidential(const World& world, const Indicator& indicator) {
    if (indicator.value == Indicator::Value::ratio_of_sums) return true;
    const auto& own = (*world.ledger)[KindId::indicator];
    const auto row = own.coded(indicator.code);
    return row && names_confidential(own, *row);
}

std::optional<Tally> shown_tally(const Indicator& indicator, const World& world, const places::Gazetteer& gazetteer,
                                 const Question& question) {
    if (!rests_on_confidential(world, indicator)) return tally_of(indicator, world, gazetteer, question);
    if (indicator.value != Indicator::Value::ratio_of_sums) return std::nullopt;
    return shown_growth(indicator, world, gazetteer, question);
}

}  // namespace saolang::programme
