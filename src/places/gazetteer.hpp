#pragma once
// Administrative units of Vietnam through time. Codes are used again: a unit is its code and its first day.

#include <cstdint>
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
    std::string code;  // 2, 3 or 5 digits
    std::string name;  // "Huyện Đại Lộc"
    std::string kind;  // "Huyện"
    std::string bare_name;  // "Đại Lộc"
    Level level;
    std::optional<UnitId> parent;  // the unit of `parent_code` on the first day
    Period valid;
};

struct Succession {
    UnitId from;
    UnitId to;
    Date date;
    bool whole;  // all of the old unit goes there
    std::string instrument;
};

class Gazetteer {
public:
    // From the shipped files.
    [[nodiscard]] static const Gazetteer& shipped();

    [[nodiscard]] const Unit& operator[](UnitId id) const { return units_[static_cast<std::size_t>(id)]; }
    [[nodiscard]] std::span<const Unit> all() const { return units_; }

    // The unit of that code on that day.
    [[nodiscard]] std::optional<UnitId> find(std::string_view code, Date day) const;
    // The stored key of a record: the row of that code that began on that day.
    [[nodiscard]] std::optional<UnitId> by_key(std::string_view code, Date valid_from) const;

    // Units of a level on a day, in the order of their codes.
    [[nodiscard]] std::vector<UnitId> list(Level level, Date day, std::optional<UnitId> within = {}) const;

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

    [[nodiscard]] std::span<const Succession> successions() const { return successions_; }

private:
    std::vector<Unit> units_;
    std::vector<Succession> successions_;
};

}  // namespace saolang::places
