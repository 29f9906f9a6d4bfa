#include "registry/figures_page.hpp"

#include <algorithm>
#include <charconv>
#include <tuple>

#include "base/text.hpp"
#include "registry/figures_view.hpp"
#include "registry/labels.hpp"
#include "registry/page_words.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label title{"Số liệu OCOP", "OCOP in figures"};
constexpr Label description{
    "Số sản phẩm và chủ thể OCOP của mọi ngày, theo hạng sao, địa bàn, nhóm; mỗi con số mở ra danh sách.",
    "OCOP products and producers on any day by star, place and group; every number opens its list."};
constexpr Label heading{"{}: số liệu đến hết ngày {}", "{}: figures at the end of {}"};
constexpr Label everywhere{"Toàn bộ", "All"};
constexpr Label day_field{"Đến hết ngày", "At the end of"};
constexpr Label units_field{"Theo địa giới", "Units"};
constexpr Label units_of_day{"của ngày đó", "of that day"};
constexpr Label units_2024{"trước 01/07/2025 (có cấp huyện)", "before 01/07/2025 (with districts)"};
constexpr Label units_2025{"từ 01/07/2025 (không có cấp huyện)", "from 01/07/2025 (without districts)"};
constexpr Label show{"Xem", "Show"};
constexpr Label year_ends{"Cuối các năm:", "Year ends:"};
constexpr Label not_counted{"Không được tính: {} sản phẩm. Xem từng sản phẩm và lý do",
                            "Not counted: {} products. See each and why"};
constexpr Label wrong_day{"Không đọc được ngày “{}”. Vui lòng nhập như 31/12/2023. Dưới đây là số liệu hôm nay.",
                          "The date “{}” cannot be read. Please write it as 31/12/2023. These are today's figures."};
constexpr Label how_counted{
    "Một sản phẩm được tính khi đang trong thời hạn công nhận vào cuối ngày, biết rõ hạng sao và có nguồn được xác "
    "nhận.",
    "A product counts when its recognition stands at the end of the day, its star is known and its source is "
    "confirmed."};
// Pages of parts above.
constexpr Label plan_link{"Kế hoạch năm", "Year's plan"};
constexpr Label turnover_link{"Doanh thu", "Turnover"};
constexpr Label producers_title{"Chủ thể có sản phẩm được công nhận", "Producers with recognised products"};
constexpr Label name_column{"Tên", "Name"};
constexpr Label kind_column{"Loại", "Kind"};
constexpr Label products_column{"Sản phẩm", "Products"};
constexpr Label total_of{"{} chủ thể, tính đến ngày {}.", "{} producers, as of {}."};
constexpr Label of_producers{"chủ thể", "producers"};

// The days and the units asked for: a form that works without script, and the last days of the years before.
void add_question(Html& html, const View& view, const web::Request& request, const Selection& selection) {
    const auto hierarchy = web::first(request.query, "dia-gioi");
    html.add(R"(<form class="ask" method="get" action="{}">)", web::Url(view.link("/so-lieu")));
    html.add(web::field(view.language, {.name = "ngay",
                                        .label = std::string(view.say(day_field)),
                                        .value = to_vietnamese(selection.day),
                                        .kind = web::Field::Kind::date}));
    html.add(web::field(view.language,
                        {.name = "dia-gioi",
                         .label = std::string(view.say(units_field)),
                         .value = hierarchy == "2024" || hierarchy == "2025" ? std::string(hierarchy) : std::string(),
                         .kind = web::Field::Kind::choice,
                         .choices = {{"", std::string(view.say(units_of_day))},
                                     {"2024", std::string(view.say(units_2024))},
                                     {"2025", std::string(view.say(units_2025))}}}));
    html.add(web::button(web::Press::plain, view.say(show))).add("</form>");
    html.add(R"(<ul class="chips"><li class="soft">{}</li>)", view.say(year_ends));
    for (int year = view.today.year() - 1; year >= view.today.year() - 6; --year) {
        auto then = selection;
        then.day = last_day_of_year(year);
        if (hierarchy.empty()) {
            then.hierarchy_day = then.day;
            then.place.reset();
        }
        html.add(R"(<li><a href="{}")", web::Url(address_of(view, "/so-lieu", then)));
        if (then.day == selection.day) html.add(R"( aria-current="true")");
        html.add(">{}</a></li>", year);
    }
    html.add("</ul>");
}

std::string place_words(const View& view, const Selection& selection) {
    const auto unit = selection.place ? selection.place : view.province_on(selection.hierarchy_day);
    return unit ? view.name_of(*unit) : std::string(view.say(everywhere));
}

void add_not_counted(Html& html, const View& view, const FiguresQuery& query) {
    auto selection = selection_of(query);
    selection.standing = Selection::Standing::not_counted;
    const auto count = page_of(*view.index, view.gazetteer, selection, "", 1).total;
    if (count == 0) return;
    html.add(R"(<p><a href="{}">{}</a></p>)", web::Url(address_of(view, "/san-pham", selection)),
             filled(view.say(not_counted), count));
}

