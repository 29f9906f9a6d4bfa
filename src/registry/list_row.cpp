#include "registry/list_row.hpp"

#include <algorithm>

#include "registry/list_cells.hpp"

namespace saolang::registry {

namespace {

bool is_contact(ListField field) {
    return field == ListField::phone || field == ListField::email || field == ListField::address ||
           field == ListField::representative;
}

// What a draft takes no harm from missing.
bool is_beside_the_facts(ListField field) {
    return is_contact(field) || field == ListField::note || field == ListField::row_number ||
           field == ListField::story || field == ListField::ingredients || field == ListField::packaging ||
           field == ListField::source_date;
}

bool usable(CellReader& reader, const Column& column, const RowCell& cell) {
    if (cell.cell == nullptr || cell.text.empty()) return false;
    const bool beside =
        column.use == Column::Use::nothing || (column.use == Column::Use::field && is_beside_the_facts(column.field));
    if (const auto why = spoilt(cell)) {
        if (!beside) reader.refuse(column, cell.text, *why);
        return false;
    }
    // A sign for nothing is no value, except where "không" is an answer.
    const bool asks = column.use == Column::Use::field &&
                      (column.field == ListField::women_led || column.field == ListField::minority_led ||
                       column.field == ListField::disabled_led);
    return asks || !means_nothing(cell.text);
}

void take_surroundings(CellReader& reader) {
    Draft& draft = reader.draft;
    if (!draft.producer_name && reader.headings.of(ListField::producer_name) == nullptr &&
        !reader.around.producer.empty())
        reader.read_producer(reader.around.producer);
    if (draft.province.empty()) draft.province = reader.around.province;
    const AddressPlaces named = places_in_address(draft.private_facts.address.value_or(""));
    if (draft.commune.empty()) draft.commune = named.commune;
    if (draft.district.empty() && !named.district.empty()) draft.district = named.district;
    if (draft.district.empty()) {
        draft.district = reader.around.district;
        draft.district_guessed = reader.around.district_guessed && !draft.district.empty();
    }
    if (draft.commune.empty()) draft.commune = reader.around.commune;
    if (!draft.group) draft.group = reader.around.group;
    const bool has_star_column = std::ranges::any_of(reader.headings.columns, [](const Column& c) {
        return c.use == Column::Use::star_cross || (c.use == Column::Use::field && c.field == ListField::star);
    });
    if (!draft.star && !has_star_column) draft.star = reader.around.star;
    const bool own_decision =
        draft.decision_number || draft.decision_date || reader.headings.of(ListField::decision_number) != nullptr;
    if (!own_decision && draft.status != "registered" && !reader.around.decision.number.empty()) {
        draft.decision_number = reader.around.decision.number;
        draft.decision_date = reader.around.decision.date;
        if (!draft.authority && !reader.around.decision.authority.empty())
            draft.authority = reader.around.decision.authority;
        draft.notes.emplace_back("quyết định lấy từ phần trên bảng");
    }
    const bool dated =
        draft.year || draft.decision_date || draft.valid_from || reader.headings.of(ListField::year) != nullptr;
    if (!dated && reader.around.year) {
        draft.year = reader.around.year;
        draft.notes.emplace_back("năm lấy từ tiêu đề");
    }
    if (draft.producer_name && !draft.producer_kind)
        draft.producer_kind = producer_kind_from_name(*draft.producer_name);
    if (!reader.source_date.empty() && draft.source) *draft.source += " (" + reader.source_date + ")";
}

void check(CellReader& reader, std::optional<ListKind> kind) {
    Draft& draft = reader.draft;
    const auto missing = [&](std::string_view vi, std::string_view en) {
        reader.out.refused.push_back({{reader.sheet, reader.row, "", ""}, std::string(vi), std::string(en)});
    };
    if (!reader.out.refused.empty() || !kind) return;
    if (kind == ListKind::producers) {
        if (!draft.producer_name)
            missing("Dòng không có tên chủ thể; hãy ghi tên.", "The row has no producer's name; write it.");
    } else if (!draft.product_name) {
        missing("Dòng không có tên sản phẩm; hãy ghi tên.", "The row has no product name; write it.");
    }
    if (draft.valid_from && draft.valid_to && *draft.valid_to < *draft.valid_from) {
        missing("Ngày hết hạn trước ngày hiệu lực; hãy kiểm tra hai ngày.",
                "The term ends before it begins; check both days.");
    }
}

}  // namespace

std::optional<Unreadable> spoilt(const RowCell& cell) {
    if (cell.cell == nullptr) return std::nullopt;
    if (cell.cell->letters_lost)
        return Unreadable{
            "Chữ đã mất khi lưu tệp (dấu ?), không thể khôi phục; hãy lưu lại bằng Unicode (CSV UTF-8 hoặc .xlsx).",
            "Letters were lost when the file was saved and cannot be mended; save again as CSV UTF-8 or .xlsx."};
    if (cell.cell->kind == office::Cell::Kind::error || is_formula_error(cell.text))
        return Unreadable{"Ô báo lỗi công thức; hãy sửa công thức hoặc gõ giá trị.",
                          "The cell holds a formula error; mend the formula or type the value."};
    return std::nullopt;
}

RowReading read_row(const Headings& headings, const std::vector<RowCell>& cells, const Surroundings& surroundings,
                    std::optional<ListKind> kind, const std::string& sheet, std::uint32_t row_number) {
    CellReader reader{headings, cells, surroundings, sheet, row_number};
    reader.draft.place = {sheet, row_number, "", ""};
    std::uint64_t seen = 0;  // a bit for each field already filled: the first column of a field wins, but the last star
    for (std::size_t i = 0; i < headings.columns.size(); ++i) {
        const Column& column = headings.columns[i];
        if (column.use == Column::Use::nothing || column.use == Column::Use::other || !usable(reader, column, cells[i]))
            continue;
        const std::string& text = cells[i].text;
        if (cells[i].from_above && column.field == ListField::producer_name)
            reader.draft.notes.emplace_back("chủ thể lấy từ dòng trên");
        if (column.use == Column::Use::star_cross) {
            reader.read_star_cell(column, text);
        } else if (column.use == Column::Use::kind_cross) {
            reader.read_kind_cell(column, text);
        } else {
            const std::uint64_t bit = std::uint64_t{1} << static_cast<unsigned>(column.field);
            // A later column of stars or points is a higher council's (district, province, ministry).
            const bool later_decides = column.field == ListField::star || column.field == ListField::score;
            if ((seen & bit) != 0 && !later_decides) {
                reader.check_second(column, text);
                continue;
            }
            seen |= bit;
            reader.read_field(column, text);
        }
    }
    take_surroundings(reader);
    check(reader, kind);
    if (reader.out.refused.empty()) reader.out.draft = std::move(reader.draft);
    return std::move(reader.out);
}

}  // namespace saolang::registry
