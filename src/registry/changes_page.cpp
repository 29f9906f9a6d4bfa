#include "registry/changes_page.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "base/number.hpp"
#include "registry/as_known.hpp"
#include "registry/change_store.hpp"
#include "registry/desk_list.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/desk_request.hpp"
#include "registry/entry_records.hpp"
#include "registry/history_view.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr std::string_view path = "/quan-ly/thay-doi";
constexpr std::size_t page_length = 50;
constexpr std::size_t most_in_a_file = 5'000;  // changes
constexpr std::size_t most_shown = 200;        // entries of one change on its page

constexpr Label title{"Thay đổi", "Changes"};
constexpr Label lead{"Mỗi lần nhập hay sửa là một thay đổi: ai, khi nào, vì sao, và những hồ sơ nào.",
                     "Each import or correction is one change: who, when, why, and which records."};
constexpr Label when_column{"Lúc", "When"};
constexpr Label who_column{"Người ghi", "By"};
constexpr Label why_column{"Lý do", "Reason"};
constexpr Label records_column{"Hồ sơ", "Records"};
constexpr Label state_column{"Tình trạng", "State"};
constexpr Label code_label{"Mã thay đổi", "Change"};
constexpr Label undone_tag{"Đã hoàn tác", "Taken back"};
constexpr Label undo_tag{"Là một lần hoàn tác", "Takes another back"};
constexpr Label older{"Các thay đổi cũ hơn", "Older changes"};
constexpr Label nothing{"Không có thay đổi nào như vậy.", "There is no such change."};
constexpr Label who_filter{"Người ghi", "By"};
constexpr Label kind_filter{"Loại hồ sơ", "Kind of record"};
constexpr Label day_filter{"Ngày", "Day"};
constexpr Label day_hint{"Ví dụ 24/11/2026", "For example 24/11/2026"};
constexpr Label anybody{"Tất cả", "Anybody"};
constexpr Label any_kind{"Tất cả", "All"};
constexpr Label filter_button{"Lọc", "Filter"};
constexpr Label undo_button{"Hoàn tác thay đổi này", "Take this change back"};
constexpr Label only_first{"Chỉ hiện {} mục mới nhất của thay đổi này.",
                           "Only the newest {} entries of this change are shown."};
constexpr Label undo_title{"Hoàn tác một thay đổi", "Take a change back"};
constexpr Label undo_asks{
    "{} hồ sơ dưới đây sẽ trở lại như trước thay đổi này. Hồ sơ được thêm trong thay đổi này sẽ ra khỏi sổ. Lịch sử "
    "vẫn còn nguyên.",
    "The {} records below go back to what they were before this change. Records it added leave the registry. The "
    "history stays."};
constexpr Label undo_reason{"Hoàn tác thay đổi {}", "Took back the change {}"};
constexpr Label keep_button{"Giữ nguyên", "Keep it"};
constexpr Label refused_undone{"Thay đổi này đã được hoàn tác rồi.", "This change was taken back already."};
constexpr Label refused_an_undo{
    "Đây là một lần hoàn tác nên không hoàn tác được nữa. Vui lòng nhập lại thông tin cần có.",
    "This change takes another back and cannot be taken back itself. Please enter what is needed again."};
constexpr Label refused_since{
    "Chưa hoàn tác được: có hồ sơ đã được sửa hoặc dùng sau thay đổi này. Hãy xem hồ sơ ấy trước: ",
    "Not taken back: a record was corrected or used after this change. Please look at it first: "};

