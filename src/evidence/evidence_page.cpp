#include "evidence/evidence_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "evidence/about.hpp"
#include "evidence/evidence_view.hpp"
#include "people/account_store.hpp"
#include "web/flash.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::evidence {

namespace {

using people::Visitor;
using registry::Site;
using web::Html;
using web::Request;
using web::Response;
using web::Word;

constexpr std::size_t most_files = 10;  // of one form: each picture may take seconds
constexpr std::string_view received_field = "nhan";

constexpr Word title{"Ảnh và giấy tờ", "Pictures and papers"};
constexpr Word mine{"Của tôi", "Mine"};
constexpr Word needed{"(bắt buộc)", "(required)"};
constexpr Word add_title{"Gửi lên", "Send"};
constexpr Word kind_label{"Loại", "Kind"};
constexpr Word kind_hint{"Ảnh: JPEG, PNG, WebP. Bản quét: JPEG, PNG, PDF. Văn bản: PDF.",
                         "Pictures: JPEG, PNG, WebP. Scans: JPEG, PNG, PDF. Documents: PDF."};
constexpr Word name_label{"Tên", "Title"};
constexpr Word name_hint{"Ví dụ: Giấy chứng nhận an toàn thực phẩm.", "For example: certificate of food safety."};
constexpr Word from_label{"Có hiệu lực từ ngày", "Valid from"};
constexpr Word to_label{"Đến hết ngày", "Until"};
constexpr Word day_hint{"Nếu giấy tờ có ghi. Ví dụ: 22/12/2026.", "If the paper says so. For example: 22/12/2026."};
constexpr Word public_label{"Hiện trên trang công khai", "Show on the public page"};
constexpr Word public_hint{
    "Ảnh này thay hình vẽ. Ảnh công khai không cần dữ liệu cá nhân: tránh mặt người, số điện thoại, giấy tờ.",
    "Replaces the drawing. A public picture needs no personal data: avoid faces, telephone numbers and papers."};
constexpr Word file_label{"Tệp", "Files"};
constexpr Word file_hint{"Chọn một hoặc nhiều tệp, nhiều nhất 10 tệp và 20 MB mỗi lần gửi.",
                         "Choose one or more files, at most 10 files and 20 MB at a time."};
constexpr Word too_many{"Nhiều nhất 10 tệp mỗi lần; hãy gửi làm nhiều lần.", "At most 10 files at a time."};
constexpr Word choose_again{"Hãy chọn lại tệp rồi gửi; các mục khác vẫn còn.",
                            "Please choose the files again; everything else is kept."};
constexpr Word send{"Gửi lên", "Send"};
constexpr Word withdraw_title{"Thôi dùng…", "Withdraw…"};
constexpr Word withdraw_hint{"Tệp vẫn được giữ, kèm ngày và lý do.", "The file is kept, with the day and the reason."};
constexpr Word ground_label{"Lý do", "Reason"};
constexpr Word withdraw_press{"Thôi dùng", "Withdraw"};
constexpr Word add_reason{"Thêm ảnh, giấy tờ", "Added pictures or papers"};
constexpr std::array messages{web::FlashMessage{"thoi-dung", {"Đã ghi là thôi dùng.", "Withdrawn."}}};

// One request about the evidence of one record.
struct Asked {
    const Site& site;
    const std::string& folder;
    const Request& request;
    const Visitor& visitor;
    About about;
    bool own;  // asked by the producer's own people

