#pragma once
// Records of every kind as files: one row a record, columns after the kind's fields. What is exported comes back
// without a difference.

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "office/workbook.hpp"
#include "programme/store.hpp"
#include "programme/world.hpp"
#include "registry/export.hpp"

namespace saolang::programme {

// A field that names something takes several columns: its code, by which it is found again, and words for people.
struct FileColumn {
    enum class Part : std::uint8_t {
        record_code,  // of the record itself
        value,
        code,      // of what the field names
        name,      // the same in words; of a decision its number
        producer,  // of the product the field names
        day,       // on which the decision was signed, from which the unit exists
    } part = Part::value;
    std::size_t field = 0;
    std::string heading;  // in files of codes
    std::string heading_vi;
    std::string heading_en;
};
[[nodiscard]] std::span<const FileColumn> file_columns(const Kind& kind);

// "sales-points": the kind's word on the command line.
[[nodiscard]] std::string list_name(const Kind& kind);
// In one or many, with "-" or "_"; nullptr: there is none.
[[nodiscard]] const Kind* kind_listed(std::string_view word);

struct RecordFile {
    const Kind& kind;
    std::vector<Row> rows;
    registry::HeadingStyle headings = registry::HeadingStyle::vietnamese;
    std::function<bool(Row)> with_confidential = {};  // empty: of every row
    bool without_confidential = false;                // not even the columns
};
[[nodiscard]] std::vector<Row> all_rows(const Table& table);
// Calls back into the world while it is written; both must outlive it.
[[nodiscard]] office::Table record_table(RecordFile file, const World& world, const places::Gazetteer& gazetteer);

// By what names it to a person, in Vietnamese: "HTX Đại Lộc · 2024-03-12".
[[nodiscard]] std::string name_in_file(const World& world, const places::Gazetteer& gazetteer, const Kind& kind,
                                       const Values& values);
// A value as the file says it, in Vietnamese words; empty: not known.
[[nodiscard]] std::string value_in_file(const World& world, const places::Gazetteer& gazetteer, const Field& field,
                                        const std::optional<std::string>& stored);

}  // namespace saolang::programme
