#include "programme/plan_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/plan_kinds.hpp"
#include "programme/plan_view.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/edit_page.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word plans_title{"Kế hoạch năm", "Year's plans"};
constexpr Word plans_lead{
    "Mỗi kế hoạch có chỉ tiêu đo được; mỗi con số mở ra những hồ sơ mà nó đếm, vào bất kỳ ngày nào.",
    "Each plan has measurable targets; each number opens the records it counts, on any day."};
constexpr Word make_plan{"Lập kế hoạch", "Make a plan"};
constexpr Word own_indicators{"Chỉ số tự lập", "Indicators of your own"};
constexpr Word no_plan_title{"Chưa có kế hoạch năm nào", "No plan yet"};
constexpr Word no_plan_text{"Lập kế hoạch đầu tiên: số văn bản, ngày ban hành, rồi từng chỉ tiêu.",
                            "Make the first: number and date of the document, then target after target."};
constexpr Word no_plan_reader{"Kế hoạch do cán bộ tỉnh lập; khi có sẽ hiện ở đây.",
                              "Plans are made by the province's officers and will stand here."};
constexpr Word year_heading{"Năm", "Year"};
constexpr Word unit_heading{"Đơn vị", "Unit"};
constexpr Word document_heading{"Văn bản đang dùng", "Document in force"};
constexpr Word versions_heading{"Số bản", "Versions"};
constexpr Word targets_heading{"Chỉ tiêu", "Targets"};
constexpr Word document_words{"Theo {}", "By {}"};
constexpr Word amended_words{"Theo {} (sửa đổi lần {})", "By {} (amendment {})"};
constexpr Word not_in_force{
    "Vào ngày {} kế hoạch này chưa được ban hành. Dưới đây là chỉ tiêu của bản ban hành sau đó ({}).",
    "On {} this plan had not been issued. These are the targets of the version that followed ({})."};
constexpr Word not_known_then{
    "Vào cuối ngày {} hệ thống chưa có kế hoạch này: nó được nhập sau đó. Hãy hỏi “Điều gì đúng vào ngày”, hoặc chọn "
    "ngày muộn hơn.",
    "At the end of {} this plan was not known yet: it was entered later. Ask “What was true on”, or choose a later "
    "day."};
constexpr Word no_target_title{"Kế hoạch này chưa có chỉ tiêu", "This plan has no target yet"};
constexpr Word no_target_text{"Thêm chỉ tiêu đầu tiên để bắt đầu theo dõi.", "Add the first target to begin."};
constexpr Word edit_plan{"Sửa kế hoạch", "Edit the plan"};
constexpr Word versions_word{"Văn bản và các bản", "Document and versions"};
constexpr Word work_word{"Việc cần làm", "What to do"};
constexpr Word wall_word{"Màn hình phòng họp", "Wall view"};
constexpr Word file_word{"Tải về Excel", "Excel"};
constexpr Word number_heading{"TT", "No."};
constexpr Word goal_heading{"Mục tiêu", "Goal"};
constexpr Word actual_heading{"Thực hiện", "Actual"};
constexpr Word status_heading{"Trạng thái", "Status"};
constexpr Word counted_heading{"Được tính", "Counted"};
constexpr Word unproved_heading{"Thiếu minh chứng", "Proof missing"};
constexpr Word not_counted_heading{"Không được tính", "Not counted"};
constexpr Word due_heading{"Hạn", "Due"};
constexpr Word department_heading{"Cơ quan chủ trì", "Responsible department"};
constexpr Word wall_day{"Số liệu đến hết ngày {}", "Figures at the end of {}"};
constexpr Word wall_back{"Về trang kế hoạch", "Back to the plan"};

office::OutCell text_cell(std::string_view text) { return {.text = std::string(text)}; }
office::OutCell number_cell(std::int64_t number) {
    return {.kind = office::OutCell::Kind::integer, .text = std::to_string(number)};
}

// ---- The plans
// -------------------------------------------------------------------------------------------------------

struct PlanLine {
    PlanOf plan;
    Row version = 0;  // in force today, else the first
    std::size_t versions = 0;
    std::size_t targets = 0;
};

