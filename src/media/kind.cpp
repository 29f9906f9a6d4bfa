#include "media/kind.hpp"

#include <algorithm>
#include <array>

namespace saolang::media {

namespace {

struct Known {
    FileKind kind;
    std::string_view code;
    std::string_view type;
    std::string_view ending;
};
constexpr std::array known{
    Known{FileKind::jpeg, "jpeg", "image/jpeg", ".jpg"},
    Known{FileKind::png, "png", "image/png", ".png"},
    Known{FileKind::webp, "webp", "image/webp", ".webp"},
    Known{FileKind::pdf, "pdf", "application/pdf", ".pdf"},
};

const Known& facts_of(FileKind kind) { return *std::ranges::find(known, kind, &Known::kind); }

}  // namespace

// PDF may by its standard begin later than at the first byte; then other programs may see something else in it.
std::optional<FileKind> kind_of(std::string_view bytes) {
    if (bytes.starts_with("\xff\xd8\xff")) return FileKind::jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return FileKind::png;
    if (bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") return FileKind::webp;
    if (bytes.starts_with("%PDF-")) return FileKind::pdf;
    return std::nullopt;
}

std::string_view code_of(FileKind kind) { return facts_of(kind).code; }
std::string_view media_type(FileKind kind) { return facts_of(kind).type; }
std::string_view file_ending(FileKind kind) { return facts_of(kind).ending; }

std::optional<FileKind> file_kind_of_code(std::string_view code) {
    const auto* found = std::ranges::find(known, code, &Known::code);
    return found == known.end() ? std::nullopt : std::optional(found->kind);
}

}  // namespace saolang::media
