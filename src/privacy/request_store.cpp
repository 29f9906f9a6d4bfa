#include "privacy/request_store.hpp"

#include <array>

namespace saolang::privacy {

namespace {

using trail::Privacy;
using trail::StoredField;
using Holds = StoredField::Holds;

constexpr std::int64_t hour = 3'600'000;

constexpr std::array columns{
    StoredField{"code"},
    StoredField{"moment", Holds::integer},
    StoredField{"wish"},
    StoredField{"channel"},
    StoredField{"received_on"},
    StoredField{"due_on"},
    StoredField{"about_kind"},
    StoredField{"about_id", Holds::integer},
    StoredField{"answered_on"},
    StoredField{"erased", Holds::integer},
    StoredField{"words", Holds::text, true, Privacy::personal},
    StoredField{"contact", Holds::text, true, Privacy::personal},
    StoredField{"answer", Holds::text, true, Privacy::personal},
};
const trail::Layout layout{"privacy_request", "privacy_request", "privacy_request_private", "request_id", columns};

trail::Record record_of(const PrivacyRequest& request) {
    return trail::Fields(columns)
        .text(request.code)
        .add(std::optional(request.moment.milliseconds))
        .text(code_of(request.wish))
        .text(code_of(request.channel))
        .add(std::optional(request.received_on))
        .add(std::optional(request.due_on))
        .text(request.about ? code_of(request.about->kind) : std::string_view())
        .add(request.about ? std::optional(request.about->id) : std::nullopt)
        .add(request.answered_on)
        .add(request.erased)
        .text(request.words)
        .text(request.contact)
        .text(request.answer)
        .take();
}

constexpr std::string_view select_sql = R"(
SELECT r.id, r.code, r.moment, r.wish, r.channel, r.received_on, r.due_on, r.about_kind, r.about_id, r.answered_on,
       r.erased, p.words, p.contact, p.answer
  FROM privacy_request r LEFT JOIN privacy_request_private p ON p.request_id = r.id)";

// A row this program cannot read is a broken promise of ours: thrown.
PrivacyRequest request_in(const db::Row& row) {
    PrivacyRequest request{.id = RequestId{row.integer(0)},
                           .code = std::string(row.text(1)),
                           .moment = Moment{row.integer(2)},
                           .wish = wish_from_code(row.text(3)).value(),
                           .channel = channel_from_code(row.text(4)).value(),
                           .received_on = parse_iso_date(row.text(5)).value(),
                           .due_on = parse_iso_date(row.text(6)).value(),
                           .erased = row.maybe_integer(10),
                           .words = row.maybe_text(11).value_or(""),
                           .contact = row.maybe_text(12).value_or(""),
                           .answer = row.maybe_text(13).value_or("")};
    if (!row.is_null(7)) request.about = About{about_kind_from_code(row.text(7)).value(), row.integer(8)};
    if (!row.is_null(9)) request.answered_on = parse_iso_date(row.text(9)).value();
    return request;
}

}  // namespace

Result<void, RequestRefused> add_request(const trail::WriteContext& context, const PrivacyRequest& request) {
    auto& writer = context.writer;
    if (writer.integer("SELECT 1 FROM privacy_request WHERE code = $1", {db::param(request.code)})) return {};
    if (request.channel == Channel::page) {
        const auto lately =
            writer.integer("SELECT COUNT(*) FROM privacy_request WHERE channel = 'page' AND moment > $1",
                           {db::param(request.moment.milliseconds - hour)});
        if (lately.value_or(0) >= most_requests_an_hour) return fail(RequestRefused::too_many);
    }
    trail::create_row(context, layout, record_of(request));
    return {};
}

void correct_request(const trail::WriteContext& context, const PrivacyRequest& request) {
    trail::correct_row(context, layout, static_cast<std::int64_t>(request.id), record_of(request));
}

std::optional<PrivacyRequest> request_with_code(db::Reader& reader, std::string_view code) {
    std::optional<PrivacyRequest> found;
    reader.query(std::string(select_sql) + " WHERE r.code = $1", {db::param(code)},
                 [&](const db::Row& row) { found = request_in(row); });
    return found;
}

std::vector<PrivacyRequest> requests(db::Reader& reader) {
    std::vector<PrivacyRequest> all;
    reader.query(std::string(select_sql) + " ORDER BY r.id", {},
                 [&](const db::Row& row) { all.push_back(request_in(row)); });
    return all;
}

std::vector<trail::Invariant> invariants() {
    return {trail::agrees_with_trail(layout),
            trail::finds_nothing("mọi yêu cầu về dữ liệu cá nhân được trả lời sau khi nhận", "privacy_request",
                                 "SELECT id FROM privacy_request WHERE answered_on < received_on ORDER BY id LIMIT 1")};
}

}  // namespace saolang::privacy
