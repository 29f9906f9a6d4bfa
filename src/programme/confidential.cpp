#include "programme/confidential.hpp"

#include "programme/disclosure.hpp"
#include "programme/totals.hpp"

namespace saolang::programme {

namespace {

constexpr std::int64_t shown_step = 10;  // hundredths: one decimal
constexpr int longest_between_closings = 95;

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

std::optional<Tally> shown_tally(const Indicator& indicator, const World& world, const places::Gazetteer& gazetteer,
                                 const Question& question) {
    if (!indicator.confidential) return tally_of(indicator, world, gazetteer, question);
    if (indicator.value != Indicator::Value::ratio_of_sums) return std::nullopt;
    return shown_growth(indicator, world, gazetteer, question);
}

}  // namespace saolang::programme
