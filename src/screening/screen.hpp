#pragma once
// Sàng lọc: what a person should look at before a product is taken into the programme. Two questions: is it sold fresh
// or raw (the year's plan limits such products), and is it one that is there already under another spelling? The
// answers come from rules and a small model that a person can read (data/screening, docs/screening.md); a person
// decides.
//
// Pure: the same facts give the same answer. Texts may be as lists have them: marks lost, old code pages, keys of Telex
// left in, short forms, stars and weights added.

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saolang::screening {

// What speaks for an answer, in the order of weight; the words for people are made from it (`words_vi`, `words_en`).
struct Reason {
    std::string code;         // one of data/screening/reasons.csv: "same_owner", "weight_ignored", "fresh_word", …
    std::string detail = {};  // what it is about, as written: "tươi", "500 ml"; may be empty
    bool operator==(const Reason&) const = default;
};
// "cùng chủ thể, khác cách viết; trọng lượng bị bỏ qua"; one sentence without a full stop.
[[nodiscard]] std::string words_vi(std::span<const Reason> reasons);
[[nodiscard]] std::string words_en(std::span<const Reason> reasons);

struct Item {
    std::string_view name;
    std::string_view producer = {};     // empty: not stated
    std::string_view place = {};        // a district, else a province; empty: not stated
    std::string_view description = {};  // how it is made; empty: not stated
};

enum class Processing : std::uint8_t {
    fresh,      // sold as harvested, laid or slaughtered: at most washed, cut, chilled, packed
    raw,        // only cleaned, hulled, milled, dried whole, strained: form unchanged, nothing mixed in
    processed,  // cooked, fermented, pressed, ground and mixed, tea, crafts, services
};

struct ItemAnswer {
    Processing processing;  // the likeliest
    double score;           // probability that it is fresh or raw, 0 to 1
    std::vector<Reason> reasons;
    // To be shown to a person as fresh or raw.
    [[nodiscard]] bool flagged() const { return processing != Processing::processed; }
};
[[nodiscard]] ItemAnswer screen_item(const Item& item);

enum class Relation : std::uint8_t {
    duplicate,              // one product of one owner, written differently
    variant,                // one line of one owner: another flavour, grade or form
    same_kind_same_origin,  // another owner's product of the same kind from the same place
    different,
};
[[nodiscard]] std::string_view code_of(Relation relation);

struct PairAnswer {
    Relation relation;  // the likeliest
    double score;       // probability of duplicate, 0 to 1
    std::vector<Reason> reasons;
};
// The order of the two does not matter.
[[nodiscard]] PairAnswer screen_pair(const Item& a, const Item& b);

// A pair of a registry that is not `different`; positions in what was given, the smaller first.
struct Found {
    std::uint32_t first, second;
    PairAnswer answer;
};
// Not all pairs are compared but those that share something telling (an owner, rare words of the name, a place and a
// kind). In the order of first, then second.
[[nodiscard]] std::vector<Found> screen_all(std::span<const Item> items);

// One newcomer against a registry prepared once: what a form or an import asks.
class Known {
public:
    explicit Known(std::span<const Item> items);
    ~Known();
    Known(Known&&) noexcept;
    Known& operator=(Known&&) noexcept;
    // As `Found`, `first` the position in what is known, `second` 0; the likeliest duplicate first.
    [[nodiscard]] std::vector<Found> like(const Item& newcomer) const;

private:
    struct Prepared;
    std::unique_ptr<Prepared> prepared_;
};

}  // namespace saolang::screening
