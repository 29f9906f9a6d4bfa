#pragma once
// What a file is by its first bytes; never by its name or by what the sender said it is.

#include <optional>
#include <string_view>

namespace saolang::media {

enum class FileKind { jpeg, png, webp, pdf };

[[nodiscard]] std::optional<FileKind> kind_of(std::string_view bytes);

[[nodiscard]] std::string_view code_of(FileKind kind);  // "jpeg": how it is stored
[[nodiscard]] std::optional<FileKind> file_kind_of_code(std::string_view code);
[[nodiscard]] std::string_view media_type(FileKind kind);   // "image/jpeg"
[[nodiscard]] std::string_view file_ending(FileKind kind);  // ".jpg"
[[nodiscard]] constexpr bool is_picture(FileKind kind) { return kind != FileKind::pdf; }

}  // namespace saolang::media
