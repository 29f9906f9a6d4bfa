#pragma once
// Two names that may mean one: what is equal, what is nearly equal and what a person should look at.

#include <string>
#include <string_view>

namespace saolang::registry {

// One letter more, less or other, or two neighbours swapped.
[[nodiscard]] bool one_edit_apart(std::string_view a, std::string_view b);

// Letters of a name in which one other letter is a slip of the pen.
inline constexpr std::size_t shortest_near = 10;
// One slip in one long word of such a name: "lantana" and "latana". Never in a digit or a short word: gừng, rừng.
[[nodiscard]] bool one_slip_apart(std::string_view a, std::string_view b);

// "Hợp tác xã Nông nghiệp X" and "HTX NN X" → "htx nn x".
[[nodiscard]] std::string producer_key(std::string_view name);
// The same without the words of the legal form: "x". Empty when the name is nothing else.
[[nodiscard]] std::string producer_core(std::string_view key);

// Folded, without "OCOP" and quotes.
[[nodiscard]] std::string product_key(std::string_view name);
// The same without weights, packs and stars, i for y, spaces gone: "Nước mắm Cửa Khe (chai 500 ml)" → "nuocmamcuakhe".
[[nodiscard]] std::string product_core(std::string_view key);

// Both carry marks and they differ: "Bánh dừa" and "Bánh dứa" fold to one key and are two things.
[[nodiscard]] bool marks_differ(std::string_view a, std::string_view b);

}  // namespace saolang::registry
