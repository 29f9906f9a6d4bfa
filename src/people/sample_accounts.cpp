#include "people/sample_accounts.hpp"

#include <array>

#include "people/account_store.hpp"
#include "people/credential_store.hpp"
#include "people/password.hpp"

namespace saolang::people {

namespace {

struct Sample {
    Role role;
    std::string_view sign_in_name;
    std::string_view name;
};
// No sales point stands in the registry yet, so nobody operates one.
constexpr std::array<Sample, roles.size() - 1> samples{{
    {Role::administrator, "quantri", "Quản trị (mẫu)"},
    {Role::province_officer, "canbotinh", "Cán bộ tỉnh (mẫu)"},
    {Role::province_leader, "lanhdao", "Lãnh đạo tỉnh (mẫu)"},
    {Role::district_officer, "canbohuyen", "Cán bộ huyện Đại Lộc, đã hết nhiệm vụ (mẫu)"},
    {Role::commune_officer, "canboxa", "Cán bộ xã (mẫu)"},
    {Role::department_officer, "canboso", "Cán bộ sở, ngành (mẫu)"},
    {Role::council_member, "hoidong", "Thành viên hội đồng (mẫu)"},
    {Role::council_chair, "chutich", "Chủ tịch hội đồng (mẫu)"},
    {Role::council_secretary, "thuky", "Thư ký hội đồng (mẫu)"},
    {Role::consulting_team, "totuvan", "Tổ tư vấn (mẫu)"},
    {Role::producer_owner, "chuthe", "Chủ thể (mẫu)"},
    {Role::producer_staff, "nhanvien", "Nhân viên chủ thể (mẫu)"},
    {Role::auditor, "kiemtra", "Kiểm tra (mẫu)"},
}};

places::PlaceKey key_of(const places::Gazetteer& gazetteer, places::UnitId unit) {
    return {gazetteer[unit].code, gazetteer[unit].valid.from};
}

Scope scope_of(Role role, const places::Gazetteer& gazetteer, const SamplePlaces& places) {
    switch (role) {
        case Role::district_officer: {
            const auto day = *Date::from_civil(2025, 6, 30);
            return over_unit(key_of(gazetteer, gazetteer.find("506", day).value()));  // Huyện Đại Lộc
        }
        case Role::commune_officer:
            return over_unit(key_of(gazetteer, places.commune));
        case Role::producer_owner:
        case Role::producer_staff:
            return over_record(ScopeKind::producer, places.producer);
        default:
            return over_everything();
    }
}

}  // namespace

std::vector<SampleAccount> sample_accounts_in(db::Database& database) {
    std::vector<SampleAccount> found;
    database.read([&](db::Reader& reader) {
        for (const auto& sample : samples) {
            const auto account = account_named(reader, sample.sign_in_name);
            if (account && account->name == sample.name && account->state == AccountState::active)
                found.push_back({account->sign_in_name, sample.role});
        }
    });
    return found;
}

void add_sample_accounts(const trail::WriteContext& context, const places::Gazetteer& gazetteer,
                         const SamplePlaces& places) {
    const auto hash = hash_password(sample_password);
    for (const auto& sample : samples) {
        Account account;
        account.sign_in_name = sample.sign_in_name;
        account.name = sample.name;
        account.state = AccountState::active;
        account = add_account(context, std::move(account));
        set_password(context.writer, account.id, hash, context.moment);
        Grant grant{
            GrantId{}, account.id, sample.role, scope_of(sample.role, gazetteer, places), *Date::from_civil(2025, 7, 1),
            {}};
        if (sample.role == Role::district_officer) {  // the districts ended on 30/06/2025
            grant.from = *Date::from_civil(2021, 1, 1);
            grant.to = Date::from_civil(2025, 6, 30);
        }
        (void)add_grant(context, std::move(grant));
    }
}

}  // namespace saolang::people
