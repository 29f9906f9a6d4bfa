#pragma once
// The page of any list on the desk: words to find, filters, saved filters, the table, pages, the file.

#include "office/workbook.hpp"
#include "registry/desk_list.hpp"
#include "registry/desk_request.hpp"

namespace saolang::registry {

struct DeskTable {
    web::Word title;
    web::Word of_what;      // "sản phẩm", in sentences
    web::Word search_hint;  // what words are looked for in
    std::vector<web::Column> columns;
    std::function<std::vector<web::Cell>(std::uint32_t item)> row;
    std::function<std::string(std::uint32_t item)> key;
    std::string_view section = {};                        // the door that is lit, when other than the list's own
    web::Raw actions = {};                                // above the table: ways to add a record
    std::function<web::Raw(web::Raw table)> around = {};  // a form about rows that are ticked
};

[[nodiscard]] web::Response desk_list_page(const DeskRequest& desk, const DeskList& list,
                                           const DeskSelection& selection, const DeskTable& table);

// Is the file asked for, instead of the page?
[[nodiscard]] bool asks_for_file(const DeskRequest& desk);
[[nodiscard]] web::Response desk_file(const DeskRequest& desk, std::string_view name,
                                      const std::function<office::Table(db::Reader&)>& make);

}  // namespace saolang::registry
