#pragma once
// Words that the pages about personal data share.

#include <string>
#include <string_view>

#include "web/language.hpp"

namespace saolang::privacy {

inline constexpr web::Word title{"Dữ liệu cá nhân", "Personal data"};
inline constexpr web::Word wish_label{"Muốn gì", "What is wanted"};
inline constexpr web::Word contact_label{"Cách liên lạc", "How to reach the person"};
inline constexpr web::Word received_message{
    "Đã nhận yêu cầu. Cơ quan phụ trách OCOP sẽ trả lời trong hai ngày làm việc.",
    "The request has arrived. The OCOP office answers within two working days."};

// A column of what is kept, in people's words.
[[nodiscard]] std::string column_words(web::Language language, std::string_view column);

}  // namespace saolang::privacy
