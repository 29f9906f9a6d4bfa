#pragma once
// The reference year: a composed registry of Quảng Nam's size whose totals are the published ones at every date known
// (data/reference_year/README.md). No producer or product of it exists.

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "base/clock.hpp"
#include "base/short_code.hpp"
#include "db/database.hpp"
#include "places/gazetteer.hpp"
#include "registry/recognition.hpp"

namespace saolang::registry {

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
// Fills an empty registry, as one change in transactions of some ten thousand products, with the settings "province"
// and "sample".
DemoWritten write_demo(db::Database& database, const places::Gazetteer& gazetteer, std::size_t products, Moment moment,
                       const Randomness& random);

}  // namespace saolang::registry
