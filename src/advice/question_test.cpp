#include "advice/question.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "law/law.hpp"

namespace saolang::advice {
namespace {

const law::Criteria& in_force() { return *law::Law::shipped().newest().criteria; }

Question ask(int set_number, std::string_view code) {
    const auto& set = *in_force().set(set_number);
    return question_for(set, set.criteria.at(set.criterion_at(code).value()));
}

std::size_t letters(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xC0) != 0x80; }));
}

// Read aloud in one breath; the help in two sentences.
void expect_short(const Question& question) {
    for (const auto& text : {question.ask_vi, question.ask_en}) {
        EXPECT_TRUE(text.ends_with("?")) << text;
        EXPECT_LE(letters(text), 110U) << text;
    }
    for (const auto& text : {question.help_vi, question.help_en}) {
        EXPECT_TRUE(text.ends_with(".")) << text;
        EXPECT_LE(letters(text), 240U) << text;
    }
}

TEST(Question, EveryCriterionInForceHasAShortOne) {
    for (const auto& set : in_force().sets)
        for (const auto& criterion : set.criteria) expect_short(question_for(set, criterion));
}

TEST(Question, EveryFindingInForceHasAShortOne) {
    for (const auto& set : in_force().sets)
        for (const auto& finding : set.findings) expect_short(question_for(finding));
}

TEST(Question, SpeaksOfTheProductOfTheSet) {
    EXPECT_EQ(ask(1, "1.1").ask_en, "How much of the product is grown in your own commune?");
    EXPECT_EQ(ask(2, "1.1").ask_en, "How much of the product is farmed or caught in your own commune?");
    EXPECT_EQ(ask(16, "6.2").ask_en, "Is the water clear and colourless?");
    EXPECT_EQ(ask(21, "1.2").ask_en, ask(22, "1.2").ask_en) << "one row for both sets of the group";
    EXPECT_NE(ask(22, "1.2").ask_en, ask(23, "1.2").ask_en);
}

TEST(Question, OfAPreconditionAsksForTheTrouble) {
    const auto& findings = in_force().set(1)->findings;
    const auto grown_here = std::ranges::find(findings, "local_origin", &law::Finding::kind);
    ASSERT_EQ(grown_here->of, law::Finding::Kind::precondition);
    EXPECT_EQ(question_for(*grown_here).ask_en, "Is any part of the product grown outside the province?");
}

TEST(Question, IsTheNameWhereNobodyWroteOne) {
    const auto& set = *in_force().set(1);
    auto criterion = set.criteria.front();
    criterion.name = "Giả mạo hồ sơ";
    EXPECT_EQ(question_for(set, criterion).ask_vi, "Giả mạo hồ sơ");
    auto finding = set.findings.front();
    finding.kind = "a kind of a later decision";
    EXPECT_EQ(question_for(finding).ask_en, "Forged dossier");
}

// Which rows answer is seen by asking everything.
TEST(Question, NoRowIsUnused) {
    std::set<std::string> asked;
    for (const auto& set : in_force().sets) {
        for (const auto& criterion : set.criteria) {
            const auto question = question_for(set, criterion);
            asked.insert(criterion.name + question.ask_vi + question.help_vi);
        }
        for (const auto& finding : set.findings) {
            const auto question = question_for(finding);
            asked.insert(finding.kind + question.ask_vi + question.help_vi);
        }
    }
    for (const auto* file : {"data/advice/questions.csv", "data/advice/findings.csv"}) {
        const auto rows = parse_shipped_csv(embedded_file(file).bytes);
        for (std::size_t at = 1; at < rows.size(); ++at)
            EXPECT_TRUE(asked.contains(rows[at].at(0) + rows[at].at(2) + rows[at].at(4))) << file << ' ' << rows[at][2];
    }
}

}  // namespace
}  // namespace saolang::advice
