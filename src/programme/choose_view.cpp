#include "programme/choose_view.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "base/money.hpp"
#include "programme/plan_kinds.hpp"
#include "registry/view.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word reached_words{
    "Chọn {} việc, hết {}. Dự kiến đạt {} trên {} chỉ tiêu còn thiếu.",
    "{} things to do, {} in all. {} of {} targets that are missing something are expected to be "
    "reached."};
constexpr Word nothing_missing{"Không chỉ tiêu nào còn thiếu vào ngày này.", "No target lacks anything on this day."};
constexpr Word expected_words{
    "Việc có xác suất thành công 60 % được tính là 0,6 hồ sơ: số đạt là số kỳ vọng, không phải số chắc chắn.",
    "What succeeds with a chance of 60 % counts as 0.6 of a record: what is reached is expected, not certain."};
constexpr Word proved{
    "Đã chứng minh là rẻ nhất: trong những việc đã biết chi phí, không cách chọn nào đạt bằng ấy mà tốn ít hơn.",
    "Proved to be the cheapest: among what has a known cost no other choice reaches as much for less."};
constexpr Word gap_words{"Rẻ nhất có thể còn thấp hơn nhiều nhất {}.", "The cheapest may be lower by {} at most."};
constexpr Word shortfall_words{
    "Đã chứng minh là đạt nhiều chỉ tiêu nhất. Phần còn thiếu của các chỉ tiêu khác có thể còn giảm nhiều nhất {} % "
    "của "
    "một chỉ tiêu.",
    "Proved to reach as many targets as can be. What the others lack may still fall by {} % of one target at most."};
constexpr Word reach_words{"Chưa chứng minh được: có thể còn cách chọn đạt thêm nhiều nhất {} chỉ tiêu.",
                           "Not proved: another choice may reach {} more targets at most."};
constexpr Word under_way_words{
    "{} việc đã thành nhiệm vụ hoặc hỗ trợ đang chờ làm nên không gợi ý lại; phần dự kiến của chúng ở cột “Đang làm”.",
    "{} works are tasks or planned support already and are not proposed again; see “Under way” for what they bring."};
constexpr Word over_budget{"Những việc giữ bằng tay đã vượt kinh phí {}.",
                           "What is kept by hand goes over the budget by {}."};

constexpr Word numbered_words{"{}. {}", "{}. {}"};
constexpr Word target_column{"Chỉ tiêu", "Target"};
constexpr Word missing_column{"Còn thiếu", "Missing"};
constexpr Word under_way_column{"Đang làm", "Under way"};
constexpr Word brought_column{"Dự kiến thêm", "Expected to come"};
constexpr Word left_column{"Vẫn thiếu", "Still missing"};
constexpr Word state_column{"Kết quả", "Result"};
constexpr Word will_reach{"dự kiến đạt", "expected to be reached"};
constexpr Word will_lack{"còn thiếu", "still missing"};
constexpr Word has_enough{"đã đủ", "has enough"};
constexpr Word not_shown{"không nêu", "not shown"};
constexpr Word by_figures{"chưa gợi ý được việc", "no work can be proposed"};
constexpr Word no_option{"chưa có việc nào để gợi ý", "nothing to propose"};

constexpr Word budget_label{"Kinh phí (đồng)", "Budget (đồng)"};
constexpr Word budget_hint{"Ví dụ 5.000.000.000. Để trống là không giới hạn.",
                           "For example 5,000,000,000. Empty: no limit."};
constexpr Word recalculate{"Tính lại", "Calculate again"};
constexpr Word costs_title{"Xem, sửa chi phí ước tính", "See and correct estimated costs"};
constexpr Word costs_lead{"Lấy từ kinh phí các lần đã ghi. Ô để trống là dùng số ước tính.",
                          "Taken from the money of past records. Empty: the estimate is used."};
constexpr Word cost_of_need{"Một lần hỗ trợ về {}", "One support for {}"};
constexpr Word cost_of_fair{"Một hội chợ chuyên đề", "One fair on OCOP"};
constexpr Word cost_of_abroad{"Một chuyến xúc tiến ở nước ngoài", "One promotion abroad"};
constexpr Word estimate_words{"Ước tính {}: trung vị của {} lần đã ghi.", "Estimate {}: the median of {} records."};
constexpr Word rule_words{"Tạm lấy {}: {}.", "Taken as {}: {}."};
constexpr Word unknown_words{"Chưa có số nào: hãy nhập, ví dụ 20.000.000.",
                             "No figure yet: please type one, for example "
                             "20,000,000."};
constexpr Word without_cost{"{} việc chưa có chi phí nên chưa được xét. Hãy nhập: {}.",
                            "{} things have no known cost and are not looked at. Please type: {}."};

constexpr Word own_cost_label{"Chi phí riêng (đồng): {}", "Own cost (đồng): {}"};

// Its sign does not wrap into the next line.
std::string money(std::int64_t dong) { return group_thousands(dong) + "\u00a0₫"; }

