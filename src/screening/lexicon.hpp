#pragma once
// What words mean in names of products: data/screening/words.csv, by meaning and with their other spellings.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "screening/gazetteer.hpp"
#include "screening/spelling.hpp"

namespace saolang::screening {

enum class Meaning : std::uint8_t {
    unknown,  // brands, people, places
    product,  // what is made: tea, fish sauce, cake
    craft,
    service,
    process,  // how it was changed: roasted, candied, fermented
    dried,    // dried and no more
    fresh,    // said to be fresh, or cut and chilled only
    produce,  // fruit, vegetables
    mushroom,
    animal,  // meat, eggs
    seafood,
    raw,     // rice, honey, salt, pepper, beans
    herbal,  // roots, leaves and barks for medicine or tea
    nut,
    costly,  // cordyceps, antler, bird's nests: sold processed unless said to be fresh
    part,    // fruit, root, leaf: of what stands beside it
    flavour,
    grade,  // "nguyên chất", "cao cấp"
    stop,   // "và", "từ", "xã"
    number,
};

inline constexpr std::uint32_t no_concept = 0xFFFFFFFFU;

// Words that are one thing.
struct Unit {
    std::uint32_t first, count;  // in the words of the name
    std::uint32_t concept_id = no_concept;
    Meaning meaning = Meaning::unknown;
};

struct Phrase {
    std::vector<Word> words;
    std::vector<Unit> units;  // in order, without gaps
};
// What the words of a name mean, slips of well-known words put right.
struct Reading {
    Phrase settled;  // other spellings of a thing replaced by its first one: "đậu phộng" → "đậu phụng"
    Phrase written;  // the words as they stand
};
// `own`: where the record comes from; words of places mean nothing else.
[[nodiscard]] Reading understood(const std::vector<Word>& words, const Origin& own);

}  // namespace saolang::screening
