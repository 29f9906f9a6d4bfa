#include "programme/record_list_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.hpp"
#include "programme/record_file.hpp"
#include "programme/record_rows.hpp"
#include "programme/record_words.hpp"
#include "registry/desk_facets.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/edit_page.hpp"

namespace saolang::programme {

namespace {

using registry::Bits;
using registry::DeskFacet;
using registry::DeskList;
using web::Word;

constexpr std::string_view section = "/quan-ly/ho-so";
constexpr std::size_t most_columns = 6;
constexpr Word name_column{"Hồ sơ", "Record"};
constexpr Word standing_title{"Hiệu lực", "Standing"};
constexpr Word wait_title{"Cần làm", "To do"};
constexpr Word place_title{"Địa bàn", "Place"};
constexpr Word year_title{"Năm", "Year"};
constexpr Word papers_title{"Giấy tờ", "Papers"};
constexpr Word without_papers{"Chưa có giấy tờ", "None yet"};
constexpr Word with_papers{"Đã có giấy tờ", "Some"};
constexpr Word add_label{"Thêm {}", "Add {}"};
constexpr Word totals_label{"Tổng theo quý, địa bàn", "Sums by quarter and place"};
constexpr Word all_kinds{"Các loại hồ sơ", "Kinds of records"};
constexpr Word import_label{"Nhập từ Excel", "Import from Excel"};
constexpr Word yes{"Có", "Yes"};
constexpr Word no{"Không", "No"};
constexpr Word hint{"Tên sản phẩm, chủ thể, số giấy…", "Product, producer, number…"};

bool is_long(const Field& field) { return field.holds == Holds::lines || field.holds == Holds::position; }

bool shows(const Ask& ask, const Field& field) {
    return !field.confidential || ask.desk.holds(people::view_confidential);
}

// ---- Which rows -----------------------------------------------------------------------------------------------------

// Words are looked for in what everybody who sees the record may read.
std::string text_of(const Ask& ask, const Kind& kind, Row row) {
    auto text = record_name(ask, kind, row) + " " + ask.table(kind).codes[row];
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const auto holds = kind.fields[i].holds;
        const bool words = holds == Holds::text || holds == Holds::lines || holds == Holds::product ||
                           holds == Holds::producer || holds == Holds::decision;
        if (words && !kind.fields[i].confidential) text += " " + value_words(ask, kind, i, row);
    }
    return search_key(text);
}

void keep_found(DeskList& list, const Ask& ask, const Kind& kind) {
    const auto key = search_key(web::first(list.asked, "q"));
    if (key.empty()) return;
    Bits found(list.items.size());
    list.items.each([&](std::size_t row) {
        if (text_of(ask, kind, static_cast<Row>(row)).find(key) != std::string::npos) found.set(row);
    });
    list.items &= found;
}

// `san-pham`, `chu-the`, `cha`: the records that name one.
void keep_naming(DeskList& list, const Ask& ask, const Kind& kind) {
    const auto keep = [&](std::string_view parameter, const std::function<std::optional<Bits>(std::string_view)>& of) {
        const auto code = ask.desk.asked(parameter);
        if (code.empty()) return;
        list.asked.emplace_back(parameter, code);
        list.items &= of(code).value_or(Bits(list.items.size()));
    };
    keep("san-pham", [&](std::string_view code) {
        const auto at = registry::product_coded(*ask.world.index, code).at;
        return at ? std::optional(rows_of_product(ask, kind, *at)) : std::nullopt;
    });
    keep("chu-the", [&](std::string_view code) {
        const auto at = registry::producer_coded(*ask.world.index, code).at;
        return at ? std::optional(rows_of_producer(ask, kind, *at)) : std::nullopt;
    });
    keep("cha", [&](std::string_view code) -> std::optional<Bits> {
        Bits rows(list.items.size());
        for (std::size_t i = 0; i < kind.fields.size(); ++i) {
            if (kind.fields[i].holds != Holds::record) continue;
            const auto& other = kind_of(*kind.fields[i].of);
            const auto named = ask.table(other).coded(code);
            if (!named || !may_view(ask, other, *named)) continue;
            for (const auto row : ask.table(kind).rows_naming(i, *named)) rows.set(row);
        }
        return rows;
    });
}

std::vector<std::uint32_t> newest_first(const Table& table) {
    std::vector<std::uint32_t> order(table.size());
    std::iota(order.rbegin(), order.rend(), 0U);
    if (const auto begins = table.kind->begins)
        std::ranges::stable_sort(order, std::ranges::greater{}, [&](Row row) { return table.number(*begins, row); });
    return order;
}

// ---- Filters --------------------------------------------------------------------------------------------------------

// An option for each value that occurs; those of choices in their order.
DeskFacet value_facet(const Ask& ask, const Kind& kind, std::size_t at) {
    const auto& field = kind.fields[at];
    const auto& table = ask.table(kind);
    const bool choice = field.holds == Holds::choice;
    const std::size_t count = choice ? field.options.size() : 2;
    DeskFacet facet{field.name, std::string(ask.desk.say(field.label)), {}};
    for (std::size_t i = 0; i < count; ++i) {
        const auto stored = choice ? static_cast<std::int64_t>(i) : static_cast<std::int64_t>(1 - i);
        const auto words = choice ? field.options[i].words : stored == 1 ? yes : no;
        const auto code = choice ? std::string(field.options[i].code) : std::to_string(stored);
        facet.options.push_back({code, capitalised(ask.desk.say(words)), Bits(table.size())});
        for (Row row = 0; row < table.size(); ++row)
            if (table.number(at, row) == stored) facet.options.back().items.set(row);
    }
    return facet;
}

DeskFacet year_facet(const Ask& ask, const Kind& kind) {
    const auto& table = ask.table(kind);
    const auto own = field_named(kind, "year");
    std::map<std::int64_t, Bits, std::greater<>> years;
    for (Row row = 0; row < table.size(); ++row) {
        std::optional<std::int64_t> year;
        if (own && table.has(*own, row)) year = table.number(*own, row);
        if (!own && kind.begins)
            if (const auto day = table.date(*kind.begins, row)) year = day->year();
        if (year) years.try_emplace(*year, table.size()).first->second.set(row);
    }
    DeskFacet facet{"nam", std::string(ask.desk.say(year_title)), {}};
    for (auto& [year, rows] : years)
        facet.options.push_back({std::to_string(year), std::to_string(year), std::move(rows)});
    return facet;
}

DeskFacet standing_facet(const Ask& ask, const Kind& kind, Date day) {
    const auto& table = ask.table(kind);
    DeskFacet facet{"hieu-luc", std::string(ask.desk.say(standing_title)), {}};
    constexpr std::array<std::pair<std::string_view, Standing>, 3> options{
        {{"con", Standing::holds}, {"het", Standing::over}, {"chua", Standing::not_begun}}};
    for (const auto& [code, standing] : options) {
        facet.options.push_back(
            {std::string(code), std::string(ask.desk.say(words_of(kind, standing))), Bits(table.size())});
        for (Row row = 0; row < table.size(); ++row)
            if (standing_of(table, row, day) == standing) facet.options.back().items.set(row);
    }
    return facet;
}

DeskFacet papers_facet(const Ask& ask, const Kind& kind) {
    const auto& table = ask.table(kind);
    DeskFacet facet{"giay-to",
                    std::string(ask.desk.say(papers_title)),
                    {{"chua", std::string(ask.desk.say(without_papers)), Bits(table.size())},
                     {"co", std::string(ask.desk.say(with_papers)), Bits(table.size())}}};
    for (Row row = 0; row < table.size(); ++row) facet.options[table.proofs[row] > 0 ? 1 : 0].items.set(row);
    return facet;
}

void add_facets(DeskList& list, const Ask& ask, const Kind& kind, const registry::ListDays& days) {
    DeskFacet waiting{"viec", std::string(ask.desk.say(wait_title)), {}};
    for (const auto& wait : waits())
        if (wait.kind == kind.id)
            waiting.options.push_back({std::string(wait.code), capitalised(ask.desk.say(wait.what)),
                                       rows_waiting(ask.world, wait, list.items, days.day)});
    if (!waiting.options.empty()) list.facets.push_back(std::move(waiting));
    if (has_standing(kind)) list.facets.push_back(standing_facet(ask, kind, days.day));
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        const auto& field = kind.fields[i];
        if ((field.holds == Holds::choice || field.holds == Holds::yes_no) && !field.confidential)
            list.facets.push_back(value_facet(ask, kind, i));
    }
    list.facets.push_back(year_facet(ask, kind));
    auto places = registry::place_facet(ask.desk, days.hierarchy_day, list.items, [&](std::size_t row) {
        return subject_of(ask.world, ask.gazetteer(), kind, static_cast<Row>(row)).place;
    });
    places.title = ask.desk.say(place_title);
    list.facets.push_back(std::move(places));
    list.facets.push_back(papers_facet(ask, kind));
}

