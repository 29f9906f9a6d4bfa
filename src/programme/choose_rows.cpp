#include "programme/choose_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/money.hpp"
#include "base/text.hpp"
#include "programme/plan_kinds.hpp"
#include "registry/view.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word numbered_target{"chỉ tiêu {}", "target {}"};
constexpr Word chosen_title{"Việc được chọn", "Chosen"};
constexpr Word own_part{"Danh sách chỉ có phần thuộc địa bàn bạn phụ trách; con số ở trên là của cả kế hoạch.",
                        "The list shows your own area alone; the figures above are of the whole plan."};
constexpr Word nothing_chosen{"Chưa chọn việc nào.", "Nothing is chosen."};
constexpr Word others_title{"Việc chưa chọn ({})", "Not chosen ({})"};
constexpr Word others_more{"Hiện {} việc rẻ nhất trên {}. Tìm theo tên để thấy việc khác.",
                           "The {} cheapest of {} are shown. Search by name to see others."};
constexpr Word search_label{"Tìm việc chưa chọn theo tên", "Search what is not chosen by name"};
constexpr Word what_column{"Việc", "What"};
constexpr Word lacks_column{"Hiện trạng", "State"};
constexpr Word moves_column{"Chỉ tiêu được đẩy", "Target moved"};
constexpr Word cost_column{"Chi phí", "Cost"};
constexpr Word why_column{"Vì sao", "Why"};
constexpr Word hand_column{"Chỉnh tay", "By hand"};
constexpr Word place_column{"Địa bàn", "Place"};
constexpr Word keep_word{"Giữ", "Keep"};
constexpr Word leave_word{"Bỏ", "Leave out"};
constexpr Word own_cost_word{"Sửa chi phí", "Own cost"};
constexpr Word chance_words{"{} ({} %, theo {} hồ sơ trước)", "{} ({} %, by {} past records)"};
constexpr Word chance_assumed{"{} (tạm tính 50 %)", "{} (50 % assumed)"};
constexpr Word group_words{"{}: {} việc, {}", "{}: {}, {}"};
constexpr Word unknown_cost{"chưa rõ", "not known"};
constexpr Word paid_word{"không còn khoản phải chi", "nothing left to pay"};
constexpr Word free_word{"không có khoản hỗ trợ", "no money"};
constexpr Word reports_title{"Số liệu còn thiếu", "Figures that are missing"};
constexpr Word reports_lead{
    "Không tốn kinh phí nhưng thiếu thì không biết chỉ tiêu có đạt không. Chỉ người được xem số "
    "liệu riêng của chủ thể thấy danh sách này.",
    "They cost nothing; without them nobody knows whether the target is reached. Only those who may "
    "see producers' own figures see this list."};

constexpr Word kept_reason{"Giữ bằng tay", "Kept by hand"};
constexpr Word none_cheaper{"Không còn việc rẻ hơn cho chỉ tiêu này", "Nothing cheaper is left for this target"};
constexpr Word cheaper_lacks{"Rẻ hơn là {} ({}), nhưng thay vào thì còn thiếu {}",
                             "{} ({}) is cheaper, but in its place this would be missing: {}"};
constexpr Word cheaper_there{"Có việc rẻ hơn: {} ({})", "Something cheaper: {} ({})"};
constexpr Word drops_words{"Bỏ ra thì không đạt {}", "Without it not reached: {}"};
constexpr Word further_words{"Bỏ ra thì xa hơn {}", "Without it further away: {}"};

constexpr std::size_t others_shown = 30;

// Its sign does not wrap into the next line.
std::string money(std::int64_t dong) { return group_thousands(dong) + "\u00a0₫"; }

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string all;
    for (const auto& part : parts) all.append(all.empty() ? std::string_view() : between).append(part);
    return all;
}
std::string listed(const std::vector<std::string>& names) { return joined(names, "; "); }
std::string told_in_turn(const std::vector<std::string>& sentences) { return joined(sentences, ". "); }
// "chỉ tiêu 3": its number in the plan, which the table above names.
std::string target_number(const Ask& ask, const WhatToDo& what, std::size_t position) {
    const auto& targets = (*what.plan.world.ledger)[KindId::target];
    return filled(ask.desk.say(numbered_target), targets.number(target::place, what.targets[position].aimed.target));
}
std::string target_names(const Ask& ask, const WhatToDo& what, const std::vector<std::size_t>& needs) {
    std::vector<std::string> names;
    names.reserve(needs.size());
    for (const auto need : needs) names.push_back(target_number(ask, what, need));
    return listed(names);
}

