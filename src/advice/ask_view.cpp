#include "advice/ask_view.hpp"

#include <algorithm>

#include "advice/criteria_address.hpp"
#include "advice/question.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::filled;
using registry::View;
using web::Html;
using web::Word;

constexpr Word of_the_law{"Bộ {} · {} · QĐ {}, Phụ lục II", "Set {} · {} · QĐ {}, Annex II"};
constexpr Word for_example{"Ví dụ: {}.", "For example: {}."};
constexpr Word with_star{"Trong sổ đã có sao:", "With a star in the register:"};
constexpr Word how{
    "Có {} câu, chia {} phần. Chọn điều đúng với sản phẩm hôm nay; câu nào chưa biết cứ để đó, lúc nào cũng xem được "
    "kết "
    "quả.",
    "{} questions in {} parts. Choose what is true of the product today; leave what you do not know: the result can be "
    "seen at any time."};
constexpr Word first_step{"Trước hết", "First"};
constexpr Word first_hint{"Vướng một điều dưới đây thì hồ sơ bị loại hoặc không được chấm, dù điểm cao.",
                          "Any of these ends the evaluation, however many points there are."};
constexpr Word no_obstacles{"Bộ này không có điều nào làm hồ sơ bị loại ngay.",
                            "No rule of this set ends the evaluation at once."};
constexpr Word which_case{"{}: dịch vụ của anh/chị thuộc loại nào?", "{}: which kind is your service?"};
constexpr Word points{"{} điểm", "{} points"};
constexpr Word one_point{"1 điểm", "1 point"};
constexpr Word at_most{"tối đa {} điểm", "at most {} points"};
constexpr Word minimum_of{" · mức tối thiểu của {} sao", " · the minimum for {} stars"};
constexpr Word none_of_them{"Chưa được mức nào", "None of these yet"};
constexpr Word not_known{"Chưa biết, trả lời sau", "I don't know yet"};
constexpr Word yes{"Có", "Yes"};
constexpr Word no{"Không", "No"};
constexpr Word needs_other{"Chỉ được tính điểm khi tiêu chí {} có điểm.", "Counts only when criterion {} has points."};
constexpr Word criterion_number{"Tiêu chí {} · tối đa {} điểm", "Criterion {} · at most {} points"};
constexpr Word step_of{"Phần {}/{}", "Part {} of {}"};
constexpr Word answered{"Đã trả lời {}/{} câu", "{} of {} answered"};
constexpr Word next{"Tiếp", "Next"};
constexpr Word back{"Quay lại", "Back"};
constexpr Word result{"Xem kết quả", "See the result"};
constexpr Word all_steps{"Các phần", "All parts"};
constexpr Word article{"Phụ lục II, bộ {}", "Annex II, set {}"};
constexpr Word article_of{"Phụ lục II, bộ {}, tiêu chí {}", "Annex II, set {}, criterion {}"};

struct Radio {
    std::string name;
    std::string value;
    bool chosen;
};

void begin_choice(Html& html, const Radio& radio) {
    html.add(R"(<label class="choice"><input type="radio" name="{}" value="{}")", radio.name, radio.value);
    if (radio.chosen) html.add(" checked");
    html.add("><span>");
}
void add_choice(Html& html, const Radio& radio, std::string_view words) {
    begin_choice(html, radio);
    html.add("{}</span></label>", words);
}

void begin_question(Html& html, const View& view, const Question& question, std::string_view number) {
    const bool vi = view.language == web::Language::vi;
    html.add(R"(<fieldset class="field panel"><legend>{}</legend><small>{}</small>)",
             vi ? question.ask_vi : question.ask_en, number);
    const auto& help = vi ? question.help_vi : question.help_en;
    if (!help.empty()) html.add(R"(<small>{}</small>)", help);
}

void add_level(Html& html, const Asked& asked, std::size_t at, std::size_t position) {
    const auto& criterion = asked.set.criteria[at];
    const auto& level = criterion.levels[position];
    const auto& view = asked.view;
    begin_choice(html, {level_field(criterion), std::to_string(position + 1),
                        asked.replies.levels[at] == static_cast<std::uint8_t>(position + 1)});
    html.add("{} <small>{}", law_words(view.language, level.text),
             level.points == 1 ? std::string(view.say(one_point)) : filled(view.say(points), level.points));
    if (level.min_for_star) html.add("{}", filled(view.say(minimum_of), *level.min_for_star));
    html.add("</small></span></label>");
}

// Of the case told; of every case, under its name, while none is.
void add_levels(Html& html, const Asked& asked, std::size_t at) {
    const auto& criterion = asked.set.criteria[at];
    const auto told = asked.replies.cases[at];
    std::optional<std::uint8_t> shown;
    for (std::size_t position = 0; position < criterion.levels.size(); ++position) {
        const auto of = criterion.levels[position].case_at;
        if (of && told && of != told) continue;
        if (of && of != shown) html.add("<b>{}</b>", law_words(asked.view.language, criterion.cases[*of].name));
        shown = of;
        add_level(html, asked, at, position);
    }
}

