#include "registry/double_store.hpp"

#include "registry/record.hpp"

namespace saolang::registry {

namespace {

constexpr std::string_view kind_of(Double::Of of) { return of == Double::Of::producers ? "producer" : "product"; }

}  // namespace

void tell_apart(const WriteContext& context, const PairKey& pair) {
    const auto known =
        context.writer.integer("SELECT 1 FROM not_double WHERE record_kind = $1 AND first_id = $2 AND second_id = $3",
                               {db::param(kind_of(pair.of)), db::param(pair.first), db::param(pair.second)});
    if (known) return;
    trail::create_row(context, not_double_layout,
                      trail::Fields(not_double_layout.columns)
                          .text(kind_of(pair.of))
                          .add(std::optional(pair.first))
                          .add(std::optional(pair.second))
                          .take());
}

std::set<PairKey> told_apart(db::Reader& reader) {
    std::set<PairKey> pairs;
    reader.query("SELECT record_kind, first_id, second_id FROM not_double", {}, [&](const db::Row& row) {
        const auto of = row.text(0) == "producer" ? Double::Of::producers : Double::Of::products;
        pairs.insert({of, row.integer(1), row.integer(2)});
    });
    return pairs;
}

}  // namespace saolang::registry
