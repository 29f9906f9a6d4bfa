#pragma once
// What a file is by its first bytes; its name is never asked.

#include <string_view>

#include "office/workbook.hpp"

namespace saolang::office {

enum class FileKind { zip, text, problem };

struct KnownFile {
    FileKind kind;
    FileProblem problem = FileProblem::not_a_table;  // where kind is `problem`
};
[[nodiscard]] KnownFile kind_of(std::string_view bytes);

}  // namespace saolang::office
