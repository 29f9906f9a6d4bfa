#pragma once
// What the handlers of the registry's pages are given.

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>

#include "base/clock.hpp"
#include "base/short_code.hpp"
#include "people/gate.hpp"
#include "registry/index.hpp"
#include "registry/known_producers.hpp"
#include "registry/screener.hpp"
#include "trail/rows.hpp"

namespace saolang::advice {
class ReferenceFigures;
}

namespace saolang::registry {

// The picture everybody sees of a product: addresses of our own, and the size of the large one in pixels. Parts above
// the registry keep it.
struct PublicPicture {
    std::string small;
    std::string large;
    std::int64_t width = 0;
    std::int64_t height = 0;
};
using PublicPictures = std::unordered_map<ProductId, PublicPicture>;

// What a part above the registry calls one of its records, and where the desk shows it.
struct PartRecord {
    web::Word kind;
    std::string name;
    std::string href;  // path without the language
};
// And what it calls the fields and values of its records in the trail; nothing for other records.
struct EntryWords {
    std::function<std::optional<std::string>(web::Language, const trail::Subject&, std::string_view field)> field = {};
    std::function<std::optional<std::string>(web::Language, const trail::Subject&, const trail::Field&)> value = {};
};

struct Site {
    db::Database& database;
    IndexCache& index;
    const places::Gazetteer& gazetteer;
    Clock clock;
    Randomness random;
    std::string origin = {};  // "https://ocop.example.vn"; empty: pages name no absolute address
    people::Gate gate{database,
                      gazetteer,
                      clock,
                      random,
                      origin,
                      [&from = index] { return from.get()->sample; },
                      known_producers(index, gazetteer)};
    std::shared_ptr<Screener> screener = std::make_shared<Screener>(gazetteer);
    // Of the newest data; empty: products are drawn. Asked for every page, so it is quick.
    std::function<std::shared_ptr<const PublicPictures>()> pictures = {};
    // What improving a product costs, of the newest data, kept by a part above; empty: as the program carries it.
    std::function<std::shared_ptr<const advice::ReferenceFigures>()> figures = {};
    // Of parts above the registry, for taking a change back (undo_change); and the record of the registry that a record
    // of theirs belongs to, of a picture its product: nothing for one that belongs to none.
    std::span<const trail::Layout* const> more_layouts = {};
    std::span<const trail::Dependents> more_dependents = {};
    std::function<std::optional<trail::Subject>(db::Reader&, const trail::Subject&)> record_behind = {};
    std::function<std::optional<PartRecord>(db::Reader&, const trail::Subject&)> part_record = {};
    EntryWords part_words = {};
    // What those parts keep of a record goes with it when it is merged into another, in the same change.
    std::function<void(const trail::WriteContext&, const trail::Subject& merged, const trail::Subject& kept)> merged =
        {};
};

}  // namespace saolang::registry
