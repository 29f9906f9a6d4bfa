#include "programme/options.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/option_lacks.hpp"
#include "programme/under_way.hpp"

namespace saolang::programme {

namespace {

using registry::ProductAt;

constexpr web::Word no_commitment{"Chưa có cam kết an toàn thực phẩm còn hiệu lực",
                                  "No food-safety commitment in force"};
constexpr web::Word no_result{"Chưa có kết quả đánh giá", "No result yet"};
constexpr web::Word near_four{"Đang ba sao, từ 65 điểm", "Three stars with 65 points or more"};
constexpr web::Word not_begun{"Đã lên kế hoạch, chưa bắt đầu", "Planned, not begun"};
constexpr web::Word no_step{"Chưa được củng cố, nâng cấp trong năm", "Not strengthened or upgraded this year"};
constexpr web::Word not_held{"Chưa có trong năm", "None yet this year"};
constexpr web::Word no_proof{"Chưa có tài liệu chứng minh", "No document proves it"};
constexpr web::Word no_turnover{"Chưa có số liệu doanh thu, lợi nhuận", "No figures of turnover and profit"};

consteval std::size_t need_of(std::string_view code) { return static_cast<std::size_t>(at(support::needs, code)); }

// A way of counting past ends: how many came well out of how many.
struct Chance {
    std::uint32_t well = 0;
    std::uint32_t all = 0;
    [[nodiscard]] Moved of(std::size_t target) const {
        if (all == 0) return {target, 50, 0, false};
        return {target, static_cast<int>((200ULL * well + all) / (2ULL * all)), all, true};
    }
};

class Finder {
public:
    Finder(const World& world, const places::Gazetteer& gazetteer, const std::vector<Aimed>& targets,
           const TypedCosts& typed)
        : world_(world),
          index_(*world.index),
          gazetteer_(gazetteer),
          targets_(targets),
          typed_(typed),
          day_(targets.empty() ? Date(0) : targets.front().question.day),
          costs_(usual_costs(*world.ledger, day_, typed)) {}

    [[nodiscard]] OptionsFound find() {
        for (std::size_t i = 0; i < targets_.size(); ++i) {
            const auto& aimed = targets_[i];
            const bool of_figures = aimed.indicator.value == Indicator::Value::ratio_of_sums;
            const auto missing = missing_of(aimed);
            if (!of_figures && missing == 0) continue;
            for (const auto& finding : findings_of(aimed.indicator, world_, gazetteer_, aimed.question))
                if (finding.verdict != Verdict::counted) add(i, finding);
            add_events(i, missing);
        }
        if (const auto four = target_of("four_star_new")) add_near_four(*four);
        take_out_under_way(world_, gazetteer_, targets_, found_);
        for (auto& option : found_.options) set_cost(option);
        return std::move(found_);
    }

private:
    [[nodiscard]] const Table& table(KindId kind) const { return (*world_.ledger)[kind]; }
    [[nodiscard]] std::int64_t missing_of(const Aimed& aimed) const {
        if (aimed.kept_private) return 0;
        return missing_records(aimed, tally_of(aimed.indicator, world_, gazetteer_, aimed.question)).value_or(0);
    }
    [[nodiscard]] std::optional<std::size_t> target_of(std::string_view code) const {
        const auto found = std::ranges::find(targets_, code, [](const Aimed& one) { return one.indicator.code; });
        if (found == targets_.end() || missing_of(*found) == 0) return std::nullopt;
        return static_cast<std::size_t>(found - targets_.begin());
    }

    void add(std::size_t target, const Finding& finding) {
        const std::string_view code = targets_[target].indicator.code;
        if (code == "registered_reaching_three") return add_three(target, finding);
        if (code == "four_star_new") return add_four(target, finding);
        if (code == "recognised_supported") return add_support(target, finding);
        if (code == "organisations_strengthened") return add_proof(target, finding);
        if (code == "registered_with_commitment") return add_commitment(target, finding);
        if (code == "districts_with_sales_point") return add_point(target, finding);
        if (code == "turnover_growth" || code == "profit_growth") return add_report(target, finding);
    }

    // ---- Products ---------------------------------------------------------------------------------------------------

    [[nodiscard]] const std::string& code_of(ProductAt product) const { return index_.products[product].code; }

