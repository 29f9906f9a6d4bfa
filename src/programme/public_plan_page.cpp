#include "programme/public_plan_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "programme/confidential.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/plan_view.hpp"
#include "programme/public_plan.hpp"
#include "registry/page_words.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr std::size_t most_listed = 200;

constexpr Word title{"Kế hoạch OCOP năm {}: {}", "OCOP plan of {}: {}"};
constexpr Word description{"Mục tiêu của kế hoạch OCOP năm {}, mức đạt và căn cứ của từng con số.",
                           "Targets of the OCOP plan of {}, what is reached, and what each figure counts."};
constexpr Word figures_title{"Số liệu OCOP", "OCOP in figures"};
constexpr Word lead{"Tính đến hết ngày {}, theo {}.", "As of the end of {}, by {}."};
constexpr Word not_signed{"Tính đến ngày {} kế hoạch chưa ban hành; đây là chỉ tiêu của bản đầu tiên.",
                          "On {} the plan was not issued yet; these are the targets of its first version."};
constexpr Word years_label{"Năm:", "Year:"};
constexpr Word days_label{"Tính đến:", "As of:"};
constexpr Word day_field{"Đến hết ngày", "At the end of"};
constexpr Word show{"Xem", "Show"};
constexpr Word actual_label{"Thực hiện", "Actual"};
constexpr Word nothing_yet{"chưa có gì để đo", "nothing to measure yet"};
constexpr Word likely_words{"{} (từ {} đến {})", "{} (from {} to {})"};
constexpr Word due_words{"Hạn {}", "Due {}"};
constexpr Word why_words{"Vì sao? Xem {} hồ sơ được tính", "Why? See the {} records counted"};
constexpr Word counted_title{"Được tính: {}", "Counted: {}"};
constexpr Word reasons_title{"Chưa được tính", "Not counted yet"};
constexpr Word reason_column{"Lý do", "Reason"};
constexpr Word count_column{"Số lượng", "Number"};
constexpr Word more_words{"Còn {} tên nữa có trong dữ liệu mở: ", "{} more names are in the open data: "};
constexpr Word plans_title{"Kế hoạch OCOP năm", "Year's OCOP plan"};
constexpr Word no_plan{"Chưa có kế hoạch năm nào được ghi nhận.", "No year's plan is on record."};
constexpr Word no_target{"Chưa có chỉ tiêu nào được ghi nhận.", "No target is on record."};

std::string path_of_year(int year) { return fmt::format("/so-lieu/ke-hoach/{}", year); }

std::string address(const PublicAsk& ask, const std::string& path, std::optional<Date> day) {
    return ask.view.link(day ? fmt::format("{}?ngay={}", path, to_iso(*day)) : path);
}

// The day typed, which links keep.
std::optional<Date> day_typed(const PublicAsk& ask) { return registry::date_named(ask.asked("ngay")); }

std::string heading_of(const PublicAsk& ask, const PublicPlan& plan) {
    return filled(ask.say(title), plan.question.plan.year, ask.view.name_of(plan.question.plan.unit));
}

void add_days(Html& html, const PublicAsk& ask, const PublicPlan& plan) {
    const auto year = plan.question.plan.year;
    const auto path = path_of_year(year);
    html.add(R"(<ul class="chips"><li class="soft">{}</li>)", ask.say(years_label));
    for (const auto one : years_with_plan(ask)) {
        html.add(R"(<li><a href="{}")", web::Url(ask.view.link(path_of_year(one))));
        if (one == year) html.add(R"( aria-current="true")");
        html.add(">{}</a></li>", one);
    }
    html.add(R"(</ul><ul class="chips"><li class="soft">{}</li>)", ask.say(days_label));
    for (int quarter = 1; quarter <= 4; ++quarter) {
        const auto day = first_day_of_year(year).plus_months(3 * quarter).plus_days(-1);
        if (ask.view.today < day) break;
        html.add(R"(<li><a href="{}")", web::Url(address(ask, path, day)));
        if (day == plan.question.day) html.add(R"( aria-current="true")");
        html.add(">{}</a></li>", ask.view.date(day));
    }
    html.add(R"(</ul><form class="ask" method="get" action="{}">)", web::Url(ask.view.link(path)));
    html.add(web::field(ask.view.language, {.name = "ngay",
                                            .label = std::string(ask.say(day_field)),
                                            .value = to_vietnamese(plan.question.day),
                                            .kind = web::Field::Kind::date}));
    html.add(web::button(web::Press::plain, ask.say(show))).add("</form>");
}

