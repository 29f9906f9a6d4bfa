#pragma once
// A criterion in the words a producer uses (data/advice/questions.csv).

#include <string>

#include "law/criteria.hpp"

namespace saolang::advice {

struct Question {
    std::string ask_vi, ask_en;    // "Bao bì của anh/chị hiện nay thế nào?"
    std::string help_vi, help_en;  // what is meant, where to look it up; may be empty
};
// Every criterion of every set in force has one (tested); else its name is the question.
[[nodiscard]] Question question_for(const law::CriteriaSet& set, const law::Criterion& criterion);

}  // namespace saolang::advice
