#include "registry/list.hpp"

#include <initializer_list>

#include <gtest/gtest.h>

namespace saolang::registry {
namespace {

using Texts = std::initializer_list<std::string_view>;

// A sheet as it would be read from a file: "" is an empty cell, a leading '#' a number cell.
office::SheetRow row_of(std::uint32_t number, Texts texts) {
    office::SheetRow row;
    row.number = number;
    for (const std::string_view text : texts) {
        office::Cell cell;
        cell.kind = text.empty()            ? office::Cell::Kind::empty
                    : text.starts_with('#') ? office::Cell::Kind::number
                                            : office::Cell::Kind::text;
        cell.text = text.starts_with('#') ? text.substr(1) : text;
        row.cells.push_back(std::move(cell));
    }
    return row;
}

office::Sheet sheet_of(std::initializer_list<Texts> rows, std::string name = "Sheet1") {
    office::Sheet sheet;
    sheet.name = std::move(name);
    std::uint32_t number = 0;
    for (const Texts& texts : rows) sheet.rows.push_back(row_of(++number, texts));
    return sheet;
}

template <class Change>
office::Sheet changed(office::Sheet sheet, const Change& change) {
    office::SheetRows rows;
    for (office::SheetRow row : sheet.rows) {
        change(row);
        rows.push_back(row);
    }
    sheet.rows = std::move(rows);
    return sheet;
}

ListReading read(office::Sheet sheet, ListKind kind = ListKind::recognitions) {
    office::Workbook book;
    book.sheets.push_back(std::move(sheet));
    return read_list(book, kind);
}

// One row under one heading beside the product's name.
ListReading read_one(std::string_view heading, std::string_view value) {
    return read(
        sheet_of({{"STT", "Tên sản phẩm", "Chủ thể", heading}, {"#1", "Nước mắm Cửa Khe", "HTX Cửa Khe", value}}));
}

Draft only(const ListReading& reading) {
    EXPECT_EQ(reading.drafts.size(), 1U);
    for (const auto& refusal : reading.refused) ADD_FAILURE() << refusal.place.value << ": " << refusal.reason_vi;
    return reading.drafts.empty() ? Draft{} : reading.drafts.front();
}

std::optional<int> star_read(std::string_view heading, std::string_view value) {
    const Draft draft = only(read_one(heading, value));
    return draft.star ? std::optional(draft.star->number()) : std::nullopt;
}

TEST(ListHeadings, StandBelowTitlesInAnyOrderAndWording) {
    const auto reading = read(sheet_of({{"UBND TỈNH QUẢNG NAM", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
                                        {"DANH SÁCH SẢN PHẨM OCOP"},
                                        {"Số TT", "Huyện/TX/TP", "Kết quả phân hạng", "Chủ thể  SXKD", "Tên SP"},
                                        {"#1", "Đại Lộc", "4 sao", "HTX Ái Nghĩa", "Bánh tráng"}}));
    const Draft draft = only(reading);
    EXPECT_EQ(draft.product_name, "Bánh tráng");
    EXPECT_EQ(draft.producer_name, "HTX Ái Nghĩa");
    EXPECT_EQ(draft.district, "Đại Lộc");
    EXPECT_EQ(draft.star, Star::of(4));
    EXPECT_EQ(reading.columns.at("Tên SP"), "product_name");
}

TEST(ListHeadings, WithAWrongLetterAreStillKnown) {
    EXPECT_EQ(read_one("Ghi chú", "x").columns.at("Ghi chú"), "note");
    EXPECT_EQ(read_one("Mã số thuê", "4000123456").columns.at("Mã số thuê"), "tax_code");
    EXPECT_EQ(read_one("Quyết địnnh số", "3635/QĐ-UBND").columns.at("Quyết địnnh số"), "decision_number");
}

TEST(ListHeadings, OverTwoMergedRowsAndARowOfNumbers) {
    auto sheet = sheet_of({{"STT", "Tên sản phẩm", "Chủ thể", "", "Hạng sao", "", ""},
                           {"", "", "Tên", "Địa chỉ", "3 sao", "4 sao", "5 sao"},
                           {"#1", "#2", "#3", "#4", "#5", "#6", "#7"},
                           {"#1", "Trà sâm", "HTX Trà Linh", "xã Trà Linh, huyện Nam Trà My", "", "x", ""}});
    sheet.merged = {{1, 2, 0, 0}, {1, 2, 1, 1}, {1, 1, 2, 3}, {1, 1, 4, 6}};
    const Draft draft = only(read(std::move(sheet)));
    EXPECT_EQ(draft.producer_name, "HTX Trà Linh");
    EXPECT_EQ(draft.star, Star::of(4));
    EXPECT_EQ(draft.commune, "xã Trà Linh");
    EXPECT_EQ(draft.district, "huyện Nam Trà My");
}

TEST(ListHeadings, OfWhatWasAskedForAreNotWhatWasGiven) {
    const Draft draft = only(
        read(sheet_of({{"STT", "Tên sản phẩm", "Hạng sao đề nghị", "Hạng sao"}, {"#1", "Gạo", "5 sao", "4 sao"}})));
    EXPECT_EQ(draft.star, Star::of(4));
}

TEST(ListHeadings, OfProgramsAreCodes) {
    const Draft draft =
        only(read(sheet_of({{"product_code", "product_name", "producer_name", "star", "valid_from", "status"},
                            {"49-516-20821-3-2024", "Gạo", "HTX A", "3", "2024-05-01", "active"}})));
    EXPECT_EQ(draft.product_code, "49-516-20821-3-2024");
    EXPECT_EQ(draft.valid_from, Date::from_civil(2024, 5, 1));
    EXPECT_EQ(draft.status, "active");
}

TEST(ListStars, AreReadAsPeopleWriteThem) {
    for (const auto& [text, star] :
         std::initializer_list<std::pair<std::string_view, int>>{{"3 sao", 3},
                                                                 {"3*", 3},
                                                                 {"★★★", 3},
                                                                 {"****", 4},
                                                                 {"OCOP 4 sao", 4},
                                                                 {"Đạt 3 sao", 3},
                                                                 {"4 sao (nâng hạng)", 4},
                                                                 {"Bốn sao", 4},
                                                                 {"NĂM SAO", 5},
                                                                 {"Hạng 3", 3},
                                                                 {"#4", 4},
                                                                 {"4.0", 4},
                                                                 {"từ 3 sao lên 4 sao", 4},
                                                                 {"4 sao (tiềm năng 5 sao)", 4}}) {
        EXPECT_EQ(star_read("Hạng sao", text), star) << text;
    }
}

TEST(ListStars, ThatAreOnlyPossibleOrMissedAreNone) {
    EXPECT_EQ(star_read("Hạng sao", "Tiềm năng 5 sao"), std::nullopt);
    EXPECT_EQ(star_read("Hạng sao", "Không đạt"), std::nullopt);
    EXPECT_EQ(only(read_one("Hạng sao", "Không đạt")).status, "registered");
}

TEST(ListStars, ThatCannotBeAreRefusedWithPlaceAndReason) {
    const auto reading = read_one("Hạng sao", "6 sao");
    ASSERT_EQ(reading.refused.size(), 1U);
    EXPECT_EQ(reading.refused[0].place.row, 2U);
    EXPECT_EQ(reading.refused[0].place.column, "D (Hạng sao)");
    EXPECT_EQ(reading.refused[0].place.value, "6 sao");
    EXPECT_NE(reading.refused[0].reason_vi, "");
    EXPECT_TRUE(reading.drafts.empty());
    EXPECT_EQ(reading.rows, 1U);
    EXPECT_EQ(read_one("Hạng sao", "3 sao, 4 sao").refused.size(), 1U);
}

TEST(ListStars, AsTwoCrossesInARowAreRefused) {
    const auto reading = read(
        sheet_of({{"STT", "Tên sản phẩm", "3 sao", "4 sao"}, {"#1", "Gạo", "x", "X"}, {"#2", "Mật ong", "✓", ""}}));
    EXPECT_EQ(reading.refused.size(), 1U);
    ASSERT_EQ(reading.drafts.size(), 1U);
    EXPECT_EQ(reading.drafts[0].star, Star::of(3));
}

TEST(ListDates, PutTheDayBeforeTheMonthAlways) {
    const auto day = Date::from_civil(2023, 12, 22);
    for (const std::string_view text :
         {"22/12/2023", "22-12-2023", "22.12.23", "ngày 22 tháng 12 năm 2023", "'22/12/2023", "2023-12-22", "#45282"}) {
        EXPECT_EQ(only(read_one("Ngày quyết định", text)).decision_date, day) << text;
    }
    EXPECT_EQ(read_one("Ngày quyết định", "12/22/2023").refused.size(), 1U);
    EXPECT_EQ(read_one("Ngày quyết định", "31/02/2023").refused.size(), 1U);
}

TEST(ListDates, WithoutADayStayYears) {
    for (const std::string_view text : {"12/2023", "2023", "Quý IV năm 2023", "tháng 12/2023"}) {
        const Draft draft = only(read_one("Ngày công nhận", text));
        EXPECT_EQ(draft.decision_date, std::nullopt) << text;
        EXPECT_EQ(draft.year, 2023) << text;
    }
}

TEST(ListDecisions, HoldNumberDateAndOfficeInOneCell) {
    const Draft draft =
        only(read_one("Quyết định công nhận", "QĐ số 3635/QĐ-UBND ngày 22/12/2023 của UBND tỉnh Quảng Nam"));
    EXPECT_EQ(draft.decision_number, "3635/QĐ-UBND");
    EXPECT_EQ(draft.decision_date, Date::from_civil(2023, 12, 22));
    EXPECT_EQ(draft.authority, "UBND tỉnh Quảng Nam");
    EXPECT_EQ(only(read_one("Số QĐ", "3635 /QD-UBND")).decision_number, "3635/QĐ-UBND");
    EXPECT_EQ(read_one("Số QĐ", "1/QĐ-UBND ngày 1/1/2020; 2/QĐ-UBND ngày 1/1/2023").refused.size(), 1U);
}

TEST(ListDecisions, OfTheTitleHoldForAllRows) {
    const Draft draft =
        only(read(sheet_of({{"DANH SÁCH SẢN PHẨM OCOP NĂM 2023"},
                            {"(Kèm theo Quyết định số 3635/QĐ-UBND ngày 22 tháng 12 năm 2023 của UBND tỉnh)"},
                            {"STT", "Tên sản phẩm", "Hạng sao"},
                            {"#1", "Gạo", "3 sao"}})));
    EXPECT_EQ(draft.decision_number, "3635/QĐ-UBND");
    EXPECT_EQ(draft.decision_date, Date::from_civil(2023, 12, 22));
}

TEST(ListYears, OfTheTitleAreTakenUnlessTheyEndASpan) {
    const auto year = [](std::string_view title) {
        return only(read(sheet_of({{title}, {"STT", "Tên sản phẩm", "Hạng sao"}, {"#1", "Gạo", "3 sao"}}))).year;
    };
    EXPECT_EQ(year("DANH SÁCH SẢN PHẨM OCOP NĂM 2022"), 2022);
    EXPECT_EQ(year("DANH SÁCH SẢN PHẨM OCOP ĐẾN NĂM 2023"), std::nullopt);
    EXPECT_EQ(year("DANH SÁCH SẢN PHẨM OCOP GIAI ĐOẠN 2018 - 2020"), std::nullopt);
}

TEST(ListGroupRows, NameDistrictAndGroupForTheRowsBelow) {
    const auto reading = read(sheet_of({{"STT", "Tên sản phẩm", "Chủ thể", "Hạng sao"},
                                        {"I", "HUYỆN ĐẠI LỘC: 2 sản phẩm"},
                                        {"", "Nhóm thực phẩm"},
                                        {"#1", "Bánh tráng", "HTX A", "3 sao"},
                                        {"", "Nhóm đồ uống"},
                                        {"#2", "Rượu nếp", "HTX B", "3 sao"},
                                        {"II. TX. Điện Bàn"},
                                        {"#1", "Bê thui", "Cơ sở C", "4 sao"},
                                        {"Tổng cộng: 3 sản phẩm"}}));
    ASSERT_EQ(reading.drafts.size(), 3U);
    EXPECT_EQ(reading.rows, 3U);
    EXPECT_EQ(reading.drafts[0].district, "HUYỆN ĐẠI LỘC");
    EXPECT_EQ(reading.drafts[0].group, ProductGroup::food);
    EXPECT_EQ(reading.drafts[1].group, ProductGroup::drink);
    EXPECT_EQ(reading.drafts[2].district, "TX. Điện Bàn");
    EXPECT_EQ(reading.drafts[2].group, std::nullopt);
}

TEST(ListRows, OfTotalsAndSignaturesAreNone) {
    const auto reading = read(sheet_of({{"STT", "Tên sản phẩm", "Chủ thể"},
                                        {"#1", "Gạo", "HTX A"},
                                        {"", "Tổng cộng", "#1"},
                                        {"Nơi nhận:", "", "TM. ỦY BAN NHÂN DÂN"},
                                        {"- Như trên;", "", "KT. CHỦ TỊCH"},
                                        {"- Lưu VT.", "", "Trần Văn A"}}));
    EXPECT_EQ(reading.rows, 1U);
    EXPECT_TRUE(reading.refused.empty());
}

TEST(ListProducers, MergedOverSeveralRowsHoldForAllOfThem) {
    auto sheet = sheet_of({{"STT", "Chủ thể", "Tên sản phẩm"},
                           {"#1", "HTX A", "Gạo"},
                           {"", "", "Bún khô"},
                           {"#2", "HTX B", "Mật ong"},
                           {"#3", "", "Tiêu"}});
    sheet.merged = {{2, 3, 1, 1}, {2, 3, 0, 0}};
    const auto reading = read(std::move(sheet));
    ASSERT_EQ(reading.drafts.size(), 4U);
    EXPECT_EQ(reading.drafts[1].producer_name, "HTX A");
    EXPECT_EQ(reading.drafts[3].producer_name, std::nullopt) << "a sheet that merges leaves cells empty that are empty";
}

TEST(ListProducers, LeftEmptyBelowOneAreTheSameWhenTheListNeverRepeatsAName) {
    const auto as_above = read(sheet_of(
        {{"STT", "Chủ thể", "Tên sản phẩm"}, {"#1", "HTX A", "Gạo"}, {"#2", "", "Bún"}, {"#3", "HTX B", "Tiêu"}}));
    EXPECT_EQ(as_above.drafts[1].producer_name, "HTX A");
    const auto missing = read(sheet_of(
        {{"STT", "Chủ thể", "Tên sản phẩm"}, {"#1", "HTX A", "Gạo"}, {"#2", "HTX A", "Bún"}, {"#3", "", "Tiêu"}}));
    EXPECT_EQ(missing.drafts[2].producer_name, std::nullopt);
}

TEST(ListProducers, LeftEmptyInAnExportOfOursAreNotKnown) {
    const auto reading = read(sheet_of({{"Tên sản phẩm", "Chủ thể", "Hạng sao", "Mã đơn vị hành chính"},
                                        {"Gạo", "HTX A", "3", ""},
                                        {"Bún", "", "3", ""},
                                        {"Tiêu", "HTX B", "3", ""}}));
    ASSERT_EQ(reading.drafts.size(), 3U);
    EXPECT_EQ(reading.drafts[1].producer_name, std::nullopt);
}

TEST(ListProducers, OfDittoSignsAreThoseAboveAndADashIsNothing) {
    const auto reading = read(sheet_of({{"STT", "Chủ thể", "Tên sản phẩm", "Huyện"},
                                        {"#1", "HTX A", "Gạo", "Quế Sơn"},
                                        {"#2", "nt", "Bún", "-nt-"},
                                        {"#3", "như trên", "Miến", "\""},
                                        {"#4", "-", "Tiêu", "Quế Sơn"},
                                        {"#5", "HTX B", "Sen", "Quế Sơn"},
                                        {"#6", "HTX B", "Trà sen", "Quế Sơn"}}));
    ASSERT_EQ(reading.drafts.size(), 6U);
    EXPECT_EQ(reading.drafts[1].producer_name, "HTX A");
    EXPECT_EQ(reading.drafts[1].district, "Quế Sơn");
    EXPECT_EQ(reading.drafts[2].producer_name, "HTX A");
    EXPECT_EQ(reading.drafts[3].producer_name, std::nullopt);
}

TEST(ListProducers, ComeWithAddressAndTelephoneInOneCell) {
    const Draft draft = only(read(
        sheet_of({{"STT", "Tên sản phẩm", "Chủ thể"},
                  {"#1", "Gạo", "HTX Nông nghiệp Duy Sơn, thôn 3, xã Duy Sơn, huyện Duy Xuyên; ĐT: 0905 123 456"}})));
    EXPECT_EQ(draft.producer_name, "HTX Nông nghiệp Duy Sơn");
    EXPECT_EQ(draft.private_facts.address, "thôn 3, xã Duy Sơn, huyện Duy Xuyên");
    EXPECT_EQ(draft.private_facts.phone, "0905123456");
    EXPECT_EQ(draft.commune, "xã Duy Sơn");
    EXPECT_EQ(draft.producer_kind, ProducerKind::cooperative);
}

TEST(ListProducers, KindsComeFromCrossesOrWords) {
    const auto reading = read(sheet_of({{"STT", "Tên sản phẩm", "Chủ thể", "HTX", "THT", "DN", "Hộ KD"},
                                        {"#1", "Gạo", "Thành Công", "x", "", "", ""},
                                        {"#2", "Bún", "Hai Lúa", "", "", "", "x"}}));
    EXPECT_EQ(reading.drafts.at(0).producer_kind, ProducerKind::cooperative);
    EXPECT_EQ(reading.drafts.at(1).producer_kind, ProducerKind::household);
    EXPECT_EQ(only(read_one("Loại hình", "Doanh nghiệp")).producer_kind, ProducerKind::enterprise);
}

TEST(ListNumbers, GetTheirLostLeadingZeroBack) {
    EXPECT_EQ(only(read_one("Mã số thuế", "#400123456")).tax_code, "0400123456");
    EXPECT_EQ(only(read_one("MST", "4000 123 456-001")).tax_code, "4000123456-001");
    EXPECT_EQ(only(read_one("SĐT", "#905123456")).private_facts.phone, "0905123456");
    EXPECT_EQ(only(read_one("SĐT", "0905.123.456 - 0235 3123456")).private_facts.phone, "0905123456; 02353123456");
    EXPECT_EQ(read_one("MST", "12345").refused.size(), 1U);
}

TEST(ListNumbers, WhoseDigitsAreGoneAreLeftOutAndTold) {
    const auto reading = read_one("Điện thoại", "9,05E+08");
    EXPECT_EQ(only(reading).private_facts.phone, std::nullopt);
    EXPECT_EQ(reading.remarks.size(), 1U);
}

TEST(ListNumbers, OfPointsMayCarryACommaAndWords) {
    EXPECT_EQ(only(read_one("Tổng điểm", "88,5")).score, parse_points("88.5"));
    EXPECT_EQ(only(read_one("Điểm", "88.5 điểm")).score, parse_points("88.5"));
    EXPECT_EQ(read_one("Điểm", "188").refused.size(), 1U);
}

TEST(ListNames, LoseNumberingLabelsAndQuotes) {
    for (const std::string_view text :
         {"1. Nước mắm Cửa Khe", "- Nước mắm Cửa Khe", "OCOP Nước mắm Cửa Khe", "Sản phẩm: Nước mắm Cửa Khe",
          "\"Nước mắm Cửa Khe\"", "Sản phẩm OCOP: “Nước mắm Cửa Khe”"}) {
        EXPECT_EQ(only(read(sheet_of({{"STT", "Tên sản phẩm"}, {"#1", text}}))).product_name, "Nước mắm Cửa Khe")
            << text;
    }
    EXPECT_EQ(read(sheet_of({{"STT", "Tên sản phẩm"}, {"#1", "1. Gạo 2. Bún"}})).refused.size(), 1U);
}

TEST(ListCells, WhoseLettersWereLostAreRefused) {
    auto sheet = sheet_of({{"STT", "Tên sản phẩm"}, {"#1", "N??c m?m"}});
    const auto reading = read(changed(std::move(sheet), [](office::SheetRow& row) {
        if (row.number == 2) row.cells[1].letters_lost = true;
    }));
    ASSERT_EQ(reading.refused.size(), 1U);
    EXPECT_NE(reading.refused[0].reason_vi.find("CSV UTF-8"), std::string::npos);
}

TEST(ListCells, WithAFormulaErrorAreRefusedUnlessTheyAreBesideTheFacts) {
    auto sheet = sheet_of(
        {{"STT", "Tên sản phẩm", "Hạng sao", "Ghi chú"}, {"#1", "Gạo", "#REF!", ""}, {"#2", "Bún", "3 sao", "#REF!"}});
    const auto reading = read(changed(std::move(sheet), [](office::SheetRow& row) {
        for (auto& cell : row.cells) {
            if (cell.text == "REF!") cell.kind = office::Cell::Kind::error;
        }
    }));
    EXPECT_EQ(reading.refused.size(), 1U);
    EXPECT_EQ(reading.drafts.size(), 1U);
}

TEST(ListCells, OfYesAndNoAboutTheLeaderStayUnknownWhenEmpty) {
    EXPECT_EQ(only(read_one("Chủ thể là nữ", "x")).private_facts.women_led, true);
    EXPECT_EQ(only(read_one("Chủ thể là nữ", "không")).private_facts.women_led, false);
    EXPECT_EQ(only(read_one("Chủ thể là nữ", "")).private_facts.women_led, std::nullopt);
}

TEST(ListSheets, HiddenOnesAreToldAndLeftAndHiddenRowsAreReadAndTold) {
    office::Workbook book;
    book.sheets.push_back(changed(sheet_of({{"STT", "Tên sản phẩm"}, {"#1", "Gạo"}, {"#2", "Bún"}}, "Đại Lộc"),
                                  [](office::SheetRow& row) { row.hidden = row.number == 3; }));
    book.sheets.push_back(sheet_of({{"STT", "Tên sản phẩm"}, {"#1", "Tiêu"}}, "cũ"));
    book.sheets[1].hidden = true;
    const auto reading = read_list(book, ListKind::recognitions);
    EXPECT_EQ(reading.drafts.size(), 2U);
    EXPECT_EQ(reading.remarks.size(), 2U);
    EXPECT_EQ(reading.drafts[0].district, "Đại Lộc");
    EXPECT_TRUE(reading.drafts[0].district_guessed);
}

TEST(ListSheets, WithoutHeadingsGoOnWithTheTableBefore) {
    office::Workbook book;
    book.sheets.push_back(sheet_of({{"STT", "Tên sản phẩm", "Hạng sao"}, {"#1", "Gạo", "3 sao"}}, "Trang 1"));
    book.sheets.push_back(sheet_of({{"#2", "Bún", "4 sao"}}, "Trang 2"));
    const auto reading = read_list(book, ListKind::recognitions);
    ASSERT_EQ(reading.drafts.size(), 2U);
    EXPECT_EQ(reading.drafts[1].star, Star::of(4));
}

TEST(ListRows, WithoutANameAreRefused) {
    const auto reading = read(sheet_of({{"STT", "Tên sản phẩm", "Chủ thể", "Hạng sao"}, {"#1", "", "HTX A", "3 sao"}}));
    ASSERT_EQ(reading.refused.size(), 1U);
    EXPECT_NE(reading.refused[0].reason_vi.find("tên sản phẩm"), std::string::npos);
}

TEST(ListTexts, NeverBecomeFactsWhenTheySayNothing) {
    const Draft draft = only(read_one("Quyết định công nhận", "chưa có"));
    EXPECT_EQ(draft.decision_number, std::nullopt);
    EXPECT_EQ(draft.decision_date, std::nullopt);
    EXPECT_EQ(draft.year, std::nullopt);
}

}  // namespace
}  // namespace saolang::registry
