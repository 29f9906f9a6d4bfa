#include "programme/plan_why_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/confidential.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/plan_why_view.hpp"
#include "registry/desk_facets.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/edit_page.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word plans_title{"Kế hoạch năm", "Year's plans"};
constexpr Word due_words{"Mục tiêu: {}, hạn {}", "Goal: {}, due {}"};
constexpr Word lead_department{" · chủ trì: {}", " · in charge: {}"};
constexpr Word by_indicator{"Chỉ số: {}", "Indicator: {}"};
constexpr Word gone_indicator{
    "Chỉ số của chỉ tiêu này đã bị xóa, nên không đo được. Hãy sửa chỉ tiêu và chọn một chỉ số.",
    "The indicator of this target was removed, so it cannot be measured. Correct the target and choose one."};
constexpr Word not_known_then{
    "Vào cuối ngày {} hệ thống chưa có chỉ tiêu này. Hãy hỏi “Điều gì đúng vào ngày”, hoặc chọn ngày muộn hơn.",
    "At the end of {} this target was not known yet. Ask “What was true on”, or choose a later day."};
constexpr Word records_title{"Hồ sơ đằng sau con số", "The records behind the figure"};
constexpr Word of_records{"hồ sơ", "records"};
constexpr Word out_of_reach{"{} hồ sơ nữa bạn không có quyền mở; chúng có trong con số, không hiện trong danh sách.",
                            "{} more records are not yours to open; the figure holds them, the list does not."};
constexpr Word others_private{"Chỉ hiện hồ sơ bạn có quyền mở; còn bao nhiêu hồ sơ khác thì không nêu.",
                              "Only records that are yours to open are listed; how many others there are is not told."};
constexpr Word no_records{"Không có hồ sơ nào.", "There is no record."};
constexpr Word amended{"Trong văn bản đang dùng chỉ tiêu này đã được thay. Xem chỉ tiêu đang dùng",
                       "The version in force has replaced this target. See the one in force"};
constexpr std::size_t page_length = 25;

struct Why {
    PlanAsked asked;
    Progress progress;
};

// ---- Files
// -----------------------------------------------------------------------------------------------------------

office::OutCell text_cell(std::string_view text) { return {.text = std::string(text)}; }
office::OutCell number_cell(std::int64_t number) {
    return {.kind = office::OutCell::Kind::integer, .text = std::to_string(number)};
}

constexpr Word record_heading{"Hồ sơ", "Record"};
constexpr Word verdict_heading{"Kết luận", "Verdict"};
constexpr Word why_heading{"Vì sao", "Why"};
constexpr Word place_heading{"Địa bàn", "Place"};
constexpr Word by_heading{"Hồ sơ quyết định", "Record that decided"};
constexpr Word proof_heading{"Số tệp minh chứng", "Files of proof"};
constexpr Word unit_heading{"Đơn vị", "Unit"};
constexpr Word counted_heading{"Được tính", "Counted"};
constexpr Word unproved_heading{"Thiếu minh chứng", "Proof missing"};
constexpr Word not_counted_heading{"Không được tính", "Not counted"};
constexpr Word value_heading{"Giá trị", "Value"};

web::Response records_file(const Ask& ask, const Why& why, const std::vector<Finding>& findings,
                           const std::vector<std::uint32_t>& items) {
    return registry::desk_file(ask.desk, "ho-so-chi-tieu", [&](db::Reader&) {
        office::Table table;
        table.title = ask.desk.say(records_title);
        for (const auto heading :
             {record_heading, verdict_heading, why_heading, place_heading, by_heading, proof_heading})
            table.headings.emplace_back(ask.desk.say(heading));
        table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
            const auto& world = why.asked.world;
            for (const auto at : items) {
                const auto& one = findings[at];
                take({text_cell(subject_name(ask, world, one.subject)), text_cell(ask.desk.say(words_of(one.verdict))),
                      text_cell(one.why ? ask.desk.say(*one.why) : ""),
                      text_cell(registry::place_words(ask.desk.view, one.place, why.asked.question.hierarchy_day)),
                      text_cell(one.by ? subject_name(ask, world, *one.by) : ""),
                      number_cell(proof_of(world, one).files)});
            }
        };
        return table;
    });
}

