#include "web/openapi.hpp"

#include <boost/json.hpp>
#include <memory>

namespace saolang::web {

namespace {

namespace json = boost::json;

constexpr std::string_view api = "/api/";

json::array parameters_of(const Route& route) {
    json::array list;
    for (std::string_view rest = route.path; rest.find('{') != std::string_view::npos;) {
        const auto open = rest.find('{');
        const auto end = rest.find('}', open);
        list.push_back({{"name", rest.substr(open + 1, end - open - 1)},
                        {"in", "path"},
                        {"required", true},
                        {"schema", {{"type", "string"}}}});
        rest.remove_prefix(end);
    }
    for (const Parameter& one : route.parameters) {
        list.push_back({{"name", one.name},
                        {"in", "query"},
                        {"required", false},
                        {"description", one.meaning.en},
                        {"example", one.example},
                        {"schema", {{"type", "string"}}}});
    }
    return list;
}

json::object problem_content() {
    return {{"application/problem+json", {{"schema", {{"$ref", "#/components/schemas/Problem"}}}}}};
}

// "GET /api/v1/products/{code}" → "get_products_code": a name for makers of clients.
std::string operation_id(const Route& route) {
    std::string id(route.method == Method::get ? "get" : "post");
    std::string_view path = route.path.substr(api.size());
    if (path.starts_with("v1/")) path.remove_prefix(3);
    id += '_';
    for (const char c : path) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (plain) {
            id += c;
        } else if (id.back() != '_') {
            id += '_';
        }
    }
    if (id.back() == '_') id.pop_back();
    return id;
}

json::object operation_of(const Route& route) {
    json::object operation{
        {"operationId", operation_id(route)},
        {"summary", route.doc.en},
        {"description", route.doc.vi},
        {"x-act", route.act.name},
        {"parameters", parameters_of(route)},
        {"responses",
         {{"200", {{"description", "OK"}, {"content", {{"application/json", {{"schema", json::object()}}}}}}},
          {"default", {{"description", "Problem (RFC 9457)"}, {"content", problem_content()}}}}}};
    if (route.method == Method::post) {
        operation["requestBody"] = {{"required", true},
                                    {"content", {{"application/json", {{"schema", {{"type", "object"}}}}}}}};
    }
    return operation;
}

json::object problem_schema() {
    const json::object text{{"type", "string"}};
    const json::object error{{"type", "object"}, {"properties", {{"field", text}, {"message", text}}}};
    return {{"type", "object"},
            {"required", {"title", "status"}},
            {"properties",
             {{"type", text},
              {"title", text},
              {"status", {{"type", "integer"}}},
              {"errors", {{"type", "array"}, {"items", error}}}}}};
}

}  // namespace

std::string openapi_json(const RouteTable& routes, std::string_view program_version) {
    json::object paths;
    for (const Route& route : routes.all()) {
        if (!route.path.starts_with(api)) continue;
        json::value& path = paths[route.path];
        if (path.is_null()) path.emplace_object();
        path.as_object()[route.method == Method::get ? "get" : "post"] = operation_of(route);
    }
    const json::object document{
        {"openapi", "3.1.0"},
        {"info", {{"title", "Sao Làng"}, {"version", program_version}}},
        {"servers", json::array{json::object{{"url", "/"}}}},
        {"paths", std::move(paths)},
        {"components", {{"schemas", {{"Problem", problem_schema()}}}}},
    };
    return json::serialize(document);
}

void add_openapi_route(RouteTable& routes, std::string_view program_version) {
    const auto text = std::make_shared<std::string>();
    routes.add({.method = Method::get,
                .path = "/api/openapi.json",
                .act = public_act,
                .doc = {"Mô tả API theo OpenAPI 3.1", "This description"},
                .handle = [text](const Request&) {
                    Response response = json_response(*text);
                    response.caching = Caching::revalidate;
                    return response;
                }});
    *text = openapi_json(routes, program_version);
}

}  // namespace saolang::web
