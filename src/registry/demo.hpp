#pragma once
// The reference year: a composed registry of Quảng Nam's size whose totals are the published ones at every date known
// (data/reference_year/README.md). No producer or product of it exists.

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "base/short_code.hpp"
#include "db/database.hpp"
#include "places/gazetteer.hpp"
#include "registry/recognition.hpp"
#include "trail/rows.hpp"

namespace saolang::registry {

using trail::WriteContext;

struct DemoProducer {
    Producer facts;
    ProducerPrivate private_facts;
};

struct DemoRecognition {
    Recognition facts;     // its product and decision are not set
    std::size_t decision;  // position in Demo::decisions
};

struct DemoProduct {
    Product facts;         // its producer is not set
    std::size_t producer;  // position in Demo::producers
    ProductStory story;
    std::vector<DemoRecognition> recognitions;  // in the order of time
    std::optional<Date> entered = {};           // absent: with its first decision
};

struct Demo {
    std::vector<Decision> decisions;
    std::vector<DemoProducer> producers;
    std::vector<DemoProduct> products;
};

// Composes part by part, each of at most the reference size, so that a registry of a million products never stands in
// memory as a whole. The same size composes the same parts.
class DemoComposer {
public:
    // `products`: how many in all; 0 is the reference size.
    DemoComposer(const places::Gazetteer& gazetteer, std::size_t products);
    ~DemoComposer();
    DemoComposer(const DemoComposer&) = delete;
    DemoComposer& operator=(const DemoComposer&) = delete;

    // Shared by all parts.
    [[nodiscard]] const std::vector<Decision>& decisions() const;

    // The next producers and products (`decisions` is left empty, positions of producers are those of the part);
    // nothing when all are composed.
    [[nodiscard]] std::optional<Demo> next();

private:
    struct State;
    std::unique_ptr<State> state_;
};

// Everything at once.
[[nodiscard]] Demo compose_demo(const places::Gazetteer& gazetteer, std::size_t products = 0);

// Randomness that is the same in every run: sample data has nothing to hide, and equal runs give equal bytes.
[[nodiscard]] Randomness demo_randomness();

struct DemoWritten {
    std::size_t producers = 0;
    std::size_t products = 0;
    std::size_t decisions = 0;
    std::size_t recognitions = 0;
};

// What somebody entered at one moment, as one change.
struct DemoEntry {
    Moment moment;
    std::string account;
    std::string reason;
    std::function<void(const WriteContext&)> write;
};

// Ids of what is written already, by the positions in the first part; an id of 0 is not written yet.
struct DemoIds {
    std::vector<DecisionId> decisions;
    std::vector<ProducerId> producers;
    std::vector<ProductId> products;
};

// Accounts of no person begin so; codes of accounts have no hyphen.
inline constexpr std::string_view demo_account_prefix = "mau-";
// The composed account of who entered it on that day: of a district by its code of 2024 ("mau-hoi-an" of "503"), of the
// province ("mau-tinh") for everything else, of the city it became ("mau-thanh-pho") since 01/07/2025.
[[nodiscard]] std::string demo_account(const places::Gazetteer& gazetteer, std::string_view of, Date day);

// A composed moment of an office's day in Vietnam: `minutes` after 08:00.
[[nodiscard]] Moment demo_moment(Date day, int minutes);

// What a part above the registry enters beside the first part, at any moments. `ids` fills while the entries are
// written in the order of their moments; those of the registry come first in a day, before 09:00.
using DemoMore = std::function<std::vector<DemoEntry>(const std::shared_ptr<const DemoIds>& ids)>;

// Fills an empty registry as offices would have: each decision some days after it was signed, as one change, in the
// order of moments, none later than `now`; with the settings "province" and "sample". What goes beyond the reference
// size is entered the same way, part after part, in transactions of some ten thousand products.
DemoWritten write_demo(db::Database& database, const places::Gazetteer& gazetteer, std::size_t products, Moment now,
                       const Randomness& random, const DemoMore& more = {});

}  // namespace saolang::registry
