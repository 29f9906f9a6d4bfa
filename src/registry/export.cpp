#include "registry/export.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "registry/labels.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

namespace {

using office::OutCell;
using Field = ListField;

constexpr std::array recognition_fields{Field::product_code,
                                        Field::product_name,
                                        Field::producer_name,
                                        Field::producer_kind,
                                        Field::tax_code,
                                        Field::province,
                                        Field::district,
                                        Field::commune,
                                        Field::group,
                                        Field::star,
                                        Field::score,
                                        Field::decision_number,
                                        Field::decision_date,
                                        Field::valid_from,
                                        Field::valid_to,
                                        Field::certificate_number,
                                        Field::status,
                                        Field::authority,
                                        Field::year,
                                        Field::set,
                                        Field::withdrawn_on,
                                        Field::withdrawal_ground,
                                        Field::withdrawal_instrument,
                                        Field::extended_until,
                                        Field::extension_instrument,
                                        Field::confidence,
                                        Field::source,
                                        Field::unit_code,
                                        Field::unit_from};
constexpr std::array product_fields{
    Field::product_code, Field::product_name, Field::producer_name, Field::producer_kind, Field::tax_code,
    Field::province,     Field::district,     Field::commune,       Field::group,         Field::set,
    Field::status,       Field::story,        Field::ingredients,   Field::packaging,     Field::picture,
    Field::unit_code,    Field::unit_from};
constexpr std::array producer_fields{Field::producer_name, Field::producer_kind, Field::tax_code,  Field::province,
                                     Field::district,      Field::commune,       Field::unit_code, Field::unit_from};
// Personal or protected; for the office alone.
constexpr std::array private_fields{Field::representative, Field::phone,        Field::email,       Field::address,
                                    Field::women_led,      Field::minority_led, Field::disabled_led};

// What one row is about; null: nothing to say.
struct Subject {
    const Producer* producer = nullptr;
    const Product* product = nullptr;
    const Recognition* recognition = nullptr;
    const ProducerPrivate* private_facts = nullptr;
    const ProductStory* story = nullptr;
    std::optional<PlaceKey> place;
    bool tax_code_shown = true;
};

class Rows {
public:
    Rows(HeadingStyle headings, const Index& index, const places::Gazetteer& gazetteer)
        : codes_(headings == HeadingStyle::codes), index_(index), gazetteer_(gazetteer) {}

    [[nodiscard]] OutCell cell(Field field, const Subject& subject) const;

private:
    using Cell = OutCell;

    static Cell text(std::string_view words) { return {Cell::Kind::text, std::string(words)}; }
    static Cell date(std::optional<Date> date) { return {Cell::Kind::date, date ? to_iso(*date) : std::string()}; }
    static Cell integer(std::optional<std::int64_t> number) {
        return {Cell::Kind::integer, number ? std::to_string(*number) : std::string()};
    }
    template <class T>
    Cell coded(std::optional<T> value) const {
        return text(!value ? std::string_view() : codes_ ? code_of(*value) : label_of(*value).vi);
    }
    Cell yes_no(std::optional<bool> value) const {
        if (!value) return text("");
        return text(codes_ ? (*value ? "1" : "0") : (*value ? "Có" : "Không"));
    }
    [[nodiscard]] Cell unit(const Subject& subject, places::Level level) const;
    [[nodiscard]] Cell of_producer(Field field, const Producer& producer, const ProducerPrivate* facts) const;
    [[nodiscard]] Cell of_product(Field field, const Product& product, const ProductStory* story) const;
    [[nodiscard]] Cell of_recognition(Field field, const Recognition& recognition) const;

