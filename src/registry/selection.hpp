#pragma once
// Which products: the filters of the catalogue, of lists and behind every figure, counted and paged.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "registry/index.hpp"

namespace saolang::registry {

struct Selection {
    std::string words{};        // as typed; empty: no search
    std::vector<Star> stars{};  // any of them; empty: all
    std::vector<ProductGroup> groups{};
    std::vector<ProducerKind> kinds{};
    std::optional<places::UnitId> place{};  // the unit or anything in it, under the hierarchy of `hierarchy_day`
    Date day;                               // standing as of this day
    Date hierarchy_day;
    enum class Standing : std::uint8_t {
        counted,      // recognised on the day, star known, confidence that counts: what figures count
        not_counted,  // everything else, each with its reason
        all,
    } standing = Standing::counted;
};

// Why a product is not among the counted ones on a day.
enum class NotCounted : std::uint8_t {
    never_recognised,  // registered or proposed only
    not_yet,           // its first recognition came later
    lapsed,
    withdrawn,
    star_not_stated,
    date_not_known,  // no source gives the day or year
    date_too_rough,  // only the year is known and it may have been before or after
    not_confirmed,   // second-hand or weak source
};
[[nodiscard]] std::optional<NotCounted> why_not_counted(const Index& index, ProductAt product, Date day);

struct Facets {                               // how many products each filter would leave, the other filters kept
    std::array<std::uint32_t, 6> by_star{};   // index is the star's number
    std::array<std::uint32_t, 6> by_group{};  // in the order of product_groups
    std::array<std::uint32_t, 6> by_kind{};   // in the order of producer_kinds
    std::vector<std::pair<places::UnitId, std::uint32_t>> by_place;  // units one level below, of the hierarchy's day
};

struct Page {
    std::vector<ProductAt> items;
    std::size_t total = 0;
    std::optional<std::string> next;  // cursor; opaque, safe in an address
    std::optional<std::string> previous;
    bool corrected = false;  // the words were found only by allowing a typing mistake
};

// Sorted by Vietnamese name, or by relevance when there are words. A cursor of another selection or a damaged one
// answers the first page.
[[nodiscard]] Page page_of(const Index& index, const places::Gazetteer& gazetteer, const Selection& selection,
                           std::string_view cursor, std::size_t limit);
[[nodiscard]] Facets facets_of(const Index& index, const places::Gazetteer& gazetteer, const Selection& selection);

// Every product of the selection, in the same order: for files and for the doors behind figures.
[[nodiscard]] std::vector<ProductAt> all_of(const Index& index, const places::Gazetteer& gazetteer,
                                            const Selection& selection);

}  // namespace saolang::registry
