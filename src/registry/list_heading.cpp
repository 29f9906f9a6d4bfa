#include "registry/list_heading.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "registry/list_mapping.hpp"
#include "registry/list_value.hpp"
#include "registry/near.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t rows_above_headings_most = 60;
constexpr std::size_t heading_rows_most = 4;
constexpr std::size_t heading_longest = 160;  // bytes; what is longer is a sentence

Column of_field(ListField field) {
    Column column;
    column.use = Column::Use::field;
    column.field = field;
    return column;
}

void add_wording(Wordings& dictionary, const std::string& code, std::string_view wording) {
    Column column;
    if (code == "star_crosses") {
        const auto star = read_star(wording);
        if (!star || !star->star) return;
        column.use = Column::Use::star_cross;
        column.star = static_cast<std::uint8_t>(star->star->number());
    } else if (code == "producer_kind_crosses") {
        const auto kind = producer_kind_from_words(wording);
        if (!kind) return;
        column.use = Column::Use::kind_cross;
        column.kind = *kind;
    } else if (const auto field = field_from_code(code)) {
        column = of_field(*field);
    } else {
        return;
    }
    dictionary.emplace(search_key(wording), column);
}

const Wordings& dictionary() {
    static const Wordings built = [] {
        Wordings made;
        for (const ListField field : list_fields()) made.emplace(search_key(heading_vi(field)), of_field(field));
        for (const std::string_view file : {"data/lists/excel_headings.csv", "data/lists/more_headings.csv"}) {
            for (const auto& row : parse_shipped_csv(embedded_file(file).bytes)) {
                // Commas inside a wording stand unquoted in the file: the cells behind the first are one.
                std::string all;
                for (std::size_t i = 1; i < row.size(); ++i) all += (i == 1 ? "" : ", ") + row[i];
                std::string_view rest = all;
                while (!rest.empty()) {
                    const std::size_t bar = std::min(rest.find('|'), rest.size());
                    add_wording(made, row[0], rest.substr(0, bar));
                    rest.remove_prefix(std::min(bar + 1, rest.size()));
                }
            }
        }
        made.erase("");
        return made;
    }();
    return built;
}

// Headings that only look like ours: what was asked for is not what was given, and amounts are none of our facts.
bool about_something_else(std::string_view folded, const Column& column) {
    const bool ranks =
        column.use == Column::Use::star_cross ||
        (column.use == Column::Use::field && (column.field == ListField::star || column.field == ListField::score));
    constexpr std::array<std::string_view, 9> asked{"de nghi",  "dang ky",     "tiem nang", "du kien",  "de xuat",
                                                    "phan dau", "tu danh gia", "cap huyen", "truoc day"};
    if (ranks && std::ranges::any_of(asked, [&](std::string_view w) { return has_words(folded, w); })) return true;
    constexpr std::array<std::string_view, 10> amounts{"so luong", "doanh thu", "don gia",  "gia ban",  "san luong",
                                                       "quy mo",   "lao dong",  "kinh phi", "hinh anh", "so san pham"};
    return std::ranges::any_of(amounts, [&](std::string_view w) { return has_words(folded, w); });
}

std::optional<Column> with_certainty(Column column, std::uint8_t certainty, std::string_view folded) {
    if (about_something_else(folded, column)) return std::nullopt;
    column.certainty = certainty;
    return column;
}

// The longest wording that stands whole inside the heading.
const Column* longest_inside(const Wordings& wordings, std::string_view folded) {
    const Column* best = nullptr;
    std::size_t longest = 3;
    for (const auto& [wording, column] : wordings) {
        // "Đơn vị" alone is a district in offices' lists; "Đơn vị tính", "Đơn vị thực hiện" are no places.
        if (wording == "don vi" || wording.size() <= longest || column.use == Column::Use::kind_cross ||
            !has_words(folded, wording))
            continue;
        longest = wording.size();
        best = &column;
    }
    return best;
}

std::optional<Column> column_inside(std::string_view heading) {
    // "Điểm cấp tỉnh" speaks of a council, not of a place.
    std::string folded(heading);
    for (const std::string_view level : {"cap tinh", "cap huyen", "cap xa", "cap trung uong"}) {
        if (const std::size_t at = folded.find(level); at != std::string::npos && at > 0)
            folded.erase(at, level.size());
    }
    if (has_words(folded, "hang sao")) return with_certainty(of_field(ListField::star), 2, heading);
    const Column* best = longest_inside(dictionary(), folded);
    return best == nullptr ? std::nullopt : with_certainty(*best, 2, heading);
}

