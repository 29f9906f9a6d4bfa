#include "registry/labels.hpp"

#include <algorithm>

namespace saolang::registry {

namespace {

using Label = web::Word;

constexpr std::array group_names{
    Label{"Thực phẩm", "Food"},
    Label{"Đồ uống", "Drinks"},
    Label{"Dược liệu và sản phẩm từ dược liệu", "Medicinal plants and products"},
    Label{"Thủ công mỹ nghệ", "Handicrafts"},
    Label{"Sinh vật cảnh", "Ornamental plants and animals"},
    Label{"Dịch vụ du lịch cộng đồng, sinh thái", "Community and eco-tourism"},
};
constexpr std::array<std::string_view, 6> group_addresses{"thuc-pham", "do-uong",       "duoc-lieu",
                                                          "thu-cong",  "sinh-vat-canh", "du-lich"};

constexpr std::array kind_names{
    Label{"Hợp tác xã", "Cooperative"},           Label{"Tổ hợp tác", "Cooperative group"},
    Label{"Doanh nghiệp", "Enterprise"},          Label{"Trang trại", "Farm"},
    Label{"Hộ sản xuất kinh doanh", "Household"}, Label{"Khác", "Other"},
};
constexpr std::array<std::string_view, 6> kind_addresses{"htx",        "to-hop-tac", "doanh-nghiep",
                                                         "trang-trai", "ho",         "khac"};

constexpr std::array status_names{
    Label{"Đang sản xuất", "In production"},
    Label{"Đã đăng ký, chưa công nhận", "Registered, not yet recognised"},
    Label{"Ngừng sản xuất", "No longer made"},
};

constexpr std::array ground_names{
    Label{"Hồ sơ giả hoặc không đúng sự thật", "False or forged dossier"},
    Label{"Không còn đạt tiêu chí", "No longer meets the criteria"},
    Label{"Vi phạm pháp luật về chất lượng, an toàn thực phẩm, môi trường, sở hữu trí tuệ hoặc nhãn",
          "Breach of the law on quality, food safety, environment, intellectual property or labels"},
    Label{"Dùng sai biểu trưng OCOP", "Misuse of the OCOP mark"},
    Label{"Ngừng sản xuất", "Production stopped"},
    Label{"Theo kết luận của cơ quan có thẩm quyền", "Conclusion of an authority"},
};

constexpr std::array confidence_names{
    Label{"Theo quyết định hoặc danh sách của cơ quan", "From a decision or an office's list"},
    Label{"Theo báo chí hoặc trang của cơ quan nhà nước", "From a newspaper or a government page"},
    Label{"Theo nguồn dẫn lại, chưa kiểm chứng", "Second-hand, not confirmed"},
    Label{"Nguồn yếu, chưa kiểm chứng", "Weak source, not confirmed"},
    Label{"Dữ liệu mẫu", "Sample data"},
};

constexpr std::array not_counted_names{
    Label{"Chưa được công nhận lần nào", "Never recognised"},
    Label{"Được công nhận sau ngày này", "Recognised after this day"},
    Label{"Hết thời hạn công nhận", "Recognition lapsed"},
    Label{"Đã bị thu hồi", "Withdrawn"},
    Label{"Nguồn không nêu hạng sao", "The source does not state the star"},
    Label{"Không rõ ngày công nhận", "Day of recognition not known"},
    Label{"Chỉ biết năm, nên không chắc còn hiệu lực vào ngày này",
          "Only the year is known, so it may not have been valid on this day"},
    Label{"Nguồn chưa được kiểm chứng", "The source is not confirmed"},
};

template <class Enum, std::size_t N>
Label at(const std::array<Label, N>& labels, Enum value) {
    return labels[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t N>
std::optional<Enum> find_in(const std::array<std::string_view, N>& addresses, std::string_view address) {
    const auto found = std::ranges::find(addresses, address);
    if (found == addresses.end()) return std::nullopt;
    return static_cast<Enum>(found - addresses.begin());
}

}  // namespace

Label label_of(ProductGroup group) { return at(group_names, group); }
Label label_of(ProducerKind kind) { return at(kind_names, kind); }
Label label_of(ProductStatus status) { return at(status_names, status); }
Label label_of(Ground ground) { return at(ground_names, ground); }
Label label_of(Confidence confidence) { return at(confidence_names, confidence); }
Label label_of(NotCounted reason) { return at(not_counted_names, reason); }

std::string_view address_of(ProductGroup group) { return group_addresses[static_cast<std::size_t>(group)]; }
std::string_view address_of(ProducerKind kind) { return kind_addresses[static_cast<std::size_t>(kind)]; }

std::optional<ProductGroup> group_at(std::string_view address) {
    const auto found = find_in<ProductGroup>(group_addresses, address);
    return found ? found : product_group_from_code(address);
}

std::optional<Ground> ground_from_words(std::string_view words) {
    if (const auto ground = ground_from_code(words)) return ground;
    const auto found = std::ranges::find(ground_names, words, &Label::vi);
    if (found == ground_names.end()) return std::nullopt;
    return static_cast<Ground>(found - ground_names.begin());
}

std::optional<ProducerKind> kind_at(std::string_view address) {
    const auto found = find_in<ProducerKind>(kind_addresses, address);
    return found ? found : producer_kind_from_code(address);
}

}  // namespace saolang::registry
