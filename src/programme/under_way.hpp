#pragma once
// Works that are a task or a planned support already: they are not proposed a second time, and what they are expected
// to bring is no longer missing.

#include "programme/options.hpp"

namespace saolang::programme {

// What a task says first: the deed and what it is about. A task about a unit or a record is known by it.
[[nodiscard]] std::string task_title(const World& world, const places::Gazetteer& gazetteer, const WorkOption& option);

void take_out_under_way(const World& world, const places::Gazetteer& gazetteer, const std::vector<Aimed>& targets,
                        OptionsFound& found);

}  // namespace saolang::programme
