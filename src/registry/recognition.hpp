#pragma once
// Công nhận: a star given to a product by a decision, for 36 months, and what ended or extended it.

#include <cstdint>
#include <optional>
#include <string>

#include "base/date.hpp"
#include "base/points.hpp"
#include "registry/product.hpp"
#include "registry/star.hpp"

namespace saolang::registry {

enum class DecisionId : std::int64_t {};
enum class RecognitionId : std::int64_t {};

struct Decision {
    DecisionId id{};
    std::string number;        // "3635/QĐ-UBND"
    std::optional<Date> date;  // absent: not known
    std::string authority;     // "UBND tỉnh Quảng Nam"; empty: not known
    bool operator==(const Decision&) const = default;
};

// How far the fact may be trusted. Only `official` and `press` enter figures; the others are shown with their mark.
enum class Confidence : std::uint8_t {
    official,  // from a decision or the office's own list
    press,     // F: a press or government page that was read
    second,    // S: second-hand
    weak,      // W: weak
    sample,    // composed for the reference year; counted, and marked as sample on every page
};
[[nodiscard]] std::string_view code_of(Confidence confidence);  // "official", "F", "S", "W", "sample"
[[nodiscard]] std::optional<Confidence> confidence_from_code(std::string_view code);
[[nodiscard]] constexpr bool counts_in_figures(Confidence confidence) {
    return confidence != Confidence::second && confidence != Confidence::weak;
}

enum class Ground : std::uint8_t {  // of a withdrawal; QĐ 26/2026, Điều 8
    false_dossier,                  // false or forged
    criteria_not_kept,              // an inspection found that it no longer meets them
    law_breached,                   // on quality, food safety, environment, intellectual property or labels
    mark_misused,                   // of the OCOP mark
    production_stopped,
    other_conclusion,  // of an authority
};
[[nodiscard]] std::string_view code_of(Ground ground);
[[nodiscard]] std::optional<Ground> ground_from_code(std::string_view code);
// A code, or the words the office's list has for it ("Ngừng sản xuất").
[[nodiscard]] std::optional<Ground> ground_from_words(std::string_view words);

struct Withdrawal {
    Date date;  // first day without the star
    Ground ground;
    std::string instrument;  // decision number; empty: not known
    bool operator==(const Withdrawal&) const = default;
};

// QĐ 26/2026, Điều 12(3): the certificate stands until the authority answers, at most 180 days past its term.
struct Extension {
    Date until;  // first day after it
    std::string instrument;
    bool operator==(const Extension&) const = default;
};

struct Recognition {
    RecognitionId id{};
    ProductId product{};
    std::optional<Star> star;  // absent: called an OCOP product, stars not stated
    std::optional<Points> score;
    std::optional<DecisionId> decision;
    std::optional<std::int32_t> year;  // when only the year is known, or of the round
    std::optional<Date> valid_from;    // absent: the day is not known
    std::optional<Date> valid_to;      // last day; absent: not known. Normally 36 months after valid_from
    std::string certificate_number;    // empty: not known
    Confidence confidence = Confidence::official;
    std::string source;  // where the fact was read, for people; empty for our own decisions
    std::optional<Withdrawal> withdrawal;
    std::optional<Extension> extension;
    bool operator==(const Recognition&) const = default;
};

// The last day of a certificate's 36 months (Bộ luật Dân sự 2015, Điều 147.2 and 148.3: the first day is not counted
// and the term ends with the corresponding day).
[[nodiscard]] Date last_day_of_term(Date valid_from);

// What the star rule needs of it; nothing when no date and no year is known.
[[nodiscard]] std::optional<Term> term_of(const Recognition& recognition);

}  // namespace saolang::registry
