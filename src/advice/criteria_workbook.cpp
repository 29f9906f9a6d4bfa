#include "advice/criteria_workbook.hpp"

#include <fmt/core.h>

#include "advice/criteria_words.hpp"

namespace saolang::advice {

namespace {

using office::OutCell;
using office::OutRow;
using web::Word;

constexpr Word set_heading{"Bộ", "Set"};
constexpr Word set_name_heading{"Tên bộ", "Name of the set"};
constexpr Word row_heading{"Loại dòng", "Kind of row"};
constexpr Word part_heading{"Phần", "Part"};
constexpr Word section_heading{"Mục", "Section"};
constexpr Word code_heading{"Mã tiêu chí", "Code"};
constexpr Word criterion_heading{"Tiêu chí", "Criterion"};
constexpr Word max_heading{"Điểm tối đa", "Most points"};
constexpr Word case_heading{"Trường hợp", "Case"};
constexpr Word level_heading{"Mức", "Level"};
constexpr Word text_heading{"Nội dung (rút gọn)", "Text (shortened)"};
constexpr Word points_heading{"Điểm", "Points"};
constexpr Word mark_heading{"Mức tối thiểu của sao", "Minimum of stars"};
constexpr Word note_heading{"Ghi chú", "Note"};
constexpr Word papers_heading{"Giấy tờ chứng minh", "Papers that prove it"};
constexpr Word level_row{"mức điểm", "level"};

constexpr Word likeness_heading{"So sánh", "Comparison"};
constexpr Word levels_heading{"Các mức", "Levels"};

OutCell whole(int number) { return {.kind = OutCell::Kind::integer, .text = std::to_string(number)}; }
OutCell words(std::string_view text) { return {.text = std::string(text)}; }

struct RowMaker {
    const law::Checklist* checklist;  // null: of another regime
    web::Language language;

    [[nodiscard]] OutCell law(std::string_view text) const { return words(law_text(language, text)); }

    [[nodiscard]] OutCell papers(const law::CriteriaSet& set, const law::Criterion& criterion) const {
        std::string all;
        if (checklist)
            for (const auto* paper : checklist->proving(set.number, criterion.code))
                all.append(all.empty() ? "" : "; ").append(law_text(language, paper->name));
        return words(all);
    }
    [[nodiscard]] OutRow level(const law::CriteriaSet& set, const law::Part& part, const law::Section& section,
                               const law::Criterion& criterion, std::size_t at) const {
        const auto& level = criterion.levels[at];
        return {whole(set.number),
                law(set.name),
                words(level_row.in(language)),
                words(part.code),
                words(section.code),
                words(criterion.code),
                law(criterion.name),
                whole(criterion.max),
                level.case_at ? law(criterion.cases[*level.case_at].name) : OutCell{},
                whole(static_cast<int>(at) + 1),
                law(level.text),
                whole(level.points),
                level.min_for_star ? whole(*level.min_for_star) : OutCell{},
                law(criterion.note),
                papers(set, criterion)};
    }
    [[nodiscard]] OutRow finding(const law::CriteriaSet& set, const law::Finding& finding) const {
        std::string codes;
        for (const auto at : finding.criteria) codes.append(codes.empty() ? "" : ", ").append(set.criteria[at].code);
        OutRow row(15);
        row[0] = whole(set.number);
        row[1] = law(set.name);
        row[2] = words(finding_word(finding.of).in(language));
        row[5] = words(codes);
        row[10] = law(finding.text);
        return row;
    }
};

void add_set(const RowMaker& make, const law::CriteriaSet& set, const std::function<void(const OutRow&)>& add) {
    for (const auto& part : set.parts)
        for (const auto& section : sections_in(set, part))
            for (const auto& criterion : criteria_in(set, section))
                for (std::size_t level = 0; level < criterion.levels.size(); ++level)
                    add(make.level(set, part, section, criterion, level));
    for (const auto& finding : set.findings) add(make.finding(set, finding));
}

std::string levels_text(const law::Criterion& criterion, web::Language language) {
    std::string text;
    for (const auto& level : criterion.levels) {
        if (!text.empty()) text += '\n';
        if (level.case_at) text += fmt::format("[{}] ", law_text(language, criterion.cases[*level.case_at].name));
        text += fmt::format("{}: {}", level.points, law_text(language, level.text));
        if (level.min_for_star) text += fmt::format(" {}", std::string(*level.min_for_star, '*'));
    }
    return text;
}

void add_side(OutRow& row, const law::CriteriaSet& set, std::optional<std::uint8_t> at, web::Language language) {
    if (!at) {
        row.resize(row.size() + 4);
        return;
    }
    const auto& criterion = set.criteria[*at];
    row.push_back(words(criterion.code));
    row.push_back(words(law_text(language, criterion.name)));
    row.push_back(whole(criterion.max));
    row.push_back(words(levels_text(criterion, language)));
}

}  // namespace

office::Table criteria_table(const law::Law& law, const law::Regime& regime, const law::CriteriaSet* only,
                             web::Language language) {
    const RowMaker make{law.checklist.regime == regime.id ? &law.checklist : nullptr, language};
    office::Table table{
        .title = only ? fmt::format("{} {} {}", set_heading.in(language), only->number, regime.number) : regime.number,
        .headings = {},
        .rows = [make, &regime, only](const std::function<void(const OutRow&)>& add) {
            for (const auto& set : regime.criteria->sets)
                if (!only || only == &set) add_set(make, set, add);
        }};
    for (const auto& heading : {set_heading, set_name_heading, row_heading, part_heading, section_heading, code_heading,
                                criterion_heading, max_heading, case_heading, level_heading, text_heading,
                                points_heading, mark_heading, note_heading, papers_heading})
        table.headings.emplace_back(heading.in(language));
    return table;
}

office::Table comparison_table(const SetOfRegime& a, const SetOfRegime& b, const SetComparison& comparison,
                               web::Language language) {
    office::Table table{.title = fmt::format("{} - {}", a.key(), b.key()),
                        .headings = {std::string(likeness_heading.in(language))},
                        .rows = [a, b, &comparison, language](const std::function<void(const OutRow&)>& add) {
                            for (const auto& one : comparison.criteria) {
                                OutRow row{words(likeness_word(one.likeness).in(language))};
                                add_side(row, *a.set, one.a, language);
                                add_side(row, *b.set, one.b, language);
                                add(row);
                            }
                        }};
    for (const auto* side : {&a, &b})
        for (const auto& heading : {code_heading, criterion_heading, max_heading, levels_heading})
            table.headings.push_back(fmt::format("{} ({})", heading.in(language), side->key()));
    return table;
}

}  // namespace saolang::advice
