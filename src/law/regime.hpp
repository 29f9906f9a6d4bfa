#pragma once
// Thể chế: which decision governs on a day, who decides, within what time (data/law/regimes). A new decision is a new
// file.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "law/criteria.hpp"

namespace saolang::law {

enum class Authority : std::uint8_t { commune, district, province, central };
[[nodiscard]] std::string_view code_of(Authority authority);

enum class Application : std::uint8_t { first, upgrade, re_evaluation };
[[nodiscard]] std::string_view code_of(Application application);

// Thời hạn: so many days, or working days, from an event.
struct Term {
    std::string id;  // "commune_check"
    std::string actor;
    std::int32_t amount = 0;
    bool working_days = false;
    std::string from;     // the event, in words
    std::string article;  // "Điều 7.2"
};

// Đợt: proposals sent before one day of the year are to be decided before another.
struct Round {
    Authority level = Authority::province;
    std::uint8_t number = 0;
    std::uint8_t proposed_month = 0, proposed_day = 0;  // first day that is too late
    std::uint8_t done_month = 0, done_day = 0;          // likewise
    std::string article = {};
};

// What Điều 12 of QĐ 26/2026 gives to cases that were under way; days count from the regime's first day.
struct Transition {
    std::string id;  // "T1"
    std::string text;
    std::string article = {};
    std::optional<std::int32_t> days_first_or_upgrade = {};
    std::optional<std::int32_t> days_re_evaluation = {};
    std::optional<std::int32_t> max_extension_days = {};
};

struct Source {
    std::string what, reference;
    std::string mark;  // F found, I inferred, M from memory
};

struct Regime {
    std::string id;      // "QD26"
    std::string number;  // "26/2026", what a case names
    std::string title;
    Date from = Date(0);
    std::optional<Date> to = {};  // its last day
    // Until when it is still used for what was under way; absent: not known.
    std::optional<Date> repealed_on = {};
    std::string kind;         // programme, criteria, amendment
    std::string amends = {};  // id of the regime it changes
    std::vector<Heading> split = {};
    std::optional<Authority> decides_three = {}, decides_four = {}, decides_five = {};
    std::vector<Term> terms = {};
    std::vector<Round> rounds = {};
    std::vector<Transition> transition = {};
    std::optional<std::int32_t> validity_months = {};
    std::string validity_article = {};  // empty: not known
    bool totals_only = false;           // level points are not public: totals and star with the signed sheet as proof
    std::vector<Band> bands = {};       // five first; where totals alone are kept: else those of the criteria
    std::string note = {};
    std::vector<Source> sources = {};
    std::optional<Criteria> criteria = {};  // absent: none, or not public
};

}  // namespace saolang::law
