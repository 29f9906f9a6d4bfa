#include "advice/criteria_page.hpp"

#include <fmt/core.h>

#include <boost/json.hpp>

#include "advice/criteria_json.hpp"
#include "advice/criteria_pages.hpp"
#include "advice/criteria_search.hpp"
#include "advice/criteria_view.hpp"
#include "advice/criteria_words.hpp"
#include "advice/criteria_workbook.hpp"
#include "base/text.hpp"
#include "web/pieces.hpp"
#include "web/workbook.hpp"

namespace saolang::advice {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr std::size_t most_shown = 100;  // texts; the rest is counted

constexpr Word description{
    "26 bộ tiêu chí OCOP như Hội đồng thấy: điểm, mức tối thiểu của từng sao, giấy tờ chứng minh; quy định qua các "
    "thời kỳ.",
    "The 26 OCOP criteria sets as the council sees them: points, star minimums, papers; the rules through time."};
constexpr Word lead{"{} bộ tiêu chí của QĐ {}, áp dụng từ {}: điểm, mức tối thiểu của từng sao và giấy tờ chứng minh.",
                    "The {} criteria sets of QĐ {}, in force since {}: points, star minimums and papers."};
constexpr Word search_label{"Tìm trong tiêu chí", "Search the criteria"};
constexpr Word search_hint{"Ví dụ: nhãn hiệu, HACCP, truy xuất", "For example: nhãn hiệu, HACCP, traceability"};
constexpr Word search_button{"Tìm", "Search"};
constexpr Word hits_title{"“{}”: {} chỗ trong {} bộ", "“{}”: {} places in {} sets"};
constexpr Word no_hits{"Không có chỗ nào ghi “{}”. Hãy thử một từ ngắn hơn.",
                       "Nothing says “{}”. Please try a shorter word."};
constexpr Word hits_by_set{"Số chỗ theo bộ:", "Places by set:"};
constexpr Word in_sets{"bộ", "sets"};
constexpr Word more_hits{"và {} câu nữa: hãy tìm hẹp hơn", "and {} more: please search more narrowly"};
constexpr Word sets_of{"Các bộ của QĐ {}", "Sets of QĐ {}"};
constexpr Word times_title{"Quy định qua các thời kỳ", "The rules through time"};
constexpr Word governs_today{"đang áp dụng", "in force today"};
constexpr Word print_words{"Trang nào cũng in gọn trên giấy A4.", "Every page prints on A4."};
constexpr Word set_description{"{}: điểm, mức tối thiểu của từng sao, giấy tờ chứng minh.",
                               "{}: points, star minimums, papers."};
constexpr Word compare_this{"So với bộ khác", "Compare with another"};
constexpr Word compare_through_time{"So với QĐ {}", "Compare with QĐ {}"};
constexpr Word points_in_all{"{} tiêu chí, {} điểm", "{} criteria, {} points"};

std::string set_name(const registry::View& view, const law::CriteriaSet& set) {
    return filled(view.say(set_title), set.number, law_text(view.language, set.name));
}

// ---- Search ---------------------------------------------------------------------------------------------------------

void add_search_form(Html& html, const registry::View& view, std::string_view typed) {
    html.add(R"(<form class="ask look" method="get" action="{}">)", web::Url(view.link("/tieu-chi")));
    html.add(web::field(view.language, {.name = "q",
                                        .label = std::string(view.say(search_label)),
                                        .hint = std::string(view.say(search_hint)),
                                        .value = std::string(typed),
                                        .kind = web::Field::Kind::search}));
    html.add(web::button(web::Press::plain, view.say(search_button))).add("</form>");
}

std::string anchor_of(const law::Criterion* criterion) { return criterion ? "#" + criterion->code : "#loai"; }

void add_text(Html& html, const registry::View& view, const law::Regime& regime, const FoundText& text) {
    const auto& [hit, places] = text;
    html.add("<li>");
    if (hit.level) {
        html.add("{} <small>{}: ", level_words(view, *hit.level), law_words(view.language, hit.criterion->name));
    } else {
        html.add("{} <small>", law_words(view.language, hit.text));
    }
    html.text(view.say(in_sets));
    for (const auto& [set, criterion] : places)
        html.add(R"( <a href="{}{}">{}</a>)", web::Url(view.link(criteria_path(regime, *set))), anchor_of(criterion),
                 set->number);
    html.add("</small></li>");
}

void add_hits(Html& html, const registry::View& view, const law::Regime& regime, const CriteriaSearch& search,
              const std::string& words) {
    const auto found = search.find(words);
    std::size_t total = 0;
    for (const auto& one : found) total += one.hits.size();
    if (total == 0) {
        html.add("<p>{}</p>", filled(view.say(no_hits), words));
        return;
    }
    const auto texts = by_text(found);
    const auto shown = std::min(texts.size(), most_shown);
    html.add(R"(<h2>{}</h2><ul class="hits">)", filled(view.say(hits_title), words, total, found.size()));
    for (std::size_t at = 0; at < shown; ++at) add_text(html, view, regime, texts[at]);
    if (shown < texts.size()) html.add("<li>{}</li>", filled(view.say(more_hits), texts.size() - shown));
    html.add(R"(</ul><ul class="chips"><li class="soft">{}</li>)", view.say(hits_by_set));
    for (const auto& [set, hits] : found)
        html.add(R"(<li><a href="{}{}">{}. {} <b>{}</b></a></li>)", web::Url(view.link(criteria_path(regime, *set))),
                 anchor_of(hits[0].criterion), set->number, law_words(view.language, set->name), hits.size());
    html.add("</ul>");
}

// ---- Pages ----------------------------------------------------------------------------------------------------------

void add_doors(Html& html, const registry::View& view) {
    html.add(R"(<p class="actions">{}{}</p>)",
             web::button_link(web::Press::primary, view.link("/tieu-chi/cach-cham"), view.say(how_title)),
             web::button_link(web::Press::plain, view.link("/tieu-chi/so-sanh"), view.say(compare_title)));
}

void add_downloads(Html& html, const registry::View& view, const std::string& path) {
    html.add(R"(<p class="actions">{}{}</p>)",
             web::button_link(web::Press::plain, view.link(path + "/tieu-chi.xlsx"), "Excel", web::Icon::download),
             web::button_link(web::Press::plain, view.link(path + "/tieu-chi.json"), "JSON", web::Icon::download));
}

void add_times(Html& html, const registry::View& view, const law::Law& law) {
    html.add(R"(<h2 id="thoi-ky">{}</h2>)", view.say(times_title));
    const auto* today = law.in_force(view.today);
    for (auto regime = law.regimes.rbegin(); regime != law.regimes.rend(); ++regime) {
        html.add(R"(<section class="panel regime"><h3><a href="{}">{}</a>)",
                 web::Url(view.link(criteria_path(*regime))), law_words(view.language, regime->title));
        if (&*regime == today) html.add(" {}", web::tag(web::Tone::good, view.say(governs_today)));
        html.add("</h3>").add(regime_facts(view, *regime)).add("</section>");
    }
}

web::Response index_page(const registry::View& view, const law::Law& law, const CriteriaSearch& search,
                         const web::Request& request) {
    const auto& regime = law.newest();
    const auto words = clean_text(web::first(request.query, "q").substr(0, 400));
    auto frame = criteria_frame(view, request, std::string(view.say(criteria_title)));
    frame.crumbs.pop_back();
    frame.description = view.say(description);
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", view.say(criteria_title),
             filled(view.say(lead), regime.criteria->sets.size(), regime.number, view.date(regime.from)));
    add_doors(html, view);
    add_search_form(html, view, words);
    if (!words.empty()) add_hits(html, view, regime, search, words);
    html.add("<h2>{}</h2>", filled(view.say(sets_of), regime.number)).add(set_list(view, regime));
    add_times(html, view, law);
    html.add(criteria_caution(view, *regime.criteria)).add(R"(<p class="soft">{}</p>)", view.say(print_words));
    return registry::respond(frame, std::move(html));
}

