#pragma once
// What could be done for the year's targets: which products, organisations and units, what each lacks, which targets it
// would move and at what cost. Costs come from past support of the same need, from an officer, or from a named rule;
// where there is none of these the cost is not known, and nothing is made up.

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "programme/choose.hpp"
#include "programme/goal.hpp"
#include "programme/work_kinds.hpp"

namespace saolang::programme {

struct CostKnown {
    std::int64_t dong = 0;
    std::uint32_t out_of = 0;           // past supports or events it is the median of
    const web::Word* source = nullptr;  // of a rule: which; neither: an officer typed it, or a record says it
};

enum class Deed : std::uint8_t {
    reach_three,  // a product registered for the year, without three stars yet
    reach_four,   // a product near four stars, or registered for them
    support,      // a recognised product without support in the year
    begin,        // its support is planned and not begun
    prove,        // what was done lacks its proof
    strengthen,   // an organisation
    commit,       // a producer without a food-safety commitment in force
    open_point,   // a unit without a sales point
    mend_point,   // a unit whose sales point does not count yet
    hold_fair,
    promote_abroad,
    report,  // a product without the turnover or profit its target needs
};

struct Moved {
    std::size_t target = 0;    // position among the targets asked about
    int chance = 100;          // percent
    std::uint32_t out_of = 0;  // past records the chance is taken from
    bool chance_known = true;  // false: half is assumed
};

struct WorkOption {
    std::string key;  // the same each time: of addresses and forms
    Deed deed = Deed::support;
    Subject about;
    std::vector<Moved> moves = {};
    std::vector<std::size_t> needs = {};  // numbers of options of support::needs: what it is to be supported with
    std::vector<const web::Word*> lacks = {};
    std::optional<CostKnown> cost = {};    // of all needs together; nothing: not known
    std::vector<std::int64_t> money = {};  // by need, where the cost is known: what the cost is made of
    std::string group = {};                // of one group one at most is done
    std::optional<Subject> behind = {};    // the record it goes on with: the planned support, the sales point
    Place place = {};
};

// A target that options are wanted for.
struct Aimed {
    Row target = 0;
    Goal goal;
    Indicator indicator;
    Question question;
    bool kept_private = false;  // who asks may not know how it stands: nothing is proposed for it
};
// How many records are missing for it, in hundredths; nothing where it does not count records.
[[nodiscard]] std::optional<std::int64_t> missing_records(const Aimed& aimed, const Tally& tally);

// What an officer typed; what is absent comes from the ledger.
struct TypedCosts {
    std::map<std::size_t, std::int64_t> by_need = {};
    std::optional<std::int64_t> fair = {};
    std::optional<std::int64_t> abroad = {};
    std::map<std::string, std::int64_t, std::less<>> by_key = {};
};
struct UsualCosts {
    std::array<std::optional<CostKnown>, support::needs.size()> by_need = {};
    std::optional<CostKnown> fair = {};
    std::optional<CostKnown> abroad = {};
};
[[nodiscard]] UsualCosts usual_costs(const Ledger& ledger, Date day, const TypedCosts& typed);

struct OptionsFound {
    std::vector<WorkOption> options;
    std::vector<WorkOption> to_report;         // they bring figures, not records
    std::vector<std::int64_t> under_way = {};  // by target, hundredths of a record that tasks and plans are to bring
    std::size_t taken_out = 0;                 // options that are under way
};
// In an order that stays the same for the same world.
[[nodiscard]] OptionsFound options_for(const World& world, const places::Gazetteer& gazetteer,
                                       const std::vector<Aimed>& targets, const TypedCosts& typed);

// Options whose cost is known, as candidates; `positions` of each among the options.
struct Posed {
    Choosing choosing;
    std::vector<std::size_t> positions;
};
[[nodiscard]] Posed posed(const std::vector<WorkOption>& options, const std::vector<std::int64_t>& missing,
                          std::optional<std::int64_t> budget, const std::function<ByHand(const WorkOption&)>& by_hand);

[[nodiscard]] web::Word words_of(Deed deed);

}  // namespace saolang::programme
