#include "web/pieces.hpp"

#include <algorithm>
#include <array>

#include "base/money.hpp"
#include "web/charts.hpp"
#include "web/shell_words.hpp"

namespace saolang::web {
namespace {

struct Sign {
    std::string_view css;
    Icon icon;
};
Sign sign_of(Tone tone) {
    switch (tone) {
        case Tone::good:
            return {"good", Icon::check};
        case Tone::information:
            return {"info", Icon::information};
        case Tone::attention:
            return {"soon", Icon::clock};
        case Tone::wrong:
            return {"bad", Icon::warning};
        case Tone::quiet:
            break;
    }
    return {"quiet", Icon::minus};
}

// One star from its upper point; the pen ends where it began, so the next one is a step of 20 to the right.
constexpr std::string_view one_star = "l2.3 5 5.5.7-4.1 3.7 1.1 5.4-4.8-2.7-4.8 2.7 1.1-5.4-4.1-3.7 5.5-.7z";

std::string row_of_stars(int first, int count) {
    std::string path = "M" + std::to_string(10 + 20 * first) + " 1.8";
    for (int i = 0; i < count; ++i) path.append(i == 0 ? "" : "m20 0").append(one_star);
    return path;
}

}  // namespace

Raw tag(Tone tone, std::string_view words) {
    const Sign sign = sign_of(tone);
    Html html;
    html.add(R"(<span class="tag {}">{}{}</span>)", sign.css, icon(sign.icon), words);
    return std::move(html).raw();
}

Raw stars(Language language, int star, StarSize size) {
    static constexpr std::array<std::string_view, 3> sizes{"stars small", "stars", "stars large"};
    star = std::clamp(star, 0, 5);
    Html html;
    html.add(R"(<span class="{}">)", sizes[static_cast<std::size_t>(size)]);
    html.add(R"(<svg viewBox="0 0 100 20" aria-hidden="true">)");
    if (star > 0) html.add(R"(<path d="{}"/>)", row_of_stars(0, star));
    if (star < 5) html.add(R"(<path class="off" d="{}"/>)", row_of_stars(star, 5 - star));
    html.add("</svg>");
    if (star > 0) html.add("<b>{} {}</b>", star, words::star.in(language));
    if (star == 0) html.add("<b>{}</b>", words::no_star.in(language));
    html.add("</span>");
    return std::move(html).raw();
}

Raw flash(const Flash& message) {
    const Sign sign = sign_of(message.tone);
    Html html;
    html.add(R"(<p class="flash {}" role="status">{}<span>{}</span></p>)", sign.css, icon(sign.icon), message.text);
    return std::move(html).raw();
}

Raw sample_ribbon(Language language) {
    Html html;
    html.add(R"(<p class="ribbon"><b>{}</b> {}</p>)", words::sample.in(language), words::sample_means.in(language));
    return std::move(html).raw();
}

Raw breadcrumb(Language language, const std::vector<Crumb>& above, std::string_view here) {
    Html html;
    html.add(R"(<nav class="crumbs" aria-label="{}"><ol>)", words::you_are_here.in(language));
    for (const Crumb& crumb : above) html.add(R"(<li><a href="{}">{}</a></li>)", Url(crumb.href), crumb.name);
    html.add(R"(<li aria-current="page">{}</li></ol></nav>)", here);
    return std::move(html).raw();
}

Raw pager(Language language, const Pager& pager) {
    Html html;
    html.add(R"(<nav class="pager" aria-label="{}">)", words::pages.in(language));
    if (!pager.previous.empty()) {
        html.add(R"(<a class="button" rel="prev" href="{}">{}{}</a>)", Url(pager.previous), icon(Icon::arrow_left),
                 words::previous.in(language));
    }
    html.add("<span>{} {}</span>", group_thousands(static_cast<std::int64_t>(pager.total)), pager.of_what);
    if (!pager.next.empty()) {
        html.add(R"(<a class="button" rel="next" href="{}">{}{}</a>)", Url(pager.next), words::next.in(language),
                 icon(Icon::arrow_right));
    }
    html.add("</nav>");
    return std::move(html).raw();
}

namespace {

constexpr std::size_t options_in_sight = 8;

void add_option(Html& html, Language language, const FilterOption& option) {
    const std::string count = group_thousands(option.count);
    if (option.chosen) {
        html.add(R"(<li><a class="on" rel="nofollow" href="{}">{}<span>{} <span class="vh">({})</span></span>)",
                 Url(option.href), icon(Icon::check), option.label, words::chosen.in(language));
        html.add("<i>{}</i></a></li>", count);
    } else if (option.count == 0) {
        html.add("<li><s>{} <i>0</i></s></li>", option.label);
    } else {
        html.add(R"(<li><a rel="nofollow" href="{}"><span>{}</span> <i>{}</i></a></li>)", Url(option.href),
                 option.label, count);
    }
}

void add_group(Html& html, Language language, const FilterGroup& group) {
    html.add("<h3>{}</h3><ul>", group.title);
    const std::size_t in_sight = std::min(options_in_sight, group.options.size());
    for (std::size_t i = 0; i < in_sight; ++i) add_option(html, language, group.options[i]);
    html.add("</ul>");
    if (in_sight == group.options.size()) return;
    const auto rest_begin = group.options.begin() + static_cast<std::ptrdiff_t>(in_sight);
    const bool open = std::any_of(rest_begin, group.options.end(), [](const FilterOption& o) { return o.chosen; });
    html.add(open ? Raw::trusted("<details open>") : Raw::trusted("<details>"));
    html.add("<summary>{} ({})</summary><ul>", words::show_more.in(language), group.options.size() - in_sight);
    for (auto option = rest_begin; option != group.options.end(); ++option) add_option(html, language, *option);
    html.add("</ul></details>");
}

std::size_t chosen_in(const FilterBar& bar) {
    std::size_t chosen = 0;
    for (const FilterGroup& group : bar.groups) {
        chosen += static_cast<std::size_t>(std::count_if(group.options.begin(), group.options.end(),
                                                         [](const FilterOption& option) { return option.chosen; }));
    }
    return chosen;
}

}  // namespace

Raw filter_bar(Language language, const FilterBar& bar) {
    const std::size_t chosen = chosen_in(bar);
    Html html;
    html.add(R"(<div><button class="button filter-button" type="button" popovertarget="filters">{}{})",
             icon(Icon::filter), words::filters.in(language));
    if (chosen > 0) html.add(" <b>{}</b>", chosen);
    html.add(R"(</button><section class="filters" id="filters" popover aria-labelledby="filters-name">)");
    html.add(R"(<header><h2 id="filters-name">{}</h2>)", words::filters.in(language));
    if (!bar.clear_href.empty()) {
        html.add(R"(<a href="{}">{}</a>)", Url(bar.clear_href), words::clear_filters.in(language));
    }
    html.add("</header>");
    for (const FilterGroup& group : bar.groups) add_group(html, language, group);
    html.add(
        R"(<button class="button main" type="button" popovertarget="filters" popovertargetaction="hide">{}</button>)",
        words::show_results.in(language));
    html.add("</section></div>");
    return std::move(html).raw();
}

Raw figure(Language language, const Figure& figure) {
    Html html;
    html.add(R"(<div class="figure">)");
    const Raw rank = figure.star > 0 ? stars(language, figure.star, StarSize::small) : Raw();
    if (figure.href.empty()) {
        html.add("<b>{}</b>{}<span>{}</span>", figure.number, rank, figure.label);
    } else {
        html.add(R"(<a href="{}"><b>{}</b>{}<span>{}</span><small>{}</small></a>)", Url(figure.href), figure.number,
                 rank, figure.label, words::why.in(language));
    }
    if (figure.trend.size() > 1) html.add(sparkline(figure.trend));
    if (!figure.note.empty()) html.add("<em>{}</em>", figure.note);
    html.add("</div>");
    return std::move(html).raw();
}

Raw figures(Language language, const std::vector<Figure>& row) {
    Html html;
    html.add(R"(<div class="figures">)");
    for (const Figure& one : row) html.add(figure(language, one));
    html.add("</div>");
    return std::move(html).raw();
}

namespace {

// Where a value stands on a bar that ends at `most`, in tenths of a per cent: "63.2%".
std::string share(std::int64_t value, std::int64_t most) {
    const std::int64_t tenths = most > 0 ? std::clamp<std::int64_t>(value * 1000 / most, 0, 1000) : 0;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

}  // namespace

Raw goal_bar(Language language, const GoalBar& bar) {
    std::int64_t most = std::max({bar.value, bar.goal, bar.goal_to.value_or(0)});
    if (bar.forecast) most = std::max(most, bar.forecast->second);
    // A little room behind the last mark, so that a goal at the very end is still seen.
    most += std::max<std::int64_t>(1, most / 16);
    const auto said = [](const std::string& given, std::int64_t number) {
        return given.empty() ? group_thousands(number) : given;
    };
    Html html;
    html.add(R"(<div class="goal"><p><b>{}</b> <span>)", bar.label);
    if (!bar.href.empty()) html.add(R"(<a href="{}">)", Url(bar.href));
    html.add("{}", said(bar.value_words, bar.value));
    if (!bar.href.empty()) html.add("</a>");
    if (bar.goal_words.empty()) html.add("/{} {}", group_thousands(bar.goal), bar.unit);
    html.add("</span></p>");
    html.add(R"(<svg class="{}" aria-hidden="true"><rect class="rail" width="100%" height="12" y="6" rx="6"/>)",
             sign_of(bar.tone).css);
    if (bar.forecast) {
        html.add(R"(<rect class="range" x="{}" y="6" width="{}" height="12"/>)", share(bar.forecast->first, most),
                 share(bar.forecast->second - bar.forecast->first, most));
    }
    html.add(R"(<rect class="value" width="{}" height="12" y="6" rx="6"/>)", share(bar.value, most));
    html.add(R"(<rect class="tick" x="{}" width="3" height="24"/>)", share(bar.goal, most));
    if (bar.goal_to) html.add(R"(<rect class="tick" x="{}" width="3" height="24"/>)", share(*bar.goal_to, most));
    html.add("</svg><p>");
    if (!bar.state.empty()) html.add(tag(bar.tone, bar.state));
    html.add(" <small>{} {}", words::goal.in(language), said(bar.goal_words, bar.goal));
    if (bar.forecast) {
        html.add(", {} ", words::forecast.in(language));
        if (bar.forecast_words.empty()) {
            html.add("{} {} {}", group_thousands(bar.forecast->first), words::to.in(language),
                     group_thousands(bar.forecast->second));
        } else {
            html.add("{}", bar.forecast_words);
        }
    }
    html.add("</small></p></div>");
    return std::move(html).raw();
}

}  // namespace saolang::web
