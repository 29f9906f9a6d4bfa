#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <stdexcept>
#include <unordered_map>

#include <unicode/coll.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

namespace saolang {

namespace {

constexpr UChar32 table_end = 0x1F00;  // all letters of Vietnamese lie below
constexpr std::size_t slug_longest = 80;

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* found = instance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
    return *found;
}

// The code point at `at`, which moves behind it; negative where the bytes are no UTF-8.
UChar32 next_code_point(std::string_view text, std::int32_t& at) {
    UChar32 c = 0;
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
    U8_NEXT(text.data(), at, static_cast<std::int32_t>(text.size()), c);
#pragma GCC diagnostic pop
    return c;
}

// A letter or digit without case and marks; empty for a mark; one space for anything else.
std::string fold(UChar32 c) {
    if (c == U'đ' || c == U'Đ') return "d";
    icu::UnicodeString decomposed;
    normalizer(icu::Normalizer2::getNFKDInstance).getDecomposition(c, decomposed);
    if (decomposed.isEmpty()) decomposed = icu::UnicodeString(c);
    decomposed.foldCase();
    std::string out;
    for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 part = decomposed.char32At(i);
        if (u_getCombiningClass(part) != 0 || u_charType(part) == U_NON_SPACING_MARK) continue;
        const bool invisible = u_charType(part) == U_FORMAT_CHAR;  // zero-width characters join, they do not part
        if (u_isalnum(part)) {
            append_character(out, static_cast<char32_t>(part));
        } else if (!invisible) {
            out += ' ';
        }
    }
    return out;
}

const std::string& folded(UChar32 c) {
    static const std::array<std::string, table_end> table = [] {
        std::array<std::string, table_end> built;
        for (UChar32 i = 0; i < table_end; ++i) built[static_cast<std::size_t>(i)] = fold(i);
        return built;
    }();
    if (c >= 0 && c < table_end) return table[static_cast<std::size_t>(c)];
    thread_local std::string rare;
    rare = c < 0 ? " " : fold(c);
    return rare;
}

bool is_ascii(std::string_view text) {
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return true;
}

bool is_space(UChar32 c) { return u_isUWhiteSpace(c) || u_iscntrl(c); }

}  // namespace

bool is_utf8(std::string_view text) {
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        const UChar32 c = next_code_point(text, i);
        if (c < 0) return false;
    }
    return true;
}

std::string nfc(std::string_view text) {
    if (is_ascii(text)) return std::string(text);
    UErrorCode status = U_ZERO_ERROR;
    const auto& form = normalizer(icu::Normalizer2::getNFCInstance);
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    if (is_utf8(text) && form.isNormalizedUTF8(piece, status) && U_SUCCESS(status)) return std::string(text);
    status = U_ZERO_ERROR;
    std::string out;
    form.normalize(icu::UnicodeString::fromUTF8(piece), status).toUTF8String(out);
    if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalise");
    return out;
}

std::string clean_text(std::string_view text) {
    const std::string normal = nfc(text);
    const auto length = static_cast<std::int32_t>(normal.size());
    std::string out;
    out.reserve(normal.size());
    bool space_waits = false;
    for (std::int32_t i = 0; i < length;) {
        const std::int32_t start = i;
        const UChar32 c = next_code_point(normal, i);
        if (c >= 0 && is_space(c)) {
            space_waits = !out.empty();
            continue;
        }
        if (c >= 0 && u_charType(c) == U_FORMAT_CHAR) continue;
        if (space_waits) out += ' ';
        space_waits = false;
        out.append(normal, static_cast<std::size_t>(start), static_cast<std::size_t>(i - start));
    }
    return out;
}

std::string search_key(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t i = 0; i < length;) {
        const UChar32 c = next_code_point(text, i);
        for (const char part : folded(c)) {
            if (part != ' ') {
                out += part;
            } else if (!out.empty() && out.back() != ' ') {
                out += ' ';
            }
        }
    }
    if (out.ends_with(' ')) out.pop_back();
    return out;
}

std::string slug(std::string_view text) {
    std::string out;
    for (const char c : search_key(text)) {
        if (c == ' ') {
            if (!out.empty() && out.back() != '-') out += '-';
        } else if (static_cast<unsigned char>(c) < 0x80) {
            out += c;
        }
    }
    if (out.size() > slug_longest) {
        const auto cut = out.rfind('-', slug_longest);
        out.resize(cut == std::string::npos ? slug_longest : cut);
    }
    if (out.ends_with('-')) out.pop_back();
    return out;
}

std::string sort_key(std::string_view text) {
    thread_local const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("vi"), status));
        if (U_FAILURE(status)) throw std::runtime_error("ICU has no Vietnamese collation");
        return made;
    }();
    const auto wide =
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::string key(static_cast<std::size_t>(wide.length()) * 4 + 16, '\0');
    for (;;) {
        const auto needed = static_cast<std::size_t>(collator->getSortKey(
            wide, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size())));
        const bool complete = needed <= key.size();
        key.resize(needed);
        if (complete) break;
    }
    if (!key.empty()) key.pop_back();  // the closing zero byte
    return key;
}

std::size_t character_count(std::string_view text) {
    const std::string normal = nfc(text);
    std::size_t count = 0;
    for (const char c : normal) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

std::vector<std::string_view> split_words(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

char32_t take_character(std::string_view& text) {
    std::int32_t length = 0;
    const UChar32 c = next_code_point(text, length);
    text.remove_prefix(static_cast<std::size_t>(length));
    return c < 0 ? U'\uFFFD' : static_cast<char32_t>(c);
}

void append_character(std::string& out, char32_t c) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::int32_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, static_cast<UChar32>(c));
    out.append(bytes.data(), static_cast<std::size_t>(length));
}

std::optional<MarkedLetter> marked_letter(char32_t c) {
    static const auto table = [] {
        std::unordered_map<char32_t, MarkedLetter> map;
        // A vowel and its five tones, small, then capital.
        for (const std::u32string_view row :
             {U"aàáảãạAÀÁẢÃẠ", U"ăằắẳẵặĂẰẮẲẴẶ", U"âầấẩẫậÂẦẤẨẪẬ", U"eèéẻẽẹEÈÉẺẼẸ", U"êềếểễệÊỀẾỂỄỆ", U"iìíỉĩịIÌÍỈĨỊ",
              U"oòóỏõọOÒÓỎÕỌ", U"ôồốổỗộÔỒỐỔỖỘ", U"ơờớởỡợƠỜỚỞỠỢ", U"uùúủũụUÙÚỦŨỤ", U"ưừứửữựƯỪỨỬỮỰ", U"yỳýỷỹỵYỲÝỶỸỴ"}) {
            for (std::size_t i = 0; i < row.size(); ++i) map[row[i]] = {row[0], static_cast<int>(i % 6)};
        }
        map[U'đ'] = map[U'Đ'] = {U'đ', 0};
        return map;
    }();
    const auto found = table.find(c);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace saolang
