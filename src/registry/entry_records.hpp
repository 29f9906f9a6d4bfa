#pragma once
// Where the records lie that entries of the trail are about: a change of an import has more than a hundred thousand.

#include <unordered_map>

#include "registry/index.hpp"
#include "registry/reach.hpp"
#include "trail/trail.hpp"

namespace saolang::registry {

class EntryRecords {
public:
    EntryRecords(const Index& index, const places::Gazetteer& gazetteer);

    // Of a product or of one of its recognitions.
    [[nodiscard]] std::optional<ProductAt> product_of(const trail::Subject& subject) const;
    // What the rule asks about the record; one that is gone lies nowhere, so that only roles held everywhere reach it.
    [[nodiscard]] std::vector<people::Subject> subjects_of(const trail::Subject& subject) const;

private:
    const Index& index_;
    const places::Gazetteer& gazetteer_;
    std::unordered_map<std::int64_t, ProductAt> of_recognition_;
    std::unordered_map<std::int64_t, std::vector<people::Subject>> of_decision_;
};

}  // namespace saolang::registry
