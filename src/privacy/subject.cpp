#include "privacy/subject.hpp"

#include <algorithm>

namespace saolang::privacy {

namespace {

std::optional<std::int64_t> producer_behind(const registry::Site& site, const About& about) {
    if (about.kind == AboutKind::producer) return about.id;
    if (about.kind == AboutKind::account) return std::nullopt;
    std::optional<std::int64_t> producer;
    site.database.read([&](db::Reader& reader) {
        producer =
            reader.integer("SELECT p.producer_id FROM remark r JOIN product p ON p.id = r.product_id WHERE r.id = $1",
                           {db::param(about.id)});
    });
    return producer;
}

}  // namespace

people::Subject subject_of(const registry::Site& site, const std::optional<About>& about) {
    people::Subject subject;
    if (!about) return subject;
    subject.producer = producer_behind(site, *about);
    if (!subject.producer) return subject;
    const auto index = site.index.get();
    const auto found =
        std::ranges::find(index->producers, registry::ProducerId{*subject.producer}, &registry::Producer::id);
    if (found != index->producers.end() && found->place)
        subject.place = site.gazetteer.by_key(found->place->code, found->place->valid_from);
    return subject;
}

bool may_handle(const registry::Site& site, const people::Visitor& visitor, const std::optional<About>& about) {
    return people::may_now(site.gate, visitor, people::handle_privacy, subject_of(site, about));
}

}  // namespace saolang::privacy
