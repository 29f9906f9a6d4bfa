#include "registry/producer_form.hpp"

#include <algorithm>

#include "registry/import_place.hpp"
#include "registry/list_value.hpp"
#include "registry/near.hpp"

namespace saolang::registry {

namespace {

using web::Need;

constexpr std::size_t most_doubles = 5;

constexpr web::Word no_phone{"Không đọc được số điện thoại; số có 10 hoặc 11 chữ số, ví dụ 0905 123 456.",
                             "The telephone cannot be read; it has 10 or 11 digits, for example 0905 123 456."};
constexpr web::Word no_email{"Thư điện tử cần có dạng ten@tenmien.vn.", "An e-mail looks like name@example.vn."};
constexpr web::Word no_tax_code{"Mã số thuế có 10, 12 hoặc 13 chữ số, ví dụ 4000123456 hoặc 4000123456-001.",
                                "A tax code has 10, 12 or 13 digits, for example 4000123456 or 4000123456-001."};

std::optional<std::string> maybe(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

std::optional<std::string> read_tax_code_in(web::Form& form) {
    const auto typed = form.text("ma-so-thue", {.need = Need::optional, .most = 30});
    if (typed.empty()) return std::nullopt;
    const auto read = read_tax_code(typed);
    // In a list a zero in front may be lost; a person who types sees it.
    if (!read || read->zero_restored) {
        form.refuse("ma-so-thue", no_tax_code);
        return std::nullopt;
    }
    return read->code;
}

std::optional<std::string> read_phone_in(web::Form& form) {
    const auto typed = form.text("dien-thoai", {.need = Need::optional, .most = 80});
    if (typed.empty()) return std::nullopt;
    auto phone = read_phone(typed);
    if (!phone) form.refuse("dien-thoai", no_phone);
    return phone;
}

std::optional<std::string> read_email_in(web::Form& form) {
    auto email = form.text("thu-dien-tu", {.need = Need::optional, .most = 120});
    if (email.empty()) return std::nullopt;
    const auto at = email.find('@');
    const bool fits = at != std::string::npos && at > 0 && email.find('.', at + 2) != std::string::npos &&
                      email.find(' ') == std::string::npos;
    if (!fits) form.refuse("thu-dien-tu", no_email);
    return email;
}

std::optional<bool> read_known(web::Form& form, std::string_view field) {
    return form.choice<bool>(field, {{"1", true}, {"0", false}}, Need::optional);
}

}  // namespace

ProducerDraft check_producer(web::Form& form, const Producer& before, const FormGround& ground) {
    ProducerDraft draft{before};
    draft.producer.name = form.text("ten", {.least = 3, .most = 200});
    draft.producer.kind = read_code(form, "loai", producer_kind_from_code, Need::required);
    draft.producer.tax_code = read_tax_code_in(form);
    auto place = read_place(form, before.place, ground, before.id == ProducerId{} ? Need::required : Need::optional);
    draft.producer.place = place_key_of(ground, place.unit);
    draft.places = std::move(place.choices);
    draft.private_facts.representative = maybe(form.text("nguoi-dai-dien", {.need = Need::optional, .most = 120}));
    draft.private_facts.phone = read_phone_in(form);
    draft.private_facts.email = read_email_in(form);
    draft.private_facts.address = maybe(form.text("dia-chi", {.need = Need::optional, .most = 300}));
    draft.private_facts.women_led = read_known(form, "phu-nu");
    draft.private_facts.minority_led = read_known(form, "dan-toc");
    draft.private_facts.disabled_led = read_known(form, "khuyet-tat");
    if (before.id != ProducerId{}) draft.reason = read_reason(form);
    return draft;
}

web::Pairs typed_of_producer(const trail::Record& record, const FormGround& ground) {
    const auto value = [&](std::string_view field) {
        const auto found = std::ranges::find(record, field, &trail::Field::name);
        return found == record.end() ? std::string() : found->value.value_or("");
    };
    web::Pairs typed{{"ten", value("name")},
                     {"loai", value("kind")},
                     {"ma-so-thue", value("tax_code")},
                     {std::string(place_field), ""},
                     {"nguoi-dai-dien", value("representative")},
                     {"dien-thoai", value("phone")},
                     {"thu-dien-tu", value("email")},
                     {"dia-chi", value("address")},
                     {"phu-nu", value("women_led")},
                     {"dan-toc", value("minority_led")},
                     {"khuyet-tat", value("disabled_led")}};
    if (const auto from = parse_iso_date(value("place_from")))
        if (const auto unit = ground.gazetteer.by_key(value("place_code"), *from))
            typed[3].second = place_words(ground, *unit);
    return typed;
}

std::vector<ProducerAt> likely_doubles(const Index& index, const FormGround& ground, const Producer& producer) {
    const auto key = producer_key(producer.name);
    const auto core = producer_core(key);
    const auto place = unit_of(ground, producer.place);
    std::vector<ProducerAt> same_code;
    std::vector<ProducerAt> alike;
    for (ProducerAt at = 0; at < index.producers.size(); ++at) {
        const auto& known = index.producers[at];
        if (known.id == producer.id) continue;
        if (producer.tax_code && known.tax_code == producer.tax_code) {
            same_code.push_back(at);
            continue;
        }
        const auto known_key = producer_key(known.name);
        const auto known_core = producer_core(known_key);
        const bool near = one_slip_apart(core, known_core);
        if (known_key != key && (core.empty() || known_core != core) && !near) continue;
        if (relation_of(ground.gazetteer, place, unit_of(ground, known.place)) != PlaceRelation::other)
            alike.push_back(at);
    }
    std::ranges::copy(alike, std::back_inserter(same_code));
    same_code.resize(std::min(same_code.size(), most_doubles));
    return same_code;
}

}  // namespace saolang::registry
