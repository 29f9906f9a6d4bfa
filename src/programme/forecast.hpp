#pragma once
// Dự báo: what a target's value will be on its due day, with a range, and how that was made. From what is true on the
// day, the records that wait for their end (registrations without a result, fairs that are planned), and how past years
// went on from the same day of the year.

#include <string>
#include <vector>

#include "programme/outlook.hpp"

namespace saolang::programme {

// One line of how a forecast was made.
struct Part {
    std::string vi = {};
    std::string en = {};
    std::int64_t amount = 0;  // what it adds to the value, in hundredths
};

struct Forecast {
    std::optional<Expected> expected = {};
    std::vector<Part> parts = {};
    std::vector<BackTest> back_tests = {};
    std::int64_t mean_error = 0;  // hundredths
    [[nodiscard]] bool tested() const { return !back_tests.empty(); }
};

[[nodiscard]] Forecast forecast_of(const Indicator& indicator, const Goal& goal, const World& world,
                                   const places::Gazetteer& gazetteer, const Question& question);

}  // namespace saolang::programme
