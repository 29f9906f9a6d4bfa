#include "registry/import.hpp"

#include <array>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <boost/json.hpp>

#include "base/embedded.hpp"
#include "registry/registry_for_import_tests.hpp"

namespace saolang::registry {
namespace {

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }

using Registry = RegistryForTests;

const std::string head = "STT,Tên sản phẩm,Chủ thể,Tỉnh,Huyện,Xã,Hạng sao,Số quyết định,Ngày quyết định,Mã số thuế\n";
std::string list(std::initializer_list<std::string_view> rows) {
    std::string csv = head;
    for (const std::string_view row : rows) csv.append(row).append("\n");
    return csv;
}
constexpr std::string_view fish_sauce =
    "1,Nước mắm Cửa Khe,HTX Nông nghiệp Bình Dương,Quảng Nam,Thăng Bình,,4 sao,3635/QĐ-UBND,22/12/2023,";

TEST(Import, OfARowMakesProducerProductDecisionAndRecognition) {
    Registry registry;
    EXPECT_EQ(counts(registry.import(list({fish_sauce}))), (Counts{1, 0, 0, 0, 0}));
    ASSERT_EQ(registry.tables.recognitions.size(), 1U);
    const Recognition& recognition = registry.tables.recognitions[0];
    EXPECT_EQ(recognition.star, Star::of(4));
    EXPECT_EQ(recognition.valid_from, Date::from_civil(2023, 12, 22));
    EXPECT_EQ(recognition.confidence, Confidence::official);
    EXPECT_EQ(registry.tables.decisions.at(0).number, "3635/QĐ-UBND");
    const auto& key = registry.tables.producers.at(0).place;
    ASSERT_TRUE(key.has_value());
    EXPECT_EQ(gazetteer()[*gazetteer().by_key(key->code, key->valid_from)].bare_name, "Thăng Bình");
}

TEST(Import, OfTheSameListAgainChangesNothing) {
    Registry registry;
    registry.import(list({fish_sauce}));
    const auto again = registry.plan(list({fish_sauce}));
    EXPECT_EQ(counts(again), (Counts{0, 0, 1, 0, 0}));
    EXPECT_TRUE(again.steps.empty());
}

TEST(Import, OfTheSameListAgainChangesNothingAlsoWhereADecisionIsOfAnotherYearThanItsRound) {
    const std::string csv =
        "Tên sản phẩm,Chủ thể,Huyện,Hạng sao,Số quyết định,Ngày quyết định,Năm công nhận\n"
        "Gạo,HTX A,Thăng Bình,3 sao,100/QĐ-UBND,03/01/2020,2019\n"
        "Bún,HTX A,Thăng Bình,3 sao,100/QĐ-UBND,,2022\n";
    Registry registry;
    EXPECT_EQ(counts(registry.import(csv)), (Counts{2, 0, 0, 0, 0}));
    EXPECT_EQ(counts(registry.plan(csv)), (Counts{0, 0, 2, 0, 0}));
}

TEST(Import, OfAListThatNamesWhatWasMergedSinceChangesTheKeptRecordsAlone) {
    Registry registry;
    registry.import(list({fish_sauce}));
    registry.tables.moved_producers.push_back({2, 1, "cu", "cu", "HTX Cửa Khe cũ"});
    registry.tables.moved_products.push_back({2, 1, "49-1-1-1-2020", "mam-cu", "Mắm Cửa Khe loại cũ"});
    const auto row = [](std::string_view product, std::string_view producer) {
        return fmt::format("1,{},{},Quảng Nam,Thăng Bình,,4 sao,3635/QĐ-UBND,22/12/2023,", product, producer);
    };
    EXPECT_EQ(counts(registry.plan(list({row("Nước mắm Cửa Khe", "HTX Cửa Khe cũ")}))), (Counts{0, 0, 1, 0, 0}));
    EXPECT_EQ(counts(registry.plan(list({row("Mắm Cửa Khe loại cũ", "HTX Cửa Khe cũ")}))), (Counts{0, 0, 1, 0, 0}));
    const std::string coded =
        "Mã sản phẩm,Tên sản phẩm,Chủ thể,Tỉnh,Huyện,Hạng sao,Số quyết định,Ngày quyết định\n"
        "49-1-1-1-2020,Mắm Cửa Khe loại cũ,HTX Cửa Khe cũ,Quảng Nam,Thăng Bình,4 sao,3635/QĐ-UBND,22/12/2023\n";
    EXPECT_EQ(counts(registry.plan(coded)), (Counts{0, 0, 1, 0, 0}));
}

TEST(Import, KnowsAProducerByItsNameHoweverTheFormIsShortened) {
    Registry registry;
    registry.import(list({fish_sauce}));
    registry.import(list({"2,Mắm nêm,Hợp tác xã NN Bình Dương,Quảng Nam,H. Thăng Bình,,3 sao,,,"}));
    EXPECT_EQ(registry.tables.producers.size(), 1U);
    EXPECT_EQ(registry.tables.products.size(), 2U);
}

TEST(Import, TakesTheSameNameInAnotherDistrictForAnotherProducer) {
    Registry registry;
    registry.import(list({fish_sauce, "2,Gạo,HTX Nông nghiệp Bình Dương,Quảng Nam,Quế Sơn,,3 sao,,,"}));
    EXPECT_EQ(registry.tables.producers.size(), 2U);
}

TEST(Import, WhatTheListLeavesOutStays) {
    Registry registry;
    registry.import(
        list({"1,Nước mắm Cửa Khe,HTX Nông nghiệp Bình Dương,Quảng Nam,Thăng Bình,,4 "
              "sao,3635/QĐ-UBND,22/12/2023,4000123456"}));
    EXPECT_EQ(counts(registry.import(list({"1,Nước mắm Cửa Khe,HTX Nông nghiệp Bình Dương,,Thăng Bình,,4 sao,,,"}))),
              (Counts{0, 0, 1, 0, 0}));
    EXPECT_EQ(registry.tables.producers[0].tax_code, "4000123456");
    EXPECT_TRUE(registry.tables.recognitions[0].decision.has_value());
}

TEST(Import, FillsInWhatWasNotKnown) {
    Registry registry;
    registry.import(list({"1,Nước mắm Cửa Khe,HTX Nông nghiệp Bình Dương,Quảng Nam,Thăng Bình,,4 sao,,,"}));
    EXPECT_EQ(counts(registry.import(list({fish_sauce}))), (Counts{0, 1, 0, 0, 0}));
    ASSERT_EQ(registry.tables.recognitions.size(), 1U);
    EXPECT_EQ(registry.tables.recognitions[0].valid_from, Date::from_civil(2023, 12, 22));
    EXPECT_TRUE(registry.tables.recognitions[0].decision.has_value());
}

TEST(Import, OfALaterDecisionAddsARecognition) {
    Registry registry;
    registry.import(
        list({"1,Nước mắm Cửa Khe,HTX Nông nghiệp Bình Dương,Quảng Nam,Thăng Bình,,3 sao,100/QĐ-UBND,10/01/2020,"}));
    EXPECT_EQ(counts(registry.import(list({fish_sauce}))), (Counts{1, 0, 0, 0, 0}));
    EXPECT_EQ(registry.tables.products.size(), 1U);
    EXPECT_EQ(registry.tables.recognitions.size(), 2U);
}

struct Twin {
    std::string_view first, second;
};
class ImportDoubts : public ::testing::TestWithParam<Twin> {};
TEST_P(ImportDoubts, AskAPersonAndWriteNothing) {
    Registry registry;
    registry.import(list({GetParam().first}));
    const auto plan = registry.plan(list({GetParam().second}));
    EXPECT_EQ(counts(plan), (Counts{0, 0, 0, 1, 0})) << GetParam().second;
    EXPECT_TRUE(plan.steps.empty());
    ASSERT_FALSE(plan.doubtful.empty());
    EXPECT_NE(plan.doubtful[0].looks_like, "");
    const auto taken = registry.plan(list({GetParam().second}), ListKind::recognitions,
                                     {ImportOptions::Doubtful::take_as_new, {}, {}});
    EXPECT_EQ(counts(taken), (Counts{1, 0, 0, 0, 0})) << "unless a person says it is new";
}
INSTANTIATE_TEST_SUITE_P(Twins, ImportDoubts,
                         ::testing::Values(
                             // a household that became a cooperative
                             Twin{"1,Mắm nêm,Cơ sở Hồng Vân,Quảng Nam,Đại Lộc,,3 sao,,,",
                                  "1,Nước cốt chanh,HTX Hồng Vân,Quảng Nam,Đại Lộc,,3 sao,,,"},
                             // one tax code, two names
                             Twin{"1,Mắm nêm,Cơ sở Hồng Vân,Quảng Nam,Đại Lộc,,3 sao,,,4000123456",
                                  "1,Trà,Công ty TNHH Sâm,Quảng Nam,Đại Lộc,,3 sao,,,4000123456"},
                             // another pack of the same
                             Twin{"1,Nước mắm Cửa Khe,HTX Bình Dương,Quảng Nam,Thăng Bình,,3 sao,,,",
                                  "1,Nước mắm Cửa Khe (chai 500 ml),HTX Bình Dương,Quảng Nam,Thăng Bình,,3 sao,,,"},
                             // i and y
                             Twin{"1,Mì Quảng,HTX Bình Dương,Quảng Nam,Thăng Bình,,3 sao,,,",
                                  "1,Mỳ Quảng,HTX Bình Dương,Quảng Nam,Thăng Bình,,3 sao,,,"},
                             // marks only: two fruits or a slip
                             Twin{"1,Bánh dừa,HTX Bình Dương,Quảng Nam,Thăng Bình,,3 sao,,,",
                                  "1,Bánh dứa,HTX Bình Dương,Quảng Nam,Thăng Bình,,3 sao,,,"},
                             // a letter lost in a long word
                             Twin{"1,Đèn lồng Dé Lantana,Công ty Hoa Nam,Quảng Nam,Hội An,,3 sao,,,",
                                  "1,Đèn lồng Dé Latana,Công ty Hoa Nam,Quảng Nam,Hội An,,3 sao,,,"},
                             // one list names no producer
                             Twin{"1,Rượu đảng sâm,Cơ sở Đức Huy,Quảng Nam,Tây Giang,,3 sao,,,",
                                  "1,Rượu đảng sâm,,Quảng Nam,Tây Giang,,3 sao,,,"}));

TEST(ImportWithoutDoubt, DoNotStandBetweenDifferentProducts) {
    Registry registry;
    registry.import(list({"1,Trà gừng,HTX Bình Dương,Quảng Nam,Thăng Bình,,3 sao,,,"}));
    const auto plan = registry.plan(list({"1,Trà rừng,HTX Bình Dương,Quảng Nam,Thăng Bình,,3 sao,,,",
                                          "2,Trà gừng,Cơ sở Hoa Sen,Quảng Nam,Thăng Bình,,3 sao,,,"}));
    EXPECT_EQ(counts(plan), (Counts{2, 0, 0, 0, 0}));
}

TEST(ImportWithoutDoubt, AreFoundBetweenRowsOfOneListToo) {
    const auto plan = Registry().plan(list({"1,Mắm nêm,Cơ sở Hồng Vân,Quảng Nam,Đại Lộc,,3 sao,,,",
                                            "2,Mắm nêm,HTX Hồng Vân,Quảng Nam,Đại Lộc,,3 sao,,,"}));
    EXPECT_EQ(counts(plan), (Counts{1, 0, 0, 1, 0}));
    EXPECT_EQ(plan.doubtful[0].place.row, 3U);
}

TEST(ImportPlaces, ThatDoNotExistAreRefused) {
    const auto plan = Registry().plan(list({"1,Mắm nêm,Cơ sở Hồng Vân,Quảng Nam,Đại Lạc Hồng,,3 sao,,,"}));
    ASSERT_EQ(plan.refused.size(), 1U);
    EXPECT_EQ(plan.refused[0].place.value, "Đại Lạc Hồng");
}

TEST(ImportConfidence, OfAWeakerSourceChangesNothing) {
    Registry registry;
    const std::string codes = "product_name,producer_name,province,district,star,year,confidence\n";
    registry.import(codes + "Trà,HTX A Nông,Quảng Nam,Đại Lộc,3,2023,F\n");
    registry.import(codes + "Trà,HTX A Nông,Quảng Nam,Đại Lộc,3,2023,W\n");
    EXPECT_EQ(registry.tables.recognitions.at(0).confidence, Confidence::press);
    EXPECT_EQ(registry.tables.recognitions.size(), 1U);
}

TEST(ImportReport, HasTheShapeOthersRelyOn) {
    const auto plan = Registry().plan(list({fish_sauce, "2,Gạo,HTX B,Quảng Nam,Đại Lộc,,9 sao,,,"}));
    const auto report = boost::json::parse(report_json(plan)).as_object();
    EXPECT_EQ(report.at("rows").to_number<int>(), 2);
    EXPECT_EQ(report.at("new").to_number<int>(), 1);
    EXPECT_EQ(report.at("changed").to_number<int>(), 0);
    EXPECT_EQ(report.at("unchanged").to_number<int>(), 0);
    EXPECT_TRUE(report.at("doubtful").as_array().empty());
    const auto& refused = report.at("refused").as_array().at(0).as_object();
    EXPECT_EQ(refused.at("row").to_number<int>(), 3);
    EXPECT_EQ(refused.at("column").as_string(), "G (Hạng sao)");
    EXPECT_EQ(refused.at("value").as_string(), "9 sao");
    EXPECT_FALSE(refused.at("reason").as_string().empty());
    EXPECT_TRUE(refused.contains("sheet"));
    EXPECT_EQ(report.at("columns").as_object().at("Hạng sao").as_string(), "star");
}

// data/examples/real_products.csv, as it is: facts with their confidence, places of before the mergers.
struct RealProducts : ::testing::Test {
    std::string_view file = embedded_file("data/examples/real_products.csv").bytes;
    Registry registry{};
    ImportOptions all{ImportOptions::Doubtful::take_as_new, {}, {}};

