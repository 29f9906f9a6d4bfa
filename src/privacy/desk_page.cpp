#include "privacy/desk_page.hpp"

#include <algorithm>
#include <array>

#include "base/working_days.hpp"
#include "office/workbook.hpp"
#include "privacy/erase_page.hpp"
#include "privacy/request_page.hpp"
#include "privacy/request_store.hpp"
#include "privacy/subject.hpp"
#include "privacy/words.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"
#include "web/workbook.hpp"

namespace saolang::privacy {

namespace {

using registry::Site;
using web::Html;
using web::Word;

constexpr Word lead{"Trả lời trong hai ngày làm việc kể từ ngày nhận (Luật 91/2025/QH15). Yêu cầu quá hạn đứng trước.",
                    "To be answered within two working days of receipt (Law 91/2025/QH15). Late requests come first."};
constexpr Word none{"Chưa có yêu cầu nào.", "There is no request yet."};
constexpr Word write_down{"Ghi một yêu cầu", "Write a request down"};
constexpr Word received_label{"Ngày nhận", "Received on"};
constexpr Word received_hint{"Ví dụ 24/11/2026", "For example 24/11/2026"};
constexpr Word words_label{"Nội dung yêu cầu", "What is asked"};
constexpr Word in_future{"Ngày nhận không thể sau hôm nay.", "The day of receipt cannot be after today."};
constexpr Word save{"Lưu", "Save"};
constexpr Word due_heading{"Hạn trả lời", "Due on"};
constexpr Word state_heading{"Trạng thái", "State"};
constexpr Word answered_heading{"Ngày trả lời", "Answered on"};
constexpr Word channel_heading{"Đến từ", "Came from"};
constexpr std::size_t most_shown = 200;

std::vector<PrivacyRequest> requests_for(const Site& site, const people::Visitor& visitor, std::size_t most) {
    std::vector<PrivacyRequest> all;
    site.database.read([&](db::Reader& reader) { all = requests(reader); });
    std::erase_if(all, [&](const PrivacyRequest& one) { return !may_handle(site, visitor, one.about); });
    std::ranges::sort(all, [&](const auto& a, const auto& b) { return comes_before(a, b, visitor.today); });
    if (all.size() > most) all.erase(all.begin() + static_cast<std::ptrdiff_t>(most), all.end());
    return all;
}

web::Table table_of(web::Language language, const std::vector<PrivacyRequest>& all, Date today) {
    const auto say = [language](Word word) { return std::string(word.in(language)); };
    web::Table table{.caption = say(title),
                     .columns = {{say(due_heading)},
                                 {say(wish_label)},
                                 {say(received_label)},
                                 {say(channel_heading)},
                                 {say(state_heading)}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& one : all) {
        const auto href = web::in_language(language, std::string(requests_path) + "/" + one.code);
        table.rows.push_back({web::Cell::link(href, to_vietnamese(one.due_on)), say(label_of(one.wish)),
                              to_vietnamese(one.received_on), say(label_of(one.channel)),
                              state_tag(language, one, today)});
    }
    return table;
}

// All of them, with the columns of the page and the day of the answer. What was asked and by whom stays on its own
// page.
web::Response requests_file(const Site& site, const people::Visitor& visitor, web::Language language) {
    office::Table table;
    table.title = title.in(language);
    for (const auto word : {due_heading, wish_label, received_label, channel_heading, state_heading, answered_heading})
        table.headings.emplace_back(word.in(language));
    table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
        for (const auto& one : requests_for(site, visitor, SIZE_MAX))
            take(office::OutRow{{office::OutCell::Kind::date, to_iso(one.due_on)},
                                {.text = std::string(label_of(one.wish).in(language))},
                                {office::OutCell::Kind::date, to_iso(one.received_on)},
                                {.text = std::string(label_of(one.channel).in(language))},
                                {.text = std::string(state_word(one, visitor.today).in(language))},
                                {office::OutCell::Kind::date, one.answered_on ? to_iso(*one.answered_on) : ""}});
    };
    return web::workbook_response(office::write_xlsx(table), "du-lieu-ca-nhan.xlsx");
}

web::Response list_page(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto language = request.language;
    if (web::first(request.query, "dang") == "xlsx") return requests_file(site, visitor, language);
    auto page = people::desk_page(site.gate, visitor, request, std::string(title.in(language)), requests_path);
    const auto said = web::flash_of(request, request_messages());
    if (said) page.flash = {web::Tone::good, std::string(said->words.in(language))};
    const auto all = requests_for(site, visitor, most_shown);
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", title.in(language), lead.in(language));
    html.add("<p>{}</p>", web::button_link(web::Press::primary, web::in_language(language, new_request_path),
                                           write_down.in(language)));
    if (all.empty()) {
        html.add("<p>{}</p>", none.in(language));
    } else {
        auto table = table_of(language, all, visitor.today);
        table.excel_href = web::in_language(language, std::string(requests_path) + "?dang=xlsx");
        html.add(web::table(language, table));
    }
    auto response = people::desk_response(page, std::move(html));
    return said ? web::flash_shown(std::move(response)) : std::move(response);
}

web::Response new_page(const Site& site, const web::Request& request, const people::Visitor& visitor,
                       const web::Form& form) {
    const auto language = request.language;
    const auto say = [language](Word word) { return std::string(word.in(language)); };
    const auto text = [&](std::string_view name, Word label, web::Field::Kind kind, bool required) {
        return web::Field{.name = std::string(name),
                          .label = say(label),
                          .value = std::string(form.typed(name)),
                          .error = std::string(form.error(name, language)),
                          .kind = kind,
                          .required = required};
    };
    auto wish = text("muon", wish_label, web::Field::Kind::radio, true);
    for (const auto one : {Wish::get, Wish::correct, Wish::erase})
        wish.choices.push_back({std::string(code_of(one)), say(label_of(one))});
    auto received = text("ngay-nhan", received_label, web::Field::Kind::text, true);
    received.hint = say(received_hint);
    if (received.value.empty()) received.value = to_vietnamese(visitor.today);
    const std::vector<web::Field> fields{std::move(wish), std::move(received),
                                         text("noi-dung", words_label, web::Field::Kind::long_text, true),
                                         text("lien-he", contact_label, web::Field::Kind::text, false)};
    auto page = people::desk_page(site.gate, visitor, request, say(write_down), requests_path);
    page.crumbs = {{say(title), web::in_language(language, requests_path)}};
    Html html;
    html.add("<h1>{}</h1>", say(write_down)).add(web::form_errors(language, fields));
    html.add(people::form_start(site.gate, visitor, web::in_language(language, new_request_path),
                                web::first(request.form, people::code_field)));
    for (const auto& field : fields) html.add(web::field(language, field));
    html.add(web::button(web::Press::primary, say(save))).add("</form>");
    return people::desk_response(page, std::move(html), form.valid() ? 200 : 422);
}

web::Response take_new(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    web::Form form(request.form);
    const auto wish =
        form.choice<Wish>("muon", {{"get", Wish::get}, {"correct", Wish::correct}, {"erase", Wish::erase}});
    const auto received = form.date("ngay-nhan");
    if (received && *received > visitor.today) form.refuse("ngay-nhan", in_future);
    const auto words = form.text("noi-dung", {.most = 2'000, .many_lines = true});
    const auto contact = form.text("lien-he", {.need = web::Need::optional, .most = 120});
    if (!form.valid()) return new_page(site, request, visitor, form);
    const PrivacyRequest asked{.id = {},
                               .code = short_code(site.random, 12),
                               .moment = visitor.now,
                               .wish = *wish,
                               .channel = Channel::office,
                               .received_on = *received,
                               .due_on = due_day(*received),
                               .words = words,
                               .contact = contact};
    const auto location = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        const auto change =
            trail::begin_change(people::trail_actor(visitor), "ghi yêu cầu về dữ liệu cá nhân", site.random);
        (void)add_request({writer, change, visitor.now, site.random}, asked);
        // Whose data they are is not known yet: an officer of one province hands it to who holds everything.
        const auto open = may_handle(site, visitor, {}) ? "/" + asked.code : std::string();
        return web::in_language(request.language, std::string(requests_path) + open);
    });
    return web::with_flash(web::see_other(location), request, saved_message());
}

}  // namespace

void add_desk_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view path, Word doc, auto handle) {
        people::add_guarded_route(
            routes, site.gate,
            {.method = method, .path = path, .act = people::handle_privacy, .doc = doc, .handle = {}},
            [&site, handle](const web::Request& request, const people::Visitor& visitor) {
                return handle(site, request, visitor);
            });
    };
    add(web::Method::get, requests_path, {"Yêu cầu về dữ liệu cá nhân", "Requests about personal data"}, list_page);
    add(web::Method::get, new_request_path, {"Ghi một yêu cầu về dữ liệu cá nhân", "Write a request down"},
        [](const Site& where, const web::Request& request, const people::Visitor& visitor) {
            return new_page(where, request, visitor, web::Form({}));
        });
    add(web::Method::post, new_request_path, {"Lưu yêu cầu về dữ liệu cá nhân", "Save a request"}, take_new);
    add_request_routes(routes, site);
    add_erase_routes(routes, site);
}

}  // namespace saolang::privacy
