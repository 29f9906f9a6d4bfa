#pragma once
// What the form of a decision may say. Fields: `so`, `ngay`, `co-quan`, `ly-do`.

#include "registry/edited.hpp"
#include "trail/trail.hpp"

namespace saolang::registry {

struct DecisionDraft {
    Decision decision;
    std::string reason = {};
};
[[nodiscard]] DecisionDraft check_decision(web::Form& form, const Decision& before, Date today);
[[nodiscard]] web::Pairs typed_of_decision(const trail::Record& record);

// "3635/QĐ-UBND", "3635 /qd-ubnd" and "3635/QĐ - UBND" are one number.
[[nodiscard]] std::string number_key(std::string_view number);
// Another one with this number, of this day or of no known day.
[[nodiscard]] const Decision* same_decision(const Index& index, const Decision& decision);

}  // namespace saolang::registry
