#include "registry/product_form.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registry/list_value.hpp"
#include "registry/near.hpp"

namespace saolang::registry {

namespace {

using web::Need;

constexpr std::size_t most_choices = 12;

constexpr web::Word no_producer{"Không tìm thấy chủ thể này. Hãy gõ đúng tên, hoặc thêm chủ thể trước.",
                                "No such producer is known. Please check the name, or add the producer first."};
constexpr web::Word several_producers{"Có nhiều chủ thể tên như vậy. Hãy chọn một ở dưới.",
                                      "Several producers are called so. Please choose one below."};
constexpr web::Word other_group{"Bộ tiêu chí này thuộc nhóm khác với nhóm đã chọn. Hãy sửa một trong hai.",
                                "This criteria set belongs to another group. Please correct one of the two."};

struct ProducerChosen {
    std::optional<ProducerAt> at = {};
    std::vector<ProducerAt> choices = {};
};

ProducerChosen read_producer(web::Form& form, const Product& before, const Index& index,
                             const std::function<bool(ProducerAt)>& seen) {
    const auto need = before.id == ProductId{} || before.producer ? Need::required : Need::optional;
    const auto words = form.text("chu-the", {.need = need, .most = 200});
    if (words.empty()) return {};
    const auto stored = before.producer ? index.at(*before.producer) : std::nullopt;
    if (stored && clean_text(index.producers[*stored].name) == words) return {stored};
    const auto key = producer_key(words);
    const auto chosen = form.typed("chu-the-chon");
    std::vector<ProducerAt> same;
    std::vector<ProducerAt> holding;
    for (ProducerAt at = 0; at < index.producers.size(); ++at) {
        const auto& producer = index.producers[at];
        const auto known = producer_key(producer.name);
        const bool equal = known == key || producer.code == words;
        if ((!equal && !has_words(known, key)) || !seen(at)) continue;
        if (producer.code == words || producer.code == chosen) return {at};
        (equal ? same : holding).push_back(at);
    }
    auto& found = same.empty() ? holding : same;
    if (found.size() == 1) return {found.front()};
    form.refuse("chu-the", found.empty() ? no_producer : several_producers);
    found.resize(std::min(found.size(), most_choices));
    return {{}, std::move(found)};
}

void read_group_and_set(web::Form& form, Product& product) {
    product.group = read_code(form, "nhom", product_group_from_code, Need::optional);
    const auto number = form.integer("bo", {.need = Need::optional, .least = 1, .most = 26});
    product.set.reset();
    if (!number) return;
    product.set = static_cast<std::uint8_t>(*number);
    const auto group = product_sets()[*product.set - 1U].group;
    if (product.group && *product.group != group) form.refuse("bo", other_group);
    product.group = group;
}

}  // namespace

ProductDraft check_product(web::Form& form, const Product& before, const Index& index, const FormGround& ground,
                           const std::function<bool(ProducerAt)>& seen) {
    ProductDraft draft{before};
    draft.product.name = form.text("ten", {.least = 2, .most = 200});
    auto producer = read_producer(form, before, index, seen);
    draft.producers = std::move(producer.choices);
    draft.product.producer = producer.at ? std::optional(index.producers[*producer.at].id) : std::nullopt;
    auto place = read_place(form, before.place, ground, Need::optional);
    draft.product.place = place_key_of(ground, place.unit);
    draft.places = std::move(place.choices);
    draft.lies = place.unit;
    if (!draft.lies && producer.at) draft.lies = unit_of(ground, index.producers[*producer.at].place);
    read_group_and_set(form, draft.product);
    draft.product.status =
        read_code(form, "tinh-trang", product_status_from_code, Need::required).value_or(before.status);
    draft.story.story = form.text("cau-chuyen", {.need = Need::optional, .most = 6'000, .many_lines = true});
    draft.story.ingredients = form.text("thanh-phan", {.need = Need::optional, .most = 1'000, .many_lines = true});
    draft.story.packaging = form.text("quy-cach", {.need = Need::optional, .most = 300});
    if (before.id != ProductId{}) draft.reason = read_reason(form);
    return draft;
}

web::Pairs typed_of_product(const trail::Record& record, const Index& index, const FormGround& ground) {
    const auto value = [&](std::string_view field) {
        const auto found = std::ranges::find(record, field, &trail::Field::name);
        return found == record.end() ? std::string() : found->value.value_or("");
    };
    std::string producer;
    if (const auto id = whole_number(value("producer_id")))
        if (const auto at = index.at(ProducerId{*id})) producer = index.producers[*at].name;
    std::string place;
    if (const auto from = parse_iso_date(value("place_from")))
        if (const auto unit = ground.gazetteer.by_key(value("place_code"), *from)) place = place_words(ground, *unit);
    return {{"ten", value("name")},
            {"chu-the", std::move(producer)},
            {std::string(place_field), std::move(place)},
            {"nhom", value("product_group")},
            {"bo", value("set_number")},
            {"tinh-trang", value("status")},
            {"cau-chuyen", value("story")},
            {"thanh-phan", value("ingredients")},
            {"quy-cach", value("packaging")}};
}

ScreenedText screened_text(const ProductDraft& draft, const Index& index, const FormGround& ground) {
    ScreenedText text{.name = draft.product.name, .producer = {}, .place = {}};
    const auto owner = draft.product.producer ? index.at(*draft.product.producer) : std::nullopt;
    if (owner) text.producer = index.producers[*owner].name;
    if (draft.lies) text.place = screened_place(ground.gazetteer, *draft.lies);
    return text;
}

}  // namespace saolang::registry
