#include "programme/record_words.hpp"

#include <fmt/format.h>

#include "base/money.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "programme/plan_amount.hpp"
#include "registry/desk_facets.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word yes{"Có", "Yes"};
constexpr web::Word no{"Không", "No"};
constexpr web::Word gone_record{"hồ sơ không còn", "a record that is gone"};
constexpr std::string_view year_field = "year";

std::string unit_words(const Ask& ask, places::UnitId unit) {
    return registry::place_words(ask.desk.view, unit, ask.desk.view.today);
}

std::optional<std::uint32_t> decision_at(const registry::Index& index, std::int64_t id) {
    const auto* decision = index.decision(registry::DecisionId{id});
    return decision ? std::optional(static_cast<std::uint32_t>(decision - index.decisions.data())) : std::nullopt;
}

// As Table holds it; nothing when what it names is gone.
std::optional<std::int64_t> number_of(const Ask& ask, const Field& field, std::string_view stored) {
    const auto at = [](std::optional<std::uint32_t> position) { return std::optional<std::int64_t>(position); };
    if (field.holds == Holds::choice) return option_coded(field, stored);
    if (field.holds == Holds::date) {
        const auto day = parse_iso_date(stored);
        return day ? std::optional<std::int64_t>(day->days()) : std::nullopt;
    }
    if (field.holds == Holds::unit) {
        const auto unit = unit_keyed(stored, ask.gazetteer());
        return unit ? std::optional(static_cast<std::int64_t>(*unit)) : std::nullopt;
    }
    const auto number = number_in<std::int64_t>(stored);
    if (!number) return std::nullopt;
    switch (field.holds) {
        case Holds::product:
            return at(ask.world.index->at(registry::ProductId{*number}));
        case Holds::producer:
            return at(ask.world.index->at(registry::ProducerId{*number}));
        case Holds::decision:
            return at(decision_at(*ask.world.index, *number));
        case Holds::record:
            return at(ask.table(kind_of(*field.of)).with_id(*number));
        default:
            return number;
    }
}

std::string number_words(const Ask& ask, const Field& field, std::int64_t number) {
    const auto position = static_cast<std::size_t>(number);
    switch (field.holds) {
        case Holds::choice:
            return std::string(ask.desk.say(field.options[position].words));
        case Holds::yes_no:
            return std::string(ask.desk.say(number == 0 ? no : yes));
        case Holds::date:
            return to_vietnamese(Date(static_cast<std::int32_t>(number)));
        case Holds::money:
            return to_vietnamese(Dong{number});
        case Holds::number:
            return field.name == year_field ? std::to_string(number) : group_thousands(number);
        case Holds::decimal:
            return amount_digits(number);
        case Holds::product:
            return ask.world.index->products[position].name;
        case Holds::producer:
            return ask.world.index->producers[position].name;
        case Holds::decision:
            return ask.world.index->decisions[position].number;
        case Holds::unit:
            return unit_words(ask, static_cast<places::UnitId>(number));
        case Holds::record:
            return record_name(ask, kind_of(*field.of), static_cast<Row>(number));
        default:
            return {};
    }
}

bool holds_text(const Field& field) {
    return field.holds == Holds::text || field.holds == Holds::lines || field.holds == Holds::position;
}

// "15.87944,108.33000" → "15.87944, 108.33".
std::string position_words(std::string_view stored) {
    const auto comma = stored.find(',');
    if (comma == std::string_view::npos) return std::string(stored);
    return fmt::format("{}, {}", stored.substr(0, comma), stored.substr(comma + 1));
}

}  // namespace

std::string capitalised(std::string_view words) {
    std::string text(words);
    std::string_view rest = text;
    if (rest.empty()) return text;
    const auto first = take_character(rest);
    if (first < 0x80) {
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    } else if (first == U'đ') {
        text.replace(0, text.size() - rest.size(), "Đ");
    }
    return text;
}

std::string value_words(const Ask& ask, const Kind& kind, std::size_t field, Row row) {
    const auto& table = ask.table(kind);
    if (!table.has(field, row)) return {};
    const auto& declared = kind.fields[field];
    if (declared.holds == Holds::position) return position_words(table.text(field, row));
    return holds_text(declared) ? table.text(field, row) : number_words(ask, declared, table.number(field, row));
}

std::string record_name(const Ask& ask, const Kind& kind, Row row) {
    std::string name;
    for (const auto field : kind.named_by) {
        const auto words = value_words(ask, kind, field, row);
        if (words.empty()) continue;
        if (!name.empty()) name += " · ";
        name += words;
    }
    return name.empty() ? ask.table(kind).codes[row] : capitalised(name);
}

