#pragma once
// What a record says in words: its name, its values, whether it counts on a day.

#include "programme/site.hpp"

namespace saolang::programme {

// "Cam kết an toàn thực phẩm" out of "cam kết an toàn thực phẩm".
[[nodiscard]] std::string capitalised(std::string_view words);

// By what names it to a person: "HTX Đại Lộc · 12/03/2024".
[[nodiscard]] std::string record_name(const Ask& ask, const Kind& kind, Row row);
// "lần kiểm tra: HTX Đại Lộc · 12/03/2024" of what stands in the way; its name for those alone who may see it.
[[nodiscard]] std::string named_words(const Ask& ask, const trail::Subject& subject);
// Empty when it is not known.
[[nodiscard]] std::string value_words(const Ask& ask, const Kind& kind, std::size_t field, Row row);
// A value as it is stored, of a record that may be gone: of the history.
[[nodiscard]] std::string stored_words(const Ask& ask, const Field& field, std::string_view stored);
// The same as a form shows it; one of ours by its code.
[[nodiscard]] std::string typed_words(const Ask& ask, const Field& field, std::string_view stored);

enum class Standing : std::uint8_t { holds, over, not_begun };
// What has a last day, and sales points, which close; of others it says nothing whether they were stopped.
[[nodiscard]] constexpr bool has_standing(const Kind& kind) { return kind.ends || kind.id == KindId::sales_point; }
[[nodiscard]] Standing standing_of(const Table& table, Row row, Date day);
[[nodiscard]] web::Word words_of(const Kind& kind, Standing standing);
[[nodiscard]] web::Raw standing_tag(const Ask& ask, const Kind& kind, Row row, Date day);

// Where the desk shows what the field names; empty when it names nothing that has a page.
[[nodiscard]] std::string address_of(const Ask& ask, const Kind& kind, std::size_t field, Row row);
// "/quan-ly/ho-so/cam-ket/CODE", without the language.
[[nodiscard]] std::string path_of(const Kind& kind);
[[nodiscard]] std::string path_of(const Kind& kind, std::string_view code);

}  // namespace saolang::programme
