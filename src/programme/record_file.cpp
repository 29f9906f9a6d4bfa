#include "programme/record_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "base/number.hpp"
#include "programme/record_value.hpp"

namespace saolang::programme {

namespace {

using office::OutCell;
using Part = FileColumn::Part;

std::string joined(std::string_view field, std::string_view part) { return fmt::format("{}_{}", field, part); }

class ColumnsOf {
public:
    explicit ColumnsOf(const Kind& kind) : kind_(kind) {
        add(Part::record_code, 0, "code", "Mã hồ sơ", "Record code");
        for (std::size_t i = 0; i < kind.fields.size(); ++i) add_field(i);
    }
    [[nodiscard]] std::vector<FileColumn> take() { return std::move(made_); }

private:
    void add(Part part, std::size_t field, std::string heading, std::string vi, std::string en) {
        made_.push_back({part, field, std::move(heading), std::move(vi), std::move(en)});
    }
    void add_field(std::size_t i) {
        const auto& field = kind_.fields[i];
        const auto add_name = [&] {
            add(Part::name, i, joined(field.name, "name"), std::string(field.label.vi), std::string(field.label.en));
        };
        const auto add_code = [&] {
            add(Part::code, i, joined(field.name, "code"), fmt::format("{}: mã", field.label.vi),
                fmt::format("{}: code", field.label.en));
        };
        switch (field.holds) {
            case Holds::product:
                add(Part::code, i, joined(field.name, "code"), "Mã sản phẩm", "Product code");
                add_name();
                if (std::ranges::find(kind_.fields, Holds::producer, &Field::holds) == kind_.fields.end())
                    add(Part::producer, i, "producer_name", "Chủ thể", "Producer");
                break;
            case Holds::producer:
                add(Part::code, i, joined(field.name, "code"), "Mã chủ thể", "Producer code");
                add_name();
                break;
            case Holds::record:
                add_code();
                add_name();
                break;
            case Holds::unit:
                add_name();
                add_code();
                add(Part::day, i, joined(field.name, "from"), fmt::format("{}: có từ ngày", field.label.vi),
                    fmt::format("{}: exists since", field.label.en));
                break;
            case Holds::decision:
                add(Part::name, i, joined(field.name, "number"), "Số quyết định", "Decision number");
                add(Part::day, i, joined(field.name, "date"), "Ngày quyết định", "Date of decision");
                break;
            default:
                add(Part::value, i, std::string(field.name), std::string(field.label.vi), std::string(field.label.en));
        }
    }