web::Response figures_page(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto selection = selection_in(view, request.query);
    const auto asked = figures_asked(view, selection);
    const auto figures = figures_of(*view.index, view.gazetteer, asked.query);
    const auto rows = figures_by_unit(*view.index, view.gazetteer, asked.query, asked.below);

    auto frame = page_of(view, request, std::string(view.say(title)));
    frame.description = view.say(description);
    frame.section = web::Section::figures;

    Html html;
    html.add("<h1>{}</h1>", filled(view.say(heading), place_words(view, selection), view.date(selection.day)));
    const auto typed = web::first(request.query, "ngay");
    if (!typed.empty() && !date_named(typed))
        html.add(web::flash({web::Tone::attention, filled(view.say(wrong_day), typed)}));
    add_question(html, view, request, selection);
    html.add(main_figures(view, figures, public_doors(view, asked.query)));
    html.add(R"(<p class="soft">{}</p>)", view.say(how_counted));
    html.add(R"(<p><a href="{}">{}</a> · <a href="{}">{}</a></p>)", web::Url(view.link("/so-lieu/ke-hoach")),
             view.say(plan_link), web::Url(view.link("/so-lieu/doanh-thu")), view.say(turnover_link));
    add_not_counted(html, view, asked.query);
    // The table may be much longer than what stands beside it.
    html.add(R"(<div class="two"><div class="stay">)").add(unit_map(view, asked, rows));
    html.add(group_bars(view, asked.query, figures)).add(kind_table(view, asked.query, figures));
    html.add(R"(</div><div>)").add(unit_table(view, asked, rows)).add("</div></div>");
    return respond(frame, std::move(html));
}

struct ProducerCount {
    std::string key;  // orders by name
    ProducerAt producer;
    std::uint32_t products;
};

// By Vietnamese name.
std::vector<ProducerCount> producers_counted(const View& view, const Selection& selection) {
    std::vector<std::uint32_t> counts(view.index->producers.size());
    for (const auto product : all_of(*view.index, view.gazetteer, selection)) {
        const auto producer = view.index->producer_at[product];
        if (producer != Index::no_producer) ++counts[producer];
    }
    std::vector<ProducerCount> found;
    for (ProducerAt at = 0; at < counts.size(); ++at)
        if (counts[at] > 0) found.push_back({sort_key(view.index->producers[at].name), at, counts[at]});
    std::ranges::sort(found, {}, [](const ProducerCount& one) { return std::tie(one.key, one.producer); });
    return found;
}

constexpr std::size_t page_length = 100;

std::size_t page_number(std::string_view text) {
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && number > 0 ? number : 1;
}

web::Raw producers_table(const View& view, std::span<const ProducerCount> rows) {
    web::Table table{.caption = std::string(view.say(producers_title)),
                     .columns = {{std::string(view.say(name_column))},
                                 {std::string(view.say(kind_column))},
                                 {std::string(view.say(products_column)), true}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& one : rows) {
        const auto& producer = view.index->producers[one.producer];
        table.rows.push_back({web::Cell::link(view.link("/chu-the/" + producer.slug), producer.name),
                              producer.kind ? view.say(label_of(*producer.kind)) : std::string_view("–"),
                              std::int64_t{one.products}});
    }
    return web::table(view.language, table);
}

web::Response producers_page(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto selection = selection_in(view, request.query);
    const auto counted = producers_counted(view, selection);
    const auto pages = std::max<std::size_t>(1, (counted.size() + page_length - 1) / page_length);
    const auto page = std::min(page_number(web::first(request.query, "trang")), pages);

    auto frame = page_of(view, request, std::string(view.say(producers_title)));
    frame.section = web::Section::figures;
    frame.crumbs = {{std::string(view.say(home_title)), view.link("/")},
                    {std::string(view.say(title)), address_of(view, "/so-lieu", selection)}};
    Html html;
    html.add("<h1>{}</h1><p class=\"lead\">{}</p>", view.say(producers_title),
             filled(view.say(total_of), counted.size(), view.date(selection.day)));
    const auto begin = (page - 1) * page_length;
    html.add(producers_table(view, std::span(counted).subspan(begin, std::min(page_length, counted.size() - begin))));
    web::Pager pager;
    pager.total = counted.size();
    pager.of_what = view.say(of_producers);
    if (page > 1) pager.previous = address_of(view, "/chu-the", selection, std::to_string(page - 1));
    if (page < pages) pager.next = address_of(view, "/chu-the", selection, std::to_string(page + 1));
    html.add(web::pager(view.language, pager));
    return respond(frame, std::move(html));
}

std::vector<web::Parameter> filters() {
    return {{"ngay", "2023-12-31", {"tính đến hết ngày", "at the end of this day"}},
            {"noi", "506", {"mã đơn vị hành chính", "code of an administrative unit"}},
            {"dia-gioi", "2024", {"địa giới: 2024, 2025 hoặc một ngày", "units of 2024, 2025 or a day"}}};
}

}  // namespace

void add_figures_routes(web::RouteTable& routes, const Site& site) {
    routes.add(
        {.method = web::Method::get,
         .path = "/so-lieu",
         .act = web::public_act,
         .doc = {"Số liệu của một ngày, theo địa bàn, hạng sao, nhóm", "Figures of a day by place, star and group"},
         .handle = [&site](const web::Request& request) { return figures_page(site, request); },
         .parameters = filters()});
    routes.add({.method = web::Method::get,
                .path = "/chu-the",
                .act = web::public_act,
                .doc = {"Những chủ thể mà số liệu đếm", "The producers that figures count"},
                .handle = [&site](const web::Request& request) { return producers_page(site, request); },
                .parameters = filters()});
}

}  // namespace saolang::registry
