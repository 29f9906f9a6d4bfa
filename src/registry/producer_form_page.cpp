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
bool sees_private(const Asking& asking, const Producer* producer) {
    return producer ? asking.may(people::view_private, subject_of(asking.ground, *producer))
                    : people::holds_now(asking.site.gate, asking.visitor, people::view_private);
}

std::vector<web::Field> fields_of(const Asking& asking, const web::Form& form, std::span<const places::UnitId> places,
                                  const Producer* correcting) {
    const auto language = asking.request.language;
    std::vector<web::Field> fields{field_of(form, language, name_words),
                                   field_of(form, language, kind_words, kinds_offered(language)),
                                   field_of(form, language, tax_words)};
    auto place = place_of_producer;
    place.required = !correcting;
    add_place_fields(fields, form, language, asking.ground, place, places);
    if (sees_private(asking, correcting)) {
        for (const auto& words : private_words) fields.push_back(field_of(form, language, words));
        for (const auto& words : yes_no_words)
            fields.push_back(field_of(form, language, words,
                                      {{"", std::string(asking.say(not_known))},
                                       {"1", std::string(asking.say(yes))},
                                       {"0", std::string(asking.say(no))}}));
    }
    if (correcting) fields.push_back(reason_of(form, language));
    return fields;
}

std::vector<web::Crumb> above(const Asking& asking, const Producer* producer) {
    std::vector<web::Crumb> crumbs{{std::string(asking.say(producers_title)), asking.view.link(section)}};
    if (producer) crumbs.push_back({producer->name, asking.view.link("/quan-ly/chu-the/" + producer->code)});
    return crumbs;
}

web::Raw doubles_of(const Asking& asking, const std::vector<ProducerAt>& doubles) {
    web::Html html;
    html.add(R"(<div class="doubles"><h2>{}</h2><p>{}</p><ul>)", asking.say(doubles_title), asking.say(doubles_lead));
    for (const auto at : doubles) {
        const auto& producer = asking.view.index->producers[at];
        const bool seen = people::may_now(asking.site.gate, asking.visitor, people::view_records,
                                          subject_of(asking.ground, producer));
        const auto path = seen ? "/quan-ly/chu-the/" + producer.code : "/chu-the/" + producer.slug;
        const auto unit = unit_of(asking.ground, producer.place);
        html.add(R"(<li><a href="{}">{}</a> <small>{}</small></li>)", web::Url(asking.view.link(path)), producer.name,
                 unit ? place_words(asking.ground, *unit) : std::string());
    }
    html.add("</ul>{}</div>", go_on_button("khac", asking.say(different)));
    return std::move(html).raw();
}

// ---- Adding ---------------------------------------------------------------------------------------------------------

web::Response add_form(const Asking& asking, const web::Form& form, const ProducerDraft& draft, web::Raw ask,
                       int status) {
    EditForm page{.action = "/quan-ly/chu-the/moi", .title = std::string(asking.say(add_title)), .section = section};
    page.above = above(asking, nullptr);
    page.fields = fields_of(asking, form, draft.places, nullptr);
    page.ask = std::move(ask);
    page.status = status;
    return form_page(asking.site, asking.visitor, asking.request, page);
}

web::Response take_new(const Site& site, const Visitor& visitor, const web::Request& request) {
    if (auto done = taken_already(site, visitor, request)) return *std::move(done);
    const auto asking = asking_of(site, visitor, request);
    web::Form form(request.form);
    const auto draft = check_producer(form, {}, asking.ground);
    const auto subject = subject_of(asking.ground, draft.producer);
    if (form.valid() && !people::may_now(site.gate, visitor, people::edit_records, subject))
        form.refuse(place_field, out_of_reach);
    if (!form.valid()) return add_form(asking, form, draft, {}, 422);
    const auto doubles = likely_doubles(*asking.view.index, asking.ground, draft.producer);
    if (!doubles.empty() && !form.checked("khac"))
        return add_form(asking, form, draft, doubles_of(asking, doubles), 422);
    const bool with_private = people::may_now(site.gate, visitor, people::view_private, subject);
    const auto location =
        save(site, visitor, request, {}, std::string(added.vi), [&](const trail::WriteContext& context) {
            const auto stored =
                add_producer(context, draft.producer, with_private ? draft.private_facts : ProducerPrivate{});
            return asking.view.link("/quan-ly/chu-the/" + stored.code);
        });
    return saved(request, location.value());
}

web::Response show_new(const Site& site, const Visitor& visitor, const web::Request& request) {
    const auto asking = asking_of(site, visitor, request);
    return add_form(asking, web::Form({}), {}, {}, 200);
}

// ---- Correcting -----------------------------------------------------------------------------------------------------

