#include "places/gazetteer.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "base/embedded.hpp"
#include "base/number.hpp"

namespace saolang::places {

namespace {

constexpr std::size_t most_provinces = 100;
constexpr std::size_t most_districts = 1'000;

std::uint32_t number(std::string_view code) {
    if (const auto value = number_in<std::uint32_t>(code)) return *value;
    throw std::runtime_error("units: code " + std::string(code));
}

std::size_t index(UnitId id) { return static_cast<std::size_t>(id); }

std::optional<Level> level_of(std::string_view code) {
    switch (code.size()) {
        case 2:
            return Level::province;
        case 3:
            return Level::district;
        case 5:
            return Level::commune;
        default:
            return std::nullopt;
    }
}

// Most rows carry the date of the row before.
class DateColumn {
public:
    Date operator()(std::string_view text) {
        if (text == text_) return date_;
        const auto parsed = parse_iso_date(text);
        if (!parsed) throw std::runtime_error("units: date " + std::string(text));
        text_ = text;
        return date_ = *parsed;
    }

private:
    std::string_view text_;
    Date date_{0};
};

std::size_t lines(std::string_view csv) { return static_cast<std::size_t>(std::ranges::count(csv, '\n')); }

// The shipped tables hold no quotes and no commas inside a cell (a test reads them), so that cells are views.
template <std::size_t columns, class Take>
void each_row(std::string_view csv, Take take) {
    csv.remove_prefix(csv.find('\n') + 1);
    while (!csv.empty()) {
        const auto end = std::min(csv.find('\n'), csv.size());
        auto line = csv.substr(0, end);
        std::array<std::string_view, columns> cells;
        for (auto& cell : cells) {
            const auto comma = std::min(line.find(','), line.size());
            cell = line.substr(0, comma);
            line.remove_prefix(std::min(comma + 1, line.size()));
        }
        take(cells);
        csv.remove_prefix(std::min(end + 1, csv.size()));
    }
}

std::string_view bare_name(std::string_view name, std::string_view kind) {
    constexpr std::string_view city = "Thành phố";
    const auto prefix = kind.starts_with(city) ? city : kind;
    return name.substr(prefix.size() + 1);
}

}  // namespace

const Gazetteer& Gazetteer::shipped() {
    static const Gazetteer gazetteer;
    return gazetteer;
}

Gazetteer::Gazetteer() : names_(no_names_yet()) {
    const auto provinces = embedded_file("data/units/provinces.csv").bytes;
    const auto districts = embedded_file("data/units/districts.csv").bytes;
    const auto communes = embedded_file("data/units/communes.csv").bytes;
    const auto rows = lines(provinces) + lines(districts) + lines(communes);
    units_.reserve(rows);
    codes_.reserve(rows);
    read_units(Level::province, provinces);
    read_units(Level::district, districts);
    read_units(Level::commune, communes);
    read_successions(embedded_file("data/units/successions.csv").bytes);
}

void Gazetteer::read_units(Level level, std::string_view csv) {
    const auto begin = static_cast<std::uint32_t>(units_.size());
    DateColumn first_day;
    DateColumn last_day;
    each_row<6>(csv, [&](const std::array<std::string_view, 6>& cell) {
        const auto [code, name, kind, parent_code, from, to] = cell;
        Period valid{first_day(from), std::nullopt};
        if (!to.empty()) valid.until = last_day(to).plus_days(1);
        const UnitId id{static_cast<std::uint32_t>(units_.size())};
        units_.push_back({std::string(code), std::string(name), std::string(kind), std::string(bare_name(name, kind)),
                          level, std::nullopt, valid});
        codes_.push_back(number(code));
        levels_[static_cast<std::size_t>(level)] = {begin, static_cast<std::uint32_t>(units_.size())};
        if (parent_code.empty()) return;

        const auto parents = rows_of(parent_code);
        if (parents.begin == parents.end) throw std::runtime_error("units: parent of " + std::string(code));
        // Rows that ended before 2018 are not shipped: then the parent's earliest row stands for them.
        units_.back().parent = find(parent_code, valid.from).value_or(UnitId{parents.begin});
        if (below_.empty()) below_.resize(most_provinces + most_districts);
        below_[number(parent_code) + (parent_code.size() == 3 ? most_provinces : 0)].push_back(id);
    });
}

void Gazetteer::read_successions(std::string_view csv) {
    successions_.reserve(lines(csv));
    DateColumn date;
    each_row<5>(csv, [&](const std::array<std::string_view, 5>& cell) {
        const auto [old_code, new_code, day, kind, instrument] = cell;
        const auto on = date(day);
        const auto from = find(old_code, on.plus_days(-1));
        const auto to = find(new_code, on);
        if (!from || !to) throw std::runtime_error("units: succession of " + std::string(old_code));
        successions_.push_back({*from, *to, on, kind == "whole", instrument});
    });
    from_ = links_by(&Succession::from);
    to_ = links_by(&Succession::to);
}

Gazetteer::Links Gazetteer::links_by(UnitId Succession::*end) const {
    Links links{std::vector<std::uint32_t>(units_.size() + 1), std::vector<std::uint32_t>(successions_.size())};
    for (const auto& row : successions_) ++links.begin[index(row.*end) + 1];
    for (std::size_t i = 1; i < links.begin.size(); ++i) links.begin[i] += links.begin[i - 1];
    auto next = links.begin;
    for (std::uint32_t i = 0; i < successions_.size(); ++i) links.rows[next[index(successions_[i].*end)]++] = i;
    return links;
}

Gazetteer::Range Gazetteer::rows_of(std::string_view code) const {
    const auto level = level_of(code);
    if (!level || !std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; })) return {0, 0};
    const auto range = levels_[static_cast<std::size_t>(*level)];
    const auto [first, last] = std::equal_range(codes_.begin() + range.begin, codes_.begin() + range.end, number(code));
    return {static_cast<std::uint32_t>(first - codes_.begin()), static_cast<std::uint32_t>(last - codes_.begin())};
}

