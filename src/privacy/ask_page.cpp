#include "privacy/ask_page.hpp"

#include <array>

#include "privacy/request_store.hpp"
#include "privacy/words.hpp"
#include "registry/page_words.hpp"
#include "registry/view.hpp"
#include "web/flash.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"
#include "web/public_form.hpp"

namespace saolang::privacy {

namespace {

using registry::Site;
using web::Html;
using web::Word;

constexpr std::string_view path = "/du-lieu-ca-nhan";
constexpr std::string_view own_path = "/cua-toi/du-lieu-ca-nhan";
constexpr std::size_t most_of_one_sender = 5;  // an hour

constexpr Word lead{
    "Hệ thống có thể đang giữ tên, điện thoại, thư điện tử hoặc địa chỉ của bạn. Bạn có quyền xin bản dữ liệu ấy, xin "
    "sửa "
    "hoặc xin xoá (Luật 91/2025/QH15). Cơ quan phụ trách OCOP trả lời trong hai ngày làm việc.",
    "This registry may keep your name, telephone, e-mail or address. You may ask to get those data, to have them "
    "corrected "
    "or erased (Law 91/2025/QH15). The OCOP office answers within two working days."};
constexpr Word wanted_label{"Bạn muốn", "You want"};
constexpr Word words_label{"Dữ liệu nào, của ai", "Which data, and whose"};
constexpr Word words_hint{"Ví dụ: tôi là người đại diện của cơ sở …, xin sửa số điện thoại.",
                          "For example: I represent the producer …, please correct the telephone."};
constexpr Word own_words_hint{"Ví dụ: xin sửa số điện thoại.", "For example: please correct the telephone."};
constexpr Word contact_hint{"Điện thoại hoặc thư điện tử, để cơ quan xác nhận đúng là bạn và trả lời.",
                            "Telephone or e-mail, for the office to make sure that it is you and to answer."};
constexpr Word send{"Gửi yêu cầu", "Send the request"};
constexpr Word too_many{
    "Đang có quá nhiều yêu cầu cùng lúc. Chữ bạn gõ vẫn còn dưới đây; vui lòng gửi lại sau một giờ.",
    "Too many requests arrive at once. What you typed is kept below; please send it again in an hour."};

constexpr std::array messages{web::FlashMessage{"du-lieu-da-nhan", received_message}};

std::vector<web::Field> fields_of(web::Language language, const web::Form& form, Word hint) {
    const auto say = [language](Word word) { return std::string(word.in(language)); };
    web::Field wish{.name = "muon",
                    .label = say(wanted_label),
                    .value = std::string(form.typed("muon")),
                    .error = std::string(form.error("muon", language)),
                    .kind = web::Field::Kind::radio,
                    .required = true};
    for (const auto one : {Wish::get, Wish::correct, Wish::erase})
        wish.choices.push_back({std::string(code_of(one)), say(label_of(one))});
    return {std::move(wish),
            {.name = "noi-dung",
             .label = say(words_label),
             .hint = say(hint),
             .value = std::string(form.typed("noi-dung")),
             .error = std::string(form.error("noi-dung", language)),
             .kind = web::Field::Kind::long_text,
             .required = true},
            {.name = "lien-he",
             .label = say(contact_label),
             .hint = say(contact_hint),
             .value = std::string(form.typed("lien-he")),
             .error = std::string(form.error("lien-he", language)),
             .required = true}};
}

PrivacyRequest request_in(web::Form& form, Moment now) {
    const auto wish =
        form.choice<Wish>("muon", {{"get", Wish::get}, {"correct", Wish::correct}, {"erase", Wish::erase}});
    const auto today = date_in_vietnam(now);
    return {.id = {},
            .code = "",
            .moment = now,
            .wish = wish.value_or(Wish::get),
            .channel = Channel::page,
            .received_on = today,
            .due_on = due_day(today),
            .words = form.text("noi-dung", {.least = 5, .most = 2'000, .many_lines = true}),
            .contact = form.text("lien-he", {.least = 5, .most = 120})};
}

web::Response form_page(const registry::View& view, const web::Request& request, const web::Form& form,
                        const std::string& code, std::optional<Word> notice) {
    auto frame = registry::page_of(view, request, std::string(view.say(title)));
    frame.crumbs = {{std::string(view.say(registry::home_title)), view.link("/")}};
    const auto said = web::flash_of(request, messages);
    if (said) frame.flash = {web::Tone::good, std::string(view.say(said->words))};
    const auto fields = fields_of(view.language, form, words_hint);
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", view.say(title), view.say(lead));
    if (notice) html.add(web::flash({web::Tone::attention, std::string(view.say(*notice))}));
    html.add(web::form_errors(view.language, fields));
    html.add(R"(<form method="post" action="{}"><input type="hidden" name="ma" value="{}">)", web::Url(view.link(path)),
             code);
    for (const auto& field : fields) html.add(web::field(view.language, field));
    html.add(web::button(web::Press::primary, view.say(send))).add("</form>");
    auto response = web::html_response(web::render(frame, std::move(html).raw()));
    if (!form.valid()) response.status = 422;
    if (notice) response.status = 429;
    return said ? web::flash_shown(std::move(response)) : std::move(response);
}

web::Response take(const Site& site, web::Senders& senders, const web::Request& request) {
    const auto view = registry::view_of(site, request);
    web::Form form(request.form);
    const auto typed_code = form.typed("ma");
    auto asked = request_in(form, site.clock());
    asked.code = web::is_form_code(typed_code) ? std::string(typed_code) : short_code(site.random, 12);
    if (!form.valid()) return form_page(view, request, form, asked.code, {});
    if (!senders.may_send(request.remote_address, asked.moment))
        return form_page(view, request, form, asked.code, too_many);
    Result<void, RequestRefused> stored;
    const auto change = trail::begin_change({"public"}, "yêu cầu về dữ liệu cá nhân", site.random);
    site.database.write([&](db::Writer& writer) {
        stored = add_request({writer, change, asked.moment, site.random}, asked);
    });
    if (!stored) return form_page(view, request, form, asked.code, too_many);
    return web::with_flash(web::see_other(view.link(path)), request, messages[0]);
}

// ---- A producer's own page
// --------------------------------------------------------------------------------------------

web::Response own_page(const Site& site, const web::Request& request, const people::Visitor& visitor,
                       const web::Form& form) {
    const auto language = request.language;
    auto page = people::desk_page(site.gate, visitor, request, std::string(title.in(language)), "/cua-toi");
    const auto said = web::flash_of(request, messages);
    if (said) page.flash = {web::Tone::good, std::string(said->words.in(language))};
    const auto fields = fields_of(language, form, own_words_hint);
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", title.in(language), lead.in(language));
    html.add(web::form_errors(language, fields));
    html.add(people::form_start(site.gate, visitor, web::in_language(language, own_path),
                                web::first(request.form, people::code_field)));
    for (const auto& field : fields) html.add(web::field(language, field));
    html.add(web::button(web::Press::primary, send.in(language))).add("</form>");
    auto response = people::desk_response(page, std::move(html), form.valid() ? 200 : 422);
    return said ? web::flash_shown(std::move(response)) : std::move(response);
}

web::Response take_own(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto reach = people::reach_of(visitor.actor, people::own_records, site.gazetteer, visitor.today);
    if (reach.producers.empty()) return {.status = 404};
    web::Form form(request.form);
    auto asked = request_in(form, visitor.now);
    if (!form.valid()) return own_page(site, request, visitor, form);
    asked.code = short_code(site.random, 12);
    asked.channel = Channel::producer;
    asked.about = About{AboutKind::producer, reach.producers.front()};
    const auto location = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        const auto change =
            trail::begin_change(people::trail_actor(visitor), "yêu cầu về dữ liệu cá nhân", site.random);
        (void)add_request({writer, change, visitor.now, site.random}, asked);
        return web::in_language(request.language, own_path);
    });
    return web::with_flash(web::see_other(location), request, messages[0]);
}

}  // namespace

void add_ask_routes(web::RouteTable& routes, const Site& site) {
    routes.add({.method = web::Method::get,
                .path = path,
                .act = web::public_act,
                .doc = {"Biểu mẫu yêu cầu về dữ liệu cá nhân của mình", "Form to ask for one's personal data"},
                .handle = [&site](const web::Request& request) {
                    return form_page(registry::view_of(site, request), request, web::Form({}),
                                     short_code(site.random, 12), {});
                }});
    routes.add({.method = web::Method::post,
                .path = path,
                .act = web::public_act,
                .doc = {"Gửi yêu cầu về dữ liệu cá nhân", "Send a request about personal data"},
                .handle = [&site, senders = std::make_shared<web::Senders>(most_of_one_sender)](
                              const web::Request& request) { return take(site, *senders, request); },
                .runs = web::Runs::on_pool,
                .limits = web::small_form});
    people::add_guarded_route(routes, site.gate,
                              {.method = web::Method::get,
                               .path = own_path,
                               .act = people::own_records,
                               .doc = {"Chủ thể yêu cầu về dữ liệu cá nhân", "A producer asks for personal data"},
                               .handle = {}},
                              [&site](const web::Request& request, const people::Visitor& visitor) {
                                  return own_page(site, request, visitor, web::Form({}));
                              });
    people::add_guarded_route(routes, site.gate,
                              {.method = web::Method::post,
                               .path = own_path,
                               .act = people::own_records,
                               .doc = {"Gửi yêu cầu của chủ thể", "Send a producer's request"},
                               .handle = {}},
                              [&site](const web::Request& request, const people::Visitor& visitor) {
                                  return take_own(site, request, visitor);
                              });
}

}  // namespace saolang::privacy
