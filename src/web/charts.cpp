#include "web/charts.hpp"

#include <algorithm>
#include <array>

#include "base/money.hpp"
#include "web/shell_words.hpp"

namespace saolang::web {
namespace {

// "63.2": hundredths of a whole with one decimal, for lengths in per cent.
std::string percent(std::int64_t part, std::int64_t whole) {
    const std::int64_t tenths = whole > 0 ? std::clamp<std::int64_t>(part * 1000 / whole, 0, 1000) : 0;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::int64_t sum_of(const std::vector<std::int64_t>& values) {
    std::int64_t sum = 0;
    for (const std::int64_t value : values) sum += value;
    return sum;
}

// Filled, hatched, dotted: the patterns stand in each chart, because a style sheet cannot point into a page.
constexpr std::array<std::string_view, 3> series_classes{"s1", "s2", "s3"};

void add_key(Html& html, const std::vector<std::string>& series) {
    html.add(R"(<p class="key">)");
    for (std::size_t i = 0; i < series.size() && i < series_classes.size(); ++i) {
        html.add(
            R"(<span><svg width="24" height="14" aria-hidden="true"><rect class="{}" width="24" height="14"/></svg>{}</span>)",
            series_classes[i], series[i]);
    }
    html.add("</p>");
}

void add_bar(Html& html, const BarRow& row, std::int64_t most, bool one_series) {
    if (row.href.empty()) {
        html.add("<dt>{}</dt>", row.label);
    } else {
        html.add(R"(<dt><a href="{}">{}</a></dt>)", Url(row.href), row.label);
    }
    html.add(R"(<dd><svg aria-hidden="true">)");
    std::int64_t before = 0;
    for (std::size_t i = 0; i < row.values.size() && i < series_classes.size(); ++i) {
        if (row.values[i] > 0) {
            html.add(R"(<rect class="{}" x="{}%" width="{}%" height="100%"/>)", series_classes[i],
                     percent(before, most), percent(row.values[i], most));
        }
        before += row.values[i];
    }
    html.add("</svg><b>{}</b>", group_thousands(before));
    if (!one_series) {
        html.add("<small>");
        for (std::size_t i = 0; i < row.values.size(); ++i) {
            if (i > 0) html.add(" + ");
            html.add("{}", group_thousands(row.values[i]));
        }
        html.add("</small>");
    }
    html.add("</dd>");
}

}  // namespace

Raw bar_chart(Language, const BarChart& chart) {
    std::int64_t most = 1;
    for (const BarRow& row : chart.rows) most = std::max(most, sum_of(row.values));
    const bool one_series = chart.series.size() < 2;
    Html html;
    html.add(R"(<figure class="bars"><figcaption>{}</figcaption>)", chart.title);
    if (!one_series) add_key(html, chart.series);
    html.add("<dl>");
    for (const BarRow& row : chart.rows) add_bar(html, row, most, one_series);
    html.add("</dl></figure>");
    return std::move(html).raw();
}

namespace {

// Points in a box of 100 × 100; the upper edge is `most`, the lower one zero.
std::string points_of(const std::vector<std::int64_t>& values, std::int64_t least, std::int64_t most) {
    std::string points;
    const auto last = static_cast<std::int64_t>(values.size()) - 1;
    for (std::int64_t i = 0; i <= last; ++i) {
        if (i > 0) points += ' ';
        const std::int64_t value = values[static_cast<std::size_t>(i)];
        points += percent(i, last) + "," + percent(most - value, most - least);
    }
    return points;
}

// 1, 2 or 5 times a power of ten, about a third of the highest value.
std::int64_t step_for(std::int64_t most) {
    std::int64_t step = 1;
    for (const int factor : {2, 5, 10}) {
        std::int64_t scale = 1;
        while (scale * factor * 3 <= most) {
            step = std::max(step, scale * factor);
            scale *= 10;
        }
    }
    return step;
}

}  // namespace

Raw line_chart(Language language, const LineChart& chart) {
    std::vector<std::int64_t> values;
    for (const LinePoint& point : chart.points) values.push_back(point.value);
    if (values.size() < 2) return {};
    const auto said = [&](std::int64_t value) { return chart.words ? chart.words(value) : group_thousands(value); };
    const std::int64_t highest =
        std::max({std::int64_t{1}, *std::max_element(values.begin(), values.end()), chart.goal.value_or(0)});
    const std::int64_t step = step_for(highest);
    const std::int64_t most = (highest + step - 1) / step * step;
    Html html;
    html.add(R"(<figure class="line"><figcaption>{}</figcaption><div>)", chart.title);
    std::string in_words = chart.title + ": ";
    for (const LinePoint& point : chart.points) in_words += point.label + " " + said(point.value) + "; ";
    in_words += std::string(words::chart_highest.in(language)) + " " + said(highest) + " " + chart.unit;
    html.add(R"(<svg class="plot" role="img" aria-label="{}">)", in_words);
    for (std::int64_t mark = 0; mark <= most; mark += step) {
        const std::string y = percent(most - mark, most);
        html.add(R"(<line x2="100%" y1="{}%" y2="{}%"/><text class="mark" x="0" y="{}%" dy="-4">{}</text>)", y, y, y,
                 said(mark));
    }
    if (chart.goal) {
        const std::string y = percent(most - *chart.goal, most);
        html.add(R"(<line class="aim" x2="100%" y1="{}%" y2="{}%"/>)", y, y);
    }
    html.add(R"(<svg viewBox="0 0 100 100" preserveAspectRatio="none"><polyline points="{}"/></svg>)",
             points_of(values, 0, most));
    const auto last = static_cast<std::int64_t>(values.size()) - 1;
    for (std::int64_t i = 0; i <= last; ++i) {
        const std::int64_t value = values[static_cast<std::size_t>(i)];
        const std::string x = percent(i, last);
        const std::string y = percent(most - value, most);
        html.add(R"(<circle cx="{}%" cy="{}%" r="4"/>)", x, y);
        // Many numbers in a row would run into each other.
        if (last < 8 || i == last) html.add(R"(<text x="{}%" y="{}%" dy="-10">{}</text>)", x, y, said(value));
        html.add(R"(<text class="foot" x="{}%" y="100%" dy="20">{}</text>)", x,
                 chart.points[static_cast<std::size_t>(i)].label);
    }
    html.add("</svg></div></figure>");
    return std::move(html).raw();
}

Raw sparkline(const std::vector<std::int64_t>& values) {
    if (values.size() < 2) return {};
    const auto [least, most] = std::minmax_element(values.begin(), values.end());
    Html html;
    html.add(
        R"(<svg class="spark" viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true"><polyline points="{}"/></svg>)",
        points_of(values, *least, *most));
    return std::move(html).raw();
}

}  // namespace saolang::web
