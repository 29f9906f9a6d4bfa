#pragma once
// How the officers' forms are shown and taken: errors at their fields, once however often they are sent, and both texts
// where somebody else changed the record meanwhile.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "registry/desk_request.hpp"
#include "trail/rows.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

struct FieldWords {
    std::string_view name;
    web::Word label;
    std::optional<web::Word> hint = {};
    web::Field::Kind kind = web::Field::Kind::text;
    bool required = false;
};
[[nodiscard]] web::Field field_of(const web::Form& form, web::Language language, const FieldWords& words,
                                  std::vector<web::Choice> choices = {});
// Places or records to choose from under the field whose words fit several.
void add_choices(std::vector<web::Field>& fields, const web::Form& form, web::Language language, std::string_view name,
                 std::vector<web::Choice> choices);
void add_place_fields(std::vector<web::Field>& fields, const web::Form& form, web::Language language,
                      const FormGround& ground, const FieldWords& words, std::span<const places::UnitId> choices);
[[nodiscard]] web::Field reason_of(const web::Form& form, web::Language language);

struct EditForm {
    std::string action;  // path without the language
    std::string title;
    std::string_view section;
    std::vector<web::Crumb> above = {};
    std::vector<web::Field> fields = {};
    std::int64_t version = 0;  // of the records it is about; 0: the one it came with
    web::Raw lead = {};        // above the form: what it is about
    web::Raw ask = {};         // in the form, above its fields: doubles, warnings, with their own button
    web::Raw below = {};       // in the form, below its fields
    web::Word press = {"Lưu", "Save"};
    web::Press tone = web::Press::primary;
    int status = 200;
    web::Raw tail = {};  // below the form
};
[[nodiscard]] web::Response form_page(const DeskRequest& desk, const EditForm& form);

// As add_desk_route, of a form: one that was taken before leads where it led then, since the answer may have got lost.
void add_form_route(web::RouteTable& routes, const Site& site, web::Route route, DeskHandler handle);

// "Different: go on": sends the same form with `name` set.
[[nodiscard]] web::Raw go_on_button(std::string_view name, std::string_view words);

// One change in one write; `work` returns where the answer leads, or nothing before it wrote anything: it refuses.
// Nothing when it refused or a watched record changed since the form was shown: then nothing is written.
using Work = std::function<std::optional<std::string>(const trail::WriteContext&)>;
using Watched = std::vector<trail::Subject>;
[[nodiscard]] std::optional<std::string> save(const DeskRequest& desk, const Watched& watched, std::string reason,
                                              const Work& work);
[[nodiscard]] std::int64_t version_of(db::Reader& reader, const Watched& watched);
// 303 with "Đã lưu.".
[[nodiscard]] web::Response saved(const DeskRequest& desk, std::string location);
// A new record; `work` does not refuse.
[[nodiscard]] web::Response save_new(const DeskRequest& desk, web::Word reason, const Work& work);

// The record a form corrects.
struct Stored {
    const trail::Layout& layout;
    std::int64_t id;
    std::function<web::Pairs(const trail::Record&)> typed;  // the form of a stored record
};
struct StoredForm {
    web::Pairs typed = {};
    std::int64_t version = 0;
};
[[nodiscard]] StoredForm stored_form(const DeskRequest& desk, const Stored& stored);
// Saves unless somebody else changed the record meanwhile. Then 409: before, theirs and yours at each field that
// differs, and what was typed in all others.
[[nodiscard]] web::Response save_correction(const DeskRequest& desk, EditForm form, const Stored& stored,
                                            std::string reason, const Work& work);

// The texts of several records of a form side by side, as radios whose values are the texts.
struct Side {
    std::string label;
    std::string value;
};
[[nodiscard]] web::Raw choose_side(const web::Field& field, const std::vector<Side>& sides, std::string_view chosen);

// A record of the address by its code; a merged one leads to the one that was kept.
template <class At>
struct Coded {
    std::optional<At> at = {};
    bool moved = false;
};
[[nodiscard]] Coded<ProducerAt> producer_coded(const Index& index, std::string_view code);
[[nodiscard]] Coded<ProductAt> product_coded(const Index& index, std::string_view code);

// The rule's answer at a form: a record may not be moved out of what this person keeps.
inline constexpr web::Word out_of_reach{
    "Nơi này không thuộc địa bàn bạn phụ trách. Hãy chọn nơi trong địa bàn của bạn.",
    "This place is not in your charge. Please choose one that is."};

// The three most common answers of a form.
[[nodiscard]] web::Response gone();  // 404, the same for a foreign record and for none
[[nodiscard]] web::Response lead_on(const web::Request& request, std::string_view path);  // 301: it was merged

}  // namespace saolang::registry
