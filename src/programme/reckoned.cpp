#include "programme/reckoned.hpp"

#include <algorithm>
#include <set>

#include "programme/market_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/work_kinds.hpp"
#include "registry/recent.hpp"

namespace saolang::programme {

class Whereabouts {
public:
    registry::Recent<Date, Located> by_day{8};
};

namespace {

using registry::Index;
using registry::ProductAt;

int year_of(Day day) { return Date(day).year(); }

Day day_or(const Table& table, std::size_t field, Row row, Day otherwise) {
    const auto days = table.number(field, row);
    return days == absent ? otherwise : static_cast<Day>(days);
}
std::uint32_t position_or_nowhere(const Table& table, std::size_t field, Row row) {
    return table.position(field, row).value_or(nowhere);
}

// Sorts by year, then by the key; both keep what comes first first.
template <class Item, class Key>
ByYear<Item> by_year(std::vector<std::pair<int, Item>> pairs, const Key& key) {
    std::ranges::stable_sort(pairs, [&](const auto& a, const auto& b) {
        return a.first != b.first ? a.first < b.first : key(a.second) < key(b.second);
    });
    ByYear<Item> sorted;
    sorted.items.reserve(pairs.size());
    for (const auto& [year, item] : pairs) {
        const auto at = sorted.items.size();
        sorted.years.try_emplace(year, at, at).first->second.second = at + 1;
        sorted.items.push_back(item);
    }
    return sorted;
}

// Sorts by the key, which is a number below `count`, and says where each begins.
template <class Item>
std::vector<std::uint32_t> put_in_order(std::vector<std::pair<std::uint32_t, Item>> pairs, std::size_t count,
                                        std::vector<Item>& items) {
    std::ranges::stable_sort(pairs, {}, [](const auto& pair) { return pair.first; });
    std::vector<std::uint32_t> begin(count + 1, 0);
    for (const auto& [key, item] : pairs) {
        ++begin[key + 1];
        items.push_back(item);
    }
    for (std::size_t i = 0; i < count; ++i) begin[i + 1] += begin[i];
    return begin;
}

// The spans out of the star rule itself: it is asked on each day on which something may change.
void add_stood(const Index& index, ProductAt product, std::vector<Day>& edges, std::vector<Stood>& stood) {
    edges.clear();
    for (const auto& term : index.terms_of(product))
        for (const Date edge : {term.earliest_from, term.latest_from, term.earliest_until, term.latest_until})
            edges.push_back(edge.days());
    std::ranges::sort(edges);
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
    const auto first = stood.size();
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto standing = index.standing(product, Date(edges[i]));
        if (standing.kind != registry::Standing::Kind::recognised || !standing.star) continue;
        if (!counts_in_figures(index.recognition_behind(product, standing)->confidence)) continue;
        const Day until = i + 1 < edges.size() ? edges[i + 1] : never;
        if (stood.size() > first && stood.back().until == edges[i] && stood.back().star == standing.star->number()) {
            stood.back().until = until;
        } else {
            stood.push_back({product, edges[i], until, standing.star->number()});
        }
    }
}

Registered registered_in(const Index& index, const Table& table, Row row, ProductAt product) {
    Registered made{.product = product, .row = row};
    made.on = day_or(table, registration::registered_on, row, always);
    made.withdrawn = day_or(table, registration::withdrawn_on, row, never);
    if (const auto decision = table.position(registration::decision, row)) {
        const auto& date = index.decisions[*decision].date;
        made.decision = date ? Registered::Decision::dated : Registered::Decision::undated;
        if (date) made.decided = date->days();
    }
    const auto result = table.number(registration::result, row);
    if (result != absent) {
        made.result =
            result == registration::recognised ? Registered::Result::recognised : Registered::Result::not_reached;
        const Day otherwise = made.decision == Registered::Decision::dated ? made.decided : made.on;
        made.result_on = day_or(table, registration::result_on, row, otherwise);
    }
    const auto stars = [&](std::size_t field) {
        const auto number = table.number(field, row);
        return static_cast<std::int8_t>(number >= 1 && number <= 5 ? number : 0);
    };
    made.wanted = stars(registration::star_wanted);
    made.star = stars(registration::star);
    return made;
}

// The commitment is asked of who makes food (Thông tư 17/2018/TT-BNNPTNT); where the group is not known it is asked
// too.
bool is_food(const Index& index, ProductAt product) {
    using enum registry::ProductGroup;
    const auto group = index.products[product].group;
    return group != craft && group != ornamental && group != tourism;
}

void reckon_registrations(Reckoned& reckoned, const Index& index, const Table& table) {
    std::vector<std::pair<int, Registered>> registered, for_four;
    std::vector<std::pair<int, Owner>> owners;
    for (Row row = 0; row < table.size(); ++row) {
        const auto product = table.position(registration::product, row);
        const auto year = table.number(registration::year, row);
        if (!product || year < 1900 || year > 9999) continue;
        const auto made = registered_in(index, table, row, *product);
        registered.emplace_back(static_cast<int>(year), made);
        if (made.wanted >= 4 || made.star >= 4) for_four.emplace_back(static_cast<int>(year), made);
        if (!is_food(index, *product)) continue;
        owners.emplace_back(static_cast<int>(year),
                            Owner{index.producer_at[*product], *product, made.on, made.withdrawn});
    }
    const auto by_product = [](const Registered& one) { return std::pair(one.product, one.on); };
    reckoned.registered = by_year(std::move(registered), by_product);
    reckoned.registered_for_four = by_year(std::move(for_four), by_product);
    reckoned.owners = by_year(std::move(owners), [](const Owner& one) { return std::pair(one.producer, one.product); });
}

Day proved_from(const Ledger& ledger, Row support_row) {
    if (ledger[KindId::support].proofs[support_row] > 0) return always;
    const auto& money = ledger[KindId::support_money];
    Day first = never;
    for (const Row row : money.rows_naming(support_money::support, support_row)) {
        const auto paid = money.number(support_money::paid, row);
        if (paid > 0) first = std::min(first, day_or(money, support_money::paid_on, row, always));
    }
    return first;
}

void reckon_supports(Reckoned& reckoned, const Ledger& ledger) {
    const auto& table = ledger[KindId::support];
    std::vector<std::pair<int, Supported>> pairs;
    for (Row row = 0; row < table.size(); ++row) {
        Supported made{.row = row};
        made.started = day_or(table, support::started_on, row, never);
        made.finished = day_or(table, support::finished_on, row, never);
        made.stopped = day_or(table, support::stopped_on, row, never);
        made.proved_from = proved_from(ledger, row);
        std::set<int> years{year_of(day_or(table, support::planned_on, row, 0))};
        for (const Day day : {made.started, made.finished})
            if (day != never) years.insert(year_of(day));
        const auto add = [&](ProductAt product) {
            made.product = product;
            for (const int year : years) pairs.emplace_back(year, made);
        };
        const auto producer = table.position(support::producer, row);
        if (const auto product = table.position(support::product, row)) {
            add(*product);
        } else if (producer) {  // of the whole organisation: of each of its products
            std::ranges::for_each(reckoned.products_of(*producer), add);
        }
    }
    reckoned.supported = by_year(std::move(pairs), [](const Supported& one) { return one.product; });
}

constexpr std::array replacing{standard::attp, standard::gmp, standard::haccp, standard::iso_22000,
                               standard::fssc_22000};

void reckon_covers(Reckoned& reckoned, const Index& index, const Ledger& ledger) {
    std::vector<std::pair<std::uint32_t, Cover>> covers;
    const auto& commitments = ledger[KindId::commitment];
    for (Row row = 0; row < commitments.size(); ++row) {
        const auto producer = commitments.position(commitment::producer, row);
        if (!producer) continue;
        const Day last = day_or(commitments, commitment::valid_to, row, always);
        const Day until = std::min(last + 1, day_or(commitments, commitment::ended_on, row, never));
        covers.emplace_back(*producer, Cover{day_or(commitments, commitment::signed_on, row, never), until, row,
                                             KindId::commitment, commitments.proofs[row] > 0});
    }
    const auto& standards = ledger[KindId::standard];
    for (Row row = 0; row < standards.size(); ++row) {
        const auto producer = standards.position(standard::producer, row);
        if (!producer || std::ranges::find(replacing, standards.number(standard::scheme, row)) == replacing.end())
            continue;
        const Day last = day_or(standards, standard::valid_to, row, never - 1);
        const Day until = std::min(last + 1, day_or(standards, standard::withdrawn_on, row, never));
        covers.emplace_back(*producer, Cover{day_or(standards, standard::valid_from, row, never), until, row,
                                             KindId::standard, standards.proofs[row] > 0});
    }
    reckoned.covers_begin = put_in_order(std::move(covers), index.producers.size(), reckoned.covers);
    std::vector<std::pair<std::uint32_t, Breach>> breaches;
    const auto& inspections = ledger[KindId::inspection];
    for (Row row = 0; row < inspections.size(); ++row) {
        const auto producer = inspections.position(inspection::producer, row);
        if (!producer || inspections.number(inspection::outcome, row) != inspection::serious) continue;
        breaches.emplace_back(*producer, Breach{day_or(inspections, inspection::on_day, row, never),
                                                day_or(inspections, inspection::fixed_on, row, never), row});
    }
    reckoned.breaches_begin = put_in_order(std::move(breaches), index.producers.size(), reckoned.breaches);
}

// Goods of the registry come from where the product is made, others from the origin stated.
void reckon_goods(Reckoned& reckoned, const Ledger& ledger) {
    const auto& table = ledger[KindId::point_product];
    std::vector<std::pair<std::uint32_t, OnSale>> goods;
    for (Row row = 0; row < table.size(); ++row) {
        const auto point = table.position(point_product::point, row);
        if (!point) continue;
        const auto product = table.position(point_product::product, row);
        auto place = product ? reckoned.product_place[*product] : nowhere;
        if (place == nowhere) place = position_or_nowhere(table, point_product::origin, row);
        goods.emplace_back(*point,
                           OnSale{place, day_or(table, point_product::from_day, row, never),
                                  day_or(table, point_product::to_day, row, never - 1) + 1, table.proofs[row] > 0});
    }
    reckoned.on_sale_begin = put_in_order(std::move(goods), ledger[KindId::sales_point].size(), reckoned.on_sale);
}

// Recognitions of a product that count, in the order of the star rule, with what the rules ask of each.
void reckon_recognitions(Reckoned& reckoned, const Index& index, const Table& turnovers) {
    std::vector<std::pair<int, FirstFour>> fours;
    std::vector<std::pair<int, Rise>> rises;
    for (ProductAt product = 0; product < index.products.size(); ++product) {
        int star_before = 0;
        bool had_four = false;
        for (std::size_t i = index.terms_begin[product]; i < index.terms_begin[product + 1]; ++i) {
            const auto& term = index.terms[i];
            const auto& recognition = index.recognitions[index.term_recognition[i]];
            if (!term.star || !counts_in_figures(recognition.confidence)) continue;
            const int star = term.star->number();
            if (star >= 4 && !had_four) {
                had_four = true;
                const auto* decision = recognition.decision ? index.decision(*recognition.decision) : nullptr;
                const bool decided = decision && decision->date;
                const Day on = decided ? decision->date->days() : term.latest_from.days();
                fours.emplace_back(year_of(on), FirstFour{product, on, decided});
            }
            if (star > star_before) {
                Rise rise;
                rise.product = product;
                rise.from = term.latest_from.days();
                rise.year_passed = term.latest_from.plus_months(12).days();
                rise.day_known = term.earliest_from == term.latest_from;
                rises.emplace_back(term.latest_from.year(), rise);
            }
            star_before = star;
        }
    }
    reckoned.first_fours = by_year(std::move(fours), [](const FirstFour& one) { return one.product; });
    reckoned.rises = by_year(std::move(rises), [](const Rise& one) { return std::pair(one.product, one.from); });
    for (auto& rise : reckoned.rises.items) {
        for (const auto figure : {Figure::turnover, Figure::profit}) {
            const auto number = static_cast<std::size_t>(figure);
            auto& growths = reckoned.growths[number];
            rise.begin[number] = static_cast<std::uint32_t>(growths.size());
            if (rise.day_known)
                std::ranges::copy(growth_over_time(turnovers, rise.product, Date(rise.from), figure),
                                  std::back_inserter(growths));
            rise.end[number] = static_cast<std::uint32_t>(growths.size());
        }
    }
}

void reckon_places(Reckoned& reckoned, const Index& index, const places::Gazetteer& gazetteer) {
    std::vector<std::pair<std::uint32_t, ProductAt>> of_producer;
    for (ProductAt at = 0; at < index.products.size(); ++at)
        if (index.producer_at[at] != Index::no_producer) of_producer.emplace_back(index.producer_at[at], at);
    reckoned.producer_products = registry::lists_of(index.producers.size(), of_producer);
    for (ProductAt at = 0; at < index.products.size(); ++at)
        reckoned.product_place.push_back(index.has_place[at] ? static_cast<std::uint32_t>(index.place[at]) : nowhere);
    for (const auto& producer : index.producers) {
        const auto unit =
            producer.place ? gazetteer.by_key(producer.place->code, producer.place->valid_from) : std::nullopt;
        reckoned.producer_place.push_back(unit ? static_cast<std::uint32_t>(*unit) : nowhere);
    }
    for (ProductAt at = 0; at < index.products.size(); ++at) {
        const auto producer = index.producer_at[at];
        if (producer != Index::no_producer && reckoned.producer_place[producer] == nowhere)
            reckoned.producer_place[producer] = reckoned.product_place[at];
    }
}

}  // namespace

