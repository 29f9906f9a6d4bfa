#pragma once
// A picture somebody sent → pictures of our own making: upright, sRGB, in two sizes, without where and with what it was
// taken. The decoding of foreign bytes happens in a process of its own, saolang-media, which holds nothing worth taking
// and is killed when it takes too long.

#include <chrono>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace saolang::media {

inline constexpr int large_side = 1280;  // pixels of the longer side; never larger than what was sent
inline constexpr int small_side = 320;
inline constexpr std::size_t most_picture_bytes = 20 * 1024 * 1024;

struct Picture {
    std::string large;  // WebP
    std::string small;
    int width = 0;  // of the large one
    int height = 0;
};

enum class Refusal {
    not_a_picture,    // no JPEG, PNG or WebP by its first bytes
    too_many_pixels,  // more than 50 million, as its head says
    damaged,          // cut off, or not what its head says
    too_much_work,    // took more time or memory than any honest picture needs
    busy,             // others' pictures kept every helper busy until the time was over
    no_helper,        // saolang-media is missing, cannot work or is of another version: the operator's business
};

struct Helper {
    std::string program;                        // empty: saolang-media beside this program
    std::chrono::milliseconds longest{15'000};  // from the call to its answer
};

// Returns within `longest`, whatever the bytes or the helper do.
[[nodiscard]] Result<Picture, Refusal> clean_picture(std::string_view bytes, const Helper& helper = {});

}  // namespace saolang::media
