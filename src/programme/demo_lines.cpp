#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/number.hpp"
#include "programme/demo_year.hpp"

namespace saolang::programme {

namespace {

constexpr std::size_t own_columns = 5;  // n, entered, by, proof, proved

[[noreturn]] void broken(const Kind& kind, std::string_view what) {
    throw std::runtime_error(fmt::format("data/reference_year/year/{}.csv: {}", kind.name, what));
}

Date date_in(const Kind& kind, const std::string& text) {
    const auto date = parse_iso_date(text);
    if (!date) broken(kind, text);
    return *date;
}

// The field behind each column after our own.
std::vector<std::size_t> fields_of(const Kind& kind, const CsvRow& headings) {
    std::vector<std::size_t> fields;
    for (std::size_t i = own_columns; i < headings.size(); ++i) {
        const auto field = field_named(kind, headings[i]);
        if (!field) broken(kind, headings[i]);
        fields.push_back(*field);
    }
    return fields;
}

}  // namespace

std::vector<DemoLine> demo_lines(const Kind& kind) {
    const auto rows = parse_shipped_csv(embedded_file(fmt::format("data/reference_year/year/{}.csv", kind.name)).bytes);
    const auto fields = fields_of(kind, rows.front());
    std::vector<DemoLine> lines;
    lines.reserve(rows.size());
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const auto& row = rows[i];
        DemoLine line{&kind, 0, date_in(kind, row[1]), row[2], {}, row[3], Date(0)};
        const auto number = number_in<std::int64_t>(row[0]);
        if (!number) broken(kind, row[0]);
        line.number = *number;
        line.proved = row[4].empty() ? line.entered : date_in(kind, row[4]);
        line.values.resize(kind.fields.size());
        for (std::size_t k = 0; k < fields.size(); ++k)
            if (!row[own_columns + k].empty()) line.values[fields[k]] = row[own_columns + k];
        lines.push_back(std::move(line));
    }
    return lines;
}

}  // namespace saolang::programme
