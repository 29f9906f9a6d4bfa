#include "programme/plan_amount.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/money.hpp"
#include "base/number.hpp"
#include "base/text.hpp"

namespace saolang::programme {

namespace {

struct Sign {
    std::string_view key;  // as search_key writes what stands behind the number
    MeasuredIn measure;
    std::int64_t times = 1;
};
constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t billion = 1'000 * million;
constexpr std::array signs{Sign{"lan", MeasuredIn::times},
                           Sign{"x", MeasuredIn::times},
                           Sign{"times", MeasuredIn::times},
                           Sign{"dong", MeasuredIn::dong},
                           Sign{"d", MeasuredIn::dong},
                           Sign{"vnd", MeasuredIn::dong},
                           Sign{"trieu", MeasuredIn::dong, million},
                           Sign{"trieu dong", MeasuredIn::dong, million},
                           Sign{"million", MeasuredIn::dong, million},
                           Sign{"ty", MeasuredIn::dong, billion},
                           Sign{"ti", MeasuredIn::dong, billion},
                           Sign{"ty dong", MeasuredIn::dong, billion},
                           Sign{"ti dong", MeasuredIn::dong, billion},
                           Sign{"billion", MeasuredIn::dong, billion},
                           Sign{"percent", MeasuredIn::percent},
                           Sign{"phan tram", MeasuredIn::percent}};

constexpr std::int64_t most = 1'000'000'000'000'000;  // of the measure; far above any sum of a province

// The decimal point of "1,5", "1.5" and "1.250,5"; a dot or comma before three digits groups them.
std::optional<std::int64_t> hundredths_in(std::string_view number) {
    const auto point = number.find_last_of(",.");
    const auto behind = point == std::string_view::npos ? std::size_t{0} : number.size() - point - 1;
    if (behind == 0 || behind >= 3) {
        const auto whole = parse_grouped(number);
        return whole && std::llabs(*whole) <= most ? std::optional(*whole * 100) : std::nullopt;
    }
    const auto whole = parse_grouped(number.substr(0, point));
    const auto part = number_in<unsigned>(number.substr(point + 1));
    if (!whole || !part || std::llabs(*whole) > most || number[point + 1] == '-') return std::nullopt;
    const auto hundredths = static_cast<std::int64_t>(behind == 1 ? *part * 10 : *part);
    return *whole * 100 + hundredths;
}

}  // namespace

std::optional<std::int64_t> read_amount(std::string_view text, MeasuredIn measure) {
    auto typed = clean_text(text);
    const auto digits_end = typed.find_last_of("0123456789");
    if (digits_end == std::string::npos) return std::nullopt;
    auto behind = clean_text(std::string_view(typed).substr(digits_end + 1));
    std::int64_t times = 1;
    if (behind == "%") {
        if (measure != MeasuredIn::percent) return std::nullopt;
    } else if (!behind.empty()) {
        const auto key = search_key(behind == "₫" ? "đ" : behind);
        const auto* found = std::ranges::find(signs, key, &Sign::key);
        // Of a count the words behind it say what is counted: "2 hội chợ".
        const bool names_the_counted = measure == MeasuredIn::count && found == signs.end() && !key.empty();
        if (!names_the_counted && (found == signs.end() || found->measure != measure)) return std::nullopt;
        if (!names_the_counted) times = found->times;
    }
    const auto read = hundredths_in(std::string_view(typed).substr(0, digits_end + 1));
    if (!read || *read < 0 || *read > most * 100 / times) return std::nullopt;
    return *read * times;
}

std::string amount_digits(std::int64_t hundredths) {
    const auto sign = hundredths < 0 ? "-" : "";
    const auto size = std::llabs(hundredths);
    auto digits = sign + group_thousands(size / 100);
    if (const auto part = size % 100; part != 0) {
        digits += ',';
        digits += part % 10 == 0 ? fmt::format("{}", part / 10) : fmt::format("{:02}", part);
    }
    return digits;
}

std::string amount_words(std::int64_t hundredths, MeasuredIn measure, web::Language language) {
    auto words = amount_digits(hundredths);
    switch (measure) {
        case MeasuredIn::count:
            return words;
        case MeasuredIn::percent:
            return words + " %";
        case MeasuredIn::times:
            return words + (language == web::Language::vi ? " lần" : " times");
        case MeasuredIn::dong:
            return words + " đồng";
    }
    return words;
}

}  // namespace saolang::programme
