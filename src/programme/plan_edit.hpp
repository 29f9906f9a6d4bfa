#pragma once
// What the pages that change plans share: the version or target of an address, ways above them, fields of a document.

#include "programme/plan_form.hpp"
#include "programme/site.hpp"
#include "registry/edit_page.hpp"

namespace saolang::programme {

[[nodiscard]] inline PlanFormGround plan_ground(const Ask& ask) {
    return {ask.world, ask.gazetteer(), ask.desk.visitor.today};
}

// `answer` about the plan's version or the target whose code is the address's first parameter; 404 when there is none
// or this person does not plan for its unit.
using RowAnswer = web::Response (*)(const Ask&, Row);
[[nodiscard]] Handler about_version(RowAnswer answer);
[[nodiscard]] Handler about_target(RowAnswer answer);
[[nodiscard]] bool may_plan(const Ask& ask, Row version);

// "/quan-ly/ke-hoach/ban/CODE", "/quan-ly/ke-hoach/chi-tieu/CODE", without the language.
[[nodiscard]] std::string path_of_version(const Ask& ask, Row version);
[[nodiscard]] std::string edit_path_of_target(const Ask& ask, Row target);
[[nodiscard]] std::vector<web::Crumb> above_version(const Ask& ask, std::optional<Row> version);

[[nodiscard]] std::vector<web::Field> document_fields(const Ask& ask, const web::Form& form);

// "Are you sure", with a reason; `leads` is where it goes on.
struct Removal {
    const Kind& kind;
    Row row;
    std::string action;
    std::string title;
    std::string lead;
    std::string leads;
    std::vector<web::Crumb> above;
};
[[nodiscard]] web::Response removal_page(const Ask& ask, const Removal& removal);

}  // namespace saolang::programme
