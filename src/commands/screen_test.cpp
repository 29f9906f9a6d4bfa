#include <gtest/gtest.h>

#include <sstream>

#include "commands/commands.hpp"

namespace saolang::commands {
namespace {

constexpr const char* header = "id,kind,a_name,a_producer,a_district,a_desc,b_name,b_producer,b_district\n";

struct Run {
    int result;
    std::string out, errors;
};

Run run(const std::string& text, const Screen& options = {}) {
    std::istringstream in(text);
    std::ostringstream out;
    std::ostringstream errors;
    const int result = screen(options, in, out, errors);
    return {result, out.str(), errors.str()};
}

TEST(Screening, AnswersEachRowInOrder) {
    const auto [result, out, errors] =
        run(std::string(header) +
            "1,item,Cam sành,HTX An Bình,Tam Bình,,,,\n"
            "2,item,\"Bánh \"\"tổ\"\", gói lá\",,,,,,\r\n"
            "x-3,pair,Chả mực,HKD Ngô Hoa,Hạ Long,,cha muc,Hộ kinh doanh Ngô Hoa,TP Hạ Long\n");
    EXPECT_EQ(result, 0);
    EXPECT_EQ(errors, "");
    EXPECT_TRUE(out.starts_with("id,label,score,why\r\n1,flag,0.")) << out;
    EXPECT_NE(out.find("\r\n2,ok,0."), std::string::npos) << out;
    EXPECT_NE(out.find("\r\nx-3,duplicate,0."), std::string::npos) << out;
    EXPECT_NE(out.find("cùng chủ thể, khác cách viết"), std::string::npos) << out;
}

TEST(Screening, NeedsNoRegistryAndTakesOneThatIsNotThere) {
    EXPECT_EQ(run(header).out, "id,label,score,why\r\n");
    EXPECT_EQ(run(header, {{"no such folder", {}}, false}).result, 0);
}

TEST(Screening, OfAnotherHeaderIsWrongUse) {
    for (const auto* const text : {"", "id,kind\n", "1,item,Cam,,,,,,\n", "id;kind;a_name\n"}) {
        const auto [result, out, errors] = run(text);
        EXPECT_EQ(result, 2) << text;
        EXPECT_EQ(out, "");
        EXPECT_NE(errors.find("id,kind,a_name,a_producer,a_district,a_desc,b_name,b_producer,b_district"),
                  std::string::npos);
    }
    EXPECT_EQ(run("\xff\xfe" + std::string(header)).result, 2);
    EXPECT_EQ(run("\xef\xbb\xbf" + std::string(header)).result, 0);  // a byte order mark
}

TEST(Screening, NamesTheRowOfAnUnknownKindAndAnswersTheOthers) {
    const auto [result, out, errors] =
        run(std::string(header) + "1,item,Cam,,,,,,\n7,fresh,Cam,,,,,,\n8,item,Cam\n9,item,Cam,,,,,,\n");
    EXPECT_EQ(result, 1);
    EXPECT_NE(errors.find("line 3 (id 7)"), std::string::npos) << errors;
    EXPECT_NE(errors.find("line 4 (id 8)"), std::string::npos) << errors;
    EXPECT_NE(out.find("\r\n9,flag,"), std::string::npos);
    EXPECT_EQ(out.find("\r\n7,"), std::string::npos);
}

TEST(Screening, StopsAtABrokenQuote) {
    const auto [result, out, errors] = run(std::string(header) + "1,item,\"Cam,,,,,,\n");
    EXPECT_EQ(result, 1);
    EXPECT_NE(errors.find("line 2"), std::string::npos) << errors;
}

}  // namespace
}  // namespace saolang::commands
