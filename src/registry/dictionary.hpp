#pragma once
// What each column of the open data means.

#include <span>

#include "web/language.hpp"

namespace saolang::registry {

struct DictionaryEntry {
    std::string_view column;  // heading of the files
    web::Word meaning;
};
[[nodiscard]] std::span<const DictionaryEntry> data_dictionary();

}  // namespace saolang::registry
