// Tables and lists of facts.

#include "base/money.hpp"
#include "web/pieces.hpp"
#include "web/shell_words.hpp"

namespace saolang::web {

Cell::Cell(std::string_view words) {
    Html html;
    html.text(words);
    content_ = std::move(html).raw();
}

Cell::Cell(std::int64_t number) : Cell(group_thousands(number)) {}

Cell Cell::link(std::string_view href, std::string_view words) {
    Html html;
    html.add(R"(<a href="{}">{}</a>)", Url(href), words);
    return std::move(html).raw();
}

Cell Cell::link(std::string_view href, std::int64_t number) { return link(href, group_thousands(number)); }

namespace {

void add_row(Html& html, const std::vector<Column>& columns, const std::vector<Cell>& cells) {
    html.add("<tr>");
    for (std::size_t i = 0; i < cells.size() && i < columns.size(); ++i) {
        if (i == 0) {
            html.add(R"(<th scope="row">{}</th>)", cells[i].content());
        } else if (columns[i].number) {
            html.add(R"(<td class="n" data-label="{}">{}</td>)", columns[i].heading, cells[i].content());
        } else {
            html.add(R"(<td data-label="{}">{}</td>)", columns[i].heading, cells[i].content());
        }
    }
    html.add("</tr>");
}

void add_downloads(Html& html, Language language, const Table& table) {
    if (table.excel_href.empty() && table.csv_href.empty()) return;
    html.add(R"(<p class="actions">)");
    if (!table.excel_href.empty()) {
        html.add(button_link(Press::plain, table.excel_href, words::download_excel.in(language), Icon::download));
    }
    if (!table.csv_href.empty()) {
        html.add(button_link(Press::plain, table.csv_href, words::download_csv.in(language), Icon::download));
    }
    html.add("</p>");
}

}  // namespace

Raw table(Language language, const Table& table) {
    Html html;
    html.add(R"(<table class="list"><caption><span class="{}">{}</span></caption><thead><tr>)",
             table.caption_hidden ? "vh" : "", table.caption);
    for (const Column& column : table.columns) {
        html.add(R"(<th scope="col" class="{}">{}</th>)", column.number ? "n" : "", column.heading);
    }
    html.add("</tr></thead><tbody>");
    for (const auto& row : table.rows) add_row(html, table.columns, row);
    html.add("</tbody>");
    if (!table.total.empty()) {
        html.add("<tfoot>");
        add_row(html, table.columns, table.total);
        html.add("</tfoot>");
    }
    html.add("</table>");
    add_downloads(html, language, table);
    return std::move(html).raw();
}

Raw facts(const std::vector<Fact>& rows) {
    Html html;
    html.add(R"(<dl class="facts">)");
    for (const Fact& fact : rows) html.add("<div><dt>{}</dt><dd>{}</dd></div>", fact.name, fact.value.content());
    html.add("</dl>");
    return std::move(html).raw();
}

}  // namespace saolang::web