    bool codes_;
    const Index& index_;
    const places::Gazetteer& gazetteer_;
};

// The unit of the level that holds the stored place, as it was when the place's own row began.
OutCell Rows::unit(const Subject& subject, places::Level level) const {
    if (!subject.place) return text("");
    const auto place = gazetteer_.by_key(subject.place->code, subject.place->valid_from);
    if (!place) return text("");
    if (gazetteer_[*place].level == level) return text(gazetteer_[*place].name);
    for (const auto above : gazetteer_.ancestors(*place, subject.place->valid_from))
        if (gazetteer_[above].level == level) return text(gazetteer_[above].name);
    return text("");
}

OutCell Rows::of_producer(Field field, const Producer& producer, const ProducerPrivate* facts) const {
    static const ProducerPrivate nothing;
    const auto& known = facts ? *facts : nothing;
    switch (field) {
        case Field::producer_name:
            return text(producer.name);
        case Field::producer_kind:
            return coded(producer.kind);
        case Field::tax_code:
            return text(producer.tax_code.value_or(""));
        case Field::representative:
            return text(known.representative.value_or(""));
        case Field::phone:
            return text(known.phone.value_or(""));
        case Field::email:
            return text(known.email.value_or(""));
        case Field::address:
            return text(known.address.value_or(""));
        case Field::women_led:
            return yes_no(known.women_led);
        case Field::minority_led:
            return yes_no(known.minority_led);
        case Field::disabled_led:
            return yes_no(known.disabled_led);
        default:
            return text("");
    }
}

OutCell Rows::of_product(Field field, const Product& product, const ProductStory* story) const {
    static const ProductStory nothing;
    const auto& told = story ? *story : nothing;
    switch (field) {
        case Field::product_code:
            return text(product.code);
        case Field::product_name:
            return text(product.name);
        case Field::group:
            return coded(product.group);
        case Field::set:
            return integer(product.set ? std::optional<std::int64_t>(*product.set) : std::nullopt);
        case Field::status:
            return coded(std::optional(product.status));
        case Field::story:
            return text(told.story);
        case Field::ingredients:
            return text(told.ingredients);
        case Field::packaging:
            return text(told.packaging);
        case Field::picture:
            return text(told.picture);
        default:
            return text("");
    }
}

OutCell Rows::of_recognition(Field field, const Recognition& recognition) const {
    const auto* decision = recognition.decision ? index_.decision(*recognition.decision) : nullptr;
    const auto& withdrawal = recognition.withdrawal;
    const auto& extension = recognition.extension;
    switch (field) {
        case Field::star:
            return integer(recognition.star ? std::optional<std::int64_t>(recognition.star->number()) : std::nullopt);
        case Field::score: {
            const auto words = recognition.score ? to_text(*recognition.score) : std::string();
            return {words.find('/') == std::string::npos ? Cell::Kind::decimal : Cell::Kind::text, words};
        }
        case Field::decision_number:
            return text(decision ? decision->number : "");
        case Field::decision_date:
            return date(decision ? decision->date : std::nullopt);
        case Field::authority:
            return text(decision ? decision->authority : "");
        case Field::year:
            return integer(recognition.year);
        case Field::valid_from:
            return date(recognition.valid_from);
        case Field::valid_to:
            return date(recognition.valid_to);
        case Field::certificate_number:
            return text(recognition.certificate_number);
        case Field::confidence:
            return text(code_of(recognition.confidence));
        case Field::source:
            return text(recognition.source);
        case Field::withdrawn_on:
            return date(withdrawal ? std::optional(withdrawal->date) : std::nullopt);
        case Field::withdrawal_ground:
            return coded(withdrawal ? std::optional(withdrawal->ground) : std::nullopt);
        case Field::withdrawal_instrument:
            return text(withdrawal ? withdrawal->instrument : "");
        case Field::extended_until:
            return date(extension ? std::optional(extension->until) : std::nullopt);
        case Field::extension_instrument:
            return text(extension ? extension->instrument : "");
        default:
            return text("");
    }
}

OutCell Rows::cell(Field field, const Subject& subject) const {
    switch (field) {
        case Field::unit_code:
            return text(subject.place ? subject.place->code : "");
        case Field::unit_from:
            return date(subject.place ? std::optional(subject.place->valid_from) : std::nullopt);
        case Field::province:
            return unit(subject, places::Level::province);
        case Field::district:
            return unit(subject, places::Level::district);
        case Field::commune:
            return unit(subject, places::Level::commune);
        default:
            break;
    }
    if (subject.recognition)
        if (auto cell = of_recognition(field, *subject.recognition); !cell.text.empty()) return cell;
    if (subject.product)
        if (auto cell = of_product(field, *subject.product, subject.story); !cell.text.empty()) return cell;
    if (field == Field::tax_code && !subject.tax_code_shown) return text("");
    if (subject.producer) return of_producer(field, *subject.producer, subject.private_facts);
    return text("");
}

std::vector<Field> fields_of(ListKind kind, Audience audience) {
    std::vector<Field> fields;
    if (kind == ListKind::recognitions) fields.assign(recognition_fields.begin(), recognition_fields.end());
    if (kind == ListKind::products) fields.assign(product_fields.begin(), product_fields.end());
    if (kind == ListKind::producers) {
        fields.assign(producer_fields.begin(), producer_fields.end());
        if (audience == Audience::office) fields.insert(fields.end(), private_fields.begin(), private_fields.end());
    }
    // A household's tax code is a person's number.
    if (audience == Audience::public_) std::erase(fields, Field::tax_code);
    return fields;
}

Subject about(const Index& index, ProductAt at) {
    Subject subject;
    subject.product = &index.products[at];
    if (index.producer_at[at] != Index::no_producer) subject.producer = &index.producers[index.producer_at[at]];
    subject.place = subject.product->place;
    if (!subject.place && subject.producer) subject.place = subject.producer->place;
    return subject;
}

// One row after the other, with what must be read for it.
class Source {
public:
    Source(ListKind kind, Audience audience, const ExportRows& rows, const Index& index, db::Reader& reader)
        : kind_(kind), audience_(audience), rows_(rows), index_(index), reader_(reader) {}

