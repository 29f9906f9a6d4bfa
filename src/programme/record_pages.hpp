#pragma once
// The two sides of a record's pages: the office's under /quan-ly/ho-so and a producer's under /cua-toi/ho-so.

#include "programme/record_form.hpp"

namespace saolang::programme {

struct Side {
    Filler filler;
    std::string_view path;     // "/quan-ly/ho-so", before the kind's segment
    std::string_view section;  // the door that is lit
    web::Act edits;            // the act of its forms
};
inline constexpr Side office_side{Filler::office, "/quan-ly/ho-so", "/quan-ly/ho-so", people::edit_programme};
inline constexpr Side own_side{Filler::producer, "/cua-toi/ho-so", "/cua-toi/ho-so", people::own_records};

[[nodiscard]] std::string path_of(const Side& side, const Kind& kind, std::string_view code = {});
// The kind of the address, when this side keeps it.
[[nodiscard]] const Kind* kind_in(const Ask& ask, const Side& side);
// The record of the address, when this person may correct it.
[[nodiscard]] std::optional<Row> row_kept(const Ask& ask, const Side& side, const Kind& kind);
[[nodiscard]] bool is_own(const Ask& ask, const Kind& kind, Row row);
// Correcting: a frozen figure is the province's.
[[nodiscard]] bool may_keep(const Ask& ask, const Side& side, const Kind& kind, Row row);

// Crumbs above a record's pages.
[[nodiscard]] std::vector<web::Crumb> crumbs_of(const Ask& ask, const Side& side, const Kind& kind,
                                                std::optional<Row> row = {});

void add_record_form_routes(web::RouteTable& routes, const Site& site);

}  // namespace saolang::programme
