#pragma once
// What the forms of plans and targets may say.
// A plan: `nam`, `noi`, `so`, `ngay`, `co-quan`, `chep` (code of the plan whose targets it takes over), `ghi-chu`.
// A target: `chi-so`, `loi`, `so-sanh`, `muc`, `den-muc`, `han`, `co-quan`.
// Shares: `muc-KEY` of each unit, and `cu-KEY`, what it was when the form was shown.

#include "programme/plan_progress.hpp"
#include "programme/store.hpp"
#include "registry/edited.hpp"
#include "web/language.hpp"

namespace saolang::programme {

struct PlanFormGround {
    const World& world;
    const places::Gazetteer& gazetteer;
    Date today;
};

struct PlanDraft {
    Values values = Values(8);
    std::optional<Row> copied = {};            // the plan whose targets it takes over
    std::vector<places::UnitId> choices = {};  // of the unit, when the words fit several
    std::optional<places::UnitId> unit = {};
};
// A new plan.
[[nodiscard]] PlanDraft check_plan(web::Form& form, const PlanFormGround& ground);
// The document alone: of an amendment of `plan`, of a correction. Year and unit stay.
[[nodiscard]] Values check_document(web::Form& form, const PlanFormGround& ground, const Values& before);
// Asked inside the write, since the same may be sent twice at once: whether the year of the unit has a plan, and
// whether one of its versions but `but` bears the document's number of that year.
[[nodiscard]] bool has_plan_now(db::Reader& reader, const Values& values);
[[nodiscard]] bool has_number_now(db::Reader& reader, const Values& values, std::int64_t but = 0);
inline constexpr web::Word has_plan{"Năm này đơn vị đã có kế hoạch. Hãy mở kế hoạch ấy rồi bấm “Lập bản sửa đổi”.",
                                    "This unit has a plan of that year already. Open it and press “Amend”."};
inline constexpr web::Word has_number{
    "Kế hoạch này đã có một bản mang số ấy trong năm ban hành. Hãy kiểm tra số, hoặc mở bản đã có.",
    "A version of this plan issued that year bears the number already. Please check it, or open that version."};
[[nodiscard]] web::Pairs typed_of_document(const trail::Record& record);

// A target of the plan of that year; the place in the order and where it was copied from stay as before.
[[nodiscard]] Values check_target(web::Form& form, const PlanFormGround& ground, int year, const Values& before);
[[nodiscard]] web::Pairs typed_of_target(const trail::Record& record);

// The indicators to choose from: those built in, then the office's own.
[[nodiscard]] std::vector<Indicator> indicators_offered(const World& world);

// Units a target of the plan may be divided among: those below its unit on the day it was signed, then others that have
// a share already.
[[nodiscard]] std::vector<places::UnitId> units_to_share(const PlanFormGround& ground, Row target);
struct ShareChange {
    places::UnitId unit{};
    std::optional<std::int64_t> goal = {};  // nothing: no share any more
};
// What differs from what the form was shown. A share that somebody else changed meanwhile stands as a mistake at its
// field, unless both say the same.
[[nodiscard]] std::vector<ShareChange> check_shares(web::Form& form, const PlanFormGround& ground, Row target);
[[nodiscard]] std::string share_field(const PlanFormGround& ground, places::UnitId unit);
[[nodiscard]] std::string share_before_field(const PlanFormGround& ground, places::UnitId unit);

// ---- Writing
// ---------------------------------------------------------------------------------------------------------

// The targets of one version with their shares under another, each saying where it comes from. `years`: how far their
// due days move; shares of units that do not stand on `units_on` are left out.
void copy_targets(const WriteContext& context, const Ledger& ledger, const places::Gazetteer& gazetteer, Row from,
                  std::int64_t to_plan, int years, std::optional<Date> units_on);
void write_shares(const WriteContext& context, const PlanFormGround& ground, Row target,
                  const std::vector<ShareChange>& changes);

}  // namespace saolang::programme
