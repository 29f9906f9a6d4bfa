// Targets about products: of those registered how many reach three stars, how many are new with four, how many stand.

#include "programme/built_in.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/rule.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word no_result{"Chưa có kết quả đánh giá", "No result yet"};
constexpr web::Word not_reached{"Đã đánh giá, không đạt", "Evaluated, not reached"};
constexpr web::Word below_three{"Kết quả dưới ba sao", "Result below three stars"};
constexpr web::Word below_four{"Đăng ký bốn sao, được công nhận thấp hơn", "Wanted four stars, recognised with fewer"};
constexpr web::Word star_missing{"Được công nhận nhưng chưa ghi hạng sao", "Recognised, but the star is not stated"};
constexpr web::Word decision_missing{"Được công nhận nhưng chưa ghi quyết định",
                                     "Recognised, but the decision is not stated"};
constexpr web::Word decision_undated{"Quyết định công nhận chưa ghi ngày", "The decision has no date"};
constexpr web::Word result_missing{"Sổ đã có công nhận, phiếu đăng ký chưa ghi kết quả",
                                   "The registry has a recognition; the registration states no result"};
constexpr web::Word four_before{"Đã đạt bốn sao từ trước", "Had four stars before"};
constexpr web::Word four_of_another_year{"Đạt bốn sao bằng quyết định của năm khác",
                                         "Four stars by a decision of another year"};
constexpr web::Word four_by_registration_alone{"Phiếu đăng ký ghi bốn sao, sổ chưa có công nhận",
                                               "The registration says four stars; the registry has no recognition"};

using registry::ProductAt;

bool is_asked(const Asked& asked, const Registered& one) { return one.on <= asked.day && asked.day < one.withdrawn; }

bool begins_to_stand(const Asked& asked, const Registered& one) {
    for (const auto& span : asked.reckoned.stood_of(one.product))
        if (span.from >= one.on && span.from <= asked.day) return true;
    return false;
}

Answer of_registration(const Asked& asked, const Registered& one) {
    using enum Verdict;
    const bool decided_later = one.decision == Registered::Decision::dated && one.decided > asked.day;
    if (one.result == Registered::Result::none || one.result_on > asked.day || decided_later) {
        if (one.result == Registered::Result::none && begins_to_stand(asked, one))
            return {unproved, &result_missing, one.row};
        return {not_counted, &no_result, one.row};
    }
    if (one.result == Registered::Result::not_reached) return {not_counted, &not_reached, one.row};
    if (one.star == 0) return {unproved, &star_missing, one.row};
    if (one.star < 3) return {not_counted, &below_three, one.row};
    if (one.decision == Registered::Decision::none) return {unproved, &decision_missing, one.row};
    if (one.decision == Registered::Decision::undated) return {unproved, &decision_undated, one.row};
    return {counted, nullptr, one.row};
}

Finding of_product(ProductAt product, std::uint32_t place, const Answer& answer) {
    Finding finding{.subject = product_subject(product), .verdict = answer.verdict, .why = answer.why};
    if (answer.row != nowhere) finding.by = record_subject(KindId::registration, answer.row);
    finding.place = place_at(place);
    return finding;
}

// Of the products registered for the year, the share recognised with three stars or more by the day. A registration
// withdrawn by then is not asked about; of several of one product the best counts.
struct RegisteredReachingThree {
    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        auto rest = asked.reckoned.registered.of(asked.question.year);
        while (!rest.empty()) {
            const auto of_one = take_group(rest, [](const Registered& one) { return one.product; });
            const auto place = asked.reckoned.product_place[of_one.front().product];
            if (!asked.holds(place)) continue;
            std::optional<Answer> best;
            for (const auto& one : of_one)
                if (is_asked(asked, one)) keep_better(best, of_registration(asked, one));
            if (best) visit(of_product(of_one.front().product, place, *best));
        }
    }
};

