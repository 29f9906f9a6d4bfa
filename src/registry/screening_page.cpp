#include "registry/screening_page.hpp"

#include <algorithm>
#include <array>

#include "base/number.hpp"
#include "base/text.hpp"
#include "registry/arrangement.hpp"
#include "registry/desk_facets.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/edit_page.hpp"
#include "registry/history.hpp"
#include "registry/product_sides.hpp"
#include "registry/record.hpp"
#include "registry/screening_form.hpp"
#include "registry/screening_store.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr std::string_view path = "/quan-ly/sang-loc";
constexpr Label title{"Hàng tươi, thô", "Fresh or raw products"};
constexpr Label of_products{"sản phẩm", "products"};
constexpr Label search_hint{"Tên sản phẩm hoặc chủ thể", "Product or producer"};
constexpr Label product_column{"Sản phẩm", "Product"};
constexpr Label code_column{"Mã", "Code"};
constexpr Label producer_column{"Chủ thể", "Producer"};
constexpr Label place_column{"Nơi sản xuất", "Place"};
constexpr Label set_column{"Bộ tiêu chí", "Criteria set"};
constexpr Label star_column{"Sao", "Stars"};
constexpr Label reason_column{"Phần mềm thấy", "What the program sees"};
constexpr Label word_column{"Ý kiến", "Decided"};
constexpr Label why_column{"Lý do của cán bộ", "The officer's reason"};
constexpr Label not_flagged{"không thấy dấu hiệu tươi, thô", "no sign of fresh or raw"};
constexpr Label decided_title{"Ý kiến của cán bộ", "Decided"};
constexpr Label undecided{"Chưa có ý kiến", "Not decided"};
constexpr Label decide{"Cho ý kiến", "Decide"};
constexpr Label change_it{"Sửa ý kiến", "Change"};
constexpr Label decided_by{"Người cho ý kiến", "Decided by"};
constexpr Label decide_title{"Tươi, thô hay chế biến", "Fresh, raw or processed"};
constexpr Label kept{"Giữ ý kiến, không hỏi lại", "Keep it, do not ask again"};
constexpr Label still_looking{"Đang rà soát những sản phẩm mới thêm; danh sách sẽ đầy đủ sau ít phút.",
                              "Products added just now are being looked at; the list is complete in some minutes."};
constexpr std::array<std::string_view, 3> decided_codes{"chua", "tuoi", "khong"};

using Answers = std::map<ProductId, ScreenedProduct>;

Answers answers_in(const Site& site) {
    Answers answers;
    site.database.read([&](db::Reader& reader) { answers = screened_products(reader); });
    return answers;
}

const ScreenedProduct* answer_of(const Answers& answers, const Product& product) {
    const auto found = answers.find(product.id);
    return found == answers.end() ? nullptr : &found->second;
}

// Ranks of those that look fresh or raw, or were once decided about, and are made or registered.
Bits asked_about(const Index& index, const Screened& screened, const Answers& answers) {
    Bits items(index.arrangement->size());
    for (ProductAt at = 0; at < index.products.size(); ++at) {
        const auto& product = index.products[at];
        if (product.status == ProductStatus::ceased) continue;
        if (screened.unprocessed[at] || answer_of(answers, product) != nullptr) items.set(index.arrangement->rank[at]);
    }
    return items;
}

std::string_view code_of_answer(const ScreenedProduct* answer) {
    if (answer == nullptr) return decided_codes[0];
    return answer->decided == Decided::unprocessed ? decided_codes[1] : decided_codes[2];
}

Label label_of_answer(std::string_view code) {
    if (code == decided_codes[0]) return undecided;
    return label_of(code == decided_codes[1] ? Decided::unprocessed : Decided::processed);
}

std::string producer_name(const Index& index, ProductAt at) {
    const auto owner = index.producer_at[at];
    return owner == Index::no_producer ? std::string() : index.producers[owner].name;
}

std::string set_words(const View& view, std::optional<std::uint8_t> number) {
    if (!number) return {};
    const auto& set = product_sets()[*number - 1U];
    return std::to_string(*number) + ". " + std::string(view.language == web::Language::vi ? set.name_vi : set.name_en);
}