web::Response regime_page(const registry::View& view, const law::Law& law, const law::Regime& regime,
                          const web::Request& request) {
    auto frame = criteria_frame(view, request, std::string(law_text(view.language, regime.title)));
    Html html;
    html.add("<h1>{}</h1>", law_words(view.language, regime.title)).add(regime_facts(view, regime));
    if (regime.criteria) {
        add_downloads(html, view, criteria_path(regime));
        html.add("<h2>{}</h2>", filled(view.say(sets_of), regime.number)).add(set_list(view, regime));
        for (const auto& other : law.regimes)
            if (&other != &regime && other.criteria)
                html.add(other.from < regime.from ? regimes_compared(view, other, regime)
                                                  : regimes_compared(view, regime, other));
        html.add(criteria_caution(view, *regime.criteria));
    }
    return registry::respond(frame, std::move(html));
}

// What the set answers to under another decision whose criteria are public.
std::optional<SetOfRegime> in_other_regime(const law::Law& law, const SetOfRegime& at) {
    for (const auto& regime : law.regimes) {
        if (&regime == at.regime || !regime.criteria) continue;
        if (const auto* set = counterpart(*at.set, *regime.criteria)) return SetOfRegime{&regime, set};
    }
    return std::nullopt;
}

void add_set_doors(Html& html, const registry::View& view, const law::Law& law, const SetOfRegime& at) {
    html.add(R"(<p class="actions">)");
    if (!at.set->criteria.empty()) {
        html.add(
            web::button_link(web::Press::plain, view.link("/tieu-chi/so-sanh?a=" + at.key()), view.say(compare_this)));
        if (const auto other = in_other_regime(law, at))
            html.add(web::button_link(web::Press::plain,
                                      view.link(fmt::format("/tieu-chi/so-sanh?a={}&b={}", other->key(), at.key())),
                                      filled(view.say(compare_through_time), other->regime->number)));
    }
    html.add(web::button_link(web::Press::plain, view.link("/tieu-chi/cach-cham"), view.say(how_title))).add("</p>");
}

