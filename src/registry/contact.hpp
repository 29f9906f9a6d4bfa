#pragma once
// Đầu mối OCOP of a unit: whom to ask in a province, a district (until they ended) or a commune.

#include <optional>
#include <string>
#include <vector>

#include "registry/store.hpp"
#include "web/form.hpp"

namespace saolang::registry {

struct Contact {
    std::int64_t id = 0;
    PlaceKey unit;
    std::string office;  // "Phòng Kinh tế"; what is not known is empty
    std::string person;  // personal, as the two below
    std::string phone;
    std::string email;
    bool operator==(const Contact&) const = default;
};

// What a form says about the contact of a unit: `co-quan`, `nguoi`, `dien-thoai`, `thu-dien-tu`.
[[nodiscard]] Contact contact_in(web::Form& form, PlaceKey unit);

[[nodiscard]] std::vector<Contact> contacts(db::Reader& reader);  // by id
[[nodiscard]] std::optional<Contact> contact_of(db::Reader& reader, const PlaceKey& unit);
// Adds the unit's contact or corrects the one it has.
void put_contact(const WriteContext& context, const Contact& contact);

}  // namespace saolang::registry