    [[nodiscard]] std::string say(Word word) const { return std::string(word.in(request.language)); }
    [[nodiscard]] std::string link(std::string_view more = {}) const {
        return web::in_language(request.language, about.path + std::string(more));
    }
    [[nodiscard]] bool may_send() const { return may_add(site.gate, visitor, about); }
    [[nodiscard]] bool may_publish() const { return !own && may_be_public(Kind::picture, about.subject); }
    // The office withdraws anything, a producer what the same person sent.
    [[nodiscard]] bool may_withdraw(const Evidence& evidence) const {
        return may_send() && (!own || evidence.account == visitor.actor.code);
    }
};

// What was typed, when a form comes back.
struct Typed {
    web::Form form{{}};
    std::vector<std::string> file_errors = {};
    std::string withdrawing = {};  // code of the evidence whose form it is; empty: of sending
    int status = 200;
};

std::string ground_field(const Evidence& evidence) { return "ly-do-" + evidence.code; }

std::string who_added(const Asked& asked, db::Reader& reader, const Evidence& evidence) {
    if (asked.own && evidence.account != asked.visitor.actor.code) return {};
    const auto account = people::account_with_code(reader, evidence.account);
    return account ? account->name : evidence.account;
}

std::vector<Shown> all_of(const Asked& asked) {
    std::vector<Shown> all;
    asked.site.database.read([&](db::Reader& reader) {
        all.clear();
        for (auto& evidence : evidence_of(reader, asked.about.subject, Withdrawn::included)) {
            auto file = file_facts(reader, evidence.original ? *evidence.original : evidence.large.value());
            auto who = who_added(asked, reader, evidence);
            const bool may_withdraw = asked.may_withdraw(evidence);
            all.push_back({std::move(evidence), std::move(file).value(), std::move(who), may_withdraw});
        }
    });
    return all;
}

std::vector<Shown> just_received(const Asked& asked, const std::vector<Shown>& all) {
    const auto codes = web::every(asked.request.query, received_field);
    std::vector<Shown> received;
    for (const auto& one : all)
        if (std::ranges::find(codes, one.evidence.code) != codes.end()) received.push_back(one);
    return received;
}

web::Raw withdraw_form(const Asked& asked, const Typed& typed, const Evidence& evidence) {
    const auto name = ground_field(evidence);
    const bool open = typed.withdrawing == evidence.code;
    Html html;
    if (open) {
        html.add("<details open>");
    } else {
        html.add("<details>");
    }
    html.add("<summary>{}</summary>", asked.say(withdraw_title));
    html.add(people::form_start(asked.site.gate, asked.visitor, asked.link("/" + evidence.code + "/thoi"),
                                open ? typed.form.typed(people::code_field) : std::string_view()));
    html.add(web::field(asked.request.language, {.name = name,
                                                 .label = asked.say(ground_label),
                                                 .hint = asked.say(withdraw_hint),
                                                 .value = std::string(typed.form.typed(name)),
                                                 .error = std::string(typed.form.error(name, asked.request.language)),
                                                 .required = true}));
    html.add(web::button(web::Press::destructive, asked.say(withdraw_press))).add("</form></details>");
    return std::move(html).raw();
}

std::vector<web::Field> fields_of(const Asked& asked, const Typed& typed) {
    using Input = web::Field::Kind;
    const auto field = [&](std::string_view name, Word label, Word hint, Input kind) {
        return web::Field{.name = std::string(name),
                          .label = asked.say(label),
                          .hint = asked.say(hint),
                          .value = std::string(typed.form.typed(name)),
                          .error = std::string(typed.form.error(name, asked.request.language)),
                          .kind = kind};
    };
    auto kind = field("loai", kind_label, kind_hint, Input::radio);
    for (const auto one : {Kind::picture, Kind::scan, Kind::document})
        kind.choices.push_back({std::string(code_of(one)), asked.say(words_of(one))});
    if (kind.value.empty()) kind.value = code_of(Kind::picture);
    auto name = field("ten", name_label, name_hint, Input::text);
    kind.required = name.required = true;
    std::vector<web::Field> fields{std::move(kind), std::move(name), field("tu", from_label, day_hint, Input::date),
                                   field("den", to_label, day_hint, Input::date)};
    if (asked.may_publish()) fields.push_back(field("cong-khai", public_label, public_hint, Input::check));
    return fields;
}

void add_file_field(Html& html, const Asked& asked, const std::vector<std::string>& errors) {
    html.add(R"(<div class="{}"><label for="f-tep">{} <i>{}</i></label><small id="f-tep-hint">{}</small>)",
             errors.empty() ? "field" : "field bad", asked.say(file_label), asked.say(needed), asked.say(file_hint));
    html.add(R"(<div id="f-tep-error">)");
    for (const auto& error : errors) html.add("<strong>{}</strong>", error);
    html.add(R"(</div><input type="file" id="f-tep" name="tep" multiple required accept="{}" )"
             R"(aria-describedby="f-tep-hint f-tep-error"></div>)",
             "image/jpeg,image/png,image/webp,application/pdf");
}

void add_send_form(Html& html, const Asked& asked, const Typed& typed) {
    const auto fields = fields_of(asked, typed);
    const bool again = typed.status != 200 && typed.withdrawing.empty();
    auto told = fields;
    if (!typed.file_errors.empty())
        told.push_back({.name = "tep", .label = asked.say(file_label), .error = typed.file_errors.front()});
    html.add(R"(<section class="panel" id="gui"><h2>{}</h2>)", asked.say(add_title));
    html.add(web::form_errors(asked.request.language, told));
    html.add(people::form_start(asked.site.gate, asked.visitor, asked.link(),
                                again ? typed.form.typed(people::code_field) : std::string_view(), true));
    for (const auto& field : fields) html.add(web::field(asked.request.language, field));
    add_file_field(html, asked, typed.file_errors);
    html.add(web::button(web::Press::primary, asked.say(send))).add("</form></section>");
}

Response page(const Asked& asked, const Typed& typed) {
    auto frame =
        people::desk_page(asked.site.gate, asked.visitor, asked.request, asked.say(title), asked.about.section);
    if (const auto message = web::flash_of(asked.request, messages))
        frame.flash = web::Flash{web::Tone::good, asked.say(message->words)};
    frame.crumbs = {{asked.about.above == own_page ? asked.say(mine) : asked.about.name,
                     web::in_language(asked.request.language, asked.about.above)}};
    const auto all = all_of(asked);
    const ListView view{
        .language = asked.request.language,
        .today = asked.visitor.today,
        .files_path = asked.own ? "/cua-toi/tep/" : "/tep/",
        .withdraw_form = [&](const Evidence& evidence) { return withdraw_form(asked, typed, evidence); }};
    Html html;
    html.add("<h1>{} <small>{}</small></h1>", asked.about.name, asked.say(title));
    html.add(receipt(asked.request.language, just_received(asked, all)));
    // A form that comes back stands first: what is wrong is not to be looked for.
    const bool again = typed.status != 200 && typed.withdrawing.empty();
    if (again) add_send_form(html, asked, typed);
    if (!again || !all.empty()) html.add(evidence_list(view, all));
    if (!again && asked.may_send()) add_send_form(html, asked, typed);
    auto response = people::desk_response(frame, std::move(html), typed.status);
    return frame.flash ? web::flash_shown(std::move(response)) : response;
}

// ---- Sending --------------------------------------------------------------------------------------------------------

NewEvidence read_form(const Asked& asked, web::Form& form, std::optional<Kind>& kind) {
    NewEvidence evidence;
    evidence.subject = asked.about.subject;
    kind = form.choice<Kind>("loai", {{code_of(Kind::picture), Kind::picture},
                                      {code_of(Kind::scan), Kind::scan},
                                      {code_of(Kind::document), Kind::document}});
    evidence.title = form.text("ten");
    evidence.valid_from = form.date("tu", web::Need::optional);
    evidence.valid_to = form.date("den", web::Need::optional);
    evidence.is_public = asked.may_publish() && form.checked("cong-khai");
    if (evidence.valid_from && evidence.valid_to && *evidence.valid_to < *evidence.valid_from)
        form.refuse("den", words_of(AddRefused::ends_before_begins));
    if (evidence.is_public && kind && !may_be_public(*kind, evidence.subject))
        form.refuse("cong-khai", words_of(AddRefused::not_for_the_public));
    return evidence;
}

// The files on the disk; what is wrong with them goes to `typed`. Nothing is stored while a field is wrong.
std::vector<StoredUpload> store_files(const Asked& asked, std::optional<Kind> kind, Typed& typed) {
    std::vector<StoredUpload> stored;
    const auto& files = asked.request.files;
    if (files.empty()) typed.file_errors.push_back(asked.say(words_of(Refused::empty)));
    if (files.size() > most_files) typed.file_errors.push_back(asked.say(too_many));
    if (!typed.file_errors.empty() || !typed.form.valid() || !kind) return stored;
    bool try_later = false;
    for (const auto& file : files) {
        auto upload = store_upload(asked.folder, *kind, file);
        if (upload) {
            stored.push_back(*std::move(upload));
            continue;
        }
        try_later = upload.error() == Refused::busy || upload.error() == Refused::no_helper;
        typed.file_errors.push_back(fmt::format("{}: {}", file.name, asked.say(words_of(upload.error()))));
        if (try_later) break;  // the next would wait for nothing
    }
    if (try_later) typed.status = 503;
    return stored;
}

// Where the answer leads; nothing when the record went meanwhile.
std::optional<std::string> write(const Asked& asked, const NewEvidence& evidence,
                                 const std::vector<StoredUpload>& uploads) {
    const auto change =
        trail::begin_change(people::trail_actor(asked.visitor), std::string(add_reason.vi), asked.site.random);
    bool gone = false;
    auto location = people::once(asked.site.gate, asked.visitor, asked.request, [&](db::Writer& writer) {
        auto where = asked.link();
        gone = false;
        for (std::size_t at = 0; at < uploads.size(); ++at) {
            auto one = evidence;
            if (uploads.size() > 1) one.title += fmt::format(" ({})", at + 1);
            const auto added = add_evidence({writer, change, asked.visitor.now, asked.site.random}, one, uploads[at]);
            gone = gone || !added;
            if (added) where += fmt::format("{}{}={}", at == 0 ? '?' : '&', received_field, added->code);
        }
        return where;
    });
    return gone ? std::nullopt : std::optional(std::move(location));
}

std::optional<Response> taken_already(const Asked& asked) {
    std::optional<std::string> location;
    asked.site.database.read(
        [&](db::Reader& reader) { location = people::taken_before(reader, asked.visitor, asked.request); });
    return location ? std::optional(web::see_other(*std::move(location))) : std::nullopt;
}

Response take(const Asked& asked) {
    if (!asked.may_send()) return {.status = 404};
    if (auto done = taken_already(asked)) return *std::move(done);
    Typed typed{.form = web::Form(asked.request.form)};
    std::optional<Kind> kind;
    const auto evidence = read_form(asked, typed.form, kind);
    const auto uploads = store_files(asked, kind, typed);
    if (!typed.form.valid() || !typed.file_errors.empty()) {
        if (typed.status == 200) typed.status = 422;
        if (!asked.request.files.empty()) typed.file_errors.push_back(asked.say(choose_again));
        return page(asked, typed);
    }
    const auto location = write(asked, evidence, uploads);
    return location ? web::see_other(*location) : Response{.status = 404};
}

// ---- Withdrawing ----------------------------------------------------------------------------------------------------

Response withdraw(const Asked& asked) {
    std::optional<Evidence> evidence;
    asked.site.database.read(
        [&](db::Reader& reader) { evidence = evidence_with(reader, asked.request.parameters.back()); });
    if (!evidence || !(evidence->subject == asked.about.subject) || !asked.may_withdraw(*evidence))
        return {.status = 404};
    if (auto done = taken_already(asked)) return *std::move(done);
    Typed typed{.form = web::Form(asked.request.form), .withdrawing = evidence->code};
    const auto ground = typed.form.text(ground_field(*evidence));
    if (!typed.form.valid()) {
        typed.status = 422;
        return page(asked, typed);
    }
    const auto change = trail::begin_change(people::trail_actor(asked.visitor), ground, asked.site.random);
    const auto location = people::once(asked.site.gate, asked.visitor, asked.request, [&](db::Writer& writer) {
        (void)withdraw_evidence({writer, change, asked.visitor.now, asked.site.random}, evidence->code, ground);
        return asked.link();
    });
    return web::with_flash(web::see_other(location), asked.request, messages[0]);
}

// ---- Routes ---------------------------------------------------------------------------------------------------------

using Answer = Response (*)(const Asked&);

Response show(const Asked& asked) { return page(asked, {}); }

Response answer(const Site& site, const std::string& folder, const Request& request, const Visitor& visitor,
                const Pages& pages, Answer answers) {
    auto about = pages.about(request, visitor);
    if (!about) return {.status = 404};
    if (!(pages.own ? is_own(site.gate, visitor, *about) : may_view(site.gate, visitor, *about)))
        return {.status = 404};
    return answers({site, folder, request, visitor, *std::move(about), pages.own});
}

}  // namespace

