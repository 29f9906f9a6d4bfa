// Text tables of any encoding and separator: whatever the bytes, a table or a reason.

#include <cstdint>
#include <string_view>

#include "office/csv_table.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    using namespace saolang::office;
    const RowSink sink{[](const Sheet&) {}, [](SheetRow&) {}};
    static_cast<void>(read_csv_rows(bytes, sink, {}));
    static_cast<void>(read_workbook(bytes));
    return 0;
}
