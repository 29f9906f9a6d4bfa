#include <gtest/gtest.h>

#include "office/package.hpp"
#include "office/workbook.hpp"

namespace saolang::office {
namespace {

using Kind = OutCell::Kind;

const std::vector<OutRow>& awkward_rows() {
    static const std::vector<OutRow> rows = {
        {{Kind::text, "Nước mắm"},
         {Kind::text, "0401234567"},
         {Kind::integer, "1234567"},
         {Kind::decimal, "88.5"},
         {Kind::date, "2023-12-22"}},
        {{Kind::text, "=HYPERLINK(\"http://x\")"},
         {Kind::text, "@SUM(A1)"},
         {Kind::integer, "-5"},
         {Kind::decimal, "-0.1"},
         {Kind::date, "2020-02-29"}},
        {{Kind::text, "+84 905 123 456"},
         {Kind::text, "-x"},
         {Kind::integer, "9223372036854775807"},
         {Kind::decimal, "100"},
         {Kind::text, ""}},
        {{Kind::text, "hai\ndòng, \"nháy\""},
         {Kind::text, "'=x"},
         {Kind::text, ""},
         {Kind::text, ""},
         {Kind::date, "1990-01-01"}},
        {{Kind::text, " có khoảng trắng "},
         {Kind::text, "49-516-20821-3-2024"},
         {Kind::text, "_x000D_"},
         {Kind::text, "<&>'\""},
         {Kind::text, "''"}},
    };
    return rows;
}

Table table() {
    return {"Sản phẩm: 2023/2024", {"Tên", "Mã số thuế", "Số", "Điểm", "Ngày"}, [](const auto& add) {
                for (const OutRow& row : awkward_rows()) add(row);
            }};
}

std::vector<std::vector<std::string>> read_back(const std::string& bytes) {
    const auto workbook = read_workbook(bytes);
    if (!workbook) throw std::runtime_error("refused");
    std::vector<std::vector<std::string>> rows;
    for (const SheetRow& row : workbook->sheets.at(0).rows) {
        rows.emplace_back();
        for (const Cell& cell : row.cells) rows.back().push_back(cell.text);
    }
    return rows;
}

std::vector<std::vector<std::string>> expected() {
    std::vector<std::vector<std::string>> rows = {table().headings};
    for (const OutRow& row : awkward_rows()) {
        rows.emplace_back();
        for (const OutCell& cell : row) rows.back().push_back(cell.text);
        while (rows.back().back().empty()) rows.back().pop_back();
    }
    return rows;
}

std::string part(const std::string& bytes, std::string_view name) {
    const auto package = Package::open(bytes, {});
    std::string out;
    const auto read = package->read(name, [&](std::string_view piece) {
        out += piece;
        return true;
    });
    return read ? out : "";
}

TEST(Export, XlsxReadsBackTheSame) { EXPECT_EQ(read_back(write_xlsx(table())), expected()); }
TEST(Export, CsvReadsBackTheSame) { EXPECT_EQ(read_back(write_csv(table())), expected()); }

TEST(Export, TheSameTableGivesTheSameBytes) {
    EXPECT_EQ(write_xlsx(table()), write_xlsx(table()));
    EXPECT_EQ(write_csv(table()), write_csv(table()));
}

TEST(Export, XlsxHoldsTypedCellsAndNoFormula) {
    const auto workbook = read_workbook(write_xlsx(table()));
    ASSERT_TRUE(workbook);
    EXPECT_EQ(workbook->sheets[0].name, "Sản phẩm  2023 2024");
    const auto& first = workbook->sheets[0].rows[1].cells;
    EXPECT_EQ(first[1].kind, Cell::Kind::text);
    EXPECT_EQ(first[2].kind, Cell::Kind::number);
    EXPECT_EQ(first[3].kind, Cell::Kind::number);
    EXPECT_EQ(first[4].kind, Cell::Kind::date);
    // A number beyond 2^53 would lose digits as a number.
    EXPECT_EQ(workbook->sheets[0].rows[3].cells[2].kind, Cell::Kind::text);
    EXPECT_EQ(part(write_xlsx(table()), "xl/worksheets/sheet1.xml").find("<f>"), std::string::npos);
}

TEST(Export, XlsxIsReadyToWorkWith) {
    const std::string bytes = write_xlsx(table());
    const std::string sheet = part(bytes, "xl/worksheets/sheet1.xml");
    EXPECT_NE(sheet.find("state=\"frozen\""), std::string::npos);
    EXPECT_NE(sheet.find("<autoFilter ref=\"A1:E6\"/>"), std::string::npos);
    EXPECT_NE(sheet.find("<cols>"), std::string::npos);
    const std::string styles = part(bytes, "xl/styles.xml");
    EXPECT_NE(styles.find("dd/mm/yyyy"), std::string::npos);
    EXPECT_NE(styles.find("<b/>"), std::string::npos);
}

TEST(Export, CsvNeutralisesFormulasAndKeepsNumbers) {
    const std::string csv = write_csv(table());
    EXPECT_TRUE(csv.starts_with("\xEF\xBB\xBFTên,Mã số thuế,Số,Điểm,Ngày\r\n"));
    EXPECT_NE(csv.find("'=HYPERLINK"), std::string::npos);
    EXPECT_NE(csv.find("'+84 905"), std::string::npos);
    EXPECT_NE(csv.find("'@SUM"), std::string::npos);
    EXPECT_NE(csv.find(",-5,-0.1,"), std::string::npos);
}

TEST(Export, ATextLongerThanACellIsCutWhereItShows) {
    const Table long_text{"x", {"Câu chuyện"}, [](const auto& add) { add({{Kind::text, std::string(40'000, 'a')}}); }};
    const auto rows = read_back(write_xlsx(long_text));
    EXPECT_TRUE(rows[1][0].ends_with(" […]"));
    EXPECT_GT(rows[1][0].size(), 32'000U);
}

TEST(Export, ATableWithoutRowsHasItsHeadings) {
    const Table nothing{"", {"Tên"}, [](const auto&) {}};
    EXPECT_EQ(read_back(write_xlsx(nothing)), (std::vector<std::vector<std::string>>{{"Tên"}}));
    EXPECT_EQ(read_back(write_csv(nothing)), (std::vector<std::vector<std::string>>{{"Tên"}}));
}

}  // namespace
}  // namespace saolang::office