void add_evidence_pages(web::RouteTable& routes, const Site& site, const std::string& files, const Pages& pages) {
    const auto add = [&](web::Route route, Answer answers) {
        if (pages.own) route.act = people::own_records;
        people::add_guarded_route(routes, site.gate, std::move(route),
                                  [&site, files, pages, answers](const Request& request, const Visitor& visitor) {
                                      return answer(site, files, request, visitor, pages, answers);
                                  });
    };
    add({.method = web::Method::get,
         .path = pages.list,
         .act = people::view_evidence,
         .doc = {"Ảnh và giấy tờ của một hồ sơ", "Pictures and papers of a record"},
         .handle = {}},
        show);
    add({.method = web::Method::post,
         .path = pages.list,
         .act = people::add_evidence,
         .doc = {"Gửi lên ảnh, bản quét, văn bản", "Send pictures, scans, documents"},
         .handle = {},
         .limits = web::form_with_files},
        take);
    add({.method = web::Method::post,
         .path = pages.withdrawal,
         .act = people::add_evidence,
         .doc = {"Thôi dùng một ảnh hoặc giấy tờ", "Withdraw a picture or paper"},
         .handle = {}},
        withdraw);
}

void add_evidence_routes(web::RouteTable& routes, const Site& site, const std::string& files) {
    struct Place {
        AboutKind kind;
        std::string_view list;
        std::string_view withdrawal;
    };
    constexpr std::array places{
        Place{AboutKind::product, "/quan-ly/san-pham/{code}/tai-lieu", "/quan-ly/san-pham/{code}/tai-lieu/{tep}/thoi"},
        Place{AboutKind::producer, "/quan-ly/chu-the/{code}/tai-lieu", "/quan-ly/chu-the/{code}/tai-lieu/{tep}/thoi"},
        Place{AboutKind::decision, "/quan-ly/quyet-dinh/{id}/tai-lieu", "/quan-ly/quyet-dinh/{id}/tai-lieu/{tep}/thoi"},
        Place{AboutKind::own_product, "/cua-toi/san-pham/{code}/tai-lieu",
              "/cua-toi/san-pham/{code}/tai-lieu/{tep}/thoi"}};
    for (const auto& place : places) {
        const auto about = [&site, kind = place.kind](const Request& request, const Visitor&) {
            return about_named(*site.index.get(), site.gazetteer, kind, request.parameters[0]);
        };
        add_evidence_pages(routes, site, files,
                           {place.list, place.withdrawal, place.kind == AboutKind::own_product, about});
    }
}

}  // namespace saolang::evidence
