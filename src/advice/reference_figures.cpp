#include "advice/reference_figures.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <stdexcept>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/number.hpp"

namespace saolang::advice {

// Rows of lifts.csv. A row names a criterion, and may name sets and a level; the most exact row counts.
class Lifts {
public:
    struct Row {
        std::vector<std::uint8_t> sets = {};     // numbers; empty: every set
        std::optional<std::uint8_t> level = {};  // from 1; absent: every level
        std::vector<std::size_t> works = {};     // positions in the figures
        bool alone = false;                      // they do without the works of lower levels
        ReferenceFigures::Reason why_not = {};   // instead of works

        [[nodiscard]] bool fits(const law::CriteriaSet& set, std::uint8_t at) const {
            return (sets.empty() || std::ranges::count(sets, set.number) > 0) && (!level || level == at);
        }
        // A row that names its sets is more exact than one that names its level alone.
        [[nodiscard]] int exactness() const { return (sets.empty() ? 0 : 2) + (level ? 1 : 0); }
    };

    void add(const std::string& criterion, Row row) {
        auto& rows = rows_[criterion];
        rows.push_back(std::move(row));
        std::ranges::stable_sort(rows, std::ranges::greater(), &Row::exactness);
    }

    [[nodiscard]] const Row* row(const law::CriteriaSet& set, std::uint8_t criterion, std::uint8_t level) const {
        const auto found = rows_.find(set.criteria[criterion].name);
        if (found == rows_.end()) return nullptr;
        const auto row = std::ranges::find_if(found->second, [&](const Row& one) { return one.fits(set, level); });
        return row == found->second.end() ? nullptr : &*row;
    }

private:
    std::map<std::string, std::vector<Row>, std::less<>> rows_;
};

namespace {

constexpr std::string_view figures_file = "data/advice/reference_figures.csv";
constexpr std::string_view lifts_file = "data/advice/lifts.csv";

[[noreturn]] void refuse(std::string_view file, std::size_t line, std::string_view why) {
    throw std::runtime_error(fmt::format("{}:{}: {}", file, line, why));
}

template <class T>
std::optional<T> maybe_number(const std::string& cell, std::size_t line) {
    if (cell.empty()) return std::nullopt;
    const auto number = number_in<T>(cell);
    if (!number) refuse(figures_file, line, "a number is expected: " + cell);
    return number;
}

std::optional<Dong> maybe_money(const std::string& cell, std::size_t line) {
    const auto amount = maybe_number<std::int64_t>(cell, line);
    return amount ? std::optional(Dong{*amount}) : std::nullopt;
}

// id, work_vi, work_en, issuer_vi, issuer_en, low, high, months, once, as_of, source_vi, source_en
ReferenceFigure figure_in(const CsvRow& row, std::size_t line) {
    if (row.size() != 12) refuse(figures_file, line, "twelve columns are expected");
    ReferenceFigure figure{.id = row[0],
                           .work_vi = row[1],
                           .work_en = row[2],
                           .issuer_vi = row[3],
                           .issuer_en = row[4],
                           .low = maybe_money(row[5], line),
                           .high = maybe_money(row[6], line),
                           .months = maybe_number<std::uint16_t>(row[7], line),
                           .source_vi = row[10],
                           .source_en = row[11],
                           .once = row[8] == "yes"};
    const auto day = parse_iso_date(row[9]);
    if (!day) refuse(figures_file, line, "the day of the figure is missing");
    figure.as_of = *day;
    if (figure.id.empty() || figure.work_vi.empty() || figure.work_en.empty() || figure.source_vi.empty() ||
        figure.source_en.empty())
        refuse(figures_file, line, "an id, the work and the source are needed");
    if (figure.low.has_value() != figure.high.has_value() || figure.low > figure.high ||
        figure.low.value_or(Dong{0}) < Dong{0})
        refuse(figures_file, line, "low and high come together, low first");
    return figure;
}

std::vector<std::string_view> words_of(std::string_view cell) {
    std::vector<std::string_view> words;
    while (!cell.empty()) {
        const auto end = cell.find(' ');
        if (end != 0) words.push_back(cell.substr(0, end));
        cell = end == std::string_view::npos ? std::string_view() : cell.substr(end + 1);
    }
    return words;
}

// criterion, sets, level, works, why_not_vi, why_not_en
Lifts::Row lift_in(const CsvRow& row, std::size_t line, const std::vector<ReferenceFigure>& figures) {
    if (row.size() != 6) refuse(lifts_file, line, "six columns are expected");
    Lifts::Row lift{.why_not = {row[4], row[5]}};
    for (const auto word : words_of(row[1])) {
        const auto number = number_in<std::uint8_t>(word);
        if (!number) refuse(lifts_file, line, "sets are numbers");
        lift.sets.push_back(*number);
    }
    if (!row[2].empty()) {
        lift.level = number_in<std::uint8_t>(row[2]);
        if (!lift.level) refuse(lifts_file, line, "a level is a number");
    }
    for (auto id : words_of(row[3])) {
        if (id.starts_with('=')) {
            lift.alone = true;
            id.remove_prefix(1);
        }
        const auto found = std::ranges::find(figures, id, &ReferenceFigure::id);
        if (found == figures.end()) refuse(lifts_file, line, fmt::format("there is no figure {}", id));
        lift.works.push_back(static_cast<std::size_t>(found - figures.begin()));
    }
    if (lift.works.empty() == lift.why_not.vi.empty() || lift.why_not.vi.empty() != lift.why_not.en.empty())
        refuse(lifts_file, line, "either works, or why there are none in both languages");
    return lift;
}

Estimate nothing_to_do() { return {.low = Dong{0}, .high = Dong{0}, .months = 0}; }

// Adds the works of one level. What one of them lacks, the whole lacks.
void add_works(Estimate& sum, const Lifts::Row& lift, const std::vector<ReferenceFigure>& figures,
               std::span<const std::string> done) {
    for (const auto at : lift.works) {
        const auto& figure = figures[at];
        if (figure.once && (std::ranges::count(done, figure.id) > 0 || sum.figure == figure.id ||
                            std::ranges::count(sum.before, figure.id) > 0))
            continue;
        if (!sum.figure.empty()) sum.before.push_back(std::move(sum.figure));
        sum.figure = figure.id;
        if (sum.low && figure.low) {
            sum.low->amount += figure.low->amount;
            sum.high->amount += figure.high->amount;
        } else {
            sum.low.reset();
            sum.high.reset();
        }
        sum.months = sum.months && figure.months
                         ? std::optional(static_cast<std::uint16_t>(*sum.months + *figure.months))
                         : std::nullopt;
    }
}

// A level the file does not know, of a later decision: that something is to be done is sure, what it takes is not.
Estimate without_figure(Estimate sum) {
    sum.low.reset();
    sum.high.reset();
    sum.months.reset();
    return sum;
}

}  // namespace

bool ReferenceFigure::guess() const { return source_vi == "Ước lượng của phần mềm, chưa có nguồn"; }

const ReferenceFigures& ReferenceFigures::shipped() {
    static const auto figures = read(embedded_file(figures_file).bytes, embedded_file(lifts_file).bytes);
    return figures;
}

ReferenceFigures ReferenceFigures::read(std::string_view figures_csv, std::string_view lifts_csv) {
    ReferenceFigures figures;
    const auto rows = parse_shipped_csv(figures_csv);
    for (std::size_t at = 1; at < rows.size(); ++at) {
        figures.all_.push_back(figure_in(rows[at], at + 1));
        if (std::ranges::count(figures.all_, figures.all_.back().id, &ReferenceFigure::id) > 1)
            refuse(figures_file, at + 1, "the id stands twice");
    }
    figures.by_id_.resize(figures.all_.size());
    std::iota(figures.by_id_.begin(), figures.by_id_.end(), std::size_t{0});
    std::ranges::sort(figures.by_id_, {}, [&](std::size_t at) { return std::string_view(figures.all_[at].id); });
    auto lifts = std::make_shared<Lifts>();
    const auto lift_rows = parse_shipped_csv(lifts_csv);
    for (std::size_t at = 1; at < lift_rows.size(); ++at) {
        auto lift = lift_in(lift_rows[at], at + 1, figures.all_);
        lifts->add(lift_rows[at][0], std::move(lift));
    }
    figures.lifts_ = std::move(lifts);
    return figures;
}

ReferenceFigures ReferenceFigures::with(const std::vector<ReferenceFigure>& own) const {
    auto result = *this;
    for (const auto& figure : own) {
        const auto shipped = std::ranges::find(result.all_, figure.id, &ReferenceFigure::id);
        if (shipped != result.all_.end()) *shipped = figure;
    }
    return result;
}

const ReferenceFigure* ReferenceFigures::figure(std::string_view id) const {
    const auto id_at = [&](std::size_t at) { return std::string_view(all_[at].id); };
    const auto found = std::ranges::lower_bound(by_id_, id, {}, id_at);
    return found == by_id_.end() || id_at(*found) != id ? nullptr : &all_[*found];
}

std::optional<Estimate> ReferenceFigures::estimate(const law::CriteriaSet& set, std::uint8_t criterion,
                                                   std::uint8_t from, std::uint8_t to,
                                                   std::span<const std::string> done) const {
    const auto& levels = set.criteria[criterion].levels;
    const auto& reached = levels[to - 1];
    auto sum = nothing_to_do();
    for (std::uint8_t level = 1; level <= to; ++level) {
        // Nobody does anything for a level of no points; another case is no way either.
        const auto& passed = levels[level - 1];
        if (level <= from || passed.case_at != reached.case_at) continue;
        if (passed.points == 0 && level != to) continue;
        const auto* lift = lifts_->row(set, criterion, level);
        const bool by_wish = !lift || lift->why_not.vi.empty();
        if (level == to && !by_wish) return std::nullopt;
        if (lift && by_wish && lift->alone) sum = nothing_to_do();
        if (!lift) sum = without_figure(std::move(sum));
        if (lift && by_wish) add_works(sum, *lift, all_, done);
    }
    return sum;
}

std::vector<std::string> ReferenceFigures::done_once(const law::CriteriaSet& set, std::uint8_t criterion,
                                                     std::uint8_t level) const {
    std::vector<std::string> done;
    const auto& levels = set.criteria[criterion].levels;
    for (std::uint8_t passed = 1; passed <= level; ++passed) {
        if (levels[passed - 1].case_at != levels[level - 1].case_at || levels[passed - 1].points == 0) continue;
        const auto* lift = lifts_->row(set, criterion, passed);
        if (!lift) continue;
        for (const auto at : lift->works)
            if (all_[at].once) done.push_back(all_[at].id);
    }
    return done;
}

const ReferenceFigures::Reason* ReferenceFigures::why_not(const law::CriteriaSet& set, std::uint8_t criterion,
                                                          std::uint8_t level) const {
    const auto* lift = lifts_->row(set, criterion, level);
    return lift && !lift->why_not.vi.empty() ? &lift->why_not : nullptr;
}

}  // namespace saolang::advice
