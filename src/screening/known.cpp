// A registry against itself or a newcomer against it, without comparing all pairs: only records that share a telling
// key are looked at.

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "screening/record.hpp"

namespace saolang::screening {
namespace {

// A key that more records than this share tells nothing.
constexpr std::size_t largest_bucket = 300;
constexpr std::size_t most_words_paired = 8;
// What shared keys must sum to before two records are looked at.
constexpr unsigned telling = 4;

enum class KeyKind : std::uint8_t { name_word, two_words, word_and_place, owner_word, owner, kind_and_place };
constexpr std::array<std::uint8_t, 6> telling_of = {2, 2, 2, 1, 3, 2};

struct Key {
    std::uint64_t value;
    KeyKind kind;
};

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    a ^= b + 0x9E3779B97F4A7C15ULL + (a << 6U) + (a >> 2U);
    a ^= a >> 31U;
    return a * 0xBF58476D1CE4E5B9ULL;
}
std::uint64_t hashed(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::uint64_t place_hash(const Record& record) {
    std::uint64_t place = 0;
    for (const auto& word : record.place) place = mixed(place, hashed(word.folded));
    return place;
}

// Records of other places belong together only where an owner may be the same.
struct Whereabouts {
    std::uint64_t place = 0;  // 0: not stated
    std::vector<std::uint32_t> owner;

    explicit Whereabouts(const Record& record) : place(place_hash(record)) {
        owner.reserve(record.owner.core.size());
        for (const auto& word : record.owner.core) owner.push_back(word.folded_hash);
    }
    [[nodiscard]] bool may_meet(const Whereabouts& other) const {
        if (place == other.place || place == 0 || other.place == 0) return true;
        const auto shared = std::count_if(owner.begin(), owner.end(), [&](std::uint32_t word) {
            return std::find(other.owner.begin(), other.owner.end(), word) != other.owner.end();
        });
        const auto fewer = std::min(owner.size(), other.owner.size());
        return fewer > 0 && static_cast<std::size_t>(shared) * 2 >= fewer;  // a slip in a word or two
    }
};

// What records that belong together share, in spite of slips in any one word.
std::vector<Key> keys_of(const Record& record) {
    std::vector<Key> keys;
    const auto add = [&](KeyKind kind, std::uint64_t value) {
        keys.push_back({mixed(static_cast<std::uint64_t>(kind) + 1, value), kind});
    };
    const auto place = place_hash(record);
    std::vector<std::uint64_t> words;
    for (std::size_t i = 0; i < record.settled.phrase.words.size(); ++i) {
        if (record.settled.unit(i).meaning == Meaning::stop) continue;
        words.push_back(hashed(record.settled.phrase.words[i].folded));
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
        const auto kind = record.settled.product != no_concept ? record.settled.product
                          : record.settled.made_of.empty()     ? no_concept
                                                               : record.settled.made_of[0];
        if (kind != no_concept) add(KeyKind::kind_and_place, mixed(kind, place));
    }
    return keys;
}

class Index {
public:
    explicit Index(std::span<const Item> items) {
        records_.reserve(items.size());
        keys_.reserve(items.size());
        whereabouts_.reserve(items.size());
        for (std::uint32_t i = 0; i < items.size(); ++i) {
            records_.push_back(record_of(items[i]));
            keys_.push_back(keys_of(records_.back()));
            whereabouts_.emplace_back(records_.back());
            for (const auto& key : keys_.back()) buckets_[key.value].push_back(i);
        }
    }

    [[nodiscard]] std::size_t size() const { return records_.size(); }
    [[nodiscard]] const Record& record(std::uint32_t position) const { return records_[position]; }
    [[nodiscard]] const std::vector<Key>& keys(std::uint32_t position) const { return keys_[position]; }

    [[nodiscard]] const Whereabouts& whereabouts(std::uint32_t position) const { return whereabouts_[position]; }

    // Positions below `end` that share telling keys. `sums` has a place for each record, all nought.
    void near(std::span<const Key> keys, const Whereabouts& whereabouts, std::uint32_t end,
              std::vector<std::uint8_t>& sums, std::vector<std::uint32_t>& found) const {
        found.clear();
        for (const auto& key : keys) {
            const auto bucket = buckets_.find(key.value);
            if (bucket == buckets_.end() || bucket->second.size() > largest_bucket) continue;
            const auto worth = telling_of[static_cast<std::size_t>(key.kind)];
            for (const auto position : bucket->second) {
                if (position >= end) break;
                if (sums[position] == 0) found.push_back(position);
                sums[position] = static_cast<std::uint8_t>(std::min(255, sums[position] + worth));
            }
        }
        std::erase_if(found, [&](std::uint32_t position) {
            const bool tells = sums[position] >= telling && whereabouts.may_meet(whereabouts_[position]);
            sums[position] = 0;
            return !tells;
        });
        std::sort(found.begin(), found.end());
    }

private:
    std::vector<Record> records_;
    std::vector<std::vector<Key>> keys_;
    std::vector<Whereabouts> whereabouts_;
    std::unordered_map<std::uint64_t, std::vector<std::uint32_t>> buckets_;
};

}  // namespace

std::vector<Found> screen_all(std::span<const Item> items) {
    const Index index(items);
    std::vector<std::uint8_t> sums(index.size(), 0);
    std::vector<std::uint32_t> near;
    std::vector<Found> found;
    for (std::uint32_t i = 0; i < index.size(); ++i) {
        index.near(index.keys(i), index.whereabouts(i), i, sums, near);
        for (const auto position : near) {
            auto answer = compare_in_order(index.record(position), index.record(i), Reasons::of_likes);
            if (answer.relation != Relation::different) found.push_back({position, i, std::move(answer)});
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
    const auto& index = prepared_->index;
    std::vector<std::uint8_t> sums(index.size(), 0);
    std::vector<std::uint32_t> near;
    index.near(keys_of(record), Whereabouts(record), static_cast<std::uint32_t>(index.size()), sums, near);
    for (const auto position : near) {
        auto answer = compare_in_order(index.record(position), record, Reasons::of_likes);
        if (answer.relation != Relation::different) found.push_back({position, 0, std::move(answer)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Found& a, const Found& b) { return a.answer.score > b.answer.score; });
    return found;
}

}  // namespace saolang::screening
