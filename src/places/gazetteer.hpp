#pragma once
// Administrative units of Vietnam through time. Codes are used again: a unit is its code and its first day.

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"

namespace saolang::places {

enum class Level : std::uint8_t { province, district, commune };

// Index into the gazetteer's units: small, comparable, never stored. Stored is (code, valid_from).
enum class UnitId : std::uint32_t {};

struct Unit {
    std::string code;       // 2, 3 or 5 digits
    std::string name;       // "Huyện Đại Lộc"
    std::string kind;       // "Huyện"
    std::string bare_name;  // "Đại Lộc"
    Level level;
    std::optional<UnitId> parent;  // the unit of `parent_code` on the first day
    Period valid;
};

struct Succession {
    UnitId from;
    UnitId to;
    Date date;
    bool whole;                   // all of the old unit goes there
    std::string_view instrument;  // "1659/NQ-UBTVQH15"
};

class Gazetteer {
public:
    // From the shipped files.
    [[nodiscard]] static const Gazetteer& shipped();
    Gazetteer(const Gazetteer&) = delete;
    Gazetteer& operator=(const Gazetteer&) = delete;

    [[nodiscard]] const Unit& operator[](UnitId id) const { return units_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] std::span<const Unit> all() const { return units_; }

    // The unit of that code on that day.
    [[nodiscard]] std::optional<UnitId> find(std::string_view code, Date day) const;
    // The stored key of a record: the row of that code that began on that day.
    [[nodiscard]] std::optional<UnitId> by_key(std::string_view code, Date valid_from) const;

    // Units of a level on a day, in the order of their codes.
    [[nodiscard]] std::vector<UnitId> list(Level level, Date day, std::optional<UnitId> within = {}) const;

    // The unit above on that day: of a commune its district, or its province from 2025-07-01; of a province nothing.
    // On a day on which the unit did not exist: on the nearest day on which it did.
    [[nodiscard]] std::optional<UnitId> parent(UnitId unit, Date day) const;
    // From the one above to the province, as `parent` tells.
    [[nodiscard]] std::vector<UnitId> ancestors(UnitId unit, Date day) const;
    // The units directly below on that day, in the order of their codes.
    [[nodiscard]] std::vector<UnitId> children(UnitId unit, Date day) const;
    // "Xã Đại Hồng, Huyện Đại Lộc, Tỉnh Quảng Nam".
    [[nodiscard]] std::string full_name(UnitId unit, Date day) const;

    // The unit of `level` in the hierarchy of `day` that holds `place`: forward along successions, backward to the only
    // predecessor, upward to the parent. Nothing when the place is too coarse or was divided, so that nobody can tell.
    [[nodiscard]] std::optional<UnitId> locate(UnitId place, Level level, Date day) const;

    // As a person or an office list writes it: with or without kind, "TX. Điện Bàn", "H. Đại Lộc", "Tam Ky", both
    // spellings of Cơ Tu names, names of ended units. Several answers when the words do not decide.
    struct Query {
        std::string_view name;
        Level level;
        Date day;                        // units valid on the day come first, then any other, newest first
        std::optional<UnitId> within{};  // a province or district
    };
    [[nodiscard]] std::vector<UnitId> search(const Query& query) const;
    // The one unit the words decide on: the only answer valid on the day; when none is valid on it, the newest row of
    // the only code among the answers. Nothing when there is no answer or more than one unit fits.
    [[nodiscard]] std::optional<UnitId> search_one(const Query& query) const;

    [[nodiscard]] std::span<const Succession> successions() const { return successions_; }

private:
    struct Names;  // what `search` looks names up in; made by the first search
    struct At {    // a unit as it stood on a day
        UnitId unit;
        Date day;
    };
    struct Range {
        std::uint32_t begin;
        std::uint32_t end;
    };
    struct Links {                         // for each unit, which of successions_ name it
        std::vector<std::uint32_t> begin;  // by unit; one more at the end
        std::vector<std::uint32_t> rows;
        [[nodiscard]] std::span<const std::uint32_t> of(UnitId unit) const {
            const auto i = static_cast<std::size_t>(unit);
            return std::span(rows).subspan(begin[i], begin[i + 1] - begin[i]);
        }
    };

    Gazetteer();
    [[nodiscard]] static std::shared_ptr<Names> no_names_yet();
    void read_units(Level level, std::string_view csv);
    void read_successions(std::string_view csv);
    [[nodiscard]] Links links_by(UnitId Succession::*end) const;
    [[nodiscard]] Range rows_of(std::string_view code) const;
    [[nodiscard]] std::span<const UnitId> ever_below(UnitId unit) const;
    [[nodiscard]] std::optional<UnitId> same_code_from(UnitId unit, Date day) const;
    [[nodiscard]] std::optional<UnitId> same_code_until(UnitId unit, Date day) const;
    [[nodiscard]] std::optional<UnitId> province(UnitId unit, Date day) const;
    [[nodiscard]] std::optional<UnitId> lift(UnitId unit, Level level, Date day) const;
    [[nodiscard]] std::optional<UnitId> follow(At at, Level level, Date day) const;
    [[nodiscard]] std::optional<UnitId> follow_back(At at, Level level, Date day) const;
    [[nodiscard]] const Names& names() const;
    [[nodiscard]] bool ever_in(UnitId unit, UnitId larger, Date day) const;

    std::vector<Unit> units_;                 // by level, code, first day
    std::vector<std::uint32_t> codes_;        // parallel to units_, as numbers
    std::array<Range, 3> levels_{};           // of units_, by level
    std::vector<std::vector<UnitId>> below_;  // by parent's code; districts after provinces
    std::vector<Succession> successions_;     // as in the file: by old code, date, new code
    Links from_;                              // by their old unit, in the order of dates
    Links to_;                                // by their new unit
    std::shared_ptr<Names> names_;
};

// "Đại Lộc district", "Quảng Nam province": the name for readers of English.
[[nodiscard]] std::string english_name(const Unit& unit);

}  // namespace saolang::places
