#include "registry/registry_api.hpp"

#include <array>
#include <boost/json.hpp>
#include <charconv>

#include "base/text.hpp"
#include "registry/api_values.hpp"
#include "registry/arranged.hpp"
#include "registry/cursor.hpp"
#include "registry/labels.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

namespace {

namespace json = boost::json;
using Errors = std::vector<web::FieldError>;
using Label = web::Word;

constexpr std::size_t usual_limit = 50;
constexpr std::size_t most_limit = 200;

constexpr Label bad_date{"ngày phải như 2023-12-31", "a date is written as 2023-12-31"};
constexpr Label bad_hierarchy{"phải là 2024, 2025 hoặc một ngày", "must be 2024, 2025 or a date"};
constexpr Label bad_star{"hạng sao là 3, 4 hoặc 5", "a star is 3, 4 or 5"};
constexpr Label bad_group{"không có nhóm này", "there is no such group"};
constexpr Label bad_unit{"không có đơn vị mang mã này vào ngày của địa giới",
                         "no unit has this code on the hierarchy's day"};
constexpr Label bad_limit{"phải là số từ 1 đến 200", "must be a number from 1 to 200"};
constexpr Label bad_level{"phải là province, district hoặc commune", "must be province, district or commune"};
constexpr Label bad_standing{"phải là counted, not_counted hoặc all", "must be counted, not_counted or all"};
constexpr Label bad_cursor{"không phải `next` của danh sách này", "is not `next` of this list"};
constexpr Label bad_query{"Tham số không đúng", "A parameter is wrong"};

// Reads the parameters of one request and remembers what was wrong with them.
class Query {
public:
    Query(const View& view, const web::Request& request) : view_(view), request_(request) {}

    [[nodiscard]] std::string_view text(std::string_view name) const { return web::first(request_.query, name); }

    Date date(std::string_view name, Date otherwise) {
        if (text(name).empty()) return otherwise;
        const auto date = parse_iso_date(text(name));
        if (!date) wrong(name, bad_date);
        return date.value_or(otherwise);
    }
    Date hierarchy(Date otherwise) {
        if (text("hierarchy").empty()) return otherwise;
        const auto date = hierarchy_named(text("hierarchy"));
        if (!date) wrong("hierarchy", bad_hierarchy);
        return date.value_or(otherwise);
    }
    std::optional<places::UnitId> unit(std::string_view name, Date hierarchy_day) {
        if (text(name).empty()) return std::nullopt;
        auto unit = view_.gazetteer.find(text(name), hierarchy_day);
        if (!unit) wrong(name, bad_unit);
        return unit;
    }
    std::vector<Star> stars() {
        std::vector<Star> stars;
        for (const auto value : web::every(request_.query, "star")) {
            const auto star = value.size() == 1 ? Star::of(value[0] - '0') : std::nullopt;
            if (star) stars.push_back(*star);
            if (!star && !value.empty()) wrong("star", bad_star);
        }
        return stars;
    }
    std::vector<ProductGroup> groups() {
        std::vector<ProductGroup> groups;
        for (const auto value : web::every(request_.query, "group")) {
            if (const auto group = group_at(value)) {
                groups.push_back(*group);
            } else if (!value.empty()) {
                wrong("group", bad_group);
            }
        }
        return groups;
    }
    std::size_t limit() {
        const auto typed = text("limit");
        if (typed.empty()) return usual_limit;
        std::size_t limit = 0;
        const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), limit);
        const bool good =
            error == std::errc() && end == typed.data() + typed.size() && limit >= 1 && limit <= most_limit;
        if (!good) wrong("limit", bad_limit);
        return good ? limit : usual_limit;
    }
    Selection::Standing standing() {
        using Standing = Selection::Standing;
        const auto word = text("standing");
        if (word == "all") return Standing::all;
        if (word == "not_counted") return Standing::not_counted;
        if (!word.empty() && word != "counted") wrong("standing", bad_standing);
        return Standing::counted;
    }
    // Of a list in the order of ids: the position where its next page begins.
    std::size_t position() {
        const auto typed = text("cursor");
        if (typed.empty()) return 0;
        std::size_t begin = 0;
        const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), begin);
        if (error != std::errc() || end != typed.data() + typed.size()) wrong("cursor", bad_cursor);
        return begin;
    }
    std::optional<places::Level> level() {
        const auto typed = text("level");
        if (typed.empty()) return std::nullopt;
        if (typed == "province") return places::Level::province;
        if (typed == "district") return places::Level::district;
        if (typed == "commune") return places::Level::commune;
        wrong("level", bad_level);
        return std::nullopt;
    }
    void wrong(std::string_view name, Label message) {
        errors_.push_back({std::string(name), std::string(view_.say(message))});
    }

    [[nodiscard]] bool good() const { return errors_.empty(); }
    [[nodiscard]] web::Response refusal() const { return web::problem(400, view_.say(bad_query), errors_); }

private:
    const View& view_;
    const web::Request& request_;
    Errors errors_;
};

web::Response answer(const json::value& value) {
    auto response = web::json_response(json::serialize(value));
    response.caching = web::Caching::revalidate;
    return response;
}

// The memory of one answer, given back at once.
struct Memory {
    std::array<unsigned char, 32 * 1024> first;
    json::monotonic_resource resource{first.data(), first.size()};
};

web::Response list(json::array&& items, const std::optional<std::string>& next, const json::storage_ptr& memory) {
    json::object object(memory);
    object["items"] = std::move(items);
    object["next"] = next ? json::value(*next, memory) : json::value(nullptr);
    return answer(object);
}

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
    return answer(object);
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
    return list(std::move(items), page.next, &memory.resource);
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
    return answer(object);
}

// A page of a table kept in the order of ids: the cursor is the position where the next page begins.
template <class Rows, class Make>
web::Response page_in_order(const Rows& rows, Query& query, Make make) {
    const auto limit = query.limit();
    const auto begin = query.position();
    if (!query.good()) return query.refusal();
    Memory memory;
    json::array items(&memory.resource);
    std::size_t at = std::min(begin, rows.size());
    for (; at < rows.size() && items.size() < limit; ++at)
        items.emplace_back(make(at, json::storage_ptr(&memory.resource)));
    return list(std::move(items), at < rows.size() ? std::optional(std::to_string(at)) : std::nullopt,
                &memory.resource);
}

web::Response producers(const View& view, const web::Request& request) {
    Query query(view, request);
    return page_in_order(view.index->producers, query, [&](std::size_t at, const json::storage_ptr& memory) {
        return json_of_producer(view, static_cast<ProducerAt>(at), memory);
    });
}

web::Response recognitions(const View& view, const web::Request& request) {
    Query query(view, request);
    return page_in_order(view.index->recognitions, query, [&](std::size_t at, const json::storage_ptr& memory) {
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
    return page_in_order(found, query, [&](std::size_t at, const json::storage_ptr& memory) {
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
