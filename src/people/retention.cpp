#include "people/retention.hpp"

#include "people/session.hpp"

namespace saolang::people {

namespace {

constexpr std::int64_t thirty_days = 30 * day_long;

// The same day twelve months before, in Vietnam.
Moment a_year_before(Moment now) {
    const auto day = date_in_vietnam(now);
    return {now.milliseconds - (day.days() - day.plus_months(-12).days()) * day_long};
}

std::int64_t remove(db::Writer& writer, std::string_view sql, std::int64_t before) {
    return writer.execute(std::string(sql), {db::param(before)});
}

}  // namespace

Pruned prune(db::Writer& writer, Moment now) {
    const auto month_ago = now.milliseconds - thirty_days;
    return {
        .events = remove(writer, "DELETE FROM sign_in_event WHERE moment < $1", a_year_before(now).milliseconds),
        .tickets = remove(writer, "DELETE FROM ticket WHERE COALESCE(used, expires) < $1", month_ago),
        .sessions = remove(writer, "DELETE FROM session WHERE started <= $1", now.milliseconds - producer_terms.whole) +
                    remove(writer, "DELETE FROM session WHERE seen <= $1", now.milliseconds - producer_terms.idle),
        .forms = remove(writer, "DELETE FROM done_once WHERE moment < $1", month_ago)};
}

}  // namespace saolang::people
