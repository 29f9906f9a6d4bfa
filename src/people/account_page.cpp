#include "people/account_page.hpp"

#include <algorithm>

#include "base/number.hpp"
#include "people/account_change.hpp"
#include "people/account_store.hpp"
#include "people/account_view.hpp"
#include "people/given_entry.hpp"
#include "people/grant_form.hpp"
#include "web/flash.hpp"

namespace saolang::people {

namespace {

using web::Word;

constexpr Word list_title{"Tài khoản", "Accounts"};
constexpr std::array messages{
    web::FlashMessage{"tk-da-moi", {"Lời mời đã được gửi qua thư.", "The invitation is on its way by letter."}},
    web::FlashMessage{"tk-thu", {"Đường dẫn mới đã được gửi qua thư.", "A new link is on its way by letter."}},
    web::FlashMessage{"tk-vai-tro", {"Vai trò đã được cấp.", "The role is given."}},
    web::FlashMessage{"tk-ket-thuc", {"Vai trò đã có ngày kết thúc.", "The role has its last day."}},
    web::FlashMessage{"tk-dong", {"Tài khoản đã đóng.", "The account is closed."}},
};

std::optional<AccountFacts> facts_at(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    std::optional<AccountFacts> facts;
    gate.database.read([&](db::Reader& reader) { facts = account_seen(gate, visitor, reader, request.parameters[0]); });
    return facts;
}

bool gives_entry(const Gate& gate, const Visitor& visitor, const AccountFacts& facts) {
    return facts.account.state != AccountState::closed &&
           may_give_entry(visitor.actor, facts.account.id, facts.grants, gate.gazetteer, visitor.today);
}

// To oneself only the administrator gives a role: who leaves on a day cannot put it off.
bool gives_role(const Gate& gate, const Visitor& visitor, const AccountFacts& facts) {
    const bool own = facts.account.id == visitor.actor.account;
    return facts.account.state != AccountState::closed && holds_now(gate, visitor, own ? view_as : invite_people);
}

// A code on paper is for producers of one's own place.
bool prints_code(const Gate& gate, const Visitor& visitor, const AccountFacts& facts) {
    const auto own_producer = [&](const PlacedGrant& one) {
        return one.grant.scope.kind == ScopeKind::producer &&
               may_now(gate, visitor, print_codes,
                       subject_of(one.grant.scope, one.producer_place, gate.gazetteer, visitor.today));
    };
    return gives_entry(gate, visitor, facts) && std::ranges::any_of(facts.grants, own_producer);
}

bool ends(const Gate& gate, const Visitor& visitor, const PlacedGrant& one) {
    return may_grant(visitor.actor, one.grant.role, one.grant.scope, one.producer_place, gate.gazetteer, visitor.today);
}

AccountDoors doors_of(const Gate& gate, const Visitor& visitor, const AccountFacts& facts) {
    AccountDoors doors;
    const bool open = facts.account.state != AccountState::closed;
    const bool manages = holds_now(gate, visitor, manage_accounts);
    doors.add_role = gives_role(gate, visitor, facts);
    doors.manage = manages && gives_entry(gate, visitor, facts);
    doors.code = prints_code(gate, visitor, facts);
    doors.view_as = open && facts.account.id != visitor.actor.account && holds_now(gate, visitor, view_as);
    for (const auto& one : facts.grants)
        if (manages && ends(gate, visitor, one) && (!one.grant.to || visitor.today <= *one.grant.to))
            doors.endable.push_back(one.grant.id);
    return doors;
}

web::Response show(const Gate& gate, const web::Request& request, const Visitor& visitor, const web::Form& form,
                   std::string_view notice = {}, int status = 200) {
    const auto facts = facts_at(gate, request, visitor);
    if (!facts) return {.status = 404};
    std::vector<AccountChange> changes;
    gate.database.read([&](db::Reader& reader) { changes = history_of(reader, *facts); });
    const auto language = request.language;
    auto page = desk_page(gate, visitor, request, facts->account.name, "/quan-ly/tai-khoan");
    page.path = "/quan-ly/tai-khoan/" + facts->account.code;
    page.crumbs = {{std::string(list_title.in(language)), web::in_language(language, "/quan-ly/tai-khoan")}};
    const auto message = web::flash_of(request, messages);
    if (message) page.flash = web::Flash{web::Tone::good, std::string(message->words.in(language))};
    if (!notice.empty()) page.flash = web::Flash{web::Tone::wrong, std::string(notice)};
    auto response = desk_response(
        page, account_view(gate, visitor, language, *facts, changes, doors_of(gate, visitor, *facts), form), status);
    return message ? web::flash_shown(std::move(response)) : response;
}

web::Response to_account(const web::Request& request, const std::string& location, const web::FlashMessage& message) {
    return web::with_flash(web::see_other(location), request, message);
}

std::string address_of(const web::Request& request, const AccountFacts& facts) {
    return web::in_language(request.language, "/quan-ly/tai-khoan/" + facts.account.code);
}

web::Response add_role(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    const auto facts = facts_at(gate, request, visitor);
    if (!facts || !gives_role(gate, visitor, *facts)) return {.status = 404};
    web::Form form(request.form);
    const auto asked = asked_grant_in(gate, visitor, form);
    if (!asked) return show(gate, request, visitor, form, "", 422);
    const auto change = trail::begin_change(trail_actor(visitor), "role", gate.random);
    const auto location = once(gate, visitor, request, [&](db::Writer& writer) {
        (void)add_grant({writer, change, visitor.now, gate.random},
                        {GrantId{}, facts->account.id, asked->role, asked->scope, asked->from, asked->to});
        const bool oneself = facts->account.id == visitor.actor.account;
        end_sessions(writer, facts->account.id, oneself ? std::optional(visitor.session.id) : std::nullopt);
        return address_of(request, *facts);
    });
    return to_account(request, location, messages[2]);
}

// Runs a change that may be refused; nothing of a refused one stays.
web::Response change_account(const Gate& gate, const web::Request& request, const Visitor& visitor,
                             const AccountFacts& facts, std::string_view reason, const web::FlashMessage& done,
                             const std::function<Result<void, ChangeRefused>(const trail::WriteContext&)>& work) {
    const auto change = trail::begin_change(trail_actor(visitor), std::string(reason), gate.random);
    std::optional<ChangeRefused> refused;
    std::string location;
    gate.database.write([&](db::Writer& writer) {
        refused.reset();
        if (auto before = taken_before(writer, visitor, request)) {
            location = *std::move(before);
            return;
        }
        location = address_of(request, facts);
        if (const auto result = work({writer, change, visitor.now, gate.random}); !result) {
            refused = result.error();
            return;
        }
        mark_taken(writer, visitor, request, location);
    });
    if (refused) return show(gate, request, visitor, web::Form({}), refused->why.in(request.language), 422);
    return to_account(request, location, done);
}

web::Response end_one_role(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    const auto facts = facts_at(gate, request, visitor);
    const auto id = number_in<std::int64_t>(web::first(request.form, "vai-tro-so"));
    if (!facts || !id) return {.status = 404};
    const auto held =
        std::ranges::find(facts->grants, GrantId{*id}, [](const PlacedGrant& one) { return one.grant.id; });
    if (held == facts->grants.end() || !ends(gate, visitor, *held)) return {.status = 404};
    web::Form form(request.form);
    const auto day = form.date("ngay");
    if (!day) return show(gate, request, visitor, web::Form({}), form.error("ngay", request.language), 422);
    return change_account(
        gate, request, visitor, *facts, "end_role", messages[3],
        [&](const trail::WriteContext& context) { return end_role(context, *facts, GrantId{*id}, *day); });
}

web::Response close(const Gate& gate, const web::Request& request, const Visitor& visitor) {
    const auto facts = facts_at(gate, request, visitor);
    if (!facts || !gives_entry(gate, visitor, *facts)) return {.status = 404};
    return change_account(
        gate, request, visitor, *facts, "close", messages[4],
        [&](const trail::WriteContext& context) { return close_account(context, *facts, visitor.today); });
}

web::Response new_entry(const Gate& gate, const web::Request& request, const Visitor& visitor, bool by_letter) {
    const auto facts = facts_at(gate, request, visitor);
    if (!facts) return {.status = 404};
    if (by_letter ? !gives_entry(gate, visitor, *facts) : !prints_code(gate, visitor, *facts)) return {.status = 404};
    const auto change = trail::begin_change(trail_actor(visitor), "new_entry", gate.random);
    GivenEntry given;
    const auto location = once(gate, visitor, request, [&](db::Writer& writer) {
        given = give_entry(gate, {writer, change, visitor.now, gate.random}, *facts, by_letter);
        return address_of(request, *facts);
    });
    if (!given.secret.empty() && !given.by_letter)
        return given_entry_page(gate, request, visitor, facts->account, given);
    return to_account(request, location, messages[1]);
}

}  // namespace

void add_account_routes(web::RouteTable& routes, const Gate& gate) {
    using web::Method;
    const auto add = [&](Method method, std::string_view path, web::Act act, Word doc, GuardedHandler handle) {
        add_guarded_route(routes, gate, {.method = method, .path = path, .act = act, .doc = doc, .handle = {}},
                          std::move(handle));
    };
    add(Method::get, "/quan-ly/tai-khoan/{code}", view_accounts, {"Một tài khoản", "One account"},
        [&gate](const web::Request& request, const Visitor& visitor) {
            return show(gate, request, visitor, web::Form({}));
        });
    add(Method::post, "/quan-ly/tai-khoan/{code}/vai-tro", invite_people, {"Thêm vai trò", "Add a role"},
        [&gate](const web::Request& request, const Visitor& visitor) { return add_role(gate, request, visitor); });
    add(Method::post, "/quan-ly/tai-khoan/{code}/ket-thuc", manage_accounts, {"Kết thúc một vai trò", "End a role"},
        [&gate](const web::Request& request, const Visitor& visitor) { return end_one_role(gate, request, visitor); });
    add(Method::post, "/quan-ly/tai-khoan/{code}/dong", manage_accounts, {"Đóng tài khoản", "Close the account"},
        [&gate](const web::Request& request, const Visitor& visitor) { return close(gate, request, visitor); });
    add(Method::post, "/quan-ly/tai-khoan/{code}/duong-dan", manage_accounts,
        {"Đường dẫn đăng nhập mới", "A new link to sign in"},
        [&gate](const web::Request& request, const Visitor& visitor) {
            return new_entry(gate, request, visitor, true);
        });
    add(Method::post, "/quan-ly/tai-khoan/{code}/ma", print_codes, {"In mã cho chủ thể", "Print a code for a producer"},
        [&gate](const web::Request& request, const Visitor& visitor) {
            return new_entry(gate, request, visitor, false);
        });
}

}  // namespace saolang::people
