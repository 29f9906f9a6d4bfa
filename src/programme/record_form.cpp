#include "programme/record_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/money.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "programme/market_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/record_choice.hpp"
#include "programme/record_ground.hpp"
#include "programme/record_value.hpp"
#include "programme/record_words.hpp"

namespace saolang::programme {

namespace {

using web::Need;
using web::Word;
using Input = web::Field::Kind;

constexpr std::size_t most_radios = 4;
constexpr std::size_t most_doubles = 5;
constexpr Word not_known{"(chưa rõ)", "(not known)"};
constexpr Word yes{"Có", "Yes"};
constexpr Word no{"Không", "No"};
constexpr Word date_hint{"Ví dụ: 31/12/2024.", "For example: 31/12/2024."};
constexpr Word money_hint{"Số đồng. Ví dụ: 12.500.000.", "In đồng. For example: 12.500.000."};
constexpr Word decimal_hint{"Ví dụ: 70,5.", "For example: 70.5."};
constexpr Word position_hint{"Vĩ độ, kinh độ. Ví dụ: 15.88, 108.33.",
                             "Latitude, longitude. For example: 15.88, 108.33."};
constexpr Word name_hint{"Gõ tên hoặc mã trong sổ.", "A name or code of the registry."};
constexpr Word decision_hint{"Số quyết định đã có trong sổ. Ví dụ: 3635/QĐ-UBND.",
                             "Number of a decision of the registry. For example: 3635/QĐ-UBND."};
constexpr Word unit_hint{"Gõ tên xã, phường; nếu trùng tên, thêm huyện cũ. Ví dụ: Đại Hồng, Đại Lộc.",
                         "The commune; where names repeat, add the former district. For example: Đại Hồng, Đại Lộc."};
constexpr Word follows_hint{"Để trống cũng được.", "May be left empty."};

bool names_record(const Field& field) {
    return field.holds == Holds::product || field.holds == Holds::producer || field.holds == Holds::decision ||
           field.holds == Holds::record;
}

// A producer corrects its own words; the trail says that it was the producer.
bool asks_reason(const FormOf& form_of) { return form_of.row && form_of.filler == Filler::office; }

Need need_of(const Kind& kind, std::size_t field) {
    return kind.fields[field].required && !completes(kind, field) ? Need::required : Need::optional;
}

// ---- Typed → stored -------------------------------------------------------------------------------------------------

std::optional<std::string> read_unit(const FormOf& form_of, web::Form& form, std::size_t at, RecordDraft& draft) {
    const auto& field = form_of.kind.fields[at];
    const auto ground = form_of.ask.desk.ground();
    const auto stored = form_of.row ? form_of.ask.table(form_of.kind).unit(at, *form_of.row) : std::nullopt;
    const auto chosen = registry::read_place(form, registry::place_key_of(ground, stored), ground,
                                             need_of(form_of.kind, at), field.name);
    for (const auto unit : chosen.choices)
        draft.choices[at].push_back({registry::place_value(ground, unit), registry::place_words(ground, unit)});
    return chosen.unit ? std::optional(unit_key(*chosen.unit, form_of.ask.gazetteer())) : std::nullopt;
}

std::optional<std::string> read_field(const FormOf& form_of, web::Form& form, std::size_t at, RecordDraft& draft) {
    const auto& field = form_of.kind.fields[at];
    const auto need = need_of(form_of.kind, at);
    if (names_record(field)) {
        const auto named = read_named(form_of, form, at, need, draft.choices[at]);
        return named ? std::optional(std::to_string(id_named(form_of.ask, field, *named))) : std::nullopt;
    }
    if (field.holds == Holds::unit) return read_unit(form_of, form, at, draft);
    return read_value(form, field, need);
}

RuleGround ground_of(const FormOf& form_of, const Values& values) {
    const auto& desk = form_of.ask.desk;
    auto ground =
        ground_of(form_of.ask.world, form_of.ask.gazetteer(), form_of.kind, values, form_of.row, desk.visitor.today);
    ground.by_producer = form_of.filler == Filler::producer;
    if (form_of.row) {
        const auto subject = subject_of(form_of.ask.world, form_of.ask.gazetteer(), form_of.kind, *form_of.row);
        ground.may_change_frozen = desk.may(people::view_confidential, subject) && desk.may(people::plan_year, subject);
    }
    return ground;
}

// ---- Stored → typed and drawn ---------------------------------------------------------------------------------------

std::optional<Word> hint_of(const Kind& kind, std::size_t at) {
    const auto& field = kind.fields[at];
    if (field.hint) return field.hint;
    if (completes(kind, at)) return follows_hint;
    switch (field.holds) {
        case Holds::date:
            return date_hint;
        case Holds::money:
            return money_hint;
        case Holds::decimal:
            return decimal_hint;
        case Holds::position:
            return position_hint;
        case Holds::product:
        case Holds::producer:
        case Holds::record:
            return name_hint;
        case Holds::decision:
            return decision_hint;
        case Holds::unit:
            return unit_hint;
        default:
            return std::nullopt;
    }
}

Input input_of(const Field& field) {
    switch (field.holds) {
        case Holds::lines:
            return Input::long_text;
        case Holds::choice:
        case Holds::yes_no:
            return field.required && field.options.size() <= most_radios ? Input::radio : Input::choice;
        case Holds::date:
            return Input::date;
        case Holds::money:
        case Holds::number:
        case Holds::decimal:
            return Input::number;
        default:
            return Input::text;
    }
}

std::vector<web::Choice> options_of(const FormOf& form_of, const Field& field) {
    std::vector<web::Choice> options;
    const auto& desk = form_of.ask.desk;
    if (!field.required) options.push_back({"", std::string(desk.say(not_known))});
    for (const auto& option : field.options)
        options.push_back({std::string(option.code), capitalised(desk.say(option.words))});
    if (field.holds == Holds::yes_no) {
        options.push_back({"1", std::string(desk.say(yes))});
        options.push_back({"0", std::string(desk.say(no))});
    }
    return options;
}

web::Field field_drawn(const FormOf& form_of, const web::Form& form, std::size_t at) {
    const auto& field = form_of.kind.fields[at];
    auto input = input_of(field);
    auto choices = options_of(form_of, field);
    auto hint = hint_of(form_of.kind, at);
    if (names_record(field)) {
        choices.clear();
        if (auto offered = choices_offered(form_of, at)) {
            choices = *std::move(offered);
            input = Input::choice;
            hint = field.hint;
        }
    } else if (field.holds != Holds::choice && field.holds != Holds::yes_no) {
        choices.clear();
    }
    return registry::field_of(form, form_of.ask.desk.request.language,
                              {.name = field.name,
                               .label = field.label,
                               .hint = hint,
                               .kind = input,
                               .required = need_of(form_of.kind, at) == Need::required},
                              std::move(choices));
}

}  // namespace

std::vector<std::size_t> fields_asked(const FormOf& form_of) {
    std::vector<std::size_t> fields;
    for (std::size_t i = 0; i < form_of.kind.fields.size(); ++i) {
        const auto& field = form_of.kind.fields[i];
        const bool own = form_of.filler == Filler::producer;
        if (own && field.office_only) continue;
        if (!form_of.row && i == form_of.kind.ended) continue;  // nothing begins by being ended
        const bool seen = own || !field.confidential ||
                          (form_of.row ? may_see_confidential(form_of.ask, form_of.kind, *form_of.row)
                                       : form_of.ask.desk.holds(people::view_confidential));
        if (seen) fields.push_back(i);
    }
    return fields;
}

RecordDraft read_record(const FormOf& form_of, web::Form& form) {
    const auto& kind = form_of.kind;
    RecordDraft draft{form_of.row ? values_at(form_of.ask.world, form_of.ask.gazetteer(), kind, *form_of.row)
                                  : Values(kind.fields.size()),
                      std::vector<std::vector<web::Choice>>(kind.fields.size())};
    for (const auto at : fields_asked(form_of)) draft.values[at] = read_field(form_of, form, at, draft);
    if (asks_reason(form_of)) draft.reason = registry::read_reason(form);
    const auto ground = ground_of(form_of, draft.values);
    complete(kind, draft.values, ground);
    refuse(form_of, form, mistakes_in(kind, draft.values, ground));
    return draft;
}

std::vector<Mistake> mistakes_now(const FormOf& form_of, db::Reader& reader, const Values& values) {
    if (form_of.kind.id != KindId::turnover) return {};
    auto ground = ground_of(form_of, values);
    const auto id = form_of.row ? std::optional(form_of.ask.table(form_of.kind).ids[*form_of.row]) : std::nullopt;
    ground.reported = stored_reports(reader, values, id);
    return mistakes_in(form_of.kind, values, ground);
}

void refuse(const FormOf& form_of, web::Form& form, std::vector<Mistake> mistakes) {
    const auto asked = fields_asked(form_of);
    for (auto& mistake : mistakes) {
        // What is not asked cannot be corrected here: the first field says so.
        const bool is_asked = std::ranges::find(asked, mistake.field) != asked.end();
        form.refuse(form_of.kind.fields[is_asked ? mistake.field : asked.front()].name, std::move(mistake.vi),
                    std::move(mistake.en));
    }
}

std::vector<web::Field> fields_of(const FormOf& form_of, const web::Form& form, const RecordDraft& draft) {
    std::vector<web::Field> fields;
    const auto language = form_of.ask.desk.request.language;
    for (const auto at : fields_asked(form_of)) {
        fields.push_back(field_drawn(form_of, form, at));
        if (at < draft.choices.size())
            registry::add_choices(fields, form, language, registry::choice_field_of(form_of.kind.fields[at].name),
                                  draft.choices[at]);
    }
    if (asks_reason(form_of)) fields.push_back(registry::reason_of(form, language));
    return fields;
}

web::Pairs typed_of(const FormOf& form_of, const Values& values) {
    web::Pairs typed;
    for (const auto at : fields_asked(form_of)) {
        const auto& field = form_of.kind.fields[at];
        auto words = values[at] ? typed_words(form_of.ask, field, *values[at]) : std::string();
        // From a list the code is sent.
        const auto id = values[at] ? number_in<std::int64_t>(*values[at]) : std::nullopt;
        if (id && form_of.filler == Filler::producer && field.holds == Holds::product) {
            const auto product = form_of.ask.world.index->at(registry::ProductId{*id});
            words = product ? form_of.ask.world.index->products[*product].code : std::string();
        } else if (id && form_of.filler == Filler::producer && field.holds == Holds::producer) {
            const auto producer = form_of.ask.world.index->at(registry::ProducerId{*id});
            words = producer ? form_of.ask.world.index->producers[*producer].code : std::string();
        }
        typed.emplace_back(field.name, std::move(words));
    }
    return typed;
}

web::Pairs typed_new(const FormOf& form_of) {
    const auto& kind = form_of.kind;
    const auto& ask = form_of.ask;
    Values values(kind.fields.size());
    const auto put = [&](std::size_t at, std::optional<std::uint32_t> position) {
        if (position && may_name(form_of, at, *position))
            values[at] = std::to_string(id_named(ask, kind.fields[at], *position));
    };
    const auto product = registry::product_coded(*ask.world.index, ask.desk.asked("san-pham")).at;
    auto producer = registry::producer_coded(*ask.world.index, ask.desk.asked("chu-the")).at;
    if (product && !producer && ask.world.index->producer_at[*product] != registry::Index::no_producer)
        producer = ask.world.index->producer_at[*product];
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (kind.fields[i].holds == Holds::product) put(i, product ? product : only_named(form_of, i));
        if (kind.fields[i].holds == Holds::producer) put(i, producer ? producer : only_named(form_of, i));
        if (kind.fields[i].holds == Holds::record)
            put(i, ask.table(kind_of(*kind.fields[i].of)).coded(ask.desk.asked("cha")));
    }
    if (form_of.filler == Filler::office) complete(kind, values, {.today = ask.desk.visitor.today});
    return typed_of(form_of, values);
}

std::vector<Row> likely_doubles(const FormOf& form_of, const Values& values) {
    const auto& kind = form_of.kind;
    std::vector<std::size_t> telling(kind.named_by.begin(), kind.named_by.end());
    if (kind.part_of) telling.push_back(*kind.part_of);
    if (kind.begins) telling.push_back(*kind.begins);
    std::vector<Row> found;
    const auto& table = form_of.ask.table(kind);
    for (Row row = 0; row < table.size() && found.size() < most_doubles; ++row) {
        if (row == form_of.row) continue;
        const auto equal = [&](std::size_t at) {
            const auto other = table.has(at, row)
                                   ? stored_value(form_of.ask.world, form_of.ask.gazetteer(), kind, at, row)
                                   : std::string();
            return search_key(values[at].value_or("")) == search_key(other);
        };
        if (std::ranges::all_of(telling, equal) && may_view(form_of.ask, kind, row)) found.push_back(row);
    }
    return found;
}

}  // namespace saolang::programme
