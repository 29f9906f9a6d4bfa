#include "registry/import_page.hpp"

#include <fmt/format.h>

#include <array>

#include "base/number.hpp"
#include "base/text.hpp"
#include "office/file_problem.hpp"
#include "registry/import_pieces.hpp"
#include "registry/import_refused.hpp"
#include "registry/import_view.hpp"
#include "web/flash.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"
#include "web/workbook.hpp"

namespace saolang::registry {

namespace {

using people::Visitor;
using web::Html;
using web::Word;

constexpr std::string_view path = "/quan-ly/nhap";
constexpr web::Limits long_form{.body_bytes = 1024 * 1024, .deadline = std::chrono::milliseconds(60'000)};
constexpr web::Limits long_look{.body_bytes = 0, .deadline = std::chrono::milliseconds(60'000)};
constexpr std::chrono::milliseconds patience{1'500};

constexpr Word title{"Nhập danh sách", "Import a list"};
constexpr Word kind_label{"Danh sách này ghi", "The list names"};
constexpr Word kind_recognitions{"Sản phẩm được công nhận (có hạng sao, quyết định)",
                                 "Recognised products (with stars, decisions)"};
constexpr Word kind_products{"Sản phẩm", "Products"};
constexpr Word kind_producers{"Chủ thể", "Producers"};
constexpr Word sender_hint{"Ví dụ: UBND xã Đại Lộc. Lần sau, cột của nơi này sẽ được đọc như lần trước.",
                           "For example: commune of Đại Lộc. Next time its columns are read as this time."};
constexpr Word save_decisions{"Lưu các lựa chọn", "Save the choices"};
constexpr Word save_columns{"Đọc lại theo các cột này", "Read again with these columns"};
constexpr Word close_tab{"Có thể đóng trang này, việc ghi vẫn tiếp tục. Trang tự tải lại.",
                         "You may close this page, writing goes on. The page loads itself again."};
constexpr Word as_last_time{"Các cột đang được đọc như danh sách lần trước của nơi gửi này.",
                            "The columns are read as in the last list of this sender."};

constexpr std::array messages{
    web::FlashMessage{"nhap-chon", {"Đã lưu lựa chọn của bạn.", "Your choices are saved."}},
    web::FlashMessage{"nhap-cot", {"Đã đọc lại theo các cột mới.", "Read again with the new columns."}},
    web::FlashMessage{"nhap-lai", list_moved_on},
    web::FlashMessage{"nhap-danh-dau", keep_good_needed},
    web::FlashMessage{"nhap-nho", as_last_time},
};

std::string address(const web::Request& request, const ImportJob& job) {
    return web::in_language(request.language, fmt::format("{}/{}", path, job.code));
}

web::Page frame_of(const Site& site, const Visitor& visitor, const web::Request& request, std::string_view words) {
    auto page = people::desk_page(site.gate, visitor, request, std::string(words), path);
    if (const auto message = web::flash_of(request, messages))
        page.flash = web::Flash{web::Tone::good, std::string(message->words.in(request.language))};
    const auto heading = title.in(request.language);  // of the page that one list hangs under
    if (words != heading) page.crumbs = {{std::string(heading), web::in_language(request.language, path)}};
    return page;
}

web::Response shown(const web::Page& page, Html&& html, int status = 200) {
    auto response = people::desk_response(page, std::move(html), status);
    return page.flash ? web::flash_shown(std::move(response)) : response;
}

people::Reach reach_of(const Site& site, const Visitor& visitor) {
    return people::reach_of(visitor.actor, people::import_records, site.gazetteer, visitor.today);
}

// One's own alone: a file may hold what others must not see.
std::optional<ImportJob> own_job(const Site& site, const Visitor& visitor, const web::Request& request) {
    std::optional<ImportJob> job;
    site.database.read([&](db::Reader& reader) { job = job_with_code(reader, request.parameters[0]); });
    if (!job || job->account != visitor.actor.account || !job->records.empty()) return std::nullopt;
    return job;
}

std::optional<std::string> stored_file(const Site& site, const ImportJob& job) {
    std::optional<std::string> file;
    site.database.read([&](db::Reader& reader) { file = file_of(reader, job.id); });
    return file;
}

// ---- Sending a file ------------------------------------------------------------------------------------------------

web::Response upload_page(const Site& site, const Visitor& visitor, const web::Request& request, const web::Form& form,
                          std::string_view file_error) {
    const auto say = [&](Word word) { return std::string(word.in(request.language)); };
    std::vector<ImportJob> jobs;
    site.database.read([&](db::Reader& reader) { jobs = jobs_of(reader, visitor.actor.account); });
    const auto page = frame_of(site, visitor, request, title.in(request.language));
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", say(title), say(import_lead));
    html.add(people::form_start(site.gate, visitor, web::in_language(request.language, path), {}, true));
    html.add(list_file_field(request.language, file_error));
    const auto kind = form.typed("loai");
    html.add(web::field(request.language, {.name = "loai",
                                           .label = say(kind_label),
                                           .value = kind.empty() ? "recognitions" : std::string(kind),
                                           .kind = web::Field::Kind::radio,
                                           .choices = {{"recognitions", say(kind_recognitions)},
                                                       {"products", say(kind_products)},
                                                       {"producers", say(kind_producers)}},
                                           .required = true}));
    html.add(web::field(request.language, {.name = "noi-gui",
                                           .label = say(sender_label),
                                           .hint = say(sender_hint),
                                           .value = std::string(form.typed("noi-gui"))}));
    html.add(web::button(web::Press::primary, say(send_list))).add("</form>");
    html.add(job_table(request.language, jobs, web::in_language(request.language, path)));
    return shown(page, std::move(html), file_error.empty() ? 200 : 422);
}

web::Response take_upload(const Site& site, const Visitor& visitor, const web::Request& request) {
    web::Form form(request.form);
    const auto sender = form.text("noi-gui", {.need = web::Need::optional, .most = 120});
    const auto kind = list_kind_from_code(form.typed("loai")).value_or(ListKind::recognitions);
    if (request.files.empty()) return upload_page(site, visitor, request, form, no_list_file.in(request.language));
    const auto& file = request.files.front();
    const auto workbook = office::read_workbook(file.bytes, {.file_bytes = list_file_most});
    if (!workbook) {
        const auto words = office::words_of(workbook.error());
        return upload_page(site, visitor, request, form, request.language == web::Language::vi ? words.vi : words.en);
    }
    ImportJob job{.code = short_code(site.random, 12),
                  .account = visitor.actor.account,
                  .made = visitor.now,
                  .file_name = file.name.empty() ? "danh-sach" : file.name,
                  .kind = kind,
                  .sender = sender};
    job.mapping = mapping_for(site, job, file.bytes);
    const auto location = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        throw_files_away(writer, {visitor.now.milliseconds - files_kept_for});
        add_job(writer, job, file.bytes);
        return address(request, job);
    });
    auto response = web::see_other(location);
    return job.mapping.empty() ? response : web::with_flash(std::move(response), request, messages[4]);
}

// ---- Looking at it -------------------------------------------------------------------------------------------------

void add_part(Html& html, const Site& site, const Visitor& visitor, const web::Request& request, const ImportJob& job,
              const JobReading& reading, ImportPart part, const RowWindow& window) {
    const auto language = request.language;
    switch (part) {
        case ImportPart::doubtful:
            html.add(people::form_start(site.gate, visitor, address(request, job) + "/nghi"));
            html.add(doubt_fields(language, reading.plan.doubtful, rows_skipped(request)));
            if (!reading.plan.doubtful.empty()) html.add(web::button(web::Press::plain, save_decisions.in(language)));
            html.add("</form>");
            html.add(import_pager(request, address(request, job), part, reading.plan.doubtful.size()));
            break;
        case ImportPart::refused:
            if (!reading.plan.refused.empty()) html.add(refused_file_link(language, address(request, job)));
            html.add(refused_table(language, reading.plan.refused, rows_skipped(request)));
            html.add(import_pager(request, address(request, job), part, reading.plan.refused.size()));
            break;
        case ImportPart::columns:
            html.add(people::form_start(site.gate, visitor, address(request, job) + "/cot"));
            html.add(column_fields(language, reading.sheets));
            html.add(web::button(web::Press::plain, save_columns.in(language))).add("</form>");
            break;
        default:
            html.add(outcome_table(language, part, window));
            html.add(import_pager(request, address(request, job), part, window.seen));
            break;
    }
}

web::Response open_job_page(const Site& site, const Visitor& visitor, const web::Request& request,
                            const ImportJob& job) {
    const auto language = request.language;
    const auto page = frame_of(site, visitor, request, job.file_name);
    Html html;
    html.add("<h1>{}</h1>", job.file_name);
    const auto file = stored_file(site, job);
    const auto asked = import_part_at(web::first(request.query, "xem"));
    RowWindow window{.verdict = verdict_of(asked.value_or(ImportPart::new_rows)),
                     .skip = rows_skipped(request),
                     .most = rows_a_page};
    auto reading = file ? read_job(site, job, *file, reach_of(site, visitor), &window)
                        : Result<JobReading, office::FileProblem>(fail(office::FileProblem::unreadable));
    if (!reading) {
        html.add("<p>{}</p>", list_gone.in(language));
        return shown(page, std::move(html));
    }
    const auto part = asked.value_or(first_part(*reading));
    if (!asked && verdict_of(part) != window.verdict) {
        window = RowWindow{.verdict = verdict_of(part), .skip = 0, .most = rows_a_page};
        reading = read_job(site, job, *file, reach_of(site, visitor), &window);
    }
    html.add(R"(<p class="soft">{} {}{}{}</p>)", rows_words(language, reading->plan.rows), job.sender,
             job.sender.empty() ? "" : ", ", to_vietnamese(job.made));
    html.add(import_parts(language, address(request, job), *reading, part));
    html.add(write_form(site.gate, visitor, request.language, address(request, job), *reading));
    html.add(reading_remarks(language, reading->plan.remarks));
    add_part(html, site, visitor, request, job, *reading, part, window);
    return shown(page, std::move(html));
}

web::Response written_page(const Site& site, const Visitor& visitor, const web::Request& request,
                           const ImportJob& job) {
    Html html;
    html.add("<h1>{}</h1>{}", job.file_name, written_words(site.gate, visitor, request.language, job));
    return shown(frame_of(site, visitor, request, job.file_name), std::move(html));
}

web::Response progress_page(const Site& site, const Visitor& visitor, const web::Request& request, const ImportJob& job,
                            const ImportWorker::Progress& progress) {
    Html html;
    html.add("<h1>{}</h1>", job.file_name);
    html.add(progress_bar(request.language, progress)).add("<p>{}</p>", close_tab.in(request.language));
    auto response = shown(frame_of(site, visitor, request, job.file_name), std::move(html));
    response.headers.emplace_back("Refresh", "2");
    return response;
}

web::Response job_page(const Site& site, ImportWorker& worker, const Visitor& visitor, const web::Request& request) {
    auto job = own_job(site, visitor, request);
    if (!job) return {.status = 404};
    if (job->state == ImportJob::State::applying && !visitor.behind) {
        worker.apply({job->code, people::trail_actor(visitor), reach_of(site, visitor)}, {});
        if (const auto progress = worker.progress(job->code))
            return progress_page(site, visitor, request, *job, *progress);
        job = own_job(site, visitor, request);
        if (!job) return {.status = 404};
    }
    if (job->state == ImportJob::State::applied) return written_page(site, visitor, request, *job);
    return open_job_page(site, visitor, request, *job);
}

// ---- Deciding ------------------------------------------------------------------------------------------------------

// "giong:producer:17", "moi:product", "bo".
void take_choice(RowDecision& decision, std::string_view chosen) {
    if (chosen == "bo") {
        decision = {.leave_out = true, .producer = {}, .product = {}};
        return;
    }
    decision.leave_out = false;
    RecordChoice choice;
    choice.is_new = chosen.starts_with("moi:");
    const auto rest = chosen.substr(chosen.find(':') + 1);
    if (!choice.is_new) choice.same_as = rest;
    (rest.starts_with("producer") ? decision.producer : decision.product) = std::move(choice);
}

// Not asked for: a list may have hundreds of doubtful rows.
std::string reason_from(std::string_view typed) {
    constexpr std::size_t longest = 500;  // letters; the field takes no more
    auto reason = clean_text(typed);
    return character_count(reason) <= longest ? reason : std::string();
}

web::Response take_decisions(const Site& site, const Visitor& visitor, const web::Request& request) {
    auto job = own_job(site, visitor, request);
    if (!job || job->state != ImportJob::State::open) return {.status = 404};
    auto decisions = decisions_from_json(job->decisions).value_or(RowDecisions{});
    for (const auto& [name, value] : request.form) {
        if (!name.starts_with("chon-") || value.empty()) continue;
        if (value != "bo" && !value.starts_with("giong:") && !value.starts_with("moi:")) continue;
        const auto row = row_from_word(web::first(request.form, "dong-" + name.substr(5)));
        if (!row) continue;
        auto& decision = decisions[*row];
        take_choice(decision, value);
        decision.reason = reason_from(web::first(request.form, "vi-sao-" + name.substr(5)));
    }
    job->decisions = decisions_json(decisions);
    const auto location = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        save_job(writer, *job);
        return address(request, *job);
    });
    return web::with_flash(web::see_other(location), request, messages[0]);
}

web::Response take_columns(const Site& site, const Visitor& visitor, const web::Request& request) {
    auto job = own_job(site, visitor, request);
    const auto file = job ? stored_file(site, *job) : std::nullopt;
    if (!job || job->state != ImportJob::State::open || !file) return {.status = 404};
    const auto workbook = office::read_workbook(*file);
    if (!workbook) return {.status = 404};
    auto mapping = mapping_from_json(job->mapping).value_or(ListMapping{});
    const auto sheets = recognised_columns(*workbook, job->kind, mapping);
    mapping.columns.clear();
    for (std::size_t at = 0; at < sheets.size(); ++at)
        for (const auto& column : sheets[at].columns) {
            const auto use = web::first(request.form, column_field(at, column.letters));
            if (!use.empty() && !column_with_use(use)) return {.status = 400};
            if (column.chosen || use != column.use)
                mapping.columns.push_back({sheets[at].name, column.letters, column.heading, std::string(use)});
        }
    job->mapping = mapping_json(mapping);
    const auto location = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        save_job(writer, *job);
        return address(request, *job);
    });
    return web::with_flash(web::see_other(location), request, messages[1]);
}

web::Response take_write(const Site& site, ImportWorker& worker, const Visitor& visitor, const web::Request& request) {
    auto job = own_job(site, visitor, request);
    if (!job) return {.status = 404};
    const auto back = web::see_other(address(request, *job));
    if (job->state == ImportJob::State::applied) return back;
    const auto file = stored_file(site, *job);
    if (!file) return back;
    const web::Form form(request.form);
    job->keeps_good = form.checked("bo-dong");
    const auto seen = number_in<std::int64_t>(form.typed("phien-ban")).value_or(0);
    bool moved = false;
    site.database.read([&](db::Reader& reader) { moved = registry_changed_since(reader, seen); });
    if (moved) return web::with_flash(back, request, messages[2]);
    const auto reading = read_job(site, *job, *file, reach_of(site, visitor), nullptr);
    if (reading && !reading->plan.refused.empty() && !job->keeps_good)
        return web::with_flash(back, request, messages[3]);
    job->state = ImportJob::State::applying;
    const auto location = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        const auto stored = job_with_code(writer, job->code);
        if (stored && stored->state == ImportJob::State::open) save_job(writer, *job);
        return address(request, *job);
    });
    worker.apply({job->code, people::trail_actor(visitor), reach_of(site, visitor)}, patience);
    return web::see_other(location);
}

