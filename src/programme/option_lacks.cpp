#include "programme/option_lacks.hpp"

#include <algorithm>

#include "programme/market_kinds.hpp"
#include "programme/quality_kinds.hpp"

namespace saolang::programme {

namespace {

using registry::ProductAt;

constexpr web::Word no_lab_test{"Chưa có phiếu kiểm nghiệm đạt trong 12 tháng",
                                "No laboratory test passed within 12 months"};
constexpr web::Word no_mark{"Chưa có nhãn hiệu, chỉ dẫn địa lý", "No trademark or geographical indication"};
constexpr web::Word no_barcode{"Chưa có mã số mã vạch", "No barcode"};
constexpr web::Word no_listing{"Chưa có kênh bán trực tuyến", "No listing online"};

consteval std::size_t need_of(std::string_view code) { return static_cast<std::size_t>(at(support::needs, code)); }

class Records {
public:
    Records(const World& world, Date day) : index_(*world.index), ledger_(*world.ledger), day_(day) {}

    [[nodiscard]] Lacks find(ProductAt product) const {
        Lacks lacks;
        const auto producer = index_.producer_at[product];
        const auto group = index_.products[product].group;
        const bool eaten = !group || *group == registry::ProductGroup::food ||
                           *group == registry::ProductGroup::drink || *group == registry::ProductGroup::medicinal;
        const auto lack = [&](bool there, const web::Word& words, std::size_t need) {
            if (there) return;
            lacks.words.push_back(&words);
            lacks.needs.push_back(need);
        };
        if (eaten) lack(has_lab_test(product), no_lab_test, need_of("quality"));
        lack(has_standard(product, producer,
                          [](auto scheme) {
                              return scheme >= at(standard::schemes, "trademark") &&
                                     scheme <= at(standard::schemes, "geographical_indication");
                          }),
             no_mark, need_of("trademark"));
        lack(has_standard(product, producer, [](auto scheme) { return scheme == at(standard::schemes, "barcode"); }),
             no_barcode, need_of("traceability"));
        lack(has_listing(product), no_listing, need_of("online"));
        if (lacks.needs.empty()) lacks.needs.push_back(need_of("packaging"));
        return lacks;
    }

private:
    [[nodiscard]] bool in_force(const Table& records, std::size_t from, std::size_t to, Row row) const {
        const auto begins = records.date(from, row);
        const auto ends = records.date(to, row);
        return begins && *begins <= day_ && (!ends || day_ <= *ends);
    }
    [[nodiscard]] bool has_lab_test(ProductAt product) const {
        const auto& tests = ledger_[KindId::lab_test];
        return std::ranges::any_of(tests.rows_naming(lab_test::product, product), [&](Row row) {
            const auto issued = tests.date(lab_test::issued_on, row);
            return issued && *issued <= day_ && day_ <= issued->plus_months(12) &&
                   tests.number(lab_test::outcome, row) == at(lab_test::outcomes, "passed");
        });
    }
    template <class Fits>
    [[nodiscard]] bool has_standard(ProductAt product, std::uint32_t producer, const Fits& fits) const {
        const auto& standards = ledger_[KindId::standard];
        if (producer == registry::Index::no_producer) return false;
        return std::ranges::any_of(standards.rows_naming(standard::producer, producer), [&](Row row) {
            const auto of = standards.position(standard::product, row);
            const auto withdrawn = standards.date(standard::withdrawn_on, row);
            return (!of || *of == product) && fits(standards.number(standard::scheme, row)) &&
                   in_force(standards, standard::valid_from, standard::valid_to, row) &&
                   (!withdrawn || day_ < *withdrawn);
        });
    }
    [[nodiscard]] bool has_listing(ProductAt product) const {
        const auto& listings = ledger_[KindId::listing];
        return std::ranges::any_of(listings.rows_naming(listing::product, product), [&](Row row) {
            return in_force(listings, listing::from_day, listing::to_day, row);
        });
    }

    const registry::Index& index_;
    const Ledger& ledger_;
    Date day_;
};

}  // namespace

Lacks lacks_of(const World& world, ProductAt product, Date day) { return Records(world, day).find(product); }

}  // namespace saolang::programme
