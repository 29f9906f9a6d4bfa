// /quan-ly/san-pham/hang-loat: many products at once. It asks first and names each; what is written is one change.

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/number.hpp"
#include "registry/desk_bulk.hpp"
#include "registry/desk_products_page.hpp"
#include "registry/record.hpp"
#include "web/form.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label products_label{"Sản phẩm", "Products"};
constexpr Label title{"Sửa nhiều sản phẩm", "Correct many products"};
constexpr Label will_change{"{} sản phẩm sẽ được ghi lại trong một lần thay đổi. Có thể hoàn tác sau.",
                            "{} products will be written as one change. It can be taken back later."};
constexpr Label none_chosen{"Chưa chọn sản phẩm nào cần sửa. Vui lòng đánh dấu sản phẩm trong danh sách rồi làm lại.",
                            "No chosen product needs a change. Please tick products in the list and try again."};
constexpr Label to_list{"Về danh sách sản phẩm", "To the list of products"};
constexpr Label left_heading{"Những sản phẩm giữ nguyên", "Products that stay as they are"};
constexpr Label will_heading{"Những sản phẩm sẽ sửa", "Products that will be changed"};
constexpr Label same_already{"đã như vậy", "is so already"};
constexpr Label other_set{"đang theo bộ tiêu chí của nhóm khác: hãy sửa bộ tiêu chí trước",
                          "follows a criteria set of another group: correct the set first"};
constexpr Label never_recognised{"mới đăng ký, chưa được công nhận", "only registered, never recognised"};
constexpr Label reason_label{"Lý do", "Reason"};
constexpr Label reason_hint{"Ví dụ: rà soát theo công văn của Sở", "For example: review asked for by the department"};
constexpr Label write_button{"Ghi {} sản phẩm", "Write {} products"};
constexpr Label changed_since{
    "Trong lúc bạn xem, có người vừa sửa một sản phẩm trong số này, nên chưa ghi gì. Vui lòng xem lại rồi ghi.",
    "Somebody corrected one of these products meanwhile, so nothing was written. Please look again and write."};
constexpr std::string_view path = "/quan-ly/san-pham/hang-loat";
constexpr std::string_view list_path = "/quan-ly/san-pham";

struct Chosen {
    BulkAct act;
    std::vector<ProductAt> products;  // none when it is not said what to do
};

// Nothing when a record is not the visitor's to edit: as for one that does not exist.
std::optional<Chosen> chosen_in(const DeskRequest& desk, const web::Pairs& sent) {
    Chosen chosen;
    const auto act = bulk_act_from_code(web::first(sent, "viec"));
    if (!act) return chosen;
    chosen.act = *act;
    for (const auto code : web::every(sent, "sp")) {
        const auto found = desk.index().product_by_code.find(code);
        if (found == desk.index().product_by_code.end()) return std::nullopt;
        if (!desk.may(people::edit_records, subject_of_product(desk.index(), found->second))) return std::nullopt;
        if (std::ranges::find(chosen.products, found->second) == chosen.products.end())
            chosen.products.push_back(found->second);
    }
    return chosen;
}

Label words_of(LeftAlone why) {
    constexpr std::array words{same_already, other_set, never_recognised};
    return words[static_cast<std::size_t>(why)];
}

trail::Subject trail_subject(const DeskRequest& desk, ProductAt at) {
    return {"product", static_cast<std::int64_t>(desk.index().products[at].id)};
}

void add_form(Html& html, const DeskRequest& desk, const Chosen& chosen, const std::vector<ProductAt>& changing) {
    html.add(people::form_start(desk.site.gate, desk.visitor, desk.link(path)));
    html.add(R"(<input type="hidden" name="viec" value="{}"><h2>{}</h2><ul>)", code_of(chosen.act),
             desk.say(will_heading));
    desk.site.database.read([&](db::Reader& reader) {
        for (const auto at : changing) {
            const auto& product = desk.index().products[at];
            html.add(R"(<li><a href="{}">{}</a><input type="hidden" name="sp" value="{}">)",
                     web::Url(desk.link("/quan-ly/san-pham/" + product.code)), product.name, product.code);
            html.add(R"(<input type="hidden" name="phien-ban" value="{}"></li>)",
                     trail::last_sequence(reader, trail_subject(desk, at)));
        }
    });
    html.add("</ul>{}", web::field(desk.view.language, {.name = "ly-do",
                                                        .label = std::string(desk.say(reason_label)),
                                                        .hint = std::string(desk.say(reason_hint)),
                                                        .value = std::string(web::first(desk.request.form, "ly-do"))}));
    html.add(R"(<p class="actions">{}{}</p></form>)",
             web::button(web::Press::primary, filled(desk.say(write_button), std::to_string(changing.size()))),
             web::button_link(web::Press::plain, desk.link(list_path), desk.say(to_list)));
}

