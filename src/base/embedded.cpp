#include "base/embedded.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace saolang {

const EmbeddedFile& embedded_file(std::string_view name) {
    const auto files = embedded_files();
    const auto found = std::ranges::lower_bound(files, name, {}, &EmbeddedFile::name);
    if (found == files.end() || found->name != name) throw std::logic_error("not embedded: " + std::string(name));
    return *found;
}

}  // namespace saolang
