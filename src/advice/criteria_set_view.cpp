#include <fmt/core.h>

#include <algorithm>

#include "advice/criteria_view.hpp"
#include "advice/criteria_words.hpp"
#include "law/grade.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word sections_label{"Các mục của bộ", "Sections of the set"};
constexpr Word part_words{"Phần {}", "Part {}"};
constexpr Word most_words{"tối đa {}", "at most {}"};
constexpr Word mark_meaning{"{} tối thiểu {} sao", "{} minimum of {} stars"};
constexpr Word implied_words{"văn bản chỉ in điểm tối đa; mức này suy ra",
                             "the text prints only a maximum; this level is inferred"};
constexpr Word stops_words{"chọn mức này có thể dừng đánh giá", "choosing this level may end the evaluation"};
constexpr Word printed_number{"bản in ghi {}, đọc là {}", "printed as {}, read as {}"};
constexpr Word case_words{"Trường hợp {}:", "Case {}:"};
constexpr Word one_case{"Sản phẩm thuộc một trường hợp và chỉ chọn mức của trường hợp đó.",
                        "A product falls under one case; only that case's levels may be chosen."};
constexpr Word needs_words{"Chỉ tính điểm khi tiêu chí {} đạt ít nhất {}.",
                           "Counts only when criterion {} has at least {}."};
constexpr Word proof_words{"Minh chứng", "Evidence"};

constexpr Word minimums_title{"Mức tối thiểu của từng sao", "Minimums of each star"};
constexpr Word minimums_caption{"Điểm ít nhất của từng tiêu chí", "Least points of each criterion"};
constexpr Word criterion_column{"Tiêu chí", "Criterion"};
constexpr Word star_column{"{} sao", "{} stars"};
constexpr Word minimums_sum{"Cộng các mức ít nhất", "Sum of these"};
constexpr Word average_needed{"Điểm trung bình phải có", "Average needed"};
constexpr Word both_needed{
    "Phải đạt cả hai: mọi mức tối thiểu của sao và điểm trung bình; thiếu một mức thì được sao thấp hơn.",
    "Both are needed: every minimum of the star and the average; with one missed the star is a lower one."};
constexpr Word legend_printed{
    "Dấu ***, ****, ***** đứng ở mức ít nhất phải đạt ở tiêu chí đó để được 3, 4, 5 sao (chú giải Phụ lục II).",
    "***, ****, ***** stand at the least level of a criterion for 3, 4, 5 stars (legend of Phụ lục II)."};
constexpr Word legend_not_printed{"Bộ này không in chú giải; các dấu được đọc như ở những bộ khác.",
                                  "This set prints no legend; its marks are read as in the other sets."};
constexpr Word no_marks{"Nguồn của bộ này không có dấu mức tối thiểu theo sao.",
                        "The source of this set has no star minimums."};
constexpr Word no_marks_781{
    "QĐ 781/2020 có thêm tiêu chí tối thiểu theo sao, nhưng nguồn dữ liệu không có; phần mềm không tự đặt ra.",
    "QĐ 781/2020 added star minimums, but the source data lack them; the program invents none."};

constexpr Word findings_title{"Loại hồ sơ, điều kiện, dừng đánh giá", "Rejections, preconditions, stops"};
constexpr Word no_findings{"Bộ này không in điều khoản loại hồ sơ.", "This set prints no ground of rejection."};
constexpr Word at_criteria{"tiêu chí", "criterion"};

constexpr Word papers_title{"Giấy tờ chứng minh", "Papers that prove it"};
constexpr Word issued_by{"Nơi cấp", "Issued by"};
constexpr Word validity_words{"Thời hạn: {} tháng", "Good for: {} months"};
constexpr Word no_papers{
    "Danh mục giấy tờ của phần mềm theo QĐ 26/2026, Phụ lục III; chưa có danh mục cho các bộ của quyết định này.",
    "The program's list of papers follows QĐ 26/2026, Phụ lục III; there is none for the sets of this decision."};

constexpr Word sum_words{"Cộng các mục: {} điểm.", "Sum of the sections: {} points."};
constexpr Word all_words{"Cả bộ: {} điểm.", "The whole set: {} points."};
constexpr Word missing_words{"Bộ này chưa đủ:", "This set is incomplete:"};

constexpr std::string_view rejection_lines = "hồ sơ bị loại";  // where an anomaly of these lines is said to stand
constexpr std::array<law::StarNumber, 3> stars{3, 4, 5};

bool is_marked(const law::Criterion& criterion) {
    return std::ranges::any_of(criterion.levels,
                               [](const law::Level& level) { return level.min_for_star.has_value(); });
}

