#include "law/words.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/csv.hpp"
#include "base/embedded.hpp"

namespace saolang::law {

namespace {

struct Words {
    std::string vietnamese, english;
};

std::vector<Words> read_words() {
    auto rows = parse_shipped_csv(embedded_file("data/law/english.csv").bytes);
    std::vector<Words> words;
    words.reserve(rows.size());
    for (std::size_t at = 1; at < rows.size(); ++at)
        words.push_back({std::move(rows[at].at(0)), std::move(rows[at].at(1))});
    std::ranges::sort(words, {}, &Words::vietnamese);
    return words;
}

}  // namespace

std::optional<std::string_view> english_of(std::string_view vietnamese) {
    static const auto words = read_words();
    const auto found = std::ranges::lower_bound(words, vietnamese, {}, &Words::vietnamese);
    if (found == words.end() || found->vietnamese != vietnamese) return std::nullopt;
    return found->english;
}

}  // namespace saolang::law
