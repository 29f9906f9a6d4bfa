#include "web/metrics.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace saolang::web {

void Metrics::answered(int status, std::chrono::microseconds taken, std::uint64_t bytes_sent) {
    add(by_class_[static_cast<std::size_t>(std::clamp(status / 100, 1, 5))], 1);
    const auto bucket = std::ranges::lower_bound(bounds, taken.count()) - bounds.begin();
    add(by_duration_[static_cast<std::size_t>(bucket)], 1);
    add(micros_, static_cast<std::uint64_t>(std::max<std::int64_t>(taken.count(), 0)));
    add(bytes_, bytes_sent);
}

void Metrics::connection_opened() {
    connections_.fetch_add(1, std::memory_order_relaxed);
    add(opened_, 1);
}

std::string Metrics::text() const {
    const auto opened = opened_.load();  // before those that are open, so that one just accepted is not missing there
    std::string out;
    const auto put = std::back_inserter(out);
    fmt::format_to(
        put, "# HELP saolang_requests_total Answers by class of status.\n# TYPE saolang_requests_total counter\n");
    for (std::size_t i = 1; i < by_class_.size(); ++i) {
        fmt::format_to(put, "saolang_requests_total{{class=\"{}xx\"}} {}\n", i, by_class_[i].load());
    }
    fmt::format_to(put,
                   "# HELP saolang_request_seconds From the head of a request to the last byte of its answer.\n"
                   "# TYPE saolang_request_seconds histogram\n");
    std::uint64_t below = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        below += by_duration_[i].load();
        fmt::format_to(put, "saolang_request_seconds_bucket{{le=\"{}\"}} {}\n", static_cast<double>(bounds[i]) / 1e6,
                       below);
    }
    below += by_duration_.back().load();
    fmt::format_to(put, "saolang_request_seconds_bucket{{le=\"+Inf\"}} {}\n", below);
    fmt::format_to(put, "saolang_request_seconds_sum {:.6f}\nsaolang_request_seconds_count {}\n",
                   static_cast<double>(micros_.load()) / 1e6, below);
    const auto counter = [&put](std::string_view name, std::string_view help, std::string_view type, auto value) {
        fmt::format_to(put, "# HELP {0} {1}\n# TYPE {0} {2}\n{0} {3}\n", name, help, type, value);
    };
    counter("saolang_sent_bytes_total", "Bytes of answers.", "counter", bytes_.load());
    counter("saolang_page_cache_hits_total", "Answers taken from the page cache.", "counter", cache_hits_.load());
    counter("saolang_connections", "Connections open now.", "gauge", connections_.load());
    counter("saolang_connections_total", "Connections accepted.", "counter", opened);
    counter("saolang_connections_refused_total", "Connections beyond the limit.", "counter", refused_.load());
    return out;
}

}  // namespace saolang::web
