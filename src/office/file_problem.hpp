#pragma once
// Why a file cannot be read, in words for people: what happened and what to do.

#include <string_view>

#include "office/workbook.hpp"

namespace saolang::office {

struct ProblemWords {
    std::string_view vi;
    std::string_view en;
};
[[nodiscard]] ProblemWords words_of(FileProblem problem);

}  // namespace saolang::office
