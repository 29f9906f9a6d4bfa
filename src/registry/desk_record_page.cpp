#include "registry/desk_record_page.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/number.hpp"
#include "people/grant_rule.hpp"
#include "registry/arrangement.hpp"
#include "registry/as_known.hpp"
#include "registry/desk_facets.hpp"
#include "registry/desk_record_view.hpp"
#include "registry/edit_page.hpp"
#include "registry/labels.hpp"
#include "registry/product_view.hpp"
#include "registry/store.hpp"
#include "registry/term_words.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label products_label{"Sản phẩm", "Products"};
constexpr Label producers_label{"Chủ thể", "Producers"};
constexpr Label decisions_label{"Quyết định", "Decisions"};
constexpr Label edit_label{"Sửa", "Edit"};
constexpr Label add_recognition_label{"Thêm lần công nhận", "Add a recognition"};
constexpr Label add_product_label{"Thêm sản phẩm", "Add a product"};
constexpr Label invite_label{"Mời chủ thể", "Invite the producer"};
constexpr Label merge_label{"Gộp với hồ sơ khác", "Merge with another record"};
constexpr Label papers_label{"Ảnh và giấy tờ", "Pictures and papers"};
constexpr Label programme_label{"Hồ sơ chương trình", "Programme records"};
constexpr Label public_label{"Trang công khai", "Public page"};
constexpr Label missing_heading{"Hồ sơ còn thiếu", "The record misses"};
constexpr Label add_label{"Bổ sung", "Add it"};
constexpr Label recognitions_heading{"Các lần công nhận", "Recognitions"};
constexpr Label no_recognition{"Chưa có lần công nhận nào.", "No recognition yet."};
constexpr Label of_product{"Sản phẩm", "Product"};
constexpr Label of_producer{"Chủ thể", "Producer"};
constexpr Label of_decision{"Quyết định", "Decision"};
constexpr Label of_recognition{"Lần công nhận", "Recognition"};
constexpr Label code_label{"Mã", "Code"};
constexpr Label place_label{"Nơi sản xuất", "Place"};
constexpr Label address_label{"Địa bàn", "Place"};
constexpr Label group_label{"Nhóm", "Group"};
constexpr Label set_label{"Bộ tiêu chí", "Criteria set"};
constexpr Label status_label{"Tình trạng sản xuất", "Production"};
constexpr Label ingredients_label{"Thành phần", "Ingredients"};
constexpr Label packaging_label{"Quy cách", "Packaging"};
constexpr Label story_label{"Câu chuyện", "Story"};
constexpr Label kind_label{"Loại chủ thể", "Kind"};
constexpr Label tax_label{"Mã số thuế", "Tax code"};
constexpr Label representative_label{"Người đại diện", "Representative"};
constexpr Label phone_label{"Điện thoại", "Telephone"};
constexpr Label email_label{"Thư điện tử", "E-mail"};
constexpr Label home_label{"Địa chỉ", "Address"};
constexpr Label women_label{"Do phụ nữ làm chủ", "Led by women"};
constexpr Label minority_label{"Do người dân tộc thiểu số làm chủ", "Led by an ethnic minority"};
constexpr Label disabled_label{"Do người khuyết tật làm chủ", "Led by people with disabilities"};
constexpr Label number_label{"Số", "Number"};
constexpr Label day_label{"Ngày", "Day"};
constexpr Label regime_label{"Quy định áp dụng (theo ngày quyết định)", "Governing decision (by its day)"};
constexpr Label authority_label{"Cơ quan ban hành", "Authority"};
constexpr Label not_known{"chưa có", "not known"};
constexpr Label yes{"Có", "Yes"};
constexpr Label no{"Không", "No"};
constexpr Label private_heading{"Thông tin riêng (không công khai)", "Private facts (not public)"};
constexpr Label its_products{"Sản phẩm của chủ thể", "Products of the producer"};

class Facts {
public:
    explicit Facts(const DeskRequest& desk) : desk_(desk) {}
    // What is not known is said, so that it can be added.
    void text(Label name, std::string_view value) {
        rows_.push_back({std::string(desk_.say(name)), value.empty() ? desk_.say(not_known) : value});
    }
    void maybe(Label name, const std::optional<std::string>& value) { text(name, value.value_or("")); }
    void yes_no(Label name, std::optional<bool> value) { text(name, value ? desk_.say(*value ? yes : no) : ""); }
    void cell(Label name, web::Cell value) { rows_.push_back({std::string(desk_.say(name)), std::move(value)}); }
    [[nodiscard]] web::Raw raw() const { return web::facts(rows_); }

private:
    const DeskRequest& desk_;
    std::vector<web::Fact> rows_;
};

