#pragma once
// A plan beside what is true on a day: each target's value, what is expected, its status, its months and its units.

#include <map>
#include <optional>
#include <vector>

#include "programme/forecast.hpp"
#include "programme/plan.hpp"
#include "programme/plan_amount.hpp"

namespace saolang::programme {

// What a plan is asked.
struct PlanQuestion {
    PlanOf plan;
    Date day;            // as true at its end
    Date hierarchy_day;  // under the units of this day
};

struct Progress {
    Row target = 0;
    Goal goal = {};
    MeasuredIn measure = MeasuredIn::count;
    Question question;                        // of the due day at the latest
    std::optional<Indicator> indicator = {};  // nothing: an office's own that was removed since
    Tally tally = {};
    Forecast forecast = {};  // of a target that is not due yet
    Status status = Status::unknown;
    bool kept_private = false;  // the reader sees neither value nor status: it would tell a producer's own figures
};

// Whether the reader may see what producers of the plan's unit keep private. Who may not sees of such a target what
// everybody may (shown_tally), and no forecast.
enum class Sees : std::uint8_t { what_everybody_may, everything };

class PlanGround {
public:
    PlanGround(const World& of_world, const places::Gazetteer& all_units, const PlanQuestion& question,
               Sees reader = Sees::everything)
        : world(of_world), gazetteer(all_units), asked(question), sees(reader) {}

    [[nodiscard]] Progress progress(Row target) const;
    // What endangers the year first; otherwise in the plan's order.
    [[nodiscard]] std::vector<Progress> progress_of_version(Row version) const;
    // The level whose units a plan is divided among: districts of a province while there are any, else communes.
    [[nodiscard]] places::Level level_below() const;

    const World& world;
    const places::Gazetteer& gazetteer;
    PlanQuestion asked;
    Sees sees;

private:
    void leave_out_what_is_private(Progress& progress) const;
};

// The value at the end of each month of the plan's year that is over on the day, and on the day itself.
struct AtDay {
    Date day;
    std::optional<std::int64_t> value;
};
[[nodiscard]] std::vector<AtDay> months_of(const PlanGround& ground, const Progress& progress);

enum class Lag : std::uint8_t { behind, proof_missing, none };
struct UnitProgress {
    std::optional<places::UnitId> unit;  // nothing: it cannot be placed
    Tally tally = {};
    std::optional<std::int64_t> share = {};
    Lag lag = Lag::none;
    std::map<const web::Word*, std::uint32_t> why = {};  // what keeps its records from counting, and how many
};
// Those that endanger the target first.
[[nodiscard]] std::vector<UnitProgress> units_of(const PlanGround& ground, const Progress& progress);

// What came of the target in other years, each on its own due day, or on the day asked while it is not due.
[[nodiscard]] std::vector<Progress> years_of(const PlanGround& ground, Row target);

// How much a status endangers the year: the smaller, the more.
[[nodiscard]] int rank_of(Status status);

}  // namespace saolang::programme