web::Response units_file(const Ask& ask, const Why& why) {
    return registry::desk_file(ask.desk, "dia-ban-chi-tieu", [&](db::Reader&) {
        office::Table table;
        table.title = ask.desk.say(unit_heading);
        for (const auto heading :
             {unit_heading, counted_heading, unproved_heading, not_counted_heading, value_heading, why_heading})
            table.headings.emplace_back(ask.desk.say(heading));
        table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
            for (const auto& unit : units_of(why.asked.ground(ask), why.progress)) {
                std::string reasons;
                for (const auto& [reason, count] : unit.why)
                    reasons += fmt::format("{}{}: {}", reasons.empty() ? "" : "; ", ask.desk.say(*reason), count);
                take({text_cell(unit.unit ? ask.desk.view.name_of(*unit.unit) : std::string()),
                      number_cell(unit.tally.counted), number_cell(unit.tally.unproved),
                      number_cell(unit.tally.not_counted),
                      text_cell(unit.tally.value
                                    ? amount_words(*unit.tally.value, why.progress.measure, ask.desk.request.language)
                                    : std::string()),
                      text_cell(reasons)});
            }
        };
        return table;
    });
}

// ---- The page
// --------------------------------------------------------------------------------------------------------

void add_pager(Html& html, const Ask& ask, const registry::DeskList& list, const registry::DeskSelection& selection,
               const registry::Slice& slice) {
    const auto address = [&](const std::string& cursor) {
        return cursor.empty() ? cursor
                              : registry::address_with(ask.desk.link(list.path),
                                                       registry::plus(selection.chosen, "trang", cursor)) +
                                    "#ho-so";
    };
    html.add(web::pager(ask.desk.request.language, {.total = selection.items.size(),
                                                    .previous = address(slice.previous),
                                                    .next = address(slice.next),
                                                    .of_what = std::string(ask.desk.say(of_records))}));
}

void add_records(Html& html, const Ask& ask, const Why& why, const Findings& findings, const registry::DeskList& list) {
    const auto& desk = ask.desk;
    const auto selection = registry::select(list, desk.request.query, desk.request.language);
    html.add(R"(<section id="ho-so"><h2>{}</h2>)", desk.say(records_title));
    if (why.progress.indicator->confidential && !may_show_units(ask, why.progress)) {
        html.add("<p>{}</p>", desk.say(others_private));
    } else if (findings.out_of_reach > 0) {
        html.add("<p>{}</p>", filled(desk.say(out_of_reach), findings.out_of_reach));
    }
    if (findings.seen.empty()) {
        html.add("<p>{}</p></section>", desk.say(no_records));
        return;
    }
    html.add(R"(<div class="with-filters">)")
        .add(web::filter_bar(desk.request.language, {selection.groups, selection.clear_path}));
    html.add("<div>");
    const auto slice = registry::slice_of(selection.items, desk.asked("trang"), page_length,
                                          [](std::uint32_t at) { return std::to_string(at); });
    web::Table table{
        .caption = std::string(desk.say(records_title)),
        .columns = finding_columns(ask),
        .rows = {},
        .excel_href = registry::address_with(desk.link(list.path), registry::plus(selection.chosen, "dang", "xlsx")),
        .caption_hidden = true};
    for (auto i = slice.begin; i < slice.end; ++i)
        table.rows.push_back(finding_row(ask, why.asked, findings.seen[selection.items[i]]));
    html.add(web::table(desk.request.language, table));
    add_pager(html, ask, list, selection, slice);
    html.add("</div></div></section>");
}

// A target of a former version leads to the one that stands for it now.
void add_replaced(Html& html, const Ask& ask, const Why& why) {
    const auto& ledger = *why.asked.world.ledger;
    if (!why.asked.version || version_of_target(ledger, why.progress.target) == *why.asked.version) return;
    const auto now = same_target_in(ledger, why.progress.target, *why.asked.version);
    if (now)
        html.add(R"(<p><a href="{}">{}</a></p>)", web::Url(why_address(ask, why.asked, *now)), ask.desk.say(amended));
}

void add_head(Html& html, const Ask& ask, const Why& why) {
    const auto& desk = ask.desk;
    const auto& progress = why.progress;
    const auto& targets = (*why.asked.world.ledger)[KindId::target];
    html.add("<h1>{}</h1>", targets.text(target::words, progress.target));
    html.add(R"(<p class="soft">{})",
             filled(desk.say(due_words), goal_words(progress.goal, progress.measure, desk.request.language),
                    to_vietnamese(progress.goal.due)));
    if (targets.has(target::department, progress.target))
        html.add("{}", filled(desk.say(lead_department), targets.text(target::department, progress.target)));
    html.add("</p>");
    add_replaced(html, ask, why);
    html.add(question_view(ask, why.asked, path_of_target(ask, why.asked, progress.target)));
}

