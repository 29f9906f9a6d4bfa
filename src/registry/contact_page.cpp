#include "registry/contact_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "registry/contact.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/edit_page.hpp"
#include "registry/record.hpp"
#include "web/shell_words.hpp"

namespace saolang::registry {

namespace {

using web::Word;
using Kind = web::Field::Kind;

constexpr std::string_view path = "/quan-ly/don-vi";
constexpr Word title{"Đầu mối OCOP của các đơn vị", "OCOP contacts of the units"};
constexpr Word edit_title{"Sửa đầu mối", "Edit the contact"};
constexpr Word unit_heading{"Đơn vị", "Unit"};
constexpr Word office_label{"Cơ quan", "Office"};
constexpr Word person_label{"Người phụ trách", "Person"};
constexpr Word phone_label{"Điện thoại", "Telephone"};
constexpr Word email_label{"Thư điện tử", "E-mail"};
constexpr Word action_heading{"Việc", "Action"};
constexpr Word edit_word{"Sửa", "Edit"};
constexpr Word add_word{"Thêm đầu mối", "Add a contact"};
constexpr Word without{"Chưa có đầu mối: {} đơn vị", "Units without a contact: {}"};
constexpr Word none{"–", "–"};
constexpr Word provinces{"Tỉnh", "Province"};
constexpr Word districts{"Huyện (đến khi kết thúc cấp huyện)", "Districts (until they ended)"};
constexpr Word communes{"Xã, phường", "Communes"};
constexpr Word form_lead{
    "Cán bộ đăng nhập đều xem được, và chủ thể trong địa bàn thấy để biết hỏi ai. Không hiện trên trang công khai.",
    "Every officer who signs in sees it, and producers of the place, to know whom to ask. It is on no public page."};

constexpr std::array fields_of_form{
    FieldWords{"co-quan", office_label,
               Word{"Ví dụ: Phòng Kinh tế xã Đại Lộc.", "For example: Phòng Kinh tế xã Đại Lộc."}},
    FieldWords{"nguoi", person_label,
               Word{"Ví dụ: Trần Văn Bình, chuyên viên.", "For example: Trần Văn Bình, officer."}},
    FieldWords{"dien-thoai", phone_label, Word{"Ví dụ: 0235 3811 111.", "For example: 0235 3811 111."}, Kind::phone},
    FieldWords{"thu-dien-tu", email_label, Word{"Ví dụ: kinhte@coquan.vn.", "For example: office@example.vn."},
               Kind::email},
};

struct Row {
    places::UnitId unit;
    Date day;  // of the hierarchy it is listed under
    Contact contact;
    bool editable = false;
};

// The province and its communes of today, and between them the districts of their last day.
std::vector<places::UnitId> units_listed(const DeskRequest& desk, places::Level level, Date day) {
    const auto& gazetteer = desk.ground().gazetteer;
    const auto province = desk.view.province_on(desk.view.today);
    if (level != places::Level::district) return gazetteer.list(level, day, province);
    // Districts lay in provinces that have ended since: those that became part of the one served.
    auto units = gazetteer.list(level, day);
    std::erase_if(units, [&](places::UnitId unit) {
        return province && gazetteer.locate(unit, places::Level::province, desk.view.today) != province;
    });
    return units;
}

Date last_day_of_districts() { return *Date::from_civil(2025, 6, 30); }

std::vector<Row> rows_of(const DeskRequest& desk, places::Level level) {
    const Date day =
        level == places::Level::district ? std::min(desk.view.today, last_day_of_districts()) : desk.view.today;
    std::vector<Contact> known;
    desk.site.database.read([&](db::Reader& reader) { known = contacts(reader); });
    std::vector<Row> rows;
    for (const auto unit : units_listed(desk, level, day)) {
        const auto key = *place_key_of(desk.ground(), unit);
        const auto found = std::ranges::find(known, key, &Contact::unit);
        rows.push_back({unit, day, found == known.end() ? Contact{0, key, "", "", "", ""} : *found,
                        desk.may(people::edit_contacts, {.place = unit})});
    }
    return rows;
}

std::string edit_path(const Row& row) {
    return fmt::format("{}/{}/sua?ngay={}", path, row.contact.unit.code, to_iso(row.day));
}

void add_table(web::Html& html, const DeskRequest& desk, Word caption, const std::vector<Row>& rows) {
    const auto cell = [&](const std::string& value) { return web::Cell(value.empty() ? desk.say(none) : value); };
    web::Table table{.caption = std::string(desk.say(caption)), .columns = {}, .rows = {}, .caption_hidden = true};
    for (const auto heading : {unit_heading, office_label, person_label, phone_label, email_label, action_heading})
        table.columns.push_back({std::string(desk.say(heading))});
    for (const auto& row : rows)
        if (row.contact.id != 0)
            table.rows.push_back(
                {desk.view.name_of(row.unit), cell(row.contact.office), cell(row.contact.person),
                 cell(row.contact.phone), cell(row.contact.email),
                 row.editable ? web::Cell::link(desk.link(edit_path(row)), desk.say(edit_word)) : cell("")});
    if (!table.rows.empty()) html.add(web::table(desk.request.language, table));
}

// A hundred communes of which nothing is known would hide those that have one.
void add_missing(web::Html& html, const DeskRequest& desk, const std::vector<Row>& rows) {
    const auto missing = std::ranges::count(rows, 0, [](const Row& row) { return row.contact.id; });
    if (missing == 0) return;
    html.add("<details><summary>{}</summary><ul>", filled(desk.say(without), missing));
    for (const auto& row : rows) {
        if (row.contact.id != 0) continue;
        html.add("<li>{}", desk.view.name_of(row.unit));
        if (row.editable) html.add(R"( <a href="{}">{}</a>)", web::Url(desk.link(edit_path(row))), desk.say(add_word));
        html.add("</li>");
    }
    html.add("</ul></details>");
}

void add_level(web::Html& html, const DeskRequest& desk, Word caption, places::Level level) {
    const auto rows = rows_of(desk, level);
    if (rows.empty()) return;
    html.add("<h2>{}</h2>", desk.say(caption));
    add_table(html, desk, caption, rows);
    add_missing(html, desk, rows);
}

constexpr std::array levels{places::Level::province, places::Level::district, places::Level::commune};

web::Response contacts_file(const DeskRequest& desk) {
    return desk_file(desk, "dau-moi", [&](db::Reader&) {
        office::Table table;
        table.title = desk.say(title);
        for (const auto heading : {unit_heading, office_label, person_label, phone_label, email_label})
            table.headings.emplace_back(desk.say(heading));
        table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
            for (const auto level : levels)
                for (const auto& [unit, day, contact, editable] : rows_of(desk, level))
                    take(office::OutRow{{.text = desk.ground().gazetteer.full_name(unit, day)},
                                        {.text = contact.office},
                                        {.text = contact.person},
                                        {.text = contact.phone},
                                        {.text = contact.email}});
        };
        return table;
    });
}

web::Response list_page(const DeskRequest& desk) {
    if (asks_for_file(desk)) return contacts_file(desk);
    web::Html html;
    html.add(R"(<h1>{}</h1><p class="actions">{}</p>)", desk.say(title),
             web::button_link(web::Press::plain, desk.link(path) + "?dang=xlsx", desk.say(web::words::download_excel),
                              web::Icon::download));
    add_level(html, desk, provinces, places::Level::province);
    add_level(html, desk, communes, places::Level::commune);
    add_level(html, desk, districts, places::Level::district);
    return desk_answer(desk, {.title = std::string(desk.say(title)), .section = path}, std::move(html));
}

// ---- One unit -------------------------------------------------------------------------------------------------------

struct About {
    places::UnitId unit;
    PlaceKey key;
    std::string day;  // as the address names it
};

std::optional<About> about(const DeskRequest& desk) {
    const auto day = date_named(desk.asked("ngay")).value_or(desk.view.today);
    const auto unit = desk.ground().gazetteer.find(desk.request.parameters[0], day);
    if (!unit || !desk.may(people::edit_contacts, {.place = *unit})) return std::nullopt;
    return About{*unit, *place_key_of(desk.ground(), *unit), to_iso(day)};
}

web::Pairs typed_of(const std::string& office, const std::string& person, const std::string& phone,
                    const std::string& email) {
    return {{"co-quan", office}, {"nguoi", person}, {"dien-thoai", phone}, {"thu-dien-tu", email}};
}

web::Pairs typed_of_contact(const trail::Record& record) {
    const auto value = [&](std::string_view field) {
        return std::ranges::find(record, field, &trail::Field::name)->value.value_or("");
    };
    return typed_of(value("office"), value("person"), value("phone"), value("email"));
}

EditForm edit_form(const DeskRequest& desk, const About& what, const web::Form& form) {
    EditForm page{.action = fmt::format("{}/{}/sua?ngay={}", path, what.key.code, what.day),
                  .title = fmt::format("{}: {}", desk.say(edit_title), desk.view.name_of(what.unit)),
                  .section = path};
    page.above = {{std::string(desk.say(title)), desk.link(path)}};
    for (const auto& words : fields_of_form) page.fields.push_back(field_of(form, desk.request.language, words));
    web::Html lead;
    lead.add(R"(<p class="lead">{}</p>)", desk.say(form_lead));
    page.lead = std::move(lead).raw();
    page.status = form.valid() ? 200 : 422;
    return page;
}

std::optional<Contact> stored(const DeskRequest& desk, const PlaceKey& key) {
    std::optional<Contact> contact;
    desk.site.database.read([&](db::Reader& reader) { contact = contact_of(reader, key); });
    return contact;
}

web::Response show_edit(const DeskRequest& desk, const About& what) {
    const auto contact = stored(desk, what.key).value_or(Contact{0, what.key, "", "", "", ""});
    auto page =
        edit_form(desk, what, web::Form(typed_of(contact.office, contact.person, contact.phone, contact.email)));
    desk.site.database.read([&](db::Reader& reader) {
        page.version = version_of(reader, {{"unit_contact", contact.id}});
    });
    return form_page(desk, page);
}

web::Response take_edit(const DeskRequest& desk, const About& what) {
    web::Form form(desk.request.form);
    const auto contact = contact_in(form, what.key);
    auto page = edit_form(desk, what, form);
    if (!form.valid()) return form_page(desk, page);
    const auto before = stored(desk, what.key);
    const Work work = [&](const trail::WriteContext& context) {
        put_contact(context, contact);
        return desk.link(path);
    };
    if (!before) return save_new(desk, edit_title, work);
    return save_correction(desk, std::move(page), {contact_layout, before->id, typed_of_contact},
                           std::string(edit_title.vi), work);
}

}  // namespace

