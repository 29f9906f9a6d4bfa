// From what a person or an office list writes to the unit that is meant.

#include <algorithm>
#include <cctype>
#include <functional>
#include <iterator>
#include <mutex>
#include <span>
#include <tuple>

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"
#include "places/gazetteer.hpp"
#include "places/spelling.hpp"

namespace saolang::places {

namespace {

struct Name {
    std::string key;
    UnitId unit;
    std::string_view written;  // bare
};

struct Prefix {
    Level level;
    std::string_view words;  // as `search_key` gives them
    std::string_view kind;   // how the unit's kind begins
};

// "T.P" and "T.X" arrive as two words.
constexpr Prefix prefixes[] = {
    {Level::province, "thanh pho", "Thành phố"},
    {Level::province, "tp", "Thành phố"},
    {Level::province, "t p", "Thành phố"},
    {Level::province, "tinh", "Tỉnh"},
    {Level::province, "t", "Tỉnh"},
    {Level::district, "thanh pho", "Thành phố"},
    {Level::district, "tp", "Thành phố"},
    {Level::district, "t p", "Thành phố"},
    {Level::district, "thi xa", "Thị xã"},
    {Level::district, "tx", "Thị xã"},
    {Level::district, "t x", "Thị xã"},
    {Level::district, "huyen", "Huyện"},
    {Level::district, "h", "Huyện"},
    {Level::district, "quan", "Quận"},
    {Level::district, "q", "Quận"},
    {Level::commune, "thi tran", "Thị trấn"},
    {Level::commune, "tt", "Thị trấn"},
    {Level::commune, "t t", "Thị trấn"},
    {Level::commune, "phuong", "Phường"},
    {Level::commune, "p", "Phường"},
    {Level::commune, "xa", "Xã"},
    {Level::commune, "x", "Xã"},
    {Level::commune, "dac khu", "Đặc khu"},
    {Level::commune, "dk", "Đặc khu"},
};
constexpr std::string_view english_kinds[] = {"province", "city", "district", "town", "township", "ward", "commune"};

struct Reading {
    std::vector<std::string_view> words;  // of the bare name
    std::size_t left_out = 0;             // words before it
    std::string_view kind = {};           // how the kind begins; empty: none was written
};

// Every way to read the words: as they stand, and without a kind before or after them. "Phường Đúc" is a name too.
std::vector<Reading> readings(const std::vector<std::string_view>& words, Level level) {
    std::vector<Reading> found{{words}};
    for (const auto& prefix : prefixes) {
        const auto start = split_words(prefix.words);
        if (prefix.level != level || words.size() <= start.size()) continue;
        if (!std::equal(start.begin(), start.end(), words.begin())) continue;
        found.push_back(
            {{words.begin() + static_cast<std::ptrdiff_t>(start.size()), words.end()}, start.size(), prefix.kind});
    }
    if (words.size() > 1 && std::ranges::find(english_kinds, words.back()) != std::end(english_kinds)) {
        found.push_back({{words.begin(), words.end() - 1}});
    }
    return found;
}

// The text without its first words, as `search_key` divides them: at anything that is no letter or digit.
std::string_view without_words(std::string_view text, std::size_t count) {
    const auto is_letter = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x80 || std::isalnum(byte) != 0;
    };
    const char* at = text.data();
    const char* const end = at + text.size();
    for (; count > 0; --count) {
        at = std::find_if(at, end, is_letter);
        at = std::find_if_not(at, end, is_letter);
    }
    return text.substr(static_cast<std::size_t>(at - text.data()));
}

bool has_marks(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

// "Xã Đại Hồng, huyện Đại Lộc (Quảng Nam)": the place, then those it lies in.
std::vector<std::string_view> pieces(std::string_view text) {
    constexpr std::string_view between = ",;()";
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(between), text.size());
        const auto piece = text.substr(0, end);
        if (piece.find_first_not_of(' ') != std::string_view::npos) found.push_back(piece);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

struct Candidate {
    UnitId unit;
    bool valid;     // on the day
    bool kind;      // no kind was written, or this one
    bool marks;     // equal with the marks that were written
    int above = 0;  // of the pieces behind the name, those that name a unit it lies in
};

// Keeps the best where a property tells candidates apart.
template <class Property>
void keep_best(std::vector<Candidate>& found, Property property) {
    if (found.empty()) return;
    const auto best = std::invoke(property, *std::ranges::max_element(found, {}, property));
    std::erase_if(found, [&](const Candidate& c) { return std::invoke(property, c) != best; });
}

}  // namespace

struct Gazetteer::Names {
    std::once_flag once;
    std::vector<CsvRow> spellings;
    std::array<std::vector<Name>, 3> by_level;  // sorted by key

