#include "privacy/request_page.hpp"

#include <array>

#include "base/working_days.hpp"
#include "privacy/kept.hpp"
#include "privacy/request_store.hpp"
#include "privacy/subject.hpp"
#include "privacy/words.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::privacy {

namespace {

using registry::Site;
using web::Html;
using web::Word;

constexpr std::array messages{web::FlashMessage{"yeu-cau-da-luu", {"Đã lưu yêu cầu.", "The request is saved."}}};

constexpr Word late_word{"Quá hạn", "Late"};
constexpr Word open_word{"Chờ trả lời", "Waits"};
constexpr Word answered_word{"Đã trả lời", "Answered"};

constexpr Word words_heading{"Nội dung yêu cầu", "What is asked"};
constexpr Word received_heading{"Ngày nhận", "Received on"};
constexpr Word due_heading{"Hạn trả lời", "Due on"};
constexpr Word channel_heading{"Đến từ", "Came from"};
constexpr Word answered_heading{"Trả lời ngày", "Answered on"};
constexpr Word answer_heading{"Đã trả lời thế nào", "How it was answered"};
constexpr Word erased_heading{"Số giá trị đã xoá", "Values erased"};
constexpr Word unknown_holidays{
    "Chưa có lịch nghỉ của năm này: hạn chỉ trừ thứ Bảy và Chủ nhật.",
    "Days off of this year are not published here: only Saturdays and Sundays are left out of the term."};

constexpr Word whose_heading{"Dữ liệu của ai", "Whose data"};
constexpr Word whose_lead{"Mã đứng trong địa chỉ trang của hồ sơ, sau dấu gạch chéo cuối.",
                          "The code stands in the address of the record's page, after the last slash."};
constexpr Word kind_label{"Loại hồ sơ", "Kind of record"};
constexpr Word code_label{"Mã hồ sơ", "Code of the record"};
constexpr Word no_such{"Không tìm thấy hồ sơ có mã này.", "There is no record with this code."};
constexpr Word set_record{"Chọn hồ sơ này", "Take this record"};

constexpr Word kept_heading{"Tất cả những gì đang giữ", "Everything that is kept"};
constexpr Word history_heading{"Lịch sử", "History"};
constexpr Word download{"Tải tệp dữ liệu (JSON)", "Download the data (JSON)"};
constexpr Word erase_word{"Xoá dữ liệu cá nhân…", "Erase the personal data…"};
constexpr Word column_heading{"Điều được giữ", "What is kept"};
constexpr Word value_heading{"Giá trị", "Value"};
constexpr Word moment_heading{"Lúc", "When"};
constexpr Word by_heading{"Ai", "Who"};
constexpr Word before_heading{"Trước", "Before"};
constexpr Word after_heading{"Sau", "After"};
constexpr Word give_answer{"Ghi câu trả lời", "Write the answer down"};
constexpr Word before_received{"Ngày trả lời phải từ ngày nhận đến hôm nay.",
                               "The day of the answer lies between the day of receipt and today."};

std::optional<Kept> kept_of(const Site& site, const PrivacyRequest& asked) {
    std::optional<Kept> kept;
    if (asked.about) site.database.read([&](db::Reader& reader) { kept = kept_about(reader, *asked.about); });
    return kept;
}

void add_facts(Html& html, web::Language language, const PrivacyRequest& asked, Date today) {
    const auto say = [language](Word word) { return std::string(word.in(language)); };
    std::vector<web::Fact> facts{{say(wish_label), say(label_of(asked.wish))},
                                 {say(received_heading), to_vietnamese(asked.received_on)},
                                 {say(due_heading), to_vietnamese(asked.due_on)},
                                 {say(channel_heading), say(label_of(asked.channel))}};
    if (!asked.words.empty()) facts.push_back({say(words_heading), asked.words});
    if (!asked.contact.empty()) facts.push_back({say(contact_label), asked.contact});
    if (asked.answered_on) facts.push_back({say(answered_heading), to_vietnamese(*asked.answered_on)});
    if (!asked.answer.empty()) facts.push_back({say(answer_heading), asked.answer});
    if (asked.erased) facts.push_back({say(erased_heading), *asked.erased});
    html.add("<p>{}</p>", state_tag(language, asked, today)).add(web::facts(facts));
    if (asked.due_on > Calendar::shipped().known_until) html.add("<p>{}</p>", say(unknown_holidays));
}

void add_kept(Html& html, web::Language language, const PrivacyRequest& asked, const Kept& kept) {
    const auto say = [language](Word word) { return std::string(word.in(language)); };
    html.add("<h2>{}: {}</h2>", say(kept_heading), kept.name);
    web::Table values{.caption = say(kept_heading),
                      .columns = {{say(column_heading)}, {say(value_heading)}},
                      .rows = {},
                      .caption_hidden = true};
    for (const auto& one : kept.values) values.rows.push_back({column_words(language, one.column), one.value});
    html.add(web::table(language, values));
    web::Table history{.caption = say(history_heading),
                       .columns = {{say(moment_heading)},
                                   {say(by_heading)},
                                   {say(column_heading)},
                                   {say(before_heading)},
                                   {say(after_heading)}},
                       .rows = {}};
    for (const auto& one : kept.history)
        history.rows.push_back(
            {to_vietnamese(one.moment), one.account, column_words(language, one.field), one.before, one.after});
    html.add("<details><summary>{}</summary>", say(history_heading));
    html.add(web::table(language, history)).add("</details>");
    const auto path = path_of(language, asked);
    html.add("<p>{} {}</p>", web::button_link(web::Press::plain, path + "/tep", say(download)),
             web::button_link(web::Press::destructive, path + "/xoa", say(erase_word)));
}

void add_whose_form(Html& html, const Site& site, const web::Request& request, const people::Visitor& visitor,
                    const PrivacyRequest& asked, const web::Form& form) {
    const auto language = request.language;
    const auto say = [language](Word word) { return std::string(word.in(language)); };
    web::Field kind{.name = "loai",
                    .label = say(kind_label),
                    .value = std::string(form.typed("loai")),
                    .error = std::string(form.error("loai", language)),
                    .kind = web::Field::Kind::choice,
                    .required = true};
    for (const auto one : {AboutKind::producer, AboutKind::account, AboutKind::remark})
        kind.choices.push_back({std::string(code_of(one)), say(label_of(one))});
    const web::Field code{.name = "ma-ho-so",
                          .label = say(code_label),
                          .value = std::string(form.typed("ma-ho-so")),
                          .error = std::string(form.error("ma-ho-so", language)),
                          .required = true};
    html.add("<h2>{}</h2><p>{}</p>", say(whose_heading), say(whose_lead));
    html.add(people::form_start(site.gate, visitor, path_of(language, asked) + "/ho-so"));
    html.add(web::field(language, kind)).add(web::field(language, code));
    html.add(web::button(web::Press::plain, say(set_record))).add("</form>");
}

void add_answer_form(Html& html, const Site& site, const web::Request& request, const people::Visitor& visitor,
                     const PrivacyRequest& asked, const web::Form& form) {
    const auto language = request.language;
    const auto say = [language](Word word) { return std::string(word.in(language)); };
    const auto typed_day = form.typed("ngay-tra-loi");
    const web::Field day{.name = "ngay-tra-loi",
                         .label = say(answered_heading),
                         .value = typed_day.empty() ? to_vietnamese(visitor.today) : std::string(typed_day),
                         .error = std::string(form.error("ngay-tra-loi", language)),
                         .required = true};
    const web::Field how{.name = "tra-loi",
                         .label = say(answer_heading),
                         .value = std::string(form.typed("tra-loi")),
                         .error = std::string(form.error("tra-loi", language)),
                         .kind = web::Field::Kind::long_text,
                         .required = true};
    html.add("<h2>{}</h2>", say(give_answer));
    html.add(people::form_start(site.gate, visitor, path_of(language, asked) + "/tra-loi"));
    html.add(web::field(language, day)).add(web::field(language, how));
    html.add(web::button(web::Press::primary, say(give_answer))).add("</form>");
}

web::Response page_of(const Site& site, const web::Request& request, const people::Visitor& visitor,
                      const PrivacyRequest& asked, const web::Form& form) {
    const auto language = request.language;
    web::Request shown = request;  // the page's own address, also where a form came back
    shown.path = path_of(web::Language::vi, asked);
    auto page = people::desk_page(site.gate, visitor, shown, std::string(title.in(language)), requests_path);
    const auto said = web::flash_of(request, messages);
    if (said) page.flash = {web::Tone::good, std::string(said->words.in(language))};
    Html html;
    html.add("<h1>{}</h1>", label_of(asked.wish).in(language));
    add_facts(html, language, asked, visitor.today);
    if (const auto kept = kept_of(site, asked)) add_kept(html, language, asked, *kept);
    if (!asked.answered_on) {
        add_whose_form(html, site, request, visitor, asked, form);
        add_answer_form(html, site, request, visitor, asked, form);
    }
    auto response = people::desk_response(page, std::move(html), form.valid() ? 200 : 422);
    return said ? web::flash_shown(std::move(response)) : std::move(response);
}

web::Response show(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto asked = request_at(site, request, visitor);
    if (!asked) return {.status = 404};
    return page_of(site, request, visitor, *asked, web::Form({}));
}

web::Response file(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto asked = request_at(site, request, visitor);
    const auto kept = asked ? kept_of(site, *asked) : std::nullopt;
    if (!kept) return {.status = 404};
    return web::file_response(json_of(*kept, visitor.today), "application/json", "du-lieu-ca-nhan.json");
}

// Writes what `change` made of the request; nothing when nothing differs.
web::Response corrected(const Site& site, const web::Request& request, const people::Visitor& visitor,
                        const PrivacyRequest& after, std::string reason) {
    const auto location = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        const auto change = trail::begin_change(people::trail_actor(visitor), std::move(reason), site.random);
        correct_request({writer, change, visitor.now, site.random}, after);
        return path_of(request.language, after);
    });
    return web::with_flash(web::see_other(location), request, messages[0]);
}

