#include "advice/choose_set.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <set>
#include <stdexcept>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/number.hpp"
#include "base/text.hpp"

namespace saolang::advice {

namespace {

constexpr std::uint8_t sets = 26;  // QĐ 26/2026, Phụ lục I
constexpr std::size_t longest_name = 200;
constexpr std::size_t most_sets = 4;
constexpr int of_the_first_word = 3;
// A set far behind the best one only confuses.
constexpr int far_behind = 3;

// Words with their letters' marks, each word's tone behind it: "Trà Sâm" → "tra1 sâm0", so that hoà and hòa are one.
std::string marked_key(std::string_view text) {
    std::string out;
    int tone = 0;
    const auto end_word = [&] {
        if (out.empty() || out.back() == ' ') return;
        out += static_cast<char>('0' + tone);
        out += ' ';
        tone = 0;
    };
    const auto normal = nfc(text);
    for (std::string_view rest = normal; !rest.empty();) {
        const auto c = take_character(rest);
        if (const auto marked = marked_letter(c)) {
            append_character(out, marked->letter);
            if (marked->tone != 0) tone = marked->tone;
        } else if (c < 0x80 && std::isalnum(static_cast<int>(c)) != 0) {
            out += static_cast<char>(std::tolower(static_cast<int>(c)));
        } else {
            end_word();
        }
    }
    end_word();
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

// Nobody typed a mark: only letters of the alphabet's first 128.
bool is_bare(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string between_spaces(const std::string& key) { return " " + key + " "; }

std::uint8_t words_in(std::string_view key) { return static_cast<std::uint8_t>(1 + std::ranges::count(key, ' ')); }

std::vector<std::string> listed(std::string_view cell) {
    std::vector<std::string> words;
    while (!cell.empty()) {
        const auto end = std::min(cell.find(';'), cell.size());
        if (auto word = clean_text(cell.substr(0, end)); !word.empty()) words.push_back(std::move(word));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return words;
}

std::vector<CsvRow> rows_of(std::string_view csv, std::size_t columns) {
    auto rows = parse_shipped_csv(csv);
    if (!rows.empty()) rows.erase(rows.begin());  // the headings
    for (const auto& row : rows)
        if (row.size() != columns) throw std::runtime_error(fmt::format("a row has {} cells", row.size()));
    return rows;
}

}  // namespace

const ChoiceQuestion* SetChoice::question(std::string_view id) const {
    const auto found = std::ranges::find(questions_, id, &ChoiceQuestion::id);
    return found == questions_.end() ? nullptr : &*found;
}

std::vector<SetChoice::Taken> SetChoice::way_to(const ChoiceQuestion& question) const {
    std::vector<Taken> way;
    const auto* at = &question;
    while (at != &first()) {
        for (const auto& one : questions_)
            for (const auto& option : one.options)
                if (option.question == at->id) way.push_back({&one, &option});
        at = way.back().question;
    }
    std::ranges::reverse(way);
    return way;
}

std::vector<SetChoice::Taken> SetChoice::way_to(std::uint8_t set) const {
    for (const auto& one : questions_)
        for (const auto& option : one.options)
            if (option.set == set) {
                auto way = way_to(one);
                way.push_back({&one, &option});
                return way;
            }
    return {};
}

void SetChoice::learn(std::uint8_t set, const std::vector<std::string>& phrases) {
    for (const auto& phrase : phrases) {
        const auto marked = marked_key(phrase);
        const auto bare = search_key(phrase);
        marked_.push_back({between_spaces(marked), set, words_in(marked)});
        bare_.push_back({between_spaces(bare), set, words_in(bare)});
    }
}

void SetChoice::learn() {
    for (const auto& one : words_)
        for (const auto& phrases : {one.examples_vi, one.more_vi, one.examples_en, one.more_en})
            learn(one.set, phrases);
}

std::vector<std::uint8_t> SetChoice::likeliest(std::string_view name) const {
    const auto typed = clean_text(name.substr(0, longest_name));
    if (!is_bare(typed))
        if (auto found = likeliest(between_spaces(marked_key(typed)), marked_); !found.empty()) return found;
    return likeliest(between_spaces(search_key(typed)), bare_);
}

std::vector<std::uint8_t> SetChoice::likeliest(std::string_view text, const std::vector<Phrase>& phrases) {
    std::array<int, sets + 1> best{};
    for (const auto& phrase : phrases) {
        const auto at = text.find(phrase.text);
        if (at == std::string::npos) continue;
        const int score = 4 * phrase.words * phrase.words + (at == 0 ? of_the_first_word : 0);
        best.at(phrase.set) = std::max(best.at(phrase.set), score);
    }
    std::vector<std::uint8_t> found;
    const int highest = *std::ranges::max_element(best);
    for (std::uint8_t set = 1; set <= sets; ++set)
        if (best.at(set) > 0 && best.at(set) * far_behind >= highest) found.push_back(set);
    std::ranges::stable_sort(found, std::greater(), [&](std::uint8_t set) { return best.at(set); });
    if (found.size() > most_sets) found.resize(most_sets);
    return found;
}

Result<SetChoice, std::string> read_set_choice(std::string_view questions_csv, std::string_view words_csv) {
    SetChoice choice;
    try {
        constexpr std::size_t columns_of_questions = 6;
        for (auto& row : rows_of(questions_csv, columns_of_questions)) {
            const auto& id = row[0];
            if (row[1].empty()) {
                if (choice.question(id)) return fail(fmt::format("“{}” is asked twice", id));
                choice.questions_.push_back({id, {row[2], row[3]}, {}});
                continue;
            }
            const auto at = std::ranges::find(choice.questions_, id, &ChoiceQuestion::id);
            if (at == choice.questions_.end()) return fail(fmt::format("“{}” is answered before it is asked", id));
            const auto set = number_in<std::uint8_t>(row[1]);
            at->options.push_back({set ? std::string() : row[1], set, {row[2], row[3]}, {row[4], row[5]}});
        }
        constexpr std::size_t columns_of_words = 5;
        for (const auto& row : rows_of(words_csv, columns_of_words)) {
            if (number_in<std::uint8_t>(row[0]) != choice.words_.size() + 1)
                return fail(fmt::format("the words of set {} stand elsewhere", row[0]));
            choice.words_.push_back({static_cast<std::uint8_t>(choice.words_.size() + 1), listed(row[1]),
                                     listed(row[2]), listed(row[3]), listed(row[4])});
        }
    } catch (const std::runtime_error& error) {
        return fail(std::string(error.what()));
    }
    if (choice.questions_.empty()) return fail(std::string("nothing is asked"));
    if (choice.words_.size() != sets) return fail(std::string("a set has no words"));
    // Each but the first is led to once, from a question above it: then there is one way to each and no way back.
    std::set<std::string> led_to{choice.first().id};
    std::set<std::uint8_t> found;
    for (const auto& one : choice.questions_) {
        if (!led_to.contains(one.id)) return fail(fmt::format("no answer leads to “{}”", one.id));
        if (one.options.size() < 2) return fail(fmt::format("“{}” has no choice", one.id));
        for (const auto& option : one.options) {
            if (option.set) {
                if (*option.set < 1 || *option.set > sets) return fail(fmt::format("there is no set {}", *option.set));
                if (!found.insert(*option.set).second) return fail(fmt::format("two ways lead to set {}", *option.set));
            } else if (!choice.question(option.question)) {
                return fail(fmt::format("“{}” is never asked", option.question));
            } else if (!led_to.insert(option.question).second) {
                return fail(fmt::format("two ways lead to “{}”", option.question));
            }
        }
    }
    if (found.size() != sets) return fail(std::string("a set is never reached"));
    choice.learn();
    return choice;
}

const SetChoice& SetChoice::shipped() {
    static const SetChoice choice = [] {
        auto read = read_set_choice(embedded_file("data/advice/choose_set.csv").bytes,
                                    embedded_file("data/advice/set_words.csv").bytes);
        if (!read) throw std::logic_error("data/advice/choose_set.csv: " + read.error());
        return *std::move(read);
    }();
    return choice;
}

}  // namespace saolang::advice
