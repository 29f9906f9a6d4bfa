#pragma once
// The pieces every page is made of (docs/design.md; all of them in all states on /kieu-mau). Text is escaped here;
// addresses (`href`) are paths of our own, already in the reader's language (`in_language`).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/html.hpp"
#include "web/icons.hpp"
#include "web/language.hpp"

namespace saolang::web {

// ---- Words with a sign --------------------------------------------------------------------------------------------

enum class Tone : std::uint8_t {
    quiet,        // neither good nor bad
    good,         // done, valid
    information,  // to know
    attention,    // at risk, ends soon
    wrong,        // late, refused, withdrawn
};

// "✓ Còn hiệu lực": never colour alone.
[[nodiscard]] Raw tag(Tone tone, std::string_view words);

// The rank drawn and in words: "4 sao". Zero: "Chưa có hạng sao".
enum class StarSize : std::uint8_t { small, normal, large };
[[nodiscard]] Raw stars(Language language, int star, StarSize size = StarSize::normal);

struct Flash {
    Tone tone = Tone::good;
    std::string text;
};
[[nodiscard]] Raw flash(const Flash& message);

[[nodiscard]] Raw sample_ribbon(Language language);

// ---- Finding one's way --------------------------------------------------------------------------------------------

struct Crumb {
    std::string name;
    std::string href;
};
[[nodiscard]] Raw breadcrumb(Language language, const std::vector<Crumb>& above, std::string_view here);

struct Pager {
    std::size_t total = 0;
    std::string previous = {};  // address; empty: there is none
    std::string next = {};
    std::string of_what = {};  // "sản phẩm"
};
[[nodiscard]] Raw pager(Language language, const Pager& pager);

// ---- Filters ------------------------------------------------------------------------------------------------------

struct FilterOption {
    std::string label;
    std::uint32_t count = 0;  // what pressing it would leave
    std::string href;         // the list with this option turned over
    bool chosen = false;
};
struct FilterGroup {
    std::string title;
    std::vector<FilterOption> options = {};  // past the first eight they fold away
};
struct FilterBar {
    std::vector<FilterGroup> groups;
    std::string clear_href = {};  // the list without any filter; empty when none is set
};
// Left column on a desk, a sheet from below on a phone; no script. Stands as the first child of <div
// class="with-filters">.
[[nodiscard]] Raw filter_bar(Language language, const FilterBar& bar);

// ---- Figures ------------------------------------------------------------------------------------------------------

struct Figure {
    std::string label;                     // "sản phẩm bốn sao"
    std::string number;                    // as the reader sees it: "1.234"
    std::string href = {};                 // the records it counts; empty: no door
    std::string note = {};                 // "mục tiêu 15–20", "tăng 12 so với 2022"
    std::vector<std::int64_t> trend = {};  // oldest first, drawn small; the note says it in words
    int star = 0;                          // draws the rank above the number
};
[[nodiscard]] Raw figure(Language language, const Figure& figure);
[[nodiscard]] Raw figures(Language language, const std::vector<Figure>& row);

struct GoalBar {
    std::string label;
    std::int64_t value = 0;
    std::int64_t goal = 0;
    std::optional<std::pair<std::int64_t, std::int64_t>> forecast = {};  // least and most by the end of the period
    Tone tone = Tone::quiet;
    std::string state = {};  // "Đúng tiến độ"
    std::string unit = {};   // "sản phẩm"
    // What is read, where other than whole numbers: "80,25 %", "ít nhất 70 %", "78 % (75 %–82 %)".
    std::string value_words = {};
    std::string goal_words = {};
    std::string forecast_words = {};
    std::string href = {};                     // the records the value counts; empty: no door
    std::optional<std::int64_t> goal_to = {};  // of a goal that is a range
};
[[nodiscard]] Raw goal_bar(Language language, const GoalBar& bar);

// ---- Tables -------------------------------------------------------------------------------------------------------

struct Column {
    std::string heading;
    bool number = false;  // right-aligned, tabular
};
class Cell {
public:
    Cell(const char* words) : Cell(std::string_view(words)) {}         // NOLINT(*-explicit-*): rows read as rows
    Cell(const std::string& words) : Cell(std::string_view(words)) {}  // NOLINT(*-explicit-*)
    Cell(std::string_view words);                                      // NOLINT(*-explicit-*)
    Cell(Raw markup) : content_(std::move(markup)) {}                  // NOLINT(*-explicit-*)
    Cell(std::int64_t number);                                         // NOLINT(*-explicit-*): 1.234
    [[nodiscard]] static Cell link(std::string_view href, std::string_view words);
    [[nodiscard]] static Cell link(std::string_view href, std::int64_t number);
    [[nodiscard]] const Raw& content() const { return content_; }

private:
    Raw content_;
};
struct Table {
    std::string caption;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;  // the first cell names the row
    std::vector<Cell> total = {};         // a last row; empty: none
    // "Tải về Excel" and "CSV" under the table.
    std::string excel_href = {};
    std::string csv_href = {};
    bool caption_hidden = false;  // a heading above says it already
};
// Rows become cards on a phone, in the same order.
[[nodiscard]] Raw table(Language language, const Table& table);

// ---- Forms --------------------------------------------------------------------------------------------------------

struct Choice {
    std::string value;
    std::string label;
};
struct Field {
    std::string name;
    std::string label;
    std::string hint = {};   // what to write, before any mistake: "Ví dụ 22/12/2023"
    std::string value = {};  // as typed, kept when the form comes back
    std::string error = {};  // what is wrong and what to do
    enum class Kind : std::uint8_t {
        text,
        search,
        number,
        date,
        email,
        phone,
        password,
        long_text,
        choice,
        radio,
        check
    } kind = Kind::text;
    std::vector<Choice> choices = {};  // of choice and radio
    bool required = false;
    std::string autocomplete = {};
};
[[nodiscard]] Raw field(Language language, const Field& field);
// "Có 2 chỗ cần sửa": links to the fields with errors; empty when there are none.
[[nodiscard]] Raw form_errors(Language language, const std::vector<Field>& fields);

enum class Press : std::uint8_t { primary, plain, destructive };
[[nodiscard]] Raw button(Press press, std::string_view words);  // submits its form
[[nodiscard]] Raw button_link(Press press, std::string_view href, std::string_view words);
[[nodiscard]] Raw button_link(Press press, std::string_view href, std::string_view words, Icon sign);

struct FileTile {
    std::string name;
    std::string size;  // "1,2 MB"
    enum class State : std::uint8_t { waiting, sending, received, refused, ending, ended } state = State::waiting;
    int percent = 0;          // while sending
    std::string detail = {};  // receipt, time left, reason of the refusal, validity
    std::string href = {};
};
[[nodiscard]] Raw file_tile(Language language, const FileTile& tile);

// A panel that opens over the page by its button; shown in place where the browser is old.
struct Dialog {
    std::string id;
    std::string opener;  // words of the button
    std::string title;
    Raw body;
    Raw actions = {};  // beside "Đóng"
    Press press = Press::plain;
};
[[nodiscard]] Raw dialog(Language language, const Dialog& dialog);

// ---- Journeys and records -----------------------------------------------------------------------------------------

struct Step {
    std::string name;
    enum class State : std::uint8_t { done, now, next, stopped } state = State::next;
    std::string who = {};    // who has it
    std::string since = {};  // "từ 12/05/2024"
};
[[nodiscard]] Raw steps(Language language, const std::vector<Step>& journey);

struct Event {
    std::string iso;   // "2023-12-22", for machines; empty when the day is not known
    std::string when;  // "22/12/2023"
    std::string what;
    std::string detail = {};  // who, by which decision
    std::string href = {};
    Tone tone = Tone::quiet;
    int star = 0;  // draws the rank
};
[[nodiscard]] Raw timeline(Language language, const std::vector<Event>& events);

struct Evidence {
    std::string name;
    std::string detail;  // number, issuer, date
    std::string href = {};
    Raw state = {};  // a tag
};
[[nodiscard]] Raw evidence_list(const std::vector<Evidence>& items);

// A list of facts: name on the left, value on the right; empty values are left out by the caller.
struct Fact {
    std::string name;
    Cell value;
};
[[nodiscard]] Raw facts(const std::vector<Fact>& rows);

// ---- Things and people --------------------------------------------------------------------------------------------

struct ProductCard {
    std::string href;
    std::string name;
    std::string producer;
    std::string place;
    int star = 0;
    Raw picture = {};         // illustration(…)
    std::string price = {};   // "120.000 ₫"
    std::string remark = {};  // "Hết hiệu lực 12/2023"
};
[[nodiscard]] Raw product_card(Language language, const ProductCard& card);
[[nodiscard]] Raw product_cards(Language language, const std::vector<ProductCard>& cards);

[[nodiscard]] Raw person(std::string_view name, std::string_view role, std::string_view unit);

// What waits for somebody, each a door to exactly as many records.
struct Task {
    std::string count;
    std::string what;         // "sản phẩm chưa có nhóm"
    std::string detail = {};  // what to do about it
    std::string href = {};
    Tone tone = Tone::quiet;
};
[[nodiscard]] Raw tasks(const std::vector<Task>& list);

// Nothing here yet: what to do first.
struct EmptyState {
    std::string title;
    std::string text;
    Raw action = {};  // button_link(…)
    std::string picture = "basket";
};
[[nodiscard]] Raw empty_state(const EmptyState& state);

}  // namespace saolang::web
