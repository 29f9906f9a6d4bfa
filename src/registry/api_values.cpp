#include "registry/api_values.hpp"

#include <boost/json.hpp>

#include "base/text.hpp"
#include "registry/labels.hpp"

namespace saolang::registry {

namespace {

namespace json = boost::json;

json::value date_or_null(std::optional<Date> date, const json::storage_ptr& memory) {
    return date ? json::value(to_iso(*date), memory) : json::value(nullptr);
}

json::value text_or_null(std::string_view text, const json::storage_ptr& memory) {
    return text.empty() ? json::value(nullptr) : json::value(json::string_view(text), memory);
}

json::value place_or_null(const View& view, std::optional<places::UnitId> unit, const json::storage_ptr& memory) {
    if (!unit) return nullptr;
    const auto& found = view.gazetteer[*unit];
    json::object place(memory);
    place["code"] = found.code;
    place["name"] = found.name;
    place["valid_from"] = to_iso(found.valid.from);
    return place;
}

template <std::size_t N, class Keys>
json::object counts(const std::array<std::uint32_t, N>& values, const Keys& keys, std::uint32_t not_stated,
                    const json::storage_ptr& memory) {
    json::object object(memory);
    for (const auto key : keys) object[code_of(key)] = values[static_cast<std::size_t>(key)];
    object["not_stated"] = not_stated;
    return object;
}

}  // namespace

json::object json_of(const Figures& figures, const FiguresQuery& query, const places::Gazetteer& gazetteer,
                     const json::storage_ptr& memory) {
    json::object object(memory);
    object["as_of"] = to_iso(query.day);
    object["hierarchy"] = to_iso(query.hierarchy_day);
    object["unit"] = query.unit ? json::value(gazetteer[*query.unit].code) : json::value(nullptr);
    object["products"] = figures.products;
    object["producers"] = figures.producers;
    json::object stars(memory);
    for (int star = 3; star <= 5; ++star) stars[std::to_string(star)] = figures.by_star[static_cast<std::size_t>(star)];
    object["stars"] = std::move(stars);
    object["groups"] = counts(figures.by_group, product_groups, figures.group_not_stated, memory);
    object["producer_kinds"] =
        counts(figures.producers_by_kind, producer_kinds, figures.producers_kind_not_stated, memory);
    object["products_without_producer"] = figures.products_without_producer;
    return object;
}

json::object json_of_product(const View& view, ProductAt at, Date day, const json::storage_ptr& memory) {
    const auto& product = view.index->products[at];
    const auto standing = view.index->standing(at, day);
    const auto reason = why_not_counted(*view.index, at, day);
    const auto producer = view.index->producer_at[at];
    json::object object(memory);
    object["code"] = product.code;
    object["slug"] = product.slug;
    object["name"] = product.name;
    object["producer"] = producer == Index::no_producer ? json::value(nullptr)
                                                        : json::value(view.index->producers[producer].code, memory);
    object["producer_name"] = producer == Index::no_producer
                                  ? json::value(nullptr)
                                  : json::value(view.index->producers[producer].name, memory);
    object["place"] =
        place_or_null(view, view.index->has_place[at] ? std::optional(view.index->place[at]) : std::nullopt, memory);
    object["group"] = product.group ? json::value(json::string_view(code_of(*product.group))) : json::value(nullptr);
    object["set"] = product.set ? json::value(*product.set) : json::value(nullptr);
    object["status"] = code_of(product.status);
    object["as_of"] = to_iso(day);
    object["star"] = !reason && standing.star ? json::value(standing.star->number()) : json::value(nullptr);
    object["counted"] = !reason;
    object["why_not_counted"] =
        reason ? json::value(json::string_view(label_of(*reason).in(view.language)), memory) : json::value(nullptr);
    return object;
}

json::object json_of_producer(const View& view, ProducerAt at, const json::storage_ptr& memory) {
    const auto& producer = view.index->producers[at];
    json::object object(memory);
    object["code"] = producer.code;
    object["slug"] = producer.slug;
    object["name"] = producer.name;
    object["kind"] = producer.kind ? json::value(json::string_view(code_of(*producer.kind))) : json::value(nullptr);
    object["place"] = place_or_null(
        view, producer.place ? view.gazetteer.by_key(producer.place->code, producer.place->valid_from) : std::nullopt,
        memory);
    return object;
}

json::object json_of_recognition(const View& view, const Recognition& recognition, const json::storage_ptr& memory) {
    json::object object(memory);
    if (const auto at = view.index->at(recognition.product)) object["product"] = view.index->products[*at].code;
    object["star"] = recognition.star ? json::value(recognition.star->number()) : json::value(nullptr);
    object["score"] = recognition.score ? json::value(to_text(*recognition.score), memory) : json::value(nullptr);
    const auto* decision = recognition.decision ? view.index->decision(*recognition.decision) : nullptr;
    object["decision_number"] = text_or_null(decision ? decision->number : "", memory);
    object["decision_date"] = date_or_null(decision ? decision->date : std::nullopt, memory);
    object["authority"] = text_or_null(decision ? decision->authority : "", memory);
    object["year"] = recognition.year ? json::value(*recognition.year) : json::value(nullptr);
    object["valid_from"] = date_or_null(recognition.valid_from, memory);
    object["valid_to"] = date_or_null(recognition.valid_to, memory);
    object["certificate_number"] = text_or_null(recognition.certificate_number, memory);
    object["confidence"] = code_of(recognition.confidence);
    object["source"] = text_or_null(recognition.source, memory);
    object["withdrawn_on"] =
        date_or_null(recognition.withdrawal ? std::optional(recognition.withdrawal->date) : std::nullopt, memory);
    object["extended_until"] =
        date_or_null(recognition.extension ? std::optional(recognition.extension->until) : std::nullopt, memory);
    return object;
}

json::object json_of_unit(const places::Gazetteer& gazetteer, places::UnitId unit, Date day,
                          const json::storage_ptr& memory) {
    constexpr std::array levels{"province", "district", "commune"};
    const auto& found = gazetteer[unit];
    const auto parent = gazetteer.parent(unit, day);
    json::object object(memory);
    object["code"] = found.code;
    object["name"] = found.name;
    object["level"] = levels[static_cast<std::size_t>(found.level)];
    object["parent"] = parent ? json::value(gazetteer[*parent].code, memory) : json::value(nullptr);
    object["valid_from"] = to_iso(found.valid.from);
    object["valid_until"] = date_or_null(found.valid.until, memory);
    return object;
}

}  // namespace saolang::registry