struct Kind {
    std::string_view code;
    Label label;
};
constexpr std::array kinds{
    Kind{"product", {"Sản phẩm", "Product"}},
    Kind{"producer", {"Chủ thể", "Producer"}},
    Kind{"decision", {"Quyết định", "Decision"}},
    Kind{"recognition", {"Lần công nhận", "Recognition"}},
    Kind{"setting", {"Thiết lập", "Setting"}},
    Kind{"remark", {"Báo sai", "Report"}},
    Kind{"unit_contact", {"Đầu mối", "Contact"}},
    Kind{"not_double", {"Không trùng", "No double"}},
    Kind{"screened_product", {"Tươi, thô hay chế biến", "Fresh, raw or processed"}},
    Kind{"evidence", {"Ảnh, giấy tờ", "Evidence"}},
    Kind{"evidence_file", {"Tệp", "File"}},
    Kind{"change", {"Một thay đổi khác", "A change"}},
};
Label label_of_kind(std::string_view code) {
    const auto found = std::ranges::find(kinds, code, &Kind::code);
    return found == kinds.end() ? Label{"Hồ sơ khác", "Another record"} : found->label;
}

// Whether the visitor may do one act to the record of an entry.
class MaySee {
public:
    MaySee(const DeskRequest& desk, web::Act act) : desk_(desk), act_(act), everything_(desk.reach(act).everything) {}
    bool operator()(const EntryRecords& records, const trail::Subject& subject) const {
        return everything_ ||
               std::ranges::any_of(lying(records, subject), [&](const auto& one) { return desk_.may(act_, one); });
    }

private:
    // What belongs to no product or producer, as a plan, lies in the province served.
    [[nodiscard]] std::vector<people::Subject> lying(const EntryRecords& records, const trail::Subject& subject) const {
        if (is_of_registry(subject)) return records.subjects_of(subject);
        return {{.place = desk_.view.province_on(desk_.visitor.today)}};
    }

    const DeskRequest& desk_;
    web::Act act_;
    bool everything_;
};

EntryRecords records_of(const DeskRequest& desk) { return {desk.index(), desk.view.gazetteer}; }

// The record the rule is asked about for an entry: a picture's is its product, a plan's itself. Nothing when no part
// knows it.
std::optional<trail::Subject> record_behind(const DeskRequest& desk, db::Reader& reader,
                                            const trail::Subject& subject) {
    if (is_of_registry(subject)) return subject;
    return desk.site.record_behind ? desk.site.record_behind(reader, subject) : std::nullopt;
}

struct NamedRecord {
    std::string name;
    std::string href;  // empty: it has no page of its own
};
std::optional<PartRecord> part_record(const DeskRequest& desk, const trail::Subject& subject) {
    std::optional<PartRecord> found;
    if (desk.site.part_record)
        desk.site.database.read([&](db::Reader& reader) { found = desk.site.part_record(reader, subject); });
    return found;
}

Label label_of(const DeskRequest& desk, const trail::Subject& subject) {
    const auto part = is_of_registry(subject) ? std::nullopt : part_record(desk, subject);
    return part ? part->kind : label_of_kind(subject.kind);
}

NamedRecord named_record(const DeskRequest& desk, const EntryRecords& records, const trail::Subject& subject) {
    const auto& index = desk.index();
    if (const auto product = records.product_of(subject))
        return {index.products[*product].name, "/quan-ly/san-pham/" + index.products[*product].code};
    if (subject.kind == "producer")
        if (const auto at = index.at(ProducerId{subject.id}))
            return {index.producers[*at].name, "/quan-ly/chu-the/" + index.producers[*at].code};
    if (subject.kind == "decision")
        if (const auto* decision = index.decision(DecisionId{subject.id}))
            return {decision->number, "/quan-ly/quyet-dinh/" + std::to_string(subject.id)};
    if (const auto part = is_of_registry(subject) ? std::nullopt : part_record(desk, subject))
        return {part->name, part->href};
    return {std::string(desk.say(label_of_kind(subject.kind))) + " " + std::to_string(subject.id), ""};
}

void add_record_link(Html& html, const DeskRequest& desk, const EntryRecords& records, const trail::Subject& subject) {
    const auto record = named_record(desk, records, subject);
    html.add("{}: ", desk.say(label_of(desk, subject)));
    if (record.href.empty()) {
        html.text(record.name);
    } else {
        html.add(R"(<a href="{}">{}</a>)", web::Url(desk.link(record.href)), record.name);
    }
}

