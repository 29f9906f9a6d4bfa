// Are the nine targets of a year worked out again within 1 ms at 20,000 products and within 30 ms at 1,000,000, on any
// past day? Nothing of a day is kept between the questions; where places lie is kept for each hierarchy.

#include "programme/indicator.hpp"
#include "programme/market_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/work_kinds.hpp"
#include "registry_worlds.hpp"

namespace {

using namespace saolang;
using namespace saolang::programme;

// Turnover and profit are one target of the plan and two rules.
constexpr std::array nine{"registered_reaching_three",
                          "four_star_new",
                          "recognised_supported",
                          "organisations_strengthened",
                          "registered_with_commitment",
                          "districts_with_sales_point",
                          "turnover_growth",
                          "profit_growth",
                          "thematic_fairs",
                          "promotion_abroad"};
constexpr std::array years{2022, 2023, 2024};

// Three years of records in the proportions of the reference year: of 482 products 169 registered in the year, 395
// supported, 314 producers, some 25 sales points with 50 goods each; each product reports its turnover by the year.
class Year {
public:
    explicit Year(std::size_t products) : products_(products), registry_(made_registry(products)) {
        for (const auto* kind : kinds()) records_.push_back({kind->id, {}});
        for (std::size_t i = 0; i < products; ++i)
            for (const int year : years) of_product(i + 1, year);
        const auto producers = registry_->producers.size();
        for (std::size_t i = 0; i < producers; ++i) of_producer(i + 1);
        for (std::size_t i = 0; i < products / 20 + 1; ++i) sales_point(i + 1);
        for (std::size_t i = 0; i < 60; ++i) fair();
        world = {registry_, ledger_of(records_, *registry_, places::Gazetteer::shipped())};
        records_ = {};
    }
    programme::World world;

private:
    using Told = std::initializer_list<std::pair<std::size_t, std::string>>;

    // As in the benchmarks of the registry, with decisions.
    static std::shared_ptr<const registry::Index> made_registry(std::size_t products) {
        return bench::World(products).index;
    }
    void add(const Kind& kind, Told told) {
        auto& rows = records_[static_cast<std::size_t>(kind.id)];
        auto& values = rows.values.emplace_back(kind.fields.size());
        for (const auto& [field, value] : told) values[field] = value;
        if (chance(10)) rows.unproved.push_back(rows.values.size() - 1);
    }
    [[nodiscard]] bool chance(std::size_t one_in) { return random_() % one_in == 0; }
    [[nodiscard]] std::string day(int year) {
        return to_iso(first_day_of_year(year).plus_days(static_cast<int>(random_() % 365)));
    }
    void of_product(std::size_t product, int year) {
        const auto id = std::to_string(product);
        if (random_() % 482 < 169) {
            const bool four = chance(8);
            add(registration::kind,
                {{registration::registered_on, fmt::format("{}-02-{:02}", year, 1 + random_() % 28)},
                 {registration::year, std::to_string(year)},
                 {registration::round, "1"},
                 {registration::product, id},
                 {registration::kind_of_it, "first"},
                 {registration::star_wanted, four ? "4" : "3"},
                 {registration::result, chance(3) ? "not_reached" : "recognised"},
                 {registration::result_on, day(year)},
                 {registration::star, "3"},
                 {registration::decision, std::to_string(1 + random_() % 33)}});
        }
        if (random_() % 482 < 395)
            add(support::kind, {{support::producer, "1"},
                                {support::product, id},
                                {support::need, "packaging"},
                                {support::measure, "bao bì"},
                                {support::planned_on, fmt::format("{}-01-15", year)},
                                {support::started_on, day(year)}});
        add(turnover::kind, {{turnover::product, id},
                             {turnover::from_day, fmt::format("{}-01-01", year)},
                             {turnover::to_day, fmt::format("{}-12-31", year)},
                             {turnover::amount, std::to_string(10'000'000 + random_() % 90'000'000)},
                             {turnover::profit, std::to_string(random_() % 20'000'000)},
                             {turnover::reported_on, fmt::format("{}-01-{}", year + 1, 10 + random_() % 20)},
                             {turnover::baseline, year == 2022 ? "1" : "0"},
                             {turnover::frozen_on, year == 2022 ? "2023-02-28" : "2025-03-31"},
                             {turnover::state, "reported"}});
    }
    void of_producer(std::size_t producer) {
        const auto id = std::to_string(producer);
        const auto signed_on = day(2021 + static_cast<int>(random_() % 3));
        add(commitment::kind, {{commitment::producer, id},
                               {commitment::signed_on, signed_on},
                               {commitment::body, "xã"},
                               {commitment::valid_to, to_iso(parse_iso_date(signed_on)->plus_months(36))}});
        if (chance(3))
            add(inspection::kind, {{inspection::producer, id},
                                   {inspection::on_day, day(2024)},
                                   {inspection::body, "xã"},
                                   {inspection::outcome, chance(20) ? "serious" : "kept"}});
        if (chance(4))
            add(standard::kind, {{standard::producer, id},
                                 {standard::scheme, chance(2) ? "attp" : "vietgap"},
                                 {standard::number, "1"},
                                 {standard::issuer, "chi cục"},
                                 {standard::valid_from, day(2023)},
                                 {standard::valid_to, day(2026)}});
        if (chance(40))
            add(organisation_step::kind, {{organisation_step::producer, id},
                                          {organisation_step::step, "strengthened"},
                                          {organisation_step::on_day, day(2024)}});
    }
    void sales_point(std::size_t number) {
        const auto& place = registry_->place[random_() % products_];
        add(sales_point::kind, {{sales_point::name, "điểm"},
                                {sales_point::kind_of_it, "point"},
                                {sales_point::unit, unit_key(place, places::Gazetteer::shipped())},
                                {sales_point::address, "chợ"},
                                {sales_point::run_by, "HTX"},
                                {sales_point::opened_on, day(2022)}});
        const auto id = std::to_string(number);
        const auto& gazetteer = places::Gazetteer::shipped();
        for (std::size_t i = 0; i < 50; ++i) {
            const bool of_registry = !chance(20);
            const auto product = std::to_string(1 + random_() % products_);
            const auto elsewhere = unit_key(*gazetteer.find("01", bench::today), gazetteer);
            add(point_product::kind,
                {{point_product::point, id},
                 {of_registry ? point_product::product : point_product::origin, of_registry ? product : elsewhere},
                 {point_product::name, "hàng"},
                 {point_product::from_day, day(2022)}});
        }
        for (const int year : years)
            add(point_visit::kind, {{point_visit::point, id},
                                    {point_visit::on_day, day(year)},
                                    {point_visit::was_open, chance(10) ? "0" : "1"}});
    }
    void fair() {
        const auto from = day(2022 + static_cast<int>(random_() % 3));
        add(event::kind, {{event::name, "hội chợ"},
                          {event::kind_of_it, "fair"},
                          {event::thematic, "1"},
                          {event::region, chance(4) ? "abroad" : "outside"},
                          {event::address, "nơi"},
                          {event::from_day, from},
                          {event::to_day, from}});
    }

