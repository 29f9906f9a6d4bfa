#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <iostream>
#include <iterator>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "commands/commands.hpp"
#include "screening/features.hpp"
#include "screening/screen.hpp"

namespace saolang::commands {

namespace {

constexpr std::array<std::string_view, 9> screen_columns = {
    "id", "kind", "a_name", "a_producer", "a_district", "a_desc", "b_name", "b_producer", "b_district"};

std::string_view words_of_csv(CsvError::Kind kind) {
    switch (kind) {
        case CsvError::Kind::open_quote:
            return "thiếu dấu ngoặc kép đóng / a quote is not closed";
        case CsvError::Kind::text_after_quote:
            return "có chữ sau dấu ngoặc kép / text after a quote";
        case CsvError::Kind::too_many_columns:
            return "quá nhiều cột / too many columns";
        case CsvError::Kind::too_long_cell:
            return "ô quá dài / a cell is too long";
    }
    return "";
}

CsvRow answer_row(const std::string& id, std::string_view label, double score, std::string why) {
    return {id, std::string(label), fmt::format("{:.4f}", score), std::move(why)};
}

CsvRow item_row(const std::string& id, const screening::Item& item, bool facts) {
    if (facts) {
        CsvRow row{id};
        for (const auto value : screening::facts_of(item).values) row.push_back(fmt::format("{:g}", value));
        return row;
    }
    const auto answer = screening::screen_item(item);
    return answer_row(id, answer.flagged() ? "flag" : "ok", answer.score, screening::words_vi(answer.reasons));
}

}  // namespace

int screen(const Screen& options, std::istream& in, std::ostream& out, std::ostream& errors) {
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!is_utf8(text)) {
        errors << "saolang: dữ liệu không phải UTF-8 / not UTF-8\n";
        return 2;
    }
    CsvReader reader(text);
    CsvRow row;
    auto read = reader.next(row);
    if (!read || !*read || !std::equal(row.begin(), row.end(), screen_columns.begin(), screen_columns.end())) {
        errors << "saolang: dòng đầu phải là / the first row must be: "
                  "id,kind,a_name,a_producer,a_district,a_desc,b_name,b_producer,b_district\n";
        return 2;
    }
    std::string written;
    CsvRow headings{"id", "label", "score", "why"};
    if (options.facts) {
        headings = {"id"};
        for (const auto name : screening::item_feature_names) headings.emplace_back(name);
    }
    append_csv_row(written, headings, Formulas::kept);
    int result = 0;
    while (true) {
        read = reader.next(row);
        if (!read) {
            errors << fmt::format("saolang: dòng / line {}: {}\n", read.error().line, words_of_csv(read.error().kind));
            result = 1;
            break;
        }
        if (!*read) break;
        if (row.size() == 1 && row[0].empty()) continue;
        if (row.size() != screen_columns.size() || (row[1] != "item" && row[1] != "pair")) {
            errors << fmt::format("saolang: dòng / line {} (id {}): {}\n", reader.line(), row[0],
                                  row.size() != screen_columns.size()
                                      ? "phải có 9 cột / must have 9 columns"
                                      : "kind phải là item hoặc pair / must be item or pair");
            result = 1;
            continue;
        }
        const screening::Item first{row[2], row[3], row[4], row[5]};
        if (row[1] == "item") {
            append_csv_row(written, item_row(row[0], first, options.facts), Formulas::kept);
        } else if (!options.facts) {
            const auto answer = screening::screen_pair(first, {row[6], row[7], row[8], {}});
            append_csv_row(written,
                           answer_row(row[0], screening::code_of(answer.relation), answer.score,
                                      screening::words_vi(answer.reasons)),
                           Formulas::kept);
        }
        if (written.size() > 1'000'000) {
            out << written;
            written.clear();
        }
    }
    out << written << std::flush;
    if (!out) {
        errors << "saolang: không ghi được kết quả / the answers could not be written\n";
        return 1;
    }
    return result;
}

}  // namespace saolang::commands
