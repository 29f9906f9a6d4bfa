#pragma once
// Lists on an officer's desk: what the address asks for, worked out over whatever the list is of. Items are positions:
// ranks of products, places of producers, decisions and recognitions in the index.

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "registry/bits.hpp"
#include "web/http.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

struct DeskOption {
    std::string value;  // in the address
    std::string label;
    Bits items;
};
struct DeskFacet {
    std::string_view name;  // of the parameter: "sao"
    std::string title;
    std::vector<DeskOption> options;
    bool one_at_a_time = false;  // choosing another takes the first away
};

struct DeskList {
    std::string path;  // "/quan-ly/san-pham", without the language
    std::vector<std::uint32_t> order;
    Bits items;  // what the visitor may see and the words find
    std::vector<DeskFacet> facets;
    web::Pairs asked = {};  // what else stands in the address: q, ngay, dia-gioi
};

// The part of the query that chooses: known values of known facets, and what else the list keeps.
[[nodiscard]] web::Pairs chosen_in(const DeskList& list, const web::Pairs& query);

[[nodiscard]] std::string address_with(std::string_view path, const web::Pairs& pairs);
// With one more pair.
[[nodiscard]] web::Pairs plus(web::Pairs pairs, std::string_view name, std::string_view value);

struct DeskSelection {
    web::Pairs chosen;
    std::vector<std::uint32_t> items;  // all of them, in the list's order
    std::vector<web::FilterGroup> groups;
    std::string clear_path;  // address without facets; empty when none is chosen
};
// `language` leads addresses; counts say what each option would leave, the other filters kept.
[[nodiscard]] DeskSelection select(const DeskList& list, const web::Pairs& query, web::Language language);

struct Slice {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string previous;  // cursors; empty: there is none
    std::string next;
};
// A page by key: "sau-KEY" goes on after the item with the key, "truoc-KEY" before it. A key that is not there any more
// answers the first page.
template <class KeyOf>
[[nodiscard]] Slice slice_of(const std::vector<std::uint32_t>& items, std::string_view cursor, std::size_t length,
                             const KeyOf& key_of) {
    constexpr std::string_view after = "sau-";
    constexpr std::string_view before = "truoc-";
    const auto find = [&](std::string_view key) {
        std::size_t at = 0;
        while (at < items.size() && key_of(items[at]) != key) ++at;
        return at;
    };
    Slice slice;
    if (cursor.starts_with(after)) {
        const auto at = find(cursor.substr(after.size()));
        if (at + 1 < items.size()) slice.begin = at + 1;
    } else if (cursor.starts_with(before)) {
        const auto at = find(cursor.substr(before.size()));
        if (at < items.size() && at > length) slice.begin = at - length;
    }
    slice.end = std::min(items.size(), slice.begin + length);
    if (slice.begin > 0) slice.previous = std::string(before) + key_of(items[slice.begin]);
    if (slice.end < items.size()) slice.next = std::string(after) + key_of(items[slice.end - 1]);
    return slice;
}

}  // namespace saolang::registry