Reckoned::Reckoned(const Index& index, const Ledger& ledger, const places::Gazetteer& gazetteer)
    : whereabouts_(std::make_shared<Whereabouts>()) {
    reckon_places(*this, index, gazetteer);
    std::vector<Day> edges;
    for (ProductAt product = 0; product < index.products.size(); ++product) {
        stood_begin.push_back(static_cast<std::uint32_t>(stood.size()));
        add_stood(index, product, edges, stood);
    }
    stood_begin.push_back(static_cast<std::uint32_t>(stood.size()));
    reckon_registrations(*this, index, ledger[KindId::registration]);
    reckon_supports(*this, ledger);
    reckon_goods(*this, ledger);
    reckon_covers(*this, index, ledger);
    reckon_recognitions(*this, index, ledger[KindId::turnover]);

    std::vector<bool> occurs(gazetteer.all().size());
    const auto add = [&](std::uint32_t place) {
        if (place != nowhere) occurs[place] = true;
    };
    std::ranges::for_each(product_place, add);
    std::ranges::for_each(producer_place, add);
    for (const auto& table : ledger.tables)
        for (std::size_t field = 0; field < table.kind->fields.size(); ++field)
            if (table.kind->fields[field].holds == Holds::unit)
                for (Row row = 0; row < table.size(); ++row) add(position_or_nowhere(table, field, row));
    for (std::uint32_t unit = 0; unit < occurs.size(); ++unit)
        if (occurs[unit]) places_.push_back(unit);
}

std::shared_ptr<const Located> Reckoned::located(const places::Gazetteer& gazetteer, Date hierarchy_day) const {
    return whereabouts_->by_day.get(hierarchy_day, [&] {
        Located located(gazetteer.all().size(), {nowhere, nowhere, nowhere});
        // Rules ask about units too, those in which no record lies among them.
        auto places = places_;
        for (std::uint32_t unit = 0; unit < gazetteer.all().size(); ++unit)
            if (gazetteer.all()[unit].valid.contains(hierarchy_day)) places.push_back(unit);
        for (const auto place : places)
            for (const auto level : {places::Level::province, places::Level::district, places::Level::commune}) {
                const auto unit = gazetteer.locate(places::UnitId{place}, level, hierarchy_day);
                if (unit) located[place][static_cast<std::size_t>(level)] = static_cast<std::uint32_t>(*unit);
            }
        return located;
    });
}

}  // namespace saolang::programme
