#pragma once
// The improvements in their order, each with its reason, price and papers (values → HTML).

#include "advice/advisor_view.hpp"

namespace saolang::advice {

void add_plan(web::Html& html, const Advice& advice);

}  // namespace saolang::advice
