#include "programme/plan_amount.hpp"

#include <gtest/gtest.h>

namespace saolang::programme {
namespace {

TEST(PlanAmount, IsReadAsPeopleWriteIt) {
    struct Row {
        std::string_view typed;
        MeasuredIn measure;
        std::optional<std::int64_t> hundredths;
    };
    const Row rows[] = {
        {"395", MeasuredIn::count, 39'500},
        {"1.250", MeasuredIn::count, 125'000},
        {"2 hội chợ", MeasuredIn::count, 200},
        {" 70 % ", MeasuredIn::percent, 7'000},
        {"70%", MeasuredIn::percent, 7'000},
        {"70", MeasuredIn::percent, 7'000},
        {"70,5 %", MeasuredIn::percent, 7'050},
        {"1,5 lần", MeasuredIn::times, 150},
        {"1.5 times", MeasuredIn::times, 150},
        {"1,25", MeasuredIn::times, 125},
        {"2 tỷ", MeasuredIn::dong, 200'000'000'000},
        {"1,2 triệu đồng", MeasuredIn::dong, 120'000'000},
        {"150.000.000", MeasuredIn::dong, 15'000'000'000},
        {"150.000.000 ₫", MeasuredIn::dong, 15'000'000'000},
        {"0", MeasuredIn::count, 0},
        // Of another measure, or no number.
        {"70 %", MeasuredIn::count, std::nullopt},
        {"1,5 lần", MeasuredIn::percent, std::nullopt},
        {"2 tỷ", MeasuredIn::count, std::nullopt},
        {"-5", MeasuredIn::count, std::nullopt},
        {"nhiều", MeasuredIn::count, std::nullopt},
        {"", MeasuredIn::count, std::nullopt},
        {"1,", MeasuredIn::count, std::nullopt},
        {"1,2,3", MeasuredIn::count, std::nullopt},
        {"99999999999999999999", MeasuredIn::count, std::nullopt},
        {"999999999 tỷ", MeasuredIn::dong, std::nullopt},
    };
    for (const auto& row : rows) EXPECT_EQ(read_amount(row.typed, row.measure), row.hundredths) << row.typed;
}

TEST(PlanAmount, IsWrittenSoThatItIsReadBack) {
    EXPECT_EQ(amount_words(8'557, MeasuredIn::percent, web::Language::vi), "85,57 %");
    EXPECT_EQ(amount_words(150, MeasuredIn::times, web::Language::vi), "1,5 lần");
    EXPECT_EQ(amount_words(150, MeasuredIn::times, web::Language::en), "1,5 times");
    EXPECT_EQ(amount_words(39'500, MeasuredIn::count, web::Language::vi), "395");
    for (const auto measure : {MeasuredIn::count, MeasuredIn::percent, MeasuredIn::times, MeasuredIn::dong})
        for (const std::int64_t hundredths : {0, 5, 50, 100, 105, 150, 123'456'789})
            EXPECT_EQ(read_amount(amount_words(hundredths, measure, web::Language::vi), measure), hundredths);
}

}  // namespace
}  // namespace saolang::programme
