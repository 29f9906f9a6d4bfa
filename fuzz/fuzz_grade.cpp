// Lines of `saolang grade`: whatever the bytes, one line of JSON.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "law/grade_line.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    const auto answer = saolang::law::graded_line(line, saolang::law::Law::shipped());
    if (!answer.starts_with("{\"id\":") || answer.find('\n') != std::string::npos) std::abort();
    return 0;
}
