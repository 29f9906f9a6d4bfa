#pragma once
// Programmes made from a seed: every kind the rules read, with gaps, wrong orders and double entries as years have
// them.

#include <numeric>
#include <random>

#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/records_for_tests.hpp"
#include "programme/work_kinds.hpp"
#include "registry/random_registry_for_tests.hpp"

namespace saolang::programme {

// Values for a record of any kind, which names records that there are.
class RandomValues {
public:
    explicit RandomValues(unsigned seed) : random_(seed) {}

    std::vector<std::int64_t> products, producers, decisions;
    std::array<std::vector<std::int64_t>, kind_count> records;  // ids, by kind

    [[nodiscard]] std::size_t below(std::size_t count) { return random_() % count; }
    [[nodiscard]] Date day() { return registry::date(2022, 6, 1).plus_days(static_cast<int>(below(1'400))); }
    [[nodiscard]] std::vector<std::int64_t>& of(const Kind& kind) { return records[static_cast<std::size_t>(kind.id)]; }
    [[nodiscard]] std::vector<std::optional<std::string>> values(const Kind& kind) {
        std::vector<std::optional<std::string>> made;
        for (const auto& field : kind.fields)
            made.push_back(field.required || below(3) > 0 ? value(field) : std::nullopt);
        // A period does not end before it begins.
        const auto from = field_named(kind, "from_day"), to = field_named(kind, "to_day");
        if (from && to && made[*from] && made[*to] && *made[*to] < *made[*from]) std::swap(made[*from], made[*to]);
        return made;
    }

private:
    [[nodiscard]] std::optional<std::string> one_of(const std::vector<std::int64_t>& ids) {
        return ids.empty() ? std::nullopt : std::optional(std::to_string(ids[below(ids.size())]));
    }
    [[nodiscard]] std::optional<std::string> value(const Field& field) {
        switch (field.holds) {
            case Holds::choice:
                return std::string(field.options[below(field.options.size())].code);
            case Holds::yes_no:
                return std::string(below(2) == 0 ? "0" : "1");
            case Holds::date:
                return to_iso(day());
            case Holds::money:
                return std::to_string(below(900) * 1'000'000);
            case Holds::number:
                return std::to_string(field.name == "year" ? 2022 + below(4) : 1 + below(6));
            case Holds::decimal:
                return std::to_string(below(10'000));
            case Holds::product:
                return one_of(products);
            case Holds::producer:
                return one_of(producers);
            case Holds::decision:
                return one_of(decisions);
            case Holds::unit:
                return unit();
            case Holds::record:
                return one_of(of(kind_of(*field.of)));
            case Holds::position:
                return "15.87944,108.33000";
            default:
                return "chữ";
        }
    }
    [[nodiscard]] std::string unit() {
        constexpr std::array<std::string_view, 7> old_units{"20512", "20500", "20398", "20821", "506", "49", "48"};
        if (below(4) == 0) return TestRecords::place("20500", registry::date(2025, 8, 1));
        return TestRecords::place(old_units[below(old_units.size())], registry::date(2024, 3, 1));
    }

    std::mt19937 random_;
};

// A world in memory.
class RandomRecords {
public:
    explicit RandomRecords(unsigned seed) : registry_(seed), random_(seed + 1) {}

    [[nodiscard]] World world(std::size_t products) {
        auto index = registry_.build(products);
        random_.products = up_to(index->products.size());
        random_.producers = up_to(index->producers.size());
        random_.decisions = up_to(index->decisions.size());
        TestRecords records;
        for (const auto* kind : kinds()) {
            random_.of(*kind).clear();
            if (kind->of_plan) continue;
            const auto count = products / (1 + below(4)) + 1;
            for (std::size_t n = 0; n < count; ++n) {
                records.add_values(*kind, random_.values(*kind), below(4) > 0);
                random_.of(*kind).push_back(static_cast<std::int64_t>(n) + 1);
            }
        }
        return records.with(index);
    }
    [[nodiscard]] std::size_t below(std::size_t count) { return random_.below(count); }
    [[nodiscard]] Date day() { return random_.day(); }

private:
    [[nodiscard]] static std::vector<std::int64_t> up_to(std::size_t count) {
        std::vector<std::int64_t> ids(count);
        std::iota(ids.begin(), ids.end(), 1);
        return ids;
    }
    registry::RandomRegistry registry_;
    RandomValues random_;
};

}  // namespace saolang::programme
