// Targets about the year's work with producers: products supported, organisations strengthened, officers trained.

#include "programme/built_in.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/rule.hpp"
#include "programme/work_kinds.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word no_support{"Chưa có hỗ trợ nào trong năm", "No support in the year"};
constexpr web::Word only_planned{"Có kế hoạch hỗ trợ, chưa thực hiện", "Support is planned, not begun"};
constexpr web::Word was_stopped{"Hỗ trợ đã dừng giữa chừng", "The support was stopped"};
constexpr web::Word support_unproved{"Đã hỗ trợ nhưng chưa có tài liệu hoặc chứng từ chi tiền",
                                     "Supported, but without a document or a payment"};
constexpr web::Word not_such_an_organisation{"Không phải hợp tác xã, doanh nghiệp nhỏ và vừa",
                                             "Not a cooperative, not a small or medium enterprise"};
constexpr web::Word organisation_unproved{"Chưa có văn bản hoặc tài liệu chứng minh", "No document proves it"};
constexpr web::Word training_unproved{"Lớp tập huấn chưa có tài liệu (danh sách, hình ảnh)",
                                      "The course has no document (list, pictures)"};

// Products that stood at the end of the year before, and of these, who got support that was begun or finished in the
// year by the day. A support that names the producer alone is of each of its products. Proof: a document or money paid.
struct RecognisedSupported {
    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        const Day start = asked.first - 1;
        auto supported = asked.reckoned.supported.of(asked.question.year);
        for (const auto& span : asked.reckoned.stood) {
            if (span.from > start || start >= span.until) continue;
            const auto place = asked.reckoned.product_place[span.product];
            if (!asked.holds(place)) continue;
            Finding finding{
                .subject = product_subject(span.product), .verdict = Verdict::not_counted, .place = place_at(place)};
            finding.why = &no_support;
            while (!supported.empty() && supported.front().product < span.product) supported = supported.subspan(1);
            for (; !supported.empty() && supported.front().product == span.product; supported = supported.subspan(1))
                look_at(asked, supported.front(), finding);
            visit(finding);
        }
    }

private:
    static void look_at(const Asked& asked, const Supported& one, Finding& finding) {
        const bool begun = asked.in_year(one.started) || asked.in_year(one.finished);
        const bool stopped = one.stopped <= asked.day && one.finished > asked.day;
        const bool proved = one.proved_from <= asked.day;
        const auto verdict = !begun || stopped ? Verdict::not_counted : proved ? Verdict::counted : Verdict::unproved;
        if (verdict > finding.verdict) return;
        finding.verdict = verdict;
        finding.by = record_subject(KindId::support, one.row);
        finding.why = verdict == Verdict::counted    ? nullptr
                      : verdict == Verdict::unproved ? &support_unproved
                      : stopped                      ? &was_stopped
                                                     : &only_planned;
    }
};

// Producers that are cooperatives or enterprises and were founded, upgraded or strengthened in the year. What it became
// decides; where no form is stated, the producer's kind. Proof: the number of an instrument, or a document.
struct OrganisationsStrengthened {
    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        const auto& table = asked.ledger[KindId::organisation_step];
        std::vector<std::pair<std::uint32_t, Answer>> answers;
        for (Row row = 0; row < table.size(); ++row) {
            const auto on = table.number(organisation_step::on_day, row);
            const auto producer = table.position(organisation_step::producer, row);
            if (!producer || on == absent || !asked.in_year(static_cast<Day>(on))) continue;
            if (asked.holds(asked.reckoned.producer_place[*producer]))
                answers.emplace_back(*producer, of_step(asked, table, row, *producer));
        }
        std::ranges::stable_sort(answers, {}, [](const auto& pair) { return pair.first; });
        std::span<const std::pair<std::uint32_t, Answer>> rest(answers);
        while (!rest.empty()) {
            const auto producer = rest.front().first;
            std::optional<Answer> best;
            for (const auto& pair : take_group(rest, [](const auto& one) { return one.first; }))
                keep_better(best, pair.second);
            visit(Finding{.subject = producer_subject(producer),
                          .verdict = best->verdict,
                          .why = best->why,
                          .by = record_subject(KindId::organisation_step, best->row),
                          .place = place_at(asked.reckoned.producer_place[producer])});
        }
    }

private:
    static bool is_such(const Asked& asked, const Table& table, Row row, std::uint32_t producer) {
        const auto form = table.number(organisation_step::to_form, row);
        if (form != absent)
            return form == at(organisation_step::forms, "cooperative") ||
                   form == at(organisation_step::forms, "enterprise");
        const auto kind = asked.index.producers[producer].kind;
        return kind == registry::ProducerKind::cooperative || kind == registry::ProducerKind::enterprise;
    }
    static Answer of_step(const Asked& asked, const Table& table, Row row, std::uint32_t producer) {
        if (!is_such(asked, table, row, producer)) return {Verdict::not_counted, &not_such_an_organisation, row};
        if (!table.has(organisation_step::instrument, row) && table.proofs[row] == 0)
            return {Verdict::unproved, &organisation_unproved, row};
        return {Verdict::counted, nullptr, row};
    }
};

// Officers who attended courses for officers that began in the year. Proof: a document of the course or of the row.
struct OfficialsTrained {
    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        const auto& courses = asked.ledger[KindId::training];
        const auto& table = asked.ledger[KindId::trained];
        for (Row row = 0; row < table.size(); ++row) {
            const auto course = table.position(trained::training, row);
            if (!course || table.has(trained::producer, row)) continue;
            const auto on = courses.number(training::from_day, *course);
            if (on == absent || !asked.in_year(static_cast<Day>(on))) continue;
            if (courses.number(training::audience, *course) == at(training::audiences, "producers")) continue;
            const auto unit = table.position(trained::unit, row);
            if (!asked.holds(unit.value_or(nowhere))) continue;
            Finding finding{.subject = record_subject(KindId::trained, row),
                            .by = record_subject(KindId::training, *course),
                            .amount = hundredths_of(table.number(trained::people, row)),
                            .place = place_at(unit.value_or(nowhere))};
            if (table.proofs[row] == 0 && courses.proofs[*course] == 0) {
                finding.verdict = Verdict::unproved;
                finding.why = &training_unproved;
            }
            visit(finding);
        }
    }
};

}  // namespace

std::vector<Indicator> support_indicators() {
    using Value = Indicator::Value;
    constexpr auto in_count = at(measures_in, "count");
    return {
        indicator_of("recognised_supported",
                     {"Số sản phẩm đã công nhận được hỗ trợ", "Recognised products that were supported"}, in_count,
                     Value::count, RecognisedSupported{}),
        indicator_of("organisations_strengthened",
                     {"Số hợp tác xã, doanh nghiệp được củng cố, nâng cấp, thành lập mới",
                      "Cooperatives and enterprises strengthened, upgraded or founded"},
                     in_count, Value::count, OrganisationsStrengthened{}),
        indicator_of("officials_trained", {"Số lượt cán bộ OCOP được tập huấn", "OCOP officers trained"}, in_count,
                     Value::sum, OfficialsTrained{}),
    };
}

}  // namespace saolang::programme
