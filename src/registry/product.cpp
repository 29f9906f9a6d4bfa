#include "registry/product.hpp"

#include "base/text.hpp"

namespace saolang::registry {

namespace {

constexpr std::array<std::string_view, 6> group_codes{"food", "drink", "medicinal", "craft", "ornamental", "tourism"};
constexpr std::array<std::string_view, 3> status_codes{"active", "registered", "ceased"};

struct GroupWords {
    std::string_view contains;  // folded; the first that fits decides, so narrow words stand first
    ProductGroup group;
};
constexpr std::array group_words{
    GroupWords{"du lich", ProductGroup::tourism},     GroupWords{"sinh vat canh", ProductGroup::ornamental},
    GroupWords{"cay canh", ProductGroup::ornamental}, GroupWords{"thu cong", ProductGroup::craft},
    GroupWords{"my nghe", ProductGroup::craft},       GroupWords{"luu niem", ProductGroup::craft},
    GroupWords{"noi that", ProductGroup::craft},      GroupWords{"trang tri", ProductGroup::craft},
    GroupWords{"may mac", ProductGroup::craft},       GroupWords{"duoc lieu", ProductGroup::medicinal},
    GroupWords{"thao duoc", ProductGroup::medicinal}, GroupWords{"do uong", ProductGroup::drink},
    GroupWords{"thuc pham", ProductGroup::food},      GroupWords{"gia vi", ProductGroup::food},
};

// QĐ 26/2026, Phụ lục I: sets, their groups and subgroups.
constexpr std::array<ProductSet, 26> sets{
    ProductSet{1, ProductGroup::food, "Thực phẩm tươi sống", "Rau, củ, quả, hạt tươi",
               "Fresh vegetables, roots, fruit and seeds"},
    ProductSet{2, ProductGroup::food, "Thực phẩm tươi sống", "Thịt, thủy sản, trứng, sữa tươi",
               "Fresh meat, aquatic products, eggs and milk"},
    ProductSet{3, ProductGroup::food, "Thực phẩm thô, sơ chế", "Gạo, ngũ cốc, hạt sơ chế khác",
               "Rice, cereals and other primary-processed seeds"},
    ProductSet{4, ProductGroup::food, "Thực phẩm thô, sơ chế", "Mật ong, mật khác và nông sản thực phẩm khác",
               "Honey, other nectars and other food produce"},
    ProductSet{5, ProductGroup::food, "Thực phẩm chế biến", "Đồ ăn nhanh", "Ready-to-eat food"},
    ProductSet{6, ProductGroup::food, "Thực phẩm chế biến", "Chế biến từ gạo, ngũ cốc",
               "Processed from rice and cereals"},
    ProductSet{7, ProductGroup::food, "Thực phẩm chế biến", "Chế biến từ rau, củ, quả, hạt",
               "Processed from vegetables, roots, fruit and seeds"},
    ProductSet{8, ProductGroup::food, "Thực phẩm chế biến",
               "Chế biến từ thịt, thủy sản, trứng, sữa, các sản phẩm từ mật ong, mật khác và nông sản thực phẩm khác",
               "Processed from meat, aquatic products, eggs, milk, honey and other food produce"},
    ProductSet{9, ProductGroup::food, "Gia vị", "Tương, nước mắm, gia vị dạng lỏng khác",
               "Soy sauce, fish sauce and other liquid seasonings"},
    ProductSet{10, ProductGroup::food, "Gia vị", "Gia vị khác (muối, hành, tỏi, tiêu…)",
               "Other seasonings (salt, shallot, garlic, pepper…)"},
    ProductSet{11, ProductGroup::food, "Chè", "Chè tươi, chè chế biến", "Fresh and processed tea"},
    ProductSet{12, ProductGroup::food, "Chè", "Sản phẩm trà từ thực vật khác", "Herbal tea from other plants"},
    ProductSet{13, ProductGroup::food, "Cà phê, ca cao", "Cà phê, ca cao", "Coffee and cocoa"},
    ProductSet{14, ProductGroup::drink, "Đồ uống có cồn", "Rượu trắng", "White spirits"},
    ProductSet{15, ProductGroup::drink, "Đồ uống có cồn", "Đồ uống có cồn khác", "Other alcoholic drinks"},
    ProductSet{16, ProductGroup::drink, "Đồ uống không cồn", "Nước khoáng thiên nhiên, nước uống đóng chai",
               "Natural mineral water and bottled drinking water"},
    ProductSet{17, ProductGroup::drink, "Đồ uống không cồn", "Đồ uống không cồn khác", "Other non-alcoholic drinks"},
    ProductSet{18, ProductGroup::medicinal, "Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền",
               "Thực phẩm chức năng, thuốc dược liệu, thuốc cổ truyền",
               "Functional food, herbal medicine, traditional medicine"},
    ProductSet{19, ProductGroup::medicinal, "Mỹ phẩm có thành phần từ dược liệu", "Mỹ phẩm có thành phần từ dược liệu",
               "Cosmetics with medicinal plants"},
    ProductSet{20, ProductGroup::medicinal, "Tinh dầu và dược liệu khác", "Tinh dầu và dược liệu khác",
               "Essential oils and other medicinal-plant products"},
    ProductSet{21, ProductGroup::craft, "Thủ công mỹ nghệ gia dụng, trang trí", "Thủ công mỹ nghệ gia dụng, trang trí",
               "Handicrafts for the home and decoration"},
    ProductSet{22, ProductGroup::craft, "Vải, may mặc", "Vải, may mặc", "Textiles and clothing"},
    ProductSet{23, ProductGroup::ornamental, "Hoa", "Hoa", "Flowers"},
    ProductSet{24, ProductGroup::ornamental, "Cây cảnh", "Cây cảnh", "Ornamental plants"},
    ProductSet{25, ProductGroup::ornamental, "Động vật cảnh", "Động vật cảnh", "Ornamental animals"},
    ProductSet{26, ProductGroup::tourism, "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
               "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch",
               "Community tourism, ecotourism and tourist sites"},
};

}  // namespace

std::string_view code_of(ProductGroup group) { return group_codes[static_cast<std::size_t>(group)]; }

std::optional<ProductGroup> product_group_from_code(std::string_view code) {
    for (const ProductGroup group : product_groups) {
        if (code_of(group) == code) return group;
    }
    return std::nullopt;
}

std::optional<ProductGroup> product_group_from_words(std::string_view words) {
    if (const auto group = product_group_from_code(words)) return group;
    const std::string folded = search_key(words);
    for (const auto& [contains, group] : group_words) {
        if (folded.find(contains) != std::string::npos) return group;
    }
    for (const ProductSet& set : sets) {
        if (folded == search_key(set.name_vi) || folded == search_key(set.subgroup_vi)) return set.group;
    }
    return std::nullopt;
}

const std::array<ProductSet, 26>& product_sets() { return sets; }

std::string_view code_of(ProductStatus status) { return status_codes[static_cast<std::size_t>(status)]; }

std::optional<ProductStatus> product_status_from_code(std::string_view code) {
    for (const auto status : {ProductStatus::active, ProductStatus::registered, ProductStatus::ceased}) {
        if (code_of(status) == code) return status;
    }
    return std::nullopt;
}

}  // namespace saolang::registry
