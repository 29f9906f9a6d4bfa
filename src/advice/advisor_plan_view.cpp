#include "advice/advisor_plan_view.hpp"

#include <algorithm>
#include <set>

#include "advice/criteria_address.hpp"
#include "base/money.hpp"
#include "law/grade.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::filled;
using registry::View;
using web::Html;
using web::Word;

constexpr Word title{"Làm gì trước để đạt {} sao", "What to do first for {} stars"};
constexpr Word wish_target{"Muốn đạt", "Aim for"};
constexpr Word wish_aim{"Ưu tiên", "Prefer"};
constexpr Word by_money{"Ít tiền nhất", "Least money"};
constexpr Word by_months{"Nhanh nhất", "Soonest"};
constexpr Word star_word{"{} sao", "{} stars"};
constexpr Word reached{"Câu trả lời hôm nay đã đủ {} sao. Việc tiếp theo là nộp hồ sơ.",
                       "Today's answers are enough for {} stars. The next thing is to file."};
constexpr Word cleared_first{"Sau khi gỡ điều vướng ở trên.", "Once what is in the way above is cleared."};
constexpr Word out_of_reach{
    "Theo câu trả lời này thì chưa có cách đạt {} sao: vướng những tiêu chí không phải muốn là đổi được.",
    "By these answers there is no way to {} stars: these criteria are not changed by wish."};
constexpr Word depends{
    "{} sao còn tùy câu trả lời dưới đây, vì điều đó không phải muốn là đổi được. Phần còn lại tính như đã đạt mức "
    "này:",
    "{} stars depend on these open answers, for they are not changed by wish. The rest counts them as reached:"};
constexpr Word has_to_be{"cần: {} ({} điểm)", "needed: {} ({} points)"};
constexpr Word nothing_more{"Nếu đúng vậy thì đã đủ {} điểm, không phải làm thêm.",
                            "If so, there are {} points and nothing more to do."};
constexpr Word sum{"{} việc, xong thì được {} điểm.", "{} steps; then there are {} points."};
constexpr Word sum_money{"Khoảng {}.", "About {}."};
constexpr Word sum_months{"Chừng {} tháng nếu làm song song.", "Some {} months, the works side by side."};
constexpr Word sum_lacks{"Có việc chưa có số tham khảo, chưa tính vào.",
                         "Works without a reference figure are not counted in."};
constexpr Word estimate_note{
    "Tiền và tháng là ước lượng để tham khảo, không phải giá. Số trong ngoặc vuông là nguồn, ghi bên dưới.",
    "Money and months are estimates, no prices. Numbers in brackets are sources, listed below."};
constexpr Word gain{"+{} điểm", "+{} points"};
constexpr Word because_minimum{"mức tối thiểu của {} sao", "the minimum for {} stars"};
constexpr Word because_more{"mức tối thiểu của {} sao là {} điểm, phần còn lại cho đủ {} điểm của {} sao",
                            "the minimum for {} stars is {} points, the rest serves the {} points of {} stars"};
constexpr Word because_points{"thêm điểm cho đủ {} điểm của {} sao, Điều 3",
                              "points towards the {} of {} stars, Điều 3"};
constexpr Word now{"Đang", "Now"};
constexpr Word to_reach{"Cần", "Needed"};
constexpr Word nothing_yet{"chưa được mức nào", "none of the levels"};
constexpr Word sum_open{
    "Trong đó {} việc là của câu chưa trả lời, có thể đã có sẵn: trả lời tiếp để số này giảm.",
    "{} of them stand for questions not answered, perhaps done already: answer on and the sum falls."};
