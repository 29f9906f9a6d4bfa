#pragma once
// What an import already knows: the records of the index and those of its own earlier rows, found by code, number and
// name.

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "registry/import_place.hpp"
#include "registry/import_steps.hpp"

namespace saolang::registry {

using KnownAt = std::uint32_t;
inline constexpr KnownAt nobody = 0xFFFFFFFF;

// The row that makes a record, by the number of its sheet; row 0: it was known before.
struct MadeBy {
    std::uint32_t sheet = 0;
    std::uint32_t row = 0;
    bool operator==(const MadeBy&) const = default;
};

struct KnownProducer {
    const Producer* record;              // as it will stand after the import
    PendingProducer* pending = nullptr;  // when the import makes or corrects it
    std::uint32_t step = no_step;        // of its making
    std::string key;                     // producer_key of its name
    std::optional<places::UnitId> place;
    std::vector<KnownAt> products;
    std::string core;  // producer_core of the key; filled in when it is added
    MadeBy made_by{};
};

struct KnownProduct {
    const Product* record;
    PendingProduct* pending = nullptr;
    std::uint32_t step = no_step;
    KnownAt producer = nobody;
    std::string key;
    std::optional<places::UnitId> place;            // its own, else its producer's
    std::vector<PendingRecognition*> recognitions;  // made or corrected by the import
    MadeBy made_by{};
};

// A record, or the reason to ask a person.
struct Match {
    std::optional<KnownAt> found;
    std::string doubt_vi;
    std::string doubt_en;
    std::string looks_like;
    std::vector<KnownAt> candidates{};
    [[nodiscard]] bool doubtful() const { return !doubt_vi.empty(); }
};

// Records by the hash of a text they hold, newest first. Looking through some of many is as quick as through few.
class NumbersByHash {
public:
    void add(std::size_t hash, KnownAt record) {
        if (2 * links_.size() >= first_.size()) grow();
        const std::uint32_t key = key_of(hash);
        auto& first = first_[slot_of(key)];
        links_.push_back({key, record, std::exchange(first, static_cast<std::uint32_t>(links_.size()))});
    }
    // Calls with each record until the call answers true.
    template <class Call>
    void find(std::size_t hash, const Call& call) const {
        if (first_.empty()) return;
        for (auto at = first_[slot_of(key_of(hash))]; at != no_link; at = links_[at].next) {
            if (call(links_[at].record)) return;
        }
    }

private:
    static constexpr std::uint32_t no_link = 0xFFFFFFFF;
    struct Link {
        std::uint32_t key;
        KnownAt record;
        std::uint32_t next;  // of the same key
    };
    [[nodiscard]] static std::uint32_t key_of(std::size_t hash) {
        return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
    }
    // Where the links of the key begin, or the free slot where they would.
    [[nodiscard]] std::size_t slot_of(std::uint32_t key) const {
        std::size_t slot = key & (first_.size() - 1);
        while (first_[slot] != no_link && links_[first_[slot]].key != key) slot = (slot + 1) & (first_.size() - 1);
        return slot;
    }
    void grow();

    std::vector<std::uint32_t> first_;  // a power of two of slots, at most half of them taken
    std::vector<Link> links_;
};

class Known {
public:
    Known(const Index& index, const places::Gazetteer& gazetteer);

    [[nodiscard]] Match match_producer(const Draft& draft, std::optional<places::UnitId> place) const;
    // `producer`: what match_producer found; nobody when it is new or not named.
    [[nodiscard]] Match match_product(const Draft& draft, KnownAt producer, std::optional<places::UnitId> place) const;

    KnownAt add(KnownProducer producer);
    KnownAt add(KnownProduct product);
    void learn_tax_code(KnownAt producer);
    void learn_code(KnownAt product);
    // After its record got another name.
    void learn_name_of_producer(KnownAt producer);
    void learn_name_of_product(KnownAt product);

    std::deque<KnownProducer> producers;  // those of the index first, in its order
    std::deque<KnownProduct> products;

private:
    void index_names(KnownAt producer);
    [[nodiscard]] Match by_tax_code(const Draft& draft, const std::string& key) const;
    [[nodiscard]] Match by_name(const Draft& draft, const std::string& key, std::optional<places::UnitId> place) const;
    [[nodiscard]] Match looks_like(const Draft& draft, const std::string& key,
                                   std::optional<places::UnitId> place) const;
    [[nodiscard]] Match own_product(const Draft& draft, const std::string& key, KnownAt producer) const;
    [[nodiscard]] Match ownerless_product(const Draft& draft, const std::string& key,
                                          std::optional<places::UnitId> place) const;

    const places::Gazetteer& gazetteer_;
    NumbersByHash by_tax_, by_code_;
    NumbersByHash producer_by_key_, producer_by_core_, producer_by_end_;
    NumbersByHash product_by_key_, ownerless_by_key_;
};

}  // namespace saolang::registry
