#include "office/workbook.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "office/file_problem.hpp"
#include "office/package_for_test.hpp"

namespace saolang::office {
namespace {

using for_test::book;
using for_test::Parts;
using for_test::with;
using for_test::zipped;

Workbook read(const Parts& parts) {
    auto workbook = read_workbook(zipped(parts));
    if (!workbook) throw std::runtime_error(std::string(words_of(workbook.error()).en));
    return std::move(*workbook);
}

FileProblem problem_of(std::string_view bytes, const Limits& limits = {}) {
    const auto workbook = read_workbook(bytes, limits);
    if (workbook) throw std::runtime_error("was read");
    return workbook.error();
}

// Rows as "A1|B1|C1", one line each.
std::string shown(const Sheet& sheet) {
    std::string out;
    for (const SheetRow& row : sheet.rows) {
        for (const Cell& cell : row.cells) out += cell.text + "|";
        out += "\n";
    }
    return out;
}

std::string sheet1(const Parts& parts) { return shown(read(parts).sheets.at(0)); }

std::string styled_cell(const std::string& format_code, const std::string& value, const char* book_properties = "") {
    Parts parts = book("<row><c s=\"1\"><v>" + value + "</v></c></row>");
    parts["xl/styles.xml"] = "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"" + format_code +
                             "\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>";
    const std::string sheets = parts["xl/workbook.xml"].substr(std::string("<workbook xmlns:r=\"x\">").size());
    parts["xl/workbook.xml"] = "<workbook xmlns:r=\"x\">" + std::string(book_properties) + sheets;
    return sheet1(parts);
}

TEST(Xlsx, TextIsReadFromSharedInlineAndFormulaCells) {
    Parts parts = book(
        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"B2\" t=\"s\"><v>1</v></c>"
        "<c r=\"D2\" t=\"inlineStr\"><is><t>Mật ong</t></is></c><c r=\"E2\" t=\"str\"><f>A2</f><v>Trà</v></c></row>");
    parts["xl/sharedStrings.xml"] =
        "<sst><si><r><t xml:space=\"preserve\">Nước </t></r><r><rPr><b/></rPr><t>mắm</t></r></si>"
        "<si><t>Phở_x000D_khô</t><rPh sb=\"0\" eb=\"1\"><t>đọc</t></rPh></si></sst>";
    const Workbook workbook = read(parts);
    EXPECT_EQ(workbook.format, "xlsx");
    EXPECT_EQ(workbook.sheets[0].name, "Đại Lộc");
    EXPECT_EQ(workbook.sheets[0].rows[0].number, 2U);
    EXPECT_EQ(shown(workbook.sheets[0]), "Nước mắm|Phở\rkhô||Mật ong|Trà|\n");
}

TEST(Xlsx, NumbersAreShownPlainlyWithAllTheirDigits) {
    EXPECT_EQ(
        sheet1(book("<row><c><v>905123456</v></c><c><v>1.23E+5</v></c><c><v>88.499999999999986</v></c>"
                    "<c><v>12345678901234567890</v></c><c><v>-0.5</v></c><c><v>1E-3</v></c><c><v>4.0</v></c></row>")),
        "905123456|123000|88.5|12345678901234567890|-0.5|0.001|4|\n");
}

TEST(Xlsx, ZerosInFrontThatTheFormatShowsAreKept) {
    EXPECT_EQ(styled_cell("0000000000", "905123456"), "0905123456|\n");
}

TEST(Xlsx, BooleansAndErrorsKeepTheirKind) {
    const Workbook workbook = read(
        book("<row><c t=\"b\"><v>1</v></c><c t=\"e\"><v>#REF!</v></c><c t=\"d\"><v>2023-12-22T00:00:00</v></c></row>"));
    const auto& cells = workbook.sheets[0].rows[0].cells;
    EXPECT_EQ(cells[0].kind, Cell::Kind::boolean);
    EXPECT_EQ(cells[0].text, "TRUE");
    EXPECT_EQ(cells[1].kind, Cell::Kind::error);
    EXPECT_EQ(cells[1].text, "#REF!");
    EXPECT_EQ(cells[2].kind, Cell::Kind::date);
    EXPECT_EQ(cells[2].text, "2023-12-22");
}

TEST(Xlsx, DatesAreReadByTheirFormat) {
    EXPECT_EQ(styled_cell("dd/mm/yyyy", "45282"), "2023-12-22|\n");
    EXPECT_EQ(styled_cell("[$-42A]d mmmm yyyy;@", "45282.25"), "2023-12-22|\n");
    EXPECT_EQ(styled_cell("dd/mm/yyyy hh:mm", "45282.604166666664"), "2023-12-22 14:30|\n");
    EXPECT_EQ(styled_cell("hh:mm", "0.5"), "12:00|\n");
    EXPECT_EQ(styled_cell("dd/mm/yyyy", "1"), "1900-01-01|\n");
    EXPECT_EQ(styled_cell("dd/mm/yyyy", "61"), "1900-03-01|\n");
    EXPECT_EQ(styled_cell("dd/mm/yyyy", "43820", "<workbookPr date1904=\"1\"/>"), "2023-12-22|\n");
    EXPECT_EQ(styled_cell("#,##0 &quot;đồng/dây&quot;", "45282"), "45282|\n");
    EXPECT_EQ(styled_cell("[Red]#,##0", "45282"), "45282|\n");
    EXPECT_EQ(styled_cell("dd/mm/yyyy", "-3"), "-3|\n");
}

TEST(Xlsx, BuiltInDateFormatsAreKnown) {
    Parts parts = book("<row><c s=\"0\"><v>45282</v></c><c s=\"1\"><v>45282</v></c></row>");
    parts["xl/styles.xml"] =
        "<styleSheet><cellStyleXfs><xf numFmtId=\"2\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"14\"/><xf numFmtId=\"3\"/></cellXfs></styleSheet>";
    EXPECT_EQ(sheet1(parts), "2023-12-22|45282|\n");
}

TEST(Xlsx, HiddenSheetsRowsColumnsAndMergedRangesAreTold) {
    Parts parts =
        with(book(""), "xl/worksheets/sheet1.xml",
             "<worksheet><cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>"
             "<row r=\"1\" hidden=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"5\"><c r=\"A5\"><v>2</v></c></row>"
             "</sheetData><mergeCells><mergeCell ref=\"A1:C2\"/></mergeCells></worksheet>");
    parts["xl/workbook.xml"] =
        "<workbook xmlns:r=\"x\"><sheets><sheet name=\"Cũ\" state=\"hidden\" r:id=\"rId1\"/></sheets></workbook>";
    const Sheet sheet = read(parts).sheets.at(0);
    EXPECT_TRUE(sheet.hidden);
    EXPECT_EQ(sheet.hidden_columns, (std::vector<std::uint32_t>{1, 2}));
    ASSERT_EQ(sheet.merged.size(), 1U);
    EXPECT_EQ(sheet.merged[0].last_row, 2U);
    EXPECT_EQ(sheet.merged[0].last_column, 2U);
    EXPECT_TRUE(sheet.rows[0].hidden);
    EXPECT_EQ(sheet.rows[1].number, 5U);
    EXPECT_FALSE(sheet.rows[1].hidden);
}

TEST(Xlsx, StrictFilesWithPrefixesReadAlike) {
    Parts parts =
        with(book(""), "xl/worksheets/sheet1.xml",
             "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row r=\"1\">"
             "<x:c r=\"B1\" t=\"inlineStr\"><x:is><x:t>Bưởi</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>");
    EXPECT_EQ(sheet1(parts), "|Bưởi|\n");
}

TEST(Xlsx, RowsAndCellsWithoutReferencesFollowOneAnother) {
    const Workbook workbook =
        read(book("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row><c><v>4</v></c></row>"));
    EXPECT_EQ(shown(workbook.sheets[0]), "1||3|\n4|\n");
    EXPECT_EQ(workbook.sheets[0].rows[1].number, 3U);
}

TEST(Xlsx, LegacyCellsAreMendedAndShortOnesGoByTheOthers) {
    Parts parts =
        book("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c><c t=\"s\"><v>3</v></c></row>");
    parts["xl/sharedStrings.xml"] =
        "<sst><si><t>Roïng</t></si><si><t>Saûn phaåm cuûa huyeän</t></si><si><t>Hòa "
        "Bình</t></si><si><t>S?n ph?m</t></si></sst>";
    const Workbook workbook = read(parts);
    EXPECT_TRUE(workbook.had_legacy_text);
    EXPECT_EQ(shown(workbook.sheets[0]), "Rọng|Sản phẩm của huyện|Hòa Bình|S?n ph?m|\n");
    EXPECT_TRUE(workbook.sheets[0].rows[0].cells[3].letters_lost);
    EXPECT_FALSE(workbook.sheets[0].rows[0].cells[1].letters_lost);
}

TEST(Xlsx, AShortCellAloneIsLeftAsItIs) {
    const Workbook workbook = read(book("<row><c t=\"inlineStr\"><is><t>Loïc</t></is></c></row>"));
    EXPECT_EQ(shown(workbook.sheets[0]), "Loïc|\n");
    EXPECT_FALSE(workbook.had_legacy_text);
}

TEST(Xlsx, FontsOfOldCodePagesAreHeeded) {
    Parts parts = book(
        "<row><c s=\"1\" t=\"inlineStr\"><is><t>l¸</t></is></c>"
        "<c s=\"2\" t=\"inlineStr\"><is><t>®¹i léc</t></is></c></row>");
    parts["xl/styles.xml"] =
        "<styleSheet><fonts><font><name val=\"Arial\"/></font><font><name val=\".VnTime\"/></font><font><name "
        "val=\".VnTimeH\"/></font></fonts><cellXfs><xf fontId=\"0\"/><xf fontId=\"1\"/><xf fontId=\"2\"/></cellXfs>"
        "</styleSheet>";
    EXPECT_EQ(sheet1(parts), "lá|ĐẠI LỘC|\n");
}

TEST(Xlsx, DecomposedTextBecomesNfc) {
    EXPECT_EQ(sheet1(book("<row><c t=\"inlineStr\"><is><t>Nu\xCC\x9Bo\xCC\x9B\xCC\x81"
                          "c</t></is></c></row>")),
              "Nước|\n");
}

TEST(RefusedFiles, AreNamedByTheirContent) {
    using namespace std::string_literals;
    const std::string ole = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s;
    EXPECT_EQ(problem_of(ole + "W\0o\0r\0k\0b\0o\0o\0k\0"s), FileProblem::old_xls);
    EXPECT_EQ(problem_of(ole + "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"s), FileProblem::encrypted);
    EXPECT_EQ(problem_of(ole + "W\0o\0r\0d\0D\0o\0c\0"s), FileProblem::not_a_table);
    EXPECT_EQ(problem_of("%PDF-1.7\n"), FileProblem::not_a_table);
    EXPECT_EQ(problem_of("\x89PNG\r\n\x1A\n\0\0"s), FileProblem::not_a_table);
    EXPECT_EQ(problem_of("\x7F"
                         "ELF\x02\x01\x01\0\0"s),
              FileProblem::not_a_table);
    EXPECT_EQ(problem_of("<html><table><tr><td>1"), FileProblem::old_xls);
    EXPECT_EQ(problem_of(""), FileProblem::empty);
    EXPECT_EQ(problem_of("\xEF\xBB\xBF \r\n\r\n"), FileProblem::empty);
    EXPECT_EQ(problem_of(zipped({{"a.txt", "x"}})), FileProblem::not_a_table);
    EXPECT_EQ(problem_of(zipped(with(book("<row/>"), "xl/vbaProject.bin", "x"))), FileProblem::macros);
    EXPECT_EQ(
        problem_of(zipped(with(book("<row/>"), "[Content_Types].xml",
                               "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/>"
                               "</Types>"))),
        FileProblem::macros);
    EXPECT_EQ(problem_of(zipped(book("<row></row>"))), FileProblem::empty);
}

TEST(RefusedFiles, BrokenOnesAreSaidToBeBroken) {
    const std::string whole = zipped(book("<row><c><v>1</v></c></row>"));
    EXPECT_EQ(problem_of(whole.substr(0, whole.size() / 2)), FileProblem::broken);
    EXPECT_EQ(problem_of(zipped(book("<row><c></row>"))), FileProblem::broken);
    EXPECT_EQ(problem_of(zipped(book("<row><c t=\"s\"><v>7</v></c></row>"))), FileProblem::broken);
    EXPECT_EQ(problem_of("a,b\n\"open,1\n"), FileProblem::broken);
}

TEST(RefusedFiles, EntityBombsAreStoppedAtTheirDeclaration) {
    const std::string declared = "<!DOCTYPE a [<!ENTITY x \"xxxxxxxxxx\"><!ENTITY y \"&x;&x;&x;&x;&x;&x;\">]>";
    EXPECT_EQ(problem_of(zipped(with(book(""), "xl/worksheets/sheet1.xml",
                                     declared + "<worksheet><sheetData>&y;</sheetData></worksheet>"))),
              FileProblem::bomb);
}

TEST(RefusedFiles, ZipBombsAreStoppedByTheSizesTheyDeclare) {
    const Parts parts = with(book("<row><c><v>1</v></c></row>"), "xl/media/x.bin", std::string(40 << 20, ' '));
    EXPECT_EQ(problem_of(zipped(parts)), FileProblem::bomb);
    Limits small;
    small.unpacked_bytes = 1'000;
    EXPECT_EQ(problem_of(zipped(book(std::string(2'000, ' '))), small), FileProblem::bomb);
}

TEST(RefusedFiles, ZipBombsAreStoppedByWhatTheyReallyUnpack) {
    // The central directory says ten bytes: how a bomb hides from a check of declared sizes.
    const std::string sheet = "<worksheet><sheetData>" + std::string(3'000'000, ' ') + "</sheetData></worksheet>";
    std::string bytes = zipped(with(book(""), "xl/worksheets/sheet1.xml", sheet));
    const std::size_t entry = bytes.rfind("xl/worksheets/sheet1.xml") - 46;
    bytes.replace(entry + 24, 4, std::string("\x0A\0\0\0", 4));
    EXPECT_EQ(problem_of(bytes), FileProblem::bomb);
}

TEST(RefusedFiles, ASharedTextInEveryCellCountsEachTime) {
    Parts parts = book("<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>");
    parts["xl/sharedStrings.xml"] = "<sst><si><t>mat ong</t></si></sst>";
    Limits limits;
    limits.text_bytes = 20;  // three times seven letters are more
    EXPECT_EQ(problem_of(zipped(parts), limits), FileProblem::too_large);
    limits.text_bytes = 21;
    EXPECT_TRUE(read_workbook(zipped(parts), limits));
}

TEST(RefusedFiles, LimitsAreHeld) {
    Limits limits;
    limits.columns = 3;
    EXPECT_EQ(problem_of(zipped(book("<row><c r=\"D1\"><v>1</v></c></row>")), limits), FileProblem::too_large);
    limits = {};
    limits.cells = 2;
    EXPECT_EQ(problem_of(zipped(book("<row><c r=\"C1\"><v>1</v></c></row>")), limits), FileProblem::too_large);
    limits = {};
    limits.file_bytes = 3;
    EXPECT_EQ(problem_of("a,b\n", limits), FileProblem::too_large);
}

TEST(RefusedFiles, EveryProblemHasWordsInBothLanguages) {
    for (int i = 0; i <= static_cast<int>(FileProblem::empty); ++i) {
        const ProblemWords words = words_of(static_cast<FileProblem>(i));
        EXPECT_GT(words.vi.size(), 40U) << i;
        EXPECT_GT(words.en.size(), 40U) << i;
    }
}

std::string file(const std::string& name) {
    std::ifstream in(std::string(SAOLANG_ROOT) + "/tests/office/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

// tests/office/make_files.py writes these.
TEST(RealFiles, AnOfficeListIsReadWithAllThatItMeans) {
    const auto workbook = read_workbook(file("province_list.xlsx"));
    ASSERT_TRUE(workbook);
    ASSERT_EQ(workbook->sheets.size(), 2U);
    const Sheet& sheet = workbook->sheets[0];
    EXPECT_EQ(sheet.name, "Tổng hợp");
    EXPECT_TRUE(workbook->sheets[1].hidden);
    EXPECT_EQ(sheet.merged.size(), 9U);
    EXPECT_TRUE(workbook->had_legacy_text);
    const auto row = [&](std::uint32_t number) {
        for (const SheetRow& candidate : sheet.rows) {
            if (candidate.number == number) return shown({"", false, {}, {}, {candidate}});
        }
        return std::string();
    };
    EXPECT_EQ(row(10), "1|Bánh tráng mẫu|HTX mẫu A|x||2023-12-22|905123456|\n");
    EXPECT_EQ(row(12), "3|Sản phẩm mẫu|Hộ kinh doanh B|x||22/12/2023|\n");
    EXPECT_EQ(row(13), "4|Sản phẩm mẫu thứ tư|Công ty TNHH C||x|22.12.23|\n");
    EXPECT_EQ(row(14), "");
}

TEST(RealFiles, BombsAreRefused) {
    EXPECT_EQ(problem_of(file("zip_bomb.xlsx")), FileProblem::bomb);
    EXPECT_EQ(problem_of(file("entity_bomb.xlsx")), FileProblem::bomb);
}

TEST(Workbook, TheStreamGivesTheSheetBeforeItsRows) {
    std::vector<std::string> seen;
    const RowSink sink{[&](const Sheet& sheet) { seen.push_back("sheet " + sheet.name); },
                       [&](SheetRow& row) { seen.push_back("row " + std::to_string(row.number)); }};
    ASSERT_TRUE(read_rows(zipped(book("<row><c><v>1</v></c></row><row><c><v>2</v></c></row>")), sink));
    EXPECT_EQ(seen, (std::vector<std::string>{"sheet Đại Lộc", "row 1", "row 2"}));
}

}  // namespace
}  // namespace saolang::office
