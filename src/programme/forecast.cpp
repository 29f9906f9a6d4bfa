#include "programme/forecast.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "programme/waiting.hpp"

namespace saolang::programme {

namespace {

constexpr int years_back = 5;

struct Asking {
    const Indicator& indicator;
    const World& world;
    const places::Gazetteer& gazetteer;
    const Question& question;
    Date due;

    [[nodiscard]] Tally tally(int year, Date day) const {
        auto asked = question;
        asked.year = year;
        asked.day = day;
        return tally_of(indicator, world, gazetteer, asked);
    }
};

// The same day of that year; 29/02 is the 28th in a common year.
Date in_year(Date day, int from, int to) { return day.plus_months(12 * (to - from)); }

std::int64_t value_with(const Asking& asking, const Tally& tally, std::int64_t more) {
    if (asking.indicator.value != Indicator::Value::share) return tally.value.value_or(0) + more;
    const std::int64_t asked = std::int64_t{tally.counted} + tally.unproved + tally.not_counted;
    return asked == 0 ? 0 : (std::int64_t{tally.counted} * 100 + more) * 100 / asked;
}

YearSoFar year_of(const Asking& asking, int year, std::span<const int> learned_from, Seen seen) {
    const auto day = in_year(asking.question.day, asking.question.year, year);
    const auto due = in_year(asking.due, asking.question.year, year);
    const auto tally = asking.tally(year, day);
    YearSoFar made{.year = year,
                   .at_start = asking.tally(year, first_day_of_year(year).plus_days(-1)).value,
                   .at_day = tally.value};
    if (seen == Seen::looking_back || day >= due) made.at_due = asking.tally(year, due).value;
    auto asked = asking.question;
    asked.year = year;
    asked.day = day;
    const auto waiting = waiting_of(asking.indicator, asking.world, asking.gazetteer, asked, due, learned_from, seen);
    if (waiting)
        made.waiting =
            YearSoFar::Waiting{value_with(asking, tally, waiting->likely()), value_with(asking, tally, waiting->most()),
                               value_with(asking, tally, waiting->least())};
    return made;
}

// From the first of them in which something was counted: before it nothing was recorded.
std::vector<int> years_known(const Asking& asking) {
    std::vector<int> years;
    for (int year = asking.question.year - years_back; year < asking.question.year; ++year) {
        const auto value = asking.tally(year, in_year(asking.due, asking.question.year, year)).value;
        if (value && (*value != 0 || !years.empty())) years.push_back(year);
    }
    return years;
}

Bounds bounds_of(const Asking& asking, const YearSoFar& now, const Tally& tally) {
    constexpr std::array of_fixed_number{"districts_with_sales_point", "recognised_supported"};
    const bool fixed = std::ranges::find(of_fixed_number, asking.indicator.code) != of_fixed_number.end();
    const bool of_the_year = asking.indicator.code != "districts_with_sales_point" && now.at_start.value_or(0) == 0;
    const std::int64_t asked = std::int64_t{tally.counted} + tally.unproved + tally.not_counted;
    switch (asking.indicator.value) {
        case Indicator::Value::share:
            return {.least = 0, .most = 10'000};
        case Indicator::Value::ratio_of_sums:
            return {.least = std::min<std::int64_t>(0, now.at_day.value_or(0))};
        default:
            return {.least = 0, .most = fixed ? std::optional(asked * 100) : std::nullopt, .grows = of_the_year};
    }
}

// ---- How it was made, for people ------------------------------------------------------------------------------------

std::string listed(std::span<const int> years) {
    std::string text;
    for (const auto year : years) text += fmt::format("{}{}", text.empty() ? "" : ", ", year);
    return text;
}

Part part_of(const Asking& asking, const Tally& tally, const WaitingGroup& group, const std::vector<int>& years) {
    Part part;
    const auto of_all = group.ends ? group.rate - 100 : group.rate;
    part.amount = value_with(asking, tally, group.count * of_all) - value_with(asking, tally, 0);
    if (group.out_of == 0) {
        part.vi = fmt::format("{} {}; chưa có năm trước để biết tỷ lệ, tạm tính một nửa", group.count, group.vi);
        part.en = fmt::format("{} {}; no past year tells the rate, half is assumed", group.count, group.en);
        return part;
    }
    part.vi = fmt::format("{} {} × {} % ({} hồ sơ cùng kỳ các năm {})", group.count, group.vi, group.rate, group.out_of,
                          listed(years));
    part.en = fmt::format("{} {} × {} % ({} records at the same time of {})", group.count, group.en, group.rate,
                          group.out_of, listed(years));
    if (group.ends) {
        part.vi += ", số còn lại mất đi";
        part.en += ", the rest are lost";
    }
    return part;
}

Part history_part(const Outlook& outlook, const YearSoFar& now, const std::vector<int>& years) {
    Part part;
    part.amount = *outlook.by_history - now.at_day.value_or(0);
    if (outlook.share_of_year) {
        part.vi = fmt::format("Theo mùa: đến ngày này các năm {} đã có {} % số của cả năm", listed(years),
                              *outlook.share_of_year);
        part.en = fmt::format("By season: by this day the years {} had {} % of the whole year's", listed(years),
                              *outlook.share_of_year);
    } else {
        part.vi = fmt::format("Theo các năm {} từ ngày này đến hạn", listed(years));
        part.en = fmt::format("As the years {} went on from this day until due", listed(years));
    }
    return part;
}

Part method_part(const Outlook& outlook) {
    constexpr std::array words{
        std::pair{"giữ như hiện nay", "as it is now"},
        std::pair{"hồ sơ đang chờ", "the records that wait"},
        std::pair{"các năm trước", "the past years"},
        std::pair{"trung bình của hồ sơ đang chờ và các năm trước", "the mean of waiting records and past years"},
    };
    const auto& [vi, en] = words[static_cast<std::size_t>(outlook.method)];
    if (outlook.back_tests.empty())
        return {
            .vi = fmt::format("Lấy theo {}. Chưa đủ hai năm trước nên không thử lại được; khoảng dự báo rộng", vi),
            .en = fmt::format("Taken from {}. Fewer than two past years: it cannot be tried, the range is wide", en)};
    const auto held = std::ranges::count_if(outlook.back_tests, &BackTest::held);
    return {.vi = fmt::format("Lấy theo {} vì thử lại trên các năm trước sai ít nhất; khoảng dự báo chứa kết quả thật "
                              "{} trên {} năm",
                              vi, held, outlook.back_tests.size()),
            .en = fmt::format("Taken from {}, which went wrong least on past years; the range held what came in {} of "
                              "{} years",
                              en, held, outlook.back_tests.size())};
}

std::vector<int> without(std::vector<int> years, int year) {
    std::erase(years, year);
    return years;
}

}  // namespace

Forecast forecast_of(const Indicator& indicator, const Goal& goal, const World& world,
                     const places::Gazetteer& gazetteer, const Question& question) {
    auto asked = question;
    asked.day = std::min(question.day, goal.due);
    const Asking asking{indicator, world, gazetteer, asked, goal.due};
    const auto years = years_known(asking);
    std::vector<YearSoFar> past;
    past.reserve(years.size());
    for (const auto year : years) past.push_back(year_of(asking, year, without(years, year), Seen::looking_back));
    const auto now = year_of(asking, asked.year, years, Seen::today);
    const auto tally = asking.tally(asked.year, asked.day);
    const auto outlook = outlook_of(now, past, bounds_of(asking, now, tally));

    Forecast forecast{.expected = outlook.expected};
    forecast.back_tests = outlook.back_tests;
    forecast.mean_error = outlook.mean_error;
    if (!now.at_day && !outlook.expected) return forecast;
    const auto day = to_vietnamese(asked.day);
    forecast.parts.push_back(
        {.vi = "Đã có đến ngày " + day, .en = "So far, by " + day, .amount = now.at_day.value_or(0)});
    if (asked.day >= goal.due) return forecast;
    if (const auto waiting = waiting_of(indicator, world, gazetteer, asked, goal.due, years))
        for (const auto& group : waiting->groups) forecast.parts.push_back(part_of(asking, tally, group, years));
    if (outlook.by_history) forecast.parts.push_back(history_part(outlook, now, years));
    forecast.parts.push_back(method_part(outlook));
    return forecast;
}

}  // namespace saolang::programme
