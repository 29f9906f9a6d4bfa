#pragma once
// The rows of a sheet as they are read, kept small: 50,000 rows of 29 cells take little more than their text.

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

namespace saolang::office {

// What a cell holds, as text a person reads in it. Numbers and dates keep what they were.
struct Cell {
    enum class Kind : std::uint8_t { empty, text, number, date, boolean, error } kind = Kind::empty;
    std::string text;  // NFC, code page mended; a number in plain notation ("905123456"), a date as ISO
    // The text could not be mended: letters were lost ("S?n ph?m") when the file was saved.
    bool letters_lost = false;
};

struct SheetRow {
    std::uint32_t number = 0;  // as the spreadsheet shows it, from 1
    bool hidden = false;
    std::vector<Cell> cells;  // column 0 is A; trailing empty cells are left out
};

class SheetRows {
public:
    SheetRows() = default;
    SheetRows(std::initializer_list<SheetRow> rows) {
        for (const SheetRow& row : rows) push_back(row);
    }

    void push_back(const SheetRow& row);
    // The first rows up to `row` will not be asked for again: their memory is given back, soon if not at once.
    void forget_before(std::size_t row);

    [[nodiscard]] std::size_t size() const { return places_.size(); }
    [[nodiscard]] bool empty() const { return places_.empty(); }
    [[nodiscard]] std::uint32_t number(std::size_t row) const { return places_[row].number; }
    // Of one cell, "" when there is none; valid until rows are added or forgotten.
    [[nodiscard]] std::string_view text(std::size_t row, std::size_t column) const;
    // The same as rows[row], into memory that was used before.
    void read(std::size_t row, SheetRow& out) const;
    [[nodiscard]] SheetRow operator[](std::size_t row) const {
        SheetRow out;
        read(row, out);
        return out;
    }

    class Iterator {
    public:
        using value_type = SheetRow;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        Iterator(const SheetRows& rows, std::size_t at) : rows_(&rows), at_(at) {}
        SheetRow operator*() const { return (*rows_)[at_]; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        void operator++(int) { ++at_; }
        bool operator==(const Iterator&) const = default;

    private:
        const SheetRows* rows_ = nullptr;
        std::size_t at_ = 0;
    };
    [[nodiscard]] Iterator begin() const { return {*this, 0}; }
    [[nodiscard]] Iterator end() const { return {*this, size()}; }

private:
    struct Place {
        std::uint32_t number : 31;
        std::uint32_t hidden : 1;
        std::uint32_t block;
        std::uint32_t begin;
        std::uint32_t cells;
    };
    std::vector<Place> places_;
    // Cell after cell: a byte of kind, lost letters and length, four bytes of length when it is long, the text. A row
    // stands whole in one block.
    std::vector<std::string> blocks_;
    std::size_t forgotten_ = 0;  // blocks
};

}  // namespace saolang::office
