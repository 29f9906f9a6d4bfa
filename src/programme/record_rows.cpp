#include "programme/record_rows.hpp"

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"
#include "registry/arrangement.hpp"

namespace saolang::programme {

namespace {

using registry::Bits;

constexpr int soon_days = 90;
constexpr int surveillance_days = 30;
constexpr int follow_up_months = 6;

bool between(std::optional<Date> value, Date first, Date last) { return value && first <= *value && *value <= last; }

// ---- Whether somebody has to do something -----------------------------------------------------------------------

// Another of the same producer that lasts longer makes it no worry.
bool replaced(const Table& table, std::size_t producer, std::size_t valid_to, std::optional<std::size_t> scheme,
              Row row) {
    const auto of = table.position(producer, row);
    if (!of) return false;
    return std::ranges::any_of(table.rows_naming(producer, *of), [&](Row other) {
        return (!scheme || table.number(*scheme, other) == table.number(*scheme, row)) &&
               !table.has(*table.kind->ended, other) &&
               (!table.has(valid_to, other) || table.number(valid_to, row) < table.number(valid_to, other));
    });
}

bool commitment_ends(const World& world, Row row, Date day) {
    const auto& table = (*world.ledger)[KindId::commitment];
    return !table.has(commitment::ended_on, row) &&
           between(table.date(commitment::valid_to, row), day, day.plus_days(soon_days)) &&
           !replaced(table, commitment::producer, commitment::valid_to, std::nullopt, row);
}

bool standard_ends(const World& world, Row row, Date day) {
    const auto& table = (*world.ledger)[KindId::standard];
    return !table.has(standard::withdrawn_on, row) &&
           between(table.date(standard::valid_to, row), day, day.plus_days(soon_days)) &&
           !replaced(table, standard::producer, standard::valid_to, standard::scheme, row);
}

bool surveillance_due(const World& world, Row row, Date day) {
    const auto& table = (*world.ledger)[KindId::standard];
    const auto due = table.date(standard::next_surveillance, row);
    const auto last = table.date(standard::valid_to, row);
    return due && *due <= day.plus_days(surveillance_days) && !table.has(standard::withdrawn_on, row) &&
           (!last || day <= *last);
}

bool turnover_asked(const World& world, Row row, Date) {
    return (*world.ledger)[KindId::turnover].number(turnover::state, row) == turnover::asked;
}

bool registration_open(const World& world, Row row, Date day) {
    const auto& table = (*world.ledger)[KindId::registration];
    const auto registered = table.date(registration::registered_on, row);
    return !table.has(registration::result, row) && !table.has(registration::withdrawn_on, row) && registered &&
           *registered <= day;
}

bool support_not_started(const World& world, Row row, Date day) {
    const auto& table = (*world.ledger)[KindId::support];
    const auto planned = table.date(support::planned_on, row);
    return planned && *planned <= day && !table.has(support::started_on, row) &&
           !table.has(support::finished_on, row) && !table.has(support::stopped_on, row);
}

bool follow_up_due(const World& world, Row row, Date day) {
    const auto& table = (*world.ledger)[KindId::event_part];
    const auto event_row = table.position(event_part::event, row);
    if (!event_row || table.has(event_part::followed_up_on, row) ||
        table.number(event_part::state, row) != event_part::took_part)
        return false;
    const auto& events = (*world.ledger)[KindId::event];
    const auto last = events.date(event::to_day, *event_row);
    return last && !events.has(event::cancelled_on, *event_row) && last->plus_months(follow_up_months) <= day;
}

bool task_overdue(const World& world, Row row, Date day) {
    const auto& table = (*world.ledger)[KindId::task];
    const auto due = table.date(task::due, row);
    return table.number(task::state, row) == at(task::states, "open") && due && *due < day;
}

constexpr std::array all_waits{
    Wait{KindId::commitment,
         "sap-het",
         {"cam kết hết hiệu lực trong 90 ngày", "commitments that end within 90 days"},
         {"Nhắc chủ thể ký lại.", "Ask the producer to sign again."},
         commitment_ends},
    Wait{KindId::standard,
         "sap-het",
         {"tiêu chuẩn, nhãn hiệu hết hiệu lực trong 90 ngày", "standards and brands that end within 90 days"},
         {"Nhắc chủ thể xin cấp lại.", "Ask the producer to renew it."},
         standard_ends},
    Wait{KindId::standard,
         "giam-sat",
         {"tiêu chuẩn đến kỳ giám sát", "standards due for surveillance"},
         {"Đã quá hạn hoặc đến hạn trong 30 ngày.", "Overdue, or due within 30 days."},
         surveillance_due},
    Wait{KindId::turnover,
         "hoi-lai",
         {"số doanh thu cần hỏi lại", "turnover figures to ask about"},
         {"Gọi chủ thể, sửa hoặc xác nhận.", "Call the producer; correct or confirm."},
         turnover_asked},
    Wait{KindId::registration,
         "chua-ket-qua",
         {"đăng ký chưa có kết quả", "registrations without a result"},
         {"Ghi kết quả khi có quyết định.", "Write the result once it is decided."},
         registration_open},
    Wait{KindId::support,
         "chua-bat-dau",
         {"hỗ trợ đã lên kế hoạch, chưa bắt đầu", "supports planned but not started"},
         {"Ghi ngày bắt đầu, hoặc dừng.", "Write the day it started, or stop it."},
         support_not_started},
    Wait{KindId::event_part,
         "hoi-sau-hoi-cho",
         {"chủ thể cần hỏi lại sau hội chợ sáu tháng", "participants to ask six months after the fair"},
         {"Hỏi hợp đồng đã thực hiện đến đâu.", "Ask what came of the contracts."},
         follow_up_due},
    Wait{KindId::task,
         "qua-han",
         {"nhiệm vụ quá hạn", "tasks overdue"},
         {"Làm xong, gia hạn hoặc bỏ.", "Finish it, give it more time, or drop it."},
         task_overdue},
};

std::optional<std::size_t> first_field(const Kind& kind, Holds holds) {
    for (std::size_t i = 0; i < kind.fields.size(); ++i)
        if (kind.fields[i].holds == holds) return i;
    return std::nullopt;
}

void add_rows_naming(Bits& rows, const Table& table, std::optional<std::size_t> field, std::uint32_t position) {
    if (!field) return;
    for (const auto row : table.rows_naming(*field, position)) rows.set(row);
}

}  // namespace

Bits rows_seen(const Ask& ask, const Kind& kind) {
    const auto& table = ask.table(kind);
    if (kind.seen_by_all) return ask.desk.holds(people::view_programme) ? Bits::all(table.size()) : Bits(table.size());
    const auto reach = ask.desk.reach(people::view_programme);
    if (reach.everything) return Bits::all(table.size());
    const auto seen = registry::visible_records(reach, *ask.world.index, ask.gazetteer(), ask.desk.visitor.today);
    const auto product = first_field(kind, Holds::product);
    const auto producer = first_field(kind, Holds::producer);
    Bits rows(table.size());
    for (Row row = 0; row < table.size(); ++row) {
        const auto of_product = product ? table.position(*product, row) : std::nullopt;
        const auto of_producer = producer ? table.position(*producer, row) : std::nullopt;
        const bool is_seen = of_product    ? seen.products.test(ask.world.index->arrangement->rank[*of_product])
                             : of_producer ? seen.producers.test(*of_producer)
                                           : may_view(ask, kind, row);
        if (is_seen) rows.set(row);
    }
    return rows;
}

Bits rows_of_product(const Ask& ask, const Kind& kind, registry::ProductAt product) {
    Bits rows(ask.table(kind).size());
    add_rows_naming(rows, ask.table(kind), first_field(kind, Holds::product), product);
    return rows;
}

Bits rows_of_producer(const Ask& ask, const Kind& kind, registry::ProducerAt producer) {
    const auto& table = ask.table(kind);
    Bits rows(table.size());
    add_rows_naming(rows, table, first_field(kind, Holds::producer), producer);
    for (const auto rank : ask.world.index->arrangement->by_producer[producer])
        add_rows_naming(rows, table, first_field(kind, Holds::product), ask.world.index->arrangement->product[rank]);
    return rows;
}

std::span<const Wait> waits() { return all_waits; }

Bits rows_waiting(const World& world, const Wait& wait, const Bits& among, Date day) {
    Bits rows(among.size());
    among.each([&](std::size_t row) {
        if (wait.waits(world, static_cast<Row>(row), day)) rows.set(row);
    });
    return rows;
}

}  // namespace saolang::programme
