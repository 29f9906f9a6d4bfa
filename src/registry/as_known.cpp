#include "registry/as_known.hpp"

#include <algorithm>

#include "base/number.hpp"
#include "trail/trail.hpp"

namespace saolang::registry {

namespace {

// The fields of one state by name. Fields the record has no fact for are absent.
class Known {
public:
    explicit Known(const trail::Record& record) : record_(record) {}

    [[nodiscard]] std::optional<std::string> maybe(std::string_view name) const {
        const auto found = std::ranges::find(record_, name, &trail::Field::name);
        return found == record_.end() ? std::nullopt : found->value;
    }
    [[nodiscard]] std::string text(std::string_view name) const { return maybe(name).value_or(""); }
    [[nodiscard]] std::optional<std::int64_t> number(std::string_view name) const {
        const auto value = maybe(name);
        return value ? number_in<std::int64_t>(*value) : std::nullopt;
    }
    [[nodiscard]] std::optional<bool> yes_no(std::string_view name) const {
        const auto value = number(name);
        return value ? std::optional(*value != 0) : std::nullopt;
    }
    [[nodiscard]] std::optional<Date> date(std::string_view name) const {
        const auto value = maybe(name);
        return value ? parse_iso_date(*value) : std::nullopt;
    }
    template <class T>
    [[nodiscard]] std::optional<T> coded(std::string_view name, std::optional<T> (*from_code)(std::string_view)) const {
        const auto value = maybe(name);
        return value ? from_code(*value) : std::nullopt;
    }
    template <class Id>
    [[nodiscard]] std::optional<Id> id(std::string_view name) const {
        const auto value = number(name);
        return value ? std::optional(Id{*value}) : std::nullopt;
    }
    [[nodiscard]] std::optional<PlaceKey> place() const {
        const auto from = date("place_from");
        if (!from) return std::nullopt;
        return PlaceKey{text("place_code"), *from};
    }

private:
    const trail::Record& record_;
};

Producer producer_in(ProducerId id, const Known& known) {
    return {.id = id,
            .code = known.text("code"),
            .slug = known.text("slug"),
            .name = known.text("name"),
            .kind = known.coded("kind", producer_kind_from_code),
            .tax_code = known.maybe("tax_code"),
            .place = known.place()};
}

ProducerPrivate private_facts_in(const Known& known) {
    return {.representative = known.maybe("representative"),
            .phone = known.maybe("phone"),
            .email = known.maybe("email"),
            .address = known.maybe("address"),
            .women_led = known.yes_no("women_led"),
            .minority_led = known.yes_no("minority_led"),
            .disabled_led = known.yes_no("disabled_led")};
}

Product product_in(ProductId id, const Known& known) {
    Product product;
    product.id = id;
    product.code = known.text("code");
    product.slug = known.text("slug");
    product.name = known.text("name");
    product.producer = known.id<ProducerId>("producer_id");
    product.place = known.place();
    product.group = known.coded("product_group", product_group_from_code);
    if (const auto set = known.number("set_number")) product.set = static_cast<std::uint8_t>(*set);
    product.status = known.coded("status", product_status_from_code).value_or(ProductStatus::active);
    return product;
}

Decision decision_in(DecisionId id, const Known& known) {
    return {id, known.text("number"), known.date("date"), known.text("authority")};
}

Recognition recognition_in(RecognitionId id, ProductId product, const Known& known) {
    Recognition recognition;
    recognition.id = id;
    recognition.product = product;
    if (const auto star = known.number("star")) recognition.star = Star::of(static_cast<int>(*star));
    recognition.score = known.coded("score", parse_points);
    recognition.decision = known.id<DecisionId>("decision_id");
    if (const auto year = known.number("year")) recognition.year = static_cast<std::int32_t>(*year);
    recognition.valid_from = known.date("valid_from");
    recognition.valid_to = known.date("valid_to");
    recognition.certificate_number = known.text("certificate_number");
    recognition.confidence = known.coded("confidence", confidence_from_code).value_or(Confidence::weak);
    recognition.source = known.text("source");
    const auto withdrawn = known.date("withdrawn_on");
    const auto ground = known.coded("withdrawal_ground", ground_from_code);
    if (withdrawn && ground)
        recognition.withdrawal = Withdrawal{*withdrawn, *ground, known.text("withdrawal_instrument")};
    if (const auto until = known.date("extended_until"))
        recognition.extension = Extension{*until, known.text("extension_instrument")};
    return recognition;
}

// Takes records out of the trail, each once, with what they name.
class Gathering {
public:
    Gathering(db::Reader& reader, Moment moment) : reader_(reader), moment_(moment) {}

    [[nodiscard]] std::optional<trail::Record> state(std::string kind, std::int64_t id) const {
        return trail::state_at(reader_, {std::move(kind), id}, moment_);
    }
    template <class Id>
    [[nodiscard]] std::vector<std::int64_t> naming(std::string_view kind, std::string_view field, Id id) const {
        return trail::ever_naming(reader_, kind, field, static_cast<std::int64_t>(id), moment_);
    }