// The record out of today's index or as it was known; nothing when it did not stand then.
template <class Id, class Load>
std::optional<std::pair<Shown, AsKnown>> shown_record(const DeskRequest& desk, Id id, const Load& load) {
    const auto day = known_on(desk);
    std::pair<Shown, AsKnown> found{{desk.view, day}, {}};
    if (!day) return found;
    std::optional<AsKnown> known;
    desk.site.database.read([&](db::Reader& reader) { known = load(reader, desk.view.gazetteer, id, end_of(*day)); });
    if (!known) return std::nullopt;
    found.first.view.index = known->index;
    found.second = *std::move(known);
    return found;
}

// ---- A product ------------------------------------------------------------------------------------------------------

web::Raw product_facts(const DeskRequest& desk, const Shown& shown, ProductAt at, const ProductStory& story) {
    const auto& index = *shown.view.index;
    const auto& product = index.products[at];
    const auto producer = index.producer_at[at];
    Facts facts(desk);
    facts.text(code_label, product.code);
    if (producer == Index::no_producer) {
        facts.text(of_producer, "");
    } else {
        facts.cell(of_producer, web::Cell::link(desk.link("/quan-ly/chu-the/" + index.producers[producer].code),
                                                index.producers[producer].name));
    }
    facts.text(place_label, place_words(shown.view, index.has_place[at] ? std::optional(index.place[at]) : std::nullopt,
                                        desk.view.today));
    facts.text(group_label, product.group ? desk.say(label_of(*product.group)) : "");
    if (product.set) {
        const auto& set = product_sets()[*product.set - 1U];
        facts.text(set_label, std::to_string(set.number) + ". " +
                                  std::string(desk.view.language == web::Language::vi ? set.name_vi : set.name_en));
    } else {
        facts.text(set_label, "");
    }
    facts.text(status_label, desk.say(label_of(product.status)));
    facts.text(ingredients_label, story.ingredients);
    facts.text(packaging_label, story.packaging);
    facts.text(story_label, story.story);
    return facts.raw();
}

// Where what is missing can be added: the product's own form, or that of the recognition that lacks it.
std::string place_to_add(const DeskRequest& desk, ProductAt at, Gap gap) {
    constexpr std::array<std::string_view, gaps.size()> fields{"noi", "nhom", "quyet-dinh", "tu-ngay", "chu-the"};
    const auto field = fmt::format("#f-{}", fields[static_cast<std::size_t>(gap)]);
    if (gap != Gap::decision && gap != Gap::day)
        return "/quan-ly/san-pham/" + desk.index().products[at].code + "/sua" + field;
    for (const auto& recognition : desk.index().recognitions_of(at))
        if (gap == Gap::decision ? !recognition.decision : !recognition.valid_from)
            return "/quan-ly/cong-nhan/" + std::to_string(static_cast<std::int64_t>(recognition.id)) + "/sua" + field;
    return {};
}

void add_gaps(Html& html, const DeskRequest& desk, ProductAt at) {
    const auto missing = gaps_of(desk.index(), at);
    if (missing.empty()) return;
    const auto subject = subject_of_product(desk.index(), at);
    html.add(R"(<div class="flash soon misses"><div><b>{}</b><ul>)", desk.say(missing_heading));
    for (const auto gap : missing) {
        const bool of_recognition_form = gap == Gap::decision || gap == Gap::day;
        if (desk.may(of_recognition_form ? people::edit_recognitions : people::edit_records, subject)) {
            html.add(R"(<li>{}: <a href="{}">{}</a></li>)", desk.say(label_of(gap)),
                     web::Url(desk.link(place_to_add(desk, at, gap))), desk.say(add_label));
        } else {
            html.add("<li>{}</li>", desk.say(label_of(gap)));
        }
    }
    html.add("</ul></div></div>");
}