constexpr Word not_answered{"chưa trả lời, có thể đã có", "not answered, perhaps there already"};
constexpr Word answer_it{"trả lời câu này", "answer it"};
constexpr Word cost{"Tốn", "Cost"};
constexpr Word free_of_charge{"không tốn tiền", "no money"};
constexpr Word no_figure{"chưa có số tham khảo", "no reference figure yet"};
constexpr Word months_words{"{} tháng", "{} months"};
constexpr Word at_once{"làm ngay được", "at once"};
constexpr Word no_months{"chưa rõ mấy tháng", "months not known"};
constexpr Word with_before{". Gồm cả: ", ". With: "};
constexpr Word issuer{"Ai cấp", "Issued by"};
constexpr Word papers{"Giấy tờ", "Papers"};
constexpr Word why{"Vì", "Why"};
constexpr Word validity{"hạn {} tháng", "valid {} months"};
constexpr Word sources_title{"Nguồn số tham khảo", "Sources of the reference figures"};
constexpr Word own_figure{"Số của cơ quan phụ trách OCOP", "Figure of the OCOP office"};
constexpr Word decided_by{
    "3 và 4 sao do UBND cấp tỉnh công nhận, 5 sao do Bộ Nông nghiệp và Môi trường (QĐ {}, Điều 3). Giấy chứng nhận có "
    "hạn {} tháng (Điều 4.3).",
    "The province recognises 3 and 4 stars, the Ministry of Agriculture and Environment 5 (QĐ {}, Điều 3). The "
    "certificate holds {} months (Điều 4.3)."};
// Of the checklist: papers the producer makes need no office named.
constexpr std::string_view by_the_owner = "chủ thể OCOP";
constexpr law::StarNumber stars[]{3, 4, 5};

bool is_vi(const View& view) { return view.language == web::Language::vi; }

// Each source once, numbered as it is first met.
class Sources {
public:
    std::size_t number(const std::string& text) {
        const auto found = std::ranges::find(texts_, text);
        if (found != texts_.end()) return static_cast<std::size_t>(found - texts_.begin()) + 1;
        texts_.push_back(text);
        return texts_.size();
    }
    [[nodiscard]] const std::vector<std::string>& texts() const { return texts_; }

private:
    std::vector<std::string> texts_;
};

std::string source_of(const View& view, const ReferenceFigure& figure) {
    std::string text = is_vi(view) ? figure.source_vi : figure.source_en;
    if (figure.own) text = std::string(view.say(own_figure)) + (text.empty() ? "" : ": " + text);
    return fmt::format("{} ({})", text, view.date(figure.as_of));
}

std::string money_words(const View& view, Dong low, Dong high) {
    if (high.amount == 0) return std::string(view.say(free_of_charge));
    if (low == high) return to_vietnamese(high);
    return group_thousands(low.amount) + "–" + to_vietnamese(high);
}

std::string time_words(const View& view, std::optional<std::uint16_t> months) {
    if (!months) return std::string(view.say(no_months));
    return *months == 0 ? std::string(view.say(at_once)) : filled(view.say(months_words), *months);
}

void add_wishes(Html& html, const Advice& advice) {
    const auto& view = advice.asked.view;
    const auto add = [&](const Wish& wish, std::string_view words, bool chosen) {
        html.add(R"(<li><a href="{}#lam-gi")", web::Url(view.link(wish_path(advice.asked, wish))));
        if (chosen) html.add(R"( aria-current="true")");
        html.add(">{}</a></li>", words);
    };
    html.add(R"(<ul class="chips"><li>{}</li>)", view.say(wish_target));
    for (const auto star : stars)
        add({star, advice.wish.aim}, filled(view.say(star_word), star), star == advice.wish.target);
    html.add("<li>{}</li>", view.say(wish_aim));
    add({advice.wish.target, Aim::money}, view.say(by_money), advice.wish.aim == Aim::money);
    add({advice.wish.target, Aim::months}, view.say(by_months), advice.wish.aim == Aim::months);
    html.add("</ul>");
}

void begin_fact(Html& html, const View& view, Word name) { html.add("<div><dt>{}</dt><dd>", view.say(name)); }
void end_fact(Html& html) { html.add("</dd></div>"); }

void add_answer_link(Html& html, const Asked& asked, std::uint8_t criterion) {
    const auto steps = steps_of(asked.set);
    const auto at = std::ranges::find_if(steps, [&](const AskStep& one) { return criterion < one.first + one.count; });
    html.add(R"( (<a href="{}">{}</a>))",
             web::Url(asked.view.link(questions_path(asked, static_cast<std::size_t>(at - steps.begin()) + 1))),
             asked.view.say(answer_it));
}

void add_from(Html& html, const Advice& advice, const Step& step) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    const auto& criterion = asked.set.criteria[step.criterion];
    html.add(R"(<div class="now"><dt>{}</dt><dd>)", view.say(now));
    if (!asked.replies.levels[step.criterion]) {
        html.add("{}", view.say(not_answered));
        add_answer_link(html, asked, step.criterion);
    } else if (step.from == 0) {
        html.add("{}", view.say(nothing_yet));
    } else {
        html.add("{}", law_words(view.language, criterion.levels[step.from - 1U].text));
    }
    end_fact(html);
}

