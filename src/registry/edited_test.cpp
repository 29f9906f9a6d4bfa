#include "registry/decision_form.hpp"
#include "registry/index_for_tests.hpp"
#include "registry/producer_form.hpp"
#include "registry/product_form.hpp"
#include "registry/recognition_form.hpp"

namespace saolang::registry {
namespace {

using web::Form;
using web::Language;

const Date today = date(2026, 11, 24);

FormGround ground() { return {places::Gazetteer::shipped(), today, unit("48", today)}; }

web::Pairs with(web::Pairs fields, std::string name, std::string value) {
    std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    fields.emplace_back(std::move(name), std::move(value));
    return fields;
}

// Both languages say what is wrong, at the field.
void expect_refused(const Form& form, std::string_view field) {
    EXPECT_FALSE(form.error(field, Language::vi).empty()) << field;
    EXPECT_FALSE(form.error(field, Language::en).empty()) << field;
    EXPECT_EQ(form.errors(Language::vi).size(), 1U);
}

std::string place_of(std::string words, std::string chosen = "", std::optional<PlaceKey> stored = {}) {
    Form form(web::Pairs{{"noi", std::move(words)}, {"noi-chon", std::move(chosen)}});
    const auto [unit, choices] = read_place(form, stored, ground(), web::Need::optional);
    if (unit) return place_value(ground(), *unit);
    return choices.empty() ? std::string(form.error("noi", Language::en)) : std::to_string(choices.size()) + " places";
}

TEST(EditedPlace, ACommuneOfTodayIsMeantBeforeOneThatEnded) {
    const auto unit = places::Gazetteer::shipped().search_one(
        {"Đại Lộc", places::Level::commune, today, places::Gazetteer::shipped().find("48", today)});
    ASSERT_TRUE(unit);
    EXPECT_EQ(place_of("Đại Lộc"), place_value(ground(), *unit));
    EXPECT_TRUE(place_of("Huyện Đại Lộc").starts_with("506."));
}

TEST(EditedPlace, AnEndedCommuneIsFoundByItsDistrictAndItsOwnWordsMeanItself) {
    const auto unit = places::Gazetteer::shipped().search_one({"Đại Hồng, Đại Lộc", places::Level::commune, today, {}});
    ASSERT_TRUE(unit);
    const auto key = place_key_of(ground(), unit);
    EXPECT_EQ(place_of(place_words(ground(), *unit), "", key), place_value(ground(), *unit));
    EXPECT_EQ(place_of("Đại Hồng, Đại Lộc"), place_value(ground(), *unit));
}

TEST(EditedPlace, WhereTheWordsFitSeveralTheOneChosenDecides) {
    const FormGround all_of_vietnam{places::Gazetteer::shipped(), today};
    Form form(web::Pairs{{"noi", "Tân Lập"}});
    const auto asked = read_place(form, {}, all_of_vietnam, web::Need::required);
    ASSERT_GT(asked.choices.size(), 1U);
    expect_refused(form, "noi");
    const auto chosen = asked.choices[1];
    Form again(web::Pairs{{"noi", "Tân Lập"}, {"noi-chon", place_value(all_of_vietnam, chosen)}});
    EXPECT_EQ(read_place(again, {}, all_of_vietnam, web::Need::required).unit, chosen);
    EXPECT_TRUE(again.valid());
}

TEST(EditedPlace, AChoiceThatDoesNotFitTheWordsIsNotTaken) {
    EXPECT_FALSE(place_of("Đại Lộc", "00001.1900-01-01").starts_with("00001"));
    EXPECT_FALSE(place_of("Không Có Nơi Này", "506.1997-01-01").starts_with("506"));
}

const web::Pairs good_producer{{"ten", "HTX Ong mẫu"}, {"loai", "cooperative"}, {"noi", "Huyện Đại Lộc"}};

TEST(ProducerForm, EveryFieldHasItsRule) {
    struct Row {
        std::string field;
        std::string value;
        bool refused;
    };
    const std::vector<Row> rows{
        {"ten", "", true},
        {"ten", "HT", true},
        {"ten", std::string(201, 'a'), true},
        {"loai", "", true},
        {"loai", "bank", true},
        {"ma-so-thue", "4000123456", false},
        {"ma-so-thue", "4000123456-001", false},
        {"ma-so-thue", "400012345", true},  // a zero is missing, or a digit
        {"ma-so-thue", "4000x23456", true},
        {"noi", "", true},
        {"dien-thoai", "0905 123 456", false},
        {"dien-thoai", "123", true},
        {"thu-dien-tu", "htx@vi-du.vn", false},
        {"thu-dien-tu", "htx tai vi-du.vn", true},
        {"phu-nu", "1", false},
        {"phu-nu", "", false},
        {"phu-nu", "x", true},
    };
    for (const auto& [field, value, refused] : rows) {
        SCOPED_TRACE(field + "=" + value);
        Form form(with(good_producer, field, value));
        (void)check_producer(form, {}, ground());
        EXPECT_EQ(form.valid(), !refused);
        if (refused) expect_refused(form, field);
    }
}

TEST(ProducerForm, CorrectingNeedsAReasonAndKeepsCodeAndAddress) {
    Producer before;
    before.id = ProducerId{7};
    before.code = "c7";
    before.slug = "ong-mau";
    Form without(good_producer);
    (void)check_producer(without, before, ground());
    expect_refused(without, "ly-do");
    Form form(with(good_producer, "ly-do", "sửa tên"));
    const auto draft = check_producer(form, before, ground());
    EXPECT_TRUE(form.valid());
    EXPECT_EQ(draft.producer.code, "c7");
    EXPECT_EQ(draft.producer.slug, "ong-mau");
    EXPECT_EQ(draft.reason, "sửa tên");
}

TEST(ProducerForm, LikelyDoublesAreThoseOfTheTaxCodeAndOfTheNameInOnePlace) {
    TestRegistry registry;
    const auto here = place_key("506", date(2020, 1, 1));
    const auto there = place_key("502", date(2020, 1, 1));
    registry.producer("Hợp tác xã Nông nghiệp Ong mẫu", ProducerKind::cooperative, here);
    registry.producer("HTX Ong mẫu", ProducerKind::cooperative, there);
    registry.producer("Cơ sở Gốm", ProducerKind::household, there);
    registry.producer("HTX Trầm hương", ProducerKind::cooperative, here);
    registry.tables.producers[2].tax_code = "4000123456";
    const auto index = registry.build();
    Producer asked;
    asked.name = "HTX NN Ong mẫu";
    asked.place = here;
    EXPECT_EQ(likely_doubles(*index, ground(), asked), (std::vector<ProducerAt>{0}));
    asked.tax_code = "4000123456";
    EXPECT_EQ(likely_doubles(*index, ground(), asked), (std::vector<ProducerAt>{2, 0}));
    asked.id = ProducerId{1};
    EXPECT_EQ(likely_doubles(*index, ground(), asked), (std::vector<ProducerAt>{2})) << "never itself";
}

TEST(ProductForm, ASetTellsTheGroupAndScreeningReadsWhatWasTyped) {
    TestRegistry registry;
    const auto here = place_key("506", date(2020, 1, 1));
    const auto bees = registry.producer("HTX Ong mẫu", ProducerKind::cooperative, here);
    const auto others = registry.producer("HTX Ong khác", ProducerKind::cooperative, here);
    registry.product("Mật ong mẫu (chai 500 ml)").of(bees);
    registry.product("Mật ong mẫu").of(others);
    const auto index = registry.build();
    const auto everybody = [](ProducerAt) { return true; };
    const web::Pairs good{{"ten", "Mật ong mẫu"}, {"chu-the", "HTX Ong mẫu"}, {"bo", "4"}, {"tinh-trang", "active"}};
    Form form(good);
    const auto draft = check_product(form, {}, *index, ground(), everybody);
    EXPECT_TRUE(form.valid());
    EXPECT_EQ(draft.product.group, ProductGroup::food);
    EXPECT_EQ(draft.product.producer, bees);
    EXPECT_EQ(draft.lies, unit("506", date(2020, 1, 1)));
    EXPECT_EQ(screened_text(draft, *index, ground()),
              (ScreenedText{"Mật ong mẫu", "HTX Ong mẫu", screened_text(*index, ground().gazetteer, 0).place}));
    Form craft(with(good, "nhom", "craft"));
    (void)check_product(craft, {}, *index, ground(), everybody);
    expect_refused(craft, "bo");
    Form several(with(good, "chu-the", "Ong"));
    EXPECT_EQ(check_product(several, {}, *index, ground(), everybody).producers.size(), 2U);
    Form unseen(good);
    (void)check_product(unseen, {}, *index, ground(), [](ProducerAt) { return false; });
    expect_refused(unseen, "chu-the");
}

TEST(DecisionForm, ANumberIsTheSameHoweverItIsSpaced) {
    EXPECT_EQ(number_key("3635/QĐ-UBND"), number_key("3635 /qđ - ubnd"));
    EXPECT_NE(number_key("3635/QĐ-UBND"), number_key("365/QĐ-UBND"));
    TestRegistry registry;
    registry.tables.decisions.push_back({DecisionId{1}, "3635/QĐ-UBND", date(2022, 12, 29), ""});
    const auto index = registry.build();
    EXPECT_TRUE(same_decision(*index, {{}, "3635/QĐ - UBND", date(2022, 12, 29), ""}));
    EXPECT_FALSE(same_decision(*index, {{}, "3635/QĐ-UBND", date(2023, 12, 29), ""}));
    EXPECT_FALSE(same_decision(*index, index->decisions[0]));
}

TEST(DecisionForm, ItsDayHasCome) {
    Form form(web::Pairs{{"so", "12/QĐ-UBND"}, {"ngay", "25/11/2026"}});
    (void)check_decision(form, {}, today);
    expect_refused(form, "ngay");
    Form letters(web::Pairs{{"so", "QĐ-UBND"}, {"ngay", "24/11/2026"}});
    (void)check_decision(letters, {}, today);
    expect_refused(letters, "so");
}

class RecognitionForm : public testing::Test {
protected:
    RecognitionForm() {
        registry.tables.decisions.push_back({DecisionId{1}, "10/QĐ-UBND", date(2022, 12, 29), ""});
        registry.tables.decisions.push_back({DecisionId{2}, "10/QĐ-UBND", date(2023, 12, 29), ""});
        index = registry.build();
    }
    RecognitionDraft check(Form& form) const { return check_recognition(form, {}, *index, today); }

