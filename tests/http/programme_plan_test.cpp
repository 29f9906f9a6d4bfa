// Plans in the browser: making, copying, amending, targets and shares, the two questions about a day, who may.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>

#include "http/reading.hpp"
#include "http/world.hpp"
#include "programme/market_kinds.hpp"
#include "programme/plan.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/store.hpp"
#include "programme/world.hpp"

namespace saolang::http_tests {
namespace {

using namespace programme;
using people::Role;

Date day(int year, unsigned month, unsigned of_month) { return *Date::from_civil(year, month, of_month); }
Moment noon(Date date) { return {(std::int64_t{date.days()} * 24 + 5) * 3'600'000}; }

// One world for all these tests. Its plan of 2017 was known from February 2017, a fair of June 2017 from September.
struct Desk {
    World world;
    const Person& province = world.signed_in(Role::province_officer, Where::everything);
    const Person& commune = world.signed_in(Role::commune_officer, Where::own);
    std::string unit = unit_key(*world.site().gazetteer.find("49", day(2017, 1, 1)), world.site().gazetteer);

    Desk() {
        write(day(2017, 2, 2), [&](const WriteContext& context) {
            Values of_plan(plan::fields.size());
            of_plan[plan::year] = "2017";
            of_plan[plan::unit] = unit;
            of_plan[plan::number] = "12/KH-THU";
            of_plan[plan::signed_on] = "2017-02-01";
            const auto made = add_record(context, plan::kind, of_plan, "plan-thu");
            Values of_target(target::fields.size());
            of_target[target::plan] = std::to_string(made.id);
            of_target[target::place] = "1";
            of_target[target::indicator] = "thematic_fairs";
            of_target[target::words] = "Ít nhất một hội chợ chuyên đề";
            of_target[target::comparison] = "at_least";
            of_target[target::goal] = "100";
            of_target[target::measured_in] = "count";
            of_target[target::due] = "2017-12-31";
            (void)add_record(context, target::kind, of_target, "chi-tieu-thu");
        });
        write(day(2017, 9, 1), [&](const WriteContext& context) {
            Values fair(event::fields.size());
            fair[event::name] = "Hội chợ OCOP thử";
            fair[event::kind_of_it] = "fair";
            fair[event::thematic] = "1";
            fair[event::region] = "in_province";
            fair[event::address] = "Quảng trường 24/3, Tam Kỳ";
            fair[event::unit] = unit;
            fair[event::from_day] = "2017-06-01";
            fair[event::to_day] = "2017-06-03";
            fair[event::report_on] = "2017-06-10";
            (void)add_record(context, event::kind, fair, "hoi-cho-thu");
        });
    }
    void write(Date on, const std::function<void(const WriteContext&)>& work) {
        const auto change = trail::begin_change({"console"}, "thử", world.site().random);
        world.site().database.write([&](db::Writer& writer) { work({writer, change, noon(on), world.site().random}); });
    }
};

Desk& desk() {
    static Desk one;
    return one;
}

using Fields = web::Pairs;

std::string encoded(const Fields& fields) {
    std::string form;
    for (const auto& [name, value] : fields) form += "&" + name + "=" + web::percent_encode(value);
    return form;
}

web::Response ask(const Person& person, std::string_view target) { return desk().world.ask(target, person.headers()); }
web::Response send(const Person& person, std::string_view target, Fields fields) {
    if (web::first(fields, "ma").empty()) fields.emplace_back("ma", short_code(desk().world.site().random, 12));
    return desk().world.send(target, person.form(encoded(fields)), person.headers());
}

std::string location(const web::Response& response) {
    const std::string whole(header(response, "Location"));
    return whole.substr(0, whole.find('?'));
}
std::string last_word(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string hidden(const web::Response& page, std::string_view name) {
    const auto opening = fmt::format(R"(name="{}" value=")", name);
    const auto at = page.text().find(opening);
    if (at == std::string_view::npos) return {};
    const auto from = at + opening.size();
    return std::string(page.text().substr(from, page.text().find('"', from) - from));
}

std::shared_ptr<const Ledger> ledger() {
    std::shared_ptr<const Ledger> found;
    desk().world.site().database.read(
        [&](db::Reader& reader) { found = load_ledger(reader, *desk().world.index(), desk().world.site().gazetteer); });
    return found;
}

constexpr std::array odd_days{"0001-01-01", "1970-01-01", "1990-06-15", "1996-12-31", "1997-01-01",
                              "2004-01-01", "2008-02-29", "2024-12-31", "2025-01-01", "2025-06-30",
                              "2025-07-01", "9999-12-31", "31/02/2024", "0000-00-00", "hôm nay"};

Fields plan_fields(int year) {
    return {{"nam", std::to_string(year)},
            {"noi", "Tỉnh Quảng Nam"},
            {"so", fmt::format("{}/KH-THU", year)},
            {"ngay", fmt::format("20/01/{}", year)}};
}

Fields with(Fields fields, std::string name, std::string value) {
    std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    fields.emplace_back(std::move(name), std::move(value));
    return fields;
}

Fields target_fields() {
    return {{"chi-so", "registered_reaching_three"},
            {"loi", "Ít nhất 70 % sản phẩm đăng ký đạt ba sao"},
            {"so-sanh", "at_least"},
            {"muc", "70 %"},
            {"han", "31/12/2022"},
            {"co-quan", "Văn phòng Điều phối nông thôn mới"}};
}

// A plan of a year no other test uses; returns its code.
std::string new_plan(int year, std::string unit = "Tỉnh Quảng Nam") {
    const auto answer = send(desk().province, "/quan-ly/ke-hoach/moi", with(plan_fields(year), "noi", std::move(unit)));
    EXPECT_EQ(answer.status, 303) << words_of(answer.text());
    return last_word(location(answer));
}

TEST(Plans, WhatWasTrueAndWhatWasKnownAreTwoQuestions) {
    const auto& who = desk().province;
    const std::string page = "/quan-ly/ke-hoach/2017";
    // Entered in September, the fair of June was true on 30/06 and not known then.
    const auto truth = ask(who, page + "?ngay=2017-06-30");
    ASSERT_EQ(truth.status, 200);
    EXPECT_TRUE(holds(truth, "Điều đúng vào cuối ngày 30/06/2017, theo mọi hồ sơ có đến hôm nay."));
    EXPECT_TRUE(holds(truth, "Đã đạt"));
    const auto known = ask(who, page + "?ngay=2017-06-30&biet=2017-06-30");
    EXPECT_TRUE(holds(known, "theo những gì hệ thống đã biết vào cuối ngày 30/06/2017"));
    EXPECT_FALSE(holds(known, "Đã đạt"));
    EXPECT_TRUE(holds(ask(who, page + "?ngay=2017-06-30&biet=2017-09-30"), "Đã đạt"));
    // The why page says the same, and its links keep both days.
    const auto why = ask(who, page + "/chi-tieu-thu?ngay=2017-06-30&biet=2017-06-30");
    ASSERT_EQ(why.status, 200);
    EXPECT_FALSE(holds(why, "Hội chợ OCOP thử"));
    bool keeps = false;
    for (const auto& link : links(why.text()))
        keeps = keeps || link.href == "/quan-ly/ke-hoach/2017?ngay=2017-06-30&biet=2017-06-30";
    EXPECT_TRUE(keeps);
    EXPECT_TRUE(holds(ask(who, page + "/chi-tieu-thu?ngay=2017-06-30"), "Hội chợ OCOP thử"));
}

TEST(Plans, ADayBeforeThePlanWasKnownSaysSo) {
    const auto& who = desk().province;
    EXPECT_TRUE(holds(ask(who, "/quan-ly/ke-hoach/2017?ngay=2017-01-15&biet=2017-01-15"), "hệ thống chưa có kế hoạch"));
    EXPECT_TRUE(holds(ask(who, "/quan-ly/ke-hoach/2017/chi-tieu-thu?biet=2017-01-15"), "hệ thống chưa có chỉ tiêu"));
    EXPECT_TRUE(holds(ask(who, "/quan-ly/ke-hoach/2017?ngay=2017-01-15"), "chưa được ban hành"));
    EXPECT_TRUE(holds(ask(who, "/quan-ly/ke-hoach/2017?ngay=tháng sáu"), "Không đọc được ngày"));
    EXPECT_EQ(ask(who, "/quan-ly/ke-hoach/1999").status, 404);
    EXPECT_EQ(ask(who, "/quan-ly/ke-hoach/2017/khong-co").status, 404);
}

TEST(Plans, AreReadByWhoeverSeesTheProgrammeAndWrittenByPlanners) {
    for (const auto* path : {"/quan-ly/ke-hoach", "/quan-ly/ke-hoach/2017", "/quan-ly/ke-hoach/2017/chi-tieu-thu",
                             "/quan-ly/ke-hoach/2017/man-hinh", "/quan-ly/ke-hoach/ban/plan-thu"}) {
        EXPECT_EQ(ask(desk().province, path).status, 200) << path;
        EXPECT_EQ(ask(desk().commune, path).status, 200) << path;
        EXPECT_EQ(ask(desk().world.signed_in(Role::producer_owner), path).status, 404) << path;
        EXPECT_EQ(desk().world.ask(path).status, 401) << path;
    }
    const auto before = desk().world.stored();
    for (const auto* path :
         {"/quan-ly/ke-hoach/moi", "/quan-ly/ke-hoach/ban/plan-thu/sua", "/quan-ly/ke-hoach/ban/plan-thu/sua-doi",
          "/quan-ly/ke-hoach/ban/plan-thu/them", "/quan-ly/ke-hoach/chi-tieu/chi-tieu-thu/sua",
          "/quan-ly/ke-hoach/chi-tieu/chi-tieu-thu/giao"}) {
        EXPECT_EQ(ask(desk().province, path).status, 200) << path;
        EXPECT_EQ(ask(desk().commune, path).status, 404) << path;
        EXPECT_EQ(send(desk().commune, path, plan_fields(2031)).status, 404) << path;
    }
    EXPECT_EQ(desk().world.stored(), before);
    EXPECT_FALSE(holds(ask(desk().commune, "/quan-ly/ke-hoach/ban/plan-thu"), "Thêm chỉ tiêu"));
}

TEST(Plans, AMistakeStandsAtItsFieldAndNothingTypedIsLost) {
    const auto& who = desk().province;
    const auto before = desk().world.stored();
    const auto answer =
        send(who, "/quan-ly/ke-hoach/moi",
             {{"nam", "2024"}, {"noi", "Tỉnh Quảng Nam"}, {"so", "77/KH-GIU-LAI"}, {"ngay", "31/02/2024"}});
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(holds(answer, "Năm này đơn vị đã có kế hoạch"));
    EXPECT_TRUE(holds(answer, "77/KH-GIU-LAI"));
    EXPECT_TRUE(holds(answer, "31/02/2024"));
    const auto wrong_target = send(who, "/quan-ly/ke-hoach/ban/plan-thu/them",
                                   with(with(target_fields(), "muc", "1,5 lần"), "han", "31/12/2029"));
    EXPECT_EQ(wrong_target.status, 422);
    EXPECT_TRUE(holds(wrong_target, "Chỉ số này đo bằng %"));
    EXPECT_TRUE(holds(wrong_target, "Hạn phải nằm"));
    EXPECT_TRUE(holds(wrong_target, "1,5 lần"));
    EXPECT_EQ(desk().world.stored(), before);
}

TEST(Plans, ASecondClickMakesNoSecondPlan) {
    const auto form = with(plan_fields(2021), "ma", "motlanthoi23");
    const auto& who = desk().province;
    const auto sent = [&] {
        auto body = who.form(encoded(form));
        return desk().world.send("/quan-ly/ke-hoach/moi", body, who.headers());
    };
    const auto first = sent();
    ASSERT_EQ(first.status, 303);
    const auto between = desk().world.stored();
    EXPECT_EQ(location(sent()), location(first));
    EXPECT_EQ(desk().world.stored(), between);
}

TEST(Plans, AreMadeByCopyingWithLineage) {
    const auto& who = desk().province;
    (void)send(
        who, "/quan-ly/ke-hoach/chi-tieu/chi-tieu-thu/giao",
        {{"muc-506.2000-01-01", ""},
         {"muc-" + unit_key(*desk().world.site().gazetteer.find("506", day(2017, 1, 1)), desk().world.site().gazetteer),
          "1"}});
    const auto shown = ask(who, "/quan-ly/ke-hoach/moi?chep=plan-thu");
    EXPECT_NE(shown.text().find(R"(value="2018")"), std::string_view::npos);
    const auto answer = send(who, "/quan-ly/ke-hoach/moi", with(plan_fields(2018), "chep", "plan-thu"));
    ASSERT_EQ(answer.status, 303) << words_of(answer.text());
    const auto made = ledger();
    const auto version = (*made)[KindId::plan].coded(last_word(location(answer)));
    ASSERT_TRUE(version);
    const auto targets = targets_of(*made, *version);
    ASSERT_EQ(targets.size(), 1U);
    EXPECT_EQ(goal_of(*made, targets[0]).due, day(2018, 12, 31));
    EXPECT_EQ(shares_of(*made, targets[0]).size(), 1U);
    EXPECT_EQ(lineage_of(*made, targets[0]).size(), 2U);
    // The page of the new target tells what came of it the year before.
    const auto why =
        ask(who, "/quan-ly/ke-hoach/2018/" + (*made)[KindId::target].codes[targets[0]] + "?ngay=2018-12-31");
    EXPECT_TRUE(holds(why, "Chỉ tiêu này được đặt ở 2 năm, đạt 1 năm."));
}

TEST(Plans, AnAmendmentKeepsBothVersionsAndTellsWhatChanged) {
    const auto& who = desk().province;
    const auto code = new_plan(2022);
    ASSERT_EQ(send(who, "/quan-ly/ke-hoach/ban/" + code + "/them", target_fields()).status, 303);
    EXPECT_EQ(send(who, "/quan-ly/ke-hoach/ban/" + code + "/sua-doi", {{"so", "99/QĐ"}, {"ngay", "01/01/2022"}}).status,
              422);
    const auto amended =
        send(who, "/quan-ly/ke-hoach/ban/" + code + "/sua-doi", {{"so", "99/QĐ"}, {"ngay", "01/07/2022"}});
    ASSERT_EQ(amended.status, 303);
    const auto new_code = last_word(location(amended));
    auto made = ledger();
    const auto version = *(*made)[KindId::plan].coded(new_code);
    const auto target = (*made)[KindId::target].codes[targets_of(*made, version).at(0)];
    const auto form = ask(who, "/quan-ly/ke-hoach/chi-tieu/" + target + "/sua");
    const auto corrected =
        send(who, "/quan-ly/ke-hoach/chi-tieu/" + target + "/sua",
             with(with(with(target_fields(), "muc", "75,5 %"), "phien-ban", hidden(form, "phien-ban")), "ly-do",
                  "theo quyết định sửa đổi"));
    ASSERT_EQ(corrected.status, 303) << words_of(corrected.text());
    const auto page = ask(who, "/quan-ly/ke-hoach/ban/" + new_code);
    EXPECT_TRUE(holds(page, "Mức: 70 % → 75,5 %"));
    EXPECT_TRUE(holds(page, "Đang dùng"));
    EXPECT_TRUE(holds(ask(who, "/quan-ly/ke-hoach/ban/" + code), "ít nhất 70 %"));
    EXPECT_TRUE(holds(ask(who, "/quan-ly/ke-hoach/2022?ngay=2022-06-30"), "ít nhất 70 %"));
    EXPECT_TRUE(holds(ask(who, "/quan-ly/ke-hoach/2022?ngay=2022-07-01"), "ít nhất 75,5 %"));
}

TEST(Plans, AChangeBySomebodyElseMeanwhileIsShownAndNothingIsLost) {
    const auto& who = desk().province;
    const auto code = new_plan(2020);
    auto fields = with(target_fields(), "han", "31/12/2020");
    ASSERT_EQ(send(who, "/quan-ly/ke-hoach/ban/" + code + "/them", fields).status, 303);
    const auto made = ledger();
    const auto target = (*made)[KindId::target].codes[targets_of(*made, *(*made)[KindId::plan].coded(code)).at(0)];
    const auto path = "/quan-ly/ke-hoach/chi-tieu/" + target + "/sua";
    fields = with(with(fields, "phien-ban", hidden(ask(who, path), "phien-ban")), "ly-do", "sửa cho đúng");
    ASSERT_EQ(send(who, path, with(fields, "muc", "80 %")).status, 303);
    const auto conflict = send(who, path, with(fields, "muc", "90 %"));
    EXPECT_EQ(conflict.status, 409);
    EXPECT_TRUE(holds(conflict, "80 %"));
    EXPECT_TRUE(holds(conflict, "90 %"));
}

TEST(Plans, SharesAreGivenMeanwhileChangedAndTakenBack) {
    const auto& who = desk().province;
    const auto code = new_plan(2019);
    auto fields = with(with(target_fields(), "han", "31/12/2019"), "chi-so", "products_recognised");
    ASSERT_EQ(send(who, "/quan-ly/ke-hoach/ban/" + code + "/them", with(fields, "muc", "20")).status, 303);
    auto made = ledger();
    const auto row = targets_of(*made, *(*made)[KindId::plan].coded(code)).at(0);
    const auto path = "/quan-ly/ke-hoach/chi-tieu/" + (*made)[KindId::target].codes[row] + "/giao";
    const auto& gazetteer = desk().world.site().gazetteer;
    const auto key = unit_key(*gazetteer.find("506", day(2019, 1, 20)), gazetteer);
    EXPECT_TRUE(holds(ask(who, path), "Huyện Đại Lộc"));
    ASSERT_EQ(send(who, path, {{"muc-" + key, "12"}, {"cu-" + key, ""}}).status, 303);
    EXPECT_TRUE(holds(ask(who, path), "Đã giao 1 đơn vị, cộng 12"));
    // A form that was shown before that, changed to another number.
    const auto late = send(who, path, {{"muc-" + key, "15"}, {"cu-" + key, ""}});
    EXPECT_EQ(late.status, 422);
    EXPECT_TRUE(holds(late, "Có người vừa giao mức khác"));
    EXPECT_EQ(hidden(late, "cu-" + key), "12");
    ASSERT_EQ(send(who, path, {{"muc-" + key, "15"}, {"cu-" + key, "12"}}).status, 303);
    EXPECT_EQ(send(who, path, {{"muc-" + key, "mười"}, {"cu-" + key, "15"}}).status, 422);
    ASSERT_EQ(send(who, path, {{"muc-" + key, ""}, {"cu-" + key, "15"}}).status, 303);
    EXPECT_TRUE(holds(ask(who, path), "Đã giao 0 đơn vị"));
}

TEST(Plans, TargetsAreMovedAndRemoved) {
    const auto& who = desk().province;
    const auto code = new_plan(2022, "Huyện Đại Lộc");
    const auto fields = target_fields();
    for (const auto* words : {"Chỉ tiêu thứ nhất", "Chỉ tiêu thứ hai"})
        ASSERT_EQ(send(who, "/quan-ly/ke-hoach/ban/" + code + "/them", with(fields, "loi", words)).status, 303);
    const auto rows = [&] {
        const auto made = ledger();
        std::vector<std::string> words;
        for (const auto row : targets_of(*made, *(*made)[KindId::plan].coded(code)))
            words.push_back((*made)[KindId::target].text(target::words, row));
        return words;
    };
    const auto made = ledger();
    const auto second = (*made)[KindId::target].codes[targets_of(*made, *(*made)[KindId::plan].coded(code)).at(1)];
    ASSERT_EQ(send(who, "/quan-ly/ke-hoach/chi-tieu/" + second + "/len", {}).status, 303);
    EXPECT_EQ(rows(), (std::vector<std::string>{"Chỉ tiêu thứ hai", "Chỉ tiêu thứ nhất"}));
    const auto remove = "/quan-ly/ke-hoach/chi-tieu/" + second + "/bo";
    EXPECT_EQ(send(who, remove, {}).status, 422);
    ASSERT_EQ(send(who, remove, {{"ly-do", "không còn trong văn bản"}}).status, 303);
    EXPECT_EQ(rows(), std::vector<std::string>{"Chỉ tiêu thứ nhất"});
    ASSERT_EQ(send(who, "/quan-ly/ke-hoach/ban/" + code + "/bo", {{"ly-do", "lập nhầm năm"}}).status, 303);
    EXPECT_EQ(ask(who, "/quan-ly/ke-hoach/ban/" + code).status, 404);
}

TEST(Plans, WhatOthersStandOnIsNotRemoved) {
    const auto& who = desk().province;
    const auto code = new_plan(2025);
    const auto path = "/quan-ly/ke-hoach/ban/" + code;
    ASSERT_EQ(send(who, path + "/sua-doi", {{"so", "5/QĐ"}, {"ngay", "01/06/2025"}}).status, 303);
    const auto refused = send(who, path + "/bo", {{"ly-do", "thử bỏ"}});
    EXPECT_EQ(refused.status, 422);
    EXPECT_TRUE(holds(refused, "còn hồ sơ khác dựa vào"));
    EXPECT_TRUE(holds(refused, "5/QĐ"));
}

TEST(Plans, RecordsBehindAFigureAreFilteredAndGoToExcel) {
    const auto& who = desk().province;
    const std::string why = "/quan-ly/ke-hoach/2017/chi-tieu-thu";
    EXPECT_TRUE(holds(ask(who, why + "?ket-luan=duoc-tinh"), "Hội chợ OCOP thử"));
    EXPECT_TRUE(holds(ask(who, why), "/quan-ly/ho-so/hoi-cho/hoi-cho-thu"));
    for (const auto& path :
         {why + "?dang=xlsx", why + "?dang=xlsx&bang=dia-ban", std::string("/quan-ly/ke-hoach/2017?dang=xlsx"),
          std::string("/quan-ly/ke-hoach?dang=xlsx")})
        EXPECT_EQ(ask(who, path).content_type, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
}

TEST(Plans, AreSeenInTheirProvinceAlone) {
    const auto& foreign = desk().world.signed_in(Role::province_officer, Where::foreign);
    for (const auto* path : {"/quan-ly/ke-hoach/2017", "/quan-ly/ke-hoach/2017/chi-tieu-thu",
                             "/quan-ly/ke-hoach/2017/man-hinh", "/quan-ly/ke-hoach/ban/plan-thu"})
        EXPECT_EQ(ask(foreign, path).status, 404) << path;
    EXPECT_FALSE(holds(ask(foreign, "/quan-ly/ke-hoach"), "12/KH-THU"));
}

TEST(Plans, WhatProducersKeepPrivateIsNotFoundByWhoMayNotSeeIt) {
    const std::string why = "/quan-ly/ke-hoach/2024/target-24?ngay=2024-12-31";
    const auto& leader = desk().world.signed_in(Role::province_leader, Where::everything);
    EXPECT_TRUE(holds(ask(desk().province, why), "Nơi cản trở") || holds(ask(desk().province, why), "nơi cản trở"));
    const auto seen = ask(leader, why);
    ASSERT_EQ(seen.status, 200);
    EXPECT_TRUE(holds(seen, "số của từng nơi chỉ hiện với người được xem"));
    EXPECT_FALSE(holds(seen, "/quan-ly/ho-so/doanh-thu/"));
    const auto file = ask(leader, why + "&dang=xlsx&bang=dia-ban");
    EXPECT_EQ(file.status, 200) << "the list of records, which holds none of them";
}

// ---- Indicators made by the office
// -----------------------------------------------------------------------------------

Fields standard_indicator() {
    return {{"dem", "standard"},     {"ten", "Chứng nhận VietGAP còn hiệu lực"},
            {"cach", "records"},     {"do-bang", "count"},
            {"dk-1-muc", "scheme"},  {"dk-1-so", "="},
            {"dk-1-gia", "vietgap"}, {"dk-2-muc", "place"},
            {"dk-2-so", "="},        {"dk-2-gia", "Huyện Đại Lộc"}};
}

TEST(OwnIndicators, AreTriedBeforeTheyAreSaved) {
    const auto& who = desk().province;
    const auto before = desk().world.stored();
    const auto tried = send(who, "/quan-ly/chi-so/moi", with(standard_indicator(), "thu", "1"));
    ASSERT_EQ(tried.status, 200);
    EXPECT_TRUE(holds(tried, "Giá trị: "));
    EXPECT_TRUE(holds(tried, "VietGAP"));
    EXPECT_EQ(desk().world.stored(), before);
    const auto added =
        send(who, "/quan-ly/chi-so/moi", with(with(standard_indicator(), "them", "1"), "them-dk", "issuer"));
    EXPECT_NE(added.text().find("dk-3-muc"), std::string_view::npos);
    const auto dropped = send(who, "/quan-ly/chi-so/moi", with(with(standard_indicator(), "thu", "1"), "dk-1-bo", "1"));
    EXPECT_EQ(dropped.text().find("dk-2-muc"), std::string_view::npos);
    ASSERT_EQ(send(who, "/quan-ly/chi-so/moi", standard_indicator()).status, 303);
    const auto list = ask(who, "/quan-ly/chi-so");
    EXPECT_TRUE(holds(list, "Chứng nhận VietGAP còn hiệu lực"));
    EXPECT_TRUE(holds(list, "Đại Lộc"));
    EXPECT_TRUE(holds(ask(who, "/quan-ly/ke-hoach/ban/plan-thu/them"), "Chứng nhận VietGAP còn hiệu lực"));
}

TEST(OwnIndicators, AMistakeStandsAtItsConditionAndNothingTypedIsLost) {
    const auto& who = desk().province;
    const auto before = desk().world.stored();
    const auto answer = send(who, "/quan-ly/chi-so/moi", with(standard_indicator(), "dk-2-gia", "Huyện Không Có Thật"));
    EXPECT_EQ(answer.status, 422);
    EXPECT_TRUE(holds(answer, "Không đọc được giá trị"));
    EXPECT_TRUE(holds(answer, "Huyện Không Có Thật"));
    EXPECT_EQ(send(who, "/quan-ly/chi-so/moi", with(standard_indicator(), "cach", "share")).status, 422);
    EXPECT_EQ(send(desk().commune, "/quan-ly/chi-so/moi", standard_indicator()).status, 404);
    EXPECT_EQ(desk().world.stored(), before);
}

TEST(OwnIndicators, AreCorrectedAndRemovedUnlessATargetUsesThem) {
    const auto& who = desk().province;
    ASSERT_EQ(send(who, "/quan-ly/chi-so/moi", with(standard_indicator(), "ten", "Chỉ số để sửa")).status, 303);
    const auto made = ledger();
    const auto& table = (*made)[KindId::indicator];
    std::string code;
    for (Row row = 0; row < table.size(); ++row)
        if (table.text(indicator::name, row) == "Chỉ số để sửa") code = table.codes[row];
    const auto path = "/quan-ly/chi-so/" + code;
    const auto shown = ask(who, path + "/sua");
    ASSERT_EQ(shown.status, 200);
    EXPECT_TRUE(holds(shown, "506 Huyện Đại Lộc"));
    auto fields = with(with(standard_indicator(), "ten", "Chỉ số đã sửa"), "phien-ban", hidden(shown, "phien-ban"));
    fields = with(fields, "ly-do", "đổi tên");
    ASSERT_EQ(send(who, path + "/sua", fields).status, 303);
    const auto late = send(who, path + "/sua", with(fields, "ten", "Chỉ số sửa muộn"));
    EXPECT_EQ(late.status, 409);
    EXPECT_TRUE(holds(late, "Chỉ số sửa muộn"));
    EXPECT_TRUE(holds(late, "Có người vừa sửa"));
    ASSERT_EQ(send(who, "/quan-ly/ke-hoach/ban/plan-thu/them",
                   with(with(with(target_fields(), "chi-so", code), "muc", "5"), "han", "31/12/2017"))
                  .status,
              303);
    EXPECT_TRUE(holds(ask(who, path + "/bo"), "chỉ tiêu đang dùng"));
    EXPECT_EQ(send(who, path + "/bo", {{"ly-do", "thử bỏ"}}).status, 422);
}

TEST(Plans, TheWallRefreshesItselfWhenAskedTo) {
    const auto page = ask(desk().province, "/quan-ly/ke-hoach/2017/man-hinh");
    EXPECT_TRUE(holds(page, "Ít nhất một hội chợ chuyên đề"));
    EXPECT_EQ(header(page, "Refresh"), "");
    EXPECT_EQ(header(ask(desk().province, "/quan-ly/ke-hoach/2017/man-hinh?tu-lam-moi=1"), "Refresh"), "300");
}

// Outlines of districts that did not exist on a day draw no map; nothing else fails either.
TEST(Plans, HaveAnAnswerForAnyDayOnEveryPage) {
    std::string code;
    const auto all = ledger();
    const auto of_2024 = *desk().world.site().gazetteer.find("49", day(2024, 1, 1));
    const auto version = versions_of(*all, {2024, of_2024}).at(0);
    code = (*all)[KindId::target].codes[targets_of(*all, version).at(0)];
    const auto pages = {std::string("/quan-ly/ke-hoach"),
                        std::string("/quan-ly/ke-hoach/2024"),
                        std::string("/quan-ly/ke-hoach/2024/man-hinh"),
                        std::string("/quan-ly/ke-hoach/2024/viec-can-lam"),
                        "/quan-ly/ke-hoach/2024/" + code,
                        "/quan-ly/ke-hoach/ban/" + (*all)[KindId::plan].codes[version],
                        std::string("/so-lieu/ke-hoach/2024"),
                        std::string("/so-lieu/ke-hoach/2024/1"),
                        std::string("/diem-ban")};
    for (const auto& page : pages)
        for (const std::string_view on : odd_days)
            for (const auto* name : {"ngay", "biet", "dia-gioi"}) {
                const auto address = fmt::format("{}?{}={}", page, name, web::percent_encode(on));
                EXPECT_LT(ask(desk().province, address).status, 500) << address;
            }
    for (const std::string_view on : odd_days)
        for (const auto* page : {"/api/v1/plans/2024", "/api/v1/plans/2024/targets/1", "/api/v1/sales-points"})
            EXPECT_LT(ask(desk().province, fmt::format("{}?as_of={}", page, web::percent_encode(on))).status, 500);
}

}  // namespace
}  // namespace saolang::http_tests
