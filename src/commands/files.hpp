#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace saolang::commands {

// Nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> read_file(const std::string& name);
// Written beside, synced and moved into place; false when that failed. Its owner alone reads it: lists and reports hold
// personal data.
[[nodiscard]] bool write_file(const std::string& name, std::string_view bytes);

}  // namespace saolang::commands
