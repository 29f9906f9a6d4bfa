#include "advice/clock_view.hpp"

#include <array>

#include "advice/criteria_words.hpp"
#include "registry/term_words.hpp"
#include "registry/today_view.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::article_words;
using registry::filled;
using registry::title_of;
using registry::View;
using web::Html;
using Label = web::Word;

constexpr std::array<Label, 4> parties{
    {{"Chủ thể", "The producer"}, {"UBND cấp xã", "The commune"}, {"UBND cấp tỉnh", "The province"}, ministry_words}};

// In the order of law::What.
constexpr std::array<Label, 9> works{{
    {"Kiểm tra hồ sơ, lập báo cáo, gửi lên tỉnh", "Check the dossier, report, send it to the province"},
    {"Nộp hồ sơ đánh giá lại", "File for re-evaluation"},
    {"Giấy chứng nhận còn giá trị", "The certificate stands"},
    {"Đánh giá lại và trả kết quả", "Re-evaluate and give the result"},
    {"Thu hồi giấy chứng nhận", "Revoke the certificate"},
    {"Đánh giá, công nhận trong đợt {} của năm", "Evaluate and recognise in round {} of the year"},
    {"Đánh giá, công nhận 5 sao trong đợt {} của năm", "Evaluate and recognise five stars in round {} of the year"},
    {"Làm xong hồ sơ đã nộp trước khi có quy định mới", "Finish what was filed before the new decision"},
    {"Giữ giấy chứng nhận trong khi chờ trả lời, lâu nhất", "Keep the certificate while waiting, at the longest"},
}};

constexpr Label work_column{"Việc", "What"};
constexpr Label who_column{"Ai", "Who"};
constexpr Label last_column{"Ngày cuối", "Last day"};
constexpr Label left_column{"Còn lại", "Left"};
constexpr Label article_column{"Căn cứ", "Article"};
constexpr Label dues_caption{"Ai phải làm gì, chậm nhất ngày nào", "Who is due, and by which day"};

constexpr Label working_days_from{"{} ngày làm việc từ ngày {}", "{} working days from {}"};
constexpr Label days_from{"{} ngày từ ngày {}", "{} days from {}"};
constexpr Label months_from{"{} tháng từ ngày {}", "{} months from {}"};
constexpr Label window{"từ {} đến {}", "from {} to {}"};
constexpr Label on_paper{"Ghi trên giấy", "As it is written"};
constexpr Label on_day_off{"là ngày nghỉ, nên làm xong trước đó", "a day off: better done before"};
constexpr Label holidays_unknown{"chưa trừ ngày lễ chưa công bố", "holidays not announced yet are not taken out"};

constexpr Label left_today{"hôm nay là ngày cuối", "today is the last day"};
constexpr Label left_days{"còn {} ngày", "{} days left"};
constexpr Label late_days{"trễ {} ngày", "{} days late"};
constexpr Label window_missed{"đã qua kỳ nộp {} ngày", "{} days past the window"};
constexpr Label ended_ago{"đã hết hạn {} ngày", "ended {} days ago"};
constexpr Label opens_later{"chưa đến kỳ nộp", "not open yet"};
constexpr Label done_in_time{"đã xong, đúng hạn", "done in time"};
constexpr Label done_late{"đã xong, trễ {} ngày", "done {} days late"};
constexpr Label done_early{"đã nộp sớm hơn kỳ nộp", "filed before the window opened"};

constexpr Label governed_title{"Quy định áp dụng", "Which decision governs"};
constexpr Label by_filing{"Hồ sơ nộp ngày {} nên theo quy định có hiệu lực ngày đó:",
                          "Filed on {}, the case is under the decision in force that day:"};
constexpr Label not_filed{"Chưa có ngày nộp. Nộp vào ngày {} thì theo:", "Not filed yet. Filed on {} it is under:"};
constexpr Label no_programme{"Ngày đó chưa có Chương trình OCOP.", "The OCOP programme did not exist on that day."};
constexpr Label waiting{
    "Nộp trước ngày {0}, chưa được đánh giá khi QĐ {1} có hiệu lực: làm tiếp theo quy định cũ, xong chậm nhất {2} "
    "(QĐ {1}, {3}).",
    "Filed before {0} and not evaluated when Decision {1} began: it goes on under the old rules and is finished by {2} "
    "(Decision {1}, {3})."};
constexpr Label too_long{
    "Hồ sơ nộp ngày {3}, theo QĐ {4} có hiệu lực ngày đó. QĐ {0}, {1} cho làm xong đến {2}; ngày đó đã qua. Quyết định "
    "không nói hồ sơ trễ thì sao: vui lòng hỏi cơ quan OCOP cấp tỉnh. Quy định còn hiệu lực lúc này:",
    "Filed on {3}, under Decision {4} in force that day. Decision {0}, {1} gave time until {2}, which is over. It does "
    "not say what follows: please ask the OCOP office of the province. In force now:"};
