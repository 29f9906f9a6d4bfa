#include "registry/desk_products_page.hpp"

#include "registry/arrangement.hpp"
#include "registry/desk_bulk.hpp"
#include "registry/desk_facets.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/export.hpp"
#include "registry/labels.hpp"
#include "registry/product_view.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label title{"Sản phẩm", "Products"};
constexpr Label of_products{"sản phẩm", "products"};
constexpr Label search_hint{"Tên sản phẩm, chủ thể, nơi, mã", "Product, producer, place, code"};
constexpr Label product_column{"Sản phẩm", "Product"};
constexpr Label producer_column{"Chủ thể", "Producer"};
constexpr Label place_column{"Nơi sản xuất", "Place"};
constexpr Label group_column{"Nhóm", "Group"};
constexpr Label star_column{"Hạng sao", "Stars"};
constexpr Label standing_column{"Công nhận", "Recognition"};
constexpr Label gaps_words{"Còn thiếu: {}", "Missing: {}"};
constexpr Label tick_all{"Chọn cả trang", "Choose the whole page"};
constexpr Label tick_none{"Bỏ chọn", "Choose none"};
constexpr Label add_product{"Thêm sản phẩm", "Add a product"};
constexpr Label tick{"Chọn {}", "Choose {}"};
constexpr Label act_label{"Với các sản phẩm đã chọn", "With the chosen products"};
constexpr Label act_button{"Xem trước khi ghi", "See before it is written"};
constexpr Label groups_label{"Đặt nhóm", "Set the group"};
constexpr Label sets_label{"Đặt bộ tiêu chí", "Set the criteria set"};
constexpr Label statuses_label{"Tình trạng sản xuất", "Production"};
constexpr Label group_words{"Đặt nhóm: {}", "Set the group: {}"};
constexpr Label set_words{"Đặt bộ tiêu chí: {}", "Set the criteria set: {}"};
constexpr Label ceased_words{"Ghi là ngừng sản xuất", "Mark as no longer made"};
constexpr Label active_words{"Ghi là đang sản xuất", "Mark as made"};
constexpr std::string_view bulk_path = "/quan-ly/san-pham/hang-loat";

// Without a script a whole page is chosen by showing it again.
bool all_ticked(const DeskRequest& desk) { return desk.asked("chon") == "trang"; }

web::Cell name_cell(const DeskRequest& desk, ProductAt at) {
    const auto& product = desk.index().products[at];
    Html html;
    html.add(R"(<span class="tick">)");
    if (desk.may(people::edit_records, subject_of_product(desk.index(), at))) {
        html.add(R"(<input type="checkbox" name="sp" value="{}" aria-label="{}")", product.code,
                 filled(desk.say(tick), product.name));
        html.add(R"({}>)", all_ticked(desk) ? " checked" : "");
    }
    html.add(R"(<span><a href="{}">{}</a>)", web::Url(desk.link("/quan-ly/san-pham/" + product.code)), product.name);
    if (product.status != ProductStatus::active) html.add(" <small>{}</small>", desk.say(label_of(product.status)));
    html.add("</span></span>");
    return std::move(html).raw();
}

// How it stands, and under it what the record misses.
web::Cell standing_cell(const DeskRequest& desk, ProductAt at, Date day) {
    std::string missing;
    for (const auto gap : gaps_of(desk.index(), at)) {
        if (!missing.empty()) missing += ", ";
        missing += desk.say(label_of(gap));
    }
    Html html;
    html.add("<span>{}", standing_tag(desk.view, at, day));
    if (!missing.empty()) html.add("<br><small>{}</small>", filled(desk.say(gaps_words), missing));
    html.add("</span>");
    return std::move(html).raw();
}

std::vector<web::Cell> row_of(const DeskRequest& desk, ProductAt at, const ListDays& days) {
    const auto& index = desk.index();
    const auto& product = index.products[at];
    const auto producer = index.producer_at[at];
    const auto standing = index.standing(at, days.day);
    const bool has_star = standing.kind == Standing::Kind::recognised && standing.star;
    web::Cell producer_cell("");
    if (producer != Index::no_producer)
        producer_cell = web::Cell::link(desk.link("/quan-ly/chu-the/" + index.producers[producer].code),
                                        index.producers[producer].name);
    return {
        name_cell(desk, at),
        std::move(producer_cell),
        place_words(desk.view, index.has_place[at] ? std::optional(index.place[at]) : std::nullopt, days.hierarchy_day),
        product.group ? desk.say(label_of(*product.group)) : "",
        has_star ? web::Cell(web::stars(desk.view.language, standing.star->number(), web::StarSize::small))
                 : web::Cell(""),
        standing_cell(desk, at, days.day)};
}