    const Kind& kind_;
    std::vector<FileColumn> made_;
};

// "70.5" of 7050.
std::string decimal_text(std::int64_t hundredths) {
    const auto size = hundredths < 0 ? -hundredths : hundredths;
    auto text = fmt::format("{}{}.{:02}", hundredths < 0 ? "-" : "", size / 100, size % 100);
    while (text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
    return text;
}

// The values of one record as cells.
class Cells {
public:
    Cells(const World& world, const places::Gazetteer& gazetteer, bool codes)
        : world_(world), gazetteer_(gazetteer), codes_(codes) {}

    [[nodiscard]] OutCell cell(const Field& field, Part part, const std::optional<std::string>& stored) const {
        if (!stored) return text("");
        switch (field.holds) {
            case Holds::product:
                return of_product(part, *stored);
            case Holds::producer:
                return of_producer(part, *stored);
            case Holds::decision:
                return of_decision(part, *stored);
            case Holds::unit:
                return of_unit(part, *stored);
            case Holds::record:
                return of_record(part, kind_of(*field.of), *stored);
            default:
                return plain(field, *stored);
        }
    }
    [[nodiscard]] std::string name(const Kind& kind, const Values& values) const {
        std::string words;
        for (const auto at : kind.named_by) {
            const auto found = cell(kind.fields[at], words_part(kind.fields[at]), values[at]);
            if (found.text.empty()) continue;
            if (!words.empty()) words += " · ";
            words += found.text;
        }
        return words;
    }
    static Part words_part(const Field& field) {
        const bool names = field.holds == Holds::product || field.holds == Holds::producer ||
                           field.holds == Holds::decision || field.holds == Holds::unit || field.holds == Holds::record;
        return names ? Part::name : Part::value;
    }

private:
    static OutCell text(std::string_view words) { return {OutCell::Kind::text, std::string(words)}; }

    [[nodiscard]] OutCell plain(const Field& field, const std::string& stored) const {
        switch (field.holds) {
            case Holds::choice: {
                const auto option = option_coded(field, stored);
                if (codes_ || !option) return text(stored);
                return text(field.options[static_cast<std::size_t>(*option)].words.vi);
            }
            case Holds::yes_no:
                if (codes_) return text(stored);
                return text(stored == "1" ? "Có" : "Không");
            case Holds::date:
                return {OutCell::Kind::date, stored};
            case Holds::money:
            case Holds::number:
                return {OutCell::Kind::integer, stored};
            case Holds::decimal:
                return {OutCell::Kind::decimal, decimal_text(number_in<std::int64_t>(stored).value_or(0))};
            default:
                return text(stored);
        }
    }
    [[nodiscard]] OutCell of_product(Part part, const std::string& stored) const {
        const auto& index = *world_.index;
        const auto at = index.at(registry::ProductId{number_in<std::int64_t>(stored).value_or(0)});
        if (!at) return text("");
        if (part != Part::producer)
            return text(part == Part::code ? index.products[*at].code : index.products[*at].name);
        const auto owner = index.producer_at[*at];
        return text(owner == registry::Index::no_producer ? "" : index.producers[owner].name);
    }
    [[nodiscard]] OutCell of_producer(Part part, const std::string& stored) const {
        const auto& index = *world_.index;
        const auto at = index.at(registry::ProducerId{number_in<std::int64_t>(stored).value_or(0)});
        if (!at) return text("");
        return text(part == Part::code ? index.producers[*at].code : index.producers[*at].name);
    }
    [[nodiscard]] OutCell of_decision(Part part, const std::string& stored) const {
        const auto* decision =
            world_.index->decision(registry::DecisionId{number_in<std::int64_t>(stored).value_or(0)});
        if (!decision) return text("");
        if (part == Part::name) return text(decision->number);
        return {OutCell::Kind::date, decision->date ? to_iso(*decision->date) : std::string()};
    }
    [[nodiscard]] OutCell of_unit(Part part, const std::string& stored) const {
        const auto unit = unit_keyed(stored, gazetteer_);
        if (!unit) return text("");
        const auto& found = gazetteer_[*unit];
        if (part == Part::code) return text(found.code);
        if (part == Part::day) return {OutCell::Kind::date, to_iso(found.valid.from)};
        const auto day = found.valid.until ? found.valid.until->plus_days(-1) : found.valid.from;
        return text(gazetteer_.full_name(*unit, day));
    }
    [[nodiscard]] OutCell of_record(Part part, const Kind& other, const std::string& stored) const {
        const auto& table = (*world_.ledger)[other];
        const auto row = table.with_id(number_in<std::int64_t>(stored).value_or(0));
        if (!row) return text("");
        if (part == Part::code) return text(table.codes[*row]);
        return text(name(other, values_at(world_, gazetteer_, other, *row)));
    }

    const World& world_;
    const places::Gazetteer& gazetteer_;
    bool codes_;
};

std::string in_many(std::string_view word) {
    constexpr std::array<std::string_view, 7> same{
        "support", "support_money", "event_money", "turnover", "training", "trained", ""};
    if (std::ranges::find(same, word) != same.end()) return std::string(word);
    if (word.ends_with('y')) return std::string(word.substr(0, word.size() - 1)) + "ies";
    return std::string(word) + "s";
}

}  // namespace

std::span<const FileColumn> file_columns(const Kind& kind) {
    static const auto all = [] {
        std::vector<std::vector<FileColumn>> made;
        for (const auto* each : kinds()) made.push_back(ColumnsOf(*each).take());
        return made;
    }();
    return all[static_cast<std::size_t>(kind.id)];
}

std::string list_name(const Kind& kind) {
    auto name = in_many(kind.name);
    std::ranges::replace(name, '_', '-');
    return name;
}

const Kind* kind_listed(std::string_view word) {
    std::string name(word);
    std::ranges::replace(name, '-', '_');
    const auto found = std::ranges::find_if(
        kinds(), [&](const Kind* kind) { return kind->name == name || in_many(kind->name) == name; });
    return found == kinds().end() ? nullptr : *found;
}

std::vector<Row> all_rows(const Table& table) {
    std::vector<Row> rows(table.size());
    std::iota(rows.begin(), rows.end(), Row{0});
    return rows;
}

office::Table record_table(RecordFile file, const World& world, const places::Gazetteer& gazetteer) {
    const auto& kind = file.kind;
    const bool codes = file.headings == registry::HeadingStyle::codes;
    office::Table table;
    table.title = std::string(kind.many.vi);
    std::vector<FileColumn> columns;
    for (const auto& column : file_columns(kind)) {
        const bool confidential = column.part != Part::record_code && kind.fields[column.field].confidential;
        if (confidential && file.without_confidential) continue;
        table.headings.push_back(codes ? column.heading : column.heading_vi);
        columns.push_back(column);
    }
    table.rows = [codes, file = std::move(file), columns = std::move(columns), &kind, &world,
                  &gazetteer](const std::function<void(const office::OutRow&)>& take) {
        const Cells cells(world, gazetteer, codes);
        office::OutRow out(columns.size());
        for (const auto row : file.rows) {
            auto values = values_at(world, gazetteer, kind, row);
            if (file.with_confidential && !file.with_confidential(row))
                for (std::size_t i = 0; i < values.size(); ++i)
                    if (kind.fields[i].confidential) values[i].reset();
            for (std::size_t i = 0; i < columns.size(); ++i) {
                const auto& [part, field, code, vi, en] = columns[i];
                out[i] = part == Part::record_code ? OutCell{OutCell::Kind::text, (*world.ledger)[kind].codes[row]}
                                                   : cells.cell(kind.fields[field], part, values[field]);
            }
            take(out);
        }
    };
    return table;
}

std::string name_in_file(const World& world, const places::Gazetteer& gazetteer, const Kind& kind,
                         const Values& values) {
    return Cells(world, gazetteer, false).name(kind, values);
}

std::string value_in_file(const World& world, const places::Gazetteer& gazetteer, const Field& field,
                          const std::optional<std::string>& stored) {
    return Cells(world, gazetteer, false).cell(field, Cells::words_part(field), stored).text;
}

}  // namespace saolang::programme
