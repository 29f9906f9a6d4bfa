// What the conditions of a filter find of a product, a producer or a record on the day asked about.

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "programme/filter.hpp"
#include "programme/rule.hpp"
#include "programme/work_kinds.hpp"

namespace saolang::programme {

namespace {

std::optional<std::uint32_t> first_of(const Table& table, Holds holds, Row row) {
    for (std::size_t i = 0; i < table.kind->fields.size(); ++i)
        if (table.kind->fields[i].holds == holds)
            if (const auto at = table.position(i, row)) return at;
    return std::nullopt;
}

bool stands(const Asked& asked, const Kind& kind, Row row) {
    const auto& table = asked.ledger[kind];
    if (begins_on(asked, kind, row) > asked.day) return false;
    if (kind.ends) {
        const auto last = table.number(*kind.ends, row);
        if (last != absent && last < asked.day) return false;
    }
    return !kind.ended || !happened(table, *kind.ended, row, asked.day);
}

// A field as it was known to be true on the day: a day named "…_on" is of something that happened, and a result is
// there from the day of the result on.
std::int64_t number_on(const Asked& asked, const Table& table, std::size_t field, Row row) {
    const auto value = table.number(field, row);
    const auto& declared = table.kind->fields[field];
    if (declared.holds == Holds::date && declared.name.ends_with("_on") && value > asked.day) return absent;
    if (table.kind->id == KindId::registration &&
        (field == registration::result || field == registration::star || field == registration::decision)) {
        const auto on = table.number(registration::result_on, row);
        if (on != absent && on > asked.day) return absent;
    }
    return value;
}

// The product, producer or record a condition is asked of, with what it leads to.
class Meant {
public:
    Meant(const Asked& asked, const Over& over, std::uint32_t at) : asked_(asked), over_(over), at_(at) {}

    [[nodiscard]] std::optional<registry::ProductAt> product() const {
        if (over_.what == Over::What::products) return at_;
        return over_.what == Over::What::records ? first_of(table(), Holds::product, at_) : std::nullopt;
    }
    [[nodiscard]] std::optional<std::uint32_t> producer() const {
        if (over_.what == Over::What::producers) return at_;
        if (over_.what == Over::What::records)
            if (const auto named = first_of(table(), Holds::producer, at_)) return named;
        const auto made = product();
        const auto producer = made ? asked_.index.producer_at[*made] : registry::Index::no_producer;
        return producer == registry::Index::no_producer ? std::nullopt : std::optional(producer);
    }
    [[nodiscard]] std::uint32_t place() const {
        if (over_.what == Over::What::products) return asked_.reckoned.product_place[at_];
        if (over_.what == Over::What::producers) return asked_.reckoned.producer_place[at_];
        return place_of(asked_, *over_.kind, at_);
    }
    [[nodiscard]] std::int64_t number(const FilterField& field) const {
        switch (field.source) {
            case Source::own:
                return number_on(asked_, table(), field.field, at_);
            case Source::parent: {
                const auto row = table().position(field.through, at_);
                return row ? number_on(asked_, asked_.ledger[field.of], field.field, *row) : absent;
            }
            case Source::product_group:
                return group();
            case Source::product_star:
                return product() ? star_of(*product()) : 0;
            case Source::producer_kind:
                return kind();
            case Source::producer_star:
                return highest_star();
            case Source::producer_women:
                return producer() ? asked_.ledger.women_led[*producer()] : absent;
            case Source::standing:
                return stands(asked_, *over_.kind, at_) ? 1 : 0;
            case Source::documents:
                return table().proofs[at_];
            case Source::records_standing:
                return records_standing(field);
            case Source::place:
                break;
        }
        return absent;
    }
    [[nodiscard]] std::string_view text(const FilterField& field) const {
        if (field.source == Source::own) return table().text(field.field, at_);
        const auto row = table().position(field.through, at_);
        return row ? std::string_view(asked_.ledger[field.of].text(field.field, *row)) : std::string_view();
    }
    [[nodiscard]] std::uint32_t unit(const FilterField& field) const {
        if (field.source == Source::place) return place();
        const auto value = number(field);
        return value == absent ? nowhere : static_cast<std::uint32_t>(value);
    }

private:
    [[nodiscard]] const Table& table() const { return asked_.ledger[*over_.kind]; }
    [[nodiscard]] std::int64_t star_of(registry::ProductAt product) const {
        for (const auto& span : asked_.reckoned.stood_of(product))
            if (span.from <= asked_.day && asked_.day < span.until) return span.star;
        return 0;
    }
    [[nodiscard]] std::int64_t highest_star() const {
        std::int64_t highest = 0;
        for (const auto product : asked_.reckoned.products_of(at_)) highest = std::max(highest, star_of(product));
        return highest;
    }
    [[nodiscard]] std::int64_t group() const {
        const auto made = product();
        const auto group = made ? asked_.index.products[*made].group : std::nullopt;
        return group ? static_cast<std::int64_t>(*group) : absent;
    }
    [[nodiscard]] std::int64_t kind() const {
        const auto who = producer();
        const auto kind = who ? asked_.index.producers[*who].kind : std::nullopt;
        return kind ? static_cast<std::int64_t>(*kind) : absent;
    }
    [[nodiscard]] std::int64_t records_standing(const FilterField& field) const {
        const auto& kind = kind_of(field.of);
        return std::ranges::count_if(asked_.ledger[kind].rows_naming(field.field, at_),
                                     [&](Row row) { return stands(asked_, kind, row); });
    }

