#include "people/qr.hpp"

#include <qrencode.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace saolang::people {

namespace {

constexpr int quiet = 4;  // modules around the code, by the standard

// Dark modules of a row as runs: "M5 4h3v1h-3z".
void add_row(std::string& path, const QRcode& code, int y) {
    const auto dark = [&](int x) { return x < code.width && (code.data[y * code.width + x] & 1) != 0; };
    for (int x = 0; x < code.width;) {
        int end = x;
        while (dark(end)) ++end;
        if (end > x) {
            const auto run = std::to_string(end - x);
            path += "M" + std::to_string(x + quiet) + " " + std::to_string(y + quiet) + "h" + run + "v1h-" + run + "z";
        }
        x = end + 1;
    }
}

}  // namespace

web::Raw qr_code(std::string_view text, std::string_view label) {
    const std::string bytes(text);
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString(bytes.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), &QRcode_free);
    if (!code) throw std::runtime_error("no QR code of this text");
    std::string path;
    for (int y = 0; y < code->width; ++y) add_row(path, *code, y);
    const int size = code->width + 2 * quiet;
    web::Html html;
    html.add(R"(<svg class="qr" viewBox="0 0 {} {}" role="img" aria-label="{}" shape-rendering="crispEdges">)", size,
             size, label);
    html.add(R"(<path class="qr-paper" d="M0 0h{}v{}h-{}z"/><path class="qr-ink" d="{}"/></svg>)", size, size, size,
             path);
    return std::move(html).raw();
}

}  // namespace saolang::people
