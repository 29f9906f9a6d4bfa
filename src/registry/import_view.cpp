#include "registry/import_view.hpp"

#include <fmt/format.h>

#include <array>

#include "base/money.hpp"
#include "base/number.hpp"
#include "registry/labels.hpp"
#include "screening/screen.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using web::Language;
using web::Raw;
using web::Word;

struct PartWords {
    ImportPart part;
    std::string_view address;
    Word title;
};
constexpr std::array<PartWords, 6> parts{{
    {ImportPart::new_rows, "moi", {"Mới", "New"}},
    {ImportPart::changed, "thay-doi", {"Thay đổi", "Changed"}},
    {ImportPart::unchanged, "khong-doi", {"Không đổi", "Unchanged"}},
    {ImportPart::doubtful, "nghi", {"Nghi trùng", "Doubtful"}},
    {ImportPart::refused, "khong-nhan", {"Không nhận", "Refused"}},
    {ImportPart::columns, "cot", {"Các cột", "Columns"}},
}};

constexpr Word row_heading{"Dòng", "Row"};
constexpr Word product_heading{"Sản phẩm", "Product"};
constexpr Word producer_heading{"Chủ thể", "Producer"};
constexpr Word result_heading{"Sẽ ghi", "Will be written"};
constexpr Word change_heading{"Thay đổi", "Change"};
constexpr Word column_heading{"Cột", "Column"};
constexpr Word value_heading{"Giá trị", "Value"};
constexpr Word reason_heading{"Vì sao, làm gì", "Why, and what to do"};
constexpr Word makes_producer{"chủ thể mới", "new producer"};
constexpr Word makes_product{"sản phẩm mới", "new product"};
constexpr Word makes_recognition{"lần công nhận mới", "new recognition"};
constexpr Word not_known{"chưa có", "not known"};
constexpr Word looks_like{"Giống", "Looks like"};
constexpr Word the_same{"Là một với “{}”", "The same as “{}”"};
constexpr Word earlier_row{"{} của tệp này", "{} of this file"};
constexpr Word is_new{"Là hồ sơ mới, khác hẳn", "A new record, another one"};
constexpr Word why_new{"Vì sao là sản phẩm khác (nếu khác)", "Why it is another product (if it is)"};
constexpr Word looks_unprocessed{"Có thể là hàng tươi, thô: {}", "May be fresh or raw: {}"};
constexpr Word leave_out{"Bỏ dòng này, không ghi", "Leave this row out"};
constexpr Word decide_later{"Để sau", "Later"};
constexpr Word not_used{"(không dùng)", "(not used)"};
constexpr Word for_example{"Ví dụ", "For example"};
constexpr Word no_heading{"(không có tiêu đề)", "(no heading)"};
constexpr Word no_table{"Không thấy dòng tiêu đề trong trang này.", "No heading row was found on this sheet."};
constexpr Word hidden_sheet{"Trang ẩn, không đọc.", "A hidden sheet; it is not read."};
constexpr Word missing_column{"Chưa có cột “{}”, nên chưa đọc được dòng nào của trang này. Hãy chọn cột đó ở dưới.",
                              "There is no column “{}”, so no row of this sheet can be read. Please choose it below."};
constexpr Word stars_column{"Dấu ở cột này = {} sao", "A cross here = {} stars"};
constexpr Word kind_column{"Dấu ở cột này = {}", "A cross here = {}"};
constexpr Word remarks_title{"{} điều cần biết khi đọc tệp này", "{} things to know about the reading of this file"};
constexpr Word reading_words{"Đang đọc tệp…", "Reading the file…"};
constexpr Word writing_words{"Đã ghi {} trên {} mục", "{} of {} records written"};

std::string say(Language language, Word word) { return std::string(word.in(language)); }

std::string with(Language language, Word word, std::string_view value) {
    return fmt::format(fmt::runtime(word.in(language)), value);
}

