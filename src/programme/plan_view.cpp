#include "programme/plan_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/confidential.hpp"
#include "programme/plan_kinds.hpp"
#include "registry/view.hpp"
#include "web/charts.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word at_least_words{"ít nhất {}", "at least {}"};
constexpr Word at_most_words{"nhiều nhất {}", "at most {}"};
constexpr Word between_words{"từ {} đến {}", "from {} to {}"};
constexpr Word all_words{"tất cả ({})", "all ({})"};
constexpr Word nothing_yet{"chưa có gì để đo", "nothing to measure yet"};
constexpr Word plan_words{"Kế hoạch {}", "Plan {}"};
constexpr Word actual_label{"Thực hiện", "Actual"};
constexpr Word likely_words{"{} (từ {} đến {})", "{} (from {} to {})"};
constexpr Word due_words{"Hạn {}", "Due {}"};
constexpr Word lag_words{"Nơi cản trở: {}", "Held back by: {}"};
constexpr Word lag_more{"{} và {} nơi khác", "{} and {} other places"};
constexpr Word gone_indicator{
    "Chỉ số của chỉ tiêu này đã bị xóa, nên không đo được. Hãy sửa chỉ tiêu và chọn một chỉ số.",
    "The indicator of this target was removed, so it cannot be measured. Correct the target and choose one."};
constexpr Word trend_words{"Từ đầu năm: {} → {}", "Since January: {} → {}"};

constexpr Word true_sentence{"Điều đúng vào cuối ngày {}, theo mọi hồ sơ có đến hôm nay.",
                             "What was true at the end of {}, by all records we have today."};
constexpr Word known_sentence{"Điều đúng vào cuối ngày {}, theo những gì hệ thống đã biết vào cuối ngày {}.",
                              "What was true at the end of {}, by what was known at the end of {}."};
constexpr Word true_row{"Điều gì đúng vào ngày:", "What was true on:"};
constexpr Word known_row{"Ngày ấy đã biết gì:", "What was known on:"};
constexpr Word today_word{"hôm nay", "today"};
constexpr Word difference_title{"Hai câu hỏi khác nhau thế nào? Hỏi ngày khác",
                                "How do the two differ? Ask about another day"};
constexpr Word difference_true{
    "“Điều gì đúng” dùng mọi hồ sơ có đến hôm nay, kể cả hồ sơ nhập sau ngày được hỏi: đó là con số đúng nhất.",
    "“What was true” uses every record we have today, those entered later too: the truest figure."};
constexpr Word difference_known{
    "“Đã biết gì” chỉ dùng hồ sơ đã có trong hệ thống vào ngày ấy: đó là con số người xem thấy lúc đó, trước khi có "
    "hồ sơ nhập muộn hay sửa sai.",
    "“What was known” uses only what had been entered by that day: the figure people saw then, before late entries and "
    "corrections."};
constexpr Word day_field{"Đúng vào cuối ngày", "True at the end of"};
constexpr Word known_field{"Theo điều đã biết đến ngày", "By what was known on"};
constexpr Word known_hint{"Để trống: mọi điều biết hôm nay", "Empty: all that is known today"};
constexpr Word units_field{"Theo địa giới", "Units"};
constexpr Word units_of_day{"của ngày đó", "of that day"};
constexpr Word units_2024{"trước 01/07/2025 (có cấp huyện)", "before 01/07/2025 (with districts)"};
constexpr Word units_2025{"từ 01/07/2025 (không có cấp huyện)", "from 01/07/2025 (without districts)"};
constexpr Word show{"Xem", "Show"};
constexpr Word date_example{"Ví dụ 30/06/2024", "For example 30/06/2024"};
constexpr Word wrong_day{"Không đọc được ngày “{}”. Vui lòng nhập như 30/06/2024.",
                         "The date “{}” cannot be read. Please write it as 30/06/2024."};
constexpr Word status_count{"{} {}", "{} {}"};

std::string amount(const Ask& ask, const Progress& progress, std::int64_t hundredths) {
    return amount_words(hundredths, progress.measure, ask.desk.request.language);
}

