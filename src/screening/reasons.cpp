// The words of reasons: data/screening/reasons.csv.

#include <map>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "screening/screen.hpp"

namespace saolang::screening {
namespace {

struct BothLanguages {
    std::string vi, en;
};

const std::map<std::string, BothLanguages, std::less<>>& table() {
    static const auto read = [] {
        std::map<std::string, BothLanguages, std::less<>> words;
        const auto rows = parse_shipped_csv(embedded_file("data/screening/reasons.csv").bytes);
        for (std::size_t i = 1; i < rows.size(); ++i) words[rows[i].at(0)] = {rows[i].at(1), rows[i].at(2)};
        return words;
    }();
    return read;
}

// "%" is the detail; without one its brackets go too.
std::string filled(std::string text, const std::string& detail) {
    const auto place = text.find('%');
    if (place == std::string::npos) return text;
    if (detail.empty() && place > 1 && text[place - 1] == '(') return text.erase(place - 2, 4);
    return text.replace(place, 1, detail);
}

std::string sentence(std::span<const Reason> reasons, std::string BothLanguages::*language) {
    std::string out;
    for (const auto& reason : reasons) {
        const auto found = table().find(reason.code);
        const auto text = found == table().end() ? reason.code : filled(found->second.*language, reason.detail);
        out += (out.empty() ? "" : "; ") + text;
    }
    return out;
}

}  // namespace

std::string words_vi(std::span<const Reason> reasons) { return sentence(reasons, &BothLanguages::vi); }
std::string words_en(std::span<const Reason> reasons) { return sentence(reasons, &BothLanguages::en); }

}  // namespace saolang::screening
