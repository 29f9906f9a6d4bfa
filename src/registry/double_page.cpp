#include "registry/double_page.hpp"

#include <fmt/core.h>

#include <algorithm>

#include "base/number.hpp"
#include "base/text.hpp"
#include "office/workbook.hpp"
#include "registry/arrangement.hpp"
#include "registry/double_list.hpp"
#include "registry/double_store.hpp"
#include "registry/labels.hpp"
#include "registry/reach.hpp"
#include "web/flash.hpp"
#include "web/pieces.hpp"
#include "web/shell_words.hpp"
#include "web/workbook.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr std::string_view path = "/quan-ly/nghi-trung";
constexpr std::size_t pairs_a_page = 20;

constexpr Label title{"Nghi trùng", "Possible doubles"};
constexpr Label lead{
    "Hai hồ sơ trong mỗi ô có thể là một. Nếu là một, hãy gộp. Nếu là hai, hãy cho biết để lần sau không hỏi lại.",
    "The two records in each box may be one. If they are one, merge them. If they are two, say so and you will not be "
    "asked again."};
constexpr Label none_title{"Không có hồ sơ nào nghi trùng", "No records look double"};
constexpr Label none_text{"Khi có hai hồ sơ giống nhau, phần mềm sẽ hỏi ở đây.",
                          "When two records look alike, you will be asked here."};
constexpr Label merge{"Là một: gộp lại", "They are one: merge"};
constexpr Label keep_both{"Là hai, giữ cả hai", "They are two, keep both"};
constexpr Label name_label{"Tên", "Name"};
constexpr Label kind_label{"Loại hình", "Kind"};
constexpr Label tax_label{"Mã số thuế", "Tax code"};
constexpr Label place_label{"Nơi", "Place"};
constexpr Label products_label{"Sản phẩm", "Products"};
constexpr Label producer_label{"Chủ thể", "Producer"};
constexpr Label product_label{"Sản phẩm", "Product"};
constexpr Label record_label{"Hồ sơ", "Record"};
constexpr Label why_label{"Vì sao giống", "Why they look alike"};
constexpr Label star_label{"Sao hôm nay", "Stars today"};
constexpr Label code_label{"Mã", "Code"};
constexpr Label of_pairs{"cặp", "pairs"};
constexpr Label unknown{"chưa rõ", "not known"};
constexpr std::array<Label, 6> why_labels{{
    {"Cùng mã số thuế", "The same tax code"},
    {"Cùng tên", "The same name"},
    {"Tên chỉ khác dấu", "Names differ in marks only"},
    {"Cùng tên, khác cách ghi", "The same name, written otherwise"},
    {"Tên khác nhau một chữ cái", "Names differ in one letter"},
    {"Cùng tên, cùng nơi; một bên chưa có chủ thể", "The same name and place; one names no producer"},
}};
constexpr std::array messages{
    web::FlashMessage{"la-hai", {"Đã ghi: đó là hai hồ sơ khác nhau.", "Noted: they are two records."}}};

std::string code_of_record(const View& view, Double::Of of, std::uint32_t at) {
    return of == Double::Of::producers ? view.index->producers[at].code : view.index->products[at].code;
}

std::string folder_of(Double::Of of) { return of == Double::Of::producers ? "chu-the" : "san-pham"; }

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

// One fact of both, side by side.
struct Compared {
    Label name;
    std::string first, second;
};

std::string place_words(const View& view, const std::optional<PlaceKey>& place) {
    const auto unit = place ? view.gazetteer.by_key(place->code, place->valid_from) : std::nullopt;
    return unit ? view.gazetteer.full_name(*unit, view.today) : std::string();
}

std::vector<Compared> producers_compared(const View& view, const Double& pair) {
    const auto& a = view.index->producers[pair.first];
    const auto& b = view.index->producers[pair.second];
    const auto kind = [&](const Producer& one) { return one.kind ? std::string(view.say(label_of(*one.kind))) : ""; };
    const auto products = [&](ProducerAt at) {
        return std::to_string(view.index->arrangement->by_producer[at].size());
    };
    return {{kind_label, kind(a), kind(b)},
            {tax_label, a.tax_code.value_or(""), b.tax_code.value_or("")},
            {place_label, place_words(view, a.place), place_words(view, b.place)},
            {products_label, products(pair.first), products(pair.second)},
            {code_label, a.code, b.code}};
}

