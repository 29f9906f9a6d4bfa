#include "registry/record_page.hpp"

#include <fmt/core.h>

#include "registry/history_view.hpp"
#include "registry/page_words.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label title{"Lịch sử hồ sơ", "History of the record"};
constexpr Label explain{
    "Mỗi lần thêm hay sửa đều được ghi lại, không ai xóa được. Mã băm cuối mỗi mục gắn với mục trước: sửa lén một mục "
    "là "
    "lộ ngay.",
    "Every addition and change is recorded and nobody can remove it. The hash at the end of an entry is tied to the "
    "entry before: a hidden change would show."};
constexpr Label of_product{"Sản phẩm", "Product"};
constexpr Label of_recognition{"Lần công nhận", "Recognition"};
constexpr Label of_producer{"Chủ thể", "Producer"};

web::Response history_page(const Site& site, const View& view, const web::Request& request, std::string_view name,
                           std::string_view back, const std::vector<HistoryPart>& parts) {
    std::vector<PastEntry> past;
    site.database.read([&](db::Reader& reader) {
        Authors authors(reader, view.gazetteer, NamesShown::offices);
        past = history_of(reader, authors, view.language, parts);
    });
    auto frame = page_of(view, request, fmt::format("{}: {}", view.say(title), name));
    frame.section = web::Section::products;
    frame.crumbs = {{std::string(view.say(home_title)), view.link("/")},
                    {std::string(view.say(products_title)), view.link("/san-pham")},
                    {std::string(name), view.link(back)}};
    Html html;
    html.add(R"(<h1>{}: {}</h1><p class="lead">{}</p>)", view.say(title), name, view.say(explain));
    html.add(history_list(view, past));
    return respond(frame, std::move(html));
}

web::Response product_history(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto found = view.index->product_by_slug.find(request.parameters[0]);
    if (found == view.index->product_by_slug.end()) return {.status = 404};
    const auto& product = view.index->products[found->second];
    std::vector<HistoryPart> parts{{of_product, {"product", static_cast<std::int64_t>(product.id)}}};
    for (const auto& recognition : view.index->recognitions_of(found->second))
        parts.push_back({of_recognition, {"recognition", static_cast<std::int64_t>(recognition.id)}});
    return history_page(site, view, request, product.name, "/san-pham/" + product.slug, parts);
}

web::Response producer_history(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto found = view.index->producer_by_slug.find(request.parameters[0]);
    if (found == view.index->producer_by_slug.end()) return {.status = 404};
    const auto& producer = view.index->producers[found->second];
    return history_page(site, view, request, producer.name, "/chu-the/" + producer.slug,
                        {{of_producer, {"producer", static_cast<std::int64_t>(producer.id)}}});
}

}  // namespace

void add_record_routes(web::RouteTable& routes, const Site& site) {
    routes.add({.method = web::Method::get,
                .path = "/san-pham/{slug}/lich-su",
                .act = web::public_act,
                .doc = {"Lịch sử hồ sơ một sản phẩm", "History of a product's record"},
                .handle = [&site](const web::Request& request) { return product_history(site, request); }});
    routes.add({.method = web::Method::get,
                .path = "/chu-the/{slug}/lich-su",
                .act = web::public_act,
                .doc = {"Lịch sử hồ sơ một chủ thể", "History of a producer's record"},
                .handle = [&site](const web::Request& request) { return producer_history(site, request); }});
}

}  // namespace saolang::registry
