#include "programme/plan_why_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "places/map.hpp"
#include "programme/plan_kinds.hpp"
#include "registry/desk_facets.hpp"
#include "web/charts.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word count_formula{"Giá trị là số hồ sơ được tính: {}.", "The value is how many records count: {}."};
constexpr Word share_formula{"Giá trị là tỷ lệ được tính: {} được tính ÷ {} được hỏi = {}.",
                             "The value is the share that counts: {} counted ÷ {} asked about = {}."};
constexpr Word sum_formula{"Giá trị là tổng của {} hồ sơ được tính: {}.",
                           "The value is the sum over {} records that count: {}."};
constexpr Word ratio_formula{"Giá trị là tỷ số của hai tổng, trên {} hồ sơ được tính: {}.",
                             "The value is the ratio of two sums over {} records that count: {}."};
constexpr Word private_formula{"Giá trị {}.", "The value is {}."};
constexpr Word surplus_words{" Vượt trên khoảng mục tiêu: {}.", " Above the range of the goal by {}."};
constexpr Word if_proved{" Nếu bổ sung đủ minh chứng cho {} hồ sơ còn thiếu, giá trị là {}.",
                         " Were the {} records without proof proved, the value would be {}."};
constexpr Word units_title{"Theo địa bàn", "By place"};
constexpr Word units_lead_lag{"{} nơi cản trở chỉ tiêu này, nặng nhất đứng trước.",
                              "{} places hold this target back, the worst first."};
constexpr Word units_lead_none{"Không nơi nào cản trở chỉ tiêu này.", "No place holds this target back."};
constexpr Word units_hidden{
    "Chỉ tiêu này tính trên số liệu riêng của chủ thể (doanh thu, lợi nhuận), nên số của từng nơi chỉ hiện với người "
    "được xem số liệu ấy.",
    "This target is reckoned from producers' own figures (turnover, profit), so those of single places are shown to "
    "whoever may see these alone."};
constexpr Word units_table{"Bảng số của cả {} nơi", "All {} places as a table"};
constexpr Word hierarchy_2024{"Theo huyện cũ (trước 01/07/2025)", "By districts (before 01/07/2025)"};
constexpr Word hierarchy_2025{"Theo xã, phường mới (từ 01/07/2025)", "By communes (from 01/07/2025)"};
constexpr Word unit_heading{"Đơn vị", "Unit"};
constexpr Word counted_heading{"Được tính", "Counted"};
constexpr Word unproved_heading{"Thiếu minh chứng", "Proof missing"};
constexpr Word not_counted_heading{"Không được tính", "Not counted"};
constexpr Word value_heading{"Giá trị", "Value"};
constexpr Word share_heading{"Mức giao", "Share"};
constexpr Word state_heading{"Vì sao", "Why"};
constexpr Word not_placed{"Chưa rõ địa bàn", "Place not known"};
constexpr Word total_row{"Toàn bộ", "All"};
constexpr Word behind_word{"Cản trở", "Behind"};
constexpr Word proof_word{"Thiếu minh chứng", "Proof missing"};
constexpr Word fine_word{"Không cản trở", "Not behind"};
constexpr Word why_count{"{}: {}", "{}: {}"};
constexpr Word map_title{"Nơi cản trở chỉ tiêu", "Places that hold the target back"};
constexpr Word months_title{"Trong năm, theo cuối tháng", "Over the year, at the end of each month"};
constexpr Word months_table{"Bảng số theo tháng", "The months as a table"};
constexpr Word day_heading{"Ngày", "Day"};
constexpr Word none{"–", "–"};
constexpr Word forecast_title{"Dự báo đến hạn {}", "Forecast for the due day {}"};
constexpr Word range_words{"{} (từ {} đến {})", "{} (from {} to {})"};
constexpr Word not_tested{"Chưa đủ hai năm trước để thử lại cách dự báo.",
                          "There are not two past years to try the forecast on."};
constexpr Word tested_words{"Thử lại trên các năm trước, cùng ngày trong năm; sai số trung bình {}:",
                            "Tried on past years, from the same day of the year; mean error {}:"};
