// Fresh or raw, or processed: named facts about the name and the way of making, weighed by
// data/screening/item_weights.csv.

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "screening/features.hpp"
#include "screening/lexicon.hpp"
#include "screening/phrases.hpp"

namespace saolang::screening {
namespace {

// ---- how it is made -------------------------------------------------------------------------------------------------

enum class Making : std::uint8_t { fresh, raw, processed };

struct MakingWords {
    PhraseTable table{"data/screening/making.csv"};
};
const PhraseTable& making_table() {
    static const MakingWords read;
    return read.table;
}

struct Made {
    std::array<int, 3> count{};
    std::array<std::string, 3> first;  // as written
};

std::string written(const std::vector<Word>& words, std::size_t from, std::size_t count) {
    std::string text;
    for (std::size_t i = from; i < from + count && i < words.size(); ++i)
        text += (i == from ? "" : " ") + words[i].written;
    return text;
}

Made how_made(std::string_view description) {
    Made made;
    const auto words = words_of(description);
    for (std::size_t i = 0; i < words.size();) {
        const auto match = making_table().match(words, i);
        if (match.phrasing == nullptr) {
            ++i;
            continue;
        }
        const auto size = match.phrasing->words.size();
        const auto& meaning = making_table().thing(match.phrasing->thing).meaning;
        auto making = meaning == "fresh" ? Making::fresh : meaning == "raw" ? Making::raw : Making::processed;
        // "không chiên", "chưa rang": what is not done
        if (making == Making::processed && i > 0 && (words[i - 1].folded == "khong" || words[i - 1].folded == "chua"))
            making = Making::raw;
        const auto place = static_cast<std::size_t>(making);
        if (made.count[place]++ == 0) made.first[place] = written(words, i, size);
        i += size;
    }
    return made;
}

// ---- the name -------------------------------------------------------------------------------------------------------

bool is_thing(Meaning meaning) { return is_made(meaning) || is_ingredient(meaning); }

struct Weights {
    std::array<double, item_feature_names.size()> by_feature{};
    Weights() {
        const auto rows = parse_shipped_csv(embedded_file("data/screening/item_weights.csv").bytes);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto* const found = std::find(item_feature_names.begin(), item_feature_names.end(), rows[i].at(0));
            if (found == item_feature_names.end()) throw std::runtime_error("item_weights.csv: " + rows[i][0]);
            by_feature[static_cast<std::size_t>(found - item_feature_names.begin())] = std::stod(rows[i].at(2));
        }
    }
};

}  // namespace

ItemFacts facts_of(const Item& item) {
    ItemFacts facts;
    auto words = words_of(item.name);
    static_cast<void>(take_additions(words));
    const auto phrase = understood(words).settled;
    const auto text = [&](const Unit& unit) { return written(phrase.words, unit.first, unit.count); };
    const auto set = [&](ItemFeature feature, std::string detail = {}) {
        auto& value = facts.values[static_cast<std::size_t>(feature)];
        if (value == 0) facts.details[static_cast<std::size_t>(feature)] = std::move(detail);
        value = 1;
    };
    set(ItemFeature::always);
    const auto& units = phrase.units;
    // What is made leads where it opens a part of the name: "mè Daichi – tương ớt".
    auto head = std::find_if(units.begin(), units.end(),
                             [&](const Unit& unit) { return is_made(unit.meaning) && phrase.words[unit.first].opens; });
    if (head == units.end())
        head = std::find_if(units.begin(), units.end(), [](const Unit& unit) { return is_thing(unit.meaning); });
    bool meat = false;
    bool plant = false;
    for (const auto& unit : units) {
        meat = meat || unit.meaning == Meaning::animal || unit.meaning == Meaning::seafood;
        plant = plant ||
                (is_ingredient(unit.meaning) && unit.meaning != Meaning::animal && unit.meaning != Meaning::seafood);
    }
    if (head != units.end()) {
        switch (head->meaning) {
            case Meaning::product:
                set(ItemFeature::product_first, text(*head));
                break;
            case Meaning::craft:
                set(ItemFeature::craft_first, text(*head));
                break;
            case Meaning::service:
                set(ItemFeature::service_first, text(*head));
                break;
            case Meaning::produce:
                set(ItemFeature::produce_first, text(*head));
                break;
            case Meaning::mushroom:
                set(ItemFeature::mushroom_first, text(*head));
                break;
            case Meaning::animal:
                set(ItemFeature::animal_first, text(*head));
                break;
            case Meaning::seafood:
                set(ItemFeature::seafood_first, text(*head));
                break;
            case Meaning::raw:
                set(ItemFeature::raw_first, text(*head));
                break;
            case Meaning::herbal:
                set(ItemFeature::herbal_first, text(*head));
                break;
            case Meaning::costly:
                set(ItemFeature::costly_first, text(*head));
                break;
            default:
                set(ItemFeature::nut_first, text(*head));
                break;
        }
        for (auto unit = head + 1; unit < units.end(); ++unit) {
            if (!is_made(unit->meaning)) continue;
            set(head->meaning == Meaning::raw ? ItemFeature::product_after_raw : ItemFeature::product_later,
                text(*unit));
        }
    }
    for (const auto& unit : units) {
        if (unit.meaning == Meaning::process) set(ItemFeature::processed, text(unit));
        if (unit.meaning == Meaning::fresh) set(ItemFeature::said_fresh, text(unit));
        if (unit.meaning == Meaning::dried && meat) set(ItemFeature::dried_meat, text(unit));
        if (unit.meaning == Meaning::dried && !meat && plant) set(ItemFeature::dried_plant, text(unit));
    }
    if (head != units.end() && head->meaning == Meaning::costly &&
        facts.values[static_cast<std::size_t>(ItemFeature::said_fresh)] != 0) {
        set(ItemFeature::costly_fresh);
    }
    // "ớt muối": salted, not salt
    for (std::size_t i = 1; i < units.size(); ++i) {
        const bool salted =
            units[i].count == 1 && phrase.words[units[i].first].folded == "muoi" && units[i].meaning == Meaning::raw;
        if (salted && is_ingredient(units[i - 1].meaning)) set(ItemFeature::processed, text(units[i]));
    }
    const auto made = how_made(item.description);
    const auto most = *std::max_element(made.count.begin(), made.count.end());
    for (std::size_t i = 0; i < 3; ++i) {
        if (made.count[i] == 0 || made.count[i] < most) continue;
        constexpr std::array features = {ItemFeature::made_fresh, ItemFeature::made_raw, ItemFeature::made_processed};
        set(features[i], made.first[i]);
    }
    return facts;
}