DeskList list_of(const Ask& ask, const Kind& kind, const registry::ListDays& days) {
    DeskList list{.path = path_of(kind),
                  .order = newest_first(ask.table(kind)),
                  .items = rows_seen(ask, kind),
                  .facets = {},
                  .asked = registry::kept_in(ask.desk, days)};
    keep_naming(list, ask, kind);
    keep_found(list, ask, kind);
    add_facets(list, ask, kind, days);
    return list;
}

// ---- The file -------------------------------------------------------------------------------------------------------

office::Table file_of(const Ask& ask, const Kind& kind, const std::vector<std::uint32_t>& rows) {
    return record_table({.kind = kind,
                         .rows = rows,
                         .with_confidential = [&](Row row) { return may_see_confidential(ask, kind, row); },
                         .without_confidential = !ask.desk.holds(people::view_confidential)},
                        ask.world, ask.gazetteer());
}

// ---- The page -------------------------------------------------------------------------------------------------------

web::Raw actions_of(const Ask& ask, const Kind& kind) {
    web::Html html;
    html.add(R"(<span class="actions">{}{}{}{}</span>)",
             web::button_link(web::Press::plain, ask.desk.link(section), ask.desk.say(all_kinds)),
             kind.id == KindId::turnover ? web::button_link(web::Press::plain, ask.desk.link("/quan-ly/doanh-thu-tong"),
                                                            ask.desk.say(totals_label), web::Icon::chart)
                                         : web::Raw(),
             may_import_some(ask, kind) ? web::button_link(web::Press::plain, ask.desk.link(path_of(kind) + "/nhap"),
                                                           ask.desk.say(import_label), web::Icon::upload)
                                        : web::Raw(),
             may_add_some(ask, kind)
                 ? web::button_link(web::Press::primary, ask.desk.link(path_of(kind) + "/moi"),
                                    registry::filled(ask.desk.say(add_label), ask.desk.say(kind.one)), web::Icon::plus)
                 : web::Raw());
    return std::move(html).raw();
}