// Hundredths of a hundredth: "12", "0,7".
std::string records(std::int64_t amount) { return amount_digits(amount / 100); }

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names) all.append(all.empty() ? "" : "; ").append(name);
    return all;
}

web::Raw told(web::Tone tone, std::string_view words) { return web::flash({tone, std::string(words)}); }

std::string proved_words(const Ask& ask, const WhatToDo& what) {
    const auto& chosen = what.chosen;
    const auto& desk = ask.desk;
    if (const auto gap = chosen.gap())
        return *gap == 0 ? std::string(desk.say(proved)) : filled(desk.say(gap_words), money(*gap));
    if (chosen.most_weight > chosen.outcome.weight_reached)
        return filled(desk.say(reach_words), chosen.most_weight - chosen.outcome.weight_reached);
    constexpr std::int64_t hundredth_of_percent = 100'000;
    const auto apart =
        (chosen.outcome.shortfall - chosen.least_shortfall + hundredth_of_percent - 1) / hundredth_of_percent;
    return filled(desk.say(shortfall_words), amount_digits(apart));
}

web::Table targets_table(const Ask& ask, const WhatToDo& what) {
    const auto& desk = ask.desk;
    web::Table table{.caption = std::string(desk.say(target_column)),
                     .columns = {{std::string(desk.say(target_column))},
                                 {std::string(desk.say(missing_column)), true},
                                 {std::string(desk.say(under_way_column)), true},
                                 {std::string(desk.say(brought_column)), true},
                                 {std::string(desk.say(left_column)), true},
                                 {std::string(desk.say(state_column))}},
                     .rows = {},
                     .caption_hidden = true};
    for (std::size_t i = 0; i < what.targets.size(); ++i) {
        const auto& one = what.targets[i];
        const auto missing = one.missing.value_or(0) * 100;
        const auto left = what.chosen.outcome.still_missing[i];
        const bool offered = std::ranges::any_of(what.options, [&](const WorkOption& option) {
            return std::ranges::any_of(option.moves, [&](const Moved& moved) { return moved.target == i; });
        });
        const auto state = one.aimed.kept_private ? web::tag(web::Tone::quiet, desk.say(not_shown))
                           : !one.missing         ? web::tag(web::Tone::quiet, desk.say(by_figures))
                           : missing == 0         ? web::tag(web::Tone::good, desk.say(has_enough))
                           : left == 0            ? web::tag(web::Tone::good, desk.say(will_reach))
                           : offered              ? web::tag(web::Tone::attention, desk.say(will_lack))
                                                  : web::tag(web::Tone::attention, desk.say(no_option));
        const auto number = (*what.plan.world.ledger)[KindId::target].number(target::place, one.aimed.target);
        table.rows.push_back({filled(desk.say(numbered_words), number, one.words), one.missing ? records(missing) : "",
                              one.missing ? records(one.under_way * 100) : "",
                              one.missing ? records(what.chosen.outcome.brought[i]) : "",
                              one.missing ? records(left) : "", state});
    }
    return table;
}

// ---- Costs ----------------------------------------------------------------------------------------------------------

std::string cost_hint(const Ask& ask, const std::optional<CostKnown>& known) {
    const auto& desk = ask.desk;
    if (!known) return std::string(desk.say(unknown_words));
    if (known->source) return filled(desk.say(rule_words), money(known->dong), desk.say(*known->source));
    return known->out_of == 0 ? "" : filled(desk.say(estimate_words), money(known->dong), known->out_of);
}

web::Raw cost_field(const Ask& ask, const WhatToDo& what, const std::string& name, std::string_view label,
                    const std::optional<CostKnown>& known) {
    return web::field(ask.desk.request.language,
                      {.name = name,
                       .label = std::string(label),
                       .hint = cost_hint(ask, known),
                       .value = std::string(what.form.typed(name)),
                       .error = std::string(what.form.error(name, ask.desk.request.language))});
}

// What may cost something among the options, each once: its field, its words, what is known.
struct CostAsked {
    std::string name;
    std::string label;
    std::optional<CostKnown> known;
};
std::vector<CostAsked> costs_asked(const Ask& ask, const WhatToDo& what) {
    std::map<std::size_t, CostAsked> by_need;
    std::optional<CostAsked> fair;
    std::optional<CostAsked> abroad;
    const auto& desk = ask.desk;
    for (const auto& option : what.options) {
        for (const auto need : option.needs)
            by_need.try_emplace(need, CostAsked{cost_name_of_need(need),
                                                filled(desk.say(cost_of_need), desk.say(support::needs[need].words)),
                                                what.usual.by_need[need]});
        if (option.deed == Deed::hold_fair)
            fair = CostAsked{std::string(fair_cost_name), std::string(desk.say(cost_of_fair)), what.usual.fair};
        if (option.deed == Deed::promote_abroad)
            abroad = CostAsked{std::string(abroad_cost_name), std::string(desk.say(cost_of_abroad)), what.usual.abroad};
    }
    std::vector<CostAsked> all;
    all.reserve(by_need.size() + 2);
    for (auto& [need, asked] : by_need) all.push_back(std::move(asked));
    for (auto* one : {&fair, &abroad})
        if (*one) all.push_back(**one);
    return all;
}