const Column* nearly(const Wordings& wordings, std::string_view folded) {
    constexpr std::size_t shortest = 7;  // one wrong letter in fewer is another word
    if (folded.size() < shortest) return nullptr;
    for (const auto& [wording, column] : wordings) {
        if (wording.size() >= shortest && one_edit_apart(wording, folded)) return &column;
    }
    return nullptr;
}

std::optional<Column> column_nearly(std::string_view folded) {
    const Column* found = nearly(dictionary(), folded);
    return found == nullptr ? std::nullopt : with_certainty(*found, 1, folded);
}

std::optional<Column> said_by(const ListWords* words, std::string_view heading) {
    return words == nullptr ? column_from_heading(heading) : words->says(heading);
}

std::string without_brackets(std::string_view heading) {
    std::string out;
    int depth = 0;
    for (const char c : heading) {
        if (c == '(') ++depth;
        if (depth == 0) out += c;
        if (c == ')' && depth > 0) --depth;
    }
    return out;
}

bool is_number_row(const office::SheetRow& row) {
    std::size_t cells = 0;
    for (const auto& cell : row.cells) {
        if (cell.text.empty()) continue;
        const std::string folded = search_key(cell.text);
        const bool formula = cell.text.find('=') != std::string::npos && folded.size() <= 9;  // "(3)=(1)+(2)"
        const bool number = whole_number(folded).has_value() && folded.size() <= 2;
        const bool letter = folded.size() == 1 && folded[0] >= 'a' && folded[0] <= 'z';
        if (!number && !letter && !formula) return false;
        ++cells;
    }
    // A row of data has a name somewhere, which is none of these.
    return cells >= 3;
}

std::string heading_text(std::string_view cell) {
    std::string text = clean_text(cell);
    return text.size() > heading_longest ? std::string() : text;
}

// Texts of heading rows by column, merged ones spread over what they cover, and parents without merge over the empty
// cells right of them when something stands below.
std::vector<std::vector<std::string>> spread(const office::Sheet& sheet, std::size_t first, std::size_t end) {
    std::vector<office::SheetRow> rows;
    for (std::size_t r = first; r < end; ++r) rows.push_back(sheet.rows[r]);
    std::size_t width = 0;
    for (const auto& row : rows) width = std::max(width, row.cells.size());
    for (const auto& range : sheet.merged) {
        if (range.first_row >= rows.front().number && range.last_row <= rows.back().number) {
            width = std::max<std::size_t>(width, std::min<std::size_t>(range.last_column + 1, 1'000));
        }
    }
    std::vector<std::vector<std::string>> texts(end - first, std::vector<std::string>(width));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t c = 0; c < rows[r].cells.size(); ++c) texts[r][c] = heading_text(rows[r].cells[c].text);
    }
    for (const auto& range : sheet.merged) {
        for (std::size_t r = 0; r < rows.size(); ++r) {
            if (rows[r].number != range.first_row) continue;
            for (std::size_t c = range.first_column + 1; c <= range.last_column && c < width; ++c) {
                texts[r][c] = texts[r][range.first_column];
            }
        }
    }
    for (std::size_t r = 0; r + 1 < texts.size(); ++r) {
        for (std::size_t c = 1; c < width; ++c) {
            const bool below = !texts[r + 1][c].empty();
            const bool left_has_child = !texts[r + 1][c - 1].empty();
            if (texts[r][c].empty() && below && left_has_child) texts[r][c] = texts[r][c - 1];
        }
    }
    return texts;
}

