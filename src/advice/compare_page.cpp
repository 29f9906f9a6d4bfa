#include <fmt/core.h>

#include <algorithm>

#include "advice/compare.hpp"
#include "advice/criteria_pages.hpp"
#include "advice/criteria_view.hpp"
#include "advice/criteria_words.hpp"
#include "advice/criteria_workbook.hpp"
#include "web/pieces.hpp"
#include "web/workbook.hpp"

namespace saolang::advice {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word description{
    "Hai bộ tiêu chí, hoặc một bộ qua hai quyết định, đặt cạnh nhau: tiêu chí nào giống, khác ở đâu.",
    "Two criteria sets, or one through two decisions, side by side: what is the same and what differs."};
constexpr Word first_label{"Bộ A", "Set A"};
constexpr Word second_label{"Bộ B", "Set B"};
constexpr Word shown_label{"Xem", "Show"};
constexpr Word shown_differences{"Chỉ chỗ khác", "Differences only"};
constexpr Word shown_all{"Tất cả", "Everything"};
constexpr Word compare_button{"So sánh", "Compare"};
constexpr Word choice_words{"QĐ {} · bộ {}. {}", "QĐ {} · set {}. {}"};
constexpr Word unknown_set{"Không có bộ tiêu chí “{}”. Vui lòng chọn trong danh sách.",
                           "There is no set “{}”. Please choose from the list."};
constexpr Word tally_words{"{} tiêu chí giống nhau · {} có điểm khác · {} chỉ bộ A có · {} chỉ bộ B có",
                           "{} criteria are the same · {} differ · {} only in A · {} only in B"};
constexpr Word no_difference{"Hai bộ không khác nhau ở tiêu chí nào.", "The two sets differ in no criterion."};
constexpr Word how_aligned{
    "Các tiêu chí được ghép theo tên, rồi theo mã số và tên gần giống trong cùng phần. Dấu ≠ đứng ở mức mà bộ kia "
    "không có "
    "hoặc cho điểm khác.",
    "Criteria answer to each other by name, then by code and a similar name within the same part. ≠ stands at a level "
    "that "
    "the other set lacks or gives other points."};
constexpr Word other_points_words{"bộ kia cho điểm hoặc dấu khác", "other points or mark in the other set"};
constexpr Word absent_words{"bộ kia không có mức này", "not in the other set"};
constexpr Word other_max_words{"khác điểm tối đa", "another maximum"};
constexpr Word other_name_words{"khác tên", "another name"};
constexpr Word set_column{"Bộ", "Set"};
constexpr Word same_column{"Giống", "Same"};
constexpr Word differs_column{"Khác", "Differ"};
constexpr Word only_column{"Chỉ QĐ {}", "QĐ {} only"};
constexpr Word regimes_title{"Từng bộ: QĐ {} so với QĐ {}", "Set by set: QĐ {} beside QĐ {}"};
constexpr Word regimes_split{
    "Chia điểm: {} so với {}. Hai quyết định đánh số bộ khác nhau, nên bộ được ghép theo tên gần nhất; bộ không có tên "
    "gần "
    "thì không có dòng. Số trong bảng là số tiêu chí.",
    "Points by part: {} beside {}. The decisions number their sets differently, so sets answer to each other by the "
    "nearest name; a set without one has no row. The table counts criteria."};
constexpr Word nothing_here{"Bộ này không có tiêu chí tương ứng.", "This set has no such criterion."};

struct Asked {
    std::optional<SetOfRegime> a, b;
    bool all = false;
};

// Without a question: the first two sets of the newest regime that are alike enough to be asked about.
Asked asked_in(const law::Law& law, const web::Request& request) {
    const auto key_of = [&](std::string_view name, int usual) {
        const auto typed = web::first(request.query, name);
        return typed.empty() ? set_of_key(law, fmt::format("{}.{}", criteria_slug(law.newest()), usual))
                             : set_of_key(law, typed);
    };
    return {key_of("a", 7), key_of("b", 8), web::first(request.query, "xem") == "tat-ca"};
}

std::vector<web::Choice> choices_of(const registry::View& view, const law::Law& law) {
    std::vector<web::Choice> choices;
    for (auto regime = law.regimes.rbegin(); regime != law.regimes.rend(); ++regime) {
        if (!regime->criteria) continue;
        for (const auto& set : regime->criteria->sets)
            if (!set.criteria.empty())
                choices.push_back(
                    {SetOfRegime{&*regime, &set}.key(),
                     filled(view.say(choice_words), regime->number, set.number, law_text(view.language, set.name))});
    }
    return choices;
}

web::Field chooser(const registry::View& view, const web::Request& request, std::string_view name, Word label,
                   const std::optional<SetOfRegime>& chosen, const std::vector<web::Choice>& choices) {
    web::Field field{.name = std::string(name),
                     .label = std::string(view.say(label)),
                     .value = chosen ? chosen->key() : std::string(),
                     .kind = web::Field::Kind::choice,
                     .choices = choices};
    if (!chosen) field.error = filled(view.say(unknown_set), web::first(request.query, name));
    return field;
}

void add_form(Html& html, const registry::View& view, const law::Law& law, const web::Request& request,
              const Asked& asked) {
    const auto choices = choices_of(view, law);
    html.add(R"(<form class="trial" method="get" action="{}">)", web::Url(view.link("/tieu-chi/so-sanh")));
    html.add(web::field(view.language, chooser(view, request, "a", first_label, asked.a, choices)))
        .add(web::field(view.language, chooser(view, request, "b", second_label, asked.b, choices)));
    html.add(web::field(view.language, {.name = "xem",
                                        .label = std::string(view.say(shown_label)),
                                        .value = asked.all ? "tat-ca" : "",
                                        .kind = web::Field::Kind::choice,
                                        .choices = {{"", std::string(view.say(shown_differences))},
                                                    {"tat-ca", std::string(view.say(shown_all))}}}));
    html.add(web::button(web::Press::primary, view.say(compare_button))).add("</form>");
}

void add_levels(Html& html, const registry::View& view, const law::Criterion& criterion,
                const std::vector<LevelLikeness>& likeness) {
    html.add(R"(<ul class="levels">)");
    for (std::size_t at = 0; at < criterion.levels.size(); ++at) {
        const auto& level = criterion.levels[at];
        const bool other = at < likeness.size() && likeness[at] != LevelLikeness::same;
        html.add("<li").add(web::Raw::trusted(other ? " class=\"other\">" : ">"));
        if (level.case_at) html.add("[{}] ", law_words(view.language, criterion.cases[*level.case_at].name));
        html.add(level_words(view, level));
        if (other)
            html.add(" <s>≠ {}</s>",
                     view.say(likeness[at] == LevelLikeness::absent ? absent_words : other_points_words));
        html.add("</li>");
    }
    html.add("</ul>");
}

class Comparison {
public:
    Comparison(const registry::View& view, const SetOfRegime& a, const SetOfRegime& b) : view_(view), a_(a), b_(b) {}

