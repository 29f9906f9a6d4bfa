#pragma once
// The reference year, composed once for all tests of it.

#include "registry/demo.hpp"

namespace saolang::registry {

inline const places::Gazetteer& units() { return places::Gazetteer::shipped(); }

inline const Demo& reference() {
    static const Demo demo = compose_demo(units());
    return demo;
}

}  // namespace saolang::registry