// "Tên" under "Chủ thể", "Số" and "Ngày" under "Quyết định công nhận".
std::optional<Column> column_from_parts(const std::string& parent, const std::string& child, const ListWords* words) {
    if (parent.empty() || parent == child) return said_by(words, child);
    if (child.empty()) return said_by(words, parent);
    const std::string low = search_key(child);
    const auto above = said_by(words, parent);
    const bool ranks = above && above->use == Column::Use::field &&
                       (above->field == ListField::score || above->field == ListField::star);
    if (ranks && low.starts_with("cap ")) return with_certainty(*above, 3, low);  // "Điểm" of "Cấp tỉnh"
    const bool of_decision = has_words(search_key(parent), "quyet dinh") || has_words(search_key(parent), "qd");
    const bool day = low.starts_with("ngay");
    if (of_decision && day && words == nullptr) return of_field(ListField::decision_date);
    if (const auto turned = day && words != nullptr ? said_by(words, child + " " + parent) : std::nullopt;
        turned && turned->certainty == 3)
        return turned;
    const bool generic =
        low == "ten" || low == "so" || low == "ma so" || low == "ho va ten" || low == "ho ten" || low == "so hieu";
    if (generic && above) return above;
    if (const auto own = said_by(words, child); own && own->certainty == 3) return own;
    if (const auto both = said_by(words, parent + " " + child); both && both->certainty == 3) return both;
    if (const auto own = said_by(words, child)) return own;
    return above;
}

std::vector<Column> resolve(const std::vector<std::vector<std::string>>& texts, const ListWords* words) {
    std::vector<Column> columns;
    for (std::size_t c = 0; !texts.empty() && c < texts.front().size(); ++c) {
        std::string parent;
        std::string child;
        std::string whole;
        for (const auto& row : texts) {
            if (row[c].empty() || row[c] == child) continue;
            if (!child.empty()) parent = parent.empty() ? child : parent + " " + child;
            child = row[c];
            whole += whole.empty() ? row[c] : " / " + row[c];
        }
        if (whole.empty()) continue;
        // A file of refused rows has the parts of a heading in one cell.
        const std::size_t joint = child.rfind(" / ");
        if (parent.empty() && joint != std::string::npos && said_by(words, child).value_or(Column{}).certainty < 3) {
            parent = child.substr(0, joint);
            child.erase(0, joint + 3);
        }
        Column column = column_from_parts(parent, child, words).value_or(Column{});
        column.at = static_cast<std::uint32_t>(c);
        column.heading = std::move(whole);
        columns.push_back(std::move(column));
    }
    return columns;
}

bool hold_the_same(const Column& a, const Column& b) {
    return a.use == b.use &&
           ((a.use == Column::Use::field && a.field == b.field) || (a.use == Column::Use::other && a.other == b.other));
}

// Among columns that seem to hold the same, hidden ones and those recognised less surely are let go.
void keep_surest(std::vector<Column>& columns, const office::Sheet& sheet) {
    const auto hidden = [&](const Column& column) {
        return !column.chosen && std::ranges::find(sheet.hidden_columns, column.at) != sheet.hidden_columns.end();
    };
    for (Column& column : columns) {
        if (!hidden(column)) continue;
        const bool visible = std::ranges::any_of(
            columns, [&](const Column& other) { return hold_the_same(other, column) && !hidden(other); });
        if (visible) column.use = Column::Use::nothing;
    }
    for (Column& column : columns) {
        const bool surer = std::ranges::any_of(columns, [&](const Column& other) {
            return hold_the_same(other, column) && other.certainty > column.certainty;
        });
        if (surer) column.use = Column::Use::nothing;
    }
}

// Different things recognised: a title merged over six columns is one.
std::size_t recognised(const std::vector<Column>& columns) {
    std::set<std::array<int, 5>> different;
    for (const Column& c : columns) {
        if (c.use == Column::Use::nothing && !c.chosen) continue;
        different.insert({static_cast<int>(c.use),
                          c.use == Column::Use::nothing ? static_cast<int>(c.at) : static_cast<int>(c.field), c.star,
                          static_cast<int>(c.kind), c.other});
    }
    return different.size();
}

// A row with a number that is no year is data.
bool holds_numbers(const office::SheetRow& row) {
    return std::ranges::any_of(row.cells, [](const office::Cell& cell) {
        const auto number = whole_number(cell.text);
        return cell.kind == office::Cell::Kind::date || (number && (*number < 1'900 || *number > 2'100));
    });
}

bool names_something(const std::vector<Column>& columns, const ListWords* words) {
    if (words != nullptr) return std::ranges::any_of(columns, words->names);
    return std::ranges::any_of(columns, [](const Column& c) {
        return c.use == Column::Use::field &&
               (c.field == ListField::product_name || c.field == ListField::producer_name ||
                c.field == ListField::product_code);
    });
}