std::string name_of(const Ask& ask, const WhatToDo& what, const WorkOption& option) {
    const auto& index = *what.plan.world.index;
    switch (option.about.of) {
        case Subject::Of::product:
            return index.products[option.about.at].name;
        case Subject::Of::producer:
            return index.producers[option.about.at].name;
        case Subject::Of::unit:
            return ask.desk.view.name_of(places::UnitId{option.about.at});
        case Subject::Of::record:
            break;
    }
    const auto& table = (*what.plan.world.ledger)[option.about.kind];
    for (const auto field : table.kind->named_by)
        if (!table.texts[field].empty() && table.has(field, option.about.at)) return table.text(field, option.about.at);
    return std::string(ask.desk.say(table.kind->one));
}

// ---- Options --------------------------------------------------------------------------------------------------------

std::string address_of(const Ask& ask, const WhatToDo& what, const WorkOption& option) {
    const auto& index = *what.plan.world.index;
    switch (option.about.of) {
        case Subject::Of::product:
            return ask.desk.link("/quan-ly/san-pham/" + index.products[option.about.at].code);
        case Subject::Of::producer:
            return ask.desk.link("/quan-ly/chu-the/" + index.producers[option.about.at].code);
        case Subject::Of::record: {
            const auto& table = (*what.plan.world.ledger)[option.about.kind];
            return ask.desk.link(
                fmt::format("/quan-ly/ho-so/{}/{}", table.kind->segment, table.codes[option.about.at]));
        }
        case Subject::Of::unit:
            return {};
    }
    return {};
}

std::string moves_words(const Ask& ask, const WhatToDo& what, const WorkOption& option) {
    std::vector<std::string> all;
    for (const auto& moved : option.moves) {
        const auto words = target_number(ask, what, moved.target);
        if (!moved.chance_known) {
            all.push_back(filled(ask.desk.say(chance_assumed), words));
        } else {
            all.push_back(moved.chance == 100 ? words
                                              : filled(ask.desk.say(chance_words), words, moved.chance, moved.out_of));
        }
    }
    return listed(all);
}

std::string lacks_words(const Ask& ask, const WorkOption& option) {
    std::vector<std::string> all;
    for (const auto* lack : option.lacks) all.emplace_back(ask.desk.say(*lack));
    return told_in_turn(all);
}

std::string cost_words(const Ask& ask, const WorkOption& option) {
    if (!option.cost) return std::string(ask.desk.say(unknown_cost));
    if (option.cost->dong > 0) return money(option.cost->dong);
    return std::string(ask.desk.say(option.deed == Deed::begin ? paid_word : free_word));
}

std::string why_words(const Ask& ask, const WhatToDo& what, const Reason& reason) {
    const auto& desk = ask.desk;
    std::vector<std::string> all;
    if (what.by_hand(what.option(reason.candidate)) == ByHand::keep) all.emplace_back(desk.say(kept_reason));
    if (!reason.drops.empty()) {
        all.push_back(filled(desk.say(drops_words), target_names(ask, what, reason.drops)));
    } else if (!reason.moves.empty()) {
        all.push_back(filled(desk.say(further_words), target_names(ask, what, reason.moves)));
    }
    if (!reason.cheaper) {
        all.emplace_back(desk.say(none_cheaper));
        return told_in_turn(all);
    }
    const auto& other = what.option(reason.cheaper->candidate);
    const auto name = sentence_of(ask, what, other);
    all.push_back(reason.cheaper->lacks ? filled(desk.say(cheaper_lacks), name, money(other.cost->dong),
                                                 target_number(ask, what, *reason.cheaper->lacks))
                                        : filled(desk.say(cheaper_there), name, money(other.cost->dong)));
    return told_in_turn(all);
}