// ---- The list -------------------------------------------------------------------------------------------------------

ChangeQuestion question_in(const DeskRequest& desk) {
    ChangeQuestion question{.account = std::string(desk.asked("ai")),
                            .kind = std::string(desk.asked("loai")),
                            .more_layouts = desk.site.more_layouts};
    if (const auto day = date_named(desk.asked("ngay"))) {
        question.from = Moment{end_of(day->plus_days(-1)).milliseconds + 1};
        question.until = Moment{end_of(*day).milliseconds + 1};
    }
    if (desk.asked("trang").starts_with("sau-"))
        question.before = number_in<std::int64_t>(desk.asked("trang").substr(4));
    return question;
}

web::Raw filter_form(const DeskRequest& desk, const std::vector<web::Choice>& people) {
    const auto field = [&](std::string_view name, Label label, std::vector<web::Choice> choices) {
        return web::field(desk.view.language, {.name = std::string(name),
                                               .label = std::string(desk.say(label)),
                                               .value = std::string(desk.asked(name)),
                                               .kind = web::Field::Kind::choice,
                                               .choices = std::move(choices)});
    };
    std::vector<web::Choice> records{{"", std::string(desk.say(any_kind))}};
    for (const auto& kind : kinds)
        if (kind.code != "change" && kind.code != "evidence_file")
            records.push_back({std::string(kind.code), std::string(desk.say(kind.label))});
    Html html;
    html.add(R"(<form class="ask" action="{}">{}{}{}{}</form>)", web::Url(desk.link(path)),
             field("ai", who_filter, people), field("loai", kind_filter, std::move(records)),
             web::field(desk.view.language, {.name = "ngay",
                                             .label = std::string(desk.say(day_filter)),
                                             .hint = std::string(desk.say(day_hint)),
                                             .value = std::string(desk.asked("ngay")),
                                             .kind = web::Field::Kind::date}),
             web::button(web::Press::plain, desk.say(filter_button)));
    return std::move(html).raw();
}

bool may_see_some(const DeskRequest& desk, db::Reader& reader, const EntryRecords& records, const ChangeRow& row) {
    const MaySee sees(desk, people::view_trail);
    return std::ranges::any_of(trail::subjects_of_change(reader, row.code), [&](const auto& entry) {
        const auto record = record_behind(desk, reader, entry.second);
        return record && sees(records, *record);
    });
}

struct Found {
    std::vector<ChangeRow> rows;
    std::vector<std::string> authors;  // parallel to rows
    std::vector<web::Choice> people;
    std::int64_t last = 0;  // key of the last change that was read, seen or not
    bool more = false;
};

Found find_changes(const DeskRequest& desk, std::size_t most) {
    Found found;
    const bool sees_all = desk.reach(people::view_trail).everything;
    const auto records = records_of(desk);
    desk.site.database.read([&](db::Reader& reader) {
        Authors authors(reader, desk.view.gazetteer, NamesShown::people);
        auto rows = changes(reader, question_in(desk), most + 1);
        found.more = rows.size() > most;
        if (found.more) rows.pop_back();
        if (!rows.empty()) found.last = rows.back().first;
        for (auto& row : rows) {
            if (!sees_all && !may_see_some(desk, reader, records, row)) continue;
            found.authors.push_back(authors.name(row.account, row.moment, desk.view.language));
            found.rows.push_back(std::move(row));
        }
        found.people.push_back({"", std::string(desk.say(anybody))});
        for (const auto& account : authors_of_changes(reader, desk.site.more_layouts))
            found.people.push_back({account, authors.name(account, desk.visitor.now, desk.view.language)});
    });
    std::ranges::sort(found.people.begin() + 1, found.people.end(), {}, &web::Choice::label);
    return found;
}