// Products that have four stars or more for the first time, by a decision of the year made by the day: the registry's
// recognitions say so, for a registration's result alone gives no star. Who stood at four ever before is not new, also
// when that recognition had lapsed. Asked about as well: who registered for four stars or is said to have them.
struct FourStarNew {
    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        const auto year = asked.question.year;
        auto fours = asked.reckoned.first_fours.of(year);
        auto rest = asked.reckoned.registered_for_four.of(year);
        while (!rest.empty()) {
            const auto of_one = take_group(rest, [](const Registered& one) { return one.product; });
            const auto product = of_one.front().product;
            for (; !fours.empty() && fours.front().product < product; fours = fours.subspan(1))
                of_four(asked, fours.front(), {}, visit);
            const bool is_four = !fours.empty() && fours.front().product == product;
            if (is_four && of_four(asked, fours.front(), of_one, visit)) {
                fours = fours.subspan(1);
                continue;
            }
            if (is_four) fours = fours.subspan(1);
            of_registrations(asked, of_one, visit);
        }
        for (const auto& four : fours) of_four(asked, four, {}, visit);
    }

private:
    // False: not by that day.
    template <class Visit>
    static bool of_four(const Asked& asked, const FirstFour& four, std::span<const Registered> registered,
                        const Visit& visit) {
        if (four.on > asked.day) return false;
        const auto place = asked.reckoned.product_place[four.product];
        if (!asked.holds(place)) return true;
        Answer answer{.verdict = Verdict::counted};
        if (!four.decided) answer = {.verdict = Verdict::unproved, .why = &decision_missing};
        for (const auto& one : registered)
            if (is_asked(asked, one)) answer.row = one.row;
        visit(of_product(four.product, place, answer));
        return true;
    }
    template <class Visit>
    static void of_registrations(const Asked& asked, std::span<const Registered> of_one, const Visit& visit) {
        const auto place = asked.reckoned.product_place[of_one.front().product];
        std::optional<Answer> best;
        for (const auto& one : of_one)
            if (is_asked(asked, one)) keep_better(best, of_one_four(asked, one));
        if (best && asked.holds(place)) visit(of_product(of_one.front().product, place, *best));
    }
    static Answer of_one_four(const Asked& asked, const Registered& one) {
        auto answer = of_registration(asked, one);
        if (answer.verdict == Verdict::not_counted) return answer;
        if (answer.why == &star_missing) return answer;
        answer.verdict = Verdict::not_counted;
        answer.why = &below_four;
        for (const auto& span : asked.reckoned.stood_of(one.product)) {
            if (span.star < 4 || span.from > asked.day) continue;
            answer.why = span.from < asked.first ? &four_before : &four_of_another_year;
            return answer;
        }
        if (one.star < 4) return answer;
        answer.verdict = Verdict::unproved;
        answer.why = &four_by_registration_alone;
        return answer;
    }
};

// Products that stand on the day, with that star or with any.
struct ProductsRecognised {
    std::optional<std::int32_t> star;

    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        for (const auto& span : asked.reckoned.stood) {
            if (span.from > asked.day || asked.day >= span.until || (star && span.star != *star)) continue;
            const auto place = asked.reckoned.product_place[span.product];
            if (asked.holds(place)) visit(Finding{.subject = product_subject(span.product), .place = place_at(place)});
        }
    }
};

constexpr auto in_count = at(measures_in, "count");
constexpr auto in_percent = at(measures_in, "percent");

}  // namespace

std::vector<Indicator> registration_indicators() {
    using Value = Indicator::Value;
    return {
        indicator_of("registered_reaching_three",
                     {"Tỷ lệ sản phẩm đăng ký đạt từ ba sao", "Share of registered products reaching three stars"},
                     in_percent, Value::share, RegisteredReachingThree{}),
        indicator_of("four_star_new", {"Số sản phẩm mới đạt bốn sao", "Products newly of four stars"}, in_count,
                     Value::count, FourStarNew{}),
        indicator_of("products_recognised", {"Số sản phẩm được công nhận", "Products recognised"}, in_count,
                     Value::count, ProductsRecognised{}),
        indicator_of("products_three_star", {"Số sản phẩm ba sao", "Products of three stars"}, in_count, Value::count,
                     ProductsRecognised{3}),
        indicator_of("products_four_star", {"Số sản phẩm bốn sao", "Products of four stars"}, in_count, Value::count,
                     ProductsRecognised{4}),
        indicator_of("products_five_star", {"Số sản phẩm năm sao", "Products of five stars"}, in_count, Value::count,
                     ProductsRecognised{5}),
    };
}

}  // namespace saolang::programme
