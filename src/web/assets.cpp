#include "web/assets.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

#include "base/embedded.hpp"

namespace saolang::web {

namespace {

constexpr std::string_view folder = "web/";
constexpr std::string_view prefix = "/t/";

std::string address_of(const EmbeddedFile& file) {
    std::string_view name = file.name.substr(folder.size());
    const auto dot = name.rfind('.');
    std::string address(prefix);
    address.append(name.substr(0, dot)).append(1, '.').append(file.hash);
    if (dot != std::string_view::npos) address.append(name.substr(dot));
    return address;
}

using Addresses = std::map<std::string_view, std::string, std::less<>>;

const Addresses& addresses() {
    static const Addresses all = [] {
        Addresses found;
        for (const EmbeddedFile& file : embedded_files()) {
            if (file.name.starts_with(folder)) found.emplace(file.name.substr(folder.size()), address_of(file));
        }
        return found;
    }();
    return all;
}

Bytes bytes_of(std::string_view text) { return text.empty() ? nullptr : std::make_shared<const std::string>(text); }

using Ready = std::map<std::string, Response, std::less<>>;

Ready embedded_assets() {
    Ready ready;
    for (const auto& [name, address] : addresses()) {
        const EmbeddedFile& file = embedded_file(std::string(folder) + std::string(name));
        ready.emplace(address, Response{.content_type = std::string(content_type_of(name)),
                                        .body = std::make_shared<const std::string>(file.bytes),
                                        .caching = Caching::immutable,
                                        .headers = {},
                                        .brotli = bytes_of(file.brotli),
                                        .gzip = bytes_of(file.gzip)});
    }
    return ready;
}

Response missing() { return {.status = 404, .content_type = "text/plain; charset=utf-8"}; }

// "/t/style.1f2e3d4c5b6a.css" → "style.css"; the hash is not compared: the folder may be newer than the program.
std::string name_without_hash(std::string_view path) {
    path.remove_prefix(prefix.size());
    const auto dot = path.rfind('.');
    const auto hash = dot == std::string_view::npos || dot == 0 ? dot : path.rfind('.', dot - 1);
    if (hash == std::string_view::npos) return std::string(path);
    return std::string(path.substr(0, hash)) + std::string(path.substr(dot));
}

Response from_disk(const std::filesystem::path& root, std::string_view path) {
    const std::string name = name_without_hash(path);
    if (!addresses().contains(name)) return missing();  // and so no ".." either
    std::ifstream in(root / name, std::ios::binary);
    if (!in) return missing();
    return {.content_type = std::string(content_type_of(name)),
            .body = std::make_shared<const std::string>(std::istreambuf_iterator<char>(in),
                                                        std::istreambuf_iterator<char>())};
}

}  // namespace

std::string_view asset_path(std::string_view name) {
    const auto found = addresses().find(name);
    if (found == addresses().end()) throw std::logic_error("no such file in web/: " + std::string(name));
    return found->second;
}

std::string_view content_type_of(std::string_view file_name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 13> types{{
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".webp", "image/webp"},
        {".avif", "image/avif"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".txt", "text/plain; charset=utf-8"},
        {".xml", "application/xml"},
    }};
    for (const auto& [ending, type] : types) {
        if (file_name.ends_with(ending)) return type;
    }
    return "application/octet-stream";
}

void add_asset_routes(RouteTable& routes, const std::optional<std::filesystem::path>& development_folder) {
    Handler handle;
    if (development_folder) {
        handle = [root = *development_folder](const Request& request) { return from_disk(root, request.path); };
    } else {
        handle = [ready = embedded_assets()](const Request& request) {
            const auto found = ready.find(request.path);
            return found == ready.end() ? missing() : found->second;
        };
    }
    const auto sample_of = [](bool nested) {
        const auto found = std::ranges::find_if(addresses(), [nested](const auto& one) {
            return (one.first.find('/') != std::string_view::npos) == nested;
        });
        return found == addresses().end() ? std::string_view() : std::string_view(found->second);
    };
    routes.add({.method = Method::get,
                .path = "/t/{file}",
                .act = public_act,
                .doc = {"Tệp giao diện (kiểu chữ, hình, mã)", "A style, script or picture of the pages"},
                .handle = handle,
                .sample = sample_of(false)});
    routes.add({.method = Method::get,
                .path = "/t/{folder}/{file}",
                .act = public_act,
                .doc = {"Tệp giao diện trong thư mục con", "The same in a folder"},
                .handle = handle,
                .sample = sample_of(true)});
}

}  // namespace saolang::web
