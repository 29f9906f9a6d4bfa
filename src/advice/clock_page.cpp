#include "advice/clock_page.hpp"

#include <fmt/core.h>

#include <array>

#include "advice/clock_view.hpp"
#include "registry/page_words.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::View;
using web::Html;
using Label = web::Word;

constexpr std::string_view path = "/thoi-han";
constexpr std::string_view application_field = "loai";
constexpr std::string_view five_stars_field = "nam-sao";
constexpr std::string_view day_field = "ngay";

constexpr Label title{"Thời hạn", "Terms"};
constexpr Label heading{"Thời hạn: ai phải làm gì, đến ngày nào", "Terms: who is due, and by which day"};
constexpr Label description{
    "Tính thời hạn hồ sơ OCOP, kỳ đánh giá lại, các đợt của tỉnh và trung ương, kèm điều khoản.",
    "Reckon terms of OCOP dossiers, windows of re-evaluation and rounds, with their articles."};
constexpr Label lead{"Nhập những ngày đã biết; ngày chưa có thì để trống. Không cần tài khoản, không lưu lại gì.",
                     "Enter the days you know and leave the others empty. No account is needed, nothing is kept."};
constexpr Label application_label{"Loại hồ sơ", "Kind of application"};
constexpr Label first_words{"Đánh giá lần đầu", "First evaluation"};
constexpr Label upgrade_words{"Nâng hạng sao", "Upgrade"};
constexpr Label again_words{"Đánh giá lại", "Re-evaluation"};
constexpr Label five_stars_label{"Hồ sơ hoặc giấy chứng nhận 5 sao (Bộ quyết định)",
                                 "Five stars, asked for or held (the ministry decides)"};
constexpr Label day_label{"Tính vào ngày", "Reckoned on"};
constexpr Label more_days{"Thêm ngày khác: 5 sao, thu hồi, tính vào ngày khác",
                          "More days: five stars, revocation, another day"};
constexpr Label reckon{"Tính thời hạn", "Reckon"};
constexpr Label nothing_yet{"Nhập ít nhất một ngày để biết ai phải làm gì, chậm nhất ngày nào.",
                            "Enter at least one day to see who is due, and by when."};
constexpr Label nothing_due{"Với những ngày đã nhập, quy định không đặt thời hạn nào mà chúng tôi biết.",
                            "For these days no term is known to be fixed."};
constexpr Label far_day{"Vui lòng nhập một ngày từ 2018 đến 2099.", "Please enter a day from 2018 to 2099."};
constexpr Label before_other{"Ngày này không thể trước ngày “{}”. Vui lòng xem lại một trong hai.",
                             "This day cannot be before “{}”. Please check one of the two."};

struct DayField {
    std::string_view name;
    Label label;
    std::optional<Date> law::CaseFacts::*fact;
    std::string_view not_before = {};  // another field's name
    bool folded = false;
};
constexpr std::array day_fields{
    DayField{"nop", {"Nộp hồ sơ ở xã", "Filed at the commune"}, &law::CaseFacts::filed},
    DayField{"gui-tinh", {"Xã gửi lên tỉnh", "Sent on to the province"}, &law::CaseFacts::proposed, "nop"},
    DayField{"du-ho-so", {"Tỉnh (Bộ) nhận đủ hồ sơ", "Whole dossier received"}, &law::CaseFacts::full_dossier, "nop"},
    DayField{"cap", {"Cấp giấy chứng nhận", "Certificate issued"}, &law::CaseFacts::issued},
    DayField{"het-han", {"Giấy chứng nhận hết hạn", "Certificate expires"}, &law::CaseFacts::expires, "cap"},
    DayField{
        "gui-bo", {"Tỉnh gửi lên Bộ", "Sent on to the ministry"}, &law::CaseFacts::sent_to_central, "gui-tinh", true},
    DayField{"quyet-dinh", {"Có kết quả", "Decided"}, &law::CaseFacts::decided, "nop", true},
    DayField{"ket-luan", {"Kết luận vi phạm", "Violation found"}, &law::CaseFacts::violation_found, {}, true},
    DayField{"thu-hoi", {"Đã thu hồi", "Revoked"}, &law::CaseFacts::revoked, "ket-luan", true},
};

constexpr const DayField* field_named(std::string_view name) {
    for (const auto& field : day_fields)
        if (field.name == name) return &field;
    return nullptr;
}

struct Asked {
    law::CaseFacts facts;
    Date day;
    bool any = false;  // day is known
};

std::optional<Date> day_in(web::Form& form, std::string_view name) {
    const auto day = form.date(name, web::Need::optional);
    if (!day || (day->year() >= 2018 && day->year() <= 2099)) return day;
    form.refuse(name, far_day);
    return std::nullopt;
}

Asked asked_in(web::Form& form, Date today) {
    Asked asked{.facts = {}, .day = day_in(form, day_field).value_or(today)};
    asked.facts.application = form.choice<law::Application>(application_field,
                                                            {{"lan-dau", law::Application::first},
                                                             {"nang-hang", law::Application::upgrade},
                                                             {"danh-gia-lai", law::Application::re_evaluation}},
                                                            web::Need::optional)
                                  .value_or(law::Application::first);
    asked.facts.five_stars = form.checked(five_stars_field);
    for (const auto& field : day_fields) {
        auto& fact = asked.facts.*field.fact;
        fact = day_in(form, field.name);
        asked.any = asked.any || fact;
        const auto* other = field_named(field.not_before);
        if (!fact || !other) continue;
        const auto& earlier = asked.facts.*other->fact;
        if (earlier && *fact < *earlier)
            form.refuse(field.name, registry::filled(before_other.vi, other->label.vi),
                        registry::filled(before_other.en, other->label.en));
    }
    return asked;
}

