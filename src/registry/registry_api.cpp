#include "registry/registry_api.hpp"

#include <array>
#include <boost/json.hpp>

#include "base/text.hpp"
#include "registry/api_query.hpp"
#include "registry/api_values.hpp"
#include "registry/arranged.hpp"
#include "registry/cursor.hpp"
#include "registry/labels.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

namespace {

namespace json = boost::json;
using Label = web::Word;
using Query = ApiQuery;
using Memory = ApiMemory;

// Units without products are left out; what cannot be placed has the unit null.
json::array figures_of_units(const View& view, const FiguresQuery& asked, places::Level level,
                             const json::storage_ptr& memory) {
    json::array rows(memory);
    for (const auto& [unit, figures] : figures_by_unit(*view.index, view.gazetteer, asked, level)) {
        if (figures.products == 0) continue;
        auto query = asked;
        query.unit = unit;
        rows.emplace_back(json_of(figures, query, view.gazetteer, memory));
    }
    return rows;
}

web::Response figures(const View& view, const web::Request& request) {
    Query query(view, request);
    FiguresQuery asked{query.date("as_of", view.today), view.today, {}};
    asked.hierarchy_day = query.hierarchy(asked.day);
    asked.unit = query.unit("unit", asked.hierarchy_day);
    const auto level = query.level();
    if (!query.good()) return query.refusal();
    Memory memory;
    auto object = json_of(figures_of(*view.index, view.gazetteer, asked), asked, view.gazetteer, &memory.resource);
    if (level) object["units"] = figures_of_units(view, asked, *level, &memory.resource);
    return api_answer(object);
}

web::Response products(const View& view, const web::Request& request) {
    Query query(view, request);
    auto selection = all_counted(query.date("as_of", view.today));
    selection.hierarchy_day = query.hierarchy(selection.day);
    selection.words = clean_text(query.text("q").substr(0, 800));
    selection.stars = query.stars();
    selection.groups = query.groups();
    selection.place = query.unit("unit", selection.hierarchy_day);
    selection.standing = query.standing();
    const auto limit = query.limit();
    const auto cursor = query.text("cursor");
    if (query.good() && !cursor.empty() && !read_cursor(cursor, key_of(selection))) query.wrong("cursor", bad_cursor);
    if (!query.good()) return query.refusal();
    const auto page = page_of(*view.index, view.gazetteer, selection, cursor, limit);
    Memory memory;
    json::array items(&memory.resource);
    for (const auto at : page.items) items.emplace_back(json_of_product(view, at, selection.day, &memory.resource));
    return api_list(std::move(items), page.next, &memory.resource);
}

web::Response product(const Site& site, const View& view, const web::Request& request) {
    Query query(view, request);
    const auto day = query.date("as_of", view.today);
    if (!query.good()) return query.refusal();
    const auto found = view.index->product_by_code.find(request.parameters[0]);
    if (found == view.index->product_by_code.end()) return {.status = 404};
    Memory memory;
    auto object = json_of_product(view, found->second, day, &memory.resource);
    site.database.read([&](db::Reader& reader) {
        const auto story = story_of(reader, view.index->products[found->second].id).value_or(ProductStory{});
        object["story"] = story.story;
        object["ingredients"] = story.ingredients;
        object["packaging"] = story.packaging;
    });
    json::array recognitions(&memory.resource);
    for (const auto& recognition : view.index->recognitions_of(found->second))
        recognitions.emplace_back(json_of_recognition(view, recognition, &memory.resource));
    object["recognitions"] = std::move(recognitions);
    return api_answer(object);
}

web::Response producers(const View& view, const web::Request& request) {
    Query query(view, request);
    return api_page(view.index->producers, query, [&](std::size_t at, const json::storage_ptr& memory) {
        return json_of_producer(view, static_cast<ProducerAt>(at), memory);
    });
}

web::Response recognitions(const View& view, const web::Request& request) {
    Query query(view, request);
    return api_page(view.index->recognitions, query, [&](std::size_t at, const json::storage_ptr& memory) {
        return json_of_recognition(view, view.index->recognitions[at], memory);
    });
}

web::Response units(const View& view, const web::Request& request) {
    Query query(view, request);
    const auto day = query.date("as_of", view.today);
    const auto within = query.unit("within", day);
    const auto level = query.level().value_or(within ? places::Level::commune : places::Level::province);
    if (!query.good()) return query.refusal();
    const auto found = view.gazetteer.list(level, day, within);
    return api_page(found, query, [&](std::size_t at, const json::storage_ptr& memory) {
        return json_of_unit(view.gazetteer, found[at], day, memory);
    });
}

constexpr web::Parameter as_of{"as_of", "2023-12-31", {"tính đến hết ngày", "at the end of this day"}};
constexpr web::Parameter hierarchy{
    "hierarchy", "2024", {"địa giới: 2024, 2025 hoặc một ngày", "units of 2024, 2025 or a day"}};
constexpr web::Parameter unit{"unit", "506", {"mã đơn vị", "code of a unit"}};
constexpr web::Parameter level{
    "level", "district", {"province, district hoặc commune", "province, district or commune"}};
constexpr web::Parameter cursor{"cursor", "", {"từ `next` của trang trước", "`next` of the page before"}};
constexpr web::Parameter limit{"limit", "50", {"số dòng, nhiều nhất 200", "rows, at most 200"}};

}  // namespace

void add_api_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](std::string_view path, Label doc, auto handler,
                         const std::vector<web::Parameter>& parameters) {
        routes.add({.method = web::Method::get,
                    .path = path,
                    .act = web::public_act,
                    .doc = doc,
                    .handle = [&site, handler](
                                  const web::Request& request) { return handler(view_of(site, request), request); },
                    .parameters = parameters});
    };
    add("/api/v1/figures", {"Số liệu của một ngày", "Figures of a day"}, figures, {as_of, unit, hierarchy, level});
    add("/api/v1/products", {"Sản phẩm theo điều kiện", "Products by filters"}, products,
        {{"q", "mat ong", {"chữ cần tìm", "words"}},
         {"star", "4", {"hạng sao", "star"}},
         {"group", "food", {"nhóm", "group"}},
         unit,
         as_of,
         hierarchy,
         {"standing", "counted", {"counted, not_counted hoặc all", "counted, not_counted or all"}},
         cursor,
         limit});
    add("/api/v1/products/{code}", {"Một sản phẩm và các quyết định", "One product and its recognitions"},
        [&site](const View& view, const web::Request& request) { return product(site, view, request); }, {as_of});
    add("/api/v1/producers", {"Chủ thể", "Producers"}, producers, {cursor, limit});
    add("/api/v1/recognitions", {"Các lần công nhận", "Recognitions"}, recognitions, {cursor, limit});
    add("/api/v1/units", {"Đơn vị hành chính của một ngày", "Administrative units of a day"}, units,
        {as_of, level, {"within", "49", {"mã đơn vị cấp trên", "code of the unit above"}}, cursor, limit});
}

}  // namespace saolang::registry
