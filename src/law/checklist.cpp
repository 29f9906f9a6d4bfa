#include "law/checklist.hpp"

#include <algorithm>

#include "law/json_reader.hpp"

namespace saolang::law {

namespace {

std::vector<std::uint8_t> numbers_of(const JsonReader& json, std::string_view name) {
    std::vector<std::uint8_t> numbers;
    for (const auto& one : json.items_of(name)) numbers.push_back(one.small_number());
    return numbers;
}

Proof read_proof(const JsonReader& json, const Criteria& criteria) {
    Proof proof{.sets = numbers_of(json, "sets"), .criteria = {}};
    for (const auto& code : json.at("criteria").items()) {
        proof.criteria.push_back(code.text());
        for (const auto number : proof.sets) {
            const auto* set = criteria.set(number);
            code.need(set && set->criterion_at(proof.criteria.back()), "a set without this criterion");
        }
    }
    return proof;
}

Document read_document(const JsonReader& json, const Criteria& criteria) {
    Document document{.kind = json.at("kind").text(),
                      .name = json.at("name").text(),
                      .issuer = json.at("issuer").text(),
                      .validity_months = json.number_of("validity_months"),
                      .mark = json.at("mark").text(),
                      .source = json.at("source").text(),
                      .note = json.text_of("note"),
                      .sets = numbers_of(json, "sets")};
    json.need(document.mark == "F" || document.mark == "I" || document.mark == "M", "a mark is F, I or M");
    json.need(document.validity_months != 0, "a validity is of some months");
    for (const auto number : document.sets) json.need(criteria.set(number), "no such set");
    for (const auto& proof : json.at("proves").items()) document.proves.push_back(read_proof(proof, criteria));
    return document;
}

}  // namespace

const Document* Checklist::document(std::string_view kind) const {
    const auto found = std::ranges::find(documents, kind, &Document::kind);
    return found == documents.end() ? nullptr : &*found;
}

std::vector<const Document*> Checklist::proving(int set, std::string_view criterion) const {
    std::vector<const Document*> found;
    for (const auto& document : documents) {
        const bool proves = std::ranges::any_of(document.proves, [&](const Proof& proof) {
            return std::ranges::count(proof.sets, set) > 0 && std::ranges::count(proof.criteria, criterion) > 0;
        });
        if (proves) found.push_back(&document);
    }
    return found;
}

Result<Checklist, Fault> read_checklist(std::string_view bytes, const Criteria& criteria) {
    return read_json(bytes, "checklist", [&](const JsonReader& json) {
        Checklist checklist{.regime = json.at("regime").text(), .documents = {}, .filings = {}};
        for (const auto& one : json.at("documents").items()) {
            auto document = read_document(one, criteria);
            one.need(!checklist.document(document.kind), "the kind stands twice");
            checklist.documents.push_back(std::move(document));
        }
        for (const auto& one : json.at("filings").items()) {
            Filing filing{.id = one.at("id").text(),
                          .by = one.at("by").text(),
                          .to = one.at("to").text(),
                          .application = one.at("application").text(),
                          .article = one.at("article").text(),
                          .documents = {}};
            for (const auto& kind : one.at("documents").items()) {
                kind.need(checklist.document(kind.text()), "no such document");
                filing.documents.push_back(kind.text());
            }
            checklist.filings.push_back(std::move(filing));
        }
        return checklist;
    });
}

}  // namespace saolang::law
