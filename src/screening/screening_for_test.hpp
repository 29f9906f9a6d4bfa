#pragma once
// The labelled records of tests/screening as the tests read them.

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "screening/screen.hpp"

namespace saolang::screening {

struct Labelled {
    std::string id, kind, a_name, a_producer, a_place, b_name, b_producer, b_place, label, a_desc;

    [[nodiscard]] Item a() const { return {a_name, a_producer, a_place, a_desc}; }
    [[nodiscard]] Item b() const { return {b_name, b_producer, b_place, {}}; }
};

inline std::vector<Labelled> labelled(const std::string& file) {
    std::ifstream stream(SAOLANG_ROOT "/tests/screening/" + file);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto rows = parse_shipped_csv(text);
    std::vector<Labelled> out;
    out.reserve(rows.size());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        out.push_back({row.at(0), row.at(1), row.at(2), row.at(3), row.at(4), row.at(5), row.at(6), row.at(7),
                       row.at(8), row.at(10)});
    }
    return out;
}

}  // namespace saolang::screening