void add_criterion(Html& html, const Asked& asked, std::size_t at) {
    const auto& criterion = asked.set.criteria[at];
    const auto& view = asked.view;
    auto number = filled(view.say(criterion_number), criterion.code, criterion.max);
    if (criterion.needs)
        number += ". " + filled(view.say(needs_other), asked.set.criteria[criterion.needs->criterion].code);
    begin_question(html, view, question_for(asked.set, criterion), number);
    add_levels(html, asked, at);
    const auto told = asked.replies.levels[at];
    const auto name = level_field(criterion);
    if (std::ranges::none_of(criterion.levels, [](const auto& level) { return level.points == 0; }))
        add_choice(html, {name, "0", told == 0}, view.say(none_of_them));
    add_choice(html, {name, "x", !told}, view.say(not_known));
    html.add("</fieldset>");
}

void add_case(Html& html, const Asked& asked, std::size_t at) {
    const auto& criterion = asked.set.criteria[at];
    const auto& view = asked.view;
    html.add(R"(<fieldset class="field panel"><legend>{}</legend><small>{}</small>)",
             filled(view.say(which_case), law_text(view.language, criterion.name)),
             filled(view.say(article_of), asked.set.number, criterion.code));
    for (std::size_t position = 0; position < criterion.cases.size(); ++position)
        add_choice(html,
                   {case_field(criterion), std::string(1, static_cast<char>('a' + position)),
                    asked.replies.cases[at] == static_cast<std::uint8_t>(position)},
                   law_text(view.language, criterion.cases[position].name));
    add_choice(html, {case_field(criterion), "x", !asked.replies.cases[at]}, view.say(not_known));
    html.add("</fieldset>");
}

void add_finding(Html& html, const Asked& asked, std::size_t at) {
    const auto& view = asked.view;
    const auto& finding = asked.set.findings[at];
    begin_question(html, view, question_for(finding),
                   finding.criteria.empty() ? place_in_law(view, asked.set)
                                            : place_in_law(view, asked.set, asked.set.criteria[finding.criteria[0]]));
    const auto told = asked.replies.findings[at];
    const auto name = finding_field(at);
    add_choice(html, {name, "1", told == true}, view.say(yes));
    add_choice(html, {name, "0", told == false}, view.say(no));
    add_choice(html, {name, "x", !told}, view.say(not_known));
    html.add("</fieldset>");
}

void add_first_step(Html& html, const Asked& asked) {
    const auto& view = asked.view;
    const bool any = std::ranges::any_of(asked.set.findings, is_asked);
    html.add(R"(<h2>{}</h2><p class="soft">{}</p>)", view.say(first_step), view.say(any ? first_hint : no_obstacles));
    for (std::size_t at = 0; at < asked.set.criteria.size(); ++at)
        if (!asked.set.criteria[at].cases.empty()) add_case(html, asked, at);
    for (std::size_t at = 0; at < asked.set.findings.size(); ++at)
        if (is_asked(asked.set.findings[at])) add_finding(html, asked, at);
}

// "A. Sản phẩm…" or, of a part asked section by section, "1. Tổ chức sản xuất".
std::string step_title(const Asked& asked, const AskStep& step) {
    const auto& part = asked.set.parts[step.part];
    const auto language = asked.view.language;
    if (step.sections == part.count) return part.code + ". " + std::string(law_text(language, part.name));
    const auto& section = asked.set.sections[step.first_section];
    return part.code + section.code + ". " + std::string(law_text(language, section.name));
}

void add_step(Html& html, const Asked& asked, const AskStep& step) {
    const auto& view = asked.view;
    const auto& part = asked.set.parts[step.part];
    html.add("<h2>{}. {} <small>{}</small></h2>", part.code, law_words(view.language, part.name),
             filled(view.say(at_most), part.max));
    std::string_view group;
    for (std::size_t at = step.first_section; at < step.first_section + step.sections; ++at) {
        const auto& section = asked.set.sections[at];
        if (section.count > 1 || step.sections == 1)
            html.add("<h3>{}. {}</h3>", section.code, law_words(view.language, section.name));
        for (std::size_t criterion = section.first; criterion < section.first + section.count; ++criterion) {
            const auto& of = asked.set.criteria[criterion].group;
            const auto heading = std::ranges::find(section.groups, of, &law::Heading::code);
            if (of != group && heading != section.groups.end())
                html.add("<h3>{} {}</h3>", heading->code, law_words(view.language, heading->name));
            group = of;
            add_criterion(html, asked, criterion);
        }
    }
}

std::size_t answered_in(const Asked& asked, const AskStep& step) {
    const auto begin = asked.replies.levels.begin() + step.first;
    return static_cast<std::size_t>(
        std::count_if(begin, begin + step.count, [](const auto& level) { return level.has_value(); }));
}