    std::size_t products_;
    std::mt19937 random_{20241231};
    std::shared_ptr<const registry::Index> registry_;
    std::vector<RecordsOf> records_;
};

std::vector<Question> questions() {
    const auto& gazetteer = places::Gazetteer::shipped();
    std::mt19937 random{7};
    std::vector<Question> made;
    for (int i = 0; i < 60; ++i) {
        const Date day = first_day_of_year(2024).plus_days(static_cast<int>(random() % 700));
        const Date hierarchy = *Date::from_civil(i % 2 == 0 ? 2024 : 2025, 12, 31);
        made.push_back({2024, *gazetteer.find(i % 2 == 0 ? "49" : "48", hierarchy), day, hierarchy});
    }
    return made;
}

// Of the slowest of all days; of each day the best of three, so that other programs of the machine count little.
template <class Ask>
double slowest_milliseconds(const Ask& ask) {
    double slowest = 0;
    for (const auto& question : questions()) {
        const std::array again{question, question, question};
        double best = 1e18;
        for (const auto& one : again) best = std::min(best, bench::time_calls(std::array{one}, ask).p50);
        slowest = std::max(slowest, best);
    }
    return slowest / 1e3;
}

double milliseconds(const programme::World& world) {
    const auto& gazetteer = places::Gazetteer::shipped();
    std::vector<Indicator> all;
    for (const auto* code : nine) all.push_back(*indicator_coded(world, code));
    for (const auto& indicator : all) {
        std::int64_t counted = 0;
        const double slowest = slowest_milliseconds(
            [&](const Question& question) { counted += tally_of(indicator, world, gazetteer, question).counted; });
        fmt::print("  {:<28} {:8.3f} ms on the slowest day, {} counted on the mean day\n", indicator.code, slowest,
                   counted / static_cast<std::int64_t>(questions().size() * 3));
    }
    return slowest_milliseconds([&](const Question& question) {
        for (const auto& indicator : all) (void)tally_of(indicator, world, gazetteer, question);
    });
}

}  // namespace

int main() {
    struct Size {
        std::size_t products;
        double goal;
    };
    for (const auto& [products, goal] : {Size{20'000, 1.0}, Size{1'000'000, 30.0}}) {
        const Year year(products);
        const double all = milliseconds(year.world);
        fmt::print("{} products: all nine {:.2f} ms on the slowest day (goal: {} ms, ratio {:.2f})\n", products, all,
                   goal, all / goal);
    }
}
