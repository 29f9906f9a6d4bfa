// A body multipart/form-data, its content type in the first line: read in pieces it says what it says read at once;
// what is accepted is text, and no file's name is a path.

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "web/multipart.hpp"

using namespace saolang;
using namespace saolang::web;

namespace {

Result<Multipart, int> read(std::string_view boundary, std::string_view body, std::size_t at_once) {
    MultipartReader reader(boundary, body.size());
    for (; !body.empty(); body.remove_prefix(std::min(at_once, body.size()))) {
        if (const auto taken = reader.take(body.substr(0, at_once)); !taken) return fail(taken.error());
    }
    return reader.finish();
}

bool same(const UploadedFile& a, const UploadedFile& b) {
    return a.field == b.field && a.name == b.name && a.content_type == b.content_type && a.bytes == b.bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto line = text.find('\n');
    if (line == std::string_view::npos) return 0;
    const auto boundary = multipart_boundary(text.substr(0, line));
    if (!boundary) return 0;
    const auto body = text.substr(line + 1);
    const auto whole = read(*boundary, body, body.size() + 1);
    for (const std::size_t at_once : {std::size_t{1}, std::size_t{7}, std::size_t{100}}) {
        const auto pieces = read(*boundary, body, at_once);
        if (whole.has_value() != pieces.has_value()) std::abort();
        if (!whole && whole.error() != pieces.error()) std::abort();
        if (whole && (whole->fields != pieces->fields || !std::equal(whole->files.begin(), whole->files.end(),
                                                                     pieces->files.begin(), pieces->files.end(), same)))
            std::abort();
    }
    if (!whole) return 0;
    for (const auto& [name, value] : whole->fields) {
        if (name.empty() || !is_utf8(name) || !is_utf8(value)) std::abort();
    }
    for (const auto& file : whole->files) {
        if (!is_utf8(file.name) || file.name.find_first_of(std::string_view("/\\\0\r\n", 5)) != std::string::npos)
            std::abort();
        if (file.bytes.size() > body.size()) std::abort();
    }
    return 0;
}
