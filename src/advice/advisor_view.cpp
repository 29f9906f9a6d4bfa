#include "advice/advisor_view.hpp"

#include <algorithm>

#include "advice/advisor_plan_view.hpp"
#include "advice/criteria_address.hpp"
#include "advice/question.hpp"
#include "law/grade.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word title{"Kết quả tự đánh giá", "Result of the self-assessment"};
constexpr Word sure_words{"Hôm nay chắc được {} điểm.", "Sure today: {} points."};
constexpr Word possible_words{"Còn {} câu chưa biết. Nếu đều ở mức tốt nhất: {} điểm, {} sao.",
                              "{} questions are open. At best they make {} points, {} stars."};
constexpr Word possible_but{
    "Còn {} câu chưa biết. Nếu đều ở mức tốt nhất: {} điểm, nhưng chưa được chấm cho đến khi gỡ điều vướng.",
    "{} questions are open. At best they make {} points, but nothing is graded until what is in the way is cleared."};
constexpr Word below_three{"Chưa đủ 3 sao để được cấp giấy chứng nhận.",
                           "Not yet three stars, the first with a certificate."};
constexpr Word change{"Sửa câu trả lời", "Change the answers"};
constexpr Word answer_on{"Trả lời tiếp", "Answer on"};
constexpr Word in_the_way{"Phải gỡ trước, vì vướng thì không được chấm:",
                          "To be cleared first, for nothing is graded otherwise:"};
constexpr Word missing_title{"Còn thiếu gì cho từng hạng sao", "What is missing for each star"};
constexpr Word has_all{"{} sao: đủ", "{} stars: reached"};
constexpr Word lacks_points{"thiếu {} điểm", "{} points short"};
constexpr Word lacks_minimums{"{} tiêu chí chưa tới mức tối thiểu", "{} criteria below their minimum"};
constexpr Word lacks_one{"1 tiêu chí chưa tới mức tối thiểu", "1 criterion below its minimum"};
constexpr Word only_obstacle{"đủ điểm, còn vướng điều phải gỡ trước", "points reached; first clear what is in the way"};
constexpr Word and_word{" và ", " and "};
constexpr Word stars_and{"{} sao: {}", "{} stars: {}"};
constexpr Word points_rule{"{} sao cần từ {} điểm (QĐ {}, Điều 3), đang chắc {}.",
                           "{} stars ask for {} points (QĐ {}, Điều 3); {} are sure."};
constexpr Word has_to_be{"cần: {} ({} điểm)", "needed: {} ({} points)"};
constexpr Word parts_title{"Điểm từng phần", "Points of each part"};
constexpr Word keep_title{"Giữ lại kết quả này", "Keep this result"};
constexpr Word keep_words{
    "Lưu đường dẫn này, hoặc gửi cho mình qua Zalo. Câu trả lời nằm trọn trong đó, ở đây không lưu gì. Trang này in ra "
    "giấy A4.",
    "Save this link or send it to yourself. It holds all your answers; nothing is stored here. This page prints on "
    "A4."};
constexpr Word copy{"Chép đường dẫn", "Copy the link"};
constexpr Word copied{"Đã chép", "Copied"};
constexpr Word more_title{"Xem thêm", "More"};
constexpr Word criteria_link{"Bộ {}: mọi tiêu chí và điểm như hội đồng chấm",
                             "Set {}: all criteria and points as the council sees them"};
constexpr Word clock_link{"Nộp khi nào, chờ bao lâu: các thời hạn", "When to file, how long it takes: the terms"};
constexpr Word other_product{"Tự đánh giá sản phẩm khác", "Assess another product"};
constexpr Word note{
    "Đây là tự đánh giá, không phải quyết định: hạng sao do hội đồng chấm. Điểm và mức tối thiểu theo QĐ {}, Điều 3 và "
    "Phụ "
    "lục II, đọc từ bản chép công khai, cần đối chiếu với bản ký.",
    "This is a self-assessment and no decision: the council grades. Points and minimums are those of QĐ {}, Điều 3 and "
    "Annex II, read from a public transcript that is to be confirmed against the signed text."};

