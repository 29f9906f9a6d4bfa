// docs/access.md is the expected matrix: every role × act × place × day is asked of `may`.

#include "people/access.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "people/access_tables_for_tests.hpp"

namespace saolang::people {
namespace {

using access_tables::Line;
using access_tables::table_below;

const std::vector<Line>& role_lines() {
    static const auto lines = table_below("Roles and what they are held over");
    return lines;
}
const std::vector<Line>& matrix() {
    static const auto lines = table_below("Role × act");
    return lines;
}

constexpr std::array kinds{ScopeKind::everywhere, ScopeKind::unit, ScopeKind::producer, ScopeKind::sales_point};
constexpr std::array levels{std::pair{places::Level::province, "province"},
                            std::pair{places::Level::district, "district"},
                            std::pair{places::Level::commune, "commune"}};

const places::Gazetteer& gazetteer() { return places::Gazetteer::shipped(); }
const Date before = *Date::from_civil(2025, 6, 30);
const Date after = *Date::from_civil(2025, 7, 1);

places::UnitId unit(std::string_view code, Date day) { return gazetteer().find(code, day).value(); }

Actor an_actor(Role role, Scope scope) {
    Actor actor{AccountId{1}, "a", "A", {}};
    actor.grants.push_back({.id = {},
                            .account = AccountId{1},
                            .role = role,
                            .scope = std::move(scope),
                            .from = *Date::from_civil(2020, 1, 1),
                            .to = {}});
    return actor;
}

Scope over(places::UnitId id) { return over_unit({gazetteer()[id].code, gazetteer()[id].valid.from}); }

// A scope with a subject in it and, unless nothing is, one outside.
struct Case {
    std::string says;
    Scope scope;
    Subject own;
    std::optional<Subject> other;
    bool stands = true;  // what the role is held over is there on the day
};

// Đại Hồng lay in huyện Đại Lộc, tỉnh Quảng Nam until 30/06/2025; the other place is in Hà Nội.
std::vector<Case> cases_of_level(places::Level level, Date day) {
    const auto old_place = unit("20512", before);
    const Subject there{.place = unit("00004", day)};
    const auto old_unit = gazetteer().locate(old_place, level, before).value();
    std::vector<Case> cases;
    if (const auto today = gazetteer().locate(old_place, level, day))
        cases.push_back({"a unit of the day", over(*today), {.place = old_place}, there});
    if (day == after) cases.push_back({"a unit that ended", over(old_unit), {.place = old_place}, there, false});
    return cases;
}

std::vector<Case> cases_of(ScopeKind kind, places::Level level, Date day) {
    const auto place = unit("20512", before);
    switch (kind) {
        case ScopeKind::everywhere:
            return {{"everything", over_everything(), {.place = place}, {}},
                    {"everything, no place", over_everything(), {}, {}}};
        case ScopeKind::unit:
            return cases_of_level(level, day);
        case ScopeKind::producer:
            return {{"a producer",
                     over_record(kind, 7),
                     {.place = place, .producer = 7},
                     Subject{.place = place, .producer = 8}},
                    {"a producer, no record", over_record(kind, 7), {.producer = 7}, Subject{}}};
        case ScopeKind::sales_point:
            return {
                {"a sales point", over_record(kind, 7), {.sales_point = 7}, Subject{.producer = 7, .sales_point = 8}}};
    }
    return {};
}

enum class Expected { no_role, other_place, allowed };
Expected outcome(const Result<void, Denied>& answer) {
    if (answer) return Expected::allowed;
    return answer.error() == Denied::no_role ? Expected::no_role : Expected::other_place;
}

bool may_hold(const Line& role, ScopeKind kind, std::string_view level) {
    if (role.at(std::string(code_of(kind))) != "yes") return false;
    return kind != ScopeKind::unit || role.at("levels").find(level) != std::string::npos;
}

// What the cell of the table says about one case.
void expect_cell(const std::string& cell, web::Act act, const Actor& actor, const Case& one, bool counts, Date day) {
    const auto ask = [&](const Subject& subject) { return outcome(may(actor, act, subject, gazetteer(), day)); };
    const auto denied = counts && cell != "–" ? Expected::other_place : Expected::no_role;
    const auto fits = denied == Expected::other_place ? Expected::allowed : Expected::no_role;
    if (act.name == own_account.name) {
        EXPECT_EQ(ask({.account = actor.account}), fits);
        EXPECT_EQ(ask({.account = AccountId{2}}), denied);
        return;
    }
    EXPECT_EQ(ask(one.own), fits);
    if (one.other) {
        EXPECT_EQ(ask(*one.other), denied);
    }
    EXPECT_EQ(holds(actor, act, gazetteer(), day), fits == Expected::allowed);
    EXPECT_EQ(reach_of(actor, act, gazetteer(), day).nothing(), fits != Expected::allowed);
    if (cell == "all" && counts) {
        EXPECT_EQ(actor.grants.front().scope.kind, ScopeKind::everywhere);
    }
}

TEST(Access, MayDoesWhatTheMatrixSays) {
    std::size_t asked = 0;
    for (const auto& role_line : role_lines()) {
        const auto role = role_from_code(role_line.at("role")).value();
        for (const auto kind : kinds) {
            for (const auto& [level, level_name] : levels) {
                if (kind != ScopeKind::unit && level != places::Level::province) continue;
                for (const auto day : {before, after}) {
                    for (const auto& one : cases_of(kind, level, day)) {
                        const auto actor = an_actor(role, one.scope);
                        const bool counts = one.stands && may_hold(role_line, kind, level_name);
                        for (const auto& line : matrix()) {
                            const auto act = std::ranges::find(acts, line.at("act"), &web::Act::name);
                            ASSERT_NE(act, acts.end()) << line.at("act");
                            SCOPED_TRACE(role_line.at("role") + " " + one.says + " " + level_name + " " +
                                         line.at("act") + " " + to_iso(day));
                            expect_cell(line.at(role_line.at("role")), *act, actor, one, counts, day);
                            ++asked;
                        }
                    }
                }
            }
        }
    }
    EXPECT_GT(asked, roles.size() * acts.size() * 10);
}

TEST(Access, TheTablesNameEveryRoleAndActOnceAndNoOther) {
    std::multiset<std::string> role_codes;
    for (const auto role : roles) role_codes.emplace(code_of(role));
    std::multiset<std::string> act_names;
    for (const auto act : acts) act_names.emplace(act.name);
    std::multiset<std::string> listed;
    for (const auto& line : role_lines()) listed.insert(line.at("role"));
    EXPECT_EQ(listed, role_codes);
    for (const auto* heading : {"Acts", "Role × act"}) {
        listed.clear();
        for (const auto& line : table_below(heading)) listed.insert(line.at("act"));
        EXPECT_EQ(listed, act_names) << heading;
    }
    for (const auto& line : matrix()) {
        EXPECT_EQ(line.size(), roles.size() + 1) << line.at("act");
        for (const auto& [column, cell] : line) {
            if (column == "act") continue;
            EXPECT_EQ(role_codes.count(column), 1U) << column;
            EXPECT_TRUE(cell == "–" || cell == "own" || cell == "all")
                << line.at("act") << " " << column << " " << cell;
        }
    }
}

TEST(Access, ARoleIsHeldOverWhatTheTableSays) {
    for (const auto& line : role_lines()) {
        const auto role = role_from_code(line.at("role")).value();
        for (const auto kind : kinds)
            EXPECT_EQ(may_be_held_over(role, kind), line.at(std::string(code_of(kind))) == "yes")
                << line.at("role") << " " << code_of(kind);
        for (const auto& [level, name] : levels)
            EXPECT_EQ(may_be_held_over(role, level), may_hold(line, ScopeKind::unit, name))
                << line.at("role") << " " << name;
    }
}

TEST(Access, ARoleCountsFromItsFirstDayThroughItsLast) {
    auto actor = an_actor(Role::auditor, over_everything());
    actor.grants.front().from = before;
    actor.grants.front().to = after;
    const auto asked = [&](Date day) { return holds(actor, view_trail, gazetteer(), day); };
    EXPECT_FALSE(asked(before.plus_days(-1)));
    EXPECT_TRUE(asked(before));
    EXPECT_TRUE(asked(after));
    EXPECT_FALSE(asked(after.plus_days(1)));
}

TEST(Access, RolesAddUpAndNoneTakesAway) {
    auto actor = an_actor(Role::auditor, over_everything());
    actor.grants.push_back(an_actor(Role::producer_owner, over_record(ScopeKind::producer, 7)).grants.front());
    EXPECT_TRUE(may(actor, view_trail, {}, gazetteer(), after));
    EXPECT_TRUE(may(actor, own_records, {.producer = 7}, gazetteer(), after));
    EXPECT_EQ(may(actor, own_records, {.producer = 8}, gazetteer(), after).error(), Denied::other_place);
    EXPECT_EQ(may(actor, edit_records, {.producer = 7}, gazetteer(), after).error(), Denied::no_role);
}

// Đà Nẵng goes on under its code and name; Quảng Nam went into it.
TEST(Access, AUnitThatGoesOnReachesWhatWasMergedIntoIt) {
    const auto officer = an_actor(Role::province_officer, over(unit("48", before)));
    const Subject in_dai_hong{.place = unit("20512", before)};
    EXPECT_EQ(may(officer, edit_records, in_dai_hong, gazetteer(), before).error(), Denied::other_place);
    EXPECT_TRUE(may(officer, edit_records, in_dai_hong, gazetteer(), after));
}

TEST(Access, NobodyWithoutARoleMayDoAnything) {
    const Actor nobody{AccountId{1}, "a", "A", {}};
    for (const auto act : acts)
        EXPECT_EQ(may(nobody, act, {.account = AccountId{1}}, gazetteer(), after).error(), Denied::no_role) << act.name;
}

}  // namespace
}  // namespace saolang::people