web::Response list_page(const Ask& ask) {
    const auto* kind = kind_in(ask);
    if (!kind) return registry::gone();
    const auto days = registry::days_in(ask.desk);
    const auto list = list_of(ask, *kind, days);
    const auto selection = registry::select(list, ask.desk.request.query, ask.desk.view.language);
    if (registry::asks_for_file(ask.desk))
        return registry::desk_file(ask.desk, kind->segment,
                                   [&](db::Reader&) { return file_of(ask, *kind, selection.items); });
    const auto columns = columns_of(ask, *kind);
    registry::DeskTable table{.title = kind->many,
                              .of_what = kind->one,
                              .search_hint = hint,
                              .columns = headings_of(ask, columns),
                              .row = [&](std::uint32_t row) { return cells_of(ask, columns, row, days.day); },
                              .key = [&](std::uint32_t row) { return ask.table(*kind).codes[row]; },
                              .section = section,
                              .actions = actions_of(ask, *kind)};
    return registry::desk_list_page(ask.desk, list, selection, table);
}

}  // namespace

const Kind* kind_in(const Ask& ask) {
    const auto* kind = kind_at(ask.desk.request.parameters[0]);
    return kind && !kind->of_plan ? kind : nullptr;
}

bool may_add_some(const Ask& ask, const Kind& kind) {
    return ask.desk.holds(act_to_edit(kind)) &&
           (!rests_on_confidential(kind) || ask.desk.holds(people::view_confidential));
}

