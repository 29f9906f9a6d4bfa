#pragma once
// /quan-ly/quyet-dinh and /quan-ly/cong-nhan: decisions, and the stars they gave.

#include "registry/desk_request.hpp"

namespace saolang::registry {

[[nodiscard]] web::Response desk_decisions_page(const DeskRequest& desk);
[[nodiscard]] web::Response desk_recognitions_page(const DeskRequest& desk);

// Whether a recognition holds on the day: its state in a word with a sign.
[[nodiscard]] web::Raw recognition_tag(const DeskRequest& desk, const Recognition& recognition, Date day);

}  // namespace saolang::registry
