#include "registry/mine_page.hpp"

#include <fmt/core.h>

#include <array>

#include "registry/arrangement.hpp"
#include "registry/mine_view.hpp"
#include "registry/remark.hpp"
#include "web/flash.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr std::string_view path = "/cua-toi";
constexpr std::string_view ask_path = "/cua-toi/xin-sua";
constexpr std::string_view about_all = "chu-the";  // the remark is about the producer, not about one product

constexpr Label title{"Của tôi", "Mine"};
constexpr Label nothing_title{"Chưa có hồ sơ nào gắn với tài khoản này", "No record belongs to this account yet"};
constexpr Label nothing_text{"Vui lòng hỏi cán bộ OCOP của xã.", "Please ask the OCOP officer of the commune."};
constexpr Label ask_title{"Có điều gì chưa đúng?", "Is something not right?"};
constexpr Label ask_lead{"Viết cho cơ quan OCOP. Cơ quan xem và sửa; bạn không phải đi lại.",
                         "Write to the OCOP office. It looks into it and corrects; you need not go there."};
constexpr Label about_label{"Về", "About"};
constexpr Label about_producer{"Thông tin của chủ thể", "The producer's own facts"};
constexpr Label about_producer_words{"Về thông tin chủ thể {}: {}", "About the producer {}: {}"};
constexpr Label words_label{"Điều cần sửa", "What should be corrected"};
constexpr Label words_hint{"Ví dụ: số điện thoại mới là 0905 123 456.",
                           "For example: the new telephone is 0905 123 456."};
constexpr Label contact_label{"Gọi lại cho tôi theo số", "Call me back at"};
constexpr Label send{"Gửi cho cơ quan OCOP", "Send to the OCOP office"};
constexpr Label choose_what{"Vui lòng chọn điều cần sửa là về sản phẩm nào.", "Please choose what it is about."};
constexpr Label too_many{"Đang có quá nhiều yêu cầu cùng lúc. Chữ bạn viết vẫn còn; vui lòng gửi lại sau một giờ.",
                         "Too many requests arrive at once. What you wrote is kept; please send it again in an hour."};
constexpr std::array messages{
    web::FlashMessage{"xin-sua", {"Đã gửi cho cơ quan OCOP. Cảm ơn bạn.", "Sent to the OCOP office. Thank you."}}};

std::vector<ProducerAt> own_producers(const Site& site, const people::Visitor& visitor, const View& view) {
    std::vector<ProducerAt> own;
    const auto reach = people::reach_of(visitor.actor, people::own_records, site.gazetteer, view.today);
    for (const auto id : reach.producers)
        if (const auto at = view.index->at(ProducerId{id})) own.push_back(*at);
    return own;
}

std::span<const std::uint32_t> ranks_of(const View& view, ProducerAt producer) {
    return view.index->arrangement->by_producer[producer];
}

std::vector<web::Choice> choices_of(const View& view, const std::vector<ProducerAt>& own) {
    std::vector<web::Choice> choices;
    for (const auto producer : own) {
        if (ranks_of(view, producer).empty()) continue;
        const auto& record = view.index->producers[producer];
        choices.push_back({fmt::format("{}-{}", about_all, record.code),
                           fmt::format("{}: {}", view.say(about_producer), record.name)});
        for (const auto rank : ranks_of(view, producer)) {
            const auto& product = view.index->products[view.index->arrangement->product[rank]];
            choices.push_back({product.code, product.name});
        }
    }
    return choices;
}

struct Shown {
    web::Form form{{}};
    std::string code = {};  // of the form, when it is shown again
    std::string phone = {};
    std::optional<Label> notice = {};
};

void add_request_form(Html& html, const Site& site, const people::Visitor& visitor, const View& view,
                      const std::vector<ProducerAt>& own, const Shown& shown) {
    const auto choices = choices_of(view, own);
    if (choices.empty()) return;  // a remark names a product
    const auto chosen = shown.form.typed("ve");
    const auto typed = shown.form.typed("lien-he");
    const std::vector<web::Field> fields{{.name = "ve",
                                          .label = std::string(view.say(about_label)),
                                          .value = chosen.empty() ? choices.front().value : std::string(chosen),
                                          .error = std::string(shown.form.error("ve", view.language)),
                                          .kind = web::Field::Kind::choice,
                                          .choices = choices},
                                         {.name = "noi-dung",
                                          .label = std::string(view.say(words_label)),
                                          .hint = std::string(view.say(words_hint)),
                                          .value = std::string(shown.form.typed("noi-dung")),
                                          .error = std::string(shown.form.error("noi-dung", view.language)),
                                          .kind = web::Field::Kind::long_text,
                                          .required = true},
                                         {.name = "lien-he",
                                          .label = std::string(view.say(contact_label)),
                                          .value = typed.empty() ? shown.phone : std::string(typed),
                                          .error = std::string(shown.form.error("lien-he", view.language)),
                                          .kind = web::Field::Kind::phone,
                                          .autocomplete = "tel"}};
    html.add(R"(<section class="panel" id="xin-sua"><h2>{}</h2><p>{}</p>)", view.say(ask_title), view.say(ask_lead));
    if (shown.notice) html.add(web::flash({web::Tone::attention, std::string(view.say(*shown.notice))}));
    html.add(web::form_errors(view.language, fields));
    html.add(people::form_start(site.gate, visitor, view.link(ask_path), shown.code));
    for (const auto& field : fields) html.add(web::field(view.language, field));
    html.add(web::button(web::Press::primary, view.say(send))).add("</form></section>");
}