web::Response set_page(const registry::View& view, const law::Law& law, const SetOfRegime& at,
                       const web::Request& request) {
    auto frame = criteria_frame(view, request, set_name(view, *at.set));
    frame.crumbs.push_back({"QĐ " + at.regime->number, view.link(criteria_path(*at.regime))});
    frame.description = filled(view.say(set_description), frame.title);
    int total = 0;
    for (const auto& part : at.set->parts) total += part.max;
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">QĐ {} · {}</p>)", frame.title, at.regime->number,
             filled(view.say(points_in_all), at.set->criteria.size(), total));
    html.add(criteria_caution(view, at.criteria()));
    add_set_doors(html, view, law, at);
    html.add(set_body(view, law, at));
    add_downloads(html, view, criteria_path(*at.regime, *at.set));
    return registry::respond(frame, std::move(html));
}

// ---- Files and the API ----------------------------------------------------------------------------------------------

web::Response workbook(const law::Law& law, const law::Regime& regime, const law::CriteriaSet* only,
                       web::Language language) {
    auto name = "tieu-chi-" + criteria_slug(regime);
    if (only) name += fmt::format("-{:02}", only->number);
    auto response =
        web::workbook_response(office::write_xlsx(criteria_table(law, regime, only, language)), name + ".xlsx");
    response.caching = web::Caching::revalidate;  // the law is everybody's
    return response;
}

web::Response json_of(const boost::json::value& value) {
    auto response = web::json_response(boost::json::serialize(value));
    response.caching = web::Caching::revalidate;
    return response;
}

