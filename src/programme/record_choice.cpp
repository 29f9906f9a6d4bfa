#include "programme/record_choice.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "programme/market_kinds.hpp"
#include "programme/record_words.hpp"
#include "registry/decision_form.hpp"

namespace saolang::programme {

namespace {

using web::Choice;
using web::Word;

constexpr std::size_t most_listed = 60;   // more are typed
constexpr std::size_t most_choices = 12;  // offered where words fit several

constexpr Word not_found{"Không tìm thấy. Hãy gõ đúng tên hoặc mã; nếu chưa có trong sổ, hãy thêm trước.",
                         "Not found. Please check the name or code; if it is not known yet, add it first."};
constexpr Word several{"Có nhiều mục tên như vậy. Hãy chọn một ở dưới.",
                       "Several are called so. Please choose one below."};

const registry::Index& index_of(const FormOf& form_of) { return *form_of.ask.world.index; }

std::size_t size_of(const FormOf& form_of, const Field& field) {
    switch (field.holds) {
        case Holds::product:
            return index_of(form_of).products.size();
        case Holds::producer:
            return index_of(form_of).producers.size();
        case Holds::decision:
            return index_of(form_of).decisions.size();
        default:
            return form_of.ask.table(kind_of(*field.of)).size();
    }
}

std::string name_of(const FormOf& form_of, const Field& field, std::uint32_t at) {
    switch (field.holds) {
        case Holds::product:
            return index_of(form_of).products[at].name;
        case Holds::producer:
            return index_of(form_of).producers[at].name;
        case Holds::decision:
            return index_of(form_of).decisions[at].number;
        default:
            return record_name(form_of.ask, kind_of(*field.of), at);
    }
}

// What tells two of one name apart.
std::string label_of(const FormOf& form_of, const Field& field, std::uint32_t at) {
    auto label = name_of(form_of, field, at);
    const auto& index = index_of(form_of);
    if (field.holds == Holds::product && index.producer_at[at] != registry::Index::no_producer)
        label += " – " + index.producers[index.producer_at[at]].name;
    if (field.holds == Holds::producer) {
        const auto unit = registry::unit_of(form_of.ask.desk.ground(), index.producers[at].place);
        if (unit) label += " – " + registry::place_words(form_of.ask.desk.ground(), *unit);
    }
    if (field.holds == Holds::decision && index.decisions[at].date)
        label += " – " + to_vietnamese(*index.decisions[at].date);
    return label;
}

std::string key_of(const Field& field, std::string_view words) {
    return field.holds == Holds::decision ? registry::number_key(words) : search_key(words);
}

web::Act act_of(const FormOf& form_of) {
    return form_of.filler == Filler::producer ? people::own_records : act_to_edit(form_of.kind);
}

// A producer names fairs that are still to come or have just been.
bool is_open(const FormOf& form_of, const Kind& kind, Row row) {
    if (kind.id != KindId::event || form_of.filler == Filler::office) return true;
    const auto& events = form_of.ask.table(kind);
    constexpr int months_to_report = 12;
    const auto last = events.date(event::to_day, row);
    return !events.has(event::cancelled_on, row) && last &&
           form_of.ask.desk.visitor.today <= last->plus_months(months_to_report);
}

std::vector<std::uint32_t> all_named(const FormOf& form_of, std::size_t field, std::size_t most) {
    std::vector<std::uint32_t> found;
    const auto size = size_of(form_of, form_of.kind.fields[field]);
    for (std::uint32_t at = 0; at < size && found.size() < most; ++at)
        if (may_name(form_of, field, at)) found.push_back(at);
    return found;
}

std::optional<std::uint32_t> stored_named(const FormOf& form_of, std::size_t field) {
    return form_of.row ? form_of.ask.table(form_of.kind).position(field, *form_of.row) : std::nullopt;
}

}  // namespace

bool may_name(const FormOf& form_of, std::size_t field, std::uint32_t at) {
    const auto& declared = form_of.kind.fields[field];
    const auto& ask = form_of.ask;
    switch (declared.holds) {
        case Holds::product:
            // A sales point sells products of any place.
            if (form_of.filler == Filler::office && form_of.kind.seen_by_all) return true;
            return ask.desk.may(act_of(form_of), registry::subject_of_product(index_of(form_of), at));
        case Holds::producer:
            return ask.desk.may(act_of(form_of),
                                registry::subject_of(index_of(form_of).producers[at], ask.gazetteer()));
        case Holds::decision:
            return true;
        default: {
            const auto& other = kind_of(*declared.of);
            if (form_of.filler == Filler::office) return may_view(ask, other, at);
            return other.seen_by_all && is_open(form_of, other, at);
        }
    }
}

std::optional<std::vector<Choice>> choices_offered(const FormOf& form_of, std::size_t field) {
    const auto& declared = form_of.kind.fields[field];
    if (form_of.filler == Filler::office && declared.holds != Holds::record) return std::nullopt;
    auto positions = all_named(form_of, field, most_listed + 1);
    if (form_of.filler == Filler::office && positions.size() > most_listed) return std::nullopt;
    const auto stored = stored_named(form_of, field);
    if (stored && std::ranges::find(positions, *stored) == positions.end()) positions.push_back(*stored);
    std::vector<Choice> choices;
    if (!declared.required) choices.push_back({"", "–"});
    for (const auto at : positions)
        choices.push_back({code_named(form_of.ask, declared, at), name_of(form_of, declared, at)});
    std::ranges::stable_sort(choices, {}, [](const Choice& choice) { return sort_key(choice.label); });
    return choices;
}

std::optional<std::uint32_t> only_named(const FormOf& form_of, std::size_t field) {
    if (form_of.filler == Filler::office) return std::nullopt;
    const auto positions = all_named(form_of, field, 2);
    return positions.size() == 1 ? std::optional(positions.front()) : std::nullopt;
}

std::optional<std::uint32_t> read_named(const FormOf& form_of, web::Form& form, std::size_t field, web::Need need,
                                        std::vector<Choice>& choices) {
    const auto& declared = form_of.kind.fields[field];
    const auto words = form.text(declared.name, {.need = need, .most = 300});
    if (words.empty()) return std::nullopt;
    const auto stored = stored_named(form_of, field);
    if (stored && (words == code_named(form_of.ask, declared, *stored) ||
                   words == clean_text(name_of(form_of, declared, *stored))))
        return stored;
    const auto key = key_of(declared, words);
    const auto chosen = form.typed(registry::choice_field_of(declared.name));
    std::vector<std::uint32_t> same;
    std::vector<std::uint32_t> holding;
    const auto size = size_of(form_of, declared);
    for (std::uint32_t at = 0; at < size; ++at) {
        const auto code = code_named(form_of.ask, declared, at);
        const auto known = key_of(declared, name_of(form_of, declared, at));
        const bool fits = code == words || (!key.empty() && known.find(key) != std::string::npos);
        if (!fits || !may_name(form_of, field, at)) continue;
        if (code == words || code == chosen) return at;
        (known == key ? same : holding).push_back(at);
    }
    const auto& found = same.empty() ? holding : same;
    if (found.size() == 1) return found.front();
    form.refuse(declared.name, found.empty() ? not_found : several);
    for (std::size_t i = 0; i < std::min(found.size(), most_choices); ++i)
        choices.push_back({code_named(form_of.ask, declared, found[i]), label_of(form_of, declared, found[i])});
    return std::nullopt;
}

std::string code_named(const Ask& ask, const Field& field, std::uint32_t at) {
    const auto& index = *ask.world.index;
    switch (field.holds) {
        case Holds::product:
            return index.products[at].code;
        case Holds::producer:
            return index.producers[at].code;
        case Holds::decision:
            return std::to_string(static_cast<std::int64_t>(index.decisions[at].id));
        default:
            return ask.table(kind_of(*field.of)).codes[at];
    }
}

std::int64_t id_named(const Ask& ask, const Field& field, std::uint32_t at) {
    const auto& index = *ask.world.index;
    switch (field.holds) {
        case Holds::product:
            return static_cast<std::int64_t>(index.products[at].id);
        case Holds::producer:
            return static_cast<std::int64_t>(index.producers[at].id);
        case Holds::decision:
            return static_cast<std::int64_t>(index.decisions[at].id);
        default:
            return ask.table(kind_of(*field.of)).ids[at];
    }
}

}  // namespace saolang::programme
