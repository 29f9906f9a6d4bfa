#include "registry/catalogue_page.hpp"

#include <algorithm>

#include "base/money.hpp"
#include "registry/labels.hpp"
#include "web/illustration.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using web::Raw;
using Label = web::Word;

constexpr std::size_t page_length = 24;
constexpr std::string_view path = "/san-pham";

constexpr Label title{"Sản phẩm OCOP", "OCOP products"};
constexpr Label description{"Danh mục sản phẩm OCOP: tìm theo tên, hạng sao, nhóm, nơi sản xuất.",
                            "OCOP products by name, star, group and place."};
constexpr Label star_filter{"Hạng sao", "Stars"};
constexpr Label group_filter{"Nhóm sản phẩm", "Group"};
constexpr Label kind_filter{"Chủ thể", "Producer"};
constexpr Label place_filter{"Nơi sản xuất", "Place"};
constexpr Label found_by_spelling{"Không có kết quả đúng chữ đã gõ. Đây là những tên gần giống.",
                                  "Nothing matches these letters exactly. These names are close."};
constexpr Label for_words{"cho từ khóa", "for"};
constexpr Label as_of{"tính đến hết ngày", "at the end of"};
constexpr Label units_of{"địa giới ngày", "units of"};
constexpr Label nothing_title{"Không có sản phẩm nào phù hợp", "No product fits"};
constexpr Label nothing_text{"Hãy bỏ bớt điều kiện lọc hoặc gõ ít chữ hơn.", "Take a filter away or type fewer words."};
constexpr Label nothing_action{"Xem tất cả sản phẩm", "See all products"};
constexpr Label not_counted_title{"Sản phẩm không được tính", "Products that are not counted"};
constexpr Label not_counted_text{"Mỗi sản phẩm ghi rõ lý do không được tính vào số liệu của ngày này.",
                                 "Each product says why it does not enter the figures of this day."};
constexpr Label not_counted_link{"Những sản phẩm không được tính và lý do", "Products that are not counted, and why"};
constexpr Label of_products{"sản phẩm", "products"};
constexpr Label results_heading{"Kết quả", "Results"};
constexpr Label stars_word{"sao", "stars"};

// The selection with one value of a filter turned over.
template <class T>
Selection turned(Selection selection, std::vector<T> Selection::*values, T value) {
    auto& chosen = selection.*values;
    const auto at = std::ranges::find(chosen, value);
    if (at == chosen.end()) {
        chosen.push_back(value);
    } else {
        chosen.erase(at);
    }
    std::ranges::sort(chosen);
    return selection;
}

template <class T, class Label>
web::FilterOption option_of(const View& view, const Selection& selection, std::vector<T> Selection::*values, T value,
                            std::uint32_t count, Label&& label) {
    return {.label = std::string(std::forward<Label>(label)),
            .count = count,
            .href = address_of(view, path, turned(selection, values, value)),
            .chosen = std::ranges::find(selection.*values, value) != (selection.*values).end()};
}

web::FilterGroup place_options(const View& view, const Selection& selection, const Facets& facets) {
    web::FilterGroup group{std::string(view.say(place_filter)), {}};
    if (selection.place) {  // pressing it goes one level up
        auto wider = selection;
        wider.place = view.gazetteer.parent(*selection.place, selection.hierarchy_day);
        if (wider.place == view.province_on(selection.hierarchy_day)) wider.place.reset();
        group.options.push_back({view.name_of(*selection.place), 0, address_of(view, path, wider), true});
    }
    for (const auto& [unit, count] : facets.by_place) {
        if (count == 0) continue;
        auto narrower = selection;
        narrower.place = unit;
        group.options.push_back({view.name_of(unit), count, address_of(view, path, narrower), false});
    }
    return group;
}

bool is_filtered(const Selection& selection) {
    return !selection.stars.empty() || !selection.groups.empty() || !selection.kinds.empty() || selection.place;
}

