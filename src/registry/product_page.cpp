#include "registry/product_page.hpp"

#include "registry/catalogue_page.hpp"
#include "registry/gaps.hpp"
#include "registry/labels.hpp"
#include "registry/page_words.hpp"
#include "registry/product_view.hpp"
#include "registry/remark_page.hpp"
#include "registry/store.hpp"
#include "registry/term_words.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label group_label{"Nhóm", "Group"};
constexpr Label set_label{"Bộ tiêu chí", "Criteria set"};
constexpr Label producer_label{"Chủ thể", "Producer"};
constexpr Label kind_label{"Loại chủ thể", "Kind of producer"};
constexpr Label place_label{"Nơi sản xuất", "Place"};
constexpr Label former_place_label{"Tên nơi ấy trong hồ sơ", "The place's name on record"};
constexpr Label address_label{"Địa bàn", "Place"};
constexpr Label status_label{"Tình trạng", "Status"};
constexpr Label again_label{"Nộp đánh giá lại", "File for re-evaluation"};
constexpr Label code_label{"Mã sản phẩm", "Code"};
constexpr Label ingredients_label{"Thành phần", "Ingredients"};
constexpr Label packaging_label{"Quy cách", "Packaging"};
constexpr Label story_heading{"Câu chuyện sản phẩm", "The story"};
constexpr Label history_heading{"Hạng sao qua các năm", "Its stars through the years"};
constexpr Label no_history{"Chưa có quyết định công nhận nào được ghi nhận.", "No recognition is on record."};
constexpr Label on_day{"Tính đến ngày {}", "As of {}"};
constexpr Label record_history{"Lịch sử hồ sơ: ai sửa gì, khi nào",
                               "History of this record: who changed what, and when"};
constexpr Label report_wrong{"Báo thông tin sai", "Report wrong information"};
constexpr Label more_from{"Sản phẩm khác của {}", "More from {}"};
constexpr Label products_of{"Sản phẩm", "Products"};
constexpr Label not_named{"Nguồn không nêu chủ thể", "The source names no producer"};

std::vector<web::Crumb> crumbs_of(const View& view) {
    return {{std::string(view.say(home_title)), view.link("/")},
            {std::string(view.say(products_title)), view.link("/san-pham")}};
}

Date day_in(const View& view, const web::Request& request) {
    return date_named(web::first(request.query, "ngay")).value_or(view.today);
}

std::vector<ProductAt> products_of_producer(const Index& index, ProducerAt producer) {
    std::vector<ProductAt> found;
    for (ProductAt at = 0; at < index.products.size(); ++at)
        if (index.producer_at[at] == producer) found.push_back(at);
    return found;
}

web::Raw product_facts(const View& view, ProductAt at, const ProductStory& story, Date day) {
    const auto& product = view.index->products[at];
    std::vector<web::Fact> rows;
    const auto add = [&](Label name, web::Cell value) {
        rows.push_back({std::string(view.say(name)), std::move(value)});
    };
    const auto producer = view.index->producer_at[at];
    if (producer == Index::no_producer) {
        add(producer_label, view.say(not_named));
    } else {
        const auto& facts = view.index->producers[producer];
        add(producer_label, web::Cell::link(view.link("/chu-the/" + facts.slug), facts.name));
    }
    const auto place = place_name(view, at, day);
    if (!place.empty()) add(place_label, place);
    if (view.index->has_place[at]) {  // the decision names the place as it was called then
        const auto& stored = view.gazetteer[view.index->place[at]];
        const auto then = place_name(view, at, stored.valid.from);
        if (then != place) add(former_place_label, then);
    }
    if (product.group) add(group_label, view.say(label_of(*product.group)));
    if (product.set) {
        const auto& set = product_sets()[*product.set - 1U];
        // A page of a part above: the set under the decision whose Phụ lục I numbers it.
        add(set_label, web::Cell::link(view.link(fmt::format("/tieu-chi/26-2026/{}", *product.set)),
                                       view.language == web::Language::vi ? set.name_vi : set.name_en));
    }
    if (!story.ingredients.empty()) add(ingredients_label, story.ingredients);
    if (!story.packaging.empty()) add(packaging_label, story.packaging);
    add(status_label, view.say(label_of(product.status)));
    add(code_label, product.code);
    if (const auto last = last_day_of_star(*view.index, at, day)) {
        const auto own_end = last_day_of_certificate(*view.index, at, *last);
        if (const auto window = law::filing_window(law::Law::shipped(), own_end))
            add(again_label, web::Cell::link(terms_link(view, own_end), window_words(view, *window)));
    }
    return web::facts(rows);
}

void add_head(Html& html, const View& view, ProductAt at, Date day) {
    const auto& product = view.index->products[at];
    const auto standing = view.index->standing(at, day);
    const bool counts = !why_not_counted(*view.index, at, day);
    html.add(R"(<h1>{}</h1><p class="actions">)", product.name);
    if (counts && standing.star) html.add(web::stars(view.language, standing.star->number(), web::StarSize::large));
    html.add(standing_tag(view, at, day)).add("</p>");
    if (day != view.today) html.add(R"(<p class="soft">{}</p>)", filled(view.say(on_day), view.date(day)));
}

