#pragma once
// What the address of a plan's page asks: which plan, true on which day, known on which, under the units of which.
//   ?noi=49.1997-01-01  unit; without it the province served
//   ?ngay=2024-06-30    what was true at the end of this day
//   ?biet=2024-06-30    of that, what was known at the end of this day; without it all that is known today
//   ?dia-gioi=2024      units of 2024, 2025 or a day; without it of the day

#include "programme/plan_progress.hpp"
#include "programme/site.hpp"
#include "registry/desk_list.hpp"

namespace saolang::programme {

struct PlanAsked {
    World world;  // as known then
    PlanQuestion question;
    std::optional<Date> known = {};   // nothing: all that is known today
    std::optional<Row> version = {};  // the one in force, else the first; nothing: the plan was not known then
    bool in_force = false;
    web::Pairs kept = {};  // of the address, what its links keep

    [[nodiscard]] PlanGround ground(const Ask& ask) const;
};

// Nothing when there is no such plan today, or none for this person.
[[nodiscard]] std::optional<PlanAsked> plan_asked(const Ask& ask, std::string_view year);
// The plan of that year a page is about when its address names no unit.
[[nodiscard]] std::optional<PlanOf> plan_served(const Ask& ask, int year);
[[nodiscard]] std::optional<PlanOf> plan_served(const registry::View& view, const Ledger& ledger, int year);
// The last day a target of it is due.
[[nodiscard]] Date last_day_of(const Ledger& ledger, const PlanOf& plan);

// "/quan-ly/ke-hoach/2024", with what is kept, in the reader's language.
[[nodiscard]] std::string path_of(const PlanOf& plan);
[[nodiscard]] std::string path_of_target(const Ask& ask, const PlanAsked& asked, Row target);
[[nodiscard]] std::string plan_address(const Ask& ask, const PlanAsked& asked, std::string_view path);
// With one of what is kept set or, by an empty value, left out.
[[nodiscard]] web::Pairs with(web::Pairs kept, std::string_view name, std::string_view value);
// The pair that names the plan's unit in an address; nothing for the one without it.
[[nodiscard]] web::Pairs unit_pair(const Ask& ask, const PlanOf& plan);

// A plan is seen by everybody in the programme of its province.
[[nodiscard]] bool may_see_plan(const Ask& ask, places::UnitId unit);

// The hierarchy to look at a plan in: the day's, or the last in which the plan's unit stood.
[[nodiscard]] Date hierarchy_of_plan(const places::Gazetteer& gazetteer, const PlanOf& plan, Date day);
// Whom an indicator counts of those that lie there.
[[nodiscard]] bool may_know(const Ask& ask, const Indicator& indicator, const people::Subject& subject);
// That a figure is told to this reader as of the last closing alone.
[[nodiscard]] bool is_as_of_closing(const Ask& ask, const Progress& progress);
// Units, months and forecasts of a figure over what producers keep private: for whoever may see that.
[[nodiscard]] bool may_show_units(const Ask& ask, const Progress& progress);

inline constexpr std::string_view plans_path = "/quan-ly/ke-hoach";

}  // namespace saolang::programme
