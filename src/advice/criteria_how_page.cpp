#include "advice/criteria_how.hpp"
#include "advice/criteria_pages.hpp"
#include "advice/criteria_view.hpp"
#include "advice/criteria_words.hpp"
#include "base/number.hpp"
#include "web/pieces.hpp"

namespace saolang::advice {

namespace {

using registry::filled;
using web::Html;
using web::Word;

constexpr Word description{
    "70 điểm được mấy sao, làm tròn khi nào, vì sao đủ điểm mà thiếu một mức **** thì chỉ 3 sao: từng bước, kèm điều "
    "khoản.",
    "What star 70 points give, when an average is rounded, why one missed **** minimum leaves 3 stars: step by step, "
    "with "
    "the articles."};

// The answer first.
constexpr Word answer_69{"69,9 điểm: 3 sao.", "69.9 points: 3 stars."};
constexpr Word answer_70{"Đúng 70 điểm: 4 sao, chỉ khi đạt mọi mức tối thiểu *** và ****.",
                         "70 points exactly: 4 stars, only when every *** and **** minimum is met."};
constexpr Word answer_missed{"70 điểm mà thiếu một mức ****: 3 sao.",
                             "70 points with one **** minimum missed: 3 stars."};
constexpr Word answer_round{
    "69,9 không được làm tròn thành 70, trừ khi Quy chế hoạt động của Hội đồng quy định làm tròn.",
    "69.9 is not rounded to 70, unless the council's own regulation says so."};
constexpr Word answer_source{"Theo QĐ 26/2026, Điều 3 (khung điểm) và chú giải Phụ lục II (mức tối thiểu).",
                             "By QĐ 26/2026, Điều 3 (bands) and the legend of Phụ lục II (minimums)."};

constexpr Word bands_title{"Khung điểm", "The bands"};
constexpr Word average_column{"Điểm trung bình", "Average"};
constexpr Word star_column{"Sao", "Stars"};
constexpr Word minimum_column{"Và phải đạt", "And must have"};
constexpr Word decides_column{"Ai quyết định", "Who decides"};
constexpr Word from_to{"từ {} đến dưới {}", "from {} to below {}"};
constexpr Word from_to_top{"từ {} đến {}", "from {} to {}"};
constexpr Word below{"dưới {}", "below {}"};
constexpr Word minimums_3{"mọi mức ***", "every *** minimum"};
constexpr Word minimums_4{"mọi mức *** và ****", "every *** and **** minimum"};
constexpr Word minimums_5{"mọi mức ***, **** và *****", "every ***, **** and ***** minimum"};
constexpr Word no_certificate{"không có quyết định, không cấp giấy", "no decision, no certificate"};
constexpr Word province{"Chủ tịch UBND cấp tỉnh", "chair of the provincial People's Committee"};
constexpr Word no_one{"–", "-"};

constexpr Word steps_title{"Năm bước", "Five steps"};
struct Stage {
    Word what;
    Word article;
};
constexpr Stage stages[] = {
    {{"Mỗi thành viên Hội đồng chọn một mức ở mỗi tiêu chí. Điểm của các mức cộng lại là tổng điểm của thành viên; "
      "không ai "
      "cho điểm tự do.",
      "Each member of the council chooses one level in each criterion. The points of the levels add up to the member's "
      "total; nobody gives free points."},
     {"Phụ lục II", "Phụ lục II"}},
    {{"Lấy trung bình cộng các tổng điểm, giữ đúng phân số: 5 phiếu cộng lại 349 điểm là 69,8, không phải 70.",
      "The totals are averaged and the fraction is kept: 5 sheets with 349 points together are 69.8, not 70."},
     {"Điều 3: “tổng điểm trung bình”", "Điều 3: the average total"}},
    {{"So với khung: từ 70 đến dưới 90 là khung 4 sao, từ 50 đến dưới 70 là khung 3 sao.",
      "Compared with the bands: from 70 to below 90 is the band of 4 stars, from 50 to below 70 that of 3."},
     {"Điều 3", "Điều 3"}},
    {{"Xem các mức tối thiểu. Mức có dấu **** là mức ít nhất phải đạt ở tiêu chí đó để được 4 sao. Thiếu một mức thì "
      "không "
      "được 4 sao, dù bao nhiêu điểm.",
      "The minimums are looked at. A level marked **** is the least to be reached in its criterion for 4 stars. With "
      "one "
      "missed there are no 4 stars, whatever the points."},
     {"chú giải Phụ lục II; bộ 26 không in chú giải", "legend of Phụ lục II; set 26 prints none"}},
    {{"Sao là sao thấp hơn trong hai: của khung điểm, và sao cao nhất đã đạt mọi mức tối thiểu. Hồ sơ bị loại hoặc bị "
      "dừng "
      "thì không xếp sao.",
      "The star is the lower of two: that of the band, and the highest whose minimums are all met. A dossier rejected "
      "or "
      "stopped gets none."},
     {"suy ra từ Điều 3 và chú giải Phụ lục II", "inferred from Điều 3 and the legend of Phụ lục II"}},
};

constexpr Word open_title{"Điều mà quyết định không nói", "What the decision leaves open"};
constexpr Word open_lead{
    "QĐ 26/2026 không quy định những điều dưới đây; chúng thuộc Quy chế hoạt động của Hội đồng do Chủ tịch UBND cấp "
    "tỉnh "
    "ban hành. Hội đồng đặt chúng trong phần mềm; chưa đặt thì phần mềm không làm tròn và không giới hạn.",
    "QĐ 26/2026 fixes none of these; they belong to the council's own regulation, issued by the chair of the province. "
    "The "
    "council sets them in the program; until then nothing is rounded and nothing limited."};
constexpr Word open_points[] = {
    {"Làm tròn: không nói. Không có quy chế thì điểm trung bình được so với khung đúng như nó là.",
     "Rounding: not said. Without a regulation the average is compared as it is."},
    {"Số thành viên và số người phải có mặt: không nói. Tây Ninh từng đặt 75 % và có Chủ tịch Hội đồng.",
     "Number of members and quorum: not said. Tây Ninh once asked for 75 % with the chair present."},
    {"Chênh lệch giữa các thành viên: không nói. Đồng Tháp, Tây Ninh từng đặt không quá 10 điểm, quá thì thảo luận "
     "lại.",
     "Spread between members: not said. Đồng Tháp and Tây Ninh once allowed 10 points, else it is discussed again."},
    {"Khi các thành viên chọn mức khác nhau, thế nào là Hội đồng đạt mức tối thiểu: không nói. Phần mềm lấy điểm trung "
     "bình của tiêu chí, Hội đồng có thể đặt đa số hoặc tất cả.",
     "When members choose different levels, when the council has reached a minimum: not said. The program takes the "
     "criterion's average; a council may set the majority or all."},
};
constexpr Word open_source{
    "Quy chế của Đồng Tháp, Tây Ninh: dongthapbssc.vn, tayninh.gov.vn, theo quy định cũ; chỉ để hình dung.",
    "Regulations of Đồng Tháp and Tây Ninh: dongthapbssc.vn, tayninh.gov.vn, under older rules; for illustration "
    "only."};

constexpr Word try_title{"Thử với điểm của bạn", "Try it with totals of your own"};
constexpr Word totals_label{"Tổng điểm của từng thành viên", "Total of each member"};
constexpr Word totals_hint{"Cách nhau bằng dấu chấm phẩy, ví dụ 70; 70; 69; 71; 69",
                           "Separated by semicolons, such as 70; 70; 69; 71; 69"};
constexpr Word totals_wrong{
    "Không đọc được “{}”. Vui lòng ghi các số từ 0 đến 100, cách nhau bằng dấu chấm phẩy, nhiều nhất 99 số.",
    "“{}” cannot be read. Please write numbers from 0 to 100, separated by semicolons, at most 99 of them."};
constexpr Word totals_too_many{"Chỉ đọc được nhiều nhất {} tổng điểm. Vui lòng bỏ bớt.",
                               "At most {} totals are read. Please leave some out."};
constexpr Word rounding_label{"Quy chế của Hội đồng về làm tròn", "Rounding by the council's regulation"};
constexpr Word no_rounding{"Không có: không làm tròn", "None: no rounding"};
constexpr Word rounding_0{"Làm tròn đến số nguyên", "To a whole number"};
constexpr Word rounding_1{"Làm tròn đến một chữ số lẻ", "To one decimal"};
constexpr Word rounding_2{"Làm tròn đến hai chữ số lẻ", "To two decimals"};
constexpr Word missed_label{"Có thiếu mức tối thiểu nào không", "Is a minimum missed"};
constexpr Word missed_none{"Không thiếu", "None"};
constexpr Word missed_words{"Thiếu một mức {}", "One {} minimum"};
constexpr Word show{"Xem kết quả", "Show the result"};
constexpr Word sheets_words{"{} phiếu, cộng lại {} điểm.", "{} sheets, {} points together."};
constexpr Word average_words{"Trung bình: {}.", "Average: {}."};
constexpr Word not_rounded{"Không làm tròn, vì quy chế không nói.", "Not rounded, for the regulation does not say so."};
constexpr Word rounded_words{"Làm tròn theo quy chế: {}.", "Rounded by the regulation: {}."};
constexpr Word band_words{"Khung điểm: {} sao (Điều 3).", "Band: {} stars (Điều 3)."};
constexpr Word missed_result{"Thiếu một mức {}: không quá {} sao (chú giải Phụ lục II).",
                             "One {} minimum missed: at most {} stars (legend of Phụ lục II)."};
constexpr Word missed_nothing{"Đạt mọi mức tối thiểu của {} sao.", "Every minimum of {} stars is met."};
constexpr Word result_words{"Kết quả:", "Result:"};
constexpr std::string_view usual_totals = "70; 70; 69; 71; 69";

void add_answer(Html& html, const registry::View& view) {
    html.add(R"(<ul class="answer">)");
    for (const auto& line : {answer_69, answer_70, answer_missed, answer_round})
        html.add("<li>{}</li>", view.say(line));
    html.add(R"(</ul><p class="soft">{}</p>)", view.say(answer_source));
}

std::string range_words(const registry::View& view, std::span<const law::Band> bands, std::size_t at) {
    if (at == 0) return filled(view.say(from_to_top), bands[0].from, 100);
    if (bands[at].from == 0) return filled(view.say(below), bands[at - 1].from);
    return filled(view.say(from_to), bands[at].from, bands[at - 1].from);
}

void add_bands(Html& html, const registry::View& view, std::span<const law::Band> bands) {
    web::Table table{.caption = std::string(view.say(bands_title)),
                     .columns = {{std::string(view.say(average_column))},
                                 {std::string(view.say(star_column))},
                                 {std::string(view.say(minimum_column))},
                                 {std::string(view.say(decides_column))}},
                     .rows = {},
                     .caption_hidden = true};
    constexpr Word minimums[] = {minimums_5, minimums_4, minimums_3};
    table.rows.reserve(bands.size());
    for (std::size_t at = 0; at < bands.size(); ++at) {
        const bool certificate = bands[at].star >= 3;
        table.rows.push_back({range_words(view, bands, at), web::stars(view.language, bands[at].star),
                              view.say(certificate ? minimums[at] : no_certificate),
                              view.say(!certificate          ? no_one
                                       : bands[at].star == 5 ? ministry_words
                                                             : province)});
    }
    html.add("<h2>{}</h2>", view.say(bands_title)).add(web::table(view.language, table));
}

void add_stages(Html& html, const registry::View& view) {
    html.add("<h2>{}</h2><ol>", view.say(steps_title));
    for (const auto& stage : stages)
        html.add("<li>{} <small>({})</small></li>", view.say(stage.what), view.say(stage.article));
    html.add("</ol>");
}

void add_open(Html& html, const registry::View& view) {
    html.add("<h2>{}</h2><p>{}</p><ul>", view.say(open_title), view.say(open_lead));
    for (const auto& point : open_points) html.add("<li>{}</li>", view.say(point));
    html.add(R"(</ul><p class="soft">{}</p>)", view.say(open_source));
}

void add_result(Html& html, const registry::View& view, const WorkedExample& example,
                std::span<const law::Band> bands) {
    const auto decided = decide(example, bands);
    const auto exact = [&](Points points) {
        return exact_words(points, view.language == web::Language::vi ? ',' : '.');
    };
    html.add(R"(<div class="panel" id="ket-qua"><ol><li>{}</li><li>{}</li>)",
             filled(view.say(sheets_words), example.totals.size(), exact(decided.sum)),
             filled(view.say(average_words), exact(decided.average)));
    html.add("<li>{}</li><li>{}</li>",
             example.decimals ? filled(view.say(rounded_words), exact(decided.compared))
                              : std::string(view.say(not_rounded)),
             filled(view.say(band_words), decided.band));
    html.add("<li>{}</li></ol>",
             example.missed ? filled(view.say(missed_result), std::string(*example.missed, '*'), *example.missed - 1)
                            : filled(view.say(missed_nothing), decided.band));
    html.add(R"(<p class="actions"><b>{}</b> {})", view.say(result_words), web::stars(view.language, decided.star));
    if (decided.star < 3) html.add(" {}", web::tag(web::Tone::attention, view.say(no_certificate)));
    html.add("</p></div>");
}

void add_trial(Html& html, const registry::View& view, const web::Request& request, std::span<const law::Band> bands) {
    const auto typed = web::first(request.query, "diem");
    const auto decimals = number_in<std::uint8_t>(web::first(request.query, "lam-tron"));
    const auto missed = number_in<std::uint8_t>(web::first(request.query, "thieu"));
    WorkedExample example{.totals = {}};
    if (decimals && *decimals <= 2) example.decimals = decimals;
    if (missed && *missed >= 3 && *missed <= 5) example.missed = missed;
    auto totals = read_totals(typed.empty() ? usual_totals : typed);

    web::Field field{.name = "diem",
                     .label = std::string(view.say(totals_label)),
                     .hint = std::string(view.say(totals_hint)),
                     .value = std::string(typed.empty() ? usual_totals : typed)};
    if (!totals)
        field.error = totals.error().too_many ? filled(view.say(totals_too_many), most_totals)
                                              : filled(view.say(totals_wrong), totals.error().piece);
    web::Field rounding{.name = "lam-tron",
                        .label = std::string(view.say(rounding_label)),
                        .value = example.decimals ? std::to_string(*example.decimals) : std::string(),
                        .kind = web::Field::Kind::choice,
                        .choices = {{"", std::string(view.say(no_rounding))},
                                    {"0", std::string(view.say(rounding_0))},
                                    {"1", std::string(view.say(rounding_1))},
                                    {"2", std::string(view.say(rounding_2))}}};
    web::Field minimum{.name = "thieu",
                       .label = std::string(view.say(missed_label)),
                       .value = example.missed ? std::to_string(*example.missed) : std::string(),
                       .kind = web::Field::Kind::choice,
                       .choices = {{"", std::string(view.say(missed_none))}}};
    for (const std::size_t star : {3U, 4U, 5U})
        minimum.choices.push_back({std::to_string(star), filled(view.say(missed_words), std::string(star, '*'))});
    html.add(R"(<h2 id="thu">{}</h2><form class="trial" method="get" action="{}#ket-qua">)", view.say(try_title),
             web::Url(view.link("/tieu-chi/cach-cham")));
    html.add(web::field(view.language, field))
        .add(web::field(view.language, rounding))
        .add(web::field(view.language, minimum));
    html.add(web::button(web::Press::primary, view.say(show))).add("</form>");
    if (!totals) return;
    example.totals = std::move(*totals);
    add_result(html, view, example, bands);
}

}  // namespace

web::Response how_page(const registry::View& view, const law::Law& law, const web::Request& request) {
    auto frame = criteria_frame(view, request, std::string(view.say(how_title)));
    frame.description = view.say(description);
    frame.canonical = "/tieu-chi/cach-cham";
    const auto& criteria = *law.newest().criteria;
    Html html;
    html.add("<h1>{}</h1>", view.say(how_title));
    add_answer(html, view);
    add_bands(html, view, criteria.bands);
    add_stages(html, view);
    add_trial(html, view, request, criteria.bands);
    add_open(html, view);
    html.add(criteria_caution(view, criteria));
    return registry::respond(frame, std::move(html));
}

}  // namespace saolang::advice