void add_obstacles(Html& html, const Advice& advice) {
    if (advice.improvement.obstacles.empty()) return;
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    html.add(R"(<div class="flash bad">{}<div><b>{}</b><ul>)", web::icon(web::Icon::warning), view.say(in_the_way));
    for (const auto at : advice.improvement.obstacles) {
        const auto& finding = asked.set.findings[at];
        html.add("<li>{} ({})</li>", law_words(view.language, finding.text),
                 finding.criteria.empty() ? place_in_law(view, asked.set)
                                          : place_in_law(view, asked.set, asked.set.criteria[finding.criteria[0]]));
    }
    html.add("</ul></div></div>");
}

std::string lacking(const Advice& advice, const Standing::Missing& missing) {
    const auto& view = advice.asked.view;
    std::string words;
    if (missing.points > 0) words = filled(view.say(lacks_points), missing.points);
    if (!missing.minimums.empty()) {
        if (!words.empty()) words += view.say(and_word);
        words += missing.minimums.size() == 1 ? std::string(view.say(lacks_one))
                                              : filled(view.say(lacks_minimums), missing.minimums.size());
    }
    return words.empty() ? std::string(view.say(only_obstacle)) : words;
}

// The level that lifts a criterion to the star's minimum.
std::optional<std::uint8_t> lifting(const Advice& advice, std::uint8_t criterion, law::StarNumber star) {
    return law::lifting_level(advice.asked.set.criteria[criterion], star, advice.asked.replies.cases[criterion]);
}

void add_minimum(Html& html, const Advice& advice, std::uint8_t at, law::StarNumber star) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    const auto& criterion = asked.set.criteria[at];
    html.add("<li><b>{} {}</b>", criterion.code, law_words(view.language, criterion.name));
    if (const auto level = lifting(advice, at, star)) {
        const auto& to = criterion.levels[*level - 1U];
        html.add(", {}", filled(view.say(has_to_be), law_text(view.language, to.text), to.points));
    }
    html.add("</li>");
}

void add_missing(Html& html, const Advice& advice, std::size_t at) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    const auto& missing = advice.standing.missing.at(at);
    const bool reached = advice.standing.sure_star >= missing.star;
    if (reached) {
        html.add("<p>{}</p>", web::tag(web::Tone::good, filled(view.say(has_all), missing.star)));
        return;
    }
    html.add("<details");
    if (missing.star == advice.wish.target) html.add(" open");
    html.add("><summary><b>{}</b></summary>", filled(view.say(stars_and), missing.star, lacking(advice, missing)));
    if (missing.points > 0)
        html.add("<p>{}</p>", filled(view.say(points_rule), missing.star, points_from(asked.regime, missing.star),
                                     asked.regime.number, advice.standing.sure_points));
    html.add("<ul>");
    for (const auto criterion : missing.minimums) add_minimum(html, advice, criterion, missing.star);
    html.add("</ul>");
    html.add(R"(<p><small>{}</small></p></details>)", place_in_law(view, asked.set));
}

struct PartPoints {
    std::uint16_t sure = 0, possible = 0;
};

std::uint8_t best_points(const law::Criterion& criterion, std::optional<std::uint8_t> case_at) {
    std::uint8_t best = 0;
    for (const auto& level : criterion.levels)
        if (!level.case_at || !case_at || level.case_at == case_at) best = std::max(best, level.points);
    return best;
}

PartPoints points_of(const Asked& asked, const law::Part& part) {
    PartPoints points;
    const auto counts = [&](const law::Criterion& criterion, bool at_best) {
        if (!criterion.needs) return true;
        const auto other = asked.replies.levels[criterion.needs->criterion];
        if (!other) return at_best;
        return *other > 0 &&
               asked.set.criteria[criterion.needs->criterion].levels[*other - 1U].points >= criterion.needs->min_points;
    };
    for (std::size_t at = part.first; at < part.first + part.count; ++at) {
        const auto& section = asked.set.sections[at];
        for (std::size_t one = section.first; one < section.first + section.count; ++one) {
            const auto& criterion = asked.set.criteria[one];
            const auto level = asked.replies.levels[one];
            const auto told = level && *level > 0 ? criterion.levels[*level - 1U].points : std::uint8_t{0};
            if (level && counts(criterion, false)) points.sure = static_cast<std::uint16_t>(points.sure + told);
            if (counts(criterion, true))
                points.possible = static_cast<std::uint16_t>(
                    points.possible + (level ? told : best_points(criterion, asked.replies.cases[one])));
        }
    }
    return points;
}

