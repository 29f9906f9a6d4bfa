#pragma once
// The cells of one row, each read into the draft by what its column holds.

#include "registry/list_row.hpp"

namespace saolang::registry {

// What cannot be read goes to `out.refused`; what can be spared, to its remarks.
struct CellReader {
    const Headings& headings;
    const std::vector<RowCell>& cells;
    const Surroundings& around;
    const std::string& sheet;
    std::uint32_t row;
    RowReading out{};
    Draft draft{};
    std::string source_date{};
    bool crosses_said_star = false;

    [[nodiscard]] ListPlace place(const Column& column, const std::string& value) const;
    void refuse(const Column& column, const std::string& value, const Unreadable& why);
    void remark(const Column& column, std::string_view words);

    void read_name(const Column& column, const std::string& text);
    void read_producer(const std::string& text);
    void read_decision_cell(const Column& column, const std::string& text);
    void read_date_cell(const Column& column, const std::string& text);
    void read_place_cell(ListField field, const std::string& text);
    void read_group(const Column& column, const std::string& text);
    void read_star_cell(const Column& column, const std::string& text);
    void read_kind_cell(const Column& column, const std::string& text);
    void read_led(const Column& column, const std::string& text);
    void read_status(const Column& column, const std::string& text);
    void read_tax(const Column& column, const std::string& text);
    void read_contact(const Column& column, const std::string& text);
    void read_text(const Column& column, const std::string& text);
    // A second column of what was read already: two papers in one row belong to two recognitions.
    void check_second(const Column& column, const std::string& text);
    void read_field(const Column& column, const std::string& text);
};

}  // namespace saolang::registry
