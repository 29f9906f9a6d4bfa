#include "registry/record.hpp"
#include "registry/remark.hpp"

namespace saolang::registry {

namespace {

constexpr std::int64_t hour = 3'600'000;

trail::Record record_of(const Remark& remark) {
    const auto field = [](std::string_view name, std::optional<std::string> value, trail::Privacy privacy) {
        if (value && value->empty()) value.reset();
        return trail::Field{std::string(name), std::move(value), privacy};
    };
    return {field("code", remark.code, trail::Privacy::open),
            field("product_id", std::to_string(static_cast<std::int64_t>(remark.product)), trail::Privacy::open),
            field("moment", std::to_string(remark.moment.milliseconds), trail::Privacy::open),
            field("words", remark.words, trail::Privacy::personal),
            field("contact", remark.contact, trail::Privacy::personal),
            field("handled",
                  remark.handled ? std::optional(std::to_string(remark.handled->moment.milliseconds)) : std::nullopt,
                  trail::Privacy::open),
            field("handled_by", remark.handled ? remark.handled->by : "", trail::Privacy::open),
            field("answer", remark.handled ? remark.handled->answer : "", trail::Privacy::personal)};
}

Remark remark_in(const db::Row& row) {
    Remark remark{std::string(row.text(0)),       ProductId{row.integer(1)}, row.maybe_text(3).value_or(""),
                  row.maybe_text(4).value_or(""), Moment{row.integer(2)},    row.integer(5)};
    if (!row.is_null(6))
        remark.handled =
            Remark::Handled{Moment{row.integer(6)}, row.maybe_text(7).value_or(""), row.maybe_text(8).value_or("")};
    return remark;
}

}  // namespace

Result<void, RemarkRefused> add_remark(const WriteContext& context, const Remark& remark) {
    auto& writer = context.writer;
    if (writer.integer("SELECT 1 FROM remark WHERE code = $1", {db::param(remark.code)})) return {};
    const auto hour_ago = db::param(remark.moment.milliseconds - hour);
    if (writer.integer("SELECT 1 FROM remark WHERE product_id = $1 AND words = $2 AND moment > $3",
                       {db::param(static_cast<std::int64_t>(remark.product)), db::param(remark.words), hour_ago}))
        return {};
    const auto lately = writer.integer("SELECT COUNT(*) FROM remark WHERE moment > $1", {hour_ago});
    if (lately.value_or(0) >= static_cast<std::int64_t>(most_remarks_an_hour)) return fail(RemarkRefused::too_many);
    trail::create_row(context, remark_layout, record_of(remark));
    return {};
}

std::vector<Remark> remarks(db::Reader& reader) {
    std::vector<Remark> found;
    reader.query(
        "SELECT code, product_id, moment, words, contact, id, handled, handled_by, answer FROM remark ORDER BY id", {},
        [&](const db::Row& row) { found.push_back(remark_in(row)); });
    return found;
}

std::optional<Remark> remark_with(db::Reader& reader, std::string_view code) {
    std::optional<Remark> found;
    reader.query(
        "SELECT code, product_id, moment, words, contact, id, handled, handled_by, answer FROM remark WHERE code = $1",
        {db::param(code)}, [&](const db::Row& row) { found = remark_in(row); });
    return found;
}

void correct_remark(const WriteContext& context, const Remark& remark) {
    correct_row(context, remark_layout, remark.id, record_of(remark));
}

}  // namespace saolang::registry