std::string seen_words(const DeskRequest& desk, ProductAt at) {
    const auto text = screened_text(desk.index(), desk.view.gazetteer, at);
    const auto answer = screening::screen_item(text.item());
    const bool flagged = answer.flagged() && may_be_unprocessed(desk.index().products[at]);
    return flagged ? reason_words(desk.view, answer.reasons) : std::string(desk.say(not_flagged));
}

std::string place_of(const DeskRequest& desk, ProductAt at, const ListDays& days) {
    const auto& index = desk.index();
    return place_words(desk.view, index.has_place[at] ? std::optional(index.place[at]) : std::nullopt,
                       days.hierarchy_day);
}

std::string star_of(const DeskRequest& desk, ProductAt at, Date day) {
    const auto standing = desk.index().standing(at, day);
    const bool has_star = standing.kind == Standing::Kind::recognised && standing.star;
    return has_star ? std::to_string(standing.star->number()) : std::string();
}

DeskList screened_list(const DeskRequest& desk, const ListDays& days, const Answers& answers) {
    const auto& index = desk.index();
    const auto& arrangement = *index.arrangement;
    DeskList list{.path = std::string(path), .order = {}, .items = {}, .facets = {}, .asked = kept_in(desk, days)};
    list.items = visible(desk.reach(people::edit_records), index, desk.view.gazetteer, desk.visitor.today);
    list.items &= asked_about(index, *desk.site.screener->get(index), answers);
    const auto key = search_key(web::first(list.asked, "q"));
    Bits found(arrangement.size());
    list.items.each([&](std::size_t rank) {
        const auto at = arrangement.product[rank];
        const auto words = search_key(index.products[at].name + " " + producer_name(index, at));
        if (words.find(key) == std::string::npos) return;
        found.set(rank);
        list.order.push_back(static_cast<std::uint32_t>(rank));
    });
    list.items &= found;
    list.facets.push_back({"y-kien", std::string(desk.say(decided_title)),
                           options_of(
                               arrangement.size(), decided_codes,
                               [&](std::string_view code) { return std::pair(code, desk.say(label_of_answer(code))); },
                               [&](std::size_t rank, std::string_view code) {
                                   const auto& product = index.products[arrangement.product[rank]];
                                   return list.items.test(rank) && code_of_answer(answer_of(answers, product)) == code;
                               })});
    list.facets.push_back(place_facet(desk, days.hierarchy_day, list.items, [&](std::size_t rank) {
        const auto at = arrangement.product[rank];
        return index.has_place[at] ? std::optional(index.place[at]) : std::nullopt;
    }));
    std::map<std::uint8_t, Bits> sets;
    list.items.each([&](std::size_t rank) {
        const auto& product = index.products[arrangement.product[rank]];
        if (product.set) sets.try_emplace(*product.set, Bits(arrangement.size())).first->second.set(rank);
    });
    DeskFacet by_set{"bo", std::string(desk.say(set_column)), {}};
    for (auto& [number, bits] : sets)
        by_set.options.push_back({std::to_string(number), set_words(desk.view, number), std::move(bits)});
    list.facets.push_back(std::move(by_set));
    return list;
}

web::Cell product_cell(const DeskRequest& desk, ProductAt at) {
    const auto& product = desk.index().products[at];
    Html html;
    html.add(R"(<span><a href="{}">{}</a><br><small>{}</small></span>)",
             web::Url(desk.link("/quan-ly/san-pham/" + product.code)), product.name, producer_name(desk.index(), at));
    return std::move(html).raw();
}

web::Cell answer_cell(const DeskRequest& desk, const Product& product, const ScreenedProduct* answer) {
    Html html;
    html.add("<span>");
    if (answer != nullptr)
        html.add("{}<br><small>{}</small><br>",
                 web::tag(answer->decided == Decided::unprocessed ? web::Tone::attention : web::Tone::good,
                          desk.say(label_of(answer->decided))),
                 answer->reason);
    html.add(R"(<a href="{}" aria-label="{}: {}">{}</a></span>)",
             web::Url(desk.link(std::string(path) + "/" + product.code)), desk.say(answer ? change_it : decide),
             product.name, desk.say(answer ? change_it : decide));
    return std::move(html).raw();
}

