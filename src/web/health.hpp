#pragma once
// What watches the program asks: does it live, can it serve, how does it fare.

#include <functional>
#include <memory>

#include "web/metrics.hpp"
#include "web/route.hpp"

namespace saolang::web {

// /healthz, /readyz and /metrics. `ready`: the database answers and its migrations are done; what it throws means no.
void add_health_routes(RouteTable& routes, std::function<bool()> ready, std::shared_ptr<const Metrics> metrics);

}  // namespace saolang::web
