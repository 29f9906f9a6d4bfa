#include "programme/indicator_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/plan_kinds.hpp"
#include "programme/plan_why_view.hpp"
#include "registry/edit_page.hpp"

namespace saolang::programme {

namespace {

using registry::FieldWords;
using registry::filled;
using web::Html;
using web::Word;
using FieldKind = web::Field::Kind;

constexpr FieldWords name_words{"ten",
                                {"Tên chỉ số", "Name"},
                                Word{"Ví dụ: Số chủ thể do phụ nữ làm chủ có mặt trên sàn thương mại điện tử.",
                                     "For example: Women-led producers on e-commerce."},
                                FieldKind::text,
                                true};
constexpr FieldWords measure_words{"cach", {"Cách đếm", "How to count"}, {}, FieldKind::choice, true};
constexpr FieldWords column_words{
    "cot", {"Cột cộng (chỉ khi đếm bằng tổng)", "Column summed (of a sum alone)"}, {}, FieldKind::choice};
constexpr FieldWords unit_words{"do-bang",
                                {"Đơn vị tính", "Unit of measure"},
                                Word{"Tỷ lệ luôn đo bằng %.", "A share is always in %."},
                                FieldKind::choice};
constexpr FieldWords year_words{"trong-nam",
                                {"Chỉ tính hồ sơ bắt đầu trong năm kế hoạch", "Only what begins in the plan's year"},
                                {},
                                FieldKind::check};
constexpr FieldWords proof_words{"minh-chung",
                                 {"Phải có tài liệu, hình ảnh mới tính", "Counts only with a document or picture"},
                                 {},
                                 FieldKind::check};
constexpr Word none{"–", "–"};
constexpr Word choose{"Chọn…", "Choose…"};
constexpr Word asked_title{"Điều kiện: hồ sơ nào được hỏi đến", "Conditions: which records are asked about"};
constexpr Word asked_none{"Chưa có điều kiện nào: mọi hồ sơ đều được hỏi đến.",
                          "No condition yet: every record is asked about."};
constexpr Word part_title{"Phần được tính của tỷ lệ", "What counts of a share"};
constexpr Word part_lead{"Chỉ dùng khi cách đếm là “tỷ lệ”: phần thỏa thêm các điều kiện này chia cho toàn bộ.",
                         "For a share alone: what fits these conditions too, by the whole."};
constexpr Word add_label{"Thêm điều kiện về", "Add a condition on"};
constexpr Word add_press{"Thêm điều kiện", "Add the condition"};
constexpr Word try_press{"Thử", "Try"};
constexpr Word drop_label{"Bỏ điều kiện này", "Drop this condition"};
constexpr Word value_label{"Giá trị", "Value"};
constexpr Word compare_label{"So sánh", "Comparison"};
constexpr Word yes{"Có", "Yes"};
constexpr Word no{"Không", "No"};
constexpr Word date_hint{"Ví dụ 31/12/2024; hoặc gõ “ngày”: ngày được hỏi.",
                         "For example 31/12/2024; or “ngày”: the day asked about."};
constexpr Word number_hint{"Ví dụ 4; hoặc gõ “năm”: năm của kế hoạch.", "For example 4; or “năm”: the plan's year."};
constexpr Word place_hint{"Tên hoặc mã đơn vị. Ví dụ: Huyện Đại Lộc.", "Name or code. For example: Huyện Đại Lộc."};
constexpr Word text_hint{"Nhiều giá trị thì cách nhau bằng dấu phẩy.", "Several values are parted by commas."};
constexpr Word trial_title{"Thử: với kế hoạch năm {}, {}, đến hết {}", "Tried: for the plan of {}, {}, until {}"};
constexpr Word trial_value{"Giá trị: {}", "Value: {}"};
constexpr Word trial_first{"{} hồ sơ đầu trong {}:", "The first {} of {} records:"};
constexpr Word trial_none{"Không hồ sơ nào được hỏi đến.", "No record is asked about."};

std::string row_name(std::string_view prefix, std::size_t row, std::string_view part) {
    return fmt::format("{}-{}-{}", prefix, row, part);
}

std::string_view hint_of(const Ask& ask, const FilterField& field) {
    switch (field.holds) {
        case Holds::date:
            return ask.desk.say(date_hint);
        case Holds::unit:
            return ask.desk.say(place_hint);
        case Holds::text:
            return ask.desk.say(text_hint);
        case Holds::number:
            return ask.desk.say(number_hint);
        default:
            return {};
    }
}

// Several options may be ticked: any of them fits.
void add_options(Html& html, const Ask& ask, const FilterField& field, const ConditionRow& row,
                 const std::string& name) {
    html.add(R"(<fieldset class="field options"><legend>{}</legend>)", ask.desk.say(value_label));
    for (const auto& option : field.options) {
        html.add(R"(<label class="choice"><input type="checkbox" name="{}" value="{}")", name, option.code);
        if (std::ranges::find(row.values, option.code) != row.values.end()) html.add(" checked");
        html.add("><span>{}</span></label>", ask.desk.say(option.words));
    }
    html.add("</fieldset>");
}

void add_value(Html& html, const Ask& ask, const FilterField& field, const ConditionRow& row, const std::string& name) {
    if (field.holds == Holds::choice) return add_options(html, ask, field, row, name);
    web::Field shown{.name = name, .label = std::string(ask.desk.say(value_label))};
    for (const auto& value : row.values) shown.value += (shown.value.empty() ? "" : ", ") + value;
    if (field.holds == Holds::yes_no) {
        shown.kind = FieldKind::choice;
        shown.choices = {{"1", std::string(ask.desk.say(yes))}, {"0", std::string(ask.desk.say(no))}};
    } else if (field.holds == Holds::date && parse_iso_date(shown.value)) {
        shown.value = to_vietnamese(*parse_iso_date(shown.value));
    }
    shown.hint = hint_of(ask, field);
    html.add(web::field(ask.desk.request.language, shown));
}

void add_row(Html& html, const Ask& ask, const web::Form& form, const FilterField& field, const ConditionRow& row,
             std::string_view prefix, std::size_t number) {
    const auto language = ask.desk.request.language;
    const auto error = form.error(fmt::format("{}-{}", prefix, number), language);
    html.add(R"(<fieldset class="condition"><legend>{}</legend>)", field.label(language));
    if (!error.empty()) html.add(web::flash({web::Tone::wrong, std::string(error)}));
    html.add(R"(<input type="hidden" name="{}" value="{}">)", row_name(prefix, number, "muc"), field.name);
    web::Field compare{.name = row_name(prefix, number, "so"),
                       .label = std::string(ask.desk.say(compare_label)),
                       .value = row.compare,
                       .kind = FieldKind::choice};
    for (const auto one : comparisons_of(field))
        compare.choices.push_back({std::string(sign_of(one)), std::string(ask.desk.say(words_of(one)))});
    html.add(web::field(language, compare));
    add_value(html, ask, field, row, row_name(prefix, number, "gia"));
    html.add(web::field(language, {.name = row_name(prefix, number, "bo"),
                                   .label = std::string(ask.desk.say(drop_label)),
                                   .kind = FieldKind::check}));
    html.add("</fieldset>");
}

// Sends the form as far as it is filled in.
web::Raw press_of(std::string_view name, std::string_view words) {
    Html html;
    html.add(R"(<button class="button" name="{}" value="1" formnovalidate>{}</button>)", name, words);
    return std::move(html).raw();
}

void add_rows(Html& html, const Ask& ask, const web::Form& form, const Over& over, const ConditionRows& rows,
              std::string_view prefix) {
    const auto language = ask.desk.request.language;
    const auto fields = measurable_fields(over);
    std::size_t number = 0;
    for (const auto& row : rows) {
        const auto field = std::ranges::find(fields, row.field, &FilterField::name);
        if (field != fields.end()) add_row(html, ask, form, *field, row, prefix, ++number);
    }
    const auto name = fmt::format("them-{}", prefix);
    web::Field add{.name = name,
                   .label = std::string(ask.desk.say(add_label)),
                   .error = std::string(form.error(name, language)),
                   .kind = FieldKind::choice,
                   .choices = {{"", std::string(ask.desk.say(choose))}}};
    for (const auto& field : fields) add.choices.push_back({field.name, std::string(field.label(language))});
    html.add(R"(<div class="adding">{}{}</div>)", web::field(language, add), press_of("them", ask.desk.say(add_press)));
}

// The newest plan of the province served, else this year without one.
PlanAsked trial_question(const Ask& ask) {
    const auto today = ask.desk.visitor.today;
    PlanAsked asked{.world = ask.world, .question = {{today.year(), places::UnitId{}}, today, today}};
    if (const auto unit = ask.desk.view.province_on(today)) asked.question.plan.unit = *unit;
    for (const auto& plan : plans_of(*ask.world.ledger))
        if (plan_served(ask, plan.year) == plan) {
            asked.question.plan = plan;
            break;
        }
    asked.question.day = std::min(today, last_day_of_year(asked.question.plan.year));
    asked.question.hierarchy_day = asked.question.day;
    return asked;
}

}  // namespace

std::vector<web::Field> indicator_fields(const Ask& ask, const web::Form& form, const Over& over) {
    const auto language = ask.desk.request.language;
    std::vector<web::Choice> measures;
    for (const auto number : measures_of(over))
        measures.push_back(
            {std::string(indicator::counted[number].code), std::string(indicator::counted[number].words.in(language))});
    std::vector<web::Choice> columns{{"", std::string(ask.desk.say(none))}};
    for (const auto* field : summable_fields(over))
        columns.push_back({field->name, std::string(field->label(language))});
    std::vector<web::Choice> units;
    units.reserve(measures_in.size());
    for (const auto& option : measures_in)
        units.push_back({std::string(option.code), std::string(option.words.in(language))});
    std::vector<web::Field> fields{registry::field_of(form, language, name_words),
                                   registry::field_of(form, language, measure_words, std::move(measures))};
    if (columns.size() > 1) fields.push_back(registry::field_of(form, language, column_words, std::move(columns)));
    fields.push_back(registry::field_of(form, language, unit_words, std::move(units)));
    if (over.what == Over::What::records) {
        fields.push_back(registry::field_of(form, language, year_words));
        fields.push_back(registry::field_of(form, language, proof_words));
    }
    return fields;
}

web::Raw conditions_view(const Ask& ask, const web::Form& form, const Over& over, const web::Pairs& shown) {
    const auto& desk = ask.desk;
    const auto asked = rows_sent(shown, asked_rows);
    Html html;
    html.add(R"(<input type="hidden" name="dem" value="{}"><h2>{}</h2>)", name_of(over), desk.say(asked_title));
    if (asked.empty()) html.add("<p>{}</p>", desk.say(asked_none));
    add_rows(html, ask, form, over, asked, asked_rows);
    html.add("<h2>{}</h2><p>{}</p>", desk.say(part_title), desk.say(part_lead));
    add_rows(html, ask, form, over, rows_sent(shown, part_rows), part_rows);
    html.add(R"(<p>{}</p>)", press_of("thu", desk.say(try_press)));
    return std::move(html).raw();
}

web::Raw trial_view(const Ask& ask, const Values& values) {
    auto made = own_indicator("", values);
    if (!made) return {};
    constexpr std::size_t most = 10;
    const auto& desk = ask.desk;
    const auto asked = trial_question(ask);
    Progress progress{.question = {asked.question.plan.year, asked.question.plan.unit, asked.question.day,
                                   asked.question.hierarchy_day}};
    progress.measure = static_cast<MeasuredIn>(made->measured_in);
    progress.indicator = std::move(*made);
    progress.kept_private = progress.indicator->confidential && !may_show_units(ask, progress);
    if (!progress.kept_private)
        progress.tally = tally_of(*progress.indicator, ask.world, ask.gazetteer(), progress.question);
    Html html;
    html.add(R"(<section class="trial"><h2>{}</h2><p>{}</p>)",
             filled(desk.say(trial_title), asked.question.plan.year, desk.view.name_of(asked.question.plan.unit),
                    to_vietnamese(asked.question.day)),
             indicator_sentence(values, desk.request.language));
    html.add("<p><b>{}</b></p><p>{}</p>", filled(desk.say(trial_value), value_words(ask, progress)),
             formula_words(ask, progress));
    const auto findings = findings_seen(ask, asked, progress);
    web::Table table{
        .caption = findings.seen.empty()
                       ? std::string(desk.say(trial_none))
                       : filled(desk.say(trial_first), std::min(most, findings.seen.size()), findings.seen.size()),
        .columns = finding_columns(ask),
        .rows = {}};
    for (std::size_t i = 0; i < std::min(most, findings.seen.size()); ++i)
        table.rows.push_back(finding_row(ask, asked, findings.seen[i]));
    html.add(table.rows.empty() ? web::Raw() : web::table(desk.request.language, table));
    if (table.rows.empty()) html.add("<p>{}</p>", table.caption);
    html.add("</section>");
    return std::move(html).raw();
}

}  // namespace saolang::programme
