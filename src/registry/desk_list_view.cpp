#include "registry/desk_list_view.hpp"

#include <fmt/core.h>

#include "base/money.hpp"
#include "registry/saved_filter.hpp"
#include "web/shell_words.hpp"
#include "web/workbook.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using web::Word;

constexpr std::size_t page_length = 50;

constexpr Word search_label{"Tìm trong danh sách", "Find in the list"};
constexpr Word search_button{"Tìm", "Find"};
constexpr Word as_of{"tính đến hết ngày {}", "at the end of {}"};
constexpr Word units_of{"địa giới ngày {}", "units of {}"};
constexpr Word nothing_title{"Không có hồ sơ nào phù hợp", "No record fits"};
constexpr Word nothing_text{"Hãy bỏ bớt điều kiện lọc hoặc gõ ít chữ hơn.", "Take a filter away or type fewer words."};
constexpr Word nothing_action{"Xem cả danh sách", "See the whole list"};
constexpr Word by_districts{"Xem theo huyện (địa giới trước 01/07/2025)", "By districts (units before 01/07/2025)"};
constexpr Word by_today{"Xem theo địa giới hôm nay", "By today's units"};

const web::Pairs& without_words(web::Pairs& pairs) {
    std::erase_if(pairs, [](const auto& pair) { return pair.first == "q"; });
    return pairs;
}

void add_search(Html& html, const DeskRequest& desk, const DeskList& list, const DeskSelection& selection, Word hint) {
    // Named, for the frame holds another search.
    html.add(
        R"(<form class="find-in" action="{}" role="search" aria-label="{}"><label class="vh" for="f-q">{}</label>)",
        web::Url(desk.link(list.path)), desk.say(search_label), desk.say(search_label));
    auto others = selection.chosen;
    for (const auto& [name, value] : without_words(others))
        html.add(R"(<input type="hidden" name="{}" value="{}">)", name, value);
    html.add(R"(<input type="search" id="f-q" name="q" value="{}" placeholder="{}">)",
             web::first(selection.chosen, "q"), desk.say(hint));
    html.add("{}</form>", web::button(web::Press::plain, desk.say(search_button)));
}

void add_summary(Html& html, const DeskRequest& desk, std::string_view path, const DeskSelection& selection,
                 Word of_what) {
    html.add(R"(<div class="list-sum"><p class="soft"><b>{} {}</b>)",
             group_thousands(static_cast<std::int64_t>(selection.items.size())), desk.say(of_what));
    if (const auto day = date_named(web::first(selection.chosen, "ngay")))
        html.add(" · {}", filled(desk.say(as_of), desk.view.date(*day)));
    if (const auto day = date_named(web::first(selection.chosen, "dia-gioi")))
        html.add(" · {}", filled(desk.say(units_of), desk.view.date(*day)));
    html.add("</p>");
    if (!selection.items.empty())
        html.add(web::button_link(web::Press::plain,
                                  address_with(desk.link(path), plus(selection.chosen, "dang", "xlsx")),
                                  desk.say(web::words::download_excel), web::Icon::download));
    html.add("</div>");
}

// Districts ended, and offices still think in them.
void add_hierarchy_link(Html& html, const DeskRequest& desk, const DeskList& list, const DeskSelection& selection) {
    const bool has_places =
        std::ranges::any_of(list.facets, [](const DeskFacet& facet) { return facet.name == "noi"; });
    if (!has_places) return;
    auto pairs = selection.chosen;
    const bool other = std::erase_if(pairs, [](const auto& pair) { return pair.first == "dia-gioi"; }) > 0;
    std::erase_if(pairs, [](const auto& pair) { return pair.first == "noi"; });
    if (!other) pairs.emplace_back("dia-gioi", "2024");
    html.add(R"(<p><a href="{}">{}</a></p>)", web::Url(address_with(desk.link(list.path), pairs)),
             desk.say(other ? by_today : by_districts));
}

void add_rows(Html& html, const DeskRequest& desk, const DeskList& list, const DeskSelection& selection,
              const DeskTable& table) {
    const auto path = desk.link(list.path);
    if (selection.items.empty()) {
        html.add(web::empty_state({.title = std::string(desk.say(nothing_title)),
                                   .text = std::string(desk.say(nothing_text)),
                                   .action = web::button_link(web::Press::plain, path, desk.say(nothing_action))}));
        return;
    }
    const auto slice = slice_of(selection.items, desk.asked("trang"), page_length, table.key);
    web::Table rows{
        .caption = std::string(desk.say(table.title)), .columns = table.columns, .rows = {}, .caption_hidden = true};
    for (std::size_t i = slice.begin; i < slice.end; ++i) rows.rows.push_back(table.row(selection.items[i]));
    auto drawn = web::table(desk.view.language, rows);
    html.add(table.around ? table.around(std::move(drawn)) : std::move(drawn));
    web::Pager pager{.total = selection.items.size(), .of_what = std::string(desk.say(table.of_what))};
    if (!slice.previous.empty()) pager.previous = address_with(path, plus(selection.chosen, "trang", slice.previous));
    if (!slice.next.empty()) pager.next = address_with(path, plus(selection.chosen, "trang", slice.next));
    html.add(web::pager(desk.view.language, pager));
}

}  // namespace

web::Response desk_list_page(const DeskRequest& desk, const DeskList& list, const DeskSelection& selection,
                             const DeskTable& table) {
    Html html;
    html.add(R"(<div class="list-head"><h1>{}</h1>{}</div>)", desk.say(table.title), table.actions);
    html.add(saved_filters_view(desk.site, desk.visitor, desk.request, list.path, selection.chosen));
    html.add(R"(<div class="with-filters">)");
    html.add(web::filter_bar(desk.view.language, {selection.groups, selection.clear_path}));
    html.add("<div>");
    add_search(html, desk, list, selection, table.search_hint);
    add_summary(html, desk, list.path, selection, table.of_what);
    add_rows(html, desk, list, selection, table);
    add_hierarchy_link(html, desk, list, selection);
    html.add("</div></div>");
    return desk_answer(
        desk,
        {.title = std::string(desk.say(table.title)), .section = table.section.empty() ? list.path : table.section},
        std::move(html));
}

bool asks_for_file(const DeskRequest& desk) { return desk.asked("dang") == "xlsx"; }

web::Response desk_file(const DeskRequest& desk, std::string_view name,
                        const std::function<office::Table(db::Reader&)>& make) {
    std::string bytes;
    desk.site.database.read([&](db::Reader& reader) { bytes = office::write_xlsx(make(reader)); });
    return web::workbook_response(std::move(bytes), fmt::format("ocop-{}.xlsx", name));
}

}  // namespace saolang::registry
