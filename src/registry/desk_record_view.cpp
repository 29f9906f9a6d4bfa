#include "registry/desk_record_view.hpp"

#include "registry/desk_facets.hpp"
#include "registry/desk_recognitions_page.hpp"
#include "registry/labels.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label known_words{"Hồ sơ như sổ biết vào cuối ngày {}, không phải hồ sơ hôm nay.",
                            "The record as the registry knew it at the end of {}, not today's."};
constexpr Label to_today{"Về hồ sơ hôm nay", "To today's record"};
constexpr Label history_heading{"Lịch sử từng thông tin", "History of every value"};
constexpr Label known_heading{"Xem hồ sơ như đã biết vào một ngày", "See the record as it was known on a day"};
constexpr Label known_label{"Ngày", "Day"};
constexpr Label known_hint{"Ví dụ 01/03/2025", "For example 01/03/2025"};
constexpr Label known_button{"Xem", "See"};
constexpr Label recognitions_heading{"Các lần công nhận", "Recognitions"};
constexpr Label product_column{"Sản phẩm", "Product"};
constexpr Label star_column{"Hạng sao", "Stars"};
constexpr Label place_column{"Nơi sản xuất", "Place"};
constexpr Label decision_column{"Quyết định", "Decision"};
constexpr Label certificate_column{"Giấy chứng nhận", "Certificate"};
constexpr Label term_column{"Hiệu lực", "Validity"};
constexpr Label source_column{"Nguồn", "Source"};
constexpr Label acts_column{"Việc", "Acts"};
constexpr Label no_star{"không nêu", "not stated"};
constexpr Label term_words{"{} đến {}", "{} to {}"};
constexpr Label extended_words{"kéo dài đến trước {}", "extended until {}"};
constexpr Label withdrawn_words{"thu hồi {}", "withdrawn {}"};
constexpr Label edit_label{"Sửa", "Edit"};
constexpr Label withdraw_label{"Thu hồi", "Withdraw"};

std::string id_text(RecognitionId id) { return std::to_string(static_cast<std::int64_t>(id)); }

web::Cell term_cell(const DeskRequest& desk, const Shown& shown, const Recognition& recognition, Date day) {
    const auto date = [&](std::optional<Date> value) { return value ? shown.view.date(*value) : std::string("?"); };
    Html html;
    html.add("<span>");
    if (recognition.valid_from || recognition.valid_to)
        html.text(filled(desk.say(term_words), date(recognition.valid_from), date(recognition.valid_to)));
    else if (recognition.year)
        html.text(std::to_string(*recognition.year));
    if (recognition.extension) {
        html.add("<br>{}", filled(desk.say(extended_words), shown.view.date(recognition.extension->until)));
        if (!recognition.extension->instrument.empty()) html.add(" ({})", recognition.extension->instrument);
    }
    if (recognition.withdrawal) {
        const auto& withdrawal = *recognition.withdrawal;
        html.add("<br>{}: {}", filled(desk.say(withdrawn_words), shown.view.date(withdrawal.date)),
                 desk.say(label_of(withdrawal.ground)));
        if (!withdrawal.instrument.empty()) html.add(" ({})", withdrawal.instrument);
    }
    html.add("<br>{}</span>", recognition_tag(desk, recognition, day));
    return std::move(html).raw();
}

web::Cell decision_cell(const DeskRequest& desk, const Shown& shown, const Recognition& recognition) {
    const auto* decision = recognition.decision ? shown.view.index->decision(*recognition.decision) : nullptr;
    if (!decision) return "";
    auto words = decision->number;
    if (decision->date) words += " · " + shown.view.date(*decision->date);
    const auto id = std::to_string(static_cast<std::int64_t>(decision->id));
    return web::Cell::link(desk.link("/quan-ly/quyet-dinh/" + id), words);
}

std::string made_in(const DeskRequest& desk, const Shown& shown, ProductAt at) {
    const auto& index = *shown.view.index;
    return place_words(shown.view, index.has_place[at] ? std::optional(index.place[at]) : std::nullopt,
                       desk.view.today);
}

