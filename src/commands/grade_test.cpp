// `saolang grade` as programs call it: lines in, lines out.

#include <gtest/gtest.h>
#include <boost/json.hpp>

#include <fstream>
#include <sstream>

#include "commands/commands.hpp"

namespace saolang::commands {
namespace {

namespace json = boost::json;

std::vector<std::string> answers_to(const std::string& lines) {
    std::istringstream in(lines);
    std::ostringstream out;
    EXPECT_EQ(grade(in, out), 0);
    std::istringstream read(out.str());
    std::vector<std::string> answers;
    for (std::string line; std::getline(read, line);) answers.push_back(line);
    return answers;
}

TEST(GradeCommand, EveryVectorAnswersWhatItExpects) {
    std::ifstream file(SAOLANG_ROOT "/tests/golden/vectors.json");
    std::ostringstream text;
    text << file.rdbuf();
    const auto vectors = json::parse(text.str()).at("vectors").as_array();
    ASSERT_EQ(vectors.size(), 120U);
    std::string lines;
    for (const auto& vector : vectors) lines += json::serialize(vector) + '\n';
    const auto answers = answers_to(lines);
    ASSERT_EQ(answers.size(), vectors.size());
    for (std::size_t at = 0; at < answers.size(); ++at) {
        json::object expected{{"id", vectors[at].at("id")}};
        for (const auto& [key, value] : vectors[at].at("expect").as_object()) expected.emplace(key, value);
        EXPECT_EQ(answers[at], json::serialize(expected));
    }
}

TEST(GradeCommand, AnswersLineByLineWhateverALineHolds) {
    const std::string garbage(5U << 20, 'x');  // longer than what is kept
    const auto answers =
        answers_to("\xEF\xBB\xBF{\"id\":1}\r\n\nno json\n" + garbage + "\n{\"id\":\"" + garbage + "\"}\n{\"id\":2}");
    ASSERT_EQ(answers.size(), 6U);
    const auto reason = [&](std::size_t at) { return json::parse(answers[at]).at("reasons").at(0); };
    EXPECT_EQ(reason(0), "set_missing");
    EXPECT_EQ(reason(1), "not_json");
    EXPECT_EQ(reason(2), "not_json");
    EXPECT_EQ(reason(3), "line_too_long");
    EXPECT_EQ(reason(4), "line_too_long");
    EXPECT_EQ(json::parse(answers[5]).at("id"), 2);
    EXPECT_EQ(answers_to("").size(), 0U);
}

TEST(GradeCommand, FailsWhenItsAnswerCannotBeWritten) {
    std::istringstream in("{}\n");
    std::ostringstream out;
    out.setstate(std::ios::badbit);
    EXPECT_EQ(grade(in, out), 1);
}

}  // namespace
}  // namespace saolang::commands
