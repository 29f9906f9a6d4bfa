#include "advice/figure_store.hpp"

#include <algorithm>

#include "base/number.hpp"

namespace saolang::advice {

namespace {

using Holds = trail::StoredField::Holds;

constexpr std::array columns{
    trail::StoredField{"code"},
    trail::StoredField{"low", Holds::integer},
    trail::StoredField{"high", Holds::integer},
    trail::StoredField{"months", Holds::integer},
    trail::StoredField{"as_of"},
    trail::StoredField{"source"},
};
constexpr std::string_view columns_sql = "SELECT id, code, low, high, months, as_of, source FROM reference_figure";

constexpr web::Word kind_words{"Số tham khảo", "Reference figure"};
struct FieldWord {
    std::string_view field;
    web::Word words;
};
constexpr std::array field_words{
    FieldWord{"code", {"Mã số", "Code"}},           FieldWord{"low", {"Chi phí từ", "Cost from"}},
    FieldWord{"high", {"Chi phí đến", "Cost to"}},  FieldWord{"months", {"Số tháng", "Months"}},
    FieldWord{"as_of", {"Tính đến ngày", "As of"}}, FieldWord{"source", {"Nguồn", "Source"}},
};

bool is_money(std::string_view field) { return field == "low" || field == "high"; }

trail::Record record_of(std::string_view figure, const std::optional<OwnFigure>& own) {
    const auto amount = [](const std::optional<Dong>& money) {
        return money ? std::optional(money->amount) : std::nullopt;
    };
    return trail::Fields(columns)
        .text(figure)
        .add(own ? amount(own->low) : std::nullopt)
        .add(own ? amount(own->high) : std::nullopt)
        .add(own ? own->months : std::nullopt)
        .add(own ? std::optional(own->as_of) : std::nullopt)
        .add(own ? std::optional(own->source) : std::nullopt)
        .take();
}

StoredFigure figure_in(const db::Row& row) {
    StoredFigure stored{.id = row.integer(0), .figure = std::string(row.text(1))};
    const auto source = row.maybe_text(6);
    const auto day = parse_iso_date(row.maybe_text(5).value_or(""));
    if (!source || !day) return stored;
    const auto money = [&](int column) {
        const auto amount = row.maybe_integer(column);
        return amount ? std::optional(Dong{*amount}) : std::nullopt;
    };
    const auto months = row.maybe_integer(4);
    stored.own = OwnFigure{.low = money(2),
                           .high = money(3),
                           .months = months ? std::optional(static_cast<std::uint16_t>(*months)) : std::nullopt,
                           .as_of = *day,
                           .source = std::string(*source)};
    return stored;
}

std::optional<std::string> figure_coded(db::Reader& reader, std::int64_t id) {
    return reader.text("SELECT code FROM reference_figure WHERE id = $1", {db::param(id)});
}

}  // namespace

const trail::Layout figure_layout{"reference_figure", "reference_figure", "", "", columns};

std::span<const trail::Layout* const> layouts() {
    static constexpr std::array all{&figure_layout};
    return all;
}

std::vector<trail::Invariant> invariants() {
    return {trail::agrees_with_trail(figure_layout),
            trail::finds_nothing("số tham khảo của cơ quan có ngày, và chi phí có đủ hai đầu", "reference_figure",
                                 "SELECT id FROM reference_figure WHERE (low IS NULL) <> (high IS NULL) OR low > high "
                                 "OR (source IS NULL) <> (as_of IS NULL) ORDER BY id LIMIT 1")};
}

std::vector<StoredFigure> stored_figures(db::Reader& reader) {
    std::vector<StoredFigure> figures;
    reader.query(std::string(columns_sql) + " ORDER BY id", {},
                 [&](const db::Row& row) { figures.push_back(figure_in(row)); });
    return figures;
}

std::optional<StoredFigure> stored_figure(db::Reader& reader, std::string_view figure) {
    std::optional<StoredFigure> found;
    reader.query(std::string(columns_sql) + " WHERE code = $1", {db::param(figure)},
                 [&](const db::Row& row) { found = figure_in(row); });
    return found;
}

void put_figure(const trail::WriteContext& context, std::string_view figure, const std::optional<OwnFigure>& own) {
    const auto known = stored_figure(context.writer, figure);
    if (known) {
        trail::correct_row(context, figure_layout, known->id, record_of(figure, own));
    } else if (own) {
        trail::create_row(context, figure_layout, record_of(figure, own));
    }
}

std::optional<registry::PartRecord> part_record(db::Reader& reader, const trail::Subject& subject) {
    if (subject.kind != figure_layout.kind) return std::nullopt;
    const auto code = figure_coded(reader, subject.id);
    if (!code) return registry::PartRecord{kind_words, std::to_string(subject.id), {}};
    return registry::PartRecord{kind_words, *code, "/quan-ly/so-tham-khao"};
}

registry::EntryWords part_words() {
    return {
        [](web::Language language, const trail::Subject& subject, std::string_view name) -> std::optional<std::string> {
            const auto found = std::ranges::find(field_words, name, &FieldWord::field);
            if (subject.kind != figure_layout.kind || found == field_words.end()) return std::nullopt;
            return std::string(found->words.in(language));
        },
        [](web::Language /*language*/, const trail::Subject& subject,
           const trail::Field& field) -> std::optional<std::string> {
            if (subject.kind != figure_layout.kind || !field.value) return std::nullopt;
            const auto amount = is_money(field.name) ? number_in<std::int64_t>(*field.value) : std::nullopt;
            const auto day = field.name == "as_of" ? parse_iso_date(*field.value) : std::nullopt;
            return amount ? to_vietnamese(Dong{*amount}) : day ? to_vietnamese(*day) : *field.value;
        }};
}

std::shared_ptr<const ReferenceFigures> FigureCache::get() {
    const std::lock_guard one_loads(mutex_);
    const auto version = database_.version();
    if (figures_ && version_ >= version) return figures_;
    std::vector<ReferenceFigure> own;
    database_.read([&](db::Reader& reader) {
        for (const auto& stored : stored_figures(reader)) {
            const auto* shipped = ReferenceFigures::shipped().figure(stored.figure);
            if (!shipped || !stored.own) continue;
            auto& figure = own.emplace_back(*shipped);
            figure.low = stored.own->low;
            figure.high = stored.own->high;
            figure.months = stored.own->months;
            figure.as_of = stored.own->as_of;
            figure.source_vi = figure.source_en = stored.own->source;
            figure.own = true;
        }
    });
    figures_ = std::make_shared<const ReferenceFigures>(ReferenceFigures::shipped().with(own));
    version_ = version;
    return figures_;
}

std::shared_ptr<const ReferenceFigures> figures_of(const registry::Site& site) {
    if (site.figures) return site.figures();
    return {std::shared_ptr<void>(), &ReferenceFigures::shipped()};
}

}  // namespace saolang::advice