    WorkOption& add_product(Deed deed, std::string_view prefix, ProductAt product, Moved moved, Place place) {
        WorkOption option{.key = fmt::format("{}.{}", prefix, code_of(product)),
                          .deed = deed,
                          .about = {Subject::Of::product, {}, product}};
        option.moves.push_back(moved);
        option.group = code_of(product);
        option.place = place;
        auto lacks = lacks_of(world_, product, day_);
        option.lacks = std::move(lacks.words);
        option.needs = std::move(lacks.needs);
        found_.options.push_back(std::move(option));
        return found_.options.back();
    }

    // Its registration of the year has a result: what is done now helps another year.
    [[nodiscard]] bool is_decided(const Finding& finding) const {
        if (!finding.by || finding.by->kind != KindId::registration) return false;
        const auto on = table(KindId::registration).date(registration::result_on, finding.by->at);
        return on && *on <= day_;
    }
    void add_three(std::size_t target, const Finding& finding) {
        if (finding.verdict == Verdict::unproved) return add_proof(target, finding);
        if (is_decided(finding)) return;
        auto& option = add_product(Deed::reach_three, "ba", finding.subject.at, reaching(3).of(target), finding.place);
        option.lacks.insert(option.lacks.begin(), finding.why ? finding.why : &no_result);
        option.behind = finding.by;
        if (!option.needs.empty() && option.needs.size() > 2) option.needs.resize(2);
        also_supported(option);
    }
    void add_four(std::size_t target, const Finding& finding) {
        if (finding.verdict == Verdict::unproved) return add_proof(target, finding);
        if (is_decided(finding) || standing_stars(finding.subject.at) >= 4) return;
        auto& option = add_product(Deed::reach_four, "bon", finding.subject.at, reaching(4).of(target), finding.place);
        option.lacks.insert(option.lacks.begin(), finding.why ? finding.why : &no_result);
        option.behind = finding.by;
        if (option.needs.size() > 2) option.needs.resize(2);
        also_supported(option);
    }
    // Three stars with 65 points or more: four begin at 70 (QĐ 26/2026, Điều 3).
    void add_near_four(std::size_t target) {
        const auto& aimed = targets_[target];
        const auto level = gazetteer_[aimed.question.unit].level;
        for (ProductAt product = 0; product < index_.products.size(); ++product) {
            const auto standing = index_.standing(product, day_);
            const auto* recognition = index_.recognition_behind(product, standing);
            if (!recognition || standing_stars(product) != 3 || !recognition->score) continue;
            if (*recognition->score < Points(65) || has_key("bon." + code_of(product))) continue;
            const auto place = index_.has_place[product] ? std::optional(index_.place[product]) : std::nullopt;
            if (!place || gazetteer_.locate(*place, level, aimed.question.hierarchy_day) != aimed.question.unit)
                continue;
            auto& option = add_product(Deed::reach_four, "bon", product, reaching(4).of(target), place);
            option.lacks.insert(option.lacks.begin(), &near_four);
            if (option.needs.size() > 2) option.needs.resize(2);
            also_supported(option);
        }
    }
    void add_support(std::size_t target, const Finding& finding) {
        if (finding.verdict == Verdict::unproved) return add_proof(target, finding);
        const Moved moved{target, 100, 0, true};
        if (finding.by) {
            auto& option = add_product(Deed::begin, "lam", finding.subject.at, moved, finding.place);
            option.behind = finding.by;
            option.needs.clear();
            option.lacks.assign(1, &not_begun);
            option.cost = still_to_pay(finding.by->at);
            return;
        }
        auto& option = add_product(Deed::support, "ho-tro", finding.subject.at, moved, finding.place);
        option.needs.resize(1);
    }
    // A product that is supported towards its star counts as supported too.
    void also_supported(WorkOption& option) {
        const auto supported = target_of("recognised_supported");
        if (!supported) return;
        const auto before = first_day_of_year(targets_[*supported].question.year).plus_days(-1);
        const auto standing = index_.standing(option.about.at, before);
        if (standing.kind != registry::Standing::Kind::recognised || is_supported(option.about.at)) return;
        option.moves.push_back({*supported, 100, 0, true});
    }
    [[nodiscard]] bool is_supported(ProductAt product) {
        if (supported_.empty()) {
            supported_.assign(index_.products.size(), false);
            const auto& aimed = targets_[*target_of("recognised_supported")];
            for (const auto& finding : findings_of(aimed.indicator, world_, gazetteer_, aimed.question))
                if (finding.verdict != Verdict::not_counted) supported_[finding.subject.at] = true;
        }
        return supported_[product];
    }
    [[nodiscard]] int standing_stars(ProductAt product) const {
        const auto standing = index_.standing(product, day_);
        return standing.star ? standing.star->number() : 0;
    }
    [[nodiscard]] bool has_key(std::string_view key) const {
        return std::ranges::find(found_.options, key, &WorkOption::key) != found_.options.end();
    }

