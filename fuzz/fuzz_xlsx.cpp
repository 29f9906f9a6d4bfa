// The XML parts of a spreadsheet, without the ZIP around them: the input is split at NUL bytes into sheet, strings,
// styles and workbook, and packed by the target itself.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "office/package_for_test.hpp"
#include "office/workbook.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace saolang::office;
    constexpr std::array names = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
                                  "xl/workbook.xml"};
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    for_test::Parts parts = for_test::book("<row><c><v>1</v></c></row>");
    for (const char* name : names) {
        const std::string_view part = rest.substr(0, rest.find('\0'));
        if (!part.empty()) parts[name] = std::string(part);
        rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    }
    Limits limits;
    limits.cells = 100'000;
    static_cast<void>(read_workbook(for_test::zipped(parts), limits));
    return 0;
}
