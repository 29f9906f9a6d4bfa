#include "registry/home_page.hpp"

#include <algorithm>

#include "base/money.hpp"
#include "registry/catalogue_page.hpp"
#include "registry/figures_view.hpp"
#include "registry/labels.hpp"
#include "web/illustration.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label title{"Sản phẩm OCOP, sao thật, nguồn rõ", "OCOP products: true stars, clear origin"};
constexpr Label description{
    "Tìm sản phẩm OCOP theo tên, nơi làm ra, hạng sao; xem quyết định công nhận và số liệu của mọi ngày.",
    "Find OCOP products by name, place and star; see the decisions behind them and the figures of any day."};
constexpr Label lead{"Mỗi ngôi sao dẫn tới quyết định công nhận. Mỗi con số mở ra danh sách phía sau.",
                     "Every star leads to its decision. Every number opens the list behind it."};
constexpr Label search_label{"Tìm sản phẩm, chủ thể, nơi sản xuất", "Search for a product, a producer or a place"};
constexpr Label search_button{"Tìm", "Search"};
constexpr Label example{"Ví dụ:", "For example:"};
constexpr std::string_view examples[]{"mật ong", "nuoc mam", "Đại Lộc"};
constexpr Label groups_heading{"Chọn theo nhóm", "By group"};
constexpr Label assess_heading{"Sản phẩm của tôi thiếu gì để đạt sao?", "What does my product lack for its stars?"};
constexpr Label assess_words{"Trả lời mấy câu, thấy ngay còn thiếu gì, ai cấp, tốn bao nhiêu. Không cần tài khoản.",
                             "Answer a few questions and see what is missing, who issues it and what it costs. No "
                             "account."};
constexpr Label newest_heading{"Mới được công nhận", "Newly recognised"};
constexpr Label highest_heading{"Năm sao và bốn sao", "Five and four stars"};
constexpr Label figures_heading{"{} có gì, ở đâu", "What {} has, and where"};
constexpr Label figures_day{"Tính đến hôm nay, {}. Bấm vào một nơi trên bản đồ để xem sản phẩm của nơi đó.",
                            "As of today, {}. Press a place on the map to see its products."};
constexpr Label figures_day_alone{"Tính đến hôm nay, {}.", "As of today, {}."};
constexpr Label everywhere{"Toàn bộ danh mục", "The whole registry"};
constexpr Label see_all{"Xem tất cả", "See all"};
constexpr Label see_figures{"Số liệu của ngày khác, theo địa bàn", "Figures of other days and by place"};
constexpr Label nothing_title{"Chưa có sản phẩm nào", "There are no products yet"};
constexpr Label nothing_text{"Nhập danh sách của tỉnh: saolang import recognitions DANH_SACH.xlsx --data THU_MUC",
                             "Import the province's list: saolang import recognitions LIST.xlsx --data FOLDER"};
constexpr std::size_t shown = 4;

// The products of the selection whose standing recognition is the youngest.
std::vector<ProductAt> newest(const View& view, const std::vector<ProductAt>& counted) {
    std::vector<std::pair<std::int32_t, ProductAt>> dated;
    for (const auto at : counted) {
        const auto standing = view.index->standing(at, view.today);
        const auto* recognition = view.index->recognition_behind(at, standing);
        if (recognition && recognition->valid_from) dated.emplace_back(-recognition->valid_from->days(), at);
    }
    const auto count = std::min(shown, dated.size());
    std::ranges::partial_sort(dated, dated.begin() + static_cast<std::ptrdiff_t>(count));
    std::vector<ProductAt> found;
    for (std::size_t i = 0; i < count; ++i) found.push_back(dated[i].second);
    return found;
}

std::vector<ProductAt> highest(const View& view) {
    std::vector<ProductAt> found;
    for (int star = 5; star >= 4 && found.size() < shown; --star) {
        auto selection = all_counted(view.today);
        selection.stars = {*Star::of(star)};
        for (const auto at : page_of(*view.index, view.gazetteer, selection, "", shown).items)
            if (found.size() < shown) found.push_back(at);
    }
    return found;
}

