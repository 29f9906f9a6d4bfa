#pragma once
// What every address of the API reads and answers alike.

#include <array>
#include <boost/json.hpp>

#include "registry/view.hpp"

namespace saolang::registry {

// Reads the parameters of one request and remembers what was wrong with them.
class ApiQuery {
public:
    ApiQuery(const View& view, const web::Request& request) : view_(view), request_(request) {}

    [[nodiscard]] std::string_view text(std::string_view name) const { return web::first(request_.query, name); }
    Date date(std::string_view name, Date otherwise);
    Date hierarchy(Date otherwise);
    std::optional<places::UnitId> unit(std::string_view name, Date hierarchy_day);
    std::vector<Star> stars();
    std::vector<ProductGroup> groups();
    std::size_t limit();
    Selection::Standing standing();
    // Of a list in the order of ids: the position where its next page begins.
    std::size_t position();
    std::optional<places::Level> level();
    void wrong(std::string_view name, web::Word message) {
        errors_.push_back({std::string(name), std::string(view_.say(message))});
    }

    [[nodiscard]] bool good() const { return errors_.empty(); }
    [[nodiscard]] web::Response refusal() const;

private:
    const View& view_;
    const web::Request& request_;
    std::vector<web::FieldError> errors_;
};

inline constexpr web::Word bad_cursor{"không phải `next` của danh sách này", "is not `next` of this list"};

// The memory of one answer, given back at once.
struct ApiMemory {
    std::array<unsigned char, 32 * 1024> first;
    boost::json::monotonic_resource resource{first.data(), first.size()};
};

[[nodiscard]] web::Response api_answer(const boost::json::value& value);
[[nodiscard]] web::Response api_list(boost::json::array&& items, const std::optional<std::string>& next,
                                     const boost::json::storage_ptr& memory);

// A page of rows kept in an order: the cursor is the position where the next page begins.
template <class Rows, class Make>
web::Response api_page(const Rows& rows, ApiQuery& query, Make make) {
    const auto limit = query.limit();
    const auto begin = query.position();
    if (!query.good()) return query.refusal();
    ApiMemory memory;
    boost::json::array items(&memory.resource);
    std::size_t at = std::min(begin, rows.size());
    for (; at < rows.size() && items.size() < limit; ++at)
        items.emplace_back(make(at, boost::json::storage_ptr(&memory.resource)));
    return api_list(std::move(items), at < rows.size() ? std::optional(std::to_string(at)) : std::nullopt,
                    &memory.resource);
}

}  // namespace saolang::registry
