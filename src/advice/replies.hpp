#pragma once
// What a producer answered of one product, and its code: the whole of it in an address, so that it can be kept, sent
// and printed without an account. Nothing of it is stored by us.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "advice/improve.hpp"
#include "base/result.hpp"
#include "law/regime.hpp"

namespace saolang::advice {

struct Replies {
    // By criterion of the set: as Answers has them; absent: "don't know".
    std::vector<std::optional<std::uint8_t>> levels;
    std::vector<std::optional<std::uint8_t>> cases;
    // By finding of the set: it holds, it does not; absent: "don't know".
    std::vector<std::optional<bool>> findings;
    bool operator==(const Replies&) const = default;
};

// A finding about the papers filed, not about the product, is not asked: nobody has filed anything yet.
[[nodiscard]] bool is_asked(const law::Finding& finding);

[[nodiscard]] Replies no_replies(const law::CriteriaSet& set);
// A level that stops the evaluation (set 16) is in the way as the finding is.
[[nodiscard]] Answers answers_of(const law::CriteriaSet& set, const Replies& replies);

struct Progress {
    std::size_t answered = 0, asked = 0;
};
[[nodiscard]] Progress progress_of(const law::CriteriaSet& set, const Replies& replies);

// "qd26-7-x20x…": the regime, the set, then one character a criterion (before it one for its case, where it has cases)
// and one a finding: x don't know, a digit the level, a letter the case, 1 or 0 whether a finding holds. Never ends
// with a mark that a telephone would cut off a link.
[[nodiscard]] std::string code_of(const law::Regime& regime, const law::CriteriaSet& set, const Replies& replies);

enum class CodeFault : std::uint8_t {
    unreadable,    // cut, or mistyped
    other_regime,  // of a decision that no longer governs, or not yet known
    other_set,
};
[[nodiscard]] Result<Replies, CodeFault> replies_in(const law::Regime& regime, const law::CriteriaSet& set,
                                                    std::string_view code);

// Takes what a form sent over `replies`: "3.5=2", "3.5=0", "3.5=x"; "8.th=a" a case; "o2=1" the third finding holds.
// What names no criterion, level or case of the set is left out. A level of another case than the one told is none.
// True when anything of the set was sent.
bool take_form(Replies& replies, const law::CriteriaSet& set,
               const std::vector<std::pair<std::string, std::string>>& fields);

// Names of fields.
[[nodiscard]] std::string level_field(const law::Criterion& criterion);
[[nodiscard]] std::string case_field(const law::Criterion& criterion);
[[nodiscard]] std::string finding_field(std::size_t at);

}  // namespace saolang::advice
