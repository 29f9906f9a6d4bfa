#pragma once
// What was chosen becomes records: support with its planned money, and a task for the unit where it is to be done.

#include "programme/choose_ask.hpp"
#include "programme/store.hpp"

namespace saolang::programme {

struct WorkTerms {
    Date given_on{0};
    std::optional<Date> due = {};  // nothing: each on its target's due day
    std::size_t source = 0;        // number of an option of `budgets`
};

struct WorkWritten {
    std::size_t supports = 0;
    std::size_t tasks = 0;
};
WorkWritten write_work(const WriteContext& context, const Ask& ask, const WhatToDo& what, const WorkTerms& terms);

}  // namespace saolang::programme
