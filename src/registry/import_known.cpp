#include "registry/import_known.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "base/text.hpp"
#include "registry/near.hpp"
#include "screening/screen.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t shortest_core = 4;    // letters; below, a name says too little to look like another
constexpr std::size_t end_length = 5;       // one edit cannot be in both ends of a name of ten letters
constexpr std::size_t most_compared = 64;   // of a bucket of names with equal ends
constexpr std::size_t candidates_most = 5;  // shown to a person

std::size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

std::array<std::size_t, 2> ends_of(std::string_view core) {
    return {hash_of(core.substr(0, end_length)), hash_of(core.substr(core.size() - end_length)) ^ 1U};
}

std::string name_and_code(std::string_view name, std::string_view code) {
    return code.empty() ? std::string(name) : fmt::format("{} ({})", name, code);
}

Match doubt(std::vector<KnownAt> candidates, std::string looks_like, std::string vi, std::string en) {
    return {std::nullopt, std::move(vi), std::move(en), std::move(looks_like), std::move(candidates)};
}

bool is_enterprise(const Producer& record, const std::string& key) {
    return record.kind == ProducerKind::enterprise || key.starts_with("cty ");
}

std::optional<places::UnitId> province_then(const places::Gazetteer& gazetteer, places::UnitId place) {
    return gazetteer.locate(place, places::Level::province, gazetteer[place].valid.from);
}

}  // namespace

void NumbersByHash::grow() {
    constexpr std::size_t fewest = 64;
    const std::vector<std::uint32_t> before = std::move(first_);
    first_.assign(std::max(fewest, 2 * before.size()), no_link);
    for (const std::uint32_t at : before) {
        if (at != no_link) first_[slot_of(links_[at].key)] = at;
    }
}

Known::Known(const Index& index, const places::Gazetteer& gazetteer) : gazetteer_(gazetteer) {
    for (const Producer& producer : index.producers) {
        KnownProducer known{&producer, nullptr, no_step, producer_key(producer.name), std::nullopt, {}, {}, {}};
        if (producer.place) known.place = gazetteer.by_key(producer.place->code, producer.place->valid_from);
        add(std::move(known));
    }
    for (std::size_t i = 0; i < index.products.size(); ++i) {
        const ProducerAt owner = index.producer_at[i];
        KnownProduct known{&index.products[i],
                           nullptr,
                           no_step,
                           owner == Index::no_producer ? nobody : owner,
                           product_key(index.products[i].name),
                           std::nullopt,
                           {}};
        if (index.has_place[i]) known.place = index.place[i];
        add(std::move(known));
    }
}

KnownAt Known::add(KnownProducer producer) {
    const auto at = static_cast<KnownAt>(producers.size());
    producer.core = producer_core(producer.key);
    producers.push_back(std::move(producer));
    index_names(at);
    learn_tax_code(at);
    return at;
}

void Known::index_names(KnownAt producer) {
    const std::string& core = producers[producer].core;
    producer_by_key_.add(hash_of(producers[producer].key), producer);
    if (core.size() >= shortest_core) producer_by_core_.add(hash_of(core), producer);
    if (core.size() < shortest_near) return;
    for (const std::size_t end : ends_of(core)) producer_by_end_.add(end, producer);
}

void Known::learn_tax_code(KnownAt producer) {
    const auto& code = producers[producer].record->tax_code;
    if (code) by_tax_.add(hash_of(*code), producer);
}

KnownAt Known::add(KnownProduct product) {
    const auto at = static_cast<KnownAt>(products.size());
    if (product.producer != nobody) producers[product.producer].products.push_back(at);
    product_by_key_.add(hash_of(product.key), at);
    if (product.producer == nobody) ownerless_by_key_.add(hash_of(product.key), at);
    products.push_back(std::move(product));
    learn_code(at);
    return at;
}

