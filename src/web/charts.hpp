#pragma once
// Charts drawn by the server: real text at every width, told apart by pattern and place before colour. A table of the
// same numbers stands beside a line chart.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "web/html.hpp"
#include "web/language.hpp"

namespace saolang::web {

struct BarRow {
    std::string label;
    std::vector<std::int64_t> values;  // one a series, stacked
    std::string href = {};             // the records counted; empty: no door
};
struct BarChart {
    std::string title;
    std::vector<std::string> series;  // one to three; their names make the legend when there are two or more
    std::vector<BarRow> rows;
};
[[nodiscard]] Raw bar_chart(Language language, const BarChart& chart);

struct LinePoint {
    std::string label;  // "2021"
    std::int64_t value;
};
struct LineChart {
    std::string title;
    std::string unit;  // "sản phẩm"
    std::vector<LinePoint> points;
    std::function<std::string(std::int64_t)> words = {};  // how a value is read; nothing: with grouped thousands
    std::optional<std::int64_t> goal = {};                // a level to be reached, drawn across
};
[[nodiscard]] Raw line_chart(Language language, const LineChart& chart);

// A line without axes, beside a figure that says it in words.
[[nodiscard]] Raw sparkline(const std::vector<std::int64_t>& values);

}  // namespace saolang::web
