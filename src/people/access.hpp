#pragma once
// Who may do what: the only place that decides (docs/access.md is the same table in words; a test compares them).

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "people/account.hpp"
#include "places/gazetteer.hpp"
#include "web/route.hpp"

namespace saolang::people {

// ---- Acts -----------------------------------------------------------------------------------------------------------
inline constexpr web::Act view_records{"records.view"};            // officers' lists and records
inline constexpr web::Act view_private{"records.private"};         // representative, telephone, e-mail, address …
inline constexpr web::Act edit_records{"records.edit"};            // add and correct producers and products
inline constexpr web::Act merge_records{"records.merge"};          // two records that are one
inline constexpr web::Act import_records{"records.import"};        // a list in the browser
inline constexpr web::Act edit_recognitions{"recognitions.edit"};  // decisions and recognitions
inline constexpr web::Act withdraw_recognitions{"recognitions.withdraw"};
inline constexpr web::Act undo_changes{"changes.undo"};
inline constexpr web::Act view_trail{"trail.view"};                // every change of the registry, by whom
inline constexpr web::Act view_evidence{"evidence.view"};          // scans and documents
inline constexpr web::Act add_evidence{"evidence.add"};            // pictures, scans, documents
inline constexpr web::Act handle_remarks{"remarks.handle"};        // what readers report as wrong
inline constexpr web::Act edit_contacts{"contacts.edit"};          // of the units
inline constexpr web::Act view_accounts{"accounts.view"};          // who holds which role
inline constexpr web::Act invite_people{"accounts.invite"};        // into one's own place, into lower roles
inline constexpr web::Act manage_accounts{"accounts.manage"};      // roles, closing, new ways to sign in
inline constexpr web::Act view_as{"accounts.view_as"};             // see the pages as another person does, read-only
inline constexpr web::Act print_codes{"producers.code"};           // a one-time code on paper for a producer
inline constexpr web::Act handle_privacy{"privacy.handle"};        // requests about personal data
inline constexpr web::Act view_programme{"programme.view"};        // plans, targets and the records behind them
inline constexpr web::Act edit_programme{"programme.edit"};        // the records behind the targets
inline constexpr web::Act plan_year{"plan.edit"};                  // plans, targets, indicators
inline constexpr web::Act edit_advice{"advice.edit"};              // reference figures of the advisor
inline constexpr web::Act view_confidential{"confidential.view"};  // a producer's turnover, profit, contracts
inline constexpr web::Act own_account{"own.account"};              // one's own devices, password, codes
inline constexpr web::Act own_records{"own.records"};              // a producer's own pages

inline constexpr std::array acts{
    view_records,          view_private,   edit_records,   merge_records,   import_records, edit_recognitions,
    withdraw_recognitions, undo_changes,   view_trail,     view_evidence,   add_evidence,   handle_remarks,
    edit_contacts,         view_accounts,  invite_people,  manage_accounts, view_as,        print_codes,
    handle_privacy,        view_programme, edit_programme, plan_year,       edit_advice,    view_confidential,
    own_account,           own_records,
};

// Who acts: an account with the roles it holds on the day of asking.
struct Actor {
    AccountId account{};
    std::string code;
    std::string name;
    std::vector<Grant> grants;
};

// What is acted on, as far as the rule asks. Without any of these only a role held everywhere reaches it.
struct Subject {
    std::optional<places::UnitId> place = {};  // where it lies, under any day's units
    std::optional<std::int64_t> producer = {};
    std::optional<std::int64_t> sales_point = {};
    std::optional<AccountId> account = {};  // whose it is: `own_account` reaches one's own alone
};

enum class Denied : std::uint8_t {
    no_role,      // none of the actor's roles has the act on that day
    other_place,  // one has it, elsewhere
};

// The table: does the role have the act at all?
[[nodiscard]] bool role_has(Role role, web::Act act);

[[nodiscard]] Result<void, Denied> may(const Actor& actor, web::Act act, const Subject& subject,
                                       const places::Gazetteer& gazetteer, Date day);

// Whether any role of the actor has the act on the day, over whatever: what a route asks before it looks at an id.
[[nodiscard]] bool holds(const Actor& actor, web::Act act, const places::Gazetteer& gazetteer, Date day);

// The same rule for lists: everything the actor may do the act to.
struct Reach {
    bool everything = false;
    std::vector<places::UnitId> units;  // valid on the day; with all that lies in them
    std::vector<std::int64_t> producers;
    std::vector<std::int64_t> sales_points;
    [[nodiscard]] bool nothing() const {
        return !everything && units.empty() && producers.empty() && sales_points.empty();
    }
};
[[nodiscard]] Reach reach_of(const Actor& actor, web::Act act, const places::Gazetteer& gazetteer, Date day);

// The grants that count on a day: begun, not ended, over what such a role may be held over, and over a unit that
// stands.
[[nodiscard]] bool stands(const Grant& grant, const places::Gazetteer& gazetteer, Date day);

// The unit a grant is held over, as it stands on the day: the stored row itself or the one that continues it under the
// same code and name. A unit that was dissolved gives no rights in what it went into: the role is granted anew.
[[nodiscard]] std::optional<places::UnitId> unit_of(const Scope& scope, const places::Gazetteer& gazetteer, Date day);

}  // namespace saolang::people
