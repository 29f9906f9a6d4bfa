#include "programme/record_hub_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/money.hpp"
#include "programme/record_list_page.hpp"
#include "programme/record_rows.hpp"
#include "programme/record_words.hpp"
#include "registry/edit_page.hpp"

namespace saolang::programme {

namespace {

using registry::Bits;
using web::Html;
using web::Word;

constexpr std::string_view path = "/quan-ly/ho-so";
constexpr std::size_t most_rows = 20;  // of each kind; its list shows all
constexpr Word title{"Hồ sơ chương trình", "Programme records"};
constexpr Word waits_heading{"Việc đang chờ", "What waits"};
constexpr Word nothing_waits{"Không có việc nào đang chờ trong phạm vi của bạn.", "Nothing waits in your reach."};
constexpr Word kinds_heading{"Các loại hồ sơ", "Kinds of records"};
constexpr Word kind_column{"Loại hồ sơ", "Kind"};
constexpr Word count_column{"Số hồ sơ", "Records"};
constexpr Word act_column{"Việc", "Acts"};
constexpr Word add_label{"Thêm", "Add"};
constexpr Word add_one{"Thêm {}", "Add {}"};
constexpr Word all_label{"Xem cả {}", "See all {}"};
constexpr Word none_of_it{"Chưa có hồ sơ chương trình nào bạn được xem.",
                          "No record of the programme you may see yet."};
constexpr Word add_heading{"Thêm hồ sơ", "Add a record"};

struct Group {
    Word title;
    std::span<const KindId> kinds;
};
constexpr std::array work{KindId::registration, KindId::support, KindId::support_money, KindId::organisation_step};
constexpr std::array quality{KindId::commitment, KindId::inspection, KindId::standard, KindId::lab_test};
constexpr std::array local{KindId::zone, KindId::zone_supply, KindId::local_strength};
constexpr std::array market{KindId::turnover,    KindId::event,         KindId::event_part,  KindId::event_money,
                            KindId::sales_point, KindId::point_product, KindId::point_visit, KindId::listing};
constexpr std::array people_and_tasks{KindId::training, KindId::trained, KindId::task};
constexpr std::array groups{Group{{"Đăng ký và hỗ trợ", "Registrations and support"}, work},
                            Group{{"An toàn và tiêu chuẩn", "Safety and standards"}, quality},
                            Group{{"Nguyên liệu và nội lực địa phương", "Material and local strength"}, local},
                            Group{{"Bán hàng và xúc tiến", "Selling and promotion"}, market},
                            Group{{"Tập huấn và nhiệm vụ", "Training and tasks"}, people_and_tasks}};

using SeenRows = std::array<Bits, kind_count>;

SeenRows all_seen(const Ask& ask) {
    SeenRows seen;
    for (const auto* kind : kinds()) seen[static_cast<std::size_t>(kind->id)] = rows_seen(ask, *kind);
    return seen;
}

std::vector<web::Task> tasks_of(const Ask& ask, const SeenRows& seen) {
    std::vector<web::Task> tasks;
    for (const auto& wait : waits()) {
        const auto& kind = kind_of(wait.kind);
        const auto count =
            rows_waiting(ask.world, wait, seen[static_cast<std::size_t>(kind.id)], ask.desk.view.today).count();
        if (count == 0) continue;
        tasks.push_back({.count = group_thousands(static_cast<std::int64_t>(count)),
                         .what = std::string(ask.desk.say(wait.what)),
                         .detail = std::string(ask.desk.say(wait.detail)),
                         .href = ask.desk.link(fmt::format("{}?viec={}", path_of(kind), wait.code)),
                         .tone = web::Tone::attention});
    }
    return tasks;
}

web::Raw waiting(const Ask& ask, const SeenRows& seen) {
    const auto tasks = tasks_of(ask, seen);
    Html html;
    html.add("<h2>{}</h2>", ask.desk.say(waits_heading));
    if (tasks.empty()) {
        html.add("<p>{}</p>", ask.desk.say(nothing_waits));
    } else {
        html.add(web::tasks(tasks));
    }
    return std::move(html).raw();
}

web::Cell add_cell(const Ask& ask, const Kind& kind) {
    if (!may_add_some(ask, kind)) return "";
    Html html;
    html.add(R"(<a href="{}" aria-label="{}">{}</a>)", web::Url(ask.desk.link(path_of(kind) + "/moi")),
             registry::filled(ask.desk.say(add_one), ask.desk.say(kind.one)), ask.desk.say(add_label));
    return std::move(html).raw();
}

web::Raw group_table(const Ask& ask, const Group& group, const SeenRows& seen) {
    web::Table table{.caption = std::string(ask.desk.say(group.title)),
                     .columns = {{std::string(ask.desk.say(kind_column))},
                                 {std::string(ask.desk.say(count_column)), true},
                                 {std::string(ask.desk.say(act_column))}},
                     .rows = {}};
    for (const auto id : group.kinds) {
        const auto& kind = kind_of(id);
        const auto count = static_cast<std::int64_t>(seen[static_cast<std::size_t>(id)].count());
        const auto address = ask.desk.link(path_of(kind));
        table.rows.push_back({web::Cell::link(address, ask.desk.say(kind.many)), count, add_cell(ask, kind)});
    }
    return web::table(ask.desk.view.language, table);
}

web::Response hub(const Ask& ask) {
    const auto seen = all_seen(ask);
    Html html;
    html.add("<h1>{}</h1>{}", ask.desk.say(title), waiting(ask, seen));
    html.add("<h2>{}</h2>", ask.desk.say(kinds_heading));
    for (const auto& group : groups) html.add(group_table(ask, group, seen));
    return registry::desk_answer(ask.desk, {.title = std::string(ask.desk.say(title)), .section = path},
                                 std::move(html));
}

// ---- Of one producer or product -------------------------------------------------------------------------------------

struct Of {
    std::string name;
    std::string query;    // "?chu-the=CODE"
    std::string address;  // of its own page
    std::function<Bits(const Kind&)> rows;
};

void add_kind(Html& html, const Ask& ask, const Kind& kind, const Of& of) {
    auto rows = rows_seen(ask, kind);
    rows &= of.rows(kind);
    const auto count = rows.count();
    if (count == 0) return;
    html.add("<h2>{} ({})</h2>", ask.desk.say(kind.many), count);
    const auto columns = columns_of(ask, kind);
    web::Table table{.caption = std::string(ask.desk.say(kind.many)),
                     .columns = headings_of(ask, columns),
                     .rows = {},
                     .caption_hidden = true};
    rows.each([&](std::size_t row) {
        if (table.rows.size() < most_rows)
            table.rows.push_back(cells_of(ask, columns, static_cast<Row>(row), ask.desk.view.today));
    });
    html.add(web::table(ask.desk.view.language, table));
    if (count > most_rows)
        html.add("<p>{}</p>", web::button_link(web::Press::plain, ask.desk.link(path_of(kind) + of.query),
                                               registry::filled(ask.desk.say(all_label), ask.desk.say(kind.one))));
}

void add_ways_to_add(Html& html, const Ask& ask, const Of& of) {
    Html ways;
    for (const auto* kind : kinds()) {
        const bool names = std::ranges::any_of(kind->fields, [](const Field& field) {
            return field.required && (field.holds == Holds::product || field.holds == Holds::producer);
        });
        if (names && !kind->of_plan && !kind->part_of && may_add_some(ask, *kind))
            ways.add(web::button_link(web::Press::plain, ask.desk.link(path_of(*kind) + "/moi" + of.query),
                                      capitalised(ask.desk.say(kind->one)), web::Icon::plus));
    }
    if (!ways.view().empty()) html.add(R"(<h2>{}</h2><p class="actions">{}</p>)", ask.desk.say(add_heading), ways);
}

web::Response records_of(const Ask& ask, const Of& of) {
    Html html;
    html.add("<h1>{} <small>{}</small></h1>", of.name, ask.desk.say(title));
    const auto before = html.view().size();
    for (const auto* kind : kinds())
        if (!kind->of_plan) add_kind(html, ask, *kind, of);
    if (html.view().size() == before) html.add("<p>{}</p>", ask.desk.say(none_of_it));
    add_ways_to_add(html, ask, of);
    return registry::desk_answer(
        ask.desk,
        {.title = of.name,
         .section = path,
         .crumbs = {{std::string(ask.desk.say(title)), ask.desk.link(path)}, {of.name, of.address}}},
        std::move(html));
}

web::Response of_product(const Ask& ask) {
    const auto& index = *ask.world.index;
    const auto at = registry::product_coded(index, ask.desk.asked("san-pham")).at;
    if (!at || !ask.desk.may(people::view_programme, registry::subject_of_product(index, *at))) return registry::gone();
    const auto& product = index.products[*at];
    return records_of(ask,
                      {product.name, "?san-pham=" + product.code, ask.desk.link("/quan-ly/san-pham/" + product.code),
                       [&ask, at](const Kind& kind) { return rows_of_product(ask, kind, *at); }});
}

web::Response of_producer(const Ask& ask) {
    const auto& index = *ask.world.index;
    const auto at = registry::producer_coded(index, ask.desk.asked("chu-the")).at;
    if (!at || !ask.desk.may(people::view_programme, registry::subject_of(index.producers[*at], ask.gazetteer())))
        return registry::gone();
    const auto& producer = index.producers[*at];
    return records_of(ask,
                      {producer.name, "?chu-the=" + producer.code, ask.desk.link("/quan-ly/chu-the/" + producer.code),
                       [&ask, at](const Kind& kind) { return rows_of_producer(ask, kind, *at); }});
}

}  // namespace

registry::MoreTasks waiting_records(const Site& site) {
    return [site](const web::Request& request, const people::Visitor& visitor) -> std::vector<web::Task> {
        const auto ask = ask_of(site, request, visitor);
        if (!ask.desk.holds(people::view_programme)) return {};
        return tasks_of(ask, all_seen(ask));
    };
}

void add_record_hub_routes(web::RouteTable& routes, const Site& site) {
    add_programme_route(
        routes, site,
        {.method = web::Method::get,
         .path = path,
         .act = people::view_programme,
         .doc = {"Các loại hồ sơ của chương trình và việc đang chờ",
                 "Kinds of records of the programme, and what waits"},
         .handle = {},
         .parameters =
             {{"chu-the", "", {"mã chủ thể: mọi hồ sơ của chủ thể ấy", "code of a producer: all its records"}},
              {"san-pham", "", {"mã sản phẩm: mọi hồ sơ của sản phẩm ấy", "code of a product: all its records"}}}},
        [](const Ask& ask) {
            if (!ask.desk.asked("san-pham").empty()) return of_product(ask);
            if (!ask.desk.asked("chu-the").empty()) return of_producer(ask);
            return hub(ask);
        });
}

}  // namespace saolang::programme
