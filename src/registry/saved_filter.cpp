#include "registry/saved_filter.hpp"

#include <algorithm>
#include <array>

#include "base/number.hpp"
#include "base/text.hpp"
#include "registry/desk_list.hpp"
#include "registry/desk_request.hpp"
#include "web/form.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using web::Word;

constexpr Word mine{"Bộ lọc của tôi", "My filters"};
constexpr Word save_this{"Lưu bộ lọc này", "Save this filter"};
constexpr Word name_label{"Đặt tên cho bộ lọc", "Name of the filter"};
constexpr Word name_hint{"Ví dụ: 4 sao sắp hết hạn", "For example: four stars that end soon"};
constexpr Word save_button{"Lưu", "Save"};
constexpr Word remove_button{"Bỏ bộ lọc “{}”", "Remove the filter “{}”"};
constexpr std::string_view path = "/quan-ly/bo-loc";
constexpr std::array lists{std::string_view("/quan-ly/san-pham"), std::string_view("/quan-ly/chu-the"),
                           std::string_view("/quan-ly/quyet-dinh"), std::string_view("/quan-ly/cong-nhan")};
constexpr std::size_t most_filters = 30;  // of one person on one list
constexpr std::size_t longest_query = 2'000;

std::string query_text(const web::Pairs& pairs) {
    const auto address = address_with("", pairs);
    return address.empty() ? address : address.substr(1);
}

// Where the visitor was: the list with its filters. Only lists of ours.
std::optional<std::string> list_in(const web::Request& request) {
    const auto sent = web::first(request.form, "danh-sach");
    const auto found = std::ranges::find(lists, sent);
    return found == lists.end() ? std::nullopt : std::optional(std::string(*found));
}

web::Response back_to(const web::Request& request, const std::string& list, const web::Pairs& query,
                      const web::FlashMessage& message) {
    return web::with_flash(web::see_other(address_with(web::in_language(request.language, list), query)), request,
                           message);
}

web::Response save(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto list = list_in(request);
    const auto query = web::parse_query(web::first(request.form, "bo-loc"));
    if (!list || !query || web::first(request.form, "bo-loc").size() > longest_query) return {.status = 404};
    web::Form form(request.form);
    const auto name = form.text("ten", {.most = 60});
    if (!form.valid()) return back_to(request, *list, *query, filter_not_saved);
    bool full = false;
    const auto account = db::param(static_cast<std::int64_t>(visitor.actor.account));
    static_cast<void>(people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        const auto count = writer.integer("SELECT COUNT(*) FROM saved_filter WHERE account_id = $1 AND list = $2",
                                          {account, db::param(*list)});
        full = count.value_or(0) >= static_cast<std::int64_t>(most_filters);
        if (!full)
            writer.execute("INSERT INTO saved_filter (account_id, list, name, query) VALUES ($1, $2, $3, $4)",
                           {account, db::param(*list), db::param(name), db::param(query_text(*query))});
        return *list;
    }));
    return back_to(request, *list, *query, full ? filter_not_saved : filter_saved);
}

web::Response remove(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto id = number_in<std::int64_t>(request.parameters[0]);
    const auto list = list_in(request);
    const auto query = web::parse_query(web::first(request.form, "bo-loc"));
    if (!id || !list || !query) return {.status = 404};
    // A number that is nobody's and one that is another's answer alike.
    const auto location = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        const auto gone = writer.execute("DELETE FROM saved_filter WHERE id = $1 AND account_id = $2",
                                         {db::param(*id), db::param(static_cast<std::int64_t>(visitor.actor.account))});
        return gone == 1 ? *list : std::string();
    });
    if (location.empty()) return {.status = 404};
    return back_to(request, *list, *query, filter_removed);
}

void add_hidden(Html& html, std::string_view list, const web::Pairs& chosen) {
    html.add(R"(<input type="hidden" name="danh-sach" value="{}"><input type="hidden" name="bo-loc" value="{}">)", list,
             query_text(chosen));
}

}  // namespace

std::vector<SavedFilter> saved_filters(db::Reader& reader, people::AccountId account, std::string_view list) {
    std::vector<SavedFilter> found;
    reader.query("SELECT id, name, query FROM saved_filter WHERE account_id = $1 AND list = $2",
                 {db::param(static_cast<std::int64_t>(account)), db::param(list)}, [&](const db::Row& row) {
                     found.push_back({row.integer(0), std::string(row.text(1)),
                                      web::parse_query(row.text(2)).value_or(web::Pairs{})});
                 });
    std::ranges::sort(found, {}, [](const SavedFilter& one) { return std::pair(sort_key(one.name), one.id); });
    return found;
}

web::Raw saved_filters_view(const Site& site, const people::Visitor& visitor, const web::Request& request,
                            std::string_view list, const web::Pairs& chosen) {
    const auto say = [&](Word word) { return word.in(request.language); };
    const auto address = [&](std::string_view to) { return web::in_language(request.language, to); };
    std::vector<SavedFilter> filters;
    site.database.read([&](db::Reader& reader) { filters = saved_filters(reader, visitor.actor.account, list); });
    Html html;
    if (filters.empty() && chosen.empty()) return {};
    html.add(R"(<div class="kept">)");
    if (!filters.empty()) {
        html.add(R"(<h2 class="vh">{}</h2><ul class="chips">)", say(mine));
        for (const auto& filter : filters) {
            html.add(R"(<li><a href="{}")", web::Url(address_with(address(list), filter.query)));
            if (filter.query == chosen) html.add(R"( aria-current="true")");
            html.add(">{}</a>", filter.name);
            html.add(people::form_start(site.gate, visitor,
                                        address(std::string(path) + "/" + std::to_string(filter.id) + "/bo")));
            add_hidden(html, list, chosen);
            std::string words(say(remove_button));
            words.replace(words.find("{}"), 2, filter.name);
            html.add(R"(<button class="link" aria-label="{}">{}</button></form></li>)", words,
                     web::icon(web::Icon::close));
        }
        html.add("</ul>");
    }
    if (!chosen.empty() && std::ranges::find(filters, chosen, &SavedFilter::query) == filters.end()) {
        html.add("<details><summary>{}</summary>{}", say(save_this),
                 people::form_start(site.gate, visitor, address(path)));
        add_hidden(html, list, chosen);
        html.add(R"(<div class="ask">{}{}</div></form></details>)",
                 web::field(request.language, {.name = "ten",
                                               .label = std::string(say(name_label)),
                                               .hint = std::string(say(name_hint)),
                                               .required = true}),
                 web::button(web::Press::plain, say(save_button)));
    }
    html.add("</div>");
    return std::move(html).raw();
}

void add_saved_filter_routes(web::RouteTable& routes, const Site& site) {
    people::add_guarded_route(
        routes, site.gate,
        {.method = web::Method::post,
         .path = path,
         .act = people::view_records,
         .doc = {"Lưu bộ lọc của một danh sách", "Save a list's filters under a name"},
         .handle = {}},
        [&site](const web::Request& request, const people::Visitor& visitor) { return save(site, request, visitor); });
    people::add_guarded_route(routes, site.gate,
                              {.method = web::Method::post,
                               .path = "/quan-ly/bo-loc/{id}/bo",
                               .act = people::view_records,
                               .doc = {"Bỏ một bộ lọc đã lưu", "Remove a saved filter"},
                               .handle = {}},
                              [&site](const web::Request& request, const people::Visitor& visitor) {
                                  return remove(site, request, visitor);
                              });
}

}  // namespace saolang::registry
