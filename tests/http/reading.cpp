#include "http/reading.hpp"

#include <brotli/decode.h>
#include <zlib.h>

#include <array>
#include <cctype>
#include <stdexcept>
#include <utility>

namespace saolang::http_tests {

namespace {

constexpr std::size_t none = std::string_view::npos;

std::string plain(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, char>, 5> entities{
        {{"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}}};
    std::string out;
    while (!text.empty()) {
        std::size_t length = 1;
        char letter = text[0];
        for (const auto& [entity, meant] : entities) {
            if (!text.starts_with(entity)) continue;
            length = entity.size();
            letter = meant;
        }
        out += letter;
        text.remove_prefix(length);
    }
    return out;
}

std::string attribute_in(std::string_view tag, std::string_view name) {
    const auto found = attributes(tag, name);
    return found.empty() ? std::string() : found.front();
}

}  // namespace

std::vector<std::string> attributes(std::string_view html, std::string_view name) {
    const std::string opening = ' ' + std::string(name) + "=\"";
    std::vector<std::string> values;
    for (auto at = html.find(opening); at != none; at = html.find(opening, at)) {
        at += opening.size();
        values.push_back(plain(html.substr(at, html.find('"', at) - at)));
    }
    return values;
}

std::vector<Link> links(std::string_view html) {
    std::vector<Link> found;
    for (auto at = html.find("<a "); at != none; at = html.find("<a ", at + 1)) {
        const auto begin = html.find('>', at) + 1;
        const auto tag = html.substr(at, begin - at);
        const auto content = html.substr(begin, html.find("</a>", begin) - begin);
        found.push_back({attribute_in(tag, "href"), words_of(content), attribute_in(tag, "aria-label")});
    }
    return found;
}

std::string_view inside(std::string_view html, std::string_view opening, std::string_view closing) {
    auto at = html.find(opening);
    if (at == none) return {};
    at += opening.size();
    return html.substr(at, html.find(closing, at) - at);
}

std::string words_of(std::string_view html) {
    std::string text;
    bool in_tag = false;
    for (const char c : html) {
        if (c == '<') {
            in_tag = true;
            if (!text.empty() && text.back() != ' ') text += ' ';
        } else if (c == '>') {
            in_tag = false;
        } else if (!in_tag) {
            text += c;
        }
    }
    while (text.ends_with(' ')) text.pop_back();
    return plain(text);
}

std::size_t count_of(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (auto at = text.find(part); at != none; at = text.find(part, at + part.size())) ++count;
    return count;
}

std::optional<std::size_t> number_in(std::string_view text) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t at = 0;
    while (at < text.size() && !is_digit(text[at])) ++at;
    if (at == text.size()) return std::nullopt;
    std::size_t number = 0;
    for (; at < text.size() && (is_digit(text[at]) || text[at] == '.'); ++at)
        if (is_digit(text[at])) number = number * 10 + static_cast<std::size_t>(text[at] - '0');
    return number;
}

std::optional<std::size_t> total_of(std::string_view html) {
    const auto pager = inside(html, R"(<nav class="pager")", "</nav>");
    if (pager.empty()) return html.find(R"(class="empty")") == none ? std::nullopt : std::optional<std::size_t>(0);
    return number_in(inside(pager, "<span>", "</span>"));
}

std::string from_gzip(std::string_view bytes) {
    z_stream stream{};
    if (inflateInit2(&stream, 15 + 16) != Z_OK) throw std::runtime_error("zlib");
    std::string out;
    std::array<char, 64 * 1024> part{};
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    int result = Z_OK;
    while (result == Z_OK) {
        stream.next_out = reinterpret_cast<Bytef*>(part.data());
        stream.avail_out = static_cast<uInt>(part.size());
        result = inflate(&stream, Z_NO_FLUSH);
        out.append(part.data(), part.size() - stream.avail_out);
    }
    inflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("not gzip");
    return out;
}

std::string from_brotli(std::string_view bytes) {
    auto* decoder = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    std::string out;
    std::array<std::uint8_t, 64 * 1024> part{};
    auto left = bytes.size();
    const auto* next = reinterpret_cast<const std::uint8_t*>(bytes.data());
    auto result = BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT;
    while (result == BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT) {
        auto room = part.size();
        auto* to = part.data();
        result = BrotliDecoderDecompressStream(decoder, &left, &next, &room, &to, nullptr);
        out.append(reinterpret_cast<const char*>(part.data()), part.size() - room);
    }
    BrotliDecoderDestroyInstance(decoder);
    if (result != BROTLI_DECODER_RESULT_SUCCESS) throw std::runtime_error("not brotli");
    return out;
}

std::string_view header(const web::Response& response, std::string_view name) {
    return web::first(response.headers, name);
}

bool holds(const web::Response& response, std::string_view words) {
    return response.text().find(words) != std::string_view::npos;
}

boost::json::value json_of(const web::Response& response) { return boost::json::parse(response.text()); }

}  // namespace saolang::http_tests
