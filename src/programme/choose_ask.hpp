#pragma once
// What the address of "what to do" asks, and the answer: a plan's targets, a budget, costs an officer typed, what is
// kept and left out by hand.
//   ?ngan-sach=5000000000   the budget in đồng; without it no limit
//   ?giu=KEY&bo=KEY         kept, left out by hand
//   ?gia-quality=20000000   what one support of that need costs; gia-hoi-cho and gia-nuoc-ngoai of a fair, a promotion
//   ?gia.KEY=20000000       what that one costs
// and what a plan's page asks: noi, ngay, biet, dia-gioi.

#include "programme/options.hpp"
#include "programme/plan_ask.hpp"
#include "web/form.hpp"

namespace saolang::programme {

struct AimedTarget {
    Aimed aimed;
    std::string words;
    std::optional<std::int64_t> missing = {};  // hundredths of a record; nothing: it counts none, or is kept private
    std::int64_t under_way = 0;                // of them, what tasks and planned support are expected to bring
};

struct WhatToDo {
    PlanAsked plan;
    web::Form form;  // of the address, with what could not be read
    std::vector<AimedTarget> targets = {};
    TypedCosts typed = {};
    UsualCosts usual = {};
    std::optional<std::int64_t> budget = {};
    std::vector<WorkOption> options = {};
    std::vector<bool> seen = {};  // by option: this person keeps or sees what it is about; the choice is made of all
    std::size_t taken_out = 0;    // works that are under way already
    std::vector<WorkOption> to_report = {};  // those this person may know of
    Posed problem = {};
    Chosen chosen = {};
    std::vector<Reason> reasons = {};  // by chosen

    [[nodiscard]] const WorkOption& option(std::size_t candidate) const {
        return options[problem.positions[candidate]];
    }
    [[nodiscard]] bool sees(std::size_t candidate) const { return seen[problem.positions[candidate]]; }
    [[nodiscard]] ByHand by_hand(const WorkOption& option) const;
    // Tells one answer from another: its options and what they cost.
    [[nodiscard]] std::string mark() const;
    // The pairs of the address that are to be sent again.
    [[nodiscard]] web::Pairs kept() const;
    web::Pairs sent = {};
};

// Nothing when there is no such plan. `sent`: the address's query, or a form's
// fields.
[[nodiscard]] std::optional<WhatToDo> what_to_do(const Ask& ask, const web::Pairs& sent);

// "/quan-ly/ke-hoach/2024/viec-can-lam".
[[nodiscard]] std::string path_of_work(const WhatToDo& what);

inline constexpr std::string_view budget_name = "ngan-sach";
inline constexpr std::string_view keep_name = "giu";
inline constexpr std::string_view leave_name = "bo";
inline constexpr std::string_view fair_cost_name = "gia-hoi-cho";
inline constexpr std::string_view abroad_cost_name = "gia-nuoc-ngoai";
[[nodiscard]] std::string cost_name_of_need(std::size_t need);
[[nodiscard]] std::string cost_name_of(const WorkOption& option);
[[nodiscard]] bool is_cost_name(std::string_view name);

}  // namespace saolang::programme
