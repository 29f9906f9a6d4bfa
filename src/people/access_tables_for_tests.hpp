#pragma once
// The tables of docs/access.md as the tests read them.

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace saolang::people::access_tables {

using Line = std::map<std::string, std::string>;  // heading → cell

inline std::string bare(std::string cell) {
    std::erase(cell, '`');
    const auto first = cell.find_first_not_of(' ');
    return first == std::string::npos ? "" : cell.substr(first, cell.find_last_not_of(' ') - first + 1);
}

inline std::vector<std::string> cells_of(const std::string& line) {
    std::vector<std::string> cells;
    std::istringstream pieces(line.substr(1));
    for (std::string cell; std::getline(pieces, cell, '|');) cells.push_back(bare(cell));
    return cells;
}

// The table below a heading of the page.
inline std::vector<Line> table_below(const std::string& heading) {
    std::ifstream page(SAOLANG_ROOT "/docs/access.md");
    std::vector<Line> lines;
    std::vector<std::string> names;
    bool inside = false;
    for (std::string line; std::getline(page, line);) {
        if (line.starts_with("## ")) inside = line == "## " + heading;
        if (!inside || !line.starts_with('|') || line.starts_with("|---")) continue;
        const auto cells = cells_of(line);
        if (names.empty()) {
            names = cells;
            continue;
        }
        Line named;
        for (std::size_t i = 0; i < std::min(cells.size(), names.size()); ++i) named[names[i]] = cells[i];
        lines.push_back(std::move(named));
    }
    return lines;
}

}  // namespace saolang::people::access_tables
