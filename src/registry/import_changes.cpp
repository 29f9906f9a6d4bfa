#include "registry/import_changes.hpp"

#include "registry/labels.hpp"

namespace saolang::registry {

namespace {

using Field = ListField;

std::string text_of(const std::string& text) { return text; }
std::string text_of(Date date) { return to_iso(date); }
std::string text_of(Points points) { return to_text(points); }
std::string text_of(Star star) { return std::to_string(star.number()); }
std::string text_of(bool yes) { return yes ? "1" : "0"; }
std::string text_of(std::int32_t number) { return std::to_string(number); }
std::string text_of(std::uint8_t number) { return std::to_string(number); }
std::string text_of(ProductGroup group) { return std::string(code_of(group)); }
std::string text_of(ProducerKind kind) { return std::string(code_of(kind)); }
std::string text_of(ProductStatus status) { return std::string(code_of(status)); }
std::string text_of(Confidence confidence) { return std::string(code_of(confidence)); }
std::string text_of(Ground ground) { return std::string(code_of(ground)); }
template <class Value>
std::string text_of(const std::optional<Value>& value) {
    return value ? text_of(*value) : std::string();
}

struct Comparison {
    CellChanges& out;
    template <class Value>
    void operator()(Field field, const Value& before, const Value& after) const {
        if (before != after) out.push_back({field, text_of(before), text_of(after)});
    }
};

Field field_of(places::Level level) {
    switch (level) {
        case places::Level::province:
            return Field::province;
        case places::Level::district:
            return Field::district;
        case places::Level::commune:
            break;
    }
    return Field::commune;
}

void compare_places(const std::optional<PlaceKey>& before, const std::optional<PlaceKey>& after,
                    const places::Gazetteer& gazetteer, CellChanges& out) {
    if (before == after) return;
    CellChange change{Field::commune, {}, {}};
    for (const auto& [key, text] : {std::pair(&before, &change.before), std::pair(&after, &change.after)}) {
        if (!*key) continue;
        const auto unit = gazetteer.by_key((*key)->code, (*key)->valid_from);
        if (!unit) continue;
        *text = gazetteer.full_name(*unit, (*key)->valid_from);
        change.field = field_of(gazetteer[*unit].level);
    }
    out.push_back(std::move(change));
}

template <class Value>
std::string label_in(std::optional<Value> value, std::string_view code, web::Language language) {
    return value ? std::string(label_of(*value).in(language)) : std::string(code);
}

}  // namespace

void add_changes(const Producer& before, const Producer& after, const places::Gazetteer& gazetteer, CellChanges& out) {
    const Comparison compare{out};
    compare(Field::producer_name, before.name, after.name);
    compare(Field::producer_kind, before.kind, after.kind);
    compare(Field::tax_code, before.tax_code, after.tax_code);
    compare_places(before.place, after.place, gazetteer, out);
}

void add_changes(const ProducerPrivate& before, const ProducerPrivate& after, const places::Gazetteer&,
                 CellChanges& out) {
    const Comparison compare{out};
    compare(Field::representative, before.representative, after.representative);
    compare(Field::phone, before.phone, after.phone);
    compare(Field::email, before.email, after.email);
    compare(Field::address, before.address, after.address);
    compare(Field::women_led, before.women_led, after.women_led);
    compare(Field::minority_led, before.minority_led, after.minority_led);
    compare(Field::disabled_led, before.disabled_led, after.disabled_led);
}

void add_changes(const Product& before, const Product& after, const places::Gazetteer& gazetteer, CellChanges& out) {
    const Comparison compare{out};
    compare(Field::product_name, before.name, after.name);
    compare(Field::product_code, before.code, after.code);
    compare(Field::group, before.group, after.group);
    compare(Field::set, before.set, after.set);
    compare(Field::status, before.status, after.status);
    compare_places(before.place, after.place, gazetteer, out);
}

void add_changes(const ProductStory& before, const ProductStory& after, const places::Gazetteer&, CellChanges& out) {
    const Comparison compare{out};
    compare(Field::story, before.story, after.story);
    compare(Field::ingredients, before.ingredients, after.ingredients);
    compare(Field::packaging, before.packaging, after.packaging);
}

void add_changes(const Decision& before, const Decision& after, const places::Gazetteer&, CellChanges& out) {
    const Comparison compare{out};
    compare(Field::decision_date, before.date, after.date);
    compare(Field::authority, before.authority, after.authority);
}

void add_changes(const Recognition& before, const Recognition& after, const places::Gazetteer&, CellChanges& out) {
    const Comparison compare{out};
    const auto date_of = [](const auto& ending, auto member) {
        return ending ? std::optional<Date>((*ending).*member) : std::nullopt;
    };
    compare(Field::star, before.star, after.star);
    compare(Field::score, before.score, after.score);
    compare(Field::year, before.year, after.year);
    compare(Field::valid_from, before.valid_from, after.valid_from);
    compare(Field::valid_to, before.valid_to, after.valid_to);
    compare(Field::certificate_number, before.certificate_number, after.certificate_number);
    compare(Field::confidence, before.confidence, after.confidence);
    compare(Field::source, before.source, after.source);
    compare(Field::withdrawn_on, date_of(before.withdrawal, &Withdrawal::date),
            date_of(after.withdrawal, &Withdrawal::date));
    const auto ground_of = [](const std::optional<Withdrawal>& w) {
        return w ? std::optional(w->ground) : std::nullopt;
    };
    compare(Field::withdrawal_ground, ground_of(before.withdrawal), ground_of(after.withdrawal));
    const auto paper_of = [](const auto& ending) { return ending ? ending->instrument : std::string(); };
    compare(Field::withdrawal_instrument, paper_of(before.withdrawal), paper_of(after.withdrawal));
    compare(Field::extended_until, date_of(before.extension, &Extension::until),
            date_of(after.extension, &Extension::until));
    compare(Field::extension_instrument, paper_of(before.extension), paper_of(after.extension));
}

std::string cell_in_words(ListField field, std::string_view value, web::Language language) {
    const bool vietnamese = language == web::Language::vi;
    if (value.empty()) return {};
    switch (field) {
        case Field::group:
            return label_in(product_group_from_code(value), value, language);
        case Field::producer_kind:
            return label_in(producer_kind_from_code(value), value, language);
        case Field::status:
            return label_in(product_status_from_code(value), value, language);
        case Field::confidence:
            return label_in(confidence_from_code(value), value, language);
        case Field::withdrawal_ground:
            return label_in(ground_from_code(value), value, language);
        case Field::star:
            return std::string(value) + (vietnamese ? " sao" : " stars");
        case Field::score: {
            std::string text(value);
            if (const std::size_t point = text.find('.'); vietnamese && point != std::string::npos) text[point] = ',';
            return text;
        }
        case Field::women_led:
        case Field::minority_led:
        case Field::disabled_led:
            return value == "1" ? (vietnamese ? "Có" : "Yes") : (vietnamese ? "Không" : "No");
        default:
            break;
    }
    const auto date = vietnamese ? parse_iso_date(value) : std::nullopt;
    return date ? to_vietnamese(*date) : std::string(value);
}

}  // namespace saolang::registry