web::Raw tick(std::string_view name, const WorkOption& option, std::string_view label, bool ticked) {
    Html html;
    html.add(R"(<label class="choice"><input type="checkbox" name="{}" value="{}")", name, option.key);
    if (ticked) html.add(" checked");
    html.add("><span>{}</span></label>", label);
    return std::move(html).raw();
}

web::Cell hand_cell(const Ask& ask, const WhatToDo& what, const WorkOption& option, bool is_chosen) {
    const auto by_hand = what.by_hand(option);
    Html html;
    html.add(tick(keep_name, option, ask.desk.say(keep_word), by_hand == ByHand::keep));
    if (is_chosen || by_hand == ByHand::leave_out)
        html.add(tick(leave_name, option, ask.desk.say(leave_word), by_hand == ByHand::leave_out));
    auto pairs = what.kept();
    pairs.emplace_back("sua", option.key);
    html.add(R"(<a href="{}">{}</a>)", web::Url(registry::address_with(ask.desk.link(path_of_work(what)), pairs)),
             ask.desk.say(own_cost_word));
    return std::move(html).raw();
}

web::Cell name_cell(const Ask& ask, const WhatToDo& what, const WorkOption& option) {
    const auto name = name_of(ask, what, option);
    const auto address = address_of(ask, what, option);
    Html html;
    if (address.empty()) {
        html.add("{}", name);
    } else {
        html.add(R"(<a href="{}">{}</a>)", web::Url(address), name);
    }
    if (option.place && option.about.of != Subject::Of::unit)
        html.add(" <small>{}</small>", ask.desk.view.name_of(*option.place));
    return std::move(html).raw();
}

web::Table options_table(const Ask& ask, std::string caption) {
    const auto& desk = ask.desk;
    web::Table table{.caption = std::move(caption), .columns = {}, .rows = {}, .caption_hidden = true};
    for (const auto column : {what_column, lacks_column, moves_column, cost_column, why_column, hand_column})
        table.columns.push_back({std::string(desk.say(column)), column.vi == cost_column.vi});
    return table;
}

std::vector<std::size_t> others_of(const Ask& ask, const WhatToDo& what) {
    std::vector<bool> is_chosen(what.options.size());
    for (const auto candidate : what.chosen.candidates) is_chosen[what.problem.positions[candidate]] = true;
    const auto key = search_key(ask.desk.asked("tim"));
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < what.options.size(); ++i) {
        if (is_chosen[i] || !what.seen[i]) continue;
        const bool out = what.by_hand(what.options[i]) == ByHand::leave_out;
        if (!out && !key.empty() && search_key(name_of(ask, what, what.options[i])).find(key) == std::string::npos)
            continue;
        others.push_back(i);
    }
    // What was left out by hand stays in sight; then the cheapest.
    std::ranges::stable_sort(others, {}, [&](std::size_t i) {
        const auto& option = what.options[i];
        return std::pair(what.by_hand(option) != ByHand::leave_out, option.cost ? option.cost->dong : INT64_MAX);
    });
    return others;
}

}  // namespace

std::string sentence_of(const Ask& ask, const WhatToDo& what, const WorkOption& option) {
    return fmt::format("{}: {}", ask.desk.say(words_of(option.deed)), name_of(ask, what, option));
}

web::Raw folded(bool open, std::string_view summary, const web::Raw& inside) {
    Html html;
    html.add(open ? web::Raw::trusted("<details open>") : web::Raw::trusted("<details>"));
    html.add("<summary>{}</summary>{}</details>", summary, inside);
    return std::move(html).raw();
}

