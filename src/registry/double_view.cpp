#include "registry/double_view.hpp"

#include <fmt/core.h>

#include <array>

#include "registry/arrangement.hpp"
#include "registry/labels.hpp"
#include "registry/product_sides.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using screening::Relation;
using web::Html;
using Label = web::Word;

constexpr Label merge{"Là một: gộp lại", "They are one: merge"};
constexpr Label keep_both{"Là hai, giữ cả hai", "They are two, keep both"};
constexpr Label have_seen{"Đã xem, giữ cả hai", "Seen, keep both"};
constexpr Label reason_label{"Vì sao là hai", "Why they are two"};
constexpr Label kind_label{"Loại hình", "Kind"};
constexpr Label tax_label{"Mã số thuế", "Tax code"};
constexpr Label place_label{"Nơi", "Place"};
constexpr Label products_label{"Sản phẩm", "Products"};
constexpr Label code_label{"Mã", "Code"};
constexpr std::array<Label, 5> why_labels{{
    {"Cùng mã số thuế", "The same tax code"},
    {"Cùng tên", "The same name"},
    {"Tên chỉ khác dấu", "Names differ in marks only"},
    {"Cùng tên, khác cách ghi", "The same name, written otherwise"},
    {"Tên khác nhau một chữ cái", "Names differ in one letter"},
}};
constexpr Label one_line{"Cùng dòng", "One line"};
constexpr Label one_kind{"Cùng loại, cùng nơi", "Same kind, same place"};
constexpr Label doubtful{"Nghi trùng", "May be one"};

std::string folder_of(Double::Of of) { return of == Double::Of::producers ? "chu-the" : "san-pham"; }

std::string href_of(const View& view, Double::Of of, std::uint32_t at) {
    return view.link(fmt::format("/quan-ly/{}/{}", folder_of(of), code_of_record(view, of, at)));
}

web::Raw producer_link(const View& view, ProducerAt at) {
    Html html;
    html.add(R"(<a href="{}">{}</a>)", web::Url(href_of(view, Double::Of::producers, at)),
             view.index->producers[at].name);
    return std::move(html).raw();
}

web::Raw producers_compared(const View& view, const Double& pair) {
    const auto& a = view.index->producers[pair.first];
    const auto& b = view.index->producers[pair.second];
    const auto kind = [&](const Producer& one) { return one.kind ? std::string(view.say(label_of(*one.kind))) : ""; };
    const auto place = [&](const Producer& one) {
        const auto unit = one.place ? view.gazetteer.by_key(one.place->code, one.place->valid_from) : std::nullopt;
        return unit ? view.gazetteer.full_name(*unit, view.today) : std::string();
    };
    const auto products = [&](ProducerAt at) {
        return std::to_string(view.index->arrangement->by_producer[at].size());
    };
    return compared_table(view, producer_link(view, pair.first), producer_link(view, pair.second),
                          {{kind_label, kind(a), kind(b)},
                           {tax_label, a.tax_code.value_or(""), b.tax_code.value_or("")},
                           {place_label, place(a), place(b)},
                           {products_label, products(pair.first), products(pair.second)},
                           {code_label, a.code, b.code, true}});
}

Label label_of(Relation relation) {
    if (relation == Relation::variant) return one_line;
    return relation == Relation::duplicate ? doubtful : one_kind;
}

}  // namespace

std::string code_of_record(const View& view, Double::Of of, std::uint32_t at) {
    return of == Double::Of::producers ? view.index->producers[at].code : view.index->products[at].code;
}

std::string why_alike(const View& view, const Double& pair) {
    if (pair.of == Double::Of::producers) return std::string(view.say(why_labels[static_cast<std::size_t>(pair.why)]));
    const auto first = screened_text(*view.index, view.gazetteer, pair.first);
    const auto second = screened_text(*view.index, view.gazetteer, pair.second);
    return reason_words(view, screening::screen_pair(first.item(), second.item()).reasons);
}

web::Raw pair_view(const DeskRequest& desk, const Double& pair, const PairForm& form, const PairRefused& refused) {
    const auto& view = desk.view;
    const auto of = pair.of;
    const auto first = code_of_record(view, of, pair.first);
    const auto second = code_of_record(view, of, pair.second);
    const bool producers = of == Double::Of::producers;
    Html html;
    html.add(R"(<article class="pair panel"><p>{} {}</p>{})",
             web::tag(web::Tone::information, view.say(producers ? doubtful : label_of(pair.relation))),
             why_alike(view, pair),
             producers ? producers_compared(view, pair)
                       : side_by_side(view, side_of(view, pair.first, href_of(view, of, pair.first)),
                                      side_of(view, pair.second, href_of(view, of, pair.second))));
    html.add(people::form_start(desk.site.gate, desk.visitor, desk.link(form.path)));
    for (const auto& [name, value] :
         {std::pair<std::string_view, std::string_view>("loai", producers ? "chu-the" : "san-pham"),
          {"mot", first},
          {"hai", second},
          {"quan-he", form.part}})
        html.add(R"(<input type="hidden" name="{}" value="{}">)", name, value);
    const bool is_refused = refused.first == first && refused.second == second;
    const auto id = fmt::format("ly-do-{}-{}", first, second);
    html.add(R"(<input type="hidden" name="trang" value="{}"><div class="field"><label for="{}">{}</label>)", form.page,
             id, view.say(reason_label));
    if (is_refused) html.add(R"(<p class="error">{}</p>)", refused.error);
    html.add(R"(<input id="{}" name="ly-do" maxlength="500" required value="{}"></div><p class="actions">{}{}</p>)", id,
             is_refused ? refused.typed : std::string(),
             web::button_link(pair.relation == Relation::duplicate ? web::Press::primary : web::Press::plain,
                              view.link(fmt::format("/quan-ly/{}/{}/gop?voi={}", folder_of(of), first, second)),
                              view.say(merge)),
             web::button(web::Press::plain, view.say(pair.relation == Relation::duplicate ? keep_both : have_seen)));
    return std::move(html.add("</form></article>")).raw();
}

}  // namespace saolang::registry