    [[nodiscard]] std::span<const Name> find(Level level, std::string_view key) const {
        const auto& all = by_level[static_cast<std::size_t>(level)];
        const auto key_of = [](const Name& name) { return std::string_view(name.key); };
        return {std::ranges::lower_bound(all, key, {}, key_of), std::ranges::upper_bound(all, key, {}, key_of)};
    }
    [[nodiscard]] std::vector<Candidate> candidates(const Gazetteer& gazetteer, const Query& query,
                                                    std::string_view written) const;
    [[nodiscard]] bool names_above(const Gazetteer& gazetteer, UnitId unit, std::string_view written) const;
};

std::vector<Candidate> Gazetteer::Names::candidates(const Gazetteer& gazetteer, const Query& query,
                                                    std::string_view written) const {
    std::vector<Candidate> found;
    const auto folded = search_key(written);
    for (const auto& reading : readings(split_words(folded), query.level)) {
        const auto bare = without_words(written, reading.left_out);
        const auto marked = marked_key(bare);
        for (const auto& name : find(query.level, find_key(reading.words))) {
            if (query.within && !gazetteer.ever_in(name.unit, *query.within, query.day)) continue;
            const auto& unit = gazetteer[name.unit];
            found.push_back({name.unit, unit.valid.contains(query.day), unit.kind.starts_with(reading.kind),
                             !has_marks(bare) || marked_key(name.written) == marked});
        }
    }
    return found;
}

// Whether the words name something the unit lay in, on its first day or on its last.
bool Gazetteer::Names::names_above(const Gazetteer& gazetteer, UnitId unit, std::string_view written) const {
    const auto folded = search_key(written);
    const auto words = split_words(folded);
    const auto& valid = gazetteer[unit].valid;
    auto above = gazetteer.ancestors(unit, valid.from);
    if (valid.until)
        std::ranges::copy(gazetteer.ancestors(unit, valid.until->plus_days(-1)), std::back_inserter(above));
    return std::ranges::any_of(above, [&](UnitId id) {
        const auto level = gazetteer[id].level;
        return std::ranges::any_of(readings(words, level), [&](const Reading& reading) {
            const auto same = find(level, find_key(reading.words));
            return std::ranges::find(same, id, &Name::unit) != same.end();
        });
    });
}

std::shared_ptr<Gazetteer::Names> Gazetteer::no_names_yet() { return std::make_shared<Names>(); }

const Gazetteer::Names& Gazetteer::names() const {
    std::call_once(names_->once, [this] {
        const auto add = [this](UnitId id, std::string_view written) {
            const auto folded = search_key(written);
            const auto level = static_cast<std::size_t>((*this)[id].level);
            names_->by_level[level].push_back({find_key(split_words(folded)), id, written});
        };
        for (std::uint32_t i = 0; i < units_.size(); ++i) add(UnitId{i}, units_[i].bare_name);
        names_->spellings = parse_shipped_csv(embedded_file("data/units/spellings.csv").bytes);
        for (const auto& row : std::span(names_->spellings).subspan(1)) {
            const auto rows = rows_of(row.at(0));
            for (auto i = rows.begin; i < rows.end; ++i) {
                if (units_[i].bare_name == row.at(1)) add(UnitId{i}, row.at(2));
            }
        }
        for (auto& level : names_->by_level) {
            std::ranges::sort(
                level, [](const Name& a, const Name& b) { return std::tie(a.key, a.unit) < std::tie(b.key, b.unit); });
        }
    });
    return *names_;
}

// On any day that tells: the hierarchies of both need not be those of the day of the question.
bool Gazetteer::ever_in(UnitId unit, UnitId larger, Date day) const {
    const auto& outer = (*this)[larger];
    const auto& inner = (*this)[unit];
    const auto within = [&](Date d) {
        if (d < outer.valid.from) d = outer.valid.from;
        if (outer.valid.until && d >= *outer.valid.until) d = outer.valid.until->plus_days(-1);
        return locate(unit, outer.level, d) == larger;
    };
    return within(day) || within(inner.valid.from) || (inner.valid.until && within(inner.valid.until->plus_days(-1)));
}

std::vector<UnitId> Gazetteer::search(const Query& query) const {
    const auto text = clean_text(query.name);
    const auto parts = pieces(text);
    if (parts.empty()) return {};
    const auto& index = names();

    auto found = index.candidates(*this, query, parts.front());
    for (const auto piece : std::span(parts).subspan(1)) {
        for (auto& candidate : found) candidate.above += index.names_above(*this, candidate.unit, piece) ? 1 : 0;
    }
    keep_best(found, &Candidate::above);
    keep_best(found, &Candidate::marks);
    // A kind tells units of one day apart; a unit that had another kind on another day is still meant.
    if (std::ranges::any_of(found, [](const Candidate& c) { return c.valid && c.kind; })) {
        std::erase_if(found, [](const Candidate& c) { return c.valid && !c.kind; });
    }

    std::ranges::sort(found, [this](const Candidate& a, const Candidate& b) {
        return std::tuple(!a.valid, !a.kind, (*this)[b.unit].valid.from, a.unit) <
               std::tuple(!b.valid, !b.kind, (*this)[a.unit].valid.from, b.unit);
    });
    std::vector<UnitId> units;
    for (const auto& candidate : found) {
        if (std::ranges::find(units, candidate.unit) == units.end()) units.push_back(candidate.unit);
    }
    return units;
}

std::optional<UnitId> Gazetteer::search_one(const Query& query) const {
    const auto found = search(query);
    const auto valid = std::ranges::count_if(found, [&](UnitId id) { return (*this)[id].valid.contains(query.day); });
    if (found.empty() || valid > 1) return std::nullopt;
    if (valid == 1) return found.front();
    const bool one =
        std::ranges::all_of(found, [&](UnitId id) { return (*this)[id].code == (*this)[found.front()].code; });
    if (!one) return std::nullopt;
    return *std::ranges::max_element(found, {}, [this](UnitId id) { return (*this)[id].valid.from; });
}

}  // namespace saolang::places