bool may_import_some(const Ask& ask, const Kind& kind) {
    return ask.desk.holds(people::import_records) && may_add_some(ask, kind);
}

Columns columns_of(const Ask& ask, const Kind& kind, std::optional<std::size_t> without) {
    Columns columns{kind, {}, has_standing(kind)};
    const auto fits = [&](std::size_t i) {
        return i != without && i != kind.ended && !is_long(kind.fields[i]) && shows(ask, kind.fields[i]) &&
               std::ranges::find(kind.named_by, i) == kind.named_by.end();
    };
    for (const bool required : {true, false})
        for (std::size_t i = 0; i < kind.fields.size() && columns.fields.size() < most_columns; ++i)
            if (kind.fields[i].required == required && fits(i)) columns.fields.push_back(i);
    std::ranges::sort(columns.fields);
    return columns;
}

std::vector<web::Column> headings_of(const Ask& ask, const Columns& columns) {
    std::vector<web::Column> headings{{std::string(ask.desk.say(name_column))}};
    for (const auto field : columns.fields) {
        const auto holds = columns.kind.fields[field].holds;
        headings.push_back({std::string(ask.desk.say(columns.kind.fields[field].label)),
                            holds == Holds::money || holds == Holds::number || holds == Holds::decimal});
    }
    if (columns.standing) headings.push_back({std::string(ask.desk.say(standing_title))});
    return headings;
}

std::vector<web::Cell> cells_of(const Ask& ask, const Columns& columns, Row row, Date day) {
    const auto& kind = columns.kind;
    std::vector<web::Cell> cells{
        web::Cell::link(ask.desk.link(path_of(kind, ask.table(kind).codes[row])), record_name(ask, kind, row))};
    for (const auto field : columns.fields) {
        const bool hidden = kind.fields[field].confidential && !may_see_confidential(ask, kind, row);
        cells.emplace_back(hidden ? std::string() : value_words(ask, kind, field, row));
    }
    if (columns.standing) cells.emplace_back(standing_tag(ask, kind, row, day));
    return cells;
}

void add_record_list_routes(web::RouteTable& routes, const Site& site) {
    add_programme_route(
        routes, site,
        {.method = web::Method::get,
         .path = "/quan-ly/ho-so/{loai}",
         .act = people::view_programme,
         .doc = {"Danh sách hồ sơ một loại của chương trình", "Records of the programme, of one kind"},
         .handle = {},
         .parameters = {{"q", "mat ong", {"chữ cần tìm", "words"}},
                        {"noi", "506", {"mã đơn vị hành chính", "code of an administrative unit"}},
                        {"dia-gioi", "2024", {"địa giới: 2024, 2025 hoặc một ngày", "units of 2024, 2025 or a day"}},
                        {"ngay", "2024-12-31", {"tính đến ngày", "as of a day"}},
                        {"viec", "sap-het", {"việc đang chờ", "what waits"}},
                        {"chu-the", "", {"mã chủ thể", "code of a producer"}},
                        {"san-pham", "", {"mã sản phẩm", "code of a product"}},
                        {"cha", "", {"mã hồ sơ được nêu", "code of a record that is named"}},
                        {"dang", "xlsx", {"xlsx: tải cả danh sách đã lọc", "xlsx: the filtered list as a file"}},
                        {"trang", "", {"trang tiếp theo", "the next page"}}}},
        list_page);
}

}  // namespace saolang::programme
