#pragma once
// Accounts of the sample registry: one for a role, nobody real, all with one password that everybody may know.

#include <string>
#include <string_view>
#include <vector>

#include "people/gate.hpp"
#include "trail/rows.hpp"

namespace saolang::people {

inline constexpr std::string_view sample_password = "xem thu sao lang";

struct SampleAccount {
    std::string sign_in_name;
    Role role;
};
// Those that stand, in the order of roles.
[[nodiscard]] std::vector<SampleAccount> sample_accounts_in(db::Database& database);

// `producer` lies in `commune`; roles are held from 01/07/2025, when communes became what they are.
struct SamplePlaces {
    places::UnitId commune;
    std::int64_t producer;
};
void add_sample_accounts(const trail::WriteContext& context, const places::Gazetteer& gazetteer,
                         const SamplePlaces& places);

}  // namespace saolang::people