constexpr Label rules_not_found{
    "QĐ {} có hiệu lực khi hồ sơ còn đang xét; quy định chuyển tiếp của nó chưa tìm thấy, nên ở đây giữ theo ngày nộp.",
    "Decision {} began while the case was under way; its transition rules were not found, so the filing date is kept."};
constexpr Label no_terms{"Thời hạn từng bước của quy định này chưa tìm thấy.",
                         "The terms of its steps were not found."};

constexpr Label rounds_caption{"Các đợt đánh giá sắp tới", "The next rounds"};
constexpr Label round_column{"Đợt", "Round"};
constexpr Label file_column{"Chủ thể nộp ở xã", "Producer files"};
constexpr Label send_column{"Gửi hồ sơ đi", "Sent on"};
constexpr Label result_column{"Có kết quả", "Result"};
constexpr Label province_round{"Cấp tỉnh, đợt {}", "Province, round {}"};
constexpr Label central_round{"Trung ương (5 sao), đợt {}", "Centre (five stars), round {}"};
constexpr Label by_day{"chậm nhất {}", "by {}"};
constexpr Label any_more{"Tỉnh có thể thêm đợt khi Quy chế của Hội đồng và kế hoạch có ghi; hãy hỏi cơ quan OCOP.",
                         "A province may add rounds by its council's regulation and a plan; ask the OCOP office."};
constexpr Label file_note{"Nộp đến ngày này thì xã còn đủ thời hạn kiểm tra trước khi gửi đi.",
                          "Filed by that day, the commune has its whole term before sending on."};

constexpr Label terms_how_title{"Các ngày được tính thế nào", "How the days are read"};
constexpr std::array<Label, 4> how{{
    {"Ngày xảy ra việc không tính, đếm từ ngày sau (Bộ luật Dân sự 2015, Điều 147).",
     "The day of the event is not counted (Civil Code 2015, Article 147)."},
    {"“Trước ngày 30/4” hiểu chặt: ngày cuối là 29/4. Câu chữ có thể có người hiểu là hết ngày 30/4; làm xong trong "
     "29/4 thì hiểu cách nào cũng kịp.",
     "“Before 30/04” is read strictly: 29/04 is the last day. Some may read it as through 30/04; done by 29/04 is in "
     "time either way."},
    {"Ngày cuối rơi vào ngày nghỉ vẫn giữ nguyên: QĐ 26/2026 không nói được lùi.",
     "A last day on a day off stays: Decision 26/2026 does not say that it moves."},
    {"Đánh giá lại không theo đợt: đếm từ ngày nhận đủ hồ sơ. Thời hạn từng bước của QĐ 148 và QĐ 1489 chưa tìm thấy.",
     "A re-evaluation follows no round: it counts from the full dossier. Terms of Decisions 148 and 1489 were not "
     "found."},
}};
constexpr Label calendar_note{
    "Ngày làm việc: trừ thứ Bảy, Chủ nhật, ngày lễ; tính cả thứ Bảy làm bù. Lịch nghỉ đã có từ {} đến {}; thời hạn qua "
    "ngày đó chỉ trừ thứ Bảy, Chủ nhật và được ghi rõ.",
    "Working days leave out weekends and holidays and count Saturdays worked in exchange. Days off are known from {} "
    "to {}; beyond that only weekends are taken out, and the term says so."};
constexpr Label signed_text{"QĐ 26/2026 đọc từ một bản chép; hãy đối chiếu bản ký trước khi quyết định.",
                            "Decision 26/2026 was read from a transcript; compare the signed text before deciding."};

std::string counted_from(const View& view, const law::Due& due) {
    if (due.amount == 0) return {};
    const auto pattern = due.what == law::What::certificate_end ? months_from
                         : due.working_days                     ? working_days_from
                                                                : days_from;
    return filled(view.say(pattern), due.amount, view.date(due.since));
}

web::Raw with_notes(const std::string& words, const std::vector<std::string>& notes) {
    Html html;
    html.add("{}", words);
    for (const auto& note : notes)
        if (!note.empty()) html.add("<br><small>{}</small>", note);
    return std::move(html).raw();
}

web::Raw work_cell(const View& view, const law::Due& due) {
    const auto words = filled(view.say(works[static_cast<std::size_t>(due.what)]), int{due.round});
    return with_notes(words, {counted_from(view, due)});
}

web::Raw last_cell(const View& view, const law::Due& due) {
    auto words = due.earliest ? filled(view.say(window), view.date(*due.earliest), view.date(due.last))
                              : registry::weekday_and_date(view.language, due.last);
    std::vector<std::string> notes;
    if (due.on_day_off && due.what != law::What::certificate_end) notes.emplace_back(view.say(on_day_off));
    if (due.holidays_unknown) notes.emplace_back(view.say(holidays_unknown));
    return with_notes(words, notes);
}