constexpr Word test_words{"Năm {}: dự báo {}, thực tế {}", "{}: forecast {}, in fact {}"};
constexpr Word held_word{"Nằm trong khoảng", "Within the range"};
constexpr Word not_held_word{"Ngoài khoảng", "Outside the range"};
constexpr Word years_title{"Chỉ tiêu này qua các năm", "This target over the years"};
constexpr Word years_alone{"Chỉ tiêu này chưa được đặt ở năm nào khác.", "No other year set this target."};
constexpr Word year_heading{"Năm", "Year"};
constexpr Word goal_heading{"Mục tiêu", "Goal"};
constexpr Word actual_heading{"Thực hiện đến hạn", "Actual when due"};
constexpr Word status_heading{"Trạng thái", "Status"};
constexpr Word set_words{"Chỉ tiêu này được đặt ở {} năm, đạt {} năm.", "Set in {} years, reached in {}."};
constexpr Word record_heading{"Hồ sơ", "Record"};
constexpr Word verdict_heading{"Kết luận", "Verdict"};
constexpr Word place_heading{"Địa bàn", "Place"};
constexpr Word by_heading{"Hồ sơ quyết định", "Record that decided"};
constexpr Word document_heading{"Minh chứng", "Proof"};
constexpr Word documents{"{} tệp", "{} files"};
constexpr Word add_proof{"Thêm minh chứng", "Add proof"};

std::string amount(const Ask& ask, const Progress& progress, std::int64_t hundredths) {
    return amount_words(hundredths, progress.measure, ask.desk.request.language);
}

void add_switch(Html& html, const Ask& ask, const PlanAsked& asked, const Progress& progress) {
    html.add(R"(<ul class="chips no-print">)");
    const bool with_districts = asked.question.hierarchy_day < *Date::from_civil(2025, 7, 1);
    for (const bool districts : {true, false}) {
        const auto kept = with(asked.kept, "dia-gioi", districts ? "2024" : "2025");
        html.add(R"(<li><a href="{}#dia-ban")",
                 web::Url(registry::address_with(ask.desk.link(path_of_target(ask, asked, progress.target)), kept)));
        if (districts == with_districts) html.add(R"( aria-current="true")");
        html.add(">{}</a></li>", ask.desk.say(districts ? hierarchy_2024 : hierarchy_2025));
    }
    html.add("</ul>");
}

std::string unit_address(const Ask& ask, const PlanAsked& asked, const Progress& progress,
                         std::optional<places::UnitId> unit, std::optional<Verdict> verdict = {}) {
    web::Pairs more{{"don-vi", unit ? ask.gazetteer()[*unit].code : std::string("khong-ro")}};
    if (verdict) more.emplace_back("ket-luan", address_of(*verdict));
    return why_address(ask, asked, progress.target, more, "ho-so");
}

web::Raw why_of(const Ask& ask, const UnitProgress& unit) {
    Html html;
    if (unit.lag != Lag::none)
        html.add("{}", web::tag(unit.lag == Lag::behind ? web::Tone::wrong : web::Tone::attention,
                                ask.desk.say(unit.lag == Lag::behind ? behind_word : proof_word)));
    for (const auto& [why, count] : unit.why)
        html.add("<small>{}</small>", count == 1 ? std::string(ask.desk.say(*why))
                                                 : filled(ask.desk.say(why_count), ask.desk.say(*why), count));
    return std::move(html).raw();
}

std::vector<web::Cell> unit_row(const Ask& ask, const PlanAsked& asked, const Progress& progress,
                                const UnitProgress& unit, bool with_shares) {
    const auto door = [&](Verdict verdict, std::uint32_t count) {
        return count == 0
                   ? web::Cell(std::int64_t{0})
                   : web::Cell::link(unit_address(ask, asked, progress, unit.unit, verdict), std::int64_t{count});
    };
    std::vector<web::Cell> row{
        web::Cell::link(unit_address(ask, asked, progress, unit.unit),
                        unit.unit ? ask.desk.view.name_of(*unit.unit) : std::string(ask.desk.say(not_placed))),
        door(Verdict::counted, unit.tally.counted), door(Verdict::unproved, unit.tally.unproved),
        door(Verdict::not_counted, unit.tally.not_counted),
        unit.tally.value ? amount(ask, progress, *unit.tally.value) : std::string(ask.desk.say(none))};
    if (with_shares)
        row.emplace_back(unit.share ? amount(ask, progress, *unit.share) : std::string(ask.desk.say(none)));
    row.emplace_back(why_of(ask, unit));
    return row;
}

