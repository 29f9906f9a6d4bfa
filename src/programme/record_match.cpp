#include "programme/record_match.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.hpp"
#include "programme/record_file.hpp"
#include "programme/record_value.hpp"
#include "registry/near.hpp"

namespace saolang::programme {

namespace {

using registry::Unreadable;

constexpr std::size_t most_told = 5;

Named not_known(std::string_view what_vi, std::string_view what_en, std::string_view value) {
    return {.refused = Unreadable{fmt::format("{} “{}” không có trong sổ.", what_vi, value),
                                  fmt::format("{} “{}” is not in the register.", what_en, value)}};
}

Named several(std::string_view value, const std::vector<std::string>& those) {
    const auto told = fmt::format("{}", fmt::join(those, "; "));
    return {
        .doubt = Unreadable{fmt::format("Có nhiều hồ sơ tên “{}”; hãy ghi mã của một hồ sơ: {}.", value, told),
                            fmt::format("Several records are called “{}”; write the code of one: {}.", value, told)},
        .looks_like = told};
}

Named doubt_of(const registry::Match& match) {
    return {.doubt = Unreadable{match.doubt_vi, match.doubt_en}, .looks_like = match.looks_like};
}

template <class Id>
Named found(Id id) {
    return {.stored = std::to_string(static_cast<std::int64_t>(id))};
}

std::string name_and_code(std::string_view name, std::string_view code) { return fmt::format("{} ({})", name, code); }

// A code whose record has another name: the wrong line was copied, or the name changed since.
Named other_name(std::string_view code, std::string_view known, std::string_view written) {
    return {
        .doubt = Unreadable{fmt::format("Mã {} là của “{}”, còn dòng này ghi “{}”; hãy kiểm tra mã hoặc sửa tên.", code,
                                        known, written),
                            fmt::format("Code {} belongs to “{}” and the row says “{}”; check the code or the name.",
                                        code, known, written)},
        .looks_like = name_and_code(known, code)};
}

bool is_empty(const registry::Draft& draft) {
    return draft.province.empty() && draft.district.empty() && draft.commune.empty();
}

// Without its first day: the unit of today, else the last of that code.
std::optional<places::UnitId> unit_coded(const places::Gazetteer& gazetteer, const std::string& code,
                                         const std::string& from, Date today) {
    if (!from.empty()) {
        const auto read = registry::read_date(from);
        return read && read->day ? gazetteer.by_key(code, *read->day) : std::nullopt;
    }
    if (const auto unit = gazetteer.find(code, today)) return unit;
    const auto all = gazetteer.all();
    for (auto at = all.size(); at > 0; --at)
        if (all[at - 1].code == code) return places::UnitId{static_cast<std::uint32_t>(at - 1)};
    return std::nullopt;
}

}  // namespace

RecordMatcher::RecordMatcher(const Kind& kind, const World& world, const places::Gazetteer& gazetteer, Date today)
    : kind_(kind),
      world_(world),
      gazetteer_(gazetteer),
      ground_{gazetteer, today,
              world.index->province.empty() ? std::nullopt : gazetteer.find(world.index->province, today)},
      known_(*world.index, gazetteer),
      places_(gazetteer, world.index->province) {
    const auto& index = *world.index;
    for (std::uint32_t at = 0; at < index.producers.size(); ++at)
        producers_by_code_.emplace(index.producers[at].code, at);
    for (std::uint32_t at = 0; at < index.products.size(); ++at)
        products_by_name_[registry::product_key(index.products[at].name)].push_back(at);
    const auto& table = (*world.ledger)[kind];
    for (Row row = 0; row < table.size(); ++row) by_key_[key_of(values_at(world, gazetteer, kind, row))].push_back(row);
}

std::optional<places::UnitId> RecordMatcher::place(const registry::Draft& draft) {
    if (is_empty(draft)) return std::nullopt;
    return places_.find(draft).place;
}

// A producer of that name in another place is not taken in silence, nor said to be unknown.
registry::Match RecordMatcher::owner(const registry::Draft& draft, std::optional<places::UnitId> place) const {
    auto match = known_.match_producer(draft, place);
    if (match.found || match.doubtful() || !place) return match;
    const auto elsewhere = known_.match_producer(draft, std::nullopt);
    if (!elsewhere.found) return match;
    const auto& producer = *known_.producers[*elsewhere.found].record;
    match.looks_like = name_and_code(producer.name, producer.code);
    match.doubt_vi =
        fmt::format("Chủ thể tên này trong sổ ở nơi khác: {}; hãy sửa nơi, hoặc ghi mã chủ thể.", match.looks_like);
    match.doubt_en = fmt::format(
        "The producer of that name is in another place: {}; correct the place, or write its code.", match.looks_like);
    return match;
}

Named RecordMatcher::product_coded(const registry::Draft& draft) const {
    const auto& index = *world_.index;
    const auto& code = *draft.product_code;
    if (const auto moved = index.moved_products.by_code.find(code); moved != index.moved_products.by_code.end())
        return found(index.products[moved->second].id);
    const auto at = index.product_by_code.find(code);
    if (at == index.product_by_code.end()) return not_known("Mã sản phẩm", "Product code", code);
    const auto& product = index.products[at->second];
    if (draft.product_name) {
        const auto known = registry::product_key(product.name);
        const auto written = registry::product_key(*draft.product_name);
        if (known != written && registry::product_core(known) != registry::product_core(written))
            return other_name(code, product.name, *draft.product_name);
    }
    return found(product.id);
}

Named RecordMatcher::product_named(const registry::Draft& draft, std::optional<places::UnitId> place) const {
    const auto& index = *world_.index;
    const auto those = products_by_name_.find(registry::product_key(*draft.product_name));
    if (those == products_by_name_.end()) return not_known("Sản phẩm", "Product", *draft.product_name);
    std::vector<std::uint32_t> all;
    for (const auto at : those->second) {
        const bool elsewhere =
            place && index.has_place[at] &&
            registry::relation_of(gazetteer_, place, index.place[at]) == registry::PlaceRelation::other;
        if (!elsewhere && !registry::marks_differ(index.products[at].name, *draft.product_name)) all.push_back(at);
    }
    if (all.empty()) return not_known("Sản phẩm", "Product", *draft.product_name);
    if (all.size() == 1) return found(index.products[all.front()].id);
    std::vector<std::string> told;
    for (const auto at : all) {
        if (told.size() == most_told) break;
        const auto owner = index.producer_at[at];
        const auto by = owner == registry::Index::no_producer ? std::string() : index.producers[owner].name + ", ";
        told.push_back(fmt::format("{} ({}{})", index.products[at].name, by, index.products[at].code));
    }
    return several(*draft.product_name, told);
}

Named RecordMatcher::product(const registry::Draft& draft) {
    if (draft.product_code) return product_coded(draft);
    if (!draft.product_name) return {};
    const auto at = place(draft);
    if (!draft.producer_name) return product_named(draft, at);
    const auto producer = owner(draft, at);
    if (producer.doubtful()) return doubt_of(producer);
    if (!producer.found) return not_known("Chủ thể", "Producer", *draft.producer_name);
    const auto match = known_.match_product(draft, *producer.found, at);
    if (match.doubtful()) return doubt_of(match);
    if (match.found) return found(known_.products[*match.found].record->id);
    return not_known("Sản phẩm", "Product", fmt::format("{}” – “{}", *draft.product_name, *draft.producer_name));
}

Named RecordMatcher::producer(const std::string& code, const registry::Draft& draft) {
    const auto& index = *world_.index;
    if (!code.empty()) {
        if (const auto moved = index.moved_producers.by_code.find(code); moved != index.moved_producers.by_code.end())
            return found(index.producers[moved->second].id);
        const auto at = producers_by_code_.find(code);
        if (at == producers_by_code_.end()) return not_known("Mã chủ thể", "Producer code", code);
        const auto& producer = index.producers[at->second];
        if (draft.producer_name) {
            const auto known = registry::producer_key(producer.name);
            const auto written = registry::producer_key(*draft.producer_name);
            // A cell may hold an address behind the name.
            if (!written.starts_with(known) && !known.starts_with(written) &&
                registry::producer_core(known) != registry::producer_core(written))
                return other_name(code, producer.name, *draft.producer_name);
        }
        return found(producer.id);
    }
    if (!draft.producer_name) return {};
    const auto match = owner(draft, place(draft));
    if (match.doubtful()) return doubt_of(match);
    if (match.found) return found(known_.producers[*match.found].record->id);
    return not_known("Chủ thể", "Producer", *draft.producer_name);
}

Named RecordMatcher::unit(const std::string& code, const std::string& from, const std::string& words) const {
    if (!code.empty()) {
        if (const auto unit = unit_coded(gazetteer_, code, from, ground_.today))
            return {.stored = unit_key(*unit, gazetteer_)};
        return not_known("Mã đơn vị hành chính", "Code of a unit", code);
    }
    const auto named = registry::place_named(ground_, words);
    if (named.unit) return {.stored = unit_key(*named.unit, gazetteer_)};
    if (named.choices.empty())
        return {.refused = Unreadable{fmt::format("Không tìm thấy nơi “{}”; hãy ghi tên xã và huyện, tỉnh.", words),
                                      fmt::format("There is no place “{}”; write commune and district.", words)}};
    std::vector<std::string> told;
    for (const auto unit : named.choices)
        if (told.size() < most_told)
            told.push_back(name_and_code(registry::place_words(ground_, unit), gazetteer_[unit].code));
    return several(words, told);
}

Named RecordMatcher::unit_of(const registry::Draft& draft) {
    if (is_empty(draft)) return {};
    const auto& at = places_.find(draft);
    if (at.refused) return {.refused = at.refused};
    return at.place ? Named{.stored = unit_key(*at.place, gazetteer_)} : Named{};
}

Named RecordMatcher::decision(const std::string& number, const std::string& date) const {
    const auto read = registry::read_decision(number);
    const auto wanted = read && !read->number.empty() ? read->number : number;
    std::optional<Date> day = read ? read->date : std::nullopt;
    if (!date.empty()) {
        const auto written = registry::read_date(date);
        if (!written) return {.refused = written.error()};
        day = written->day;
    }
    std::vector<const registry::Decision*> all;
    for (const auto& decision : world_.index->decisions)
        if (search_key(decision.number) == search_key(wanted) && (!day || !decision.date || *decision.date == *day))
            all.push_back(&decision);
    if (all.empty()) return not_known("Quyết định", "Decision", number);
    // One that says the day goes before those that say none.
    std::erase_if(all, [&](const registry::Decision* one) {
        return day && !one->date && std::ranges::any_of(all, [](const auto* other) { return other->date.has_value(); });
    });
    if (all.size() == 1) return found(all.front()->id);
    std::vector<std::string> told;
    for (const auto* one : all)
        if (told.size() < most_told)
            told.push_back(one->number + (one->date ? ", " + to_vietnamese(*one->date) : std::string()));
    return several(number, told);
}

const RecordMatcher::Records& RecordMatcher::records(const Kind& of) {
    auto& made = records_[static_cast<std::size_t>(of.id)];
    if (made) return *made;
    made = std::make_unique<Records>();
    const auto& table = (*world_.ledger)[of];
    for (Row row = 0; row < table.size(); ++row) {
        made->by_code.emplace(table.codes[row], row);
        const auto values = values_at(world_, gazetteer_, of, row);
        made->by_name[search_key(name_in_file(world_, gazetteer_, of, values))].push_back(row);
        // The first of what names it is what people write: the event's name, the plan's number.
        const auto first = of.named_by.front();
        made->by_name[search_key(value_in_file(world_, gazetteer_, of.fields[first], values[first]))].push_back(row);
    }
    return *made;
}

std::optional<Row> RecordMatcher::coded(const Kind& of, const std::string& code) {
    const auto& all = records(of).by_code;
    const auto at = all.find(code);
    return at == all.end() ? std::nullopt : std::optional(at->second);
}

Named RecordMatcher::record(const Kind& of, const std::string& code, const std::string& name) {
    const auto& table = (*world_.ledger)[of];
    if (!code.empty()) {
        const auto row = coded(of, code);
        return row ? found(table.ids[*row]) : not_known("Mã hồ sơ", "Record code", code);
    }
    if (name.empty()) return {};
    const auto& all = records(of).by_name;
    const auto at = all.find(search_key(name));
    if (at == all.end()) return not_known(of.one.vi, of.one.en, name);
    auto rows = at->second;
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (rows.size() == 1) return found(table.ids[rows.front()]);
    std::vector<std::string> told;
    for (const auto row : rows)
        if (told.size() < most_told)
            told.push_back(name_and_code(name_in_file(world_, gazetteer_, of, values_at(world_, gazetteer_, of, row)),
                                         table.codes[row]));
    return several(name, told);
}

std::string RecordMatcher::key_of(const Values& values) const {
    std::string key;
    for (const auto at : kind_.key) {
        const auto& value = values[at];
        const bool words = kind_.fields[at].holds == Holds::text || kind_.fields[at].holds == Holds::lines;
        if (value) key += words ? search_key(*value) : *value;
        key += '\x1f';
    }
    return key;
}

std::vector<Row> RecordMatcher::with_key(const Values& values) {
    const auto rows = by_key_.find(key_of(values));
    return rows == by_key_.end() ? std::vector<Row>() : rows->second;
}

}  // namespace saolang::programme
