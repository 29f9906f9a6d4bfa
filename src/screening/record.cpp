#include "screening/record.hpp"

#include <algorithm>
#include <array>

namespace saolang::screening {
namespace {

// "H. Đông Anh", "Thành phố Hội An" → the name alone.
std::vector<Word> place_of(std::string_view text) {
    auto words = words_of(text);
    constexpr std::array<std::array<std::string_view, 2>, 5> kinds = {
        {{"thanh", "pho"}, {"thi", "xa"}, {"thi", "tran"}, {"dac", "khu"}, {"t", "p"}}};
    constexpr std::array<std::string_view, 11> short_kinds = {"huyen", "h",  "tp",     "tx", "quan", "q",
                                                              "tinh",  "xa", "phuong", "tt", "t"};
    for (const auto& kind : kinds) {
        if (words.size() > 2 && words[0].folded == kind[0] && words[1].folded == kind[1]) {
            words.erase(words.begin(), words.begin() + 2);
            return words;
        }
    }
    if (words.size() > 1 && std::find(short_kinds.begin(), short_kinds.end(), words[0].folded) != short_kinds.end()) {
        words.erase(words.begin());
    }
    return words;
}

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
    for (const auto& word : words) record.folded += word.folded + ' ';
    auto reading = understood(words);
    record.readings_differ = reading.settled.words != reading.written.words;
    record.settled = naming_of(std::move(reading.settled));
    record.written = naming_of(std::move(reading.written));
    record.owner = owner_of(item.producer);
    record.place = place_of(item.place);
    return record;
}

}  // namespace saolang::screening
