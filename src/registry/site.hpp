#pragma once
// What the handlers of the registry's pages are given.

#include "base/clock.hpp"
#include "base/short_code.hpp"
#include "people/gate.hpp"
#include "registry/index.hpp"
#include "registry/known_producers.hpp"

namespace saolang::registry {

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
};

}  // namespace saolang::registry
