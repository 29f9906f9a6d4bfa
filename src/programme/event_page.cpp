#include "programme/event_page.hpp"

#include <algorithm>

#include "base/money.hpp"
#include "programme/market_kinds.hpp"
#include "programme/public_ask.hpp"
#include "registry/page_words.hpp"
#include "web/pieces.hpp"

namespace saolang::programme {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr std::string_view path = "/hoi-cho";
constexpr std::size_t most_past = 40;

constexpr Word title{"Hội chợ và xúc tiến", "Fairs and promotion"};
constexpr Word description{"Hội chợ, phiên chợ, xúc tiến sản phẩm OCOP sắp tới và đã qua, trong và ngoài tỉnh.",
                           "Fairs, market days and promotion of OCOP products, coming and past."};
constexpr Word coming{"Đang và sắp diễn ra", "Now and coming"};
constexpr Word past{"Đã diễn ra", "Past"};
constexpr Word more_past{"Còn {} sự kiện trước đó.", "{} earlier events are not listed."};
constexpr Word name_column{"Sự kiện", "Event"};
constexpr Word days_column{"Ngày", "Days"};
constexpr Word where_column{"Nơi tổ chức", "Where"};
constexpr Word organiser_column{"Đơn vị tổ chức", "Organised by"};
constexpr Word for_column{"Tham gia", "Taking part"};
constexpr Word stands{"{} gian hàng", "{} stands"};
constexpr Word visitors{"{} khách", "{} visitors"};
constexpr Word apply_until{"đăng ký đến {}", "apply until {}"};
constexpr Word on_ocop{"chuyên đề OCOP", "on OCOP alone"};
constexpr Word cancelled{"Đã hủy", "Cancelled"};
constexpr Word none_coming{"Chưa có hội chợ nào sắp tới được ghi nhận.", "No coming fair is on record."};
constexpr Word unknown{"–", "–"};

// Known by the day: called, or begun when nobody wrote when it was called.
bool announced(const Table& table, Row row, Date day) {
    const auto called = table.date(event::called_on, row);
    const auto begins = table.date(event::from_day, row);
    return called ? *called <= day : begins && *begins <= day;
}

bool is_cancelled(const Table& table, Row row, Date day) {
    const auto on = table.date(event::cancelled_on, row);
    return on && *on <= day;
}

std::string kind_words(const PublicAsk& ask, Row row) {
    const auto& table = ask.table(KindId::event);
    std::string words;
    const auto add = [&](std::string_view more) {
        if (!words.empty()) words += ", ";
        words += more;
    };
    if (table.has(event::kind_of_it, row))
        add(ask.say(event::kinds[static_cast<std::size_t>(table.number(event::kind_of_it, row))].words));
    if (table.number(event::thematic, row) == 1) add(ask.say(on_ocop));
    return words;
}

std::string where_words(const PublicAsk& ask, Row row) {
    const auto& table = ask.table(KindId::event);
    auto words = table.text(event::address, row);
    if (table.has(event::region, row)) {
        if (!words.empty()) words += ", ";
        words += ask.say(event::places[static_cast<std::size_t>(table.number(event::region, row))].words);
    }
    return words;
}

std::string days_words(const PublicAsk& ask, Row row) {
    const auto& table = ask.table(KindId::event);
    const auto from = table.date(event::from_day, row);
    const auto to = table.date(event::to_day, row);
    if (!from) return std::string(ask.say(unknown));
    if (!to || *to == *from) return ask.view.date(*from);
    return ask.view.date(*from) + " – " + ask.view.date(*to);
}

// Before it: until when one applies; after it: how many came.
std::string part_words(const PublicAsk& ask, Row row, Date day) {
    const auto& table = ask.table(KindId::event);
    std::string words;
    const auto add = [&](const std::string& more) { words += words.empty() ? more : ", " + more; };
    if (table.has(event::stands, row)) add(filled(ask.say(stands), group_thousands(table.number(event::stands, row))));
    const auto until = table.date(event::apply_until, row);
    if (until && day <= *until) add(filled(ask.say(apply_until), ask.view.date(*until)));
    const auto ends = table.date(event::to_day, row);
    if (table.has(event::visitors, row) && ends && *ends <= day)
        add(filled(ask.say(visitors), group_thousands(table.number(event::visitors, row))));
    return words.empty() ? std::string(ask.say(unknown)) : words;
}

web::Cell name_cell(const PublicAsk& ask, Row row, Date day) {
    const auto& table = ask.table(KindId::event);
    Html html;
    html.add("<span>{}<br><small class=\"soft\">{}</small>", table.text(event::name, row), kind_words(ask, row));
    if (is_cancelled(table, row, day)) html.add(" ").add(web::tag(web::Tone::wrong, ask.say(cancelled)));
    html.add("</span>");
    return std::move(html).raw();
}

void add_table(Html& html, const PublicAsk& ask, Word caption, std::span<const Row> rows, Date day) {
    web::Table table{.caption = std::string(ask.say(caption)), .columns = {}, .rows = {}};
    for (const auto heading : {name_column, days_column, where_column, organiser_column, for_column})
        table.columns.push_back({std::string(ask.say(heading))});
    const auto& events = ask.table(KindId::event);
    for (const auto row : rows) {
        const auto& organiser = events.text(event::organiser, row);
        table.rows.push_back({name_cell(ask, row, day), days_words(ask, row), where_words(ask, row),
                              organiser.empty() ? ask.say(unknown) : std::string_view(organiser),
                              part_words(ask, row, day)});
    }
    html.add(web::table(ask.view.language, table));
}

web::Response events_page(const PublicAsk& ask) {
    const auto day = ask.day();
    const auto& events = ask.table(KindId::event);
    std::vector<Row> next;
    std::vector<Row> before;
    for (Row row = 0; row < events.size(); ++row) {
        if (!announced(events, row, day)) continue;
        const auto last = events.date(event::to_day, row);
        (last && *last < day ? before : next).push_back(row);
    }
    const auto begins = [&](Row row) { return events.number(event::from_day, row); };
    std::ranges::sort(next, {}, begins);
    std::ranges::sort(before, std::ranges::greater{}, begins);
    auto frame = registry::page_of(ask.view, ask.request, std::string(ask.say(title)));
    frame.description = ask.say(description);
    frame.canonical = path;
    frame.crumbs = {{std::string(ask.say(registry::home_title)), ask.view.link("/")}};
    Html html;
    html.add("<h1>{}</h1>", ask.say(title));
    if (next.empty()) {
        html.add("<p>{}</p>", ask.say(none_coming));
    } else {
        add_table(html, ask, coming, next, day);
    }
    const auto listed = std::min(before.size(), most_past);
    if (listed > 0) add_table(html, ask, past, std::span(before).first(listed), day);
    if (listed < before.size()) html.add("<p>{}</p>", filled(ask.say(more_past), before.size() - listed));
    return registry::respond(frame, std::move(html));
}

}  // namespace

void add_event_routes(web::RouteTable& routes, const Site& site) {
    add_public_route(routes, site,
                     {.method = web::Method::get,
                      .path = path,
                      .act = web::public_act,
                      .doc = {"Hội chợ, xúc tiến sắp tới và đã qua", "Fairs and promotion, coming and past"},
                      .handle = {},
                      .parameters = {{"ngay", "2024-12-31", {"tính đến hết ngày", "at the end of this day"}}}},
                     events_page);
}

}  // namespace saolang::programme
