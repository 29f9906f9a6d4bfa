#include "advice/question.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "law/words.hpp"

namespace saolang::advice {

namespace {

// A row of either file. The first row that fits decides, so narrow rows stand before wide ones.
struct Row {
    std::string about;   // name of the criterion; kind of the finding
    std::string narrow;  // numbers of sets and ids of groups, parted by spaces; text of the finding. Empty: any
    Question question;
};

std::vector<Row> read_rows(std::string_view file) {
    auto cells = parse_shipped_csv(embedded_file(file).bytes);
    std::vector<Row> rows;
    rows.reserve(cells.size());
    for (std::size_t at = 1; at < cells.size(); ++at) {
        auto& row = cells[at];
        rows.push_back({.about = std::move(row.at(0)),
                        .narrow = std::move(row.at(1)),
                        .question = {.ask_vi = std::move(row.at(2)),
                                     .ask_en = std::move(row.at(3)),
                                     .help_vi = std::move(row.at(4)),
                                     .help_en = std::move(row.at(5))}});
    }
    return rows;
}

bool is_named(const std::string& words, std::string_view word) {
    return (" " + words + " ").find(" " + std::string(word) + " ") != std::string::npos;
}

Question plain(const std::string& vietnamese) {
    return {.ask_vi = vietnamese,
            .ask_en = std::string(law::english_of(vietnamese).value_or(vietnamese)),
            .help_vi = {},
            .help_en = {}};
}

}  // namespace

Question question_for(const law::CriteriaSet& set, const law::Criterion& criterion) {
    static const auto rows = read_rows("data/advice/questions.csv");
    const auto found = std::ranges::find_if(rows, [&](const Row& row) {
        return row.about == criterion.name && (row.narrow.empty() || is_named(row.narrow, std::to_string(set.number)) ||
                                               is_named(row.narrow, set.group));
    });
    return found == rows.end() ? plain(criterion.name) : found->question;
}

Question question_for(const law::Finding& finding) {
    static const auto rows = read_rows("data/advice/findings.csv");
    const auto found = std::ranges::find_if(rows, [&](const Row& row) {
        return row.about == finding.kind && (row.narrow.empty() || row.narrow == finding.text);
    });
    return found == rows.end() ? plain(finding.text) : found->question;
}

}  // namespace saolang::advice
