#include "registry/today_view.hpp"

#include <fmt/core.h>

#include "base/money.hpp"
#include "registry/desk_facets.hpp"
#include "registry/term_words.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr std::array<Label, 7> weekdays{{{"thứ Hai", "Monday"},
                                         {"thứ Ba", "Tuesday"},
                                         {"thứ Tư", "Wednesday"},
                                         {"thứ Năm", "Thursday"},
                                         {"thứ Sáu", "Friday"},
                                         {"thứ Bảy", "Saturday"},
                                         {"Chủ nhật", "Sunday"}}};

constexpr Label waiting_title{"Đang chờ", "Waiting"};
constexpr Label doubles_label{"cặp hồ sơ nghi là một", "pairs that may be one record"};
constexpr Label doubles_todo{"Gộp lại, hoặc cho biết là hai", "Merge them, or say they are two"};
constexpr Label unprocessed_label{"sản phẩm có thể là hàng tươi, thô", "products that may be fresh or raw"};
constexpr Label unprocessed_todo{"Cho biết có phải không, và vì sao", "Say whether they are, and why"};
constexpr Label remarks_label{"báo sai của người đọc", "reports by readers"};
constexpr Label remarks_todo{"Xem và trả lời", "Look into them and answer"};
constexpr Label kind_label{"chủ thể chưa rõ loại hình", "producers of unknown kind"};
constexpr Label kind_todo{"Hợp tác xã, doanh nghiệp, hộ…", "Cooperative, enterprise, household…"};
struct GapWords {
    Label what, todo;
};
constexpr std::array<GapWords, gaps.size()> gap_words{{
    {{"sản phẩm chưa rõ nơi sản xuất", "products of unknown place"},
     {"Chưa tính được vào xã nào", "They count in no commune yet"}},
    {{"sản phẩm chưa có nhóm", "products without a group"},
     {"Chọn một trong sáu nhóm", "Choose one of the six groups"}},
    {{"sản phẩm thiếu quyết định", "products without a decision"},
     {"Ghi số và ngày quyết định công nhận", "Enter number and date of the decision"}},
    {{"sản phẩm có lần công nhận chưa rõ ngày", "products with a recognition of unknown day"},
     {"Ghi ngày để biết sao có từ khi nào đến khi nào", "Enter the day, so that the star's term is known"}},
    {{"sản phẩm chưa có chủ thể", "products without a producer"}, {"Ghi ai làm ra", "Enter who makes them"}},
}};
constexpr Label all_done{"Không có việc nào đang chờ. Hồ sơ đã đủ thông tin.",
                         "Nothing is waiting. The records are complete."};

constexpr Label ending_title{"Sao cần đánh giá lại", "Stars to be evaluated again"};
struct ExpiryWords {
    Label what;
    std::string_view css;
};
constexpr std::array<ExpiryWords, expiries.size()> expiry_words{{
    {{"sắp mở kỳ nộp đánh giá lại", "window of re-evaluation opens soon"}, ""},
    {{"đang trong kỳ nộp", "in the window: file now"}, "near"},
    {{"qua kỳ nộp, chưa hết hạn", "window missed, not ended yet"}, "late"},
    {{"đã hết hạn trong 180 ngày qua", "ended within the last 180 days"}, "late"},
}};
constexpr Label soonest{"Hết hạn sớm nhất", "The first to end"};
constexpr Label product_column{"Sản phẩm", "Product"};
constexpr Label place_column{"Nơi", "Place"};
constexpr Label star_column{"Sao", "Stars"};
constexpr Label last_column{"Ngày cuối", "Last day"};
constexpr Label left_column{"Còn (ngày)", "Days left"};
constexpr Label window_column{"Nộp đánh giá lại", "File for re-evaluation"};
constexpr Label window_days{"{} đến {}", "{} to {}"};
constexpr Label window_unknown{"Xem thời hạn", "See the terms"};
constexpr Label window_rule{
    "Kỳ nộp đánh giá lại: từ {} đến {} ngày trước ngày cuối ({}); “sắp mở” là trong {} ngày nữa.",
    "The window: {} to {} days before the last day ({}); “soon” is within {} days."};
constexpr Label nothing_ends{"Chưa có sao nào đến kỳ nộp đánh giá lại.", "No star has come to its re-evaluation."};

constexpr Label changed_title{"Thay đổi từ hôm qua", "Changed since yesterday"};
constexpr Label nothing_changed{"Từ hôm qua chưa có hồ sơ nào thay đổi.", "No record has changed since yesterday."};
constexpr Label records_changed{"{} hồ sơ", "{} records"};
constexpr Label one_record{"1 hồ sơ", "1 record"};
constexpr Label from_server{"Nhập từ máy chủ", "From the server"};
constexpr Label more_changes{"Có nhiều thay đổi hơn số hiện ở đây.", "There are more changes than are shown here."};
constexpr Label all_changes{"Xem mọi thay đổi", "See all changes"};
constexpr std::size_t most_shown_changes = 8;

web::Task task(const View& view, std::size_t count, Label what, Label detail, std::string_view path, web::Tone tone) {
    return {.count = group_thousands(static_cast<std::int64_t>(count)),
            .what = std::string(view.say(what)),
            .detail = std::string(view.say(detail)),
            .href = view.link(path),
            .tone = tone};
}

std::string list_of(std::string_view filter, std::string_view value) {
    return fmt::format("/quan-ly/san-pham?{}={}", filter, value);
}

