#pragma once
// People who are signed in: what a test of the gate asks as.

#include <string>

#include "people/access.hpp"
#include "people/role.hpp"
#include "web/http.hpp"

namespace saolang::http_tests {

// What a person's role is held over.
enum class Where : std::uint8_t {
    everything,
    own,      // the place, producer or sales point of the world's product
    foreign,  // in Hà Nội, where the sample registry has nothing
    ended,    // the role ended yesterday
};

struct Person {
    people::Role role{};
    Where where = Where::own;
    people::Actor actor;  // with the grant, whether it counts today or not
    std::string session;  // the secret in the cookie

    [[nodiscard]] web::Pairs headers() const { return {{"cookie", "phien=" + session}}; }
    // A form of this person's with its secret; `more` begins with '&'.
    [[nodiscard]] std::string form(const std::string& more = "") const;
    [[nodiscard]] std::string says() const;  // for messages
};

}  // namespace saolang::http_tests
