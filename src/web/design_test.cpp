// docs/design.md, held against the files: tokens in one place, contrast, pictures, budget.

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <regex>
#include <set>

#include "base/embedded.hpp"
#include "web/assets.hpp"
#include "web/compress.hpp"
#include "web/illustration.hpp"
#include "web/pieces_page.hpp"

namespace saolang::web {
namespace {

std::string file(std::string_view name) { return std::string(embedded_file(name).bytes); }

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
    const std::regex wanted(pattern);
    std::vector<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), wanted), end; at != end; ++at)
        found.push_back(at->str(at->size() > 1 ? 1 : 0));
    return found;
}

std::map<std::string, std::string> tokens() {
    const std::string css = file("web/style.css");
    const std::regex wanted("(--[a-z0-9-]+):(#[0-9A-F]{6})\\b");
    std::map<std::string, std::string> found;
    for (std::sregex_iterator at(css.begin(), css.end(), wanted), end; at != end; ++at)
        found.emplace(at->str(1), at->str(2));
    return found;
}

// WCAG 2.2, relative luminance.
double luminance(const std::string& hex) {
    const auto channel = [&](std::size_t at) {
        const double value = std::stoi(hex.substr(at, 2), nullptr, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
double contrast(const std::string& a, const std::string& b) {
    const double one = luminance(a);
    const double two = luminance(b);
    return (std::max(one, two) + 0.05) / (std::min(one, two) + 0.05);
}

TEST(Tokens, AreTheOnlyPlaceThatNamesAColour) {
    const std::string css = file("web/style.css");
    const auto begin = css.find(":root{");
    const auto end = css.find('}', begin);
    const std::string rest = css.substr(0, begin) + css.substr(end);
    EXPECT_EQ(matches(rest, "#[0-9A-Fa-f]{3,8}\\b|rgba?\\(|hsla?\\("), std::vector<std::string>());
    EXPECT_EQ(matches(file("web/illustrations.svg"), "(?:fill|stroke)=\"(?!var\\(|none\")[^\"]*"),
              std::vector<std::string>());
}

TEST(Tokens, UsedAreDeclared) {
    const std::string css = file("web/style.css");
    const auto declared = matches(css, "(--[a-z0-9-]+):");
    const std::set<std::string> known(declared.begin(), declared.end());
    for (const std::string& text : {css, file("web/illustrations.svg")}) {
        for (const std::string& name : matches(text, "var\\((--[a-z0-9-]+)")) EXPECT_TRUE(known.contains(name)) << name;
    }
}

TEST(Tokens, OfTextStandOutFromWhatIsBehindThem) {
    const auto colours = tokens();
    constexpr std::pair<const char*, const char*> texts[]{
        {"--ink", "--paper"},      {"--soft", "--paper"},        {"--soft", "--surface"},
        {"--soft", "--map-0"},     {"--leaf", "--paper"},        {"--leaf", "--surface"},
        {"--surface", "--leaf"},   {"--surface", "--leaf-deep"}, {"--leaf-deep", "--leaf-mist"},
        {"--soft", "--leaf-mist"}, {"--gold-ink", "--paper"},    {"--gold-ink", "--surface"},
        {"--clay", "--clay-mist"}, {"--clay", "--paper"},        {"--amber-ink", "--amber-mist"},
        {"--sky", "--sky-mist"},   {"--surface", "--clay"},
    };
    for (const auto& [text, behind] : texts) {
        EXPECT_GE(contrast(colours.at(text), colours.at(behind)), 4.5) << text << " on " << behind;
    }
    for (const char* behind : {"--surface", "--paper"}) {
        EXPECT_GE(contrast(colours.at("--edge"), colours.at(behind)), 3.0) << "edges of fields on " << behind;
        EXPECT_GE(contrast(colours.at("--sky"), colours.at(behind)), 3.0) << "focus ring on " << behind;
    }
}

TEST(StyleSheet, PointsToTheFontsShipped) {
    const auto addresses = matches(file("web/style.css"), "url\\(([^)]+)\\)");
    const std::vector<std::string_view> fonts{
        asset_path("fonts/be-vietnam-pro-400.woff2"), asset_path("fonts/be-vietnam-pro-600.woff2"),
        asset_path("fonts/be-vietnam-pro-digits-400.woff2"), asset_path("fonts/be-vietnam-pro-digits-600.woff2")};
    EXPECT_EQ(addresses, std::vector<std::string>(fonts.begin(), fonts.end()));
}

TEST(StyleSheet, ShipsWithTheLicenceOfTheFont) {
    EXPECT_NE(file("web/fonts/LICENSE").find("SIL OPEN FONT LICENSE"), std::string::npos);
}

TEST(Budget, HoldsTheStylesAndTheScriptSmall) {
    EXPECT_LE(embedded_file("web/style.css").brotli.size(), 6'656U);
    EXPECT_LE(embedded_file("web/search.js").bytes.size(), 2'048U);
    EXPECT_LE(embedded_file("web/share.png").bytes.size(), 60'000U);
}

TEST(Budget, OfAFirstViewFitsInTheFirstWindowOfTheNetwork) {
    // The page of pieces holds every piece there is; a page of the site holds a part of them.
    for (const Language language : {Language::vi, Language::en}) {
        const std::string html = pieces_page(language);
        EXPECT_LE(compress(Encoding::brotli, html).size() + embedded_file("web/style.css").brotli.size(), 14'600U);
    }
}

TEST(Illustrations, AreAllInTheSprite) {
    const std::string sprite = file("web/illustrations.svg");
    for (const std::string_view name : illustration_names()) {
        EXPECT_NE(sprite.find("<symbol id=\"" + std::string(name) + "\" viewBox=\"0 0 120 120\">"), std::string::npos)
            << name;
    }
    EXPECT_EQ(matches(sprite, "<symbol id").size(), illustration_names().size() + 1) << "and the hero";
    EXPECT_TRUE(std::is_sorted(illustration_names().begin(), illustration_names().end()));
}

TEST(Illustrations, FollowTheHeadOfAName) {
    constexpr std::pair<std::string_view, std::string_view> names[]{
        {"Nước mắm Cửa Khe", "fish-sauce"}, {"Trà túi lọc sâm Ngọc Linh", "tea"},
        {"Sâm Nam Trà My", "ginseng"},      {"Quế Trà My", "cinnamon"},
        {"Rượu đậu đen", "wine"},           {"Đèn lồng Dé Lantana", "lantern"},
        {"Đậu phộng rang", "peanut"},       {"Dầu đậu phộng", "oil"},
        {"Dầu mè đen ép sống", "oil"},      {"Chả bò Bà Lệ", "sausage"},
        {"MẬT ONG rừng", "honey"},          {"Bánh gạo lứt", "cake"},
        {"Cá cơm sấy giòn", "fish"},        {"Cà phê rang xay", "coffee"},
        {"Nấm bào ngư", "mushroom"},        {"Tiêu Tiên Phước", "pepper"},
    };
    for (const auto& [name, picture] : names) EXPECT_EQ(illustration_for({}, name), picture) << name;
}

TEST(Illustrations, FallBackOnTheCriteriaSetThenOnTheBasket) {
    EXPECT_EQ(illustration_for(26, "Kỳ nghỉ xanh"), "homestay");
    EXPECT_EQ(illustration_for(std::nullopt, "Xyz"), "basket");
    EXPECT_EQ(illustration_for(200, ""), "basket");
    const auto names = illustration_names();
    for (std::uint8_t set = 1; set <= 26; ++set) {
        EXPECT_TRUE(std::binary_search(names.begin(), names.end(), illustration_for(set, "Xyz"))) << int{set};
    }
}

TEST(Illustrations, TintIsOfThePlaceAndOneOfSix) {
    std::set<int> seen;
    for (int code = 502; code <= 518; ++code) seen.insert(tint_of(std::to_string(code)));
    EXPECT_GE(*seen.begin(), 0);
    EXPECT_LT(*seen.rbegin(), tint_count);
    EXPECT_GE(seen.size(), 4U) << "districts of one province look alike";
    EXPECT_EQ(tint_of(""), 0);
}

}  // namespace
}  // namespace saolang::web
