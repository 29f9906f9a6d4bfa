#pragma once
// Files the program carries inside: styles, scripts, fonts, illustrations (web/), shipped facts (data/) and migrations.
// The build makes the table; names are paths from the project's root.

#include <span>
#include <string_view>

namespace saolang {

struct EmbeddedFile {
    std::string_view name;    // "web/style.css", "data/units/communes.csv"
    std::string_view bytes;   // as in the folder
    std::string_view brotli;  // quality 11, made at build for files of web/; empty for others
    std::string_view gzip;
    std::string_view hash;  // first 12 hexadecimal digits of SHA-256: part of the address of an asset
};

// Sorted by name.
[[nodiscard]] std::span<const EmbeddedFile> embedded_files();

// Throws std::logic_error when the build did not ship it.
[[nodiscard]] const EmbeddedFile& embedded_file(std::string_view name);

}  // namespace saolang