web::Response take_whose(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    auto asked = request_at(site, request, visitor);
    if (!asked || asked->answered_on) return {.status = 404};
    web::Form form(request.form);
    const auto kind = form.choice<AboutKind>(
        "loai", {{"producer", AboutKind::producer}, {"account", AboutKind::account}, {"remark", AboutKind::remark}});
    const auto code = form.text("ma-ho-so", {.most = 60});
    std::optional<About> about;
    if (kind && !code.empty())
        site.database.read([&](db::Reader& reader) { about = about_with_code(reader, *kind, code); });
    // A record out of reach is as one that is missing.
    if (about && !may_handle(site, visitor, about)) about.reset();
    if (form.valid() && !about) form.refuse("ma-ho-so", no_such);
    if (!form.valid()) return page_of(site, request, visitor, *asked, form);
    asked->about = about;
    return corrected(site, request, visitor, *asked, "ghi hồ sơ của yêu cầu về dữ liệu cá nhân");
}

web::Response take_answer(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    auto asked = request_at(site, request, visitor);
    if (!asked || asked->answered_on) return {.status = 404};
    web::Form form(request.form);
    const auto day = form.date("ngay-tra-loi");
    if (day && (*day < asked->received_on || *day > visitor.today)) form.refuse("ngay-tra-loi", before_received);
    asked->answer = form.text("tra-loi", {.most = 2'000, .many_lines = true});
    if (!form.valid()) return page_of(site, request, visitor, *asked, form);
    asked->answered_on = day;
    return corrected(site, request, visitor, *asked, "trả lời yêu cầu về dữ liệu cá nhân");
}

}  // namespace

std::span<const web::FlashMessage> request_messages() { return messages; }
const web::FlashMessage& saved_message() { return messages[0]; }

std::optional<PrivacyRequest> request_at(const Site& site, const web::Request& request,
                                         const people::Visitor& visitor) {
    std::optional<PrivacyRequest> found;
    site.database.read([&](db::Reader& reader) { found = request_with_code(reader, request.parameters[0]); });
    if (found && !may_handle(site, visitor, found->about)) found.reset();
    return found;
}

std::string path_of(web::Language language, const PrivacyRequest& request) {
    return web::in_language(language, std::string(requests_path) + "/" + request.code);
}

Word state_word(const PrivacyRequest& request, Date today) {
    switch (urgency_of(request, today)) {
        case Urgency::late:
            return late_word;
        case Urgency::open:
            return open_word;
        case Urgency::answered:
            break;
    }
    return answered_word;
}

web::Raw state_tag(web::Language language, const PrivacyRequest& request, Date today) {
    static constexpr std::array tones{web::Tone::wrong, web::Tone::attention, web::Tone::good};
    return web::tag(tones[static_cast<std::size_t>(urgency_of(request, today))],
                    state_word(request, today).in(language));
}

void add_request_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view path, Word doc, auto handle) {
        people::add_guarded_route(
            routes, site.gate,
            {.method = method, .path = path, .act = people::handle_privacy, .doc = doc, .handle = {}},
            [&site, handle](const web::Request& request, const people::Visitor& visitor) {
                return handle(site, request, visitor);
            });
    };
    add(web::Method::get, "/quan-ly/du-lieu-ca-nhan/{code}",
        {"Một yêu cầu về dữ liệu cá nhân", "One request about personal data"}, show);
    add(web::Method::get, "/quan-ly/du-lieu-ca-nhan/{code}/tep",
        {"Tất cả dữ liệu đang giữ về một người, một tệp JSON", "Everything kept about a person, one JSON file"}, file);
    add(web::Method::post, "/quan-ly/du-lieu-ca-nhan/{code}/ho-so",
        {"Ghi yêu cầu nói về hồ sơ nào", "Say which record a request is about"}, take_whose);
    add(web::Method::post, "/quan-ly/du-lieu-ca-nhan/{code}/tra-loi",
        {"Ghi câu trả lời của yêu cầu", "Write down how a request was answered"}, take_answer);
}

}  // namespace saolang::privacy