web::Cell state_cell(const DeskRequest& desk, const ChangeRow& row) {
    if (row.undone) return web::tag(web::Tone::quiet, desk.say(undone_tag));
    if (row.action == "undo") return web::tag(web::Tone::information, desk.say(undo_tag));
    return "";
}

std::string state_words(const DeskRequest& desk, const ChangeRow& row) {
    if (row.undone) return std::string(desk.say(undone_tag));
    return row.action == "undo" ? std::string(desk.say(undo_tag)) : std::string();
}

web::Response changes_file(const DeskRequest& desk) {
    const auto found = find_changes(desk, most_in_a_file);
    return desk_file(desk, "thay-doi", [&](db::Reader&) {
        office::Table table;
        table.title = desk.say(title);
        for (const auto column : {code_label, when_column, who_column, why_column, records_column, state_column})
            table.headings.emplace_back(desk.say(column));
        table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
            for (std::size_t i = 0; i < found.rows.size(); ++i) {
                const auto& row = found.rows[i];
                take(office::OutRow{{.text = row.code},
                                    {.text = to_vietnamese(row.moment)},
                                    {.text = found.authors[i]},
                                    {.text = row.reason},
                                    {office::OutCell::Kind::integer, std::to_string(row.entries)},
                                    {.text = state_words(desk, row)}});
            }
        };
        return table;
    });
}

web::Response changes_page(const DeskRequest& desk) {
    if (asks_for_file(desk)) return changes_file(desk);
    const auto found = find_changes(desk, page_length);
    web::Table table{.caption = std::string(desk.say(title)), .columns = {}, .rows = {}, .caption_hidden = true};
    for (const auto column : {when_column, who_column, why_column, records_column, state_column})
        table.columns.push_back({std::string(desk.say(column))});
    table.columns[3].number = true;
    for (std::size_t i = 0; i < found.rows.size(); ++i) {
        const auto& row = found.rows[i];
        table.rows.push_back({web::Cell::link(desk.link(std::string(path) + "/" + row.code), to_vietnamese(row.moment)),
                              found.authors[i], row.reason, row.entries, state_cell(desk, row)});
    }
    Html html;
    html.add(R"(<h1>{}</h1><p class="lead">{}</p>{})", desk.say(title), desk.say(lead),
             filter_form(desk, found.people));
    if (table.rows.empty()) {
        html.add("<p>{}</p>", desk.say(nothing));
    } else {
        auto pairs = desk.request.query;
        std::erase_if(pairs, [](const auto& pair) { return pair.first == "trang"; });
        table.excel_href = address_with(desk.link(path), plus(std::move(pairs), "dang", "xlsx"));
        html.add(web::table(desk.view.language, table));
    }
    if (found.more) {
        auto pairs = desk.request.query;
        std::erase_if(pairs, [](const auto& pair) { return pair.first == "trang"; });
        html.add("<p>{}</p>", web::button_link(web::Press::plain,
                                               address_with(desk.link(path), plus(std::move(pairs), "trang",
                                                                                  "sau-" + std::to_string(found.last))),
                                               desk.say(older)));
    }
    return desk_answer(desk, {.title = std::string(desk.say(title)), .section = path}, std::move(html));
}

// ---- One change -----------------------------------------------------------------------------------------------------

struct OneChange {
    std::vector<trail::Entry> entries;     // those the visitor may see, newest first; no more than are shown
    std::vector<trail::Subject> subjects;  // of all those, each once
    std::size_t seen = 0;                  // entries the visitor may see
    std::size_t all = 0;
    bool undone = false;
    [[nodiscard]] bool an_undo() const { return entries.front().action == "undo"; }
};

