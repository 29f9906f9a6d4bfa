#pragma once
// /cua-toi/ho-so/doanh-thu/moi: a producer reports turnover and profit of a product, in a minute on a phone.

#include "programme/site.hpp"

namespace saolang::programme {

[[nodiscard]] web::Response show_own_turnover(const Ask& ask);
[[nodiscard]] web::Response take_own_turnover(const Ask& ask);

}  // namespace saolang::programme
