#include "registry/producer_form_page.hpp"

#include <fmt/format.h>

#include "base/number.hpp"
#include "registry/edit_page.hpp"
#include "registry/labels.hpp"
#include "registry/producer_form.hpp"
#include "registry/record.hpp"

namespace saolang::registry {

namespace {

using web::Word;
using Kind = web::Field::Kind;

constexpr std::string_view section = "/quan-ly/chu-the";
constexpr Word producers_title{"Chủ thể", "Producers"};
constexpr Word add_title{"Thêm chủ thể", "Add a producer"};
constexpr Word correct_title{"Sửa chủ thể", "Correct a producer"};
constexpr Word added{"Thêm chủ thể", "Producer added"};
constexpr Word doubles_title{"Chủ thể này có thể đã có trong sổ", "This producer may be known already"};
constexpr Word doubles_lead{"Nếu là một trong số dưới đây, hãy mở hồ sơ ấy. Nếu khác, bấm “Là chủ thể khác, thêm mới”.",
                            "If it is one of these, open that record. If not, press “Another producer, add it”."};
constexpr Word different{"Là chủ thể khác, thêm mới", "Another producer, add it"};
constexpr Word not_known{"Chưa rõ", "Not known"};
constexpr Word yes{"Có", "Yes"};
constexpr Word no{"Không", "No"};

constexpr FieldWords name_words{"ten",
                                {"Tên chủ thể", "Name"},
                                Word{"Ghi đủ như trên giấy đăng ký. Ví dụ: Hợp tác xã Nông nghiệp Đại Hồng.",
                                     "In full, as registered. For example: Hợp tác xã Nông nghiệp Đại Hồng."},
                                Kind::text,
                                true};
constexpr FieldWords kind_words{"loai", {"Loại chủ thể", "Kind"}, {}, Kind::choice, true};
constexpr FieldWords tax_words{"ma-so-thue",
                               {"Mã số thuế", "Tax code"},
                               Word{"10, 12 hoặc 13 chữ số. Ví dụ: 4000123456. Chưa có thì để trống.",
                                    "10, 12 or 13 digits. For example: 4000123456. Leave empty if there is none."},
                               Kind::text};
constexpr FieldWords place_of_producer{place_field,
                                       {"Xã, phường", "Commune"},
                                       Word{"Gõ tên xã, phường nay hoặc cũ. Ví dụ: Đại Hồng, Đại Lộc.",
                                            "The commune of today or before. For example: Đại Hồng, Đại Lộc."},
                                       Kind::text};
constexpr std::array private_words{
    FieldWords{"nguoi-dai-dien",
               {"Người đại diện", "Representative"},
               Word{"Ví dụ: Nguyễn Thị Hoa.", "For example: Nguyễn Thị Hoa."}},
    FieldWords{"dien-thoai",
               {"Điện thoại", "Telephone"},
               Word{"Ví dụ: 0905 123 456.", "For example: 0905 123 456."},
               Kind::phone},
    FieldWords{"thu-dien-tu",
               {"Thư điện tử", "E-mail"},
               Word{"Ví dụ: htx@tenmien.vn.", "For example: coop@example.vn."},
               Kind::email},
    FieldWords{"dia-chi",
               {"Địa chỉ", "Address"},
               Word{"Số nhà, thôn. Ví dụ: thôn 3.", "House and hamlet. For example: thôn 3."}},
};
constexpr std::array yes_no_words{
    FieldWords{"phu-nu", {"Do phụ nữ làm chủ", "Led by women"}, {}, Kind::choice},
    FieldWords{"dan-toc", {"Do người dân tộc thiểu số làm chủ", "Led by an ethnic minority"}, {}, Kind::choice},
    FieldWords{"khuyet-tat", {"Do người khuyết tật làm chủ", "Led by people with disabilities"}, {}, Kind::choice},
};

std::vector<web::Choice> kinds_offered(web::Language language) {
    std::vector<web::Choice> offered;
    offered.reserve(producer_kinds.size());
    for (const auto kind : producer_kinds)
        offered.push_back({std::string(code_of(kind)), std::string(label_of(kind).in(language))});
    return offered;
}

// Of the record, and of a new one wherever this person may add.
bool sees_private(const DeskRequest& desk, const Producer* producer) {
    return producer ? desk.may(people::view_private, subject_of(*producer, desk.view.gazetteer))
                    : desk.holds(people::view_private);
}

std::vector<web::Field> fields_of(const DeskRequest& desk, const web::Form& form,
                                  std::span<const places::UnitId> places, const Producer* correcting) {
    const auto language = desk.request.language;
    std::vector<web::Field> fields{field_of(form, language, name_words),
                                   field_of(form, language, kind_words, kinds_offered(language)),
                                   field_of(form, language, tax_words)};
    auto place = place_of_producer;
    place.required = !correcting;
    add_place_fields(fields, form, language, desk.ground(), place, places);
    if (sees_private(desk, correcting)) {
        for (const auto& words : private_words) fields.push_back(field_of(form, language, words));
        for (const auto& words : yes_no_words)
            fields.push_back(field_of(form, language, words,
                                      {{"", std::string(desk.say(not_known))},
                                       {"1", std::string(desk.say(yes))},
                                       {"0", std::string(desk.say(no))}}));
    }
    if (correcting) fields.push_back(reason_of(form, language));
    return fields;
}

std::vector<web::Crumb> above(const DeskRequest& desk, const Producer* producer) {
    std::vector<web::Crumb> crumbs{{std::string(desk.say(producers_title)), desk.link(section)}};
    if (producer) crumbs.push_back({producer->name, desk.link("/quan-ly/chu-the/" + producer->code)});
    return crumbs;
}

web::Raw doubles_of(const DeskRequest& desk, const std::vector<ProducerAt>& doubles) {
    web::Html html;
    html.add(R"(<div class="doubles"><h2>{}</h2><p>{}</p><ul>)", desk.say(doubles_title), desk.say(doubles_lead));
    for (const auto at : doubles) {
        const auto& producer = desk.index().producers[at];
        const bool seen = desk.may(people::view_records, subject_of(producer, desk.view.gazetteer));
        const auto path = seen ? "/quan-ly/chu-the/" + producer.code : "/chu-the/" + producer.slug;
        const auto unit = unit_of(desk.ground(), producer.place);
        html.add(R"(<li><a href="{}">{}</a> <small>{}</small></li>)", web::Url(desk.link(path)), producer.name,
                 unit ? place_words(desk.ground(), *unit) : std::string());
    }
    html.add("</ul>{}</div>", go_on_button("khac", desk.say(different)));
    return std::move(html).raw();
}

// ---- Adding ---------------------------------------------------------------------------------------------------------

web::Response add_form(const DeskRequest& desk, const web::Form& form, const ProducerDraft& draft, web::Raw ask,
                       int status) {
    EditForm page{.action = "/quan-ly/chu-the/moi", .title = std::string(desk.say(add_title)), .section = section};
    page.above = above(desk, nullptr);
    page.fields = fields_of(desk, form, draft.places, nullptr);
    page.ask = std::move(ask);
    page.status = status;
    return form_page(desk, page);
}

web::Response take_new(const DeskRequest& desk) {
    web::Form form(desk.request.form);
    const auto draft = check_producer(form, {}, desk.ground());
    const auto subject = subject_of(draft.producer, desk.view.gazetteer);
    if (form.valid() && !desk.may(people::edit_records, subject)) form.refuse(place_field, out_of_reach);
    if (!form.valid()) return add_form(desk, form, draft, {}, 422);
    const auto doubles = likely_doubles(desk.index(), desk.ground(), draft.producer);
    if (!doubles.empty() && !form.checked("khac")) return add_form(desk, form, draft, doubles_of(desk, doubles), 422);
    const bool with_private = desk.may(people::view_private, subject);
    return save_new(desk, added, [&](const trail::WriteContext& context) {
        const auto stored =
            add_producer(context, draft.producer, with_private ? draft.private_facts : ProducerPrivate{});
        return desk.link("/quan-ly/chu-the/" + stored.code);
    });
}

web::Response show_new(const DeskRequest& desk) { return add_form(desk, web::Form({}), {}, {}, 200); }

// ---- Correcting -----------------------------------------------------------------------------------------------------

EditForm correct_form(const DeskRequest& desk, const Producer& producer, const web::Form& form,
                      const ProducerDraft& draft) {
    EditForm page{.action = "/quan-ly/chu-the/" + producer.code + "/sua",
                  .title = fmt::format("{}: {}", desk.say(correct_title), producer.name),
                  .section = section};
    page.above = above(desk, &producer);
    page.fields = fields_of(desk, form, draft.places, &producer);
    return page;
}

Stored stored(const DeskRequest& desk, const Producer& producer) {
    return {producer_layout, static_cast<std::int64_t>(producer.id),
            [ground = desk.ground()](const trail::Record& record) { return typed_of_producer(record, ground); }};
}

web::Response show_correct(const DeskRequest& desk, const Producer& producer) {
    auto [typed, version] = stored_form(desk, stored(desk, producer));
    auto page = correct_form(desk, producer, web::Form(std::move(typed)), {});
    page.version = version;
    return form_page(desk, page);
}

web::Response take_correct(const DeskRequest& desk, const Producer& producer) {
    web::Form form(desk.request.form);
    const auto draft = check_producer(form, producer, desk.ground());
    if (form.valid() && !desk.may(people::edit_records, subject_of(draft.producer, desk.view.gazetteer)))
        form.refuse(place_field, out_of_reach);
    auto page = correct_form(desk, producer, form, draft);
    page.status = 422;
    if (!form.valid()) return form_page(desk, page);
    return save_correction(
        desk, std::move(page), stored(desk, producer), draft.reason, [&](const trail::WriteContext& context) {
            correct_producer(context, draft.producer,
                             sees_private(desk, &producer) ? std::optional(draft.private_facts) : std::nullopt);
            return desk.link("/quan-ly/chu-the/" + producer.code);
        });
}

using Answer = web::Response (*)(const DeskRequest&, const Producer&);

// The record of the address, when this person keeps it.
DeskHandler with_producer(Answer answer) {
    return [answer](const DeskRequest& desk) {
        const auto [at, moved] = producer_coded(desk.index(), desk.request.parameters[0]);
        if (!at) return gone();
        const auto& producer = desk.index().producers[*at];
        if (!desk.may(people::edit_records, subject_of(producer, desk.view.gazetteer))) return gone();
        if (moved) return lead_on(desk.request, "/quan-ly/chu-the/" + producer.code);
        return answer(desk, producer);
    };
}

}  // namespace

void add_producer_form_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, std::string_view path, Word doc, DeskHandler handle) {
        add_form_route(routes, site,
                       {.method = method, .path = path, .act = people::edit_records, .doc = doc, .handle = {}},
                       std::move(handle));
    };
    add(web::Method::get, "/quan-ly/chu-the/moi", {"Biểu mẫu thêm chủ thể", "Form to add a producer"}, show_new);
    add(web::Method::post, "/quan-ly/chu-the/moi", add_title, take_new);
    add(web::Method::get, "/quan-ly/chu-the/{code}/sua", {"Biểu mẫu sửa chủ thể", "Form to correct a producer"},
        with_producer(show_correct));
    add(web::Method::post, "/quan-ly/chu-the/{code}/sua", correct_title, with_producer(take_correct));
}

}  // namespace saolang::registry
