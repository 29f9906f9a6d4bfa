#pragma once
// The star of a product on a date: one rule, for every page, figure, list and file.

#include <compare>
#include <cstdint>
#include <optional>
#include <span>

#include "base/date.hpp"

namespace saolang::registry {

// Three, four or five: lower ones get no decision and no certificate (QĐ 26/2026, Điều 3).
class Star {
public:
    [[nodiscard]] static constexpr std::optional<Star> of(int number) {
        return number >= 3 && number <= 5 ? std::optional(Star(static_cast<std::uint8_t>(number))) : std::nullopt;
    }
    [[nodiscard]] constexpr int number() const { return number_; }
    constexpr auto operator<=>(const Star&) const = default;

private:
    constexpr explicit Star(std::uint8_t number) : number_(number) {}
    std::uint8_t number_;
};

// When a recognition holds, as far as known. Where a source gives only the year, the first and the last possible day
// differ; the rule counts a star only on days when it certainly stood.
struct Term {
    std::optional<Star> star;
    Date earliest_from, latest_from;    // first day
    Date earliest_until, latest_until;  // first day after: term, extension and withdrawal applied
};

struct Standing {
    enum class Kind : std::uint8_t {
        none,        // not recognised on that day
        recognised,  // certainly; `star` may still be absent when no source states it
        uncertain,   // dates known too roughly to say
    } kind = Kind::none;
    std::optional<Star> star;
    std::optional<std::size_t> term;  // which of the terms decides
};

// `terms` of one product in the order they were given (by latest_from, then by the order of decision). A later
// recognition replaces an earlier one from its first day, also on the same day and also when its star is lower; when it
// ends, the earlier one does not come back.
[[nodiscard]] Standing standing_on(std::span<const Term> terms, Date day);

// The first day on or after `day` on which the standing of the product differs; nothing when it never changes again.
[[nodiscard]] std::optional<Date> next_change(std::span<const Term> terms, Date day);

}  // namespace saolang::registry