    // Of registrations of earlier years with a result; for four stars of those that wanted four.
    [[nodiscard]] Chance reaching(int star) const {
        Chance chance;
        const auto& records = table(KindId::registration);
        const auto year = targets_.front().question.year;
        for (Row row = 0; row < records.size(); ++row) {
            if (records.number(registration::year, row) >= year || !records.has(registration::result, row)) continue;
            if (star >= 4 &&
                (!records.has(registration::star_wanted, row) || records.number(registration::star_wanted, row) < 4))
                continue;
            ++chance.all;
            chance.well += records.number(registration::result, row) == registration::recognised &&
                                   records.number(registration::star, row) >= star
                               ? 1U
                               : 0U;
        }
        return chance;
    }

    // ---- Producers and units ----------------------------------------------------------------------------------------

    void add_proof(std::size_t target, const Finding& finding) {
        if (finding.verdict != Verdict::unproved) return;
        WorkOption option{.key = fmt::format("giay.{}.{}", targets_[target].indicator.code, name_of(finding.subject)),
                          .deed = Deed::prove,
                          .about = finding.subject};
        option.moves.push_back({target, 100, 0, true});
        option.lacks.push_back(finding.why ? finding.why : &no_proof);
        option.behind = finding.by;
        option.place = finding.place;
        option.cost = CostKnown{};
        found_.options.push_back(std::move(option));
    }
    void add_commitment(std::size_t target, const Finding& finding) {
        if (finding.verdict == Verdict::unproved || finding.subject.of != Subject::Of::producer)
            return add_proof(target, finding);
        WorkOption option{.key = "cam-ket." + name_of(finding.subject), .deed = Deed::commit, .about = finding.subject};
        option.moves.push_back({target, 100, 0, true});
        option.lacks.push_back(finding.why ? finding.why : &no_commitment);
        option.place = finding.place;
        option.cost = CostKnown{};  // signing is an office's matter: no money is supported
        found_.options.push_back(std::move(option));
    }
    void add_point(std::size_t target, const Finding& finding) {
        if (finding.verdict == Verdict::unproved) return add_proof(target, finding);
        const bool mend = finding.by.has_value();
        WorkOption option{.key = "diem-ban." + name_of(finding.subject),
                          .deed = mend ? Deed::mend_point : Deed::open_point,
                          .about = finding.subject};
        option.moves.push_back({target, 100, 0, true});
        if (finding.why) option.lacks.push_back(finding.why);
        option.behind = finding.by;
        option.place = finding.place;
        if (mend) {
            option.cost = CostKnown{};
        } else {
            option.needs.push_back(need_of("sales_point"));
        }
        found_.options.push_back(std::move(option));
    }
    void add_report(std::size_t target, const Finding& finding) {
        if (finding.verdict != Verdict::unproved) return;
        auto key = "bao-cao." + name_of(finding.subject);
        const auto known = std::ranges::find(found_.to_report, key, &WorkOption::key);
        if (known != found_.to_report.end()) return known->moves.push_back({target, 100, 0, true});
        WorkOption option{.key = std::move(key), .deed = Deed::report, .about = finding.subject};
        option.moves.push_back({target, 100, 0, true});
        option.lacks.push_back(finding.why ? finding.why : &no_turnover);
        option.place = finding.place;
        found_.to_report.push_back(std::move(option));
    }

