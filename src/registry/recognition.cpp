#include "registry/recognition.hpp"

#include <algorithm>
#include <array>

namespace saolang::registry {

namespace {

constexpr int term_months = 36;

constexpr std::array<std::string_view, 5> confidence_codes{"official", "F", "S", "W", "sample"};
constexpr std::array<std::string_view, 6> ground_codes{"false_dossier", "criteria_not_kept",  "law_breached",
                                                       "mark_misused",  "production_stopped", "other_conclusion"};

// The first day after everything that can end it: term, extension, withdrawal.
Date end_of(const Recognition& recognition, Date after_term) {
    Date until = after_term;
    if (recognition.extension) until = std::max(until, recognition.extension->until);
    if (recognition.withdrawal) until = std::min(until, recognition.withdrawal->date);
    return until;
}

}  // namespace

std::string_view code_of(Confidence confidence) { return confidence_codes[static_cast<std::size_t>(confidence)]; }

std::optional<Confidence> confidence_from_code(std::string_view code) {
    const auto found = std::ranges::find(confidence_codes, code);
    if (found == confidence_codes.end()) return std::nullopt;
    return static_cast<Confidence>(found - confidence_codes.begin());
}

std::string_view code_of(Ground ground) { return ground_codes[static_cast<std::size_t>(ground)]; }

std::optional<Ground> ground_from_code(std::string_view code) {
    const auto found = std::ranges::find(ground_codes, code);
    if (found == ground_codes.end()) return std::nullopt;
    return static_cast<Ground>(found - ground_codes.begin());
}

Date last_day_of_term(Date valid_from) { return valid_from.plus_months(term_months); }

std::optional<Term> term_of(const Recognition& recognition) {
    if (recognition.valid_from) {
        const Date from = *recognition.valid_from;
        const Date last = recognition.valid_to.value_or(last_day_of_term(from));
        const Date until = std::max(from, end_of(recognition, last.plus_days(1)));
        return Term{recognition.star, from, from, until, until};
    }
    if (!recognition.year) return std::nullopt;
    const Date first = first_day_of_year(*recognition.year);
    const Date latest = last_day_of_year(*recognition.year);
    const Date soonest_last = recognition.valid_to.value_or(last_day_of_term(first));
    const Date latest_last = recognition.valid_to.value_or(last_day_of_term(latest));
    return Term{recognition.star, first, latest, std::max(first, end_of(recognition, soonest_last.plus_days(1))),
                std::max(latest, end_of(recognition, latest_last.plus_days(1)))};
}

}  // namespace saolang::registry
