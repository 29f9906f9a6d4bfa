#include "web/compress.hpp"

#include <brotli/encode.h>
#include <zlib.h>

#include <array>
#include <cstdint>
#include <stdexcept>

#include "base/number.hpp"

namespace saolang::web {

namespace {

constexpr std::size_t least_bytes = 500;
constexpr std::size_t large = 512 * 1024;  // beyond, quality gives way to time

std::string_view trimmed(std::string_view text) {
    const auto from = text.find_first_not_of(" \t");
    if (from == std::string_view::npos) return {};
    return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

bool same_letters(std::string_view text, std::string_view lower) {
    if (text.size() != lower.size()) return false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != lower[i]) return false;
    }
    return true;
}

// In thousandths; a weight that is no number counts as 0.
int weight_of(std::string_view parameters) {
    parameters = trimmed(parameters);
    if (parameters.empty()) return 1000;
    if (!parameters.starts_with("q=") && !parameters.starts_with("Q=")) return 0;
    const auto q = number_in<double>(parameters.substr(2));
    return q && *q >= 0 && *q <= 1 ? static_cast<int>(*q * 1000) : 0;
}

constexpr int unnamed = -1;

std::string brotli(std::string_view bytes) {
    std::string out(BrotliEncoderMaxCompressedSize(bytes.size()) + 16, '\0');
    std::size_t size = out.size();
    const int quality = bytes.size() > large ? 3 : 7;
    if (!BrotliEncoderCompress(quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.size(),
                               reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                               reinterpret_cast<std::uint8_t*>(out.data()))) {
        throw std::runtime_error("brotli failed");
    }
    out.resize(size);
    out.shrink_to_fit();
    return out;
}

std::string gzip(std::string_view bytes) {
    constexpr int gzip_window = 15 + 16;
    z_stream stream{};
    const int quality = bytes.size() > large ? 3 : 6;
    if (deflateInit2(&stream, quality, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw std::runtime_error("zlib failed");
    }
    std::string out(deflateBound(&stream, bytes.size()) + 32, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("zlib failed");
    out.shrink_to_fit();
    return out;
}

}  // namespace

Encoding best_encoding(std::string_view accept_encoding) {
    int identity = unnamed;
    int zipped = unnamed;
    int br = unnamed;
    int rest = unnamed;
    while (!accept_encoding.empty()) {
        const auto comma = accept_encoding.find(',');
        const std::string_view item = accept_encoding.substr(0, comma);
        accept_encoding.remove_prefix(comma == std::string_view::npos ? accept_encoding.size() : comma + 1);
        const auto semicolon = item.find(';');
        const std::string_view name = trimmed(item.substr(0, semicolon));
        const int weight = semicolon == std::string_view::npos ? 1000 : weight_of(item.substr(semicolon + 1));
        if (same_letters(name, "br")) br = weight;
        if (same_letters(name, "gzip") || same_letters(name, "x-gzip")) zipped = weight;
        if (same_letters(name, "identity")) identity = weight;
        if (name == "*") rest = weight;
    }
    const auto settled = [rest](int weight) { return weight == unnamed ? std::max(rest, 0) : weight; };
    const int br_weight = settled(br);
    const int zipped_weight = settled(zipped);
    const int plain_weight = std::max(identity, 0);  // not named: allowed, and wanted least
    if (br_weight > 0 && br_weight >= zipped_weight && br_weight >= plain_weight) return Encoding::brotli;
    if (zipped_weight > 0 && zipped_weight >= plain_weight) return Encoding::gzip;
    return Encoding::identity;
}

std::string compress(Encoding encoding, std::string_view bytes) {
    if (encoding == Encoding::brotli) return brotli(bytes);
    if (encoding == Encoding::gzip) return gzip(bytes);
    return std::string(bytes);
}

bool worth_compressing(std::string_view content_type, std::size_t bytes) {
    if (bytes < least_bytes) return false;
    constexpr std::array<std::string_view, 5> kinds{"text/", "application/json", "application/problem+json",
                                                    "application/xml", "image/svg+xml"};
    for (const std::string_view kind : kinds) {
        if (content_type.starts_with(kind)) return true;
    }
    return content_type.find("+json") != std::string_view::npos || content_type.find("+xml") != std::string_view::npos;
}

}  // namespace saolang::web