void add_reason(Html& html, const Advice& advice, const Step& step) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    const auto& criterion = asked.set.criteria[step.criterion];
    const auto needed = points_from(asked.regime, advice.wish.target);
    const auto least = step.minimum_of ? law::required_points(criterion, *step.minimum_of) : std::nullopt;
    begin_fact(html, view, why);
    html.add("{} <small>({})</small>",
             !least ? filled(view.say(because_points), needed, advice.wish.target)
             : criterion.levels[step.to - 1U].points > *least
                 ? filled(view.say(because_more), *step.minimum_of, int{*least}, needed, advice.wish.target)
                 : filled(view.say(because_minimum), *step.minimum_of),
             place_in_law(view, asked.set, criterion));
    end_fact(html);
}

// With what stands before it: the estimate holds the works of all levels passed, the same work perhaps twice.
void add_price(Html& html, const Advice& advice, const Estimate& estimate, Sources& sources) {
    const auto& view = advice.asked.view;
    const auto* last = advice.figures.figure(estimate.figure);
    std::vector<const ReferenceFigure*> before;
    for (const auto& id : estimate.before) {
        const auto* figure = advice.figures.figure(id);
        if (figure && figure != last && std::ranges::find(before, figure) == before.end()) before.push_back(figure);
    }
    begin_fact(html, view, cost);
    if (estimate.low && estimate.high)
        html.add("{}, {}", money_words(view, *estimate.low, *estimate.high), time_words(view, estimate.months));
    else
        html.add("{}", view.say(no_figure));
    std::set<std::size_t> numbers;
    if (last) numbers.insert(sources.number(source_of(view, *last)));
    for (const auto* figure : before) numbers.insert(sources.number(source_of(view, *figure)));
    for (const auto number : numbers) html.add(" <small>[{}]</small>", number);
    for (const auto* figure : before)
        html.add("{}{}", figure == before.front() ? view.say(with_before) : "; ",
                 is_vi(view) ? figure->work_vi : figure->work_en);
    end_fact(html);
    if (!last || last->issuer_vi.empty()) return;
    begin_fact(html, view, issuer);
    html.add("{}", is_vi(view) ? last->issuer_vi : last->issuer_en);
    end_fact(html);
}

void add_papers(Html& html, const Asked& asked, std::uint8_t criterion) {
    const auto& view = asked.view;
    const auto documents = papers_for(asked.set, criterion);
    if (documents.empty()) return;
    begin_fact(html, view, papers);
    bool first = true;
    for (const auto* document : documents) {
        html.add("{}{}", web::Raw::trusted(first ? "" : "; "), law_words(view.language, document->name));
        first = false;
        const bool own = document->issuer == by_the_owner;
        if (own && !document->validity_months) continue;
        html.add(" <small>(");
        if (!own) html.add("{}", law_words(view.language, document->issuer));
        if (document->validity_months)
            html.add("{}{}", web::Raw::trusted(own ? "" : ", "),
                     filled(view.say(validity), *document->validity_months));
        html.add(")</small>");
    }
    end_fact(html);
}

void add_step(Html& html, const Advice& advice, const Step& step, Sources& sources) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    const auto& criterion = asked.set.criteria[step.criterion];
    const auto* figure = advice.figures.figure(step.estimate.figure);
    html.add("<li><h3>");
    if (figure)
        html.add("{}", is_vi(view) ? figure->work_vi : figure->work_en);
    else
        html.add("{}", law_words(view.language, criterion.name));
    html.add(" <small>{}</small></h3><dl>", filled(view.say(gain), step.gain));
    begin_fact(html, view, to_reach);
    html.add("{}", law_words(view.language, criterion.levels[step.to - 1U].text));
    end_fact(html);
    add_from(html, advice, step);
    add_reason(html, advice, step);
    add_price(html, advice, step.estimate, sources);
    add_papers(html, asked, step.criterion);
    html.add("</dl></li>");
}

