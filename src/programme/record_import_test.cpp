#include "programme/record_import.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <set>

#include "programme/market_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/record_file.hpp"
#include "programme/record_template.hpp"
#include "programme/work_kinds.hpp"
#include "registry/index_for_tests.hpp"

namespace saolang::programme {
namespace {

using registry::date;

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }

// Two products of one producer, one of another, and one name that two producers use.
class RecordLists : public ::testing::Test {
protected:
    void SetUp() override {
        registry_.tables.province = "48";
        const auto place = registry::place_key("20524", date(2024, 1, 1));
        cooperative_ = registry_.producer("Hợp tác xã Nông nghiệp Đại Lộc", registry::ProducerKind::cooperative, place);
        household_ = registry_.producer("Hộ kinh doanh Nguyễn Thị Bốn", registry::ProducerKind::household, place);
        rice_ = static_cast<std::int64_t>(registry_.product("Gạo lứt Đại Lộc").of(cooperative_).id());
        honey_ = static_cast<std::int64_t>(registry_.product("Mật ong rừng").of(cooperative_).id());
        registry_.product("Mật ong rừng").of(household_);
        registry_.product("Bánh tráng Đại Lộc").of(household_);
        registry_.tables.decisions = {
            {registry::DecisionId{1}, "3635/QĐ-UBND", date(2022, 12, 30), "UBND tỉnh Quảng Nam"},
            {registry::DecisionId{2}, "1/QĐ-UBND", date(2024, 1, 3), "UBND tỉnh Quảng Nam"},
            {registry::DecisionId{3}, "1/QĐ-UBND", date(2023, 1, 3), "UBND tỉnh Quảng Nam"}};
        world_.index = registry_.build();
        set({});
    }
    void set(const std::vector<RecordsOf>& records) { world_.ledger = ledger_of(records, *world_.index, gazetteer()); }

    [[nodiscard]] RecordPlan plan(const Kind& kind, std::string_view file) {
        outcomes_.clear();
        auto workbook = office::read_workbook(file);
        EXPECT_TRUE(workbook.has_value());
        return plan_records(*std::move(workbook), kind, world_, gazetteer(),
                            {.today = date(2025, 3, 1),
                             .may_write = may_write_,
                             .may_see_confidential = may_see_,
                             .row = [this](RecordOutcome&& outcome) { outcomes_.push_back(std::move(outcome)); }});
    }
    [[nodiscard]] RecordPlan plan(const Kind& kind, office::Workbook workbook) {
        return plan_records(std::move(workbook), kind, world_, gazetteer(), {.today = date(2025, 3, 1)});
    }
    static std::string why(const RecordPlan& plan) {
        std::string words;
        for (const auto& refusal : plan.told.refused)
            words += fmt::format("{}, {}, {}: {}\n", refusal.place.row, refusal.place.column, refusal.place.value,
                                 refusal.reason_vi);
        for (const auto& doubt : plan.told.doubtful) words += fmt::format("{}? {}\n", doubt.place.row, doubt.reason_vi);
        return words;
    }

