#include "people/account.hpp"

#include <array>

namespace saolang::people {

namespace {

constexpr std::array<std::pair<AccountState, std::string_view>, 3> states{{
    {AccountState::invited, "invited"},
    {AccountState::active, "active"},
    {AccountState::closed, "closed"},
}};

}  // namespace

std::string_view code_of(AccountState state) { return states[static_cast<std::size_t>(state)].second; }

std::optional<AccountState> account_state_from_code(std::string_view code) {
    for (const auto& [state, name] : states)
        if (name == code) return state;
    return std::nullopt;
}

Scope over_everything() { return {}; }

Scope over_unit(places::PlaceKey unit) { return {ScopeKind::unit, std::move(unit), {}}; }

Scope over_record(ScopeKind kind, std::int64_t record) { return {kind, {}, record}; }

}  // namespace saolang::people
