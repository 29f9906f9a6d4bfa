#pragma once
// What the register still misses about a product, and whose star is to be evaluated again or has just ended: one answer
// for the page of the day, for the lists behind its numbers and for a producer's own page.

#include <array>
#include <optional>
#include <string_view>
#include <vector>

#include "registry/index.hpp"

namespace saolang::registry {

enum class Gap : std::uint8_t {
    place,     // neither the product's nor its producer's is known
    group,     // none of the six groups
    decision,  // a recognition without its decision
    day,       // a recognition whose first day is not known
    producer,  // nobody is named
};
inline constexpr std::array gaps{Gap::place, Gap::group, Gap::decision, Gap::day, Gap::producer};

// In addresses (`thieu=`): "noi", "nhom", "quyet-dinh", "ngay", "chu-the".
[[nodiscard]] std::string_view code_of(Gap gap);

[[nodiscard]] bool has_gap(const Index& index, ProductAt product, Gap gap);
[[nodiscard]] std::vector<Gap> gaps_of(const Index& index, ProductAt product);

// The last day on which the star that stands on `day` surely stands; nothing when none that counts stands then. A
// recognition that follows without a day between carries it on.
[[nodiscard]] std::optional<Date> last_day_of_star(const Index& index, ProductAt product, Date day);

// The last day of a star whose term ran out before `day` and that nothing followed; a withdrawal is no lapse.
[[nodiscard]] std::optional<Date> lapsed_on(const Index& index, ProductAt product, Date day);

// The last day of the certificate behind a star that stands until `last`: earlier where an extension carries it on. The
// window of re-evaluation counts from it.
[[nodiscard]] Date last_day_of_certificate(const Index& index, ProductAt product, Date last);

// Where a star stands on its way to the next evaluation, as an address says it (`het-han=`): "sap", "180", "120",
// "qua".
enum class Expiry : std::uint8_t {
    window_soon,    // the window of re-evaluation opens within `window_notice` days
    window_open,    // to be filed now: QĐ 26/2026, Điều 7.6.a
    window_missed,  // the window is over, the star still stands
    lapsed,         // ended no longer ago than Điều 12(3) may keep a certificate
};
inline constexpr std::array expiries{Expiry::window_soon, Expiry::window_open, Expiry::window_missed, Expiry::lapsed};
inline constexpr int window_notice = 30;  // ours: time to gather papers; no term of the law
[[nodiscard]] std::string_view code_of(Expiry expiry);
// Of a certificate with that last day, by the terms of law/clock.hpp; nothing when it is far off or no term is known.
[[nodiscard]] std::optional<Expiry> expiry_on(Date last, Date day);
[[nodiscard]] std::optional<Expiry> expiry_of(const Index& index, ProductAt product, Date day);

}  // namespace saolang::registry