// One table a kind of deed, folded where it is long.
web::Raw chosen_view(const Ask& ask, const WhatToDo& what) {
    const auto& desk = ask.desk;
    std::map<Deed, std::vector<const Reason*>> by_deed;
    for (const auto& reason : what.reasons)
        if (what.sees(reason.candidate)) by_deed[what.option(reason.candidate).deed].push_back(&reason);
    Html html;
    html.add("<h2>{}</h2>", desk.say(chosen_title));
    if (std::ranges::find(what.seen, false) != what.seen.end()) html.add("<p>{}</p>", desk.say(own_part));
    if (by_deed.empty()) html.add("<p>{}</p>", desk.say(nothing_chosen));
    for (const auto& [deed, reasons] : by_deed) {
        constexpr std::size_t open_up_to = 12;
        std::int64_t cost = 0;
        auto table = options_table(ask, std::string(desk.say(words_of(deed))));
        for (const auto* reason : reasons) {
            const auto& option = what.option(reason->candidate);
            cost += option.cost->dong;
            table.rows.push_back({name_cell(ask, what, option), lacks_words(ask, option),
                                  moves_words(ask, what, option), cost_words(ask, option),
                                  why_words(ask, what, *reason), hand_cell(ask, what, option, true)});
        }
        html.add(folded(reasons.size() <= open_up_to,
                        filled(desk.say(group_words), desk.say(words_of(deed)), reasons.size(), money(cost)),
                        web::table(desk.request.language, table)));
    }
    return std::move(html).raw();
}

web::Raw others_view(const Ask& ask, const WhatToDo& what) {
    const auto& desk = ask.desk;
    const auto others = others_of(ask, what);
    auto table = options_table(ask, filled(desk.say(others_title), others.size()));
    std::erase_if(table.columns, [&](const web::Column& column) { return column.heading == desk.say(why_column); });
    for (const auto i : others) {
        const auto& option = what.options[i];
        if (table.rows.size() >= others_shown && what.by_hand(option) != ByHand::leave_out) break;
        table.rows.push_back({name_cell(ask, what, option), lacks_words(ask, option), moves_words(ask, what, option),
                              cost_words(ask, option), hand_cell(ask, what, option, false)});
    }
    Html html;
    html.add("<h2>{}</h2>", filled(desk.say(others_title), others.size()));
    html.add(web::field(desk.request.language, {.name = "tim",
                                                .label = std::string(desk.say(search_label)),
                                                .value = std::string(desk.asked("tim")),
                                                .kind = web::Field::Kind::search}));
    if (table.rows.size() < others.size())
        html.add("<p>{}</p>", filled(desk.say(others_more), table.rows.size(), others.size()));
    if (!table.rows.empty()) html.add(web::table(desk.request.language, table));
    return std::move(html).raw();
}

web::Raw reports_view(const Ask& ask, const WhatToDo& what) {
    if (what.to_report.empty()) return {};
    const auto& desk = ask.desk;
    web::Table table{.caption = std::string(desk.say(reports_title)),
                     .columns = {{std::string(desk.say(what_column))},
                                 {std::string(desk.say(lacks_column))},
                                 {std::string(desk.say(moves_column))}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& option : what.to_report)
        table.rows.push_back({name_cell(ask, what, option), lacks_words(ask, option), moves_words(ask, what, option)});
    Html html;
    html.add("<h2>{}</h2><p>{}</p>", desk.say(reports_title), desk.say(reports_lead));
    html.add(folded(false, fmt::format("{}: {}", desk.say(reports_title), what.to_report.size()),
                    web::table(desk.request.language, table)));
    return std::move(html).raw();
}

office::Table chosen_file(const Ask& ask, const WhatToDo& what) {
    using Cell = office::OutCell;
    office::Table table;
    table.title = std::string(chosen_title.vi);
    for (const auto column : {what_column, place_column, lacks_column, moves_column, cost_column, why_column})
        table.headings.emplace_back(ask.desk.say(column));
    table.rows = [&ask, &what](const std::function<void(const office::OutRow&)>& write) {
        for (const auto& reason : what.reasons) {
            if (!what.sees(reason.candidate)) continue;
            const auto& option = what.option(reason.candidate);
            write({{Cell::Kind::text, sentence_of(ask, what, option)},
                   {Cell::Kind::text, option.place ? ask.desk.view.name_of(*option.place) : ""},
                   {Cell::Kind::text, lacks_words(ask, option)},
                   {Cell::Kind::text, moves_words(ask, what, option)},
                   {Cell::Kind::integer, std::to_string(option.cost->dong)},
                   {Cell::Kind::text, why_words(ask, what, reason)}});
        }
    };
    return table;
}

}  // namespace saolang::programme
