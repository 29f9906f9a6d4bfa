#pragma once
// Reads shipped JSON by name, with the place in words for whoever wrote it wrong. Inside the part alone.

#include <fmt/core.h>
#include <boost/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "law/criteria.hpp"

namespace saolang::law {

// Thrown while a file is read, caught where the reading ends: a file of hundreds of fields is read without a test at
// each.
struct Unreadable {
    Fault fault;
};

class JsonReader {
public:
    JsonReader(const boost::json::value& value, std::string where) : value_(value), where_(std::move(where)) {}

    [[noreturn]] void refuse(std::string what) const { throw Unreadable{{where_, std::move(what)}}; }
    void need(bool holds, std::string_view what) const {
        if (!holds) refuse(std::string(what));
    }

    // The same value under a place that its writer knows: "criteria/qd26.json, set 7".
    [[nodiscard]] JsonReader named(std::string where) const { return {value_, std::move(where)}; }
    [[nodiscard]] JsonReader at(std::string_view name) const {
        const auto* found = find(name);
        if (!found) refuse(fmt::format("“{}” is missing", name));
        return {*found, fmt::format("{}.{}", where_, name)};
    }
    // Nothing when it is absent or null.
    [[nodiscard]] std::optional<JsonReader> maybe(std::string_view name) const {
        const auto* found = find(name);
        if (!found || found->is_null()) return std::nullopt;
        return JsonReader{*found, fmt::format("{}.{}", where_, name)};
    }
    [[nodiscard]] std::vector<JsonReader> items() const {
        if (!value_.is_array()) refuse("must be a list");
        std::vector<JsonReader> all;
        all.reserve(value_.get_array().size());
        for (const auto& item : value_.get_array()) all.emplace_back(item, fmt::format("{}[{}]", where_, all.size()));
        return all;
    }
    // Names and values of an object, in its order.
    [[nodiscard]] std::vector<std::pair<std::string, JsonReader>> members() const {
        if (!value_.is_object()) refuse("must be an object");
        std::vector<std::pair<std::string, JsonReader>> all;
        for (const auto& member : value_.get_object())
            all.emplace_back(member.key(),
                             JsonReader{member.value(), fmt::format("{}.{}", where_, std::string_view(member.key()))});
        return all;
    }
    [[nodiscard]] std::vector<JsonReader> items_of(std::string_view name) const {
        const auto list = maybe(name);
        return list ? list->items() : std::vector<JsonReader>{};
    }
    [[nodiscard]] std::string text() const {
        if (!value_.is_string()) refuse("must be a text");
        return std::string(value_.get_string());
    }
    [[nodiscard]] std::string text_of(std::string_view name) const {
        const auto found = maybe(name);
        return found ? found->text() : std::string();
    }
    [[nodiscard]] std::int32_t number() const {
        if (!value_.is_int64() || value_.get_int64() < 0 || value_.get_int64() > 1'000'000)
            refuse("must be a number from 0");
        return static_cast<std::int32_t>(value_.get_int64());
    }
    [[nodiscard]] std::optional<std::int32_t> number_of(std::string_view name) const {
        const auto found = maybe(name);
        return found ? std::optional(found->number()) : std::nullopt;
    }
    // Points, numbers of sets, maxima.
    [[nodiscard]] std::uint8_t small_number() const {
        const auto found = number();
        need(found <= 255, "must be at most 255");
        return static_cast<std::uint8_t>(found);
    }
    [[nodiscard]] bool flag_of(std::string_view name) const {
        const auto found = maybe(name);
        if (!found) return false;
        if (!found->value_.is_bool()) found->refuse("must be true or false");
        return found->value_.get_bool();
    }
    [[nodiscard]] const std::string& where() const { return where_; }

private:
    [[nodiscard]] const boost::json::value* find(std::string_view name) const {
        if (!value_.is_object()) refuse("must be an object");
        return value_.get_object().if_contains(name);
    }

    const boost::json::value& value_;
    std::string where_;
};

// An object of parts with their maxima.
[[nodiscard]] std::vector<Heading> read_split(const JsonReader& json);
// "bands" of a file: from five stars to one, without a gap.
[[nodiscard]] std::vector<Band> read_bands(const JsonReader& json);

// Runs `read` over the parsed text; what it refuses, and what is no JSON, is the fault.
template <class Read>
[[nodiscard]] auto read_json(std::string_view bytes, const std::string& name, const Read& read)
    -> Result<decltype(read(std::declval<const JsonReader&>())), Fault> {
    boost::system::error_code error;
    const auto value = boost::json::parse(bytes, error);
    if (error) return fail(Fault{name, "is no JSON"});
    try {
        return read(JsonReader{value, name});
    } catch (const Unreadable& unreadable) {
        return fail(unreadable.fault);
    }
}

}  // namespace saolang::law
