#include "programme/waiting.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "programme/market_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/work_kinds.hpp"

namespace saolang::programme {

namespace {

using Days = std::int64_t;
constexpr Days for_ever = std::numeric_limits<Days>::max();

// Something begun that ends well, ends badly or is given up; of one thing (product, unit) only one counts.
struct Attempt {
    std::int64_t of = 0;
    int sort = 0;
    Days begun = 0;
    Days ended = for_ever;
    bool well = false;
    Days given_up = for_ever;
    Days until = for_ever;  // the day after the last on which it can be waited for

    [[nodiscard]] bool waits_on(Days day) const { return begun <= day && day < ended && day < given_up && day < until; }
    [[nodiscard]] bool well_by(Days day) const { return well && begun <= day && ended <= day && ended < given_up; }
};

struct Ground {
    const World& world;
    const places::Gazetteer& gazetteer;
    const Question& question;
    Seen seen;

    [[nodiscard]] const Table& table(KindId kind) const { return (*world.ledger)[kind]; }
    [[nodiscard]] bool holds(std::optional<places::UnitId> place) const {
        const auto level = gazetteer[question.unit].level;
        if (!place) return level == places::Level::province;
        return gazetteer.locate(*place, level, question.hierarchy_day) == question.unit;
    }
    [[nodiscard]] bool holds_product(std::uint32_t product) const {
        const auto& index = *world.index;
        return holds(index.has_place[product] ? std::optional(index.place[product]) : std::nullopt);
    }
    [[nodiscard]] bool holds_producer(std::uint32_t producer) const {
        const auto& place = world.index->producers[producer].place;
        return holds(place ? gazetteer.by_key(place->code, place->valid_from) : std::nullopt);
    }
};

Days day_or(const Table& table, std::size_t field, Row row, Days otherwise) {
    const auto day = table.number(field, row);
    return day == absent ? otherwise : day;
}

using Attempts = std::vector<Attempt>;

// ---- What is attempted, by measure ----------------------------------------------------------------------------------

constexpr int four_wanted = 8;  // added to the kind of a registration

Attempts registrations(const Ground& ground, int year, int star, bool only_four_wanted) {
    Attempts attempts;
    const auto& table = ground.table(KindId::registration);
    for (Row row = 0; row < table.size(); ++row) {
        const auto product = table.position(registration::product, row);
        if (!product || table.number(registration::year, row) != year || !ground.holds_product(*product)) continue;
        const bool four = day_or(table, registration::star_wanted, row, 3) >= 4;
        if (only_four_wanted && !four) continue;
        attempts.push_back(
            {.of = *product,
             .sort = static_cast<int>(table.number(registration::kind_of_it, row)) + (four ? four_wanted : 0),
             .begun = table.number(registration::registered_on, row),
             .ended = day_or(table, registration::result_on, row, for_ever),
             .well = table.number(registration::result, row) == registration::recognised &&
                     day_or(table, registration::star, row, 0) >= star,
             .given_up = day_or(table, registration::withdrawn_on, row, for_ever)});
    }
    return attempts;
}

// Support that is planned and begins. One that names the producer alone is of each of its products.
Attempts supports(const Ground& ground, int year) {
    Attempts attempts;
    const auto& index = *ground.world.index;
    const auto& table = ground.table(KindId::support);
    const auto first = first_day_of_year(year);
    const auto add = [&](std::uint32_t product, Row row) {
        const auto standing = index.standing(product, first.plus_days(-1));
        if (standing.kind != registry::Standing::Kind::recognised || !ground.holds_product(product)) return;
        const auto begun = std::min(day_or(table, support::started_on, row, for_ever),
                                    day_or(table, support::finished_on, row, for_ever));
        attempts.push_back({.of = product,
                            .begun = table.number(support::planned_on, row),
                            .ended = begun,
                            .well = begun != for_ever,
                            .given_up = day_or(table, support::stopped_on, row, for_ever)});
    };
    for (Row row = 0; row < table.size(); ++row) {
        const auto planned = table.date(support::planned_on, row);
        const auto producer = table.position(support::producer, row);
        if (!planned || planned->year() != year) continue;
        if (const auto product = table.position(support::product, row)) {
            add(*product, row);
        } else if (producer) {
            for (std::uint32_t at = 0; at < index.products.size(); ++at)
                if (index.producer_at[at] == *producer) add(at, row);
        }
    }
    return attempts;
}

// Support of an organisation is followed by its step, or not.
Attempts organisations(const Ground& ground, int year) {
    Attempts attempts;
    const auto& supports = ground.table(KindId::support);
    const auto& steps = ground.table(KindId::organisation_step);
    for (Row row = 0; row < supports.size(); ++row) {
        const auto producer = supports.position(support::producer, row);
        const auto planned = supports.date(support::planned_on, row);
        if (!producer || !planned || planned->year() != year || !ground.holds_producer(*producer)) continue;
        if (supports.number(support::need, row) != at(support::needs, "organisation")) continue;
        Attempt attempt{.of = *producer, .begun = planned->days()};
        attempt.given_up = day_or(supports, support::stopped_on, row, for_ever);
        for (const auto step : steps.rows_naming(organisation_step::producer, *producer)) {
            const auto on = steps.date(organisation_step::on_day, step);
            if (!on || on->year() != year) continue;
            attempt.ended = std::min<Days>(attempt.ended, on->days());
            attempt.well = true;
        }
        attempts.push_back(attempt);
    }
    return attempts;
}

// Since when something dated ahead is known.
Days known_since(const Ground& ground, int year, Days on) {
    return ground.seen == Seen::today && year == ground.question.year ? first_day_of_year(year).days() : on;
}

Attempts events_held(const Ground& ground, int year, bool abroad) {
    Attempts attempts;
    const auto& table = ground.table(KindId::event);
    for (Row row = 0; row < table.size(); ++row) {
        const auto from = table.date(event::from_day, row);
        if (!from || from->year() != year) continue;
        const bool is_abroad = table.number(event::region, row) == event::abroad;
        const bool is_fair =
            table.number(event::kind_of_it, row) == event::fair && table.number(event::thematic, row) == 1;
        if (abroad ? !is_abroad : is_abroad || !is_fair) continue;
        attempts.push_back({.of = row,
                            .begun = day_or(table, event::called_on, row, known_since(ground, year, from->days())),
                            .ended = table.number(event::to_day, row),
                            .well = true,
                            .given_up = day_or(table, event::cancelled_on, row, for_ever)});
    }
    return attempts;
}

Attempts fairs(const Ground& ground, int year) { return events_held(ground, year, false); }
Attempts promotions(const Ground& ground, int year) { return events_held(ground, year, true); }

// Sales points that are to open.
Attempts openings(const Ground& ground, int year) {
    Attempts attempts;
    const auto& table = ground.table(KindId::sales_point);
    for (Row row = 0; row < table.size(); ++row) {
        const auto opened = table.date(sales_point::opened_on, row);
        const auto unit = table.unit(sales_point::unit, row);
        if (!opened || opened->year() != year || !unit || !ground.holds(unit)) continue;
        const auto district = ground.gazetteer.locate(*unit, places::Level::district, ground.question.hierarchy_day);
        attempts.push_back({.of = static_cast<std::int64_t>(district.value_or(*unit)),
                            .begun = known_since(ground, year, opened->days()),
                            .ended = opened->days(),
                            .well = true});
    }
    return attempts;
}

// Commitments that end in the year, and whether the producer had signed another by then.
Attempts renewals(const Ground& ground, int year) {
    Attempts attempts;
    const auto& table = ground.table(KindId::commitment);
    std::map<std::uint32_t, Row> last;  // of each producer, by its last day, of those signed before the year's end
    for (Row row = 0; row < table.size(); ++row) {
        const auto to = table.date(commitment::valid_to, row);
        const auto producer = table.position(commitment::producer, row);
        if (!to || to->year() != year || !producer || !ground.holds_producer(*producer)) continue;
        if (table.has(commitment::ended_on, row)) continue;
        const auto [known, is_new] = last.try_emplace(*producer, row);
        if (!is_new && table.number(commitment::valid_to, known->second) < to->days()) known->second = row;
    }
    for (const auto& [producer, row] : last) {
        Attempt attempt{.of = producer, .begun = table.number(commitment::signed_on, row)};
        attempt.until = table.number(commitment::valid_to, row) + 1;
        for (const auto other : table.rows_naming(commitment::producer, producer)) {
            if (table.number(commitment::valid_to, other) <= table.number(commitment::valid_to, row)) continue;
            attempt.ended = std::min(attempt.ended, table.number(commitment::signed_on, other));
            attempt.well = true;
        }
        attempts.push_back(attempt);
    }
    return attempts;
}

struct SortWords {
    std::string_view vi, en;
};
struct WaitingRule {
    std::string_view code;
    Attempts (*attempts)(const Ground&, int year);
    SortWords (*words)(int sort);
    bool ends = false;
};

SortWords registration_words(int sort) {
    const bool four = sort >= four_wanted;
    switch (sort % four_wanted) {
        case registration::first:
            return four ? SortWords{"đăng ký lần đầu, muốn từ bốn sao, chưa có kết quả",
                                    "first registrations for four stars or more, without a result"}
                        : SortWords{"đăng ký lần đầu, chưa có kết quả", "first registrations without a result"};
        case registration::upgrade:
            return four ? SortWords{"đăng ký nâng hạng từ bốn sao, chưa có kết quả",
                                    "upgrades to four stars or more, without a result"}
                        : SortWords{"đăng ký nâng hạng, chưa có kết quả", "upgrades without a result"};
        default:
            return four ? SortWords{"đăng ký đánh giá lại, muốn từ bốn sao, chưa có kết quả",
                                    "re-evaluations for four stars or more, without a result"}
                        : SortWords{"đăng ký đánh giá lại, chưa có kết quả", "re-evaluations without a result"};
    }
}

const WaitingRule rules[] = {
    {"registered_reaching_three", [](const Ground& ground, int year) { return registrations(ground, year, 3, false); },
     registration_words},
    {"four_star_new", [](const Ground& ground, int year) { return registrations(ground, year, 4, true); },
     registration_words},
    {"recognised_supported", supports,
     [](int) {
         return SortWords{"sản phẩm đã có kế hoạch hỗ trợ, chưa làm", "products with support planned, not begun"};
     }},
    {"organisations_strengthened", organisations,
     [](int) {
         return SortWords{"tổ chức có hỗ trợ về tổ chức sản xuất, chưa có kết quả",
                          "organisations with support for it, without a step yet"};
     }},
    {"thematic_fairs", fairs,
     [](int) {
         return SortWords{"hội chợ đã có lịch, chưa diễn ra", "fairs planned, not held yet"};
     }},
    {"promotion_abroad", promotions,
     [](int) {
         return SortWords{"chuyến xúc tiến đã có lịch, chưa diễn ra", "promotions planned, not held yet"};
     }},
    {"districts_with_sales_point", openings,
     [](int) {
         return SortWords{"đơn vị có điểm bán sắp mở", "units with a sales point about to open"};
     }},
    {"registered_with_commitment", renewals,
     [](int) {
         return SortWords{"chủ thể có cam kết hết hạn trước hạn của chỉ tiêu",
                          "producers whose commitment ends before the target is due"};
     },
     true},
};

// ---- Counting -------------------------------------------------------------------------------------------------------

// What waits on the day, each thing once; a thing that came to its good end waits no more.
std::map<int, std::int64_t> waiting_by_sort(const Attempts& attempts, Days day) {
    std::map<std::int64_t, int> sort_of;
    for (const auto& attempt : attempts)
        if (attempt.waits_on(day)) {
            const auto [known, is_new] = sort_of.try_emplace(attempt.of, attempt.sort);
            if (!is_new) known->second = std::max(known->second, attempt.sort);
        }
    for (const auto& attempt : attempts)
        if (attempt.well_by(day)) sort_of.erase(attempt.of);
    std::map<int, std::int64_t> counts;
    for (const auto& [of, sort] : sort_of) ++counts[sort];
    return counts;
}

struct Rate {
    std::int64_t well = 0;
    std::int64_t all = 0;
};

// Of those that waited on the same day of the year: a year's quick and easy ones are over by then.
std::map<int, Rate> rates_in(const Attempts& attempts, Days day, Days due) {
    std::map<int, Rate> rates;
    for (const auto& attempt : attempts) {
        if (!attempt.waits_on(day)) continue;
        auto& rate = rates[attempt.sort];
        ++rate.all;
        rate.well += attempt.well_by(due) ? 1 : 0;
    }
    return rates;
}

// Of the sort where enough are known, else of all sorts.
Rate rate_of(const std::map<int, Rate>& rates, int sort) {
    constexpr std::int64_t enough = 5;
    const auto own = rates.find(sort);
    if (own != rates.end() && own->second.all >= enough) return own->second;
    Rate all;
    for (const auto& [other, rate] : rates) {
        all.well += rate.well;
        all.all += rate.all;
    }
    return all;
}

// Units that count already wait for no sales point; only a commitment that counts can be lost.
void keep_those_that_matter(Attempts& attempts, const WaitingRule& rule, const Indicator& indicator,
                            const Ground& ground, Days due) {
    if (rule.attempts == fairs || rule.attempts == promotions || rule.attempts == openings)
        std::erase_if(attempts, [&](const Attempt& attempt) { return attempt.ended > due; });
    if (rule.attempts == renewals) std::erase_if(attempts, [&](const Attempt& attempt) { return attempt.until > due; });
    if (rule.attempts != openings && rule.attempts != renewals) return;
    std::vector<std::int64_t> counted;
    for (const auto& finding : findings_of(indicator, ground.world, ground.gazetteer, ground.question))
        if (finding.verdict == Verdict::counted) counted.push_back(finding.subject.at);
    std::ranges::sort(counted);
    std::erase_if(attempts, [&](const Attempt& attempt) {
        return std::ranges::binary_search(counted, attempt.of) == (rule.attempts == openings);
    });
}

}  // namespace

std::optional<WaitingRecords> waiting_of(const Indicator& indicator, const World& world,
                                         const places::Gazetteer& gazetteer, const Question& question, Date due,
                                         std::span<const int> years, Seen seen) {
    const auto* const rule = std::ranges::find(rules, indicator.code, &WaitingRule::code);
    if (rule == std::end(rules)) return std::nullopt;
    const Ground ground{world, gazetteer, question, seen};
    std::map<int, Rate> rates;
    for (const auto year : years) {
        const int months = 12 * (year - question.year);
        for (const auto& [sort, rate] : rates_in(rule->attempts(ground, year), question.day.plus_months(months).days(),
                                                 due.plus_months(months).days())) {
            rates[sort].well += rate.well;
            rates[sort].all += rate.all;
        }
    }
    auto attempts = rule->attempts(ground, question.year);
    keep_those_that_matter(attempts, *rule, indicator, ground, due.days());
    WaitingRecords records;
    for (const auto& [sort, count] : waiting_by_sort(attempts, question.day.days())) {
        const auto words = rule->words(sort);
        WaitingGroup group{std::string(words.vi), std::string(words.en), count};
        const auto rate = rate_of(rates, sort);
        if (rate.all > 0) group.rate = static_cast<int>((200 * rate.well + rate.all) / (2 * rate.all));
        group.out_of = rate.all;
        group.ends = rule->ends;
        records.groups.push_back(std::move(group));
    }
    return records;
}

std::int64_t WaitingRecords::likely() const {
    std::int64_t sum = 0;
    for (const auto& group : groups) sum += group.ends ? group.count * (group.rate - 100) : group.count * group.rate;
    return sum;
}

std::int64_t WaitingRecords::most() const {
    std::int64_t sum = 0;
    for (const auto& group : groups) sum += group.ends ? 0 : group.count * 100;
    return sum;
}

std::int64_t WaitingRecords::least() const {
    std::int64_t sum = 0;
    for (const auto& group : groups) sum -= group.ends ? group.count * 100 : 0;
    return sum;
}

}  // namespace saolang::programme
