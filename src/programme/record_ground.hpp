#pragma once
// What the rules of one record (record_rule.hpp) ask about the others.

#include "programme/record_rule.hpp"
#include "programme/world.hpp"

namespace saolang::programme {

// `row`: the record that is corrected; nothing: a new one. Who fills it in is left to the caller.
[[nodiscard]] RuleGround ground_of(const World& world, const places::Gazetteer& gazetteer, const Kind& kind,
                                   const Values& values, std::optional<Row> row, Date today);

// What is stored of the turnover of the product the values name, but for the record `but`.
[[nodiscard]] std::vector<Reported> stored_reports(db::Reader& reader, const Values& values,
                                                   std::optional<std::int64_t> but);

}  // namespace saolang::programme