struct QuickDay {
    Date day;
    std::string words;
};
// Quarter ends of the plan's year and today; none that is still to come.
std::vector<QuickDay> quick_days(const Ask& ask, int year) {
    std::vector<QuickDay> days;
    const auto today = ask.desk.visitor.today;
    for (int quarter = 1; quarter <= 4; ++quarter) {
        const auto end = first_day_of_year(year).plus_months(3 * quarter).plus_days(-1);
        if (end < today) days.push_back({end, to_vietnamese(end)});
    }
    days.push_back({today, std::string(ask.desk.say(today_word))});
    return days;
}

void add_days(Html& html, const Ask& ask, const PlanAsked& asked, std::string_view path, bool known) {
    html.add(R"(<ul class="chips"><li class="soft">{}</li>)", ask.desk.say(known ? known_row : true_row));
    const auto today = ask.desk.visitor.today;
    for (const auto& [day, words] : quick_days(ask, asked.question.plan.year)) {
        if (known && day == today) continue;  // the same as what is true
        auto kept = with(with(asked.kept, "ngay", to_iso(day)), "biet", known ? to_iso(day) : "");
        const bool here = asked.question.day == day && (known ? asked.known == day : !asked.known.has_value());
        html.add(R"(<li><a href="{}")", web::Url(registry::address_with(ask.desk.link(path), kept)));
        if (here) html.add(R"( aria-current="true")");
        html.add(">{}</a></li>", words);
    }
    html.add("</ul>");
}

void add_question_form(Html& html, const Ask& ask, const PlanAsked& asked, std::string_view path) {
    const auto language = ask.desk.request.language;
    const auto hierarchy = ask.desk.asked("dia-gioi");
    html.add(R"(<form class="ask" method="get" action="{}">)", web::Url(ask.desk.link(path)));
    if (const auto unit = web::first(asked.kept, "noi"); !unit.empty())
        html.add(R"(<input type="hidden" name="noi" value="{}">)", unit);
    html.add(web::field(language, {.name = "ngay",
                                   .label = std::string(ask.desk.say(day_field)),
                                   .hint = std::string(ask.desk.say(date_example)),
                                   .value = to_vietnamese(asked.question.day),
                                   .kind = web::Field::Kind::date}));
    html.add(web::field(language, {.name = "biet",
                                   .label = std::string(ask.desk.say(known_field)),
                                   .hint = std::string(ask.desk.say(known_hint)),
                                   .value = asked.known ? to_vietnamese(*asked.known) : std::string(),
                                   .kind = web::Field::Kind::date}));
    html.add(web::field(language,
                        {.name = "dia-gioi",
                         .label = std::string(ask.desk.say(units_field)),
                         .value = hierarchy == "2024" || hierarchy == "2025" ? std::string(hierarchy) : std::string(),
                         .kind = web::Field::Kind::choice,
                         .choices = {{"", std::string(ask.desk.say(units_of_day))},
                                     {"2024", std::string(ask.desk.say(units_2024))},
                                     {"2025", std::string(ask.desk.say(units_2025))}}}));
    html.add(web::button(web::Press::plain, ask.desk.say(show))).add("</form>");
}

void add_counts(Html& html, const Ask& ask, const PlanAsked& asked, const Progress& progress) {
    if (progress.kept_private) return;
    html.add(R"(<ul class="verdicts">)");
    for (const auto& [verdict, count] :
         {std::pair(Verdict::counted, progress.tally.counted), std::pair(Verdict::unproved, progress.tally.unproved),
          std::pair(Verdict::not_counted, progress.tally.not_counted)}) {
        html.add(R"(<li><a href="{}"><b>{}</b> {}</a></li>)",
                 web::Url(why_address(ask, asked, progress.target, {{"ket-luan", std::string(address_of(verdict))}},
                                      "ho-so")),
                 count, ask.desk.say(words_of(verdict)));
    }
    html.add("</ul>");
}

void add_months(Html& html, const Ask& ask, const PlanAsked& asked, const Progress& progress) {
    if (!may_show_units(ask, progress)) return;
    std::vector<std::int64_t> values;
    for (const auto& [day, value] : months_of(asked.ground(ask), progress))
        if (value) values.push_back(*value);
    if (values.size() < 2 || std::ranges::min(values) == std::ranges::max(values)) return;
    html.add(
        R"(<div class="trend">{}<small>{}</small></div>)", web::sparkline(values),
        filled(ask.desk.say(trend_words), amount(ask, progress, values.front()), amount(ask, progress, values.back())));
}

}  // namespace

