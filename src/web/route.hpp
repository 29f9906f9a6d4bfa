#pragma once
// Every route is declared once, at its handler. The table drives the server, `saolang routes`, docs/api.md, OpenAPI and
// the tests that visit every route.

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
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
    std::size_t body_bytes = 0;                  // of a POST
    std::chrono::milliseconds deadline{10'000};  // for the handler's answer
};
inline constexpr Limits no_body{};
inline constexpr Limits small_form{.body_bytes = 64 * 1024};
// One form with files of 20 MB together and its other fields. Such a route runs on the pool. The sender's time is
// bounded by ServerOptions::body_bytes_per_second, the memory of all bodies together by most_body_bytes.
inline constexpr Limits form_with_files{.body_bytes = 20 * 1024 * 1024 + 256 * 1024,
                                        .deadline = std::chrono::milliseconds(60'000)};

enum class Runs {
    here,     // on the thread that read the request: reads that take microseconds
    on_pool,  // writes, and anything slow
};

using Handler = std::function<Response(const Request&)>;
// Asked with the head alone before a body larger than `asked_before` is read: an answer that refuses it, or nothing to
// read on. Runs on the thread that read the head, so it only reads.
using BeforeBody = std::function<std::optional<Response>(const Request&)>;
inline constexpr std::size_t asked_before = 64 * 1024;

// A query parameter, for docs and OpenAPI.
struct Parameter {
    std::string_view name;
    std::string_view example;
    Word meaning;
};

// Where a route is declared; std::source_location is missing in clang 14.
struct SourcePlace {
    const char* file;
    unsigned line;
    [[nodiscard]] static constexpr SourcePlace here(const char* file = __builtin_FILE(),
                                                    unsigned line = __builtin_LINE()) {
        return {file, line};
    }
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
    BeforeBody before_body = {};  // empty: every body within the limits is read
    SourcePlace where = SourcePlace::here();
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
    [[nodiscard]] const Route* fitting(Method method, std::string_view path,
                                       std::vector<std::string>& parameters) const;

    std::vector<Route> routes_;
    std::unordered_map<std::string, std::size_t> shapes_;  // "get/san-pham/{}" → its place
    std::vector<std::size_t> patterns_;                    // places of the routes with parameters
};

// One line a route: method, path, act, doc line, file:line, separated by tabs (`saolang routes`).
[[nodiscard]] std::string routes_text(const RouteTable& routes, Language language = Language::vi);

}  // namespace saolang::web
