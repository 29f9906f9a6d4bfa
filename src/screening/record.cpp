#include "screening/record.hpp"

#include <algorithm>

namespace saolang::screening {
namespace {

Naming naming_of(Phrase phrase) {
    Naming naming;
    naming.phrase = std::move(phrase);
    const auto& units = naming.phrase.units;
    naming.unit_of.reserve(naming.phrase.words.size());
    std::size_t product_at = units.size();
    for (std::size_t i = 0; i < units.size(); ++i) {
        for (std::uint32_t k = 0; k < units[i].count; ++k) naming.unit_of.push_back(static_cast<std::uint32_t>(i));
        if (is_made(units[i].meaning) && product_at == units.size()) product_at = i;
    }
    if (product_at < units.size()) naming.product = units[product_at].concept_id;
    // The main ingredient follows what is made of it ("trà gừng"), or stands before when the words are turned round.
    const auto take = [&](std::size_t from, std::size_t to) {
        for (std::size_t i = from; i < to; ++i) {
            if (is_ingredient(units[i].meaning)) naming.made_of.push_back(units[i].concept_id);
        }
    };
    if (product_at < units.size()) take(product_at + 1, units.size());
    take(0, product_at);
    naming.views.reserve(naming.phrase.words.size());
    for (std::size_t i = 0; i < naming.phrase.words.size(); ++i) {
        const auto& unit = naming.unit(i);
        naming.views.push_back({&naming.phrase.words[i], unit.meaning != Meaning::unknown, unit.concept_id});
    }
    return naming;
}

}  // namespace

Record record_of(const Item& item) {
    Record record;
    auto words = words_of(item.name);
    record.additions = take_additions(words);
    for (const auto& word : words) {
        record.folded += word.folded + ' ';
        record.glued += word.folded;
    }
    const auto twice = [](char a, char b) { return a == b && (a < '0' || a > '9'); };
    record.glued.erase(std::unique(record.glued.begin(), record.glued.end(), twice), record.glued.end());
    record.origin = origin_of(item.place);
    auto reading = understood(words, record.origin);
    record.readings_differ = reading.settled.words != reading.written.words;
    record.settled = naming_of(std::move(reading.settled));
    record.written = naming_of(std::move(reading.written));
    record.owner = owner_of(item.producer);
    return record;
}

}  // namespace saolang::screening