std::vector<web::Cell> row_of(const DeskRequest& desk, ProductAt at, const ListDays& days, const Answers& answers) {
    const auto& product = desk.index().products[at];
    const auto star = desk.index().standing(at, days.day);
    const bool has_star = star.kind == Standing::Kind::recognised && star.star;
    return {
        product_cell(desk, at),
        place_of(desk, at, days),
        set_words(desk.view, product.set),
        has_star ? web::Cell(web::stars(desk.view.language, star.star->number(), web::StarSize::small)) : web::Cell(""),
        seen_words(desk, at),
        answer_cell(desk, product, answer_of(answers, product))};
}

office::Table file_of(const DeskRequest& desk, const DeskSelection& selection, const ListDays& days,
                      const Answers& answers) {
    office::Table table;
    table.title = desk.say(title);
    for (const auto word : {code_column, product_column, producer_column, place_column, set_column, star_column,
                            reason_column, word_column, why_column})
        table.headings.emplace_back(desk.say(word));
    table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
        for (const auto rank : selection.items) {
            const auto at = desk.index().arrangement->product[rank];
            const auto& product = desk.index().products[at];
            const auto* answer = answer_of(answers, product);
            take({{.text = product.code},
                  {.text = product.name},
                  {.text = producer_name(desk.index(), at)},
                  {.text = place_of(desk, at, days)},
                  {.text = set_words(desk.view, product.set)},
                  {.kind = office::OutCell::Kind::integer, .text = star_of(desk, at, days.day)},
                  {.text = seen_words(desk, at)},
                  {.text = std::string(desk.say(label_of_answer(code_of_answer(answer))))},
                  {.text = answer ? answer->reason : std::string()}});
        }
    };
    return table;
}

web::Response show_list(const DeskRequest& desk) {
    const auto days = days_in(desk);
    const auto answers = answers_in(desk.site);
    const auto list = screened_list(desk, days, answers);
    const auto selection = select(list, desk.request.query, desk.view.language);
    if (asks_for_file(desk))
        return desk_file(desk, "sang-loc", [&](db::Reader&) { return file_of(desk, selection, days, answers); });
    const auto& arrangement = *desk.index().arrangement;
    DeskTable table{.title = title,
                    .of_what = of_products,
                    .search_hint = search_hint,
                    .columns = {},
                    .row = [&](std::uint32_t rank) { return row_of(desk, arrangement.product[rank], days, answers); },
                    .key = [&](std::uint32_t rank) { return desk.index().products[arrangement.product[rank]].code; }};
    for (const auto column : {product_column, place_column, set_column, star_column, reason_column, word_column})
        table.columns.push_back({std::string(desk.say(column))});
    if (!desk.site.screener->get(desk.index())->whole)
        table.actions = web::flash({web::Tone::information, std::string(desk.say(still_looking))});
    return desk_list_page(desk, list, selection, table);
}

// ---- Deciding -------------------------------------------------------------------------------------------------------

EditForm decide_form(const DeskRequest& desk, ProductAt at, const web::Form& form) {
    const auto& product = desk.index().products[at];
    EditForm page{.action = std::string(path) + "/" + product.code,
                  .title = std::string(desk.say(decide_title)) + ": " + product.name,
                  .section = path};
    page.above = {{std::string(desk.say(title)), desk.link(path)}};
    std::string decider;
    desk.site.database.read([&](db::Reader& reader) {
        if (const auto row = decided_row(reader, product.id))
            decider = last_hand(reader, desk.site.gazetteer, desk.request.language,
                                {std::string(screened_product_layout.kind), *row});
    });
    Html lead;
    lead.add(R"(<p class="lead">{}: {}.</p>)", desk.say(reason_column), seen_words(desk, at));
    if (!decider.empty()) lead.add("<p>{}: {}.</p>", desk.say(decided_by), decider);
    lead.add(web::facts({{std::string(desk.say(producer_column)), producer_name(desk.index(), at)},
                         {std::string(desk.say(place_column)), place_of(desk, at, days_in(desk))},
                         {std::string(desk.say(set_column)), set_words(desk.view, product.set)},
                         {std::string(desk.say(star_column)), star_of(desk, at, desk.view.today)}}));
    page.lead = std::move(lead).raw();
    page.fields = processing_fields(desk, form);
    page.press = kept;
    page.status = form.valid() ? 200 : 422;
    return page;
}