std::size_t count_of(const JobReading& reading, ImportPart part) {
    switch (part) {
        case ImportPart::new_rows:
            return reading.plan.new_records;
        case ImportPart::changed:
            return reading.plan.changed;
        case ImportPart::unchanged:
            return reading.plan.unchanged;
        case ImportPart::doubtful:
            return reading.plan.doubtful.size();
        case ImportPart::refused:
            return rows_refused(reading.plan);
        case ImportPart::columns:
            break;
    }
    std::size_t columns = 0;
    for (const auto& sheet : reading.sheets)
        for (const auto& column : sheet.columns) columns += column.use.empty() ? 0U : 1U;
    return columns;
}

std::string made_words(Language language, const RowOutcome& outcome) {
    std::string words;
    const auto add = [&](bool made, Word word) {
        if (!made) return;
        if (!words.empty()) words += ", ";
        words += word.in(language);
    };
    add(outcome.makes_producer, makes_producer);
    add(outcome.makes_product, makes_product);
    add(outcome.makes_recognition, makes_recognition);
    return words;
}

std::string field_name(Language language, ListField field) {
    return std::string(language == Language::vi ? heading_vi(field) : heading_en(field));
}

Raw change_list(Language language, const RowOutcome& outcome) {
    Html html;
    html.add(R"(<ul class="cells">)");
    for (const auto& change : outcome.changes) {
        const auto before = cell_in_words(change.field, change.before, language);
        html.add("<li>{}: <del>{}</del> → <ins>{}</ins></li>", field_name(language, change.field),
                 before.empty() ? say(language, not_known) : before,
                 cell_in_words(change.field, change.after, language));
    }
    html.add("</ul>");
    return std::move(html).raw();
}

// A person looks at it once it is written: /quan-ly/sang-loc.
Raw unprocessed_mark(Language language, const RowOutcome& outcome) {
    const auto answer = screening::screen_item({.name = outcome.product_name, .producer = outcome.producer_name});
    if (!answer.flagged()) return {};
    const auto why =
        language == Language::vi ? screening::words_vi(answer.reasons) : screening::words_en(answer.reasons);
    Html html;
    html.add("<br>{}", web::tag(web::Tone::attention, with(language, looks_unprocessed, why)));
    return std::move(html).raw();
}

// What will stand in the new records, but the names that stand beside it.
Raw made_list(Language language, const RowOutcome& outcome) {
    Html html;
    html.add("{}<small>", made_words(language, outcome));
    std::string_view between = "";
    for (const auto& made : outcome.changes) {
        const bool named = made.field == ListField::product_name || made.field == ListField::producer_name;
        const auto words = cell_in_words(made.field, made.after, language);
        if (named || words.empty()) continue;
        html.add("{}{}: {}", between, field_name(language, made.field), words);
        between = " · ";
    }
    html.add("</small>");
    if (outcome.makes_product) html.add(unprocessed_mark(language, outcome));
    return std::move(html).raw();
}

void add_choice(Html& html, std::size_t at, std::string_view value, std::string_view words, bool chosen = false) {
    html.add(R"(<label class="choice"><input type="radio" name="chon-{}" value="{}")", at, value);
    if (chosen) html.add(" checked");
    html.add("><span>{}</span></label>", words);
}

std::string name_of(Language language, const Candidate& candidate) {
    if (!candidate.code.empty()) return candidate.name + " (" + candidate.code + ")";
    if (candidate.row == 0) return candidate.name;
    return candidate.name + ", " + with(language, earlier_row, in_words(candidate.sheet, candidate.row));
}

std::string use_words(Language language, std::string_view use) {
    const auto column = column_with_use(use);
    if (!column || column->use == Column::Use::nothing) return say(language, not_used);
    switch (column->use) {
        case Column::Use::star_cross:
            return with(language, stars_column, std::to_string(column->star));
        case Column::Use::kind_cross:
            return with(language, kind_column, label_of(column->kind).in(language));
        default:
            return field_name(language, column->field);
    }
}

std::vector<std::string> every_use() {
    std::vector<std::string> uses{""};
    for (const auto field : list_fields()) uses.emplace_back(code_of(field));
    for (const int star : {3, 4, 5}) uses.push_back("star:" + std::to_string(star));
    for (const auto kind : producer_kinds) uses.push_back("kind:" + std::string(code_of(kind)));
    return uses;
}