// A handler of a path with {regime}, or with {regime} and {set}: what they do not name is answered 404.
using OfRegime = std::function<web::Response(const registry::View&, const law::Regime&, const web::Request&)>;
using OfSet = std::function<web::Response(const registry::View&, const SetOfRegime&, const web::Request&)>;

struct Routes {
    web::RouteTable& routes;
    const registry::Site& site;
    const law::Law& law;

    void add(web::Route route, std::function<web::Response(const registry::View&, const web::Request&)> handler) const {
        route.handle = [&from = site, handler = std::move(handler)](const web::Request& request) {
            return handler(registry::view_of(from, request), request);
        };
        routes.add(std::move(route));
    }
    void of_regime(std::string_view path, std::string_view sample, Word doc, bool with_criteria,
                   OfRegime handler) const {
        add({.method = web::Method::get,
             .path = path,
             .act = web::public_act,
             .doc = doc,
             .handle = {},
             .runs = web::Runs::on_pool,
             .sample = sample},
            [&all = law, with_criteria, handler = std::move(handler)](const registry::View& view,
                                                                      const web::Request& request) {
                const auto* regime = regime_of_slug(all, request.parameters[0]);
                if (!regime || (with_criteria && !regime->criteria)) return web::Response{.status = 404};
                return handler(view, *regime, request);
            });
    }
    void of_set(std::string_view path, std::string_view sample, Word doc, OfSet handler) const {
        add({.method = web::Method::get,
             .path = path,
             .act = web::public_act,
             .doc = doc,
             .handle = {},
             .runs = web::Runs::on_pool,
             .sample = sample},
            [&all = law, handler = std::move(handler)](const registry::View& view, const web::Request& request) {
                const auto at = set_named(all, request.parameters[0], request.parameters[1]);
                return at ? handler(view, *at, request) : web::Response{.status = 404};
            });
    }
};

void add_comparison(const Routes& to) {
    const std::vector<web::Parameter> sets{
        {"a", "26-2026.7", {"quyết định và số của bộ A", "decision and number of set A"}},
        {"b", "26-2026.8", {"quyết định và số của bộ B", "decision and number of set B"}}};
    auto with_choice = sets;
    with_choice.push_back({"xem", "tat-ca", {"tat-ca: cả chỗ giống nhau", "tat-ca: what is the same too"}});
    to.add({.method = web::Method::get,
            .path = "/tieu-chi/so-sanh",
            .act = web::public_act,
            .doc = {"Hai bộ tiêu chí cạnh nhau", "Two criteria sets side by side"},
            .handle = {},
            .runs = web::Runs::on_pool,
            .parameters = with_choice},
           [&law = to.law](const registry::View& view, const web::Request& request) {
               return compare_page(view, law, request);
           });
    to.add({.method = web::Method::get,
            .path = "/tieu-chi/so-sanh.xlsx",
            .act = web::public_act,
            .doc = {"Hai bộ tiêu chí cạnh nhau, tệp Excel", "Two criteria sets side by side as a workbook"},
            .handle = {},
            .runs = web::Runs::on_pool,
            .parameters = sets},
           [&law = to.law](const registry::View& view, const web::Request& request) {
               return compare_file(view, law, request);
           });
}

void add_regimes(const Routes& to) {
    const auto& law = to.law;
    to.of_regime("/tieu-chi/{regime}", "/tieu-chi/26-2026",
                 {"Một quyết định và các bộ tiêu chí", "A decision and its criteria sets"}, false,
                 [&law](const registry::View& view, const law::Regime& regime, const web::Request& request) {
                     return regime_page(view, law, regime, request);
                 });
    to.of_regime("/tieu-chi/{regime}/tieu-chi.xlsx", "/tieu-chi/26-2026/tieu-chi.xlsx",
                 {"Mọi bộ của một quyết định, tệp Excel", "All sets of a decision as a workbook"}, true,
                 [&law](const registry::View& view, const law::Regime& regime, const web::Request&) {
                     return workbook(law, regime, nullptr, view.language);
                 });
    for (const std::string_view path : {"/tieu-chi/{regime}/tieu-chi.json", "/api/v1/criteria/{regime}"})
        to.of_regime(path, path.starts_with("/api") ? "/api/v1/criteria/26-2026" : "/tieu-chi/26-2026/tieu-chi.json",
                     {"Mọi bộ của một quyết định, JSON", "All sets of a decision as JSON"}, true,
                     [&law](const registry::View&, const law::Regime& regime, const web::Request&) {
                         return json_of(json_of_criteria(law, regime));
                     });
}

