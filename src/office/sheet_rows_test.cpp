#include "office/sheet_rows.hpp"

#include <gtest/gtest.h>

namespace saolang::office {
namespace {

constexpr std::size_t many = 5'000;

std::string text_of(std::size_t row, std::size_t column) { return std::string((row * 7 + column * 3) % 40, 'a'); }

SheetRow row_of(std::size_t row) {
    SheetRow made{static_cast<std::uint32_t>(row + 1), row % 3 == 0, {}};
    for (std::size_t column = 0; column < row % 9; ++column)
        made.cells.push_back(
            {column % 2 == 0 ? Cell::Kind::text : Cell::Kind::error, text_of(row, column), row % 5 == 0});
    return made;
}

TEST(SheetRows, GiveBackEveryCellAsItWasPutIn) {
    SheetRows rows;
    for (std::size_t r = 0; r < many; ++r) rows.push_back(row_of(r));
    ASSERT_EQ(rows.size(), many);
    std::size_t r = 0;
    for (const SheetRow& row : rows) {
        const SheetRow expected = row_of(r);
        ASSERT_EQ(row.number, expected.number);
        ASSERT_EQ(row.hidden, expected.hidden);
        ASSERT_EQ(row.cells.size(), expected.cells.size());
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            ASSERT_EQ(row.cells[c].kind, expected.cells[c].kind);
            ASSERT_EQ(row.cells[c].text, expected.cells[c].text);
            ASSERT_EQ(row.cells[c].letters_lost, expected.cells[c].letters_lost);
            ASSERT_EQ(rows.text(r, c), expected.cells[c].text);
        }
        ASSERT_EQ(rows.text(r, row.cells.size()), "");
        ++r;
    }
}

TEST(SheetRows, KeepTextsOfAnyLength) {
    for (const std::size_t length : {0U, 14U, 15U, 16U, 255U, 70'000U, 200'000U}) {
        const std::string text(length, 'x');
        const SheetRows rows{{1, false, {{Cell::Kind::text, "before", false}}},
                             {2, false, {{Cell::Kind::text, text, false}, {Cell::Kind::number, "12", false}}}};
        EXPECT_EQ(rows[1].cells[0].text, text);
        EXPECT_EQ(rows.text(1, 1), "12");
        EXPECT_EQ(rows.text(0, 0), "before");
    }
}

TEST(SheetRows, AreStillThereAfterThoseBeforeWereForgotten) {
    SheetRows rows;
    for (std::size_t r = 0; r < many; ++r) rows.push_back(row_of(r));
    for (std::size_t r = 0; r < many; ++r) {
        rows.forget_before(r);
        ASSERT_EQ(rows[r].cells.size(), row_of(r).cells.size());
        ASSERT_EQ(rows.text(r, 0), r % 9 == 0 ? "" : text_of(r, 0));
    }
    rows.forget_before(many);
    EXPECT_EQ(rows.size(), many);
}

}  // namespace
}  // namespace saolang::office
