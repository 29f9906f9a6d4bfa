#pragma once
// Small signs drawn in the colour of the text around them. Decoration: a word stands beside each.

#include <cstdint>

#include "web/html.hpp"

namespace saolang::web {

enum class Icon : std::uint8_t {
    search,
    filter,
    close,
    check,
    clock,
    warning,
    information,
    minus,
    arrow_left,
    arrow_right,
    up,
    down,
    download,
    file,
    photo,
    upload,
    place,
    producer,
    people,
    basket,
    certificate,
    calendar,
    chart,
    home,
    data,
    language,
    link,
    print,
    history,
    edit,
    trash,
    plus,
    phone,
    star,
    more,
    leave,
    twins,
};
inline constexpr int icon_count = static_cast<int>(Icon::twins) + 1;

[[nodiscard]] Raw icon(Icon which);

}  // namespace saolang::web
