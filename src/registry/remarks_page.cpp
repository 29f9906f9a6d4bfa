#include "registry/remarks_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "people/account_store.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/edit_page.hpp"
#include "registry/record.hpp"
#include "registry/remark.hpp"
#include "web/shell_words.hpp"

namespace saolang::registry {

namespace {

using web::Word;

constexpr std::string_view path = "/quan-ly/bao-sai";
constexpr Word title{"Người đọc báo sai", "Reported as wrong"};
constexpr Word open_filter{"Chưa xử lý ({})", "Open ({})"};
constexpr Word handled_filter{"Đã xử lý ({})", "Handled ({})"};
constexpr Word nothing_open{"Không có báo cáo nào đang chờ.", "No report is waiting."};
constexpr Word nothing_handled{"Chưa có báo cáo nào được xử lý.", "No report has been handled yet."};
constexpr Word sent{"Gửi lúc", "Sent"};
constexpr Word product_label{"Sản phẩm", "Product"};
constexpr Word words_label{"Điều không đúng", "What is wrong"};
constexpr Word contact_label{"Liên hệ", "Contact"};
constexpr Word handle_word{"Ghi kết quả xử lý", "Note what was done"};
constexpr Word answer_label{"Đã xem và làm gì?", "What was found and done?"};
constexpr Word answer_hint{"Ví dụ: đã đối chiếu quyết định, sửa 3 sao thành 4 sao.",
                           "For example: compared with the decision, three stars corrected to four."};
constexpr Word handled_by{"Đã xử lý lúc {} – {}", "Handled on {} by {}"};
constexpr Word save_word{"Đã xử lý xong", "Handled"};
constexpr Word handled_reason{"Xử lý báo sai", "A report handled"};
constexpr std::size_t most_shown = 100;

bool may_handle(const DeskRequest& desk, const Remark& remark) {
    const auto at = desk.index().at(remark.product);
    return at && desk.may(people::handle_remarks, subject_of_product(desk.index(), *at));
}

// Newest first, those of products in this person's charge.
std::vector<Remark> in_reach(const DeskRequest& desk, db::Reader& reader) {
    auto all = remarks(reader);
    std::erase_if(all, [&](const Remark& remark) { return !may_handle(desk, remark); });
    std::ranges::reverse(all);
    return all;
}

std::string name_of(db::Reader& reader, const std::string& code) {
    const auto account = people::account_with_code(reader, code);
    return account ? account->name : code;
}

void add_remark_item(web::Html& html, const DeskRequest& desk, db::Reader& reader, const Remark& remark) {
    const auto& product = desk.index().products[*desk.index().at(remark.product)];
    html.add(R"(<li id="{}"><h2><a href="{}">{}</a></h2><p class="soft">{}: {}</p><blockquote>{}</blockquote>)",
             remark.code, web::Url(desk.link("/quan-ly/san-pham/" + product.code)), product.name, desk.say(sent),
             to_vietnamese(remark.moment), remark.words);
    if (!remark.contact.empty()) html.add("<p>{}: {}</p>", desk.say(contact_label), remark.contact);
    if (remark.handled) {
        html.add(
            "<p>{}</p><blockquote>{}</blockquote>",
            filled(desk.say(handled_by), to_vietnamese(remark.handled->moment), name_of(reader, remark.handled->by)),
            remark.handled->answer);
    }
    html.add(
        R"(<p class="actions">{}</p></li>)",
        web::button_link(web::Press::plain, desk.link(fmt::format("{}/{}", path, remark.code)), desk.say(handle_word)));
}

void add_filters(web::Html& html, const DeskRequest& desk, std::size_t open, std::size_t handled, bool shows_handled) {
    const auto add = [&](std::string_view href, Word words, std::size_t count, bool here) {
        html.add(R"(<li><a href="{}")", web::Url(desk.link(path) + std::string(href)));
        if (here) html.add(R"( aria-current="page")");
        html.add(">{}</a></li>", filled(desk.say(words), count));
    };
    html.add(R"(<ul class="chips">)");
    add("", open_filter, open, !shows_handled);
    add("?tinh=da-xu-ly", handled_filter, handled, shows_handled);
    html.add("</ul>");
}

// Those of the chosen state, all of them.
web::Response remarks_file(const DeskRequest& desk, bool shows_handled) {
    return desk_file(desk, "bao-sai", [&](db::Reader& reader) {
        office::Table table;
        table.title = desk.say(title);
        for (const auto word : {sent, product_label, words_label, contact_label, answer_label})
            table.headings.emplace_back(desk.say(word));
        table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
            for (const auto& remark : in_reach(desk, reader)) {
                if (remark.handled.has_value() != shows_handled) continue;
                take(office::OutRow{{.text = to_vietnamese(remark.moment)},
                                    {.text = desk.index().products[*desk.index().at(remark.product)].name},
                                    {.text = remark.words},
                                    {.text = remark.contact},
                                    {.text = remark.handled ? remark.handled->answer : std::string()}});
            }
        };
        return table;
    });
}

web::Response list_page(const DeskRequest& desk) {
    const bool shows_handled = desk.asked("tinh") == "da-xu-ly";
    if (asks_for_file(desk)) return remarks_file(desk, shows_handled);
    web::Html html;
    html.add("<h1>{}</h1>", desk.say(title));
    desk.site.database.read([&](db::Reader& reader) {
        auto found = in_reach(desk, reader);
        const auto handled = static_cast<std::size_t>(
            std::ranges::count_if(found, [](const Remark& remark) { return remark.handled.has_value(); }));
        add_filters(html, desk, found.size() - handled, handled, shows_handled);
        std::erase_if(found, [&](const Remark& remark) { return remark.handled.has_value() != shows_handled; });
        if (found.empty()) html.add("<p>{}</p>", desk.say(shows_handled ? nothing_handled : nothing_open));
        found.resize(std::min(found.size(), most_shown));
        if (!found.empty())
            html.add(web::button_link(web::Press::plain,
                                      desk.link(path) + (shows_handled ? "?tinh=da-xu-ly&dang=xlsx" : "?dang=xlsx"),
                                      desk.say(web::words::download_excel), web::Icon::download));
        html.add(R"(<ul class="remarks">)");
        for (const auto& remark : found) add_remark_item(html, desk, reader, remark);
        html.add("</ul>");
    });
    return desk_answer(desk, {.title = std::string(desk.say(title)), .section = path}, std::move(html));
}

// ---- One report -----------------------------------------------------------------------------------------------------

EditForm edit_form(const DeskRequest& desk, const Remark& remark, const web::Form& form) {
    EditForm page{.action = fmt::format("{}/{}", path, remark.code),
                  .title = std::string(desk.say(handle_word)),
                  .section = path};
    page.above = {{std::string(desk.say(title)), desk.link(path)}};
    page.fields = {field_of(form, desk.request.language,
                            {"ket-qua", answer_label, answer_hint, web::Field::Kind::long_text, true})};
    web::Html lead;
    lead.add("<blockquote>{}</blockquote>", remark.words);
    page.lead = std::move(lead).raw();
    page.press = save_word;
    page.status = form.valid() ? 200 : 422;
    return page;
}

web::Response show_one(const DeskRequest& desk, const Remark& remark) {
    auto page = edit_form(desk, remark, web::Form({{"ket-qua", remark.handled ? remark.handled->answer : ""}}));
    desk.site.database.read([&](db::Reader& reader) { page.version = version_of(reader, {{"remark", remark.id}}); });
    return form_page(desk, page);
}

web::Response take_one(const DeskRequest& desk, const Remark& open) {
    auto remark = open;
    web::Form form(desk.request.form);
    auto answer = form.text("ket-qua", {.least = 3, .most = 2'000, .many_lines = true});
    auto page = edit_form(desk, remark, form);
    if (!form.valid()) return form_page(desk, page);
    remark.handled = Remark::Handled{desk.visitor.now, desk.visitor.actor.code, std::move(answer)};
    const auto typed = [](const trail::Record& record) {
        const auto found = std::ranges::find(record, "answer", &trail::Field::name);
        return web::Pairs{{"ket-qua", found->value.value_or("")}};
    };
    return save_correction(desk, std::move(page), {remark_layout, remark.id, typed}, std::string(handled_reason.vi),
                           [&](const trail::WriteContext& context) {
                               correct_remark(context, remark);
                               return desk.link(path);
                           });
}

}  // namespace

void add_remarks_routes(web::RouteTable& routes, const Site& site) {
    add_desk_route(routes, site,
                   {.method = web::Method::get,
                    .path = path,
                    .act = people::handle_remarks,
                    .doc = {"Những gì người đọc báo sai", "What readers reported as wrong"},
                    .handle = {},
                    .parameters = {{"tinh", "da-xu-ly", {"đã xử lý", "those that were handled"}},
                                   {"dang", "xlsx", {"tải về Excel", "as a workbook"}}}},
                   list_page);
    using Answer = web::Response (*)(const DeskRequest&, const Remark&);
    const auto add = [&](web::Method method, Word doc, Answer answer) {
        add_form_route(routes, site,
                       {.method = method,
                        .path = "/quan-ly/bao-sai/{code}",
                        .act = people::handle_remarks,
                        .doc = doc,
                        .handle = {}},
                       [answer](const DeskRequest& desk) {
                           std::optional<Remark> remark;
                           desk.site.database.read(
                               [&](db::Reader& reader) { remark = remark_with(reader, desk.request.parameters[0]); });
                           if (!remark || !may_handle(desk, *remark)) return gone();
                           return answer(desk, *remark);
                       });
    };
    add(web::Method::get, {"Biểu mẫu xử lý một báo sai", "Form to handle a report"}, show_one);
    add(web::Method::post, {"Ghi kết quả xử lý một báo sai", "Note what became of a report"}, take_one);
}

}  // namespace saolang::registry