web::Pairs typed_of_record(const trail::Record& record) {
    const auto value = [&](std::string_view field) {
        return std::ranges::find(record, field, &trail::Field::name)->value.value_or("");
    };
    const auto decided =
        value("processing") == code_of(Decided::unprocessed) ? Decided::unprocessed : Decided::processed;
    return typed_of(ScreenedProduct{.decided = decided, .reason = value("reason")});
}

std::optional<std::int64_t> row_of_answer(const DeskRequest& desk, ProductAt at) {
    std::optional<std::int64_t> row;
    desk.site.database.read([&](db::Reader& reader) { row = decided_row(reader, desk.index().products[at].id); });
    return row;
}

web::Response show_decide(const DeskRequest& desk, ProductAt at) {
    StoredForm now;
    if (const auto row = row_of_answer(desk, at))
        now = stored_form(desk, {screened_product_layout, *row, typed_of_record});
    auto page = decide_form(desk, at, web::Form(std::move(now.typed)));
    page.version = now.version;
    return form_page(desk, page);
}

web::Response take_decide(const DeskRequest& desk, ProductAt at) {
    const auto shown = web::first(desk.request.form, "phien-ban");
    if (!shown.empty() && number_in<std::int64_t>(shown).value_or(-1) < 0) return {.status = 400};
    web::Form form(desk.request.form);
    const auto answer = read_processing(form);
    auto page = decide_form(desk, at, form);
    if (!form.valid() || !answer) return form_page(desk, page);
    const auto product = desk.index().products[at].id;
    const auto work = [&](const trail::WriteContext& context) {
        decide_processing(context, {product, answer->decided, answer->reason});
        return std::optional(desk.link(path) + "?y-kien=chua");
    };
    auto row = row_of_answer(desk, at);
    if (!row) {
        // The first to decide; another who was quicker is not written over.
        auto location = save(desk, {}, std::string(decide_title.vi),
                             [&](const trail::WriteContext& context) -> std::optional<std::string> {
                                 if (decided_row(context.writer, product)) return std::nullopt;
                                 return work(context);
                             });
        if (location) return saved(desk, *std::move(location));
        row = row_of_answer(desk, at);
    }
    return save_correction(desk, std::move(page), {screened_product_layout, row.value(), typed_of_record},
                           std::string(decide_title.vi), work);
}

DeskHandler with_product(web::Response (*answer)(const DeskRequest&, ProductAt)) {
    return [answer](const DeskRequest& desk) {
        const auto [at, moved] = product_coded(desk.index(), desk.request.parameters[0]);
        if (!at || !desk.may(people::edit_records, subject_of_product(desk.index(), *at))) return gone();
        if (moved) return lead_on(desk.request, std::string(path) + "/" + desk.index().products[*at].code);
        return answer(desk, *at);
    };
}

}  // namespace

std::size_t undecided_products(const Site& site, const people::Visitor& visitor, const View& view) {
    const auto& index = *view.index;
    const auto answers = answers_in(site);
    const auto reach = people::reach_of(visitor.actor, people::edit_records, site.gazetteer, view.today);
    auto items = visible(reach, index, site.gazetteer, view.today);
    items &= asked_about(index, *site.screener->get(index), answers);
    std::size_t open = 0;
    items.each([&](std::size_t rank) {
        if (answer_of(answers, index.products[index.arrangement->product[rank]]) == nullptr) ++open;
    });
    return open;
}

void add_screening_routes(web::RouteTable& routes, const Site& site) {
    add_desk_route(routes, site,
                   {.method = web::Method::get,
                    .path = path,
                    .act = people::edit_records,
                    .doc = {"Sản phẩm có thể là hàng tươi, thô", "Products that may be fresh or raw"},
                    .handle = {}},
                   show_list);
    add_form_route(routes, site,
                   {.method = web::Method::get,
                    .path = "/quan-ly/sang-loc/{code}",
                    .act = people::edit_records,
                    .doc = {"Biểu mẫu: tươi, thô hay chế biến", "Form: fresh, raw or processed"},
                    .handle = {}},
                   with_product(show_decide));
    add_form_route(routes, site,
                   {.method = web::Method::post,
                    .path = "/quan-ly/sang-loc/{code}",
                    .act = people::edit_records,
                    .doc = {"Ghi ý kiến: tươi, thô hay chế biến", "Decide: fresh, raw or processed"},
                    .handle = {}},
                   with_product(take_decide));
}

}  // namespace saolang::registry
