#pragma once
// Columns as a person sees and changes them, and as they are remembered for the next file of the same sender.

#include <array>

#include "base/result.hpp"
#include "registry/list_heading.hpp"
#include "registry/list_value.hpp"
#include "web/language.hpp"

namespace saolang::registry {

// "product_name", "star:4", "kind:farm"; "" for a column that is not used.
[[nodiscard]] std::string use_of(const Column& column);
[[nodiscard]] std::optional<Column> column_with_use(std::string_view use);

struct RecognisedColumn {
    std::string letters;
    std::string heading;  // as written, parts of several rows joined by " / "; empty: there is none
    std::string use;
    bool chosen = false;               // by a person
    std::vector<std::string> samples;  // the first different values below
};
struct RecognisedSheet {
    std::string name;
    bool hidden = false;            // is not read
    bool left_out = false;          // by a person
    std::uint32_t heading_row = 0;  // the first of them, as the spreadsheet numbers it; 0: the sheet has none
    std::vector<RecognisedColumn> columns;
    std::optional<ListField> missing;  // the column without which nothing of the sheet is read
};
[[nodiscard]] std::vector<RecognisedSheet> recognised_columns(const office::Workbook& workbook, ListKind kind,
                                                              const ListMapping& mapping = {});

// All columns of the file as they are used now, by their headings: what is kept for the sender's next file, whose
// sheets and columns may have moved.
[[nodiscard]] ListMapping mapping_to_remember(const std::vector<RecognisedSheet>& sheets);
// True when the file has the headings the mapping was made for and no others, but those that a file of refused rows
// adds.
[[nodiscard]] bool fits(const ListMapping& mapping, const std::vector<RecognisedSheet>& sheets);

[[nodiscard]] std::string mapping_json(const ListMapping& mapping);
// Text that is no mapping, or a use that is none, is refused.
[[nodiscard]] Result<ListMapping, Unreadable> mapping_from_json(std::string_view text);

// For the finder of headings: what the mapping says of these columns.
void choose_by_heading(std::vector<Column>& columns, const std::string& sheet, const ListMapping& mapping);
void choose_by_letters(std::vector<Column>& columns, const std::string& sheet, const ListMapping& mapping);
[[nodiscard]] bool speaks_of(const ListMapping& mapping, const std::string& sheet);

// The heading of the column that a file of refused rows adds (import_refused.hpp); no fact stands in it.
inline constexpr web::Word remark_heading{"Lý do không nhận", "Reason not accepted"};
[[nodiscard]] bool is_remark_heading(std::string_view heading);
// What group rows and titles say of a row stands in such a file in columns of these fields.
inline constexpr std::array added_fields{
    ListField::producer_name, ListField::province, ListField::district,        ListField::commune,
    ListField::group,         ListField::star,     ListField::decision_number, ListField::decision_date,
    ListField::authority,     ListField::year};

}  // namespace saolang::registry
