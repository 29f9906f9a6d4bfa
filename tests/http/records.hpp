#pragma once
// Records of the programme to ask about: one of each kind, of one product, producer and place.

#include <map>

#include "programme/store.hpp"
#include "registry/site.hpp"

namespace saolang::http_tests {

struct RecordsOfOne {
    std::int64_t product;
    std::int64_t producer;
    std::int64_t decision;
    std::string unit;                     // as it is stored
    std::string codes = "thu-{}";         // of each kind's name, "_" as "-": "thu-lab-test"
    std::int64_t turnover = 123'456'789;  // the confidential sums
};

// Records name each other; days are those of 2026, standing on the world's.
std::map<programme::KindId, std::int64_t> add_one_of_each_kind(const registry::Site& site, const RecordsOfOne& of);

[[nodiscard]] std::string code_of(const programme::Kind& kind, std::string_view pattern);

}  // namespace saolang::http_tests
