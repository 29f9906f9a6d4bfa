#pragma once
// Headings of a list: which column holds what, in any order and wording, over one row or several.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "office/workbook.hpp"
#include "registry/list.hpp"

namespace saolang::registry {

struct Column {
    enum class Use : std::uint8_t {
        nothing,  // not recognised, or not for us
        field,
        star_cross,  // a cross here means `star` stars
        kind_cross,  // a cross here means a producer of `kind`
        other,       // of a list of another part: its column `other`
    } use = Use::nothing;
    ListField field{};
    std::uint16_t other = 0;
    std::uint8_t star = 0;
    ProducerKind kind{};
    std::uint8_t certainty = 0;  // 4 chosen by a person, 3 as written, 2 part of it, 1 nearly
    std::uint32_t at = 0;        // from 0
    bool chosen = false;         // by a person, not by its wording
    std::string heading;         // as written, parts of several rows joined
};

struct Headings {
    std::size_t first_row = 0;  // positions in Sheet::rows
    std::size_t end_row = 0;    // where the data begins
    std::vector<Column> columns;
    bool by_codes = false;  // the headings are our own codes: a file of a program, not of a person

    [[nodiscard]] const Column* of(ListField field) const;  // the first of that field
};

// What one heading says by itself.
[[nodiscard]] std::optional<Column> column_from_heading(std::string_view heading);

// Folded wording → what it heads.
using Wordings = std::unordered_map<std::string, Column>;
// As written, then the longest wording that stands inside, then nearly.
[[nodiscard]] std::optional<Column> column_worded(const Wordings& wordings, std::string_view heading);

// What headings mean in a list of another part.
struct ListWords {
    std::function<std::optional<Column>(std::string_view heading)> says;  // one heading by itself
    std::function<bool(const Column&)> names;                  // a table without any such column is none of these lists
    std::function<bool(const std::vector<Column>&)> by_codes;  // a program wrote it: see Headings::by_codes
    std::function<std::string_view(const Column&)> code;       // of its own column, for the report
};

// The heading rows of a sheet from a row on; nothing when it has none, or when a person left the sheet out. `words`:
// of another part's list; null: of the registry's own.
[[nodiscard]] std::optional<Headings> find_headings(const office::Sheet& sheet, std::size_t from_row = 0,
                                                    const ListMapping& mapping = {}, const ListWords* words = nullptr);
// The rows most like headings, though they name neither product nor producer: for a person to say what they hold.
[[nodiscard]] std::optional<Headings> guessed_headings(const office::Sheet& sheet, const ListMapping& mapping);

[[nodiscard]] std::string letters_of(std::uint32_t column);  // 0 → "A", 26 → "AA"

}  // namespace saolang::registry