std::string words_of_value(const PublicAsk& ask, const Progress& progress) {
    if (progress.kept_private) return std::string(ask.say(kept_private));
    if (!progress.tally.value) return std::string(ask.say(nothing_yet));
    return amount_words(*progress.tally.value, progress.measure, ask.view.language);
}

web::Raw bar_of(const PublicAsk& ask, const Progress& progress, const std::string& href) {
    const auto language = ask.view.language;
    const auto words = [&](std::int64_t value) { return amount_words(value, progress.measure, language); };
    web::GoalBar bar{.label = std::string(ask.say(actual_label)),
                     .value = progress.tally.value.value_or(0),
                     .goal = progress.goal.goal,
                     .tone = progress.kept_private ? web::Tone::quiet : tone_of(progress.status),
                     .state = std::string(ask.say(status_words(progress))),
                     .value_words = words_of_value(ask, progress),
                     .goal_words = goal_words(progress.goal, progress.measure, language),
                     .href = href,
                     .goal_to = progress.goal.goal_to};
    if (progress.forecast.expected) {
        const auto expected = whole_where_counted(*progress.forecast.expected, progress.measure);
        bar.forecast = {expected.least, expected.most};
        bar.forecast_words =
            filled(ask.say(likely_words), words(expected.likely), amount_digits(expected.least), words(expected.most));
    }
    return web::goal_bar(language, bar);
}

void add_target(Html& html, const PublicAsk& ask, const PublicPlan& plan, const Progress& progress) {
    const auto& targets = ask.table(KindId::target);
    const auto place = targets.number(target::place, progress.target);
    const bool names = progress.indicator && !progress.indicator->confidential;
    const auto href =
        names ? address(ask, fmt::format("{}/{}", path_of_year(plan.question.plan.year), place), day_typed(ask))
              : std::string();
    html.add(R"(<article class="target"><h2><span>{}.</span> {}</h2>)", place,
             targets.text(target::words, progress.target));
    html.add(bar_of(ask, progress, href))
        .add(R"(<p class="soft">{})", filled(ask.say(due_words), ask.view.date(progress.goal.due)));
    if (targets.has(target::department, progress.target))
        html.add(" · {}", targets.text(target::department, progress.target));
    if (names)
        html.add(R"( · <a href="{}">{}</a>)", web::Url(href), filled(ask.say(why_words), progress.tally.counted));
    html.add("</p>");
    if (!names && !progress.kept_private) html.add(R"(<p class="soft">{}</p>)", ask.say(as_of_closing));
    html.add("</article>");
}

void add_lead(Html& html, const PublicAsk& ask, const PublicPlan& plan) {
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", heading_of(ask, plan),
             plan.in_force ? filled(ask.say(lead), ask.view.date(plan.question.day),
                                    version_name(*ask.world.ledger, plan.version))
                           : filled(ask.say(not_signed), ask.view.date(plan.question.day)));
}

web::Page frame_of(const PublicAsk& ask, const PublicPlan& plan, std::string name) {
    auto frame = registry::page_of(ask.view, ask.request, std::move(name));
    frame.description = filled(ask.say(description), plan.question.plan.year);
    frame.section = web::Section::figures;
    frame.crumbs = {{std::string(ask.say(registry::home_title)), ask.view.link("/")},
                    {std::string(ask.say(figures_title)), ask.view.link("/so-lieu")}};
    return frame;
}

web::Response page_of(const PublicAsk& ask, const PublicPlan& plan) {
    Html html;
    add_lead(html, ask, plan);
    add_days(html, ask, plan);
    if (plan.targets.empty()) html.add("<p>{}</p>", ask.say(no_target));
    html.add(R"(<div class="targets">)");
    for (const auto& progress : plan.targets) add_target(html, ask, plan, progress);
    html.add("</div>");
    auto frame = frame_of(ask, plan, heading_of(ask, plan));
    frame.canonical = path_of_year(plan.question.plan.year);
    return registry::respond(frame, std::move(html));
}

web::Response plan_page(const PublicAsk& ask) {
    const auto year = number_in<int>(ask.request.parameters[0]);
    const auto plan = year ? public_plan(ask, *year, day_typed(ask)) : std::nullopt;
    return plan ? page_of(ask, *plan) : web::Response{.status = 404};
}

