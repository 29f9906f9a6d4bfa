#include "registry/api_query.hpp"

#include <charconv>

#include "registry/labels.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t usual_limit = 50;
constexpr std::size_t most_limit = 200;

constexpr web::Word bad_date{"ngày phải như 2023-12-31", "a date is written as 2023-12-31"};
constexpr web::Word bad_hierarchy{"phải là 2024, 2025 hoặc một ngày", "must be 2024, 2025 or a date"};
constexpr web::Word bad_star{"hạng sao là 3, 4 hoặc 5", "a star is 3, 4 or 5"};
constexpr web::Word bad_group{"không có nhóm này", "there is no such group"};
constexpr web::Word bad_unit{"không có đơn vị mang mã này vào ngày của địa giới",
                             "no unit has this code on the hierarchy's day"};
constexpr web::Word bad_limit{"phải là số từ 1 đến 200", "must be a number from 1 to 200"};
constexpr web::Word bad_level{"phải là province, district hoặc commune", "must be province, district or commune"};
constexpr web::Word bad_standing{"phải là counted, not_counted hoặc all", "must be counted, not_counted or all"};
constexpr web::Word bad_query{"Tham số không đúng", "A parameter is wrong"};

}  // namespace

Date ApiQuery::date(std::string_view name, Date otherwise) {
    if (text(name).empty()) return otherwise;
    const auto date = parse_iso_date(text(name));
    if (!date) wrong(name, bad_date);
    return date.value_or(otherwise);
}

Date ApiQuery::hierarchy(Date otherwise) {
    if (text("hierarchy").empty()) return otherwise;
    const auto date = hierarchy_named(text("hierarchy"));
    if (!date) wrong("hierarchy", bad_hierarchy);
    return date.value_or(otherwise);
}

std::optional<places::UnitId> ApiQuery::unit(std::string_view name, Date hierarchy_day) {
    if (text(name).empty()) return std::nullopt;
    auto unit = view_.gazetteer.find(text(name), hierarchy_day);
    if (!unit) wrong(name, bad_unit);
    return unit;
}

std::vector<Star> ApiQuery::stars() {
    std::vector<Star> stars;
    for (const auto value : web::every(request_.query, "star")) {
        const auto star = value.size() == 1 ? Star::of(value[0] - '0') : std::nullopt;
        if (star) stars.push_back(*star);
        if (!star && !value.empty()) wrong("star", bad_star);
    }
    return stars;
}

std::vector<ProductGroup> ApiQuery::groups() {
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

std::size_t ApiQuery::limit() {
    const auto typed = text("limit");
    if (typed.empty()) return usual_limit;
    std::size_t limit = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), limit);
    const bool good = error == std::errc() && end == typed.data() + typed.size() && limit >= 1 && limit <= most_limit;
    if (!good) wrong("limit", bad_limit);
    return good ? limit : usual_limit;
}

Selection::Standing ApiQuery::standing() {
    using Asked = Selection::Standing;
    const auto word = text("standing");
    if (word == "all") return Asked::all;
    if (word == "not_counted") return Asked::not_counted;
    if (!word.empty() && word != "counted") wrong("standing", bad_standing);
    return Asked::counted;
}

std::size_t ApiQuery::position() {
    const auto typed = text("cursor");
    if (typed.empty()) return 0;
    std::size_t begin = 0;
    const auto [end, error] = std::from_chars(typed.data(), typed.data() + typed.size(), begin);
    if (error != std::errc() || end != typed.data() + typed.size()) wrong("cursor", bad_cursor);
    return begin;
}

std::optional<places::Level> ApiQuery::level() {
    const auto typed = text("level");
    if (typed.empty()) return std::nullopt;
    if (typed == "province") return places::Level::province;
    if (typed == "district") return places::Level::district;
    if (typed == "commune") return places::Level::commune;
    wrong("level", bad_level);
    return std::nullopt;
}

web::Response ApiQuery::refusal() const { return web::problem(400, view_.say(bad_query), errors_); }

web::Response api_answer(const boost::json::value& value) {
    auto response = web::json_response(boost::json::serialize(value));
    response.caching = web::Caching::revalidate;
    return response;
}

web::Response api_list(boost::json::array&& items, const std::optional<std::string>& next,
                       const boost::json::storage_ptr& memory) {
    boost::json::object object(memory);
    object["items"] = std::move(items);
    object["next"] = next ? boost::json::value(*next, memory) : boost::json::value(nullptr);
    return api_answer(object);
}

}  // namespace saolang::registry