std::vector<RecordAction> product_actions(const DeskRequest& desk, ProductAt at) {
    const auto& product = desk.index().products[at];
    const auto subject = subject_of_product(desk.index(), at);
    const auto path = "/quan-ly/san-pham/" + product.code;
    std::vector<RecordAction> actions;
    const auto add = [&](web::Act act, const std::string& to, Label words, web::Icon sign) {
        if (desk.may(act, subject)) actions.push_back({to, std::string(desk.say(words)), sign});
    };
    add(people::edit_records, path + "/sua", edit_label, web::Icon::edit);
    add(people::edit_recognitions, path + "/cong-nhan/moi", add_recognition_label, web::Icon::plus);
    add(people::merge_records, path + "/gop", merge_label, web::Icon::link);
    add(people::view_evidence, path + "/tai-lieu", papers_label, web::Icon::photo);
    add(people::view_programme, "/quan-ly/ho-so?san-pham=" + product.code, programme_label, web::Icon::file);
    actions.push_back({"/san-pham/" + product.slug, std::string(desk.say(public_label)), web::Icon::basket});
    return actions;
}

std::vector<HistoryPart> product_parts(const Index& index, ProductAt at) {
    std::vector<HistoryPart> parts{{of_product, {"product", static_cast<std::int64_t>(index.products[at].id)}}};
    for (const auto& recognition : index.recognitions_of(at))
        parts.push_back({of_recognition, {"recognition", static_cast<std::int64_t>(recognition.id)}});
    return parts;
}

web::Response product_page(const DeskRequest& desk) {
    const auto found = product_coded(desk.index(), desk.request.parameters[0]);
    if (!found.at || !desk.may(people::view_records, subject_of_product(desk.index(), *found.at))) return gone();
    const auto at = *found.at;
    if (found.moved) return lead_on(desk.request, "/quan-ly/san-pham/" + desk.index().products[at].code);
    const auto id = desk.index().products[at].id;
    const auto record = shown_record(desk, id, product_as_known);
    if (!record) return gone();
    const auto& shown = record->first;
    auto story = record->second.story;
    if (shown.now())
        desk.site.database.read([&](db::Reader& reader) { story = story_of(reader, id).value_or(ProductStory{}); });
    const auto there = shown.view.index->at(id).value();
    const auto path = "/quan-ly/san-pham/" + desk.index().products[at].code;
    const auto& name = shown.view.index->products[there].name;

    Html html;
    add_record_head(html, desk, name, standing_tag(shown.view, there, shown.known.value_or(desk.view.today)),
                    shown.now() ? product_actions(desk, at) : std::vector<RecordAction>{});
    add_known_notice(html, desk, shown, path);
    if (shown.now()) add_gaps(html, desk, at);
    html.add(product_facts(desk, shown, there, story));
    html.add("<h2>{}</h2>", desk.say(recognitions_heading));
    std::vector<const Recognition*> recognitions;
    for (const auto& recognition : shown.view.index->recognitions_of(there)) recognitions.push_back(&recognition);
    std::ranges::reverse(recognitions);
    if (recognitions.empty()) {
        html.add("<p>{}</p>", desk.say(no_recognition));
    } else {
        html.add(recognitions_table(desk, shown, recognitions, false));
    }
    add_history(html, desk, path, product_parts(desk.index(), at));
    return desk_answer(desk,
                       {.title = name,
                        .section = "/quan-ly/san-pham",
                        .crumbs = {{std::string(desk.say(products_label)), desk.link("/quan-ly/san-pham")}}},
                       std::move(html));
}

// ---- A producer -----------------------------------------------------------------------------------------------------

void add_private_facts(Html& html, const DeskRequest& desk, const Producer& producer, const ProducerPrivate& known) {
    Facts facts(desk);
    facts.maybe(tax_label, producer.tax_code);
    facts.maybe(representative_label, known.representative);
    facts.maybe(phone_label, known.phone);
    facts.maybe(email_label, known.email);
    facts.maybe(home_label, known.address);
    facts.yes_no(women_label, known.women_led);
    facts.yes_no(minority_label, known.minority_led);
    facts.yes_no(disabled_label, known.disabled_led);
    html.add("<h2>{}</h2>{}", desk.say(private_heading), facts.raw());
}