std::vector<PlanLine> plan_lines(const Ask& ask) {
    std::vector<PlanLine> lines;
    const auto& ledger = *ask.world.ledger;
    for (const auto& plan : plans_of(ledger)) {
        const auto versions = versions_of(ledger, plan);
        if (versions.empty() || !may_see_plan(ask, plan.unit)) continue;
        const auto version = version_in_force(ledger, plan, ask.desk.visitor.today).value_or(versions.front());
        lines.push_back({plan, version, versions.size(), targets_of(ledger, version).size()});
    }
    return lines;
}

web::Response plans_file(const Ask& ask) {
    return registry::desk_file(ask.desk, "ke-hoach", [&](db::Reader&) {
        office::Table table;
        table.title = ask.desk.say(plans_title);
        for (const auto heading : {year_heading, unit_heading, document_heading, versions_heading, targets_heading})
            table.headings.emplace_back(ask.desk.say(heading));
        table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
            for (const auto& line : plan_lines(ask))
                take({number_cell(line.plan.year), text_cell(ask.desk.view.name_of(line.plan.unit)),
                      text_cell(version_name(*ask.world.ledger, line.version)),
                      number_cell(static_cast<std::int64_t>(line.versions)),
                      number_cell(static_cast<std::int64_t>(line.targets))});
        };
        return table;
    });
}

web::Raw plans_table(const Ask& ask, const std::vector<PlanLine>& lines) {
    const auto& desk = ask.desk;
    web::Table table{.caption = std::string(desk.say(plans_title)),
                     .columns = {{std::string(desk.say(year_heading))},
                                 {std::string(desk.say(unit_heading))},
                                 {std::string(desk.say(document_heading))},
                                 {std::string(desk.say(versions_heading)), true},
                                 {std::string(desk.say(targets_heading)), true}},
                     .rows = {},
                     .excel_href = desk.link(fmt::format("{}?dang=xlsx", plans_path)),
                     .caption_hidden = true};
    for (const auto& line : lines)
        table.rows.push_back(
            {web::Cell::link(registry::address_with(desk.link(path_of(line.plan)), unit_pair(ask, line.plan)),
                             filled(desk.say(Word{"Kế hoạch {}", "Plan {}"}), line.plan.year)),
             desk.view.name_of(line.plan.unit),
             web::Cell::link(desk.link(fmt::format("{}/ban/{}", plans_path, ask.table(plan::kind).codes[line.version])),
                             version_name(*ask.world.ledger, line.version)),
             static_cast<std::int64_t>(line.versions), static_cast<std::int64_t>(line.targets)});
    return web::table(desk.request.language, table);
}

web::Response plans_page(const Ask& ask) {
    if (registry::asks_for_file(ask.desk)) return plans_file(ask);
    const auto& desk = ask.desk;
    const auto lines = plan_lines(ask);
    const bool may_plan = desk.holds(people::plan_year);
    const auto make = web::button_link(web::Press::primary, desk.link(fmt::format("{}/moi", plans_path)),
                                       desk.say(make_plan), web::Icon::plus);
    Html html;
    html.add(R"(<div class="list-head"><h1>{}</h1><div class="actions">)", desk.say(plans_title));
    html.add(web::button_link(web::Press::plain, desk.link("/quan-ly/chi-so"), desk.say(own_indicators)));
    if (may_plan) html.add(make);
    html.add(R"(</div></div><p class="lead">{}</p>)", desk.say(plans_lead));
    if (lines.empty()) {
        html.add(web::empty_state({.title = std::string(desk.say(no_plan_title)),
                                   .text = std::string(desk.say(may_plan ? no_plan_text : no_plan_reader)),
                                   .action = may_plan ? make : web::Raw()}));
    } else {
        html.add(plans_table(ask, lines));
    }
    return registry::desk_answer(desk, {.title = std::string(desk.say(plans_title)), .section = plans_path},
                                 std::move(html));
}

// ---- One plan
// --------------------------------------------------------------------------------------------------------