void add_use_select(Html& html, Language language, std::string_view name, std::string_view label,
                    std::string_view now) {
    static const auto uses = every_use();
    html.add(R"(<select name="{}" aria-label="{}">)", name, label);
    for (const auto& use : uses) {
        html.add(R"(<option value="{}")", use);
        if (use == now) html.add(" selected");
        html.add(">{}</option>", use_words(language, use));
    }
    html.add("</select>");
}

}  // namespace

std::string_view address_of(ImportPart part) { return parts[static_cast<std::size_t>(part)].address; }

std::optional<ImportPart> import_part_at(std::string_view address) {
    for (const auto& one : parts)
        if (one.address == address) return one.part;
    return std::nullopt;
}

ImportPart first_part(const JobReading& reading) {
    for (const auto& sheet : reading.sheets)
        if (sheet.missing && !sheet.hidden && reading.plan.rows == 0) return ImportPart::columns;
    for (const auto part : {ImportPart::doubtful, ImportPart::refused, ImportPart::new_rows, ImportPart::changed})
        if (count_of(reading, part) > 0) return part;
    return reading.plan.rows == 0 ? ImportPart::columns : ImportPart::unchanged;
}

Verdict verdict_of(ImportPart part) {
    if (part == ImportPart::changed) return Verdict::changed;
    return part == ImportPart::unchanged ? Verdict::unchanged : Verdict::new_record;
}

Raw import_parts(Language language, std::string_view path, const JobReading& reading, ImportPart here) {
    Html html;
    html.add(R"(<ul class="chips">)");
    for (const auto& part : parts) {
        html.add(R"(<li><a href="{}?xem={}")", web::Url(path), part.address);
        if (part.part == here) html.add(R"( aria-current="page")");
        html.add(">{} <b>{}</b></a></li>", part.title.in(language),
                 group_thousands(static_cast<std::int64_t>(count_of(reading, part.part))));
    }
    html.add("</ul>");
    return std::move(html).raw();
}

Raw outcome_table(Language language, ImportPart part, const RowWindow& window) {
    const bool changes = part == ImportPart::changed;
    web::Table table{
        .caption = say(language, parts[static_cast<std::size_t>(part)].title),
        .columns = {{say(language, row_heading)}, {say(language, product_heading)}, {say(language, producer_heading)}},
        .rows = {}};
    if (part != ImportPart::unchanged)
        table.columns.push_back({say(language, changes ? change_heading : result_heading)});
    for (const auto& outcome : window.rows) {
        table.rows.push_back({in_words(outcome.sheet, outcome.row), outcome.product_name, outcome.producer_name});
        if (changes) table.rows.back().emplace_back(change_list(language, outcome));
        if (part == ImportPart::new_rows) table.rows.back().emplace_back(made_list(language, outcome));
    }
    return web::table(language, table);
}

Raw refused_table(Language language, const std::vector<Refusal>& refused, std::size_t skip) {
    web::Table table{.caption = say(language, parts[static_cast<std::size_t>(ImportPart::refused)].title),
                     .columns = {{say(language, row_heading)},
                                 {say(language, column_heading)},
                                 {say(language, value_heading)},
                                 {say(language, reason_heading)}},
                     .rows = {}};
    for (std::size_t i = skip; i < refused.size() && table.rows.size() < rows_a_page; ++i) {
        const auto& place = refused[i].place;
        table.rows.push_back({in_words(place.sheet, place.row), place.column, place.value,
                              language == Language::vi ? refused[i].reason_vi : refused[i].reason_en});
    }
    return web::table(language, table);
}

