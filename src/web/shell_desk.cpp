#include "web/shell_desk.hpp"

#include <algorithm>
#include <span>

#include "web/http.hpp"
#include "web/shell_words.hpp"

namespace saolang::web {

namespace {

constexpr std::size_t most_in_bar = 5;  // what a thumb can tell apart on 360 pixels

void add_door(Html& html, Language language, const Desk::Door& door) {
    html.add(R"(<li><a href="{}")", Url(in_language(language, door.path)));
    if (door.here) html.add(R"( aria-current="page")");
    html.add(">{}<span>{}</span></a></li>", icon(door.icon), door.words);
}

void add_groups(Html& html, Language language, std::span<const Desk::Door> doors) {
    for (std::size_t i = 0; i < doors.size(); ++i) {
        if (i == 0 || doors[i].group != doors[i - 1].group) {
            if (i != 0) html.add("</ul>");
            if (!doors[i].group.empty()) html.add("<h2>{}</h2>", doors[i].group);
            html.add("<ul>");
        }
        add_door(html, language, doors[i]);
    }
    html.add("</ul>");
}

void add_rail(Html& html, const Page& page) {
    html.add(R"(<nav class="doors" aria-label="{}">)", words::main_navigation.in(page.language));
    add_groups(html, page.language, page.desk->doors);
    html.add("</nav>");
}

// The same doors for a phone; hidden where the rail stands.
void add_bar(Html& html, const Page& page) {
    const std::span<const Desk::Door> doors = page.desk->doors;
    const auto first = doors.size() <= most_in_bar ? doors : doors.first(most_in_bar - 1);
    const auto rest = doors.subspan(first.size());
    html.add(R"(<nav class="tabs" aria-label="{}"><ul>)", words::main_navigation.in(page.language));
    for (const auto& door : first) add_door(html, page.language, door);
    html.add("</ul>");
    if (!rest.empty()) {
        html.add(R"(<details class="menu"><summary)");
        if (std::ranges::any_of(rest, &Desk::Door::here)) html.add(R"( class="on")");
        html.add(">{}<span>{}</span></summary><div>", icon(Icon::more), words::more.in(page.language));
        add_groups(html, page.language, rest);
        html.add("</div></details>");
    }
    html.add("</nav>");
}

void add_find(Html& html, const Page& page) {
    const Language language = page.language;
    html.add(R"(<form class="find" role="search" action="{}">)", Url(in_language(language, "/quan-ly/tim")));
    html.add(R"(<input type="search" name="q" id="q" aria-label="{}" placeholder="{}" title="{}" value="{}">)",
             words::desk_search.in(language), words::desk_search.in(language), words::press_slash.in(language),
             page.search);
    html.add(R"(<kbd aria-hidden="true">/</kbd><button aria-label="{}">{}</button></form>)", words::search.in(language),
             icon(Icon::search));
}

void add_sign_out(Html& html, const Page& page, std::string_view path, Word label, Icon sign) {
    html.add(R"(<form method="post" action="{}"><input type="hidden" name="khoa" value="{}">)",
             Url(in_language(page.language, path)), page.desk->secret);
    html.add("<button>{}{}</button></form>", icon(sign), label.in(page.language));
}

std::string where(const Desk& desk) { return desk.unit.empty() ? desk.role : desk.role + " · " + desk.unit; }

void add_person(Html& html, const Page& page) {
    const Language language = page.language;
    const Desk& desk = *page.desk;
    html.add(R"(<details class="menu me"><summary title="{}">{}</summary><div>)", words::own_menu.in(language),
             person(desk.person, desk.role, desk.unit));
    html.add("<p><b>{}</b><small>{}</small></p><ul>", desk.person, where(desk));
    html.add(R"(<li><a href="{}">{}{}</a></li>)", Url(in_language(language, "/tai-khoan")), icon(Icon::people),
             words::own_account.in(language));
    html.add(R"(<li><a href="{}">{}{}</a></li>)", Url(in_language(language, "/")), icon(Icon::home),
             words::public_site.in(language));
    html.add("<li>{}</li><li>", language_switch(language, page.path));
    if (!desk.viewing_as) add_sign_out(html, page, "/dang-xuat", words::sign_out, Icon::leave);
    html.add("</li></ul></div></details>");
}

void add_viewing_as(Html& html, const Page& page) {
    const Language language = page.language;
    html.add(R"(<aside class="as" aria-label="{}"><p>{}{} <b>{}</b> ({}). {}</p>)", words::viewing_as.in(language),
             icon(Icon::information), words::viewing_as.in(language), page.desk->person, where(*page.desk),
             words::viewing_only.in(language));
    add_sign_out(html, page, "/quan-ly/thoi-xem", words::stop_viewing, Icon::close);
    html.add("</aside>");
}

}  // namespace

Raw language_switch(Language language, std::string_view path) {
    Html html;
    html.add(R"(<a class="tongue" lang="{}" hreflang="{}" href="{}">{}{}</a>)", code_of(other(language)),
             code_of(other(language)), Url(in_language(other(language), path)), icon(Icon::language),
             language == Language::vi ? "English" : "Tiếng Việt");
    return std::move(html).raw();
}

void add_desk_frame(Html& html, const Page& page, const Raw& brand) {
    if (page.sample)
        html.add(R"(<aside aria-label="{}">{}</aside>)", words::sample.in(page.language), sample_ribbon(page.language));
    if (page.desk->viewing_as) add_viewing_as(html, page);
    html.add(R"(<header class="bar">{})", brand);
    if (page.desk->search) add_find(html, page);
    add_person(html, page);
    html.add("</header>");
    if (page.desk->doors.size() < 2) return;
    add_rail(html, page);
    add_bar(html, page);
}

}  // namespace saolang::web
