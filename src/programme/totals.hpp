#pragma once
// Doanh thu, lợi nhuận cộng chung: the sums of producers' reports that everybody may see, closing after closing
// (docs/decisions/0010-disclosure.md), and what is known now for those who may see it as it is.

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "programme/disclosure.hpp"
#include "programme/world.hpp"

namespace saolang::programme {

// A quarter, or what was reported for the whole year at once.
struct ReportPeriod {
    int year = 0;
    int quarter = 0;  // 1 to 4; 0: the whole year
    auto operator<=>(const ReportPeriod&) const = default;
};
[[nodiscard]] Date first_day(ReportPeriod period);
[[nodiscard]] Date last_day(ReportPeriod period);

enum class Measure : std::uint8_t { turnover, profit };
inline constexpr std::array measures{Measure::turnover, Measure::profit};

inline constexpr std::uint32_t no_place = 0xFFFFFFFF;
inline constexpr std::uint32_t no_group = 0xFFFFFFFF;

// The reports of a world by period. `unit` is a UnitId: the district, without districts the commune, of the period's
// last day; `group` a ProductGroup; `producer` the producer's id. What was earned before recognition is no report of a
// year; a report of the whole year is left out where quarters of that product are reported. `keep`: of these rows
// alone.
[[nodiscard]] std::map<ReportPeriod, std::vector<Contribution>> reports_in(const World& world,
                                                                           const places::Gazetteer& gazetteer,
                                                                           Measure measure,
                                                                           const std::function<bool(Row)>& keep = {});

// 15/02, 15/05, 15/08, 15/11: the days at whose end figures are closed, from the first to the last, both included.
[[nodiscard]] std::vector<Date> closings_between(Date first, Date last);

// What is shown of a period, and since when.
struct Totals {
    std::map<ReportPeriod, Publication> published;
    std::map<ReportPeriod, std::vector<Date>> closed_on;  // the closings that brought the tables of `published`

    // Years and periods of which something is shown.
    [[nodiscard]] std::vector<int> years() const;
    [[nodiscard]] std::vector<ReportPeriod> periods(int year) const;

    // Of all reports closed. Of a year: of its periods.
    [[nodiscard]] std::optional<std::int64_t> total(ReportPeriod period) const;
    [[nodiscard]] std::optional<std::int64_t> total(int year) const;
    // By unit and group: of the largest closing; of a year the sum of its periods' largest.
    [[nodiscard]] std::optional<Shown> divided(ReportPeriod period) const;
    [[nodiscard]] std::optional<Shown> divided(int year) const;
};

// Adds one closing: the reports as they were known then.
void close(Totals& totals, const std::map<ReportPeriod, std::vector<Contribution>>& known, Date day);

// The past does not change, so each closing is read once while the program runs.
class ProtectedTotals {
public:
    ProtectedTotals(db::Database& database, const places::Gazetteer& gazetteer)
        : database_(database), gazetteer_(gazetteer) {}
    // Of all closings before the day.
    [[nodiscard]] std::shared_ptr<const Totals> get(Measure measure, Date today);

private:
    void read_closing(db::Reader& reader, Date day);

    db::Database& database_;
    const places::Gazetteer& gazetteer_;
    std::mutex mutex_;
    std::optional<Date> closed_until_;
    std::array<std::shared_ptr<const Totals>, measures.size()> totals_;
};

}  // namespace saolang::programme
