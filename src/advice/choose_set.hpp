#pragma once
// Chọn bộ tiêu chí: which of the 26 sets a product belongs to (QĐ 26/2026, Phụ lục I), by plain questions or by its
// name. Questions and words are data a person can read and correct (data/advice/choose_set.csv, set_words.csv).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace saolang::advice {

struct Said {
    std::string vi, en;
};

// One answer: it leads to another question or to a set.
struct ChoiceOption {
    std::string question;  // id of the next one; empty where it leads to a set
    std::optional<std::uint8_t> set;
    Said words;
    Said hint;  // examples; may be empty
};

struct ChoiceQuestion {
    std::string id;  // "thuc-pham": part of an address
    Said ask;
    std::vector<ChoiceOption> options;
};

// What products of a set are called.
struct SetWords {
    std::uint8_t set;
    std::vector<std::string> examples_vi, examples_en;  // shown; the others are only searched
    std::vector<std::string> more_vi, more_en;
};

class SetChoice {
public:
    // The files the program carries.
    [[nodiscard]] static const SetChoice& shipped();

    [[nodiscard]] const ChoiceQuestion& first() const { return questions_.front(); }
    [[nodiscard]] const std::vector<ChoiceQuestion>& questions() const { return questions_; }
    // Null when there is none.
    [[nodiscard]] const ChoiceQuestion* question(std::string_view id) const;

    // What was answered on the way to a question, the first answer first.
    struct Taken {
        const ChoiceQuestion* question;
        const ChoiceOption* option;
    };
    [[nodiscard]] std::vector<Taken> way_to(const ChoiceQuestion& question) const;
    // The same on the way to a set, its own answer last.
    [[nodiscard]] std::vector<Taken> way_to(std::uint8_t set) const;

    [[nodiscard]] const SetWords& words(std::uint8_t set) const { return words_.at(set - 1U); }

    // The likeliest sets of a product's name, the best first; empty when no word of it is known. What stands first in a
    // Vietnamese name says what the thing is (“rượu gạo” is a spirit), and the longer a known phrase, the surer it is.
    // What is not found with its marks is found without them.
    [[nodiscard]] std::vector<std::uint8_t> likeliest(std::string_view name) const;

private:
    friend Result<SetChoice, std::string> read_set_choice(std::string_view, std::string_view);

    // A known phrase in one spelling.
    struct Phrase {
        std::string text;  // " tra sam "
        std::uint8_t set;
        std::uint8_t words;
    };
    [[nodiscard]] static std::vector<std::uint8_t> likeliest(std::string_view text, const std::vector<Phrase>& phrases);
    void learn();
    void learn(std::uint8_t set, const std::vector<std::string>& phrases);

    std::vector<ChoiceQuestion> questions_;
    std::vector<SetWords> words_;
    std::vector<Phrase> marked_, bare_;
};

// Every question is reached by exactly one way, every set too, and none leads back: else what is wrong, in words.
[[nodiscard]] Result<SetChoice, std::string> read_set_choice(std::string_view questions_csv,
                                                             std::string_view words_csv);

}  // namespace saolang::advice
