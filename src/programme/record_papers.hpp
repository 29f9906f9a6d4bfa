#pragma once
// Pictures, scans and documents of the programme's records, on the pages all evidence has.

#include "evidence/about.hpp"
#include "programme/site.hpp"
#include "web/route.hpp"

namespace saolang::programme {

void add_record_papers_routes(web::RouteTable& routes, const Site& site);

// Of the files, which are asked for by themselves.
[[nodiscard]] evidence::AboutSubject about_records(const Site& site);
[[nodiscard]] bool may_view_papers(const Ask& ask, const Kind& kind, Row row);

}  // namespace saolang::programme