void Known::learn_code(KnownAt product) {
    const std::string& code = products[product].record->code;
    if (!code.empty()) by_code_.add(hash_of(code), product);
}

void Known::learn_name_of_producer(KnownAt producer) {
    KnownProducer& known = producers[producer];
    known.key = producer_key(known.record->name);
    known.core = producer_core(known.key);
    index_names(producer);
}

void Known::learn_name_of_product(KnownAt product) {
    KnownProduct& known = products[product];
    known.key = product_key(known.record->name);
    product_by_key_.add(hash_of(known.key), product);
    if (known.producer == nobody) ownerless_by_key_.add(hash_of(known.key), product);
}

Match Known::by_tax_code(const Draft& draft, const std::string& key) const {
    KnownAt found = nobody;
    by_tax_.find(hash_of(*draft.tax_code), [&](KnownAt at) {
        if (producers[at].record->tax_code == draft.tax_code) found = at;
        return found != nobody;
    });
    if (found == nobody) return {};
    const KnownProducer& known = producers[found];
    if (known.key == key || (known.core == producer_core(key) && !known.core.empty())) return {found, {}, {}, {}};
    return doubt(
        {found}, name_and_code(known.record->name, known.record->code),
        fmt::format("Mã số thuế {} đang là của \"{}\"; hãy kiểm tra tên hoặc mã số thuế.", *draft.tax_code,
                    known.record->name),
        fmt::format("Tax code {} belongs to \"{}\"; check name or code.", *draft.tax_code, known.record->name));
}

Match Known::by_name(const Draft& draft, const std::string& key, std::optional<places::UnitId> place) const {
    std::vector<KnownAt> all_same;
    std::vector<KnownAt> all_unknown;
    producer_by_key_.find(hash_of(key), [&](KnownAt at) {
        const KnownProducer& known = producers[at];
        if (known.key != key) return false;
        if (draft.tax_code && known.record->tax_code && *draft.tax_code != *known.record->tax_code) return false;
        PlaceRelation relation = relation_of(gazetteer_, place, known.place);
        // No two enterprises of a province bear one name (Luật Doanh nghiệp 2020, Điều 41): it makes things in two
        // places.
        if (relation == PlaceRelation::other && is_enterprise(*known.record, key) &&
            province_then(gazetteer_, *place) == province_then(gazetteer_, *known.place)) {
            relation = PlaceRelation::same;
        }
        if (relation == PlaceRelation::other) return false;
        auto& those = relation == PlaceRelation::same ? all_same : all_unknown;
        if (those.size() < candidates_most) those.push_back(at);
        return all_same.size() == candidates_most;
    });
    std::vector<KnownAt>& all = all_same.empty() ? all_unknown : all_same;
    if (all.empty()) return {};
    const KnownAt oldest = all.back();
    const KnownProducer& known = producers[oldest];
    const std::string shown = name_and_code(known.record->name, known.record->code);
    if (all.size() > 1) {
        return doubt(
            std::move(all), shown,
            fmt::format("Có nhiều chủ thể tên \"{}\"; hãy ghi mã số thuế hoặc xã.", known.record->name),
            fmt::format("Several producers are called \"{}\"; give the tax code or the commune.", known.record->name));
    }
    if (marks_differ(known.record->name, *draft.producer_name) && producer_core(key).size() >= shortest_core &&
        search_key(known.record->name) == search_key(*draft.producer_name)) {
        return doubt(
            {oldest}, shown,
            fmt::format("Tên chủ thể chỉ khác dấu với \"{}\"; hãy kiểm tra có phải là một.", known.record->name),
            fmt::format("The producer's name differs from \"{}\" in its marks only; check whether they are one.",
                        known.record->name));
    }
    return {oldest, {}, {}, {}};
}