// Nothing when there is no such change, or none of its records is the visitor's.
std::optional<OneChange> change_in(const DeskRequest& desk, db::Reader& reader, const EntryRecords& records,
                                   web::Act act) {
    OneChange change;
    const MaySee sees(desk, act);
    std::set<std::pair<std::string, std::int64_t>> known;
    const auto all = trail::subjects_of_change(reader, desk.request.parameters[0]);
    for (const auto& [sequence, subject] : all) {
        const auto record = record_behind(desk, reader, subject);
        if (!record || !sees(records, *record)) continue;
        if (change.seen++ < most_shown) change.entries.push_back(trail::entry_at(reader, sequence).value());
        if (known.emplace(subject.kind, subject.id).second) change.subjects.push_back(subject);
    }
    if (change.seen == 0) return std::nullopt;
    change.all = all.size();
    change.undone = is_undone(reader, all.back().first);
    return change;
}

void add_records(Html& html, const DeskRequest& desk, const EntryRecords& records, const OneChange& change) {
    html.add("<ul>");
    for (std::size_t i = 0; i < std::min(change.subjects.size(), most_shown); ++i) {
        html.add("<li>");
        add_record_link(html, desk, records, change.subjects[i]);
        html.add("</li>");
    }
    html.add("</ul>");
}

web::Response change_page(const DeskRequest& desk) {
    std::optional<OneChange> change;
    std::vector<PastEntry> past;
    const auto records = records_of(desk);
    desk.site.database.read([&](db::Reader& reader) {
        change = change_in(desk, reader, records, people::view_trail);
        if (!change) return;
        Authors authors(reader, desk.view.gazetteer, NamesShown::people);
        const MaySee sees_private(desk, people::view_private);
        for (const auto& entry : change->entries) {
            const bool with_private = sees_private(records, entry.subject);
            past.push_back(past_entry(reader, authors, desk.view.language,
                                      {label_of_kind(entry.subject.kind), entry.subject, with_private}, entry));
        }
    });
    if (!change) return {.status = 404};
    const auto& code = desk.request.parameters[0];
    Html html;
    html.add("<h1>{} <code>{}</code></h1>", desk.say(code_label), code);
    html.add(R"(<p class="lead">{} · {} · {}</p>)", to_vietnamese(past.front().entry.moment), past.front().author,
             past.front().entry.reason);
    if (change->undone) html.add("<p>{}</p>", web::tag(web::Tone::quiet, desk.say(undone_tag)));
    if (change->an_undo()) html.add("<p>{}</p>", web::tag(web::Tone::information, desk.say(undo_tag)));
    if (!change->undone && !change->an_undo() && desk.holds(people::undo_changes))
        html.add("<p>{}</p>",
                 web::button_link(web::Press::destructive, desk.link(std::string(path) + "/" + code + "/hoan-tac"),
                                  desk.say(undo_button)));
    if (change->seen > past.size()) html.add("<p>{}</p>", filled(desk.say(only_first), std::to_string(past.size())));
    html.add("<h2>{} ({})</h2>", desk.say(records_column), change->subjects.size());
    add_records(html, desk, records, *change);
    for (auto& one : past) one.what = label_of(desk, one.entry.subject);
    html.add(history_list(desk.view, past, {.words = &desk.site.part_words}));
    return desk_answer(desk,
                       {.title = std::string(desk.say(code_label)) + " " + code,
                        .section = path,
                        .crumbs = {{std::string(desk.say(title)), desk.link(path)}}},
                       std::move(html));
}

// ---- Taking it back -------------------------------------------------------------------------------------------------

// A change is taken back as a whole: by those who may do it to every record of it.
std::optional<OneChange> change_to_undo(const DeskRequest& desk, const EntryRecords& records) {
    std::optional<OneChange> change;
    desk.site.database.read(
        [&](db::Reader& reader) { change = change_in(desk, reader, records, people::undo_changes); });
    return change && change->seen == change->all ? change : std::nullopt;
}

web::Raw refusal_words(const DeskRequest& desk, const EntryRecords& records, const UndoRefused& refused) {
    Html html;
    html.add("<p>");
    if (refused.why == UndoRefused::Why::changed_since) {
        html.text(desk.say(refused_since));
        if (refused.subject) add_record_link(html, desk, records, *refused.subject);
    } else {
        html.text(desk.say(refused.why == UndoRefused::Why::an_undo ? refused_an_undo : refused_undone));
    }
    html.add("</p>");
    return std::move(html).raw();
}

