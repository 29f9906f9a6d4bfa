#include "programme/record_import_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "base/short_code.hpp"
#include "office/file_problem.hpp"
#include "programme/record_heading.hpp"
#include "programme/record_import_view.hpp"
#include "programme/record_list_page.hpp"
#include "programme/record_template.hpp"
#include "programme/record_words.hpp"
#include "registry/edit_page.hpp"
#include "registry/import_pieces.hpp"
#include "registry/import_refused.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"
#include "web/workbook.hpp"

namespace saolang::programme {

namespace {

using registry::ImportJob;
using registry::ImportPart;
using registry::JobReading;
using web::Html;
using web::Word;

constexpr std::string_view section = "/quan-ly/ho-so";
constexpr web::Limits long_look{.body_bytes = 64 * 1024, .deadline = std::chrono::milliseconds(60'000)};

constexpr Word title{"Nhập {} từ Excel", "Import {} from Excel"};
constexpr Word template_link{"Tải tệp mẫu (Excel)", "Download a file to start from (Excel)"};
constexpr Word any_heading{
    "Tên cột không cần đúng từng chữ, thứ tự nào cũng được; có dòng tiêu đề, dòng nhóm, ô gộp, “như trên” đều đọc "
    "được. "
    "Sản phẩm và chủ thể phải có trong sổ. Ô trống thì giữ điều đang có.",
    "Headings need not be word for word and may stand in any order; titles, group rows, merged cells and ditto signs "
    "are read. Products and producers must be in the register. An empty cell keeps what is known."};
constexpr Word what_in_file{"Cần có gì trong tệp", "What the file needs"};
constexpr Word period_words{
    " Thay cho hai ngày, có thể ghi kỳ: một cột “Kỳ” (năm 2024, Quý I/2024, tháng 3/2024), ngay ở tiêu đề cột (“Doanh "
    "thu năm 2024”), hoặc ở dòng tên bảng. Nếu tính bằng triệu đồng, ghi “triệu đồng” ở tiêu đề cột hoặc “ĐVT: triệu "
    "đồng”.",
    " Instead of two days a period may be given: in a column “Kỳ” (năm 2024, Quý I/2024, tháng 3/2024), in a heading "
    "(“Doanh thu năm 2024”) or in the title. For millions of đồng write “triệu đồng” in the heading or “ĐVT: triệu "
    "đồng”."};
constexpr Word back_to_list{"Xem danh sách", "See the list"};

std::string path_of_job(const Ask& ask, const Kind& kind, std::string_view code = {}) {
    return ask.desk.link(path_of(kind) + "/nhap" + (code.empty() ? std::string() : "/" + std::string(code)));
}

// The kind of the address, when this person may import some of it.
const Kind* kind_imported(const Ask& ask) {
    const auto* kind = kind_in(ask);
    return kind && may_import_some(ask, *kind) ? kind : nullptr;
}

web::Response answer(const Ask& ask, const Kind& kind, std::string heading, bool of_job, Html&& html,
                     int status = 200) {
    registry::DeskFrame frame{
        std::move(heading), section, {{std::string(ask.desk.say(kind.many)), ask.desk.link(path_of(kind))}}};
    if (of_job)
        frame.crumbs.push_back({registry::filled(ask.desk.say(title), ask.desk.say(kind.one)), path_of_job(ask, kind)});
    return registry::desk_answer(ask.desk, std::move(frame), std::move(html), status);
}

// ---- Reading a job
// ---------------------------------------------------------------------------------------------------

// One's own alone: a file may hold what others must not see.
std::optional<ImportJob> own_job(const Ask& ask, const Kind& kind) {
    std::optional<ImportJob> job;
    ask.desk.site.database.read(
        [&](db::Reader& reader) { job = registry::job_with_code(reader, ask.desk.request.parameters[1]); });
    if (!job || job->account != ask.desk.visitor.actor.account || job->records != kind.name) return std::nullopt;
    return job;
}

std::optional<office::Workbook> workbook_of(const Ask& ask, const ImportJob& job) {
    std::optional<std::string> file;
    ask.desk.site.database.read([&](db::Reader& reader) { file = registry::file_of(reader, job.id); });
    if (!file) return std::nullopt;
    auto workbook = office::read_workbook(*file, {.file_bytes = registry::list_file_most});
    return workbook ? std::optional(*std::move(workbook)) : std::nullopt;
}

struct Read {
    JobReading reading;  // in the words of the registry's import
    std::vector<PendingRecord> records;
};

// Against the newest world, of at least the version that is told.
Read read_job(const Ask& ask, const Kind& kind, office::Workbook&& workbook, OutcomeWindow* window) {
    const auto version = ask.desk.site.database.version();
    const auto world = ask.site.worlds->get();
    const auto& gazetteer = ask.gazetteer();
    const auto may = [&](web::Act act, const Values& values) {
        return ask.desk.may(act, subject_of(world, gazetteer, kind, values));
    };
    RecordImportOptions options{
        .today = ask.desk.visitor.today,
        .may_write =
            [&](const Values& values) { return may(people::import_records, values) && may(act_to_edit(kind), values); },
        .may_see_confidential = [&](const Values& values) { return may(people::view_confidential, values); },
        .may_change_frozen =
            [&](const Values& values) {
                return may(people::view_confidential, values) && may(people::plan_year, values);
            }};
    if (window) {
        options.wants = [&](registry::Verdict verdict) { return verdict == window->verdict; };
        options.row = [&](RecordOutcome&& outcome) { window->take(std::move(outcome)); };
    }
    auto plan = plan_records(std::move(workbook), kind, world, gazetteer, options);
    Read read{{std::move(plan.told), {}, version}, std::move(plan.records)};
    registry::RecognisedSheet sheet;
    for (const auto& [heading, use] : read.reading.plan.columns) sheet.columns.push_back({{}, heading, use, false, {}});
    read.reading.sheets.push_back(std::move(sheet));
    return read;
}

// ---- Sending a file
// --------------------------------------------------------------------------------------------------

web::Response upload_page(const Ask& ask, const Kind& kind, std::string_view file_error) {
    const auto& desk = ask.desk;
    const auto language = desk.view.language;
    std::vector<ImportJob> jobs;
    desk.site.database.read(
        [&](db::Reader& reader) { jobs = registry::jobs_of(reader, desk.visitor.actor.account, kind.name); });
    const auto heading = registry::filled(desk.say(title), desk.say(kind.one));
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", heading, desk.say(registry::import_lead));
    html.add(people::form_start(desk.site.gate, desk.visitor, path_of_job(ask, kind), {}, true));
    html.add(registry::list_file_field(language, file_error));
    html.add(web::button(web::Press::primary, desk.say(registry::send_list))).add("</form>");
    html.add("<h2>{}</h2><p>{}{}</p><p class=\"actions\">{}</p>", desk.say(what_in_file), desk.say(any_heading),
             has_period(kind) ? desk.say(period_words) : std::string_view(),
             web::button_link(web::Press::plain, desk.link(path_of(kind) + "/mau.xlsx"), desk.say(template_link),
                              web::Icon::download));
    html.add(columns_told(ask, kind));
    html.add(registry::job_table(language, jobs, path_of_job(ask, kind)));
    return answer(ask, kind, heading, false, std::move(html), file_error.empty() ? 200 : 422);
}

web::Response take_upload(const Ask& ask) {
    const auto* kind = kind_imported(ask);
    if (!kind) return registry::gone();
    const auto& desk = ask.desk;
    if (desk.request.files.empty()) return upload_page(ask, *kind, desk.say(registry::no_list_file));
    const auto& file = desk.request.files.front();
    const auto workbook = office::read_workbook(file.bytes, {.file_bytes = registry::list_file_most});
    if (!workbook) {
        const auto words = office::words_of(workbook.error());
        return upload_page(ask, *kind, desk.view.language == web::Language::vi ? words.vi : words.en);
    }
    const ImportJob job{.code = short_code(desk.site.random, 12),
                        .account = desk.visitor.actor.account,
                        .made = desk.visitor.now,
                        .file_name = file.name.empty() ? "danh-sach" : file.name,
                        .records = std::string(kind->name)};
    return web::see_other(people::once(desk.site.gate, desk.visitor, desk.request, [&](db::Writer& writer) {
        registry::throw_files_away(writer, {desk.visitor.now.milliseconds - registry::files_kept_for});
        registry::add_job(writer, job, file.bytes);
        return path_of_job(ask, *kind, job.code);
    }));
}

// ---- Looking at it
// ---------------------------------------------------------------------------------------------------

void add_part(Html& html, const Ask& ask, const Kind& kind, const std::string& path, const JobReading& reading,
              ImportPart part, const OutcomeWindow& window) {
    const auto& request = ask.desk.request;
    const auto& plan = reading.plan;
    switch (part) {
        case ImportPart::doubtful:
            html.add(doubt_table(ask, plan.doubtful));
            html.add(registry::import_pager(request, path, part, plan.doubtful.size()));
            break;
        case ImportPart::refused:
            if (!plan.refused.empty()) html.add(registry::refused_file_link(request.language, path));
            html.add(registry::refused_table(request.language, plan.refused, registry::rows_skipped(request)));
            html.add(registry::import_pager(request, path, part, plan.refused.size()));
            break;
        case ImportPart::columns:
            html.add(column_table(ask, kind, plan));
            break;
        default:
            html.add(outcome_table(ask, kind, part, window));
            html.add(registry::import_pager(request, path, part, window.seen));
            break;
    }
}

web::Response written_page(const Ask& ask, const Kind& kind, const ImportJob& job) {
    Html html;
    html.add("<h1>{}</h1>{}<p class=\"actions\">{}</p>", job.file_name,
             registry::written_words(ask.desk.site.gate, ask.desk.visitor, ask.desk.view.language, job),
             web::button_link(web::Press::plain, ask.desk.link(path_of(kind)), ask.desk.say(back_to_list)));
    return answer(ask, kind, job.file_name, true, std::move(html));
}

// `alarm`: why nothing was written when it was asked for.
web::Response open_page(const Ask& ask, const Kind& kind, const ImportJob& job, const Word* alarm = nullptr) {
    const auto language = ask.desk.view.language;
    Html html;
    html.add("<h1>{}</h1>", job.file_name);
    auto workbook = workbook_of(ask, job);
    if (!workbook) {
        html.add("<p>{}</p>", ask.desk.say(registry::list_gone));
        return answer(ask, kind, job.file_name, true, std::move(html));
    }
    if (alarm) html.add(web::flash({web::Tone::attention, std::string(ask.desk.say(*alarm))}));
    const auto asked = registry::import_part_at(ask.desk.asked("xem"));
    OutcomeWindow window{registry::verdict_of(asked.value_or(ImportPart::new_rows)),
                         registry::rows_skipped(ask.desk.request)};
    auto copy = asked ? office::Workbook() : *workbook;
    auto read = read_job(ask, kind, *std::move(workbook), &window);
    const auto part = asked.value_or(registry::first_part(read.reading));
    if (!asked && registry::verdict_of(part) != window.verdict) {
        window = {registry::verdict_of(part)};
        read = read_job(ask, kind, std::move(copy), &window);
    }
    const auto path = path_of_job(ask, kind, job.code);
    html.add(R"(<p class="soft">{} {}</p>)", registry::rows_words(language, read.reading.plan.rows),
             to_vietnamese(job.made));
    html.add(registry::import_parts(language, path, read.reading, part));
    html.add(registry::write_form(ask.desk.site.gate, ask.desk.visitor, language, path, read.reading));
    html.add(registry::reading_remarks(language, read.reading.plan.remarks));
    add_part(html, ask, kind, path, read.reading, part, window);
    return answer(ask, kind, job.file_name, true, std::move(html), alarm ? 409 : 200);
}

web::Response job_page(const Ask& ask) {
    const auto* kind = kind_imported(ask);
    const auto job = kind ? own_job(ask, *kind) : std::nullopt;
    if (!job) return registry::gone();
    return job->state == ImportJob::State::applied ? written_page(ask, *kind, *job) : open_page(ask, *kind, *job);
}

web::Response refused_file(const Ask& ask) {
    const auto* kind = kind_imported(ask);
    const auto job = kind ? own_job(ask, *kind) : std::nullopt;
    auto workbook = job ? workbook_of(ask, *job) : std::nullopt;
    if (!workbook) return registry::gone();
    auto copy = *workbook;
    const auto read = read_job(ask, *kind, std::move(copy), nullptr);
    const auto table =
        registry::refused_rows(*std::move(workbook), registry::ListKind::products, read.reading.plan.refused, {},
                               ask.gazetteer(), ask.desk.view.language, &list_words(*kind));
    return web::workbook_response(office::write_xlsx(table), "khong-nhan-" + job->code + ".xlsx");
}

// ---- Writing it
// ------------------------------------------------------------------------------------------------------

// Nothing when the data moved on since it was read: then nothing is written.
std::optional<std::string> write(const Ask& ask, const Kind& kind, ImportJob job, const Read& read) {
    const auto& desk = ask.desk;
    const auto change = trail::begin_change(people::trail_actor(desk.visitor),
                                            fmt::format("Nhập danh sách {}", job.file_name), desk.site.random);
    return registry::once_unless_refused(desk, [&](db::Writer& writer) -> std::optional<std::string> {
        const auto location = path_of_job(ask, kind, job.code);
        const auto stored = registry::job_with_code(writer, job.code);
        if (!stored || stored->state != ImportJob::State::open) return location;
        if (world_changed_since(writer, read.reading.version)) return std::nullopt;
        apply_records({writer, change, desk.visitor.now, desk.site.random}, kind, read.records);
        job.state = ImportJob::State::applied;
        job.change = change.code;
        job.written = read.records.size();
        registry::save_job(writer, job);
        return location;
    });
}

web::Response take_write(const Ask& ask) {
    const auto* kind = kind_imported(ask);
    auto job = kind ? own_job(ask, *kind) : std::nullopt;
    if (!job) return registry::gone();
    const auto back = web::see_other(path_of_job(ask, *kind, job->code));
    if (job->state == ImportJob::State::applied) return back;
    auto workbook = workbook_of(ask, *job);
    if (!workbook) return back;
    const web::Form form(ask.desk.request.form);
    job->keeps_good = form.checked("bo-dong");
    const auto seen = number_in<std::int64_t>(form.typed("phien-ban")).value_or(0);
    bool moved = false;
    ask.desk.site.database.read([&](db::Reader& reader) { moved = world_changed_since(reader, seen); });
    if (moved) return open_page(ask, *kind, *job, &registry::list_moved_on);
    const auto read = read_job(ask, *kind, *std::move(workbook), nullptr);
    if (!read.reading.plan.refused.empty() && !job->keeps_good)
        return open_page(ask, *kind, *job, &registry::keep_good_needed);
    const auto location = write(ask, *kind, *job, read);
    return location ? web::see_other(*location) : open_page(ask, *kind, *job, &registry::list_moved_on);
}

web::Response template_file(const Ask& ask) {
    const auto* kind = kind_imported(ask);
    if (!kind) return registry::gone();
    const auto table = template_table(*kind, ask.desk.holds(people::view_confidential));
    return web::workbook_response(office::write_xlsx(table), "mau-" + std::string(kind->segment) + ".xlsx");
}

}  // namespace

void add_record_import_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view path, Word doc, web::Limits limits, Handler handle) {
        web::Route route{
            .method = method, .path = path, .act = people::import_records, .doc = doc, .handle = {}, .limits = limits};
        if (method == web::Method::get) {
            add_programme_route(routes, site, std::move(route), std::move(handle));
        } else {
            add_programme_form_route(routes, site, std::move(route), std::move(handle));
        }
    };
    using web::Method;
    add(Method::get, "/quan-ly/ho-so/{loai}/nhap", {"Gửi lên danh sách hồ sơ một loại", "Send a list of records"},
        long_look, [](const Ask& ask) {
            const auto* kind = kind_imported(ask);
            return kind ? upload_page(ask, *kind, {}) : registry::gone();
        });
    add(Method::post, "/quan-ly/ho-so/{loai}/nhap", {"Nhận tệp danh sách hồ sơ", "Take the file of a list of records"},
        registry::list_upload, take_upload);
    add(Method::get, "/quan-ly/ho-so/{loai}/mau.xlsx", {"Tệp mẫu để nhập, Excel", "A file to start from, for Excel"},
        long_look, template_file);
    add(Method::get, "/quan-ly/ho-so/{loai}/nhap/{tep_nhap}",
        {"Một danh sách hồ sơ đang nhập", "A list of records that is read in"}, long_look, job_page);
    add(Method::post, "/quan-ly/ho-so/{loai}/nhap/{tep_nhap}/ghi", {"Ghi danh sách hồ sơ", "Write the list of records"},
        long_look, take_write);
    add(Method::get, "/quan-ly/ho-so/{loai}/nhap/{tep_nhap}/khong-nhan",
        {"Các dòng hồ sơ không nhận, Excel", "The refused rows of records, for Excel"}, long_look, refused_file);
}

}  // namespace saolang::programme
