#pragma once
// Search from anywhere of the office: what of the registry a person may see, grouped and ranked.

#include <memory>

#include "registry/name_search.hpp"
#include "registry/reach.hpp"

namespace saolang::registry {

struct FoundProducts {
    std::vector<ProductAt> first;
    std::size_t total = 0;
    bool corrected = false;
};
struct FoundNames {
    std::vector<std::uint32_t> first;  // positions
    std::size_t total = 0;
    bool corrected = false;
};
inline constexpr std::size_t most_of_a_kind = 10;

// Under the standing of the day only for the order: the higher star first.
[[nodiscard]] FoundProducts find_products(const Index& index, const places::Gazetteer& gazetteer,
                                          const VisibleRecords& seen, const std::string& words, Date day);
// By name or tax code.
[[nodiscard]] FoundNames find_producers(const Index& index, const VisibleRecords& seen, const std::string& words);
// By number, date or authority.
[[nodiscard]] FoundNames find_decisions(const Index& index, const VisibleRecords& seen, const std::string& words);

[[nodiscard]] FoundNames first_of(NameSearch::Found found);

}  // namespace saolang::registry