void add_contact_routes(web::RouteTable& routes, const Site& site) {
    add_desk_route(routes, site,
                   {.method = web::Method::get,
                    .path = path,
                    .act = people::view_records,
                    .doc = {"Đầu mối OCOP của các đơn vị", "OCOP contacts of the units"},
                    .handle = {},
                    .parameters = {{"dang", "xlsx", {"tải về Excel", "as a workbook"}}}},
                   list_page);
    using Answer = web::Response (*)(const DeskRequest&, const About&);
    const auto add = [&](web::Method method, Word doc, Answer answer) {
        add_form_route(routes, site,
                       {.method = method,
                        .path = "/quan-ly/don-vi/{code}/sua",
                        .act = people::edit_contacts,
                        .doc = doc,
                        .handle = {},
                        .parameters = {{"ngay", "2024-12-31", {"ngày đơn vị ấy có", "a day on which the unit stood"}}}},
                       [answer](const DeskRequest& desk) {
                           const auto what = about(desk);
                           return what ? answer(desk, *what) : gone();
                       });
    };
    add(web::Method::get, {"Biểu mẫu sửa đầu mối", "Form to edit a contact"}, show_edit);
    add(web::Method::post, {"Sửa đầu mối của một đơn vị", "Edit the contact of a unit"}, take_edit);
}

}  // namespace saolang::registry
