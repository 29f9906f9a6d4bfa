#include "law/words.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <functional>
#include <set>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "law/law.hpp"

namespace saolang::law {
namespace {

using Texts = std::set<std::string, std::less<>>;

// A cell that only names a place or a figure ("6.1.1", "0") reads the same in both languages.
bool has_words(std::string_view text) {
    return std::ranges::any_of(search_key(text), [](char c) { return c >= 'a' && c <= 'z'; });
}

void add(Texts& texts, const std::string& text) {
    if (has_words(text)) texts.insert(text);
}

void add_set(Texts& texts, const CriteriaSet& set) {
    for (const auto& text : {set.name, set.subgroup, set.missing}) add(texts, text);
    for (const auto& part : set.parts) add(texts, part.name);
    for (const auto& section : set.sections) {
        add(texts, section.name);
        for (const auto& heading : section.groups) add(texts, heading.name);
    }
    for (const auto& criterion : set.criteria) {
        add(texts, criterion.name);
        add(texts, criterion.note);
        for (const auto& one : criterion.cases) add(texts, one.name);
        for (const auto& level : criterion.levels) add(texts, level.text);
    }
    for (const auto& finding : set.findings) add(texts, finding.text);
}

Texts texts_of(const Criteria& criteria) {
    Texts texts;
    add(texts, criteria.title);
    add(texts, criteria.provenance);
    for (const auto& ministry : criteria.ministries) add(texts, ministry.name);
    for (const auto& group : criteria.groups) add(texts, group.name);
    for (const auto& set : criteria.sets) add_set(texts, set);
    for (const auto& anomaly : criteria.anomalies)
        for (const auto& text : {anomaly.where, anomaly.printed, anomaly.read_as, anomaly.why}) add(texts, text);
    return texts;
}

Texts texts_of(const Regime& regime) {
    Texts texts;
    add(texts, regime.title);
    add(texts, regime.note);
    for (const auto& term : regime.terms) add(texts, term.from);
    for (const auto& one : regime.transition) add(texts, one.text);
    for (const auto& source : regime.sources) {
        add(texts, source.what);
        add(texts, source.reference);
    }
    return texts;
}

Texts texts_of(const Checklist& checklist) {
    Texts texts;
    for (const auto& document : checklist.documents)
        for (const auto& text : {document.name, document.issuer, document.note, document.source}) add(texts, text);
    return texts;
}

std::vector<std::string> without_english(const Texts& texts) {
    std::vector<std::string> missing;
    std::ranges::copy_if(texts, std::back_inserter(missing), [](const auto& text) { return !english_of(text); });
    return missing;
}

using Rows = std::vector<CsvRow>;
Rows rows() {
    auto all = parse_shipped_csv(embedded_file("data/law/english.csv").bytes);
    all.erase(all.begin());
    return all;
}

// "02" and "2" are the same number.
std::multiset<std::string> numbers_in(std::string_view text) {
    std::multiset<std::string> numbers;
    std::string digits;
    for (const char c : std::string(text) + " ") {
        if (c >= '0' && c <= '9') {
            if (digits == "0") digits.clear();
            digits += c;
        } else if (!digits.empty()) {
            numbers.insert(std::exchange(digits, {}));
        }
    }
    return numbers;
}

void collect(const boost::json::value& value, Texts& strings) {
    if (value.is_string()) strings.emplace(value.get_string());
    if (value.is_array())
        for (const auto& item : value.get_array()) collect(item, strings);
    if (value.is_object())
        for (const auto& member : value.get_object()) collect(member.value(), strings);
}

TEST(Words, GiveTheEnglishOfTheLaw) {
    EXPECT_EQ(english_of("Cà phê, ca cao"), "Coffee and cocoa");
    EXPECT_EQ(english_of("Có hợp đồng liên kết từ 50% đến dưới 75% sản lượng tiêu thụ"),
              "Linkage contracts for 50% to below 75% of the volume sold");
    EXPECT_FALSE(english_of("cà phê, ca cao"));
    EXPECT_FALSE(english_of(""));
}

TEST(Words, EveryTextOfTheCriteriaHasEnglish) {
    for (const auto& regime : Law::shipped().regimes)
        if (regime.criteria) {
            EXPECT_EQ(without_english(texts_of(*regime.criteria)), std::vector<std::string>{}) << regime.id;
        }
}

TEST(Words, EveryTextOfTheRegimesHasEnglish) {
    for (const auto& regime : Law::shipped().regimes)
        EXPECT_EQ(without_english(texts_of(regime)), std::vector<std::string>{}) << regime.id;
}

TEST(Words, EveryTextOfTheChecklistHasEnglish) {
    EXPECT_EQ(without_english(texts_of(Law::shipped().checklist)), std::vector<std::string>{});
}

TEST(Words, EveryRowIsATextOfTheFilesAndStandsOnce) {
    Texts strings;
    for (const auto& file : embedded_files())
        if (file.name.starts_with("data/law/") && file.name.ends_with(".json"))
            collect(boost::json::parse(file.bytes), strings);
    Texts seen;
    for (const auto& row : rows()) {
        ASSERT_EQ(row.size(), 2U) << row.at(0);
        EXPECT_TRUE(strings.contains(row[0])) << row[0];
        EXPECT_TRUE(seen.insert(row[0]).second) << row[0];
    }
}

TEST(Words, TheEnglishHasTheNumbersOfTheVietnamese) {
    for (const auto& row : rows()) EXPECT_EQ(numbers_in(row[1]), numbers_in(row[0])) << row[0] << '\n' << row[1];
}

}  // namespace
}  // namespace saolang::law
