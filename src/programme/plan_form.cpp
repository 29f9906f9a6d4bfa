#include "programme/plan_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "base/text.hpp"
#include "programme/plan_kinds.hpp"

namespace saolang::programme {

namespace {

using web::Word;

constexpr Word no_such_unit_then{"Đơn vị này không có trong năm của kế hoạch. Hãy kiểm tra năm và tên đơn vị.",
                                 "This unit did not exist in the plan's year. Please check both."};
constexpr Word no_such_plan{"Không có kế hoạch này để chép. Hãy chọn trong danh sách.",
                            "There is no such plan to copy. Please choose one of the list."};
constexpr Word signed_later{"Ngày ban hành không thể ở sau hôm nay.", "The date of issue cannot be after today."};
constexpr Word before_amended{"Bản sửa đổi không thể ban hành trước văn bản nó sửa đổi.",
                              "An amendment cannot be issued before the document it amends."};
constexpr Word no_indicator{"Vui lòng chọn một chỉ số trong danh sách.", "Please choose an indicator of the list."};
constexpr Word not_count{"Vui lòng nhập một số, ví dụ 395.", "Please write a number, for example 395."};
constexpr Word not_percent{"Chỉ số này đo bằng %. Ví dụ 70 %.", "This indicator is measured in %. For example 70 %."};
constexpr Word not_times{"Chỉ số này đo bằng lần. Ví dụ 1,5 lần.",
                         "This indicator is measured in times. For example 1,5 times."};
constexpr Word not_dong{"Chỉ số này đo bằng đồng. Ví dụ 2 tỷ hoặc 150.000.000.",
                        "This indicator is measured in đồng. For example 2 tỷ or 150.000.000."};
constexpr Word no_end{"Mục tiêu “trong khoảng” cần mức đến. Ví dụ từ 15 đến 20.",
                      "A goal “between” needs its upper end. For example from 15 to 20."};
constexpr Word end_before_begin{"Mức đến không thể nhỏ hơn mức từ.", "The upper end cannot be below the lower."};
constexpr Word due_elsewhere{"Hạn phải nằm từ năm của kế hoạch đến hết năm sau đó.",
                             "The due date lies in the plan's year or the next."};
constexpr Word changed_meanwhile{
    "Có người vừa giao mức khác cho đơn vị này. Ô trên là số của bạn; lưu lần nữa để dùng số của bạn.",
    "Somebody has just given this unit another share. Above is yours; save again to use it."};

void put(Values& values, std::size_t field, std::string value) {
    if (value.empty()) {
        values[field].reset();
    } else {
        values[field] = std::move(value);
    }
}

Word mistake_of(MeasuredIn measure) {
    switch (measure) {
        case MeasuredIn::count:
            return not_count;
        case MeasuredIn::percent:
            return not_percent;
        case MeasuredIn::times:
            return not_times;
        case MeasuredIn::dong:
            return not_dong;
    }
    return not_count;
}

std::optional<std::int64_t> read_goal(web::Form& form, std::string_view field, MeasuredIn measure) {
    const auto text = form.text(field);
    if (text.empty()) return std::nullopt;
    const auto goal = read_amount(text, measure);
    if (!goal) form.refuse(field, mistake_of(measure));
    return goal;
}

void read_upper_goal(web::Form& form, MeasuredIn measure, std::int64_t least, Values& values) {
    if (form.typed("den-muc").empty()) {
        form.refuse("den-muc", no_end);
    } else if (const auto most = read_goal(form, "den-muc", measure)) {
        if (*most < least) form.refuse("den-muc", end_before_begin);
        values[target::goal_to] = std::to_string(*most);
    }
}

void read_goals(web::Form& form, Comparison comparison, MeasuredIn measure, Values& values) {
    constexpr std::int64_t whole = 10'000;
    values[target::goal_to].reset();
    const bool all_of_it = comparison == Comparison::all && form.typed("muc").empty();
    const auto goal =
        all_of_it && measure == MeasuredIn::percent ? whole : read_goal(form, "muc", measure).value_or(-1);
    if (goal >= 0) values[target::goal] = std::to_string(goal);
    if (comparison == Comparison::between) read_upper_goal(form, measure, goal, values);
}

void read_document(web::Form& form, Date today, Values& values) {
    put(values, plan::number, form.text("so", {.most = 60}));
    const auto day = form.date("ngay");
    if (day && *day > today) form.refuse("ngay", signed_later);
    if (day) values[plan::signed_on] = to_iso(*day);
    put(values, plan::authority, form.text("co-quan", {.need = web::Need::optional}));
    put(values, plan::note, form.text("ghi-chu", {.need = web::Need::optional, .most = 2000, .many_lines = true}));
}

bool stood_in(const places::Unit& unit, int year) {
    return unit.valid.from <= last_day_of_year(year) &&
           (!unit.valid.until || first_day_of_year(year) < *unit.valid.until);
}

void read_due(web::Form& form, int year, Values& values) {
    const auto due = form.date("han");
    if (!due) return;
    if (*due < first_day_of_year(year) || *due > last_day_of_year(year + 1)) form.refuse("han", due_elsewhere);
    values[target::due] = to_iso(*due);
}

std::string value_in(const trail::Record& record, std::string_view name) {
    for (const auto& field : record)
        if (field.name == name) return field.value.value_or("");
    return {};
}

std::string date_in(const trail::Record& record, std::string_view name) {
    const auto day = parse_iso_date(value_in(record, name));
    return day ? to_vietnamese(*day) : std::string();
}

std::string amount_in(const trail::Record& record, std::string_view name) {
    const auto goal = number_in<std::int64_t>(value_in(record, name));
    const auto measure = option_coded(target::kind.fields[target::measured_in], value_in(record, "measured_in"));
    return goal ? amount_words(*goal, static_cast<MeasuredIn>(measure.value_or(0)), web::Language::vi) : std::string();
}

}  // namespace

PlanDraft check_plan(web::Form& form, const PlanFormGround& ground) {
    PlanDraft draft;
    const auto year = form.integer("nam", {.least = 2018, .most = 2100});
    if (year) draft.values[plan::year] = std::to_string(*year);
    const auto place = registry::read_place(form, std::nullopt, {ground.gazetteer, ground.today}, web::Need::required);
    draft.choices = place.choices;
    draft.unit = place.unit;
    if (place.unit) draft.values[plan::unit] = unit_key(*place.unit, ground.gazetteer);
    if (year && place.unit && !stood_in(ground.gazetteer[*place.unit], static_cast<int>(*year)))
        form.refuse("noi", no_such_unit_then);
    if (year && place.unit && !versions_of(*ground.world.ledger, {static_cast<int>(*year), *place.unit}).empty())
        form.refuse("nam", has_plan);
    read_document(form, ground.today, draft.values);
    if (const auto code = form.typed("chep"); !code.empty()) {
        const auto& plans = (*ground.world.ledger)[KindId::plan];
        draft.copied = plans.coded(code);
        if (!draft.copied) form.refuse("chep", no_such_plan);
        if (draft.copied) draft.values[plan::copied_from] = std::to_string(plans.ids[*draft.copied]);
    }
    return draft;
}

Values check_document(web::Form& form, const PlanFormGround& ground, const Values& before) {
    auto values = before;
    read_document(form, ground.today, values);
    const auto amends = before[plan::amends] ? number_in<std::int64_t>(*before[plan::amends]) : std::nullopt;
    const auto& plans = (*ground.world.ledger)[KindId::plan];
    if (const auto row = amends ? plans.with_id(*amends) : std::nullopt; row && values[plan::signed_on])
        if (parse_iso_date(*values[plan::signed_on]) < plans.date(plan::signed_on, *row))
            form.refuse("ngay", before_amended);
    return values;
}

bool has_plan_now(db::Reader& reader, const Values& values) {
    return reader
        .integer("SELECT id FROM plan WHERE year = $1 AND unit = $2 LIMIT 1",
                 {db::param(number_in<std::int64_t>(*values[plan::year]).value()), db::param(*values[plan::unit])})
        .has_value();
}

bool has_number_now(db::Reader& reader, const Values& values, std::int64_t but) {
    bool found = false;
    const auto issued = parse_iso_date(*values[plan::signed_on]).value();
    reader.query("SELECT number, signed_on FROM plan WHERE year = $1 AND unit = $2 AND id <> $3",
                 {db::param(number_in<std::int64_t>(*values[plan::year]).value()), db::param(*values[plan::unit]),
                  db::param(but)},
                 [&](const db::Row& row) {
                     const auto signed_on = row.is_null(1) ? std::nullopt : parse_iso_date(row.text(1));
                     found = found || (signed_on && signed_on->year() == issued.year() && !row.is_null(0) &&
                                       search_key(row.text(0)) == search_key(values[plan::number].value_or("")));
                 });
    return found;
}

web::Pairs typed_of_document(const trail::Record& record) {
    return {{"so", value_in(record, "number")},
            {"ngay", date_in(record, "signed_on")},
            {"co-quan", value_in(record, "authority")},
            {"ghi-chu", value_in(record, "note")}};
}

std::vector<Indicator> indicators_offered(const World& world) {
    const auto built_in = built_in_indicators();
    std::vector<Indicator> offered(built_in.begin(), built_in.end());
    for (const auto& code : (*world.ledger)[KindId::indicator].codes)
        if (auto own = indicator_coded(world, code)) offered.push_back(*std::move(own));
    return offered;
}

Values check_target(web::Form& form, const PlanFormGround& ground, int year, const Values& before) {
    auto values = before;
    const auto code = form.typed("chi-so");
    const auto indicator = code.empty() ? std::nullopt : indicator_coded(ground.world, code);
    if (indicator) {
        values[target::indicator] = indicator->code;
        values[target::measured_in] = std::string(measures_in[indicator->measured_in].code);
    } else {
        form.refuse("chi-so", no_indicator);
    }
    put(values, target::words, form.text("loi", {.most = 300}));
    const auto comparison = form.choice<Comparison>("so-sanh", {{"at_least", Comparison::at_least},
                                                                {"at_most", Comparison::at_most},
                                                                {"between", Comparison::between},
                                                                {"all", Comparison::all}});
    if (comparison) values[target::comparison] = std::string(comparisons[static_cast<std::size_t>(*comparison)].code);
    if (comparison)
        read_goals(form, *comparison, static_cast<MeasuredIn>(indicator ? indicator->measured_in : 0), values);
    read_due(form, year, values);
    put(values, target::department, form.text("co-quan", {.need = web::Need::optional}));
    return values;
}

web::Pairs typed_of_target(const trail::Record& record) {
    return {{"chi-so", value_in(record, "indicator")},   {"loi", value_in(record, "words")},
            {"so-sanh", value_in(record, "comparison")}, {"muc", amount_in(record, "goal")},
            {"den-muc", amount_in(record, "goal_to")},   {"han", date_in(record, "due")},
            {"co-quan", value_in(record, "department")}};
}

std::vector<places::UnitId> units_to_share(const PlanFormGround& ground, Row row) {
    const auto& ledger = *ground.world.ledger;
    const auto version = version_of_target(ledger, row);
    const auto plan = plan_of(ledger, version);
    if (!plan) return {};
    const auto day = ledger[KindId::plan].date(plan::signed_on, version).value_or(first_day_of_year(plan->year));
    const PlanGround of_plan(ground.world, ground.gazetteer, {*plan, day, day});
    auto units = ground.gazetteer.list(of_plan.level_below(), day, plan->unit);
    for (const auto& share : shares_of(ledger, row))
        if (std::ranges::find(units, share.unit) == units.end()) units.push_back(share.unit);
    return units;
}

std::string share_field(const PlanFormGround& ground, places::UnitId unit) {
    return "muc-" + unit_key(unit, ground.gazetteer);
}
std::string share_before_field(const PlanFormGround& ground, places::UnitId unit) {
    return "cu-" + unit_key(unit, ground.gazetteer);
}

std::vector<ShareChange> check_shares(web::Form& form, const PlanFormGround& ground, Row row) {
    const auto& ledger = *ground.world.ledger;
    const auto measure = static_cast<MeasuredIn>(ledger[KindId::target].number(target::measured_in, row));
    const auto shares = shares_of(ledger, row);
    std::vector<ShareChange> changes;
    for (const auto unit : units_to_share(ground, row)) {
        const auto field = share_field(ground, unit);
        const auto text = form.text(field, {.need = web::Need::optional, .most = 40});
        const auto goal = text.empty() ? std::nullopt : read_amount(text, measure);
        if (!text.empty() && !goal) {
            form.refuse(field, mistake_of(measure));
            continue;
        }
        const auto share = std::ranges::find(shares, unit, &UnitShare::unit);
        const auto written = [&](std::optional<std::int64_t> number) {
            return number ? amount_words(*number, measure, web::Language::vi) : std::string();
        };
        const auto now = share == shares.end() ? std::string() : written(share->goal);
        const auto wanted = written(goal);
        if (wanted == now) continue;
        const auto shown = form.typed(share_before_field(ground, unit));
        if (shown != now) {
            // What the form showed is no longer so: it is changed only when the person who sent it did so.
            if (shown == wanted) continue;
            form.refuse(field, changed_meanwhile);
            continue;
        }
        changes.push_back({unit, goal});
    }
    return changes;
}

void copy_targets(const WriteContext& context, const Ledger& ledger, const places::Gazetteer& gazetteer, Row from,
                  std::int64_t to_plan, int years, std::optional<Date> units_on) {
    const auto& table = ledger[KindId::target];
    for (const auto row : targets_of(ledger, from)) {
        const auto stored = stored_record(context.writer, target::kind, table.ids[row]);
        if (!stored) continue;  // taken out just now
        auto values = stored->values;
        values[target::plan] = std::to_string(to_plan);
        values[target::copied_from] = std::to_string(table.ids[row]);
        values[target::due] = to_iso(moved_by_years(goal_of(ledger, row).due, years));
        const auto copy = add_record(context, target::kind, values);
        for (const auto& share : shares_of(ledger, row)) {
            if (units_on && !gazetteer[share.unit].valid.contains(*units_on)) continue;
            Values of_unit(target_share::fields.size());
            of_unit[target_share::target] = std::to_string(copy.id);
            of_unit[target_share::unit] = unit_key(share.unit, gazetteer);
            of_unit[target_share::goal] = std::to_string(share.goal);
            (void)add_record(context, target_share::kind, std::move(of_unit));
        }
    }
}

void write_shares(const WriteContext& context, const PlanFormGround& ground, Row row,
                  const std::vector<ShareChange>& changes) {
    const auto& ledger = *ground.world.ledger;
    const auto shares = shares_of(ledger, row);
    for (const auto& [unit, goal] : changes) {
        Values values(target_share::fields.size());
        values[target_share::target] = std::to_string(ledger[KindId::target].ids[row]);
        values[target_share::unit] = unit_key(unit, ground.gazetteer);
        if (goal) values[target_share::goal] = std::to_string(*goal);
        const auto share = std::ranges::find(shares, unit, &UnitShare::unit);
        const auto id = share == shares.end() ? 0 : ledger[KindId::target_share].ids[share->row];
        const bool stands = id != 0 && stored_record(context.writer, target_share::kind, id);
        if (stands && goal) correct_record(context, target_share::kind, id, values);
        if (stands && !goal) remove_record(context, target_share::kind, id);
        if (!stands && goal) (void)add_record(context, target_share::kind, std::move(values));
    }
}

}  // namespace saolang::programme
