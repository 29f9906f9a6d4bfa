#include "people/grant_form.hpp"

#include <algorithm>

#include "people/own_account_view.hpp"

namespace saolang::people {

namespace {

using web::Word;

constexpr Word role_label{"Vai trò", "Role"};
constexpr Word unit_label{"Đơn vị (với cán bộ huyện, xã; bỏ trống: toàn bộ)",
                          "Unit (of officers of a place; empty: everything)"};
constexpr Word unit_hint{"Tên hoặc mã đơn vị hôm nay, ví dụ Xã Đại Lộc",
                         "Name or code of a unit of today, for example Xã Đại Lộc"};
constexpr Word producer_label{"Chủ thể (với vai trò của chủ thể)", "Producer (of a producer's roles)"};
constexpr Word producer_hint{"Mã hoặc tên đầy đủ của chủ thể", "The producer's code or full name"};
constexpr Word from_label{"Từ ngày", "From"};
constexpr Word to_label{"Đến hết ngày (bỏ trống: không hạn)", "Until the end of (empty: open)"};
constexpr Word no_unit{"Không tìm thấy một đơn vị như vậy hôm nay. Vui lòng gõ cả “Xã” hoặc “Phường”, hoặc gõ mã.",
                       "No one such unit stands today. Please type its kind too, or its code."};
constexpr Word no_producer{"Không tìm thấy chủ thể này. Vui lòng gõ mã của chủ thể.",
                           "There is no such producer. Please type the producer's code."};
constexpr Word wrong_kind{
    "Vai trò này không giữ trên phạm vi đã chọn: cán bộ huyện, xã cần đơn vị; quản trị thì không.",
    "This role is not held over that: officers of a place need a unit; the administrator none."};
constexpr Word not_yours{"Bạn chưa được cấp vai trò này trên phạm vi đó.", "You may not give this role over that."};
constexpr Word before_start{"Ngày kết thúc trước ngày bắt đầu.", "The last day is before the first."};

std::optional<places::UnitId> unit_called(const Gate& gate, const Visitor& visitor, const std::string& typed) {
    if (const auto by_code = gate.gazetteer.find(typed, visitor.today)) return by_code;
    const auto reach = reach_of(visitor.actor, invite_people, gate.gazetteer, visitor.today);
    std::optional<places::UnitId> within;
    if (!reach.everything && reach.units.size() == 1) within = reach.units.front();
    for (const auto level : {places::Level::commune, places::Level::district, places::Level::province}) {
        const auto found = gate.gazetteer.search_one({typed, level, visitor.today, within});
        if (found && gate.gazetteer[*found].valid.contains(visitor.today)) return found;
    }
    return std::nullopt;
}

std::optional<Role> role_in(const Gate& gate, const Visitor& visitor, web::Form& form) {
    const auto role = role_from_code(form.typed("vai-tro"));
    const auto offered = roles_to_give(visitor.actor, gate.gazetteer, visitor.today);
    if (role && std::ranges::find(offered, *role) != offered.end()) return role;
    form.refuse("vai-tro", not_yours);
    return std::nullopt;
}

struct Over {
    Scope scope;
    std::optional<places::UnitId> producer_place = {};
};

std::optional<Over> scope_in(const Gate& gate, const Visitor& visitor, Role role, web::Form& form) {
    if (may_be_held_over(role, ScopeKind::producer)) {
        const auto typed = form.text("chu-the");
        const auto producer = typed.empty() || !gate.producers.called ? std::nullopt : gate.producers.called(typed);
        if (!producer) {
            if (!typed.empty()) form.refuse("chu-the", no_producer);
            return std::nullopt;
        }
        return Over{over_record(ScopeKind::producer, producer->id), producer->place};
    }
    const auto typed = form.text("noi", {.need = web::Need::optional});
    if (typed.empty()) return Over{over_everything(), {}};
    const auto unit = unit_called(gate, visitor, typed);
    if (!unit) {
        form.refuse("noi", no_unit);
        return std::nullopt;
    }
    return Over{over_unit({gate.gazetteer[*unit].code, gate.gazetteer[*unit].valid.from}), {}};
}

}  // namespace

std::optional<AskedGrant> asked_grant_in(const Gate& gate, const Visitor& visitor, web::Form& form) {
    const auto role = role_in(gate, visitor, form);
    const auto from = form.date("tu");
    const auto to = form.date("den-ngay", web::Need::optional);
    if (from && to && *to < *from) form.refuse("den-ngay", before_start);
    if (!role) return std::nullopt;
    auto over = scope_in(gate, visitor, *role, form);
    if (!over || !from) return std::nullopt;
    if (!may_be_held_over(*role, over->scope.kind)) {
        form.refuse("noi", wrong_kind);
    } else if (!may_grant(visitor.actor, *role, over->scope, over->producer_place, gate.gazetteer, visitor.today)) {
        form.refuse(over->scope.kind == ScopeKind::producer ? "chu-the" : "noi", not_yours);
    }
    if (!form.valid()) return std::nullopt;
    return AskedGrant{*role, std::move(over->scope), over->producer_place, *from, to};
}

std::vector<web::Field> grant_fields(const Gate& gate, const Visitor& visitor, web::Language language,
                                     const web::Form& form) {
    const auto field = [&](std::string_view name, Word label, web::Field::Kind kind) {
        return web::Field{.name = std::string(name),
                          .label = std::string(label.in(language)),
                          .value = std::string(form.typed(name)),
                          .error = std::string(form.error(name, language)),
                          .kind = kind};
    };
    auto role = field("vai-tro", role_label, web::Field::Kind::choice);
    role.required = true;
    for (const auto one : roles_to_give(visitor.actor, gate.gazetteer, visitor.today))
        if (one != Role::sales_point_operator)  // no sales point stands in the registry yet
            role.choices.push_back({std::string(code_of(one)), std::string(label_of(one).in(language))});
    auto unit = field("noi", unit_label, web::Field::Kind::text);
    unit.hint = unit_hint.in(language);
    auto producer = field("chu-the", producer_label, web::Field::Kind::text);
    producer.hint = producer_hint.in(language);
    auto from = field("tu", from_label, web::Field::Kind::date);
    if (from.value.empty()) from.value = to_vietnamese(visitor.today);
    from.required = true;
    return {role, unit, producer, from, field("den-ngay", to_label, web::Field::Kind::date)};
}

}  // namespace saolang::people
