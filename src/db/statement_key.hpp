#pragma once
// Looks up prepared statements by SQL text without copying it.

#include <cstddef>
#include <functional>
#include <string_view>

namespace saolang::db {

struct StatementHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view sql) const { return std::hash<std::string_view>{}(sql); }
};

// A text built with ever new contents must not fill the memory: above this many, all that rest are dropped.
inline constexpr std::size_t most_statements = 256;

}  // namespace saolang::db
