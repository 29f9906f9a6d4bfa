#pragma once
// An item prepared for comparing: made once, compared often.

#include <string>
#include <vector>

#include "screening/additions.hpp"
#include "screening/alignment.hpp"
#include "screening/gazetteer.hpp"
#include "screening/lexicon.hpp"
#include "screening/owner.hpp"
#include "screening/screen.hpp"

namespace saolang::screening {

// A name in one of its two readings.
struct Naming {
    Phrase phrase;
    std::vector<std::uint32_t> unit_of;  // the unit of each word
    std::uint32_t product = no_concept;  // what is made, when it is named: tea, fish sauce
    std::vector<std::uint32_t> made_of;  // ingredients in order, the main one first
    std::vector<WordView> views;         // of the words

    [[nodiscard]] const Unit& unit(std::size_t word) const { return phrase.units[unit_of[word]]; }
};

struct Record {
    Record() = default;
    Record(Record&&) = default;  // views point into the words, which stay where they are
    Record& operator=(Record&&) = default;

    Naming settled;  // other spellings of a thing made one
    Naming written;  // the words as they stand
    bool readings_differ = false;
    Additions additions;
    Owner owner;
    Origin origin;
    std::string folded;  // the whole name
    std::string glued;   // without blanks, no letter twice in a row (digits may): for names whose blanks are lost
};
[[nodiscard]] Record record_of(const Item& item);

[[nodiscard]] inline bool is_made(Meaning meaning) {
    return meaning == Meaning::product || meaning == Meaning::craft || meaning == Meaning::service;
}
[[nodiscard]] inline bool is_ingredient(Meaning meaning) {
    return meaning >= Meaning::produce && meaning <= Meaning::costly;
}

// Reasons of what is different are left out where nobody asks for them.
enum class Reasons : std::uint8_t { all, of_likes };
[[nodiscard]] PairAnswer compare(const Record& a, const Record& b, Reasons wanted);
// The same answer whichever stands first.
[[nodiscard]] PairAnswer compare_in_order(const Record& a, const Record& b, Reasons wanted);

}  // namespace saolang::screening