web::Response plan_file(const Ask& ask, const PlanAsked& asked) {
    return registry::desk_file(ask.desk, fmt::format("ke-hoach-{}", asked.question.plan.year), [&](db::Reader&) {
        office::Table table;
        table.title = plan_name(ask, asked.question.plan);
        for (const auto heading :
             {number_heading, targets_heading, goal_heading, actual_heading, status_heading, counted_heading,
              unproved_heading, not_counted_heading, due_heading, department_heading})
            table.headings.emplace_back(ask.desk.say(heading));
        table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
            const auto& targets = (*asked.world.ledger)[KindId::target];
            const auto ground = asked.ground(ask);
            if (!asked.version) return;
            for (const auto row : targets_of(*asked.world.ledger, *asked.version)) {
                const auto one = ground.progress(row);
                const auto count = [&](std::uint32_t records) {
                    return one.kept_private ? text_cell("") : number_cell(records);
                };
                take({number_cell(targets.number(target::place, row)),
                      text_cell(targets.text(target::words, row)),
                      text_cell(goal_words(one.goal, one.measure, ask.desk.request.language)),
                      text_cell(value_words(ask, one)),
                      text_cell(ask.desk.say(status_words(one))),
                      count(one.tally.counted),
                      count(one.tally.unproved),
                      count(one.tally.not_counted),
                      {.kind = office::OutCell::Kind::date, .text = to_iso(one.goal.due)},
                      text_cell(targets.text(target::department, row))});
            }
        };
        return table;
    });
}

std::string document_of(const Ask& ask, const PlanAsked& asked) {
    const auto& ledger = *asked.world.ledger;
    const auto versions = versions_of(ledger, asked.question.plan);
    const auto number = std::ranges::find(versions, *asked.version) - versions.begin();
    const auto name = version_name(ledger, *asked.version);
    return number == 0 ? filled(ask.desk.say(document_words), name) : filled(ask.desk.say(amended_words), name, number);
}

void add_actions(Html& html, const Ask& ask, const PlanAsked& asked) {
    const auto& desk = ask.desk;
    const auto path = path_of(asked.question.plan);
    html.add(R"(<div class="actions no-print">)");
    if (asked.version) {
        const bool may = desk.may(people::plan_year, {.place = asked.question.plan.unit});
        const auto version =
            fmt::format("{}/ban/{}", plans_path, (*asked.world.ledger)[KindId::plan].codes[*asked.version]);
        html.add(web::button_link(web::Press::plain, desk.link(version), desk.say(may ? edit_plan : versions_word),
                                  may ? web::Icon::edit : web::Icon::history));
    }
    html.add(
        web::button_link(web::Press::plain, plan_address(ask, asked, path + "/viec-can-lam"), desk.say(work_word)));
    html.add(web::button_link(web::Press::plain, plan_address(ask, asked, path + "/man-hinh"), desk.say(wall_word)));
    html.add(web::button_link(web::Press::plain,
                              registry::address_with(desk.link(path), with(asked.kept, "dang", "xlsx")),
                              desk.say(file_word), web::Icon::download));
    html.add("</div>");
}

void add_targets(Html& html, const Ask& ask, const PlanAsked& asked) {
    const auto& desk = ask.desk;
    const auto all = asked.ground(ask).progress_of_version(*asked.version);
    if (all.empty()) {
        html.add(web::empty_state(
            {.title = std::string(desk.say(no_target_title)), .text = std::string(desk.say(no_target_text))}));
        return;
    }
    html.add(status_sum(ask, all));
    for (const auto& progress : all) html.add(target_card(ask, asked, progress));
}

web::Response plan_page(const Ask& ask) {
    const auto asked = plan_asked(ask, ask.desk.request.parameters[0]);
    if (!asked) return registry::gone();
    if (registry::asks_for_file(ask.desk)) return plan_file(ask, *asked);
    const auto& desk = ask.desk;
    const auto path = path_of(asked->question.plan);
    Html html;
    html.add(R"(<div class="list-head"><h1>{}</h1>)", plan_name(ask, asked->question.plan));
    add_actions(html, ask, *asked);
    html.add("</div>");
    if (asked->version) html.add(R"(<p class="soft">{}</p>)", document_of(ask, *asked));
    html.add(question_view(ask, *asked, path));
    if (!asked->version) {
        html.add(web::flash({web::Tone::attention, filled(desk.say(not_known_then), to_vietnamese(*asked->known))}));
    } else {
        if (!asked->in_force)
            html.add(
                web::flash({web::Tone::attention, filled(desk.say(not_in_force), to_vietnamese(asked->question.day),
                                                         version_name(*asked->world.ledger, *asked->version))}));
        add_targets(html, ask, *asked);
    }
    return registry::desk_answer(desk,
                                 {.title = plan_name(ask, asked->question.plan),
                                  .section = plans_path,
                                  .crumbs = {{std::string(desk.say(plans_title)), desk.link(plans_path)}}},
                                 std::move(html));
}

