#include "programme/target_form_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/plan_ask.hpp"
#include "programme/plan_edit.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/plan_view.hpp"

namespace saolang::programme {

namespace {

using registry::FieldWords;
using registry::filled;
using web::Word;
using FieldKind = web::Field::Kind;

constexpr Word add_title{"Thêm chỉ tiêu", "Add a target"};
constexpr Word correct_title{"Sửa chỉ tiêu", "Correct a target"};
constexpr Word share_title{"Giao chỉ tiêu cho đơn vị", "Share the target out"};
constexpr Word remove_title{"Bỏ chỉ tiêu", "Remove a target"};
constexpr Word remove_lead{"Bỏ “{}” khỏi kế hoạch, cùng mức giao cho các đơn vị. Lịch sử vẫn giữ.",
                           "Takes “{}” out of the plan, with its shares. History keeps it."};
constexpr Word share_lead{"Mục tiêu: {}. Đã giao {} đơn vị, cộng {}.", "Goal: {}. Shared among {} units, sum {}."};
constexpr Word share_hint{"Để trống đơn vị không được giao.", "Leave a unit empty that has no share."};
constexpr Word moved{"Đổi thứ tự chỉ tiêu", "Targets put in another order"};
constexpr Word choose_indicator{"Chọn chỉ số…", "Choose an indicator…"};
constexpr Word own_mark{"{} (tự lập)", "{} (your own)"};
constexpr Word measured_mark{"{}: đo bằng {}", "{}: measured in {}"};
constexpr Word make_own{"Chưa có chỉ số bạn cần? Tự lập chỉ số", "Not the one you need? Make an indicator"};

constexpr FieldWords indicator_words{
    "chi-so",
    {"Chỉ số: đo cái gì", "Indicator: what is measured"},
    Word{"Chỉ số quyết định hồ sơ nào được tính và đơn vị đo.", "It decides which records count and the measure."},
    FieldKind::choice,
    true};
constexpr FieldWords words_words{"loi",
                                 {"Chỉ tiêu, như trong văn bản", "The target, as in the document"},
                                 Word{"Ví dụ: Mỗi huyện có ít nhất một điểm bán hàng OCOP.",
                                      "For example: Each district has at least one OCOP sales point."},
                                 FieldKind::text,
                                 true};
constexpr FieldWords comparison_words{"so-sanh", {"So sánh", "Comparison"}, {}, FieldKind::choice, true};
constexpr FieldWords goal_words_field{
    "muc",
    {"Mức", "Goal"},
    Word{"Viết như thường viết: 70 %, 1,5 lần, 395, 2 tỷ. “Tất cả” thì để trống hoặc 100 %.",
         "As you would write it: 70 %, 1,5 times, 395, 2 tỷ. Of “all” leave it empty or 100 %."}};
constexpr FieldWords goal_to_words{"den-muc",
                                   {"Đến mức (chỉ khi “trong khoảng”)", "Up to (of “between” alone)"},
                                   Word{"Ví dụ: 20.", "For example: 20."}};
constexpr FieldWords due_words{
    "han", {"Hạn", "Due"}, Word{"Ví dụ: 31/12/2025.", "For example: 31/12/2025."}, FieldKind::date, true};
constexpr FieldWords department_words{
    "co-quan",
    {"Cơ quan chủ trì", "Responsible department"},
    Word{"Ví dụ: Văn phòng Điều phối nông thôn mới tỉnh.", "For example: Văn phòng Điều phối nông thôn mới tỉnh."}};

std::vector<web::Choice> indicator_choices(const Ask& ask) {
    const auto& desk = ask.desk;
    std::vector<web::Choice> offered{{"", std::string(desk.say(choose_indicator))}};
    const auto built_in = built_in_indicators().size();
    for (const auto& one : indicators_offered(ask.world)) {
        const auto name = filled(desk.say(measured_mark), one.name(desk.request.language),
                                 desk.say(measures_in[one.measured_in].words));
        offered.push_back({one.code, offered.size() > built_in ? filled(desk.say(own_mark), name) : name});
    }
    return offered;
}

std::vector<web::Field> fields_of(const Ask& ask, const web::Form& form) {
    const auto language = ask.desk.request.language;
    std::vector<web::Choice> compared;
    compared.reserve(comparisons.size());
    for (const auto& option : comparisons)
        compared.push_back({std::string(option.code), std::string(option.words.in(language))});
    return {registry::field_of(form, language, indicator_words, indicator_choices(ask)),
            registry::field_of(form, language, words_words),
            registry::field_of(form, language, comparison_words, std::move(compared)),
            registry::field_of(form, language, goal_words_field),
            registry::field_of(form, language, goal_to_words),
            registry::field_of(form, language, due_words),
            registry::field_of(form, language, department_words)};
}

registry::EditForm edit_form(const Ask& ask, Row version, std::string action, Word title, const web::Form& form) {
    registry::EditForm page{
        .action = std::move(action), .title = std::string(ask.desk.say(title)), .section = plans_path};
    page.above = above_version(ask, version);
    page.fields = fields_of(ask, form);
    web::Html lead;
    lead.add(R"(<p><a href="{}">{}</a></p>)", web::Url(ask.desk.link("/quan-ly/chi-so")), ask.desk.say(make_own));
    page.lead = std::move(lead).raw();
    page.status = form.valid() ? 200 : 422;
    return page;
}

std::string path_after(const Ask& ask, Row version) { return ask.desk.link(path_of_version(ask, version)); }

// ---- Adding
// ----------------------------------------------------------------------------------------------------------

web::Response show_new(const Ask& ask, Row version) {
    const auto plan = *plan_of(*ask.world.ledger, version);
    web::Pairs typed{{"so-sanh", "at_least"}, {"han", to_vietnamese(last_day_of_year(plan.year))}};
    return registry::form_page(ask.desk, edit_form(ask, version, path_of_version(ask, version) + "/them", add_title,
                                                   web::Form(std::move(typed))));
}

web::Response take_new(const Ask& ask, Row version) {
    const auto& desk = ask.desk;
    const auto plan = *plan_of(*ask.world.ledger, version);
    const auto rows = targets_of(*ask.world.ledger, version);
    Values before(target::fields.size());
    before[target::plan] = std::to_string(ask.table(plan::kind).ids[version]);
    before[target::place] =
        std::to_string(rows.empty() ? 1 : ask.table(target::kind).number(target::place, rows.back()) + 1);
    web::Form form(desk.request.form);
    const auto values = check_target(form, plan_ground(ask), plan.year, before);
    if (!form.valid())
        return registry::form_page(desk,
                                   edit_form(ask, version, path_of_version(ask, version) + "/them", add_title, form));
    return registry::save_new(desk, add_title, [&](const trail::WriteContext& context) {
        (void)add_record(context, target::kind, values);
        return path_after(ask, version);
    });
}

// ---- Correcting
// ------------------------------------------------------------------------------------------------------

registry::Stored stored(const Ask& ask, Row row) {
    return {layout_of(target::kind), ask.table(target::kind).ids[row], typed_of_target};
}

registry::EditForm correct_form(const Ask& ask, Row row, const web::Form& form) {
    auto page = edit_form(ask, version_of_target(*ask.world.ledger, row), edit_path_of_target(ask, row) + "/sua",
                          correct_title, form);
    page.fields.push_back(registry::reason_of(form, ask.desk.request.language));
    return page;
}

web::Response show_correct(const Ask& ask, Row row) {
    auto [typed, shown] = registry::stored_form(ask.desk, stored(ask, row));
    auto page = correct_form(ask, row, web::Form(std::move(typed)));
    page.version = shown;
    return registry::form_page(ask.desk, page);
}

web::Response take_correct(const Ask& ask, Row row) {
    const auto& desk = ask.desk;
    const auto version = version_of_target(*ask.world.ledger, row);
    const auto id = ask.table(target::kind).ids[row];
    std::optional<StoredRecord> before;
    desk.site.database.read([&](db::Reader& reader) { before = stored_record(reader, target::kind, id); });
    if (!before) return registry::gone();
    web::Form form(desk.request.form);
    const auto values = check_target(form, plan_ground(ask), plan_of(*ask.world.ledger, version)->year, before->values);
    const auto reason = registry::read_reason(form);
    auto page = correct_form(ask, row, form);
    if (!form.valid()) return registry::form_page(desk, page);
    return registry::save_correction(desk, std::move(page), stored(ask, row), reason,
                                     [&](const trail::WriteContext& context) {
                                         correct_record(context, target::kind, id, values);
                                         return path_after(ask, version);
                                     });
}

// ---- Shares
// ----------------------------------------------------------------------------------------------------------

registry::EditForm share_form(const Ask& ask, Row row, const web::Form& form) {
    const auto& desk = ask.desk;
    const auto ground = plan_ground(ask);
    const auto& targets = ask.table(target::kind);
    const auto measure = static_cast<MeasuredIn>(targets.number(target::measured_in, row));
    registry::EditForm page{.action = edit_path_of_target(ask, row) + "/giao",
                            .title = fmt::format("{}: {}", desk.say(share_title), targets.text(target::words, row)),
                            .section = plans_path};
    page.above = above_version(ask, version_of_target(*ask.world.ledger, row));
    const auto shares = shares_of(*ask.world.ledger, row);
    std::int64_t sum = 0;
    web::Html before;
    for (const auto& share : shares) sum += share.goal;
    for (const auto unit : units_to_share(ground, row)) {
        const auto share = std::ranges::find(shares, unit, &UnitShare::unit);
        before.add(R"(<input type="hidden" name="{}" value="{}">)", share_before_field(ground, unit),
                   share == shares.end() ? std::string() : amount_words(share->goal, measure, web::Language::vi));
        const auto name = share_field(ground, unit);
        page.fields.push_back({.name = name,
                               .label = desk.view.name_of(unit),
                               .value = std::string(form.typed(name)),
                               .error = std::string(form.error(name, desk.request.language))});
    }
    web::Html lead;
    lead.add(R"(<p class="lead">{}</p><p>{}</p>)",
             filled(desk.say(share_lead), goal_words(goal_of(*ask.world.ledger, row), measure, desk.request.language),
                    shares.size(), amount_words(sum, measure, desk.request.language)),
             desk.say(share_hint));
    page.lead = std::move(lead).raw();
    page.ask = std::move(before).raw();
    page.status = form.valid() ? 200 : 422;
    return page;
}

web::Response show_shares(const Ask& ask, Row row) {
    const auto ground = plan_ground(ask);
    const auto measure = static_cast<MeasuredIn>(ask.table(target::kind).number(target::measured_in, row));
    web::Pairs typed;
    for (const auto& share : shares_of(*ask.world.ledger, row))
        typed.emplace_back(share_field(ground, share.unit), amount_words(share.goal, measure, web::Language::vi));
    return registry::form_page(ask.desk, share_form(ask, row, web::Form(std::move(typed))));
}

web::Response take_shares(const Ask& ask, Row row) {
    const auto& desk = ask.desk;
    web::Form form(desk.request.form);
    const auto changes = check_shares(form, plan_ground(ask), row);
    if (!form.valid()) return registry::form_page(desk, share_form(ask, row, form));
    return registry::save_new(desk, share_title, [&](const trail::WriteContext& context) {
        write_shares(context, plan_ground(ask), row, changes);
        return desk.link(edit_path_of_target(ask, row) + "/giao");
    });
}

// ---- Order
// -----------------------------------------------------------------------------------------------------------

// The rows of the version are numbered anew, so that a gap or a double number left by a removal heals.
web::Response move_target(const Ask& ask, Row row, int by) {
    const auto version = version_of_target(*ask.world.ledger, row);
    auto rows = targets_of(*ask.world.ledger, version);
    const auto at = std::ranges::find(rows, row) - rows.begin();
    const auto to = at + by;
    if (to >= 0 && to < std::ssize(rows))
        std::swap(rows[static_cast<std::size_t>(at)], rows[static_cast<std::size_t>(to)]);
    const auto& ids = ask.table(target::kind).ids;
    return registry::save_new(ask.desk, moved, [&](const trail::WriteContext& context) {
        int place = 0;
        for (const auto one : rows) {
            auto record = stored_record(context.writer, target::kind, ids[one]);
            if (!record) continue;
            record->values[target::place] = std::to_string(++place);
            correct_record(context, target::kind, ids[one], record->values);
        }
        return path_after(ask, version);
    });
}

web::Response move_up(const Ask& ask, Row row) { return move_target(ask, row, -1); }
web::Response move_down(const Ask& ask, Row row) { return move_target(ask, row, 1); }

web::Response remove_target(const Ask& ask, Row row) {
    const auto version = version_of_target(*ask.world.ledger, row);
    const auto& words = ask.table(target::kind).text(target::words, row);
    return removal_page(ask, {.kind = target::kind,
                              .row = row,
                              .action = edit_path_of_target(ask, row) + "/bo",
                              .title = std::string(ask.desk.say(remove_title)),
                              .lead = filled(ask.desk.say(remove_lead), words),
                              .leads = path_of_version(ask, version),
                              .above = above_version(ask, version)});
}

}  // namespace

void add_target_form_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view path, Word doc, Handler handle) {
        add_programme_form_route(routes, site,
                                 {.method = method, .path = path, .act = people::plan_year, .doc = doc, .handle = {}},
                                 std::move(handle));
    };
    constexpr auto get = web::Method::get;
    constexpr auto post = web::Method::post;
    add(get, "/quan-ly/ke-hoach/ban/{code}/them", {"Biểu mẫu thêm chỉ tiêu", "Form to add a target"},
        about_version(show_new));
    add(post, "/quan-ly/ke-hoach/ban/{code}/them", add_title, about_version(take_new));
    add(get, "/quan-ly/ke-hoach/chi-tieu/{code}/sua", {"Biểu mẫu sửa chỉ tiêu", "Form to correct a target"},
        about_target(show_correct));
    add(post, "/quan-ly/ke-hoach/chi-tieu/{code}/sua", correct_title, about_target(take_correct));
    add(get, "/quan-ly/ke-hoach/chi-tieu/{code}/giao", {"Biểu mẫu giao chỉ tiêu", "Form to share a target out"},
        about_target(show_shares));
    add(post, "/quan-ly/ke-hoach/chi-tieu/{code}/giao", share_title, about_target(take_shares));
    add(get, "/quan-ly/ke-hoach/chi-tieu/{code}/bo", {"Hỏi trước khi bỏ một chỉ tiêu", "Asks before a target goes"},
        about_target(remove_target));
    add(post, "/quan-ly/ke-hoach/chi-tieu/{code}/bo", remove_title, about_target(remove_target));
    add(post, "/quan-ly/ke-hoach/chi-tieu/{code}/len", {"Đưa chỉ tiêu lên trên", "Move a target up"},
        about_target(move_up));
    add(post, "/quan-ly/ke-hoach/chi-tieu/{code}/xuong", {"Đưa chỉ tiêu xuống dưới", "Move a target down"},
        about_target(move_down));
}

}  // namespace saolang::programme