web::Table soonest_table(const View& view, const std::vector<StarEnd>& next) {
    web::Table table{.caption = std::string(view.say(soonest)),
                     .columns = {{std::string(view.say(product_column))},
                                 {std::string(view.say(place_column))},
                                 {std::string(view.say(star_column))},
                                 {std::string(view.say(window_column))},
                                 {std::string(view.say(last_column)), true},
                                 {std::string(view.say(left_column)), true}},
                     .rows = {}};
    for (const auto& [at, last] : next) {
        const auto standing = view.index->standing(at, view.today);
        const auto& product = view.index->products[at];
        const auto own_end = last_day_of_certificate(*view.index, at, last);
        const auto window = law::filing_window(law::Law::shipped(), own_end);
        table.rows.push_back(
            {web::Cell::link(view.link("/quan-ly/san-pham/" + product.code), product.name),
             place_words(view, view.index->has_place[at] ? std::optional(view.index->place[at]) : std::nullopt,
                         view.today),
             web::stars(view.language, standing.star ? standing.star->number() : 0, web::StarSize::small),
             web::Cell::link(terms_link(view, own_end),
                             window ? filled(view.say(window_days), view.date(window->opens), view.date(window->closes))
                                    : std::string(view.say(window_unknown))),
             view.date(last), std::int64_t{last.days() - view.today.days()}});
    }
    return table;
}

web::Event event_of(const View& view, const RecentChange& change, const Changed& changed) {
    const auto name = changed.names.find(change.account);
    const auto count = group_thousands(static_cast<std::int64_t>(change.records));
    web::Event event;
    event.iso = to_iso(change.moment);
    event.when = to_vietnamese(change.moment);
    event.what = name == changed.names.end() ? std::string(view.say(from_server)) : name->second;
    event.what += ": ";
    event.what += change.records == 1 ? std::string(view.say(one_record)) : filled(view.say(records_changed), count);
    event.detail = change.reason;
    if (changed.doors) event.href = view.link("/quan-ly/thay-doi/" + change.code);
    return event;
}

}  // namespace

std::string weekday_and_date(web::Language language, Date day) {
    constexpr std::int32_t first_monday = 4;  // 05/01/1970
    const auto since = (day.days() - first_monday) % 7;
    const auto weekday = static_cast<std::size_t>(since < 0 ? since + 7 : since);
    return fmt::format("{}, {}", weekdays[weekday].in(language), to_vietnamese(day));
}

web::Raw waiting_list(const View& view, const Waiting& waiting) {
    std::vector<web::Task> list;
    const auto add = [&](std::size_t count, Label what, Label detail, std::string_view path, web::Tone tone) {
        if (count > 0) list.push_back(task(view, count, what, detail, path, tone));
    };
    add(waiting.remarks, remarks_label, remarks_todo, "/quan-ly/bao-sai", web::Tone::wrong);
    add(waiting.doubles, doubles_label, doubles_todo, "/quan-ly/nghi-trung", web::Tone::attention);
    add(waiting.unprocessed, unprocessed_label, unprocessed_todo, "/quan-ly/sang-loc?y-kien=chua",
        web::Tone::attention);
    for (const Gap gap : gaps) {
        const auto i = static_cast<std::size_t>(gap);
        add(waiting.today.missing[i], gap_words[i].what, gap_words[i].todo, list_of("thieu", code_of(gap)),
            web::Tone::quiet);
    }
    add(waiting.today.producers_without_kind, kind_label, kind_todo, "/quan-ly/chu-the?thieu=loai", web::Tone::quiet);
    Html html;
    html.add(R"(<section><h2>{}</h2>)", view.say(waiting_title));
    html.add(list.empty() ? web::flash({web::Tone::good, std::string(view.say(all_done))}) : web::tasks(list));
    return std::move(html.add("</section>")).raw();
}

web::Raw ending_part(const View& view, const Today& today) {
    Html html;
    html.add(R"(<section><h2>{}</h2><div class="figures">)", view.say(ending_title));
    for (const Expiry expiry : expiries) {
        const auto i = static_cast<std::size_t>(expiry);
        const auto count = today.ending[i];
        html.add(
            R"(<div class="{}">{}</div>)", count == 0 ? "" : expiry_words[i].css,
            web::figure(view.language, {.label = std::string(view.say(expiry_words[i].what)),
                                        .number = group_thousands(static_cast<std::int64_t>(count)),
                                        .href = count == 0 ? "" : view.link(list_of("het-han", code_of(expiry)))}));
    }
    html.add("</div>");
    if (const auto terms = law::filing_terms(law::Law::shipped(), view.today))
        html.add(R"(<p class="soft">{}</p>)",
                 filled(view.say(window_rule), terms->earliest, terms->latest,
                        article_words(view, *terms->regime, terms->article), window_notice));
    if (today.next.empty()) {
        html.add(R"(<p class="soft">{}</p>)", view.say(nothing_ends));
    } else {
        html.add(web::table(view.language, soonest_table(view, today.next)));
    }
    return std::move(html.add("</section>")).raw();
}

web::Raw changed_part(const View& view, const Changed& changed) {
    Html html;
    html.add(R"(<section><div class="head"><h2>{}</h2>)", view.say(changed_title));
    if (changed.doors)
        html.add(R"(<a href="{}">{}</a>)", web::Url(view.link("/quan-ly/thay-doi")), view.say(all_changes));
    html.add("</div>");
    std::vector<web::Event> events;
    for (const auto& change : changed.changes)
        if (events.size() < most_shown_changes) events.push_back(event_of(view, change, changed));
    if (events.empty()) {
        html.add(R"(<p class="soft">{}</p>)", view.say(nothing_changed));
    } else {
        html.add(web::timeline(view.language, events));
    }
    if (changed.cut || changed.changes.size() > most_shown_changes)
        html.add(R"(<p class="soft">{}</p>)", view.say(more_changes));
    return std::move(html.add("</section>")).raw();
}

}  // namespace saolang::registry
