#pragma once
// Many short lists of numbers in two blocks of memory.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace saolang::registry {

struct Lists {
    std::vector<std::uint32_t> begin;  // one longer than the number of lists
    std::vector<std::uint32_t> items;

    [[nodiscard]] std::span<const std::uint32_t> operator[](std::size_t list) const {
        return std::span(items).subspan(begin[list], begin[list + 1] - begin[list]);
    }
    // Of the lists [first, last), one after the other.
    [[nodiscard]] std::span<const std::uint32_t> of_all(std::size_t first, std::size_t last) const {
        return std::span(items).subspan(begin[first], begin[last] - begin[first]);
    }
};

// From (list, item) pairs; items keep the order they come in.
[[nodiscard]] inline Lists lists_of(std::size_t count, std::span<const std::pair<std::uint32_t, std::uint32_t>> pairs) {
    Lists lists;
    lists.begin.assign(count + 1, 0);
    for (const auto& [list, item] : pairs) ++lists.begin[list + 1];
    for (std::size_t i = 0; i < count; ++i) lists.begin[i + 1] += lists.begin[i];
    lists.items.resize(pairs.size());
    std::vector<std::uint32_t> at(lists.begin.begin(), lists.begin.end() - 1);
    for (const auto& [list, item] : pairs) lists.items[at[list]++] = item;
    return lists;
}

}  // namespace saolang::registry
