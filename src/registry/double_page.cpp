#include "registry/double_page.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/money.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "office/workbook.hpp"
#include "people/send_again.hpp"
#include "registry/arrangement.hpp"
#include "registry/desk_request.hpp"
#include "registry/double_list.hpp"
#include "registry/double_store.hpp"
#include "registry/double_view.hpp"
#include "registry/history.hpp"
#include "registry/labels.hpp"
#include "registry/reach.hpp"
#include "registry/record.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"
#include "web/shell_words.hpp"
#include "web/workbook.hpp"

namespace saolang::registry {

namespace {

using screening::Relation;
using web::Html;
using Label = web::Word;

constexpr std::string_view path = "/quan-ly/nghi-trung";
constexpr std::size_t pairs_a_page = 20;
constexpr std::size_t longest_reason = 500;  // letters

constexpr Label title{"Nghi trùng", "Possible doubles"};
constexpr Label none_title{"Không có cặp nào chờ xem", "No pair waits"};
constexpr Label none_text{"Khi có hai hồ sơ giống nhau, phần mềm sẽ hỏi ở đây.",
                          "When two records look alike, you will be asked here."};
constexpr Label of_pairs{"cặp", "pairs"};
constexpr Label product_label{"Sản phẩm", "Product"};
constexpr Label producer_label{"Chủ thể", "Producer"};
constexpr Label record_label{"Hồ sơ", "Record"};
constexpr Label code_label{"Mã", "Code"};
constexpr Label name_label{"Tên", "Name"};
constexpr Label why_label{"Vì sao giống", "Why they look alike"};
constexpr Label still_looking{"Đang rà soát những sản phẩm mới thêm; danh sách sẽ đầy đủ sau ít phút.",
                              "Products added just now are being looked at; the list is complete in some minutes."};
constexpr Label nobody_suspects{"Hai hồ sơ này không nằm trong danh sách nghi trùng, nên chưa ghi gì.",
                                "These two records are not in the lists of possible doubles, so nothing was written."};
constexpr Label said_before{"Cặp này đã có người cho ý kiến: {}. Lý do đã ghi: {}. Lý do bạn vừa gõ chưa được ghi: {}",
                            "Somebody decided about this pair before: {}. Their reason: {}. Yours was not written: {}"};
// The lists of the page, each at its own address.
struct Part {
    std::string_view address;  // of "quan-he"
    Relation relation;
    Label name, lead;
};
constexpr std::array parts{
    Part{"",
         Relation::duplicate,
         {"Nghi là một", "May be one"},
         {"Hai hồ sơ trong mỗi ô có thể là một. Nếu là một, hãy gộp. Nếu là hai, hãy cho biết vì sao; lần sau không "
          "hỏi lại.",
          "The two records in each box may be one. If they are one, merge them. If they are two, say why; you will "
          "not be asked again."}},
    Part{"cung-dong",
         Relation::variant,
         {"Cùng dòng", "One line"},
         {"Sản phẩm của một chủ thể, khác vị, hạng hoặc dạng: một dòng, không phải trùng. Xem qua một lần là đủ.",
          "Products of one producer in another flavour, grade or form: one line, no doubles. A glance is enough."}},
    Part{"cung-loai",
         Relation::same_kind_same_origin,
         {"Cùng loại, cùng nơi", "Same kind, same place"},
         {"Sản phẩm cùng loại ở cùng nơi của hai chủ thể khác nhau. Hãy xem có phải một sản phẩm đăng ký hai nơi.",
          "Products of one kind from one place by two producers. Please see whether one product was registered "
          "twice."}}};
const Part& part_at(std::string_view address) {
    const auto* const found = std::ranges::find(parts, address, &Part::address);
    return found == parts.end() ? parts.front() : *found;
}
const std::vector<Double>& pairs_of(const OpenPairs& open, Relation relation) {
    if (relation == Relation::variant) return open.one_line;
    return relation == Relation::duplicate ? open.doubles : open.one_kind;
}
std::string address_of(const View& view, const Part& part, std::size_t page = 1) {
    auto address = view.link(path);
    char sign = '?';
    if (!part.address.empty()) address += fmt::format("{}quan-he={}", std::exchange(sign, '&'), part.address);
    if (page > 1) address += fmt::format("{}trang={}", sign, page);
    return address;
}

std::optional<std::uint32_t> record_with_code(const Index& index, Double::Of of, std::string_view code) {
    if (of == Double::Of::products) {
        const auto found = index.product_by_code.find(code);
        return found == index.product_by_code.end() ? std::nullopt : std::optional(found->second);
    }
    const auto found = std::ranges::find(index.producers, code, &Producer::code);
    if (found == index.producers.end()) return std::nullopt;
    return static_cast<std::uint32_t>(found - index.producers.begin());
}

people::Subject subject_of_record(const View& view, Double::Of of, std::uint32_t at) {
    return of == Double::Of::producers ? subject_of(view.index->producers[at], view.gazetteer)
                                       : subject_of_product(*view.index, at);
}

// A pair a row: the two records, and why they look alike.
web::Response pairs_file(const View& view, const Part& part, const std::vector<Double>& pairs) {
    office::Table table;
    table.title = view.say(part.name);
    for (const auto word :
         {record_label, code_label, name_label, producer_label, code_label, name_label, producer_label, why_label})
        table.headings.emplace_back(view.say(word));
    table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
        for (const auto& pair : pairs) {
            const bool producers = pair.of == Double::Of::producers;
            const auto name = [&](std::uint32_t at) {
                return producers ? view.index->producers[at].name : view.index->products[at].name;
            };
            const auto owner = [&](std::uint32_t at) {
                const auto by = producers ? Index::no_producer : view.index->producer_at[at];
                return by == Index::no_producer ? std::string() : view.index->producers[by].name;
            };
            take(office::OutRow{{.text = std::string(view.say(producers ? producer_label : product_label))},
                                {.text = code_of_record(view, pair.of, pair.first)},
                                {.text = name(pair.first)},
                                {.text = owner(pair.first)},
                                {.text = code_of_record(view, pair.of, pair.second)},
                                {.text = name(pair.second)},
                                {.text = owner(pair.second)},
                                {.text = why_alike(view, pair)}});
        }
    };
    return web::workbook_response(office::write_xlsx(table), "nghi-trung.xlsx");
}

web::Raw part_links(const View& view, const OpenPairs& open, const Part& here) {
    Html html;
    html.add(R"(<ul class="chips">)");
    for (const auto& part : parts) {
        html.add(R"(<li><a href="{}")", web::Url(address_of(view, part)));
        if (part.address == here.address) html.add(R"( aria-current="page")");
        html.add(">{} <b>{}</b></a></li>", view.say(part.name),
                 group_thousands(static_cast<std::int64_t>(pairs_of(open, part.relation).size())));
    }
    html.add("</ul>");
    return std::move(html).raw();
}

// A word about a pair that is not taken, above the lists.
struct NotTaken {
    std::string message = {};
    int status = 200;
};

web::Response show(const DeskRequest& desk, const PairRefused& refused = {}, const NotTaken& not_taken = {}) {
    const auto& view = desk.view;
    const auto& query = refused.error.empty() && not_taken.message.empty() ? desk.request.query : desk.request.form;
    const auto& part = part_at(web::first(query, "quan-he"));
    const auto open = open_pairs(desk.site, desk.visitor, view);
    const auto& pairs = pairs_of(open, part.relation);
    if (web::first(query, "dang") == "xlsx") return pairs_file(view, part, pairs);
    const auto pages = std::max<std::size_t>(1, (pairs.size() + pairs_a_page - 1) / pairs_a_page);
    const auto page = std::clamp<std::size_t>(number_in<std::size_t>(web::first(query, "trang")).value_or(1), 1, pages);
    Html html;
    html.add("<h1>{}</h1>{}", view.say(title), part_links(view, open, part));
    if (!not_taken.message.empty()) html.add(web::flash({web::Tone::attention, not_taken.message}));
    if (!open.whole) html.add(web::flash({web::Tone::information, std::string(view.say(still_looking))}));
    if (pairs.empty()) {
        html.add(web::empty_state({.title = std::string(view.say(none_title)),
                                   .text = std::string(view.say(none_text)),
                                   .picture = "lantern"}));
    } else {
        html.add(R"(<p class="lead">{}</p><p class="actions">{}</p><div class="pairs">)", view.say(part.lead),
                 web::button_link(web::Press::plain,
                                  address_of(view, part) + (part.address.empty() ? "?" : "&") + "dang=xlsx",
                                  view.say(web::words::download_excel), web::Icon::download));
        const PairForm form{path, part.address, page};
        const auto begin = (page - 1) * pairs_a_page;
        for (std::size_t i = begin; i < std::min(pairs.size(), begin + pairs_a_page); ++i)
            html.add(pair_view(desk, pairs[i], form, refused));
        web::Pager pager{.total = pairs.size(), .of_what = std::string(view.say(of_pairs))};
        if (page > 1) pager.previous = address_of(view, part, page - 1);
        if (page < pages) pager.next = address_of(view, part, page + 1);
        html.add("</div>").add(web::pager(view.language, pager));
    }
    return desk_answer(desk, {.title = std::string(view.say(title)), .section = path}, std::move(html),
                       refused.error.empty() ? not_taken.status : 422);
}

NotTaken decided_before(const DeskRequest& desk, const PairKey& pair, std::string_view typed) {
    std::string who, reason;
    desk.site.database.read([&](db::Reader& reader) {
        const auto row = said_row(reader, pair);
        if (!row) return;
        who = last_hand(reader, desk.site.gazetteer, desk.view.language, {std::string(not_double_layout.kind), *row});
        reason = pairs_answered(reader)[pair].reason;
    });
    if (who.empty()) return {};
    return {filled(desk.say(said_before), who, reason.empty() ? "–" : reason, typed), 409};
}

const Double* suspected(const OpenPairs& open, const Double& pair) {
    for (const auto* list : {&open.doubles, &open.one_line, &open.one_kind})
        for (const auto& one : *list)
            if (one.of == pair.of && std::minmax(one.first, one.second) == std::minmax(pair.first, pair.second))
                return &one;
    return nullptr;
}

web::Response take(const DeskRequest& desk) {
    const auto& view = desk.view;
    web::Form form(desk.request.form);
    const auto of = form.typed("loai") == "chu-the" ? Double::Of::producers : Double::Of::products;
    const auto first = record_with_code(*view.index, of, form.typed("mot"));
    const auto second = record_with_code(*view.index, of, form.typed("hai"));
    if (!first || !second || first == second) return {.status = 404};
    for (const auto at : {*first, *second})
        if (!desk.may(people::merge_records, subject_of_record(view, of, at))) return {.status = 404};
    const auto& part = part_at(form.typed("quan-he"));
    std::optional<std::string> where, other;
    desk.site.database.read([&](db::Reader& reader) {
        other = people::taken_with_other_words(reader, desk.visitor, desk.request);
        where = people::taken_before(reader, desk.visitor, desk.request);
    });
    if (other) return people::sent_before_page(desk.site.gate, desk.visitor, desk.request, *other);
    if (where) return web::with_flash(web::see_other(*std::move(where)), desk.request, saved_message);
    const Double pair{of, std::min(*first, *second), std::max(*first, *second)};
    const auto key = key_of(*view.index, pair);
    if (const auto before = decided_before(desk, key, form.typed("ly-do")); !before.message.empty())
        return show(desk, {}, before);
    const auto open = open_pairs(desk.site, desk.visitor, view);
    const auto* doubt = suspected(open, pair);
    if (doubt == nullptr) return show(desk, {}, {std::string(desk.say(nobody_suspects)), 422});
    const auto reason = form.text("ly-do", {.most = longest_reason});
    if (!form.valid())
        return show(desk, {std::string(form.typed("mot")), std::string(form.typed("hai")),
                           std::string(form.typed("ly-do")), std::string(form.error("ly-do", view.language))});
    const auto change = trail::begin_change(people::trail_actor(desk.visitor), reason, desk.site.random);
    where = once_unless_refused(desk, [&](db::Writer& writer) -> std::optional<std::string> {
        if (said_row(writer, key)) return std::nullopt;  // another was quicker
        tell_apart({writer, change, desk.visitor.now, desk.site.random}, key, {doubt->relation, reason});
        return address_of(view, part, number_in<std::size_t>(form.typed("trang")).value_or(1));
    });
    if (!where) return show(desk, {}, decided_before(desk, key, reason));
    return web::with_flash(web::see_other(*std::move(where)), desk.request, saved_message);
}

}  // namespace

