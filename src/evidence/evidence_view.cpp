#include "evidence/evidence_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "web/pieces.hpp"

namespace saolang::evidence {

namespace {

using web::Html;
using web::Word;

constexpr Word none_title{"Chưa có ảnh hay giấy tờ nào", "No picture or paper yet"};
constexpr Word none_text{"Chọn tệp ở bên dưới rồi bấm “Gửi lên”.", "Choose files below and press “Send”."};
constexpr Word withdrawn_title{"Đã thôi dùng ({})", "No longer used ({})"};
constexpr Word withdrawn_line{"Thôi dùng {}: {}", "No longer used since {}: {}"};
constexpr Word added_line{"Gửi lên {}", "Sent {}"};
constexpr Word by_line{"Gửi lên {}, người gửi: {}", "Sent {} by {}"};
constexpr Word public_tag{"Trên trang công khai", "On the public page"};
constexpr Word valid_until{"Có hiệu lực đến hết {}", "Valid until {}"};
constexpr Word valid_from{"Có hiệu lực từ {}", "Valid from {}"};
constexpr Word expired{"Hết hiệu lực sau {}", "Expired after {}"};
constexpr Word received{"Đã nhận {} tệp", "{} files received"};
constexpr Word receipt_note{"Có thể in trang này làm giấy biên nhận.", "This page can be printed as a receipt."};
constexpr Word file_heading{"Tệp", "File"};
constexpr Word size_heading{"Cỡ", "Size"};
constexpr Word moment_heading{"Lúc", "When"};
constexpr Word digits_heading{"12 số đầu SHA-256", "First 12 digits of SHA-256"};
constexpr std::size_t digits = 12;

std::string filled(web::Language language, Word word, auto&&... values) {
    return fmt::format(fmt::runtime(word.in(language)), values...);
}

void add_validity(Html& html, const ListView& view, const Evidence& evidence) {
    const auto tag = [&](web::Tone tone, Word words, Date day) {
        html.add(web::tag(tone, filled(view.language, words, to_vietnamese(day))));
    };
    if (evidence.valid_to && *evidence.valid_to < view.today) return tag(web::Tone::wrong, expired, *evidence.valid_to);
    if (evidence.valid_from && *evidence.valid_from > view.today)
        return tag(web::Tone::attention, valid_from, *evidence.valid_from);
    if (evidence.valid_to) return tag(web::Tone::good, valid_until, *evidence.valid_to);
    if (evidence.valid_from) tag(web::Tone::good, valid_from, *evidence.valid_from);
}

std::string address_of(const ListView& view, const Evidence& evidence) {
    return web::in_language(view.language, view.files_path + evidence.code);
}

std::string label_of(const Shown& shown) { return shown.file.name.empty() ? shown.evidence.title : shown.file.name; }

void add_sign(Html& html, const ListView& view, const Evidence& evidence) {
    const auto address = address_of(view, evidence);
    if (evidence.kind != Kind::picture) {
        html.add(R"(<span class="sign">{}</span>)", web::icon(web::Icon::file));
        return;
    }
    html.add(R"(<a href="{}" tabindex="-1" aria-hidden="true">)", web::Url(address));
    html.add(R"(<img src="{}" width="{}" height="{}" alt="{}" loading="lazy"></a>)", web::Url(address + "/nho"),
             evidence.width.value_or(0), evidence.height.value_or(0), evidence.title);
}

void add_one(Html& html, const ListView& view, const Shown& shown) {
    const auto& evidence = shown.evidence;
    html.add(R"(<li id="{}">)", evidence.code);
    add_sign(html, view, evidence);
    html.add(R"(<div><h2><a href="{}">{}</a></h2><p>{} · {} · {}</p>)", web::Url(address_of(view, evidence)),
             evidence.title, words_of(evidence.kind).in(view.language), label_of(shown),
             size_words(view.language, shown.file.bytes));
    const auto added = to_vietnamese(evidence.added);
    html.add(
        R"(<p class="soft">{} · SHA-256 {}</p>)",
        shown.who.empty() ? filled(view.language, added_line, added) : filled(view.language, by_line, added, shown.who),
        shown.file.hash.substr(0, digits));
    if (evidence.withdrawn) {
        html.add("<p>{}</p></div></li>", filled(view.language, withdrawn_line, to_vietnamese(*evidence.withdrawn),
                                                evidence.withdrawal_ground.value_or("")));
        return;
    }
    html.add(R"(<p class="tags">)");
    add_validity(html, view, evidence);
    if (evidence.is_public) html.add(web::tag(web::Tone::information, public_tag.in(view.language)));
    html.add("</p>");
    if (shown.may_withdraw) html.add(view.withdraw_form(evidence));
    html.add("</div></li>");
}

}  // namespace

web::Raw evidence_list(const ListView& view, const std::vector<Shown>& all) {
    Html standing;
    Html withdrawn;
    std::size_t gone = 0;
    for (auto one = all.rbegin(); one != all.rend(); ++one) {
        if (one->evidence.withdrawn) ++gone;
        add_one(one->evidence.withdrawn ? withdrawn : standing, view, *one);
    }
    Html html;
    if (gone == all.size())
        html.add(R"(<p><b>{}.</b> {}</p>)", none_title.in(view.language), none_text.in(view.language));
    if (gone < all.size()) html.add(R"(<ul class="papers">{}</ul>)", standing);
    if (gone > 0)
        html.add(R"(<details><summary>{}</summary><ul class="papers gone">{}</ul></details>)",
                 filled(view.language, withdrawn_title, gone), withdrawn);
    return std::move(html).raw();
}

web::Raw receipt(web::Language language, const std::vector<Shown>& added) {
    if (added.empty()) return {};
    const auto say = [&](Word word) { return std::string(word.in(language)); };
    web::Table table{
        .caption = filled(language, received, added.size()),
        .columns = {{say(file_heading)}, {say(size_heading)}, {say(digits_heading)}, {say(moment_heading)}},
        .rows = {},
        .caption_hidden = true};
    for (const auto& one : added)
        table.rows.push_back({label_of(one), size_words(language, one.file.bytes), one.file.hash.substr(0, digits),
                              to_vietnamese(one.evidence.added)});
    Html html;
    html.add(R"(<section class="receipt">{}{}<p class="soft">{}</p></section>)",
             web::flash({web::Tone::good, table.caption}), web::table(language, table), say(receipt_note));
    return std::move(html).raw();
}

std::string size_words(web::Language language, std::int64_t bytes) {
    constexpr std::int64_t kilobyte = 1'000;
    constexpr std::int64_t megabyte = 1'000'000;
    if (bytes < kilobyte) return fmt::format("{} byte", bytes);
    if (bytes < megabyte) return fmt::format("{} KB", (bytes + kilobyte / 2) / kilobyte);
    auto words = fmt::format("{:.1f} MB", static_cast<double>(bytes) / static_cast<double>(megabyte));
    if (language == web::Language::vi) std::ranges::replace(words, '.', ',');
    return words;
}

}  // namespace saolang::evidence
