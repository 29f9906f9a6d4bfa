#include "programme/own_indicator.hpp"

#include <algorithm>

#include "programme/plan_kinds.hpp"
#include "programme/rule.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word not_measurable{"Không đếm trên loại hồ sơ này được", "This cannot be counted over"};
constexpr web::Word measure_does_not_fit{"Cách đếm này không dùng cho loại hồ sơ đã chọn",
                                         "This measure does not go with what is counted over"};
constexpr web::Word no_such_column{"Hãy chọn một cột số để cộng", "Choose a column of numbers to sum"};
constexpr web::Word part_missing{"Tỷ lệ cần bộ lọc của phần được tính", "A share needs the filters of its part"};
constexpr web::Word not_of_the_part{"Không đạt điều kiện của phần được tính", "Does not fit what is counted"};
constexpr web::Word document_missing{"Chưa có tài liệu, hình ảnh đính kèm", "No document or picture is attached"};
constexpr web::Word unit_not_known{"Chưa biết thuộc đơn vị nào", "The unit is not known"};
constexpr web::Word product_not_stated{"Hồ sơ chưa ghi sản phẩm", "The record states no product"};
constexpr web::Word producer_not_stated{"Hồ sơ chưa ghi chủ thể", "The record states no producer"};

enum class Measure : std::uint8_t { records, products, producers, units, sum, share };
static_assert(at(indicator::counted, "share") == static_cast<std::int64_t>(Measure::share));

bool has_field(const Kind& kind, Holds holds) {
    return std::ranges::any_of(kind.fields, [&](const Field& field) { return field.holds == holds; });
}

struct Made {
    Over over;
    Measure measure = Measure::records;
    std::optional<std::size_t> summed;  // a field of the kind
    Filters asked_about;
    Filters counted;
    bool within_year = false;
    bool needs_proof = false;
};

// What the records are counted as: themselves, or the product, producer or unit each means, once.
class OwnRule {
public:
    explicit OwnRule(Made made) : made_(std::make_shared<const Made>(std::move(made))) {}

    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        switch (made_->over.what) {
            case Over::What::products:
                each(
                    asked, asked.reckoned.product_place, [](std::uint32_t at) { return product_subject(at); }, visit);
                break;
            case Over::What::producers:
                each(
                    asked, asked.reckoned.producer_place, [](std::uint32_t at) { return producer_subject(at); }, visit);
                break;
            case Over::What::records:
                each_record(asked, visit);
                break;
        }
    }

