#include "programme/indicator_form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "base/text.hpp"
#include "programme/plan_kinds.hpp"

namespace saolang::programme {

namespace {

using web::Word;

constexpr std::size_t most_rows = 20;

constexpr Word no_measure{"Hãy chọn cách đếm.", "Please choose how to count."};
constexpr Word no_unit{"Hãy chọn đơn vị tính.", "Please choose the unit of measure."};
constexpr Word counted_sentence{"{} trên “{}”", "{} over “{}”"};
constexpr Word summed_sentence{"tổng “{}” của “{}”", "sum of “{}” over “{}”"};
constexpr Word where_words{", với: {}", ", where: {}"};
constexpr Word part_words{"; phần được tính: {}", "; counted: {}"};
constexpr Word year_words{"; chỉ trong năm kế hoạch", "; of the plan's year alone"};
constexpr Word proof_words{"; phải có tài liệu", "; with a document alone"};
constexpr Word yes_word{"có", "yes"};
constexpr Word no_word{"không", "no"};
constexpr Word or_word{" hoặc ", " or "};

const FilterField* field_named_in(const Over& over, std::string_view name) {
    const auto fields = measurable_fields(over);
    const auto found = std::ranges::find(fields, name, &FilterField::name);
    return found == fields.end() ? nullptr : &*found;
}

// "506 Huyện Đại Lộc": read back by its code.
std::string place_words(std::string_view code, const places::Gazetteer& gazetteer) {
    std::string name;
    for (const auto& unit : gazetteer.all())
        if (unit.code == code) name = unit.name;  // the newest row of the code is the last
    return name.empty() ? std::string(code) : fmt::format("{} {}", code, name);
}

std::string place_code(std::string_view typed, const places::Gazetteer& gazetteer, Date today) {
    const auto words = clean_text(typed);
    const auto digits = std::string_view(words).substr(0, words.find(' '));
    if (number_in<unsigned>(digits)) return std::string(digits);
    for (const auto level : {places::Level::district, places::Level::commune, places::Level::province})
        if (const auto unit = gazetteer.search_one({words, level, today})) return gazetteer[*unit].code;
    return words;
}

void put(Values& values, std::size_t field, std::string value) {
    if (value.empty()) {
        values[field].reset();
    } else {
        values[field] = std::move(value);
    }
}

std::string_view text_in(const Values& values, std::size_t field) {
    return values[field] ? std::string_view(*values[field]) : std::string_view();
}

std::string_view field_sent(std::size_t field) {
    switch (field) {
        case indicator::measure:
            return "cach";
        case indicator::summed:
            return "cot";
        default:
            return "dem";
    }
}

ConditionRows rows_of(std::string_view lines) {
    ConditionRows rows;
    while (!lines.empty()) {
        const auto end = lines.find('\n');
        auto line = lines.substr(0, end);
        lines.remove_prefix(end == std::string_view::npos ? lines.size() : end + 1);
        const auto take = [&line](std::string_view until) {
            const auto word = line.substr(0, line.find(until));
            line.remove_prefix(std::min(line.size(), word.size() + until.size()));
            return std::string(word);
        };
        ConditionRow row;
        row.field = take(" ");
        row.compare = take(" ");
        while (!line.empty()) row.values.push_back(take(", "));
        if (!row.field.empty()) rows.push_back(std::move(row));
    }
    return rows;
}

std::string value_words(const FilterField& field, const std::string& value, web::Language language) {
    const auto option = std::ranges::find(field.options, value, &Option::code);
    if (option != field.options.end()) return std::string(option->words.in(language));
    if (field.holds == Holds::yes_no) return std::string((value == "1" ? yes_word : no_word).in(language));
    if (const auto day = parse_iso_date(value)) return to_vietnamese(*day);
    if (field.holds != Holds::unit) return value;
    const auto named = place_words(value, places::Gazetteer::shipped());
    return named == value ? value : named.substr(value.size() + 1);
}

std::string condition_words(const FilterField& field, const ConditionRow& row, web::Language language) {
    std::string words(field.label(language));
    using enum Compare;
    for (const auto compare : {is, is_not, at_least, at_most, known, not_known})
        if (row.compare == sign_of(compare)) words.append(" ").append(words_of(compare).in(language));
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        words += i == 0 ? " " : std::string(or_word.in(language));
        words += value_words(field, row.values[i], language);
    }
    return words;
}

std::string conditions_words(const Over& over, std::string_view lines, web::Language language) {
    std::string words;
    for (const auto& row : rows_of(lines))
        if (const auto* field = field_named_in(over, row.field))
            words += (words.empty() ? "" : "; ") + condition_words(*field, row, language);
    return words;
}

}  // namespace

ConditionRows rows_sent(const web::Pairs& form, std::string_view prefix) {
    ConditionRows rows;
    for (std::size_t i = 1; i <= most_rows; ++i) {
        const auto sent = [&](std::string_view part) { return fmt::format("{}-{}-{}", prefix, i, part); };
        const auto field = web::first(form, sent("muc"));
        if (field.empty() || !web::first(form, sent("bo")).empty()) continue;
        ConditionRow row{std::string(field), std::string(web::first(form, sent("so")))};
        for (const auto value : web::every(form, sent("gia")))
            if (auto cleaned = clean_text(value); !cleaned.empty()) row.values.push_back(std::move(cleaned));
        rows.push_back(std::move(row));
    }
    const auto added = web::first(form, fmt::format("them-{}", prefix));
    if (!added.empty() && rows.size() < most_rows) rows.push_back({std::string(added), "="});
    return rows;
}

