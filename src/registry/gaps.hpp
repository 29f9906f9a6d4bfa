#pragma once
// What the register still misses about a product, and whose star ends soon or has just ended: one answer for the page
// of the day, for the lists behind its numbers and for a producer's own page.

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
// That last day is `day` or one of the `days` after it.
[[nodiscard]] bool ends_within(const Index& index, ProductAt product, Date day, int days);

// The last day of a star whose term ran out before `day` and that nothing followed; a withdrawal is no lapse.
[[nodiscard]] std::optional<Date> lapsed_on(const Index& index, ProductAt product, Date day);
// That last day is one of the `days` before `day`.
[[nodiscard]] bool lapsed_within(const Index& index, ProductAt product, Date day, int days);

// Which stars end or have ended, as an address says it (`het-han=`): "120", "180", "qua".
enum class Expiry : std::uint8_t { within_120_days, within_180_days, lapsed_180_days_ago };
inline constexpr std::array expiries{Expiry::within_120_days, Expiry::within_180_days, Expiry::lapsed_180_days_ago};
[[nodiscard]] std::string_view code_of(Expiry expiry);
[[nodiscard]] bool has_expiry(const Index& index, ProductAt product, Date day, Expiry expiry);

}  // namespace saolang::registry
