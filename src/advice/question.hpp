#pragma once
// A criterion, or a council's finding, in the words a producer uses (data/advice/questions.csv, findings.csv).

#include <string>

#include "law/criteria.hpp"

namespace saolang::advice {

struct Question {
    std::string ask_vi, ask_en;    // "Bao bì, cách đóng gói hiện nay thế nào?"
    std::string help_vi, help_en;  // what is meant, where to look it up; may be empty
};
// Every criterion of every set in force has one (tested); else its name is the question.
[[nodiscard]] Question question_for(const law::CriteriaSet& set, const law::Criterion& criterion);

// To be answered by yes or no; yes means trouble: the dossier is rejected or the evaluation stops, also where the law
// writes the opposite as a precondition. Every finding of every set in force has one (tested); else its text asks.
[[nodiscard]] Question question_for(const law::Finding& finding);

}  // namespace saolang::advice
