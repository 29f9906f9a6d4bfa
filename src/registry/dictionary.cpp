#include "registry/dictionary.hpp"

#include <array>

namespace saolang::registry {

std::span<const DictionaryEntry> data_dictionary() {
    static constexpr std::array entries{
        DictionaryEntry{"product_code",
                        {"Mã sản phẩm: mã theo quy định khi đã được cấp, nếu chưa thì mã của hệ thống",
                         "Code of the product: the legal one once given, else one of this system"}},
        DictionaryEntry{"product_name", {"Tên sản phẩm", "Name of the product"}},
        DictionaryEntry{"producer_name", {"Tên chủ thể OCOP", "Name of the OCOP producer"}},
        DictionaryEntry{"producer_kind",
                        {"Loại chủ thể: cooperative, cooperative_group, enterprise, farm, household, other",
                         "Kind: cooperative, cooperative_group, enterprise, farm, household, other"}},
        DictionaryEntry{"province", {"Tỉnh, thành phố, theo tên khi ghi nhận", "Province, by its name when recorded"}},
        DictionaryEntry{"district",
                        {"Huyện, quận, thị xã, thành phố; trống sau 30/06/2025 khi không còn cấp huyện",
                         "District; empty after 30/06/2025, when districts ended"}},
        DictionaryEntry{"commune", {"Xã, phường, thị trấn, đặc khu", "Commune, ward, township, special zone"}},
        DictionaryEntry{"unit_code",
                        {"Mã đơn vị hành chính nhỏ nhất đã biết", "Code of the finest administrative unit known"}},
        DictionaryEntry{"unit_from",
                        {"Ngày đầu của đơn vị ấy: mã được dùng lại qua các thời kỳ",
                         "First day of that unit: codes are used again through time"}},
        DictionaryEntry{"group",
                        {"Nhóm sản phẩm: food, drink, medicinal, craft, ornamental, tourism",
                         "Group: food, drink, medicinal, craft, ornamental, tourism"}},
        DictionaryEntry{"set",
                        {"Số của bộ tiêu chí, 1 đến 26 (Quyết định 26/2026/QĐ-TTg, Phụ lục I)",
                         "Number of the criteria set, 1 to 26 (Decision 26/2026/QĐ-TTg, Annex I)"}},
        DictionaryEntry{"star",
                        {"Hạng sao: 3, 4 hoặc 5; trống khi nguồn không nêu", "Star: 3, 4 or 5; empty when not stated"}},
        DictionaryEntry{"score", {"Điểm trung bình của hội đồng", "The council's average score"}},
        DictionaryEntry{"decision_number", {"Số quyết định công nhận", "Number of the decision"}},
        DictionaryEntry{"decision_date", {"Ngày quyết định, dạng 2023-12-31", "Date of the decision, as 2023-12-31"}},
        DictionaryEntry{"authority", {"Cơ quan ban hành", "Authority that decided"}},
        DictionaryEntry{"year", {"Năm công nhận, khi chỉ biết năm", "Year, when only the year is known"}},
        DictionaryEntry{"valid_from", {"Ngày đầu có hiệu lực", "First day of validity"}},
        DictionaryEntry{"valid_to", {"Ngày cuối có hiệu lực (36 tháng)", "Last day of validity (36 months)"}},
        DictionaryEntry{"certificate_number", {"Số giấy chứng nhận", "Number of the certificate"}},
        DictionaryEntry{"status",
                        {"Tình trạng sản phẩm: active, registered, ceased", "Product: active, registered, ceased"}},
        DictionaryEntry{"withdrawn_on",
                        {"Ngày đầu không còn sao do bị thu hồi", "First day without the star, withdrawn"}},
        DictionaryEntry{"withdrawal_ground", {"Căn cứ thu hồi", "Ground of the withdrawal"}},
        DictionaryEntry{"withdrawal_instrument", {"Văn bản thu hồi", "Instrument of the withdrawal"}},
        DictionaryEntry{"extended_until",
                        {"Ngày đầu sau thời gian kéo dài (Điều 12)", "First day after the extension (Article 12)"}},
        DictionaryEntry{"extension_instrument", {"Văn bản kéo dài", "Instrument of the extension"}},
        DictionaryEntry{"confidence",
                        {"Độ tin cậy: official (quyết định), F (đã đọc nguồn), S (dẫn lại), W (yếu), sample (mẫu)",
                         "Trust: official (decision), F (source read), S (second-hand), W (weak), sample"}},
        DictionaryEntry{"source", {"Nguồn của dữ kiện", "Where the fact was read"}},
        DictionaryEntry{"story", {"Câu chuyện sản phẩm", "The product's story"}},
        DictionaryEntry{"ingredients", {"Thành phần", "Ingredients"}},
        DictionaryEntry{"packaging", {"Quy cách đóng gói", "Packaging"}},
        DictionaryEntry{"picture", {"Tên hình minh họa", "Name of the illustration"}},
    };
    return entries;
}

}  // namespace saolang::registry
