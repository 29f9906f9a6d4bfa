#pragma once
// Every route is declared once, at its handler. The table drives the server, `saolang routes`, docs/api.md, OpenAPI and
// the tests that visit every route.

#include <chrono>
#include <functional>
#include <optional>
#include <source_location>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "web/http.hpp"

namespace saolang::web {

// What the visitor does, in the words of the access rule. There is no route without one: it has no default.
struct Act {
    std::string_view name;
    consteval explicit Act(std::string_view act) : name(act) {
        if (act.empty()) throw "a route declares its act";
    }
};
inline constexpr Act public_act{"public"};  // anybody

struct Limits {
    std::size_t body_bytes = 0;              // of a POST
    std::chrono::milliseconds deadline{10'000};  // for the handler's answer
};
inline constexpr Limits no_body{};
inline constexpr Limits small_form{.body_bytes = 64 * 1024};

enum class Runs {
    here,     // on the thread that read the request: reads that take microseconds
    on_pool,  // writes, and anything slow
};

using Handler = std::function<Response(const Request&)>;

// A query parameter, for docs and OpenAPI.
struct Parameter {
    std::string_view name;
    std::string_view example;
    Word meaning;
};

struct Route {
    Method method;
    std::string_view path;  // "/san-pham/{slug}"
    Act act;
    Word doc;
    Handler handle;
    Runs runs = Runs::here;
    Limits limits = no_body;
    std::vector<Parameter> parameters = {};
    // A path that exists in the sample data, for the test that visits every route; empty: the path itself.
    std::string_view sample = {};
    std::source_location where = std::source_location::current();
};

class RouteTable {
public:
    // Two routes of one method and path are a mistake of ours: throws std::logic_error.
    void add(Route route);

    struct Match {
        const Route* route;
        std::vector<std::string> parameters;
    };
    enum class Miss { no_such_path, other_method };
    [[nodiscard]] Result<Match, Miss> find(Method method, std::string_view path) const;

    [[nodiscard]] const std::vector<Route>& all() const { return routes_; }

private:
    std::vector<Route> routes_;
};

}  // namespace saolang::web