Match Known::looks_like(const Draft& draft, const std::string& key, std::optional<places::UnitId> place) const {
    const std::string core = producer_core(key);
    if (core.size() < shortest_core) return {};
    const auto near = [&](const KnownProducer& known, bool equal) -> bool {
        if (draft.tax_code && known.record->tax_code) return false;  // two numbers: two producers
        if (equal ? known.core != core : !one_slip_apart(known.core, core)) return false;
        const PlaceRelation relation = relation_of(gazetteer_, place, known.place);
        return relation == PlaceRelation::same;
    };
    const auto told = [&](KnownAt at) {
        const KnownProducer& known = producers[at];
        return doubt({at}, name_and_code(known.record->name, known.record->code),
                     fmt::format("Có thể là chủ thể đã có \"{}\" (tên gần giống, cùng nơi); hãy ghi đúng tên ấy nếu là "
                                 "một, hoặc mã số thuế nếu là hai.",
                                 known.record->name),
                     fmt::format("May be the known producer \"{}\" (nearly the same name and place); write that name "
                                 "if they are one, a tax code if they are two.",
                                 known.record->name));
    };
    KnownAt found = nobody;
    std::size_t compared = 0;
    producer_by_core_.find(hash_of(core), [&](KnownAt at) {
        if (producers[at].key != key && near(producers[at], true)) found = at;
        return found != nobody || ++compared == most_compared;
    });
    for (std::size_t i = 0; found == nobody && core.size() >= shortest_near && i < ends_of(core).size(); ++i) {
        compared = 0;
        producer_by_end_.find(ends_of(core)[i], [&](KnownAt at) {
            if (near(producers[at], false)) found = at;
            return found != nobody || ++compared == most_compared;
        });
    }
    return found == nobody ? Match{} : told(found);
}

Match Known::match_producer(const Draft& draft, std::optional<places::UnitId> place) const {
    if (!draft.producer_name) return {};
    const std::string key = producer_key(*draft.producer_name);
    if (draft.tax_code) {
        if (Match match = by_tax_code(draft, key); match.found || match.doubtful()) return match;
    }
    if (Match match = by_name(draft, key, place); match.found || match.doubtful()) return match;
    return looks_like(draft, key, place);
}

namespace {

// Names with i for y: "Mì", "Mỳ".
std::string one_i(std::string_view key) {
    std::string name(key);
    std::ranges::replace(name, 'y', 'i');
    return name;
}

// A name in one piece: "trangtientrasam".
struct Squeezed {
    std::string letters;
    std::ptrdiff_t words;
};
Squeezed squeezed(std::string_view key) {
    Squeezed name{one_i(key), std::ranges::count(key, ' ') + 1};
    std::erase(name.letters, ' ');
    return name;
}

// More than half of the words of the shorter name stand in the other: only then are two names compared in full, for a
// list has many rows.
bool words_shared(const Squeezed& name, std::string_view known_key) {
    const auto known = one_i(known_key);
    const auto words = split_words(known);
    const auto shared = std::ranges::count_if(
        words, [&](std::string_view word) { return name.letters.find(word) != std::string::npos; });
    return 2 * shared > std::min(name.words, std::ssize(words));
}

// What speaks for one product of one producer under two names; nothing when they are two.
std::vector<screening::Reason> one_product(const KnownProduct& known, std::string_view name, const Squeezed& letters) {
    if (!words_shared(letters, known.key)) return {};
    constexpr std::string_view owner = "one";  // the same on both sides; who it is was found before
    auto answer =
        screening::screen_pair({.name = known.record->name, .producer = owner}, {.name = name, .producer = owner});
    if (answer.relation != screening::Relation::duplicate) return {};
    return std::move(answer.reasons);
}

}  // namespace