    const Asked& asked_;
    const Over& over_;
    std::uint32_t at_;
};

bool is_among(const Asked& asked, const FilterField& field, const Condition& condition, const Meant& meant) {
    if (field.holds == Holds::text) {
        const auto text = search_key(meant.text(field));
        return std::ranges::find(condition.texts, text) != condition.texts.end();
    }
    if (field.holds == Holds::unit) {
        const auto place = meant.unit(field);
        return std::ranges::any_of(condition.texts, [&](const std::string& code) {
            const auto unit = asked.gazetteer.find(code, asked.question.hierarchy_day);
            return unit && asked.unit_of(place, asked.gazetteer[*unit].level) == static_cast<std::uint32_t>(*unit);
        });
    }
    const auto value = meant.number(field);
    if (condition.moving == Condition::Moving::day) return value == asked.day;
    if (condition.moving == Condition::Moving::year) return value == asked.question.year;
    return std::ranges::find(condition.numbers, value) != condition.numbers.end();
}

bool holds(const Asked& asked, const FilterField& field, const Condition& condition, const Meant& meant) {
    const auto against = [&] {
        if (condition.moving == Condition::Moving::day) return std::int64_t{asked.day};
        if (condition.moving == Condition::Moving::year) return std::int64_t{asked.question.year};
        return condition.numbers.front();
    };
    const auto is_known = [&] {
        return field.holds == Holds::text ? !meant.text(field).empty() : meant.number(field) != absent;
    };
    switch (condition.compare) {
        case Compare::is:
            return is_among(asked, field, condition, meant);
        case Compare::is_not:
            return !is_among(asked, field, condition, meant);
        case Compare::known:
            return is_known();
        case Compare::not_known:
            return !is_known();
        // What is not known is neither above nor below.
        case Compare::at_least:
            return meant.number(field) != absent && meant.number(field) >= against();
        case Compare::at_most:
            return meant.number(field) != absent && meant.number(field) <= against();
    }
    return false;
}

}  // namespace

bool fits(const Asked& asked, const Over& over, const Filters& filters, std::uint32_t at) {
    const auto fields = measurable_fields(over);
    const Meant meant(asked, over, at);
    return std::ranges::all_of(
        filters, [&](const Condition& condition) { return holds(asked, fields[condition.field], condition, meant); });
}

std::optional<std::uint32_t> product_meant(const Asked& asked, const Over& over, std::uint32_t at) {
    return Meant(asked, over, at).product();
}

std::optional<std::uint32_t> producer_meant(const Asked& asked, const Over& over, std::uint32_t at) {
    return Meant(asked, over, at).producer();
}

std::uint32_t place_of(const Asked& asked, const Kind& kind, std::uint32_t row) {
    const auto& table = asked.ledger[kind];
    if (const auto product = first_of(table, Holds::product, row)) return asked.reckoned.product_place[*product];
    if (const auto producer = first_of(table, Holds::producer, row)) return asked.reckoned.producer_place[*producer];
    if (const auto unit = first_of(table, Holds::unit, row)) return *unit;
    for (std::size_t i = 0; i < kind.fields.size(); ++i)
        if (kind.fields[i].holds == Holds::record)
            if (const auto above = table.position(i, row)) return place_of(asked, kind_of(*kind.fields[i].of), *above);
    return nowhere;
}

std::int32_t begins_on(const Asked& asked, const Kind& kind, std::uint32_t row) {
    const auto& table = asked.ledger[kind];
    if (kind.begins) {
        const auto on = table.number(*kind.begins, row);
        if (on != absent) return static_cast<Day>(on);
    }
    if (kind.part_of) {
        const auto above = table.position(*kind.part_of, row);
        if (above) return begins_on(asked, kind_of(*kind.fields[*kind.part_of].of), *above);
    }
    return always;
}

}  // namespace saolang::programme
