#include "programme/record_ground.hpp"

#include "base/number.hpp"
#include "programme/market_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "programme/record_value.hpp"

namespace saolang::programme {

namespace {

std::string stored_at(const Values& values, std::optional<std::size_t> field) {
    return field ? values[*field].value_or("") : std::string();
}

void add_owners(RuleGround& ground, const World& world, const Kind& kind, const Values& values) {
    const auto& index = *world.index;
    const auto product = number_in<std::int64_t>(stored_at(values, field_named(kind, "product")));
    if (const auto at = product ? index.at(registry::ProductId{*product}) : std::nullopt)
        if (const auto& producer = index.products[*at].producer)
            ground.product_owner = std::to_string(static_cast<std::int64_t>(*producer));
    if (kind.id != KindId::inspection) return;
    const auto& table = (*world.ledger)[commitment::kind];
    const auto id = number_in<std::int64_t>(stored_at(values, inspection::commitment));
    if (const auto row = id ? table.with_id(*id) : std::nullopt)
        if (const auto producer = table.position(commitment::producer, *row))
            ground.commitment_owner = std::to_string(static_cast<std::int64_t>(index.producers[*producer].id));
}

// What was reported of the product in other rows.
std::vector<Reported> reported_of(const World& world, const Values& values, std::optional<Row> but) {
    using namespace turnover;
    std::vector<Reported> reported;
    const auto& table = (*world.ledger)[turnover::kind];
    const auto id = number_in<std::int64_t>(stored_at(values, product));
    const auto at_product = id ? world.index->at(registry::ProductId{*id}) : std::nullopt;
    if (!at_product) return reported;
    for (const auto row : table.rows_naming(product, *at_product)) {
        if (row == but) continue;
        const auto profit_of = table.number(profit, row);
        reported.push_back({table.date(from_day, row).value(), table.date(to_day, row).value(),
                            table.number(amount, row), profit_of == absent ? std::nullopt : std::optional(profit_of)});
    }
    return reported;
}

}  // namespace

RuleGround ground_of(const World& world, const places::Gazetteer& gazetteer, const Kind& kind, const Values& values,
                     std::optional<Row> row, Date today) {
    RuleGround ground{.today = today};
    if (row) {
        ground.before = values_at(world, gazetteer, kind, *row);
        ground.proved = (*world.ledger)[kind].proofs[*row] > 0;
    }
    if (kind.id == KindId::turnover) ground.reported = reported_of(world, values, row);
    add_owners(ground, world, kind, values);
    return ground;
}

std::vector<Reported> stored_reports(db::Reader& reader, const Values& values, std::optional<std::int64_t> but) {
    constexpr std::string_view sql =
        "SELECT from_day, to_day, turnover, profit FROM turnover WHERE product = $1 AND id <> $2 ORDER BY id";
    std::vector<Reported> reported;
    const auto product = number_in<std::int64_t>(stored_at(values, turnover::product));
    if (!product) return reported;
    reader.query(sql, {db::param(*product), db::param(but.value_or(0))}, [&](const db::Row& row) {
        reported.push_back({parse_iso_date(row.text(0)).value(), parse_iso_date(row.text(1)).value(), row.integer(2),
                            row.is_null(3) ? std::nullopt : std::optional(row.integer(3))});
    });
    return reported;
}

}  // namespace saolang::programme
