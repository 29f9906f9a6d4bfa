#include "registry/desk_search_page.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/money.hpp"
#include "base/text.hpp"
#include "people/account_store.hpp"
#include "registry/arrangement.hpp"
#include "registry/desk_facets.hpp"
#include "registry/desk_search.hpp"
#include "registry/labels.hpp"
#include "registry/recent.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr std::string_view path = "/quan-ly/tim";
constexpr std::size_t longest_words = 800;  // bytes of a search that are read

constexpr Label title{"Tìm", "Search"};
constexpr Label found_title{"Tìm “{}”", "Search “{}”"};
constexpr Label lead{
    "Gõ tên sản phẩm, chủ thể, mã số thuế, số hoặc ngày quyết định, tên người. Gõ không dấu cũng được.",
    "Type the name of a product or producer, a tax code, the number or day of a decision, a person's "
    "name. Marks may be left out."};
constexpr Label nothing_title{"Không tìm thấy “{}”", "Nothing found for “{}”"};
constexpr Label nothing_text{"Vui lòng thử ít chữ hơn, hoặc một phần của tên.",
                             "Please try fewer words, or a part of the name."};
constexpr Label corrected{"Không có nơi nào viết đúng như vậy; đây là những tên gần giống.",
                          "Nothing is spelled so; these are nearly."};
constexpr Label products{"Sản phẩm", "Products"};
constexpr Label producers{"Chủ thể", "Producers"};
constexpr Label decisions{"Quyết định", "Decisions"};
constexpr Label people_title{"Người", "People"};
constexpr Label see_all{"Xem tất cả {}", "See all {}"};
constexpr Label of_products{"{} sản phẩm", "{} products"};

struct Person {
    people::Account account;
    std::vector<people::Grant> grants;
};
struct Everybody {
    std::vector<Person> persons;
    NameSearch search{{}};
};
// The accounts of the newest data, read again when anything changed.
using KnownPeople = Recent<std::int64_t, Everybody>;

Everybody read_everybody(db::Database& database) {
    Everybody everybody;
    database.read([&](db::Reader& reader) {
        std::map<people::AccountId, std::size_t> at;
        for (auto& account : people::accounts(reader)) {
            at.emplace(account.id, everybody.persons.size());
            everybody.persons.push_back({std::move(account), {}});
        }
        for (auto& grant : people::grants(reader))
            if (const auto found = at.find(grant.account); found != at.end())
                everybody.persons[found->second].grants.push_back(std::move(grant));
    });
    std::vector<std::string> texts;
    for (const auto& person : everybody.persons)
        texts.push_back(person.account.name + " " + person.account.sign_in_name);
    everybody.search = NameSearch(texts);
    return everybody;
}

people::Subject subject_of(const View& view, const people::Grant& grant) {
    people::Subject subject;
    if (grant.scope.unit) subject.place = view.gazetteer.by_key(grant.scope.unit->code, grant.scope.unit->valid_from);
    if (grant.scope.kind != people::ScopeKind::producer || !grant.scope.record) return subject;
    const auto producer = view.index->at(ProducerId{*grant.scope.record});
    return producer ? subject_of(view.index->producers[*producer], view.gazetteer) : subject;
}

bool may_see(const Site& site, const people::Visitor& visitor, const View& view, const Person& person) {
    const auto may = [&](const people::Subject& subject) {
        return people::may_now(site.gate, visitor, people::view_accounts, subject);
    };
    if (person.grants.empty()) return may({});
    return std::ranges::any_of(person.grants, [&](const people::Grant& grant) { return may(subject_of(view, grant)); });
}

// A heading, "see all N", rows of a link and what tells it from others.
struct Row {
    std::string href, name, detail;
    web::Raw sign = {};
};
struct Group {
    Label name;
    web::Icon icon;
    std::size_t total;
    std::string all_href;
    bool corrected = false;
    std::vector<Row> rows = {};
};

void add_group(Html& html, const View& view, const Group& group) {
    if (group.total == 0) return;
    const auto count = group_thousands(static_cast<std::int64_t>(group.total));
    html.add(R"(<section class="hits"><div class="head"><h2>{} <span class="soft">{}</span></h2>)",
             view.say(group.name), count);
    if (group.total > group.rows.size())
        html.add(R"(<a href="{}">{}</a>)", web::Url(group.all_href), filled(view.say(see_all), count));
    html.add("</div>");
    if (group.corrected) html.add(R"(<p class="soft">{}</p>)", view.say(corrected));
    html.add("<ul>");
    for (const auto& row : group.rows)
        html.add(R"(<li><a href="{}">{}<span><b>{}</b> <small>{}</small></span>{}</a></li>)", web::Url(row.href),
                 web::icon(group.icon), row.name, row.detail, row.sign);
    html.add("</ul></section>");
}

Group product_group(const View& view, const VisibleRecords& seen, const std::string& words) {
    const auto& index = *view.index;
    const auto found = find_products(index, view.gazetteer, seen, words, view.today);
    Group group{products, web::Icon::basket, found.total,
                view.link("/quan-ly/san-pham?q=" + web::percent_encode(words)), found.corrected};
    for (const auto at : found.first) {
        const auto& product = index.products[at];
        const auto owner = index.producer_at[at];
        std::string detail = owner == Index::no_producer ? "" : index.producers[owner].name;
        if (index.has_place[at])
            detail += (detail.empty() ? "" : " · ") + place_words(view, index.place[at], view.today);
        const auto standing = index.standing(at, view.today);
        group.rows.push_back(
            {view.link("/quan-ly/san-pham/" + product.code), product.name, std::move(detail),
             standing.star ? web::stars(view.language, standing.star->number(), web::StarSize::small) : web::Raw{}});
    }
    return group;
}