enum class ChildWord { no, perhaps, surely };
ChildWord child_word(const std::string& text, const ListWords* words) {
    constexpr std::array<std::string_view, 5> generic{"ten", "so", "ngay", "ngay thang", "ngay thang nam"};
    if (std::ranges::find(generic, search_key(text)) != generic.end()) return ChildWord::surely;
    const auto column = said_by(words, text);
    if (!column || column->certainty < 2) return ChildWord::no;
    return column->certainty == 3 ? ChildWord::surely : ChildWord::perhaps;
}

// True when the row below still belongs to the headings.
bool continues(const office::Sheet& sheet, std::size_t first, std::size_t next, const ListWords* words) {
    const auto row = sheet.rows[next];
    if (row.number != sheet.rows.number(next - 1) + 1) return false;
    const std::uint32_t top = sheet.rows.number(first);
    const bool merged_down = std::ranges::any_of(sheet.merged, [&](const office::MergedRange& range) {
        return range.first_row >= top && range.first_row < row.number && range.last_row >= row.number;
    });
    if (merged_down) return true;
    std::size_t filled = 0;
    std::size_t sure = 0;
    for (const auto& cell : row.cells) {
        if (cell.text.empty()) continue;
        const ChildWord word = whole_number(cell.text) ? ChildWord::no : child_word(clean_text(cell.text), words);
        if (word == ChildWord::no) return false;
        ++filled;
        if (word == ChildWord::surely) ++sure;
    }
    // "I. HUYỆN ĐẠI LỘC: 3 sản phẩm" alone only holds a heading's words.
    return sure > 0 || filled > 1;
}

}  // namespace

const Column* Headings::of(ListField field) const {
    for (const Column& column : columns) {
        if (column.use == Column::Use::field && column.field == field) return &column;
    }
    return nullptr;
}

std::optional<Column> column_from_heading(std::string_view heading) {
    if (const auto field = field_from_code(heading)) {
        Column column = of_field(*field);
        column.certainty = 3;
        return column;
    }
    const bool signs = heading.find('*') != std::string_view::npos || heading.find("★") != std::string_view::npos ||
                       heading.find("⭐") != std::string_view::npos;
    if (const auto stars = read_star(heading);
        signs && stars && stars->star && search_key(heading).size() <= 1) {  // "★★★", "3*"
        Column column;
        column.use = Column::Use::star_cross;
        column.star = static_cast<std::uint8_t>(stars->star->number());
        column.certainty = 3;
        return column;
    }
    const auto& known = dictionary();
    for (const std::string& text : {std::string(heading), without_brackets(heading)}) {
        const std::string folded = search_key(text);
        if (folded.empty()) continue;
        if (const auto found = known.find(folded); found != known.end())
            return with_certainty(found->second, 3, folded);
    }
    // "Địa phương/ Sản phẩm", "Chủ thể / Tên sản phẩm": the products, under rows that name the other.
    if (const std::size_t slash = heading.rfind('/'); slash != std::string_view::npos) {
        const std::string last = search_key(heading.substr(slash + 1));
        if (last == "san pham" || last == "ten san pham") {
            Column column = of_field(ListField::product_name);
            column.certainty = 2;
            return column;
        }
    }
    const std::string folded = search_key(without_brackets(heading));
    if (const auto inside = column_inside(folded)) return inside;
    return column_nearly(folded);
}

std::optional<Column> column_worded(const Wordings& wordings, std::string_view heading) {
    const auto with = [](const Column* found, std::uint8_t certainty) {
        std::optional<Column> column;
        if (found != nullptr) {
            column = *found;
            column->certainty = certainty;
        }
        return column;
    };
    for (const std::string& text : {std::string(heading), without_brackets(heading)})
        if (const auto found = wordings.find(search_key(text)); found != wordings.end()) return with(&found->second, 3);
    const std::string folded = search_key(without_brackets(heading));
    if (const auto* inside = longest_inside(wordings, folded)) return with(inside, 2);
    return with(nearly(wordings, folded), 1);
}

