#include "registry/product_form_page.hpp"

#include <fmt/format.h>

#include "base/number.hpp"
#include "registry/edit_page.hpp"
#include "registry/labels.hpp"
#include "registry/product_form.hpp"
#include "registry/record.hpp"

namespace saolang::registry {

namespace {

using web::Word;
using Kind = web::Field::Kind;

constexpr std::string_view section = "/quan-ly/san-pham";
constexpr Word above_title{"Sản phẩm", "Products"};
constexpr Word add_title{"Thêm sản phẩm", "Add a product"};
constexpr Word correct_title{"Sửa sản phẩm", "Correct a product"};
constexpr Word doubles_title{"Sản phẩm này có thể đã có trong sổ", "This product may be known already"};
constexpr Word doubles_lead{
    "Nếu là một trong số dưới đây, hãy mở hồ sơ ấy. Nếu khác, bấm “Là sản phẩm khác, thêm mới”.",
    "If it is one of these, open that record. If not, press “Another product, add it”."};
constexpr Word different{"Là sản phẩm khác, thêm mới", "Another product, add it"};
constexpr Word not_known{"Chưa rõ", "Not known"};
constexpr Word set_option{"Bộ {}: {}", "Set {}: {}"};

constexpr FieldWords name_words{"ten",
                                {"Tên sản phẩm", "Name"},
                                Word{"Như trên nhãn hoặc quyết định. Ví dụ: Mật ong rừng Tây Giang.",
                                     "As on the label or the decision. For example: Mật ong rừng Tây Giang."},
                                Kind::text,
                                true};
constexpr FieldWords producer_words{"chu-the",
                                    {"Chủ thể", "Producer"},
                                    Word{"Gõ tên chủ thể đã có trong sổ. Ví dụ: HTX Nông nghiệp Đại Hồng.",
                                         "A producer of the registry. For example: HTX Nông nghiệp Đại Hồng."},
                                    Kind::text,
                                    true};
constexpr FieldWords place_of_product{
    place_field,
    {"Nơi sản xuất, nếu khác nơi của chủ thể", "Where it is made, if not at the producer's place"},
    Word{"Gõ tên xã, phường. Để trống: cùng nơi với chủ thể.", "The commune. Empty: the producer's place."}};
constexpr FieldWords group_words_of_form{"nhom", {"Nhóm", "Group"}, {}, Kind::choice};
constexpr FieldWords set_words{"bo",
                               {"Bộ tiêu chí", "Criteria set"},
                               Word{"Một trong 26 bộ của Quyết định 26/2026/QĐ-TTg; bộ cho biết nhóm.",
                                    "One of the 26 sets of Decision 26/2026/QĐ-TTg; the set tells the group."},
                               Kind::choice};
constexpr FieldWords status_words{"tinh-trang", {"Tình trạng", "Status"}, {}, Kind::choice, true};
constexpr FieldWords story_words{
    "cau-chuyen",
    {"Câu chuyện sản phẩm", "The story"},
    Word{"Hiện trên trang công khai. Vài câu là đủ.", "Shown to the public. A few sentences do."},
    Kind::long_text};
constexpr FieldWords ingredients_words{"thanh-phan",
                                       {"Thành phần", "Ingredients"},
                                       Word{"Ví dụ: cá cơm than, muối biển.", "For example: anchovy, sea salt."},
                                       Kind::long_text};
constexpr FieldWords packaging_words{
    "quy-cach", {"Quy cách", "Packaging"}, Word{"Ví dụ: chai thủy tinh 500 ml.", "For example: glass bottle, 500 ml."}};

std::vector<web::Choice> groups_offered(const Asking& asking) {
    std::vector<web::Choice> offered{{"", std::string(asking.say(not_known))}};
    for (const auto group : product_groups)
        offered.push_back({std::string(code_of(group)), std::string(asking.say(label_of(group)))});
    return offered;
}

std::vector<web::Choice> sets_offered(const Asking& asking) {
    std::vector<web::Choice> offered{{"", std::string(asking.say(not_known))}};
    const bool vietnamese = asking.request.language == web::Language::vi;
    for (const auto& set : product_sets())
        offered.push_back({std::to_string(set.number), fmt::format(fmt::runtime(asking.say(set_option)), set.number,
                                                                   vietnamese ? set.name_vi : set.name_en)});
    return offered;
}

std::vector<web::Choice> statuses_offered(const Asking& asking) {
    std::vector<web::Choice> offered;
    for (const auto status : {ProductStatus::active, ProductStatus::registered, ProductStatus::ceased})
        offered.push_back({std::string(code_of(status)), std::string(asking.say(label_of(status)))});
    return offered;
}

std::vector<web::Choice> producers_offered(const Asking& asking, const ProductDraft& draft) {
    std::vector<web::Choice> offered;
    for (const auto at : draft.producers) {
        const auto& producer = asking.view.index->producers[at];
        const auto unit = unit_of(asking.ground, producer.place);
        offered.push_back(
            {producer.code, unit ? producer.name + " – " + place_words(asking.ground, *unit) : producer.name});
    }
    return offered;
}

std::vector<web::Field> fields_of(const Asking& asking, const web::Form& form, const ProductDraft& draft) {
    const auto language = asking.request.language;
    std::vector<web::Field> fields{field_of(form, language, name_words), field_of(form, language, producer_words)};
    add_choices(fields, form, language, "chu-the-chon", producers_offered(asking, draft));
    add_place_fields(fields, form, language, asking.ground, place_of_product, draft.places);
    fields.push_back(field_of(form, language, group_words_of_form, groups_offered(asking)));
    fields.push_back(field_of(form, language, set_words, sets_offered(asking)));
    fields.push_back(field_of(form, language, status_words, statuses_offered(asking)));
    for (const auto* words : {&story_words, &ingredients_words, &packaging_words})
        fields.push_back(field_of(form, language, *words));
    if (draft.product.id != ProductId{}) fields.push_back(reason_of(form, language));
    return fields;
}

std::function<bool(ProducerAt)> seen_by(const Asking& asking) {
    return [&asking](ProducerAt at) {
        return asking.may(people::view_records, subject_of(asking.ground, asking.view.index->producers[at]));
    };
}

ProductDraft check(const Asking& asking, web::Form& form, const Product& before) {
    auto draft = check_product(form, before, *asking.view.index, asking.ground, seen_by(asking));
    if (form.valid() && !asking.may(people::edit_records, subject_of(asking.ground, draft.product, draft.lies)))
        form.refuse(place_field, out_of_reach);
    return draft;
}

web::Raw doubles_of(const Asking& asking, const std::vector<ProductAt>& doubles) {
    web::Html html;
    html.add(R"(<div class="doubles"><h2>{}</h2><p>{}</p><ul>)", asking.say(doubles_title), asking.say(doubles_lead));
    for (const auto at : doubles) {
        const auto& product = asking.view.index->products[at];
        const bool seen = asking.may(people::view_records, subject_of(*asking.view.index, at));
        const auto path = seen ? "/quan-ly/san-pham/" + product.code : "/san-pham/" + product.slug;
        const auto producer = asking.view.index->producer_at[at];
        html.add(R"(<li><a href="{}">{}</a> <small>{}</small></li>)", web::Url(asking.view.link(path)), product.name,
                 producer == Index::no_producer ? std::string() : asking.view.index->producers[producer].name);
    }
    html.add("</ul>{}</div>", go_on_button("khac", asking.say(different)));
    return std::move(html).raw();
}

EditForm edit_form(const Asking& asking, const Product* product, const web::Form& form, const ProductDraft& draft) {
    const auto title = asking.say(product ? correct_title : add_title);
    EditForm page{.action = product ? "/quan-ly/san-pham/" + product->code + "/sua" : "/quan-ly/san-pham/moi",
                  .title = product ? fmt::format("{}: {}", title, product->name) : std::string(title),
                  .section = section};
    page.above.push_back({std::string(asking.say(above_title)), asking.view.link(section)});
    if (product) page.above.push_back({product->name, asking.view.link("/quan-ly/san-pham/" + product->code)});
    page.fields = fields_of(asking, form, draft);
    page.version = number_in<std::int64_t>(web::first(asking.request.form, version_field)).value_or(0);
    page.status = form.valid() ? 200 : 422;
    return page;
}

web::Response show(const Asking& asking, const EditForm& page) {
    return form_page(asking.site, asking.visitor, asking.request, page);
}

// ---- Adding ---------------------------------------------------------------------------------------------------------

web::Response show_new(const Site& site, const Visitor& visitor, const web::Request& request) {
    const auto asking = asking_of(site, visitor, request);
    web::Pairs typed{{"tinh-trang", std::string(code_of(ProductStatus::active))}};
    web::Html chosen;
    if (const auto at = producer_coded(*asking.view.index, web::first(request.query, "chu-the")).at) {
        const auto& producer = asking.view.index->producers[*at];
        if (seen_by(asking)(*at)) {
            typed.emplace_back("chu-the", producer.name);
            chosen.add(R"(<input type="hidden" name="chu-the-chon" value="{}">)", producer.code);
        }
    }
    auto page = edit_form(asking, nullptr, web::Form(std::move(typed)), {});
    page.ask = std::move(chosen).raw();
    return show(asking, page);
}

web::Response take_new(const Site& site, const Visitor& visitor, const web::Request& request) {
    if (auto done = taken_already(site, visitor, request)) return *std::move(done);
    const auto asking = asking_of(site, visitor, request);
    web::Form form(request.form);
    const auto draft = check(asking, form, {});
    auto page = edit_form(asking, nullptr, form, draft);
    if (!form.valid()) return show(asking, page);
    const auto doubles = likely_doubles(*asking.view.index, asking.ground, draft);
    if (!doubles.empty() && !form.checked("khac")) {
        page.ask = doubles_of(asking, doubles);
        page.status = 422;
        return show(asking, page);
    }
    const auto location =
        save(site, visitor, request, {}, std::string(add_title.vi), [&](const trail::WriteContext& context) {
            const auto stored = add_product(context, draft.product, draft.story);
            return asking.view.link("/quan-ly/san-pham/" + stored.code);
        });
    return saved(request, location.value());
}

// ---- Correcting -----------------------------------------------------------------------------------------------------

Watched watched(const Product& product) { return {{"product", static_cast<std::int64_t>(product.id)}}; }

using Correct = std::function<web::Response(const Asking&, const Product&)>;

web::Response with_product(const Site& site, const Visitor& visitor, const web::Request& request,
                           const Correct& answer) {
    const auto asking = asking_of(site, visitor, request);
    const auto index = asking.view.index;
    const auto [at, moved] = product_coded(*index, request.parameters[0]);
    if (!at || !asking.may(people::edit_records, subject_of(*index, *at))) return gone();
    if (moved) return lead_on(request, "/quan-ly/san-pham/" + index->products[*at].code);
    return answer(asking, index->products[*at]);
}

web::Response show_correct(const Asking& asking, const Product& product) {
    web::Pairs typed;
    std::int64_t version = 0;
    asking.site.database.read([&](db::Reader& reader) {
        version = version_of(reader, watched(product));
        if (const auto row = trail::stored_row(reader, product_layout, static_cast<std::int64_t>(product.id)))
            typed = typed_of_product(*row, *asking.view.index, asking.ground);
    });
    auto page = edit_form(asking, &product, web::Form(std::move(typed)), {product});
    page.version = version;
    return show(asking, page);
}

web::Response take_correct(const Asking& asking, const Product& product) {
    const auto& site = asking.site;
    const auto& visitor = asking.visitor;
    const auto& request = asking.request;
    const auto& view = asking.view;
    const auto& ground = asking.ground;
    web::Form form(request.form);
    auto draft = check(asking, form, product);
    auto page = edit_form(asking, &product, form, draft);
    if (!form.valid()) return show(asking, page);
    const auto location =
        save(site, visitor, request, watched(product), draft.reason, [&](const trail::WriteContext& context) {
            // The picture is no field of this form.
            if (const auto story = story_of(context.writer, product.id)) draft.story.picture = story->picture;
            correct_product(context, draft.product, draft.story);
            return view.link("/quan-ly/san-pham/" + product.code);
        });
    if (location) return saved(request, *location);
    return conflict_page(site, visitor, request, std::move(page),
                         {product_layout, static_cast<std::int64_t>(product.id),
                          [&](const trail::Record& record) { return typed_of_product(record, *view.index, ground); }});
}

}  // namespace

void add_product_form_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Route route, people::GuardedHandler handle) {
        people::add_guarded_route(routes, site.gate, std::move(route), std::move(handle));
    };
    add({.method = web::Method::get,
         .path = "/quan-ly/san-pham/moi",
         .act = people::edit_records,
         .doc = {"Biểu mẫu thêm sản phẩm", "Form to add a product"},
         .handle = {},
         .parameters = {{"chu-the", "c2d3e4f5g6", {"mã của chủ thể", "code of the producer"}}}},
        [&site](const web::Request& request, const Visitor& visitor) { return show_new(site, visitor, request); });
    add({.method = web::Method::post,
         .path = "/quan-ly/san-pham/moi",
         .act = people::edit_records,
         .doc = {"Thêm sản phẩm", "Add a product"},
         .handle = {}},
        [&site](const web::Request& request, const Visitor& visitor) { return take_new(site, visitor, request); });
    add({.method = web::Method::get,
         .path = "/quan-ly/san-pham/{code}/sua",
         .act = people::edit_records,
         .doc = {"Biểu mẫu sửa sản phẩm", "Form to correct a product"},
         .handle = {}},
        [&site](const web::Request& request, const Visitor& visitor) {
            return with_product(site, visitor, request, show_correct);
        });
    add({.method = web::Method::post,
         .path = "/quan-ly/san-pham/{code}/sua",
         .act = people::edit_records,
         .doc = {"Sửa sản phẩm", "Correct a product"},
         .handle = {}},
        [&site](const web::Request& request, const Visitor& visitor) {
            if (auto done = taken_already(site, visitor, request)) return *std::move(done);
            return with_product(site, visitor, request, take_correct);
        });
}

}  // namespace saolang::registry
