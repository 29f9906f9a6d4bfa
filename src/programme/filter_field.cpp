// What the conditions of a filter may ask about, for everything that may be counted over.

#include <array>
#include <map>

#include "programme/filter.hpp"

namespace saolang::programme {

namespace {

// In the order of registry::product_groups and registry::producer_kinds, in the words of registry/labels.cpp.
constexpr std::array groups{
    Option{"food", {"Thực phẩm", "Food"}},
    Option{"drink", {"Đồ uống", "Drinks"}},
    Option{"medicinal", {"Dược liệu và sản phẩm từ dược liệu", "Medicinal plants and products"}},
    Option{"craft", {"Thủ công mỹ nghệ", "Handicrafts"}},
    Option{"ornamental", {"Sinh vật cảnh", "Ornamental plants and animals"}},
    Option{"tourism", {"Dịch vụ du lịch cộng đồng, sinh thái", "Community and eco-tourism"}},
};
constexpr std::array producer_forms{
    Option{"cooperative", {"Hợp tác xã", "Cooperative"}},
    Option{"cooperative_group", {"Tổ hợp tác", "Cooperative group"}},
    Option{"enterprise", {"Doanh nghiệp", "Enterprise"}},
    Option{"farm", {"Trang trại", "Farm"}},
    Option{"household", {"Hộ sản xuất kinh doanh", "Household"}},
    Option{"other", {"Khác", "Other"}},
};

bool may_be_asked_about(const Field& field) { return field.holds != Holds::lines && field.holds != Holds::position; }

FilterField named(std::string name, const web::Word& label, Holds holds, Source source) {
    FilterField made;
    made.name = std::move(name);
    made.label_vi = label.vi;
    made.label_en = label.en;
    made.holds = holds;
    made.source = source;
    return made;
}

FilterField choice(std::string name, const web::Word& label, Source source, std::span<const Option> options) {
    auto made = named(std::move(name), label, Holds::choice, source);
    made.options = options;
    return made;
}

FilterField own(const Kind& kind, std::size_t at) {
    const auto& field = kind.fields[at];
    auto made = named(std::string(field.name), field.label, field.holds, Source::own);
    made.options = field.options;
    made.field = at;
    made.confidential = field.confidential;
    return made;
}

FilterField led_by_women(std::string name) {
    auto made = named(std::move(name), {"Do phụ nữ làm chủ", "Led by women"}, Holds::yes_no, Source::producer_women);
    made.confidential = made.personal = true;
    return made;
}

std::optional<std::size_t> first_holding(const Kind& kind, Holds holds) {
    for (std::size_t i = 0; i < kind.fields.size(); ++i)
        if (kind.fields[i].holds == holds) return i;
    return std::nullopt;
}

void add_records_of(std::vector<FilterField>& fields, Holds naming) {
    for (const auto* kind : kinds()) {
        const auto field = first_holding(*kind, naming);
        if (!field) continue;
        auto made = named(std::string(kind->name), kind->many, Holds::number, Source::records_standing);
        made.field = *field;
        made.of = kind->id;
        fields.push_back(std::move(made));
    }
}

std::vector<FilterField> fields_of_record(const Kind& kind) {
    std::vector<FilterField> fields;
    for (std::size_t i = 0; i < kind.fields.size(); ++i)
        if (may_be_asked_about(kind.fields[i])) fields.push_back(own(kind, i));
    fields.push_back(
        named("standing", {"Còn hiệu lực vào ngày xem", "Stands on the day"}, Holds::yes_no, Source::standing));
    fields.push_back(
        named("documents", {"Số tài liệu, hình ảnh", "Documents and pictures"}, Holds::number, Source::documents));
    fields.push_back(named("place", {"Nằm trong địa bàn", "Lies in"}, Holds::unit, Source::place));
    if (first_holding(kind, Holds::product)) {
        fields.push_back(choice("product.group", {"Nhóm sản phẩm", "Product group"}, Source::product_group, groups));
        fields.push_back(named("product.star", {"Hạng sao của sản phẩm", "Star of the product"}, Holds::number,
                               Source::product_star));
    }
    if (first_holding(kind, Holds::product) || first_holding(kind, Holds::producer)) {
        fields.push_back(
            choice("producer.kind", {"Loại hình chủ thể", "Kind of producer"}, Source::producer_kind, producer_forms));
        fields.push_back(led_by_women("producer.women_led"));
    }
    for (std::size_t through = 0; through < kind.fields.size(); ++through) {
        if (kind.fields[through].holds != Holds::record) continue;
        const auto& above = kind_of(*kind.fields[through].of);
        for (std::size_t i = 0; i < above.fields.size(); ++i) {
            if (!may_be_asked_about(above.fields[i])) continue;
            auto made = own(above, i);
            made.name = std::string(kind.fields[through].name) + "." + made.name;
            made.label_vi = std::string(kind.fields[through].label.vi) + ": " + made.label_vi;
            made.label_en = std::string(kind.fields[through].label.en) + ": " + made.label_en;
            made.source = Source::parent;
            made.through = through;
            made.of = above.id;
            fields.push_back(std::move(made));
        }
    }
    return fields;
}

std::vector<FilterField> fields_of_product() {
    std::vector<FilterField> fields{
        choice("group", {"Nhóm sản phẩm", "Product group"}, Source::product_group, groups),
        named("star", {"Hạng sao", "Star"}, Holds::number, Source::product_star),
        choice("kind", {"Loại hình chủ thể", "Kind of producer"}, Source::producer_kind, producer_forms),
        named("place", {"Nằm trong địa bàn", "Lies in"}, Holds::unit, Source::place),
        led_by_women("women_led"),
    };
    add_records_of(fields, Holds::product);
    return fields;
}

std::vector<FilterField> fields_of_producer() {
    std::vector<FilterField> fields{
        choice("kind", {"Loại hình chủ thể", "Kind of producer"}, Source::producer_kind, producer_forms),
        named("star", {"Hạng sao cao nhất", "Highest star"}, Holds::number, Source::producer_star),
        named("place", {"Nằm trong địa bàn", "Lies in"}, Holds::unit, Source::place),
        led_by_women("women_led"),
    };
    add_records_of(fields, Holds::producer);
    return fields;
}

}  // namespace

std::optional<Over> over_named(std::string_view name) {
    if (name == "product") return Over{Over::What::products, nullptr};
    if (name == "producer") return Over{Over::What::producers, nullptr};
    const auto* kind = kind_named(name);
    // What a plan itself is made of is not counted.
    if (!kind || kind->id == KindId::plan || kind->id == KindId::target || kind->id == KindId::target_share ||
        kind->id == KindId::indicator)
        return std::nullopt;
    return Over{Over::What::records, kind};
}

std::string_view name_of(const Over& over) {
    if (over.what == Over::What::products) return "product";
    return over.what == Over::What::producers ? "producer" : over.kind->name;
}

std::vector<Over> all_over() {
    std::vector<Over> all{*over_named("product"), *over_named("producer")};
    for (const auto* kind : kinds())
        if (const auto over = over_named(kind->name)) all.push_back(*over);
    return all;
}

web::Word words_of(const Over& over) {
    if (over.what == Over::What::products) return {"Sản phẩm", "Products"};
    if (over.what == Over::What::producers) return {"Chủ thể", "Producers"};
    return over.kind->many;
}

std::span<const FilterField> measurable_fields(const Over& over) {
    static const auto all = [] {
        std::map<std::string_view, std::vector<FilterField>> made;
        for (const auto& one : all_over())
            made[name_of(one)] = one.what == Over::What::products    ? fields_of_product()
                                 : one.what == Over::What::producers ? fields_of_producer()
                                                                     : fields_of_record(*one.kind);
        return made;
    }();
    return all.at(name_of(over));
}

std::vector<Compare> comparisons_of(const FilterField& field) {
    using enum Compare;
    switch (field.holds) {
        case Holds::date:
        case Holds::money:
        case Holds::number:
        case Holds::decimal:
            if (field.source == Source::own || field.source == Source::parent)
                return {is, is_not, at_least, at_most, known, not_known};
            return {is, is_not, at_least, at_most};
        case Holds::choice:
        case Holds::text:
            return {is, is_not, known, not_known};
        case Holds::yes_no:
        case Holds::unit:
            return {is, is_not};
        default:
            return {known, not_known};
    }
}

std::string_view sign_of(Compare compare) {
    constexpr std::array<std::string_view, 6> signs{"=", "!=", ">=", "<=", "known", "unknown"};
    return signs[static_cast<std::size_t>(compare)];
}

web::Word words_of(Compare compare) {
    constexpr std::array<web::Word, 6> words{
        web::Word{"là", "is"},           web::Word{"không phải là", "is not"}, web::Word{"từ", "at least"},
        web::Word{"đến hết", "at most"}, web::Word{"có ghi", "is stated"},     web::Word{"chưa ghi", "is not stated"},
    };
    return words[static_cast<std::size_t>(compare)];
}

}  // namespace saolang::programme
