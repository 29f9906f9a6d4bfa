#pragma once
// The filters of an officer's lists: which items each option holds.

#include "registry/desk_list.hpp"
#include "registry/desk_request.hpp"
#include "registry/gaps.hpp"

namespace saolang::registry {

// The day and the hierarchy a list is asked for: today's, when the address names none.
struct ListDays {
    Date day;
    Date hierarchy_day;
};
[[nodiscard]] ListDays days_in(const DeskRequest& desk);
// What of the address stays whatever is filtered: words, day, hierarchy.
[[nodiscard]] web::Pairs kept_in(const DeskRequest& desk, const ListDays& days);

[[nodiscard]] web::Word label_of(Gap gap);
[[nodiscard]] web::Word label_of(Expiry expiry);

// An option for each value of which `fits` tells whether an item has it.
template <class Values, class Describe, class Fits>
[[nodiscard]] std::vector<DeskOption> options_of(std::size_t size, const Values& values, const Describe& describe,
                                                 const Fits& fits) {
    std::vector<DeskOption> options;
    for (const auto& value : values) {
        auto [code, label] = describe(value);
        DeskOption option{std::string(code), std::string(label), Bits(size)};
        for (std::size_t item = 0; item < size; ++item)
            if (fits(item, value)) option.items.set(item);
        options.push_back(std::move(option));
    }
    return options;
}

// Units one level below the chosen one, and the chosen one itself; units of the hierarchy's day.
using PlaceOf = std::function<std::optional<places::UnitId>(std::size_t item)>;
[[nodiscard]] DeskFacet place_facet(const DeskRequest& desk, Date hierarchy_day, const Bits& items,
                                    const PlaceOf& place_of);

// The list of products with all its filters.
[[nodiscard]] DeskList product_list(const DeskRequest& desk, const ListDays& days);

// Where a record lies, with the district of a commune on days that had them; "" when that is not known.
[[nodiscard]] std::string place_words(const View& view, std::optional<places::UnitId> place, Date day);

}  // namespace saolang::registry
