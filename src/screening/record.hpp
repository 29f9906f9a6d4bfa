#pragma once
// An item prepared for comparing: made once, compared often.

#include <string>
#include <vector>

#include "screening/lexicon.hpp"
#include "screening/owner.hpp"
#include "screening/screen.hpp"

namespace saolang::screening {

struct Record {
    Phrase name;
    Additions additions;
    Owner owner;
    std::vector<Word> place;             // without "huyện", "TP"
    std::vector<std::uint32_t> unit_of;  // the unit of each word of the name
    std::uint32_t product = no_concept;  // what is made, when it is named: tea, fish sauce
    std::vector<std::uint32_t> made_of;  // ingredients in order, the main one first
    std::string folded;                  // the whole name

    [[nodiscard]] const Unit& unit(std::size_t word) const { return name.units[unit_of[word]]; }
};
[[nodiscard]] Record record_of(const Item& item);

[[nodiscard]] inline bool is_made(Meaning meaning) {
    return meaning == Meaning::product || meaning == Meaning::craft || meaning == Meaning::service;
}
[[nodiscard]] inline bool is_ingredient(Meaning meaning) {
    return meaning >= Meaning::produce && meaning <= Meaning::costly;
}

[[nodiscard]] PairAnswer compare(const Record& a, const Record& b);
// The same answer whichever stands first.
[[nodiscard]] PairAnswer compare_in_order(const Record& a, const Record& b);

}  // namespace saolang::screening