std::string named_words(const Ask& ask, const trail::Subject& subject) {
    const auto& kind = *kind_named(subject.kind);
    const auto row = ask.table(kind).with_id(subject.id);
    std::string words(ask.desk.say(kind.one));
    if (row && may_view(ask, kind, *row)) words += ": " + record_name(ask, kind, *row);
    return words;
}

std::string stored_words(const Ask& ask, const Field& field, std::string_view stored) {
    if (field.holds == Holds::position) return position_words(stored);
    if (holds_text(field)) return std::string(stored);
    const auto number = number_of(ask, field, stored);
    return number ? number_words(ask, field, *number) : std::string(ask.desk.say(gone_record));
}

std::string typed_words(const Ask& ask, const Field& field, std::string_view stored) {
    switch (field.holds) {
        case Holds::choice:
        case Holds::yes_no:
            return std::string(stored);
        case Holds::money:
            if (const auto amount = number_in<std::int64_t>(stored)) return group_thousands(*amount);
            return {};
        case Holds::unit: {
            const auto unit = unit_keyed(stored, ask.gazetteer());
            return unit ? registry::place_words(ask.desk.ground(), *unit) : std::string();
        }
        case Holds::record: {
            const auto row = number_of(ask, field, stored);
            return row ? ask.table(kind_of(*field.of)).codes[static_cast<std::size_t>(*row)] : std::string();
        }
        default:
            return stored.empty() ? std::string() : stored_words(ask, field, stored);
    }
}

Standing standing_of(const Table& table, Row row, Date day) {
    const auto& kind = *table.kind;
    if (kind.ended)
        if (const auto ended = table.date(*kind.ended, row); ended && *ended <= day) return Standing::over;
    if (kind.begins)
        if (const auto begins = table.date(*kind.begins, row); begins && day < *begins) return Standing::not_begun;
    if (kind.ends)
        if (const auto last = table.date(*kind.ends, row); last && *last < day) return Standing::over;
    return Standing::holds;
}

web::Word words_of(const Kind& kind, Standing standing) {
    const bool paper = kind.id == KindId::commitment || kind.id == KindId::standard;
    switch (standing) {
        case Standing::holds:
            return paper ? web::Word{"Còn hiệu lực", "In force"} : web::Word{"Đang còn", "Standing"};
        case Standing::over:
            return paper ? web::Word{"Hết hiệu lực", "No longer in force"} : web::Word{"Đã kết thúc", "Over"};
        case Standing::not_begun:
            break;
    }
    return {"Chưa đến ngày", "Not begun"};
}

web::Raw standing_tag(const Ask& ask, const Kind& kind, Row row, Date day) {
    if (!has_standing(kind)) return {};
    const auto standing = standing_of(ask.table(kind), row, day);
    const auto tone = standing == Standing::holds  ? web::Tone::good
                      : standing == Standing::over ? web::Tone::quiet
                                                   : web::Tone::information;
    return web::tag(tone, ask.desk.say(words_of(kind, standing)));
}

std::string path_of(const Kind& kind) { return "/quan-ly/ho-so/" + std::string(kind.segment); }
std::string path_of(const Kind& kind, std::string_view code) { return path_of(kind) + "/" + std::string(code); }

std::string address_of(const Ask& ask, const Kind& kind, std::size_t field, Row row) {
    const auto& declared = kind.fields[field];
    const auto at = holds_text(declared) ? std::nullopt : ask.table(kind).position(field, row);
    if (!at) return {};
    const auto& index = *ask.world.index;
    switch (declared.holds) {
        case Holds::product:
            if (!ask.desk.may(people::view_records, registry::subject_of_product(index, *at))) return {};
            return ask.desk.link("/quan-ly/san-pham/" + index.products[*at].code);
        case Holds::producer:
            if (!ask.desk.may(people::view_records, registry::subject_of(index.producers[*at], ask.gazetteer())))
                return {};
            return ask.desk.link("/quan-ly/chu-the/" + index.producers[*at].code);
        case Holds::decision:
            return ask.desk.link(
                fmt::format("/quan-ly/quyet-dinh/{}", static_cast<std::int64_t>(index.decisions[*at].id)));
        case Holds::record: {
            const auto& other = kind_of(*declared.of);
            if (other.of_plan || !may_view(ask, other, *at)) return {};
            return ask.desk.link(path_of(other, ask.table(other).codes[*at]));
        }
        default:
            return {};
    }
}

}  // namespace saolang::programme
