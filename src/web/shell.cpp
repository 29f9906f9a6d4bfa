#include "web/shell.hpp"

#include <array>

#include "web/assets.hpp"
#include "web/http.hpp"
#include "web/illustration.hpp"
#include "web/shell_desk.hpp"
#include "web/shell_words.hpp"

namespace saolang::web {
namespace {

constexpr std::string_view site_name = "Sao Làng";

void add_addresses(Html& html, const Page& page) {
    const std::string& path = page.canonical.empty() ? page.path : page.canonical;
    for (const Language language : {Language::vi, Language::en}) {
        html.add(R"(<link rel="alternate" hreflang="{}" href="{}">)", code_of(language),
                 Url(page.origin + in_language(language, path)));
    }
    if (page.origin.empty()) return;
    const std::string here = page.origin + in_language(page.language, path);
    html.add(R"(<link rel="canonical" href="{}"><meta property="og:url" content="{}">)", Url(here), Url(here));
    html.add(R"(<meta property="og:image" content="{}">)",
             Url(page.origin + (page.image.empty() ? std::string(asset_path("share.png")) : page.image)));
}

void add_head(Html& html, const Page& page) {
    html.add(R"(<!doctype html><html lang="{}"><head><meta charset="utf-8">)", code_of(page.language));
    html.add(R"(<meta name="viewport" content="width=device-width,initial-scale=1">)");
    html.add("<title>{} · {}</title>", page.title, site_name);
    html.add(R"(<link rel="stylesheet" href="{}">)", asset_path("style.css"));
    if (page.desk) html.add(R"(<link rel="stylesheet" href="{}">)", asset_path("desk.css"));
    html.add(R"(<link rel="icon" href="{}" type="image/svg+xml">)", asset_path("favicon.svg"));
    html.add(R"(<script src="{}" defer></script>)", asset_path("search.js"));
    if (page.desk) html.add(R"(<script src="{}" defer></script>)", asset_path("desk.js"));
    if (!page.description.empty()) {
        html.add(R"(<meta name="description" content="{}"><meta property="og:description" content="{}">)",
                 page.description, page.description);
    }
    html.add(R"(<meta property="og:title" content="{}"><meta property="og:type" content="{}">)", page.title, page.kind);
    html.add(R"(<meta property="og:site_name" content="{}">)", site_name);
    add_addresses(html, page);
    html.add("{}</head>", page.head_extra);
}

// A roof of the village under its star.
constexpr std::string_view mark_of_the_site =
    R"(<svg class="mark" viewBox="0 0 40 40" aria-hidden="true"><path class="roof" d="M20 15c4 6 9 9 17 11l-2 3H5l-2-3c8-2 13-5 17-11zM8 31h24v6H8z"/><path class="sun" d="M20 1.8l2 4.2 4.7.6-3.5 3.2.9 4.6L20 12.1l-4.1 2.3.9-4.6-3.5-3.2 4.7-.6z"/></svg>)";

Raw brand(Language language, std::string_view path) {
    Html html;
    html.add(R"(<a class="brand" href="{}">{}<b>{}</b></a>)", Url(in_language(language, path)),
             Raw::trusted(std::string(mark_of_the_site)), site_name);
    return std::move(html).raw();
}

struct Entry {
    Section section;
    std::string_view path;
    Word words;
};
constexpr std::array<Entry, 4> entries{{
    {Section::home, "/", words::home},
    {Section::products, "/san-pham", words::products},
    {Section::figures, "/so-lieu", words::figures},
    {Section::open_data, "/du-lieu", words::open_data},
}};

void add_header(Html& html, const Page& page) {
    const Language language = page.language;
    html.add(R"(<header class="top">)");
    if (page.sample) html.add(sample_ribbon(language));
    html.add("<div>{}", brand(language, "/"));
    html.add(R"(<form class="find" role="search" action="{}">)", Url(in_language(language, "/san-pham")));
    html.add(R"(<input type="search" name="q" id="q" aria-label="{}" placeholder="{}" title="{}" value="{}">)",
             words::search_label.in(language), words::search_hint.in(language), words::press_slash.in(language),
             page.search);
    html.add(R"(<button aria-label="{}">{}</button></form>)", words::search.in(language), icon(Icon::search));
    html.add(language_switch(language, page.path));
    html.add(R"(<nav aria-label="{}">)", words::main_navigation.in(language));
    for (const Entry& entry : entries) {
        html.add(R"(<a href="{}")", Url(in_language(language, entry.path)));
        if (entry.section == page.section) html.add(R"( aria-current="page")");
        html.add(">{}</a>", entry.words.in(language));
    }
    html.add("</nav></div></header>");
}

void add_footer(Html& html, const Page& page) {
    const Language language = page.language;
    html.add(R"(<footer class="foot"><div><p><b>{}</b> {}</p>)", site_name, words::slogan.in(language));
    html.add("<p>{}</p><p>{}</p>", words::about.in(language), words::footer_help.in(language));
    html.add(R"(<nav aria-label="{}">)", words::footer_navigation.in(language));
    for (const Entry& entry : entries) {
        html.add(R"(<a href="{}">{}</a>)", Url(in_language(language, entry.path)), entry.words.in(language));
    }
    html.add(R"(<a href="{}">{}</a>)", Url(in_language(language, "/diem-ban")), words::sales_points.in(language));
    html.add(R"(<a href="{}">{}</a>)", Url(in_language(language, "/hoi-cho")), words::fairs.in(language));
    html.add(R"(<a href="{}">{}</a>)", Url(in_language(language, "/tu-danh-gia")), words::self_assessment.in(language));
    html.add(R"(<a href="{}">{}</a>)", Url(in_language(language, "/tieu-chi")), words::criteria.in(language));
    html.add(R"(<a href="{}">{}</a>)", Url(in_language(language, "/thoi-han")), words::terms.in(language));
    html.add(R"(<a href="{}">{}</a>)", Url(in_language(language, "/du-lieu-ca-nhan")),
             words::personal_data.in(language));
    html.add(R"(<a href="{}">{}</a>)", Url(in_language(language, "/kieu-mau")), words::pieces.in(language));
    html.add(R"(<a href="{}">{}</a></nav></div></footer>)", Url(in_language(language, "/dang-nhap")),
             words::sign_in.in(language));
}

}  // namespace

std::string render(const Page& page, const Raw& body) {
    Html html;
    html.reserve(body.text().size() + 6'000);
    add_head(html, page);
    html.add("<body");
    if (page.desk) html.add(R"( class="desk")");
    html.add(R"(><a class="skip" href="#main">{}</a>)", words::skip.in(page.language));
    if (page.desk) {
        add_desk_frame(html, page, brand(page.language, page.desk->doors.empty() ? "/" : page.desk->doors[0].path));
    } else {
        add_header(html, page);
    }
    html.add(R"(<main id="main">)");
    if (!page.crumbs.empty()) html.add(breadcrumb(page.language, page.crumbs, page.title));
    if (page.flash) html.add(flash(*page.flash));
    html.add(body);
    html.add("</main>");
    if (!page.desk) add_footer(html, page);
    html.add("</body></html>");
    return std::move(html).take();
}

namespace {

struct Trouble {
    int status;
    Word title;
    Word text;
};
constexpr std::array<Trouble, 10> troubles{{
    {404,
     {"Không tìm thấy trang này", "There is no such page"},
     {"Địa chỉ có thể đã đổi hoặc gõ chưa đúng. Vui lòng tìm theo tên sản phẩm hoặc về trang chủ.",
      "The address may have changed or hold a typing mistake. Please search by the product's name or go to the home "
      "page."}},
    {400,
     {"Địa chỉ chưa đọc được", "The address cannot be read"},
     {"Có ký tự sai trong địa chỉ hoặc trong biểu mẫu. Vui lòng quay lại và thử lại.",
      "A character in the address or the form is wrong. Please go back and try again."}},
    {403,
     {"Trang này cần quyền xem", "This page needs permission"},
     {"Tài khoản đang dùng chưa có quyền. Vui lòng hỏi cơ quan phụ trách OCOP.",
      "The account in use has no permission. Please ask the OCOP office."}},
    {405,
     {"Trang này không nhận yêu cầu đó", "This page does not take that request"},
     {"Vui lòng mở lại trang từ đầu và thử lại.", "Please open the page anew and try again."}},
    {413,
     {"Nội dung gửi lên quá lớn", "What was sent is too large"},
     {"Chưa có gì được lưu. Vui lòng gửi tệp nhỏ hơn hoặc chia làm nhiều lần.",
      "Nothing was saved. Please send a smaller file or send it in parts."}},
    {414,
     {"Địa chỉ quá dài", "The address is too long"},
     {"Hãy rút ngắn từ tìm kiếm hoặc địa chỉ rồi thử lại.", "Please shorten the search or the address and try again."}},
    {431,
     {"Địa chỉ quá dài", "The address is too long"},
     {"Hãy rút ngắn từ tìm kiếm hoặc địa chỉ rồi thử lại.", "Please shorten the search or the address and try again."}},
    {503,
     {"Máy chủ đang bận", "The server is busy"},
     {"Chưa có gì bị mất. Vui lòng chờ một phút rồi tải lại trang.",
      "Nothing is lost. Please wait a minute and load the page again."}},
    {507,
     {"Nơi lưu dữ liệu đã đầy", "The storage is full"},
     {"Thay đổi vừa gửi chưa được lưu. Vui lòng báo cơ quan phụ trách.",
      "The change was not saved. Please tell the office in charge."}},
    {500,
     {"Có lỗi ở phía máy chủ", "Something broke on our side"},
     {"Lỗi đã được ghi lại. Vui lòng thử lại sau ít phút.",
      "It has been recorded. Please try again in a few minutes."}},
}};

}  // namespace

std::string error_page(Language language, int status, std::string_view id, std::string_view path) {
    const Trouble* trouble = &troubles.back();
    for (const Trouble& one : troubles) {
        if (one.status == status) trouble = &one;
    }
    Html body;
    body.add(
        R"(<div class="empty">{}<h1>{}</h1><p>{}</p><p class="actions">{}{}</p><p><small>{} {} · {} <code>{}</code>. {}</small></p></div>)",
        illustration("lantern", 0), trouble->title.in(language), trouble->text.in(language),
        button_link(Press::primary, in_language(language, "/"), words::to_home.in(language)),
        button_link(Press::plain, in_language(language, "/san-pham"), words::to_products.in(language)), "HTTP", status,
        words::error_id.in(language), id, words::error_id_use.in(language));
    return render({.language = language, .path = std::string(path), .title = std::string(trouble->title.in(language))},
                  std::move(body).raw());
}

}  // namespace saolang::web
