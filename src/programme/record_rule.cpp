#include "programme/record_rule.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/money.hpp"
#include "base/number.hpp"
#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/quality_kinds.hpp"

namespace saolang::programme {

namespace {

constexpr int longest_period = 366;  // days of one turnover
constexpr int years_of_commitment = 3;
constexpr std::int64_t odd_times = 5;
constexpr std::int64_t fewest_repeated = 1'111;        // a small sum of equal digits is no wonder
constexpr std::int64_t largest_sum = 100'000'000'000;  // đồng of a period of one product
constexpr std::int64_t smallest_sum = 10'000;  // đồng of a period; below it somebody counted in thousands or millions
constexpr std::int64_t whole_share = 10'000;   // 100 % in hundredths

std::optional<Date> day_in(const Values& values, std::size_t field) {
    return values[field] ? parse_iso_date(*values[field]) : std::nullopt;
}

std::optional<std::int64_t> number_at(const Values& values, std::size_t field) {
    return values[field] ? number_in<std::int64_t>(*values[field]) : std::nullopt;
}

bool is(const Values& values, std::size_t field, std::string_view code) { return values[field] == code; }

std::string year_words(Date day) { return std::to_string(day.year()); }

class Mistakes {
public:
    void add(std::size_t field, std::string_view vi, std::string_view en) {
        found_.push_back({field, std::string(vi), std::string(en)});
    }
    void order(const Values& values, std::size_t first, std::size_t last) {
        const auto from = day_in(values, first);
        const auto to = day_in(values, last);
        if (from && to && *to < *from)
            add(last, fmt::format("Ngày này trước ngày {}. Hãy sửa một trong hai.", to_vietnamese(*from)),
                fmt::format("This is before {}. Please correct one of the two.", to_vietnamese(*from)));
    }
    void within(const Values& values, std::size_t field, std::int64_t least, std::int64_t most) {
        const auto number = number_at(values, field);
        if (number && (*number < least || most < *number))
            add(field, fmt::format("Từ {} đến {}.", least, most), fmt::format("From {} to {}.", least, most));
    }
    void share(const Values& values, std::size_t field) {
        const auto number = number_at(values, field);
        if (number && (*number < 0 || whole_share < *number)) add(field, "Từ 0 đến 100 %.", "From 0 to 100 %.");
    }
    void not_later(const Values& values, std::size_t field, Date today) {
        const auto day = day_in(values, field);
        if (day && today < *day) add(field, "Ngày này chưa tới.", "This day has not come yet.");
    }
    [[nodiscard]] std::vector<Mistake> take() && { return std::move(found_); }

private:
    std::vector<Mistake> found_;
};

// ---- Each kind ------------------------------------------------------------------------------------------------------

void check_registration(Mistakes& found, const Values& values, const RuleGround& ground) {
    using namespace registration;
    const auto registered = day_in(values, registered_on);
    const auto of_year = number_at(values, year);
    if (registered && of_year && *of_year != registered->year() && *of_year != registered->year() + 1)
        found.add(year,
                  fmt::format("Đăng ký ngày {} là cho năm {} hoặc {}.", to_vietnamese(*registered), registered->year(),
                              registered->year() + 1),
                  fmt::format("What was registered on {} is for {} or {}.", to_vietnamese(*registered),
                              registered->year(), registered->year() + 1));
    found.within(values, star_wanted, 1, 5);
    found.within(values, star, 1, 5);
    found.within(values, round, 1, 20);
    found.not_later(values, registered_on, ground.today);
    found.not_later(values, result_on, ground.today);
    found.order(values, registered_on, withdrawn_on);
    found.order(values, registered_on, result_on);
    if (values[result] && !values[result_on])
        found.add(result_on, "Đã có kết quả thì cần ngày.", "A result needs its day.");
    if (!values[result] && (values[result_on] || values[star]))
        found.add(result, "Cần chọn kết quả.", "Please choose the result.");
    if (is(values, result, "recognised") && !values[star])
        found.add(star, "Được công nhận thì cần hạng sao.", "A recognition needs its star.");
    if (is(values, result, "recognised") && number_at(values, star).value_or(3) < 3)
        found.add(star, "Hạng được công nhận là 3, 4 hoặc 5 sao.", "Recognised are 3, 4 and 5 stars.");
    if (ground.by_producer && ground.before && (*ground.before)[result])
        found.add(product, "Đăng ký này đã có kết quả; cần sửa gì, hãy viết cho cơ quan OCOP.",
                  "This registration has its result; please write to the office.");
}

std::string period_words(const Reported& report) {
    return fmt::format("{} – {}", to_vietnamese(report.from), to_vietnamese(report.to));
}

void check_period(Mistakes& found, const Values& values, const RuleGround& ground) {
    using namespace turnover;
    found.order(values, from_day, to_day);
    found.not_later(values, to_day, ground.today);
    found.not_later(values, reported_on, ground.today);
    const auto from = day_in(values, from_day);
    const auto to = day_in(values, to_day);
    if (!from || !to || *to < *from) return;
    if (to->days() - from->days() + 1 > longest_period)
        found.add(to_day, "Một lần báo nhiều nhất là một năm (366 ngày). Hãy chia thành nhiều kỳ.",
                  "One report covers at most a year (366 days). Please split it.");
    for (const auto& other : ground.reported)
        if (other.from <= *to && *from <= other.to)
            return found.add(
                from_day,
                fmt::format("Trùng với kỳ đã báo: {}. Hãy sửa kỳ ấy, hoặc chọn kỳ khác.", period_words(other)),
                fmt::format("Overlaps what was reported for {}. Correct that one, or choose another "
                            "period.",
                            period_words(other)));
}

void check_turnover(Mistakes& found, const Values& values, const RuleGround& ground) {
    using namespace turnover;
    check_period(found, values, ground);
    const bool was_frozen = ground.before && (*ground.before)[frozen_on];
    if (was_frozen && !ground.may_change_frozen && *ground.before != values)
        found.add(frozen_on, "Mức này đã chốt: chỉ cán bộ tỉnh được sửa, kèm lý do.",
                  "This baseline is frozen: only the province's officer corrects it, with a reason.");
    if (values[frozen_on] && !was_frozen) {
        if (!is(values, baseline, "1"))
            found.add(frozen_on, "Chỉ chốt mức trước công nhận.", "Only what was before recognition is frozen.");
        if (!ground.proved)
            found.add(frozen_on, "Cần giấy tờ chứng minh trước khi chốt: hãy lưu, gửi giấy tờ lên, rồi chốt.",
                      "Freezing needs a document: save, send the document, then freeze it.");
    }
    found.not_later(values, frozen_on, ground.today);
    if (ground.by_producer && ground.before && is(*ground.before, state, "confirmed"))
        found.add(amount, "Số này cán bộ đã xác nhận; cần sửa, hãy viết cho cơ quan OCOP.",
                  "The office has confirmed this figure; please write to the office.");
}

void check_support(Mistakes& found, const Values& values) {
    using namespace support;
    found.order(values, planned_on, started_on);
    found.order(values, started_on, finished_on);
    found.order(values, planned_on, stopped_on);
    if (values[finished_on] && !values[started_on])
        found.add(started_on, "Đã hoàn thành thì cần ngày bắt đầu.", "What is finished was started: on which day?");
    if (values[result] && !values[finished_on] && !values[stopped_on])
        found.add(finished_on, "Có kết quả thì cần ngày hoàn thành, hoặc ngày dừng.",
                  "A result needs the day it was finished or stopped.");
}

void check_money(Mistakes& found, const Values& values) {
    using namespace support_money;
    if (values[approved] && !values[approved_on])
        found.add(approved_on, "Đã duyệt thì cần ngày duyệt.", "What is approved needs its day.");
    if (values[paid] && !values[paid_on]) found.add(paid_on, "Đã chi thì cần ngày chi.", "What is paid needs its day.");
}

void check_event(Mistakes& found, const Values& values) {
    using namespace event;
    found.order(values, field_named(kind, "called_on").value(), from_day);
    found.order(values, field_named(kind, "called_on").value(), apply_until);
    found.order(values, apply_until, from_day);
    found.order(values, from_day, report_on);
}

void check_participant(Mistakes& found, const Values& values) {
    using namespace event_part;
    const bool sold = values[sales] || values[contracts] || values[contract_value] || values[followed_up_on];
    if (sold && !is(values, state, "took_part"))
        found.add(state, "Có doanh số, hợp đồng thì chủ thể đã tham gia.",
                  "Who sold or signed contracts took part: please choose so.");
    if (number_at(values, contracts) == 0 && number_at(values, contract_value).value_or(0) > 0)
        found.add(contracts, "Có giá trị hợp đồng thì số hợp đồng ít nhất là 1.",
                  "Contracts of some value are at least one.");
}

void check_local(Mistakes& found, const Values& values) {
    using namespace local_strength;
    found.share(values, local_material);
    const auto all = number_at(values, workers);
    for (const auto part : {local_workers, field_named(kind, "women_workers").value()})
        if (const auto some = number_at(values, part); all && some && *all < *some)
            found.add(part, "Nhiều hơn số lao động.", "More than all workers.");
}

void check_task(Mistakes& found, const Values& values) {
    using namespace task;
    found.order(values, given_on, due);
    found.order(values, given_on, done_on);
    if (is(values, state, "done") && !values[done_on])
        found.add(done_on, "Đã xong thì cần ngày xong.", "What is done needs its day.");
    if (values[done_on] && is(values, state, "open"))
        found.add(state, "Đã có ngày xong: hãy chọn “đã xong”.", "There is a day it was done: please choose so.");
}

void check_trained(Mistakes& found, const Values& values) {
    using namespace trained;
    if (!values[unit] && !values[producer])
        found.add(unit, "Cần đơn vị của cán bộ, hoặc chủ thể.", "Either the officer's unit or a producer is needed.");
    found.within(values, people, 1, 10'000);
}

void check_owners(Mistakes& found, const Kind& kind, const Values& values, const RuleGround& ground) {
    const auto producer = field_named(kind, "producer");
    if (!producer || !values[*producer]) return;
    if (ground.product_owner && *ground.product_owner != *values[*producer])
        if (const auto product = field_named(kind, "product"))
            found.add(*product, "Sản phẩm này của chủ thể khác.", "This product is another producer's.");
    if (ground.commitment_owner && *ground.commitment_owner != *values[*producer])
        found.add(inspection::commitment, "Cam kết này của chủ thể khác.", "This commitment is another producer's.");
}

void check_kind(Mistakes& found, const Kind& kind, const Values& values, const RuleGround& ground) {
    switch (kind.id) {
        case KindId::registration:
            return check_registration(found, values, ground);
        case KindId::support:
            return check_support(found, values);
        case KindId::support_money:
            return check_money(found, values);
        case KindId::commitment:
            found.not_later(values, commitment::signed_on, ground.today);
            return found.order(values, commitment::signed_on, commitment::ended_on);
        case KindId::inspection:
            found.not_later(values, inspection::on_day, ground.today);
            return found.order(values, inspection::on_day, inspection::fixed_on);
        case KindId::standard:
            found.order(values, standard::valid_from, standard::withdrawn_on);
            return found.order(values, standard::valid_from, standard::next_surveillance);
        case KindId::lab_test:
            found.not_later(values, lab_test::issued_on, ground.today);
            return found.order(values, field_named(kind, "sampled_on").value(), lab_test::issued_on);
        case KindId::turnover:
            return check_turnover(found, values, ground);
        case KindId::event:
            return check_event(found, values);
        case KindId::event_part:
            return check_participant(found, values);
        case KindId::sales_point:
            return found.order(values, sales_point::opened_on, sales_point::closed_on);
        case KindId::point_visit:
            return found.not_later(values, point_visit::on_day, ground.today);
        case KindId::zone_supply:
            return found.share(values, zone_supply::share);
        case KindId::local_strength:
            return check_local(found, values);
        case KindId::training:
            return found.order(values, training::from_day, training::to_day);
        case KindId::trained:
            return check_trained(found, values);
        case KindId::task:
            return check_task(found, values);
        default:
            return;
    }
}

// ---- Figures that look odd ------------------------------------------------------------------------------------------

bool same_digits(std::int64_t amount) {
    const auto digits = std::to_string(amount);
    return amount >= fewest_repeated && digits.find_first_not_of(digits.front()) == std::string::npos;
}

std::int64_t days_of(const Reported& report) { return report.to.days() - report.from.days() + 1; }

// The last one that ended before this begins.
const Reported* previous_of(const Reported& report, const std::vector<Reported>& others) {
    const Reported* previous = nullptr;
    for (const auto& other : others)
        if (other.to < report.from && (!previous || previous->to < other.to)) previous = &other;
    return previous;
}

// Compared by the day: a month beside a quarter. In 128 bits: the largest sums times days leave 64.
void compare(std::string& question, const Reported& report, const Reported& previous) {
    const auto now = static_cast<__int128>(report.turnover) * days_of(previous);
    const auto then = static_cast<__int128>(previous.turnover) * days_of(report);
    const auto before =
        fmt::format("kỳ trước ({}: {})", period_words(previous), to_vietnamese(Dong{previous.turnover}));
    if (report.turnover == previous.turnover && report.turnover > 0) {
        question += fmt::format("Doanh thu đúng bằng {}. Có phải chép lại số cũ không?\n", before);
    } else if (then > 0 && now >= odd_times * then) {
        question += fmt::format("Doanh thu tính theo ngày gấp từ 5 lần {} trở lên. Có thừa số 0 không?\n", before);
    } else if (then > 0 && now * odd_times <= then) {
        question += fmt::format("Doanh thu tính theo ngày chỉ bằng 1/5 {} trở xuống. Có thiếu số 0 không?\n", before);
    }
}

void complete_turnover(Values& values, const RuleGround& ground) {
    using namespace turnover;
    const auto from = day_in(values, from_day);
    const auto to = day_in(values, to_day);
    const auto sum = number_at(values, amount);
    if (!from || !to || !sum || *to < *from) return;
    const bool same = ground.before && (*ground.before)[from_day] == values[from_day] &&
                      (*ground.before)[to_day] == values[to_day] && (*ground.before)[amount] == values[amount] &&
                      (*ground.before)[profit] == values[profit];
    if (same) return;  // the figures stand: what the office says of them counts
    const auto question_now = question_about({*from, *to, *sum, number_at(values, profit)}, ground.reported);
    if (!question_now.empty()) {
        values[state] = "asked";
        values[question] = question_now;
    } else if (is(values, state, "asked")) {  // corrected, and nothing is odd any more
        values[state] = "reported";
        values[question].reset();
    }
}

}  // namespace

bool completes(const Kind& kind, std::size_t field) {
    switch (kind.id) {
        case KindId::commitment:
            return field == commitment::valid_to;
        case KindId::registration:
            return field == registration::registered_on || field == registration::year || field == registration::round;
        case KindId::turnover:
            return field == turnover::reported_on || field == turnover::state;
        case KindId::event_part:
            return field == event_part::state;
        case KindId::task:
            return field == task::given_on || field == task::state;
        default:
            return false;
    }
}

void complete(const Kind& kind, Values& values, const RuleGround& ground) {
    for (std::size_t i = 0; i < kind.fields.size(); ++i) {
        if (values[i] || !completes(kind, i)) continue;
        const auto& field = kind.fields[i];
        if (field.holds == Holds::choice) values[i] = field.options.front().code;
        if (field.holds == Holds::date && i != kind.ends) values[i] = to_iso(ground.today);
    }
    if (kind.id == KindId::registration) {
        if (!values[registration::round]) values[registration::round] = "1";
        if (const auto day = day_in(values, registration::registered_on); day && !values[registration::year])
            values[registration::year] = year_words(*day);
    }
    if (kind.id == KindId::commitment && !values[commitment::valid_to])
        if (const auto day = day_in(values, commitment::signed_on))
            values[commitment::valid_to] = to_iso(day->plus_months(12 * years_of_commitment).plus_days(-1));
    if (kind.id == KindId::turnover) complete_turnover(values, ground);
}

std::vector<Mistake> mistakes_in(const Kind& kind, const Values& values, const RuleGround& ground) {
    Mistakes found;
    if (kind.begins && kind.ends) found.order(values, *kind.begins, *kind.ends);
    check_kind(found, kind, values, ground);
    check_owners(found, kind, values, ground);
    return std::move(found).take();
}

std::string question_about(const Reported& report, const std::vector<Reported>& others) {
    std::string question;
    if (report.profit && *report.profit > report.turnover)
        question += fmt::format("Lợi nhuận {} lớn hơn doanh thu {}.\n", to_vietnamese(Dong{*report.profit}),
                                to_vietnamese(Dong{report.turnover}));
    if (same_digits(report.turnover))
        question += fmt::format("Doanh thu {} gồm toàn một chữ số. Có phải số thật không?\n",
                                to_vietnamese(Dong{report.turnover}));
    if (report.turnover > 0 && report.turnover < smallest_sum)
        question += fmt::format("Doanh thu {} rất nhỏ. Có phải ghi theo nghìn hay triệu đồng không?\n",
                                to_vietnamese(Dong{report.turnover}));
    if (report.turnover > largest_sum)
        question += fmt::format("Doanh thu {} rất lớn. Có phải thừa số không?\n", to_vietnamese(Dong{report.turnover}));
    if (const auto* previous = previous_of(report, others)) compare(question, report, *previous);
    if (!question.empty()) question.pop_back();
    return question;
}

}  // namespace saolang::programme