    web::Raw draw(const SetComparison& comparison, bool all) && {
        bool any = false;
        for (const auto& one : comparison.criteria) {
            if (one.likeness == Likeness::same && !all) continue;
            any = true;
            add(one);
        }
        if (!any) html_.add("<p>{}</p>", view_.say(no_difference));
        return std::move(html_).raw();
    }

private:
    void add(const ComparedCriterion& one) {
        const auto& named = one.a ? a_.set->criteria[*one.a] : b_.set->criteria[*one.b];
        html_.add(R"(<section class="pair"><h2>{} {} <small>{}{}</small></h2>)", named.code,
                  law_words(view_.language, named.name), std::string_view(one.likeness == Likeness::same ? "= " : "≠ "),
                  view_.say(likeness_word(one.likeness)));
        if (one.likeness == Likeness::same) {
            add_levels(html_, view_, named, {});
        } else {
            html_.add(R"(<div class="two"><div>)");
            add_side(a_, one.a, one, one.levels_a);
            html_.add("</div><div>");
            add_side(b_, one.b, one, one.levels_b);
            html_.add("</div></div>");
        }
        html_.add("</section>");
    }

    void add_side(const SetOfRegime& side, std::optional<std::uint8_t> at, const ComparedCriterion& one,
                  const std::vector<LevelLikeness>& likeness) {
        const bool first = &side == &a_;
        html_.add("<p><b>{}</b> ", view_.say(first ? first_label : second_label));
        if (!at) {
            html_.add("{}</p>", view_.say(nothing_here));
            return;
        }
        const auto& criterion = side.set->criteria[*at];
        html_.add(R"(<a href="{}#{}">{} {}</a>, {})", web::Url(view_.link(criteria_path(*side.regime, *side.set))),
                  criterion.code, criterion.code,
                  one.other_name ? law_words(view_.language, criterion.name) : web::Raw(),
                  points_text(view_, criterion.max));
        if (one.other_name) html_.add(" <s>≠ {}</s>", view_.say(other_name_words));
        if (one.other_max) html_.add(" <s>≠ {}</s>", view_.say(other_max_words));
        html_.add("</p>");
        if (!criterion.note.empty()) html_.add(R"(<p class="soft">{}</p>)", law_words(view_.language, criterion.note));
        add_levels(html_, view_, criterion, likeness);
    }

