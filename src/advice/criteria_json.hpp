#pragma once
// Criteria ↔ JSON in the shape of the files of data/law (docs/formats/criteria.md), with the papers beside them.

#include <boost/json/object.hpp>

#include "law/law.hpp"

namespace saolang::advice {

// A regime with all its sets, readable by law::read_criteria; with `only`, that set alone. The regime has criteria.
[[nodiscard]] boost::json::object json_of_criteria(const law::Law& law, const law::Regime& regime,
                                                   const law::CriteriaSet* only = nullptr);
// Regimes through time, each with the names of its sets.
[[nodiscard]] boost::json::array json_of_regimes(const law::Law& law);

}  // namespace saolang::advice
