#pragma once
// Styles, scripts, fonts and pictures of web/, under addresses that carry the hash of their bytes: a browser keeps them
// for ever and never sees an old one.

#include <filesystem>
#include <optional>
#include <string_view>

#include "web/route.hpp"

namespace saolang::web {

// "style.css" → "/t/style.1f2e3d4c5b6a.css", "fonts/vi.woff2" → "/t/fonts/vi.1f2e3d4c5b6a.woff2".
// Throws std::logic_error for a file the build did not ship.
[[nodiscard]] std::string_view asset_path(std::string_view name);

[[nodiscard]] std::string_view content_type_of(std::string_view file_name);

// With `development_folder` (the project's web/) files are read anew at each request and nobody keeps them.
void add_asset_routes(RouteTable& routes, const std::optional<std::filesystem::path>& development_folder = {});

}  // namespace saolang::web
