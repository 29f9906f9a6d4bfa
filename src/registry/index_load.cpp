// The index out of the tables.

#include "registry/index.hpp"
#include "registry/store.hpp"

namespace saolang::registry {

namespace {

// What the program itself wrote; anything else means that the data is damaged.
template <class T>
T known(std::optional<T> value, std::string_view what, std::string_view stored) {
    if (!value)
        throw db::DatabaseError(db::Trouble::corrupt, std::string(what) + " is not known: " + std::string(stored));
    return *std::move(value);
}

Date date_in(const db::Row& row, int column) {
    return known(parse_iso_date(row.text(column)), "date", row.text(column));
}

std::optional<Date> maybe_date(const db::Row& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(date_in(row, column));
}

std::optional<PlaceKey> maybe_place(const db::Row& row, int code, int from) {
    if (row.is_null(code)) return std::nullopt;
    return PlaceKey{std::string(row.text(code)), date_in(row, from)};
}

std::string text_or_empty(const db::Row& row, int column) {
    return row.is_null(column) ? std::string() : std::string(row.text(column));
}

template <class T>
std::optional<T> maybe_code(const db::Row& row, int column, std::optional<T> (*from_code)(std::string_view)) {
    if (row.is_null(column)) return std::nullopt;
    return known(from_code(row.text(column)), "code", row.text(column));
}

void load_producers(db::Reader& reader, Tables& tables) {
    reader.query(
        "SELECT id, code, slug, name, kind, tax_code, place_code, place_from FROM producer WHERE merged_into IS NULL "
        "ORDER BY id",
        {}, [&](const db::Row& row) {
            tables.producers.push_back({.id = ProducerId{row.integer(0)},
                                        .code = std::string(row.text(1)),
                                        .slug = std::string(row.text(2)),
                                        .name = std::string(row.text(3)),
                                        .kind = maybe_code(row, 4, producer_kind_from_code),
                                        .tax_code = row.maybe_text(5),
                                        .place = maybe_place(row, 6, 7)});
        });
}

void load_products(db::Reader& reader, Tables& tables) {
    reader.query(R"(SELECT id, code, slug, name, producer_id, place_code, place_from, product_group, set_number, status
                      FROM product WHERE merged_into IS NULL ORDER BY id)",
                 {}, [&](const db::Row& row) {
                     Product product{.id = ProductId{row.integer(0)},
                                     .code = std::string(row.text(1)),
                                     .slug = std::string(row.text(2)),
                                     .name = std::string(row.text(3)),
                                     .producer = std::nullopt,
                                     .place = maybe_place(row, 5, 6),
                                     .group = maybe_code(row, 7, product_group_from_code),
                                     .set = std::nullopt,
                                     .status = known(product_status_from_code(row.text(9)), "status", row.text(9))};
                     if (!row.is_null(4)) product.producer = ProducerId{row.integer(4)};
                     if (!row.is_null(8)) product.set = static_cast<std::uint8_t>(row.integer(8));
                     tables.products.push_back(std::move(product));
                 });
}

void load_decisions(db::Reader& reader, Tables& tables) {
    reader.query("SELECT id, number, date, authority FROM decision ORDER BY id", {}, [&](const db::Row& row) {
        tables.decisions.push_back({.id = DecisionId{row.integer(0)},
                                    .number = std::string(row.text(1)),
                                    .date = maybe_date(row, 2),
                                    .authority = text_or_empty(row, 3)});
    });
}

Recognition recognition_in(const db::Row& row) {
    Recognition recognition;
    recognition.id = RecognitionId{row.integer(0)};
    recognition.product = ProductId{row.integer(1)};
    if (!row.is_null(2))
        recognition.star = known(Star::of(static_cast<int>(row.integer(2))), "star", std::to_string(row.integer(2)));
    if (!row.is_null(3)) recognition.score = known(parse_points(row.text(3)), "score", row.text(3));
    if (!row.is_null(4)) recognition.decision = DecisionId{row.integer(4)};
    if (!row.is_null(5)) recognition.year = static_cast<std::int32_t>(row.integer(5));
    recognition.valid_from = maybe_date(row, 6);
    recognition.valid_to = maybe_date(row, 7);
    recognition.certificate_number = text_or_empty(row, 8);
    recognition.confidence = known(confidence_from_code(row.text(9)), "confidence", row.text(9));
    recognition.source = text_or_empty(row, 10);
    if (!row.is_null(11))
        recognition.withdrawal = Withdrawal{.date = date_in(row, 11),
                                            .ground = known(ground_from_code(row.text(12)), "ground", row.text(12)),
                                            .instrument = text_or_empty(row, 13)};
    if (!row.is_null(14))
        recognition.extension = Extension{.until = date_in(row, 14), .instrument = text_or_empty(row, 15)};
    return recognition;
}

void load_recognitions(db::Reader& reader, Tables& tables) {
    reader.query(R"(SELECT id, product_id, star, score, decision_id, year, valid_from, valid_to, certificate_number,
                           confidence, source, withdrawn_on, withdrawal_ground, withdrawal_instrument, extended_until,
                           extension_instrument
                      FROM recognition)",
                 {}, [&](const db::Row& row) { tables.recognitions.push_back(recognition_in(row)); });
}

std::vector<MovedRecord> moved_in(db::Reader& reader, std::string_view sql) {
    std::vector<MovedRecord> moved;
    reader.query(sql, {}, [&](const db::Row& row) {
        moved.push_back({row.integer(0), row.integer(1), std::string(row.text(2)), std::string(row.text(3)),
                         std::string(row.text(4))});
    });
    return moved;
}

}  // namespace

std::shared_ptr<const Index> load_index(db::Reader& reader, const places::Gazetteer& gazetteer, std::int64_t version,
                                        Derive derive) {
    const auto rows = [&](std::string_view sql) { return static_cast<std::size_t>(reader.integer(sql).value_or(0)); };
    Tables tables;
    tables.producers.reserve(rows("SELECT COUNT(*) FROM producer"));
    tables.products.reserve(rows("SELECT COUNT(*) FROM product"));
    tables.decisions.reserve(rows("SELECT COUNT(*) FROM decision"));
    tables.recognitions.reserve(rows("SELECT COUNT(*) FROM recognition"));
    load_producers(reader, tables);
    load_products(reader, tables);
    load_decisions(reader, tables);
    load_recognitions(reader, tables);
    tables.moved_producers =
        moved_in(reader, "SELECT id, merged_into, code, slug, name FROM producer WHERE merged_into IS NOT NULL");
    tables.moved_products =
        moved_in(reader, "SELECT id, merged_into, code, slug, name FROM product WHERE merged_into IS NOT NULL");
    tables.province = setting(reader, "province").value_or("");
    tables.sample = setting(reader, "sample") == "1";
    return build_index(std::move(tables), gazetteer, version, derive);
}

}  // namespace saolang::registry
