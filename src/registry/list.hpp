#pragma once
// Lists as provinces keep them: which row of a table means what. Pure: tables in, drafts and refusals out.

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "office/workbook.hpp"
#include "registry/recognition.hpp"

namespace saolang::registry {

enum class ListKind { recognitions, producers, products };

// What a column can hold; the codes are the headings of `export --headings codes` and excel_headings.csv.
enum class ListField : std::uint8_t {
    row_number,
    product_code,
    product_name,
    producer_name,
    producer_kind,
    tax_code,
    representative,
    phone,
    address,
    province,
    district,
    commune,
    group,
    set,
    star,
    score,
    decision_number,
    decision_date,
    authority,
    year,
    valid_from,
    valid_to,
    certificate_number,
    status,
    confidence,
    source,
    source_date,
    note,
    women_led,
    minority_led,
    disabled_led,
    email,
    story,
    ingredients,
    packaging,
    picture,
    withdrawn_on,
    withdrawal_ground,
    withdrawal_instrument,
    extended_until,
    extension_instrument,
    unit_code,  // with unit_from the exact unit: names are used again
    unit_from,
};
[[nodiscard]] std::string_view code_of(ListField field);
[[nodiscard]] std::optional<ListField> field_from_code(std::string_view code);
[[nodiscard]] std::string_view heading_vi(ListField field);
[[nodiscard]] std::string_view heading_en(ListField field);
[[nodiscard]] std::span<const ListField> list_fields();

// What a person says a column holds, against or beyond what its heading says (list_mapping.hpp).
struct ColumnChoice {
    std::string sheet;    // its name; "": every sheet
    std::string column;   // letters; "": wherever the heading stands
    std::string heading;  // as written; "": whatever the heading
    std::string use;      // a field's code; "star:4" or "kind:farm" of a column of crosses; "": not used
    bool operator==(const ColumnChoice&) const = default;
};
struct ListMapping {
    std::vector<ColumnChoice> columns;
    std::vector<std::string> left_out;  // sheets that are not read
    bool operator==(const ListMapping&) const = default;
};

// Where a value stood, for messages: "sheet 'Đại Lộc', row 14, column F (Hạng sao)".
struct ListPlace {
    std::string sheet;
    std::uint32_t row = 0;
    std::string column;  // letters, then the heading in brackets; empty: the whole row
    std::string value;   // as it stands in the cell
};

// "Đại Lộc, dòng 14", for people; "dòng 14" in a file without sheets.
[[nodiscard]] std::string in_words(std::string_view sheet, std::uint32_t row);

struct Refusal {
    ListPlace place;
    std::string reason_vi;  // what is wrong and what to do
    std::string reason_en;
};

// One row, every value read and checked; unknown stays absent. Places are still words: matching needs the gazetteer.
struct Draft {
    ListPlace place;
    std::optional<std::string> product_code, product_name, producer_name, tax_code;
    std::optional<ProducerKind> producer_kind;
    ProducerPrivate private_facts;
    std::string province, district, commune;  // as written; from the row, its group row, its sheet or the title
    std::string unit_code;
    std::optional<Date> unit_from;
    std::optional<ProductGroup> group;
    std::optional<std::uint8_t> set;
    std::optional<Star> star;
    std::optional<Points> score;
    std::optional<std::string> decision_number, authority, certificate_number, status, source;
    std::optional<Date> decision_date, valid_from, valid_to;
    std::optional<std::int32_t> year;
    std::optional<Confidence> confidence;
    std::optional<Date> withdrawn_on, extended_until;
    std::optional<Ground> withdrawal_ground;
    std::string withdrawal_instrument, extension_instrument;
    ProductStory story;
    bool district_guessed = false;  // from the sheet's name: dropped when there is no such place
    std::vector<std::string> notes;  // what was read with care: "năm lấy từ tiêu đề", "bỏ 'OCOP' trước tên"
};

struct ListReading {
    std::size_t rows = 0;  // rows of the list proper: taken + refused
    std::vector<Draft> drafts;
    std::vector<Refusal> refused;
    std::map<std::string, std::string> columns;  // heading as written → field code; "" when not recognised
    std::vector<std::string> remarks;            // what the reader did: hidden sheet skipped, code page mended, …
};

[[nodiscard]] ListReading read_list(const office::Workbook& workbook, ListKind kind, const ListMapping& mapping = {});

// For long lists: each draft is handed on when it is read and the rows of the workbook are freed behind it. The answer
// holds everything but the drafts.
using DraftTaker = std::function<void(Draft&&)>;
[[nodiscard]] ListReading read_list(office::Workbook&& workbook, ListKind kind, const DraftTaker& take,
                                    const ListMapping& mapping = {});

}  // namespace saolang::registry
