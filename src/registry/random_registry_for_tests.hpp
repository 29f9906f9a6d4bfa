#pragma once
// Registries and questions made from a seed, for tests that compare quick answers with slow ones.

#include <array>
#include <random>

#include "registry/index_for_tests.hpp"
#include "registry/selection.hpp"

namespace saolang::registry {

class RandomRegistry {
public:
    explicit RandomRegistry(unsigned seed) : random_(seed) {}

    [[nodiscard]] std::size_t below(std::size_t count) { return random_() % count; }
    [[nodiscard]] bool chance(std::size_t one_in) { return below(one_in) == 0; }
    [[nodiscard]] Date day() { return date(2019, 1, 1).plus_days(static_cast<int>(below(3'000))); }

    [[nodiscard]] std::shared_ptr<const Index> build(std::size_t products) {
        TestRegistry registry;
        std::vector<ProducerId> producers;
        for (std::size_t i = 0; i < products / 2 + 1; ++i) {
            const auto kind = chance(5) ? std::nullopt : std::optional(producer_kinds[below(6)]);
            producers.push_back(registry.producer(name(), kind, place()));
        }
        for (std::size_t i = 0; i < products; ++i) {
            auto product = registry.product(name());
            if (!chance(8)) product.of(producers[below(producers.size())]);
            if (chance(3)) registry.tables.products.back().place = place();
            if (!chance(6)) product.group(product_groups[below(6)]);
            for (std::size_t n = below(4); n > 0; --n) product.recognised(recognition());
        }
        decide(registry.tables);
        return registry.build();
    }

    [[nodiscard]] Selection selection() {
        Selection made{.day = day(), .hierarchy_day = chance(2) ? date(2024, 3, 1) : date(2025, 8, 1)};
        if (chance(3)) made.stars.push_back(*Star::of(static_cast<int>(3 + below(3))));
        if (chance(6)) made.stars.push_back(*Star::of(static_cast<int>(3 + below(3))));
        if (chance(3)) made.groups.push_back(product_groups[below(6)]);
        if (chance(3)) made.kinds.push_back(producer_kinds[below(6)]);
        if (chance(3)) made.words = std::string(words[below(words.size())]).substr(0, 1 + below(4));
        if (chance(2)) made.place = some_unit(made.hierarchy_day);
        made.standing = static_cast<Selection::Standing>(chance(2) ? 0 : below(3));
        return made;
    }
    [[nodiscard]] places::UnitId some_unit(Date hierarchy_day) {
        const auto& gazetteer = places::Gazetteer::shipped();
        const auto key = *place_or_unit();
        for (const auto level : {static_cast<places::Level>(below(3)), places::Level::province}) {
            if (const auto found =
                    gazetteer.locate(*gazetteer.by_key(key.code, key.valid_from), level, hierarchy_day)) {
                return *found;
            }
        }
        return unit("48", hierarchy_day);
    }

private:
    // Some decisions of several products, some of none yet; some recognitions without one.
    void decide(Tables& tables) {
        for (std::size_t n = below(5); n > 0; --n) {
            const auto number = static_cast<std::int64_t>(tables.decisions.size()) + 1;
            tables.decisions.push_back({DecisionId{number}, fmt::format("{}/QĐ-UBND", number), day(), ""});
        }
        if (tables.decisions.empty()) return;
        for (auto& recognition : tables.recognitions)
            if (!chance(3)) recognition.decision = tables.decisions[below(tables.decisions.size())].id;
    }

    static constexpr std::array<std::string_view, 9> words{"mắm", "mận", "trà", "tre",  "nước",
                                                           "ớt",  "ổi",  "đậu", "phộng"};
    [[nodiscard]] std::string name() {
        return fmt::format("{} {} {}", words[below(words.size())], words[below(words.size())], below(4));
    }
    [[nodiscard]] std::optional<PlaceKey> place_or_unit() {
        constexpr std::array<std::string_view, 8> old_units{"20512", "20500", "20398", "20821",
                                                            "506",   "503",   "513",   "49"};
        if (chance(4)) return place_key("20500", date(2025, 8, 1));
        return place_key(old_units[below(old_units.size())], date(2024, 3, 1));
    }
    [[nodiscard]] std::optional<PlaceKey> place() { return chance(7) ? std::nullopt : place_or_unit(); }
    [[nodiscard]] Recognition recognition() {
        Recognition made;
        if (!chance(6)) made.star = Star::of(static_cast<int>(3 + below(3)));
        if (chance(4)) {
            made.year = static_cast<int>(2019 + below(7));
        } else if (!chance(8)) {
            made.valid_from = day();
        }
        made.confidence = static_cast<Confidence>(below(5));
        if (chance(6) && made.valid_from) {
            made.withdrawal =
                Withdrawal{made.valid_from->plus_days(static_cast<int>(below(1'200))), Ground::criteria_not_kept, ""};
        }
        return made;
    }

    std::mt19937 random_;
};

}  // namespace saolang::registry