    void add_events(std::size_t target, std::int64_t missing) {
        const std::string_view code = targets_[target].indicator.code;
        const bool fair = code == "thematic_fairs";
        if (!fair && code != "promotion_abroad" && code != "organisations_strengthened") return;
        if (code == "organisations_strengthened") return add_organisations(target);
        for (int n = 1; n <= (missing + 99) / 100; ++n) {
            WorkOption option{
                .key = fmt::format("{}.{}", fair ? "hoi-cho" : "nuoc-ngoai", n),
                .deed = fair ? Deed::hold_fair : Deed::promote_abroad,
                .about = {Subject::Of::unit, {}, static_cast<std::uint32_t>(targets_[target].question.unit)}};
            option.moves.push_back({target, 100, 0, true});
            option.place = targets_[target].question.unit;
            option.cost = fair ? costs_.fair : costs_.abroad;
            option.lacks.push_back(&not_held);
            found_.options.push_back(std::move(option));
        }
    }
    // Cooperatives and enterprises that have a recognised product and took no step this year.
    void add_organisations(std::size_t target) {
        const auto& aimed = targets_[target];
        std::vector<bool> asked(index_.producers.size());
        for (const auto& finding : findings_of(aimed.indicator, world_, gazetteer_, aimed.question))
            if (finding.subject.of == Subject::Of::producer) asked[finding.subject.at] = true;
        std::vector<bool> stands(index_.producers.size());
        for (ProductAt product = 0; product < index_.products.size(); ++product)
            if (index_.producer_at[product] != registry::Index::no_producer && standing_stars(product) > 0)
                stands[index_.producer_at[product]] = true;
        const auto level = gazetteer_[aimed.question.unit].level;
        for (std::uint32_t at = 0; at < index_.producers.size(); ++at) {
            const auto& producer = index_.producers[at];
            const bool such = producer.kind == registry::ProducerKind::cooperative ||
                              producer.kind == registry::ProducerKind::enterprise;
            if (!such || asked[at] || !stands[at] || !producer.place) continue;
            const auto place = gazetteer_.by_key(producer.place->code, producer.place->valid_from);
            if (!place || gazetteer_.locate(*place, level, aimed.question.hierarchy_day) != aimed.question.unit)
                continue;
            WorkOption option{
                .key = "to-chuc." + producer.code, .deed = Deed::strengthen, .about = {Subject::Of::producer, {}, at}};
            option.moves.push_back(stepping().of(target));
            option.needs.push_back(need_of("organisation"));
            option.lacks.push_back(&no_step);
            option.place = place;
            found_.options.push_back(std::move(option));
        }
    }
    // Of supports of organisations in earlier years: a step of the producer in the same year.
    [[nodiscard]] Chance stepping() const {
        Chance chance;
        const auto& supports = table(KindId::support);
        const auto& steps = table(KindId::organisation_step);
        const auto year = targets_.front().question.year;
        for (Row row = 0; row < supports.size(); ++row) {
            const auto planned = supports.date(support::planned_on, row);
            const auto producer = supports.position(support::producer, row);
            if (!planned || planned->year() >= year || !producer) continue;
            if (supports.position(support::need, row) != need_of("organisation")) continue;
            ++chance.all;
            const bool stepped =
                std::ranges::any_of(steps.rows_naming(organisation_step::producer, *producer), [&](Row step) {
                    const auto on = steps.date(organisation_step::on_day, step);
                    return on && on->year() == planned->year();
                });
            chance.well += stepped ? 1U : 0U;
        }
        return chance;
    }

    [[nodiscard]] std::string name_of(const Subject& subject) const {
        switch (subject.of) {
            case Subject::Of::product:
                return index_.products[subject.at].code;
            case Subject::Of::producer:
                return index_.producers[subject.at].code;
            case Subject::Of::unit:
                return unit_key(places::UnitId{subject.at}, gazetteer_);
            case Subject::Of::record:
                return table(subject.kind).codes[subject.at];
        }
        return {};
    }

    // ---- Money ------------------------------------------------------------------------------------------------------

    // What is planned of a support and not paid yet; nothing where no money is planned.
    [[nodiscard]] std::optional<CostKnown> still_to_pay(Row support_row) const {
        const auto& money = table(KindId::support_money);
        std::int64_t left = 0;
        bool known = false;
        for (const auto row : money.rows_naming(support_money::support, support_row)) {
            const auto approved = money.number(support_money::approved, row);
            const auto wanted = approved == absent ? money.number(support_money::planned, row) : approved;
            const auto paid = money.number(support_money::paid, row);
            if (wanted == absent) continue;
            known = true;
            left += std::max<std::int64_t>(0, wanted - (paid == absent ? 0 : paid));
        }
        return known ? std::optional(CostKnown{left, 0, nullptr}) : std::nullopt;
    }
    void set_cost(WorkOption& option) const {
        if (const auto typed = typed_.by_key.find(option.key); typed != typed_.by_key.end()) {
            option.cost = CostKnown{typed->second, 0, nullptr};
            option.money.assign(option.needs.size(), 0);
            if (!option.money.empty()) option.money.front() = typed->second;
            return;
        }
        if (option.cost || option.needs.empty()) return;
        CostKnown sum;
        std::vector<std::int64_t> money;
        for (const auto need : option.needs) {
            const auto& one = costs_.by_need[need];
            if (!one) return;
            money.push_back(one->dong);
            sum.dong += one->dong;
            sum.out_of = sum.out_of == 0 ? one->out_of : std::min(sum.out_of, one->out_of);
            if (one->source) sum.source = one->source;
        }
        option.cost = sum;
        option.money = std::move(money);
    }