std::string marks_in_words(std::string text, web::Language language) {
    for (const std::string_view mark : {"F", "I", "M"}) {
        const auto written = fmt::format("[{}]", mark);
        for (auto at = text.find(written); at != std::string::npos; at = text.find(written))
            text.replace(at, written.size(), fmt::format("({})", mark_word(mark).in(language)));
    }
    return text;
}

// Draws one set; its papers in the order they are met.
class SetView {
public:
    SetView(const registry::View& view, const law::Law& law, const SetOfRegime& at)
        : view_(view),
          set_(*at.set),
          criteria_(at.criteria()),
          checklist_(law.checklist.regime == at.regime->id ? &law.checklist : nullptr) {}

    web::Raw draw() && {
        html_.add(R"(<div class="sheet">)");
        add_jumps();
        html_.add(R"(<div>)");
        if (!set_.complete)
            html_.add(R"(<p class="odd"><b>{}</b> {}</p>)", view_.say(missing_words), words(set_.missing));
        for (const auto& anomaly : criteria_.anomalies)
            if (anomaly.set == set_.number && !has_place(anomaly.where)) html_.add(anomaly_words(view_, anomaly));
        add_minimums();
        for (const auto& part : set_.parts) add_part(part);
        add_sum();
        add_findings();
        add_papers();
        html_.add("</div></div>");
        return std::move(html_).raw();
    }

private:
    [[nodiscard]] web::Raw words(std::string_view vietnamese) const { return law_words(view_.language, vietnamese); }

