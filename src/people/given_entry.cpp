#include "people/given_entry.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "people/account_store.hpp"
#include "people/code_page.hpp"
#include "people/mail.hpp"
#include "people/new_password_page.hpp"
#include "people/qr.hpp"
#include "people/ticket.hpp"
#include "web/pieces.hpp"

namespace saolang::people {

namespace {

using web::Html;
using web::Word;

constexpr Word code_title{"Mã đăng nhập một lần", "One-time code to sign in"};
constexpr Word link_title{"Đường dẫn một lần", "One-time link"};
constexpr Word shown_once{"In hoặc chép lại ngay: trang này không hiện lần nữa.",
                          "Print or copy it now: this page is not shown again."};
constexpr Word for_whom{"Dành cho", "For"};
constexpr Word until{"Dùng một lần, trước", "Once, before"};
constexpr Word how_heading{"Cách dùng", "How to use it"};
constexpr Word step_one{"Mở trang", "Open the page"};
constexpr Word step_scan{"hoặc quét hình vuông phía trên bằng điện thoại.",
                         "or scan the square above with a telephone."};
constexpr Word step_two{"Gõ mã trên rồi bấm “Đăng nhập”. Chữ hoa, chữ thường, dấu gạch đều được.",
                        "Type the code above and press “Sign in”. Capitals and hyphens do not matter."};
constexpr Word step_password{"Chọn tên đăng nhập (nếu chưa có) và mật khẩu.",
                             "Choose a name to sign in (if there is none) and a password."};
constexpr Word keep_it{
    "Ai có mã này vào được tài khoản. Không đưa cho người khác; nếu mất giấy, xin mã mới.",
    "Whoever has this code gets into the account. Give it to nobody; if it is lost, ask for a new one."};
constexpr Word qr_label{"Mã QR của đường dẫn", "QR code of the link"};
constexpr Word back{"Về tài khoản", "To the account"};

std::string address_of(const Gate& gate, const GivenEntry& given) {
    return gate.origin + (given.by_code ? code_address(given.secret) : new_password_address(given.secret));
}

// What the reader of the sheet types: the server as the printing person sees it.
std::string origin_of(const Gate& gate, const web::Request& request) {
    return gate.origin.empty() ? request.scheme + "://" + request.host : gate.origin;
}

Letter letter_of(const Gate& gate, const Account& account, const GivenEntry& given) {
    return {
        account.email, "Sao Làng: lời mời dùng phần mềm OCOP",
        fmt::format("Chào {},\n\nBạn được mời dùng Sao Làng, phần mềm của Chương trình OCOP. Mở đường dẫn sau để {} "
                    "(dùng một lần, trong 7 ngày):\n{}\n\nNếu không rõ vì sao nhận thư này, vui lòng bỏ qua.\n",
                    account.name, given.by_code ? "đăng nhập" : "chọn mật khẩu", address_of(gate, given))};
}

bool only_a_producer(std::span<const PlacedGrant> grants) {
    return std::ranges::all_of(grants,
                               [](const PlacedGrant& one) { return one.grant.scope.kind == ScopeKind::producer; });
}

}  // namespace

GivenEntry give_entry(const Gate& gate, const trail::WriteContext& context, const AccountFacts& facts, bool by_letter) {
    const auto& account = facts.account;
    GivenEntry given;
    given.by_code = account.sign_in_name.empty() && only_a_producer(facts.grants);
    given.by_letter = by_letter && gate.letters && !account.email.empty();
    const auto purpose = given.by_code ? TicketPurpose::sign_in : TicketPurpose::invitation;
    end_tickets(context.writer, account.id);
    given.secret = make_ticket(context.writer, purpose, account.id, context.moment, gate.random);
    note_about(context, account, given.by_code ? "new_code" : "new_link");
    if (given.by_letter) queue_letter(context.writer, letter_of(gate, account, given), context.moment);
    return given;
}

web::Response given_entry_page(const Gate& gate, const web::Request& request, const Visitor& visitor,
                               const Account& account, const GivenEntry& given) {
    const auto language = request.language;
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    const auto title = given.by_code ? code_title : link_title;
    const auto origin = origin_of(gate, request);
    const auto link = origin + (given.by_code ? code_address(given.secret) : new_password_address(given.secret));
    const auto last = Moment{visitor.now.milliseconds +
                             lifetime_of(given.by_code ? TicketPurpose::sign_in : TicketPurpose::invitation)};
    Html html;
    html.add(R"(<div class="no-print">)").add(web::flash({web::Tone::attention, say(shown_once)})).add("</div>");
    html.add(R"(<article class="sheet"><h1>{}</h1><p class="lead">{}: <b>{}</b></p>)", say(title), say(for_whom),
             account.name);
    if (given.by_code) html.add(R"(<b class="sheet-code">{}</b>)", printed_code(given.secret));
    html.add("<p>{} <b>{}</b>.</p>", say(until), to_vietnamese(last));
    html.add(qr_code(link, say(qr_label)));
    html.add("<h2>{}</h2><ol>", say(how_heading));
    if (given.by_code) {
        html.add("<li>{} <b>{}/dang-nhap/ma</b> {}</li><li>{}</li></ol>", say(step_one), origin, say(step_scan),
                 say(step_two));
    } else {
        html.add("<li>{} <b class=\"key\">{}</b> {}</li><li>{}</li></ol>", say(step_one), link, say(step_scan),
                 say(step_password));
    }
    html.add("<p>{}</p></article>", say(keep_it));
    html.add(R"(<p class="no-print">)");
    html.add(web::button_link(web::Press::plain, web::in_language(language, "/quan-ly/tai-khoan/" + account.code),
                              say(back)))
        .add("</p>");
    return desk_response(desk_page(gate, visitor, request, say(title), "/quan-ly/tai-khoan"), std::move(html));
}

}  // namespace saolang::people
