#include "evidence/about.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/number.hpp"
#include "registry/reach.hpp"

namespace saolang::evidence {

namespace {

using registry::Index;

About of_product(const Index& index, registry::ProductAt at, bool own) {
    const auto& product = index.products[at];
    return {.subject = {"product", static_cast<std::int64_t>(product.id)},
            .name = product.name,
            .path = fmt::format("{}/san-pham/{}/tai-lieu", own ? "/cua-toi" : "/quan-ly", product.code),
            .above = own ? std::string(own_page) : "/quan-ly/san-pham/" + product.code,
            .section = own ? "/cua-toi" : "/quan-ly/san-pham",
            .lies = {registry::subject_of_product(index, at)}};
}

About of_producer(const registry::Producer& producer, const places::Gazetteer& gazetteer) {
    return {.subject = {"producer", static_cast<std::int64_t>(producer.id)},
            .name = producer.name,
            .path = fmt::format("/quan-ly/chu-the/{}/tai-lieu", producer.code),
            .above = "/quan-ly/chu-the/" + producer.code,
            .section = "/quan-ly/chu-the",
            .lies = {registry::subject_of(producer, gazetteer)}};
}

About of_decision(const Index& index, const registry::Decision& decision) {
    const auto id = static_cast<std::int64_t>(decision.id);
    return {.subject = {"decision", id},
            .name = decision.number,
            .path = fmt::format("/quan-ly/quyet-dinh/{}/tai-lieu", id),
            .above = fmt::format("/quan-ly/quyet-dinh/{}", id),
            .section = "/quan-ly/quyet-dinh",
            .lies = registry::subjects_of(index, decision.id)};
}

}  // namespace

std::optional<About> about_named(const Index& index, const places::Gazetteer& gazetteer, AboutKind kind,
                                 std::string_view named) {
    switch (kind) {
        case AboutKind::product:
        case AboutKind::own_product: {
            const auto found = index.product_by_code.find(named);
            if (found == index.product_by_code.end()) return std::nullopt;
            return of_product(index, found->second, kind == AboutKind::own_product);
        }
        case AboutKind::producer: {
            const auto found = std::ranges::find(index.producers, named, &registry::Producer::code);
            if (found == index.producers.end()) return std::nullopt;
            return of_producer(*found, gazetteer);
        }
        case AboutKind::decision:
            break;
    }
    const auto id = number_in<std::int64_t>(named);
    const auto* decision = id ? index.decision(registry::DecisionId{*id}) : nullptr;
    return decision ? std::optional(of_decision(index, *decision)) : std::nullopt;
}

std::optional<About> about_subject(const Index& index, const places::Gazetteer& gazetteer,
                                   const trail::Subject& subject) {
    if (subject.kind == "product") {
        const auto at = index.at(registry::ProductId{subject.id});
        return at ? std::optional(of_product(index, *at, false)) : std::nullopt;
    }
    if (subject.kind == "producer") {
        const auto at = index.at(registry::ProducerId{subject.id});
        return at ? std::optional(of_producer(index.producers[*at], gazetteer)) : std::nullopt;
    }
    const auto* decision = subject.kind == "decision" ? index.decision(registry::DecisionId{subject.id}) : nullptr;
    return decision ? std::optional(of_decision(index, *decision)) : std::nullopt;
}

bool may_view(const people::Gate& gate, const people::Visitor& visitor, const About& about) {
    if (about.seen_by_all && !about.confidential) return people::holds_now(gate, visitor, people::view_evidence);
    return std::ranges::any_of(about.lies, [&](const people::Subject& subject) {
        return people::may_now(gate, visitor, people::view_evidence, subject) &&
               (!about.confidential || people::may_now(gate, visitor, people::view_confidential, subject));
    });
}

bool may_add(const people::Gate& gate, const people::Visitor& visitor, const About& about) {
    return std::ranges::all_of(about.lies, [&](const people::Subject& subject) {
        return people::may_now(gate, visitor, people::add_evidence, subject);
    });
}

bool is_own(const people::Gate& gate, const people::Visitor& visitor, const About& about) {
    return std::ranges::all_of(about.lies, [&](const people::Subject& subject) {
        return people::may_now(gate, visitor, people::own_records, subject);
    });
}

}  // namespace saolang::evidence