    const World& world_;
    const registry::Index& index_;
    const places::Gazetteer& gazetteer_;
    const std::vector<Aimed>& targets_;
    const TypedCosts& typed_;
    Date day_;
    UsualCosts costs_;
    OptionsFound found_;
    std::vector<bool> supported_;  // products that have support in the year
};

}  // namespace

std::optional<std::int64_t> missing_records(const Aimed& aimed, const Tally& tally) {
    const auto& goal = aimed.goal;
    if (goal.comparison == Comparison::at_most) return std::nullopt;
    const std::int64_t counted = tally.counted;
    const std::int64_t asked = counted + tally.unproved + tally.not_counted;
    const bool of_all = aimed.indicator.value == Indicator::Value::share || goal.comparison == Comparison::all;
    if (of_all && asked == 0) return std::nullopt;  // nothing to measure yet is not enough
    const auto wanted = goal.comparison == Comparison::all ? std::int64_t{10'000} : goal.goal;
    switch (aimed.indicator.value) {
        case Indicator::Value::share:
            return std::max<std::int64_t>(0, (wanted * asked + 9'999) / 10'000 - counted) * 100;
        case Indicator::Value::count:
            if (goal.comparison == Comparison::all) return (asked - counted) * 100;
            return std::max<std::int64_t>(0, wanted - counted * 100);
        default:
            return std::nullopt;
    }
}

OptionsFound options_for(const World& world, const places::Gazetteer& gazetteer, const std::vector<Aimed>& targets,
                         const TypedCosts& typed) {
    return Finder(world, gazetteer, targets, typed).find();
}

Posed posed(const std::vector<WorkOption>& options, const std::vector<std::int64_t>& missing,
            std::optional<std::int64_t> budget, const std::function<ByHand(const WorkOption&)>& by_hand) {
    Posed made;
    for (const auto one : missing) made.choosing.needs.push_back({one, 1});
    made.choosing.budget = budget;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const auto& option = options[i];
        if (!option.cost) continue;
        Candidate candidate{.cost = option.cost->dong, .brings = {}, .group = option.group};
        for (const auto& moved : option.moves) candidate.brings.push_back({moved.target, 100, moved.chance});
        candidate.by_hand = by_hand(option);
        made.choosing.candidates.push_back(std::move(candidate));
        made.positions.push_back(i);
    }
    return made;
}

web::Word words_of(Deed deed) {
    switch (deed) {
        case Deed::reach_three:
            return {"Hỗ trợ để đạt từ ba sao", "Support to reach three stars"};
        case Deed::reach_four:
            return {"Hỗ trợ để đạt bốn sao", "Support to reach four stars"};
        case Deed::support:
            return {"Hỗ trợ sản phẩm đã công nhận", "Support a recognised product"};
        case Deed::begin:
            return {"Bắt đầu hỗ trợ đã có kế hoạch", "Begin support that is planned"};
        case Deed::prove:
            return {"Bổ sung tài liệu chứng minh", "Add the proof that is missing"};
        case Deed::strengthen:
            return {"Củng cố, nâng cấp tổ chức", "Strengthen an organisation"};
        case Deed::commit:
            return {"Ký cam kết an toàn thực phẩm", "Have a food-safety commitment signed"};
        case Deed::open_point:
            return {"Mở điểm bán OCOP", "Open a sales point"};
        case Deed::mend_point:
            return {"Đưa điểm bán vào hoạt động đúng yêu cầu", "Bring the sales point up to what counts"};
        case Deed::hold_fair:
            return {"Tổ chức hội chợ chuyên đề OCOP", "Hold a fair on OCOP"};
        case Deed::promote_abroad:
            return {"Tổ chức xúc tiến ở nước ngoài", "Hold a promotion abroad"};
        case Deed::report:
            break;
    }
    return {"Thu số liệu doanh thu, lợi nhuận", "Collect turnover and profit"};
}

}  // namespace saolang::programme
