// What a person says of doubtful rows, and what a plan tells of each row.

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

#include "registry/import_refused.hpp"
#include "registry/registry_for_import_tests.hpp"

namespace saolang::registry {
namespace {

const std::string head = "Tên sản phẩm,Chủ thể,Huyện,Hạng sao,Số quyết định,Ngày quyết định,Mã số thuế\n";
const std::string known = head + "Nước mắm Cửa Khe,Cơ sở Hồng Vân,Đại Lộc,3 sao,100/QĐ-UBND,10/01/2020,\n";
const std::string looks_alike = head + "Mắm nêm,HTX Hồng Vân,Đại Lộc,3 sao,,,4000123456\n";

RowDecision same_producer(const ImportPlan& plan, std::size_t doubt = 0, bool take_name = false) {
    RowDecision decision;
    decision.producer = RecordChoice{false, plan.doubtful.at(doubt).candidates.at(0).key, take_name};
    return decision;
}
RowOfList at(const Doubt& doubt) { return {doubt.place.sheet, doubt.place.row}; }

struct Decisions : ::testing::Test {
    RegistryForTests registry{};
    ImportOptions options{};
    std::vector<RowOutcome> rows{};

    void SetUp() override {
        registry.import(known);
        options.row = [this](RowOutcome&& outcome) { rows.push_back(std::move(outcome)); };
    }
    ImportPlan plan(std::string_view csv) {
        rows.clear();
        return registry.plan(csv, ListKind::recognitions, options);
    }
};

TEST_F(Decisions, ADoubtNamesTheRecordsItLooksLike) {
    const auto asked = plan(looks_alike);
    ASSERT_EQ(asked.doubtful.size(), 1U);
    ASSERT_EQ(asked.doubtful[0].candidates.size(), 1U);
    EXPECT_EQ(asked.doubtful[0].candidates[0].key, "producer:1");
    EXPECT_EQ(asked.doubtful[0].candidates[0].name, "Cơ sở Hồng Vân");
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_EQ(rows[0].verdict, Verdict::doubtful);
    EXPECT_TRUE(rows[0].changes.empty());
}

TEST_F(Decisions, TheSameIsComparedCellByCell) {
    const auto asked = plan(looks_alike);
    options.decisions[at(asked.doubtful[0])] = same_producer(asked);
    const auto decided = plan(looks_alike);
    EXPECT_EQ(counts(decided), (Counts{1, 0, 0, 0, 0}));
    ASSERT_EQ(rows.size(), 1U);
    EXPECT_FALSE(rows[0].makes_producer);
    EXPECT_TRUE(rows[0].makes_product);
    const CellChange tax{ListField::tax_code, "", "4000123456"};
    EXPECT_NE(std::ranges::find(rows[0].changes, tax), rows[0].changes.end());
    write_into(registry.tables, decided);
    ASSERT_EQ(registry.tables.producers.size(), 1U);
    EXPECT_EQ(registry.tables.producers[0].name, "Cơ sở Hồng Vân") << "the name stays unless the list's is taken";
    EXPECT_EQ(registry.tables.producers[0].tax_code, "4000123456");
    EXPECT_EQ(registry.tables.products.size(), 2U);
}

TEST_F(Decisions, TheNameOfTheListIsTakenWhenAPersonSaysSo) {
    const auto asked = plan(looks_alike);
    options.decisions[at(asked.doubtful[0])] = same_producer(asked, 0, true);
    const auto decided = plan(looks_alike);
    const CellChange name{ListField::producer_name, "Cơ sở Hồng Vân", "HTX Hồng Vân"};
    const CellChange kind{ListField::producer_kind, "household", "cooperative"};
    EXPECT_NE(std::ranges::find(rows.at(0).changes, name), rows.at(0).changes.end());
    EXPECT_NE(std::ranges::find(rows.at(0).changes, kind), rows.at(0).changes.end());
    write_into(registry.tables, decided);
    EXPECT_EQ(registry.tables.producers.at(0).name, "HTX Hồng Vân");
    options.decisions.clear();
    EXPECT_EQ(counts(plan(looks_alike)), (Counts{0, 0, 1, 0, 0})) << "the same list again asks nothing";
}

TEST_F(Decisions, NewMakesARecord) {
    const auto asked = plan(looks_alike);
    options.decisions[at(asked.doubtful[0])].producer = RecordChoice{true, "", false};
    const auto decided = plan(looks_alike);
    EXPECT_EQ(counts(decided), (Counts{1, 0, 0, 0, 0}));
    EXPECT_TRUE(rows.at(0).makes_producer);
    write_into(registry.tables, decided);
    EXPECT_EQ(registry.tables.producers.size(), 2U);
}

TEST_F(Decisions, OneAnswerHoldsForTheFollowingRowsOfTheSameProducer) {
    const std::string three = head +
                              "Mắm nêm,HTX Hồng Vân,Đại Lộc,3 sao,,,\n"
                              "Mắm ruốc,HTX Hồng Vân,Đại Lộc,3 sao,,,\n"
                              "Mắm ruốc,HTX Hồng Vân,Quế Sơn,3 sao,,,\n";
    const auto asked = plan(three);
    ASSERT_EQ(asked.doubtful.size(), 2U);
    options.decisions[at(asked.doubtful[0])] = same_producer(asked);
    const auto decided = plan(three);
    EXPECT_EQ(counts(decided), (Counts{3, 0, 0, 0, 0}));
    write_into(registry.tables, decided);
    EXPECT_EQ(registry.tables.producers.size(), 2U) << "the one of another district is another";
}

TEST_F(Decisions, AProductMayBeTheSameToo) {
    const std::string pack =
        head + "Nước mắm Cửa Khe (chai 500 ml),Cơ sở Hồng Vân,Đại Lộc,4 sao,200/QĐ-UBND,05/02/2023,\n";
    const auto asked = plan(pack);
    ASSERT_EQ(asked.doubtful.size(), 1U);
    EXPECT_EQ(asked.doubtful[0].candidates.at(0).key, "product:1");
    options.decisions[at(asked.doubtful[0])].product = RecordChoice{false, "product:1", false};
    const auto decided = plan(pack);
    EXPECT_EQ(counts(decided), (Counts{1, 0, 0, 0, 0}));
    EXPECT_FALSE(rows.at(0).makes_product);
    EXPECT_TRUE(rows.at(0).makes_recognition);
    write_into(registry.tables, decided);
    EXPECT_EQ(registry.tables.products.size(), 1U);
    EXPECT_EQ(registry.tables.recognitions.size(), 2U);
}

TEST_F(Decisions, ADoubtfulProductIsNamedWithTheReasonInWords) {
    registry.import(head + "Trà sâm Trang Tiên,Cơ sở Hồng Vân,Đại Lộc,3 sao,,,\n");
    const auto asked = plan(head + "TrangTien Trà sâm 4 sao OCOP 250g,Cơ sở Hồng Vân,Đại Lộc,4 sao,,,\n");
    ASSERT_EQ(asked.doubtful.size(), 1U);
    EXPECT_EQ(asked.doubtful[0].looks_like.substr(0, asked.doubtful[0].looks_like.find(" (")), "Trà sâm Trang Tiên");
    EXPECT_NE(asked.doubtful[0].reason_vi.find("trọng lượng bị bỏ qua"), std::string::npos)
        << asked.doubtful[0].reason_vi;
}

TEST_F(Decisions, AFlavourOfTheLineIsAProductOfItsOwn) {
    const auto asked = plan(head + "Nước mắm chay Cửa Khe,Cơ sở Hồng Vân,Đại Lộc,3 sao,,,\n");
    EXPECT_EQ(counts(asked), (Counts{1, 0, 0, 0, 0}));
}

TEST_F(Decisions, WhatAPersonSaysIsAnotherProductIsRememberedAsAPairWithTheReason) {
    const std::string pack = head + "Nước mắm Cửa Khe (chai 500 ml),Cơ sở Hồng Vân,Đại Lộc,4 sao,,,\n";
    const auto asked = plan(pack);
    ASSERT_EQ(asked.doubtful.size(), 1U);
    EXPECT_TRUE(asked.told_apart.empty());
    auto& decision = options.decisions[at(asked.doubtful[0])];
    decision.product = RecordChoice{true, "", false};
    decision.reason = "công bố riêng";
    const auto decided = plan(pack);
    EXPECT_EQ(counts(decided), (Counts{1, 0, 0, 0, 0}));
    ASSERT_EQ(decided.told_apart.size(), 1U);
    EXPECT_EQ(decided.told_apart[0].other, ProductId{1});
    EXPECT_EQ(decided.told_apart[0].reason, "công bố riêng");
    decision.reason.clear();
    EXPECT_FALSE(plan(pack).told_apart.at(0).reason.empty()) << "who said it is said";
}

TEST_F(Decisions, ARowCanBeTheSameAsAnEarlierRowOfTheList) {
    const std::string twins = head + "Trà,Cơ sở Sâm Núi,Tây Giang,3 sao,,,\nRượu,HTX Sâm Núi,Tây Giang,3 sao,,,\n";
    const auto asked = plan(twins);
    ASSERT_EQ(asked.doubtful.size(), 1U);
    const Candidate& candidate = asked.doubtful[0].candidates.at(0);
    EXPECT_EQ(candidate.id, 0);
    EXPECT_EQ(candidate.row, 2U);
    options.decisions[at(asked.doubtful[0])] = same_producer(asked);
    const auto decided = plan(twins);
    EXPECT_EQ(counts(decided), (Counts{2, 0, 0, 0, 0}));
    write_into(registry.tables, decided);
    EXPECT_EQ(registry.tables.producers.size(), 2U);
}

TEST_F(Decisions, ARowLeftOutIsNeitherWrittenNorAskedAbout) {
    const auto asked = plan(looks_alike);
    options.decisions[at(asked.doubtful[0])].leave_out = true;
    const auto decided = plan(looks_alike);
    EXPECT_EQ(counts(decided), (Counts{0, 0, 0, 0, 0}));
    EXPECT_EQ(decided.left_out, 1U);
    EXPECT_TRUE(decided.steps.empty());
    EXPECT_EQ(rows.at(0).verdict, Verdict::left_out);
}

TEST_F(Decisions, ADecisionOnARecordThatIsGoneAsksAgain) {
    const auto asked = plan(looks_alike);
    options.decisions[at(asked.doubtful[0])].producer = RecordChoice{false, "producer:99", false};
    EXPECT_EQ(counts(plan(looks_alike)), (Counts{0, 0, 0, 1, 0}));
}

TEST_F(Decisions, AreTheSameAfterTheirText) {
    RowDecisions all;
    all[{"Đại Lộc", 12}].producer = RecordChoice{false, "producer@3@Đại Lộc", true};
    all[{"Đại Lộc", 12}].product = RecordChoice{true, "", false};
    all[{"Đại Lộc", 12}].reason = "khác vị";
    all[{"", 4}].leave_out = true;
    const auto back = decisions_from_json(decisions_json(all));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(*back, all);
    for (const std::string_view text : {"", "{}", "[1]", R"([{"sheet":"A"}])", R"([{"sheet":"A","row":0}])",
                                        R"([{"sheet":"A","row":1,"producer":{}}])",
                                        R"([{"sheet":"A","row":1,"producer":{"new":true,"same":"product:1"}}])"}) {
        EXPECT_FALSE(decisions_from_json(text).has_value()) << text;
    }
}

TEST_F(Decisions, OfAnyTextHarmNothing) {
    std::mt19937 random(20261127);
    const std::string good = R"([{"sheet":"","row":2,"producer":{"same":"producer:1","name":true}}])";
    for (int round = 0; round < 2'000; ++round) {
        std::string text = good;
        for (unsigned changes = random() % 4; changes > 0; --changes)
            text[random() % text.size()] = static_cast<char>(random() % 128);
        const auto read = decisions_from_json(text);
        if (!read) continue;
        options.decisions = *read;
        const auto decided = plan(looks_alike);
        EXPECT_EQ(decided.new_records + decided.doubtful.size() + decided.left_out, 1U) << text;
    }
}

TEST_F(Decisions, EveryRowTellsItsCellsBeforeAndAfter) {
    plan(head +
         "Nước mắm Cửa Khe,Cơ sở Hồng Vân,Đại Lộc,4 sao,100/QĐ-UBND,,4000123456\n"
         "Nước mắm Cửa Khe,Cơ sở Hồng Vân,Đại Lộc,4 sao,100/QĐ-UBND,,\n"
         "Trà,Cơ sở Hồng Vân,Đại Lộc,9 sao,,,\n");
    ASSERT_EQ(rows.size(), 2U) << "a row that cannot be read is refused";
    EXPECT_EQ(rows[0].row, 2U);
    EXPECT_EQ(rows[0].verdict, Verdict::changed);
    EXPECT_EQ(rows[0].changes,
              (std::vector<CellChange>{{ListField::tax_code, "", "4000123456"}, {ListField::star, "3", "4"}}));
    EXPECT_EQ(rows[1].verdict, Verdict::unchanged) << "the row above said it already";
    EXPECT_TRUE(rows[1].changes.empty());
}

TEST_F(Decisions, CellsAreSaidInWords) {
    using web::Language;
    EXPECT_EQ(cell_in_words(ListField::producer_kind, "cooperative", Language::vi), "Hợp tác xã");
    EXPECT_EQ(cell_in_words(ListField::group, "drink", Language::en), "Drinks");
    EXPECT_EQ(cell_in_words(ListField::valid_from, "2023-12-22", Language::vi), "22/12/2023");
    EXPECT_EQ(cell_in_words(ListField::score, "88.5", Language::vi), "88,5");
    EXPECT_EQ(cell_in_words(ListField::star, "4", Language::vi), "4 sao");
    EXPECT_EQ(cell_in_words(ListField::women_led, "0", Language::en), "No");
    EXPECT_EQ(cell_in_words(ListField::tax_code, "", Language::vi), "");
}

TEST_F(Decisions, RowsAreShownAPageAtATime) {
    std::string csv = head;
    for (int i = 0; i < 25; ++i) csv += "Sản vật thứ " + std::to_string(i) + ",HTX Trang Mẫu,Đại Lộc,3 sao,,,\n";
    RowWindow window{Verdict::new_record, 10, 10};
    options.row = [&](RowOutcome&& outcome) { window.take(std::move(outcome)); };
    static_cast<void>(registry.plan(csv, ListKind::recognitions, options));
    EXPECT_EQ(window.seen, 25U);
    ASSERT_EQ(window.rows.size(), 10U);
    EXPECT_EQ(window.rows.front().product_name, "Sản vật thứ 10");
}

TEST_F(Decisions, AMappingChosenByAPersonIsUsedByThePlan) {
    const std::string strange =
        "Cái làm ra,Bên làm,Vùng,Bậc,Giấy\nNước mắm Cửa Khe,Cơ sở Hồng Vân,Đại Lộc,4 sao,100/QĐ-UBND\n";
    EXPECT_EQ(plan(strange).rows, 0U);
    options.mapping.columns = {{"", "", "Cái làm ra", "product_name"},
                               {"", "", "Bên làm", "producer_name"},
                               {"", "", "Vùng", "district"},
                               {"", "", "Giấy", "decision_number"},
                               {"", "", "Bậc", "star"}};
    EXPECT_EQ(counts(plan(strange)), (Counts{0, 1, 0, 0, 0}));
    EXPECT_EQ(rows.at(0).changes, (std::vector<CellChange>{{ListField::star, "3", "4"}}));
}

// ---- refused rows as a file

office::Table refused_of(const std::string& csv, const ImportPlan& plan, web::Language language = web::Language::vi) {
    return refused_rows(*office::read_workbook(csv), ListKind::recognitions, plan.refused, {},
                        places::Gazetteer::shipped(), language);
}

TEST_F(Decisions, RefusedRowsComeBackAsTheyStoodWithTheReasonLast) {
    const std::string csv =
        "STT,Tên sản phẩm,Chủ thể,Huyện,Hạng sao,Cột lạ\n"
        "1,Trà,HTX A Nông,Đại Lộc,3 sao,giữ nguyên một\n"
        "2,Gạo,HTX A Nông,Đại Lộc,9 sao,giữ nguyên hai\n"
        "3,Bún,HTX A Nông,Đại Lạc Hồng,3 sao,giữ nguyên ba\n";
    const auto made = plan(csv);
    ASSERT_EQ(made.refused.size(), 2U);
    const auto table = refused_of(csv, made);
    EXPECT_EQ(table.headings, (std::vector<std::string>{"STT", "Tên sản phẩm", "Chủ thể", "Huyện", "Hạng sao", "Cột lạ",
                                                        "Lý do không nhận"}));
    std::vector<office::OutRow> out;
    table.rows([&](const office::OutRow& row) { out.push_back(row); });
    ASSERT_EQ(out.size(), 2U);
    EXPECT_EQ(out[0][1].text, "Gạo");
    EXPECT_EQ(out[0][4].text, "9 sao");
    EXPECT_EQ(out[0][5].text, "giữ nguyên hai");
    EXPECT_NE(out[0][6].text.find("Cột E (Hạng sao): Không có hạng sao này"), std::string::npos) << out[0][6].text;
    EXPECT_EQ(out[1][1].text, "Bún") << "refused by the plan, not by the reader";
    EXPECT_EQ(refused_of(csv, made, web::Language::en).headings.back(), "Reason not accepted");
}

TEST_F(Decisions, ACorrectedFileOfRefusedRowsIsTakenAndItsRemarksIgnored) {
    const std::string csv =
        "DANH SÁCH SẢN PHẨM OCOP NĂM 2022,,,\n(Quyết định số 2871/QĐ-UBND ngày 21/10/2022),,,\n"
        "STT,Tên sản phẩm,Chủ thể,Hạng sao\n"
        "I. HUYỆN QUẾ SƠN,,,\n1,Trà,HTX A Nông,3 sao\n2,Gạo,nt,9 sao\n";
    const auto first = registry.import(csv);
    ASSERT_EQ(first.refused.size(), 1U);
    for (const bool as_xlsx : {true, false}) {
        const auto table = refused_of(csv, first);
        std::string file = office::write_csv(table);
        const std::size_t wrong = file.find("9 sao");
        ASSERT_NE(wrong, std::string::npos);
        file.replace(wrong, 5, "4 sao");
        if (as_xlsx) {  // untouched it is refused again, for the same reason
            const auto again = registry.plan(office::write_xlsx(table));
            ASSERT_EQ(again.refused.size(), 1U);
            EXPECT_EQ(again.refused[0].reason_vi, first.refused[0].reason_vi);
            continue;
        }
        RegistryForTests copy = registry;
        const auto second = copy.import(file);
        EXPECT_EQ(counts(second), (Counts{1, 0, 0, 0, 0}));
        EXPECT_EQ(second.columns.at("Lý do không nhận"), "note");
        const Product& rice = copy.tables.products.back();
        EXPECT_EQ(rice.name, "Gạo");
        EXPECT_EQ(copy.tables.producers.size(), 2U) << "“nt” was written out: the producer is the known one";
        EXPECT_EQ(copy.tables.recognitions.back().decision, copy.tables.recognitions[1].decision)
            << "the decision above the table came along";
    }
}

}  // namespace
}  // namespace saolang::registry
