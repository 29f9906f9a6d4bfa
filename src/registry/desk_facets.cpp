#include "registry/desk_facets.hpp"

#include <array>
#include <map>

#include "base/text.hpp"
#include "registry/arrangement.hpp"
#include "registry/double_store.hpp"
#include "registry/labels.hpp"
#include "registry/views.hpp"

namespace saolang::registry {

namespace {

using Label = web::Word;

constexpr Label star_title{"Hạng sao", "Stars"};
constexpr Label stars_word{"{} sao", "{} stars"};
constexpr Label standing_title{"Công nhận", "Recognition"};
constexpr Label counted_label{"Đang được công nhận", "Recognised now"};
constexpr Label not_counted_label{"Không được tính", "Not counted"};
constexpr Label group_title{"Nhóm sản phẩm", "Group"};
constexpr Label kind_title{"Loại chủ thể", "Producer"};
constexpr Label place_title{"Nơi sản xuất", "Place"};
constexpr Label gap_title{"Còn thiếu", "Missing"};
constexpr Label expiry_title{"Thời hạn", "Term"};
constexpr Label doubt_title{"Cần xem lại", "To look at"};
constexpr Label doubt_label{"Nghi trùng với sản phẩm khác", "May be the same as another"};
constexpr Label status_title{"Tình trạng sản xuất", "Production"};

constexpr std::array gap_labels{Label{"Nơi sản xuất", "Place"}, Label{"Nhóm sản phẩm", "Group"},
                                Label{"Quyết định công nhận", "Decision"},
                                Label{"Ngày công nhận", "Day of recognition"}, Label{"Chủ thể", "Producer"}};
constexpr std::array expiry_labels{Label{"Sắp mở kỳ nộp đánh giá lại", "Window of re-evaluation opens soon"},
                                   Label{"Đang trong kỳ nộp đánh giá lại", "In the window of re-evaluation"},
                                   Label{"Qua kỳ nộp, chưa hết hạn", "Window missed, not ended yet"},
                                   Label{"Đã hết hạn chưa quá 180 ngày", "Ended within the last 180 days"}};

constexpr std::array reasons{NotCounted::never_recognised, NotCounted::not_yet,         NotCounted::lapsed,
                             NotCounted::withdrawn,        NotCounted::star_not_stated, NotCounted::date_not_known,
                             NotCounted::date_too_rough,   NotCounted::not_confirmed};
constexpr std::array<std::string_view, reasons.size()> reason_codes{"chua-cong-nhan", "chua-den-ngay",  "het-thoi-han",
                                                                    "thu-hoi",        "khong-ro-sao",   "khong-ro-ngay",
                                                                    "chi-biet-nam",   "chua-kiem-chung"};
constexpr std::array statuses{ProductStatus::active, ProductStatus::registered, ProductStatus::ceased};
constexpr std::array<std::string_view, statuses.size()> status_codes{"dang", "dang-ky", "ngung"};

// The units of all levels that hold places, each worked out once.
class Units {
public:
    Units(const places::Gazetteer& gazetteer, Date day) : gazetteer_(gazetteer), day_(day) {}
    [[nodiscard]] std::optional<places::UnitId> at(places::UnitId place, places::Level level) {
        auto [found, is_new] = known_.try_emplace(place);
        if (is_new)
            for (const auto one : {places::Level::province, places::Level::district, places::Level::commune})
                found->second[static_cast<std::size_t>(one)] = gazetteer_.locate(place, one, day_);
        return found->second[static_cast<std::size_t>(level)];
    }

private:
    const places::Gazetteer& gazetteer_;
    Date day_;
    std::map<places::UnitId, std::array<std::optional<places::UnitId>, 3>> known_;
};

std::map<places::UnitId, Bits> by_unit(const Bits& items, const PlaceOf& place_of, Units& units, places::Level level) {
    std::map<places::UnitId, Bits> found;
    items.each([&](std::size_t item) {
        const auto place = place_of(item);
        const auto unit = place ? units.at(*place, level) : std::nullopt;
        if (unit) found.try_emplace(*unit, items.size()).first->second.set(item);
    });
    return found;
}

// Hierarchies without districts go on with communes.
std::map<places::UnitId, Bits> below(places::Level level, const Bits& items, const PlaceOf& place_of, Units& units) {
    if (level == places::Level::commune) return {};
    if (level == places::Level::province) {
        auto districts = by_unit(items, place_of, units, places::Level::district);
        if (!districts.empty()) return districts;
    }
    return by_unit(items, place_of, units, places::Level::commune);
}

DeskFacet star_facet(const DeskRequest& desk, const DayView& day) {
    DeskFacet facet{"sao", std::string(desk.say(star_title)), {}};
    for (std::size_t star = 5; star >= 3; --star)
        facet.options.push_back(
            {std::to_string(star), filled(desk.say(stars_word), std::to_string(star)), day.star[star - 3]});
    return facet;
}

DeskFacet standing_facet(const DeskRequest& desk, const DayView& view, Date day) {
    const auto& index = desk.index();
    const std::size_t size = index.arrangement->size();
    DeskFacet facet{"tinh", std::string(desk.say(standing_title)), {}};
    auto rest = Bits::all(size);
    rest -= view.counted;
    facet.options.push_back({"con", std::string(desk.say(counted_label)), view.counted});
    facet.options.push_back({"khong", std::string(desk.say(not_counted_label)), rest});
    std::vector<Bits> by_reason(reasons.size(), Bits(size));
    rest.each([&](std::size_t rank) {
        if (const auto reason = why_not_counted(index, index.arrangement->product[rank], day))
            by_reason[static_cast<std::size_t>(*reason)].set(rank);
    });
    for (std::size_t i = 0; i < reasons.size(); ++i)
        facet.options.push_back({std::string(reason_codes[i]), std::string(desk.say(label_of(reasons[i]))),
                                 std::move(by_reason[static_cast<std::size_t>(reasons[i])])});
    return facet;
}

// Both products are the visitor's: a doubt tells of both.
DeskFacet doubt_facet(const DeskRequest& desk, const Bits& items) {
    const auto& index = desk.index();
    std::set<PairKey> apart;
    desk.site.database.read([&](db::Reader& reader) { apart = told_apart(reader); });
    Bits doubtful(items.size());
    const auto screened = desk.site.screener->get(index);
    for (const auto& pair : without(index, screened->pairs, apart)) {
        if (pair.relation != screening::Relation::duplicate) continue;
        const auto first = index.arrangement->rank[pair.first];
        const auto second = index.arrangement->rank[pair.second];
        if (!items.test(first) || !items.test(second)) continue;
        doubtful.set(first);
        doubtful.set(second);
    }
    return {"nghi", std::string(desk.say(doubt_title)), {{"trung", std::string(desk.say(doubt_label)), doubtful}}};
}

template <class Values, class Address>
DeskFacet coded_facet(const DeskRequest& desk, std::string_view name, Label title, const Values& values,
                      const std::array<Bits, 6>& sets, const Address& address) {
    DeskFacet facet{name, std::string(desk.say(title)), {}};
    for (const auto value : values)
        facet.options.push_back({std::string(address(value)), std::string(desk.say(label_of(value))),
                                 sets[static_cast<std::size_t>(value)]});
    return facet;
}

void add_product_facets(DeskList& list, const DeskRequest& desk, const ListDays& days) {
    const auto& index = desk.index();
    const auto& arrangement = *index.arrangement;
    const auto product = [&](std::size_t rank) { return arrangement.product[rank]; };
    const auto view = index.views->day(index, days.day);
    list.facets.push_back(standing_facet(desk, *view, days.day));
    list.facets.push_back(star_facet(desk, *view));
    list.facets.push_back(
        {"thieu", std::string(desk.say(gap_title)),
         options_of(
             arrangement.size(), gaps, [&](Gap gap) { return std::pair(code_of(gap), desk.say(label_of(gap))); },
             [&](std::size_t rank, Gap gap) { return has_gap(index, product(rank), gap); })});
    list.facets.push_back(
        {"het-han", std::string(desk.say(expiry_title)),
         options_of(
             arrangement.size(), expiries,
             [&](Expiry expiry) { return std::pair(code_of(expiry), desk.say(label_of(expiry))); },
             [&](std::size_t rank, Expiry expiry) { return expiry_of(index, product(rank), days.day) == expiry; }),
         true});
    list.facets.push_back(doubt_facet(desk, list.items));
    list.facets.push_back(place_facet(desk, days.hierarchy_day, list.items, [&](std::size_t rank) {
        const auto at = product(rank);
        return index.has_place[at] ? std::optional(index.place[at]) : std::nullopt;
    }));
    list.facets.push_back(coded_facet(desk, "nhom", group_title, product_groups, arrangement.group,
                                      [](ProductGroup group) { return address_of(group); }));
    list.facets.push_back(coded_facet(desk, "loai", kind_title, producer_kinds, arrangement.kind,
                                      [](ProducerKind kind) { return address_of(kind); }));
    list.facets.push_back(
        {"san-xuat", std::string(desk.say(status_title)),
         options_of(
             arrangement.size(), statuses,
             [&](ProductStatus status) {
                 return std::pair(status_codes[static_cast<std::size_t>(status)], desk.say(label_of(status)));
             },
             [&](std::size_t rank, ProductStatus status) { return index.products[product(rank)].status == status; })});
}

}  // namespace

web::Word label_of(Gap gap) { return gap_labels[static_cast<std::size_t>(gap)]; }
web::Word label_of(Expiry expiry) { return expiry_labels[static_cast<std::size_t>(expiry)]; }

ListDays days_in(const DeskRequest& desk) {
    const auto day = date_named(desk.asked("ngay")).value_or(desk.view.today);
    return {day, hierarchy_named(desk.asked("dia-gioi")).value_or(day)};
}

web::Pairs kept_in(const DeskRequest& desk, const ListDays& days) {
    web::Pairs kept;
    constexpr std::size_t longest = 800;  // bytes of a search that are read
    if (auto words = clean_text(desk.asked("q").substr(0, longest)); !words.empty())
        kept.emplace_back("q", std::move(words));
    if (days.day != desk.view.today) kept.emplace_back("ngay", to_iso(days.day));
    if (days.hierarchy_day != days.day) kept.emplace_back("dia-gioi", to_iso(days.hierarchy_day));
    return kept;
}

DeskFacet place_facet(const DeskRequest& desk, Date hierarchy_day, const Bits& items, const PlaceOf& place_of) {
    Units units(desk.view.gazetteer, hierarchy_day);
    DeskFacet facet{"noi", std::string(desk.say(place_title)), {}, true};
    const auto add = [&](places::UnitId unit, Bits bits) {
        facet.options.push_back({desk.view.gazetteer[unit].code, desk.view.name_of(unit), std::move(bits)});
    };
    const auto chosen = desk.view.gazetteer.find(desk.asked("noi"), hierarchy_day);
    std::map<places::UnitId, Bits> rows;
    if (chosen) {
        const auto level = desk.view.gazetteer[*chosen].level;
        auto here = by_unit(items, place_of, units, level);
        auto within = here.contains(*chosen) ? here.at(*chosen) : Bits(items.size());
        rows = below(level, within, place_of, units);
        add(*chosen, std::move(within));
    } else {
        rows = by_unit(items, place_of, units, places::Level::province);
        if (rows.size() == 1) rows = below(places::Level::province, items, place_of, units);
    }
    for (auto& [unit, bits] : rows) add(unit, std::move(bits));
    return facet;
}

DeskList product_list(const DeskRequest& desk, const ListDays& days) {
    const auto& index = desk.index();
    DeskList list{.path = "/quan-ly/san-pham", .order = {}, .items = {}, .facets = {}, .asked = kept_in(desk, days)};
    auto selection = all_counted(days.day);
    selection.standing = Selection::Standing::all;
    selection.words = web::first(list.asked, "q");
    Bits found(index.arrangement->size());
    for (const auto product : all_of(index, desk.view.gazetteer, selection)) {
        const auto rank = index.arrangement->rank[product];
        list.order.push_back(rank);
        found.set(rank);
    }
    list.items = visible(desk.reach(people::view_records), index, desk.view.gazetteer, desk.visitor.today);
    list.items &= found;
    add_product_facets(list, desk, days);
    return list;
}

std::string place_words(const View& view, std::optional<places::UnitId> place, Date day) {
    if (!place) return {};
    const auto& gazetteer = view.gazetteer;
    const auto unit = gazetteer.locate(*place, gazetteer[*place].level, day).value_or(*place);
    auto name = view.name_of(unit);
    const auto above = gazetteer.parent(unit, day);
    const bool says_more = above && *above != view.province_on(day);  // everything here lies in the province served
    if (says_more && gazetteer[unit].level == places::Level::commune) name += ", " + view.name_of(*above);
    return name;
}

}  // namespace saolang::registry