    [[nodiscard]] std::size_t recognitions(const std::function<bool(const Recognition&)>& which) const {
        return static_cast<std::size_t>(std::ranges::count_if(registry.tables.recognitions, which));
    }
};

TEST_F(RealProducts, AreAllTakenButOneThatLooksLikeAKnownCooperative) {
    const auto plan = registry.import(file);
    EXPECT_EQ(plan.rows, 667U);
    EXPECT_EQ(counts(plan), (Counts{666, 0, 0, 1, 0}));
    ASSERT_EQ(plan.doubtful.size(), 1U);
    EXPECT_NE(plan.doubtful[0].looks_like.find("Nông nghiệp công nghệ cao Phước Thành"), std::string::npos);
}

TEST_F(RealProducts, KeepTheirConfidenceAndNoDayIsInvented) {
    registry.import(file, ListKind::recognitions, all);
    EXPECT_EQ(registry.tables.products.size(), 667U);
    EXPECT_EQ(recognitions([](const Recognition& r) { return r.star.has_value(); }), 565U);
    EXPECT_EQ(recognitions([](const Recognition& r) { return r.star && r.year; }), 391U);
    EXPECT_EQ(recognitions([](const Recognition& r) { return r.valid_from || r.valid_to || r.decision; }), 0U);
    EXPECT_EQ(
        recognitions([](const Recognition& r) { return r.confidence == Confidence::official || r.source.empty(); }),
        0U);
    const auto registered = std::ranges::count(registry.tables.products, ProductStatus::registered, &Product::status);
    EXPECT_EQ(registered, 67) << "a proposal is no recognition";
    EXPECT_EQ(registry.tables.recognitions.size(), 600U);
}

TEST_F(RealProducts, StandInTheirPlacesOfThatTime) {
    registry.import(file, ListKind::recognitions, all);
    const auto index = registry.index();
    EXPECT_EQ(std::ranges::count(index->has_place, false), 0);
    const auto in_dai_loc = std::ranges::count_if(index->place, [](places::UnitId place) {
        const auto district = gazetteer().locate(place, places::Level::district, *Date::from_civil(2024, 6, 1));
        return district && gazetteer()[*district].bare_name == "Đại Lộc";
    });
    EXPECT_EQ(in_dai_loc, 19);
}

TEST_F(RealProducts, ImportedAgainChangeNothing) {
    registry.import(file, ListKind::recognitions, all);
    const auto again = registry.plan(file);
    EXPECT_EQ(counts(again), (Counts{0, 0, 667, 0, 0}));
    EXPECT_TRUE(again.steps.empty());
}

}  // namespace
}  // namespace saolang::registry