web::FilterBar filters_of(const View& view, const Selection& selection, const Facets& facets) {
    web::FilterBar bar;
    web::FilterGroup stars{std::string(view.say(star_filter)), {}};
    for (int number = 5; number >= 3; --number)
        stars.options.push_back(option_of(view, selection, &Selection::stars, *Star::of(number),
                                          facets.by_star[static_cast<std::size_t>(number)],
                                          std::to_string(number) + " " + std::string(view.say(stars_word))));
    web::FilterGroup groups{std::string(view.say(group_filter)), {}};
    for (const auto group : product_groups)
        groups.options.push_back(option_of(view, selection, &Selection::groups, group,
                                           facets.by_group[static_cast<std::size_t>(group)],
                                           view.say(label_of(group))));
    web::FilterGroup kinds{std::string(view.say(kind_filter)), {}};
    for (const auto kind : producer_kinds)
        kinds.options.push_back(option_of(view, selection, &Selection::kinds, kind,
                                          facets.by_kind[static_cast<std::size_t>(kind)], view.say(label_of(kind))));
    if (selection.standing == Selection::Standing::counted) bar.groups.push_back(std::move(stars));
    bar.groups.push_back(std::move(groups));
    bar.groups.push_back(place_options(view, selection, facets));
    bar.groups.push_back(std::move(kinds));
    if (is_filtered(selection)) {
        auto plain = selection;
        plain.stars.clear();
        plain.groups.clear();
        plain.kinds.clear();
        plain.place.reset();
        bar.clear_href = address_of(view, path, plain);
    }
    return bar;
}

web::ProductCard card_of(const View& view, ProductAt at, Date day) {
    const auto& product = view.index->products[at];
    const auto standing = view.index->standing(at, day);
    const auto producer = view.index->producer_at[at];
    web::ProductCard card{
        .href = view.link(std::string(path) + "/" + product.slug),
        .name = product.name,
        .producer = producer == Index::no_producer ? "" : view.index->producers[producer].name,
        .place = place_name(view, at, day),
        .star = standing.star && standing.kind == Standing::Kind::recognised ? standing.star->number() : 0,
        .picture = picture_of(view, at, PictureSize::card)};
    if (const auto reason = why_not_counted(*view.index, at, day)) card.remark = view.say(label_of(*reason));
    return card;
}

// How many, for which words, as of which day.
void add_summary(Html& html, const View& view, const Selection& selection, const Page& page) {
    if (page.corrected) html.add(web::flash({web::Tone::information, std::string(view.say(found_by_spelling))}));
    html.add(R"(<p class="soft"><b>{} {}</b>)", group_thousands(static_cast<std::int64_t>(page.total)),
             view.say(of_products));
    if (!selection.words.empty()) html.add(" {} “{}”", view.say(for_words), selection.words);
    if (selection.day != view.today) html.add(" · {} {}", view.say(as_of), view.date(selection.day));
    if (selection.hierarchy_day != selection.day)
        html.add(" · {} {}", view.say(units_of), view.date(selection.hierarchy_day));
    html.add("</p>");
}

void add_items(Html& html, const View& view, const Selection& selection, const Page& page) {
    if (page.items.empty()) {
        html.add(web::empty_state(
            {.title = std::string(view.say(nothing_title)),
             .text = std::string(view.say(nothing_text)),
             .action = web::button_link(web::Press::plain, view.link(path), view.say(nothing_action))}));
        return;
    }
    html.add(R"(<h2 class="vh">{}</h2>)", view.say(results_heading));
    html.add(cards_of(view, page.items, selection.day));
    web::Pager pager;
    pager.total = page.total;
    pager.of_what = view.say(of_products);
    if (page.previous) pager.previous = address_of(view, path, selection, *page.previous);
    if (page.next) pager.next = address_of(view, path, selection, *page.next);
    html.add(web::pager(view.language, pager));
}

void add_not_counted_door(Html& html, const View& view, Selection selection) {
    if (selection.standing != Selection::Standing::counted) return;
    selection.standing = Selection::Standing::not_counted;
    selection.stars.clear();
    html.add(R"(<p><a href="{}">{}</a></p>)", web::Url(address_of(view, path, selection)), view.say(not_counted_link));
}