web::Raw left_cell(const View& view, const law::Due& due) {
    const auto late = [&] {
        if (due.what == law::What::filing_window) return window_missed;
        return due.what == law::What::certificate_end || due.what == law::What::certificate_stands ? ended_ago
                                                                                                   : late_days;
    };
    switch (due.state) {
        case law::State::not_yet:
            return web::tag(web::Tone::quiet, view.say(opens_later));
        case law::State::open:
            return web::tag(web::Tone::attention,
                            due.left == 0 ? std::string(view.say(left_today)) : filled(view.say(left_days), due.left));
        case law::State::late:
            return web::tag(web::Tone::wrong, filled(view.say(late()), -due.left));
        case law::State::done:
            return web::tag(web::Tone::good, view.say(done_in_time));
        case law::State::done_late:
            return web::tag(web::Tone::wrong, filled(view.say(done_late), -due.left));
        case law::State::done_early:
            return web::tag(web::Tone::wrong, view.say(done_early));
    }
    return {};
}

std::string why_governed(const View& view, const law::CaseFacts& facts, const law::Clocks& clocks, Date asked) {
    if (!clocks.governed) return filled(view.say(not_filed), view.date(asked));
    const auto& governed = *clocks.governed;
    const auto filed = view.date(*facts.filed);
    switch (governed.ground) {
        case law::Ground::filed_under_it:
            return governed.regime ? filled(view.say(by_filing), filed) : std::string();
        case law::Ground::waiting_case:
            return filled(view.say(waiting), view.date(governed.changed_by->from), governed.changed_by->number,
                          view.date(*governed.finish_by), governed.transition->article);
        case law::Ground::waiting_too_long:
            return filled(view.say(too_long), governed.changed_by->number, governed.transition->article,
                          view.date(*governed.finish_by), filed, law::Law::shipped().in_force(*facts.filed)->number);
        case law::Ground::not_found:
            return filled(view.say(rules_not_found), governed.changed_by->number);
    }
    return {};
}

}  // namespace

web::Raw governed_part(const View& view, const law::CaseFacts& facts, const law::Clocks& clocks, Date asked) {
    const auto* regime = clocks.governed ? clocks.governed->regime : law::Law::shipped().in_force(asked);
    Html html;
    html.add("<section><h2>{}</h2>", view.say(governed_title));
    if (!regime) return std::move(html.add("<p>{}</p></section>", view.say(no_programme))).raw();
    html.add("<p>{} <b>{}</b></p>", why_governed(view, facts, clocks, asked), title_of(view, *regime));
    if (regime->terms.empty()) html.add(R"(<p class="soft">{}</p>)", view.say(no_terms));
    return std::move(html.add("</section>")).raw();
}

web::Raw dues_table(const View& view, const law::Clocks& clocks) {
    web::Table table{.caption = std::string(view.say(dues_caption)), .columns = {}, .rows = {}};
    for (const auto column : {work_column, who_column, last_column, left_column, article_column})
        table.columns.push_back({std::string(view.say(column))});
    for (const auto& due : clocks.dues)
        table.rows.push_back(
            {work_cell(view, due), view.say(parties[static_cast<std::size_t>(due.who)]), last_cell(view, due),
             left_cell(view, due),
             due.regime ? article_words(view, *due.regime, due.article) : std::string(view.say(on_paper))});
    return web::table(view.language, table);
}

web::Raw rounds_table(const View& view, const std::vector<law::RoundChance>& chances) {
    web::Table table{
        .caption = std::string(view.say(rounds_caption)), .columns = {}, .rows = {}, .caption_hidden = true};
    for (const auto column : {round_column, file_column, send_column, result_column, article_column})
        table.columns.push_back({std::string(view.say(column))});
    const auto* regime = law::Law::shipped().in_force(view.today);
    for (const auto& chance : chances) {
        const bool of_province = chance.round->level == law::Authority::province;
        web::Raw file = with_notes("–", {});
        if (chance.file_by)
            file = with_notes(filled(view.say(by_day), view.date(*chance.file_by)),
                              {chance.holidays_unknown ? std::string(view.say(holidays_unknown)) : std::string()});
        table.rows.push_back(
            {filled(view.say(of_province ? province_round : central_round), int{chance.round->number}) + "/" +
                 std::to_string(chance.year),
             std::move(file), filled(view.say(by_day), view.date(chance.send_by)),
             filled(view.say(by_day), view.date(chance.done_by)),
             regime ? article_words(view, *regime, chance.round->article) : std::string()});
    }
    Html html;
    html.add(R"(<section id="dot"><h2>{}</h2>{})", view.say(rounds_caption), web::table(view.language, table));
    html.add(R"(<p class="soft">{} {}</p></section>)", view.say(file_note), view.say(any_more));
    return std::move(html).raw();
}

web::Raw how_days_are_read(const View& view, const Calendar& calendar) {
    Html html;
    html.add("<section><h2>{}</h2><ul>", view.say(terms_how_title));
    for (const auto& words : how) html.add("<li>{}</li>", view.say(words));
    html.add("<li>{}</li>",
             filled(view.say(calendar_note), view.date(calendar.known_from), view.date(calendar.known_until)));
    return std::move(html.add("<li>{}</li></ul></section>", view.say(signed_text))).raw();
}

}  // namespace saolang::advice
