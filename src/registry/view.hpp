#pragma once
// What every page of the registry starts from: one index, one day, one language; and the addresses of its filters.

#include <fmt/core.h>

#include "registry/selection.hpp"
#include "registry/site.hpp"
#include "web/http.hpp"
#include "web/shell.hpp"

namespace saolang::registry {

struct View {
    const places::Gazetteer& gazetteer;
    std::shared_ptr<const Index> index;
    Date today;
    web::Language language;
    std::string origin;
    std::shared_ptr<const PublicPictures> pictures = nullptr;  // none: products are drawn

    [[nodiscard]] std::string_view say(web::Word word) const { return word.in(language); }
    [[nodiscard]] std::string link(std::string_view path) const { return web::in_language(language, path); }
    // "Huyện Đại Lộc" or "Đại Lộc district".
    [[nodiscard]] std::string name_of(places::UnitId unit) const;
    // 31/12/2023 in both languages: the day before the month.
    [[nodiscard]] std::string date(Date day) const { return to_vietnamese(day); }
    // The province served, as it stood on the day; nothing when none is set.
    [[nodiscard]] std::optional<places::UnitId> province_on(Date day) const;
};

// A sentence with each {} filled.
template <class... Values>
[[nodiscard]] std::string filled(std::string_view pattern, const Values&... values) {
    return fmt::format(fmt::runtime(pattern), values...);
}

[[nodiscard]] View view_of(const Site& site, const web::Request& request);

// A page with what all pages of the registry share filled in.
[[nodiscard]] web::Page page_of(const View& view, const web::Request& request, std::string title);
[[nodiscard]] web::Response respond(const web::Page& page, web::Html&& body);

// What figures count on a day, under its own units, without any filter.
[[nodiscard]] Selection all_counted(Date day);

// The filters in an address: q, sao, nhom, loai, noi, ngay, dia-gioi, tinh. What cannot be read is left out.
// `ngay` is a date as 2023-12-31 or 31/12/2023; without it today. `dia-gioi` is 2024, 2025 or a date; without it the
// day.
[[nodiscard]] Selection selection_in(const View& view, const web::Pairs& query);

// The hierarchy a word names: "2024" is 31/12/2024, "2025" 01/07/2025 (the first day without districts), or a date.
[[nodiscard]] std::optional<Date> hierarchy_named(std::string_view word);
[[nodiscard]] std::optional<Date> date_named(std::string_view word);

// The address of a selection on `path` ("/san-pham"), in the reader's language; what is as without filters is left out.
[[nodiscard]] std::string address_of(const View& view, std::string_view path, const Selection& selection,
                                     std::string_view cursor = {});

}  // namespace saolang::registry