private:
    template <class SubjectAt, class Visit>
    void each(const Asked& asked, const std::vector<std::uint32_t>& place, const SubjectAt& subject,
              const Visit& visit) const {
        for (std::uint32_t at = 0; at < place.size(); ++at) {
            if (!asked.holds(place[at]) || !fits(asked, made_->over, made_->asked_about, at)) continue;
            Finding finding{.subject = subject(at), .place = place_at(place[at])};
            judge(asked, at, finding);
            visit(finding);
        }
    }

    template <class Visit>
    void each_record(const Asked& asked, const Visit& visit) const {
        const auto& kind = *made_->over.kind;
        const auto& table = asked.ledger[kind];
        std::vector<std::pair<std::uint64_t, Finding>> of_things;
        for (Row row = 0; row < table.size(); ++row) {
            const Day begins = begins_on(asked, kind, row);
            if (begins > asked.day || (made_->within_year && !asked.in_year(begins))) continue;
            if (!fits(asked, made_->over, made_->asked_about, row)) continue;
            const auto finding = of_record(asked, table, row);
            // What it is counted as decides where: a producer is of one place, its products may be of others.
            if (!asked.holds(finding.place ? static_cast<std::uint32_t>(*finding.place) : nowhere)) continue;
            if (made_->measure == Measure::records || made_->measure == Measure::sum ||
                made_->measure == Measure::share) {
                visit(finding);
            } else {
                of_things.emplace_back(key_of(finding.subject), finding);
            }
        }
        std::ranges::stable_sort(of_things, {}, [](const auto& pair) { return pair.first; });
        std::span<const std::pair<std::uint64_t, Finding>> rest(of_things);
        while (!rest.empty()) {
            std::optional<Finding> best;
            for (const auto& pair : take_group(rest, [](const auto& one) { return one.first; }))
                if (!best || pair.second.verdict <= best->verdict) best = pair.second;
            visit(*best);
        }
    }

    static std::uint64_t key_of(const Subject& subject) {
        return static_cast<std::uint64_t>(subject.of) << 40U | static_cast<std::uint64_t>(subject.kind) << 32U |
               subject.at;
    }

    Finding of_record(const Asked& asked, const Table& table, Row row) const {
        const auto& kind = *table.kind;
        const auto place = place_of(asked, kind, row);
        Finding finding{.subject = record_subject(kind.id, row), .place = place_at(place)};
        judge(asked, row, finding);
        if (finding.verdict == Verdict::counted && made_->needs_proof && table.proofs[row] == 0) {
            finding.verdict = Verdict::unproved;
            finding.why = &document_missing;
        }
        if (made_->summed) {
            const auto value = table.number(*made_->summed, row);
            const bool in_hundredths = kind.fields[*made_->summed].holds == Holds::decimal;
            if (value != absent) finding.amount = in_hundredths ? value : hundredths_of(value);
        }
        count_as_thing(asked, row, place, finding);
        return finding;
    }
    // Turns the finding into one of the product, producer or unit the record means.
    void count_as_thing(const Asked& asked, Row row, std::uint32_t place, Finding& finding) const {
        const auto means = [&](std::optional<Subject> thing, std::uint32_t where, const web::Word& missing) {
            if (thing) {
                finding.by = finding.subject;
                finding.subject = *thing;
                finding.place = place_at(where);
            } else if (finding.verdict != Verdict::not_counted) {
                finding.verdict = Verdict::unproved;
                finding.why = &missing;
            }
        };
        if (made_->measure == Measure::products) {
            const auto product = product_meant(asked, made_->over, row);
            means(product ? std::optional(product_subject(*product)) : std::nullopt,
                  product ? asked.reckoned.product_place[*product] : nowhere, product_not_stated);
        } else if (made_->measure == Measure::producers) {
            const auto producer = producer_meant(asked, made_->over, row);
            means(producer ? std::optional(producer_subject(*producer)) : std::nullopt,
                  producer ? asked.reckoned.producer_place[*producer] : nowhere, producer_not_stated);
        } else if (made_->measure == Measure::units) {
            auto unit = asked.unit_of(place, places::Level::district);
            if (unit == nowhere) unit = asked.unit_of(place, places::Level::commune);
            means(unit == nowhere ? std::nullopt : std::optional(Subject{Subject::Of::unit, {}, unit}), unit,
                  unit_not_known);
        }
    }
    void judge(const Asked& asked, std::uint32_t at, Finding& finding) const {
        if (fits(asked, made_->over, made_->counted, at)) return;
        finding.verdict = Verdict::not_counted;
        finding.why = &not_of_the_part;
    }

    std::shared_ptr<const Made> made_;
};

std::string_view value_of(const IndicatorValues& values, std::size_t field) {
    return values[field] ? std::string_view(*values[field]) : std::string_view();
}

Indicator::Value value_kind(Measure measure) {
    if (measure == Measure::share) return Indicator::Value::share;
    return measure == Measure::sum ? Indicator::Value::sum : Indicator::Value::count;
}

std::optional<IndicatorProblem> read_filters(const Over& over, const IndicatorValues& values, std::size_t field,
                                             Filters& into) {
    auto filters = parse_filters(over, value_of(values, field));
    if (!filters) return IndicatorProblem{field, filters.error().line, filters.error().part, filters.error().why};
    into = std::move(*filters);
    return std::nullopt;
}

Result<Made, IndicatorProblem> read(const IndicatorValues& values) {
    const auto over = over_named(value_of(values, indicator::counted_over));
    if (!over) return fail(IndicatorProblem{.field = indicator::counted_over, .why = &not_measurable});
    const auto measure = option_coded(indicator::fields[indicator::measure], value_of(values, indicator::measure));
    const auto fitting = measures_of(*over);
    if (!measure || std::ranges::find(fitting, static_cast<std::size_t>(*measure)) == fitting.end())
        return fail(IndicatorProblem{.field = indicator::measure, .why = &measure_does_not_fit});
    Made made;
    made.over = *over;
    made.measure = static_cast<Measure>(*measure);
    if (made.measure == Measure::sum) {
        const auto columns = summable_fields(*over);
        const auto found = std::ranges::find(columns, value_of(values, indicator::summed), &FilterField::name);
        if (found == columns.end()) return fail(IndicatorProblem{.field = indicator::summed, .why = &no_such_column});
        made.summed = (*found)->field;
    }
    if (auto problem = read_filters(*over, values, indicator::filters, made.asked_about)) return fail(*problem);
    if (auto problem = read_filters(*over, values, indicator::share_filters, made.counted)) return fail(*problem);
    if (made.measure == Measure::share && made.counted.empty())
        return fail(IndicatorProblem{.field = indicator::share_filters, .why = &part_missing});
    made.within_year = value_of(values, indicator::within_year) == "1";
    made.needs_proof = value_of(values, indicator::needs_proof) == "1";
    return made;
}

