#include "registry/remark_page.hpp"

#include <fmt/core.h>

#include <array>

#include "registry/page_words.hpp"
#include "registry/remark.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"
#include "web/public_form.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label title{"Báo thông tin sai", "Report wrong information"};
constexpr Label lead{"Điều gì về sản phẩm này không đúng? Cơ quan phụ trách OCOP của tỉnh sẽ xem và sửa.",
                     "What about this product is wrong? The province's OCOP office will look into it."};
constexpr Label words_label{"Điều không đúng", "What is wrong"};
constexpr Label words_hint{"Ví dụ: sản phẩm được công nhận 4 sao, không phải 3 sao.",
                           "For example: the product has four stars, not three."};
constexpr Label contact_label{"Điện thoại hoặc thư điện tử (không bắt buộc)", "Telephone or e-mail (optional)"};
constexpr Label contact_hint{"Chỉ dùng để trả lời bạn, không hiện trên trang.",
                             "Only to answer you; never shown on a page."};
constexpr Label send{"Gửi", "Send"};
constexpr Label too_many{
    "Đang có quá nhiều báo cáo cùng lúc. Chữ bạn gõ vẫn còn dưới đây; vui lòng gửi lại sau một giờ.",
    "Too many reports arrive at once. What you typed is kept below; please send it again in an hour."};

constexpr std::array messages{
    web::FlashMessage{"bao-sai", {"Đã nhận báo cáo của bạn. Cảm ơn bạn.", "Your report has arrived. Thank you."}}};

constexpr std::size_t most_of_one_sender = 10;  // an hour: one sender cannot use up what all may send
web::Response form_page(const View& view, const web::Request& request, const Product& product, const web::Form& form,
                        const std::string& code, std::optional<Label> notice) {
    auto frame = page_of(view, request, fmt::format("{}: {}", view.say(title), product.name));
    frame.section = web::Section::products;
    frame.crumbs = {{std::string(view.say(home_title)), view.link("/")},
                    {std::string(view.say(products_title)), view.link("/san-pham")},
                    {product.name, view.link("/san-pham/" + product.slug)}};
    const std::vector<web::Field> fields{{.name = "noi-dung",
                                          .label = std::string(view.say(words_label)),
                                          .hint = std::string(view.say(words_hint)),
                                          .value = std::string(form.typed("noi-dung")),
                                          .error = std::string(form.error("noi-dung", view.language)),
                                          .kind = web::Field::Kind::long_text,
                                          .required = true},
                                         {.name = "lien-he",
                                          .label = std::string(view.say(contact_label)),
                                          .hint = std::string(view.say(contact_hint)),
                                          .value = std::string(form.typed("lien-he")),
                                          .error = std::string(form.error("lien-he", view.language))}};
    Html html;
    html.add(R"(<h1>{}: {}</h1><p class="lead">{}</p>)", view.say(title), product.name, view.say(lead));
    if (notice) html.add(web::flash({web::Tone::attention, std::string(view.say(*notice))}));
    html.add(web::form_errors(view.language, fields));
    html.add(R"(<form method="post" action="{}"><input type="hidden" name="ma" value="{}">)",
             web::Url(view.link(request.path)), code);
    for (const auto& field : fields) html.add(web::field(view.language, field));
    html.add(web::button(web::Press::primary, view.say(send))).add("</form>");
    auto response = web::html_response(web::render(frame, std::move(html).raw()));
    if (!form.valid()) response.status = 422;
    if (notice) response.status = 429;
    return response;
}

const Product* product_at(const View& view, const web::Request& request) {
    const auto found = view.index->product_by_slug.find(request.parameters[0]);
    return found == view.index->product_by_slug.end() ? nullptr : &view.index->products[found->second];
}

web::Response show(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto* product = product_at(view, request);
    if (!product) return {.status = 404};
    return form_page(view, request, *product, web::Form({}), short_code(site.random, 12), {});
}

web::Response take(const Site& site, web::Senders& senders, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto* product = product_at(view, request);
    if (!product) return {.status = 404};
    web::Form form(request.form);
    const auto typed_code = form.typed("ma");
    Remark remark{.code = web::is_form_code(typed_code) ? std::string(typed_code) : short_code(site.random, 12),
                  .product = product->id,
                  .words = form.text("noi-dung", {.least = 5, .most = 2'000, .many_lines = true}),
                  .contact = form.text("lien-he", {.need = web::Need::optional, .most = 120}),
                  .moment = site.clock()};
    if (!form.valid()) return form_page(view, request, *product, form, remark.code, {});
    if (!senders.may_send(request.remote_address, remark.moment))
        return form_page(view, request, *product, form, remark.code, too_many);
    Result<void, RemarkRefused> stored;
    const auto change = trail::begin_change({"public"}, "Người đọc báo sai", site.random);
    site.database.write([&](db::Writer& writer) {
        stored = add_remark({writer, change, remark.moment, site.random}, remark);
    });
    if (!stored) return form_page(view, request, *product, form, remark.code, too_many);
    return web::with_flash(web::see_other(view.link("/san-pham/" + product->slug)), request, messages[0]);
}

}  // namespace

std::span<const web::FlashMessage> remark_messages() { return messages; }

void add_remark_routes(web::RouteTable& routes, const Site& site) {
    routes.add({.method = web::Method::get,
                .path = "/san-pham/{slug}/bao-sai",
                .act = web::public_act,
                .doc = {"Biểu mẫu báo thông tin sai", "Form to report wrong information"},
                .handle = [&site](const web::Request& request) { return show(site, request); }});
    routes.add({.method = web::Method::post,
                .path = "/san-pham/{slug}/bao-sai",
                .act = web::public_act,
                .doc = {"Gửi báo cáo thông tin sai", "Send a report of wrong information"},
                .handle = [&site, senders = std::make_shared<web::Senders>(most_of_one_sender)](
                              const web::Request& request) { return take(site, *senders, request); },
                .runs = web::Runs::on_pool,
                .limits = web::small_form});
}

}  // namespace saolang::registry
