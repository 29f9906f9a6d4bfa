#include "web/route.hpp"

#include <fmt/format.h>

#include <iterator>
#include <stdexcept>

namespace saolang::web {

namespace {

// Calls `take` for each piece between slashes of "/a/b"; stops when it answers false.
template <class Take>
bool each_segment(std::string_view path, Take take) {
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto end = path.find('/');
        if (!take(path.substr(0, end))) return false;
        path.remove_prefix(end == std::string_view::npos ? path.size() : end);
    }
    return true;
}

bool is_parameter(std::string_view segment) {
    return segment.size() > 2 && segment.starts_with('{') && segment.ends_with('}');
}

// The path with its parameters' names left out: two routes of one shape answer the same addresses.
std::string shape_of(Method method, std::string_view path) {
    std::string shape(method == Method::get ? "get" : "post");
    each_segment(path, [&shape](std::string_view segment) {
        shape.append(1, '/').append(is_parameter(segment) ? "{}" : segment);
        return true;
    });
    return shape;
}

bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& parameters) {
    parameters.clear();
    const bool all = each_segment(pattern, [&](std::string_view wanted) {
        if (!path.starts_with('/')) return false;
        path.remove_prefix(1);
        const std::string_view segment = path.substr(0, path.find('/'));
        path.remove_prefix(segment.size());
        if (!is_parameter(wanted)) return wanted == segment;
        if (segment.empty()) return false;
        parameters.emplace_back(segment);
        return true;
    });
    return all && path.empty();
}

}  // namespace

void RouteTable::add(Route route) {
    if (!route.path.starts_with('/')) throw std::logic_error("a route's path begins with a slash");
    const std::string shape = shape_of(route.method, route.path);
    if (!shapes_.emplace(shape, routes_.size()).second) {
        throw std::logic_error("two routes for " + shape);
    }
    if (route.path.find('{') != std::string_view::npos) patterns_.push_back(routes_.size());
    routes_.push_back(std::move(route));
}

const Route* RouteTable::fitting(Method method, std::string_view path, std::vector<std::string>& parameters) const {
    const auto literal = shapes_.find((method == Method::get ? "get" : "post") + std::string(path));
    if (literal != shapes_.end() && routes_[literal->second].path.find('{') == std::string_view::npos) {
        return &routes_[literal->second];
    }
    const Route* best = nullptr;
    std::vector<std::string> values;
    for (const std::size_t index : patterns_) {
        const Route& route = routes_[index];
        if (route.method != method || !fits(route.path, path, values)) continue;
        if (best && values.size() >= parameters.size()) continue;  // the path with more words of its own wins
        best = &route;
        parameters = values;
    }
    return best;
}

Result<RouteTable::Match, RouteTable::Miss> RouteTable::find(Method method, std::string_view path) const {
    Match match{};
    match.route = fitting(method, path, match.parameters);
    if (match.route) return match;
    const Method other = method == Method::get ? Method::post : Method::get;
    return fail(fitting(other, path, match.parameters) ? Miss::other_method : Miss::no_such_path);
}

std::string routes_text(const RouteTable& routes, Language language) {
    std::string text;
    for (const Route& route : routes.all()) {
        std::string_view file = route.where.file;
        if (const auto src = file.rfind("src/"); src != std::string_view::npos) file.remove_prefix(src);
        fmt::format_to(std::back_inserter(text), "{}\t{}\t{}\t{}\t{}:{}\n",
                       route.method == Method::get ? "GET" : "POST", route.path, route.act.name, route.doc.in(language),
                       file, route.where.line);
    }
    return text;
}

}  // namespace saolang::web
