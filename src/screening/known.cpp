// A registry against itself or a newcomer against it, without comparing all pairs: only records that share a telling
// key are looked at.

#include <algorithm>
#include <span>
#include <unordered_map>

#include "screening/record.hpp"

namespace saolang::screening {
namespace {

// A key that more records than this share tells nothing.
constexpr std::size_t largest_bucket = 400;
constexpr std::size_t most_words_paired = 8;

enum class KeyKind : std::uint8_t { name_word, two_words, word_and_place, owner_word, owner, kind_and_place };

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    a ^= b + 0x9E3779B97F4A7C15ULL + (a << 6U) + (a >> 2U);
    a ^= a >> 31U;
    return a * 0xBF58476D1CE4E5B9ULL;
}
std::uint64_t hashed(std::string_view text) { return std::hash<std::string_view>{}(text); }

// What records that belong together share, in spite of slips in any one word.
std::vector<std::uint64_t> keys_of(const Record& record) {
    std::vector<std::uint64_t> keys;
    const auto add = [&](KeyKind kind, std::uint64_t value) {
        keys.push_back(mixed(static_cast<std::uint64_t>(kind) + 1, value));
    };
    std::uint64_t place = 0;
    for (const auto& word : record.place) place = mixed(place, hashed(word.folded));
    std::vector<std::uint64_t> words;
    for (std::size_t i = 0; i < record.name.words.size(); ++i) {
        if (record.unit(i).meaning == Meaning::stop) continue;
        words.push_back(hashed(record.name.words[i].folded));
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    for (const auto word : words) {
        add(KeyKind::name_word, word);
        if (place != 0) add(KeyKind::word_and_place, mixed(word, place));
    }
    const auto paired = std::min(words.size(), most_words_paired);
    for (std::size_t i = 0; i < paired; ++i) {
        for (std::size_t j = i + 1; j < paired; ++j) add(KeyKind::two_words, mixed(words[i], words[j]));
    }
    std::uint64_t owner = 0;
    for (const auto& word : record.owner.core) {
        add(KeyKind::owner_word, hashed(word.folded));
        owner += mixed(7, hashed(word.folded));
    }
    if (owner != 0) add(KeyKind::owner, owner);
    if (place != 0) {
        const auto kind = record.product != no_concept ? record.product
                          : record.made_of.empty()     ? no_concept
                                                       : record.made_of[0];
        if (kind != no_concept) add(KeyKind::kind_and_place, mixed(kind, place));
    }
    return keys;
}

bool is_like(const PairAnswer& answer) { return answer.relation != Relation::different; }

class Index {
public:
    explicit Index(std::span<const Item> items) {
        records_.reserve(items.size());
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            records_.push_back(record_of(items[i]));
            for (const auto key : keys_of(records_.back())) buckets_[key].push_back(i);
        }
    }

    [[nodiscard]] std::size_t size() const { return records_.size(); }
    [[nodiscard]] const Record& record(std::uint32_t position) const { return records_[position]; }

    // Positions below `end` that share a telling key, in order.
    [[nodiscard]] std::vector<std::uint32_t> near(const Record& record, std::uint32_t end) const {
        std::vector<std::uint32_t> found;
        for (const auto key : keys_of(record)) {
            const auto bucket = buckets_.find(key);
            if (bucket == buckets_.end() || bucket->second.size() > largest_bucket) continue;
            for (const auto position : bucket->second) {
                if (position >= end) break;
                found.push_back(position);
            }
        }
        std::sort(found.begin(), found.end());
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

private:
    std::vector<Record> records_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets_;
};

}  // namespace

std::vector<Found> screen_all(std::span<const Item> items) {
    const Index index(items);
    std::vector<Found> found;
    for (std::uint32_t i = 0; i < index.size(); ++i) {
        for (const auto position : index.near(index.record(i), i)) {
            auto answer = compare_in_order(index.record(position), index.record(i));
            if (is_like(answer)) found.push_back({position, i, std::move(answer)});
        }
    }
    std::sort(found.begin(), found.end(), [](const Found& a, const Found& b) {
        return std::pair(a.first, a.second) < std::pair(b.first, b.second);
    });
    return found;
}

struct Known::Prepared {
    Index index;
};

Known::Known(std::span<const Item> items) : prepared_(std::make_unique<Prepared>(Prepared{Index(items)})) {}
Known::~Known() = default;
Known::Known(Known&&) noexcept = default;
Known& Known::operator=(Known&&) noexcept = default;

std::vector<Found> Known::like(const Item& newcomer) const {
    const auto record = record_of(newcomer);
    std::vector<Found> found;
    for (const auto position : prepared_->index.near(record, static_cast<std::uint32_t>(prepared_->index.size()))) {
        auto answer = compare_in_order(prepared_->index.record(position), record);
        if (is_like(answer)) found.push_back({position, 0, std::move(answer)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.answer.score > b.answer.score; });
    return found;
}

}  // namespace saolang::screening