    void add_jumps() {
        html_.add(R"(<nav class="jump" aria-label="{}"><a href="#toi-thieu">★ {}</a>)", view_.say(sections_label),
                  view_.say(minimums_title));
        for (const auto& section : set_.sections)
            html_.add(R"(<a href="#{}"><b>{}</b> {}</a>)", section.code, section.code, words(section.name));
        html_.add(R"(<a href="#loai">{}</a><a href="#giay-to">{}</a></nav>)", view_.say(findings_title),
                  view_.say(papers_title));
    }

    // ---- Minimums ---------------------------------------------------------------------------------------------------

    void add_minimum_row(const law::Criterion& criterion, std::array<int, 3>& sums) {
        html_.add(R"(<tr><th scope="row"><a href="#{}">{}</a> {}</th>)", criterion.code, criterion.code,
                  words(criterion.name));
        std::optional<std::uint8_t> before;
        for (std::size_t at = 0; at < stars.size(); ++at) {
            const auto points = law::required_points(criterion, stars[at]);
            sums[at] += points.value_or(0);
            if (!points) {
                html_.add("<td>–</td>");
            } else if (points == before) {
                html_.add("<td>{}</td>", *points);
            } else {
                html_.add("<td><b>{}</b></td>", *points);
            }
            before = points;
        }
        html_.add("</tr>");
    }

    void add_minimums() {
        html_.add(R"(<h2 id="toi-thieu">{}</h2>)", view_.say(minimums_title));
        if (std::ranges::none_of(set_.criteria, is_marked)) {
            html_.add(R"(<p class="soft">{} {}</p>)", view_.say(no_marks),
                      criteria_.regime == "QD1048" ? view_.say(no_marks_781) : std::string_view());
            return;
        }
        html_.add(R"(<p>{}</p><table class="least"><caption class="vh">{}</caption><thead><tr><th scope="col">{}</th>)",
                  view_.say(both_needed), view_.say(minimums_caption), view_.say(criterion_column));
        for (const auto star : stars)
            html_.add(R"(<th scope="col">{} <i>{}</i></th>)", filled(view_.say(star_column), star),
                      std::string(star, '*'));
        html_.add("</tr></thead><tbody>");
        std::array<int, 3> sums{};
        for (const auto& criterion : set_.criteria)
            if (is_marked(criterion)) add_minimum_row(criterion, sums);
        html_.add(R"(</tbody><tfoot><tr><th scope="row">{}</th>)", view_.say(minimums_sum));
        for (const auto sum : sums) html_.add("<td>{}</td>", sum);
        html_.add(R"(</tr><tr><th scope="row">{}</th>)", view_.say(average_needed));
        for (const auto star : stars)
            html_.add("<td>{}</td>", std::ranges::find(criteria_.bands, star, &law::Band::star)->from);
        html_.add(R"(</tr></tfoot></table><p class="soft">{}</p>)",
                  view_.say(set_.legend ? legend_printed : legend_not_printed));
    }

    // ---- Oddities of the source, each where it stands ---------------------------------------------------------------

    [[nodiscard]] bool has_place(std::string_view where) const {
        return where == rejection_lines || set_.criterion_at(where) ||
               std::ranges::count(set_.sections, where, &law::Section::code) > 0 ||
               std::ranges::any_of(set_.parts, [&](const law::Part& part) { return where == "Phần " + part.code; });
    }

    void add_anomalies(std::string_view where) {
        for (const auto& anomaly : criteria_.anomalies)
            if (anomaly.set == set_.number && anomaly.where == where) html_.add(anomaly_words(view_, anomaly));
    }

    // ---- Parts, sections, criteria ----------------------------------------------------------------------------------

    void add_part(const law::Part& part) {
        html_.add(R"(<h2>{}. {} <small>{}</small></h2>)", filled(view_.say(part_words), part.code), words(part.name),
                  points_text(view_, part.max));
        add_anomalies("Phần " + part.code);
        std::string sum;
        for (const auto& section : sections_in(set_, part))
            sum += (sum.empty() ? "" : " + ") + std::to_string(section.max);
        if (part.count > 1)
            html_.add(R"(<p class="soft">{}</p>)",
                      filled(view_.say(sum_words), sum + " = " + std::to_string(part.max)));
        for (const auto& section : sections_in(set_, part)) add_section(section);
    }

    void add_section(const law::Section& section) {
        const bool alone = section.count == 1 && set_.criteria[section.first].code == section.code;
        html_.add("<h3");
        // Else the criterion of the section's own code is what the code leads to.
        if (alone || !set_.criterion_at(section.code)) html_.add(R"( id="{}")", section.code);
        html_.add(">{}. {} <small>{}</small></h3>", section.code, words(section.name), points_text(view_, section.max));
        if (!alone) add_anomalies(section.code);
        std::string group;
        for (const auto& criterion : criteria_in(set_, section)) {
            if (criterion.group != group) add_group(section, group = criterion.group);
            if (!alone)
                html_.add(R"(<h4 id="{}">{} {} <small>{}</small></h4>)", criterion.code, criterion.code,
                          words(criterion.name), filled(view_.say(most_words), points_text(view_, criterion.max)));
            add_criterion(criterion, alone && criterion.name != section.name);
        }
    }

    void add_group(const law::Section& section, const std::string& code) {
        const auto found = std::ranges::find(section.groups, code, &law::Heading::code);
        if (found == section.groups.end()) return;
        html_.add(R"(<p class="group"><b>{} {}</b> <small>{}</small></p>)", found->code, words(found->name),
                  points_text(view_, found->max));
    }

    void add_criterion(const law::Criterion& criterion, bool with_name) {
        if (with_name) html_.add("<p>{}</p>", words(criterion.name));
        if (!criterion.note.empty()) html_.add(R"(<p class="soft">{}</p>)", words(criterion.note));
        if (criterion.needs)
            html_.add(R"(<p class="soft">{}</p>)",
                      filled(view_.say(needs_words), set_.criteria[criterion.needs->criterion].code,
                             points_text(view_, criterion.needs->min_points)));
        add_anomalies(criterion.code);
        for (const auto& finding : set_.findings)
            if (std::ranges::count(finding.criteria, position_of(criterion)) > 0) add_finding(finding);
        if (criterion.cases.empty()) {
            add_levels(criterion, std::nullopt);
        } else {
            html_.add(R"(<p class="soft">{}</p>)", view_.say(one_case));
            for (std::size_t at = 0; at < criterion.cases.size(); ++at) {
                html_.add("<p><b>{}</b> {}</p>", filled(view_.say(case_words), criterion.cases[at].code),
                          words(criterion.cases[at].name));
                add_levels(criterion, static_cast<std::uint8_t>(at));
            }
        }
        add_proofs(criterion);
    }

    [[nodiscard]] std::uint8_t position_of(const law::Criterion& criterion) const {
        return static_cast<std::uint8_t>(&criterion - set_.criteria.data());
    }

    void add_levels(const law::Criterion& criterion, std::optional<std::uint8_t> case_at) {
        html_.add(R"(<ul class="levels">)");
        for (const auto& level : criterion.levels)
            if (level.case_at == case_at) html_.add("<li>{}</li>", level_words(view_, level));
        html_.add("</ul>");
    }

    void add_proofs(const law::Criterion& criterion) {
        if (!checklist_) return;
        const auto papers = checklist_->proving(set_.number, criterion.code);
        if (papers.empty()) return;
        html_.add(R"(<p class="proof"><a href="#giay-to">{}</a>)", view_.say(proof_words));
        for (const auto* paper : papers) {
            html_.add("{}{}", paper == papers.front() ? ": " : "; ", words(paper->name));
            if (std::ranges::count(papers_, paper) == 0) papers_.push_back(paper);
        }
        html_.add("</p>");
    }

    void add_sum() {
        std::string sum;
        int total = 0;
        for (const auto& part : set_.parts) {
            sum += (sum.empty() ? "" : " + ") + part.code + " " + std::to_string(part.max);
            total += part.max;
        }
        if (!set_.parts.empty())
            html_.add(R"(<p><b>{}</b></p>)", filled(view_.say(all_words), sum + " = " + std::to_string(total)));
    }

    // ---- Findings, papers -------------------------------------------------------------------------------------------

    void add_finding(const law::Finding& finding) {
        html_.add(R"(<p class="odd"><b>{}:</b> {}</p>)", view_.say(finding_word(finding.of)), words(finding.text));
    }

    void add_findings() {
        html_.add(R"(<h2 id="loai">{}</h2>)", view_.say(findings_title));
        if (set_.findings.empty()) html_.add("<p>{}</p>", view_.say(no_findings));
        if (!set_.findings.empty()) html_.add("<ul>");
        for (const auto& finding : set_.findings) {
            html_.add("<li><b>{}:</b>", view_.say(finding_word(finding.of)));
            if (finding.criteria.empty()) html_.add(" {}", words(finding.text));
            for (const auto at : finding.criteria)  // whose place has the words
                html_.add(R"( <a href="#{}">{} {}</a>)", set_.criteria[at].code, view_.say(at_criteria),
                          set_.criteria[at].code);
            html_.add("</li>");
        }
        if (!set_.findings.empty()) html_.add("</ul>");
        add_anomalies(rejection_lines);
    }

    void add_papers() {
        html_.add(R"(<h2 id="giay-to">{}</h2>)", view_.say(papers_title));
        if (!checklist_) {
            html_.add("<p>{}</p>", view_.say(no_papers));
            return;
        }
        html_.add(R"(<ul class="papers">)");
        for (const auto* paper : papers_) add_paper(*paper);
        html_.add("</ul>");
    }

    void add_paper(const law::Document& paper) {
        html_.add("<li><b>{}</b>. {}: {}.", words(paper.name), view_.say(issued_by), words(paper.issuer));
        if (paper.validity_months) html_.add(" {}.", filled(view_.say(validity_words), *paper.validity_months));
        if (!paper.note.empty()) html_.add(" {}.", note_words(paper.note));
        // A figure names its source, and what was not found says so.
        if (paper.validity_months || paper.mark != "F")
            html_.add(" <small>({}: {})</small>", view_.say(mark_word(paper.mark)), words(paper.source));
        html_.add("</li>");
    }

    // With the marks inside in words: "10 năm, gia hạn được [M]".
    [[nodiscard]] web::Raw note_words(std::string_view note) const {
        const std::string text(law_text(view_.language, note));
        const bool vietnamese = text == note;
        Html html;
        if (vietnamese && view_.language == web::Language::en) {
            html.add(R"(<span lang="vi">{}</span>)", marks_in_words(text, web::Language::vi));
        } else {
            html.add("{}", marks_in_words(text, view_.language));
        }
        return std::move(html).raw();
    }

    const registry::View& view_;
    const law::CriteriaSet& set_;
    const law::Criteria& criteria_;
    const law::Checklist* checklist_;  // null: of another regime
    std::vector<const law::Document*> papers_;
    Html html_;
};

}  // namespace

std::string points_text(const registry::View& view, int points) {
    return points == 1 ? std::string(view.say(one_point)) : filled(view.say(points_words), points);
}

web::Raw level_words(const registry::View& view, const law::Level& level) {
    Html html;
    html.add("<b>{}</b> {}", points_text(view, level.points), law_words(view.language, level.text));
    if (level.min_for_star)
        html.add(" <em>{}</em>",
                 filled(view.say(mark_meaning), std::string(*level.min_for_star, '*'), *level.min_for_star));
    if (level.stops) html.add(" <em>{}</em>", view.say(stops_words));
    if (level.implied) html.add(" <small>({})</small>", view.say(implied_words));
    if (!level.printed.empty())
        html.add(" <small>({})</small>", filled(view.say(printed_number), level.printed, level.points));
    return std::move(html).raw();
}

web::Raw set_body(const registry::View& view, const law::Law& law, const SetOfRegime& at) {
    return SetView(view, law, at).draw();
}

}  // namespace saolang::advice