void add_search(Html& html, const View& view) {
    html.add(R"(<section class="banner"><div><h1>{}</h1><p class="lead">{}</p>)", view.say(title), view.say(lead));
    html.add(R"(<label for="tim">{}</label><form class="find" action="{}" role="search">)", view.say(search_label),
             web::Url(view.link("/san-pham")));
    html.add(R"(<input type="search" name="q" id="tim"><button>{}{}</button></form>)", web::icon(web::Icon::search),
             view.say(search_button));
    html.add("<p><small>{}", view.say(example));
    for (const auto words : examples) {
        auto selection = all_counted(view.today);
        selection.words = words;
        html.add(R"( &nbsp;<a href="{}">{}</a>)", web::Url(address_of(view, "/san-pham", selection)), words);
    }
    html.add("</small></p></div>").add(web::hero()).add("</section>");
}

void add_groups(Html& html, const View& view, const Figures& figures) {
    html.add(R"(<h2 class="vh">{}</h2><ul class="chips">)", view.say(groups_heading));
    for (const auto group : product_groups) {
        const auto count = figures.by_group[static_cast<std::size_t>(group)];
        if (count == 0) continue;
        auto selection = all_counted(view.today);
        selection.groups = {group};
        html.add(R"(<li><a href="{}">{} <b>{}</b></a></li>)", web::Url(address_of(view, "/san-pham", selection)),
                 view.say(label_of(group)), group_thousands(count));
    }
    html.add("</ul>");
}

void add_advisor(Html& html, const View& view) {
    html.add(R"(<p class="panel"><a href="{}"><b>{}</b></a><br>{}</p>)", web::Url(view.link("/tu-danh-gia")),
             view.say(assess_heading), view.say(assess_words));
}

void add_heading(Html& html, std::string_view heading, std::string_view href, std::string_view words) {
    html.add(R"(<div class="head"><h2>{}</h2><a href="{}">{}</a></div>)", heading, web::Url(href), words);
}

void add_cards(Html& html, const View& view, Label heading, const std::vector<ProductAt>& products,
               const std::string& all) {
    if (products.empty()) return;
    add_heading(html, view.say(heading), all, view.say(see_all));
    html.add(cards_of(view, products, view.today));
}

// The stars of the province as a map where there is one, the same as numbers beside it.
void add_figures(Html& html, const View& view, const FiguresQuery& query, const Figures& figures) {
    const auto province = view.province_on(view.today);
    add_heading(
        html, filled(view.say(figures_heading), province ? view.name_of(*province) : std::string(view.say(everywhere))),
        view.link("/so-lieu"), view.say(see_figures));
    const auto asked = figures_asked(view, all_counted(view.today));
    const auto map = unit_map(view, asked, figures_by_unit(*view.index, view.gazetteer, asked.query, asked.below));
    html.add(R"(<p class="soft">{}</p>)",
             filled(view.say(map.empty() ? figures_day_alone : figures_day), view.date(view.today)));
    if (map.empty()) {
        html.add(main_figures(view, figures, public_doors(view, query)));
    } else {
        html.add(R"(<div class="two"><div>{}</div>{}</div>)", map,
                 main_figures(view, figures, public_doors(view, query)));
    }
}

web::Response home(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const FiguresQuery query{view.today, view.today, {}};
    const auto figures = figures_of(*view.index, view.gazetteer, query);
    auto frame = page_of(view, request, std::string(view.say(title)));
    frame.description = view.say(description);
    frame.section = web::Section::home;
    frame.head_extra =
        web::Raw::trusted(R"(<link rel="alternate" type="application/atom+xml" title="Sao Làng" href="/tin.atom">)");

    Html html;
    add_search(html, view);
    if (view.index->products.empty())
        html.add(web::empty_state(
            {.title = std::string(view.say(nothing_title)), .text = std::string(view.say(nothing_text))}));
    add_groups(html, view, figures);
    add_advisor(html, view);
    const auto all = all_counted(view.today);
    auto starred = all;
    starred.stars = {*Star::of(4), *Star::of(5)};
    add_cards(html, view, newest_heading, newest(view, all_of(*view.index, view.gazetteer, all)),
              address_of(view, "/san-pham", all));
    add_cards(html, view, highest_heading, highest(view), address_of(view, "/san-pham", starred));
    add_figures(html, view, query, figures);
    return respond(frame, std::move(html));
}

}  // namespace

void add_home_route(web::RouteTable& routes, const Site& site) {
    routes.add({.method = web::Method::get,
                .path = "/",
                .act = web::public_act,
                .doc = {"Trang chủ", "Home"},
                .handle = [&site](const web::Request& request) { return home(site, request); }});
}

}  // namespace saolang::registry