namespace {

// The rows that head a table; `any` of them when they need name neither product nor producer.
std::optional<Headings> best_headings(const office::Sheet& sheet, std::size_t from_row, const ListMapping& mapping,
                                      bool any, const ListWords* words) {
    constexpr std::size_t fewest = 2;
    const std::size_t last = std::min(sheet.rows.size(), from_row + rows_above_headings_most);
    std::optional<Headings> best;
    std::size_t best_count = fewest - 1;
    for (std::size_t first = from_row; first < last; ++first) {
        if (holds_numbers(sheet.rows[first])) continue;
        std::size_t end = first + 1;
        while (end < sheet.rows.size() && end - first < heading_rows_most && continues(sheet, first, end, words)) ++end;
        std::vector<Column> columns = resolve(spread(sheet, first, end), words);
        choose_by_heading(columns, sheet.name, mapping);
        keep_surest(columns, sheet);
        const std::size_t count = recognised(columns);
        // A title above that only seemed to belong adds nothing: then the lower row begins the headings.
        const bool as_good_with_less = best && count == best_count && first < best->end_row;
        if ((count > best_count || as_good_with_less) && (any || names_something(columns, words))) {
            best_count = count;
            Headings found;
            found.first_row = first;
            found.end_row = end;
            found.columns = std::move(columns);
            best = std::move(found);
        }
        if (best && first > best->end_row) break;  // what follows are its rows
    }
    return best;
}

std::size_t words_in(const office::SheetRow& row) {
    std::set<std::string> different;
    for (const auto& cell : row.cells) {
        if (!cell.text.empty() && !whole_number(cell.text)) different.insert(cell.text);
    }
    return different.size();
}

// No wording of the sheet is known: the first row about as full of words as any is taken for its headings.
std::optional<Headings> fullest_row(const office::Sheet& sheet) {
    constexpr std::size_t rows_looked_at = 30;
    const std::size_t last = std::min(sheet.rows.size(), rows_looked_at);
    std::size_t most = 2;
    for (std::size_t r = 0; r < last; ++r) most = std::max(most, words_in(sheet.rows[r]));
    for (std::size_t r = 0; r < last; ++r) {
        if (holds_numbers(sheet.rows[r]) || words_in(sheet.rows[r]) * 3 < most * 2) continue;
        Headings found;
        found.first_row = r;
        found.end_row = r + 1;
        found.columns = resolve(spread(sheet, r, r + 1), nullptr);
        return found;
    }
    return std::nullopt;
}

bool written_by_codes(const Headings& found) {
    const auto codes =
        std::ranges::count_if(found.columns, [](const Column& c) { return field_from_code(c.heading).has_value(); });
    // Our own export in Vietnamese words: no person writes the code of a unit.
    return codes >= 2 || found.of(ListField::unit_code) != nullptr;
}

void finish(Headings& found, const office::Sheet& sheet, const ListWords* words) {
    found.by_codes = words == nullptr ? written_by_codes(found) : words->by_codes(found.columns);
    if (found.end_row < sheet.rows.size() && is_number_row(sheet.rows[found.end_row])) ++found.end_row;
}

}  // namespace

std::optional<Headings> find_headings(const office::Sheet& sheet, std::size_t from_row, const ListMapping& mapping,
                                      const ListWords* words) {
    if (std::ranges::find(mapping.left_out, sheet.name) != mapping.left_out.end()) return std::nullopt;
    auto best = best_headings(sheet, from_row, mapping, false, words);
    if (best) {
        choose_by_letters(best->columns, sheet.name, mapping);
        keep_surest(best->columns, sheet);
        finish(*best, sheet, words);
    } else if (words == nullptr && from_row == 0 && speaks_of(mapping, sheet.name)) {
        best = guessed_headings(sheet, mapping);
    }
    if (best && !names_something(best->columns, words)) return std::nullopt;
    return best;
}

std::optional<Headings> guessed_headings(const office::Sheet& sheet, const ListMapping& mapping) {
    auto best = best_headings(sheet, 0, mapping, true, nullptr);
    if (!best) best = fullest_row(sheet);
    if (best) {
        choose_by_heading(best->columns, sheet.name, mapping);
        choose_by_letters(best->columns, sheet.name, mapping);
        keep_surest(best->columns, sheet);
        finish(*best, sheet, nullptr);
    }
    return best;
}

std::string letters_of(std::uint32_t column) {
    std::string letters;
    for (std::uint32_t n = column + 1; n > 0; n = (n - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
    return letters;
}

}  // namespace saolang::registry
