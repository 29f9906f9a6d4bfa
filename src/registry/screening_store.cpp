#include "registry/screening_store.hpp"

#include "registry/record.hpp"

namespace saolang::registry {

std::string_view code_of(Decided decided) { return decided == Decided::unprocessed ? "unprocessed" : "processed"; }

std::optional<std::int64_t> decided_row(db::Reader& reader, ProductId product) {
    return reader.integer("SELECT id FROM screened_product WHERE product_id = $1",
                          {db::param(static_cast<std::int64_t>(product))});
}

void decide_processing(const WriteContext& context, const ScreenedProduct& answer) {
    const auto product = static_cast<std::int64_t>(answer.product);
    const auto known = decided_row(context.writer, answer.product);
    auto record = trail::Fields(screened_product_layout.columns)
                      .add(std::optional(product))
                      .text(code_of(answer.decided))
                      .text(answer.reason)
                      .take();
    if (known) {
        trail::correct_row(context, screened_product_layout, *known, std::move(record));
    } else {
        trail::create_row(context, screened_product_layout, record);
    }
}

std::map<ProductId, ScreenedProduct> screened_products(db::Reader& reader) {
    std::map<ProductId, ScreenedProduct> answers;
    reader.query("SELECT product_id, processing, reason FROM screened_product", {}, [&](const db::Row& row) {
        const ProductId product{row.integer(0)};
        const auto decided = row.text(1) == code_of(Decided::unprocessed) ? Decided::unprocessed : Decided::processed;
        answers.emplace(product, ScreenedProduct{product, decided, std::string(row.text(2))});
    });
    return answers;
}

}  // namespace saolang::registry
