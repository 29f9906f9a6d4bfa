#include "evidence/evidence.hpp"

#include <algorithm>
#include <array>

namespace saolang::evidence {

namespace {

constexpr std::array<std::pair<Kind, std::string_view>, 3> kinds{
    {{Kind::picture, "picture"}, {Kind::scan, "scan"}, {Kind::document, "document"}}};
// The registry's, and the programme's (programme/kind.cpp; its demo_year_test compares).
constexpr std::array<std::string_view, 30> subjects{
    "product",      "producer",       "recognition",  "decision",      "plan",          "target",
    "target_share", "indicator",      "registration", "support",       "support_money", "organisation_step",
    "commitment",   "inspection",     "standard",     "lab_test",      "turnover",      "event",
    "event_part",   "event_money",    "sales_point",  "point_product", "point_visit",   "zone",
    "zone_supply",  "local_strength", "training",     "trained",       "listing",       "task"};

}  // namespace

std::string_view code_of(Kind kind) {
    return std::ranges::find(kinds, kind, &std::pair<Kind, std::string_view>::first)->second;
}

std::optional<Kind> kind_from_code(std::string_view code) {
    const auto* found = std::ranges::find(kinds, code, &std::pair<Kind, std::string_view>::second);
    return found == kinds.end() ? std::nullopt : std::optional(found->first);
}

web::Word words_of(Kind kind) {
    switch (kind) {
        case Kind::picture:
            return {"Ảnh", "Picture"};
        case Kind::scan:
            return {"Bản quét", "Scan"};
        case Kind::document:
            break;
    }
    return {"Văn bản", "Document"};
}

bool can_have_evidence(const trail::Subject& subject) {
    return std::ranges::find(subjects, subject.kind) != subjects.end();
}

bool may_be_public(Kind kind, const trail::Subject& subject) {
    return kind == Kind::picture && subject.kind == "product";
}

}  // namespace saolang::evidence
