#include "programme/part_words.hpp"

#include <fmt/format.h>

#include "base/money.hpp"
#include "base/number.hpp"
#include "programme/ledger.hpp"
#include "programme/plan_amount.hpp"
#include "programme/record_words.hpp"
#include "programme/store.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word yes{"Có", "Yes"};
constexpr web::Word no{"Không", "No"};
constexpr web::Word record_number{"hồ sơ số {}", "record no. {}"};

// By its number, as it is called today.
std::optional<std::string> named_words(const registry::Index& index, Holds holds, std::int64_t id) {
    if (holds == Holds::product)
        if (const auto at = index.at(registry::ProductId{id})) return index.products[*at].name;
    if (holds == Holds::producer)
        if (const auto at = index.at(registry::ProducerId{id})) return index.producers[*at].name;
    if (holds == Holds::decision)
        if (const auto* decision = index.decision(registry::DecisionId{id})) return decision->number;
    return std::nullopt;
}

std::optional<std::string> number_words(const registry::Index& index, web::Language language, const Field& field,
                                        std::int64_t number) {
    switch (field.holds) {
        case Holds::yes_no:
            return std::string((number == 0 ? no : yes).in(language));
        case Holds::money:
            return to_vietnamese(Dong{number});
        case Holds::decimal:
            return amount_digits(number);
        case Holds::number:
            return std::to_string(number);
        default:
            return named_words(index, field.holds, number)
                .value_or(fmt::format(fmt::runtime(record_number.in(language)), number));
    }
}

std::optional<std::string> words_of(const registry::Index& index, const places::Gazetteer& gazetteer,
                                    web::Language language, const Field& field, const std::string& stored) {
    switch (field.holds) {
        case Holds::text:
        case Holds::lines:
        case Holds::position:
            return stored;
        case Holds::choice:
            if (const auto option = option_coded(field, stored))
                return std::string(field.options[static_cast<std::size_t>(*option)].words.in(language));
            return std::nullopt;
        case Holds::date:
            if (const auto day = parse_iso_date(stored)) return to_vietnamese(*day);
            return std::nullopt;
        case Holds::unit: {
            const auto unit = unit_keyed(stored, gazetteer);
            return unit ? std::optional(gazetteer[*unit].name) : std::nullopt;
        }
        default: {
            const auto number = number_in<std::int64_t>(stored);
            return number ? number_words(index, language, field, *number) : std::nullopt;
        }
    }
}

const Field* field_of(const trail::Subject& subject, std::string_view name) {
    const auto* kind = kind_named(subject.kind);
    const auto at = kind ? field_named(*kind, name) : std::nullopt;
    return at ? &kind->fields[*at] : nullptr;
}

}  // namespace

std::optional<registry::PartRecord> part_record(db::Reader& reader, const trail::Subject& subject) {
    const auto* kind = kind_named(subject.kind);
    if (!kind) return std::nullopt;
    const auto stored = stored_record(reader, *kind, subject.id);
    const auto name = stored ? stored->code : std::to_string(subject.id);
    return registry::PartRecord{kind->many, name, stored && !kind->of_plan ? path_of(*kind, name) : std::string()};
}

registry::EntryWords part_words(registry::IndexCache& index, const places::Gazetteer& gazetteer) {
    return {
        [](web::Language language, const trail::Subject& subject, std::string_view name) -> std::optional<std::string> {
            const auto* field = field_of(subject, name);
            return field ? std::optional(std::string(field->label.in(language))) : std::nullopt;
        },
        [&index, &gazetteer](web::Language language, const trail::Subject& subject,
                             const trail::Field& value) -> std::optional<std::string> {
            const auto* field = field_of(subject, value.name);
            return field ? words_of(*index.get(), gazetteer, language, *field, *value.value) : std::nullopt;
        }};
}

}  // namespace saolang::programme
