#include "registry/known_producers.hpp"

#include "base/text.hpp"

namespace saolang::registry {

namespace {

people::KnownProducer known(const Producer& producer, const places::Gazetteer& gazetteer) {
    people::KnownProducer facts{static_cast<std::int64_t>(producer.id), producer.code, producer.name};
    if (producer.place) facts.place = gazetteer.by_key(producer.place->code, producer.place->valid_from);
    return facts;
}

const Producer* called(const Index& index, std::string_view typed) {
    const auto key = search_key(typed);
    const Producer* found = nullptr;
    for (const auto& producer : index.producers) {
        if (producer.code == typed || producer.slug == typed) return &producer;
        if (key.empty() || search_key(producer.name) != key) continue;
        if (found) return nullptr;  // two of one name: the code decides
        found = &producer;
    }
    return found;
}

}  // namespace

people::KnownProducers known_producers(IndexCache& index, const places::Gazetteer& gazetteer) {
    return {.with_id = [&index, &gazetteer](std::int64_t id) -> std::optional<people::KnownProducer> {
                const auto all = index.get();
                const auto at = all->at(ProducerId{id});
                return at ? std::optional(known(all->producers[*at], gazetteer)) : std::nullopt;
            },
            .called = [&index, &gazetteer](std::string_view typed) -> std::optional<people::KnownProducer> {
                const auto all = index.get();
                const auto* producer = called(*all, typed);
                return producer ? std::optional(known(*producer, gazetteer)) : std::nullopt;
            }};
}

}  // namespace saolang::registry
