#pragma once
// The roles of the programme's people, and for whom each may act.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

#include "places/gazetteer.hpp"
#include "web/language.hpp"

namespace saolang::people {

enum class Role : std::uint8_t {
    administrator,
    province_officer,
    province_leader,
    district_officer,  // until the districts ended (30/06/2025)
    commune_officer,
    department_officer,
    council_member,
    council_chair,
    council_secretary,
    consulting_team,
    producer_owner,
    producer_staff,
    sales_point_operator,
    auditor,
};
inline constexpr std::array roles{
    Role::administrator,        Role::province_officer, Role::province_leader,
    Role::district_officer,     Role::commune_officer,  Role::department_officer,
    Role::council_member,       Role::council_chair,    Role::council_secretary,
    Role::consulting_team,      Role::producer_owner,   Role::producer_staff,
    Role::sales_point_operator, Role::auditor,
};

// Stored: "province_officer", …
[[nodiscard]] std::string_view code_of(Role role);
[[nodiscard]] std::optional<Role> role_from_code(std::string_view code);
[[nodiscard]] web::Word label_of(Role role);

// What a role is held over.
enum class ScopeKind : std::uint8_t { everywhere, unit, producer, sales_point };
[[nodiscard]] std::string_view code_of(ScopeKind kind);
[[nodiscard]] std::optional<ScopeKind> scope_kind_from_code(std::string_view code);

// Roles of the province are held over the whole registry or over one province of it; others over their own unit,
// producer or sales point.
[[nodiscard]] bool may_be_held_over(Role role, ScopeKind kind);
// Of a unit: a commune's role held over a province would be a province officer's.
[[nodiscard]] bool may_be_held_over(Role role, places::Level level);

}  // namespace saolang::people
