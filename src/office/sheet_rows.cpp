#include "office/sheet_rows.hpp"

#include <algorithm>
#include <array>
#include <cstring>

namespace saolang::office {

namespace {

constexpr std::size_t block_bytes = 250'000;  // large enough to go back to the system when it is let go

// The first byte of a cell.
constexpr unsigned kind_mask = 7;
constexpr unsigned lost_bit = 8;
constexpr unsigned length_shift = 4;
constexpr std::size_t long_text = 15;  // or more: the length follows

std::size_t size_of(const Cell& cell) {
    return 1 + (cell.text.size() < long_text ? 0 : sizeof(std::uint32_t)) + cell.text.size();
}

void append(std::string& out, const Cell& cell) {
    const std::size_t shown = std::min(cell.text.size(), long_text);
    out += static_cast<char>(static_cast<unsigned>(cell.kind) | (cell.letters_lost ? lost_bit : 0U) |
                             (static_cast<unsigned>(shown) << length_shift));
    if (shown == long_text) {
        const auto length = static_cast<std::uint32_t>(cell.text.size());
        std::array<char, sizeof length> bytes;
        std::memcpy(bytes.data(), &length, sizeof length);
        out.append(bytes.data(), bytes.size());
    }
    out += cell.text;
}

struct StoredCell {
    unsigned first;
    std::string_view text;
};

// Takes the next cell off `rest`.
StoredCell next_cell(const char*& rest) {
    const auto first = static_cast<unsigned>(static_cast<unsigned char>(*rest++));
    std::uint32_t length = first >> length_shift;
    if (length == long_text) {
        std::memcpy(&length, rest, sizeof length);
        rest += sizeof length;
    }
    const std::string_view text(rest, length);
    rest += length;
    return {first, text};
}

}  // namespace

void SheetRows::push_back(const SheetRow& row) {
    std::size_t size = 0;
    for (const Cell& cell : row.cells) size += size_of(cell);
    if (blocks_.empty() || blocks_.back().size() + size > block_bytes) {
        blocks_.emplace_back();
        blocks_.back().reserve(std::max(block_bytes, size));
    }
    std::string& block = blocks_.back();
    places_.push_back({row.number & 0x7FFFFFFFU, row.hidden ? 1U : 0U, static_cast<std::uint32_t>(blocks_.size() - 1),
                       static_cast<std::uint32_t>(block.size()), static_cast<std::uint32_t>(row.cells.size())});
    for (const Cell& cell : row.cells) append(block, cell);
}

void SheetRows::forget_before(std::size_t row) {
    const std::size_t needed = row < places_.size() ? places_[row].block : blocks_.size();
    for (; forgotten_ < needed; ++forgotten_) std::string().swap(blocks_[forgotten_]);
}

std::string_view SheetRows::text(std::size_t row, std::size_t column) const {
    const Place& place = places_[row];
    if (column >= place.cells) return {};
    const char* rest = blocks_[place.block].data() + place.begin;
    for (std::size_t i = 0; i < column; ++i) next_cell(rest);
    return next_cell(rest).text;
}

void SheetRows::read(std::size_t row, SheetRow& out) const {
    const Place& place = places_[row];
    out.number = place.number;
    out.hidden = place.hidden != 0;
    out.cells.resize(place.cells);
    const char* rest = blocks_[place.block].data() + place.begin;
    for (Cell& cell : out.cells) {
        const StoredCell stored = next_cell(rest);
        cell.kind = static_cast<Cell::Kind>(stored.first & kind_mask);
        cell.letters_lost = (stored.first & lost_bit) != 0;
        cell.text = stored.text;
    }
}

}  // namespace saolang::office
