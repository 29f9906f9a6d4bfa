// What `saolang grade` answers to lines that cannot be graded, and to results of which only the total is known.

#include "law/grade_line.hpp"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

namespace saolang::law {
namespace {

namespace json = boost::json;

json::object answer_to(std::string_view line) { return json::parse(graded_line(line, Law::shipped())).as_object(); }

// Every criterion of a set at its last level (of case "a"), one of them changed.
std::string choices(int number, std::string_view changed = "", std::string_view to = "") {
    std::string all;
    for (const auto& criterion : Law::shipped().newest().criteria->set(number)->criteria) {
        std::size_t last = criterion.levels.size();
        while (criterion.levels[last - 1].case_at.value_or(0) != 0) --last;
        all += fmt::format("{}\"{}\":{}", all.empty() ? "" : ",", criterion.code,
                           criterion.code == changed ? std::string(to) : std::to_string(last));
    }
    return "{" + all + "}";
}

std::string sheet_line(std::string_view fields, std::string_view member) {
    return fmt::format(R"({{"id":7,"set":1,{}"members":[{}]}})", fields, member);
}

TEST(GradeLine, AnswersEveryLineAndSaysWhyItIsNotGraded) {
    const std::string top = fmt::format(R"({{"choices":{}}})", choices(1));
    struct Row {
        std::string line;
        std::string reason;
        std::string id = "7";
    };
    const std::vector<Row> rows{
        {"", "not_json", "null"},
        {"   ", "not_json", "null"},
        {R"({"id":7,"set":1)", "not_json", "null"},
        {R"({"id":7} {"id":8})", "not_json", "null"},
        {"{\"id\":\"\xff\"}", "not_json", "null"},
        {"[7]", "not_an_object", "null"},
        {std::string(100'000, '['), "too_deep", "null"},
        {R"({"id":7})", "set_missing"},
        {R"({"id":7,"set":0})", "unknown_set:0"},
        {R"({"id":7,"set":27})", "unknown_set:27"},
        {R"({"id":7,"set":-1})", "unknown_set:-1"},
        {R"({"id":7,"set":99999999999999999999999})", "unknown_set:1E23"},
        {R"({"id":7,"set":"1"})", "wrong_type:set"},
        {R"({"id":7,"set":1})", "members_missing"},
        {R"({"id":7,"regime":26})", "wrong_type:regime"},
        {R"({"id":7,"regime":"27/2026","set":1})", "unknown_regime:27/2026"},
        {R"({"id":7,"regime":"490/2018","set":1})", "no_criteria"},
        {R"({"id":7,"regime":"QD1048","set":10,"members":[]})", "set_incomplete"},
        {sheet_line("", ""), "no_sheets"},
        {sheet_line("", "3"), "wrong_type:members"},
        {sheet_line("", "{}"), "sheet_incomplete"},
        {sheet_line("", R"({"choices":{"1.1":1}})"), "sheet_incomplete"},
        {sheet_line("", R"({"choices":[1]})"), "wrong_type:choices"},
        {sheet_line("", R"({"count":0,"choices":)" + choices(1) + "}"), "bad_count"},
        {sheet_line("", R"({"count":-3,"choices":)" + choices(1) + "}"), "bad_count"},
        {sheet_line("", R"({"count":1.5,"choices":)" + choices(1) + "}"), "bad_count"},
        {sheet_line("", R"({"count":10000000000,"choices":)" + choices(1) + "}"), "bad_count"},
        {sheet_line("", R"({"choices":)" + choices(1, "3.1", "9") + "}"), "no_such_level:3.1"},
        {sheet_line("", R"({"choices":)" + choices(1, "3.1", "-1") + "}"), "no_such_level:3.1"},
        {sheet_line("", R"({"choices":)" + choices(1, "3.1", "1.5") + "}"), "no_such_level:3.1"},
        {sheet_line("", R"({"choices":)" + choices(1, "3.1", "\"2\"") + "}"), "wrong_type:choices"},
        {sheet_line("", R"({"choices":)" + choices(1, "3.1", "[[[]]]") + "}"), "wrong_type:choices"},
        {sheet_line(R"("findings":"x",)", top), "wrong_type:findings"},
        {sheet_line(R"("findings":[3],)", top), "wrong_type:findings"},
        {sheet_line(R"("findings":["x"],)", top), "unknown_finding:x"},
        {sheet_line(R"("cases":[],)", top), "wrong_type:cases"},
        {sheet_line(R"("cases":{"8":1},)", top), "wrong_type:cases"},
        {sheet_line(R"("settings":[],)", top), "wrong_type:settings"},
        {sheet_line(R"("settings":{"min_rul":"all"},)", top), "unknown_setting:min_rul"},
        {sheet_line(R"("settings":{"min_rule":"most"},)", top), "bad_setting:min_rule"},
        {sheet_line(R"("settings":{"stop_rule":1},)", top), "bad_setting:stop_rule"},
        {sheet_line(R"("settings":{"rounding":-1},)", top), "bad_setting:rounding"},
        {sheet_line(R"("settings":{"rounding":1000000000},)", top), "bad_setting:rounding"},
        {sheet_line(R"("settings":{"quorum_percent":75},)", top), "bad_setting:members"},
        {sheet_line(R"("settings":{"members":9,"quorum_percent":75},)", top), "no_quorum"},
    };
    for (const auto& row : rows) {
        const auto answer = answer_to(row.line);
        EXPECT_EQ(answer.at("outcome"), "invalid") << row.line;
        EXPECT_EQ(json::serialize(answer.at("reasons")), "[\"" + row.reason + "\"]") << row.line;
        EXPECT_EQ(json::serialize(answer.at("id")), row.id) << row.line;
        EXPECT_TRUE(answer.at("star").is_null() && answer.at("average").is_null()) << row.line;
    }
}

TEST(GradeLine, AbsentAndNullFieldsAreTheLawsDefaults) {
    const auto expected = graded_line(sheet_line("", R"({"choices":)" + choices(1) + "}"), Law::shipped());
    EXPECT_EQ(json::parse(expected).at("star"), 5);
    for (const auto* fields :
         {R"("regime":"26/2026","cases":{},"findings":[],"settings":{},)",
          R"("regime":"QD26","cases":null,"findings":null,"settings":null,)",
          R"("regime":null,"settings":{"min_rule":null,"stop_rule":null,"rounding":null,"members":null},)",
          R"("topic":"a field nobody knows","note":{"is":"left alone"},)"})
        EXPECT_EQ(graded_line(sheet_line(fields, R"({"count":null,"choices":)" + choices(1) + "}"), Law::shipped()),
                  expected);
}

TEST(GradeLine, TheIdComesBackAsItWasGiven) {
    for (const auto* id : {R"("v080")", R"("Mật ong \"rừng\"")", "12", "-3", "18446744073709551615"})
        EXPECT_EQ(json::serialize(answer_to(fmt::format(R"({{"id":{}}})", id)).at("id")), id);
    for (const auto* id : {"true", "[1]", "{}", "null"})
        EXPECT_TRUE(answer_to(fmt::format(R"({{"id":{}}})", id)).at("id").is_null());
}

TEST(GradeLine, KeysStandInTheOrderOfTheContract) {
    const auto line = graded_line(sheet_line("", R"({"choices":)" + choices(1, "3.4", "1") + "}"), Law::shipped());
    EXPECT_EQ(line,
              R"({"id":7,"outcome":"graded","reasons":["min4:3.4","min5:3.4"],"totals":[99],"average":"99","band":5,)"
              R"("failed":{"3":[],"4":["3.4"],"5":["3.4"]},"star":3,"certificate":true})");
}

TEST(GradeLine, WhereLevelPointsAreNotPublicTheSignedSheetIsTheProof) {
    const auto of = [](std::string_view fields) {
        return graded_line(fmt::format(R"({{"id":1,"regime":"148/2023",{}}})", fields), Law::shipped());
    };
    EXPECT_EQ(of(R"("total":"88.5","star":4)"),
              R"({"id":1,"outcome":"graded","reasons":[],"totals":null,"average":"177/2","band":4,"failed":null,)"
              R"("star":4,"certificate":true})");
    const auto reason = [&](std::string_view fields) { return json::serialize(json::parse(of(fields)).at("reasons")); };
    EXPECT_EQ(reason(R"("total":"92","star":4)"), R"(["signed_sheet"])");
    EXPECT_EQ(reason(R"("total":"88,5","star":5)"), R"(["star_above_band"])");
    EXPECT_EQ(reason(R"("star":4)"), R"(["total_missing"])");
    EXPECT_EQ(reason(R"("total":"88.5")"), R"(["star_missing"])");
    EXPECT_EQ(reason(R"("total":"eighty","star":4)"), R"(["bad_total"])");
    EXPECT_EQ(reason(R"("total":true,"star":4)"), R"(["bad_total"])");
    EXPECT_EQ(reason(R"("total":1e300,"star":4)"), R"(["bad_total"])");
    EXPECT_EQ(reason(R"("total":88.5,"star":4)"), "[]");
    EXPECT_EQ(reason(R"("total":88,"star":"4")"), R"(["no_such_star"])");
    EXPECT_EQ(reason(R"("total":88,"star":4,"parts":[35,20,33])"), R"(["wrong_type:parts"])");
    EXPECT_EQ(reason(R"("star":4,"parts":{"A":"35.5","B":20,"C":33})"), "[]");
    EXPECT_EQ(reason(R"("set":1,"members":[{"choices":{}}])"), R"(["levels_not_public"])");
}

TEST(GradeLine, WithSentencesSaysWhatEachStarLacksAndTheLevelThatWouldLiftIt) {
    std::string choices;
    for (const auto& criterion : Law::shipped().newest().criteria->set(7)->criteria)
        choices += fmt::format("{}\"{}\":0", choices.empty() ? "" : ",", criterion.code);
    const auto line = fmt::format(R"({{"id":1,"set":7,"members":[{{"choices":{{{}}}}}]}})", choices);
    const auto told = graded_line(line, Law::shipped(), Telling::sentences);
    for (const auto* words :
         {"Còn thiếu 50 điểm trung bình để vào bậc 3 sao", "Tiêu chí 3.5", "Cần đạt: “", "What would lift it: “"})
        EXPECT_NE(told.find(words), std::string::npos) << words;
    EXPECT_EQ(graded_line(line, Law::shipped()).find("explanation"), std::string::npos);
    EXPECT_NE(graded_line(R"({"regime":"148/2023","total":88,"star":4})", Law::shipped(), Telling::sentences)
                  .find("phiếu đó là căn cứ"),
              std::string::npos);
}

}  // namespace
}  // namespace saolang::law
