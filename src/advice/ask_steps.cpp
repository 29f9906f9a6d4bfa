#include "advice/ask_steps.hpp"

namespace saolang::advice {

namespace {
constexpr int most_criteria = 12;  // of a part asked at once
}

std::vector<AskStep> steps_of(const law::CriteriaSet& set) {
    std::vector<AskStep> steps;
    for (std::size_t part = 0; part < set.parts.size(); ++part) {
        const auto& of = set.parts[part];
        int criteria = 0;
        for (std::uint8_t at = 0; at < of.count; ++at) criteria += set.sections[of.first + at].count;
        for (std::uint8_t at = 0; at < of.count; ++at) {
            const auto place = static_cast<std::uint8_t>(of.first + at);
            const auto& section = set.sections[place];
            if (at == 0 || criteria > most_criteria) {
                steps.push_back({static_cast<std::uint8_t>(part), place, 1, section.first, section.count});
            } else {
                ++steps.back().sections;
                steps.back().count = static_cast<std::uint8_t>(steps.back().count + section.count);
            }
        }
    }
    return steps;
}

}  // namespace saolang::advice
