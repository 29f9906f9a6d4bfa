#include "registry/desk_search.hpp"

#include "registry/arranged.hpp"
#include "registry/arrangement.hpp"
#include "registry/views.hpp"

namespace saolang::registry {

namespace {

std::vector<std::string> producer_texts(const Index& index) {
    std::vector<std::string> texts;
    texts.reserve(index.producers.size());
    for (const auto& producer : index.producers)
        texts.push_back(producer.name + " " + producer.tax_code.value_or("") + " " + producer.code);
    return texts;
}

std::vector<std::string> decision_texts(const Index& index) {
    std::vector<std::string> texts;
    texts.reserve(index.decisions.size());
    for (const auto& decision : index.decisions)
        texts.push_back(decision.number + " " + (decision.date ? to_vietnamese(*decision.date) : "") + " " +
                        decision.authority);
    return texts;
}

}  // namespace

FoundProducts find_products(const Index& index, const places::Gazetteer& gazetteer, const VisibleRecords& seen,
                            const std::string& words, Date day) {
    FoundProducts found;
    if (const auto code = index.product_by_code.find(words); code != index.product_by_code.end()) {
        if (!seen.products.test(index.arrangement->rank[code->second])) return found;
        return {{code->second}, 1, false};
    }
    Selection selection{.words = words, .day = day, .hierarchy_day = day, .standing = Selection::Standing::all};
    if (!*found_by_words(index, selection)) return found;
    const auto order = arranged(index, gazetteer, selection);
    for (const auto& part : order->parts) {
        Bits mine = *part;
        mine &= seen.products;
        found.total += mine.count();
        for (auto rank = mine.next(0); rank && found.first.size() < most_of_a_kind; rank = mine.next(*rank + 1))
            found.first.push_back(index.arrangement->product[*rank]);
    }
    found.corrected = order->corrected && found.total > 0;
    return found;
}

FoundNames first_of(NameSearch::Found found) {
    FoundNames names{std::move(found.texts), 0, found.corrected};
    names.total = names.first.size();
    if (names.first.size() > most_of_a_kind) names.first.resize(most_of_a_kind);
    return names;
}

FoundNames find_producers(const Index& index, const VisibleRecords& seen, const std::string& words) {
    const auto search =
        index.views->producer_names.get(index.version, [&] { return NameSearch(producer_texts(index)); });
    return first_of(search->find(words, seen.producers));
}

FoundNames find_decisions(const Index& index, const VisibleRecords& seen, const std::string& words) {
    const auto search =
        index.views->decision_names.get(index.version, [&] { return NameSearch(decision_texts(index)); });
    return first_of(search->find(words, seen.decisions));
}

}  // namespace saolang::registry
