// A new decision is new files alone (tests/law/2031-99), and files that do not add up are refused with their place.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "base/embedded.hpp"
#include "base/hash.hpp"
#include "law/grade_line.hpp"
#include "law/law.hpp"
#include "law/test_council.hpp"

namespace saolang::law {
namespace {

std::string text_of_file(const std::string& name) {
    const std::ifstream file(SAOLANG_ROOT "/tests/law/2031-99/" + name, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

// The shipped files, and those of 2031; a change replaces a text that stands exactly once in a file.
class Files {
public:
    Files() {
        constexpr std::string_view folder = "data/law/";
        for (const auto& file : embedded_files())
            if (file.name.starts_with(folder))
                files_.emplace_back(file.name.substr(folder.size()), std::string(file.bytes));
    }
    Files& with_2031() {
        for (const auto* name : {"regimes/2031-99.json", "criteria/qd99.json"})
            files_.emplace_back(name, text_of_file(name));
        return *this;
    }
    Files& change(std::string_view name, std::string_view from, std::string_view to) {
        const auto file = std::ranges::find(files_, name, [](const auto& one) { return std::string_view(one.first); });
        EXPECT_NE(file, files_.end()) << name;
        const auto at = file->second.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        EXPECT_EQ(file->second.find(from, at + 1), std::string::npos) << from << " stands twice";
        file->second.replace(at, from.size(), to);
        return *this;
    }
    Files& without(std::string_view name) {
        std::erase_if(files_, [&](const auto& one) { return one.first == name; });
        return *this;
    }
    [[nodiscard]] Result<Law, Fault> read() const {
        std::vector<LawFile> files;
        for (const auto& [name, bytes] : files_) files.push_back({name, bytes});
        return read_law(files);
    }

private:
    std::vector<std::pair<std::string, std::string>> files_;
};

std::string fault_of(const Files& files) {
    const auto law = files.read();
    return law ? "nothing is wrong" : law.error().where + ": " + law.error().what;
}

TEST(NewRegime, IsChosenByItsDayAndEndsTheOneBeforeIt) {
    const auto law = Files().with_2031().read();
    ASSERT_TRUE(law) << law.error().where << ": " << law.error().what;
    EXPECT_EQ(law->in_force(*parse_iso_date("2031-02-28"))->number, "26/2026");
    EXPECT_EQ(law->in_force(*parse_iso_date("2031-03-01"))->number, "99/2031");
    EXPECT_EQ(law->regime("QD26")->to, parse_iso_date("2031-02-28"));
    EXPECT_EQ(law->newest().id, "QD99");
    EXPECT_EQ(law->regime("99/2031")->decides_three, Authority::commune);
    EXPECT_EQ(law->regime("99/2031")->validity_months, 48);
}

TEST(NewRegime, IsGradedByItsOwnSplitBandsMinimumsAndStops) {
    const auto law = Files().with_2031().read();
    ASSERT_TRUE(law);
    const auto& criteria = *law->newest().criteria;
    const auto& set = *criteria.set(1);
    const auto graded = [&](std::vector<std::uint8_t> levels) {
        return grade(set, criteria.bands, council_of(set, {{.levels = std::move(levels)}}));
    };
    EXPECT_EQ(graded({3, 2, 3, 2, 2}).star, 5);
    const auto eighty_five = graded({3, 2, 2, 2, 2});  // five by the band, 2 misses its mark of five stars
    EXPECT_EQ(eighty_five.band, 5);
    EXPECT_EQ(eighty_five.star, 4);
    const auto seventy = graded({3, 2, 2, 2, 1});
    EXPECT_EQ(seventy.average, Points(70));
    EXPECT_EQ(seventy.star, 4);
    EXPECT_EQ(graded({3, 1, 2, 2, 1}).star, 3);  // 60 of 100: three stars from 45
    EXPECT_EQ(graded({1, 2, 3, 2, 2}).star, 2);  // the mark of three stars in 1.1
    EXPECT_EQ(graded({3, 2, 3, 1, 2}).outcome, Outcome::stopped);
    EXPECT_EQ(graded({3, 2, 3, 0, 2}).average, Points(60));  // 3.2 counts only with 3.1
}

TEST(NewRegime, IsGradedOnTheCommandLineWhileOldOnesKeepTheirs) {
    const auto law = Files().with_2031().read();
    ASSERT_TRUE(law);
    EXPECT_EQ(graded_line(R"({"id":1,"regime":"99/2031","set":2,"cases":{"1":"b"},)"
                          R"("members":[{"choices":{"1":4,"2":2,"3.1.1":1}}]})",
                          *law),
              R"({"id":1,"outcome":"graded","reasons":[],"totals":[60],"average":"60","band":3,)"
              R"("failed":{"3":[],"4":[],"5":[]},"star":3,"certificate":true})");
    const auto& qd26 = *law->regime("26/2026")->criteria;
    EXPECT_EQ(grade(*qd26.set(1), qd26.bands, council_of(*qd26.set(1), {best_sheet(*qd26.set(1))})).star, 5);
    EXPECT_NE(graded_line(R"({"set":3})", *law).find("unknown_set:3"), std::string::npos);
}

TEST(RefusedCriteria, AreNamedByTheirPlace) {
    struct Row {
        std::string_view from, to, fault;
    };
    const std::vector<Row> rows{
        {R"("name": "Mục hai", "max": 30, "criteria": [
      {"id": "qd99-01-2",)",
         R"("name": "Mục hai", "max": 29, "criteria": [
      {"id": "qd99-01-2",)",
         "set 1, section 2: the criteria do not add up to the section"},
        {R"("name": "Phục vụ", "max": 40)", R"("name": "Phục vụ", "max": 39)",
         "set 2, section 3: the criteria do not add up to the group"},
        {R"("total": 100)", R"("total": 101)", "criteria/qd99.json: the split does not add up to the total"},
        {R"("parts_max": {"A": 30, "B": 30)", R"("parts_max": {"A": 29, "B": 31)",
         "set 1: a part has not the maximum of the split"},
        {R"("code": "2", "name": "Bán hàng", "max": 30)", R"("code": "2", "name": "Bán hàng", "max": 31)",
         "set 1, criterion 2: the top level of a case is not the maximum"},
        {R"("points": 15, "text": "trong tỉnh")", R"("points": 31, "text": "trong tỉnh")",
         "set 1, criterion 2: points go down"},
        {R"("points": 15, "text": "trong tỉnh")", R"("points": 30, "text": "trong tỉnh")",
         "set 1, criterion 2: two levels of the same points"},
        {R"("points": 15, "text": "trong tỉnh")", R"("points": "15", "text": "trong tỉnh")",
         "set 1, criterion 2.levels[1].points: must be a number from 0"},
        {R"("points": 15, "text": "trong tỉnh")", R"("points": 300, "text": "trong tỉnh")",
         "set 1, criterion 2.levels[1].points: must be at most 255"},
        {R"("points": 15, "text": "trong tỉnh")", R"("points": 15, "text": "")",
         "set 1, criterion 2.levels[1]: a level needs words"},
        {R"("text": "có hợp đồng", "min_for_star": 3)", R"("text": "có hợp đồng", "min_for_star": 5)",
         "set 1, criterion 1.2: marks do not rise"},
        {R"("text": "có hợp đồng", "min_for_star": 3)", R"("text": "có hợp đồng", "min_for_star": 4)",
         "set 1, criterion 1.2: marks do not rise"},
        {R"("min_for_star": 5)", R"("min_for_star": 6)",
         "set 1, criterion 2.levels[2].min_for_star: a mark is of 3, 4 or 5 stars"},
        {R"("id": "qd99-01-3.1-2")", R"("id": "qd99-01-3.1-1")", "set 1, criterion 3.1.levels[1]: the id stands twice"},
        {R"("id": "qd99-01-3.2",)", R"("id": "qd99-01-3.3",)",
         "set 1, criterion 3.2: the id is not of the set and the code"},
        {R"("id": "qd99-01-1.2", "code": "1.2")", R"("id": "qd99-01-1.1b", "code": "1.1")",
         "set 1, criterion 1.1: the id is not of the set and the code"},
        {R"({"id": "qd99-02-2", "code": "2")", R"({"id": "qd99-02-9", "code": "9")",
         "set 2, section 2: criterion 9 is not of this section"},
        {R"("criterion": "3.1", "min_points")", R"("criterion": "3.9", "min_points")", "criterion: no such criterion"},
        {R"("criteria": ["3.1"])", R"("criteria": ["3.9"])", "set 1.stops[0].criteria[0]: no such criterion"},
        {R"("text": "đơn sơ", "case": "b")", R"("text": "đơn sơ", "case": "c")",
         "set 2, criterion 1.levels[2]: no such case"},
        {R"("text": "đơn sơ", "case": "b")", R"("text": "đơn sơ")",
         "set 2, criterion 1.levels[2]: a level has a case exactly where its criterion has cases"},
        {R"("group": "mau", "ministries": ["BM"])", R"("group": "moi", "ministries": ["BM"])",
         "set 1: no such product group"},
        {R"(["BM"])", R"(["BX"])", "set 1: no such ministry"},
        {R"("number": 2)", R"("number": 3)", "set 3: sets are numbered from 1"},
        {R"("min": 65, "max": 85)", R"("min": 65, "max": 84)", "bands[1]: a gap between bands"},
        {R"({"star": 1, "min": 0,)", R"({"star": 1, "min": 1,)", "criteria/qd99.json: five bands from zero"},
        {R"("star": 4)", R"("star": 3)", "bands[1]: bands go from five stars to one"},
        {R"("regime": "QD99",)", R"("regime": "QD98",)",
         "criteria/qd99.json: the criteria are not of the regime that names them"},
        {R"("schema")", R"(schema)", "criteria/qd99.json: is no JSON"},
    };
    for (const auto& row : rows) {
        const auto fault = fault_of(Files().with_2031().change("criteria/qd99.json", row.from, row.to));
        EXPECT_TRUE(fault.starts_with("criteria/qd99.json") && fault.ends_with(row.fault))
            << row.to << "\nsays  " << fault << "\nnot … " << row.fault;
    }
}

TEST(RefusedRegimes, AreNamedByTheirPlace) {
    constexpr std::string_view file = "regimes/2031-99.json";
    struct Row {
        std::string_view from, to, fault;
    };
    const std::vector<Row> rows{
        {R"("effective_from": "2031-03-01")", R"("effective_from": "2031-02-30")",
         "regimes/2031-99.json.effective_from: must be a day, 2026-05-22"},
        {R"("effective_to": null)", R"("effective_to": "2032-01-01")", "QD99: the last regime has no end"},
        {R"("effective_from": "2031-03-01")", R"("effective_from": "2026-05-22")", ": does not begin the day after "},
        {R"("effective_from": "2031-03-01")", R"("effective_from": "2020-01-01")",
         "QD99: does not begin the day after QD1048 ends"},
        {R"("id": "QD99")", R"("id": "QD26")", "the criteria are not of the regime that names them"},
        {R"("number": "99/2031")", R"("number": "26/2026")", "QD26: the id or number stands twice"},
        {R"("kind": "criteria",)", R"("kind": "criteria", "amends": "QD27",)", "QD99: amends no known regime"},
        {R"("split": {"A": 30, "B": 30, "C": 40})", R"("split": {"A": 35, "B": 25, "C": 40})",
         "criteria/qd99.json: the criteria are not of the regime that names them"},
        {R"("3": "commune")", R"("3": "village")", "must be commune, district, province or central"},
        {R"("unit": "working_days")", R"("unit": "weeks")", "a term is in days or working_days"},
        {R"("source": [{"what": "toàn bộ", "ref": "đặt ra cho phép thử", "mark": "I"}])", R"("source": [])",
         "regimes/2031-99.json: a regime names its source"},
        {"criteria/qd99.json", "criteria/qd98.json", "criteria/qd98.json: the file is missing"},
        {R"("kind": "criteria",)", R"("kind": "criteria", "totals_only": true,)",
         "regimes/2031-99.json: bands stand exactly where totals alone are kept"},
    };
    for (const auto& row : rows) {
        const auto fault = fault_of(Files().with_2031().change(file, row.from, row.to));
        EXPECT_NE(fault.find(row.fault), std::string::npos) << row.to << "\nsays " << fault << "\nnot  " << row.fault;
    }
    EXPECT_EQ(fault_of(Files().change("regimes/2023-148.json", R"("effective_to": "2025-07-05")",
                                      R"("effective_to": "2025-07-04")")),
              "QD1489: does not begin the day after QD148 ends");
}

TEST(RefusedChecklist, IsNamedByItsPlace) {
    const auto fault = [](std::string_view from, std::string_view to) {
        return fault_of(Files().change("checklist.json", from, to));
    };
    EXPECT_EQ(fault_of(Files().without("checklist.json")), "checklist.json: the file is missing");
    EXPECT_EQ(fault(R"("regime": "QD26")", R"("regime": "QD148")"), "checklist.json: is of no regime with criteria");
    EXPECT_NE(fault(R"("kind": "form_01")", R"("kind": "form_02")").find("the kind stands twice"), std::string::npos);
    EXPECT_NE(fault(R"("kind": "form_01")", R"("kind": "form_00")").find("no such document"), std::string::npos);
}

// Wording may be corrected; points, marks, cases, stops and requirements may not change unseen. A change that the
// signed text asks for changes this number too. The same rows give the same digest in the grader that made
// vectors.json.
TEST(Fingerprint, OfThePointsAndMarksOf2026IsWhatItWas) {
    std::string rows;
    for (const auto& set : Law::shipped().regime("QD26")->criteria->sets)
        for (const auto& criterion : set.criteria)
            for (const auto& level : criterion.levels) {
                const auto needs = criterion.needs ? fmt::format(R"({{"criterion": "{}", "min_points": {}}})",
                                                                 set.criteria[criterion.needs->criterion].code,
                                                                 criterion.needs->min_points)
                                                   : "null";
                rows += fmt::format(R"({}["{}", {}, {}, {}, {}, {}])", rows.empty() ? "" : ", ", level.id, level.points,
                                    level.min_for_star ? std::to_string(*level.min_for_star) : "null",
                                    level.case_at ? "\"" + criterion.cases[*level.case_at].code + "\"" : "null",
                                    level.stops, needs);
            }
    EXPECT_EQ(sha256_hex("[" + rows + "]").substr(0, 16), "609bc497a6820285");
}

}  // namespace
}  // namespace saolang::law