web::Response why_page(const Ask& ask, const Why& why) {
    const auto& desk = ask.desk;
    const auto& progress = why.progress;
    const auto& targets = (*why.asked.world.ledger)[KindId::target];
    Html html;
    add_head(html, ask, why);
    if (!progress.indicator) {
        html.add(web::flash({web::Tone::attention, std::string(desk.say(gone_indicator))}));
    } else {
        const auto findings = findings_seen(ask, why.asked, progress);
        const auto list = findings_list(ask, why.asked, progress, findings.seen);
        if (registry::asks_for_file(desk)) {
            if (desk.asked("bang") == "dia-ban" && may_show_units(ask, progress)) return units_file(ask, why);
            return records_file(ask, why, findings.seen,
                                registry::select(list, desk.request.query, desk.request.language).items);
        }
        html.add(target_bar(ask, why.asked, progress));
        html.add("<p>{}</p>", formula_words(ask, progress));
        if (is_as_of_closing(ask, progress)) html.add(R"(<p class="soft">{}</p>)", desk.say(as_of_closing));
        html.add(R"(<p class="soft">{}</p>)",
                 filled(desk.say(by_indicator), progress.indicator->name(desk.request.language)));
        html.add(units_view(ask, why.asked, progress, units_of(why.asked.ground(ask), progress)));
        add_records(html, ask, why, findings, list);
        html.add(months_view(ask, why.asked, progress)).add(forecast_view(ask, progress));
        html.add(years_view(ask, why.asked, progress));
    }
    return registry::desk_answer(desk,
                                 {.title = targets.text(target::words, progress.target),
                                  .section = plans_path,
                                  .crumbs = {{std::string(desk.say(plans_title)), desk.link(plans_path)},
                                             {plan_name(ask, why.asked.question.plan),
                                              plan_address(ask, why.asked, path_of(why.asked.question.plan))}}},
                                 std::move(html));
}

// A target that was not known on the day asked about, though it is today.
web::Response not_known_page(const Ask& ask, const PlanAsked& asked) {
    Html html;
    html.add("<h1>{}</h1>", plan_name(ask, asked.question.plan));
    html.add(web::flash({web::Tone::attention, filled(ask.desk.say(not_known_then), to_vietnamese(*asked.known))}));
    html.add(question_view(ask, asked, path_of(asked.question.plan) + "/" + ask.desk.request.parameters[1]));
    return registry::desk_answer(ask.desk,
                                 {.title = plan_name(ask, asked.question.plan),
                                  .section = plans_path,
                                  .crumbs = {{std::string(ask.desk.say(plans_title)), ask.desk.link(plans_path)}}},
                                 std::move(html));
}

web::Response answer(const Ask& ask) {
    const auto asked = plan_asked(ask, ask.desk.request.parameters[0]);
    if (!asked) return registry::gone();
    const auto of_plan = [&](const World& world) -> std::optional<Row> {
        const auto& ledger = *world.ledger;
        const auto row = ledger[KindId::target].coded(ask.desk.request.parameters[1]);
        return row && plan_of(ledger, version_of_target(ledger, *row)) == asked->question.plan ? row : std::nullopt;
    };
    const auto row = of_plan(asked->world);
    if (row) return why_page(ask, {*asked, asked->ground(ask).progress(*row)});
    return asked->known && of_plan(ask.world) ? not_known_page(ask, *asked) : registry::gone();
}

}  // namespace

void add_plan_why_routes(web::RouteTable& routes, const Site& site) {
    add_programme_route(
        routes, site,
        {.method = web::Method::get,
         .path = "/quan-ly/ke-hoach/{year}/{code}",
         .act = people::view_programme,
         .doc = {"Vì sao một chỉ tiêu đạt hay chưa, đến từng hồ sơ",
                 "Why a target stands where it does, record by record"},
         .handle = {},
         .runs = web::Runs::on_pool,
         .parameters = {{"noi", "49.1997-01-01", {"đơn vị có kế hoạch", "unit that has the plan"}},
                        {"ngay", "2024-06-30", {"đúng vào cuối ngày", "true at the end of this day"}},
                        {"biet", "2024-06-30", {"theo điều đã biết đến ngày", "by what was known on this day"}},
                        {"dia-gioi", "2024", {"địa giới: 2024, 2025 hoặc một ngày", "units of 2024, 2025 or a day"}},
                        {"don-vi", "506", {"mã đơn vị", "code of a unit"}},
                        {"ket-luan", "thieu-minh-chung", {"kết luận", "verdict"}},
                        {"dang", "xlsx", {"xlsx: tải về bảng tính", "xlsx: as a file"}}}},
        answer);
}

}  // namespace saolang::programme
