#pragma once
// Decoding and encoding with libvips: only saolang-media knows it.

#include <string_view>

#include "media/answer.hpp"
#include "media/picture.hpp"

namespace saolang::media {

struct Cleaned {
    HelperStatus status = HelperStatus::damaged;
    Picture picture = {};
};

// One thread, nothing remembered, and no loader but those of JPEG, PNG and WebP. False when the library does not start.
[[nodiscard]] bool start_library(const char* program);

[[nodiscard]] Cleaned clean(std::string_view bytes);

}  // namespace saolang::media
