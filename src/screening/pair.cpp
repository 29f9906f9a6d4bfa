// Two records: one product, one line, one kind from one place, or strangers. Rules in the order a person would ask.

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <tuple>

#include "screening/alignment.hpp"
#include "screening/record.hpp"

namespace saolang::screening {
namespace {

bool same_word(const Word& a, const Word& b) {
    return is_same_folded(a, b) && (lost_marks(a.marked, b.marked) || lost_marks(b.marked, a.marked));
}

// What one name says and the other does not: a bit a meaning, a bit a word.
struct Rest {
    std::uint32_t meanings = 0;
    WordSet words = 0;

    [[nodiscard]] bool has(Meaning meaning) const { return ((meanings >> static_cast<unsigned>(meaning)) & 1U) != 0; }
    [[nodiscard]] bool made() const { return has(Meaning::product) || has(Meaning::craft) || has(Meaning::service); }
    [[nodiscard]] bool ingredient() const {
        constexpr auto first = static_cast<unsigned>(Meaning::produce);
        constexpr auto last = static_cast<unsigned>(Meaning::costly);
        return (meanings & ((2U << last) - (1U << first))) != 0;
    }
    [[nodiscard]] bool form() const { return has(Meaning::process) || has(Meaning::dried) || has(Meaning::fresh); }
    [[nodiscard]] bool brand() const { return has(Meaning::unknown); }
    [[nodiscard]] bool empty() const { return meanings == 0; }
};

// A word of the name that repeats the owner or the place.
bool is_explained(const Word& word, const Record& a, const Record& b) {
    const auto among = [&](const std::vector<Word>& words) {
        return std::any_of(words.begin(), words.end(), [&](const Word& other) { return same_word(word, other); });
    };
    return among(a.owner.core) || among(b.owner.core) || a.origin.has(word) || b.origin.has(word);
}

Rest rest_of(const Naming& name, WordSet matched, const Record& a, const Record& b) {
    Rest rest;
    for (std::size_t i = 0; i < name.phrase.words.size(); ++i) {
        if ((matched & words_at(i)) != 0) continue;
        const auto meaning = name.unit(i).meaning;
        if (meaning == Meaning::stop || (meaning == Meaning::unknown && is_explained(name.phrase.words[i], a, b)))
            continue;
        rest.meanings |= 1U << static_cast<unsigned>(meaning);
        rest.words |= words_at(i);
    }
    return rest;
}

std::string text_of(const Rest& rest, const Naming& name) {
    std::string out;
    for (std::size_t i = 0; i < name.phrase.words.size(); ++i) {
        if ((rest.words & words_at(i)) != 0) out += (out.empty() ? "" : " ") + name.phrase.words[i].written;
    }
    return out;
}

struct Compared {
    const Naming* left;
    const Naming* right;
    Ownership owner;
    Nearness place;
    Alignment words;
    Rest a, b;
    std::size_t shared_brand = 0;  // words of no meaning that both have
};

// Words that stand in one name alone.
std::size_t left_over(const Compared& compared) {
    return compared.left->phrase.words.size() + compared.right->phrase.words.size() -
           static_cast<std::size_t>(std::popcount(compared.words.a) + std::popcount(compared.words.b));
}

const Unit& unit_of(const Naming& name, std::uint32_t thing) {
    return *std::find_if(name.phrase.units.begin(), name.phrase.units.end(),
                         [&](const Unit& one) { return one.concept_id == thing; });
}

const Word& first_word(const Naming& name, std::uint32_t thing) {
    return name.phrase.words[unit_of(name, thing).first];
}

// Without marks one word may be read as two things: "dua".
bool same_thing(const Naming& a, std::uint32_t thing_a, const Naming& b, std::uint32_t thing_b) {
    if (thing_a == thing_b) return true;
    const auto& x = unit_of(a, thing_a);
    const auto& y = unit_of(b, thing_b);
    if (x.count != y.count) return false;
    for (std::uint32_t i = 0; i < x.count; ++i) {
        if (!same_word(a.phrase.words[x.first + i], b.phrase.words[y.first + i])) return false;
    }
    return true;
}

enum class Main : std::uint8_t { none, one_sided, same, other_sort, other };

// Sorts of these are as far apart as two products; sorts of rice or pomelo are one line.
bool is_wide(std::string_view first) {
    constexpr std::array<std::string_view, 13> wide = {"nam", "rau",   "ca",  "trung", "thit", "hat", "cu",
                                                       "dau", "khoai", "mam", "hoa",   "sam",  "cai"};
    return std::find(wide.begin(), wide.end(), first) != wide.end();
}

bool is_whole(WordSet matched, const Unit& unit) {
    const auto all = words_at(unit.first, unit.count);
    return (matched & all) == all;
}

// Both name the same thing as made, or what one names stands in the other too, read as something else.
bool same_product(const Naming& a, const Naming& b, const Alignment& words) {
    if (a.product == b.product) return true;
    return (a.product == no_concept || is_whole(words.a, unit_of(a, a.product))) &&
           (b.product == no_concept || is_whole(words.b, unit_of(b, b.product)));
}

Main main_ingredient(const Naming& a, const Naming& b, const Alignment& words) {
    if (a.made_of.empty() && b.made_of.empty()) return Main::none;
    if (a.made_of.empty() || b.made_of.empty()) {
        // read as something else in the other, without marks
        const bool there = a.made_of.empty() ? is_whole(words.b, unit_of(b, b.made_of[0]))
                                             : is_whole(words.a, unit_of(a, a.made_of[0]));
        return there ? Main::same : Main::one_sided;
    }
    if (same_thing(a, a.made_of[0], b, b.made_of[0])) return Main::same;
    if (is_whole(words.a, unit_of(a, a.made_of[0])) && is_whole(words.b, unit_of(b, b.made_of[0]))) return Main::same;
    const auto& x = first_word(a, a.made_of[0]);
    const auto& y = first_word(b, b.made_of[0]);
    if (!same_word(x, y)) return Main::other;
    return is_wide(x.folded) ? Main::other : Main::other_sort;
}

std::string_view product_word(const Naming& name) {
    return name.product == no_concept ? std::string_view{} : std::string_view(first_word(name, name.product).folded);
}

// Products that are named alone: what they are made of goes without saying.
bool goes_without_saying(const Naming& a, const Naming& b) {
    for (const auto* const name : {&a, &b}) {
        if (name->product == no_concept) continue;
        const auto& unit = unit_of(*name, name->product);
        std::string text;
        for (std::uint32_t i = unit.first; i < unit.first + unit.count; ++i) text += name->phrase.words[i].folded + ' ';
        if (text == "nuoc mam " || text == "ca phe ") return true;
    }
    return false;
}

// Kinds that name themselves: what follows "bánh pía", "mì", "yến chưng" is a filling or a colour. Of a plain "bánh",
// of wine, tea, oil or sauce it is the main ingredient.
bool is_kind_of_its_own(const Naming& name) {
    constexpr std::array<std::string_view, 14> alone = {"mi",    "bun",   "pho",     "mien", "nui",  "ngu", "yen",
                                                        "snack", "thach", "granola", "kem",  "chao", "hu",  "rau"};
    constexpr std::array<std::string_view, 5> with_a_word = {"banh", "keo", "com", "sua", "thanh"};
    if (name.product == no_concept) return false;
    const auto& unit = unit_of(name, name.product);
    const auto first = product_word(name);
    const auto among = [&](const auto& words) { return std::find(words.begin(), words.end(), first) != words.end(); };
    if (first == "nuoc" && unit.count > 1) return name.phrase.words[unit.first + 1].folded == "yen";
    return among(alone) || (unit.count > 1 && among(with_a_word));
}

bool is_form_word(std::string_view product) { return product == "bot" || product == "vien" || product == "tinh"; }

Relation relation_of_one_owner(const Compared& compared) {
    const auto& a = *compared.left;
    const auto& b = *compared.right;
    const auto& words = compared.words;
    const auto& rest_a = compared.a;
    const auto& rest_b = compared.b;
    const auto shared_brand = compared.shared_brand;
    if (rest_a.empty() && rest_b.empty()) return Relation::duplicate;
    const auto main = main_ingredient(a, b, words);
    const bool one_product = same_product(a, b, words);
    const bool both_made = a.product != no_concept && b.product != no_concept;
    if (both_made && !one_product) {
        const bool one_family = product_word(a) == product_word(b) && main == Main::same;
        return one_family ? Relation::variant : Relation::different;
    }
    if (!one_product && !both_made) {
        const auto word = a.product != no_concept ? product_word(a) : product_word(b);
        const auto& other = a.product != no_concept ? b : a;
        // "muối tinh" and "muối hạt"
        const bool one_word = !other.made_of.empty() && first_word(other, other.made_of[0]).folded == word;
        return one_word || (is_form_word(word) && main == Main::same) ? Relation::variant : Relation::different;
    }
    if (both_made && one_product && is_kind_of_its_own(a)) return Relation::variant;
    if (rest_a.made() || rest_b.made()) {
        // something made stands beside: "đông trùng hạ thảo – yến"
        return main == Main::same ? Relation::variant : Relation::different;
    }
    switch (main) {
        case Main::same:
        case Main::other_sort:
            return Relation::variant;
        case Main::other:
            return Relation::different;
        case Main::one_sided:
            return goes_without_saying(a, b) ? Relation::variant : Relation::different;
        case Main::none:
            break;
    }
    if (!rest_a.brand() || !rest_b.brand())
        return a.product != no_concept || shared_brand > 0 ? Relation::variant : Relation::different;
    return goes_without_saying(a, b) || (a.product != no_concept && shared_brand > 0) ? Relation::variant
                                                                                      : Relation::different;
}

bool is_same_kind(const Compared& compared) {
    const auto& a = *compared.left;
    const auto& b = *compared.right;
    const auto& rest_a = compared.a;
    const auto& rest_b = compared.b;
    if (rest_a.empty() && rest_b.empty()) return true;
    const auto& words = compared.words;
    if (!same_product(a, b, words) || rest_a.made() || rest_b.made()) return false;
    if (rest_a.form() || rest_b.form()) return false;
    const bool silent = goes_without_saying(a, b);
    if ((rest_a.ingredient() || rest_b.ingredient()) && !silent) return false;
    const auto main = main_ingredient(a, b, words);
    if (main == Main::same) return true;
    return (silent && a.product == b.product) || (main == Main::none && a.product != no_concept);
}

Relation relation_of(const Compared& compared) {
    if (is_same(compared.owner)) return relation_of_one_owner(compared);
    const bool same_name = compared.a.empty() && compared.b.empty();
    if (compared.owner == Ownership::other) {
        if (compared.place == Nearness::other) return Relation::different;
        if (compared.place == Nearness::unknown && !same_name) return Relation::different;
        return is_same_kind(compared) ? Relation::same_kind_same_origin : Relation::different;
    }
    // nobody says whose it is
    if (compared.place == Nearness::other) return Relation::different;
    if (same_name) return Relation::duplicate;
    const bool brands_differ = compared.a.brand() && compared.b.brand();
    if (!brands_differ && (compared.shared_brand > 0 || (!compared.a.brand() && !compared.b.brand()))) {
        const auto relation = relation_of_one_owner(compared);
        if (relation == Relation::variant && compared.shared_brand > 0) return relation;
    }
    return compared.place == Nearness::same && is_same_kind(compared) ? Relation::same_kind_same_origin
                                                                      : Relation::different;
}

double score_of(Relation relation, const Record& a, const Record& b, const Compared& compared) {
    const bool missing = compared.owner == Ownership::missing;
    if (relation == Relation::duplicate) {
        double z = 4.0 - 0.8 * compared.words.slips - 1.0 * compared.words.doubtful;
        if (missing) z -= 0.8;
        if (missing && a.owner.is_missing() && b.owner.is_missing()) z -= 0.4;
        if (compared.owner == Ownership::other_form) z -= 0.8;
        if (compared.place != Nearness::same) z -= 0.5;
        return std::max(0.5, 1 / (1 + std::exp(-z)));
    }
    const double z = relation == Relation::variant                 ? -1.8
                     : relation == Relation::same_kind_same_origin ? -2.2
                     : is_same(compared.owner)                     ? -3.0
                                                                   : -5.0;
    return 1 / (1 + std::exp(-z));
}

bool is_written_alike(const Record& a, const Record& b) {
    const auto& left = a.written.phrase.words;
    const auto& right = b.written.phrase.words;
    return std::equal(left.begin(), left.end(), right.begin(), right.end(), is_same_marked);
}

std::string joined(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty()) return a + b;
    return a < b ? a + " / " + b : b + " / " + a;
}

std::vector<Reason> reasons_of(Relation relation, const Record& a, const Record& b, const Compared& compared) {
    std::vector<Reason> reasons;
    const auto add = [&](std::string_view code, std::string detail = {}) {
        reasons.push_back({std::string(code), std::move(detail)});
    };
    switch (compared.owner) {
        case Ownership::same:
            add("same_owner");
            break;
        case Ownership::spelled_differently:
            add("same_owner_spelled");
            break;
        case Ownership::other_form:
            add("same_owner_form");
            break;
        case Ownership::other:
            add("other_owner");
            break;
        case Ownership::missing:
            add(a.owner.is_missing() && b.owner.is_missing() ? "owners_missing" : "owner_missing");
            break;
    }
    const bool same_name = compared.a.empty() && compared.b.empty();
    const auto rest = joined(text_of(compared.a, *compared.left), text_of(compared.b, *compared.right));
    if (same_name) {
        add(is_written_alike(a, b) ? "same_name" : "name_spelled");
        if (compared.words.slips > 0)
            add("name_slip", joined(compared.words.slip_a->written, compared.words.slip_b->written));
    } else if (relation == Relation::variant) {
        add("same_line");
        add("other_form", rest);
    } else if (relation == Relation::same_kind_same_origin) {
        add("same_kind");
        if (!rest.empty()) add("other_brand", rest);
    } else {
        const auto main = main_ingredient(*compared.left, *compared.right, compared.words);
        add(same_product(*compared.left, *compared.right, compared.words) &&
                    (main == Main::other || main == Main::one_sided)
                ? "other_main"
                : "other_kind",
            rest);
    }
    if (compared.place == Nearness::same && relation != Relation::duplicate) add("same_place");
    if (compared.place == Nearness::other) add("other_place");
    if (!a.additions.weight.empty() || !b.additions.weight.empty())
        add("weight_ignored", joined(a.additions.weight, b.additions.weight));
    if (a.additions.stars || b.additions.stars) add("stars_ignored");
    return reasons;
}

}  // namespace