std::vector<Compared> products_compared(const View& view, const Double& pair) {
    const auto& index = *view.index;
    const auto producer = [&](ProductAt at) {
        const auto owner = index.producer_at[at];
        return owner == Index::no_producer ? std::string() : index.producers[owner].name;
    };
    const auto place = [&](ProductAt at) {
        return index.has_place[at] ? view.gazetteer.full_name(index.place[at], view.today) : std::string();
    };
    const auto star = [&](ProductAt at) {
        const auto standing = index.standing(at, view.today);
        return standing.star ? std::to_string(standing.star->number()) : std::string();
    };
    return {{producer_label, producer(pair.first), producer(pair.second)},
            {place_label, place(pair.first), place(pair.second)},
            {star_label, star(pair.first), star(pair.second)},
            {code_label, index.products[pair.first].code, index.products[pair.second].code}};
}

web::Cell name_cell(const View& view, Double::Of of, std::uint32_t at) {
    const auto& name = of == Double::Of::producers ? view.index->producers[at].name : view.index->products[at].name;
    return web::Cell::link(view.link("/quan-ly/" + folder_of(of) + "/" + code_of_record(view, of, at)), name);
}

void add_pair(Html& html, const Site& site, const people::Visitor& visitor, const View& view, const Double& pair) {
    const auto of = pair.of;
    const auto first = code_of_record(view, of, pair.first);
    const auto second = code_of_record(view, of, pair.second);
    const auto known = [&](const std::string& words) { return words.empty() ? view.say(unknown) : words; };
    html.add(
        R"(<article class="pair panel"><p>{}</p><table><tbody><tr><th scope="row">{}</th><td>{}</td><td>{}</td></tr>)",
        web::tag(web::Tone::information, view.say(why_labels[static_cast<std::size_t>(pair.why)])),
        view.say(name_label), name_cell(view, of, pair.first).content(), name_cell(view, of, pair.second).content());
    for (const auto& row :
         of == Double::Of::producers ? producers_compared(view, pair) : products_compared(view, pair)) {
        if (row.first.empty() && row.second.empty()) continue;
        html.add(R"(<tr class="{}"><th scope="row">{}</th><td>{}</td><td>{}</td></tr>)",
                 row.first == row.second || row.name.vi == code_label.vi ? "same" : "", view.say(row.name),
                 known(row.first), known(row.second));
    }
    html.add("</tbody></table>").add(people::form_start(site.gate, visitor, view.link(path)));
    html.add(R"(<input type="hidden" name="loai" value="{}"><input type="hidden" name="mot" value="{}">)",
             folder_of(of), first);
    html.add(R"(<input type="hidden" name="hai" value="{}"><p class="actions">{}{}</p></form></article>)", second,
             web::button_link(web::Press::primary,
                              view.link(fmt::format("/quan-ly/{}/{}/gop?voi={}", folder_of(of), first, second)),
                              view.say(merge)),
             web::button(web::Press::plain, view.say(keep_both)));
}

// A pair a row: the two records, and why they look alike.
web::Response pairs_file(const View& view, const std::vector<Double>& pairs) {
    office::Table table;
    table.title = view.say(title);
    for (const auto word : {record_label, code_label, name_label, code_label, name_label, why_label})
        table.headings.emplace_back(view.say(word));
    table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
        for (const auto& pair : pairs) {
            const bool producers = pair.of == Double::Of::producers;
            const auto name = [&](std::uint32_t at) {
                return producers ? view.index->producers[at].name : view.index->products[at].name;
            };
            take(office::OutRow{{.text = std::string(view.say(producers ? producer_label : product_label))},
                                {.text = code_of_record(view, pair.of, pair.first)},
                                {.text = name(pair.first)},
                                {.text = code_of_record(view, pair.of, pair.second)},
                                {.text = name(pair.second)},
                                {.text = std::string(view.say(why_labels[static_cast<std::size_t>(pair.why)]))}});
        }
    };
    return web::workbook_response(office::write_xlsx(table), "nghi-trung.xlsx");
}

web::Pager pager_of(const View& view, std::size_t total, std::size_t page) {
    const auto address = [&](std::size_t number) { return view.link(fmt::format("{}?trang={}", path, number)); };
    web::Pager pager{.total = total, .of_what = std::string(view.say(of_pairs))};
    if (page > 1) pager.previous = address(page - 1);
    if (page * pairs_a_page < total) pager.next = address(page + 1);
    return pager;
}

