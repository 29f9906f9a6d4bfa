#pragma once
// All regimes the program knows, oldest first. Read once from the files it carries; tests read files of their own.

#include <span>

#include "law/checklist.hpp"
#include "law/regime.hpp"

namespace saolang::law {

struct LawFile {
    std::string_view name;  // "regimes/2026-26.json", "criteria/qd26.json"
    std::string_view bytes;
};

struct Law {
    std::vector<Regime> regimes;  // by first day; each ends the day before the next begins
    Checklist checklist;

    // The files of data/law. What is wrong with them is found by the tests; here it throws std::logic_error.
    [[nodiscard]] static const Law& shipped();

    // By id or number; null when there is none.
    [[nodiscard]] const Regime* regime(std::string_view name) const;
    // In force on a day; null before the programme began.
    [[nodiscard]] const Regime* in_force(Date day) const;
    // The newest with criteria.
    [[nodiscard]] const Regime& newest() const;
};

// Every file is read and checked, also against the others: no gap between regimes, criteria of the regime that names
// them, one split.
[[nodiscard]] Result<Law, Fault> read_law(std::span<const LawFile> files);

}  // namespace saolang::law