PairAnswer compare(const Record& a, const Record& b, Reasons wanted) {
    if (a.folded.empty() || b.folded.empty()) return {Relation::different, 0.0, {{"no_name"}}};
    Compared compared{&a.settled, &b.settled, compare(a.owner, b.owner), nearness(a.origin, b.origin), {}, {}, {}, 0};
    const auto look = [&](const Naming& left, const Naming& right) {
        compared.left = &left;
        compared.right = &right;
        compared.words = align(left.views, right.views, Slips::allowed);
        compared.a = rest_of(left, compared.words.a, a, b);
        compared.b = rest_of(right, compared.words.b, a, b);
    };
    look(a.settled, b.settled);
    if ((a.readings_differ || b.readings_differ) && (!compared.a.empty() || !compared.b.empty())) {
        // What was read into unmarked words may differ where the words do not.
        const auto settled = compared;
        look(a.written, b.written);
        if (left_over(compared) >= left_over(settled)) compared = settled;
    }
    // "Bánhquếdừa"
    if (a.glued == b.glued && a.folded != b.folded) {
        compared.a = {};
        compared.b = {};
    }
    for (std::size_t i = 0; i < compared.left->phrase.words.size(); ++i) {
        if ((compared.words.a & words_at(i)) != 0 && compared.left->unit(i).meaning == Meaning::unknown)
            ++compared.shared_brand;
    }
    // An owner's other product of the same place may be told by a word that is hardly different.
    if (is_same(compared.owner) && compared.place == Nearness::other) {
        const auto small = [](const Owner& owner) {
            return owner.form != LegalForm::company && owner.form != LegalForm::cooperative;
        };
        if (small(a.owner) && small(b.owner)) compared.owner = Ownership::other;
    }
    const auto relation = relation_of(compared);
    PairAnswer answer{relation, score_of(relation, a, b, compared), {}};
    if (wanted == Reasons::all || relation != Relation::different)
        answer.reasons = reasons_of(relation, a, b, compared);
    return answer;
}

PairAnswer compare_in_order(const Record& a, const Record& b, Reasons wanted) {
    const auto key = [](const Record& record) { return std::tie(record.folded, record.owner.folded); };
    return key(a) <= key(b) ? compare(a, b, wanted) : compare(b, a, wanted);
}

PairAnswer screen_pair(const Item& a, const Item& b) {
    const auto first = record_of(a);
    const auto second = record_of(b);
    return compare_in_order(first, second, Reasons::all);
}

}  // namespace saolang::screening
