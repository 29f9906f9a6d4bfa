#include "registry/entry_records.hpp"

#include <algorithm>

namespace saolang::registry {

namespace {

bool lie_alike(const people::Subject& a, const people::Subject& b) {
    return a.place == b.place && a.producer == b.producer;
}

}  // namespace

EntryRecords::EntryRecords(const Index& index, const places::Gazetteer& gazetteer)
    : index_(index), gazetteer_(gazetteer) {
    of_recognition_.reserve(index.recognitions.size());
    for (ProductAt at = 0; at < index.products.size(); ++at) {
        for (const auto& recognition : index.recognitions_of(at)) {
            of_recognition_.emplace(static_cast<std::int64_t>(recognition.id), at);
            if (!recognition.decision) continue;
            auto& all = of_decision_[static_cast<std::int64_t>(*recognition.decision)];
            const auto subject = subject_of_product(index, at);
            // Products stand in no order of places: the newest few catch what repeats without a search through all.
            const auto newest = all.end() - std::min<std::ptrdiff_t>(std::ssize(all), 8);
            if (std::none_of(newest, all.end(), [&](const auto& one) { return lie_alike(one, subject); }))
                all.push_back(subject);
        }
    }
}

std::optional<ProductAt> EntryRecords::product_of(const trail::Subject& subject) const {
    if (subject.kind == "product") return index_.at(ProductId{subject.id});
    if (subject.kind != "recognition") return std::nullopt;
    const auto found = of_recognition_.find(subject.id);
    return found == of_recognition_.end() ? std::nullopt : std::optional(found->second);
}

std::vector<people::Subject> EntryRecords::subjects_of(const trail::Subject& subject) const {
    if (const auto product = product_of(subject)) return {subject_of_product(index_, *product)};
    if (subject.kind == "decision")
        if (const auto found = of_decision_.find(subject.id); found != of_decision_.end()) return found->second;
    if (subject.kind == "producer")
        if (const auto at = index_.at(ProducerId{subject.id})) return {subject_of(index_.producers[*at], gazetteer_)};
    return {people::Subject{}};
}

}  // namespace saolang::registry
