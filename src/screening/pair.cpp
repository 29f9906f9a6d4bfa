// Two records: one product, one line, one kind from one place, or strangers. Rules in the order a person would ask.

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "screening/alignment.hpp"
#include "screening/record.hpp"

namespace saolang::screening {
namespace {

enum class Nearness : std::uint8_t { unknown, same, other };

bool same_word(const Word& a, const Word& b) {
    return a.folded == b.folded && (lost_marks(a.marked, b.marked) || lost_marks(b.marked, a.marked));
}

Nearness nearness(const Record& a, const Record& b) {
    if (a.place.empty() || b.place.empty()) return Nearness::unknown;
    std::vector<WordView> left;
    std::vector<WordView> right;
    left.reserve(a.place.size());
    right.reserve(b.place.size());
    for (const auto& word : a.place) left.push_back({&word});
    for (const auto& word : b.place) right.push_back({&word});
    const auto alignment = align(left, right, Slips::marks_kept);
    return alignment.matched == left.size() && left.size() == right.size() && alignment.doubtful == 0 ? Nearness::same
                                                                                                      : Nearness::other;
}

// What one name says and the other does not.
struct Rest {
    std::array<std::string, 20> by_meaning;  // as written
    [[nodiscard]] const std::string& of(Meaning meaning) const { return by_meaning[static_cast<std::size_t>(meaning)]; }
    [[nodiscard]] bool has(Meaning meaning) const { return !of(meaning).empty(); }
    [[nodiscard]] bool made() const { return has(Meaning::product) || has(Meaning::craft) || has(Meaning::service); }
    [[nodiscard]] bool ingredient() const {
        return std::any_of(by_meaning.begin() + static_cast<int>(Meaning::produce),
                           by_meaning.begin() + static_cast<int>(Meaning::costly) + 1,
                           [](const std::string& text) { return !text.empty(); });
    }
    [[nodiscard]] bool form() const { return has(Meaning::process) || has(Meaning::dried) || has(Meaning::fresh); }
    [[nodiscard]] bool modifier() const {
        return form() || has(Meaning::flavour) || has(Meaning::grade) || has(Meaning::number) || has(Meaning::part);
    }
    [[nodiscard]] bool brand() const { return has(Meaning::unknown); }
    [[nodiscard]] bool empty() const { return !made() && !ingredient() && !modifier() && !brand(); }
    // All of it, in words.
    [[nodiscard]] std::string text() const {
        std::string out;
        for (std::size_t i = 0; i < by_meaning.size(); ++i) {
            if (static_cast<Meaning>(i) != Meaning::stop && !by_meaning[i].empty())
                out += (out.empty() ? "" : " ") + by_meaning[i];
        }
        return out;
    }
};

// A word of the name that repeats the owner or the place.
bool is_explained(const Word& word, const Record& a, const Record& b) {
    const auto among = [&](const std::vector<Word>& words) {
        return std::any_of(words.begin(), words.end(), [&](const Word& other) { return same_word(word, other); });
    };
    return among(a.owner.core) || among(b.owner.core) || among(a.place) || among(b.place);
}

Rest rest_of(const Record& record, const std::vector<bool>& matched, const Record& a, const Record& b) {
    Rest rest;
    for (std::size_t i = 0; i < record.name.words.size(); ++i) {
        if (matched[i]) continue;
        const auto& word = record.name.words[i];
        const auto meaning = record.unit(i).meaning;
        if (meaning == Meaning::stop || (meaning == Meaning::unknown && is_explained(word, a, b))) continue;
        auto& text = rest.by_meaning[static_cast<std::size_t>(meaning)];
        text += (text.empty() ? "" : " ") + word.written;
    }
    return rest;
}

struct Compared {
    Ownership owner;
    Nearness place;
    Alignment words;
    Rest a, b;
    std::size_t shared_brand = 0;  // words of no meaning that both have
};

std::vector<WordView> views_of(const Record& record) {
    std::vector<WordView> views;
    views.reserve(record.name.words.size());
    for (std::size_t i = 0; i < record.name.words.size(); ++i) {
        views.push_back({&record.name.words[i], record.unit(i).meaning != Meaning::unknown, record.unit(i).concept_id});
    }
    return views;
}

const Unit& unit_of(const Record& record, std::uint32_t thing) {
    return *std::find_if(record.name.units.begin(), record.name.units.end(),
                         [&](const Unit& one) { return one.concept_id == thing; });
}

const Word& first_word(const Record& record, std::uint32_t thing) {
    return record.name.words[unit_of(record, thing).first];
}

// Without marks one word may be read as two things: "dua".
bool same_thing(const Record& a, std::uint32_t thing_a, const Record& b, std::uint32_t thing_b) {
    if (thing_a == thing_b) return true;
    const auto& x = unit_of(a, thing_a);
    const auto& y = unit_of(b, thing_b);
    if (x.count != y.count) return false;
    for (std::uint32_t i = 0; i < x.count; ++i) {
        if (!same_word(a.name.words[x.first + i], b.name.words[y.first + i])) return false;
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

bool is_whole(const std::vector<bool>& matched, const Unit& unit) {
    return std::all_of(matched.begin() + unit.first, matched.begin() + unit.first + unit.count,
                       [](bool one) { return one; });
}

// Both name the same thing as made, or what one names stands in the other too, read as something else.
bool same_product(const Record& a, const Record& b, const Alignment& words) {
    if (a.product == b.product) return true;
    return (a.product == no_concept || is_whole(words.a_matched, unit_of(a, a.product))) &&
           (b.product == no_concept || is_whole(words.b_matched, unit_of(b, b.product)));
}

Main main_ingredient(const Record& a, const Record& b, const Alignment& words) {
    if (a.made_of.empty() && b.made_of.empty()) return Main::none;
    if (a.made_of.empty() || b.made_of.empty()) return Main::one_sided;
    if (same_thing(a, a.made_of[0], b, b.made_of[0])) return Main::same;
    if (is_whole(words.a_matched, unit_of(a, a.made_of[0])) && is_whole(words.b_matched, unit_of(b, b.made_of[0])))
        return Main::same;
    const auto& x = first_word(a, a.made_of[0]);
    const auto& y = first_word(b, b.made_of[0]);
    if (!same_word(x, y)) return Main::other;
    return is_wide(x.folded) ? Main::other : Main::other_sort;
}

std::string_view product_word(const Record& record) {
    return record.product == no_concept ? std::string_view{}
                                        : std::string_view(first_word(record, record.product).folded);
}

// Products that are named alone: what they are made of goes without saying.
bool goes_without_saying(const Record& a, const Record& b) {
    for (const auto* const record : {&a, &b}) {
        if (record->product == no_concept) continue;
        const auto unit = std::find_if(record->name.units.begin(), record->name.units.end(),
                                       [&](const Unit& one) { return one.concept_id == record->product; });
        std::string text;
        for (std::uint32_t i = unit->first; i < unit->first + unit->count; ++i)
            text += record->name.words[i].folded + ' ';
        if (text == "nuoc mam " || text == "ca phe ") return true;
    }
    return false;
}

bool is_form_word(std::string_view product) { return product == "bot" || product == "vien" || product == "tinh"; }

Relation relation_of_one_owner(const Record& a, const Record& b, const Compared& compared) {
    const auto& [owner, place, words, rest_a, rest_b, shared_brand] = compared;
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

bool is_same_kind(const Record& a, const Record& b, const Compared& compared) {
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
    return silent || (main == Main::none && a.product != no_concept);
}

Relation relation_of(const Record& a, const Record& b, const Compared& compared) {
    if (is_same(compared.owner)) return relation_of_one_owner(a, b, compared);
    const bool same_name = compared.a.empty() && compared.b.empty();
    if (compared.owner == Ownership::other) {
        if (compared.place == Nearness::other) return Relation::different;
        if (compared.place == Nearness::unknown && !same_name) return Relation::different;
        return is_same_kind(a, b, compared) ? Relation::same_kind_same_origin : Relation::different;
    }
    // nobody says whose it is
    if (compared.place == Nearness::other) return Relation::different;
    if (same_name) return Relation::duplicate;
    const bool brands_differ = compared.a.brand() && compared.b.brand();
    if (!brands_differ && (compared.shared_brand > 0 || (!compared.a.brand() && !compared.b.brand()))) {
        const auto relation = relation_of_one_owner(a, b, compared);
        if (relation == Relation::variant && compared.shared_brand > 0) return relation;
    }
    return compared.place == Nearness::same && is_same_kind(a, b, compared) ? Relation::same_kind_same_origin
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
    const auto rest = joined(compared.a.text(), compared.b.text());
    if (same_name) {
        add(a.folded == b.folded && compared.words.slips == 0 ? "same_name" : "name_spelled");
        if (compared.words.slips > 0) add("name_slip", compared.words.slip);
    } else if (relation == Relation::variant) {
        add("same_line");
        add("other_form", rest);
    } else if (relation == Relation::same_kind_same_origin) {
        add("same_kind");
        if (!rest.empty()) add("other_brand", rest);
    } else {
        const auto main = main_ingredient(a, b, compared.words);
        add(same_product(a, b, compared.words) && (main == Main::other || main == Main::one_sided) ? "other_main"
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

PairAnswer compare(const Record& a, const Record& b) {
    Compared compared{compare(a.owner, b.owner), nearness(a, b), {}, {}, {}, 0};
    compared.words = align(views_of(a), views_of(b), Slips::allowed);
    compared.a = rest_of(a, compared.words.a_matched, a, b);
    compared.b = rest_of(b, compared.words.b_matched, a, b);
    for (std::size_t i = 0; i < a.name.words.size(); ++i) {
        if (compared.words.a_matched[i] && a.unit(i).meaning == Meaning::unknown &&
            !is_explained(a.name.words[i], a, b))
            ++compared.shared_brand;
    }
    // An owner's other product of the same place may be told by a word that is hardly different.
    if (is_same(compared.owner) && compared.place == Nearness::other) {
        const auto small = [](const Owner& owner) {
            return owner.form != LegalForm::company && owner.form != LegalForm::cooperative;
        };
        if (small(a.owner) && small(b.owner)) compared.owner = Ownership::other;
    }
    const auto relation = relation_of(a, b, compared);
    return {relation, score_of(relation, a, b, compared), reasons_of(relation, a, b, compared)};
}

PairAnswer compare_in_order(const Record& a, const Record& b) {
    const auto key = [](const Record& record) { return std::tie(record.folded, record.owner.folded); };
    return key(a) <= key(b) ? compare(a, b) : compare(b, a);
}

PairAnswer screen_pair(const Item& a, const Item& b) {
    const auto first = record_of(a);
    const auto second = record_of(b);
    return compare_in_order(first, second);
}

}  // namespace saolang::screening