Word status_words(const Progress& progress) {
    return progress.kept_private ? Word{"Không nêu", "Not shown"} : status_words(progress.status);
}

Word status_words(Status status) {
    constexpr std::array words{Word{"Đã đạt", "Reached"}, Word{"Đúng tiến độ", "On track"},
                               Word{"Có nguy cơ", "At risk"}, Word{"Không đạt", "Missed"},
                               Word{"Chưa thể biết: thiếu minh chứng", "Cannot be known: proof is missing"}};
    return words[static_cast<std::size_t>(status)];
}

web::Tone tone_of(Status status) {
    constexpr std::array tones{web::Tone::good, web::Tone::information, web::Tone::attention, web::Tone::wrong,
                               web::Tone::quiet};
    return tones[static_cast<std::size_t>(status)];
}

std::string_view address_of(Verdict verdict) {
    constexpr std::array<std::string_view, 3> words{"duoc-tinh", "thieu-minh-chung", "khong-tinh"};
    return words[static_cast<std::size_t>(verdict)];
}

Word words_of(Verdict verdict) {
    constexpr std::array words{Word{"được tính", "counted"}, Word{"thiếu minh chứng", "proof missing"},
                               Word{"không được tính", "not counted"}};
    return words[static_cast<std::size_t>(verdict)];
}

std::string goal_words(const Goal& goal, MeasuredIn measure, web::Language language) {
    const auto words = amount_words(goal.goal, measure, language);
    switch (goal.comparison) {
        case Comparison::at_least:
            return filled(at_least_words.in(language), words);
        case Comparison::at_most:
            return filled(at_most_words.in(language), words);
        case Comparison::between:
            return filled(between_words.in(language), amount_digits(goal.goal),
                          amount_words(goal.goal_to.value_or(goal.goal), measure, language));
        case Comparison::all:
            return filled(all_words.in(language), words);
    }
    return words;
}

std::string value_words(const Ask& ask, const Progress& progress) {
    if (progress.kept_private) return std::string(ask.desk.say(kept_private));
    if (!progress.tally.value) return std::string(ask.desk.say(nothing_yet));
    return amount(ask, progress, *progress.tally.value);
}

std::string plan_name(const Ask& ask, const PlanOf& plan) {
    return fmt::format("{} – {}", filled(ask.desk.say(plan_words), plan.year), ask.desk.view.name_of(plan.unit));
}

std::string version_name(const Ledger& ledger, Row version) {
    const auto& plans = ledger[KindId::plan];
    const auto signed_on = plans.date(plan::signed_on, version);
    return plans.text(plan::number, version) + (signed_on ? ", " + to_vietnamese(*signed_on) : std::string());
}

std::string why_address(const Ask& ask, const PlanAsked& asked, Row target, const web::Pairs& more,
                        std::string_view anchor) {
    auto pairs = asked.kept;
    pairs.insert(pairs.end(), more.begin(), more.end());
    auto address = registry::address_with(ask.desk.link(path_of_target(ask, asked, target)), pairs);
    if (!anchor.empty()) address.append("#").append(anchor);
    return address;
}

web::Raw question_view(const Ask& ask, const PlanAsked& asked, std::string_view path) {
    Html html;
    for (const auto name : {"ngay", "biet"})
        if (const auto typed = ask.desk.asked(name); !typed.empty() && !registry::date_named(typed))
            html.add(web::flash({web::Tone::attention, filled(ask.desk.say(wrong_day), typed)}));
    const auto day = to_vietnamese(asked.question.day);
    html.add(R"(<section class="question"><p class="lead">{}</p>)",
             asked.known ? filled(ask.desk.say(known_sentence), day, to_vietnamese(*asked.known))
                         : filled(ask.desk.say(true_sentence), day));
    html.add(R"(<div class="no-print">)");
    add_days(html, ask, asked, path, false);
    add_days(html, ask, asked, path, true);
    html.add("<details><summary>{}</summary><p>{}</p><p>{}</p>", ask.desk.say(difference_title),
             ask.desk.say(difference_true), ask.desk.say(difference_known));
    add_question_form(html, ask, asked, path);
    html.add("</details></div></section>");
    return std::move(html).raw();
}

