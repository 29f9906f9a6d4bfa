#include "http/records.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace saolang::http_tests {

namespace {

using programme::Field;
using programme::Holds;
using programme::Kind;
using programme::KindId;
using Ids = std::map<KindId, std::int64_t>;

std::string day_of(const Kind& kind, std::size_t field) {
    const auto& name = kind.fields[field].name;
    if (field == kind.ends || name == "due" || name == "next_surveillance") return "2027-01-31";
    if (name == "to_day") return "2026-03-31";
    return name == "reported_on" ? "2026-04-02" : "2026-01-15";
}

std::optional<std::string> number_of(const Field& field, const RecordsOfOne& of) {
    if (field.name == "year") return "2026";
    if (field.name == "turnover" || field.name == "sales") return std::to_string(of.turnover);
    if (field.name == "contract_value") return std::to_string(of.turnover + 1);
    if (field.name == "profit" || field.name == "kept_value") return std::to_string(of.turnover / 10);
    return field.holds == Holds::money ? "2500000" : "1";
}

// What every record of its kind says, and what only a finished, ended or odd one does left out.
std::optional<std::string> value_of(const Kind& kind, std::size_t at, const RecordsOfOne& of, const Ids& ids) {
    const auto& field = kind.fields[at];
    switch (field.holds) {
        case Holds::product:
            return std::to_string(of.product);
        case Holds::producer:
            return std::to_string(of.producer);
        case Holds::unit:
            return of.unit;
        case Holds::record: {
            const auto found = ids.find(*field.of);
            return found == ids.end() ? std::nullopt : std::optional(std::to_string(found->second));
        }
        case Holds::position:
            return "15.88000,108.33000";
        default:
            break;
    }
    if (!field.required && !field.confidential && at != kind.ends) return std::nullopt;
    if (field.holds == Holds::decision || field.name == "question" || field.name == "answer") return std::nullopt;
    switch (field.holds) {
        case Holds::choice:
            return kind.name == "event_part" && field.name == "state" ? "took_part"
                                                                      : std::string(field.options.front().code);
        case Holds::yes_no:
            return "1";
        case Holds::date:
            return day_of(kind, at);
        case Holds::text:
        case Holds::lines:
            return fmt::format("{} {}", field.label.vi, kind.name);
        default:
            return number_of(field, of);
    }
}

}  // namespace

std::string code_of(const Kind& kind, std::string_view pattern) {
    std::string name(kind.name);
    std::ranges::replace(name, '_', '-');
    return fmt::format(fmt::runtime(pattern), name);
}

Ids add_one_of_each_kind(const registry::Site& site, const RecordsOfOne& of) {
    Ids ids;
    site.database.write([&](db::Writer& writer) {
        ids.clear();
        const auto change = trail::begin_change({"console"}, "hồ sơ thử", site.random);
        const trail::WriteContext context{writer, change, site.clock(), site.random};
        for (const auto* kind : programme::kinds()) {
            programme::Values values;
            for (std::size_t i = 0; i < kind->fields.size(); ++i) values.push_back(value_of(*kind, i, of, ids));
            ids[kind->id] = programme::add_record(context, *kind, values, code_of(*kind, of.codes)).id;
        }
    });
    return ids;
}

}  // namespace saolang::http_tests
