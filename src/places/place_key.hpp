#pragma once
// A stored place: a unit's code and its first day (codes are used again).

#include <string>

#include "base/date.hpp"

namespace saolang::places {

struct PlaceKey {
    std::string code;
    Date valid_from;
    bool operator==(const PlaceKey&) const = default;
};

}  // namespace saolang::places