// ---- The wall
// --------------------------------------------------------------------------------------------------------

constexpr std::string_view refresh_seconds = "300";
constexpr Word refresh_word{"Tự làm mới mỗi 5 phút", "Refresh every 5 minutes"};
constexpr Word unknown_short{"Chưa thể biết", "Cannot be known"};

Word short_words(const Progress& progress) {
    const bool unknown = progress.status == Status::unknown && !progress.kept_private;
    return unknown ? unknown_short : status_words(progress);
}

void add_tile(Html& html, const Ask& ask, const PlanAsked& asked, const Progress& progress) {
    const auto& targets = (*asked.world.ledger)[KindId::target];
    html.add(R"(<li><h2>{}</h2><p><b>{}</b><small>{}</small></p>{}</li>)", targets.text(target::words, progress.target),
             value_words(ask, progress), goal_words(progress.goal, progress.measure, ask.desk.request.language),
             web::tag(tone_of(progress.status), ask.desk.say(short_words(progress))));
}

web::Response wall_page(const Ask& ask) {
    const auto asked = plan_asked(ask, ask.desk.request.parameters[0]);
    if (!asked || !asked->version) return registry::gone();
    const auto& desk = ask.desk;
    const auto name = plan_name(ask, asked->question.plan);
    auto page = people::desk_page(desk.site.gate, desk.visitor, desk.request, name, plans_path);
    Html html;
    html.add(R"(<div class="wall">)");
    if (asked->world.index->sample) html.add(web::sample_ribbon(desk.request.language));
    html.add(R"(<header><h1>{}</h1><p>{}</p></header><ul>)", name,
             filled(desk.say(wall_day), to_vietnamese(asked->question.day)));
    for (const auto& progress : asked->ground(ask).progress_of_version(*asked->version))
        add_tile(html, ask, *asked, progress);
    const auto path = path_of(asked->question.plan);
    const bool refreshes = !desk.asked("tu-lam-moi").empty();
    html.add(R"(</ul><p><a href="{}">{}</a>)", web::Url(plan_address(ask, *asked, path)), desk.say(wall_back));
    // A page that reloads by itself is for a screen nobody works at: whoever hangs it up asks for it.
    if (!refreshes)
        html.add(R"( · <a href="{}">{}</a>)",
                 web::Url(registry::address_with(desk.link(path + "/man-hinh"),
                                                 registry::plus(asked->kept, "tu-lam-moi", "1"))),
                 desk.say(refresh_word));
    html.add("</p></div>");
    auto response = people::desk_response(page, std::move(html));
    if (refreshes) response.headers.emplace_back("Refresh", refresh_seconds);
    return response;
}

std::vector<web::Parameter> parameters() {
    return {{"noi", "49.1997-01-01", {"đơn vị có kế hoạch", "unit that has the plan"}},
            {"ngay", "2024-06-30", {"đúng vào cuối ngày", "true at the end of this day"}},
            {"biet", "2024-06-30", {"theo điều đã biết đến ngày", "by what was known on this day"}},
            {"dia-gioi", "2024", {"địa giới: 2024, 2025 hoặc một ngày", "units of 2024, 2025 or a day"}},
            {"dang", "xlsx", {"xlsx: tải về bảng tính", "xlsx: as a file"}}};
}

}  // namespace

void add_plan_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](std::string_view path, Word doc, Handler handle) {
        add_programme_route(routes, site,
                            {.method = web::Method::get,
                             .path = path,
                             .act = people::view_programme,
                             .doc = doc,
                             .handle = {},
                             .runs = web::Runs::on_pool,
                             .parameters = parameters()},
                            std::move(handle));
    };
    add(plans_path, {"Các kế hoạch năm", "The years' plans"}, plans_page);
    add("/quan-ly/ke-hoach/{year}",
        {"Kế hoạch của một năm và điều đã làm được vào một ngày", "A year's plan and what was reached on a day"},
        plan_page);
    add("/quan-ly/ke-hoach/{year}/man-hinh", {"Kế hoạch trên màn hình phòng họp", "The plan on a meeting room's wall"},
        wall_page);
}

}  // namespace saolang::programme
