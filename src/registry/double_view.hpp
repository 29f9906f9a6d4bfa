#pragma once
// A pair of records side by side, what speaks for it, and the form that takes a person's word.

#include "registry/desk_request.hpp"
#include "registry/doubles.hpp"

namespace saolang::registry {

[[nodiscard]] std::string code_of_record(const View& view, Double::Of of, std::uint32_t at);
// In the reader's language.
[[nodiscard]] std::string why_alike(const View& view, const Double& pair);

// Where the form goes, and the list and page it came from.
struct PairForm {
    std::string_view path, part;
    std::size_t page = 1;
};
// What was typed at one pair and not taken.
struct PairRefused {
    std::string first, second;  // codes
    std::string typed, error;
};
[[nodiscard]] web::Raw pair_view(const DeskRequest& desk, const Double& pair, const PairForm& form,
                                 const PairRefused& refused);

}  // namespace saolang::registry
