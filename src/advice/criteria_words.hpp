#pragma once
// Words that several pages of the criteria browser say.

#include "advice/compare.hpp"
#include "law/regime.hpp"
#include "web/language.hpp"

namespace saolang::advice {

inline constexpr web::Word criteria_title{"Bộ tiêu chí OCOP", "OCOP criteria"};
inline constexpr web::Word compare_title{"So sánh hai bộ tiêu chí", "Two criteria sets side by side"};
inline constexpr web::Word how_title{"Điểm và sao được quyết định thế nào", "How points and stars are decided"};
// Said on every page that shows texts of the law.
inline constexpr web::Word shortened_words{"Các câu ở đây được rút gọn, không phải trích nguyên văn.",
                                           "The sentences here are shortened, not quoted."};
inline constexpr web::Word translated_words{"Bản tiếng Việt là bản gốc.",
                                            "The Vietnamese text is the law; the English is our translation."};
inline constexpr web::Word ministry_words{"Bộ Nông nghiệp và Môi trường", "Ministry of Agriculture and Environment"};
inline constexpr web::Word points_words{"{} điểm", "{} points"};
inline constexpr web::Word one_point{"1 điểm", "1 point"};

// "Bộ 7: Chế biến từ rau, củ, quả, hạt"
inline constexpr web::Word set_title{"Bộ {}: {}", "Set {}: {}"};

[[nodiscard]] web::Word finding_word(law::Finding::Kind kind);
[[nodiscard]] web::Word authority_word(law::Authority authority);
[[nodiscard]] web::Word likeness_word(Likeness likeness);
// Of a mark beside a fact: F found, I inferred, M from memory.
[[nodiscard]] web::Word mark_word(std::string_view mark);

}  // namespace saolang::advice