web::Response catalogue(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto selection = selection_in(view, request.query);
    const auto page = page_of(*view.index, view.gazetteer, selection, web::first(request.query, "trang"), page_length);
    const bool not_counted = selection.standing == Selection::Standing::not_counted;
    const auto heading = view.say(not_counted ? not_counted_title : title);

    auto frame = page_of(view, request, std::string(heading));
    frame.description = view.say(description);
    frame.section = web::Section::products;
    frame.search = selection.words;
    frame.canonical = path;

    Html html;
    html.add(R"(<h1>{}</h1>)", heading);
    if (not_counted) html.add(R"(<p>{}</p>)", view.say(not_counted_text));
    html.add(R"(<div class="with-filters">)");
    html.add(
        web::filter_bar(view.language, filters_of(view, selection, facets_of(*view.index, view.gazetteer, selection))));
    html.add(R"(<div>)");
    if (!page.items.empty()) add_summary(html, view, selection, page);
    add_items(html, view, selection, page);
    add_not_counted_door(html, view, selection);
    html.add(R"(</div></div>)");
    return respond(frame, std::move(html));
}

}  // namespace

std::string place_name(const View& view, ProductAt product, Date day) {
    if (!view.index->has_place[product]) return {};
    const auto& gazetteer = view.gazetteer;
    const auto stored = view.index->place[product];
    const auto unit = gazetteer.locate(stored, gazetteer[stored].level, day).value_or(stored);
    auto name = view.name_of(unit);
    const auto above = gazetteer.parent(unit, day);
    if (above && gazetteer[unit].level == places::Level::commune) name += ", " + view.name_of(*above);
    return name;
}

namespace {

// Its box has its size before it arrives, so that nothing jumps.
Raw photo(const PublicPicture& picture, PictureSize size, std::string_view name) {
    const bool on_card = size == PictureSize::card;
    Html html;
    html.add(R"(<img class="photo" src="{}" width="{}" height="{}" alt="{}")",
             web::Url(on_card ? picture.small : picture.large), picture.width, picture.height, name);
    html.add(web::Raw::trusted(on_card ? R"( loading="lazy" decoding="async">)" : ">"));
    return std::move(html).raw();
}

}  // namespace

Raw picture_of(const View& view, ProductAt at, PictureSize size) {
    const auto& product = view.index->products[at];
    if (view.pictures) {
        if (const auto found = view.pictures->find(product.id); found != view.pictures->end())
            return photo(found->second, size, product.name);
    }
    std::string_view code;
    if (view.index->has_place[at]) code = view.gazetteer[view.index->place[at]].code;
    return web::illustration(web::illustration_for(product.set, product.name), web::tint_of(code));
}

Raw cards_of(const View& view, const std::vector<ProductAt>& products, Date day) {
    std::vector<web::ProductCard> cards;
    cards.reserve(products.size());
    for (const auto at : products) cards.push_back(card_of(view, at, day));
    return web::product_cards(view.language, cards);
}

void add_catalogue_routes(web::RouteTable& routes, const Site& site) {
    routes.add(
        {.method = web::Method::get,
         .path = path,
         .act = web::public_act,
         .doc = {"Danh mục sản phẩm: tìm, lọc, từng trang", "The catalogue: search, filters, pages"},
         .handle = [&site](const web::Request& request) { return catalogue(site, request); },
         .parameters = {{"q", "mat ong", {"chữ cần tìm, có dấu hoặc không", "words, with or without marks"}},
                        {"sao", "4", {"hạng sao: 3, 4, 5", "stars: 3, 4, 5"}},
                        {"nhom", "thuc-pham", {"nhóm sản phẩm", "product group"}},
                        {"loai", "htx", {"loại chủ thể", "kind of producer"}},
                        {"noi", "506", {"mã đơn vị hành chính", "code of an administrative unit"}},
                        {"ngay", "2023-12-31", {"tính đến ngày", "as of a day"}},
                        {"dia-gioi", "2024", {"địa giới: 2024, 2025 hoặc một ngày", "units of 2024, 2025 or a day"}},
                        {"tinh", "khong", {"khong: những sản phẩm không được tính", "khong: what is not counted"}},
                        {"trang", "", {"trang tiếp theo", "the next page"}}}});
}

}  // namespace saolang::registry
