#include "registry/vocabulary.hpp"

#include <random>
#include <set>

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace saolang::registry {
namespace {

Word word(std::string_view text) { return words_of(text).at(0); }

std::string joined(std::string_view text) {
    std::string out;
    for (const Word& one : words_of(text)) out += (out.empty() ? "" : " ") + one.folded;
    return out;
}

TEST(Words, FoldAsTheSearchKeyDoes) {
    for (const std::string_view text :
         {"Nước mắm Cửa Khe", "Trà (túi lọc) 100g", "  Đậu phộng – Đại Lộc  ", "Bánh tráng \"Phú Triêm\"", "", "!?",
          "Straße ½ kg", "m\u200Bắm", "x\xFFy", "HTX nông nghiệp & dịch vụ 2"}) {
        EXPECT_EQ(joined(nfc(text)), search_key(text)) << text;
    }
}

TEST(Words, TellMarksApartAndIgnoreWhereTheToneStands) {
    EXPECT_EQ(word("hòa"), word("HOÀ"));
    EXPECT_NE(word("mắm"), word("mận"));
    EXPECT_TRUE(word("mắm").has_marks());
    EXPECT_FALSE(word("nuoc").has_marks());
    EXPECT_TRUE(word("đa").has_marks());
}

TEST(Words, BeginAsTypedWithMarks) {
    EXPECT_TRUE(word("nước").begins_as(word("nướ")));
    EXPECT_TRUE(word("nước").begins_as(word("nươ")));
    EXPECT_FALSE(word("nước").begins_as(word("nưở")));
    EXPECT_FALSE(word("nuốt").begins_as(word("nư")));
}

std::vector<std::string> found(const Vocabulary& vocabulary, const std::vector<Vocabulary::Range>& ranges) {
    std::vector<std::string> words;
    for (const auto& range : ranges) {
        for (auto at = range.begin; at < range.end; ++at) words.push_back(vocabulary[at].folded);
    }
    return words;
}

TEST(Vocabulary, FindsWordsAndBeginnings) {
    const Vocabulary vocabulary({word("mắm"), word("mam"), word("mật"), word("ong"), word("mầm")});
    EXPECT_EQ(found(vocabulary, {vocabulary.equal_to("mam")}), (std::vector<std::string>{"mam", "mam", "mam"}));
    EXPECT_EQ(found(vocabulary, {vocabulary.beginning_with("ma")}).size(), 4U);
    EXPECT_TRUE(vocabulary.equal_to("ma").empty());
    EXPECT_EQ(found(vocabulary, vocabulary.holding("n")), (std::vector<std::string>{"ong"}));
}

TEST(Vocabulary, AllowsEachKindOfMistake) {
    const Vocabulary vocabulary({word("phong"), word("khe"), word("nghiep")});
    for (const std::string_view typed : {"phog", "phhong", "phang", "pohng", "hpong", "phong"}) {
        EXPECT_EQ(found(vocabulary, vocabulary.near(typed, 1, Ending::complete)), (std::vector<std::string>{"phong"}))
            << typed;
    }
    EXPECT_TRUE(vocabulary.near("fong", 1, Ending::complete).empty());
    EXPECT_EQ(found(vocabulary, vocabulary.near("fong", 2, Ending::complete)), (std::vector<std::string>{"phong"}));
    EXPECT_EQ(found(vocabulary, vocabulary.near("ngheip", 1, Ending::complete)), (std::vector<std::string>{"nghiep"}));
    EXPECT_EQ(found(vocabulary, vocabulary.near("nghe", 1, Ending::still_typing)),
              (std::vector<std::string>{"nghiep"}));
}

// The textbook table, whole.
unsigned distance(const std::string& a, const std::string& b) {
    std::vector<std::vector<unsigned>> d(a.size() + 1, std::vector<unsigned>(b.size() + 1));
    for (unsigned i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (unsigned j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[a.size()][b.size()];
}

bool near_slowly(const std::string& typed, const std::string& word, unsigned mistakes, Ending ending) {
    if (ending == Ending::complete) return distance(typed, word) <= mistakes;
    for (std::size_t length = 0; length <= word.size(); ++length) {
        if (distance(typed, word.substr(0, length)) <= mistakes) return true;
    }
    return false;
}

TEST(Vocabulary, NearAgreesWithMeasuringEveryWord) {
    std::mt19937 random(7);
    const auto random_word = [&](std::size_t least) {
        std::string text;
        for (std::size_t i = least + random() % 6; i > 0; --i) text += static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int round = 0; round < 300; ++round) {
        std::set<std::string> texts;
        for (int i = 0; i < 60; ++i) texts.insert(random_word(1));
        std::vector<Word> words;
        words.reserve(texts.size());
        for (const auto& text : texts) words.push_back(word(text));
        const Vocabulary vocabulary(words);
        const std::string typed = random_word(4);
        for (const unsigned mistakes : {1U, 2U}) {
            for (const Ending ending : {Ending::complete, Ending::still_typing}) {
                std::vector<std::string> expected;
                for (const auto& text : texts) {
                    if (near_slowly(typed, text, mistakes, ending)) expected.push_back(text);
                }
                ASSERT_EQ(found(vocabulary, vocabulary.near(typed, mistakes, ending)), expected)
                    << typed << " round " << round;
            }
        }
    }
}

}  // namespace
}  // namespace saolang::registry