// "28/40", or "28–35/40" while something is open.
void add_part(Html& html, std::string_view name, const PartPoints& points, std::uint8_t max) {
    html.add(R"(<p><span>{}</span> <b>{}</b></p>)", name,
             points.sure == points.possible ? fmt::format("{}/{}", points.sure, max)
                                            : fmt::format("{}–{}/{}", points.sure, points.possible, max));
    html.add(R"(<progress max="{}" value="{}" aria-label="{}"></progress>)", max, points.sure, name);
}

void add_parts(Html& html, const Advice& advice) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    html.add(R"(<div class="part-points"><h2>{}</h2>)", view.say(parts_title));
    for (const auto& part : asked.set.parts)
        add_part(html, fmt::format("{}. {}", part.code, law_text(view.language, part.name)), points_of(asked, part),
                 part.max);
    html.add("</div>");
}

void add_standing(Html& html, const Advice& advice) {
    const auto& view = advice.asked.view;
    const auto& standing = advice.standing;
    html.add(R"(<div class="panel two"><div>{}<p><b>{}</b> )",
             web::stars(view.language, standing.sure_star, web::StarSize::large),
             filled(view.say(sure_words), standing.sure_points));
    if (standing.sure_star < 3 && advice.improvement.obstacles.empty()) html.add("{} ", view.say(below_three));
    if (!standing.unknown.empty() && !advice.improvement.obstacles.empty())
        html.add("{}", filled(view.say(possible_but), standing.unknown.size(), standing.possible_points));
    else if (!standing.unknown.empty())
        html.add("{}", filled(view.say(possible_words), standing.unknown.size(), standing.possible_points,
                              standing.possible_star));
    html.add(R"(</p><p class="actions">{}</p></div>)",
             web::button_link(web::Press::plain, view.link(questions_path(advice.asked)),
                              view.say(standing.unknown.empty() ? change : answer_on)));
    add_parts(html, advice);
    html.add("</div>");
}

void add_keep(Html& html, const Advice& advice) {
    const auto& view = advice.asked.view;
    html.add(R"(<section class="keep"><h2>{}</h2><p>{}</p><p><a href="{}" id="duong-dan">{}</a></p>)",
             view.say(keep_title), view.say(keep_words), web::Url(view.link(result_path(advice.asked))),
             advice.address);
    html.add(R"(<button class="button" hidden data-copy="duong-dan" data-done="{}">{}</button></section>)",
             view.say(copied), view.say(copy));
}

void add_more(Html& html, const Advice& advice) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    html.add(R"(<section class="no-print"><h2>{}</h2><ul class="plain">)", view.say(more_title));
    html.add(R"(<li><a href="{}">{}</a></li>)", web::Url(view.link(criteria_path(asked.regime, asked.set))),
             filled(view.say(criteria_link), asked.set.number));
    html.add(R"(<li><a href="{}">{}</a></li>)", web::Url(view.link("/thoi-han")), view.say(clock_link));
    html.add(R"(<li><a href="{}">{}</a></li></ul></section>)", web::Url(view.link(advisor_path)),
             view.say(other_product));
}

}  // namespace

law::StarNumber next_star(const Standing& standing) {
    constexpr law::StarNumber first = 3, last = 5;
    return std::clamp(static_cast<law::StarNumber>(standing.sure_star + 1), first, last);
}

std::uint8_t points_from(const law::Regime& regime, law::StarNumber star) {
    const auto& bands = regime.criteria->bands;
    return std::ranges::find(bands, star, &law::Band::star)->from;
}

std::string wish_path(const Asked& asked, const Wish& wish) {
    auto path = result_path(asked) + fmt::format("&dich={}", wish.target);
    if (wish.aim == Aim::months) path += "&uu-tien=nhanh";
    return path;
}

web::Raw result_body(const Advice& advice) {
    const auto& asked = advice.asked;
    const auto& view = asked.view;
    Html html;
    html.add(R"(<div class="result"><h1>{}: {}</h1>)", view.say(title), set_name(view, asked.set));
    add_standing(html, advice);
    add_obstacles(html, advice);
    html.add("<h2>{}</h2>", view.say(missing_title));
    for (std::size_t at = 0; at < advice.standing.missing.size(); ++at) add_missing(html, advice, at);
    add_plan(html, advice);
    add_keep(html, advice);
    add_more(html, advice);
    html.add(R"(<p class="soft">{}</p></div>)", filled(view.say(note), asked.regime.number));
    return std::move(html).raw();
}

}  // namespace saolang::advice