// Told apart in grey too.
int shade_of(Lag lag) { return lag == Lag::behind ? 5 : lag == Lag::proof_missing ? 2 : 0; }
Word words_of_lag(Lag lag) {
    return lag == Lag::behind ? behind_word : lag == Lag::proof_missing ? proof_word : fine_word;
}

web::Raw units_map(const Ask& ask, const PlanAsked& asked, const Progress& progress,
                   const std::vector<UnitProgress>& units) {
    const auto ground = asked.ground(ask);
    const auto kind =
        places::map_for(ask.gazetteer(), progress.question.unit, ground.level_below(), asked.question.hierarchy_day);
    if (!kind) return {};
    std::vector<places::MapUnit> drawn;
    for (const auto& unit : units) {
        if (!unit.unit) continue;
        drawn.push_back({.unit = *unit.unit,
                         .href = unit_address(ask, asked, progress, unit.unit),
                         .value = std::string(ask.desk.say(words_of_lag(unit.lag))),
                         .shade = shade_of(unit.lag)});
    }
    Html html;
    html.add(places::draw_map(ask.gazetteer(),
                              {.kind = *kind,
                               .day = asked.question.hierarchy_day,
                               .title = std::string(ask.desk.say(map_title)),
                               .units = drawn},
                              ask.desk.request.language));
    html.add(R"(<p class="key map-legend">)");
    for (const auto lag : {Lag::none, Lag::proof_missing, Lag::behind})
        html.add(R"(<span><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">)"
                 R"(<path class="map-{}" d="M0 0h16v16H0z"/></svg>{}</span>)",
                 shade_of(lag), ask.desk.say(words_of_lag(lag)));
    html.add("</p>");
    return std::move(html).raw();
}

// Those that hold the target back, each with its reason and its records.
web::Raw lagging_list(const Ask& ask, const PlanAsked& asked, const Progress& progress,
                      const std::vector<UnitProgress>& units) {
    Html html;
    html.add(R"(<ul class="lagging">)");
    for (const auto& unit : units)
        if (unit.lag != Lag::none && unit.unit)
            html.add(R"(<li><a href="{}">{}</a> {}</li>)", web::Url(unit_address(ask, asked, progress, unit.unit)),
                     ask.desk.view.name_of(*unit.unit), why_of(ask, unit));
    html.add("</ul>");
    return std::move(html).raw();
}

web::Raw hidden_units(const Ask& ask) {
    Html html;
    html.add(R"(<section id="dia-ban"><h2>{}</h2><p>{}</p></section>)", ask.desk.say(units_title),
             ask.desk.say(units_hidden));
    return std::move(html).raw();
}

}  // namespace

std::string formula_words(const Ask& ask, const Progress& progress) {
    if (progress.kept_private) return filled(ask.desk.say(private_formula), value_words(ask, progress));
    const auto& tally = progress.tally;
    const auto value = value_words(ask, progress);
    const auto asked_about = tally.counted + tally.unproved + tally.not_counted;
    std::string words;
    switch (progress.indicator->value) {
        case Indicator::Value::count:
            words = filled(ask.desk.say(count_formula), value);
            break;
        case Indicator::Value::share:
            words = filled(ask.desk.say(share_formula), tally.counted, asked_about, value);
            break;
        case Indicator::Value::sum:
            words = filled(ask.desk.say(sum_formula), tally.counted, value);
            break;
        case Indicator::Value::ratio_of_sums:
            words = filled(ask.desk.say(ratio_formula), tally.counted, value);
            break;
    }
    if (const auto more = tally.value && may_show_units(ask, progress) ? surplus(progress.goal, *tally.value) : 0;
        more > 0)
        words += filled(ask.desk.say(surplus_words), amount(ask, progress, more));
    if (tally.unproved > 0 && tally.value_if_proved && may_show_units(ask, progress))
        words += filled(ask.desk.say(if_proved), tally.unproved, amount(ask, progress, *tally.value_if_proved));
    return words;
}

