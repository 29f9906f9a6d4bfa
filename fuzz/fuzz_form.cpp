// A form's body, read as each type: a value, or a mistake at the field; never both, never neither.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/text.hpp"
#include "web/form.hpp"

using namespace saolang;
using namespace saolang::web;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto sent = parse_query(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!sent) return 0;
    for (const auto& [name, value] : *sent) {
        Form text(*sent);
        const std::string read = text.text(name, {.most = 50});
        if (read.empty() == text.valid() || character_count(read) > 50) std::abort();
        Form lines(*sent);
        (void)lines.text(name, {.most = 1'000, .many_lines = true});
        Form integer(*sent);
        if (integer.integer(name, {.least = -100}).has_value() != integer.valid()) std::abort();
        Form date(*sent);
        if (date.date(name).has_value() != date.valid()) std::abort();
        Form choice(*sent);
        if (choice.choice<int>(name, {{"a", 1}, {"b", 2}}).has_value() != choice.valid()) std::abort();
        if (!integer.valid() && integer.error(name, Language::en).empty()) std::abort();
    }
    return 0;
}