// Of the producer, those the visitor may see; all that stood then when it is shown as known: they are of the same
// place.
web::Raw products_of(const DeskRequest& desk, const Shown& shown, ProducerId producer) {
    const auto& index = *shown.view.index;
    web::Table table{.caption = std::string(desk.say(its_products)),
                     .columns = {{std::string(desk.say(of_product))},
                                 {std::string(desk.say(group_label))},
                                 {std::string(desk.say(recognitions_heading))}},
                     .rows = {},
                     .caption_hidden = true};
    for (ProductAt at = 0; at < index.products.size(); ++at) {
        const auto& product = index.products[at];
        if (product.producer != producer || !desk.may(people::view_records, subject_of_product(index, at))) continue;
        table.rows.push_back({web::Cell::link(desk.link("/quan-ly/san-pham/" + product.code), product.name),
                              product.group ? desk.say(label_of(*product.group)) : "",
                              standing_tag(shown.view, at, shown.known.value_or(desk.view.today))});
    }
    if (table.rows.empty()) return {};
    Html html;
    html.add("<h2>{} ({})</h2>{}", desk.say(its_products), table.rows.size(), web::table(desk.view.language, table));
    return std::move(html).raw();
}

bool may_invite(const DeskRequest& desk, const Producer& producer) {
    const auto over = people::over_record(people::ScopeKind::producer, static_cast<std::int64_t>(producer.id));
    return people::may_grant(desk.visitor.actor, people::Role::producer_owner, over,
                             subject_of(producer, desk.view.gazetteer).place, desk.view.gazetteer, desk.view.today);
}

std::vector<RecordAction> producer_actions(const DeskRequest& desk, const Producer& producer) {
    const auto subject = subject_of(producer, desk.view.gazetteer);
    const auto path = "/quan-ly/chu-the/" + producer.code;
    std::vector<RecordAction> actions;
    if (desk.may(people::edit_records, subject))
        actions.push_back({path + "/sua", std::string(desk.say(edit_label)), web::Icon::edit});
    if (desk.may(people::edit_records, subject))
        actions.push_back({"/quan-ly/san-pham/moi?chu-the=" + producer.code, std::string(desk.say(add_product_label)),
                           web::Icon::plus});
    if (may_invite(desk, producer))
        actions.push_back({"/quan-ly/tai-khoan/moi?chu-the=" + producer.code, std::string(desk.say(invite_label)),
                           web::Icon::people});
    if (desk.may(people::merge_records, subject))
        actions.push_back({path + "/gop", std::string(desk.say(merge_label)), web::Icon::link});
    if (desk.may(people::view_evidence, subject))
        actions.push_back({path + "/tai-lieu", std::string(desk.say(papers_label)), web::Icon::photo});
    if (desk.may(people::view_programme, subject))
        actions.push_back(
            {"/quan-ly/ho-so?chu-the=" + producer.code, std::string(desk.say(programme_label)), web::Icon::file});
    actions.push_back({"/chu-the/" + producer.slug, std::string(desk.say(public_label)), web::Icon::producer});
    return actions;
}

web::Response producer_page(const DeskRequest& desk) {
    const auto found = producer_coded(desk.index(), desk.request.parameters[0]);
    if (!found.at) return gone();
    const auto& today = desk.index().producers[*found.at];
    const auto subject = subject_of(today, desk.view.gazetteer);
    if (!desk.may(people::view_records, subject)) return gone();
    if (found.moved) return lead_on(desk.request, "/quan-ly/chu-the/" + today.code);
    const bool with_private = desk.may(people::view_private, subject);
    const auto record = shown_record(desk, today.id, producer_as_known);
    if (!record) return gone();
    const auto& shown = record->first;
    auto private_facts = record->second.private_facts;
    if (shown.now() && with_private)
        desk.site.database.read([&](db::Reader& reader) {
            private_facts = private_facts_of(reader, today.id).value_or(ProducerPrivate{});
        });
    const auto& producer = shown.view.index->producers[shown.view.index->at(today.id).value()];
    const auto path = "/quan-ly/chu-the/" + today.code;

    Html html;
    add_record_head(html, desk, producer.name, {},
                    shown.now() ? producer_actions(desk, today) : std::vector<RecordAction>{});
    add_known_notice(html, desk, shown, path);
    Facts facts(desk);
    facts.text(code_label, producer.code);
    facts.text(kind_label, producer.kind ? desk.say(label_of(*producer.kind)) : "");
    facts.text(address_label, place_words(desk.view, subject_of(producer, desk.view.gazetteer).place, desk.view.today));
    html.add(facts.raw());
    if (with_private) add_private_facts(html, desk, producer, private_facts);
    html.add(products_of(desk, shown, today.id));
    add_history(html, desk, path, {{of_producer, {"producer", static_cast<std::int64_t>(today.id)}, with_private}});
    return desk_answer(desk,
                       {.title = producer.name,
                        .section = "/quan-ly/chu-the",
                        .crumbs = {{std::string(desk.say(producers_label)), desk.link("/quan-ly/chu-the")}}},
                       std::move(html));
}