    const registry::View& view_;
    const SetOfRegime& a_;
    const SetOfRegime& b_;
    Html html_;
};

std::string choice_of(const registry::View& view, const SetOfRegime& at) {
    return filled(view.say(choice_words), at.regime->number, at.set->number, law_text(view.language, at.set->name));
}

void add_heads(Html& html, const registry::View& view, const Asked& asked) {
    html.add(R"(<div class="two heads">)");
    for (const auto* side : {&*asked.a, &*asked.b})
        html.add(R"(<p><b>{}:</b> <a href="{}">{}</a></p>)", view.say(side == &*asked.a ? first_label : second_label),
                 web::Url(view.link(criteria_path(*side->regime, *side->set))), choice_of(view, *side));
    html.add("</div>");
}

std::string split_of(const law::Regime& regime) {
    std::string text;
    for (const auto& part : regime.split)
        text += fmt::format("{}{} {}", text.empty() ? "" : " · ", part.code, part.max);
    return text;
}

}  // namespace

web::Raw regimes_compared(const registry::View& view, const law::Regime& a, const law::Regime& b) {
    web::Table table{.caption = filled(view.say(regimes_title), a.number, b.number),
                     .columns = {{std::string(view.say(set_column))},
                                 {std::string(view.say(same_column)), true},
                                 {std::string(view.say(differs_column)), true},
                                 {filled(view.say(only_column), a.number), true},
                                 {filled(view.say(only_column), b.number), true}},
                     .rows = {}};
    for (const auto& set : b.criteria->sets) {
        const auto* other = counterpart(set, *a.criteria);
        if (!other) continue;
        const SetOfRegime first{&a, other};
        const SetOfRegime second{&b, &set};
        const auto comparison = compare(*other, set);
        const auto count = [&](Likeness likeness) { return static_cast<std::int64_t>(comparison.count(likeness)); };
        Html name;
        name.add(R"(<a href="{}">{}. {} – {}. {}</a>)",
                 web::Url(view.link(fmt::format("/tieu-chi/so-sanh?a={}&b={}", first.key(), second.key()))),
                 other->number, law_words(view.language, other->name), set.number, law_words(view.language, set.name));
        table.rows.push_back({std::move(name).raw(), count(Likeness::same), count(Likeness::differs),
                              count(Likeness::only_a), count(Likeness::only_b)});
    }
    Html html;
    html.add(R"(<p class="soft">{}</p>)", filled(view.say(regimes_split), split_of(a), split_of(b)))
        .add(web::table(view.language, table));
    return std::move(html).raw();
}

web::Response compare_page(const registry::View& view, const law::Law& law, const web::Request& request) {
    const auto asked = asked_in(law, request);
    auto frame = criteria_frame(view, request, std::string(view.say(compare_title)));
    frame.description = view.say(description);
    Html html;
    html.add("<h1>{}</h1>", view.say(compare_title));
    add_form(html, view, law, request, asked);
    if (!asked.a || !asked.b) return registry::respond(frame, std::move(html));
    const auto comparison = compare(*asked.a->set, *asked.b->set);
    add_heads(html, view, asked);
    html.add("<p><b>{}</b></p>",
             filled(view.say(tally_words), comparison.count(Likeness::same), comparison.count(Likeness::differs),
                    comparison.count(Likeness::only_a), comparison.count(Likeness::only_b)));
    html.add(
        R"(<p class="actions">{}</p><p class="soft">{}</p>)",
        web::button_link(web::Press::plain,
                         view.link(fmt::format("/tieu-chi/so-sanh.xlsx?a={}&b={}", asked.a->key(), asked.b->key())),
                         "Excel", web::Icon::download),
        view.say(how_aligned));
    html.add(Comparison(view, *asked.a, *asked.b).draw(comparison, asked.all));
    html.add(criteria_caution(view, asked.a->criteria()));
    if (asked.b->regime != asked.a->regime) html.add(criteria_caution(view, asked.b->criteria()));
    return registry::respond(frame, std::move(html));
}

web::Response compare_file(const registry::View& view, const law::Law& law, const web::Request& request) {
    const auto asked = asked_in(law, request);
    if (!asked.a || !asked.b) return {.status = 404};
    const auto comparison = compare(*asked.a->set, *asked.b->set);
    auto response =
        web::workbook_response(office::write_xlsx(comparison_table(*asked.a, *asked.b, comparison, view.language)),
                               fmt::format("so-sanh-{}-{}.xlsx", asked.a->key(), asked.b->key()));
    response.caching = web::Caching::revalidate;  // the law is everybody's
    return response;
}

}  // namespace saolang::advice