web::Response newest_plan_page(const PublicAsk& ask) {
    for (const auto year : years_with_plan(ask))
        if (const auto plan = public_plan(ask, year, day_typed(ask))) return page_of(ask, *plan);
    auto frame = registry::page_of(ask.view, ask.request, std::string(ask.say(plans_title)));
    frame.section = web::Section::figures;
    Html html;
    html.add("<h1>{}</h1><p>{}</p>", ask.say(plans_title), ask.say(no_plan));
    return registry::respond(frame, std::move(html));
}

// ---- What a target counts -------------------------------------------------------------------------------------------

void add_counted(Html& html, const PublicAsk& ask, const PublicWhy& why, const std::string& api) {
    const auto listed = std::min(why.counted.size(), most_listed);
    html.add("<h2>{}</h2>", filled(ask.say(counted_title), why.counted.size()));
    if (listed == 0) return;
    html.add("<ul>");
    for (const auto& one : std::span(why.counted).first(listed)) {
        if (one.path.empty()) {
            html.add("<li>{}</li>", one.name);
        } else {
            html.add(R"(<li><a href="{}">{}</a></li>)", web::Url(ask.view.link(one.path)), one.name);
        }
    }
    html.add("</ul>");
    if (listed < why.counted.size())
        html.add(R"(<p>{}<a href="{}">{}</a></p>)", filled(ask.say(more_words), why.counted.size() - listed),
                 web::Url(api), api);
}

void add_reasons(Html& html, const PublicAsk& ask, const PublicWhy& why) {
    if (why.reasons.empty()) return;
    web::Table table{.caption = std::string(ask.say(reasons_title)),
                     .columns = {{std::string(ask.say(reason_column))}, {std::string(ask.say(count_column)), true}},
                     .rows = {}};
    std::vector<std::pair<std::uint32_t, std::string>> rows;
    for (const auto& [reason, count] : why.reasons) rows.emplace_back(count, ask.say(*reason));
    std::ranges::sort(rows, std::ranges::greater{});
    for (const auto& [count, reason] : rows) table.rows.push_back({reason, std::int64_t{count}});
    html.add(web::table(ask.view.language, table));
}

web::Response target_page(const PublicAsk& ask) {
    const auto year = number_in<int>(ask.request.parameters[0]);
    const auto place = number_in<std::int64_t>(ask.request.parameters[1]);
    const auto plan = year ? public_plan(ask, *year, day_typed(ask)) : std::nullopt;
    const auto* progress = plan && place ? target_placed(ask, *plan, *place) : nullptr;
    if (!progress) return {.status = 404};
    const auto& words = ask.table(KindId::target).text(target::words, progress->target);
    auto frame = frame_of(ask, *plan, words);
    frame.crumbs.push_back({heading_of(ask, *plan), address(ask, path_of_year(*year), day_typed(ask))});
    Html html;
    html.add(R"(<h1>{}</h1>)", words).add(bar_of(ask, *progress, ""));
    const auto why = why_of(ask, *progress);
    add_reasons(html, ask, why);
    add_counted(html, ask, why,
                fmt::format("/api/v1/plans/{}/targets/{}?as_of={}", *year, *place, to_iso(plan->question.day)));
    return registry::respond(frame, std::move(html));
}

}  // namespace

void add_public_plan_routes(web::RouteTable& routes, const Site& site) {
    const web::Parameter day{"ngay", "2024-06-30", {"tính đến hết ngày", "at the end of this day"}};
    add_public_route(routes, site,
                     {.method = web::Method::get,
                      .path = "/so-lieu/ke-hoach",
                      .act = web::public_act,
                      .doc = {"Kế hoạch của năm mới nhất", "The newest year's plan"},
                      .handle = {},
                      .runs = web::Runs::on_pool,
                      .parameters = {day}},
                     newest_plan_page);
    add_public_route(routes, site,
                     {.method = web::Method::get,
                      .path = "/so-lieu/ke-hoach/{year}",
                      .act = web::public_act,
                      .doc = {"Kế hoạch năm: chỉ tiêu và mức đạt", "The year's plan: targets and what is reached"},
                      .handle = {},
                      .runs = web::Runs::on_pool,
                      .parameters = {day},
                      .sample = "/so-lieu/ke-hoach/2024"},
                     plan_page);
    add_public_route(routes, site,
                     {.method = web::Method::get,
                      .path = "/so-lieu/ke-hoach/{year}/{place}",
                      .act = web::public_act,
                      .doc = {"Một chỉ tiêu đếm những gì", "What a target counts"},
                      .handle = {},
                      .runs = web::Runs::on_pool,
                      .parameters = {day},
                      .sample = "/so-lieu/ke-hoach/2024/1"},
                     target_page);
}

}  // namespace saolang::programme
