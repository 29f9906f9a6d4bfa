#include "programme/own_turnover_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/money.hpp"
#include "programme/market_kinds.hpp"
#include "programme/record_pages.hpp"
#include "programme/record_words.hpp"

namespace saolang::programme {

namespace {

using web::Word;
using Input = web::Field::Kind;

constexpr int quarters_offered = 4;
constexpr int months_of_quarter = 3;
constexpr std::size_t most_shown = 8;  // of what was reported before

constexpr std::string_view period_field = "ky";
constexpr std::string_view other_period = "khac";
constexpr Word title{"Báo doanh thu: {}", "Report turnover: {}"};
constexpr Word choose_title{"Báo doanh thu của sản phẩm nào?", "Turnover of which product?"};
constexpr Word no_product{"Chưa có sản phẩm nào gắn với tài khoản này. Vui lòng hỏi cán bộ OCOP của xã.",
                          "No product belongs to this account yet. Please ask the OCOP officer of the commune."};
constexpr Word privacy{
    "Chỉ cán bộ OCOP của xã, tỉnh và kiểm toán xem được số này; trang công khai không có.",
    "Only the OCOP officers of your commune and province and the auditors see this; no public page."};
constexpr Word period_label{"Kỳ báo", "Period"};
constexpr Word quarter_words{"Quý {}/{} (tháng {}, {}, {})", "Quarter {}/{} (months {}, {}, {})"};
constexpr Word until_today{"Quý này, từ {} đến hôm nay", "This quarter, from {} until today"};
constexpr Word another_period{"Báo cho một kỳ khác", "Report another period"};
constexpr Word usual_period{"Chọn theo quý", "Choose a quarter"};
constexpr Word from_label{"Từ ngày", "From"};
constexpr Word to_label{"Đến hết ngày", "Until"};
constexpr Word day_hint{"Ví dụ: 01/07/2026.", "For example: 01/07/2026."};
constexpr Word turnover_label{"Bán được bao nhiêu tiền? (doanh thu)", "How much was sold? (turnover)"};
constexpr Word turnover_hint{
    "Tổng tiền bán sản phẩm này trong kỳ, tính bằng đồng. Ví dụ: 12.500.000. Không bán được thì "
    "ghi 0.",
    "All money this product brought in, in đồng. For example: 12.500.000. Nothing sold: 0."};
constexpr Word profit_label{"Còn lãi bao nhiêu? (lợi nhuận)", "How much was left? (profit)"};
constexpr Word profit_hint{
    "Tiền còn lại sau khi trừ mọi chi phí. Lỗ thì thêm dấu trừ: -500.000. Chưa tính được thì để "
    "trống.",
    "What is left after all costs. A loss with a minus: -500.000. Empty if not known."};
constexpr Word send{"Gửi", "Send"};
constexpr Word add_reason{"Chủ thể báo doanh thu", "Turnover reported by the producer"};
constexpr Word received{"Đã nhận. Cảm ơn bạn.", "Received. Thank you."};
constexpr Word before_title{"Đã báo trước đây", "Reported before"};
constexpr Word period_column{"Kỳ", "Period"};
constexpr Word state_column{"Tình trạng", "State"};
constexpr Word asked_lead{"Cơ quan OCOP muốn hỏi lại số của kỳ {}: {}", "The office asks about {}: {}"};
constexpr Word answer_it{"Sửa hoặc trả lời", "Correct or answer"};

struct Quarter {
    Date first{0};
    Date last{0};
};

Quarter quarter_of(Date day) {
    const auto month = (day.month() - 1) / months_of_quarter * months_of_quarter + 1;
    const auto first = *Date::from_civil(day.year(), month, 1);
    return {first, first.plus_months(months_of_quarter).plus_days(-1)};
}

std::string period_value(Date from, Date to) { return to_iso(from) + "." + to_iso(to); }

bool is_reported(const Ask& ask, registry::ProductAt product, Date from, Date to) {
    const auto& table = ask.table(turnover::kind);
    return std::ranges::any_of(table.rows_naming(turnover::product, product), [&](Row row) {
        return table.date(turnover::from_day, row) <= to && from <= table.date(turnover::to_day, row);
    });
}

// The newest first: quarters that are over, then the one that runs, until today.
std::vector<web::Choice> periods_offered(const Ask& ask, registry::ProductAt product) {
    const auto today = ask.desk.visitor.today;
    std::vector<web::Choice> periods;
    auto quarter = quarter_of(today);
    const auto running = quarter;
    if (today < quarter.last) quarter = quarter_of(quarter.first.plus_days(-1));
    for (int i = 0; i < quarters_offered; ++i) {
        const auto month = quarter.first.month();
        if (!is_reported(ask, product, quarter.first, quarter.last))
            periods.push_back({period_value(quarter.first, quarter.last),
                               registry::filled(ask.desk.say(quarter_words), (month + 2) / months_of_quarter,
                                                quarter.first.year(), month, month + 1, month + 2)});
        quarter = quarter_of(quarter.first.plus_days(-1));
    }
    if (today < running.last && !is_reported(ask, product, running.first, today))
        periods.push_back({period_value(running.first, today),
                           registry::filled(ask.desk.say(until_today), to_vietnamese(running.first))});
    return periods;
}

std::vector<registry::ProductAt> own_products(const Ask& ask) {
    std::vector<registry::ProductAt> own;
    const auto& index = *ask.world.index;
    for (registry::ProductAt at = 0; at < index.products.size(); ++at)
        if (ask.desk.may(people::own_records, registry::subject_of_product(index, at))) own.push_back(at);
    return own;
}

std::string address_of(const Ask& ask, registry::ProductAt product) {
    return path_of(own_side, turnover::kind) + "/moi?san-pham=" + ask.world.index->products[product].code;
}

// ---- The page -------------------------------------------------------------------------------------------------------

web::Response choose_page(const Ask& ask, const std::vector<registry::ProductAt>& own) {
    web::Html html;
    html.add("<h1>{}</h1>", ask.desk.say(choose_title));
    if (own.empty()) html.add("<p>{}</p>", ask.desk.say(no_product));
    html.add(R"(<p class="actions">)");
    for (const auto at : own)
        html.add(web::button_link(web::Press::plain, ask.desk.link(address_of(ask, at)),
                                  ask.world.index->products[at].name));
    html.add("</p>");
    return registry::desk_answer(ask.desk,
                                 {.title = std::string(ask.desk.say(choose_title)),
                                  .section = own_side.section,
                                  .crumbs = crumbs_of(ask, own_side, turnover::kind)},
                                 std::move(html));
}

std::vector<Row> newest_reports(const Ask& ask, registry::ProductAt product) {
    const auto& table = ask.table(turnover::kind);
    const auto rows = table.rows_naming(turnover::product, product);
    std::vector<Row> newest(rows.begin(), rows.end());
    std::ranges::sort(newest, std::ranges::greater{}, [&](Row row) { return table.number(turnover::from_day, row); });
    return newest;
}

std::string period_words(const Ask& ask, Row row) {
    return fmt::format("{} – {}", value_words(ask, turnover::kind, turnover::from_day, row),
                       value_words(ask, turnover::kind, turnover::to_day, row));
}

// What the office asks about comes first: it is answered before anything else.
web::Raw lead_of(const Ask& ask, const std::vector<Row>& reports) {
    const auto& table = ask.table(turnover::kind);
    web::Html html;
    for (const auto row : reports) {
        if (table.number(turnover::state, row) != turnover::asked || table.has(turnover::answer, row)) continue;
        html.add(web::flash({web::Tone::attention, registry::filled(ask.desk.say(asked_lead), period_words(ask, row),
                                                                    table.text(turnover::question, row))}));
        html.add("<p>{}</p>",
                 web::button_link(web::Press::plain,
                                  ask.desk.link(path_of(own_side, turnover::kind, table.codes[row]) + "/sua"),
                                  ask.desk.say(answer_it)));
    }
    html.add(R"(<p class="lead">{}</p>)", ask.desk.say(privacy));
    return std::move(html).raw();
}

web::Raw reported_before(const Ask& ask, const std::vector<Row>& reports) {
    if (reports.empty()) return {};
    web::Table table{.caption = std::string(ask.desk.say(before_title)),
                     .columns = {{std::string(ask.desk.say(period_column))},
                                 {std::string(ask.desk.say(turnover::fields[turnover::amount].label)), true},
                                 {std::string(ask.desk.say(turnover::fields[turnover::profit].label)), true},
                                 {std::string(ask.desk.say(state_column))}},
                     .rows = {}};
    for (std::size_t i = 0; i < std::min(reports.size(), most_shown); ++i) {
        const auto row = reports[i];
        const auto words = [&](std::size_t field) { return value_words(ask, turnover::kind, field, row); };
        const auto code = ask.table(turnover::kind).codes[row];
        table.rows.push_back(
            {web::Cell::link(ask.desk.link(path_of(own_side, turnover::kind, code)), period_words(ask, row)),
             words(turnover::amount), words(turnover::profit), words(turnover::state)});
    }
    return web::table(ask.desk.view.language, table);
}

bool in_days(const Ask& ask) {
    const auto& sent = ask.desk.request.form;
    return sent.empty() ? ask.desk.asked(period_field) == other_period : web::first(sent, period_field).empty();
}

std::vector<web::Field> fields_of(const Ask& ask, const web::Form& form, registry::ProductAt product) {
    const auto language = ask.desk.request.language;
    std::vector<web::Field> fields;
    auto periods = periods_offered(ask, product);
    if (in_days(ask) || periods.empty()) {
        fields.push_back(registry::field_of(form, language, {"from_day", from_label, day_hint, Input::date, true}));
        fields.push_back(registry::field_of(form, language, {"to_day", to_label, day_hint, Input::date, true}));
    } else {
        const auto first = periods.front().value;
        fields.push_back(registry::field_of(form, language, {period_field, period_label, {}, Input::radio, true},
                                            std::move(periods)));
        if (fields.back().value.empty()) fields.back().value = first;
    }
    fields.push_back(
        registry::field_of(form, language, {"turnover", turnover_label, turnover_hint, Input::number, true}));
    fields.push_back(registry::field_of(form, language, {"profit", profit_label, profit_hint, Input::number}));
    return fields;
}

web::Response turnover_page(const Ask& ask, registry::ProductAt product, const web::Form& form) {
    const auto& record = ask.world.index->products[product];
    const auto reports = newest_reports(ask, product);
    registry::EditForm page{.action = path_of(own_side, turnover::kind) + "/moi",
                            .title = registry::filled(ask.desk.say(title), record.name),
                            .section = own_side.section,
                            .above = crumbs_of(ask, own_side, turnover::kind),
                            .fields = fields_of(ask, form, product)};
    constexpr std::array messages{registry::saved_message};
    const bool sent = web::flash_of(ask.desk.request, messages).has_value();
    web::Html lead;
    if (sent) lead.add(web::flash({web::Tone::good, std::string(ask.desk.say(received))}));
    page.lead = std::move(lead.add(lead_of(ask, reports))).raw();
    web::Html ask_html;
    ask_html.add(R"(<input type="hidden" name="product" value="{}">)", record.code);
    page.ask = std::move(ask_html).raw();
    page.press = send;
    page.status = form.valid() ? 200 : 422;
    web::Html tail;
    tail.add(R"(<p><a href="{}">{}</a></p>)",
             web::Url(ask.desk.link(address_of(ask, product) + (in_days(ask) ? "" : "&ky=khac"))),
             ask.desk.say(in_days(ask) ? usual_period : another_period));
    tail.add(reported_before(ask, reports));
    page.tail = std::move(tail).raw();
    auto response = registry::form_page(ask.desk, page);
    return sent ? web::flash_shown(std::move(response)) : response;
}

// The form as every record's form is read: the chosen period in its two days.
web::Pairs with_days(web::Pairs sent) {
    const std::string period(web::first(sent, period_field));
    const auto dot = period.find('.');
    if (dot == std::string::npos) return sent;
    sent.emplace_back("from_day", period.substr(0, dot));
    sent.emplace_back("to_day", period.substr(dot + 1));
    return sent;
}

// What is wrong with the days is said where the period was chosen.
void tell_period(web::Form& form) {
    for (const auto* day : {"from_day", "to_day"})
        if (!form.error(day, web::Language::vi).empty())
            form.refuse(period_field, std::string(form.error(day, web::Language::vi)),
                        std::string(form.error(day, web::Language::en)));
}

}  // namespace

web::Response show_own_turnover(const Ask& ask) {
    const auto own = own_products(ask);
    const auto asked = registry::product_coded(*ask.world.index, ask.desk.asked("san-pham")).at;
    if (!ask.desk.asked("san-pham").empty()) {
        if (!asked || std::ranges::find(own, *asked) == own.end()) return registry::gone();
        return turnover_page(ask, *asked, web::Form({}));
    }
    if (own.size() == 1) return turnover_page(ask, own.front(), web::Form({}));
    return choose_page(ask, own);
}

web::Response take_own_turnover(const Ask& ask) {
    web::Form form(with_days(ask.desk.request.form));
    const auto own = own_products(ask);
    const auto product = registry::product_coded(*ask.world.index, form.typed("product")).at;
    if (!product || std::ranges::find(own, *product) == own.end()) return registry::gone();
    const FormOf form_of{ask, turnover::kind, Filler::producer};
    const auto draft = read_record(form_of, form);
    tell_period(form);
    if (!form.valid()) return turnover_page(ask, *product, form);
    std::vector<Mistake> mistakes;
    auto location = registry::save(ask.desk, {}, std::string(add_reason.vi), [&](const trail::WriteContext& context) {
        mistakes = mistakes_now(form_of, context.writer, draft.values);
        if (!mistakes.empty()) return std::optional<std::string>();
        add_record(context, turnover::kind, draft.values);
        return std::optional(ask.desk.link(address_of(ask, *product)));
    });
    if (location) return registry::saved(ask.desk, *std::move(location));
    refuse(form_of, form, std::move(mistakes));
    tell_period(form);
    return turnover_page(ask, *product, form);
}

}  // namespace saolang::programme
