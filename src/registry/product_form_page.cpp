#include "registry/product_form_page.hpp"

#include <fmt/format.h>

#include "base/number.hpp"
#include "registry/edit_page.hpp"
#include "registry/labels.hpp"
#include "registry/newcomer.hpp"
#include "registry/record.hpp"

namespace saolang::registry {

namespace {

using web::Word;
using Kind = web::Field::Kind;

constexpr std::string_view section = "/quan-ly/san-pham";
constexpr Word above_title{"Sản phẩm", "Products"};
constexpr Word add_title{"Thêm sản phẩm", "Add a product"};
constexpr Word correct_title{"Sửa sản phẩm", "Correct a product"};
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

std::vector<web::Choice> groups_offered(const DeskRequest& desk) {
    std::vector<web::Choice> offered{{"", std::string(desk.say(not_known))}};
    for (const auto group : product_groups)
        offered.push_back({std::string(code_of(group)), std::string(desk.say(label_of(group)))});
    return offered;
}

std::vector<web::Choice> sets_offered(const DeskRequest& desk) {
    std::vector<web::Choice> offered{{"", std::string(desk.say(not_known))}};
    const bool vietnamese = desk.request.language == web::Language::vi;
    for (const auto& set : product_sets())
        offered.push_back({std::to_string(set.number),
                           filled(desk.say(set_option), set.number, vietnamese ? set.name_vi : set.name_en)});
    return offered;
}

std::vector<web::Choice> statuses_offered(const DeskRequest& desk) {
    std::vector<web::Choice> offered;
    for (const auto status : {ProductStatus::active, ProductStatus::registered, ProductStatus::ceased})
        offered.push_back({std::string(code_of(status)), std::string(desk.say(label_of(status)))});
    return offered;
}

std::vector<web::Choice> producers_offered(const DeskRequest& desk, const ProductDraft& draft) {
    std::vector<web::Choice> offered;
    for (const auto at : draft.producers) {
        const auto& producer = desk.index().producers[at];
        const auto unit = unit_of(desk.ground(), producer.place);
        offered.push_back(
            {producer.code, unit ? producer.name + " – " + place_words(desk.ground(), *unit) : producer.name});
    }
    return offered;
}

std::vector<web::Field> fields_of(const DeskRequest& desk, const web::Form& form, const ProductDraft& draft) {
    const auto language = desk.request.language;
    std::vector<web::Field> fields{field_of(form, language, name_words), field_of(form, language, producer_words)};
    add_choices(fields, form, language, "chu-the-chon", producers_offered(desk, draft));
    add_place_fields(fields, form, language, desk.ground(), place_of_product, draft.places);
    fields.push_back(field_of(form, language, group_words_of_form, groups_offered(desk)));
    fields.push_back(field_of(form, language, set_words, sets_offered(desk)));
    fields.push_back(field_of(form, language, status_words, statuses_offered(desk)));
    for (const auto* words : {&story_words, &ingredients_words, &packaging_words})
        fields.push_back(field_of(form, language, *words));
    if (draft.product.id != ProductId{}) fields.push_back(reason_of(form, language));
    return fields;
}

std::function<bool(ProducerAt)> seen_by(const DeskRequest& desk) {
    return [&desk](ProducerAt at) {
        return desk.may(people::view_records, subject_of(desk.index().producers[at], desk.view.gazetteer));
    };
}

// As it would lie when it is stored so.
people::Subject subject_of(const ProductDraft& draft, const places::Gazetteer& gazetteer) {
    const auto& producer = draft.product.producer;
    const auto& place = draft.product.place;
    people::Subject subject{.place = draft.lies};
    if (!subject.place && place) subject.place = gazetteer.by_key(place->code, place->valid_from);
    if (producer) subject.producer = static_cast<std::int64_t>(*producer);
    return subject;
}

ProductDraft check(const DeskRequest& desk, web::Form& form, const Product& before) {
    auto draft = check_product(form, before, desk.index(), desk.ground(), seen_by(desk));
    if (form.valid() && !desk.may(people::edit_records, subject_of(draft, desk.view.gazetteer)))
        form.refuse(place_field, out_of_reach);
    return draft;
}

EditForm edit_form(const DeskRequest& desk, const Product* product, const web::Form& form, const ProductDraft& draft) {
    const auto title = desk.say(product ? correct_title : add_title);
    EditForm page{.action = product ? "/quan-ly/san-pham/" + product->code + "/sua" : "/quan-ly/san-pham/moi",
                  .title = product ? fmt::format("{}: {}", title, product->name) : std::string(title),
                  .section = section};
    page.above.push_back({std::string(desk.say(above_title)), desk.link(section)});
    if (product) page.above.push_back({product->name, desk.link("/quan-ly/san-pham/" + product->code)});
    page.fields = fields_of(desk, form, draft);
    page.status = form.valid() ? 200 : 422;
    return page;
}

EditForm with_questions(const DeskRequest& desk, EditForm page, const web::Form& form, const ProductDraft& draft,
                        const Newcomer& newcomer) {
    page.ask = newcomer_beside(desk, draft, newcomer);
    auto questions = newcomer_fields(desk, form, newcomer);
    page.fields.insert(page.fields.begin(), std::make_move_iterator(questions.begin()),
                       std::make_move_iterator(questions.end()));
    page.status = 422;
    return page;
}

// ---- Adding ---------------------------------------------------------------------------------------------------------

web::Response show_new(const DeskRequest& desk) {
    web::Pairs typed{{"tinh-trang", std::string(code_of(ProductStatus::active))}};
    web::Html chosen;
    if (const auto at = producer_coded(desk.index(), desk.asked("chu-the")).at) {
        const auto& producer = desk.index().producers[*at];
        if (seen_by(desk)(*at)) {
            typed.emplace_back("chu-the", producer.name);
            chosen.add(R"(<input type="hidden" name="chu-the-chon" value="{}">)", producer.code);
        }
    }
    auto page = edit_form(desk, nullptr, web::Form(std::move(typed)), {});
    page.ask = std::move(chosen).raw();
    return form_page(desk, page);
}

web::Response take_new(const DeskRequest& desk) {
    web::Form form(desk.request.form);
    const auto draft = check(desk, form, {});
    auto page = edit_form(desk, nullptr, form, draft);
    if (!form.valid()) return form_page(desk, page);
    const auto newcomer = screen_newcomer(desk, form, draft);
    if (!newcomer.answered) return form_page(desk, with_questions(desk, std::move(page), form, draft, newcomer));
    return save_new(desk, add_title, [&](const trail::WriteContext& context) {
        const auto stored = add_product(context, draft.product, draft.story);
        keep_answers(context, desk, stored.id, newcomer);
        return desk.link("/quan-ly/san-pham/" + stored.code);
    });
}

// ---- Correcting -----------------------------------------------------------------------------------------------------

Stored stored(const DeskRequest& desk, const Product& product) {
    return {product_layout, static_cast<std::int64_t>(product.id),
            [&desk](const trail::Record& record) { return typed_of_product(record, desk.index(), desk.ground()); }};
}

web::Response show_correct(const DeskRequest& desk, const Product& product) {
    auto [typed, version] = stored_form(desk, stored(desk, product));
    auto page = edit_form(desk, &product, web::Form(std::move(typed)), {product});
    page.version = version;
    return form_page(desk, page);
}

// What screening reads of a product.
bool reads_otherwise(const Product& before, const Product& after) {
    const auto place = [](const Product& product) { return product.place ? product.place->code : std::string(); };
    return before.name != after.name || before.producer != after.producer || place(before) != place(after);
}

web::Response take_correct(const DeskRequest& desk, const Product& product) {
    web::Form form(desk.request.form);
    auto draft = check(desk, form, product);
    auto page = edit_form(desk, &product, form, draft);
    if (!form.valid()) return form_page(desk, page);
    Newcomer newcomer;
    if (reads_otherwise(product, draft.product)) newcomer = screen_newcomer(desk, form, draft);
    if (!newcomer.answered) return form_page(desk, with_questions(desk, std::move(page), form, draft, newcomer));
    return save_correction(desk, std::move(page), stored(desk, product), draft.reason,
                           [&](const trail::WriteContext& context) {
                               // The picture is no field of this form.
                               if (const auto story = story_of(context.writer, product.id))
                                   draft.story.picture = story->picture;
                               correct_product(context, draft.product, draft.story);
                               keep_answers(context, desk, product.id, newcomer);
                               return desk.link("/quan-ly/san-pham/" + product.code);
                           });
}

using Answer = web::Response (*)(const DeskRequest&, const Product&);

// The record of the address, when this person keeps it.
DeskHandler with_product(Answer answer) {
    return [answer](const DeskRequest& desk) {
        const auto [at, moved] = product_coded(desk.index(), desk.request.parameters[0]);
        if (!at || !desk.may(people::edit_records, subject_of_product(desk.index(), *at))) return gone();
        const auto& product = desk.index().products[*at];
        if (moved) return lead_on(desk.request, "/quan-ly/san-pham/" + product.code);
        return answer(desk, product);
    };
}

}  // namespace

void add_product_form_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view path, Word doc, DeskHandler handle,
                         std::vector<web::Parameter> parameters = {}) {
        add_form_route(routes, site,
                       {.method = method,
                        .path = path,
                        .act = people::edit_records,
                        .doc = doc,
                        .handle = {},
                        .parameters = std::move(parameters)},
                       std::move(handle));
    };
    add(web::Method::get, "/quan-ly/san-pham/moi", {"Biểu mẫu thêm sản phẩm", "Form to add a product"}, show_new,
        {{"chu-the", "c2d3e4f5g6", {"mã của chủ thể", "code of the producer"}}});
    add(web::Method::post, "/quan-ly/san-pham/moi", add_title, take_new);
    add(web::Method::get, "/quan-ly/san-pham/{code}/sua", {"Biểu mẫu sửa sản phẩm", "Form to correct a product"},
        with_product(show_correct));
    add(web::Method::post, "/quan-ly/san-pham/{code}/sua", correct_title, with_product(take_correct));
}

}  // namespace saolang::registry