void add_option(Html& html, const BulkAct& act, std::string_view words) {
    html.add(R"(<option value="{}">{}</option>)", code_of(act), words);
}

// The rows in a form: those that are ticked go to the page that asks.
web::Raw with_acts(const DeskRequest& desk, const DeskSelection& selection, const web::Raw& table) {
    auto address = selection.chosen;
    if (const auto page = desk.asked("trang"); !page.empty()) address.emplace_back("trang", page);
    if (!all_ticked(desk)) address.emplace_back("chon", "trang");
    Html html;
    html.add(R"(<p class="tick-all"><a href="{}">{}</a></p>)",
             web::Url(address_with(desk.link("/quan-ly/san-pham"), address)),
             desk.say(all_ticked(desk) ? tick_none : tick_all));
    html.add(R"(<form class="ticks" action="{}">{}<div class="ask"><div class="field"><label for="f-viec">{}</label>)",
             web::Url(desk.link(bulk_path)), table, desk.say(act_label));
    html.add(R"(<select id="f-viec" name="viec">)");
    html.add(R"(<optgroup label="{}">)", desk.say(statuses_label));
    for (const auto status : {ProductStatus::ceased, ProductStatus::active})
        add_option(html, {.status = status}, bulk_words(desk.view, {.status = status}));
    html.add(R"(</optgroup><optgroup label="{}">)", desk.say(groups_label));
    for (const auto group : product_groups) add_option(html, {.group = group}, desk.say(label_of(group)));
    html.add(R"(</optgroup><optgroup label="{}">)", desk.say(sets_label));
    for (const auto& set : product_sets())
        add_option(html, {.set = set.number},
                   std::to_string(set.number) + ". " +
                       std::string(desk.view.language == web::Language::vi ? set.name_vi : set.name_en));
    html.add("</optgroup></select></div>{}</div></form>", web::button(web::Press::plain, desk.say(act_button)));
    return std::move(html).raw();
}

web::Response file_of(const DeskRequest& desk, const DeskSelection& selection) {
    ExportRows rows;
    for (const auto rank : selection.items) rows.items.push_back(desk.index().arrangement->product[rank]);
    rows.private_of = [&desk](ProducerAt producer) {
        return desk.may(people::view_private, subject_of(desk.index().producers[producer], desk.view.gazetteer));
    };
    const auto audience = desk.holds(people::view_private) ? Audience::office : Audience::public_;
    return desk_file(desk, "san-pham", [&](db::Reader& reader) {
        return export_rows(ListKind::products, HeadingStyle::vietnamese, audience, std::move(rows), desk.index(),
                           desk.view.gazetteer, reader);
    });
}

}  // namespace

std::string bulk_words(const View& view, const BulkAct& act) {
    if (act.group) return filled(view.say(group_words), view.say(label_of(*act.group)));
    if (act.set) {
        const auto& set = product_sets()[*act.set - 1U];
        const auto name = view.language == web::Language::vi ? set.name_vi : set.name_en;
        return filled(view.say(set_words), std::to_string(*act.set) + ". " + std::string(name));
    }
    return std::string(view.say(act.status == ProductStatus::ceased ? ceased_words : active_words));
}

web::Response desk_products_page(const DeskRequest& desk) {
    const auto days = days_in(desk);
    const auto list = product_list(desk, days);
    const auto selection = select(list, desk.request.query, desk.view.language);
    if (asks_for_file(desk)) return file_of(desk, selection);
    const auto& arrangement = *desk.index().arrangement;
    DeskTable table{.title = title,
                    .of_what = of_products,
                    .search_hint = search_hint,
                    .columns = {},
                    .row = [&](std::uint32_t rank) { return row_of(desk, arrangement.product[rank], days); },
                    .key = [&](std::uint32_t rank) { return desk.index().products[arrangement.product[rank]].code; }};
    for (const auto column :
         {product_column, producer_column, place_column, group_column, star_column, standing_column})
        table.columns.push_back({std::string(desk.say(column))});
    if (desk.holds(people::edit_records)) {
        table.actions = web::button_link(web::Press::primary, desk.link("/quan-ly/san-pham/moi"), desk.say(add_product),
                                         web::Icon::plus);
        table.around = [&](const web::Raw& rows) { return with_acts(desk, selection, rows); };
    }
    return desk_list_page(desk, list, selection, table);
}

}  // namespace saolang::registry
