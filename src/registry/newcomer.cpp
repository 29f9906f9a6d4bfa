#include "registry/newcomer.hpp"

#include <algorithm>

#include "registry/double_store.hpp"
#include "registry/edit_page.hpp"
#include "registry/product_sides.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr std::size_t most_doubles = 5;
constexpr std::size_t longest_reason = 500;  // letters
constexpr Label doubles_title{"Sản phẩm này có thể đã có trong sổ", "This product may be known already"};
constexpr Label doubles_lead{
    "Bên trái là sản phẩm bạn đang thêm hoặc sửa. Nếu là một với sản phẩm bên phải, hãy mở hồ sơ ấy. Nếu khác, ghi vì "
    "sao rồi "
    "bấm “Lưu”.",
    "On the left is the product you add or correct. If it is the one on the right, open that record. If not, say why "
    "and press "
    "“Save”."};
constexpr Label open_it{"Là một: mở hồ sơ này", "It is this one: open it"};
constexpr Label fresh_title{"Sản phẩm này có thể là hàng tươi hoặc thô", "This product may be fresh or raw"};
constexpr Label fresh_lead{
    "Kế hoạch năm hạn chế hàng tươi, thô. Hãy cho biết có phải không, vì sao; lần sau không hỏi lại.",
    "The year's plan limits fresh and raw products. Please say whether it is one, and why; you will not be asked "
    "again."};
constexpr FieldWords other_words{
    "vi-sao-khac",
    {"Vì sao là sản phẩm khác", "Why it is another product"},
    web::Word{"Tối đa 500 ký tự. Ví dụ: khác nguyên liệu chính, có giấy tự công bố riêng.",
              "At most 500 letters. For example: another main ingredient, declared by itself."},
    web::Field::Kind::long_text,
    true};

bool was_asked_about(const web::Request& request, const std::string& code) {
    const auto asked = web::every(request.form, "khac");
    return std::ranges::find(asked, code) != asked.end();
}

}  // namespace

Newcomer screen_newcomer(const DeskRequest& desk, web::Form& form, const ProductDraft& draft) {
    Newcomer newcomer;
    const auto& index = desk.index();
    const auto itself = draft.product.id == ProductId{} ? std::nullopt : index.at(draft.product.id);
    std::set<PairKey> apart;
    bool decided = false;
    if (itself)
        desk.site.database.read([&](db::Reader& reader) {
            apart = told_apart(reader);
            decided = decided_row(reader, draft.product.id).has_value();
        });
    const auto text = screened_text(draft, index, desk.ground());
    for (auto& like : desk.site.screener->like(index, text.item(), itself)) {
        if (like.answer.relation != screening::Relation::duplicate) continue;
        if (two_producers(index, draft.product.producer, index.products[like.at].producer)) continue;
        if (itself && apart.contains(product_pair(draft.product.id, index.products[like.at].id))) continue;
        if (newcomer.doubles.size() < most_doubles) newcomer.doubles.push_back(std::move(like));
    }
    if (!decided && may_be_unprocessed(draft.product))
        if (auto answer = screening::screen_item(text.item()); answer.flagged())
            newcomer.unprocessed = std::move(answer.reasons);
    if (!newcomer.doubles.empty()) {
        const bool asked = std::ranges::all_of(newcomer.doubles, [&](const Screener::Like& like) {
            return was_asked_about(desk.request, index.products[like.at].code);
        });
        if (asked) newcomer.other_because = form.text(other_words.name, {.most = longest_reason, .many_lines = true});
        newcomer.answered = asked;
    }
    if (!newcomer.unprocessed.empty()) {
        const bool asked = form.checked("hoi-tuoi");
        if (asked) newcomer.processing = read_processing(form);
        newcomer.answered = newcomer.answered && asked;
    }
    newcomer.answered = newcomer.answered && form.valid();
    return newcomer;
}

web::Raw newcomer_beside(const DeskRequest& desk, const ProductDraft& draft, const Newcomer& newcomer) {
    const auto& view = desk.view;
    Html html;
    if (!newcomer.doubles.empty()) {
        ProductSide mine{.name = draft.product.name};
        const auto owner = draft.product.producer ? view.index->at(*draft.product.producer) : std::nullopt;
        if (owner) mine.producer = view.index->producers[*owner].name;
        if (draft.lies) mine.place = view.gazetteer.full_name(*draft.lies, view.today);
        html.add(R"(<div class="doubles"><h2>{}</h2><p>{}</p>)", desk.say(doubles_title), desk.say(doubles_lead));
        for (const auto& [at, answer] : newcomer.doubles) {
            const auto& product = view.index->products[at];
            const bool seen = desk.may(people::view_records, subject_of_product(*view.index, at));
            const auto href = desk.link(seen ? "/quan-ly/san-pham/" + product.code : "/san-pham/" + product.slug);
            html.add(R"(<div class="pair panel"><p>{}</p>{}<p class="actions">{}</p></div>)",
                     reason_words(view, answer.reasons), side_by_side(view, mine, side_of(view, at, href)),
                     web::button_link(web::Press::plain, href, desk.say(open_it)));
            html.add(R"(<input type="hidden" name="khac" value="{}">)", product.code);
        }
        html.add("</div>");
    }
    if (!newcomer.unprocessed.empty())
        html.add(
            R"(<div class="doubles"><h2>{}</h2><p>{}</p><p>{}</p><input type="hidden" name="hoi-tuoi" value="1"></div>)",
            desk.say(fresh_title), reason_words(view, newcomer.unprocessed), desk.say(fresh_lead));
    return std::move(html).raw();
}

std::vector<web::Field> newcomer_fields(const DeskRequest& desk, const web::Form& form, const Newcomer& newcomer) {
    std::vector<web::Field> fields;
    if (!newcomer.doubles.empty()) fields.push_back(field_of(form, desk.request.language, other_words));
    if (!newcomer.unprocessed.empty()) std::ranges::move(processing_fields(desk, form), std::back_inserter(fields));
    return fields;
}

void keep_answers(const trail::WriteContext& context, const DeskRequest& desk, ProductId product,
                  const Newcomer& newcomer) {
    for (const auto& [at, answer] : newcomer.doubles)
        tell_apart(context, product_pair(product, desk.index().products[at].id),
                   {answer.relation, newcomer.other_because});
    if (newcomer.processing)
        decide_processing(context, {product, newcomer.processing->decided, newcomer.processing->reason});
}

}  // namespace saolang::registry