void add_presses(Html& html, const Asked& asked, const std::vector<AskStep>& steps, std::size_t step) {
    const auto& view = asked.view;
    const auto to_result = view.link(fmt::format("{}/{}/ket-qua", advisor_path, asked.set.number));
    const auto progress = progress_of(asked.set, asked.replies);
    html.add(R"(<div class="go"><small id="da-tra-loi">{} · {}</small>)",
             filled(view.say(step_of), step + 1, steps.size() + 1),
             filled(view.say(answered), progress.answered, progress.asked));
    html.add(R"(<progress max="{}" value="{}" aria-labelledby="da-tra-loi"></progress><p class="actions">)",
             progress.asked, progress.answered);
    if (step < steps.size()) {
        html.add(R"(<button class="button main" name="phan" value="{}">{}</button>)", step + 1, view.say(next));
        html.add(R"(<button class="button" formaction="{}">{}</button>)", web::Url(to_result), view.say(result));
    } else {
        html.add(R"(<button class="button main" formaction="{}">{}</button>)", web::Url(to_result), view.say(result));
    }
    if (step > 0) html.add(R"(<button class="button" name="phan" value="{}">{}</button>)", step - 1, view.say(back));
    html.add("</p></div>");
}

void add_parts(Html& html, const Asked& asked, const std::vector<AskStep>& steps, std::size_t step) {
    const auto& view = asked.view;
    html.add(R"(<div class="parts"><h2>{}</h2>)", view.say(all_steps));
    const auto add = [&](std::size_t at, std::string_view title, std::string_view count) {
        html.add(R"(<button name="phan" value="{}")", at);
        if (at == step) html.add(R"( aria-current="step")");
        html.add("><span>{}</span> <i>{}</i></button>", title, count);
    };
    add(0, view.say(first_step), "");
    for (std::size_t at = 0; at < steps.size(); ++at)
        add(at + 1, step_title(asked, steps[at]), fmt::format("{}/{}", answered_in(asked, steps[at]), steps[at].count));
    html.add("</div>");
}

// A few products of the set that have a star today.
void add_products(Html& html, const Asked& asked) {
    constexpr int most = 3;
    const auto& view = asked.view;
    int shown = 0;
    for (registry::ProductAt at = 0; at < view.index->products.size() && shown < most; ++at) {
        const auto& product = view.index->products[at];
        if (product.set != asked.set.number || !view.index->standing(at, view.today).star) continue;
        html.add(R"({} <a href="{}">{}</a>)", shown == 0 ? view.say(with_star) : std::string_view(","),
                 web::Url(view.link("/san-pham/" + product.slug)), product.name);
        ++shown;
    }
    if (shown > 0) html.text(".");
}

}  // namespace

std::string questions_path(const Asked& asked, std::size_t step) {
    auto path = fmt::format("{}/{}", advisor_path, asked.set.number);
    const bool empty = asked.replies == no_replies(asked.set);
    if (!empty) path += "?t=" + code_of(asked.regime, asked.set, asked.replies);
    if (step > 0) path += fmt::format("{}phan={}", empty ? '?' : '&', step);
    return path;
}

std::string result_path(const Asked& asked) {
    return fmt::format("{}/{}/ket-qua?t={}", advisor_path, asked.set.number,
                       code_of(asked.regime, asked.set, asked.replies));
}

std::string place_in_law(const View& view, const law::CriteriaSet& set) {
    return filled(view.say(article), set.number);
}
std::string place_in_law(const View& view, const law::CriteriaSet& set, const law::Criterion& criterion) {
    return filled(view.say(article_of), set.number, criterion.code);
}

web::Raw questions_body(const Asked& asked, std::size_t step) {
    const auto& view = asked.view;
    const auto steps = steps_of(asked.set);
    const auto progress = progress_of(asked.set, asked.replies);
    Html html;
    html.add(R"(<h1>{}</h1><p class="soft">{}</p>)", set_name(view, asked.set),
             filled(view.say(of_the_law), asked.set.number, group_name(view, asked.set), asked.regime.number));
    if (step == 0) {
        html.add("<p>{} ", filled(view.say(for_example), examples_of(view, asked.set.number)));
        add_products(html, asked);
        html.add("</p>");
        add_way_back(html, view, SetChoice::shipped().way_to(asked.set.number));
        html.add("<p>{}</p>", filled(view.say(how), progress.asked, steps.size() + 1));
    }
    html.add(R"(<form class="quiz" action="{}"><input type="hidden" name="t" value="{}"><div>)",
             web::Url(view.link(fmt::format("{}/{}", advisor_path, asked.set.number))),
             code_of(asked.regime, asked.set, asked.replies));
    if (step == 0) {
        add_first_step(html, asked);
    } else {
        add_step(html, asked, steps[step - 1]);
    }
    add_presses(html, asked, steps, step);
    html.add("</div>");
    add_parts(html, asked, steps, step);
    html.add("</form>");
    return std::move(html).raw();
}

}  // namespace saolang::advice
