#include "people/role.hpp"

#include <algorithm>

namespace saolang::people {

namespace {

struct Named {
    Role role;
    std::string_view code;
    web::Word label;
};
constexpr std::array<Named, roles.size()> names{{
    {Role::administrator, "administrator", {"Quản trị", "Administrator"}},
    {Role::province_officer, "province_officer", {"Cán bộ OCOP tỉnh", "Province officer"}},
    {Role::province_leader, "province_leader", {"Lãnh đạo tỉnh", "Province leader"}},
    {Role::district_officer, "district_officer", {"Cán bộ OCOP huyện", "District officer"}},
    {Role::commune_officer, "commune_officer", {"Cán bộ OCOP xã, phường", "Commune officer"}},
    {Role::department_officer, "department_officer", {"Cán bộ sở, ngành", "Department officer"}},
    {Role::council_member, "council_member", {"Thành viên hội đồng", "Council member"}},
    {Role::council_chair, "council_chair", {"Chủ tịch hội đồng", "Council chair"}},
    {Role::council_secretary, "council_secretary", {"Thư ký hội đồng", "Council secretary"}},
    {Role::consulting_team, "consulting_team", {"Tổ tư vấn", "Consulting team"}},
    {Role::producer_owner, "producer_owner", {"Chủ thể (người đứng tên)", "Producer (owner)"}},
    {Role::producer_staff, "producer_staff", {"Nhân viên của chủ thể", "Producer (staff)"}},
    {Role::sales_point_operator, "sales_point_operator", {"Điểm bán hàng", "Sales point"}},
    {Role::auditor, "auditor", {"Kiểm tra, kiểm toán", "Auditor"}},
}};

const Named& named(Role role) { return names[static_cast<std::size_t>(role)]; }

constexpr std::array<std::pair<ScopeKind, std::string_view>, 4> scope_codes{{
    {ScopeKind::everywhere, "everywhere"},
    {ScopeKind::unit, "unit"},
    {ScopeKind::producer, "producer"},
    {ScopeKind::sales_point, "sales_point"},
}};

}  // namespace

std::string_view code_of(Role role) { return named(role).code; }

std::optional<Role> role_from_code(std::string_view code) {
    const auto found = std::ranges::find(names, code, &Named::code);
    return found == names.end() ? std::nullopt : std::optional(found->role);
}

web::Word label_of(Role role) { return named(role).label; }

std::string_view code_of(ScopeKind kind) { return scope_codes[static_cast<std::size_t>(kind)].second; }

std::optional<ScopeKind> scope_kind_from_code(std::string_view code) {
    for (const auto& [kind, name] : scope_codes)
        if (name == code) return kind;
    return std::nullopt;
}

bool may_be_held_over(Role role, ScopeKind kind) {
    switch (role) {
        case Role::administrator:
            return kind == ScopeKind::everywhere;
        case Role::district_officer:
        case Role::commune_officer:
            return kind == ScopeKind::unit;
        case Role::producer_owner:
        case Role::producer_staff:
            return kind == ScopeKind::producer;
        case Role::sales_point_operator:
            return kind == ScopeKind::sales_point;
        default:
            return kind == ScopeKind::everywhere || kind == ScopeKind::unit;
    }
}

bool may_be_held_over(Role role, places::Level level) {
    if (!may_be_held_over(role, ScopeKind::unit)) return false;
    switch (role) {
        case Role::district_officer:
            return level == places::Level::district;
        case Role::commune_officer:
            return level == places::Level::commune;
        case Role::auditor:
            return true;
        case Role::council_member:  // districts had councils of their own (QĐ 148/2023)
        case Role::council_chair:
        case Role::council_secretary:
        case Role::consulting_team:
            return level != places::Level::commune;
        default:
            return level == places::Level::province;
    }
}

}  // namespace saolang::people
