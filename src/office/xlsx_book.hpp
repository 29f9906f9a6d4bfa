#pragma once
// The parts of an XLSX file around its sheets: which sheets there are, the strings they share, their formats.

#include <cstdint>
#include <string>
#include <vector>

#include "office/cell_text.hpp"
#include "office/number_format.hpp"
#include "office/package.hpp"

namespace saolang::office {

struct SheetPart {
    std::string name;
    std::string part;
    bool hidden = false;
};

struct XlsxBook {
    std::vector<SheetPart> sheets;
    std::string strings_part;  // empty: none
    std::string styles_part;
    DateSystem dates = DateSystem::from_1900;
};

// `not_a_table` when the package is something else (DOCX, a ZIP of pictures), `macros`, `old_xls` for XLSB and ODS.
[[nodiscard]] Result<XlsxBook, FileProblem> read_book(const Package& package, const Limits& limits);

struct CellStyle {
    NumberFormat format;
    CellFont font;
};
[[nodiscard]] Result<std::vector<CellStyle>, FileProblem> read_styles(const Package& package, const std::string& part);

// All strings in one block of bytes: 50,000 rows repeat few of them.
class SharedStrings {
public:
    struct Entry {
        std::string_view text;
        bool letters_lost;
        bool mended;
    };
    [[nodiscard]] std::optional<Entry> at(std::size_t index) const;

    // False when they are more than any list holds.
    [[nodiscard]] bool add(const CleanText& clean);
    // Doubtful strings once more, now that all have been seen.
    [[nodiscard]] bool settle(CellText& cell_text);

private:
    struct Place {
        std::uint32_t begin;
        std::uint32_t length : 30;
        std::uint32_t letters_lost : 1;
        std::uint32_t mended : 1;
    };
    [[nodiscard]] std::optional<Place> keep(const CleanText& clean);
    std::string bytes_;
    std::vector<Place> places_;
    std::vector<std::uint32_t> doubtful_;
};
[[nodiscard]] Result<SharedStrings, FileProblem> read_shared_strings(const Package& package, const std::string& part,
                                                                     CellText& cell_text);

}  // namespace saolang::office
