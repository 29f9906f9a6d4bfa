// Criteria as JSON and as workbooks say what the files of the law say.

#include "advice/criteria_json.hpp"

#include <boost/json.hpp>

#include <map>

#include "advice/criteria_workbook.hpp"
#include "base/embedded.hpp"

namespace saolang::advice {
namespace {

namespace json = boost::json;

std::vector<const law::Regime*> with_criteria() {
    std::vector<const law::Regime*> found;
    for (const auto& regime : law::Law::shipped().regimes)
        if (regime.criteria) found.push_back(&regime);
    return found;
}

// Of every criterion of one document.
template <class Each>
void each_criterion(const json::object& document, const Each& each) {
    for (const auto& set : document.at("sets").as_array())
        for (const auto& part : set.at("parts").as_array())
            for (const auto& section : part.at("sections").as_array())
                for (const auto& criterion : section.at("criteria").as_array()) each(criterion.as_object());
}

std::map<std::int64_t, int> marks_of(const json::object& document) {
    std::map<std::int64_t, int> marks;
    each_criterion(document, [&](const json::object& criterion) {
        for (const auto& level : criterion.at("levels").as_array())
            if (const auto* mark = level.as_object().if_contains("min_for_star")) ++marks[mark->to_number<int>()];
    });
    return marks;
}

TEST(CriteriaJson, HoldsEveryMarkOfTheLaw) {
    const auto& law = law::Law::shipped();
    const auto marks = marks_of(json_of_criteria(law, law.newest()));
    EXPECT_EQ(marks, (std::map<std::int64_t, int>{{3, 179}, {4, 290}, {5, 106}}));
    std::map<std::int64_t, int> one_by_one;
    for (const auto& set : law.newest().criteria->sets)
        for (const auto& [star, count] : marks_of(json_of_criteria(law, law.newest(), &set))) one_by_one[star] += count;
    EXPECT_EQ(one_by_one, marks);
}

TEST(CriteriaJson, ReadsBackAsTheSameCriteria) {
    const auto& law = law::Law::shipped();
    for (const auto* regime : with_criteria()) {
        const auto first = json_of_criteria(law, *regime);
        const auto read = law::read_criteria(json::serialize(first));
        ASSERT_TRUE(read) << read.error().where << ": " << read.error().what;
        auto again = *regime;
        again.criteria = *read;
        EXPECT_EQ(json_of_criteria(law, again), first) << regime->id;
    }
}

// Everything a file of the law says of its levels is in the JSON made from the values.
TEST(CriteriaJson, LosesNothingOfTheFile) {
    const auto& law = law::Law::shipped();
    for (const auto& [regime, name] : {std::pair("QD26", "qd26"), std::pair("QD1048", "qd1048")}) {
        const auto file =
            json::parse(embedded_file(std::string("data/law/criteria/") + name + ".json").bytes).as_object();
        std::vector<json::value> of_file;
        each_criterion(file, [&](const json::object& criterion) {
            auto one = criterion;
            of_file.emplace_back(std::move(one));
        });
        std::vector<json::value> of_values;
        each_criterion(json_of_criteria(law, *law.regime(regime)), [&](const json::object& criterion) {
            auto one = criterion;
            one.erase("papers");
            of_values.emplace_back(std::move(one));
        });
        ASSERT_EQ(of_file.size(), of_values.size());
        for (std::size_t at = 0; at < of_file.size(); ++at) EXPECT_EQ(of_file[at], of_values[at]);
    }
}

TEST(CriteriaJson, NamesPapersThatAreThere) {
    const auto& law = law::Law::shipped();
    for (const auto& set : law.newest().criteria->sets) {
        const auto document = json_of_criteria(law, law.newest(), &set);
        std::set<std::string, std::less<>> known;
        for (const auto& paper : document.at("papers").as_array()) known.emplace(paper.at("kind").as_string());
        each_criterion(document, [&](const json::object& criterion) {
            EXPECT_FALSE(criterion.at("papers").as_array().empty()) << set.id << json::serialize(criterion);
            for (const auto& kind : criterion.at("papers").as_array())
                EXPECT_TRUE(known.contains(std::string_view(kind.as_string()))) << kind;
        });
    }
}

// Rows of a workbook: levels by criterion code.
struct Rows {
    std::size_t levels = 0;
    std::size_t findings = 0;
    int points = 0;
    std::map<std::string, int> marks;
};
Rows rows_of(const std::string& xlsx) {
    const auto book = office::read_workbook(xlsx);
    EXPECT_TRUE(book);
    Rows rows;
    bool heading = true;
    for (const auto& row : book->sheets.at(0).rows) {
        if (std::exchange(heading, false)) continue;
        if (row.cells.size() > 11 && !row.cells[11].text.empty()) {
            ++rows.levels;
            rows.points += std::stoi(row.cells[11].text);
            if (row.cells.size() > 12 && !row.cells[12].text.empty()) ++rows.marks[row.cells[12].text];
        } else {
            ++rows.findings;
        }
    }
    return rows;
}

TEST(CriteriaWorkbook, ReadsBackWithTheNumbersOfTheLaw) {
    const auto& law = law::Law::shipped();
    for (const auto* regime : with_criteria()) {
        std::size_t levels = 0;
        std::size_t findings = 0;
        int points = 0;
        for (const auto& set : regime->criteria->sets) {
            findings += set.findings.size();
            for (const auto& criterion : set.criteria)
                for (const auto& level : criterion.levels) {
                    ++levels;
                    points += level.points;
                }
        }
        const auto rows = rows_of(office::write_xlsx(criteria_table(law, *regime, nullptr, web::Language::vi)));
        EXPECT_EQ(rows.levels, levels) << regime->id;
        EXPECT_EQ(rows.findings, findings) << regime->id;
        EXPECT_EQ(rows.points, points) << regime->id;
    }
    const auto all = rows_of(office::write_xlsx(criteria_table(law, law.newest(), nullptr, web::Language::en)));
    EXPECT_EQ(all.levels, 2'579U);
    EXPECT_EQ(all.marks, (std::map<std::string, int>{{"3", 179}, {"4", 290}, {"5", 106}}));
}

TEST(CriteriaWorkbook, OfOneSetHoldsThatSetAlone) {
    const auto& law = law::Law::shipped();
    for (const auto& set : law.newest().criteria->sets) {
        std::size_t levels = 0;
        for (const auto& criterion : set.criteria) levels += criterion.levels.size();
        const auto rows = rows_of(office::write_xlsx(criteria_table(law, law.newest(), &set, web::Language::vi)));
        EXPECT_EQ(rows.levels, levels) << set.id;
        EXPECT_EQ(rows.findings, set.findings.size()) << set.id;
    }
}

}  // namespace
}  // namespace saolang::advice