Raw doubt_fields(Language language, const std::vector<Doubt>& doubts, std::size_t skip) {
    Html html;
    for (std::size_t i = skip; i < doubts.size() && i < skip + rows_a_page; ++i) {
        const auto& doubt = doubts[i];
        html.add(R"(<fieldset class="doubt"><legend>{} <small>{}</small></legend>)", doubt.place.value,
                 in_words(doubt.place.sheet, doubt.place.row));
        html.add("<p>{}: {}. {}</p>", looks_like.in(language), doubt.looks_like,
                 language == Language::vi ? doubt.reason_vi : doubt.reason_en);
        html.add(R"(<input type="hidden" name="dong-{}" value="{}">)", i, row_word(doubt.place));
        for (const auto& candidate : doubt.candidates)
            add_choice(html, i, "giong:" + candidate.key, with(language, the_same, name_of(language, candidate)));
        const bool of_product = !doubt.candidates.empty() && doubt.candidates.front().what == Candidate::What::product;
        add_choice(html, i, of_product ? "moi:product" : "moi:producer", is_new.in(language));
        if (of_product)
            html.add(
                R"(<div class="field"><label for="vi-sao-{}">{}</label><input id="vi-sao-{}" name="vi-sao-{}" maxlength="500"></div>)",
                i, why_new.in(language), i, i);
        add_choice(html, i, "bo", leave_out.in(language));
        add_choice(html, i, "", decide_later.in(language), true);
        html.add("</fieldset>");
    }
    return std::move(html).raw();
}

std::string column_field(std::size_t sheet, std::string_view letters) {
    return fmt::format("cot-{}-{}", sheet, letters);
}

Raw column_fields(Language language, const std::vector<RecognisedSheet>& sheets) {
    Html html;
    for (std::size_t at = 0; at < sheets.size(); ++at) {
        const auto& sheet = sheets[at];
        if (!sheet.name.empty()) html.add("<h2>{}</h2>", sheet.name);  // a CSV file has no sheets
        if (sheet.hidden) html.add("<p>{}</p>", hidden_sheet.in(language));
        if (sheet.heading_row == 0 && !sheet.hidden) html.add("<p>{}</p>", no_table.in(language));
        if (sheet.missing && sheet.heading_row != 0)
            html.add(web::flash(
                {web::Tone::attention, with(language, missing_column, field_name(language, *sheet.missing))}));
        if (sheet.columns.empty()) continue;
        html.add(R"(<ul class="columns">)");
        for (const auto& column : sheet.columns) {
            const auto heading = column.heading.empty() ? say(language, no_heading) : column.heading;
            html.add("<li><p><b>{}</b> {}", column.letters, heading);
            if (!column.samples.empty())
                html.add("<small>{}: {}</small>", for_example.in(language),
                         fmt::format("{}", fmt::join(column.samples, " · ")));
            html.add("</p>");
            add_use_select(html, language, column_field(at, column.letters), column.letters + " " + heading,
                           column.use);
            html.add("</li>");
        }
        html.add("</ul>");
    }
    return std::move(html).raw();
}

Raw reading_remarks(Language language, const std::vector<std::string>& remarks) {
    Html html;
    if (remarks.empty()) return {};
    html.add("<details><summary>{}</summary>", with(language, remarks_title, std::to_string(remarks.size())));
    html.add(R"(<ul lang="vi">)");
    for (const auto& remark : remarks) html.add("<li>{}</li>", remark);
    html.add("</ul></details>");
    return std::move(html).raw();
}

Raw progress_bar(Language language, const ImportWorker::Progress& progress) {
    Html html;
    if (progress.steps == 0) {
        html.add("<p>{}</p><progress></progress>", reading_words.in(language));
    } else {
        html.add(R"(<p>{}</p><progress max="{}" value="{}"></progress>)",
                 fmt::format(fmt::runtime(writing_words.in(language)),
                             group_thousands(static_cast<std::int64_t>(progress.done)),
                             group_thousands(static_cast<std::int64_t>(progress.steps))),
                 progress.steps, progress.done);
    }
    return std::move(html).raw();
}

std::string row_word(const ListPlace& place) { return fmt::format("{}@{}", place.row, place.sheet); }

std::optional<RowOfList> row_from_word(std::string_view word) {
    const auto at = word.find('@');
    if (at == std::string_view::npos) return std::nullopt;
    const auto row = number_in<std::uint32_t>(word.substr(0, at));
    if (!row) return std::nullopt;
    return RowOfList{std::string(word.substr(at + 1)), *row};
}

}  // namespace saolang::registry
