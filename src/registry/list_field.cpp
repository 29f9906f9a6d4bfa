// The fields of a list: their codes and what people call them.

#include <algorithm>
#include <array>

#include "registry/list.hpp"

namespace saolang::registry {

namespace {

struct FieldNames {
    ListField field;
    std::string_view code;
    std::string_view vi;
    std::string_view en;
};
constexpr std::array fields{
    FieldNames{ListField::row_number, "row_number", "STT", "No."},
    FieldNames{ListField::product_code, "product_code", "Mã sản phẩm", "Product code"},
    FieldNames{ListField::product_name, "product_name", "Tên sản phẩm", "Product name"},
    FieldNames{ListField::producer_name, "producer_name", "Chủ thể", "Producer"},
    FieldNames{ListField::producer_kind, "producer_kind", "Loại hình chủ thể", "Kind of producer"},
    FieldNames{ListField::tax_code, "tax_code", "Mã số thuế", "Tax code"},
    FieldNames{ListField::representative, "representative", "Người đại diện", "Representative"},
    FieldNames{ListField::phone, "phone", "Số điện thoại", "Telephone"},
    FieldNames{ListField::address, "address", "Địa chỉ", "Address"},
    FieldNames{ListField::province, "province", "Tỉnh", "Province"},
    FieldNames{ListField::district, "district", "Huyện", "District"},
    FieldNames{ListField::commune, "commune", "Xã/phường", "Commune"},
    FieldNames{ListField::group, "group", "Nhóm sản phẩm", "Product group"},
    FieldNames{ListField::set, "set", "Bộ tiêu chí", "Criteria set"},
    FieldNames{ListField::star, "star", "Hạng sao", "Stars"},
    FieldNames{ListField::score, "score", "Điểm", "Score"},
    FieldNames{ListField::decision_number, "decision_number", "Số quyết định", "Decision number"},
    FieldNames{ListField::decision_date, "decision_date", "Ngày quyết định", "Date of decision"},
    FieldNames{ListField::authority, "authority", "Cơ quan công nhận", "Recognised by"},
    FieldNames{ListField::year, "year", "Năm công nhận", "Year of recognition"},
    FieldNames{ListField::valid_from, "valid_from", "Hiệu lực từ", "Valid from"},
    FieldNames{ListField::valid_to, "valid_to", "Hiệu lực đến", "Valid to"},
    FieldNames{ListField::certificate_number, "certificate_number", "Số giấy chứng nhận", "Certificate number"},
    FieldNames{ListField::status, "status", "Trạng thái", "Status"},
    FieldNames{ListField::confidence, "confidence", "Độ tin cậy", "Confidence"},
    FieldNames{ListField::source, "source", "Nguồn", "Source"},
    FieldNames{ListField::source_date, "source_date", "Ngày của nguồn", "Date of source"},
    FieldNames{ListField::note, "note", "Ghi chú", "Note"},
    FieldNames{ListField::women_led, "women_led", "Chủ thể là nữ", "Led by a woman"},
    FieldNames{ListField::minority_led, "minority_led", "Dân tộc thiểu số", "Ethnic minority"},
    FieldNames{ListField::disabled_led, "disabled_led", "Người khuyết tật", "Disabled person"},
    FieldNames{ListField::email, "email", "Thư điện tử", "Email"},
    FieldNames{ListField::story, "story", "Câu chuyện sản phẩm", "Product story"},
    FieldNames{ListField::ingredients, "ingredients", "Thành phần", "Ingredients"},
    FieldNames{ListField::packaging, "packaging", "Quy cách đóng gói", "Packaging"},
    FieldNames{ListField::picture, "picture", "Hình minh họa", "Illustration"},
    FieldNames{ListField::withdrawn_on, "withdrawn_on", "Ngày thu hồi", "Withdrawn on"},
    FieldNames{ListField::withdrawal_ground, "withdrawal_ground", "Căn cứ thu hồi", "Ground of withdrawal"},
    FieldNames{ListField::withdrawal_instrument, "withdrawal_instrument", "Văn bản thu hồi",
               "Instrument of withdrawal"},
    FieldNames{ListField::extended_until, "extended_until", "Kéo dài đến trước ngày", "Extended until before"},
    FieldNames{ListField::extension_instrument, "extension_instrument", "Văn bản kéo dài", "Instrument of extension"},
    FieldNames{ListField::unit_code, "unit_code", "Mã đơn vị hành chính", "Code of the unit"},
    FieldNames{ListField::unit_from, "unit_from", "Đơn vị có từ ngày", "Unit exists since"},
};
constexpr auto all = [] {
    std::array<ListField, fields.size()> list{};
    for (std::size_t i = 0; i < fields.size(); ++i) list[i] = fields[i].field;
    return list;
}();

}  // namespace

std::string_view code_of(ListField field) { return fields[static_cast<std::size_t>(field)].code; }
std::string_view heading_vi(ListField field) { return fields[static_cast<std::size_t>(field)].vi; }
std::string_view heading_en(ListField field) { return fields[static_cast<std::size_t>(field)].en; }
std::span<const ListField> list_fields() { return all; }

std::optional<ListField> field_from_code(std::string_view code) {
    const auto found = std::ranges::find(fields, code, &FieldNames::code);
    if (found == fields.end()) return std::nullopt;
    return found->field;
}

}  // namespace saolang::registry