ItemAnswer screen_item(const Item& item) {
    static const Weights weights;
    const auto facts = facts_of(item);
    double sum = 0;
    for (std::size_t i = 0; i < facts.values.size(); ++i) sum += facts.values[i] * weights.by_feature[i];
    const double score = 1 / (1 + std::exp(-sum));
    const auto has = [&](ItemFeature feature) { return facts.values[static_cast<std::size_t>(feature)] != 0; };
    const auto detail = [&](ItemFeature feature) { return facts.details[static_cast<std::size_t>(feature)]; };
    ItemAnswer answer{Processing::processed, score, {}};
    if (score >= 0.5) {
        const bool raw_name = has(ItemFeature::raw_first) || has(ItemFeature::herbal_first) ||
                              has(ItemFeature::nut_first) || has(ItemFeature::dried_plant);
        const bool raw_making = has(ItemFeature::made_raw) && !has(ItemFeature::made_fresh);
        const bool fresh = has(ItemFeature::said_fresh) ||
                           (has(ItemFeature::made_fresh) && !has(ItemFeature::made_raw)) || (!raw_name && !raw_making);
        answer.processing = fresh ? Processing::fresh : Processing::raw;
    }
    struct Said {
        ItemFeature feature;
        std::string_view code;
        bool for_flag;
    };
    constexpr std::array said = {
        Said{ItemFeature::said_fresh, "fresh_word", true},
        Said{ItemFeature::made_fresh, "made_fresh", true},
        Said{ItemFeature::dried_plant, "dried_whole", true},
        Said{ItemFeature::made_raw, "made_raw", true},
        Said{ItemFeature::produce_first, "fresh_thing", true},
        Said{ItemFeature::mushroom_first, "fresh_thing", true},
        Said{ItemFeature::animal_first, "fresh_thing", true},
        Said{ItemFeature::seafood_first, "fresh_thing", true},
        Said{ItemFeature::raw_first, "raw_thing", true},
        Said{ItemFeature::herbal_first, "raw_thing", true},
        Said{ItemFeature::nut_first, "raw_thing", true},
        Said{ItemFeature::processed, "process_word", false},
        Said{ItemFeature::dried_meat, "dried_meat", false},
        Said{ItemFeature::product_first, "product_word", false},
        Said{ItemFeature::craft_first, "craft_word", false},
        Said{ItemFeature::service_first, "service_word", false},
        Said{ItemFeature::made_processed, "made_processed", false},
        Said{ItemFeature::product_later, "product_word", false},
    };
    for (const auto& one : said) {
        if (has(one.feature) && one.for_flag == answer.flagged())
            answer.reasons.push_back({std::string(one.code), detail(one.feature)});
    }
    if (answer.reasons.empty()) answer.reasons.push_back({"nothing_known"});
    return answer;
}

}  // namespace saolang::screening
