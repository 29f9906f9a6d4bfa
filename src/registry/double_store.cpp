#include "registry/double_store.hpp"

#include "registry/record.hpp"

namespace saolang::registry {

namespace {

constexpr std::string_view kind_of(Double::Of of) { return of == Double::Of::producers ? "producer" : "product"; }

}  // namespace

std::optional<std::int64_t> said_row(db::Reader& reader, const PairKey& pair) {
    return reader.integer("SELECT id FROM not_double WHERE record_kind = $1 AND first_id = $2 AND second_id = $3",
                          {db::param(kind_of(pair.of)), db::param(pair.first), db::param(pair.second)});
}

void tell_apart(const WriteContext& context, const PairKey& pair, const PairAnswered& answer) {
    if (said_row(context.writer, pair)) return;
    trail::create_row(context, not_double_layout,
                      trail::Fields(not_double_layout.columns)
                          .text(kind_of(pair.of))
                          .add(std::optional(pair.first))
                          .add(std::optional(pair.second))
                          .text(screening::code_of(answer.relation))
                          .text(answer.reason)
                          .take());
}

std::map<PairKey, PairAnswered> pairs_answered(db::Reader& reader) {
    using screening::Relation;
    std::map<PairKey, PairAnswered> pairs;
    reader.query("SELECT record_kind, first_id, second_id, relation, reason FROM not_double", {},
                 [&](const db::Row& row) {
                     const auto of = row.text(0) == "producer" ? Double::Of::producers : Double::Of::products;
                     PairAnswered answer{.reason = std::string(row.is_null(4) ? "" : row.text(4))};
                     for (const auto relation : {Relation::variant, Relation::same_kind_same_origin})
                         if (!row.is_null(3) && row.text(3) == screening::code_of(relation)) answer.relation = relation;
                     pairs.emplace(PairKey{of, row.integer(1), row.integer(2)}, std::move(answer));
                 });
    return pairs;
}

std::set<PairKey> told_apart(db::Reader& reader) {
    std::set<PairKey> pairs;
    for (const auto& [pair, answer] : pairs_answered(reader)) pairs.insert(pair);
    return pairs;
}

}  // namespace saolang::registry
