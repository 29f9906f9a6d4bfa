#include "registry/demo.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>

#include "registry/demo_names.hpp"

namespace saolang::registry {

namespace {

constexpr std::string_view quang_nam = "49";
constexpr std::string_view da_nang = "48";
constexpr std::uint64_t seed = 973;  // the number of the province's plan for 2024
constexpr std::string_view transition = "QĐ 26/2026/QĐ-TTg, Điều 12.3";
constexpr std::string_view sample_source = "Dữ liệu mẫu";

Date civil(int year, unsigned month, unsigned day) { return *Date::from_civil(year, month, day); }
Date merger() { return civil(2025, 7, 1); }          // Nghị quyết 1659/NQ-UBTVQH15
Date of_registered() { return civil(2026, 11, 2); }  // those registered now, never recognised

std::string lower_kind(std::string name) {
    if (name.starts_with("Đ")) return "đ" + name.substr(std::string_view("Đ").size());
    name[0] = static_cast<char>(name[0] >= 'A' && name[0] <= 'Z' ? name[0] - 'A' + 'a' : name[0]);
    return name;
}

bool highland(std::string_view district) {
    constexpr std::array<std::string_view, 6> codes{"504", "505", "510", "511", "515", "516"};
    return std::ranges::find(codes, district) != codes.end();
}

// A round whose day is not known ended with its year.
Date day_of(const DemoDecision& decision) { return decision.facts.date.value_or(last_day_of_year(decision.year)); }

Date first_day(const DemoPlan& plan, const DemoLife& life) {
    return life.steps.empty() ? of_registered() : day_of(plan.decisions[life.steps.front().decision]);
}

// Whole points under QĐ 1048, halves later; most stand low in their band. A quarter is not known.
std::optional<Points> score_of(Star star, Date day, std::uint64_t chance) {
    if (chance % 4 == 0) return std::nullopt;
    const std::int64_t lowest = star.number() == 3 ? 100 : star.number() == 4 ? 140 : 180;
    const std::uint64_t width = star.number() == 3 ? 39 : star.number() == 4 ? 36 : 12;
    const auto above = std::min(scatter(chance, 3) % width, scatter(chance, 4) % width);
    std::int64_t halves = lowest + static_cast<std::int64_t>(above);
    if (day < civil(2023, 2, 24)) halves -= halves % 2;
    return Points::ratio(halves, 2);
}

}  // namespace

struct DemoComposer::State {
    const places::Gazetteer& gazetteer;
    const DemoPlan& plan = demo_plan();
    std::vector<Decision> decisions;
    std::size_t left;
    std::uint64_t part = 0;
    Brands brands{plan};
    std::uint32_t withdrawals = 0;
    std::unordered_map<std::string, std::uint32_t> serials;  // by "49-516-20821" and year
    std::map<std::pair<std::string, std::int32_t>, std::vector<places::UnitId>> communes;

    State(const places::Gazetteer& units, std::size_t products) : gazetteer(units), left(products) {
        if (left == 0) left = plan.lives.size();
        for (const auto& decision : plan.decisions) decisions.push_back(decision.facts);
    }

    // Communes of that day on the land of the district of 2024.
    const std::vector<places::UnitId>& communes_of(const std::string& district, Date day) {
        auto& units = communes[{district, day.days()}];
        if (!units.empty()) return units;
        const Date before = std::min(day, civil(2024, 12, 31));
        units = gazetteer.list(places::Level::commune, before, gazetteer.find(district, before));
        if (before == day) return units;
        for (auto& unit : units) unit = gazetteer.locate(unit, places::Level::commune, day).value_or(unit);
        std::ranges::sort(units);
        units.erase(std::unique(units.begin(), units.end()), units.end());
        return units;
    }

    // The legal code: province, district while there were districts, commune, serial kept by the commune, year.
    std::string code_of_product(places::UnitId commune, Date day) {
        std::string place(day < merger() ? quang_nam : da_nang);
        const auto& unit = gazetteer[commune];
        if (day < merger()) place += "-" + gazetteer[*unit.parent].code;
        place += "-" + unit.code;
        const auto year = std::to_string(day.year());
        const auto serial = ++serials[place + "/" + year];
        return place + "-" + std::to_string(serial) + "-" + year;
    }

    Brands::Style style_of(const DemoLife& life, std::uint64_t chance) const {
        const auto percent = chance % 100;
        if (highland(life.district)) return percent < 60 ? Brands::Style::land : Brands::Style::pair;
        if (life.producer_kind == ProducerKind::household) {
            return percent < 50 ? Brands::Style::family : percent < 90 ? Brands::Style::pair : Brands::Style::land;
        }
        const std::uint64_t land = life.producer_kind == ProducerKind::enterprise ? 10 : 25;
        return percent < land ? Brands::Style::land : Brands::Style::pair;
    }

    struct Made {  // a producer of this part
        std::size_t position;
        std::string brand;
        places::UnitId commune;
    };

