#include "people/chosen_entry.hpp"

#include "people/account_store.hpp"
#include "people/password_rule.hpp"

namespace saolang::people {

namespace {

using web::Word;

constexpr Word name_label{"Tên đăng nhập", "Name to sign in"};
constexpr Word name_hint{"Chữ và số, ví dụ hoa.nguyen. Hoa, thường, dấu không phân biệt.",
                         "Letters and digits, for example hoa.nguyen. Capitals and marks do not matter."};
constexpr Word password_label{"Mật khẩu mới", "New password"};
constexpr Word password_hint{"Ít nhất 10 ký tự; ba bốn từ không liên quan là tốt.",
                             "At least 10 characters; three or four unrelated words are good."};
constexpr Word again_label{"Gõ lại mật khẩu mới", "The new password again"};
constexpr Word name_short{"Tên đăng nhập cần ít nhất ba chữ hoặc số.",
                          "The name to sign in needs at least three letters or digits."};
constexpr Word name_taken{"Tên này đã có người dùng. Vui lòng chọn tên khác.",
                          "Somebody has this name already. Please choose another."};
constexpr Word differ{"Hai lần gõ mật khẩu không giống nhau.", "The two passwords differ."};

constexpr std::size_t least_name = 3;

}  // namespace

ChosenEntry chosen_entry_in(web::Form& form, bool with_name, std::string_view known_name) {
    ChosenEntry chosen{std::string(known_name), std::string(form.typed("mat-khau"))};
    if (with_name) {
        chosen.sign_in_name = sign_in_name_of(form.text("ten", {.most = 60}));
        if (chosen.sign_in_name.size() < least_name) form.refuse("ten", name_short);
    }
    if (const auto why = password_refusal(chosen.password, chosen.sign_in_name)) form.refuse("mat-khau", *why);
    if (chosen.password != form.typed("nhac-lai")) form.refuse("nhac-lai", differ);
    return chosen;
}

void refuse_taken_name(web::Form& form) { form.refuse("ten", name_taken); }

std::vector<web::Field> entry_fields(web::Language language, const web::Form& form, bool with_name) {
    const auto words = [&](Word word) { return std::string(word.in(language)); };
    std::vector<web::Field> fields;
    if (with_name)
        fields.push_back({.name = "ten",
                          .label = words(name_label),
                          .hint = words(name_hint),
                          .value = std::string(form.typed("ten")),
                          .error = std::string(form.error("ten", language)),
                          .required = true,
                          .autocomplete = "username"});
    fields.push_back({.name = "mat-khau",
                      .label = words(password_label),
                      .hint = words(password_hint),
                      .error = std::string(form.error("mat-khau", language)),
                      .kind = web::Field::Kind::password,
                      .required = true,
                      .autocomplete = "new-password"});
    fields.push_back({.name = "nhac-lai",
                      .label = words(again_label),
                      .error = std::string(form.error("nhac-lai", language)),
                      .kind = web::Field::Kind::password,
                      .required = true,
                      .autocomplete = "new-password"});
    return fields;
}

}  // namespace saolang::people
