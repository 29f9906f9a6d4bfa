#pragma once
// Chấm điểm: members' sheets → totals → average → band → star minimums → star (QĐ 26/2026, Điều 3 and the legend of Phụ
// lục II). Exact, and pure: the same sheets give the same star for ever.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/points.hpp"
#include "law/criteria.hpp"

namespace saolang::law {

// One member's sheet: for each criterion of the set the position of the chosen level from 1, 0 where none is reached.
struct Sheet {
    std::vector<std::uint8_t> levels;
    std::uint32_t count = 1;  // so many members gave exactly this sheet
};

// What the law leaves to the council's own regulation (Quy chế hoạt động).
struct CouncilRules {
    // When the council as a whole reaches a star minimum.
    enum class Minimum : std::uint8_t { average, majority, all } minimum = Minimum::average;
    // How many members must choose a level that stops.
    enum class Stop : std::uint8_t { majority, any } stop = Stop::majority;
    // The average is rounded half up before the band, to at most 9 decimals; absent: not rounded.
    std::optional<std::uint8_t> decimals = {};
    std::optional<std::uint32_t> members = {};  // of the council; with `quorum_percent`
    std::optional<std::uint8_t> quorum_percent = {};
    std::optional<std::uint8_t> widest_spread = {};  // of totals, highest less lowest; more is discussed again
    bool operator==(const CouncilRules&) const = default;
};

// What a council brings: its sheets, the case of each criterion that has cases, what it found.
struct Council {
    std::vector<Sheet> sheets;
    std::vector<std::optional<std::uint8_t>> cases = {};  // by criterion; empty: none chosen
    std::vector<std::uint8_t> findings = {};              // positions in the set's findings
    CouncilRules rules = {};
};

enum class Outcome : std::uint8_t { graded, rejected, stopped, invalid };

// Why the outcome, or why the star is below the band.
struct GradeReason {
    enum class Kind : std::uint8_t {
        finding,         // `at`: of the set
        minimum_missed,  // `star`, `at`: criterion
        no_sheets,
        sheet_incomplete,  // a sheet does not name every criterion
        no_such_level,     // `at`: criterion
        wrong_case,        // `at`: criterion
        no_such_finding,   // `at`: not of the set
        no_quorum,         // the council has to meet again
        spread_too_wide,   // the council has to discuss again
    } kind;
    std::uint8_t at = 0;
    StarNumber star = 0;
    bool operator==(const GradeReason&) const = default;
};

struct Grade {
    Outcome outcome = Outcome::invalid;
    std::vector<GradeReason> reasons = {};
    // Of a graded product alone:
    std::vector<std::uint16_t> totals = {};  // by sheet
    Points average;                          // exact, not rounded
    StarNumber band = 0;
    std::array<std::vector<std::uint8_t>, 3> failed = {};  // criteria whose minimum for 3, 4, 5 stars is missed
    StarNumber star = 0;
    [[nodiscard]] bool certificate() const { return outcome == Outcome::graded && star >= 3; }
};

// Bands: those of the set's criteria, five stars first. In this order: a sheet that is none or no quorum makes it
// invalid, a rejection or a failed precondition rejects, a stop stops, too wide a spread makes it invalid; else it is
// graded. Without any sheet a finding still rejects or stops.
[[nodiscard]] Grade grade(const CriteriaSet& set, std::span<const Band> bands, const Council& council);

[[nodiscard]] std::uint64_t members_of(const Council& council);

// Points of a valid sheet by criterion: one that needs another's points counts only with them.
[[nodiscard]] std::vector<std::uint8_t> points_of(const CriteriaSet& set, const Sheet& sheet);

// Points a criterion must reach for a star: of its marked level with the largest mark not above the star. Nothing where
// no level is marked so low.
[[nodiscard]] std::optional<std::uint8_t> required_points(const Criterion& criterion, StarNumber star);
// The least level of a case that reaches the minimum: position from 1.
[[nodiscard]] std::optional<std::uint8_t> lifting_level(const Criterion& criterion, StarNumber star,
                                                        std::optional<std::uint8_t> case_at);

[[nodiscard]] StarNumber band_of(std::span<const Band> bands, const Points& average);

// To so many decimals (at most 9), a half up.
[[nodiscard]] Points rounded_half_up(const Points& points, std::uint8_t decimals);

// For programs: "min4:3.4", "wrong_case:8", "sheet_incomplete", "qd26-01-rej-forged_dossier".
[[nodiscard]] std::string word_of(const GradeReason& reason, const CriteriaSet& set);

}  // namespace saolang::law