void add_sum(Html& html, const Advice& advice) {
    const auto& view = advice.asked.view;
    const auto& plan = advice.improvement;
    html.add("<p><b>{}", filled(view.say(sum), plan.steps.size(), plan.points));
    if (plan.money_high.amount > 0 || !plan.with_unknown)
        html.add(" {}", filled(view.say(sum_money), money_words(view, plan.money_low, plan.money_high)));
    if (plan.months > 0) html.add(" {}", filled(view.say(sum_months), plan.months));
    html.add("</b>");
    const auto open = std::ranges::count_if(
        plan.steps, [&](const Step& step) { return !advice.asked.replies.levels[step.criterion]; });
    if (open > 0) html.add(" {}", filled(view.say(sum_open), open));
    if (plan.with_unknown) html.add(" {}", view.say(sum_lacks));
    if (!plan.obstacles.empty()) html.add(" {}", view.say(cleared_first));
    html.add(R"(</p><p class="soft">{}</p>)", view.say(estimate_note));
}

void add_steps(Html& html, const Advice& advice, Sources& sources) {
    add_sum(html, advice);
    html.add(R"(<ol class="plan">)");
    for (const auto& step : advice.improvement.steps) add_step(html, advice, step, sources);
    html.add("</ol>");
}

void add_conditions(Html& html, const Advice& advice) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    html.add("<p>{}</p><ul>", filled(view.say(depends), advice.wish.target));
    for (const auto& condition : advice.improvement.depends_on) {
        const auto& criterion = asked.set.criteria[condition.criterion];
        const auto& level = criterion.levels[condition.level - 1U];
        html.add("<li><b>{} {}</b>, {}", criterion.code, law_words(view.language, criterion.name),
                 filled(view.say(has_to_be), law_text(view.language, level.text), level.points));
        add_answer_link(html, asked, condition.criterion);
        html.add("</li>");
    }
    html.add("</ul>");
}

void add_blocking(Html& html, const Advice& advice) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    html.add("<p>{}</p><ul>", filled(view.say(out_of_reach), advice.wish.target));
    for (const auto at : advice.improvement.blocking) {
        const auto& criterion = asked.set.criteria[at];
        html.add("<li><b>{} {}</b>", criterion.code, law_words(view.language, criterion.name));
        const auto level = law::lifting_level(criterion, advice.wish.target, asked.replies.cases[at])
                               .value_or(static_cast<std::uint8_t>(criterion.levels.size()));
        if (const auto* reason = advice.figures.why_not(asked.set, at, level))
            html.add(": {}", is_vi(view) ? reason->vi : reason->en);
        html.add("</li>");
    }
    html.add("</ul>");
}

}  // namespace

void add_plan(Html& html, const Advice& advice) {
    const auto& view = advice.asked.view;
    const auto& plan = advice.improvement;
    html.add(R"(<h2 id="lam-gi">{}</h2>)", filled(view.say(title), advice.wish.target));
    add_wishes(html, advice);
    Sources sources;
    if (plan.state == Improvement::State::reached) {
        html.add("<p>{}</p>", filled(view.say(reached), advice.wish.target));
    } else if (plan.state == Improvement::State::out_of_reach) {
        add_blocking(html, advice);
    } else {
        if (!plan.depends_on.empty()) add_conditions(html, advice);
        if (!plan.depends_on.empty() && plan.steps.empty())
            html.add("<p>{} {}</p>", filled(view.say(nothing_more), plan.points),
                     plan.obstacles.empty() ? std::string_view() : view.say(cleared_first));
        else
            add_steps(html, advice, sources);
    }
    html.add("<p>{}</p>",
             filled(view.say(decided_by), advice.asked.regime.number, advice.asked.regime.validity_months.value_or(0)));
    if (sources.texts().empty()) return;
    html.add(R"(<h3>{}</h3><ol class="sources">)", view.say(sources_title));
    for (const auto& text : sources.texts()) html.add("<li>{}</li>", text);
    html.add("</ol>");
}

}  // namespace saolang::advice
