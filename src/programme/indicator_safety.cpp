// The target about food safety: producers of products registered in the year, with a commitment in force.

#include "programme/built_in.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/rule.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word producer_missing{"Sản phẩm chưa ghi chủ thể", "The product's producer is not stated"};
constexpr web::Word no_commitment{"Chưa có bản cam kết hoặc giấy chứng nhận an toàn thực phẩm",
                                  "No food-safety commitment or certificate"};
constexpr web::Word no_longer{"Cam kết hoặc giấy chứng nhận đã hết hiệu lực",
                              "The commitment or certificate is no longer in force"};
constexpr web::Word breach_open{"Có vi phạm nghiêm trọng chưa khắc phục", "A serious breach is not put right"};
constexpr web::Word document_missing{"Có cam kết nhưng chưa có bản chụp, bản giấy đính kèm",
                                     "In force, but no copy of it is attached"};

// A commitment is in force three years and looked at again (Thông tư 17/2018/TT-BNNPTNT). Who holds a certificate of
// food-safety conditions, or GMP, HACCP, ISO 22000 or FSSC 22000 (exempt by Nghị định 15/2018/NĐ-CP, Điều 12), signs
// none. A serious breach that is not put right ends what either is worth here.
struct RegisteredWithCommitment {
    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        auto rest = asked.reckoned.owners.of(asked.question.year);
        while (!rest.empty()) {
            const auto of_one = take_group(rest, [](const Owner& one) {
                return std::pair(one.producer, one.producer == nowhere ? one.product : 0U);
            });
            const auto stands = [&](const Owner& one) { return one.on <= asked.day && asked.day < one.withdrawn; };
            if (std::ranges::none_of(of_one, stands)) continue;
            const auto& front = of_one.front();
            const auto place = front.producer == nowhere ? asked.reckoned.product_place[front.product]
                                                         : asked.reckoned.producer_place[front.producer];
            if (!asked.holds(place)) continue;
            auto finding = front.producer == nowhere ? without_producer(front) : of_producer(asked, front.producer);
            finding.place = place_at(place);
            visit(finding);
        }
    }

private:
    static Finding without_producer(const Owner& one) {
        return {.subject = product_subject(one.product), .verdict = Verdict::unproved, .why = &producer_missing};
    }
    static Finding of_producer(const Asked& asked, std::uint32_t producer) {
        const auto& reckoned = asked.reckoned;
        Finding finding{.subject = producer_subject(producer), .verdict = Verdict::not_counted, .why = &no_commitment};
        for (auto i = reckoned.breaches_begin[producer]; i < reckoned.breaches_begin[producer + 1]; ++i) {
            const auto& breach = reckoned.breaches[i];
            if (breach.from > asked.day || breach.fixed <= asked.day) continue;
            finding.why = &breach_open;
            finding.by = record_subject(KindId::inspection, breach.row);
            return finding;
        }
        for (auto i = reckoned.covers_begin[producer]; i < reckoned.covers_begin[producer + 1]; ++i)
            look_at(asked, reckoned.covers[i], finding);
        return finding;
    }
    static void look_at(const Asked& asked, const Cover& cover, Finding& finding) {
        if (cover.from > asked.day) return;
        const bool in_force = asked.day < cover.until;
        const auto verdict = !in_force ? Verdict::not_counted : cover.proved ? Verdict::counted : Verdict::unproved;
        if (verdict > finding.verdict) return;
        finding.verdict = verdict;
        finding.why = !in_force ? &no_longer : cover.proved ? nullptr : &document_missing;
        finding.by = record_subject(cover.kind, cover.row);
    }
};

}  // namespace

std::vector<Indicator> safety_indicators() {
    return {indicator_of("registered_with_commitment",
                         {"Tỷ lệ chủ thể đăng ký có cam kết an toàn thực phẩm còn hiệu lực",
                          "Share of registered producers with a food-safety commitment in force"},
                         at(measures_in, "percent"), Indicator::Value::share, RegisteredWithCommitment{})};
}

}  // namespace saolang::programme
