#include "people/account_change.hpp"

#include <algorithm>

#include "people/account_store.hpp"
#include "people/ticket.hpp"

namespace saolang::people {

namespace {

constexpr web::Word no_such_role{"Tài khoản này không có vai trò đó.", "The account has no such role."};
constexpr web::Word before_start{"Ngày cuối trước ngày bắt đầu của vai trò.",
                                 "The last day is before the role's first."};
constexpr web::Word last_administrator{
    "Đây là người quản trị cuối cùng. Hãy cấp vai trò quản trị cho một người khác đã đăng nhập được, rồi làm lại.",
    "This is the last administrator. Give the role to another person who has signed in, then try again."};

}  // namespace

Result<void, ChangeRefused> end_role(const trail::WriteContext& context, const AccountFacts& facts, GrantId grant,
                                     Date last_day) {
    auto all = grants(context.writer);
    const auto found = std::ranges::find(all, grant, &Grant::id);
    if (found == all.end() || found->account != facts.account.id) return fail(ChangeRefused{no_such_role});
    if (last_day < found->from) return fail(ChangeRefused{before_start});
    const bool administers = found->role == Role::administrator && !found->to;
    found->to = last_day;
    if (administers && !keeps_an_administrator(accounts(context.writer), all, last_day.plus_days(1)))
        return fail(ChangeRefused{last_administrator});
    correct_grant(context, *found);
    end_sessions(context.writer, facts.account.id);
    return {};
}

Result<void, ChangeRefused> close_account(const trail::WriteContext& context, const AccountFacts& facts, Date today) {
    auto everybody = accounts(context.writer);
    const auto found = std::ranges::find(everybody, facts.account.id, &Account::id);
    if (found == everybody.end()) return fail(ChangeRefused{no_such_role});
    const auto all = grants(context.writer);
    const bool kept_before = keeps_an_administrator(everybody, all, today);
    found->state = AccountState::closed;
    if (kept_before && !keeps_an_administrator(everybody, all, today)) return fail(ChangeRefused{last_administrator});
    correct_account(context, *found);
    for (auto grant : all) {
        if (grant.account != facts.account.id || (grant.to && *grant.to <= today)) continue;
        grant.to = std::max(today, grant.from);  // one that had not begun never counts: the account is closed
        correct_grant(context, grant);
    }
    end_sessions(context.writer, facts.account.id);
    end_tickets(context.writer, facts.account.id);
    return {};
}

}  // namespace saolang::people
