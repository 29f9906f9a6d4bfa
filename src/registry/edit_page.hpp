#pragma once
// How the officers' forms are shown and taken: errors at their fields, once however often they are sent, and both texts
// where somebody else changed the record meanwhile.

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "registry/edited.hpp"
#include "registry/view.hpp"
#include "trail/rows.hpp"
#include "web/flash.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

using people::Visitor;

// Who asks what of the officers' pages, with the registry as it stands.
struct Asking {
    const Site& site;
    const Visitor& visitor;
    const web::Request& request;
    View view;
    FormGround ground;

    [[nodiscard]] std::string_view say(web::Word word) const { return word.in(request.language); }
    [[nodiscard]] bool may(web::Act act, const people::Subject& subject) const {
        return people::may_now(site.gate, visitor, act, subject);
    }
};
[[nodiscard]] Asking asking_of(const Site& site, const Visitor& visitor, const web::Request& request);

// The records a form is about: what is compared with the version it was shown with.
using Watched = std::vector<trail::Subject>;
inline constexpr std::string_view version_field = "phien-ban";
[[nodiscard]] std::int64_t version_of(db::Reader& reader, const Watched& watched);

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
    std::int64_t version = 0;
    web::Raw lead = {};  // above the form: what it is about
    web::Raw ask = {};   // in the form, above its fields: doubles, warnings, with their own button
    web::Word press = {"Lưu", "Save"};
    web::Press tone = web::Press::primary;
    int status = 200;
};
[[nodiscard]] web::Response form_page(const Site& site, const Visitor& visitor, const web::Request& request,
                                      const EditForm& form);

// "Different: go on": sends the same form with `name` set.
[[nodiscard]] web::Raw go_on_button(std::string_view name, std::string_view words);

// Where the form led when it was taken before: asked first, since the answer may have got lost.
[[nodiscard]] std::optional<web::Response> taken_already(const Site& site, const Visitor& visitor,
                                                         const web::Request& request);

// One change in one write; `work` returns where the answer leads. Nothing when a watched record changed since the form
// was shown: then nothing is written.
using Work = std::function<std::string(const trail::WriteContext&)>;
[[nodiscard]] std::optional<std::string> save(const Site& site, const Visitor& visitor, const web::Request& request,
                                              const Watched& watched, std::string reason, const Work& work);
// 303 with "Đã lưu.".
[[nodiscard]] web::Response saved(const web::Request& request, std::string location);
[[nodiscard]] std::span<const web::FlashMessage> saved_messages();

// The record as its history says it stood at a sequence of the trail.
[[nodiscard]] std::optional<trail::Record> record_at(db::Reader& reader, const trail::Layout& layout, std::int64_t id,
                                                     std::int64_t sequence);

// 409: before, theirs and yours at each field that differs, and what was typed in all others.
struct Stored {
    const trail::Layout& layout;
    std::int64_t id;
    std::function<web::Pairs(const trail::Record&)> typed;  // the form of a stored record
};
[[nodiscard]] web::Response conflict_page(const Site& site, const Visitor& visitor, const web::Request& request,
                                          EditForm form, const Stored& stored);

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

// What the access rule asks about a record: where it lies and whose it is.
[[nodiscard]] people::Subject subject_of(const FormGround& ground, const Producer& producer);
[[nodiscard]] people::Subject subject_of(const FormGround& ground, const Product& product,
                                         std::optional<places::UnitId> lies);
[[nodiscard]] people::Subject subject_of(const Index& index, ProductAt at);

// The rule's answer at a form: a record may not be moved out of what this person keeps.
inline constexpr web::Word out_of_reach{
    "Nơi này không thuộc địa bàn bạn phụ trách. Hãy chọn nơi trong địa bàn của bạn.",
    "This place is not in your charge. Please choose one that is."};

// The three most common answers of a form.
[[nodiscard]] web::Response gone();  // 404, the same for a foreign record and for none
[[nodiscard]] web::Response lead_on(const web::Request& request, std::string_view path);  // 301: it was merged

}  // namespace saolang::registry