    Made make_producer(const DemoLife& life, Demo& demo, std::uint64_t chance) {
        const Date day = first_day(plan, life);
        const auto& units = communes_of(life.district, day);
        Made made{demo.producers.size(), brands.next(style_of(life, scatter(chance, 1))),
                  units[scatter(chance, 2) % units.size()]};
        DemoProducer producer;
        producer.facts.kind = life.producer_kind;
        producer.facts.name =
            producer_name(plan, life.producer_kind, plan.kinds[life.kind].family, made.brand, scatter(chance, 3));
        const auto& unit = gazetteer[made.commune];
        producer.facts.place = PlaceKey{unit.code, unit.valid.from};
        const auto percent = scatter(chance, 4) % 100;
        if (percent < 85) {
            producer.private_facts.women_led = scatter(chance, 5) % 100 < 42;
            producer.private_facts.minority_led = scatter(chance, 6) % 100 < (highland(life.district) ? 55U : 2U);
            producer.private_facts.disabled_led = scatter(chance, 7) % 100 < 2;
        }
        demo.producers.push_back(std::move(producer));
        return made;
    }

    std::string place_words(places::UnitId commune) const {
        const auto& unit = gazetteer[commune];
        return lower_kind(unit.name) + ", " + lower_kind(gazetteer[*unit.parent].name);
    }

    std::vector<DemoRecognition> recognitions_of(const DemoLife& life, std::uint64_t chance) {
        std::vector<DemoRecognition> made;
        for (const auto& step : life.steps) {
            if (step.what == DemoStep::What::recognised) {
                const auto& decision = plan.decisions[step.decision];
                Recognition facts;
                facts.star = step.star;
                facts.score = score_of(*step.star, day_of(decision), scatter(chance, made.size()));
                facts.year = decision.year;
                facts.valid_from = decision.facts.date;
                if (facts.valid_from) facts.valid_to = last_day_of_term(*facts.valid_from);
                facts.confidence = Confidence::sample;
                facts.source = sample_source;
                made.push_back({std::move(facts), step.decision});
            } else if (step.what == DemoStep::What::extended) {
                made.back().facts.extension = Extension{*step.date, std::string(transition)};
            } else {
                made.back().facts.withdrawal =
                    Withdrawal{*step.date, *step.ground, "Mẫu TH-" + std::to_string(++withdrawals) + "/QĐ-UBND"};
            }
        }
        return made;
    }

    static ProductStatus status_of(const std::vector<DemoRecognition>& recognitions) {
        if (recognitions.empty()) return ProductStatus::registered;
        const auto& last = recognitions.back().facts;
        const bool stopped = last.withdrawal && last.withdrawal->ground == Ground::production_stopped;
        return stopped ? ProductStatus::ceased : ProductStatus::active;
    }

    void make_product(const DemoLife& life, const Made& producer, Demo& demo, std::uint64_t chance) {
        const auto& kind = plan.kinds[life.kind];
        DemoProduct product{{}, producer.position, {}, recognitions_of(life, scatter(chance, 11)), life.entered};
        product.facts.name = kind.name + " " + producer.brand;
        product.facts.set = kind.set;
        product.facts.group = product_sets()[kind.set - 1U].group;
        product.facts.status = status_of(product.recognitions);
        // A later product of an older producer is counted by the commune of the producer's time.
        if (!life.steps.empty())
            product.facts.code = code_of_product(producer.commune, code_day(life, producer.commune));
        product.story = compose_story(plan,
                                      {kind, life.producer_kind, product.facts.name,
                                       demo.producers[producer.position].facts.name, place_words(producer.commune)},
                                      scatter(chance, 12));
        demo.products.push_back(std::move(product));
    }

    // The year of the code is that of the first evaluation; the form follows the commune's time.
    Date code_day(const DemoLife& life, places::UnitId commune) const {
        const Date day = first_day(plan, life);
        const bool former =
            gazetteer[commune].parent && gazetteer[*gazetteer[commune].parent].level == places::Level::district;
        return former ? std::min(day, merger().plus_days(-1)) : day;
    }
};

DemoComposer::DemoComposer(const places::Gazetteer& gazetteer, std::size_t products)
    : state_(std::make_unique<State>(gazetteer, products)) {}
DemoComposer::~DemoComposer() = default;

const std::vector<Decision>& DemoComposer::decisions() const { return state_->decisions; }

std::optional<Demo> DemoComposer::next() {
    auto& state = *state_;
    if (state.left == 0) return std::nullopt;
    const auto& lives = state.plan.lives;
    const std::size_t take = std::min(state.left, lives.size());
    const auto part = state.part++;
    state.left -= take;

    Demo demo;
    std::unordered_map<std::uint32_t, State::Made> producers;
    for (std::size_t i = 0; i < lives.size(); ++i) {
        // A part smaller than the reference is an even choice of it, so that it keeps its shape.
        if ((i + 1) * take / lives.size() == i * take / lives.size()) continue;
        const auto& life = lives[i];
        const auto chance = scatter(scatter(seed, part), i);
        auto found = producers.find(life.producer);
        if (found == producers.end())
            found = producers.emplace(life.producer, state.make_producer(life, demo, scatter(chance, 0))).first;
        state.make_product(life, found->second, demo, chance);
    }
    return demo;
}

Demo compose_demo(const places::Gazetteer& gazetteer, std::size_t products) {
    DemoComposer composer(gazetteer, products);
    Demo all;
    while (auto part = composer.next()) {
        const auto offset = all.producers.size();
        for (auto& producer : part->producers) all.producers.push_back(std::move(producer));
        for (auto& product : part->products) {
            product.producer += offset;
            all.products.push_back(std::move(product));
        }
    }
    all.decisions = composer.decisions();
    return all;
}

}  // namespace saolang::registry
