#include "registry/import_decisions.hpp"

#include <fmt/core.h>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "registry/import_planner.hpp"

namespace saolang::registry {

namespace json = boost::json;

namespace {

constexpr std::string_view said_in_list = "người nhập danh sách cho biết là sản phẩm khác";
constexpr std::size_t reason_longest = 4'000;  // bytes of 500 letters and some
constexpr std::size_t decisions_most = 100'000;
constexpr std::size_t candidate_key_longest = 400;  // bytes; a sheet's name has at most 31 letters

template <class Known>
Candidate candidate_of(const Known& known, std::string_view word, const std::vector<std::string>& sheets) {
    Candidate one;
    one.name = known.record->name;
    one.code = known.record->code;
    one.id = static_cast<std::int64_t>(known.record->id);
    if (known.step != no_step) {
        one.id = 0;
        one.sheet = sheets[known.made_by.sheet];
        one.row = known.made_by.row;
        one.key = fmt::format("{}@{}@{}", word, one.row, one.sheet);
    } else {
        one.key = fmt::format("{}:{}", word, one.id);
    }
    return one;
}

template <class All>
std::optional<KnownAt> find_by_key(const All& all, const std::string& key, std::string_view word,
                                   const std::vector<std::string>& sheets) {
    if (!key.starts_with(word) || key.size() <= word.size()) return std::nullopt;
    const std::string_view rest = std::string_view(key).substr(word.size() + 1);
    if (key[word.size()] == ':') {
        const auto id = whole_number(rest);
        for (KnownAt at = 0; id && at < all.size(); ++at) {
            if (all[at].step == no_step && static_cast<std::int64_t>(all[at].record->id) == *id) return at;
        }
        return std::nullopt;
    }
    const std::size_t sign = rest.find('@');
    if (key[word.size()] != '@' || sign == std::string_view::npos) return std::nullopt;
    const auto row = whole_number(rest.substr(0, sign));
    for (KnownAt at = 0; row && at < all.size(); ++at) {
        const MadeBy& made = all[at].made_by;
        if (made.row != 0 && made.row == *row && sheets[made.sheet] == rest.substr(sign + 1)) return at;
    }
    return std::nullopt;
}

std::string_view word_of(Candidate::What what) { return what == Candidate::What::producer ? "producer" : "product"; }

json::object choice_json(const RecordChoice& choice) {
    json::object one;
    if (choice.is_new) one["new"] = true;
    if (!choice.same_as.empty()) one["same"] = choice.same_as;
    if (choice.take_name) one["name"] = true;
    return one;
}

bool read_flag(const json::object& object, std::string_view name, bool& flag) {
    const json::value* found = object.if_contains(name);
    if (found == nullptr) return true;
    if (!found->is_bool()) return false;
    flag = found->get_bool();
    return true;
}

// False when the value is no choice; absent is fine.
bool read_choice(const json::object& row, std::string_view name, std::optional<RecordChoice>& out) {
    const json::value* found = row.if_contains(name);
    if (found == nullptr) return true;
    if (!found->is_object()) return false;
    const json::object& object = found->get_object();
    RecordChoice choice;
    if (!read_flag(object, "new", choice.is_new) || !read_flag(object, "name", choice.take_name)) return false;
    if (const json::value* same = object.if_contains("same")) {
        if (!same->is_string() || same->get_string().size() > candidate_key_longest) return false;
        choice.same_as = std::string(same->get_string());
    }
    if (choice.is_new == !choice.same_as.empty()) return false;  // one of the two
    out = std::move(choice);
    return true;
}

bool read_decision_on(const json::value& value, RowDecisions& out) {
    const auto* object = value.if_object();
    if (object == nullptr) return false;
    const json::value* sheet = object->if_contains("sheet");
    const json::value* row = object->if_contains("row");
    if (sheet == nullptr || !sheet->is_string() || row == nullptr || !row->is_int64()) return false;
    if (row->get_int64() < 1 || row->get_int64() > 0x7FFFFFFF) return false;
    RowDecision decision;
    if (!read_flag(*object, "leave_out", decision.leave_out) || !read_choice(*object, "producer", decision.producer) ||
        !read_choice(*object, "product", decision.product))
        return false;
    if (const json::value* why = object->if_contains("why")) {
        if (!why->is_string() || why->get_string().size() > reason_longest) return false;
        decision.reason = std::string(why->get_string());
    }
    out[RowOfList{std::string(sheet->get_string()), static_cast<std::uint32_t>(row->get_int64())}] =
        std::move(decision);
    return true;
}

}  // namespace

std::string producer_words(const Draft& draft, std::optional<places::UnitId> place) {
    return fmt::format("{}|{}|{}", *draft.producer_name, draft.tax_code.value_or(""),
                       place ? std::to_string(static_cast<std::uint32_t>(*place)) : std::string());
}

Candidate Planner::candidate(KnownAt at, Candidate::What what) const {
    Candidate one = what == Candidate::What::producer ? candidate_of(known.producers[at], word_of(what), sheets)
                                                      : candidate_of(known.products[at], word_of(what), sheets);
    one.what = what;
    return one;
}

std::optional<KnownAt> Planner::chosen(const std::optional<RecordChoice>& choice, Candidate::What what) const {
    if (!choice || choice->is_new) return std::nullopt;
    return what == Candidate::What::producer ? find_by_key(known.producers, choice->same_as, word_of(what), sheets)
                                             : find_by_key(known.products, choice->same_as, word_of(what), sheets);
}

Match Planner::decided_producer(const Draft& draft, std::optional<places::UnitId> place) {
    if (!draft.producer_name) return known.match_producer(draft, place);
    if (said != nullptr) {
        if (const auto at = chosen(said->producer, Candidate::What::producer)) return {at, {}, {}, {}, {}};
    }
    Match match = known.match_producer(draft, place);
    if (!match.doubtful()) return match;
    if (said != nullptr && said->producer && said->producer->is_new) return {};
    const auto earlier = said_of_producers.find(producer_words(draft, place));
    if (earlier != said_of_producers.end()) return {earlier->second, {}, {}, {}, {}};
    return match;
}

Match Planner::decided_product(const Draft& draft, KnownAt producer, std::optional<places::UnitId> place) {
    if (said != nullptr) {
        if (const auto at = chosen(said->product, Candidate::What::product)) return {at, {}, {}, {}, {}};
    }
    Match match = known.match_product(draft, producer, place);
    if (!match.doubtful() || said == nullptr || !said->product || !said->product->is_new) return match;
    said_apart = match.candidates;
    return {};
}

void Planner::tell_apart(KnownAt product) {
    const std::string reason = said == nullptr || said->reason.empty() ? std::string(said_in_list) : said->reason;
    for (const KnownAt other : said_apart)
        plan.told_apart.push_back(
            {known.products[product].step, known.products[other].step, known.products[other].record->id, reason});
    said_apart.clear();
}

std::string decisions_json(const RowDecisions& decisions) {
    json::array rows;
    for (const auto& [at, decision] : decisions) {
        json::object one{{"sheet", at.first}, {"row", at.second}};
        if (decision.leave_out) one["leave_out"] = true;
        if (decision.producer) one["producer"] = choice_json(*decision.producer);
        if (decision.product) one["product"] = choice_json(*decision.product);
        if (!decision.reason.empty()) one["why"] = decision.reason;
        rows.push_back(std::move(one));
    }
    return json::serialize(rows);
}

Result<RowDecisions, Unreadable> decisions_from_json(std::string_view text) {
    boost::system::error_code error;
    const json::value whole = json::parse(text, error);
    RowDecisions decisions;
    bool good = !error && whole.is_array() && whole.as_array().size() <= decisions_most;
    for (std::size_t i = 0; good && i < whole.as_array().size(); ++i) {
        good = read_decision_on(whole.as_array()[i], decisions);
    }
    if (good) return decisions;
    return fail(Unreadable{"Không đọc được các lựa chọn đã lưu; hãy chọn lại.",
                           "The remembered choices cannot be read; choose again."});
}

}  // namespace saolang::registry
