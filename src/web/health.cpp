#include "web/health.hpp"

#include <spdlog/spdlog.h>

namespace saolang::web {

namespace {

Response plain(std::string text, int status) {
    return {.status = status,
            .content_type = "text/plain; charset=utf-8",
            .body = std::make_shared<const std::string>(std::move(text))};
}

bool holds(const std::function<bool()>& ready) {
    try {
        return ready();
    } catch (const std::exception& error) {
        spdlog::error("not ready: {}", error.what());
        return false;
    }
}

}  // namespace

void add_health_routes(RouteTable& routes, std::function<bool()> ready, std::shared_ptr<const Metrics> metrics) {
    routes.add({.method = Method::get,
                .path = "/healthz",
                .act = public_act,
                .doc = {"Chương trình đang chạy", "The process lives"},
                .handle = [](const Request&) { return plain("ok\n", 200); }});
    routes.add(
        {.method = Method::get,
         .path = "/readyz",
         .act = public_act,
         .doc = {"Cơ sở dữ liệu trả lời, sẵn sàng phục vụ", "The database answers; 503 when it does not"},
         .handle = [ready = std::move(ready)](
                       const Request&) { return holds(ready) ? plain("ready\n", 200) : plain("not ready\n", 503); },
         .runs = Runs::on_pool});
    routes.add({.method = Method::get,
                .path = "/metrics",
                .act = public_act,
                .doc = {"Số đo vận hành dạng Prometheus", "Counters in the text form of Prometheus"},
                .handle = [metrics = std::move(metrics)](const Request&) {
                    Response response = plain(metrics->text(), 200);
                    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
                    return response;
                }});
}

}  // namespace saolang::web
