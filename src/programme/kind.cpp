#include "programme/kind.hpp"

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/work_kinds.hpp"

namespace saolang::programme {

namespace {

constexpr std::array<const Kind*, kind_count> all{
    &plan::kind,        &target::kind,         &target_share::kind,      &indicator::kind,   &registration::kind,
    &support::kind,     &support_money::kind,  &organisation_step::kind, &commitment::kind,  &inspection::kind,
    &standard::kind,    &lab_test::kind,       &turnover::kind,          &event::kind,       &event_part::kind,
    &event_money::kind, &sales_point::kind,    &point_product::kind,     &point_visit::kind, &zone::kind,
    &zone_supply::kind, &local_strength::kind, &training::kind,          &trained::kind,     &listing::kind,
    &task::kind};

consteval bool in_order() {
    for (std::size_t i = 0; i < all.size(); ++i)
        if (static_cast<std::size_t>(all[i]->id) != i) return false;
    return true;
}
static_assert(in_order());

}  // namespace

std::span<const Kind* const> kinds() { return all; }

const Kind& kind_of(KindId id) { return *all[static_cast<std::size_t>(id)]; }

const Kind* kind_named(std::string_view name) {
    const auto found = std::ranges::find(all, name, [](const Kind* kind) { return kind->name; });
    return found == all.end() ? nullptr : *found;
}

const Kind* kind_at(std::string_view segment) {
    const auto found = std::ranges::find(all, segment, [](const Kind* kind) { return kind->segment; });
    return found == all.end() ? nullptr : *found;
}

std::optional<std::size_t> field_named(const Kind& kind, std::string_view name) {
    const auto found = std::ranges::find(kind.fields, name, &Field::name);
    return found == kind.fields.end() ? std::nullopt
                                      : std::optional(static_cast<std::size_t>(found - kind.fields.begin()));
}

std::optional<std::int64_t> option_coded(const Field& field, std::string_view code) {
    const auto found = std::ranges::find(field.options, code, &Option::code);
    return found == field.options.end() ? std::nullopt
                                        : std::optional(static_cast<std::int64_t>(found - field.options.begin()));
}

}  // namespace saolang::programme
