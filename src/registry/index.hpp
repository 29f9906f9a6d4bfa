#pragma once
// The whole registry of one data version in memory, immutable: what pages, lists, search and figures read. It is
// derived: `load_index` makes it from the tables alone.

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "db/database.hpp"
#include "places/gazetteer.hpp"
#include "registry/recognition.hpp"

namespace saolang::registry {

// Position in the index: small, dense, valid for one index only.
using ProductAt = std::uint32_t;
using ProducerAt = std::uint32_t;

class SearchIndex;
struct Arrangement;
class Views;

struct Index {
    std::int64_t version = 0;
    std::vector<Producer> producers;        // by id
    std::vector<Product> products;          // by id
    std::vector<Decision> decisions;        // by id
    std::vector<Recognition> recognitions;  // by product, then in the order of the star rule

    // Parallel to `products`: where its recognitions and terms begin; one longer than products.
    std::vector<std::uint32_t> recognitions_begin;
    // Of recognitions that have a term, by product. What a second-hand or weak source says has a term here only where
    // no better source has one: it replaces no confirmed star.
    std::vector<Term> terms;
    std::vector<std::uint32_t> term_recognition;  // parallel to `terms`: position in `recognitions`
    std::vector<std::uint32_t> terms_begin;
    std::vector<places::UnitId> place;  // parallel to `products`; the product's place, else its producer's
    std::vector<bool> has_place;
    std::vector<ProducerAt> producer_at;  // parallel to `products`; no_producer when none is named
    static constexpr ProducerAt no_producer = 0xFFFFFFFF;

    std::unordered_map<std::string_view, ProductAt> product_by_slug;  // keys live in `products`
    std::unordered_map<std::string_view, ProductAt> product_by_code;
    std::unordered_map<std::string_view, ProducerAt> producer_by_slug;

    // Records that were merged into another stand nowhere else; their old addresses lead to the one that was kept.
    struct Moved {
        std::unordered_map<std::string, std::uint32_t> by_code;
        std::unordered_map<std::string, std::uint32_t> by_slug;
        std::vector<std::pair<std::string, std::uint32_t>> names;  // what lists of before the merge call it
    };
    Moved moved_producers;
    Moved moved_products;

    std::shared_ptr<const Arrangement> arrangement;  // by Vietnamese name, and in groups to filter by
    std::shared_ptr<const SearchIndex> search;
    std::shared_ptr<Views> views;  // what was asked last and may be asked again; safe from any thread

    std::string province;  // code of the province served, today's; "" when not set
    bool sample = false;   // composed data: every page says so

    [[nodiscard]] std::span<const Recognition> recognitions_of(ProductAt product) const;
    [[nodiscard]] std::span<const Term> terms_of(ProductAt product) const;
    [[nodiscard]] Standing standing(ProductAt product, Date day) const;
    // The recognition behind a standing.
    [[nodiscard]] const Recognition* recognition_behind(ProductAt product, const Standing& standing) const;
    [[nodiscard]] const Decision* decision(DecisionId id) const;
    [[nodiscard]] std::optional<ProductAt> at(ProductId id) const;
    [[nodiscard]] std::optional<ProducerAt> at(ProducerId id) const;
};

// Everything derived (order, positions, terms, places, keys, search) from the four tables, which stand in the order of
// their ids except recognitions, which come in any order.
struct MovedRecord {
    std::int64_t id;
    std::int64_t into;
    std::string code;
    std::string slug;
    std::string name;
};
struct Tables {
    std::vector<Producer> producers;
    std::vector<Product> products;
    std::vector<Decision> decisions;
    std::vector<Recognition> recognitions;
    std::string province;
    bool sample = false;
    std::vector<MovedRecord> moved_producers = {};
    std::vector<MovedRecord> moved_products = {};
};
// An import compares records and asks no questions of readers: then keys, arrangement, search and views stay empty.
enum class Derive : std::uint8_t { everything, positions_only };
[[nodiscard]] std::shared_ptr<const Index> build_index(Tables tables, const places::Gazetteer& gazetteer,
                                                       std::int64_t version, Derive derive = Derive::everything);

[[nodiscard]] std::shared_ptr<const Index> load_index(db::Reader& reader, const places::Gazetteer& gazetteer,
                                                      std::int64_t version, Derive derive = Derive::everything);

// True when a record of the registry changed after that version of the data.
[[nodiscard]] bool registry_changed_since(db::Reader& reader, std::int64_t version);

// The index of the newest data: loaded again when a record of the registry changed, by one thread while the others
// wait.
class IndexCache {
public:
    IndexCache(db::Database& database, const places::Gazetteer& gazetteer)
        : database_(database), gazetteer_(gazetteer) {}
    [[nodiscard]] std::shared_ptr<const Index> get();

private:
    db::Database& database_;
    const places::Gazetteer& gazetteer_;
    std::mutex loading_;
    std::atomic<std::int64_t> known_until_{0};  // the data version up to which index_ holds everything
    std::shared_ptr<const Index> index_;        // read and replaced with std::atomic_load / atomic_store
};

}  // namespace saolang::registry
