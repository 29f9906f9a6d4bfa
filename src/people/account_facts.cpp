#include "people/account_facts.hpp"

#include <algorithm>
#include <map>

#include "base/text.hpp"
#include "people/account_store.hpp"
#include "people/credential_store.hpp"

namespace saolang::people {

PlacedGrant placed(const Gate& gate, Grant grant) {
    PlacedGrant one{std::move(grant), {}};
    const auto& scope = one.grant.scope;
    if (scope.kind != ScopeKind::producer || !scope.record || !gate.producers.with_id) return one;
    if (const auto producer = gate.producers.with_id(*scope.record)) one.producer_place = producer->place;
    return one;
}

std::vector<PlacedGrant> placed_grants_of(const Gate& gate, db::Reader& reader, AccountId account) {
    std::vector<PlacedGrant> all;
    for (auto& grant : grants_of(reader, account)) all.push_back(placed(gate, std::move(grant)));
    return all;
}

std::vector<AccountFacts> accounts_seen(const Gate& gate, const Visitor& visitor, db::Reader& reader) {
    std::map<AccountId, AccountFacts> by_id;
    for (auto& account : accounts(reader)) by_id[account.id].account = std::move(account);
    for (auto& grant : grants(reader)) {
        const auto account = grant.account;
        by_id[account].grants.push_back(placed(gate, std::move(grant)));
    }
    for (const auto& [account, moment] : last_sign_ins(reader)) by_id[account].last_sign_in = moment;
    std::vector<AccountFacts> seen;
    for (auto& [id, facts] : by_id)
        if (may_see_account(visitor.actor, facts.grants, gate.gazetteer, visitor.today))
            seen.push_back(std::move(facts));
    std::ranges::stable_sort(seen, {}, [](const AccountFacts& facts) { return sort_key(facts.account.name); });
    return seen;
}

std::optional<AccountFacts> account_seen(const Gate& gate, const Visitor& visitor, db::Reader& reader,
                                         std::string_view code) {
    auto account = account_with_code(reader, code);
    if (!account) return std::nullopt;
    AccountFacts facts{*std::move(account), {}};
    facts.grants = placed_grants_of(gate, reader, facts.account.id);
    if (!may_see_account(visitor.actor, facts.grants, gate.gazetteer, visitor.today)) return std::nullopt;
    for (const auto& event : sign_ins_of(reader, facts.account.id))
        if (!facts.last_sign_in && (event.kind == SignInKind::password || event.kind == SignInKind::link))
            facts.last_sign_in = event.moment;
    return facts;
}

std::vector<AccountChange> history_of(db::Reader& reader, const AccountFacts& facts) {
    std::vector<trail::Entry> entries =
        trail::history(reader, {"account", static_cast<std::int64_t>(facts.account.id)});
    for (const auto& one : facts.grants)
        std::ranges::move(trail::history(reader, {"role_grant", static_cast<std::int64_t>(one.grant.id)}),
                          std::back_inserter(entries));
    std::ranges::sort(entries, std::greater(), &trail::Entry::sequence);
    std::vector<AccountChange> changes;
    for (const auto& entry : entries) {
        const auto who = account_with_code(reader, entry.account);
        changes.push_back({entry.moment, who ? who->name : entry.account, entry.action,
                           entry.subject.kind == "role_grant", trail::fields_of(reader, entry.after)});
    }
    return changes;
}

}  // namespace saolang::people
