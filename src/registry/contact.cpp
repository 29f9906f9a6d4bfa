#include "registry/contact.hpp"

#include "registry/list_value.hpp"
#include "registry/record.hpp"

namespace saolang::registry {

namespace {

constexpr web::Word no_phone{"Không đọc được số điện thoại; số có 10 hoặc 11 chữ số, ví dụ 0235 3811 111.",
                             "The telephone cannot be read; it has 10 or 11 digits, for example 0235 3811 111."};
constexpr web::Word no_email{"Thư điện tử cần có dạng ten@coquan.vn.", "An e-mail looks like name@office.vn."};
constexpr web::Word nothing_said{"Cần điền ít nhất một mục: cơ quan, người, điện thoại hoặc thư điện tử.",
                                 "Please fill in at least one of office, person, telephone and e-mail."};
constexpr std::string_view columns_sql = "SELECT id, unit_code, unit_from, office, person, phone, email";

trail::Record record_of(const Contact& contact) {
    return trail::Fields(contact_layout.columns)
        .text(contact.unit.code)
        .add(std::optional(contact.unit.valid_from))
        .text(contact.office)
        .text(contact.person)
        .text(contact.phone)
        .text(contact.email)
        .take();
}

Contact contact_in(const db::Row& row) {
    const auto from = parse_iso_date(row.text(2));
    if (!from) throw db::DatabaseError(db::Trouble::corrupt, "a contact's unit has no day");
    return {row.integer(0),
            {std::string(row.text(1)), *from},
            row.maybe_text(3).value_or(""),
            row.maybe_text(4).value_or(""),
            row.maybe_text(5).value_or(""),
            row.maybe_text(6).value_or("")};
}

}  // namespace

Contact contact_in(web::Form& form, PlaceKey unit) {
    constexpr web::TextRule short_text{.need = web::Need::optional, .most = 120};
    Contact contact{0,
                    std::move(unit),
                    form.text("co-quan", {.need = web::Need::optional, .most = 200}),
                    form.text("nguoi", short_text),
                    {},
                    form.text("thu-dien-tu", short_text)};
    if (const auto typed = form.text("dien-thoai", short_text); !typed.empty()) {
        if (const auto phone = read_phone(typed)) {
            contact.phone = *phone;
        } else {
            form.refuse("dien-thoai", no_phone);
        }
    }
    const auto at = contact.email.find('@');
    const bool fits = at != std::string::npos && at > 0 && contact.email.find('.', at + 2) != std::string::npos &&
                      contact.email.find(' ') == std::string::npos;
    if (!contact.email.empty() && !fits) form.refuse("thu-dien-tu", no_email);
    if (form.valid() && contact.office.empty() && contact.person.empty() && contact.phone.empty() &&
        contact.email.empty())
        form.refuse("co-quan", nothing_said);
    return contact;
}

std::vector<Contact> contacts(db::Reader& reader) {
    std::vector<Contact> found;
    reader.query(std::string(columns_sql) + " FROM unit_contact ORDER BY id", {},
                 [&](const db::Row& row) { found.push_back(contact_in(row)); });
    return found;
}

std::optional<Contact> contact_of(db::Reader& reader, const PlaceKey& unit) {
    std::optional<Contact> found;
    const auto from = to_iso(unit.valid_from);
    reader.query(std::string(columns_sql) + " FROM unit_contact WHERE unit_code = $1 AND unit_from = $2",
                 {db::param(unit.code), db::param(from)}, [&](const db::Row& row) { found = contact_in(row); });
    return found;
}

void put_contact(const WriteContext& context, const Contact& contact) {
    if (const auto known = contact_of(context.writer, contact.unit)) {
        correct_row(context, contact_layout, known->id, record_of(contact));
    } else {
        trail::create_row(context, contact_layout, record_of(contact));
    }
}

}  // namespace saolang::registry