Match Known::own_product(const Draft& draft, const std::string& key, KnownAt producer) const {
    const auto letters = squeezed(key);
    Match nearly;
    std::vector<KnownAt> all_near;
    for (const KnownAt at : producers[producer].products) {
        const KnownProduct& known = products[at];
        const std::string shown = name_and_code(known.record->name, known.record->code);
        if (known.key == key) {
            if (!marks_differ(known.record->name, *draft.product_name)) return {at, {}, {}, {}};
            nearly = doubt(
                {at}, shown,
                fmt::format("Tên sản phẩm chỉ khác dấu với \"{}\" của cùng chủ thể; hãy kiểm tra có phải là một.",
                            known.record->name),
                fmt::format(
                    "The name differs in its marks only from \"{}\" of the same producer; check whether they are one.",
                    known.record->name));
        } else if (const auto why = one_product(known, *draft.product_name, letters); !why.empty()) {
            nearly = doubt({at}, shown,
                           fmt::format("Có thể là sản phẩm đã có \"{}\" ({}); nếu là một hãy ghi đúng tên ấy hoặc mã "
                                       "sản phẩm.",
                                       known.record->name, screening::words_vi(why)),
                           fmt::format("May be the known product \"{}\" ({}); if so write that name or its code.",
                                       known.record->name, screening::words_en(why)));
        } else {
            continue;
        }
        if (all_near.size() < candidates_most) all_near.insert(all_near.begin(), at);
    }
    nearly.candidates = std::move(all_near);
    return nearly;
}

// A product whose owner one of the two sources does not name.
Match Known::ownerless_product(const Draft& draft, const std::string& key, std::optional<places::UnitId> place) const {
    const auto same_thing = [&](KnownAt at) {
        const KnownProduct& known = products[at];
        const bool both_without_place = !place && !known.place;
        return known.key == key &&
               (both_without_place || relation_of(gazetteer_, place, known.place) == PlaceRelation::same);
    };
    KnownAt found = nobody;
    ownerless_by_key_.find(hash_of(key), [&](KnownAt at) {
        if (same_thing(at)) found = at;
        return found != nobody;
    });
    if (found != nobody && !draft.producer_name && !marks_differ(products[found].record->name, *draft.product_name)) {
        return {found, {}, {}, {}};
    }
    std::size_t compared = 0;
    if (found == nobody && !draft.producer_name) {
        product_by_key_.find(hash_of(key), [&](KnownAt at) {
            if (same_thing(at)) found = at;
            return found != nobody || ++compared == most_compared;
        });
    }
    if (found == nobody) return {};
    const Product& known = *products[found].record;
    return doubt(
        {found}, name_and_code(known.name, known.code),
        fmt::format("Có thể là sản phẩm đã có \"{}\" ở cùng nơi (một bên không ghi chủ thể); hãy ghi chủ thể.",
                    known.name),
        fmt::format(
            "May be the known product \"{}\" of the same place (one source names no producer); add the producer.",
            known.name));
}

Match Known::match_product(const Draft& draft, KnownAt producer, std::optional<places::UnitId> place) const {
    const std::string key = product_key(*draft.product_name);
    if (draft.product_code) {
        KnownAt found = nobody;
        by_code_.find(hash_of(*draft.product_code), [&](KnownAt at) {
            if (products[at].record->code == *draft.product_code) found = at;
            return found != nobody;
        });
        if (found != nobody) {
            const KnownProduct& known = products[found];
            const bool other_owner = draft.producer_name && known.producer != nobody && known.producer != producer;
            if (known.key == key || !other_owner) return {found, {}, {}, {}};
            return doubt({found}, name_and_code(known.record->name, known.record->code),
                         fmt::format("Mã sản phẩm {} đang là của \"{}\" (chủ thể khác); hãy kiểm tra mã.",
                                     *draft.product_code, known.record->name),
                         fmt::format("Product code {} belongs to \"{}\" of another producer; check the code.",
                                     *draft.product_code, known.record->name));
        }
    }
    if (producer != nobody) {
        if (Match match = own_product(draft, key, producer); match.found || match.doubtful()) return match;
    }
    return ownerless_product(draft, key, place);
}

}  // namespace saolang::registry
