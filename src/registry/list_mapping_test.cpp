#include "registry/list_mapping.hpp"

#include <algorithm>
#include <random>

#include <gtest/gtest.h>

namespace saolang::registry {
namespace {

office::Workbook book(std::string_view csv) { return *office::read_workbook(csv); }

constexpr std::string_view known_headings =
    "DANH SÁCH SẢN PHẨM,,,\n"
    "STT,Tên sản phẩm,Đơn vị thực hiện,Hạng sao\n"
    "1,Nước mắm,HTX Bình Dương,4 sao\n"
    "2,Gạo,HTX Bình Dương,3 sao\n";
// No word of these is in the dictionary.
constexpr std::string_view strange_headings =
    "Lần,Cái làm ra,Bên làm,Bậc\n"
    "1,Nước mắm,HTX Bình Dương,4 sao\n"
    "2,Gạo,HTX Bình Dương,3 sao\n";

ListMapping mapping(std::initializer_list<ColumnChoice> choices) { return {choices, {}}; }

const RecognisedColumn& column(const std::vector<RecognisedSheet>& sheets, std::string_view letters) {
    return *std::ranges::find(sheets.at(0).columns, letters, &RecognisedColumn::letters);
}

TEST(RecognisedColumns, AreShownWithTheirValuesAndWhatTheyAreTakenFor) {
    const auto sheets = recognised_columns(book(known_headings), ListKind::recognitions);
    ASSERT_EQ(sheets.size(), 1U);
    EXPECT_EQ(sheets[0].heading_row, 2U);
    ASSERT_EQ(sheets[0].columns.size(), 4U);
    EXPECT_EQ(column(sheets, "B").use, "product_name");
    EXPECT_EQ(column(sheets, "B").samples, (std::vector<std::string>{"Nước mắm", "Gạo"}));
    EXPECT_EQ(column(sheets, "C").use, "");
    EXPECT_EQ(column(sheets, "C").heading, "Đơn vị thực hiện");
    EXPECT_EQ(column(sheets, "C").samples, std::vector<std::string>{"HTX Bình Dương"}) << "each value once";
    EXPECT_FALSE(sheets[0].missing.has_value());
}

TEST(RecognisedColumns, OfWordsNobodyKnowsCanStillBeShownAndChosen) {
    const auto sheets = recognised_columns(book(strange_headings), ListKind::recognitions);
    ASSERT_EQ(sheets.at(0).columns.size(), 4U);
    EXPECT_EQ(sheets[0].heading_row, 1U);
    EXPECT_EQ(sheets[0].missing, ListField::product_name);
    EXPECT_EQ(read_list(book(strange_headings), ListKind::recognitions).rows, 0U);
    const auto reading = read_list(
        book(strange_headings), ListKind::recognitions,
        mapping({{"", "", "Cái làm ra", "product_name"}, {"", "C", "", "producer_name"}, {"", "D", "", "star"}}));
    ASSERT_EQ(reading.drafts.size(), 2U);
    EXPECT_EQ(reading.drafts[0].product_name, "Nước mắm");
    EXPECT_EQ(reading.drafts[0].producer_name, "HTX Bình Dương");
    EXPECT_EQ(reading.drafts[1].star, Star::of(3));
}

TEST(RecognisedColumns, WithoutAHeadingCanBeChosenByTheirLetters) {
    const auto file = book("Tên sản phẩm,Hạng sao,\nNước mắm,4 sao,HTX Bình Dương\n");
    const auto sheets = recognised_columns(file, ListKind::recognitions);
    EXPECT_EQ(column(sheets, "C").samples, std::vector<std::string>{"HTX Bình Dương"});
    const auto reading = read_list(file, ListKind::recognitions, mapping({{"", "C", "", "producer_name"}}));
    EXPECT_EQ(reading.drafts.at(0).producer_name, "HTX Bình Dương");
}

TEST(ChosenColumns, GoBeforeWhatTheirHeadingsSay) {
    const auto reading = read_list(book(known_headings), ListKind::recognitions,
                                   mapping({{"", "C", "", "product_name"}, {"", "", "hạng SAO", ""}}));
    ASSERT_EQ(reading.drafts.size(), 2U);
    EXPECT_EQ(reading.drafts[0].product_name, "HTX Bình Dương") << "the column whose heading says product gives way";
    EXPECT_FALSE(reading.drafts[0].star.has_value()) << "not used";
    EXPECT_EQ(reading.columns.at("Đơn vị thực hiện"), "product_name");
}

TEST(ChosenColumns, MayBeOfCrosses) {
    const auto reading =
        read_list(book("Tên sản phẩm,Chủ thể,Nhóm A,Nhóm B\nNước mắm,HTX X,,x\nGạo,HTX X,x,\n"), ListKind::recognitions,
                  mapping({{"", "", "Nhóm A", "star:3"}, {"", "", "Nhóm B", "star:4"}}));
    ASSERT_EQ(reading.drafts.size(), 2U);
    EXPECT_EQ(reading.drafts[0].star, Star::of(4));
    EXPECT_EQ(reading.drafts[1].star, Star::of(3));
}

TEST(ChosenColumns, HoldForTheirSheetOnly) {
    office::Workbook two = book(known_headings);
    two.sheets.push_back(two.sheets[0]);
    two.sheets[0].name = "A";
    two.sheets[1].name = "B";
    const auto reading =
        read_list(two, ListKind::recognitions, mapping({{"B", "", "Đơn vị thực hiện", "producer_name"}}));
    ASSERT_EQ(reading.drafts.size(), 4U);
    EXPECT_FALSE(reading.drafts[0].producer_name.has_value());
    EXPECT_EQ(reading.drafts[2].producer_name, "HTX Bình Dương");
    const auto left = read_list(two, ListKind::recognitions, {{}, {"A"}});
    EXPECT_EQ(left.rows, 2U);
    EXPECT_TRUE(recognised_columns(two, ListKind::recognitions, {{}, {"A"}})[0].left_out);
}

TEST(RememberedMapping, IsTheSameAfterItsText) {
    const ListMapping all{
        {{"Đại Lộc", "AB", "Tên \"hàng\"", "product_name"}, {"", "", "Bậc", ""}, {"", "C", "", "kind:farm"}},
        {"Sheet2"}};
    const auto back = mapping_from_json(mapping_json(all));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(*back, all);
}

TEST(RememberedMapping, FitsTheNextFileWithTheSameHeadingsWhereverTheyStand) {
    const auto choice = mapping({{"", "", "Đơn vị thực hiện", "producer_name"}});
    const auto kept = mapping_to_remember(recognised_columns(book(known_headings), ListKind::recognitions, choice));
    const auto next = book("Kính gửi\nDANH SÁCH\nĐơn vị thực hiện,Hạng sao,STT,Tên sản phẩm\nHTX Mới,5 sao,1,Trà\n");
    EXPECT_TRUE(fits(kept, recognised_columns(next, ListKind::recognitions)));
    const auto reading = read_list(next, ListKind::recognitions, kept);
    ASSERT_EQ(reading.drafts.size(), 1U);
    EXPECT_EQ(reading.drafts[0].producer_name, "HTX Mới");
    EXPECT_EQ(reading.drafts[0].star, Star::of(5));
}

TEST(RememberedMapping, DoesNotFitOtherHeadings) {
    const auto kept = mapping_to_remember(recognised_columns(book(known_headings), ListKind::recognitions));
    const auto of = [](std::string_view csv) { return recognised_columns(book(csv), ListKind::recognitions); };
    EXPECT_TRUE(fits(kept, of(known_headings)));
    EXPECT_FALSE(fits(kept, of("STT,Tên sản phẩm,Hạng sao\n1,Trà,3 sao\n"))) << "one is gone";
    EXPECT_FALSE(fits(kept, of("STT,Tên sản phẩm,Đơn vị thực hiện,Hạng sao,Đơn vị khác\n1,Trà,A,3 sao,B\n")));
    EXPECT_FALSE(fits(kept, of(strange_headings)));
    EXPECT_FALSE(fits({}, of(known_headings)));
    EXPECT_TRUE(
        fits(kept, of("STT,Tên sản phẩm,Đơn vị thực hiện,Hạng sao,Huyện,Lý do không nhận\n1,Trà,A,3 sao,B,C\n")))
        << "what a file of refused rows adds";
}

TEST(RememberedMapping, OfAColumnWithoutHeadingFitsWhereItStandsOnly) {
    const auto of = [](std::string_view csv, const ListMapping& chosen = {}) {
        return recognised_columns(book(csv), ListKind::recognitions, chosen);
    };
    const auto kept =
        mapping_to_remember(of("Tên sản phẩm,Hạng sao,\nTrà,4 sao,HTX A\n", mapping({{"", "C", "", "producer_name"}})));
    EXPECT_TRUE(fits(kept, of("Tên sản phẩm,Hạng sao,\nBún,3 sao,HTX B\n")));
    EXPECT_FALSE(fits(kept, of("Tên sản phẩm,,Hạng sao\nBún,HTX B,3 sao\n")));
}

TEST(RememberedMapping, ThatIsNoMappingIsRefused) {
    for (const std::string_view text :
         {"", "[]", "{", "{\"columns\":1}", R"({"columns":[{"heading":"A","use":"no_such_field"}]})",
          R"({"columns":[{"use":"star"}]})", R"({"columns":[{"heading":"A","use":"star:7"}]})",
          R"({"left_out":[1]})"}) {
        EXPECT_FALSE(mapping_from_json(text).has_value()) << text;
    }
}

// Whatever bytes were kept and whatever is chosen: a mapping or a refusal, a reading or none; never a crash.
TEST(RememberedMapping, OfBrokenTextHarmsNothing) {
    std::mt19937 random(20261127);
    const std::string good =
        mapping_json({{{"", "B", "Tên sản phẩm", "star:4"}, {"x", "C", "", ""}, {"", "", "Hạng sao", "phone"}}, {"y"}});
    const auto file = book(known_headings);
    std::size_t taken = 0;
    for (int round = 0; round < 3'000; ++round) {
        std::string text = good;
        for (unsigned changes = random() % 4; changes > 0; --changes)
            text[random() % text.size()] = static_cast<char>(random() % 128);
        const auto read = mapping_from_json(text);
        if (!read) continue;
        ++taken;
        const auto reading = read_list(file, ListKind::recognitions, *read);
        EXPECT_LE(reading.drafts.size() + reading.refused.size(), 8U);
        EXPECT_EQ(mapping_from_json(mapping_json(*read)), *read);
    }
    EXPECT_GT(taken, 500U);
}

}  // namespace
}  // namespace saolang::registry
