#include "privacy/words.hpp"

#include <algorithm>
#include <array>

namespace saolang::privacy {

namespace {

struct Named {
    std::string_view column;
    web::Word words;
};
constexpr std::array names{
    Named{"code", {"Mã hồ sơ", "Code"}},
    Named{"slug", {"Tên trong địa chỉ trang", "Name in the page's address"}},
    Named{"name", {"Tên", "Name"}},
    Named{"kind", {"Loại", "Kind"}},
    Named{"tax_code", {"Mã số thuế", "Tax code"}},
    Named{"place_code", {"Mã đơn vị hành chính", "Code of the unit"}},
    Named{"place_from", {"Đơn vị có từ ngày", "The unit stands since"}},
    Named{"representative", {"Người đại diện", "Representative"}},
    Named{"phone", {"Điện thoại", "Telephone"}},
    Named{"email", {"Thư điện tử", "E-mail"}},
    Named{"address", {"Địa chỉ", "Address"}},
    Named{"women_led", {"Phụ nữ làm chủ (1: có)", "Led by women (1: yes)"}},
    Named{"minority_led", {"Người dân tộc thiểu số làm chủ (1: có)", "Led by an ethnic minority (1: yes)"}},
    Named{"disabled_led", {"Người khuyết tật làm chủ (1: có)", "Led by disabled persons (1: yes)"}},
    Named{"sign_in_name", {"Tên đăng nhập", "Name to sign in"}},
    Named{"state", {"Tình trạng", "State"}},
    Named{"role", {"Vai trò", "Role"}},
    Named{"device, address", {"Phiên đăng nhập", "Session"}},
    Named{"kind, device, address", {"Lần đăng nhập", "Sign-in"}},
    Named{"recipient, subject", {"Thư đã gửi", "Letter"}},
    Named{"product_id", {"Số của sản phẩm", "Number of the product"}},
    Named{"moment", {"Lúc gửi (mili giây từ 1970)", "Sent at (milliseconds since 1970)"}},
    Named{"words", {"Nội dung", "Words"}},
    Named{"contact", {"Cách liên lạc", "How to answer"}},
    Named{"merged_into", {"Đã gộp vào hồ sơ số", "Merged into record"}},
    Named{"handled", {"Đã xử lý lúc", "Handled at"}},
    Named{"handled_by", {"Người xử lý", "Handled by"}},
    Named{"answer", {"Câu trả lời", "Answer"}},
};

}  // namespace

std::string column_words(web::Language language, std::string_view column) {
    const auto found = std::ranges::find(names, column, &Named::column);
    return std::string(found == names.end() ? column : found->words.in(language));
}

}  // namespace saolang::privacy
