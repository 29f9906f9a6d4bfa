#include "registry/import_pieces.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using web::Word;

constexpr Word file_label{"Tệp danh sách", "File of the list"};
constexpr Word file_hint{"Excel (.xlsx) hoặc CSV, nhiều nhất 20 MB.", "Excel (.xlsx) or CSV, at most 20 MB."};
constexpr Word my_jobs{"Các danh sách bạn đã gửi lên", "Lists you have sent"};
constexpr Word no_jobs{"Chưa có danh sách nào.", "No list yet."};
constexpr Word state_open{"Chưa ghi", "Not written"};
constexpr Word state_applying{"Đang ghi", "Being written"};
constexpr Word state_applied{"Đã ghi", "Written"};
constexpr Word when_heading{"Lúc", "When"};
constexpr Word state_heading{"Tình trạng", "State"};
constexpr Word keep_good{"Bỏ {} dòng không nhận, ghi các dòng còn lại", "Leave {} refused rows out, write the others"};
constexpr Word doubt_left{"{} dòng nghi trùng chưa rõ sẽ không được ghi.",
                          "{} rows still in doubt will not be written."};
constexpr Word write_it{"Ghi {} dòng vào sổ", "Write {} rows into the register"};
constexpr Word nothing_to_write{"Không có gì mới để ghi.", "There is nothing new to write."};
constexpr Word applied_words{"Đã ghi {} mục, là một lần thay đổi.", "{} records were written, as one change."};
constexpr Word see_change{"Xem hoặc hoàn tác lần thay đổi này", "See this change or take it back"};
constexpr Word who_undoes{"Cần hoàn tác? Báo cơ quan OCOP tỉnh mã thay đổi {}.",
                          "To be taken back? Tell the province's OCOP office the change {}."};
constexpr Word rows_unit{"dòng", "rows"};
constexpr Word refused_how{
    "Sửa trong tệp tải về rồi gửi lên riêng tệp đó: cột “Lý do không nhận” sẽ được bỏ qua.",
    "Correct them in the file you download and send just that one: its column of reasons is not read."};
constexpr Word take_refused{"Tải các dòng không nhận (Excel)", "Download the refused rows (Excel)"};
constexpr Word total_rows{"{} dòng trong tệp.", "{} rows in the file."};

std::string format_count(web::Language language, Word word, std::size_t count) {
    return fmt::format(fmt::runtime(word.in(language)), count);
}

}  // namespace

web::Raw list_file_field(web::Language language, std::string_view error) {
    Html html;
    html.add(R"(<div class="{}"><label for="f-tep">{}</label><small id="f-tep-hint">{}</small>)",
             error.empty() ? "field" : "field bad", file_label.in(language), file_hint.in(language));
    if (!error.empty()) html.add(R"(<strong id="f-tep-error">{}</strong>)", error);
    html.add(
        R"(<input type="file" id="f-tep" name="tep" required accept=".xlsx,.csv,.txt" aria-describedby="f-tep-hint"></div>)");
    return std::move(html).raw();
}

web::Raw job_table(web::Language language, const std::vector<ImportJob>& jobs, std::string_view path) {
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    Html html;
    html.add("<h2>{}</h2>", say(my_jobs));
    if (jobs.empty()) {
        html.add("<p>{}</p>", say(no_jobs));
        return std::move(html).raw();
    }
    const bool senders = std::ranges::any_of(jobs, [](const ImportJob& job) { return !job.sender.empty(); });
    web::Table table{.caption = say(my_jobs), .columns = {{say(file_label)}}, .rows = {}, .caption_hidden = true};
    if (senders) table.columns.push_back({say(sender_label)});
    table.columns.push_back({say(when_heading)});
    table.columns.push_back({say(state_heading)});
    for (const auto& job : jobs) {
        const auto state = job.state == ImportJob::State::applied ? web::tag(web::Tone::good, say(state_applied))
                           : job.state == ImportJob::State::applying
                               ? web::tag(web::Tone::information, say(state_applying))
                               : web::tag(web::Tone::attention, say(state_open));
        auto& row = table.rows.emplace_back();
        row.emplace_back(web::Cell::link(fmt::format("{}/{}", path, job.code), job.file_name));
        if (senders) row.emplace_back(job.sender);
        row.emplace_back(to_vietnamese(job.made));
        row.emplace_back(state);
    }
    html.add(web::table(language, table));
    return std::move(html).raw();
}

std::string rows_words(web::Language language, std::size_t rows) { return format_count(language, total_rows, rows); }

std::size_t rows_skipped(const web::Request& request) {
    const auto page = number_in<std::size_t>(web::first(request.query, "trang")).value_or(1);
    return (std::max<std::size_t>(page, 1) - 1) * rows_a_page;
}

web::Raw import_pager(const web::Request& request, std::string_view path, ImportPart part, std::size_t total) {
    if (total <= rows_a_page) return {};
    const auto skip = rows_skipped(request);
    const auto page_address = [&](std::size_t page) {
        return fmt::format("{}?xem={}&trang={}", path, address_of(part), page);
    };
    const auto page = skip / rows_a_page + 1;
    return web::pager(request.language, {.total = total,
                                         .previous = page > 1 ? page_address(page - 1) : "",
                                         .next = skip + rows_a_page < total ? page_address(page + 1) : "",
                                         .of_what = std::string(rows_unit.in(request.language))});
}

web::Raw refused_file_link(web::Language language, std::string_view path) {
    Html html;
    html.add("<p>{}</p><p class=\"actions\">{}</p>", refused_how.in(language),
             web::button_link(web::Press::plain, std::string(path) + "/khong-nhan", take_refused.in(language),
                              web::Icon::download));
    return std::move(html).raw();
}

web::Raw write_form(const people::Gate& gate, const people::Visitor& visitor, web::Language language,
                    std::string_view path, const JobReading& reading) {
    const auto& plan = reading.plan;
    Html html;
    const auto rows = plan.new_records + plan.changed;
    if (rows == 0) {
        html.add(R"(<p class="write">{}</p>)", nothing_to_write.in(language));
        return std::move(html).raw();
    }
    html.add(R"(<div class="write">)");
    html.add(people::form_start(gate, visitor, std::string(path) + "/ghi"));
    html.add(R"(<input type="hidden" name="phien-ban" value="{}">)", reading.version);
    if (!plan.refused.empty())
        html.add(web::field(language, {.name = "bo-dong",
                                       .label = format_count(language, keep_good, rows_refused(plan)),
                                       .kind = web::Field::Kind::check}));
    if (!plan.doubtful.empty()) html.add("<p>{}</p>", format_count(language, doubt_left, plan.doubtful.size()));
    html.add(web::button(web::Press::primary, format_count(language, write_it, rows))).add("</form></div>");
    return std::move(html).raw();
}

web::Raw written_words(const people::Gate& gate, const people::Visitor& visitor, web::Language language,
                       const ImportJob& job) {
    Html html;
    html.add(web::flash({web::Tone::good, format_count(language, applied_words, job.written)}));
    if (people::holds_now(gate, visitor, people::view_trail)) {
        html.add("<p class=\"actions\">{}</p>",
                 web::button_link(web::Press::plain, web::in_language(language, "/quan-ly/thay-doi/" + job.change),
                                  see_change.in(language), web::Icon::history));
    } else {
        html.add("<p>{}</p>", fmt::format(fmt::runtime(who_undoes.in(language)), job.change));
    }
    return std::move(html).raw();
}

}  // namespace saolang::registry
