#include "registry/screening_form.hpp"

#include "registry/edit_page.hpp"

namespace saolang::registry {

namespace {

using Kind = web::Field::Kind;

constexpr std::size_t longest_reason = 500;  // letters
constexpr FieldWords decided_words{
    "tuoi",
    {"Sản phẩm này là", "This product is"},
    web::Word{"Hàng tươi: bán như khi thu hoạch, đánh bắt, giết mổ. Hàng thô: chỉ làm sạch, xay xát, phơi nguyên dạng.",
              "Fresh: sold as harvested, caught or slaughtered. Raw: only cleaned, hulled, dried whole."},
    Kind::radio,
    true};
constexpr FieldWords why_words{"vi-sao-tuoi",
                               {"Vì sao", "Why"},
                               web::Word{"Tối đa 500 ký tự. Ví dụ: thịt sấy đã tẩm ướp, đóng gói hút chân không.",
                                         "At most 500 letters. For example: meat seasoned, dried and vacuum-packed."},
                               Kind::long_text,
                               true};

}  // namespace

web::Word label_of(Decided decided) {
    if (decided == Decided::unprocessed) return {"Là hàng tươi hoặc thô", "Fresh or raw"};
    return {"Không phải hàng tươi, thô", "Neither fresh nor raw"};
}

std::optional<ProcessingAnswer> read_processing(web::Form& form) {
    const auto decided =
        form.choice<Decided>(decided_words.name, {{"co", Decided::unprocessed}, {"khong", Decided::processed}});
    auto reason = form.text(why_words.name, {.most = longest_reason, .many_lines = true});
    if (!decided || reason.empty()) return std::nullopt;
    return ProcessingAnswer{*decided, std::move(reason)};
}

web::Pairs typed_of(const ScreenedProduct& answer) {
    return {{std::string(decided_words.name), answer.decided == Decided::unprocessed ? "co" : "khong"},
            {std::string(why_words.name), answer.reason}};
}

std::vector<web::Field> processing_fields(const DeskRequest& desk, const web::Form& form) {
    const auto language = desk.request.language;
    return {field_of(form, language, decided_words,
                     {{"co", std::string(desk.say(label_of(Decided::unprocessed)))},
                      {"khong", std::string(desk.say(label_of(Decided::processed)))}}),
            field_of(form, language, why_words)};
}

}  // namespace saolang::registry
