#include "programme/record_import_view.hpp"

#include "programme/record_template.hpp"
#include "programme/record_words.hpp"
#include "registry/import_pieces.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

namespace {

using registry::ImportPart;
using web::Html;
using web::Word;

constexpr Word columns_title{"Các cột", "Columns"};
constexpr Word column_heading{"Cột", "Column"};
constexpr Word need_heading{"Cần", "Needed"};
constexpr Word in_file_heading{"Tiêu đề trong tệp", "Heading in the file"};
constexpr Word read_as_heading{"Được đọc là", "Read as"};
constexpr Word needed{"bắt buộc", "needed"};
constexpr Word not_used{"(không dùng)", "(not used)"};
constexpr Word row_heading{"Dòng", "Row"};
constexpr Word record_heading{"Hồ sơ", "Record"};
constexpr Word value_heading{"Sẽ ghi", "Will be written"};
constexpr Word change_heading{"Thay đổi", "Change"};
constexpr Word looks_like_heading{"Giống", "Looks like"};
constexpr Word reason_heading{"Vì sao, làm gì", "Why, and what to do"};
constexpr Word not_known{"chưa có", "not known"};
constexpr Word doubt_lead{"Các dòng này không được ghi. Hãy sửa trong tệp theo chỉ dẫn rồi gửi lên lại.",
                          "These rows will not be written. Please correct the file as told and send it again."};

std::string words_at(const Ask& ask, const Field& field, const std::optional<std::string>& stored) {
    return stored ? stored_words(ask, field, *stored) : std::string();
}

std::string name_of(const Ask& ask, const Kind& kind, const Values& values) {
    std::string name;
    for (const auto field : kind.named_by) {
        const auto words = words_at(ask, kind.fields[field], values[field]);
        if (!words.empty()) name.append(name.empty() ? "" : " · ").append(words);
    }
    return capitalised(name);
}

web::Raw change_list(const Ask& ask, const Kind& kind, const RecordOutcome& outcome, bool is_new) {
    Html html;
    html.add(R"(<ul class="cells">)");
    for (const auto& change : outcome.changes) {
        const auto& field = kind.fields[change.field];
        const auto before = words_at(ask, field, change.before);
        const auto after = words_at(ask, field, change.after);
        if (is_new) {
            html.add("<li>{}: {}</li>", ask.desk.say(field.label), after);
        } else {
            html.add("<li>{}: <del>{}</del> → <ins>{}</ins></li>", ask.desk.say(field.label),
                     before.empty() ? std::string(ask.desk.say(not_known)) : before, after);
        }
    }
    html.add("</ul>");
    return std::move(html).raw();
}

}  // namespace

web::Raw columns_told(const Ask& ask, const Kind& kind) {
    web::Table table{
        .caption = std::string(ask.desk.say(columns_title)),
        .columns = {{std::string(ask.desk.say(column_heading))}, {std::string(ask.desk.say(need_heading))}},
        .rows = {}};
    for (const auto& column : template_columns(kind, ask.desk.holds(people::view_confidential))) {
        table.rows.push_back({ask.desk.view.language == web::Language::vi ? column.heading_vi : column.heading_en,
                              is_needed(kind, column) ? std::string(ask.desk.say(needed)) : std::string()});
    }
    return web::table(ask.desk.view.language, table);
}

web::Raw outcome_table(const Ask& ask, const Kind& kind, ImportPart part, const OutcomeWindow& window) {
    const bool told = part != ImportPart::unchanged;
    web::Table table{.caption = std::string(ask.desk.say(kind.many)),
                     .columns = {{std::string(ask.desk.say(row_heading))}, {std::string(ask.desk.say(record_heading))}},
                     .rows = {},
                     .caption_hidden = true};
    if (told)
        table.columns.push_back(
            {std::string(ask.desk.say(part == ImportPart::changed ? change_heading : value_heading))});
    for (const auto& outcome : window.rows) {
        table.rows.push_back({registry::in_words(outcome.sheet, outcome.row), name_of(ask, kind, outcome.values)});
        if (told) table.rows.back().emplace_back(change_list(ask, kind, outcome, part == ImportPart::new_rows));
    }
    return web::table(ask.desk.view.language, table);
}

web::Raw doubt_table(const Ask& ask, const std::vector<registry::Doubt>& doubts) {
    const auto say = [&](Word word) { return std::string(ask.desk.say(word)); };
    web::Table table{
        .caption = say(doubt_lead),
        .columns = {{say(row_heading)}, {say(record_heading)}, {say(looks_like_heading)}, {say(reason_heading)}},
        .rows = {}};
    const auto skip = registry::rows_skipped(ask.desk.request);
    for (std::size_t i = skip; i < doubts.size() && table.rows.size() < registry::rows_a_page; ++i) {
        const auto& doubt = doubts[i];
        table.rows.push_back({registry::in_words(doubt.place.sheet, doubt.place.row), doubt.place.value,
                              doubt.looks_like,
                              ask.desk.view.language == web::Language::vi ? doubt.reason_vi : doubt.reason_en});
    }
    return web::table(ask.desk.view.language, table);
}

web::Raw column_table(const Ask& ask, const Kind& kind, const registry::ImportPlan& plan) {
    const auto say = [&](Word word) { return std::string(ask.desk.say(word)); };
    web::Table table{.caption = say(columns_title),
                     .columns = {{say(in_file_heading)}, {say(read_as_heading)}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& [heading, code] : plan.columns) {
        std::string use = say(not_used);
        for (const auto& column : file_columns(kind))
            if (column.heading == code)
                use = ask.desk.view.language == web::Language::vi ? column.heading_vi : column.heading_en;
        if (const auto field = registry::field_from_code(code))
            use = ask.desk.view.language == web::Language::vi ? registry::heading_vi(*field)
                                                              : registry::heading_en(*field);
        table.rows.push_back({heading, use});
    }
    return web::table(ask.desk.view.language, table);
}

}  // namespace saolang::programme
