// The target about sales points: in each district at least one that lives and sells goods of other places too.

#include "programme/built_in.hpp"
#include "programme/life.hpp"
#include "programme/market_kinds.hpp"
#include "programme/plan_kinds.hpp"
#include "programme/rule.hpp"

namespace saolang::programme {

namespace {

constexpr web::Word point_missing{"Chưa có điểm bán nào", "No sales point"};
constexpr web::Word point_closed{"Điểm bán đã đóng", "The sales point is closed"};
constexpr web::Word last_found_shut{"Lần kiểm tra gần nhất thấy đóng cửa", "The last visit found it shut"};
constexpr web::Word sign_missing{"Sáu tháng qua không có lần kiểm tra hay hàng mới nào cho thấy điểm bán còn hoạt động",
                                 "Neither a visit nor new goods in six months show that it lives"};
constexpr web::Word other_places_missing{"Chưa bán hàng của nơi khác trong tỉnh",
                                         "Sells no goods of other places of the province"};
constexpr web::Word other_provinces_missing{"Chưa bán hàng của tỉnh khác", "Sells no goods of other provinces"};
constexpr web::Word sign_unproved{"Còn hoạt động nhưng chưa có hình ảnh, tài liệu hoặc vị trí của lần kiểm tra",
                                  "It lives, but no picture, document or position proves it"};

// How far a point has come, the best last.
enum class Stage : std::uint8_t {
    none,
    closed,
    no_sign,
    found_shut,
    no_other_places,
    no_other_provinces,
    unproved,
    living,
};
const web::Word* why_of(Stage stage) {
    switch (stage) {
        case Stage::none:
            return &point_missing;
        case Stage::closed:
            return &point_closed;
        case Stage::no_sign:
            return &sign_missing;
        case Stage::found_shut:
            return &last_found_shut;
        case Stage::no_other_places:
            return &other_places_missing;
        case Stage::no_other_provinces:
            return &other_provinces_missing;
        case Stage::unproved:
            return &sign_unproved;
        case Stage::living:
            break;
    }
    return nullptr;
}

struct Goods {
    bool of_other_places = false;
    bool of_other_provinces = false;
};

// The units of the hierarchy's day decide what is other.
Goods goods_of(const Asked& asked, Row point, places::Level level) {
    const auto here = asked.ledger[KindId::sales_point].position(sales_point::unit, point).value_or(nowhere);
    const auto province = asked.unit_of(here, places::Level::province);
    const auto own_unit = asked.unit_of(here, level);
    Goods found;
    for (const auto& goods : asked.reckoned.on_sale_at(point)) {
        if (goods.from > asked.day || asked.day >= goods.until) continue;
        const auto its_province = asked.unit_of(goods.place, places::Level::province);
        if (its_province == nowhere) continue;
        if (its_province != province) {
            found.of_other_provinces = true;
        } else {
            const auto unit = asked.unit_of(goods.place, level);
            found.of_other_places = found.of_other_places || (unit != nowhere && unit != own_unit);
        }
        if (found.of_other_places && found.of_other_provinces) break;
    }
    return found;
}

Stage stage_of(const Asked& asked, Row point, places::Level level) {
    const auto& points = asked.ledger[KindId::sales_point];
    if (!happened(points, sales_point::opened_on, point, asked.day)) return Stage::none;
    if (happened(points, sales_point::closed_on, point, asked.day)) return Stage::closed;
    const auto life = life_of(asked.ledger, point, asked.question.day);
    if (!life.shown) return life.shut ? Stage::found_shut : Stage::no_sign;
    const auto goods = goods_of(asked, point, level);
    if (!goods.of_other_places) return Stage::no_other_places;
    if (!goods.of_other_provinces) return Stage::no_other_provinces;
    return life.proved ? Stage::living : Stage::unproved;
}

// Each district of the unit; where the hierarchy has no districts, each commune.
struct DistrictsWithSalesPoint {
    template <class Visit>
    void operator()(const Asked& asked, const Visit& visit) const {
        auto level = places::Level::district;
        const auto units = units_of(asked, level);
        struct Best {
            bool asked = false;
            Stage stage = Stage::none;
            Row point = nowhere;
        };
        std::vector<Best> best(asked.gazetteer.all().size());
        for (const auto unit : units) best[static_cast<std::size_t>(unit)].asked = true;
        const auto& points = asked.ledger[KindId::sales_point];
        for (Row row = 0; row < points.size(); ++row) {
            const auto unit = asked.unit_of(points.position(sales_point::unit, row).value_or(nowhere), level);
            if (unit == nowhere || !best[unit].asked || best[unit].stage == Stage::living) continue;
            const auto stage = stage_of(asked, row, level);
            if (stage > best[unit].stage) best[unit] = {true, stage, row};
        }
        for (const auto unit : units) {
            const auto& [is_asked, stage, point] = best[static_cast<std::size_t>(unit)];
            Finding finding{.subject = {Subject::Of::unit, {}, static_cast<std::uint32_t>(unit)},
                            .verdict = Verdict::not_counted,
                            .why = why_of(stage),
                            .place = unit};
            if (stage == Stage::living) finding.verdict = Verdict::counted;
            if (stage == Stage::unproved) finding.verdict = Verdict::unproved;
            if (point != nowhere) finding.by = record_subject(KindId::sales_point, point);
            visit(finding);
        }
    }

private:
    static std::vector<places::UnitId> units_of(const Asked& asked, places::Level& level) {
        const auto unit = asked.question.unit;
        if (asked.gazetteer[unit].level != places::Level::province) {
            level = asked.gazetteer[unit].level;
            return {unit};
        }
        auto districts = asked.gazetteer.list(level = places::Level::district, asked.question.hierarchy_day, unit);
        if (!districts.empty()) return districts;
        return asked.gazetteer.list(level = places::Level::commune, asked.question.hierarchy_day, unit);
    }
};

}  // namespace

std::vector<Indicator> sales_point_indicators() {
    return {indicator_of("districts_with_sales_point",
                         {"Số huyện có điểm bán sản phẩm OCOP hoạt động", "Districts with a living OCOP sales point"},
                         at(measures_in, "count"), Indicator::Value::count, DistrictsWithSalesPoint{})};
}

}  // namespace saolang::programme
