#pragma once
// What people said of pairs of records that look alike: "these are two", or that they have seen it, and why.

#include <map>

#include "registry/doubles.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

struct PairAnswered {
    screening::Relation relation = screening::Relation::duplicate;  // as the program saw them when it was said
    std::string reason = {};  // in the person's words; empty: said before reasons were asked for
};

// Nothing is written when it was said before.
void tell_apart(const WriteContext& context, const PairKey& pair, const PairAnswered& answer = {});

// The row of what was said of a pair.
[[nodiscard]] std::optional<std::int64_t> said_row(db::Reader& reader, const PairKey& pair);
[[nodiscard]] std::map<PairKey, PairAnswered> pairs_answered(db::Reader& reader);
[[nodiscard]] std::set<PairKey> told_apart(db::Reader& reader);

}  // namespace saolang::registry
