#pragma once
// /quan-ly/ho-so/{loai}: the records of a kind, filtered, and the same as a file.

#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_record_list_routes(web::RouteTable& routes, const Site& site);

// The kind the address names, when the desk keeps its records here: plans have pages of their own.
[[nodiscard]] const Kind* kind_in(const Ask& ask);
// Whether this visitor may add a record of the kind somewhere: of one that is confidential for the most part, only who
// may see that.
[[nodiscard]] bool may_add_some(const Ask& ask, const Kind& kind);
[[nodiscard]] bool may_import_some(const Ask& ask, const Kind& kind);
// A table of the rows with the fields that tell most; a column that all rows share is left out.
struct Columns {
    const Kind& kind;
    std::vector<std::size_t> fields;
    bool standing = false;
};
[[nodiscard]] Columns columns_of(const Ask& ask, const Kind& kind, std::optional<std::size_t> without = {});
[[nodiscard]] std::vector<web::Column> headings_of(const Ask& ask, const Columns& columns);
[[nodiscard]] std::vector<web::Cell> cells_of(const Ask& ask, const Columns& columns, Row row, Date day);

}  // namespace saolang::programme
