#pragma once
// What saolang-media says: one line of four numbers, then the two pictures.
//     "STATUS WIDTH HEIGHT LARGE_BYTES SMALL_BYTES\n"

namespace saolang::media {

enum class HelperStatus { done = 0, not_a_picture = 1, too_many_pixels = 2, damaged = 3 };

inline constexpr long most_pixels = 50'000'000;

}  // namespace saolang::media
