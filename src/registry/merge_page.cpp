#include "registry/merge_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "base/text.hpp"
#include "registry/edit_page.hpp"
#include "registry/labels.hpp"
#include "registry/merge.hpp"
#include "registry/producer_form.hpp"
#include "registry/product_form.hpp"

namespace saolang::registry {

namespace {

using web::Word;

constexpr std::size_t most_offered = 5;
constexpr Word title{"Gộp hồ sơ trùng", "Merge doubles"};
constexpr Word find_lead{
    "Hồ sơ nào trùng với hồ sơ này? Hãy gõ tên hoặc mã, hoặc chọn trong những hồ sơ giống dưới đây.",
    "Which record is a double of this one? Type its name or code, or choose one that looks alike."};
constexpr Word other_label{"Tên hoặc mã của hồ sơ trùng", "Name or code of the double"};
constexpr Word other_hint{"Ví dụ: HTX Nông nghiệp Đại Hồng.", "For example: HTX Nông nghiệp Đại Hồng."};
constexpr Word find_press{"Tìm", "Find"};
constexpr Word none_found{"Không có hồ sơ nào như vậy trong địa bàn của bạn.", "No such record is in your charge."};
constexpr Word merge_press{"Gộp hai hồ sơ làm một", "Merge the two records"};
constexpr Word merge_lead{
    "Hồ sơ giữ lại nhận mọi sản phẩm, lần công nhận của hồ sơ kia. Hồ sơ kia không mất: lịch sử vẫn còn, địa chỉ cũ "
    "dẫn "
    "sang hồ sơ giữ lại, và có thể hoàn tác.",
    "The record that is kept takes over products and recognitions of the other, which is not lost: its history stays, "
    "its address leads to the kept one, and the merge can be undone."};
constexpr Word keep_label{"Giữ hồ sơ nào?", "Which record is kept?"};
constexpr Word keep_needed{"Hãy chọn hồ sơ được giữ lại.", "Please choose the record that is kept."};
constexpr Word changed_lead{
    "Có người vừa sửa một trong hai hồ sơ, nên chưa gộp. Hãy xem lại các chữ dưới đây rồi bấm gộp lần nữa.",
    "Somebody has just changed one of the records, so nothing was merged. Please look them over and press again."};
constexpr Word empty_value{"(để trống)", "(empty)"};
constexpr Word reason_hint{"Ví dụ: một hợp tác xã được nhập hai lần.", "For example: one cooperative imported twice."};
constexpr Word reason_label{"Lý do gộp", "Reason"};

constexpr std::string_view kept_field = "giu";
constexpr std::size_t most_found = 12;

struct Named {
    std::string_view field;
    Word label;
};
constexpr std::array labels{
    Named{"name", {"Tên", "Name"}},
    Named{"kind", {"Loại chủ thể", "Kind"}},
    Named{"tax_code", {"Mã số thuế", "Tax code"}},
    Named{"place_code", {"Nơi", "Place"}},
    Named{"representative", {"Người đại diện", "Representative"}},
    Named{"phone", {"Điện thoại", "Telephone"}},
    Named{"email", {"Thư điện tử", "E-mail"}},
    Named{"address", {"Địa chỉ", "Address"}},
    Named{"women_led", {"Do phụ nữ làm chủ (1: có, 0: không)", "Led by women (1: yes, 0: no)"}},
    Named{"minority_led", {"Do người dân tộc thiểu số làm chủ (1: có, 0: không)", "Led by a minority (1: yes, 0: no)"}},
    Named{"disabled_led", {"Do người khuyết tật làm chủ (1: có, 0: không)", "Led by people with disabilities (1, 0)"}},
    Named{"producer_id", {"Chủ thể", "Producer"}},
    Named{"product_group", {"Nhóm và bộ tiêu chí", "Group and criteria set"}},
    Named{"status", {"Tình trạng", "Status"}},
    Named{"story", {"Câu chuyện", "Story"}},
    Named{"ingredients", {"Thành phần", "Ingredients"}},
    Named{"packaging", {"Quy cách", "Packaging"}},
    Named{"picture", {"Hình", "Picture"}},
};

// Producers and products merge alike; what differs stands here.
struct One {
    std::int64_t id;
    std::string code;
    std::string name;
    people::Subject subject;
};
struct Mergers {
    const Layout& layout;
    std::string_view section;
    std::span<const MergeChoice> choices;
    std::optional<One> (*coded)(const DeskRequest&, std::string_view code);
    std::vector<One> (*alike)(const DeskRequest&, const One& one, std::string_view words);
    void (*merge)(const trail::WriteContext&, std::int64_t kept, std::int64_t other,
                  std::span<const std::string> taken);
};

One one_of(const DeskRequest& desk, const Producer& producer) {
    return {static_cast<std::int64_t>(producer.id), producer.code, producer.name,
            subject_of(producer, desk.view.gazetteer)};
}
One one_of(const DeskRequest& desk, ProductAt at) {
    const auto& product = desk.index().products[at];
    return {static_cast<std::int64_t>(product.id), product.code, product.name, subject_of_product(desk.index(), at)};
}

bool named_so(std::string_view name, std::string_view code, std::string_view words) {
    return code == words || (!words.empty() && search_key(name).find(search_key(words)) != std::string::npos);
}

std::optional<One> producer_with(const DeskRequest& desk, std::string_view code) {
    const auto [at, moved] = producer_coded(desk.index(), code);
    if (!at || moved) return std::nullopt;
    return one_of(desk, desk.index().producers[*at]);
}

std::vector<One> producers_alike(const DeskRequest& desk, const One& one, std::string_view words) {
    const auto& index = desk.index();
    std::vector<One> found;
    if (words.empty()) {
        for (const auto at : likely_doubles(index, desk.ground(), index.producers[*index.at(ProducerId{one.id})]))
            found.push_back(one_of(desk, index.producers[at]));
        return found;
    }
    for (const auto& producer : index.producers)
        if (named_so(producer.name, producer.code, words)) found.push_back(one_of(desk, producer));
    return found;
}

std::optional<One> product_with(const DeskRequest& desk, std::string_view code) {
    const auto [at, moved] = product_coded(desk.index(), code);
    if (!at || moved) return std::nullopt;
    return one_of(desk, *at);
}

std::vector<One> products_alike(const DeskRequest& desk, const One& one, std::string_view words) {
    const auto& index = desk.index();
    std::vector<One> found;
    if (words.empty()) {
        const auto at = *index.at(ProductId{one.id});
        const auto text = screened_text(index, desk.view.gazetteer, at);
        for (const auto& [like, answer] : desk.site.screener->like(index, text.item(), at))
            if (answer.relation != screening::Relation::same_kind_same_origin && found.size() < most_offered)
                found.push_back(one_of(desk, like));
        return found;
    }
    for (ProductAt at = 0; at < index.products.size(); ++at)
        if (named_so(index.products[at].name, index.products[at].code, words)) found.push_back(one_of(desk, at));
    return found;
}

const Mergers of_producers{
    producer_layout,
    "/quan-ly/chu-the",
    producer_choices(),
    producer_with,
    producers_alike,
    [](const trail::WriteContext& context, std::int64_t kept, std::int64_t other, std::span<const std::string> taken) {
        merge_producers(context, ProducerId{kept}, ProducerId{other}, taken);
    }};
const Mergers of_products{
    product_layout,
    "/quan-ly/san-pham",
    product_choices(),
    product_with,
    products_alike,
    [](const trail::WriteContext& context, std::int64_t kept, std::int64_t other, std::span<const std::string> taken) {
        merge_products(context, ProductId{kept}, ProductId{other}, taken);
    }};

std::string value_in(const trail::Record& record, std::string_view field) {
    const auto found = std::ranges::find(record, field, &trail::Field::name);
    return found == record.end() ? std::string() : found->value.value_or("");
}

// A stored value as people read it.
std::string shown(const DeskRequest& desk, const trail::Record& record, std::string_view field) {
    const auto value = value_in(record, field);
    if (field == "place_code") {
        const auto from = parse_iso_date(value_in(record, "place_from"));
        const auto unit = from ? desk.ground().gazetteer.by_key(value, *from) : std::nullopt;
        return unit ? place_words(desk.ground(), *unit) : value;
    }
    if (field == "product_group") {
        const auto group = product_group_from_code(value);
        const auto set = value_in(record, "set_number");
        return (group ? std::string(desk.say(label_of(*group))) : value) + (set.empty() ? "" : " – " + set);
    }
    if (field == "kind")
        if (const auto kind = producer_kind_from_code(value)) return std::string(desk.say(label_of(*kind)));
    if (field == "status")
        if (const auto status = product_status_from_code(value)) return std::string(desk.say(label_of(*status)));
    if (field == "producer_id")
        if (const auto id = number_in<std::int64_t>(value))
            if (const auto at = desk.index().at(ProducerId{*id})) return desk.index().producers[*at].name;
    return value;
}

bool is_personal(const Layout& layout, std::string_view field) {
    const auto found = std::ranges::find(layout.columns, field, &trail::StoredField::name);
    return found != layout.columns.end() && found->privacy == trail::Privacy::personal;
}

struct Pair {
    One a;
    One b;
};

bool sees_private(const DeskRequest& desk, const Pair& pair) {
    return desk.may(people::view_private, pair.a.subject) && desk.may(people::view_private, pair.b.subject);
}

std::string side_field(std::string_view field) { return "lay-" + std::string(field); }

// The values that differ, each with both sides to choose from; the sides are named by the records' codes.
web::Raw sides(const DeskRequest& desk, const Mergers& mergers, const Pair& pair, const trail::Record& a,
               const trail::Record& b, const web::Form& form) {
    web::Html html;
    for (const auto& choice : mergers.choices) {
        const auto field = choice.field;
        const auto together = choice.together;
        const bool differs = value_in(a, field) != value_in(b, field) ||
                             (!together.empty() && value_in(a, together) != value_in(b, together));
        if (!differs || (is_personal(mergers.layout, field) && !sees_private(desk, pair))) continue;
        const auto label = std::ranges::find(labels, field, &Named::field);
        const auto say = [&](const trail::Record& record) {
            auto value = shown(desk, record, field);
            return value.empty() ? std::string(desk.say(empty_value)) : value;
        };
        const auto name = side_field(field);
        auto chosen = std::string(form.typed(name));
        if (chosen.empty()) chosen = value_in(a, field).empty() ? pair.b.code : pair.a.code;
        html.add(choose_side({.name = name, .label = std::string(desk.say(label->label))},
                             {{say(a), pair.a.code}, {say(b), pair.b.code}}, chosen));
    }
    return std::move(html).raw();
}

EditForm merge_form(const DeskRequest& desk, const Mergers& mergers, const Pair& pair, const web::Form& form) {
    EditForm page{.action = fmt::format("{}/{}/gop", mergers.section, pair.a.code),
                  .title = std::string(desk.say(title)),
                  .section = mergers.section};
    page.above = {{pair.a.name, desk.link(fmt::format("{}/{}", mergers.section, pair.a.code))}};
    std::optional<trail::Record> a;
    std::optional<trail::Record> b;
    desk.site.database.read([&](db::Reader& reader) {
        a = trail::stored_row(reader, mergers.layout, pair.a.id);
        b = trail::stored_row(reader, mergers.layout, pair.b.id);
        const std::string kind(mergers.layout.kind);
        page.version = version_of(reader, {{kind, pair.a.id}, {kind, pair.b.id}});
    });
    web::Html ask;
    ask.add(R"(<p class="lead">{}</p><input type="hidden" name="voi" value="{}">)", desk.say(merge_lead), pair.b.code);
    const auto kept = form.typed(kept_field);
    ask.add(choose_side({.name = std::string(kept_field), .label = std::string(desk.say(keep_label))},
                        {{fmt::format("{} ({})", pair.a.name, pair.a.code), pair.a.code},
                         {fmt::format("{} ({})", pair.b.name, pair.b.code), pair.b.code}},
                        kept.empty() ? std::string_view(pair.a.code) : kept));
    if (a && b) ask.add(sides(desk, mergers, pair, *a, *b, form));
    page.ask = std::move(ask).raw();
    page.fields = {field_of(form, desk.request.language, {reason_field, reason_label, reason_hint, {}, true})};
    page.press = merge_press;
    page.tone = web::Press::destructive;
    page.status = form.valid() ? 200 : 422;
    return page;
}

// The first page: which one is the double.
web::Response find_page(const DeskRequest& desk, const Mergers& mergers, const One& one) {
    const auto words = clean_text(desk.asked("tim"));
    auto found = mergers.alike(desk, one, words);
    std::erase_if(
        found, [&](const One& other) { return other.id == one.id || !desk.may(people::merge_records, other.subject); });
    found.resize(std::min(found.size(), most_found));
    const auto path = fmt::format("{}/{}/gop", mergers.section, one.code);
    web::Html html;
    html.add(R"(<h1>{}: {}</h1><p class="lead">{}</p>)", desk.say(title), one.name, desk.say(find_lead));
    html.add(R"(<form class="ask" action="{}">)", web::Url(desk.link(path)));
    html.add(web::field(desk.request.language, {.name = "tim",
                                                .label = std::string(desk.say(other_label)),
                                                .hint = std::string(desk.say(other_hint)),
                                                .value = words,
                                                .kind = web::Field::Kind::search}));
    html.add(web::button(web::Press::plain, desk.say(find_press))).add("</form>");
    if (found.empty() && !words.empty()) html.add("<p>{}</p>", desk.say(none_found));
    html.add(R"(<ul class="found">)");
    for (const auto& other : found)
        html.add(R"(<li><a href="{}">{}</a> <small>{}</small></li>)",
                 web::Url(desk.link(path) + "?voi=" + web::percent_encode(other.code)), other.name,
                 other.subject.place ? place_words(desk.ground(), *other.subject.place) : other.code);
    html.add("</ul>");
    return desk_answer(desk,
                       {.title = std::string(desk.say(title)),
                        .section = mergers.section,
                        .crumbs = {{one.name, desk.link(fmt::format("{}/{}", mergers.section, one.code))}}},
                       std::move(html));
}

// The other one: there, another, and in this person's charge.
std::optional<One> other_of(const DeskRequest& desk, const Mergers& mergers, const One& one, std::string_view code) {
    auto other = mergers.coded(desk, code);
    if (!other || other->id == one.id || !desk.may(people::merge_records, other->subject)) return std::nullopt;
    return other;
}

web::Response show(const DeskRequest& desk, const Mergers& mergers, const One& one) {
    const auto code = desk.asked("voi");
    if (code.empty()) return find_page(desk, mergers, one);
    const auto other = other_of(desk, mergers, one, code);
    if (!other) return gone();
    return form_page(desk, merge_form(desk, mergers, {one, *other}, web::Form({})));
}

web::Response take(const DeskRequest& desk, const Mergers& mergers, const One& one) {
    const auto other = other_of(desk, mergers, one, web::first(desk.request.form, "voi"));
    if (!other) return gone();
    web::Form form(desk.request.form);
    const auto reason = read_reason(form);
    const auto kept = form.typed(kept_field);
    if (kept != one.code && kept != other->code) form.refuse(kept_field, keep_needed);
    const Pair pair{one, *other};
    if (!form.valid()) return form_page(desk, merge_form(desk, mergers, pair, form));
    const auto& stays = kept == one.code ? one : *other;
    const auto& goes = kept == one.code ? *other : one;
    std::vector<std::string> taken;
    for (const auto& choice : mergers.choices) {
        const bool seen = !is_personal(mergers.layout, choice.field) || sees_private(desk, pair);
        if (seen && form.typed(side_field(choice.field)) == goes.code) taken.emplace_back(choice.field);
    }
    const std::string kind(mergers.layout.kind);
    const auto location =
        save(desk, {{kind, one.id}, {kind, other->id}}, reason, [&](const trail::WriteContext& context) {
            mergers.merge(context, stays.id, goes.id, taken);
            if (desk.site.merged) desk.site.merged(context, {kind, goes.id}, {kind, stays.id});
            return desk.link(fmt::format("{}/{}", mergers.section, stays.code));
        });
    if (location) return saved(desk, *location);
    auto page = merge_form(desk, mergers, pair, form);
    web::Html lead;
    lead.add(web::flash({web::Tone::attention, std::string(desk.say(changed_lead))}));
    page.lead = std::move(lead).raw();
    page.status = 409;
    return form_page(desk, page);
}

void add_routes(web::RouteTable& routes, const Site& site, const Mergers& mergers, std::string_view path, Word doc) {
    using Answer = web::Response (*)(const DeskRequest&, const Mergers&, const One&);
    const auto add = [&](web::Method method, Answer answer) {
        add_form_route(routes, site,
                       {.method = method, .path = path, .act = people::merge_records, .doc = doc, .handle = {}},
                       [&mergers, answer](const DeskRequest& desk) {
                           const auto one = mergers.coded(desk, desk.request.parameters[0]);
                           if (!one || !desk.may(people::merge_records, one->subject)) return gone();
                           return answer(desk, mergers, *one);
                       });
    };
    add(web::Method::get, show);
    add(web::Method::post, take);
}

}  // namespace

void add_merge_routes(web::RouteTable& routes, const Site& site) {
    add_routes(routes, site, of_producers, "/quan-ly/chu-the/{code}/gop", {"Gộp chủ thể trùng", "Merge producers"});
    add_routes(routes, site, of_products, "/quan-ly/san-pham/{code}/gop", {"Gộp sản phẩm trùng", "Merge products"});
}

}  // namespace saolang::registry