// What is not known is asked for in sight; what is known can be put right.
web::Raw costs_view(const Ask& ask, const WhatToDo& what) {
    const auto& desk = ask.desk;
    Html open;
    Html fold;
    bool wrong = false;
    std::vector<std::string> unknown;
    for (const auto& [name, label, known] : costs_asked(ask, what)) {
        (known ? fold : open).add(cost_field(ask, what, name, label, known));
        if (!known) unknown.push_back(label);
        wrong = wrong || (known && !what.form.error(name, desk.request.language).empty());
    }
    const auto without = std::ranges::count_if(what.options, [](const WorkOption& one) { return !one.cost; });
    Html html;
    if (without > 0) html.add(told(web::Tone::attention, filled(desk.say(without_cost), without, listed(unknown))));
    html.add("{}", open);
    if (fold.view().empty()) return std::move(html).raw();
    Html inside;
    inside.add("<p>{}</p>{}", desk.say(costs_lead), fold);
    html.add(folded(wrong, desk.say(costs_title), std::move(inside).raw()));
    return std::move(html).raw();
}

// The cost of one option alone: the one asked for, and those that were typed before.
web::Raw own_costs_view(const Ask& ask, const WhatToDo& what) {
    Html html;
    for (const auto& option : what.options) {
        const auto name = cost_name_of(option);
        if (ask.desk.asked("sua") != option.key && what.form.typed(name).empty()) continue;
        html.add(cost_field(ask, what, name, filled(ask.desk.say(own_cost_label), sentence_of(ask, what, option)),
                            what.typed.by_key.contains(option.key) ? CostKnown{} : option.cost));
    }
    return std::move(html).raw();
}

// Costs that were typed for what is not proposed now; it may be again.
web::Raw other_costs(const Ask& ask, const WhatToDo& what) {
    std::set<std::string, std::less<>> shown;
    for (const auto& cost : costs_asked(ask, what)) shown.insert(cost.name);
    for (const auto& option : what.options) shown.insert(cost_name_of(option));
    Html html;
    for (const auto& [name, value] : what.kept())
        if (is_cost_name(name) && !shown.contains(name))
            html.add(R"(<input type="hidden" name="{}" value="{}">)", name, value);
    return std::move(html).raw();
}

}  // namespace

web::Raw result_view(const Ask& ask, const WhatToDo& what) {
    const auto& desk = ask.desk;
    const auto& outcome = what.chosen.outcome;
    std::size_t missing = 0;
    std::size_t reached = 0;
    for (std::size_t i = 0; i < what.targets.size(); ++i) {
        if (what.targets[i].missing.value_or(0) == 0) continue;
        ++missing;
        reached += outcome.still_missing[i] == 0 ? 1U : 0U;
    }
    Html html;
    if (missing == 0) {
        html.add(told(web::Tone::good, desk.say(nothing_missing)));
    } else {
        html.add(R"(<p class="lead">{} <b>{}</b></p>)",
                 filled(desk.say(reached_words), what.chosen.candidates.size(), money(outcome.cost), reached, missing),
                 proved_words(ask, what));
    }
    if (what.budget && outcome.cost > *what.budget)
        html.add(told(web::Tone::attention, filled(desk.say(over_budget), money(outcome.cost - *what.budget))));
    if (what.taken_out > 0) html.add("<p>{}</p>", filled(desk.say(under_way_words), what.taken_out));
    html.add(web::table(desk.request.language, targets_table(ask, what)));
    html.add("<p><small>{}</small></p>", desk.say(expected_words));
    return std::move(html).raw();
}

web::Raw form_view(const Ask& ask, const WhatToDo& what) {
    const auto& desk = ask.desk;
    const auto language = desk.request.language;
    Html html;
    html.add(R"(<form method="get"><div class="filling">)");
    for (const auto& [name, value] : what.plan.kept)
        html.add(R"(<input type="hidden" name="{}" value="{}">)", name, value);
    html.add(web::field(language, {.name = std::string(budget_name),
                                   .label = std::string(desk.say(budget_label)),
                                   .hint = std::string(desk.say(budget_hint)),
                                   .value = std::string(what.form.typed(budget_name)),
                                   .error = std::string(what.form.error(budget_name, language))}));
    html.add(costs_view(ask, what)).add(own_costs_view(ask, what)).add(other_costs(ask, what));
    html.add(web::button(web::Press::primary, desk.say(recalculate))).add("</div>");
    html.add(chosen_view(ask, what)).add(others_view(ask, what));
    html.add(web::button(web::Press::plain, desk.say(recalculate))).add("</form>");
    return std::move(html).raw();
}

}  // namespace saolang::programme