bool any_field(const Made& made, bool FilterField::*is) {
    const auto fields = measurable_fields(made.over);
    const auto any = [&](const Filters& filters) {
        return std::ranges::any_of(filters, [&](const Condition& one) { return fields[one.field].*is; });
    };
    return any(made.asked_about) || any(made.counted);
}

bool reads_confidential(const Made& made) {
    return any_field(made, &FilterField::confidential) ||
           (made.summed && made.over.kind->fields[*made.summed].confidential);
}

// As it would be stored.
IndicatorValues values_in(const Table& table, Row row) {
    IndicatorValues values(table.kind->fields.size());
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!table.has(i, row)) continue;
        const auto& field = table.kind->fields[i];
        if (table.numbers[i].empty()) {
            values[i] = table.text(i, row);
        } else if (field.holds == Holds::choice) {
            values[i] = field.options[static_cast<std::size_t>(table.number(i, row))].code;
        } else {
            values[i] = std::to_string(table.number(i, row));
        }
    }
    return values;
}

}  // namespace

std::vector<std::size_t> measures_of(const Over& over) {
    const auto number = [](Measure measure) { return static_cast<std::size_t>(measure); };
    if (over.what == Over::What::products) return {number(Measure::products), number(Measure::share)};
    if (over.what == Over::What::producers) return {number(Measure::producers), number(Measure::share)};
    std::vector<std::size_t> fitting{number(Measure::records)};
    const bool of_product = has_field(*over.kind, Holds::product);
    if (of_product) fitting.push_back(number(Measure::products));
    if (of_product || has_field(*over.kind, Holds::producer)) fitting.push_back(number(Measure::producers));
    fitting.push_back(number(Measure::units));
    if (!summable_fields(over).empty()) fitting.push_back(number(Measure::sum));
    fitting.push_back(number(Measure::share));
    return fitting;
}

std::vector<const FilterField*> summable_fields(const Over& over) {
    std::vector<const FilterField*> fields;
    for (const auto& field : measurable_fields(over))
        if (field.source == Source::own &&
            (field.holds == Holds::money || field.holds == Holds::number || field.holds == Holds::decimal))
            fields.push_back(&field);
    return fields;
}

Result<Indicator, IndicatorProblem> own_indicator(std::string_view code, const IndicatorValues& values) {
    auto made = read(values);
    if (!made) return fail(made.error());
    const std::string name(value_of(values, indicator::name));
    const auto measured_in =
        option_coded(indicator::fields[indicator::measured_in], value_of(values, indicator::measured_in)).value_or(0);
    const bool confidential = reads_confidential(*made);
    const bool personal = any_field(*made, &FilterField::personal);
    const auto value = value_kind(made->measure);
    auto indicator = indicator_of(std::string(code), name, name, static_cast<std::size_t>(measured_in), value,
                                  OwnRule(std::move(*made)));
    indicator.confidential = confidential;
    indicator.personal = personal;
    return indicator;
}

std::optional<Indicator> own_indicator(const World& world, std::string_view code) {
    const auto& table = (*world.ledger)[KindId::indicator];
    const auto row = table.coded(code);
    if (!row) return std::nullopt;
    auto made = own_indicator(code, values_in(table, *row));
    return made ? std::optional(std::move(*made)) : std::nullopt;
}

std::vector<Indicator> own_indicators(const World& world) {
    std::vector<Indicator> all;
    for (const auto& code : (*world.ledger)[KindId::indicator].codes)
        if (auto made = own_indicator(world, code)) all.push_back(std::move(*made));
    return all;
}

}  // namespace saolang::programme