web::Response page(const Site& site, const web::Request& request, const people::Visitor& visitor, Shown shown) {
    const auto view = view_of(site, request);
    const auto own = own_producers(site, visitor, view);
    auto frame = people::desk_page(site.gate, visitor, request, std::string(view.say(title)), path);
    if (const auto message = web::flash_of(request, messages))
        frame.flash = web::Flash{web::Tone::good, std::string(view.say(message->words))};
    Html html;
    if (own.empty())
        html.add(web::empty_state(
            {.title = std::string(view.say(nothing_title)), .text = std::string(view.say(nothing_text))}));
    std::vector<ProducerPrivate> facts;
    std::optional<Contact> contact;
    site.database.read([&](db::Reader& reader) {
        for (const auto at : own) {
            const auto& producer = view.index->producers[at];
            facts.push_back(private_facts_of(reader, producer.id).value_or(ProducerPrivate{}));
            if (!contact) contact = contact_for(reader, view, producer);
        }
    });
    for (std::size_t i = 0; i < own.size(); ++i) {
        const auto& producer = view.index->producers[own[i]];
        if (shown.phone.empty()) shown.phone = facts[i].phone.value_or("");
        html.add("<h1>{}</h1>", producer.name).add(own_products(view, own[i])).add(own_facts(view, producer, facts[i]));
    }
    if (contact) html.add(whom_to_ask(view, *contact));
    add_request_form(html, site, visitor, view, own, shown);
    const int status = shown.notice ? 429 : shown.form.valid() ? 200 : 422;
    auto response = people::desk_response(frame, std::move(html), status);
    return frame.flash ? web::flash_shown(std::move(response)) : response;
}

// What the form's choice names, when it is of one's own: the product, and the words as the office reads them.
std::optional<Remark> remark_about(const View& view, const std::vector<ProducerAt>& own, std::string_view chosen,
                                   const std::string& words) {
    for (const auto producer : own) {
        const auto& record = view.index->producers[producer];
        const bool of_producer = chosen == fmt::format("{}-{}", about_all, record.code);
        for (const auto rank : ranks_of(view, producer)) {
            const auto& product = view.index->products[view.index->arrangement->product[rank]];
            if (!of_producer && product.code != chosen) continue;
            Remark remark;
            remark.product = product.id;
            remark.words = of_producer ? filled(about_producer_words.vi, record.name, words) : words;
            return remark;
        }
    }
    return std::nullopt;
}

web::Response take(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto view = view_of(site, request);
    Shown shown{.form = web::Form(request.form), .code = std::string(web::first(request.form, people::code_field))};
    const auto words = shown.form.text("noi-dung", {.least = 5, .most = 2'000, .many_lines = true});
    const auto contact = shown.form.text("lien-he", {.need = web::Need::optional, .most = 120});
    if (shown.form.typed("ve").empty()) shown.form.refuse("ve", choose_what);
    auto remark = remark_about(view, own_producers(site, visitor, view), shown.form.typed("ve"), words);
    if (!remark && !shown.form.typed("ve").empty()) return {.status = 404};  // of somebody else, or of nobody
    if (!shown.form.valid()) return page(site, request, visitor, std::move(shown));
    remark->code = short_code(site.random, 12);
    remark->contact = contact;
    remark->moment = visitor.now;
    const auto change = trail::begin_change(people::trail_actor(visitor), std::string(ask_title.vi), site.random);
    const auto where = view.link(path);
    bool refused = false;
    site.database.write([&](db::Writer& writer) {  // not `once`: what is refused may be sent again
        refused = false;
        if (people::taken_before(writer, visitor, request)) return;
        refused = !add_remark({writer, change, visitor.now, site.random}, *remark);
        if (!refused) people::mark_taken(writer, visitor, request, where);
    });
    if (refused) {
        shown.notice = too_many;
        return page(site, request, visitor, std::move(shown));
    }
    return web::with_flash(web::see_other(where), request, messages[0]);
}

}  // namespace

void add_mine_routes(web::RouteTable& routes, const Site& site) {
    people::add_guarded_route(routes, site.gate,
                              {.method = web::Method::get,
                               .path = path,
                               .act = people::own_records,
                               .doc = {"Hồ sơ, sản phẩm và sao của chính mình", "One's own record, products and stars"},
                               .handle = {}},
                              [&site](const web::Request& request, const people::Visitor& visitor) {
                                  return page(site, request, visitor, {});
                              });
    people::add_guarded_route(
        routes, site.gate,
        {.method = web::Method::post,
         .path = ask_path,
         .act = people::own_records,
         .doc = {"Xin cơ quan OCOP sửa thông tin của mình", "Ask the office to correct one's own facts"},
         .handle = {}},
        [&site](const web::Request& request, const people::Visitor& visitor) { return take(site, request, visitor); });
}

}  // namespace saolang::registry
