#include <gtest/gtest.h>

#include <limits>
#include <set>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/money.hpp"
#include "base/points.hpp"
#include "base/short_code.hpp"

namespace saolang {
namespace {

TEST(Dong, IsReadAsPeopleWriteIt) {
    for (const char* written : {"1234567", "1.234.567", "1,234,567", "1 234 567 đ", "1.234.567 ₫", "1234567 VND"})
        EXPECT_EQ(parse_dong(written), Dong{1'234'567}) << written;
    for (const char* wrong : {"", "1.23", "1.2345", "12,34,567", "abc", "1.5 triệu", "99999999999999999999"})
        EXPECT_FALSE(parse_dong(wrong)) << wrong;
    EXPECT_EQ(to_vietnamese(Dong{1'234'567}), "1.234.567 ₫");
    EXPECT_EQ(group_thousands(-1'000), "-1.000");
    EXPECT_EQ(group_thousands(999), "999");
}

TEST(Dong, ASumThatLeavesSixtyFourBitsIsNoSum) {
    const Dong most{std::numeric_limits<std::int64_t>::max()};
    EXPECT_FALSE(add(most, Dong{1}));
    EXPECT_EQ(add(Dong{2}, Dong{-3}), Dong{-1});
}

TEST(Points, AreExact) {
    EXPECT_EQ(parse_points("88,5"), Points::ratio(177, 2));
    EXPECT_EQ(parse_points("366/5"), Points::ratio(732, 10));
    EXPECT_EQ(to_text(Points::ratio(366, 5).value()), "73.2");
    EXPECT_EQ(to_text(Points::ratio(366, 7).value()), "366/7");
    EXPECT_EQ(to_text(Points(90)), "90");
    EXPECT_LT(Points::ratio(366, 7).value(), Points::ratio(367, 7).value());
    EXPECT_FALSE(Points::ratio(1, 0));
    for (const char* wrong : {"", "88,", "8.12345", "1/0", "x", "1/-2"}) EXPECT_FALSE(parse_points(wrong)) << wrong;
}

TEST(ShortCode, HasNoLetterThatIsReadWrongAndDoesNotRepeat) {
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i) {
        const auto code = short_code(system_randomness());
        EXPECT_EQ(code.size(), 10U);
        EXPECT_EQ(code.find_first_not_of("23456789abcdefghjkmnpqrstvwxyz"), std::string::npos) << code;
        EXPECT_TRUE(seen.insert(code).second);
    }
}

std::vector<CsvRow> rows_of(std::string_view text, char separator = ',') {
    CsvReader reader(text, separator);
    std::vector<CsvRow> rows;
    for (CsvRow row; reader.next(row).value();) rows.push_back(row);
    return rows;
}

TEST(Csv, ReadsWhatSpreadsheetsWrite) {
    using Rows = std::vector<CsvRow>;
    EXPECT_EQ(rows_of("\xEF\xBB\xBF"
                      "a,b\r\n1,2\r\n"),
              (Rows{{"a", "b"}, {"1", "2"}}));
    EXPECT_EQ(rows_of("\"x, \"\"y\"\"\nz\";2", ';'), (Rows{{"x, \"y\"\nz", "2"}}));
    EXPECT_EQ(rows_of("a,\n,b"), (Rows{{"a", ""}, {"", "b"}}));
    EXPECT_TRUE(rows_of("").empty());
}

TEST(Csv, NamesTheLineOfWhatIsBroken) {
    CsvReader reader("a,b\n\"open");
    CsvRow row;
    ASSERT_TRUE(reader.next(row).value());
    const auto broken = reader.next(row);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().kind, CsvError::Kind::open_quote);
    EXPECT_EQ(broken.error().line, 2U);
}

TEST(Csv, WhatIsWrittenIsReadBack) {
    const CsvRow row{"plain", "with,comma", "with \"quote\"", "two\nlines", "", "Đại Lộc"};
    std::string text;
    append_csv_row(text, row, Formulas::kept);
    EXPECT_EQ(rows_of(text), std::vector<CsvRow>{row});
}

TEST(Csv, FormulasAreNeutralisedAndNumbersAreNot) {
    for (const char* runs : {"=1+1", "+HYPERLINK(\"x\")", "-cmd|' /C calc'!A0", "@SUM(A1)", "\t=1", "\r=1"})
        EXPECT_TRUE(runs_as_formula(runs)) << runs;
    for (const char* plain : {"-5", "+84", "-1,5", "a=b", "", "Nước mắm"})
        EXPECT_FALSE(runs_as_formula(plain)) << plain;
    std::string text;
    append_csv_row(text, {"=1+1", "-5"}, Formulas::neutralised);
    EXPECT_EQ(text, "\"'=1+1\",-5\r\n");
}

TEST(Embedded, CarriesUnitsAndMigrations) {
    EXPECT_FALSE(embedded_file("data/units/provinces.csv").bytes.empty());
    EXPECT_NE(embedded_file("src/db/migrations/0002_registry.sql").bytes.find("CREATE TABLE product"),
              std::string_view::npos);
    EXPECT_THROW((void)embedded_file("data/none.csv"), std::logic_error);
}

}  // namespace
}  // namespace saolang
