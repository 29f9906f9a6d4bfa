#pragma once
// What the rules of the year's targets look up again and again, worked out once when a ledger is made, dense and in the
// order in which the rules walk: where things lie, when a product stood with which star, what a year's registrations,
// supports and papers are. Derived from index and tables alone; a question of any day reads it.

#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <span>
#include <vector>

#include "programme/growth.hpp"
#include "programme/ledger.hpp"

namespace saolang::programme {

template <class Item>
struct ByYear {
    std::vector<Item> items;
    std::map<int, std::pair<std::size_t, std::size_t>> years;
    [[nodiscard]] std::span<const Item> of(int year) const {
        const auto found = years.find(year);
        if (found == years.end()) return {};
        return std::span(items).subspan(found->second.first, found->second.second - found->second.first);
    }
};

// A span of days on which the product certainly stands with a star, from a source that counts.
struct Stood {
    registry::ProductAt product = 0;
    Day from = always;
    Day until = never;  // first day after
    std::int32_t star = 0;
};

struct Registered {
    enum class Result : std::uint8_t { none, recognised, not_reached };
    enum class Decision : std::uint8_t { none, undated, dated };
    registry::ProductAt product = 0;
    Row row = 0;
    Day on = always;
    Day withdrawn = never;
    Day result_on = never;
    Day decided = never;
    Result result = Result::none;
    Decision decision = Decision::none;
    std::int8_t wanted = 0;  // 0: not stated
    std::int8_t star = 0;
};

// A registration, for its producer.
struct Owner {
    std::uint32_t producer = nowhere;
    registry::ProductAt product = 0;
    Day on = always;
    Day withdrawn = never;
};

struct Supported {
    registry::ProductAt product = 0;
    Row row = 0;
    Day started = never;
    Day finished = never;
    Day stopped = never;
    Day proved_from = never;  // a document, or money paid
};

// A commitment, or a certificate that stands in its place.
struct Cover {
    Day from = always;
    Day until = never;  // first day after
    Row row = 0;
    KindId kind = KindId::commitment;
    bool proved = false;
};
// Goods on sale at a point.
struct OnSale {
    std::uint32_t place = nowhere;  // where they are made
    Day from = never;
    Day until = never;  // first day after
    bool proved = false;
};
struct Breach {
    Day from = always;
    Day fixed = never;
    Row row = 0;
};

// The first time the product has four stars or more.
struct FirstFour {
    registry::ProductAt product = 0;
    Day on = never;  // of the decision; where it is not known, the last day on which it may have begun
    bool decided = false;
};

// A first recognition or a higher star.
struct Rise {
    registry::ProductAt product = 0;
    Day from = never;         // the last day on which it may have begun
    Day year_passed = never;  // the first day after the twelve months from it
    bool day_known = false;   // else only its year
    // Of growths, by Figure: from the day the twelve months have passed on.
    std::array<std::uint32_t, 2> begin{};
    std::array<std::uint32_t, 2> end{};
};

// Units of the three levels that hold a place, under the hierarchy of one day; `nowhere` where nobody can tell.
using Located = std::vector<std::array<std::uint32_t, 3>>;  // by UnitId; of units that occur in the world

class Whereabouts;

struct Reckoned {
    Reckoned(const registry::Index& index, const Ledger& ledger, const places::Gazetteer& gazetteer);

    std::vector<std::uint32_t> product_place;   // UnitIds, or nowhere
    std::vector<std::uint32_t> producer_place;  // its own, else that of a product of it
    registry::Lists producer_products;
    std::vector<Stood> stood;                // by product, then day
    std::vector<std::uint32_t> stood_begin;  // one longer than products
    ByYear<Registered> registered;           // by product, then day
    ByYear<Registered> registered_for_four;  // of these, who wanted four stars or more, or is said to have them
    ByYear<Owner> owners;                    // by producer
    ByYear<Supported> supported;             // by product; in each year in which it was planned, started or finished
    ByYear<FirstFour> first_fours;
    ByYear<Rise> rises;
    std::array<std::vector<GrowthFrom>, 2>
        growths;                // by Figure, in the order of rises; none where the day is not known
    std::vector<Cover> covers;  // by producer
    std::vector<std::uint32_t> covers_begin;
    std::vector<OnSale> on_sale;  // by sales point
    std::vector<std::uint32_t> on_sale_begin;
    std::vector<Breach> breaches;  // serious ones, by producer
    std::vector<std::uint32_t> breaches_begin;

    [[nodiscard]] std::shared_ptr<const Located> located(const places::Gazetteer& gazetteer, Date hierarchy_day) const;
    [[nodiscard]] std::span<const Stood> stood_of(registry::ProductAt product) const {
        return std::span(stood).subspan(stood_begin[product], stood_begin[product + 1] - stood_begin[product]);
    }
    [[nodiscard]] std::span<const OnSale> on_sale_at(Row point) const {
        return std::span(on_sale).subspan(on_sale_begin[point], on_sale_begin[point + 1] - on_sale_begin[point]);
    }
    // Of a rise whose day is known, once the twelve months have passed.
    [[nodiscard]] const Growth& growth(const Rise& rise, Figure figure, Day day) const {
        const auto number = static_cast<std::size_t>(figure);
        std::uint32_t at = rise.end[number] - 1;
        while (at > rise.begin[number] && growths[number][at].from > day) --at;
        return growths[number][at].growth;
    }
    [[nodiscard]] std::span<const std::uint32_t> products_of(std::uint32_t producer) const {
        return producer_products[producer];
    }

private:
    std::vector<std::uint32_t> places_;  // every unit that occurs, once
    std::shared_ptr<Whereabouts> whereabouts_;
};

}  // namespace saolang::programme
