#include "registry/today_page.hpp"

#include <fmt/core.h>

#include "registry/double_list.hpp"
#include "registry/figures_view.hpp"
#include "registry/screening_page.hpp"
#include "registry/today_store.hpp"
#include "registry/today_view.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label title{"Hôm nay", "Today"};
constexpr Label programme_title{"Hồ sơ chương trình", "Programme records"};
constexpr Label figures_title{"Số liệu hôm nay", "Figures of today"};
constexpr Label of_all{"Toàn bộ sổ", "The whole register"};
constexpr std::size_t most_lines = 20'000;  // of the trail; a day of work is far less, an import may be more

Waiting waiting_for(const Site& site, const people::Visitor& visitor, const View& view, const VisibleRecords& seen) {
    Waiting waiting{.today = today_of(*view.index, seen, view.today)};
    if (people::holds_now(site.gate, visitor, people::merge_records))
        waiting.doubles = open_pairs(site, visitor, view).doubles.size();
    if (people::holds_now(site.gate, visitor, people::edit_records))
        waiting.unprocessed = undecided_products(site, visitor, view);
    if (people::holds_now(site.gate, visitor, people::handle_remarks))
        site.database.read([&](db::Reader& reader) { waiting.remarks = count_open_remarks(reader); });
    return waiting;
}

Changed changed_for(const Site& site, const people::Visitor& visitor, const View& view, const VisibleRecords& seen,
                    bool everything) {
    Changed changed;
    changed.doors = people::holds_now(site.gate, visitor, people::view_trail);
    site.database.read([&](db::Reader& reader) {
        const auto lines = trail_since(reader, start_of(view.today.plus_days(-1)), most_lines);
        changed.cut = lines.size() == most_lines;
        changed.changes = changes_among(lines, *view.index, seen, everything);
        changed.names = names_behind(reader, changed.changes);
    });
    return changed;
}

// An officer stays at the desk. Producers of a part of the registry are counted where their products are made, as the
// public list does; the desk's lists them where they live.
FigureDoors desk_doors(const View& view, const FiguresQuery& query) {
    auto doors = public_doors(view, query);
    const auto place = query.unit ? "&noi=" + view.gazetteer[*query.unit].code : std::string();
    doors.products = view.link("/quan-ly/san-pham?tinh=con" + place);
    for (std::size_t i = 0; i < doors.by_star.size(); ++i)
        doors.by_star[i] = view.link(fmt::format("/quan-ly/san-pham?sao={}{}", i + 3, place));
    if (!query.unit) doors.producers = view.link("/quan-ly/chu-the?san-pham=con");
    return doors;
}

// Of each place the person works for; of all for those who work for all.
void add_figures(Html& html, const View& view, const people::Reach& reach) {
    std::vector<std::optional<places::UnitId>> units;
    if (reach.everything) {
        units.emplace_back();
    } else {
        units.assign(reach.units.begin(), reach.units.end());
    }
    html.add("<section><h2>{}</h2>", view.say(figures_title));
    for (const auto& unit : units) {
        const FiguresQuery query{view.today, view.today, unit};
        html.add(R"(<p class="soft">{}</p>)", unit ? view.name_of(*unit) : std::string(view.say(of_all)));
        html.add(main_figures(view, figures_of(*view.index, view.gazetteer, query), desk_doors(view, query)));
    }
    html.add("</section>");
}

web::Raw tasks_above(const View& view, const std::vector<web::Task>& tasks) {
    if (tasks.empty()) return {};
    Html html;
    html.add("<section><h2>{}</h2>{}</section>", view.say(programme_title), web::tasks(tasks));
    return std::move(html).raw();
}

web::Response show(const Site& site, const web::Request& request, const people::Visitor& visitor,
                   const MoreTasks& more) {
    const auto view = view_of(site, request);
    const auto reach = people::reach_of(visitor.actor, people::view_records, site.gazetteer, view.today);
    const auto seen = visible_records(reach, *view.index, site.gazetteer, view.today);
    const auto waiting = waiting_for(site, visitor, view, seen);
    Html html;
    html.add(R"(<h1>{}<small>{}</small></h1><div class="today"><div>)", view.say(title),
             weekday_and_date(view.language, view.today));
    html.add(waiting_list(view, waiting));
    if (more) html.add(tasks_above(view, more(request, visitor)));
    html.add(ending_part(view, waiting.today));
    html.add("</div><div>");
    html.add(changed_part(view, changed_for(site, visitor, view, seen, reach.everything)));
    add_figures(html, view, reach);
    html.add("</div></div>");
    return people::desk_response(
        people::desk_page(site.gate, visitor, request, std::string(view.say(title)), "/quan-ly"), std::move(html));
}

}  // namespace

void add_today_route(web::RouteTable& routes, const Site& site, const MoreTasks& more) {
    people::add_guarded_route(
        routes, site.gate,
        {.method = web::Method::get,
         .path = "/quan-ly",
         .act = people::view_records,
         .doc = {"Hôm nay: việc đang chờ, sắp trễ, vừa thay đổi", "Today: what waits, what will be late, what changed"},
         .handle = {}},
        [&site, more](const web::Request& request, const people::Visitor& visitor) {
            return show(site, request, visitor, more);
        });
}

}  // namespace saolang::registry
