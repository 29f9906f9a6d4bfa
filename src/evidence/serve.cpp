#include "evidence/serve.hpp"

#include <fmt/format.h>

#include <stdexcept>

#include "base/text.hpp"

namespace saolang::evidence {

namespace {

constexpr std::string_view picture_folder = "/anh/";
constexpr std::string_view picture_ending = ".webp";
constexpr std::string_view nothing_runs = "default-src 'none'; sandbox";

// A row names it: that it is not there is a broken disk, not a visitor's mistake.
std::string bytes_of(const std::string& folder, const FileFacts& file) {
    auto bytes = db::kept_file(folder, file.hash);
    if (!bytes) throw std::runtime_error("the file " + file.hash + " is missing or was changed");
    return *std::move(bytes);
}

}  // namespace

web::Response picture_response(const std::string& folder, const FileFacts& file) {
    if (file.kind != media::FileKind::webp) return {.status = 404};  // an original is never shown in place
    web::Response response;
    response.content_type = media::media_type(file.kind);
    response.body = std::make_shared<const std::string>(bytes_of(folder, file));
    response.caching = web::Caching::immutable;
    response.headers.emplace_back("Content-Security-Policy", nothing_runs);
    return response;
}

web::Response original_response(const std::string& folder, const FileFacts& file, std::string_view name) {
    auto label = clean_text(name);
    if (label.empty()) label = file.hash.substr(0, 12);
    auto response = web::file_response(bytes_of(folder, file), std::string(media::media_type(file.kind)),
                                       label + std::string(media::file_ending(file.kind)));
    response.headers.emplace_back("Content-Security-Policy", nothing_runs);
    return response;
}

std::string picture_path(std::string_view hash) {
    return std::string(picture_folder).append(hash).append(picture_ending);
}

std::optional<std::string_view> hash_in_picture_name(std::string_view name) {
    if (!name.ends_with(picture_ending)) return std::nullopt;
    return name.substr(0, name.size() - picture_ending.size());
}

}  // namespace saolang::evidence