    void add(ProducerId id) {
        if (has(tables_.producers, id)) return;
        if (const auto record = state("producer", static_cast<std::int64_t>(id)))
            tables_.producers.push_back(producer_in(id, Known(*record)));
    }
    void add(DecisionId id) {
        if (has(tables_.decisions, id)) return;
        if (const auto record = state("decision", static_cast<std::int64_t>(id))) {
            tables_.decisions.push_back(decision_in(id, Known(*record)));
        }
    }
    void add(ProductId id) {
        if (has(tables_.products, id)) return;
        const auto record = state("product", static_cast<std::int64_t>(id));
        if (!record) return;
        tables_.products.push_back(product_in(id, Known(*record)));
        if (const auto producer = tables_.products.back().producer) add(*producer);
        for (const auto recognition : naming("recognition", "product_id", id)) add_recognition(recognition, id);
    }

    [[nodiscard]] std::shared_ptr<const Index> index(const places::Gazetteer& gazetteer) {
        std::ranges::sort(tables_.producers, {}, &Producer::id);
        std::ranges::sort(tables_.products, {}, &Product::id);
        std::ranges::sort(tables_.decisions, {}, &Decision::id);
        return build_index(std::move(tables_), gazetteer, 0);
    }

private:
    template <class Record, class Id>
    static bool has(const std::vector<Record>& records, Id id) {
        return std::ranges::find(records, id, &Record::id) != records.end();
    }
    void add_recognition(std::int64_t id, ProductId product) {
        const auto record = state("recognition", id);
        if (!record || Known(*record).id<ProductId>("product_id") != product) return;
        tables_.recognitions.push_back(recognition_in(RecognitionId{id}, product, Known(*record)));
        if (const auto decision = tables_.recognitions.back().decision) add(*decision);
    }

    db::Reader& reader_;
    Moment moment_;
    Tables tables_;
};

}  // namespace

std::optional<AsKnown> product_as_known(db::Reader& reader, const places::Gazetteer& gazetteer, ProductId product,
                                        Moment moment) {
    Gathering gathering(reader, moment);
    const auto record = gathering.state("product", static_cast<std::int64_t>(product));
    if (!record) return std::nullopt;
    gathering.add(product);
    const Known known(*record);
    return AsKnown{gathering.index(gazetteer),
                   {known.text("story"), known.text("ingredients"), known.text("packaging"), known.text("picture")},
                   {}};
}

std::optional<AsKnown> producer_as_known(db::Reader& reader, const places::Gazetteer& gazetteer, ProducerId producer,
                                         Moment moment) {
    Gathering gathering(reader, moment);
    const auto record = gathering.state("producer", static_cast<std::int64_t>(producer));
    if (!record) return std::nullopt;
    gathering.add(producer);
    for (const auto product : gathering.naming("product", "producer_id", producer)) {
        const auto then = gathering.state("product", product);
        if (then && Known(*then).id<ProducerId>("producer_id") == producer) gathering.add(ProductId{product});
    }
    return AsKnown{gathering.index(gazetteer), {}, private_facts_in(Known(*record))};
}

std::optional<AsKnown> decision_as_known(db::Reader& reader, const places::Gazetteer& gazetteer, DecisionId decision,
                                         Moment moment) {
    Gathering gathering(reader, moment);
    if (!gathering.state("decision", static_cast<std::int64_t>(decision))) return std::nullopt;
    gathering.add(decision);
    for (const auto recognition : gathering.naming("recognition", "decision_id", decision)) {
        const auto then = gathering.state("recognition", recognition);
        if (!then || Known(*then).id<DecisionId>("decision_id") != decision) continue;
        if (const auto product = Known(*then).id<ProductId>("product_id")) gathering.add(*product);
    }
    return AsKnown{gathering.index(gazetteer), {}, {}};
}

std::shared_ptr<const Index> index_as_known(db::Reader& reader, const places::Gazetteer& gazetteer, Moment moment) {
    Tables tables;
    const auto each = [&](std::string_view kind, const auto& take) {
        trail::replay(
            reader, kind, [&](std::int64_t id, const trail::Record& record) { take(id, Known(record)); }, moment);
    };
    const auto moved = [](std::int64_t id, const Known& known) {
        return MovedRecord{id, *known.number("merged_into"), known.text("code"), known.text("slug"),
                           known.text("name")};
    };
    each("producer", [&](std::int64_t id, const Known& known) {
        if (known.maybe("merged_into")) {
            tables.moved_producers.push_back(moved(id, known));
        } else {
            tables.producers.push_back(producer_in(ProducerId{id}, known));
        }
    });
    each("product", [&](std::int64_t id, const Known& known) {
        if (known.maybe("merged_into")) {
            tables.moved_products.push_back(moved(id, known));
        } else {
            tables.products.push_back(product_in(ProductId{id}, known));
        }
    });
    each("decision",
         [&](std::int64_t id, const Known& known) { tables.decisions.push_back(decision_in(DecisionId{id}, known)); });
    each("recognition", [&](std::int64_t id, const Known& known) {
        if (const auto product = known.id<ProductId>("product_id"))
            tables.recognitions.push_back(recognition_in(RecognitionId{id}, *product, known));
    });
    each("setting", [&](std::int64_t, const Known& known) {
        if (known.text("name") == "province") tables.province = known.text("value");
        if (known.text("name") == "sample") tables.sample = known.text("value") == "1";
    });
    return build_index(std::move(tables), gazetteer, 0);
}

Moment end_of(Date day) {
    constexpr std::int64_t ahead = 7 * 3'600'000;  // of UTC
    return {(std::int64_t{day.days()} + 1) * 86'400'000 - ahead - 1};
}

}  // namespace saolang::registry