web::Response show(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto view = view_of(site, request);
    const auto pairs = open_doubles(site, visitor, view);
    if (web::first(request.query, "dang") == "xlsx") return pairs_file(view, pairs);
    const auto pages = std::max<std::size_t>(1, (pairs.size() + pairs_a_page - 1) / pairs_a_page);
    const auto page =
        std::clamp<std::size_t>(number_in<std::size_t>(web::first(request.query, "trang")).value_or(1), 1, pages);
    auto frame = people::desk_page(site.gate, visitor, request, std::string(view.say(title)), path);
    if (const auto message = web::flash_of(request, messages))
        frame.flash = web::Flash{web::Tone::good, std::string(view.say(message->words))};
    Html html;
    html.add("<h1>{}</h1>", view.say(title));
    if (pairs.empty()) {
        html.add(web::empty_state({.title = std::string(view.say(none_title)),
                                   .text = std::string(view.say(none_text)),
                                   .picture = "lantern"}));
    } else {
        html.add(R"(<p class="lead">{}</p><p class="actions">{}</p><div class="pairs">)", view.say(lead),
                 web::button_link(web::Press::plain, view.link(path) + "?dang=xlsx",
                                  view.say(web::words::download_excel), web::Icon::download));
        const auto begin = (page - 1) * pairs_a_page;
        for (std::size_t i = begin; i < std::min(pairs.size(), begin + pairs_a_page); ++i)
            add_pair(html, site, visitor, view, pairs[i]);
        html.add("</div>").add(web::pager(view.language, pager_of(view, pairs.size(), page)));
    }
    auto response = people::desk_response(frame, std::move(html));
    return frame.flash ? web::flash_shown(std::move(response)) : response;
}

web::Response take(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto view = view_of(site, request);
    const auto of = web::first(request.form, "loai") == "chu-the" ? Double::Of::producers : Double::Of::products;
    const auto first = record_with_code(*view.index, of, web::first(request.form, "mot"));
    const auto second = record_with_code(*view.index, of, web::first(request.form, "hai"));
    if (!first || !second || first == second) return {.status = 404};
    for (const auto at : {*first, *second})
        if (!people::may_now(site.gate, visitor, people::merge_records, subject_of_record(view, of, at)))
            return {.status = 404};
    const Double pair{of, std::min(*first, *second), std::max(*first, *second), Likeness::same_name};
    const auto change = trail::begin_change(people::trail_actor(visitor), std::string(title.vi), site.random);
    const auto where = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        tell_apart({writer, change, visitor.now, site.random}, key_of(*view.index, pair));
        return view.link(path);
    });
    return web::with_flash(web::see_other(where), request, messages[0]);
}

}  // namespace

std::vector<Double> open_doubles(const Site& site, const people::Visitor& visitor, const View& view) {
    const auto reach = people::reach_of(visitor.actor, people::merge_records, site.gazetteer, view.today);
    const auto seen = visible_records(reach, *view.index, site.gazetteer, view.today);
    std::set<PairKey> apart;
    site.database.read([&](db::Reader& reader) { apart = told_apart(reader); });
    auto pairs = without(*view.index, *known_doubles(*view.index, site.gazetteer), apart);
    std::erase_if(pairs, [&](const Double& pair) {
        const auto visible = [&](std::uint32_t at) {
            return pair.of == Double::Of::producers ? seen.producers.test(at)
                                                    : seen.products.test(view.index->arrangement->rank[at]);
        };
        return !visible(pair.first) || !visible(pair.second);
    });
    return pairs;
}

void add_double_routes(web::RouteTable& routes, const Site& site) {
    people::add_guarded_route(
        routes, site.gate,
        {.method = web::Method::get,
         .path = path,
         .act = people::merge_records,
         .doc = {"Hồ sơ nghi là một", "Records that may be one"},
         .handle = {}},
        [&site](const web::Request& request, const people::Visitor& visitor) { return show(site, request, visitor); });
    people::add_guarded_route(
        routes, site.gate,
        {.method = web::Method::post,
         .path = path,
         .act = people::merge_records,
         .doc = {"Cho biết hai hồ sơ là hai", "Say that two records are two"},
         .handle = {}},
        [&site](const web::Request& request, const people::Visitor& visitor) { return take(site, request, visitor); });
}

}  // namespace saolang::registry