web::Response refused_file(const Site& site, const Visitor& visitor, const web::Request& request) {
    const auto job = own_job(site, visitor, request);
    const auto file = job ? stored_file(site, *job) : std::nullopt;
    if (!file) return {.status = 404};
    const auto reading = read_job(site, *job, *file, reach_of(site, visitor), nullptr);
    auto workbook = office::read_workbook(*file);
    if (!reading || !workbook) return {.status = 404};
    const auto mapping = mapping_from_json(job->mapping).value_or(ListMapping{});
    const auto table =
        refused_rows(*std::move(workbook), job->kind, reading->plan.refused, mapping, site.gazetteer, request.language);
    return web::workbook_response(office::write_xlsx(table), "khong-nhan-" + job->code + ".xlsx");
}

}  // namespace

void add_import_routes(web::RouteTable& routes, const Site& site) {
    const auto worker = std::make_shared<ImportWorker>(site);
    const auto add = [&](web::Method method, std::string_view where, Word doc, web::Limits limits,
                         people::GuardedHandler handle) {
        people::add_guarded_route(routes, site.gate,
                                  {.method = method,
                                   .path = where,
                                   .act = people::import_records,
                                   .doc = doc,
                                   .handle = {},
                                   .limits = limits},
                                  std::move(handle));
    };
    using web::Method;
    using web::Request;
    add(Method::get, "/quan-ly/nhap", {"Gửi lên một danh sách", "Send a list"}, long_look,
        [&site](const Request& request, const Visitor& visitor) {
            return upload_page(site, visitor, request, web::Form({}), {});
        });
    add(Method::post, "/quan-ly/nhap", {"Nhận tệp danh sách", "Take the file of a list"}, list_upload,
        [&site](const Request& request, const Visitor& visitor) { return take_upload(site, visitor, request); });
    add(Method::get, "/quan-ly/nhap/{code}", {"Một danh sách đang nhập", "A list that is read in"}, long_look,
        [&site, worker](const Request& request, const Visitor& visitor) {
            return job_page(site, *worker, visitor, request);
        });
    add(Method::post, "/quan-ly/nhap/{code}/nghi", {"Chọn cho các dòng nghi trùng", "Decide on doubtful rows"},
        long_form,
        [&site](const Request& request, const Visitor& visitor) { return take_decisions(site, visitor, request); });
    add(Method::post, "/quan-ly/nhap/{code}/cot", {"Chọn ý nghĩa các cột", "Choose what columns hold"}, long_form,
        [&site](const Request& request, const Visitor& visitor) { return take_columns(site, visitor, request); });
    add(Method::post, "/quan-ly/nhap/{code}/ghi", {"Ghi danh sách vào sổ", "Write the list"}, long_form,
        [&site, worker](const Request& request, const Visitor& visitor) {
            return take_write(site, *worker, visitor, request);
        });
    add(Method::get, "/quan-ly/nhap/{code}/khong-nhan", {"Các dòng không nhận, Excel", "The refused rows, for Excel"},
        long_look,
        [&site](const Request& request, const Visitor& visitor) { return refused_file(site, visitor, request); });
}

}  // namespace saolang::registry
