#include "registry/product_sides.hpp"

#include "registry/arrangement.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label name_label{"Tên", "Name"};
constexpr Label place_label{"Nơi", "Place"};
constexpr Label producer_label{"Chủ thể", "Producer"};
constexpr Label star_label{"Sao hôm nay", "Stars today"};
constexpr Label code_label{"Mã", "Code"};
constexpr Label unknown{"chưa rõ", "not known"};

web::Raw name_of(const ProductSide& side) {
    Html html;
    if (side.href.empty()) {
        html.add("{}", side.name);
    } else {
        html.add(R"(<a href="{}">{}</a>)", web::Url(side.href), side.name);
    }
    return std::move(html).raw();
}

}  // namespace

ProductSide side_of(const View& view, ProductAt product, std::string href) {
    const auto& index = *view.index;
    ProductSide side{.name = index.products[product].name, .href = std::move(href)};
    const auto owner = index.producer_at[product];
    if (owner != Index::no_producer) side.producer = index.producers[owner].name;
    if (index.has_place[product]) side.place = view.gazetteer.full_name(index.place[product], view.today);
    const auto standing = index.standing(product, view.today);
    if (standing.star) side.star = std::to_string(standing.star->number());
    side.code = index.products[product].code;
    return side;
}

web::Raw compared_table(const View& view, const web::Raw& first, const web::Raw& second,
                        const std::vector<Compared>& facts) {
    const auto known = [&](const std::string& words) { return words.empty() ? view.say(unknown) : words; };
    Html html;
    html.add(R"(<table><tbody><tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>)", view.say(name_label), first,
             second);
    for (const auto& fact : facts) {
        if (fact.first.empty() && fact.second.empty()) continue;
        html.add(R"(<tr class="{}"><th scope="row">{}</th><td>{}</td><td>{}</td></tr>)",
                 fact.first == fact.second || fact.may_differ ? "same" : "", view.say(fact.name), known(fact.first),
                 known(fact.second));
    }
    return std::move(html.add("</tbody></table>")).raw();
}

web::Raw side_by_side(const View& view, const ProductSide& first, const ProductSide& second) {
    const bool newcomer = first.code.empty() || second.code.empty();
    return compared_table(view, name_of(first), name_of(second),
                          {{producer_label, first.producer, second.producer},
                           {place_label, first.place, second.place},
                           {star_label, first.star, second.star, newcomer},
                           {code_label, first.code, second.code, true}});
}

std::string reason_words(const View& view, std::span<const screening::Reason> reasons) {
    return view.language == web::Language::vi ? screening::words_vi(reasons) : screening::words_en(reasons);
}

}  // namespace saolang::registry
