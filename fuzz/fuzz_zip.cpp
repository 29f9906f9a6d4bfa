// The package itself: directories, sizes and compressed data that lie.

#include <cstdint>
#include <string_view>

#include "office/package.hpp"
#include "office/workbook.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace saolang::office;
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Limits limits;
    limits.unpacked_bytes = 4u << 20;
    limits.cells = 100'000;
    if (const auto package = Package::open(bytes, limits)) {
        for (const std::string& part : package->parts()) {
            static_cast<void>(package->read(part, [](std::string_view) { return true; }));
        }
    }
    static_cast<void>(read_workbook(bytes, limits));
    return 0;
}