std::optional<UnitId> Gazetteer::find(std::string_view code, Date day) const {
    const auto rows = rows_of(code);
    for (auto i = rows.begin; i < rows.end; ++i) {
        if (units_[i].valid.contains(day)) return UnitId{i};
    }
    return std::nullopt;
}

std::optional<UnitId> Gazetteer::by_key(std::string_view code, Date valid_from) const {
    const auto rows = rows_of(code);
    for (auto i = rows.begin; i < rows.end; ++i) {
        if (units_[i].valid.from == valid_from) return UnitId{i};
    }
    return std::nullopt;
}

std::span<const UnitId> Gazetteer::ever_below(UnitId unit) const {
    const auto& row = (*this)[unit];
    if (row.level == Level::commune) return {};
    return below_[codes_[index(unit)] + (row.level == Level::district ? most_provinces : 0)];
}

std::vector<UnitId> Gazetteer::children(UnitId unit, Date day) const {
    std::vector<UnitId> found;
    if (!(*this)[unit].valid.contains(day)) return found;
    for (const auto id : ever_below(unit)) {
        if ((*this)[id].valid.contains(day)) found.push_back(id);
    }
    std::ranges::sort(found);
    return found;
}

std::vector<UnitId> Gazetteer::list(Level level, Date day, std::optional<UnitId> within) const {
    std::vector<UnitId> found;
    if (within) {
        if ((*this)[*within].level == level && (*this)[*within].valid.contains(day)) return {*within};
        for (const auto id : children(*within, day)) {
            const auto below = list(level, day, id);
            found.insert(found.end(), below.begin(), below.end());
        }
        std::ranges::sort(found);
        return found;
    }
    const auto range = levels_[static_cast<std::size_t>(level)];
    for (auto i = range.begin; i < range.end; ++i) {
        if (units_[i].valid.contains(day)) found.push_back(UnitId{i});
    }
    return found;
}

std::optional<UnitId> Gazetteer::parent(UnitId unit, Date day) const {
    const auto& row = (*this)[unit];
    if (!row.parent) return std::nullopt;
    if (day < row.valid.from) day = row.valid.from;
    if (row.valid.until && day >= *row.valid.until) day = row.valid.until->plus_days(-1);
    const auto& first = (*this)[*row.parent];
    if (first.valid.contains(day)) return row.parent;
    const auto later = find(first.code, day);
    return later ? later : row.parent;
}

std::vector<UnitId> Gazetteer::ancestors(UnitId unit, Date day) const {
    std::vector<UnitId> found;
    for (auto above = parent(unit, day); above; above = parent(*above, day)) found.push_back(*above);
    return found;
}

std::string Gazetteer::full_name(UnitId unit, Date day) const {
    std::string text = (*this)[unit].name;
    for (const auto above : ancestors(unit, day)) text += ", " + (*this)[above].name;
    return text;
}

std::string english_name(const Unit& unit) {
    constexpr std::pair<std::string_view, std::string_view> words[] = {
        {"Tỉnh", "province"},       {"Thành phố trực thuộc trung ương", "city"},
        {"Quận", "urban district"}, {"Huyện", "district"},
        {"Thị xã", "town"},         {"Thành phố", "city"},
        {"Phường", "ward"},         {"Xã", "commune"},
        {"Thị trấn", "township"},   {"Đặc khu", "special zone"},
    };
    const auto* const word =
        std::ranges::find(words, std::string_view(unit.kind), &std::pair<std::string_view, std::string_view>::first);
    return unit.bare_name + " " + std::string(word->second);
}

}  // namespace saolang::places