Expected whole_where_counted(Expected expected, MeasuredIn measure) {
    if (measure != MeasuredIn::count) return expected;
    return {expected.least / 100 * 100, (expected.likely + 50) / 100 * 100, (expected.most + 99) / 100 * 100};
}

web::Raw target_bar(const Ask& ask, const PlanAsked& asked, const Progress& progress) {
    const auto language = ask.desk.request.language;
    web::GoalBar bar{.label = std::string(ask.desk.say(actual_label)),
                     .value = progress.tally.value.value_or(0),
                     .goal = progress.goal.goal,
                     .tone = tone_of(progress.status),
                     .state = std::string(ask.desk.say(status_words(progress))),
                     .value_words = value_words(ask, progress),
                     .goal_words = goal_words(progress.goal, progress.measure, language),
                     .href = why_address(ask, asked, progress.target),
                     .goal_to = progress.goal.goal_to};
    if (progress.forecast.expected) {
        const auto [least, likely, most] = whole_where_counted(*progress.forecast.expected, progress.measure);
        bar.forecast = {least, most};
        bar.forecast_words = filled(ask.desk.say(likely_words), amount(ask, progress, likely), amount_digits(least),
                                    amount(ask, progress, most));
    }
    return web::goal_bar(language, bar);
}

std::string lagging_words(const Ask& ask, const std::vector<UnitProgress>& units) {
    constexpr std::size_t named = 3;
    std::string names;
    std::size_t lagging = 0;
    for (const auto& unit : units) {
        if (unit.lag == Lag::none || !unit.unit) continue;
        if (++lagging > named) continue;
        names += (names.empty() ? "" : ", ") + ask.desk.view.name_of(*unit.unit);
    }
    if (lagging == 0) return {};
    if (lagging > named) names = filled(ask.desk.say(lag_more), names, lagging - named);
    return filled(ask.desk.say(lag_words), names);
}

web::Raw status_sum(const Ask& ask, const std::vector<Progress>& all) {
    Html html;
    html.add(R"(<p class="status-sum">)");
    for (const auto status : {Status::missed, Status::at_risk, Status::unknown, Status::on_track, Status::reached}) {
        const auto count =
            std::ranges::count_if(all, [&](const Progress& one) { return one.status == status && !one.kept_private; });
        if (count > 0)
            html.add(" {}", web::tag(tone_of(status),
                                     filled(ask.desk.say(status_count), count, ask.desk.say(status_words(status)))));
    }
    html.add("</p>");
    return std::move(html).raw();
}

web::Raw target_card(const Ask& ask, const PlanAsked& asked, const Progress& progress) {
    const auto& targets = (*asked.world.ledger)[KindId::target];
    Html html;
    html.add(R"(<article class="target"><h2><a href="{}"><span>{}.</span> {}</a></h2>)",
             web::Url(why_address(ask, asked, progress.target)), targets.number(target::place, progress.target),
             targets.text(target::words, progress.target));
    if (!progress.indicator) {
        html.add(web::flash({web::Tone::attention, std::string(ask.desk.say(gone_indicator))})).add("</article>");
        return std::move(html).raw();
    }
    html.add(R"(<div class="target-figures"><div>)").add(target_bar(ask, asked, progress));
    add_counts(html, ask, asked, progress);
    html.add("</div>");
    add_months(html, ask, asked, progress);
    html.add("</div>");
    const auto lagging =
        may_show_units(ask, progress) ? lagging_words(ask, units_of(asked.ground(ask), progress)) : std::string();
    if (is_as_of_closing(ask, progress)) html.add(R"(<p class="soft">{}</p>)", ask.desk.say(as_of_closing));
    html.add(R"(<p class="soft">{})", filled(ask.desk.say(due_words), to_vietnamese(progress.goal.due)));
    if (targets.has(target::department, progress.target))
        html.add(" · {}", targets.text(target::department, progress.target));
    if (!lagging.empty())
        html.add(R"( · <a href="{}">{}</a>)", web::Url(why_address(ask, asked, progress.target, {}, "dia-ban")),
                 lagging);
    html.add("</p></article>");
    return std::move(html).raw();
}

}  // namespace saolang::programme