web::Raw units_view(const Ask& ask, const PlanAsked& asked, const Progress& progress,
                    const std::vector<UnitProgress>& units) {
    const auto& desk = ask.desk;
    if (!may_show_units(ask, progress)) return hidden_units(ask);
    const auto lagging = std::ranges::count_if(units, [](const UnitProgress& one) { return one.lag != Lag::none; });
    const bool with_shares = std::ranges::any_of(units, [](const UnitProgress& one) { return one.share.has_value(); });
    Html html;
    html.add(R"(<section id="dia-ban"><h2>{}</h2><p>{}</p>)", desk.say(units_title),
             lagging == 0 ? std::string(desk.say(units_lead_none)) : filled(desk.say(units_lead_lag), lagging));
    add_switch(html, ask, asked, progress);
    web::Table table{.caption = std::string(desk.say(units_title)),
                     .columns = {{std::string(desk.say(unit_heading))},
                                 {std::string(desk.say(counted_heading)), true},
                                 {std::string(desk.say(unproved_heading)), true},
                                 {std::string(desk.say(not_counted_heading)), true},
                                 {std::string(desk.say(value_heading)), true}},
                     .rows = {},
                     .caption_hidden = true};
    if (with_shares) table.columns.push_back({std::string(desk.say(share_heading)), true});
    table.columns.push_back({std::string(desk.say(state_heading))});
    for (const auto& unit : units) table.rows.push_back(unit_row(ask, asked, progress, unit, with_shares));
    table.total = {desk.say(total_row), std::int64_t{progress.tally.counted}, std::int64_t{progress.tally.unproved},
                   std::int64_t{progress.tally.not_counted}, value_words(ask, progress)};
    if (with_shares) {
        std::int64_t sum = 0;
        for (const auto& unit : units) sum += unit.share.value_or(0);
        table.total.emplace_back(amount(ask, progress, sum));
    }
    table.total.emplace_back("");
    table.excel_href = registry::address_with(desk.link(path_of_target(ask, asked, progress.target)),
                                              with(with(asked.kept, "dang", "xlsx"), "bang", "dia-ban"));
    const auto map = units_map(ask, asked, progress, units);
    const auto shown = web::table(desk.request.language, table);
    if (!map.empty()) html.add(R"(<div class="two"><div class="stay">{}</div><div>)", map);
    if (lagging > 0) html.add(lagging_list(ask, asked, progress, units));
    if (!map.empty()) html.add("</div></div>");
    html.add("<details><summary>{}</summary>{}</details>", filled(desk.say(units_table), units.size()), shown);
    html.add("</section>");
    return std::move(html).raw();
}