    template <class Put>
    void each(const Put& put) const {
        for (const auto item : rows_.items) {
            if (kind_ == ListKind::producers) {
                put_producer(item, put);
            } else if (kind_ == ListKind::products) {
                auto subject = about(index_, item);
                subject.tax_code_shown = may_tell(index_.producer_at[item]);
                const auto story = story_of(reader_, subject.product->id);
                subject.story = story ? &*story : nullptr;
                put(subject);
            } else {
                const auto& recognition = index_.recognitions[item];
                const auto product = index_.at(recognition.product).value();
                auto subject = about(index_, product);
                subject.tax_code_shown = may_tell(index_.producer_at[product]);
                subject.recognition = &recognition;
                put(subject);
            }
        }
    }

private:
    template <class Put>
    void put_producer(ProducerAt at, const Put& put) const {
        const auto& producer = index_.producers[at];
        std::optional<ProducerPrivate> facts;
        Subject subject;
        subject.tax_code_shown = may_tell(at);
        if (audience_ == Audience::office && subject.tax_code_shown) facts = private_facts_of(reader_, producer.id);
        subject.producer = &producer;
        subject.private_facts = facts ? &*facts : nullptr;
        subject.place = producer.place;
        put(subject);
    }
    [[nodiscard]] bool may_tell(ProducerAt at) const {
        return !rows_.private_of || (at != Index::no_producer && rows_.private_of(at));
    }

    ListKind kind_;
    Audience audience_;
    const ExportRows& rows_;
    const Index& index_;
    db::Reader& reader_;
};

std::size_t rows_of(const Index& index, ListKind kind) {
    if (kind == ListKind::products) return index.products.size();
    return kind == ListKind::producers ? index.producers.size() : index.recognitions.size();
}

}  // namespace

office::Table export_rows(ListKind kind, HeadingStyle headings, Audience audience, ExportRows rows, const Index& index,
                          const places::Gazetteer& gazetteer, db::Reader& reader) {
    const auto fields = fields_of(kind, audience);
    office::Table table;
    table.title = kind == ListKind::recognitions ? "Công nhận" : kind == ListKind::products ? "Sản phẩm" : "Chủ thể";
    for (const auto field : fields)
        table.headings.emplace_back(headings == HeadingStyle::codes ? code_of(field) : heading_vi(field));
    table.rows = [=, rows = std::move(rows), &index, &gazetteer,
                  &reader](const std::function<void(const office::OutRow&)>& take) {
        const Rows cells(headings, index, gazetteer);
        office::OutRow out(fields.size());
        Source(kind, audience, rows, index, reader).each([&](const Subject& subject) {
            std::ranges::transform(fields, out.begin(), [&](Field field) { return cells.cell(field, subject); });
            take(out);
        });
    };
    return table;
}

office::Table export_table(ListKind kind, HeadingStyle headings, Audience audience, const Index& index,
                           const places::Gazetteer& gazetteer, db::Reader& reader) {
    ExportRows rows;
    rows.items.resize(rows_of(index, kind));
    std::iota(rows.items.begin(), rows.items.end(), 0U);
    return export_rows(kind, headings, audience, std::move(rows), index, gazetteer, reader);
}

}  // namespace saolang::registry
