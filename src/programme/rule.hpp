#pragma once
// What every rule of an indicator is written with. A rule is a function object called with a question and a visitor; it
// visits each record it asks about with its finding. From one rule come both the list behind a figure and the figure.

#include <algorithm>

#include "programme/indicator.hpp"
#include "programme/reckoned.hpp"

namespace saolang::programme {

class Asked {
public:
    Asked(const World& world, const places::Gazetteer& all_units, const Question& asked)
        : question(asked),
          gazetteer(all_units),
          index(*world.index),
          ledger(*world.ledger),
          reckoned(*world.ledger->reckoned),
          day(asked.day.days()),
          first(first_day_of_year(asked.year).days()),
          last(last_day_of_year(asked.year).days()),
          level_(static_cast<std::size_t>(gazetteer[asked.unit].level)),
          located_(reckoned.located(gazetteer, asked.hierarchy_day)) {}

    const Question& question;
    const places::Gazetteer& gazetteer;
    const registry::Index& index;
    const Ledger& ledger;
    const Reckoned& reckoned;
    const Day day;
    const Day first, last;  // of the year

    // In the year, and not after the day asked about.
    [[nodiscard]] bool in_year(Day on) const { return on >= first && on <= last && on <= day; }
    // Inside the question's unit. What has no place is the province's: its plan leaves no record out.
    [[nodiscard]] bool holds(std::uint32_t place) const {
        if (place == nowhere) return level_ == 0;
        return unit_of(place, level_) == static_cast<std::uint32_t>(question.unit);
    }
    [[nodiscard]] std::uint32_t unit_of(std::uint32_t place, places::Level level) const {
        return unit_of(place, static_cast<std::size_t>(level));
    }

private:
    [[nodiscard]] std::uint32_t unit_of(std::uint32_t place, std::size_t level) const {
        return place == nowhere ? nowhere : (*located_)[place][level];
    }
    std::size_t level_;
    std::shared_ptr<const Located> located_;
};

// Sums of what people typed stay within 64 bits: the largest number says that something is wrong.
inline void add_to(std::int64_t& sum, std::int64_t amount) {
    if (__builtin_add_overflow(sum, amount, &sum))
        sum = amount < 0 ? std::numeric_limits<std::int64_t>::min() : std::numeric_limits<std::int64_t>::max();
}
[[nodiscard]] inline std::int64_t hundredths_of(std::int64_t whole) {
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 100;
    return std::clamp(whole, -most, most) * 100;
}

struct Sums {
    std::uint32_t counted = 0;
    std::uint32_t unproved = 0;
    std::uint32_t not_counted = 0;
    std::uint32_t without_figures = 0;  // unproved ones of which no figures are known
    std::int64_t amount = 0;            // of what is counted
    std::int64_t before = 0;
    std::int64_t amount_unproved = 0;
    std::int64_t before_unproved = 0;

    void add(const Finding& finding) {
        switch (finding.verdict) {
            case Verdict::counted:
                ++counted;
                add_to(amount, finding.amount);
                add_to(before, finding.before);
                break;
            case Verdict::unproved:
                ++unproved;
                add_to(amount_unproved, finding.amount);
                add_to(before_unproved, finding.before);
                without_figures += finding.amount == 0 && finding.before == 0 ? 1U : 0U;
                break;
            case Verdict::not_counted:
                ++not_counted;
                break;
        }
    }
};

[[nodiscard]] Tally tally_of(Indicator::Value value, const Sums& sums);

template <class Rule>
[[nodiscard]] Indicator indicator_of(std::string code, std::string_view name_vi, std::string_view name_en,
                                     std::size_t measured_in, Indicator::Value value, const Rule& rule) {
    Indicator made;
    made.value = value;
    made.code = std::move(code);
    made.name_vi = name_vi;
    made.name_en = name_en;
    made.measured_in = measured_in;
    made.find = [rule](const Asked& asked, const std::function<void(const Finding&)>& visit) { rule(asked, visit); };
    made.sum = [rule](const Asked& asked, Sums& sums) {
        rule(asked, [&sums](const Finding& finding) { sums.add(finding); });
    };
    return made;
}
template <class Rule>
[[nodiscard]] Indicator indicator_of(std::string code, const web::Word& name, std::size_t measured_in,
                                     Indicator::Value value, const Rule& rule) {
    return indicator_of(std::move(code), name.vi, name.en, measured_in, value, rule);
}

[[nodiscard]] inline Place place_at(std::uint32_t place) {
    return place == nowhere ? std::nullopt : Place(places::UnitId{place});
}
[[nodiscard]] inline Subject product_subject(registry::ProductAt product) {
    return {Subject::Of::product, {}, product};
}
[[nodiscard]] inline Subject producer_subject(std::uint32_t producer) { return {Subject::Of::producer, {}, producer}; }
[[nodiscard]] inline Subject record_subject(KindId kind, Row row) { return {Subject::Of::record, kind, row}; }

[[nodiscard]] inline bool happened(const Table& table, std::size_t field, Row row, Day day) {
    const auto on = table.number(field, row);
    return on != absent && on <= day;
}

// The next items that share a key with the first, taken off.
template <class Item, class Key>
[[nodiscard]] std::span<const Item> take_group(std::span<const Item>& items, const Key& key) {
    std::size_t end = 1;
    while (end < items.size() && key(items[end]) == key(items.front())) ++end;
    const auto group = items.first(end);
    items = items.subspan(end);
    return group;
}

// What one record says about a thing that several may speak of.
struct Answer {
    Verdict verdict = Verdict::not_counted;
    const web::Word* why = nullptr;
    Row row = nowhere;
};
// The best verdict is the thing's; of equal ones the later record speaks.
[[nodiscard]] inline bool is_better(const std::optional<Answer>& best, Verdict verdict) {
    return !best || verdict <= best->verdict;
}
inline void keep_better(std::optional<Answer>& best, const Answer& answer) {
    if (is_better(best, answer.verdict)) best = answer;
}

}  // namespace saolang::programme