// ---- A decision -----------------------------------------------------------------------------------------------------

bool may_see(const DeskRequest& desk, DecisionId id) {
    return std::ranges::any_of(subjects_of(desk.index(), id),
                               [&](const auto& subject) { return desk.may(people::view_records, subject); });
}

// A decision is corrected by those who may correct everything it recognised.
std::vector<RecordAction> decision_actions(const DeskRequest& desk, DecisionId id, const std::string& path) {
    const auto lies = subjects_of(desk.index(), id);
    const auto may = [&](web::Act act) { return [&desk, act](const auto& subject) { return desk.may(act, subject); }; };
    std::vector<RecordAction> actions;
    if (std::ranges::all_of(lies, may(people::edit_recognitions)))
        actions.push_back({path + "/sua", std::string(desk.say(edit_label)), web::Icon::edit});
    if (std::ranges::any_of(lies, may(people::view_evidence)))
        actions.push_back({path + "/tai-lieu", std::string(desk.say(papers_label)), web::Icon::photo});
    return actions;
}

web::Response decision_page(const DeskRequest& desk) {
    const auto number = number_in<std::int64_t>(desk.request.parameters[0]);
    const auto id = DecisionId{number.value_or(0)};
    if (!number || !desk.index().decision(id) || !may_see(desk, id)) return gone();
    const auto record = shown_record(desk, id, decision_as_known);
    if (!record) return gone();
    const auto& shown = record->first;
    const auto& index = *shown.view.index;
    const auto& decision = *index.decision(id);
    const auto path = "/quan-ly/quyet-dinh/" + desk.request.parameters[0];

    Html html;
    add_record_head(html, desk, decision.number, {},
                    shown.now() ? decision_actions(desk, id, path) : std::vector<RecordAction>{});
    add_known_notice(html, desk, shown, path);
    Facts facts(desk);
    facts.text(number_label, decision.number);
    facts.text(day_label, decision.date ? desk.view.date(*decision.date) : "");
    facts.text(authority_label, decision.authority);
    if (decision.date)
        facts.text(regime_label, regime_words(desk.view, law::regime_of_decision(law::Law::shipped(), *decision.date)));
    html.add(facts.raw());
    std::vector<const Recognition*> recognitions;
    for (const auto& recognition : index.recognitions)
        if (recognition.decision == id &&
            desk.may(people::view_records, subject_of_product(index, index.at(recognition.product).value())))
            recognitions.push_back(&recognition);
    html.add("<h2>{} ({})</h2>", desk.say(recognitions_heading), recognitions.size());
    if (!recognitions.empty()) html.add(recognitions_table(desk, shown, recognitions, true));
    add_history(html, desk, path, {{of_decision, {"decision", *number}}});
    return desk_answer(desk,
                       {.title = decision.number,
                        .section = "/quan-ly/quyet-dinh",
                        .crumbs = {{std::string(desk.say(decisions_label)), desk.link("/quan-ly/quyet-dinh")}}},
                       std::move(html));
}

}  // namespace

void add_desk_record_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](std::string_view path, Label doc, DeskHandler handle) {
        add_desk_route(
            routes, site,
            {.method = web::Method::get,
             .path = path,
             .act = people::view_records,
             .doc = doc,
             .handle = {},
             .parameters = {{"luc", "2025-03-01", {"như đã biết vào cuối ngày", "as known at the end of a day"}}}},
            std::move(handle));
    };
    add("/quan-ly/san-pham/{code}", {"Hồ sơ một sản phẩm và lịch sử", "A product's record and history"}, product_page);
    add("/quan-ly/chu-the/{code}", {"Hồ sơ một chủ thể và lịch sử", "A producer's record and history"}, producer_page);
    add("/quan-ly/quyet-dinh/{id}", {"Một quyết định và lịch sử", "A decision and its history"}, decision_page);
}

}  // namespace saolang::registry