void add_others(Html& html, const View& view, ProductAt at, Date day) {
    const auto producer = view.index->producer_at[at];
    if (producer == Index::no_producer) return;
    auto others = products_of_producer(*view.index, producer);
    std::erase(others, at);
    if (others.empty()) return;
    html.add("<h2>{}</h2>", filled(view.say(more_from), view.index->producers[producer].name));
    html.add(cards_of(view, others, day));
}

// The record was merged into another: its address leads there for good.
web::Response moved_to(std::string path) {
    auto response = web::see_other(std::move(path));
    response.status = 301;
    return response;
}

web::Response product_page(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto found = view.index->product_by_slug.find(request.parameters[0]);
    if (found == view.index->product_by_slug.end()) {
        const auto moved = view.index->moved_products.by_slug.find(request.parameters[0]);
        if (moved == view.index->moved_products.by_slug.end()) return {.status = 404};
        return moved_to(view.link("/san-pham/" + view.index->products[moved->second].slug));
    }
    const auto at = found->second;
    const auto& product = view.index->products[at];
    const auto day = day_in(view, request);
    ProductStory story;
    site.database.read([&](db::Reader& reader) { story = story_of(reader, product.id).value_or(ProductStory{}); });

    auto frame = page_of(view, request, product.name);
    frame.section = web::Section::products;
    frame.crumbs = crumbs_of(view);
    frame.description = story.story.empty() ? product.name : story.story.substr(0, story.story.find(". ") + 1);
    frame.canonical = "/san-pham/" + product.slug;
    frame.kind = "product";
    frame.head_extra = product_linked_data(view, at, story);

    const auto message = web::flash_of(request, remark_messages());
    if (message) frame.flash = web::Flash{web::Tone::good, std::string(view.say(message->words))};

    Html html;
    html.add(R"(<div class="product">)").add(picture_of(view, at, PictureSize::page)).add("<div>");
    add_head(html, view, at, day);
    html.add(product_facts(view, at, story, day)).add("</div></div>");
    html.add(R"(<div class="two">)");
    if (!story.story.empty())
        html.add(R"(<section><h2>{}</h2><p lang="vi">{}</p></section>)", view.say(story_heading), story.story);
    html.add("<section><h2>{}</h2>", view.say(history_heading));
    if (view.index->recognitions_of(at).empty()) {
        html.add("<p>{}</p>", view.say(no_history));
    } else {
        html.add(star_history(view, at));
    }
    html.add("</section></div>");
    html.add(R"(<p class="actions">{}{}</p>)",
             web::button_link(web::Press::plain, view.link("/san-pham/" + product.slug + "/lich-su"),
                              view.say(record_history)),
             web::button_link(web::Press::plain, view.link("/san-pham/" + product.slug + "/bao-sai"),
                              view.say(report_wrong)));
    add_others(html, view, at, day);
    auto response = respond(frame, std::move(html));
    return message ? web::flash_shown(std::move(response)) : response;
}

web::Response producer_page(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto found = view.index->producer_by_slug.find(request.parameters[0]);
    if (found == view.index->producer_by_slug.end()) {
        const auto moved = view.index->moved_producers.by_slug.find(request.parameters[0]);
        if (moved == view.index->moved_producers.by_slug.end()) return {.status = 404};
        return moved_to(view.link("/chu-the/" + view.index->producers[moved->second].slug));
    }
    const auto& producer = view.index->producers[found->second];
    const auto day = day_in(view, request);

    auto frame = page_of(view, request, producer.name);
    frame.section = web::Section::products;
    frame.crumbs = crumbs_of(view);
    frame.canonical = "/chu-the/" + producer.slug;
    frame.head_extra = producer_linked_data(view, producer);

    Html html;
    html.add("<h1>{}</h1>", producer.name);
    std::vector<web::Fact> rows;
    if (producer.kind) rows.push_back({std::string(view.say(kind_label)), view.say(label_of(*producer.kind))});
    if (producer.place) {
        if (const auto unit = view.gazetteer.by_key(producer.place->code, producer.place->valid_from))
            rows.push_back({std::string(view.say(address_label)), view.gazetteer.full_name(*unit, day)});
    }
    html.add(web::facts(rows));
    const auto products = products_of_producer(*view.index, found->second);
    html.add("<h2>{} ({})</h2>", view.say(products_of), products.size());
    html.add(cards_of(view, products, day));
    html.add(R"(<p class="actions">{}</p>)",
             web::button_link(web::Press::plain, view.link("/chu-the/" + producer.slug + "/lich-su"),
                              view.say(record_history)));
    return respond(frame, std::move(html));
}

}  // namespace

void add_product_routes(web::RouteTable& routes, const Site& site) {
    routes.add({.method = web::Method::get,
                .path = "/san-pham/{slug}",
                .act = web::public_act,
                .doc = {"Một sản phẩm: hạng sao, quyết định, câu chuyện", "One product: its star, decisions, story"},
                .handle = [&site](const web::Request& request) { return product_page(site, request); },
                .parameters = {{"ngay", "2023-12-31", {"tính đến ngày", "as of a day"}}}});
    routes.add({.method = web::Method::get,
                .path = "/chu-the/{slug}",
                .act = web::public_act,
                .doc = {"Một chủ thể và sản phẩm của họ", "One producer and its products"},
                .handle = [&site](const web::Request& request) { return producer_page(site, request); },
                .parameters = {{"ngay", "2023-12-31", {"tính đến ngày", "as of a day"}}}});
}

}  // namespace saolang::registry
