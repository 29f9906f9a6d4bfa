#pragma once
// Words that several pages of the registry say.

#include "web/language.hpp"

namespace saolang::registry {

inline constexpr web::Word home_title{"Trang chủ", "Home"};
inline constexpr web::Word products_title{"Sản phẩm", "Products"};

}  // namespace saolang::registry
