#pragma once
// Programmes made from a seed: every kind the rules read, with gaps, wrong orders and double entries as years have
// them.

#include <random>

#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/records_for_tests.hpp"
#include "programme/work_kinds.hpp"
#include "registry/random_registry_for_tests.hpp"

namespace saolang::programme {

class RandomRecords {
public:
    explicit RandomRecords(unsigned seed) : registry_(seed), random_(seed + 1) {}

    [[nodiscard]] World world(std::size_t products) {
        auto index = registry_.build(products);
        index_ = index.get();
        TestRecords records;
        for (const auto* kind : kinds())
            if (!kind->of_plan)
                for (std::size_t n = products / (1 + below(4)) + 1; n > 0; --n) add(records, *kind);
        return records.with(index);
    }
    [[nodiscard]] std::size_t below(std::size_t count) { return random_() % count; }
    [[nodiscard]] Date day() { return registry::date(2022, 6, 1).plus_days(static_cast<int>(below(1'400))); }

private:
    void add(TestRecords& records, const Kind& kind) {
        std::vector<std::optional<std::string>> values;
        for (const auto& field : kind.fields)
            values.push_back(field.required || below(3) > 0 ? value(field) : std::nullopt);
        in_order(kind, values);
        count_[static_cast<std::size_t>(kind.id)] += 1;
        records.add_values(kind, std::move(values), below(4) > 0);
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
                return std::to_string(static_cast<std::int64_t>(below(900)) * 1'000'000);
            case Holds::number:
                return std::to_string(field.name == "year" ? 2022 + below(4) : 1 + below(6));
            case Holds::decimal:
                return std::to_string(below(10'000));
            case Holds::product:
                return std::to_string(1 + below(index_->products.size()));
            case Holds::producer:
                return std::to_string(1 + below(index_->producers.size()));
            case Holds::decision:
                return decision();
            case Holds::unit:
                return unit();
            case Holds::record:
                return record(*field.of);
            case Holds::position:
                return "15.87944,108.33000";
            default:
                return "chữ";
        }
    }
    [[nodiscard]] std::optional<std::string> decision() {
        if (index_->decisions.empty()) return std::nullopt;
        return std::to_string(1 + below(index_->decisions.size()));
    }
    [[nodiscard]] std::optional<std::string> record(KindId of) {
        const auto count = count_[static_cast<std::size_t>(of)];
        return count == 0 ? std::nullopt : std::optional(std::to_string(1 + below(count)));
    }
    [[nodiscard]] std::string unit() {
        constexpr std::array<std::string_view, 7> old_units{"20512", "20500", "20398", "20821", "506", "49", "48"};
        if (below(4) == 0) return TestRecords::place("20500", registry::date(2025, 8, 1));
        return TestRecords::place(old_units[below(old_units.size())], registry::date(2024, 3, 1));
    }
    // A period does not end before it begins.
    static void in_order(const Kind& kind, std::vector<std::optional<std::string>>& values) {
        const auto from = field_named(kind, "from_day"), to = field_named(kind, "to_day");
        if (from && to && values[*from] && values[*to] && *values[*to] < *values[*from])
            std::swap(values[*from], values[*to]);
    }

    registry::RandomRegistry registry_;
    std::mt19937 random_;
    const registry::Index* index_ = nullptr;
    std::array<std::size_t, kind_count> count_{};
};

}  // namespace saolang::programme
