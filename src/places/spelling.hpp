#pragma once
// How names of places compare: without marks to find, with marks to decide.

#include <string>
#include <string_view>
#include <vector>

namespace saolang::places {

// The words of a search key run together, so that "Prao" meets "P Rao"; "05" becomes "5", and a y that stands as a
// vowel alone i, so that "Tam Kì" meets "Tam Kỳ".
[[nodiscard]] std::string find_key(const std::vector<std::string_view>& words);

// Like `find_key` of the whole text, with the marks kept; the tone stands at the end of its word, so that "Hoà" equals
// "Hòa".
[[nodiscard]] std::string marked_key(std::string_view text);

}  // namespace saolang::places
