#include "web/illustration.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/text.hpp"
#include "web/assets.hpp"

namespace saolang::web {
namespace {

constexpr std::array<std::string_view, 33> names{
    "bamboo", "basket",   "bottle",  "cake",   "cinnamon", "cloth",  "coffee",  "fish",    "fish-sauce",
    "flower", "fruit",    "ginseng", "herb",   "homestay", "honey",  "incense", "jar",     "lantern",
    "meat",   "mushroom", "nest",    "noodle", "oil",      "peanut", "pepper",  "pottery", "rice",
    "salt",   "sausage",  "soap",    "tea",    "wine",     "wood"};

struct NameRule {
    std::string_view key;      // words of a search key
    std::string_view spelled;  // what the name holds as written, where the key alone says too little: "đèn", not "đen"
    std::string_view picture;
};

// Longer keys before shorter ones.
constexpr std::array rules{NameRule{"ca gai leo", "", "herb"},    NameRule{"diem du lich", "", "homestay"},
                           NameRule{"bon bon", "", "fruit"},      NameRule{"ca cao", "", "coffee"},
                           NameRule{"ca chua", "", "fruit"},      NameRule{"ca phe", "", "coffee"},
                           NameRule{"cao lau", "", "noodle"},     NameRule{"dang sam", "", "ginseng"},
                           NameRule{"dau goi", "", "bottle"},     NameRule{"dau phong", "ậu", "peanut"},
                           NameRule{"dau phung", "ậu", "peanut"}, NameRule{"den long", "", "lantern"},
                           NameRule{"dinh lang", "", "herb"},     NameRule{"dong trung", "", "mushroom"},
                           NameRule{"du lich", "", "homestay"},   NameRule{"dua luoi", "", "fruit"},
                           NameRule{"dua tre", "", "bamboo"},     NameRule{"duoc lieu", "", "herb"},
                           NameRule{"hai san", "", "fish"},       NameRule{"hat dieu", "", "peanut"},
                           NameRule{"lap suon", "", "sausage"},   NameRule{"lap xuong", "", "sausage"},
                           NameRule{"linh chi", "", "mushroom"},  NameRule{"long den", "", "lantern"},
                           NameRule{"mat ong", "", "honey"},      NameRule{"may tre", "", "basket"},
                           NameRule{"ngu coc", "", "rice"},       NameRule{"nuoc mam", "ắm", "fish-sauce"},
                           NameRule{"ong hut", "", "bamboo"},     NameRule{"rau cau", "", "cake"},
                           NameRule{"rong bien", "", "herb"},     NameRule{"sau rieng", "", "fruit"},
                           NameRule{"thanh tra", "", "fruit"},    NameRule{"thao duoc", "", "herb"},
                           NameRule{"tho cam", "", "cloth"},      NameRule{"tinh bot", "", "jar"},
                           NameRule{"tinh dau", "", "bottle"},    NameRule{"to yen", "", "nest"},
                           NameRule{"trai cay", "", "fruit"},     NameRule{"tuong go", "", "wood"},
                           NameRule{"xa bong", "", "soap"},       NameRule{"xa phong", "", "soap"},
                           NameRule{"xuc xich", "", "sausage"},   NameRule{"ao", "áo", "cloth"},
                           NameRule{"banh", "", "cake"},          NameRule{"bo", "ò", "meat"},
                           NameRule{"bonsai", "", "flower"},      NameRule{"bot", "", "jar"},
                           NameRule{"bun", "", "noodle"},         NameRule{"buoi", "", "fruit"},
                           NameRule{"ca", "á", "fish"},           NameRule{"cam", "am", "fruit"},
                           NameRule{"cao", "ao", "jar"},          NameRule{"cha", "ả", "sausage"},
                           NameRule{"che", "è", "tea"},           NameRule{"chieu", "iếu", "basket"},
                           NameRule{"chuoi", "", "fruit"},        NameRule{"cua", "ua", "fish"},
                           NameRule{"dau", "ầu", "oil"},          NameRule{"den", "èn", "lantern"},
                           NameRule{"det", "", "cloth"},          NameRule{"dieu", "điều", "peanut"},
                           NameRule{"dua", "ừa", "fruit"},        NameRule{"dua", "ứa", "fruit"},
                           NameRule{"ga", "à", "meat"},           NameRule{"gao", "", "rice"},
                           NameRule{"gio", "ỏ", "basket"},        NameRule{"go", "ỗ", "wood"},
                           NameRule{"gom", "ốm", "pottery"},      NameRule{"hanh", "ành", "herb"},
                           NameRule{"heo", "", "meat"},           NameRule{"hoa", "hoa", "flower"},
                           NameRule{"hoa", "Hoa", "flower"},      NameRule{"homestay", "", "homestay"},
                           NameRule{"huong", "", "incense"},      NameRule{"keo", "", "cake"},
                           NameRule{"khan", "", "cloth"},         NameRule{"lac", "ạc", "peanut"},
                           NameRule{"lang", "àng", "homestay"},   NameRule{"lua", "ụa", "cloth"},
                           NameRule{"macca", "", "peanut"},       NameRule{"mai", "ai", "flower"},
                           NameRule{"mam", "ắm", "fish-sauce"},   NameRule{"man", "ận", "fruit"},
                           NameRule{"mang", "ăng", "bamboo"},     NameRule{"mi", "ì", "noodle"},
                           NameRule{"mien", "iến", "noodle"},     NameRule{"moc", "ộc", "wood"},
                           NameRule{"muc", "ực", "fish"},         NameRule{"muoi", "", "salt"},
                           NameRule{"mut", "", "cake"},           NameRule{"my", "ỳ", "noodle"},
                           NameRule{"nam", "ấm", "mushroom"},     NameRule{"nem", "", "sausage"},
                           NameRule{"nep", "", "rice"},           NameRule{"nghe", "ệ", "jar"},
                           NameRule{"nhan", "ãn", "fruit"},       NameRule{"nhang", "", "incense"},
                           NameRule{"nuoc", "", "bottle"},        NameRule{"ong", "ong", "honey"},
                           NameRule{"ot", "ớt", "pepper"},        NameRule{"pho", "ở", "noodle"},
                           NameRule{"qua", "uả", "fruit"},        NameRule{"que", "ế", "cinnamon"},
                           NameRule{"rau", "", "herb"},           NameRule{"rong", "", "herb"},
                           NameRule{"ruou", "", "wine"},          NameRule{"sam", "âm", "ginseng"},
                           NameRule{"siro", "", "bottle"},        NameRule{"sua", "ữa", "bottle"},
                           NameRule{"tam", "ăm", "bamboo"},       NameRule{"thit", "", "meat"},
                           NameRule{"tieu", "iêu", "pepper"},     NameRule{"toi", "ỏi", "jar"},
                           NameRule{"tom", "", "fish"},           NameRule{"tra", "", "tea"},
                           NameRule{"trai", "", "fruit"},         NameRule{"tram", "", "incense"},
                           NameRule{"tre", "é", "sausage"},       NameRule{"tre", "", "basket"},
                           NameRule{"trung", "ứng", "meat"},      NameRule{"tuong", "ương", "jar"},
                           NameRule{"vai", "ải", "cloth"},        NameRule{"vit", "", "meat"},
                           NameRule{"yen", "ến", "nest"}};

// By the criteria sets of QĐ 26/2026, Phụ lục I; the first entry is for none.
constexpr std::array<std::string_view, 27> by_set{
    "basket",     "fruit",  "meat",   "rice",    "honey",  "cake",   "cake",   "jar",    "fish",
    "fish-sauce", "pepper", "tea",    "tea",     "coffee", "wine",   "wine",   "bottle", "bottle",
    "ginseng",    "soap",   "bottle", "pottery", "cloth",  "flower", "flower", "fish",   "homestay"};

}  // namespace

std::span<const std::string_view> illustration_names() { return names; }

int tint_of(std::string_view code) {
    // FNV-1a: the same on every machine.
    std::uint32_t hash = 2'166'136'261;
    if (code.empty()) return 0;
    for (const char c : code) hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619;
    // Codes of one province differ in a digit: mixed again, so that neighbours differ in tint.
    hash = (hash ^ (hash >> 16)) * 0x85EB'CA6B;
    hash = (hash ^ (hash >> 13)) * 0xC2B2'AE35;
    return static_cast<int>((hash ^ (hash >> 16)) % static_cast<std::uint32_t>(tint_count));
}

namespace {

// Flesh and roots look spoilt in green or blue: these keep to the warm tints.
int appetising(std::string_view name, int tint) {
    constexpr std::array<std::string_view, 6> warm_only{"ginseng", "meat", "nest", "noodle", "peanut", "sausage"};
    constexpr std::array warm{1, 2, 4};
    const bool is_warm = std::find(warm_only.begin(), warm_only.end(), name) != warm_only.end();
    return is_warm ? warm[static_cast<std::size_t>(tint) % warm.size()] : tint;
}

}  // namespace

Raw illustration(std::string_view name, int tint) {
    if (!std::binary_search(names.begin(), names.end(), name)) name = "basket";
    Html html;
    html.add(R"(<svg class="pic tint-{}" viewBox="0 0 120 120" aria-hidden="true"><use href="{}#{}"/></svg>)",
             appetising(name, std::clamp(tint, 0, tint_count - 1)), asset_path("illustrations.svg"), name);
    return std::move(html).raw();
}

Raw hero() {
    Html html;
    html.add(R"(<svg class="hero" viewBox="0 0 640 320" aria-hidden="true"><use href="{}#hero"/></svg>)",
             asset_path("illustrations.svg"));
    return std::move(html).raw();
}

std::string_view illustration_for(std::optional<std::uint8_t> set, std::string_view product_name) {
    // The head of a Vietnamese name stands first: "trà sâm" is a tea, "sâm Trà My" a root.
    const std::string key = search_key(product_name) + " ";
    for (std::size_t at = 0; at < key.size(); at = key.find(' ', at) + 1) {
        for (const NameRule& rule : rules) {
            const bool here =
                std::string_view(key).substr(at).starts_with(rule.key) && key[at + rule.key.size()] == ' ';
            if (here && product_name.find(rule.spelled) != std::string_view::npos) return rule.picture;
        }
    }
    return set && *set < by_set.size() ? by_set[*set] : by_set[0];
}

}  // namespace saolang::web
