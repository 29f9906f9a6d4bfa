#include "people/password_rule.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "places/gazetteer.hpp"

namespace saolang::people {

namespace {

using web::Word;

constexpr Word too_short{"Mật khẩu cần ít nhất 10 ký tự. Một câu ngắn dễ nhớ là tốt.",
                         "A password needs at least 10 characters. A short sentence is good."};
constexpr Word too_long{"Mật khẩu dài quá 200 ký tự.", "The password is longer than 200 characters."};
constexpr Word only_digits{"Mật khẩu chỉ có chữ số rất dễ đoán. Vui lòng thêm chữ.",
                           "A password of digits alone is easily guessed. Please add letters."};
constexpr Word too_common{
    "Mật khẩu này nhiều người dùng, dễ bị đoán. Vui lòng chọn mật khẩu khác, ví dụ ba bốn từ "
    "không liên quan.",
    "Many people use this password, so it is easily guessed. Please choose another, for example "
    "three or four unrelated words."};
constexpr Word has_name{"Mật khẩu không được chứa tên đăng nhập.", "The password must not hold the name to sign in."};

constexpr std::size_t least_name = 4;  // shorter names stand in too many words
constexpr std::size_t least_different = 4;

bool is_letter(char c) { return c < '0' || c > '9'; }

// Small letters and digits without marks and signs: "Mật-Khẩu2026" → "matkhau2026".
std::string key_of(std::string_view text) {
    auto key = search_key(text);
    std::erase(key, ' ');
    return key;
}

// Without the digits at both ends: what people put there to please a rule.
std::string_view core_of(std::string_view key) {
    while (!key.empty() && !is_letter(key.front())) key.remove_prefix(1);
    while (!key.empty() && !is_letter(key.back())) key.remove_suffix(1);
    return key;
}

void add_lines(std::unordered_set<std::string>& words, std::string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (auto key = key_of(text.substr(0, end)); !key.empty()) words.insert(std::move(key));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

const std::unordered_set<std::string>& common_words() {
    static const auto all = [] {
        std::unordered_set<std::string> words;
        add_lines(words, embedded_file("data/passwords/common.txt").bytes);
        add_lines(words, embedded_file("data/passwords/local_words.txt").bytes);
        for (const auto& unit : places::Gazetteer::shipped().all()) {
            if (unit.level == places::Level::commune) continue;
            words.insert(key_of(unit.name));
            words.insert(key_of(unit.bare_name));
        }
        return words;
    }();
    return all;
}

bool is_common(std::string_view key) {
    const auto& words = common_words();
    const auto core = core_of(key);
    if (words.contains(std::string(key)) || words.contains(std::string(core))) return true;
    const auto half = core.size() / 2;  // "ocopocop"
    if (core.size() % 2 == 0 && core.substr(0, half) == core.substr(half) &&
        words.contains(std::string(core.substr(0, half))))
        return true;
    const std::unordered_set<char> different(key.begin(), key.end());
    return different.size() < least_different;
}

}  // namespace

std::optional<Word> password_refusal(std::string_view password, std::string_view sign_in_name) {
    const auto characters = character_count(nfc(password));
    if (characters < least_password) return too_short;
    if (characters > most_password) return too_long;
    const auto key = key_of(password);
    const auto name = key_of(sign_in_name);
    if (name.size() >= least_name && key.find(name) != std::string::npos) return has_name;
    if (!key.empty() && std::ranges::none_of(key, is_letter)) return only_digits;
    if (is_common(key)) return too_common;
    return std::nullopt;
}

}  // namespace saolang::people