web::Raw months_view(const Ask& ask, const PlanAsked& asked, const Progress& progress) {
    const auto& desk = ask.desk;
    if (!may_show_units(ask, progress)) return {};
    const auto months = months_of(asked.ground(ask), progress);
    if (months.empty()) return {};
    web::LineChart chart{.title = std::string(desk.say(months_title)),
                         .unit = {},
                         .points = {},
                         .words = [&](std::int64_t value) { return amount(ask, progress, value); },
                         .goal = progress.goal.goal};
    web::Table table{.caption = std::string(desk.say(months_table)),
                     .columns = {{std::string(desk.say(day_heading))}, {std::string(desk.say(value_heading)), true}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& [day, value] : months) {
        if (value) chart.points.push_back({fmt::format("{}/{}", day.day(), day.month()), *value});
        auto kept = with(asked.kept, "ngay", to_iso(day));
        table.rows.push_back(
            {to_vietnamese(day),
             web::Cell::link(registry::address_with(desk.link(path_of_target(ask, asked, progress.target)), kept),
                             value ? amount(ask, progress, *value) : std::string(desk.say(none)))});
    }
    Html html;
    html.add("<section>").add(web::line_chart(desk.request.language, chart));
    html.add("<details><summary>{}</summary>{}</details></section>", desk.say(months_table),
             web::table(desk.request.language, table));
    return std::move(html).raw();
}

web::Raw years_view(const Ask& ask, const PlanAsked& asked, const Progress& progress) {
    const auto& desk = ask.desk;
    const auto years = years_of(asked.ground(ask), progress.target);
    Html html;
    html.add("<section><h2>{}</h2>", desk.say(years_title));
    if (years.size() < 2) {
        html.add("<p>{}</p></section>", desk.say(years_alone));
        return std::move(html).raw();
    }
    const auto reached = std::ranges::count(years, Status::reached, &Progress::status);
    html.add("<p>{}</p>", filled(desk.say(set_words), years.size(), reached));
    web::Table table{.caption = std::string(desk.say(years_title)),
                     .columns = {{std::string(desk.say(year_heading))},
                                 {std::string(desk.say(goal_heading))},
                                 {std::string(desk.say(actual_heading)), true},
                                 {std::string(desk.say(status_heading))}},
                     .rows = {},
                     .caption_hidden = true};
    const auto& targets = (*asked.world.ledger)[KindId::target];
    for (const auto& one : years) {
        const PlanOf plan{one.question.year, one.question.unit};
        auto kept = unit_pair(ask, plan);
        if (asked.known) kept.emplace_back("biet", to_iso(*asked.known));
        table.rows.push_back(
            {web::Cell::link(registry::address_with(
                                 desk.link(fmt::format("{}/{}", path_of(plan), targets.codes[one.target])), kept),
                             std::to_string(one.question.year)),
             goal_words(one.goal, one.measure, desk.request.language), value_words(ask, one),
             web::tag(tone_of(one.status), desk.say(status_words(one)))});
    }
    html.add(web::table(desk.request.language, table)).add("</section>");
    return std::move(html).raw();
}

web::Raw forecast_view(const Ask& ask, const Progress& progress) {
    const auto& desk = ask.desk;
    const auto& forecast = progress.forecast;
    if (!forecast.expected || !may_show_units(ask, progress)) return {};
    const auto range = [&](const Expected& exact) {
        const auto [least, likely, most] = whole_where_counted(exact, progress.measure);
        return filled(desk.say(range_words), amount(ask, progress, likely), amount_digits(least),
                      amount(ask, progress, most));
    };
    const bool vietnamese = desk.request.language == web::Language::vi;
    Html html;
    html.add(R"(<section><h2>{}</h2><p><b>{}</b></p><ul>)",
             filled(desk.say(forecast_title), to_vietnamese(progress.goal.due)), range(*forecast.expected));
    for (const auto& part : forecast.parts) {
        html.add("<li>{}", vietnamese ? part.vi : part.en);
        if (part.amount != 0) html.add(": <b>{}</b>", amount(ask, progress, part.amount));
        html.add("</li>");
    }
    html.add("</ul>");
    if (!forecast.tested()) {
        html.add(R"(<p class="soft">{}</p></section>)", desk.say(not_tested));
        return std::move(html).raw();
    }
    html.add("<p>{}</p><ul>", filled(desk.say(tested_words), amount(ask, progress, forecast.mean_error)));
    for (const auto& test : forecast.back_tests)
        html.add("<li>{} {}</li>",
                 filled(desk.say(test_words), test.year, range(test.expected), amount(ask, progress, test.was)),
                 web::tag(test.held() ? web::Tone::good : web::Tone::attention,
                          desk.say(test.held() ? held_word : not_held_word)));
    html.add("</ul></section>");
    return std::move(html).raw();
}

std::vector<web::Column> finding_columns(const Ask& ask) {
    std::vector<web::Column> columns;
    for (const auto heading : {record_heading, verdict_heading, place_heading, by_heading, document_heading})
        columns.push_back({std::string(ask.desk.say(heading))});
    return columns;
}

std::vector<web::Cell> finding_row(const Ask& ask, const PlanAsked& asked, const Finding& finding) {
    const auto& desk = ask.desk;
    const auto named = [&](const Subject& subject) {
        const auto path = subject_path(ask, asked.world, subject);
        const auto name = subject_name(ask, asked.world, subject);
        return path.empty() ? web::Cell(name) : web::Cell::link(desk.link(path), name);
    };
    constexpr std::array tones{web::Tone::good, web::Tone::attention, web::Tone::quiet};
    Html verdict;
    verdict.add("{}", web::tag(tones[static_cast<std::size_t>(finding.verdict)], desk.say(words_of(finding.verdict))));
    if (finding.why) verdict.add("<small>{}</small>", desk.say(*finding.why));
    const auto proof = proof_of(asked.world, finding);
    Html document;
    if (proof.files > 0)
        document.add(R"(<a href="{}">{}</a>)", web::Url(desk.link(proof.path)),
                     filled(desk.say(documents), proof.files));
    else if (finding.verdict == Verdict::unproved && !proof.path.empty())
        document.add(R"(<a href="{}">{}</a>)", web::Url(desk.link(proof.path)), desk.say(add_proof));
    else
        document.add("{}", desk.say(none));
    return {named(finding.subject), std::move(verdict).raw(),
            registry::place_words(desk.view, finding.place, asked.question.hierarchy_day),
            finding.by ? named(*finding.by) : web::Cell(desk.say(none)), std::move(document).raw()};
}

}  // namespace saolang::programme
