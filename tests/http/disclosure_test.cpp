// What a producer keeps private (turnover, profit, sales, contracts) stands in no page, list, search, file, history or
// answer of the API for anybody who may not see it: unusual amounts are planted and looked for everywhere.

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

#include "base/money.hpp"
#include "http/reading.hpp"
#include "http/visits.hpp"
#include "http/world.hpp"
#include "office/workbook.hpp"
#include "programme/market_kinds.hpp"
#include "programme/plan.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/site.hpp"
#include "programme/store.hpp"
#include "registry/reach.hpp"

namespace saolang::http_tests {
namespace {

using programme::Kind;
using programme::Values;

constexpr std::int64_t amounts[] = {987'654'321'987, 123'450'987'651, 776'655'443'323, 665'544'332'213};
constexpr std::string_view contract = "HĐ-RẤT-KÍN-7788";
constexpr std::string_view question = "Vì sao doanh thu tăng vọt riêng-kín?";

struct Planted {
    std::vector<std::pair<const Kind*, std::string>> records;  // with their codes
    std::string change;
};

// Of the world's producer and product.
const Planted& planted() {
    static const Planted one = [] {
        Planted made;
        const auto& site = world().site();
        const auto index = world().index();
        const auto product = std::to_string(
            static_cast<std::int64_t>(index->products[index->product_by_code.at(world().product_code)].id));
        const auto producer = std::to_string(world().producer_id);
        site.database.write([&](db::Writer& writer) {
            const auto change = trail::begin_change({"console"}, "thử", site.random);
            made.change = change.code;
            const trail::WriteContext context{writer, change, site.clock(), site.random};
            const auto add = [&](const Kind& kind, const std::vector<std::pair<std::string_view, std::string>>& told) {
                Values values(kind.fields.size());
                for (const auto& [name, value] : told) values[programme::field_named(kind, name).value()] = value;
                const auto record = programme::add_record(context, kind, std::move(values));
                made.records.emplace_back(&kind, record.code);
                return std::to_string(record.id);
            };
            add(programme::turnover::kind, {{"product", product},
                                            {"from_day", "2026-07-01"},
                                            {"to_day", "2026-09-30"},
                                            {"turnover", std::to_string(amounts[0])},
                                            {"profit", std::to_string(amounts[1])},
                                            {"reported_on", "2026-10-05"},
                                            {"state", "asked"},
                                            {"question", std::string(question)}});
            const auto event = add(programme::event::kind, {{"name", "Hội chợ thử kín"},
                                                            {"kind", "fair"},
                                                            {"thematic", "1"},
                                                            {"region", "in_province"},
                                                            {"address", "Tam Kỳ"},
                                                            {"from_day", "2026-10-01"},
                                                            {"to_day", "2026-10-03"}});
            add(programme::event_part::kind, {{"event", event},
                                              {"producer", producer},
                                              {"state", "took_part"},
                                              {"sales", std::to_string(amounts[2])},
                                              {"contracts", "3"},
                                              {"contract_value", std::to_string(amounts[3])}});
            const auto zone = add(programme::zone::kind, {{"name", "Vùng thử kín"},
                                                          {"zone_code", "VT-1"},
                                                          {"unit", "506.2004-08-31"},
                                                          {"crop", "chè"},
                                                          {"from_day", "2026-01-01"}});
            add(programme::zone_supply::kind, {{"zone", zone},
                                               {"product", product},
                                               {"contract", std::string(contract)},
                                               {"from_day", "2026-01-01"}});
        });
        return made;
    }();
    return one;
}

std::vector<std::string> secrets() {
    std::vector<std::string> all{std::string(contract), std::string(question)};
    for (const auto amount : amounts) {
        all.push_back(std::to_string(amount));
        all.push_back(group_thousands(amount));
        all.push_back(group_thousands(amount / 1'000'000));  // in millions
    }
    return all;
}

std::string text_of(const web::Response& response) {
    if (response.content_type.find("spreadsheetml") == std::string::npos) return std::string(response.text());
    const auto book = office::read_workbook(response.text());
    std::string text;
    if (!book) return text;
    for (const auto& sheet : book->sheets)
        for (std::size_t row = 0; row < sheet.rows.size(); ++row)
            for (const auto& cell : sheet.rows[row].cells) text.append(cell.text).append("\n");
    return text;
}

// Every address that could show a planted record, and every address of the table.
std::set<std::string> addresses() {
    std::set<std::string> all;
    for (const auto& route : world().routes().all()) {
        if (route.method != web::Method::get) continue;
        const std::string path(route.path);
        all.insert(address_of(world(), route));
        for (const auto& [kind, code] : planted().records) {
            auto address = path;
            const auto fill = [&](std::string_view parameter, std::string_view value) {
                if (const auto at = address.find(parameter); at != std::string::npos)
                    address.replace(at, parameter.size(), value);
            };
            fill("{loai}", kind->segment);
            fill("{ma}", code);
            if (address != path && address.find('{') == std::string::npos) all.insert(address);
        }
    }
    for (const auto* kind : programme::kinds())
        for (const auto* more : {"", "?dang=xlsx", "?q=kin", "?trang=2"})
            all.insert(fmt::format("/quan-ly/ho-so/{}{}", kind->segment, more));
    for (const auto& address :
         {"/quan-ly/thay-doi/" + planted().change, "/quan-ly/san-pham/" + world().product_code + "/lich-su",
          std::string("/so-lieu/doanh-thu?nam=2026&quy=3"), std::string("/quan-ly/doanh-thu-tong?nam=2026"),
          std::string("/quan-ly/doanh-thu-tong?dang=xlsx"), std::string("/so-lieu/ke-hoach/2024/7"),
          std::string("/api/v1/plans/2024/targets/7")})
        all.insert(address);
    return all;
}

bool may_see(const Person& person) {
    const auto& gazetteer = places::Gazetteer::shipped();
    const auto index = world().index();
    const auto subject = registry::subject_of_product(*index, index->product_by_code.at(world().product_code));
    return people::may(person.actor, people::view_confidential, subject, gazetteer, world().today).has_value() ||
           people::may(person.actor, people::own_records, subject, gazetteer, world().today).has_value();
}

TEST(ConfidentialOverHttp, NothingOfItIsToldToWhoMayNotSeeIt) {
    const auto all = addresses();
    const auto looked_for = secrets();
    std::size_t read = 0;
    const auto look = [&](const std::string& address, const web::Pairs& headers, const std::string& who) {
        const auto response = world().ask(address, headers);
        if (response.status != 200) return;
        ++read;
        const auto text = text_of(response);
        for (const auto& secret : looked_for)
            EXPECT_EQ(text.find(secret), std::string::npos) << who << " reads " << secret << " at " << address;
    };
    for (const auto& address : all) look(address, {}, "a stranger");
    std::size_t people = 0;
    for (const auto& person : world().people()) {
        if (may_see(person)) continue;
        ++people;
        for (const auto& address : all) look(address, person.headers(), person.says());
    }
    EXPECT_GE(people, 20U);
    EXPECT_GE(read, 500U);
}

// The test above looks at pages that do tell it to who may see it.
TEST(ConfidentialOverHttp, WhoMaySeeItReadsIt) {
    const auto& officer = world().signed_in(people::Role::province_officer, Where::everything);
    std::set<std::string> found;
    for (const auto& address : addresses()) {
        const auto text = text_of(world().ask(address, officer.headers()));
        for (const auto& secret : secrets())
            if (text.find(secret) != std::string::npos) found.insert(secret);
    }
    for (const auto amount : amounts)
        EXPECT_TRUE(found.contains(std::to_string(amount)) || found.contains(group_thousands(amount))) << amount;
    EXPECT_TRUE(found.contains(std::string(contract)));
}

// A search or filter by a value answers whether it is there.
TEST(ConfidentialOverHttp, NoListIsFoundOrFilteredByIt) {
    for (const auto& person : world().people()) {
        if (may_see(person)) continue;
        for (const auto& [kind, code] : planted().records) {
            const auto list = fmt::format("/quan-ly/ho-so/{}", kind->segment);
            const auto missing = world().ask(list + "?q=khong-co-chu-nay-dau", person.headers());
            if (missing.status != 200) continue;
            for (const auto& secret : secrets()) {
                const auto response = world().ask(list + "?q=" + web::percent_encode(secret), person.headers());
                EXPECT_EQ(total_of(response.text()), total_of(missing.text()))
                    << person.says() << " " << list << " " << secret;
            }
        }
    }
}

// ---- An office's own indicator over what is private
// ------------------------------------------------------------------

// A plan whose targets count, as an office's own indicators, how many turnovers reach a sum: 1 237 of the world's
// product do, of 5 000 wanted, 3 763 are missing.
struct PrivateTargets {
    static constexpr int planted = 1'237;
    static constexpr int wanted = 5'000;
    static constexpr std::string_view plan_path = "/quan-ly/ke-hoach/2027";
    World world;
    places::UnitId unit{};

