#include "registry/figures.hpp"

#include <algorithm>
#include <unordered_map>

#include "registry/views.hpp"

namespace saolang::registry {

namespace {

// Adds products one by one; a producer counts with the first of them.
class Counter {
public:
    Counter(const Index& index, const DayView& day) : index_(index), day_(day), seen_in_row_(index.producers.size()) {}

    void new_row() {
        ++row_;
        figures_ = {};
    }
    void add(std::size_t rank) {
        const ProductAt at = index_.arrangement->product[rank];
        const Product& product = index_.products[at];
        ++figures_.products;
        for (std::size_t star = 0; star < 3; ++star) figures_.by_star[star + 3] += day_.star[star].test(rank) ? 1U : 0U;
        ++(product.group ? figures_.by_group[static_cast<std::size_t>(*product.group)] : figures_.group_not_stated);
        if (index_.producer_at[at] == Index::no_producer) {
            ++figures_.products_without_producer;
            ++figures_.kind_not_stated;
        } else {
            add_producer(index_.producer_at[at]);
        }
    }
    [[nodiscard]] const Figures& figures() const { return figures_; }

private:
    void add_producer(ProducerAt at) {
        const auto kind = index_.producers[at].kind;
        const auto number = static_cast<std::size_t>(kind.value_or(ProducerKind::other));
        ++(kind ? figures_.by_kind[number] : figures_.kind_not_stated);
        if (seen_in_row_[at] == row_) return;
        seen_in_row_[at] = row_;
        ++figures_.producers;
        ++(kind ? figures_.producers_by_kind[number] : figures_.producers_kind_not_stated);
    }

    const Index& index_;
    const DayView& day_;
    std::vector<std::uint32_t> seen_in_row_;  // by producer: the last row it was counted in
    std::uint32_t row_ = 1;
    Figures figures_;
};

// The counted products of the query, over ranks.
Bits counted(const Index& index, const places::Gazetteer& gazetteer, const FiguresQuery& query, const DayView& day) {
    Bits bits = day.counted;
    if (query.unit) bits &= *index.views->within(index, gazetteer, *query.unit, query.hierarchy_day);
    return bits;
}

Figures count(const Index& index, const places::Gazetteer& gazetteer, const FiguresQuery& query) {
    const auto day = index.views->day(index, query.day);
    Counter counter(index, *day);
    counted(index, gazetteer, query, *day).each([&](std::size_t rank) { counter.add(rank); });
    return counter.figures();
}

// Every place of the index in the row of its unit of `level`; the last row holds what has none.
struct Rows {
    std::vector<places::UnitId> units;
    std::vector<std::vector<std::size_t>> places;
};

Rows rows_of(const places::Gazetteer& gazetteer, const FiguresQuery& query, places::Level level,
             const PlaceView& view) {
    Rows rows{gazetteer.list(level, query.hierarchy_day, query.unit), {}};
    std::unordered_map<std::uint32_t, std::size_t> row_of;
    for (std::size_t row = 0; row < rows.units.size(); ++row)
        row_of.emplace(static_cast<std::uint32_t>(rows.units[row]), row);
    rows.places.resize(rows.units.size() + 1);
    for (std::size_t place = 0; place < view.size(); ++place) {
        const auto unit = unit_at(view, place, level);
        const auto row = unit ? row_of.find(static_cast<std::uint32_t>(*unit)) : row_of.end();
        rows.places[row == row_of.end() ? rows.units.size() : row->second].push_back(place);
    }
    return rows;
}

std::vector<UnitFigures> count_rows(const Index& index, const places::Gazetteer& gazetteer, const FiguresQuery& query,
                                    places::Level level) {
    const Arrangement& arrangement = *index.arrangement;
    const auto day = index.views->day(index, query.day);
    const auto view = index.views->places(index, gazetteer, query.hierarchy_day);
    const Bits bits = counted(index, gazetteer, query, *day);
    const Rows rows = rows_of(gazetteer, query, level, *view);
    Counter counter(index, *day);
    std::vector<UnitFigures> figures;
    for (std::size_t row = 0; row < rows.places.size(); ++row) {
        counter.new_row();
        const auto add = [&](std::size_t rank) {
            if (bits.test(rank)) counter.add(rank);
        };
        for (const std::size_t place : rows.places[row]) std::ranges::for_each(arrangement.by_place[place], add);
        const bool has_unit = row < rows.units.size();
        if (!has_unit) {
            bits.each([&](std::size_t rank) {
                if (arrangement.place[rank] == Arrangement::no_place) counter.add(rank);
            });
            if (counter.figures().products == 0) break;
        }
        figures.push_back({has_unit ? std::optional(rows.units[row]) : std::nullopt, counter.figures()});
    }
    return figures;
}

}  // namespace

Figures figures_of(const Index& index, const places::Gazetteer& gazetteer, const FiguresQuery& query) {
    return *index.views->figures.get({query.day, query.hierarchy_day, query.unit},
                                     [&] { return count(index, gazetteer, query); });
}

std::vector<UnitFigures> figures_by_unit(const Index& index, const places::Gazetteer& gazetteer,
                                         const FiguresQuery& query, places::Level level) {
    return *index.views->rows.get({query.day, query.hierarchy_day, query.unit, level},
                                  [&] { return count_rows(index, gazetteer, query, level); });
}

}  // namespace saolang::registry
