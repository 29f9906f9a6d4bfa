#include "programme/totals.hpp"

#include <algorithm>
#include <set>

#include "programme/market_kinds.hpp"

namespace saolang::programme {

namespace {

Date day_of(int year, unsigned month, unsigned day) { return *Date::from_civil(year, month, day); }

// The end of the day in Vietnam.
Moment end_of(Date day) { return {(std::int64_t{day.days()} + 1) * 86'400'000 - 7 * 3'600'000 - 1}; }

std::optional<ReportPeriod> period_of(Date from, Date to) {
    if (to < from || from.year() != to.year()) return std::nullopt;
    for (int quarter = 1; quarter <= 4; ++quarter)
        if (const ReportPeriod one{from.year(), quarter}; first_day(one) <= from && to <= last_day(one)) return one;
    return ReportPeriod{from.year(), 0};
}

std::uint32_t unit_of(const World& world, const places::Gazetteer& gazetteer, registry::ProductAt product, Date day) {
    if (!world.index->has_place[product]) return no_place;
    const auto level = day < day_of(2025, 7, 1) ? places::Level::district : places::Level::commune;
    const auto unit = gazetteer.locate(world.index->place[product], level, day);
    return unit ? static_cast<std::uint32_t>(*unit) : no_place;
}

struct Report {
    ReportPeriod period;
    registry::ProductAt product;
    std::int64_t amount;
};

std::vector<Report> readable(const Table& table, Measure measure, const std::function<bool(Row)>& keep) {
    const auto field = measure == Measure::turnover ? turnover::amount : turnover::profit;
    std::vector<Report> reports;
    for (Row row = 0; row < table.size(); ++row) {
        const auto product = table.position(turnover::product, row);
        const auto from = table.date(turnover::from_day, row);
        const auto to = table.date(turnover::to_day, row);
        if (!product || !from || !to || !table.has(field, row) || (keep && !keep(row))) continue;
        if (table.has(turnover::baseline, row) && table.number(turnover::baseline, row) == 1) continue;
        if (const auto period = period_of(*from, *to)) reports.push_back({*period, *product, table.number(field, row)});
    }
    return reports;
}

}  // namespace

Date first_day(ReportPeriod period) {
    return day_of(period.year, period.quarter == 0 ? 1 : static_cast<unsigned>(period.quarter) * 3 - 2, 1);
}

Date last_day(ReportPeriod period) {
    if (period.quarter == 0 || period.quarter == 4) return day_of(period.year, 12, 31);
    return first_day({period.year, period.quarter + 1}).plus_days(-1);
}

std::map<ReportPeriod, std::vector<Contribution>> reports_in(const World& world, const places::Gazetteer& gazetteer,
                                                             Measure measure, const std::function<bool(Row)>& keep) {
    const auto& index = *world.index;
    const auto reports = readable((*world.ledger)[turnover::kind], measure, keep);
    std::set<std::pair<registry::ProductAt, int>> by_quarters;  // product, year
    for (const auto& one : reports)
        if (one.period.quarter != 0) by_quarters.emplace(one.product, one.period.year);
    std::map<ReportPeriod, std::vector<Contribution>> found;
    for (const auto& [period, product, amount] : reports) {
        if (period.quarter == 0 && by_quarters.contains({product, period.year})) continue;
        const auto producer = index.producer_at[product];
        const auto group = index.products[product].group;
        // Whoever is not named is one producer: so their cells are rather too small than too large.
        const auto id = producer == registry::Index::no_producer
                            ? 0
                            : static_cast<std::uint32_t>(static_cast<std::int64_t>(index.producers[producer].id));
        found[period].push_back({id, unit_of(world, gazetteer, product, last_day(period)),
                                 group ? static_cast<std::uint32_t>(*group) : no_group, amount});
    }
    return found;
}

std::vector<Date> closings_between(Date first, Date last) {
    std::vector<Date> days;
    for (int year = first.year(); year <= last.year(); ++year)
        for (const unsigned month : {2U, 5U, 8U, 11U})
            if (const auto day = day_of(year, month, 15); first <= day && day <= last) days.push_back(day);
    return days;
}

std::vector<int> Totals::years() const {
    std::set<int> found;
    for (const auto& [period, publication] : published)
        if (!publication.tables().empty()) found.insert(period.year);
    return {found.begin(), found.end()};
}

std::vector<ReportPeriod> Totals::periods(int year) const {
    std::vector<ReportPeriod> found;
    for (const auto& [period, publication] : published)
        if (period.year == year && !publication.tables().empty()) found.push_back(period);
    return found;
}

std::optional<std::int64_t> Totals::total(ReportPeriod period) const {
    const auto found = published.find(period);
    if (found == published.end() || found->second.tables().empty()) return std::nullopt;
    return found->second.total();
}

std::optional<std::int64_t> Totals::total(int year) const {
    std::optional<std::int64_t> sum;
    for (const auto period : periods(year)) sum = sum.value_or(0) + published.at(period).total();
    return sum;
}

std::optional<Shown> Totals::divided(ReportPeriod period) const {
    const auto found = published.find(period);
    if (found == published.end() || found->second.tables().empty()) return std::nullopt;
    return found->second.tables()[found->second.largest()];
}

std::optional<Shown> Totals::divided(int year) const {
    std::vector<Shown> tables;
    for (const auto period : periods(year)) tables.push_back(*divided(period));
    return tables.empty() ? std::nullopt : std::optional(added(tables));
}

void close(Totals& totals, const std::map<ReportPeriod, std::vector<Contribution>>& known, Date day) {
    std::set<ReportPeriod> periods;
    for (const auto& [period, publication] : totals.published) periods.insert(period);
    for (const auto& [period, reports] : known) periods.insert(period);
    for (const auto period : periods) {
        if (last_day(period) >= day) continue;
        const auto found = known.find(period);
        if (totals.published[period].close(found == known.end() ? std::span<const Contribution>() : found->second))
            totals.closed_on[period].push_back(day);
    }
}

void ProtectedTotals::read_closing(db::Reader& reader, Date day) {
    const auto world = world_as_known(reader, gazetteer_, end_of(day));
    for (const auto measure : measures) {
        auto& kept = totals_[static_cast<std::size_t>(measure)];
        auto next = kept ? *kept : Totals();
        close(next, reports_in(world, gazetteer_, measure), day);
        kept = std::make_shared<const Totals>(std::move(next));
    }
}

std::shared_ptr<const Totals> ProtectedTotals::get(Measure measure, Date today) {
    const std::lock_guard one_reads(mutex_);
    const auto yesterday = today.plus_days(-1);
    if (!closed_until_ || *closed_until_ < yesterday) {
        database_.read([&](db::Reader& reader) {
            const auto first =
                reader.integer("SELECT min(moment) FROM trail_entry WHERE subject_kind = 'turnover'", {});
            if (!first) return;
            const auto begin = closed_until_ ? closed_until_->plus_days(1) : date_in_vietnam(Moment{*first});
            for (const auto day : closings_between(begin, yesterday)) read_closing(reader, day);
        });
        closed_until_ = yesterday;
    }
    const auto& kept = totals_[static_cast<std::size_t>(measure)];
    return kept ? kept : std::make_shared<const Totals>();
}

}  // namespace saolang::programme
