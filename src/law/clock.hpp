#pragma once
// Thời hạn: from the facts of a case and a day to who is due, when and why. Every number of days and every article is
// the regime's (data/law/regimes); what the decisions fix no day for is not here.
//
// How days are read:
// - The day of the event is not counted (Bộ luật Dân sự 2015, Điều 147.2), so 15 working days from a Friday begin on
//   Monday and 60 days from 22/05/2026 end on 21/07/2026.
// - "Trước ngày 30/04" is read strictly: 29/04 is the last day in time. Whoever is done by then is in time under the
//   wider reading too.
// - "Từ 180 đến 120 ngày trước ngày hết hạn" holds both days.
// - A term in days may end on a day off; the day is kept and said to be one (`on_day_off`). Điều 148.5 of the code
//   would move it to the next working day; QĐ 26/2026 says nothing, and nobody is late who does not wait for it.

#include <optional>
#include <string_view>
#include <vector>

#include "base/working_days.hpp"
#include "law/transition.hpp"

namespace saolang::law {

enum class Party : std::uint8_t { owner, commune, province, central };
[[nodiscard]] std::string_view code_of(Party party);

// What is known of a case; every day may be unknown.
struct CaseFacts {
    Application application = Application::first;
    bool five_stars = false;                   // decided by the centre, asked for or held
    std::optional<Date> filed = {};            // with the commune
    std::optional<Date> proposed = {};         // sent on by the commune
    std::optional<Date> full_dossier = {};     // received whole by who decides
    std::optional<Date> sent_to_central = {};  // by the province
    std::optional<Date> decided = {};
    std::optional<Date> issued = {};           // the certificate
    std::optional<Date> expires = {};          // its last day; absent: reckoned from `issued`
    std::optional<Date> violation_found = {};  // by a conclusion, or the commune's word that production stopped
    std::optional<Date> revoked = {};
};

enum class What : std::uint8_t {
    commune_check,
    filing_window,  // of a re-evaluation
    certificate_end,
    re_evaluation,
    revocation,
    province_round,
    central_round,
    waiting_case,        // Điều 12(2)
    certificate_stands,  // Điều 12(3): at most so long past its end
};
// As the data names it where it has a name: "commune_check", "T2".
[[nodiscard]] std::string_view code_of(What what);

enum class State : std::uint8_t { not_yet, open, late, done, done_late, done_early };

struct Due {
    What what{};
    Party who{};
    Date since = Date(0);               // what it counts from
    std::optional<Date> earliest = {};  // not before this day
    Date last = Date(0);                // last day in time
    std::int32_t amount = 0;            // days, working days or months; 0: a day of the year
    bool working_days = false;
    const Regime* regime = nullptr;  // whose rule it is; null: as the certificate says
    std::string_view article = {};   // "Điều 7.2"; empty: not known. Of the shipped law or the one that was asked
    std::uint8_t round = 0;          // of the rounds: its number
    std::optional<Date> done = {};
    State state = State::open;
    std::int32_t left = 0;          // days from the asked day, or the day it was done, to `last`; negative: late
    bool on_day_off = false;        // `last` is a Saturday, Sunday or holiday
    bool holidays_unknown = false;  // runs past what is published: holidays of that time are not taken out
};

struct Clocks {
    std::optional<Governed> governed = {};  // when the day of filing is known
    std::optional<Date> expires = {};       // the certificate
    std::vector<Due> dues = {};             // by last day
};
[[nodiscard]] Clocks clocks_of(const Law& law, const CaseFacts& facts, Date asked,
                               const Calendar& calendar = Calendar::shipped());

// ---- Rounds
// -----------------------------------------------------------------------------------------------------------

// Đợt: a round a case can still make.
struct RoundChance {
    const Round* round = nullptr;
    int year = 0;            // of its cut-off
    Date send_by = Date(0);  // last day the commune, or the province, sends it on
    Date done_by = Date(0);  // last day of the result
    // Last day to file so that the commune still has its whole term; nothing for rounds of the centre.
    std::optional<Date> file_by = {};
    bool holidays_unknown = false;  // `file_by` may be earlier
};
// Of each level the next `count` rounds that take what is sent on `day` or later, by their cut-off.
[[nodiscard]] std::vector<RoundChance> next_rounds(const Regime& regime, Date day, std::size_t count,
                                                   const Calendar& calendar = Calendar::shipped());

// ---- Certificates
// -----------------------------------------------------------------------------------------------------

// How many days before its end a certificate's re-evaluation is filed: not earlier, not later. Of the regime in force
// on the day, or of the first later one that fixes them.
struct FilingTerms {
    std::int32_t earliest, latest;
    const Regime* regime;
    std::string_view article;
};
[[nodiscard]] std::optional<FilingTerms> filing_terms(const Law& law, Date day);

// When to file for re-evaluation, both days included, by the regime in force on its last day; nothing when none of
// known terms is.
struct FilingWindow {
    Date opens, closes;
    const Regime* regime;
    std::string_view article;
};
[[nodiscard]] std::optional<FilingWindow> filing_window(const Law& law, Date expires);

// Last day a certificate can stand past its end because its window could not be met (Điều 12(3)): it ended after the
// regime began, and the window would have closed before. Nothing for all others.
struct Standstill {
    Date last;
    std::int32_t days;
    const Regime* regime;
    std::string_view article;
};
[[nodiscard]] std::optional<Standstill> standstill_of(const Law& law, Date expires);
// The longest such time of any regime; 0 without any.
[[nodiscard]] std::int32_t longest_standstill(const Law& law);

// The last day of a certificate issued on a day; nothing when the regime of that day fixes no validity.
[[nodiscard]] std::optional<Date> end_of_certificate(const Law& law, Date issued);

}  // namespace saolang::law