void add_sets(const Routes& to) {
    const auto& law = to.law;
    to.of_set("/tieu-chi/{regime}/{set}", "/tieu-chi/26-2026/7", {"Một bộ tiêu chí", "A criteria set"},
              [&law](const registry::View& view, const SetOfRegime& at, const web::Request& request) {
                  return set_page(view, law, at, request);
              });
    to.of_set("/tieu-chi/{regime}/{set}/tieu-chi.xlsx", "/tieu-chi/26-2026/7/tieu-chi.xlsx",
              {"Một bộ tiêu chí, tệp Excel", "A criteria set as a workbook"},
              [&law](const registry::View& view, const SetOfRegime& at, const web::Request&) {
                  return workbook(law, *at.regime, at.set, view.language);
              });
    for (const std::string_view path : {"/tieu-chi/{regime}/{set}/tieu-chi.json", "/api/v1/criteria/{regime}/{set}"})
        to.of_set(path, path.starts_with("/api") ? "/api/v1/criteria/26-2026/7" : "/tieu-chi/26-2026/7/tieu-chi.json",
                  {"Một bộ tiêu chí, JSON", "A criteria set as JSON"},
                  [&law](const registry::View&, const SetOfRegime& at, const web::Request&) {
                      return json_of(json_of_criteria(law, *at.regime, at.set));
                  });
}

}  // namespace

void add_criteria_routes(web::RouteTable& routes, const registry::Site& site) {
    const auto& law = law::Law::shipped();
    const Routes to{routes, site, law};
    to.add({.method = web::Method::get,
            .path = "/tieu-chi",
            .act = web::public_act,
            .doc = {"Bộ tiêu chí: quy định qua các thời kỳ, tìm trong tiêu chí",
                    "Criteria: the rules through time, search"},
            .handle = {},
            .runs = web::Runs::on_pool,
            .parameters = {{"q", "nhan hieu", {"chữ cần tìm", "words"}}}},
           [&law, search = std::make_shared<const CriteriaSearch>(*law.newest().criteria)](
               const registry::View& view, const web::Request& request) {
               return index_page(view, law, *search, request);
           });
    to.add({.method = web::Method::get,
            .path = "/tieu-chi/cach-cham",
            .act = web::public_act,
            .doc = {"Điểm và sao được quyết định thế nào", "How points and stars are decided"},
            .handle = {},
            .parameters = {{"diem", "70; 69; 71", {"tổng điểm của từng thành viên", "total of each member"}},
                           {"lam-tron", "0", {"số chữ số lẻ theo quy chế", "decimals by the regulation"}},
                           {"thieu", "4", {"thiếu mức tối thiểu của sao này", "a minimum of this star is missed"}}}},
           [&law](const registry::View& view, const web::Request& request) { return how_page(view, law, request); });
    add_comparison(to);
    add_regimes(to);
    add_sets(to);
    to.add({.method = web::Method::get,
            .path = "/api/v1/criteria",
            .act = web::public_act,
            .doc = {"Các quyết định và tên các bộ tiêu chí", "Decisions and the names of their criteria sets"},
            .handle = {}},
           [&law](const registry::View&, const web::Request&) {
               return json_of(boost::json::object{{"items", json_of_regimes(law)}, {"next", nullptr}});
           });
}

}  // namespace saolang::advice
