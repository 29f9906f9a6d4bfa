#include "registry/reach.hpp"

#include <algorithm>
#include <unordered_map>

#include "registry/arrangement.hpp"
#include "registry/views.hpp"

namespace saolang::registry {

namespace {

bool reaches(const people::Reach& reach, const people::Subject& subject, const places::Gazetteer& gazetteer, Date day) {
    if (reach.everything) return true;
    if (subject.producer && std::ranges::find(reach.producers, *subject.producer) != reach.producers.end()) return true;
    return subject.place && std::ranges::any_of(reach.units, [&](places::UnitId unit) {
               return gazetteer.locate(*subject.place, gazetteer[unit].level, day) == unit;
           });
}

Bits visible_producers(const people::Reach& reach, const Index& index, const places::Gazetteer& gazetteer, Date day) {
    Bits bits(index.producers.size());
    for (ProducerAt at = 0; at < index.producers.size(); ++at)
        if (reaches(reach, subject_of(index.producers[at], gazetteer), gazetteer, day)) bits.set(at);
    return bits;
}

Bits visible_recognitions(const Index& index, const Bits& products) {
    Bits bits(index.recognitions.size());
    products.each([&](std::size_t rank) {
        const ProductAt at = index.arrangement->product[rank];
        for (auto i = index.recognitions_begin[at]; i < index.recognitions_begin[at + 1]; ++i) bits.set(i);
    });
    return bits;
}

Bits visible_decisions(const people::Reach& reach, const Index& index, const Bits& recognitions) {
    if (reach.everything) return Bits::all(index.decisions.size());
    std::unordered_map<DecisionId, std::size_t> position;
    for (std::size_t i = 0; i < index.decisions.size(); ++i) position.emplace(index.decisions[i].id, i);
    Bits bits(index.decisions.size());
    recognitions.each([&](std::size_t i) {
        const auto& decision = index.recognitions[i].decision;
        if (decision) bits.set(position.at(*decision));
    });
    return bits;
}

}  // namespace

people::Subject subject_of_product(const Index& index, ProductAt product) {
    people::Subject subject;
    if (index.has_place[product]) subject.place = index.place[product];
    if (index.products[product].producer)
        subject.producer = static_cast<std::int64_t>(*index.products[product].producer);
    return subject;
}

people::Subject subject_of(const Producer& producer, const places::Gazetteer& gazetteer) {
    people::Subject subject;
    if (producer.place) subject.place = gazetteer.by_key(producer.place->code, producer.place->valid_from);
    if (producer.id != ProducerId{}) subject.producer = static_cast<std::int64_t>(producer.id);
    return subject;
}

std::vector<people::Subject> subjects_of(const Index& index, DecisionId decision) {
    std::vector<people::Subject> subjects;
    for (const auto& recognition : index.recognitions)
        if (recognition.decision == decision)
            if (const auto product = index.at(recognition.product))
                subjects.push_back(subject_of_product(index, *product));
    if (subjects.empty()) subjects.emplace_back();
    return subjects;
}

Bits visible(const people::Reach& reach, const Index& index, const places::Gazetteer& gazetteer, Date day) {
    const std::size_t size = index.arrangement->size();
    if (reach.everything) return Bits::all(size);
    Bits bits(size);
    for (const auto unit : reach.units) bits |= *index.views->within(index, gazetteer, unit, day);
    for (const auto producer : reach.producers)
        if (const auto at = index.at(ProducerId{producer}))
            for (const auto rank : index.arrangement->by_producer[*at]) bits.set(rank);
    return bits;
}

VisibleRecords visible_records(const people::Reach& reach, const Index& index, const places::Gazetteer& gazetteer,
                               Date day) {
    VisibleRecords seen;
    seen.products = visible(reach, index, gazetteer, day);
    seen.producers = visible_producers(reach, index, gazetteer, day);
    seen.recognitions = visible_recognitions(index, seen.products);
    seen.decisions = visible_decisions(reach, index, seen.recognitions);
    return seen;
}

}  // namespace saolang::registry
