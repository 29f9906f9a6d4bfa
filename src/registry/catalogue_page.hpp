#pragma once
// /san-pham: the catalogue. Search, filters with counts, keyset pages; the list behind every figure.

#include "registry/view.hpp"
#include "web/route.hpp"

namespace saolang::registry {

void add_catalogue_routes(web::RouteTable& routes, const Site& site);

// What a product looks like: the picture everybody may see, else an illustration tinted by its place.
enum class PictureSize : std::uint8_t { card, page };
[[nodiscard]] web::Raw picture_of(const View& view, ProductAt product, PictureSize size);

// Cards of products as they stand on a day.
[[nodiscard]] web::Raw cards_of(const View& view, const std::vector<ProductAt>& products, Date day);
// "Xã Đại Hồng, Huyện Đại Lộc" as the places are called on the day; empty when it is not known.
[[nodiscard]] std::string place_name(const View& view, ProductAt product, Date day);

}  // namespace saolang::registry
