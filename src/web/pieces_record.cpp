// Journeys, records, products and people.

#include <array>

#include "web/illustration.hpp"
#include "web/pieces.hpp"
#include "web/shell_words.hpp"

namespace saolang::web {
namespace {

std::string_view css_of(Tone tone) {
    static constexpr std::array<std::string_view, 5> names{"quiet", "good", "info", "soon", "bad"};
    return names[static_cast<std::size_t>(tone)];
}

// The letters of the last two words, as people are called in Vietnam: "Nguyễn Thị Bích Hà" → "BH". What stands in
// brackets is no part of a name.
std::string initials(std::string_view name) {
    name = name.substr(0, name.find(" ("));
    std::string letters;
    std::size_t end = name.size();
    for (int taken = 0; taken < 2 && end > 0; ++taken) {
        const std::size_t space = name.rfind(' ', end - 1);
        const std::size_t begin = space == std::string_view::npos ? 0 : space + 1;
        std::size_t length = 1;
        while (begin + length < end && (static_cast<unsigned char>(name[begin + length]) & 0xC0) == 0x80) ++length;
        letters.insert(0, name.substr(begin, length));
        end = space == std::string_view::npos ? 0 : space;
    }
    return letters;
}

}  // namespace

Raw steps(Language language, const std::vector<Step>& journey) {
    struct Look {
        std::string_view css;
        Word words;
    };
    static constexpr std::array<Look, 4> looks{{
        {"done", words::step_done},
        {"now", words::step_now},
        {"next", words::step_next},
        {"stopped", words::step_stopped},
    }};
    Html html;
    html.add(R"(<ol class="steps">)");
    for (const Step& step : journey) {
        const Look& look = looks[static_cast<std::size_t>(step.state)];
        html.add(R"(<li class="{}")", look.css);
        if (step.state == Step::State::now) html.add(R"( aria-current="step")");
        html.add("><b>{}</b> <small>{}</small>", step.name, look.words.in(language));
        if (!step.who.empty()) html.add("<span>{}</span>", step.who);
        if (!step.since.empty()) html.add("<span>{}</span>", step.since);
        html.add("</li>");
    }
    html.add("</ol>");
    return std::move(html).raw();
}

Raw timeline(Language language, const std::vector<Event>& events) {
    Html html;
    html.add(R"(<ol class="timeline">)");
    for (const Event& event : events) {
        html.add(R"(<li class="{}">)", css_of(event.tone));
        if (event.iso.empty()) {
            html.add(R"(<span class="n">{}</span><div>)", event.when);
        } else {
            html.add(R"(<time datetime="{}">{}</time><div>)", event.iso, event.when);
        }
        if (event.star > 0) html.add(stars(language, event.star, StarSize::small));
        if (event.href.empty()) {
            html.add("<b>{}</b>", event.what);
        } else {
            html.add(R"(<a href="{}"><b>{}</b></a>)", Url(event.href), event.what);
        }
        if (!event.detail.empty()) html.add("<p>{}</p>", event.detail);
        html.add("</div></li>");
    }
    html.add("</ol>");
    return std::move(html).raw();
}

Raw evidence_list(const std::vector<Evidence>& items) {
    Html html;
    html.add(R"(<ul class="evidence">)");
    for (const Evidence& item : items) {
        html.add("<li>{}<div>", icon(Icon::file));
        if (item.href.empty()) {
            html.add("<b>{}</b>", item.name);
        } else {
            html.add(R"(<a href="{}"><b>{}</b></a>)", Url(item.href), item.name);
        }
        html.add("<p>{}</p></div>{}</li>", item.detail, item.state);
    }
    html.add("</ul>");
    return std::move(html).raw();
}

Raw product_card(Language language, const ProductCard& card) {
    Html html;
    html.add(R"(<article class="card"><a href="{}">{}<h3>{}</h3></a>)", Url(card.href), card.picture, card.name);
    // What the remark says explains a missing star better than "no star yet".
    if (card.star > 0 || card.remark.empty()) html.add(stars(language, card.star, StarSize::small));
    html.add("<p>{}</p>", card.producer);
    if (!card.place.empty()) html.add(R"(<p class="where">{}{}</p>)", icon(Icon::place), card.place);
    if (!card.price.empty()) html.add(R"(<p class="price">{}</p>)", card.price);
    if (!card.remark.empty()) html.add(tag(Tone::attention, card.remark));
    html.add("</article>");
    return std::move(html).raw();
}

Raw product_cards(Language language, const std::vector<ProductCard>& cards) {
    Html html;
    html.add(R"(<div class="cards">)");
    for (const ProductCard& card : cards) html.add(product_card(language, card));
    html.add("</div>");
    return std::move(html).raw();
}

Raw person(std::string_view name, std::string_view role, std::string_view unit) {
    Html html;
    html.add(R"(<span class="person"><i aria-hidden="true">{}</i><span><b>{}</b> <small>{}{}{}</small></span></span>)",
             initials(name), name, role, unit.empty() ? "" : " · ", unit);
    return std::move(html).raw();
}

Raw tasks(const std::vector<Task>& list) {
    Html html;
    html.add(R"(<ul class="tasks">)");
    for (const Task& task : list) {
        html.add(R"(<li class="{}">)", css_of(task.tone));
        if (!task.href.empty()) html.add(R"(<a href="{}">)", Url(task.href));
        html.add("<b>{}</b><span>{}", task.count, task.what);
        if (!task.detail.empty()) html.add(" <small>{}</small>", task.detail);
        html.add("</span>");
        if (!task.href.empty()) html.add("{}</a>", icon(Icon::arrow_right));
        html.add("</li>");
    }
    html.add("</ul>");
    return std::move(html).raw();
}

Raw empty_state(const EmptyState& state) {
    Html html;
    html.add(R"(<div class="empty">{}<h2>{}</h2><p>{}</p>{}</div>)", illustration(state.picture, 0), state.title,
             state.text, state.action);
    return std::move(html).raw();
}

}  // namespace saolang::web