web::Cell acts_cell(const DeskRequest& desk, const Recognition& recognition, const people::Subject& subject) {
    const auto path = "/quan-ly/cong-nhan/" + id_text(recognition.id);
    Html html;
    html.add("<span>");
    if (desk.may(people::edit_recognitions, subject))
        html.add(R"(<a href="{}">{}</a> )", web::Url(desk.link(path + "/sua")), desk.say(edit_label));
    if (!recognition.withdrawal && desk.may(people::withdraw_recognitions, subject))
        html.add(R"(<a href="{}">{}</a>)", web::Url(desk.link(path + "/thu-hoi")), desk.say(withdraw_label));
    html.add("</span>");
    return std::move(html).raw();
}

}  // namespace

std::optional<Date> known_on(const DeskRequest& desk) {
    const auto day = date_named(desk.asked("luc"));
    return day && *day < desk.view.today ? day : std::nullopt;
}

void add_record_head(Html& html, const DeskRequest& desk, std::string_view name, const web::Raw& tags,
                     const std::vector<RecordAction>& actions) {
    html.add(R"(<h1>{}</h1>)", name);
    if (!tags.empty()) html.add(R"(<p class="actions">{}</p>)", tags);
    html.add(R"(<p class="actions">)");
    for (const auto& action : actions)
        html.add(web::button_link(web::Press::plain, desk.link(action.href), action.words, action.sign));
    html.add("</p>");
}

void add_known_notice(Html& html, const DeskRequest& desk, const Shown& shown, const std::string& path) {
    if (shown.now()) return;
    html.add(web::flash({web::Tone::attention, filled(desk.say(known_words), desk.view.date(*shown.known))}));
    html.add("<p>{}</p>", web::button_link(web::Press::plain, desk.link(path), desk.say(to_today)));
}

void add_history(Html& html, const DeskRequest& desk, const std::string& path, const std::vector<HistoryPart>& parts,
                 const EntryWords* words) {
    std::vector<PastEntry> past;
    desk.site.database.read([&](db::Reader& reader) {
        Authors authors(reader, desk.view.gazetteer, NamesShown::people);
        past = history_of(reader, authors, desk.view.language, parts);
    });
    html.add(R"(<details class="known"><summary>{}</summary><form class="ask" action="{}">)", desk.say(known_heading),
             web::Url(desk.link(path)));
    html.add(web::field(desk.view.language, {.name = "luc",
                                             .label = std::string(desk.say(known_label)),
                                             .hint = std::string(desk.say(known_hint)),
                                             .value = std::string(desk.asked("luc")),
                                             .kind = web::Field::Kind::date}));
    html.add("{}</form></details>", web::button(web::Press::plain, desk.say(known_button)));
    html.add("<h2>{}</h2>", desk.say(history_heading));
    html.add(history_list(desk.view, past, {.to_changes = desk.holds(people::view_trail), .words = words}));
}

web::Raw recognitions_table(const DeskRequest& desk, const Shown& shown,
                            const std::vector<const Recognition*>& recognitions, bool with_product) {
    web::Table table{
        .caption = std::string(desk.say(recognitions_heading)), .columns = {}, .rows = {}, .caption_hidden = true};
    if (with_product) table.columns.push_back({std::string(desk.say(product_column))});
    table.columns.push_back({std::string(desk.say(star_column))});
    table.columns.push_back({std::string(desk.say(with_product ? place_column : decision_column))});
    for (const auto column : {certificate_column, term_column, source_column})
        table.columns.push_back({std::string(desk.say(column))});
    if (shown.now()) table.columns.push_back({std::string(desk.say(acts_column))});
    const auto day = shown.known.value_or(desk.view.today);
    for (const auto* recognition : recognitions) {
        const auto at = shown.view.index->at(recognition->product).value();
        std::vector<web::Cell> row;
        const auto& product = shown.view.index->products[at];
        if (with_product) row.push_back(web::Cell::link(desk.link("/quan-ly/san-pham/" + product.code), product.name));
        row.push_back(recognition->star
                          ? web::Cell(web::stars(desk.view.language, recognition->star->number(), web::StarSize::small))
                          : web::Cell(desk.say(no_star)));
        row.push_back(with_product ? web::Cell(made_in(desk, shown, at)) : decision_cell(desk, shown, *recognition));
        row.push_back(recognition->certificate_number);
        row.push_back(term_cell(desk, shown, *recognition, day));
        row.push_back(recognition->source.empty() ? std::string(desk.say(label_of(recognition->confidence)))
                                                  : recognition->source);
        if (shown.now()) row.push_back(acts_cell(desk, *recognition, subject_of_product(*shown.view.index, at)));
        table.rows.push_back(std::move(row));
    }
    return web::table(desk.view.language, table);
}

}  // namespace saolang::registry