    registry::TestRegistry registry_;
    registry::ProducerId cooperative_{}, household_{};
    std::int64_t rice_ = 0, honey_ = 0;
    World world_;
    std::function<bool(const Values&)> may_write_, may_see_;
    std::vector<RecordOutcome> outcomes_;
};

// ---- What export writes, import reads ------------------------------------------------------------------------------

std::optional<std::string> some_value(const Kind& kind, std::size_t at, std::size_t i) {
    const auto& field = kind.fields[at];
    const auto unit = [](std::string_view code, Date day) { return unit_key(registry::unit(code, day), gazetteer()); };
    switch (field.holds) {
        case Holds::text:
            return fmt::format("{} {}, “{}”; =1+2", field.label.vi, i, field.name);
        case Holds::lines:
            return fmt::format("dòng một {}\n- dòng hai, \"có dấu\"", i);
        case Holds::choice:
            return std::string(field.options[(at + i) % field.options.size()].code);
        case Holds::yes_no:
            return i % 2 == 0 ? "1" : "0";
        case Holds::date:
            return to_iso(date(2024, 1, 1).plus_days(static_cast<int>(at * 3 + i)));
        case Holds::money:
            return std::to_string((field.negative && i == 1 ? -1 : 1) * static_cast<std::int64_t>(1'234'567 * (i + 1)));
        case Holds::number:
            return std::to_string((field.name == "year" ? 2020 : 2) + i);
        case Holds::decimal:
            return std::to_string(7'050 + static_cast<std::int64_t>(i) * 125);
        case Holds::product:
        case Holds::producer:
            return std::to_string(i % 2 + 1);
        case Holds::decision:
            return std::to_string(i % 3 + 1);
        case Holds::unit:
            return i % 2 == 0 ? unit("20524", date(2024, 1, 1)) : unit("48", date(2026, 1, 1));
        case Holds::record:
            return std::to_string(i + 1);
        case Holds::position:
            return fmt::format("15.87944,108.3300{}", i);
    }
    return std::nullopt;
}

std::vector<RecordsOf> some_of_every_kind() {
    std::vector<RecordsOf> all;
    for (const auto* kind : kinds()) {
        RecordsOf records{kind->id, {}};
        for (std::size_t i = 0; i < 3; ++i) {
            Values values(kind->fields.size());
            for (std::size_t at = 0; at < values.size(); ++at)
                if (i < 2 || kind->fields[at].required) values[at] = some_value(*kind, at, i);
            records.values.push_back(std::move(values));
        }
        all.push_back(std::move(records));
    }
    return all;
}

TEST_F(RecordLists, OfEveryKindComeBackWithoutADifference) {
    set(some_of_every_kind());
    for (const auto* kind : kinds())
        for (const auto style : {registry::HeadingStyle::vietnamese, registry::HeadingStyle::codes})
            for (const bool xlsx : {true, false}) {
                const auto table = record_table({*kind, all_rows((*world_.ledger)[*kind]), style}, world_, gazetteer());
                const auto found = plan(*kind, xlsx ? office::write_xlsx(table) : office::write_csv(table));
                const auto what = fmt::format("{} {} {}", kind->name, xlsx ? "xlsx" : "csv",
                                              style == registry::HeadingStyle::codes ? "codes" : "vi");
                EXPECT_EQ(found.told.unchanged, 3U) << what << "\n" << why(found);
                EXPECT_TRUE(found.records.empty()) << what;
                EXPECT_TRUE(found.told.refused.empty()) << what << "\n" << why(found);
                EXPECT_TRUE(found.told.doubtful.empty()) << what << "\n" << why(found);
                for (const auto& outcome : outcomes_)
                    for (const auto& change : outcome.changes)
                        ADD_FAILURE() << what << " " << kind->fields[change.field].name << ": "
                                      << change.before.value_or("") << " -> " << change.after.value_or("");
            }
}

TEST_F(RecordLists, HaveHeadingsThatNoTwoColumnsShare) {
    for (const auto* kind : kinds()) {
        std::set<std::string> codes, vi;
        for (const auto& column : file_columns(*kind)) {
            EXPECT_TRUE(codes.insert(column.heading).second) << kind->name << " " << column.heading;
            EXPECT_TRUE(vi.insert(column.heading_vi).second) << kind->name << " " << column.heading_vi;
        }
    }
}

TEST_F(RecordLists, AreKnownByOneOrManyOfTheirWords) {
    EXPECT_EQ(list_name(sales_point::kind), "sales-points");
    EXPECT_EQ(list_name(turnover::kind), "turnover");
    EXPECT_EQ(kind_listed("sales_point"), &sales_point::kind);
    EXPECT_EQ(kind_listed("zone-supplies"), kind_named("zone_supply"));
    EXPECT_EQ(kind_listed("products"), nullptr);
    for (const auto* kind : kinds()) EXPECT_EQ(kind_listed(list_name(*kind)), kind);
}

TEST_F(RecordLists, LeaveOutWhatAProducerKeepsPrivate) {
    set(some_of_every_kind());
    RecordFile file{turnover::kind, {0, 1}, registry::HeadingStyle::codes, [](Row row) { return row == 0; }};
    const auto csv = office::write_csv(record_table(std::move(file), world_, gazetteer()));
    EXPECT_NE(csv.find("1234567"), std::string::npos);
    EXPECT_EQ(csv.find("2469134"), std::string::npos);
    EXPECT_EQ(csv.find("-2469134"), std::string::npos);
}

// ---- Lists of offices ----------------------------------------------------------------------------------------------

office::SheetRow row(std::uint32_t number, std::initializer_list<std::string_view> texts) {
    office::SheetRow made{number, false, {}};
    for (const auto text : texts)
        made.cells.push_back({text.empty() ? office::Cell::Kind::empty : office::Cell::Kind::text, std::string(text)});
    return made;
}

TEST_F(RecordLists, OfCommitmentsAreReadAsADistrictKeepsThem) {
    office::Workbook workbook;
    office::Sheet sheet{"Đại Lộc", false, {}, {}, {}};
    sheet.rows.push_back(row(1, {"UBND HUYỆN ĐẠI LỘC", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}));
    sheet.rows.push_back(row(2, {"DANH SÁCH CƠ SỞ KÝ CAM KẾT BẢO ĐẢM AN TOÀN THỰC PHẨM NĂM 2024"}));
    sheet.rows.push_back(
        row(4, {"TT", "Tên cơ sở", "Xã", "Ngày ký cam kết", "Cơ quan tiếp nhận", "Số bản", "Ghi chú"}));
    sheet.rows.push_back(row(5, {"(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"}));
    sheet.rows.push_back(row(6, {"I", "Xã Đại Hiệp"}));
    sheet.rows.push_back(row(7, {"1", "HTX NN Đại Lộc", "", "12/3/2024", "UBND xã Ái Nghĩa", "05", "-"}));
    sheet.rows.push_back(row(8, {"2", "Hộ KD Nguyễn Thị Bốn", "", "15.03.2024", "nt", "06", ""}));
    sheet.rows.push_back(row(9, {"3", "HTX Không Có Trong Sổ", "", "15/3/2024", "nt", "07", ""}));
    sheet.rows.push_back(row(10, {"4", "HTX NN Đại Lộc", "", "tháng 3", "nt", "08", ""}));
    sheet.rows.push_back(row(11, {"", "Tổng cộng", "", "4 cơ sở"}));
    sheet.rows.push_back(row(13, {"", "", "", "NGƯỜI LẬP BIỂU"}));
    workbook.sheets.push_back(std::move(sheet));
    const auto found = plan(commitment::kind, std::move(workbook));
    EXPECT_EQ(found.told.rows, 4U) << why(found);
    ASSERT_EQ(found.records.size(), 2U) << why(found);
    const auto& first = found.records[0].values;
    EXPECT_EQ(first[commitment::producer], "1");
    EXPECT_EQ(first[commitment::signed_on], "2024-03-12");
    EXPECT_EQ(first[commitment::body], "UBND xã Ái Nghĩa");
    EXPECT_EQ(first[commitment::number], "05");
    EXPECT_EQ(first[commitment::valid_to], "2027-03-11");
    EXPECT_FALSE(first[commitment::note]);
    EXPECT_EQ(found.records[1].values[commitment::producer], "2");
    EXPECT_EQ(found.records[1].values[commitment::body], "UBND xã Ái Nghĩa");
    ASSERT_EQ(found.told.refused.size(), 2U) << why(found);
    EXPECT_EQ(found.told.refused[0].place.row, 9U);
    EXPECT_EQ(found.told.refused[0].reason_vi, "Chủ thể “HTX Không Có Trong Sổ” không có trong sổ.");
    EXPECT_EQ(found.told.refused[1].place.column, "D (Ngày ký cam kết)");
    EXPECT_EQ(found.told.refused[1].place.value, "tháng 3");
}

TEST_F(RecordLists, OfTurnoverAreReadInTheirUnitAndPeriod) {
    const auto found = plan(turnover::kind,
                            "BÁO CÁO DOANH THU SẢN PHẨM OCOP 6 THÁNG ĐẦU NĂM 2024\n"
                            "Đơn vị tính: triệu đồng\n"
                            "STT;Chủ thể;Sản phẩm;Doanh thu;Lợi nhuận\n"
                            "1;HTX Nông nghiệp Đại Lộc;Gạo lứt Đại Lộc;1.250,5;120\n"
                            "2;như trên;Mật ong rừng;300;(15)\n"
                            ";;Mật ong rừng;40;4\n"
                            "4;Hộ kinh doanh Nguyễn Thị Bốn;Bánh tráng Đại Lộc;#REF!;3\n"
                            ";Tổng cộng;;1.590,5;\n");
    ASSERT_EQ(found.records.size(), 2U) << why(found);
    const auto& first = found.records[0].values;
    EXPECT_EQ(first[turnover::product], std::to_string(rice_));
    EXPECT_EQ(first[turnover::from_day], "2024-01-01");
    EXPECT_EQ(first[turnover::to_day], "2024-06-30");
    EXPECT_EQ(first[turnover::amount], "1250500000");
    EXPECT_EQ(first[turnover::profit], "120000000");
    EXPECT_EQ(first[turnover::state], "reported");
    EXPECT_EQ(first[turnover::reported_on], "2025-03-01");
    EXPECT_EQ(found.records[1].values[turnover::product], std::to_string(honey_));
    EXPECT_EQ(found.records[1].values[turnover::profit], "-15000000");
    ASSERT_EQ(found.told.refused.size(), 1U) << why(found);
    EXPECT_EQ(found.told.refused[0].place.row, 7U);
    EXPECT_EQ(found.told.refused[0].place.column, "D (Doanh thu)");
    ASSERT_EQ(found.told.doubtful.size(), 1U) << why(found);
    EXPECT_EQ(found.told.doubtful[0].looks_like, "dòng 5");
}

TEST_F(RecordLists, NameTheProductsOneNameMayMean) {
    const auto found =
        plan(turnover::kind, "Sản phẩm,Năm,Doanh thu\nMật ong rừng,2024,5000000\nGạo lứt Đại Lộc,2024,7\n");
    EXPECT_EQ(found.records.size(), 1U) << why(found);
    ASSERT_EQ(found.told.doubtful.size(), 1U) << why(found);
    EXPECT_NE(found.told.doubtful[0].reason_vi.find("Hộ kinh doanh Nguyễn Thị Bốn"), std::string::npos);
    EXPECT_NE(found.told.doubtful[0].reason_vi.find("Hợp tác xã Nông nghiệp Đại Lộc"), std::string::npos);
}

TEST_F(RecordLists, DoNotTakeAProducerOfAnotherPlaceInSilence) {
    const auto found = plan(commitment::kind,
                            "Chủ thể,Huyện,Ngày ký,Cơ quan tiếp nhận\n"
                            "HTX Nông nghiệp Đại Lộc,Núi Thành,12/03/2024,UBND xã\n");
    ASSERT_EQ(found.told.doubtful.size(), 1U) << why(found);
    EXPECT_NE(found.told.doubtful[0].reason_vi.find("c1"), std::string::npos);
}

TEST_F(RecordLists, AreReadUnderHeadingsOfTwoRowsWithProducersMerged) {
    office::Workbook workbook;
    office::Sheet sheet{"Doanh thu", false, {}, {}, {}};
    sheet.rows.push_back(
        row(1, {"STT", "Chủ thể", "Sản phẩm", "Năm 2023 (triệu đồng)", "", "Năm 2024 (triệu đồng)", ""}));
    sheet.rows.push_back(row(2, {"", "", "", "Doanh thu", "Lợi nhuận", "Doanh thu", "Lợi nhuận"}));
    sheet.rows.push_back(row(3, {"1", "HTX Nông nghiệp Đại Lộc", "Gạo lứt Đại Lộc", "120", "12", "150", "15"}));
    sheet.rows.push_back(row(4, {"2", "", "Mật ong rừng", "80", "8,5", "", ""}));
    sheet.rows.push_back(row(5, {"", "Cộng", "", "200", "20,5", "150", "15"}));
    sheet.merged = {{1, 2, 0, 0}, {1, 2, 1, 1}, {1, 2, 2, 2}, {1, 1, 3, 4}, {1, 1, 5, 6}, {3, 4, 1, 1}};
    workbook.sheets.push_back(std::move(sheet));
    const auto found = plan(turnover::kind, std::move(workbook));
    ASSERT_EQ(found.records.size(), 3U) << why(found);
    EXPECT_TRUE(found.told.refused.empty()) << why(found);
    EXPECT_EQ(found.records[0].values[turnover::amount], "120000000");
    EXPECT_EQ(found.records[1].values[turnover::from_day], "2024-01-01");
    EXPECT_EQ(found.records[1].values[turnover::profit], "15000000");
    EXPECT_EQ(found.records[2].values[turnover::product], std::to_string(honey_));
    EXPECT_EQ(found.records[2].values[turnover::profit], "8500000");
}

TEST_F(RecordLists, OfTurnoverMayHaveAColumnForEachYear) {
    const auto found = plan(turnover::kind,
                            "Tên sản phẩm;Chủ thể;Doanh thu năm 2022 (nghìn đồng);Doanh thu năm 2023 (nghìn đồng)\n"
                            "Gạo lứt Đại Lộc;HTX Nông nghiệp Đại Lộc;125.000;140.000\n");
    EXPECT_EQ(found.told.rows, 2U);
    ASSERT_EQ(found.records.size(), 2U) << why(found);
    EXPECT_EQ(found.records[0].values[turnover::from_day], "2022-01-01");
    EXPECT_EQ(found.records[0].values[turnover::amount], "125000000");
    EXPECT_EQ(found.records[1].values[turnover::to_day], "2023-12-31");
    EXPECT_EQ(found.records[1].values[turnover::amount], "140000000");
}

TEST_F(RecordLists, BeginWithATemplateWhoseExampleIsNeverReadIn) {
    for (const auto* kind : kinds()) {
        const auto found = plan(*kind, office::write_xlsx(template_table(*kind, true)));
        EXPECT_EQ(found.told.rows, 0U) << kind->name << "\n" << why(found);
        EXPECT_TRUE(found.told.refused.empty() && found.told.doubtful.empty()) << kind->name << "\n" << why(found);
        std::set<std::string> read;
        for (const auto& [heading, column] : found.told.columns) read.insert(column);
        for (const auto& column : template_columns(*kind, true))
            EXPECT_TRUE(read.contains(column.part == FileColumn::Part::name &&
                                              kind->fields[column.field].holds == Holds::producer
                                          ? "producer_name"
                                          : column.heading))
                << kind->name << " " << column.heading;
    }
}

// ---- What becomes of a row -----------------------------------------------------------------------------------------

RecordsOf one_commitment() {
    return {KindId::commitment, {{"1", "2024-03-12", "UBND xã", std::nullopt, "2027-03-11", std::nullopt, "cũ"}}};
}

TEST_F(RecordLists, FindARecordByItsKeyAndChangeItCellByCell) {
    set({one_commitment()});
    const auto found = plan(commitment::kind,
                            "Chủ thể,Ngày ký,Cơ quan tiếp nhận,Số bản cam kết,Ghi chú\n"
                            "HTX Nông nghiệp Đại Lộc,12/03/2024,UBND xã Đại Lộc,05,\n");
    EXPECT_EQ(found.told.changed, 1U) << why(found);
    ASSERT_EQ(found.records.size(), 1U);
    EXPECT_EQ(found.records[0].id, 1);
    EXPECT_EQ(found.records[0].values[commitment::note], "cũ");
    ASSERT_EQ(outcomes_.size(), 1U);
    const std::vector<RecordCellChange> changes{{commitment::body, "UBND xã", "UBND xã Đại Lộc"},
                                                {commitment::number, std::nullopt, "05"}};
    EXPECT_EQ(outcomes_[0].changes, changes);
}

TEST_F(RecordLists, TellOfOneRecordOnce) {
    const auto found = plan(commitment::kind,
                            "Chủ thể,Ngày ký,Cơ quan tiếp nhận\n"
                            "HTX Nông nghiệp Đại Lộc,12/03/2024,UBND xã\n"
                            "HTX NN Đại Lộc,12/3/2024,UBND xã khác\n");
    EXPECT_EQ(found.told.new_records, 1U);
    ASSERT_EQ(found.told.doubtful.size(), 1U);
    EXPECT_EQ(found.told.doubtful[0].looks_like, "dòng 2");
}

TEST_F(RecordLists, RefuseWhatIsMissingAndWhatCannotBe) {
    const auto found = plan(commitment::kind,
                            "Chủ thể,Ngày ký,Cơ quan tiếp nhận,Có hiệu lực đến hết ngày\n"
                            "HTX Nông nghiệp Đại Lộc,12/03/2024,,\n"
                            "Hộ kinh doanh Nguyễn Thị Bốn,12/03/2024,UBND xã,12/03/2023\n");
    EXPECT_TRUE(found.records.empty());
    ASSERT_EQ(found.told.refused.size(), 2U) << why(found);
    EXPECT_EQ(found.told.refused[0].reason_vi, "Thiếu “Cơ quan tiếp nhận”; hãy ghi vào cột này.");
    EXPECT_EQ(found.told.refused[1].place.column, "D (Có hiệu lực đến hết ngày)");
}

TEST_F(RecordLists, RefuseRowsOutOfReach) {
    may_write_ = [](const Values& values) { return values[commitment::producer] == "2"; };
    const auto found = plan(commitment::kind,
                            "Chủ thể,Ngày ký,Cơ quan tiếp nhận\n"
                            "HTX Nông nghiệp Đại Lộc,12/03/2024,UBND xã\n"
                            "Hộ kinh doanh Nguyễn Thị Bốn,12/03/2024,UBND xã\n");
    EXPECT_EQ(found.told.new_records, 1U);
    ASSERT_EQ(found.told.refused.size(), 1U);
    EXPECT_EQ(found.told.refused[0].place.row, 2U);
}

TEST_F(RecordLists, TellNobodyAPrivateFigureByComparingIt) {
    set({{KindId::turnover,
          {{"1", "2024-01-01", "2024-12-31", "5000000", std::nullopt, "2025-01-05", std::nullopt, std::nullopt,
            "reported"}}}});
    may_see_ = [](const Values&) { return false; };
    for (const auto* amount : {"5000000", "6000000"}) {
        const auto found = plan(turnover::kind, fmt::format("Mã sản phẩm,Năm,Doanh thu\np1,2024,{}\n", amount));
        EXPECT_EQ(found.told.unchanged + found.told.changed, 0U);
        EXPECT_EQ(found.told.refused.size(), 1U) << why(found);
    }
}

TEST_F(RecordLists, DoubtACodeWhoseRecordHasAnotherName) {
    const auto found = plan(turnover::kind, "Mã sản phẩm,Tên sản phẩm,Năm,Doanh thu\np1,Bánh tráng Đại Lộc,2024,5\n");
    ASSERT_EQ(found.told.doubtful.size(), 1U) << why(found);
    EXPECT_TRUE(found.records.empty());
}

TEST_F(RecordLists, FindADecisionByNumberAndDay) {
    const auto read = [&](std::string_view date) {
        return plan(registration::kind,
                    fmt::format("Mã sản phẩm,Ngày đăng ký,Năm,Đợt,Loại đăng ký,Số quyết định,Ngày quyết định\n"
                                "p1,02/01/2024,2024,1,lần đầu,1/QĐ-UBND,{}\n",
                                date));
    };
    const auto with_day = read("03/01/2023");
    ASSERT_EQ(with_day.records.size(), 1U) << why(with_day);
    EXPECT_EQ(with_day.records[0].values[registration::decision], "3");
    EXPECT_EQ(with_day.records[0].values[registration::kind_of_it], "first");
    EXPECT_EQ(read("").told.doubtful.size(), 1U);
    EXPECT_EQ(read("03/01/2021").told.refused.size(), 1U);
}

TEST_F(RecordLists, NameRecordsByCodeOrByTheirWords) {
    set({{KindId::event,
          {{"Hội chợ xuân 2024", "fair", "1", "in_province", "Tam Kỳ", std::nullopt, "2024-01-10", "2024-01-15"},
           {"Hội chợ hè", "fair", "1", "in_province", "Hội An", std::nullopt, "2024-06-10", "2024-06-15"}}}});
    const auto found = plan(event_part::kind,
                            "Tên hội chợ,Chủ thể,Tình trạng,Bán tại chỗ\n"
                            "HỘI CHỢ XUÂN 2024,HTX Nông nghiệp Đại Lộc,đã tham gia,12.000.000 đ\n"
                            "Hội chợ thu,HTX Nông nghiệp Đại Lộc,đã tham gia,\n");
    ASSERT_EQ(found.records.size(), 1U) << why(found);
    EXPECT_EQ(found.records[0].values[event_part::event], "1");
    EXPECT_EQ(found.records[0].values[event_part::state], "took_part");
    EXPECT_EQ(found.records[0].values[event_part::sales], "12000000");
    ASSERT_EQ(found.told.refused.size(), 1U);
    EXPECT_NE(found.told.refused[0].reason_vi.find("không có trong sổ"), std::string::npos);
}

TEST_F(RecordLists, FindPlacesOfSalesPointsInTheirOwnColumns) {
    const auto found = plan(sales_point::kind,
                            "STT,Tên điểm bán,Loại,Huyện,Địa chỉ,Đơn vị vận hành,Ngày khai trương\n"
                            "1,Điểm bán hàng OCOP Đại Lộc,điểm bán,Đại Lộc,Ái Nghĩa,HTX Đại Lộc,01/02/2023\n");
    ASSERT_EQ(found.records.size(), 1U) << why(found);
    const auto unit = unit_keyed(found.records[0].values[sales_point::unit].value_or(""), gazetteer());
    ASSERT_TRUE(unit);
    EXPECT_EQ(gazetteer()[*unit].bare_name, "Đại Lộc");
    EXPECT_EQ(found.records[0].values[sales_point::run_by], "HTX Đại Lộc");
}

}  // namespace
}  // namespace saolang::programme