Group producer_group(const View& view, const VisibleRecords& seen, const std::string& words) {
    const auto& index = *view.index;
    const auto found = find_producers(index, seen, words);
    Group group{producers, web::Icon::producer, found.total,
                view.link("/quan-ly/chu-the?q=" + web::percent_encode(words)), found.corrected};
    for (const auto at : found.first) {
        const auto& producer = index.producers[at];
        const auto unit =
            producer.place ? view.gazetteer.by_key(producer.place->code, producer.place->valid_from) : std::nullopt;
        std::string detail = producer.kind ? std::string(view.say(label_of(*producer.kind))) : "";
        if (unit) detail += (detail.empty() ? "" : " · ") + place_words(view, *unit, view.today);
        const auto count = index.arrangement->by_producer[at].size();
        detail += (detail.empty() ? "" : " · ") + filled(view.say(of_products), count);
        group.rows.push_back({view.link("/quan-ly/chu-the/" + producer.code), producer.name, std::move(detail)});
    }
    return group;
}

Group decision_group(const View& view, const VisibleRecords& seen, const std::string& words) {
    const auto found = find_decisions(*view.index, seen, words);
    Group group{decisions, web::Icon::certificate, found.total,
                view.link("/quan-ly/quyet-dinh?q=" + web::percent_encode(words)), found.corrected};
    for (const auto at : found.first) {
        const auto& decision = view.index->decisions[at];
        std::string detail = decision.date ? view.date(*decision.date) : "";
        if (!decision.authority.empty()) detail += (detail.empty() ? "" : " · ") + decision.authority;
        group.rows.push_back({view.link(fmt::format("/quan-ly/quyet-dinh/{}", static_cast<std::int64_t>(decision.id))),
                              decision.number, std::move(detail)});
    }
    return group;
}

Group people_group(const Site& site, const people::Visitor& visitor, const View& view, KnownPeople& known,
                   const std::string& words) {
    Group group{people_title, web::Icon::people, 0, view.link("/quan-ly/tai-khoan?q=" + web::percent_encode(words))};
    if (!people::holds_now(site.gate, visitor, people::view_accounts)) return group;
    const auto everybody = known.get(site.database.version(), [&] { return read_everybody(site.database); });
    Bits seen(everybody->persons.size());
    for (std::size_t i = 0; i < everybody->persons.size(); ++i)
        if (may_see(site, visitor, view, everybody->persons[i])) seen.set(i);
    const auto found = first_of(everybody->search.find(words, seen));
    group.total = found.total;
    group.corrected = found.corrected;
    for (const auto at : found.first) {
        const auto& person = everybody->persons[at];
        std::string detail;
        for (const auto& grant : person.grants)
            detail += (detail.empty() ? "" : " · ") + std::string(view.say(people::label_of(grant.role)));
        group.rows.push_back(
            {view.link("/quan-ly/tai-khoan/" + person.account.code), person.account.name, std::move(detail)});
    }
    return group;
}

web::Response show(const Site& site, KnownPeople& known, const web::Request& request, const people::Visitor& visitor) {
    const auto view = view_of(site, request);
    const auto words = clean_text(web::first(request.query, "q").substr(0, longest_words));
    auto frame = people::desk_page(site.gate, visitor, request, std::string(view.say(title)));
    frame.search = words;
    Html html;
    if (words.empty()) {
        html.add(R"(<h1>{}</h1><p class="lead">{}</p>)", view.say(title), view.say(lead));
        return people::desk_response(frame, std::move(html));
    }
    const auto reach = people::reach_of(visitor.actor, people::view_records, site.gazetteer, view.today);
    const auto seen = visible_records(reach, *view.index, site.gazetteer, view.today);
    const std::array groups{product_group(view, seen, words), producer_group(view, seen, words),
                            decision_group(view, seen, words), people_group(site, visitor, view, known, words)};
    if (std::ranges::all_of(groups, [](const Group& group) { return group.total == 0; })) {
        html.add(R"(<h1 class="vh">{}</h1>)", view.say(title));
        html.add(web::empty_state(
            {.title = filled(view.say(nothing_title), words), .text = std::string(view.say(nothing_text))}));
        return people::desk_response(frame, std::move(html));
    }
    html.add("<h1>{}</h1>", filled(view.say(found_title), words));
    for (const auto& group : groups) add_group(html, view, group);
    return people::desk_response(frame, std::move(html));
}

}  // namespace

void add_desk_search_route(web::RouteTable& routes, const Site& site) {
    people::add_guarded_route(
        routes, site.gate,
        {.method = web::Method::get,
         .path = path,
         .act = people::view_records,
         .doc = {"Tìm sản phẩm, chủ thể, quyết định, người", "Find products, producers, decisions, people"},
         .handle = {}},
        [&site, known = std::make_shared<KnownPeople>(1)](const web::Request& request, const people::Visitor& visitor) {
            return show(site, *known, request, visitor);
        });
}

}  // namespace saolang::registry