OpenPairs open_pairs(const Site& site, const people::Visitor& visitor, const View& view) {
    const auto& index = *view.index;
    const auto reach = people::reach_of(visitor.actor, people::merge_records, site.gazetteer, view.today);
    const auto seen = visible_records(reach, index, site.gazetteer, view.today);
    std::set<PairKey> apart;
    site.database.read([&](db::Reader& reader) { apart = told_apart(reader); });
    OpenPairs open;
    const auto keep = [&](std::span<const Double> pairs) {
        for (const auto& pair : without(index, pairs, apart)) {
            const auto visible = [&](std::uint32_t at) {
                return pair.of == Double::Of::producers ? seen.producers.test(at)
                                                        : seen.products.test(index.arrangement->rank[at]);
            };
            if (!visible(pair.first) || !visible(pair.second)) continue;
            auto& those = pair.relation == Relation::variant     ? open.one_line
                          : pair.relation == Relation::duplicate ? open.doubles
                                                                 : open.one_kind;
            those.push_back(pair);
        }
    };
    const auto screened = site.screener->get(index);
    keep(*known_double_producers(index, site.gazetteer));
    keep(screened->pairs);
    open.whole = screened->whole;
    return open;
}

void add_double_routes(web::RouteTable& routes, const Site& site) {
    add_desk_route(routes, site,
                   {.method = web::Method::get,
                    .path = path,
                    .act = people::merge_records,
                    .doc = {"Hồ sơ nghi là một", "Records that may be one"},
                    .handle = {}},
                   [](const DeskRequest& desk) { return show(desk); });
    add_desk_route(routes, site,
                   {.method = web::Method::post,
                    .path = path,
                    .act = people::merge_records,
                    .doc = {"Cho biết hai hồ sơ là hai, vì sao", "Say that two records are two, and why"},
                    .handle = {}},
                   take);
}

}  // namespace saolang::registry
