#include "web/answer.hpp"

#include <spdlog/spdlog.h>

#include "web/multipart.hpp"

namespace saolang::web {

namespace {

constexpr std::string_view english = "/en";

void take_language(Request& request) {
    if (request.language != Language::vi || !request.path.starts_with(english)) return;
    const std::string_view rest = std::string_view(request.path).substr(english.size());
    if (!rest.empty() && !rest.starts_with('/')) return;
    request.language = Language::en;
    request.path = rest.empty() ? "/" : std::string(rest);
}

std::string_view host_name(std::string_view host) {
    if (const auto scheme = host.find("://"); scheme != std::string_view::npos) host.remove_prefix(scheme + 3);
    const auto colon = host.rfind(':');
    const bool has_port = colon != std::string_view::npos && host.find(']', colon) == std::string_view::npos;
    return has_port ? host.substr(0, colon) : host;
}

// What the browser says of the page that sends a form. Browsers say Sec-Fetch-Site only over https, and old ones never;
// then Origin decides ("null": a page that hides where it is from). Programs say neither. Ports are not compared: a
// proxy may leave ours out of Host.
bool comes_from_elsewhere(const Request& request) {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty()) return site != "same-origin" && site != "none";
    const auto origin = request.header("origin");
    return !origin.empty() && host_name(origin) != host_name(request.host);
}

bool is_form(const Request& request) {
    return request.header("content-type").starts_with("application/x-www-form-urlencoded");
}

// The status of the refusal; 0: read.
int read_form(Request& request) {
    const auto type = request.header("content-type");
    if (is_form(request)) {
        auto form = parse_query(request.body);
        if (!form) return 400;
        request.form = std::move(*form);
    } else if (request.method == Method::post && is_multipart(type)) {
        const auto boundary = multipart_boundary(type);
        if (!boundary) return 400;
        MultipartReader reader(*boundary, request.body.size());
        if (const auto taken = reader.take(request.body); !taken) return taken.error();
        auto read = reader.finish();
        if (!read) return read.error();
        request.form = std::move(read->fields);
        request.files = std::move(read->files);
        std::string().swap(request.body);  // large uploads stand in memory once
    }
    return 0;
}

Response plain(int status) {
    return {.status = status,
            .content_type = "text/plain; charset=utf-8",
            .body = std::make_shared<const std::string>(reason_phrase(status))};
}

void allow(Response& response, const RouteTable& routes, const Request& request) {
    const bool reads = routes.find(Method::get, request.path).has_value();
    response.headers.emplace_back("Allow", reads ? "GET, HEAD" : "POST");
}

std::string what_of(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const std::exception& error) {
        return error.what();
    } catch (...) {
        return "not a std::exception";
    }
}

}  // namespace

std::optional<Request> request_for(Method method, std::string_view target) {
    const auto question = target.find('?');
    auto path = percent_decode(target.substr(0, question), false);
    if (!path || !path->starts_with('/')) return std::nullopt;
    auto query = parse_query(question == std::string_view::npos ? std::string_view() : target.substr(question + 1));
    if (!query) return std::nullopt;
    Request request{.method = method, .path = std::move(*path), .query = std::move(*query)};
    take_language(request);
    return request;
}

Result<RouteTable::Match, int> choose(const RouteTable& routes, const Request& request) {
    auto match = routes.find(request.method, request.path);
    if (match) return std::move(*match);
    return fail(match.error() == RouteTable::Miss::other_method ? 405 : 404);
}

Response refuse(const Service& service, const Request& request, int status) {
    Response response;
    try {
        if (request.path.starts_with("/api/")) {
            response = problem(status, reason_phrase(status));
        } else {
            response = service.error_page ? service.error_page(request, status) : plain(status);
        }
    } catch (const std::exception& error) {
        spdlog::error("{} the page for status {} failed: {}", request.id, status, error.what());
        response = plain(status);
    }
    response.status = status;
    response.caching = Caching::none;
    if (status == 405) allow(response, *service.routes, request);
    if (status == 503) response.headers.emplace_back("Retry-After", "2");
    return response;
}

namespace {

Response of_handler(const Service& service, const Request& request, Response response) {
    // A handler that answers 404 without words wants the usual page.
    if (response.status >= 400 && !response.body) return refuse(service, request, response.status);
    return response;
}

// To be called while handling an exception.
Response refuse_thrown(const Service& service, const Route& route, const Request& request) {
    const auto thrown = std::current_exception();
    const int status = service.status_of ? service.status_of(thrown) : 500;
    spdlog::error("{} {} failed with {}: {}", request.id, route.path, status, what_of(thrown));
    return refuse(service, request, status);
}

}  // namespace

std::optional<Response> refuse_body(const Service& service, const Route& route, const Request& request,
                                    std::optional<std::uint64_t> length) {
    if (!route.before_body || length.value_or(route.limits.body_bytes) <= asked_before) return std::nullopt;
    try {
        if (comes_from_elsewhere(request)) return refuse(service, request, 403);
        auto refusal = route.before_body(request);
        if (refusal) return of_handler(service, request, *std::move(refusal));
        return std::nullopt;
    } catch (...) {
        return refuse_thrown(service, route, request);
    }
}

Response run(const Service& service, const Route& route, Request& request) {
    // Nobody's browser writes here because of a page of somebody else's.
    if (request.method == Method::post && comes_from_elsewhere(request)) return refuse(service, request, 403);
    if (const int status = read_form(request); status != 0) return refuse(service, request, status);
    try {
        return of_handler(service, request, route.handle(request));
    } catch (...) {
        return refuse_thrown(service, route, request);
    }
}

Response answer(const RouteTable& routes, Request request, const ErrorPage& error_page, const StatusOf& status_of) {
    const Service service{&routes, error_page, status_of};
    take_language(request);
    Response response;
    if (auto match = choose(routes, request)) {
        request.parameters = std::move(match->parameters);
        response = request.body.size() > match->route->limits.body_bytes ? refuse(service, request, 413)
                                                                         : run(service, *match->route, request);
    } else {
        response = refuse(service, request, match.error());
    }
    response = complete(std::move(response), request, best_encoding(request.header("accept-encoding")));
    if (holds_etag(request.header("if-none-match"), first(response.headers, "ETag"))) {
        response = not_modified(std::move(response));
    }
    if (!request.id.empty()) response.headers.emplace_back("X-Request-Id", request.id);
    return response;
}

}  // namespace saolang::web