EditForm correct_form(const Asking& asking, const Producer& producer, const web::Form& form,
                      const ProducerDraft& draft) {
    EditForm page{.action = "/quan-ly/chu-the/" + producer.code + "/sua",
                  .title = fmt::format("{}: {}", asking.say(correct_title), producer.name),
                  .section = section};
    page.above = above(asking, &producer);
    page.fields = fields_of(asking, form, draft.places, &producer);
    return page;
}

Watched watched(const Producer& producer) { return {{"producer", static_cast<std::int64_t>(producer.id)}}; }

using Correct = std::function<web::Response(const Asking&, const Producer&)>;

// The record of the address, when this person keeps it.
web::Response with_producer(const Site& site, const Visitor& visitor, const web::Request& request,
                            const Correct& answer) {
    const auto asking = asking_of(site, visitor, request);
    const auto index = asking.view.index;
    const auto [at, moved] = producer_coded(*index, request.parameters[0]);
    if (!at) return gone();
    const auto& producer = index->producers[*at];
    const auto subject = subject_of(asking.ground, producer);
    if (!people::may_now(site.gate, visitor, people::edit_records, subject)) return gone();
    if (moved) return lead_on(request, "/quan-ly/chu-the/" + producer.code);
    return answer(asking, producer);
}

web::Response show_correct(const Asking& asking, const Producer& producer) {
    web::Pairs typed;
    std::int64_t version = 0;
    asking.site.database.read([&](db::Reader& reader) {
        version = version_of(reader, watched(producer));
        if (const auto row = trail::stored_row(reader, producer_layout, static_cast<std::int64_t>(producer.id)))
            typed = typed_of_producer(*row, asking.ground);
    });
    auto page = correct_form(asking, producer, web::Form(std::move(typed)), {});
    page.version = version;
    return form_page(asking.site, asking.visitor, asking.request, page);
}

web::Response take_correct(const Asking& asking, const Producer& producer) {
    const auto& site = asking.site;
    const auto& visitor = asking.visitor;
    const auto& request = asking.request;
    const auto& view = asking.view;
    const auto& ground = asking.ground;
    web::Form form(request.form);
    const auto draft = check_producer(form, producer, ground);
    if (form.valid() && !people::may_now(site.gate, visitor, people::edit_records, subject_of(ground, draft.producer)))
        form.refuse(place_field, out_of_reach);
    auto page = correct_form(asking, producer, form, draft);
    page.version = number_in<std::int64_t>(web::first(request.form, version_field)).value_or(0);
    page.status = 422;
    if (!form.valid()) return form_page(site, visitor, request, page);
    const auto location =
        save(site, visitor, request, watched(producer), draft.reason, [&](const trail::WriteContext& context) {
            correct_producer(context, draft.producer,
                             sees_private(asking, &producer) ? std::optional(draft.private_facts) : std::nullopt);
            return view.link("/quan-ly/chu-the/" + producer.code);
        });
    if (location) return saved(request, *location);
    return conflict_page(site, visitor, request, std::move(page),
                         {producer_layout, static_cast<std::int64_t>(producer.id),
                          [&](const trail::Record& record) { return typed_of_producer(record, ground); }});
}

}  // namespace

void add_producer_form_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Route route, people::GuardedHandler handle) {
        people::add_guarded_route(routes, site.gate, std::move(route), std::move(handle));
    };
    add({.method = web::Method::get,
         .path = "/quan-ly/chu-the/moi",
         .act = people::edit_records,
         .doc = {"Biểu mẫu thêm chủ thể", "Form to add a producer"},
         .handle = {}},
        [&site](const web::Request& request, const Visitor& visitor) { return show_new(site, visitor, request); });
    add({.method = web::Method::post,
         .path = "/quan-ly/chu-the/moi",
         .act = people::edit_records,
         .doc = {"Thêm chủ thể", "Add a producer"},
         .handle = {}},
        [&site](const web::Request& request, const Visitor& visitor) { return take_new(site, visitor, request); });
    add({.method = web::Method::get,
         .path = "/quan-ly/chu-the/{code}/sua",
         .act = people::edit_records,
         .doc = {"Biểu mẫu sửa chủ thể", "Form to correct a producer"},
         .handle = {}},
        [&site](const web::Request& request, const Visitor& visitor) {
            return with_producer(site, visitor, request, show_correct);
        });
    add({.method = web::Method::post,
         .path = "/quan-ly/chu-the/{code}/sua",
         .act = people::edit_records,
         .doc = {"Sửa chủ thể", "Correct a producer"},
         .handle = {}},
        [&site](const web::Request& request, const Visitor& visitor) {
            if (auto done = taken_already(site, visitor, request)) return *std::move(done);
            return with_producer(site, visitor, request, take_correct);
        });
}

}  // namespace saolang::registry