web::Response asking_page(const DeskRequest& desk, const Chosen& chosen, std::optional<Label> notice, int status) {
    std::vector<ProductAt> changing;
    std::vector<std::pair<ProductAt, LeftAlone>> left;
    for (const auto at : chosen.products) {
        if (const auto why = why_left(desk.index().products[at], chosen.act)) {
            left.emplace_back(at, *why);
        } else {
            changing.push_back(at);
        }
    }
    Html html;
    html.add("<h1>{}</h1>", chosen.products.empty() ? std::string(desk.say(title)) : bulk_words(desk.view, chosen.act));
    if (notice) html.add(web::flash({web::Tone::attention, std::string(desk.say(*notice))}));
    if (changing.empty()) {
        html.add("<p>{}</p><p>{}</p>", desk.say(none_chosen),
                 web::button_link(web::Press::plain, desk.link(list_path), desk.say(to_list)));
    } else {
        html.add(R"(<p class="lead">{}</p>)", filled(desk.say(will_change), std::to_string(changing.size())));
        add_form(html, desk, chosen, changing);
    }
    if (!left.empty()) {
        html.add("<h2>{}</h2><ul>", desk.say(left_heading));
        for (const auto& [at, why] : left)
            html.add("<li>{}: {}</li>", desk.index().products[at].name, desk.say(words_of(why)));
        html.add("</ul>");
    }
    return desk_answer(desk,
                       {.title = std::string(desk.say(title)),
                        .section = list_path,
                        .crumbs = {{std::string(desk.say(products_label)), desk.link(list_path)}}},
                       std::move(html), status);
}

// False when one of them changed since the form was shown, or is none the form would have offered: then nothing is
// written.
bool write_all(const DeskRequest& desk, const trail::WriteContext& context, const Chosen& chosen) {
    const auto left = [&](ProductAt at) { return why_left(desk.index().products[at], chosen.act).has_value(); };
    if (std::ranges::any_of(chosen.products, left)) return false;
    const auto versions = web::every(desk.request.form, "phien-ban");
    if (versions.size() != chosen.products.size()) return false;
    for (std::size_t i = 0; i < versions.size(); ++i)
        if (number_in<std::int64_t>(versions[i]) !=
            trail::last_sequence(context.writer, trail_subject(desk, chosen.products[i])))
            return false;
    for (const auto at : chosen.products) {
        const auto id = static_cast<std::int64_t>(desk.index().products[at].id);
        const auto row = trail::stored_row(context.writer, product_layout, id);
        if (!row) return false;
        trail::correct_row(context, product_layout, id, after(*row, chosen.act));
    }
    return true;
}

web::Response write(const DeskRequest& desk) {
    const auto chosen = chosen_in(desk, desk.request.form);
    if (!chosen || chosen->products.empty()) return {.status = 404};
    web::Form form(desk.request.form);
    auto reason = form.text("ly-do", {.need = web::Need::optional, .most = 200});
    const auto what =
        bulk_words({desk.view.gazetteer, desk.view.index, desk.view.today, web::Language::vi, {}}, chosen->act);
    reason = reason.empty() ? what : fmt::format("{}. {}", what, reason);
    const auto location = once_unless_refused(desk, [&](db::Writer& writer) -> std::optional<std::string> {
        const auto change = trail::begin_change(people::trail_actor(desk.visitor), reason, desk.site.random);
        const trail::WriteContext context{writer, change, desk.visitor.now, desk.site.random};
        if (!write_all(desk, context, *chosen)) return std::nullopt;
        return desk.link(desk.holds(people::view_trail) ? "/quan-ly/thay-doi/" + change.code : std::string(list_path));
    });
    if (!location) return asking_page(desk, *chosen, changed_since, 409);
    return web::with_flash(web::see_other(*location), desk.request, bulk_message);
}

}  // namespace

void add_desk_bulk_routes(web::RouteTable& routes, const Site& site) {
    add_desk_route(routes, site,
                   {.method = web::Method::get,
                    .path = path,
                    .act = people::edit_records,
                    .doc = {"Sửa nhiều sản phẩm: hỏi lại trước khi ghi", "Many products at once: asks before writing"},
                    .handle = {},
                    .parameters = {{"viec", "san-xuat-ngung", {"việc cần làm", "what to do"}},
                                   {"sp", "", {"mã các sản phẩm", "codes of the products"}}}},
                   [](const DeskRequest& desk) -> web::Response {
                       const auto chosen = chosen_in(desk, desk.request.query);
                       if (!chosen) return {.status = 404};
                       return asking_page(desk, *chosen, {}, 200);
                   });
    add_desk_route(routes, site,
                   {.method = web::Method::post,
                    .path = path,
                    .act = people::edit_records,
                    .doc = {"Ghi nhiều sản phẩm trong một lần thay đổi", "Write many products as one change"},
                    .handle = {}},
                   write);
}

}  // namespace saolang::registry