web::Field field_of(const View& view, const web::Form& form, std::string_view name, Label label) {
    return {.name = std::string(name),
            .label = std::string(view.say(label)),
            .value = std::string(form.typed(name)),
            .error = std::string(form.error(name, view.language)),
            .kind = web::Field::Kind::date};
}

web::Field application_choice(const View& view, const web::Form& form) {
    const auto typed = form.typed(application_field);
    return {.name = std::string(application_field),
            .label = std::string(view.say(application_label)),
            .value = typed.empty() ? "lan-dau" : std::string(typed),
            .error = std::string(form.error(application_field, view.language)),
            .kind = web::Field::Kind::choice,
            .choices = {{"lan-dau", std::string(view.say(first_words))},
                        {"nang-hang", std::string(view.say(upgrade_words))},
                        {"danh-gia-lai", std::string(view.say(again_words))}}};
}

web::Field five_stars_box(const View& view, const web::Form& form) {
    return {.name = std::string(five_stars_field),
            .label = std::string(view.say(five_stars_label)),
            .value = std::string(form.typed(five_stars_field)),
            .kind = web::Field::Kind::check};
}

void add_form(Html& html, const View& view, const web::Form& form) {
    std::vector<web::Field> first{application_choice(view, form)}, folded{five_stars_box(view, form)};
    bool open = form.checked(five_stars_field);
    for (const auto& field : day_fields)
        (field.folded ? folded : first).push_back(field_of(view, form, field.name, field.label));
    folded.push_back(field_of(view, form, day_field, day_label));
    for (const auto& field : folded) open = open || !field.value.empty();
    auto all = first;
    all.insert(all.end(), folded.begin(), folded.end());
    html.add(web::form_errors(view.language, all));
    html.add(R"(<form method="get" action="{}"><div class="ask">)", web::Url(view.link(path)));
    for (const auto& field : first) html.add(web::field(view.language, field));
    html.add("</div>");
    if (open) {
        html.add("<details open>");
    } else {
        html.add("<details>");
    }
    html.add("<summary>{}</summary>", view.say(more_days));
    html.add(web::field(view.language, folded.front())).add(R"(<div class="ask">)");
    for (std::size_t i = 1; i < folded.size(); ++i) html.add(web::field(view.language, folded[i]));
    html.add(R"(</div></details><p class="actions">)");
    html.add(web::button(web::Press::primary, view.say(reckon))).add("</p></form>");
}

// The printed page has no form.
std::string entered(const View& view, const Asked& asked) {
    const std::array kinds{first_words, upgrade_words, again_words};
    std::string words(view.say(kinds[static_cast<std::size_t>(asked.facts.application)]));
    if (asked.facts.five_stars) words += std::string("; ") + std::string(view.say(five_stars_label));
    for (const auto& field : day_fields)
        if (const auto& day = asked.facts.*field.fact)
            words += fmt::format("; {}: {}", view.say(field.label), view.date(*day));
    return fmt::format("{}; {}: {}", words, view.say(day_label), view.date(asked.day));
}

void add_answer(Html& html, const View& view, const Asked& asked) {
    if (!asked.any) {
        html.add(R"(<p class="soft">{}</p>)", view.say(nothing_yet));
        return;
    }
    const auto clocks = law::clocks_of(law::Law::shipped(), asked.facts, asked.day);
    html.add(governed_part(view, asked.facts, clocks, asked.day));
    if (clocks.dues.empty()) {
        html.add("<p>{}</p>", view.say(nothing_due));
    } else {
        html.add(dues_table(view, clocks));
    }
    html.add(R"(<p class="soft">{}</p>)", entered(view, asked));
}

web::Response clock_page(const registry::Site& site, const web::Request& request) {
    const auto view = registry::view_of(site, request);
    web::Form form(request.query);
    const auto asked = asked_in(form, view.today);
    auto frame = registry::page_of(view, request, std::string(view.say(title)));
    frame.description = view.say(description);
    frame.crumbs = {{std::string(view.say(registry::home_title)), view.link("/")}};
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", view.say(heading), view.say(lead));
    add_form(html, view, form);
    if (form.valid()) add_answer(html, view, asked);
    if (const auto* regime = law::Law::shipped().in_force(asked.day); regime && !regime->rounds.empty())
        html.add(rounds_table(view, law::next_rounds(*regime, asked.day, 2)));
    html.add(how_days_are_read(view, Calendar::shipped()));
    return registry::respond(frame, std::move(html));
}

std::vector<web::Parameter> parameters() {
    std::vector<web::Parameter> list{{application_field,
                                      "danh-gia-lai",
                                      {"lan-dau, nang-hang hoặc danh-gia-lai",
                                       "lan-dau (first), nang-hang (upgrade) or "
                                       "danh-gia-lai (re-evaluation)"}},
                                     {five_stars_field, "1", five_stars_label},
                                     {day_field, "2026-11-24", day_label}};
    for (const auto& field : day_fields) list.push_back({field.name, "2026-10-05", field.label});
    return list;
}

}  // namespace

void add_clock_routes(web::RouteTable& routes, const registry::Site& site) {
    routes.add({.method = web::Method::get,
                .path = path,
                .act = web::public_act,
                .doc = {"Thời hạn của một hồ sơ: ai, việc gì, đến ngày nào, theo điều nào",
                        "Terms of a case: who is due, for what, by when, by which article"},
                .handle = [&site](const web::Request& request) { return clock_page(site, request); },
                .parameters = parameters(),
                .sample = "/thoi-han?loai=danh-gia-lai&nop=05/10/2026&het-han=22/12/2026"});
}

}  // namespace saolang::advice