std::string lines_of(const Over& over, const ConditionRows& rows, const places::Gazetteer& gazetteer, Date today) {
    std::string lines;
    for (const auto& row : rows) {
        const auto* field = field_named_in(over, row.field);
        const bool has_values = row.compare != sign_of(Compare::known) && row.compare != sign_of(Compare::not_known);
        lines.append(row.field).append(" ").append(row.compare);
        for (std::size_t i = 0; has_values && i < row.values.size(); ++i) {
            const bool is_place = field && field->holds == Holds::unit;
            lines.append(i == 0 ? " " : ", ");
            lines.append(is_place ? place_code(row.values[i], gazetteer, today) : row.values[i]);
        }
        lines.append("\n");
    }
    return lines;
}

ConditionRows rows_in(const Over& over, std::string_view lines, const places::Gazetteer& gazetteer) {
    auto rows = rows_of(lines);
    for (auto& row : rows) {
        const auto* field = field_named_in(over, row.field);
        if (field && field->holds == Holds::unit)
            for (auto& value : row.values) value = place_words(value, gazetteer);
    }
    return rows;
}

Values check_indicator(web::Form& form, const Over& over, const web::Pairs& sent, const places::Gazetteer& gazetteer,
                       Date today, Checked checked) {
    Values values(indicator::fields.size());
    values[indicator::counted_over] = std::string(name_of(over));
    put(values, indicator::name,
        form.text("ten",
                  {.need = checked == Checked::to_try ? web::Need::optional : web::Need::required, .most = 120}));
    const auto measure = form.typed("cach");
    if (option_coded(indicator::fields[indicator::measure], measure)) {
        values[indicator::measure] = std::string(measure);
    } else {
        form.refuse("cach", no_measure);
    }
    if (measure == "sum") put(values, indicator::summed, std::string(form.typed("cot")));
    const auto unit = measure == "share" ? std::string_view("percent") : form.typed("do-bang");
    if (option_coded(indicator::fields[indicator::measured_in], unit)) {
        values[indicator::measured_in] = std::string(unit);
    } else {
        form.refuse("do-bang", no_unit);
    }
    values[indicator::within_year] = form.checked("trong-nam") ? "1" : "0";
    values[indicator::needs_proof] = form.checked("minh-chung") ? "1" : "0";
    put(values, indicator::filters, lines_of(over, rows_sent(sent, asked_rows), gazetteer, today));
    if (measure == "share")
        put(values, indicator::share_filters, lines_of(over, rows_sent(sent, part_rows), gazetteer, today));
    if (!form.valid()) return values;
    if (const auto made = own_indicator("", values); !made) {
        const auto& problem = made.error();
        const bool of_part = problem.field == indicator::share_filters;
        const auto prefix = of_part ? part_rows : asked_rows;
        const bool of_row = problem.line > 0;
        const bool of_rows = of_part || problem.field == indicator::filters;
        form.refuse(of_row    ? fmt::format("{}-{}", prefix, problem.line)
                    : of_rows ? fmt::format("them-{}", prefix)
                              : std::string(field_sent(problem.field)),
                    *problem.why);
    }
    return values;
}

web::Pairs typed_of_indicator(const Values& values, const places::Gazetteer& gazetteer) {
    web::Pairs typed{{"dem", std::string(text_in(values, indicator::counted_over))},
                     {"ten", std::string(text_in(values, indicator::name))},
                     {"cach", std::string(text_in(values, indicator::measure))},
                     {"cot", std::string(text_in(values, indicator::summed))},
                     {"do-bang", std::string(text_in(values, indicator::measured_in))}};
    if (text_in(values, indicator::within_year) == "1") typed.emplace_back("trong-nam", "1");
    if (text_in(values, indicator::needs_proof) == "1") typed.emplace_back("minh-chung", "1");
    const auto over = over_named(text_in(values, indicator::counted_over))
                          .value_or(Over{.what = Over::What::products, .kind = nullptr});
    const auto add = [&](std::string_view prefix, std::size_t field) {
        std::size_t i = 0;
        for (const auto& row : rows_in(over, text_in(values, field), gazetteer)) {
            ++i;
            typed.emplace_back(fmt::format("{}-{}-muc", prefix, i), row.field);
            typed.emplace_back(fmt::format("{}-{}-so", prefix, i), row.compare);
            for (const auto& value : row.values) typed.emplace_back(fmt::format("{}-{}-gia", prefix, i), value);
        }
    };
    add(asked_rows, indicator::filters);
    add(part_rows, indicator::share_filters);
    return typed;
}

std::string indicator_sentence(const Values& values, web::Language language) {
    const auto over = over_named(text_in(values, indicator::counted_over));
    const auto measure = option_coded(indicator::fields[indicator::measure], text_in(values, indicator::measure));
    if (!over || !measure) return {};
    const auto of = words_of(*over).in(language);
    const auto* summed = field_named_in(*over, text_in(values, indicator::summed));
    auto words = summed ? fmt::format(fmt::runtime(summed_sentence.in(language)), summed->label(language), of)
                        : fmt::format(fmt::runtime(counted_sentence.in(language)),
                                      indicator::counted[static_cast<std::size_t>(*measure)].words.in(language), of);
    if (const auto where = conditions_words(*over, text_in(values, indicator::filters), language); !where.empty())
        words += fmt::format(fmt::runtime(where_words.in(language)), where);
    if (const auto part = conditions_words(*over, text_in(values, indicator::share_filters), language); !part.empty())
        words += fmt::format(fmt::runtime(part_words.in(language)), part);
    if (text_in(values, indicator::within_year) == "1") words += year_words.in(language);
    if (text_in(values, indicator::needs_proof) == "1") words += proof_words.in(language);
    return words;
}

}  // namespace saolang::programme