web::Response undo_page(const DeskRequest& desk, const EntryRecords& records, const OneChange& change,
                        const std::optional<UndoRefused>& refused) {
    const auto& code = desk.request.parameters[0];
    const auto here = std::string(path) + "/" + code;
    Html html;
    html.add("<h1>{}</h1>", desk.say(undo_title));
    if (refused) html.add(R"(<div class="flash bad" role="alert">{}</div>)", refusal_words(desk, records, *refused));
    html.add(R"(<p class="lead">{}</p><p>{}: {}</p>)",
             filled(desk.say(undo_asks), std::to_string(change.subjects.size())), desk.say(why_column),
             change.entries.front().reason);
    add_records(html, desk, records, change);
    html.add(people::form_start(desk.site.gate, desk.visitor, desk.link(here + "/hoan-tac")));
    html.add(R"(<p class="actions">{}{}</p></form>)", web::button(web::Press::destructive, desk.say(undo_button)),
             web::button_link(web::Press::plain, desk.link(here), desk.say(keep_button)));
    return desk_answer(desk,
                       {.title = std::string(desk.say(undo_title)),
                        .section = path,
                        .crumbs = {{std::string(desk.say(title)), desk.link(path)}}},
                       std::move(html), refused ? 409 : 200);
}

web::Response undo(const DeskRequest& desk) {
    const auto records = records_of(desk);
    const auto change = change_to_undo(desk, records);
    if (!change) return {.status = 404};
    std::optional<UndoRefused> refused;
    const auto location = once_unless_refused(desk, [&](db::Writer& writer) -> std::optional<std::string> {
        const auto& code = desk.request.parameters[0];
        const auto taking_back =
            trail::begin_change(people::trail_actor(desk.visitor), filled(undo_reason.vi, code), desk.site.random);
        const auto done = undo_change({writer, taking_back, desk.visitor.now, desk.site.random}, code,
                                      desk.site.more_layouts, desk.site.more_dependents);
        if (done) return desk.link(path);
        refused = done.error();
        return std::nullopt;
    });
    if (!location) return undo_page(desk, records, *change, refused);
    return web::with_flash(web::see_other(*location), desk.request, undone_message);
}

}  // namespace

void add_changes_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view at, web::Act act, Label doc, DeskHandler handle,
                         std::vector<web::Parameter> parameters = {}) {
        add_desk_route(
            routes, site,
            {.method = method, .path = at, .act = act, .doc = doc, .handle = {}, .parameters = std::move(parameters)},
            std::move(handle));
    };
    add(web::Method::get, path, people::view_trail, {"Các thay đổi của sổ", "Changes of the registry"}, changes_page,
        {{"ai", "import", {"mã tài khoản", "code of an account"}},
         {"loai", "product", {"loại hồ sơ", "kind of record"}},
         {"ngay", "2026-11-24", {"ngày ghi", "day of writing"}},
         {"dang", "xlsx", {"tải về Excel", "as a workbook"}}});
    add(web::Method::get, "/quan-ly/thay-doi/{code}", people::view_trail,
        {"Một thay đổi: những gì đã ghi", "One change: what was written"}, change_page);
    add(web::Method::get, "/quan-ly/thay-doi/{code}/hoan-tac", people::undo_changes,
        {"Hỏi lại trước khi hoàn tác", "Asks before a change is taken back"},
        [](const DeskRequest& desk) -> web::Response {
            const auto records = records_of(desk);
            const auto change = change_to_undo(desk, records);
            if (!change) return {.status = 404};
            return undo_page(desk, records, *change, {});
        });
    add(web::Method::post, "/quan-ly/thay-doi/{code}/hoan-tac", people::undo_changes,
        {"Hoàn tác một thay đổi", "Take a change back"}, undo);
}

}  // namespace saolang::registry
