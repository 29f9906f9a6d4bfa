#include "office/csv_table.hpp"

#include <gtest/gtest.h>

namespace saolang::office {
namespace {

using namespace std::string_literals;

struct Read {
    std::string format;
    std::string rows;
    bool legacy;
};

Read read(std::string_view bytes) {
    const auto workbook = read_workbook(bytes);
    if (!workbook) throw std::runtime_error("refused");
    Read out{workbook->format, "", workbook->had_legacy_text};
    for (const SheetRow& row : workbook->sheets.at(0).rows) {
        out.rows += std::to_string(row.number) + ":";
        for (const Cell& cell : row.cells) out.rows += cell.text + (cell.letters_lost ? "!|" : "|");
        out.rows += "\n";
    }
    return out;
}

TEST(Csv, SeparatorsAreSeenInTheRowsNotToldByTheName) {
    EXPECT_EQ(read("a,b\n1,2\n").rows, "1:a|b|\n2:1|2|\n");
    EXPECT_EQ(read("a;b\n\"x;y\";88,5\n1;2\n").rows, "1:a|b|\n2:x;y|88,5|\n3:1|2|\n");
    EXPECT_EQ(read("a\tb\n1\t2, 3\n").rows, "1:a|b|\n2:1|2, 3|\n");
    EXPECT_EQ(read("DANH SÁCH, NĂM 2023\n\nTT;Tên;Sao\n1;Mật ong, chai;3\n2;Trà, gói;4\n").rows,
              "1:DANH SÁCH, NĂM 2023|\n3:TT|Tên|Sao|\n4:1|Mật ong, chai|3|\n5:2|Trà, gói|4|\n");
    EXPECT_EQ(read("sep=;\r\na;b,c\r\n").rows, "1:a|b,c|\n");
    EXPECT_EQ(read("a,b\n1,2\n").format, "csv; UTF-8; ','");
    EXPECT_EQ(read("a\tb\n").format, "csv; UTF-8; tab");
}

TEST(Csv, QuotedLineBreaksStayInTheirCell) {
    EXPECT_EQ(read("a,b\r\n\"x\r\ny\",\"say \"\"có\"\"\"\r\n").rows, "1:a|b|\n2:x\r\ny|say \"có\"|\n");
}

TEST(Csv, ByteOrderMarksTellTheEncoding) {
    EXPECT_EQ(read("\xEF\xBB\xBFtên,sao\n").rows, "1:tên|sao|\n");
    EXPECT_EQ(read("\xFF\xFEt\0\xEA\0n\0\t\0s\0\xA1\x1E\n\0"s).rows, "1:tên|sạ|\n");
    EXPECT_EQ(read("\xFE\xFF\0t\0\xEA\0n\0\t\0s\x1E\xA1\0\n"s).rows, "1:tên|sạ|\n");
    EXPECT_EQ(read("\xFF\xFEt\0\t\0s\0"s).format, "csv; UTF-16; tab");
}

TEST(Csv, OldCodePagesAreFoundByTheWholeFile) {
    const Read tcvn3 = read("Tªn s¶n phÈm,Sao\nL¸,3\nN­íc m¾m,4\n");
    EXPECT_EQ(tcvn3.rows, "1:Tên sản phẩm|Sao|\n2:Lá|3|\n3:Nước mắm|4|\n");
    EXPECT_TRUE(tcvn3.legacy);
    const Read bytes = read("T\xAAn s\xB6n ph\xC8m;Sao\nL\xB8;3\n");
    EXPECT_EQ(bytes.rows, "1:Tên sản phẩm|Sao|\n2:Lá|3|\n");
    EXPECT_EQ(bytes.format, "csv; TCVN3; ';'");
    EXPECT_EQ(read("Sa\xFBn pha\xE5m,Sao\nN\xF6\xF4\xF9"
                   "c ma\xE9m,4\n")
                  .rows,
              "1:Sản phẩm|Sao|\n2:Nước mắm|4|\n");
    EXPECT_EQ(read("Sa\xD2n ph\xE2\xD2m,Sao\nN\xFD\xF5\xEC"
                   "c m\xE3\xECm,4\n")
                  .rows,
              "1:Sản phẩm|Sao|\n2:Nước mắm|4|\n");
    EXPECT_EQ(read("Caf\xE9,1\n").format, "csv; Windows-1252; ','");
    EXPECT_FALSE(read("Caf\xE9,1\n").legacy);
}

TEST(Csv, LostLettersAreMarked) { EXPECT_EQ(read("S?n ph?m,Sao?\n").rows, "1:S?n ph?m!|Sao?|\n"); }

TEST(Csv, TheApostropheBeforeAFormulaIsTakenAway) {
    EXPECT_EQ(read("'=1+1,'+84 905,'abc,''=x\n").rows, "1:=1+1|+84 905|'abc|'=x|\n");
}

}  // namespace
}  // namespace saolang::office