    PrivateTargets() {
        using namespace programme;
        const auto& gazetteer = places::Gazetteer::shipped();
        const auto before = *gazetteer.find(world.index()->province, *Date::from_civil(2024, 1, 1));
        unit = *gazetteer.locate(before, places::Level::province, world.today);
        const auto change = trail::begin_change({"console"}, "thử", world.site().random);
        world.site().database.write([&](db::Writer& writer) {
            const trail::WriteContext context{writer, change, world.site().clock(), world.site().random};
            const auto add = [&](const Kind& kind, const std::vector<std::pair<std::string_view, std::string>>& told,
                                 const std::string& code) {
                Values values(kind.fields.size());
                for (const auto& [name, value] : told) values[field_named(kind, name).value()] = value;
                return std::to_string(add_record(context, kind, std::move(values), code).id);
            };
            const auto index = world.index();
            const auto product = std::to_string(
                static_cast<std::int64_t>(index->products[index->product_by_code.at(world.product_code)].id));
            for (int i = 0; i < planted; ++i) {
                const auto day = to_iso(Date::from_civil(2020, 1, 1)->plus_days(i));
                add(turnover::kind,
                    {{"product", product},
                     {"from_day", day},
                     {"to_day", day},
                     {"turnover", "987654000001"},
                     {"reported_on", day},
                     {"state", "reported"}},
                    fmt::format("kin-{}", i));
            }
            const auto plan = add(plan::kind,
                                  {{"year", "2027"},
                                   {"unit", unit_key(unit, gazetteer)},
                                   {"number", "2/KH-THU"},
                                   {"signed_on", "2026-11-20"}},
                                  "plan-kin");
            const auto target = [&](std::string_view place, std::string_view measure, std::string_view filters,
                                    std::string_view of_share, std::int64_t goal) {
                const auto name = fmt::format("chi-so-kin-{}", measure);
                const auto measured_in = measure == "share" ? "percent" : "count";
                add(indicator::kind,
                    {{"name", name},
                     {"counted_over", "turnover"},
                     {"measure", std::string(measure)},
                     {"filters", std::string(filters)},
                     {"share_filters", std::string(of_share)},
                     {"measured_in", measured_in}},
                    name);
                add(target::kind,
                    {{"plan", plan},
                     {"place", std::string(place)},
                     {"indicator", name},
                     {"words", "Chỉ tiêu kín " + std::string(measure)},
                     {"comparison", "at_least"},
                     {"goal", std::to_string(goal)},
                     {"measured_in", measured_in},
                     {"due", "2027-12-31"}},
                    fmt::format("kin-{}", measure));
            };
            target("1", "records", "turnover >= 987654000000", "", wanted * 100);
            target("2", "share", "turnover >= 1", "turnover >= 987654000000", 10'000);
        });
    }
    [[nodiscard]] static std::vector<std::string> addresses() {
        std::vector<std::string> all{"/so-lieu/ke-hoach/2027", "/api/v1/plans/2027", "/quan-ly/ke-hoach", "/quan-ly"};
        for (const auto* more : {"", "?dang=xlsx", "/man-hinh", "/viec-can-lam", "/viec-can-lam?dang=xlsx"})
            all.push_back(fmt::format("{}{}", plan_path, more));
        for (const auto* code : {"kin-records", "kin-share"})
            for (const auto* more : {"", "?dang=xlsx", "?bang=dia-ban&dang=xlsx", "?ket-luan=duoc-tinh"})
                all.push_back(fmt::format("{}/{}{}", plan_path, code, more));
        for (const auto* place : {"1", "2"}) {
            all.push_back(fmt::format("/so-lieu/ke-hoach/2027/{}", place));
            all.push_back(fmt::format("/api/v1/plans/2027/targets/{}", place));
        }
        return all;
    }
    // May see the figures of the province, or of the product they are all of.
    [[nodiscard]] bool may_know(const Person& person) const {
        const auto& gazetteer = places::Gazetteer::shipped();
        const auto index = world.index();
        const auto of_product = registry::subject_of_product(*index, index->product_by_code.at(world.product_code));
        const auto may = [&](web::Act act, const people::Subject& subject) {
            return people::may(person.actor, act, subject, gazetteer, world.today).has_value();
        };
        return may(people::view_confidential, {.place = unit}) || may(people::view_confidential, of_product) ||
               may(people::own_records, of_product);
    }
};
const PrivateTargets& private_targets() {
    static const PrivateTargets one;
    return one;
}

// The number stands alone, not within a code.
bool tells(std::string_view text, std::string_view number) {
    const auto part_of_a_code = [](char letter) { return std::isalnum(static_cast<unsigned char>(letter)) != 0; };
    for (auto at = text.find(number); at != std::string_view::npos; at = text.find(number, at + 1)) {
        const auto end = at + number.size();
        if ((at == 0 || !part_of_a_code(text[at - 1])) && (end == text.size() || !part_of_a_code(text[end])))
            return true;
    }
    return false;
}
const std::vector<std::string> true_numbers{"1237", "1.237", "1,237", "3763", "3.763", "3,763"};

TEST(ConfidentialOverHttp, HowManyReachASumIsToldToNobodyWhoMayNotSeeTheSums) {
    const auto& plan = private_targets();
    std::set<std::string> roles;
    const auto look = [&](const std::string& address, const web::Pairs& headers, const std::string& who) {
        const auto response = plan.world.ask(address, headers);
        EXPECT_NE(response.status, 500) << who << ' ' << address;
        if (response.status != 200) return false;
        const auto text = text_of(response);
        for (const auto& number : true_numbers)
            EXPECT_FALSE(tells(text, number)) << who << " reads " << number << " at " << address;
        return true;
    };
    for (const auto& address : PrivateTargets::addresses()) {
        look(address, {}, "a stranger");
        for (const auto& person : plan.world.people())
            if (!plan.may_know(person) && look(address, person.headers(), person.says()) &&
                address == std::string(PrivateTargets::plan_path) + "/viec-can-lam")
                roles.insert(person.says());
    }
    EXPECT_GE(roles.size(), 5U) << "leaders, the council, departments and others read what to do";
    const auto answer = plan.world.ask("/api/v1/plans/2027/targets/1");
    EXPECT_EQ(answer.status, 200);
    for (const auto* nothing : {R"("kept_private":true)", R"("counted":null)", R"("not_counted":null)"})
        EXPECT_NE(answer.text().find(nothing), std::string_view::npos) << nothing;
}

// The test above looks at pages that do tell it to who may know.
TEST(ConfidentialOverHttp, HowManyReachASumIsReadByWhoMaySeeTheSums) {
    const auto& plan = private_targets();
    const auto& officer = plan.world.signed_in(people::Role::province_officer, Where::everything);
    const std::string path(PrivateTargets::plan_path);
    for (const auto& address : {path, path + "/kin-records", path + "/kin-share", path + "/viec-can-lam"}) {
        const auto text = text_of(plan.world.ask(address, officer.headers()));
        EXPECT_TRUE(std::ranges::any_of(true_numbers, [&](const auto& number) { return tells(text, number); }))
            << address;
    }
}

}  // namespace
}  // namespace saolang::http_tests