    TestRegistry registry;
    std::shared_ptr<const Index> index;
    web::Pairs good{{"sao", "4"}, {"quyet-dinh", "10/QĐ-UBND"}, {"qd-ngay", "29/12/2023"}, {"tu-ngay", "29/12/2023"}};
};

TEST_F(RecognitionForm, TheTermIsProposedAndNeverLonger) {
    Form form(good);
    const auto draft = check(form);
    EXPECT_TRUE(form.valid());
    EXPECT_EQ(draft.recognition.decision, DecisionId{2});
    EXPECT_EQ(draft.recognition.valid_to, date(2026, 12, 29));
    Form last(with(good, "den-ngay", "30/12/2026"));
    (void)check(last);
    expect_refused(last, "den-ngay");
    Form first(with(good, "den-ngay", "28/12/2023"));
    (void)check(first);
    expect_refused(first, "den-ngay");
}

TEST_F(RecognitionForm, ADecisionIsOneOfTheRegistryOrNewWithItsDay) {
    Form several(with(good, "qd-ngay", ""));
    EXPECT_EQ(check(several).decisions.size(), 2U);
    expect_refused(several, "quyet-dinh");
    Form chosen(with(with(good, "qd-ngay", ""), "qd-chon", "1"));
    EXPECT_EQ(check(chosen).recognition.decision, DecisionId{1});
    Form fresh(with(good, "quyet-dinh", "77/QĐ-UBND"));
    const auto draft = check(fresh);
    ASSERT_TRUE(draft.new_decision);
    EXPECT_EQ(draft.new_decision->number, "77/QĐ-UBND");
    Form without_day(with(with(good, "quyet-dinh", "77/QĐ-UBND"), "qd-ngay", ""));
    (void)check(without_day);
    expect_refused(without_day, "qd-ngay");
}

TEST_F(RecognitionForm, AScoreFitsItsStar) {
    EXPECT_EQ(star_of_score(*parse_points("49,9")), std::nullopt);
    EXPECT_EQ(star_of_score(Points(50)), Star::of(3));
    EXPECT_EQ(star_of_score(*parse_points("69,99")), Star::of(3));
    EXPECT_EQ(star_of_score(Points(70)), Star::of(4));
    EXPECT_EQ(star_of_score(*parse_points("629/7")), Star::of(4));
    EXPECT_EQ(star_of_score(Points(90)), Star::of(5));
    for (const std::string score : {"69,9", "90", "101", "-1", "bảy mươi"}) {
        Form form(with(good, "diem", score));
        (void)check(form);
        expect_refused(form, "diem");
    }
}

// QĐ 26/2026, Điều 12(3)
TEST_F(RecognitionForm, AnExtensionEndsAtMost180DaysPastTheTerm) {
    Form longest(with(good, "keo-dai-den", to_vietnamese(date(2026, 12, 29).plus_days(180))));
    const auto draft = check(longest);
    EXPECT_TRUE(longest.valid());
    EXPECT_EQ(draft.recognition.extension->until, date(2026, 12, 29).plus_days(181)) << "the first day after it";
    Form longer(with(good, "keo-dai-den", to_vietnamese(date(2026, 12, 29).plus_days(181))));
    (void)check(longer);
    expect_refused(longer, "keo-dai-den");
    Form within(with(good, "keo-dai-den", "29/12/2026"));
    (void)check(within);
    expect_refused(within, "keo-dai-den");
}

// QĐ 26/2026, Điều 8
TEST_F(RecognitionForm, AWithdrawalHasItsGroundAndFallsIntoTheTerm) {
    Recognition standing;
    standing.valid_from = date(2023, 12, 29);
    standing.valid_to = date(2026, 12, 29);
    const web::Pairs right{
        {"can-cu", "mark_misused"}, {"ngay", "29/12/2026"}, {"van-ban", "1/QĐ"}, {"ly-do", "biên bản 3"}};
    Form form(right);
    const auto draft = check_withdrawal(form, standing);
    EXPECT_TRUE(form.valid());
    EXPECT_EQ(draft.recognition.withdrawal, (Withdrawal{date(2026, 12, 29), Ground::mark_misused, "1/QĐ"}));
    for (const auto& [field, value] : std::vector<std::pair<std::string, std::string>>{{"can-cu", ""},
                                                                                       {"can-cu", "dislike"},
                                                                                       {"ngay", "30/12/2026"},
                                                                                       {"ngay", "28/12/2023"},
                                                                                       {"van-ban", ""},
                                                                                       {"ly-do", ""}}) {
        SCOPED_TRACE(field + "=" + value);
        Form wrong(with(right, field, value));
        (void)check_withdrawal(wrong, standing);
        expect_refused(wrong, field);
    }
}

}  // namespace
}  // namespace saolang::registry
