#include "advice/choose_set.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/number.hpp"

namespace saolang::advice {
namespace {

std::uint8_t first_for(std::string_view name) {
    const auto found = SetChoice::shipped().likeliest(name);
    return found.empty() ? 0 : found.front();
}

TEST(ChooseSet, EverySetIsReachedByOneShortWayAndEveryAnswerHasWordsInBothLanguages) {
    const auto& choice = SetChoice::shipped();
    for (std::uint8_t set = 1; set <= 26; ++set) {
        const auto way = choice.way_to(set);
        ASSERT_FALSE(way.empty()) << int{set};
        EXPECT_LE(way.size(), 3U) << int{set};
        EXPECT_EQ(way.front().question, &choice.first());
        EXPECT_EQ(way.back().option->set, set);
        EXPECT_GE(choice.words(set).examples_vi.size(), 2U);
        EXPECT_GE(choice.words(set).examples_en.size(), 2U);
    }
    for (const auto& question : choice.questions()) {
        EXPECT_FALSE(question.ask.vi.empty() || question.ask.en.empty()) << question.id;
        EXPECT_LE(question.options.size(), 7U) << question.id;
        for (const auto& option : question.options) {
            EXPECT_FALSE(option.words.vi.empty() || option.words.en.empty()) << question.id;
            EXPECT_EQ(option.hint.vi.empty(), option.hint.en.empty()) << option.words.vi;
        }
    }
}

TEST(ChooseSet, AProductIsFoundByItsNameMarkedOrNot) {
    for (const auto& [name, set] :
         std::vector<std::pair<std::string_view, int>>{{"trà sâm", 12},           {"TRÀ SÂM NGỌC LINH", 12},
                                                       {"tra sam", 12},           {"gạo", 3},
                                                       {"rượu gạo", 14},          {"bánh gạo lứt", 6},
                                                       {"đèn lồng", 21},          {"den long", 21},
                                                       {"đèn long", 21},          {"nước mắm Nam Ô", 9},
                                                       {"nuoc mam", 9},           {"mật ong rừng", 4},
                                                       {"sâm ngâm mật ong", 18},  {"cá tra phi lê", 2},
                                                       {"tinh dầu quế", 20},      {"quế vỏ", 20},
                                                       {"cà phê Hòa Vang", 13},   {"hoa lan", 23},
                                                       {"trà hoa cúc", 12},       {"mai vàng", 24},
                                                       {"homestay", 26},          {"honey", 4},
                                                       {"fish sauce", 9},         {"chả bò Cô Hiển", 8},
                                                       {"muối ớt xiêm xanh", 10}, {"dầu phộng Chu Lai", 7}})
        EXPECT_EQ(first_for(name), set) << name;
    EXPECT_TRUE(SetChoice::shipped().likeliest("qwertz 123").empty());
    EXPECT_TRUE(SetChoice::shipped().likeliest("").empty());
    EXPECT_TRUE(SetChoice::shipped().likeliest("\xff\xfe").empty());
    EXPECT_LE(SetChoice::shipped().likeliest("trà rượu gạo nếp cà phê muối hoa lụa").size(), 4U);
}

// The kinds of the reference year name their set.
TEST(ChooseSet, TheKindsOfTheReferenceYearAreFoundByTheirNames) {
    auto rows = parse_shipped_csv(embedded_file("data/reference_year/kinds.csv").bytes);
    std::size_t right = 0, among = 0;
    for (std::size_t row = 1; row < rows.size(); ++row) {
        const auto set = number_in<std::uint8_t>(rows[row].at(1)).value();
        const auto found = SetChoice::shipped().likeliest(rows[row].at(2));
        const bool first = !found.empty() && found.front() == set;
        right += first ? 1 : 0;
        among += std::ranges::find(found, set) != found.end() ? 1 : 0;
        if (!first) std::printf("%s: set %d\n", rows[row].at(2).c_str(), set);
    }
    std::printf("%zu of %zu first, %zu among the four\n", right, rows.size() - 1, among);
    EXPECT_GE(right * 100, (rows.size() - 1) * 95);
    EXPECT_GE(among * 100, (rows.size() - 1) * 98);
}

struct Broken {
    std::string_view questions;
    std::string_view why;
};

TEST(ChooseSet, AFileThatLeadsNowhereInACircleOrTwiceIsRefused) {
    const auto words = embedded_file("data/advice/set_words.csv").bytes;
    for (const auto& [questions, why] : {
             Broken{"q,to,vi,en,h,h\na,,A?,A?,,\na,1,x,x,,\na,b,x,x,,\n", "“b” is never asked"},
             Broken{"q,to,vi,en,h,h\na,,A?,A?,,\na,1,x,x,,\na,1,x,x,,\n", "two ways lead to set 1"},
             Broken{"q,to,vi,en,h,h\na,,A?,A?,,\na,1,x,x,,\na,a,x,x,,\n", "two ways lead to “a”"},
             Broken{"q,to,vi,en,h,h\na,,A?,A?,,\na,1,x,x,,\na,27,x,x,,\n", "there is no set 27"},
             Broken{"q,to,vi,en,h,h\na,,A?,A?,,\na,1,x,x,,\na,2,x,x,,\nb,,B?,B?,,\nb,3,x,x,,\nb,4,x,x,,\n",
                    "no answer leads to “b”"},
             Broken{"q,to,vi,en,h,h\na,,A?,A?,,\na,1,x,x,,\na,2,x,x,,\n", "a set is never reached"},
             Broken{"q,to,vi,en,h,h\na,,A?,A?,,\na,1,x,x,,\n", "“a” has no choice"},
             Broken{"q,to,vi,en,h,h\na,1,x,x,,\n", "“a” is answered before it is asked"},
             Broken{"q,to,vi,en,h,h\n", "nothing is asked"},
         }) {
        const auto read = read_set_choice(questions, words);
        ASSERT_FALSE(read) << questions;
        EXPECT_EQ(read.error(), why);
    }
}

}  // namespace
}  // namespace saolang::advice
