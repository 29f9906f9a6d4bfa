#include "registry/desk_list_page.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/text.hpp"
#include "registry/arrangement.hpp"
#include "registry/desk_facets.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/desk_products_page.hpp"
#include "registry/desk_recognitions_page.hpp"
#include "registry/export.hpp"
#include "registry/labels.hpp"
#include "registry/views.hpp"

namespace saolang::registry {

namespace {

using Label = web::Word;

// ---- Producers ------------------------------------------------------------------------------------------------------

constexpr Label producers_label{"Chủ thể", "Producers"};
constexpr Label of_producers{"chủ thể", "producers"};
constexpr Label producer_hint{"Tên chủ thể hoặc mã số thuế", "Name or tax code"};
constexpr Label name_column{"Chủ thể", "Producer"};
constexpr Label kind_column{"Loại chủ thể", "Kind"};
constexpr Label place_column{"Địa bàn", "Place"};
constexpr Label products_column{"Sản phẩm", "Products"};
constexpr Label counted_column{"Đang được công nhận", "Recognised now"};
constexpr Label missing_column{"Còn thiếu", "Missing"};
constexpr Label add_producer_label{"Thêm chủ thể", "Add a producer"};
constexpr Label no_place{"Địa bàn", "Place"};
constexpr Label no_kind{"Loại chủ thể", "Kind"};
constexpr Label no_tax_code{"Mã số thuế", "Tax code"};
constexpr Label no_product{"Chưa có sản phẩm nào", "No product yet"};
constexpr Label none_counted{"Không có sản phẩm đang được công nhận", "None recognised now"};
constexpr Label has_counted{"Có sản phẩm đang được công nhận", "Some recognised now"};

enum class ProducerGap : std::uint8_t { place, kind, tax_code };
constexpr std::array producer_gaps{ProducerGap::place, ProducerGap::kind, ProducerGap::tax_code};

std::pair<std::string_view, Label> gap_words(ProducerGap gap) {
    constexpr std::array<std::pair<std::string_view, Label>, 3> words{
        {{"noi", no_place}, {"loai", no_kind}, {"ma-so-thue", no_tax_code}}};
    return words[static_cast<std::size_t>(gap)];
}

bool misses(const Producer& producer, ProducerGap gap) {
    if (gap == ProducerGap::place) return !producer.place;
    return gap == ProducerGap::kind ? !producer.kind : !producer.tax_code;
}

// What the page is about: the days asked for, what counted then, and what the visitor may see.
struct Ground {
    ListDays days;
    std::shared_ptr<const DayView> day;
    VisibleRecords seen;
};

struct Counts {
    std::int64_t products = 0;
    std::int64_t counted = 0;
};

Counts counts_of(const DeskRequest& desk, ProducerAt at, const Ground& ground) {
    Counts counts;
    for (const auto rank : desk.index().arrangement->by_producer[at]) {
        if (!ground.seen.products.test(rank)) continue;
        ++counts.products;
        counts.counted += ground.day->counted.test(rank) ? 1 : 0;
    }
    return counts;
}

bool may_see_private(const DeskRequest& desk, const Producer& producer) {
    return desk.may(people::view_private, subject_of(producer, desk.view.gazetteer));
}

// A tax code finds its producer for those who may read it.
bool fits_words(const DeskRequest& desk, const Producer& producer, const std::string& key, std::string_view typed) {
    if (search_key(producer.name).find(key) != std::string::npos) return true;
    return producer.tax_code == typed && may_see_private(desk, producer);
}

std::vector<std::uint32_t> by_name(const Index& index) {
    std::vector<std::string> keys;
    keys.reserve(index.producers.size());
    for (const auto& producer : index.producers) keys.push_back(sort_key(producer.name));
    std::vector<std::uint32_t> order(index.producers.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t at) -> const std::string& { return keys[at]; });
    return order;
}

void add_producer_facets(DeskList& list, const DeskRequest& desk, const Ground& ground) {
    const auto& producers = desk.index().producers;
    list.facets.push_back(place_facet(desk, ground.days.hierarchy_day, list.items, [&](std::size_t at) {
        return subject_of(producers[at], desk.view.gazetteer).place;
    }));
    list.facets.push_back({"loai", std::string(desk.say(kind_column)),
                           options_of(
                               producers.size(), producer_kinds,
                               [&](ProducerKind kind) { return std::pair(address_of(kind), desk.say(label_of(kind))); },
                               [&](std::size_t at, ProducerKind kind) { return producers[at].kind == kind; })});
    list.facets.push_back(
        {"thieu", std::string(desk.say(missing_column)),
         options_of(
             producers.size(), producer_gaps,
             [&](ProducerGap gap) { return std::pair(gap_words(gap).first, desk.say(gap_words(gap).second)); },
             // Whether a tax code is there is told to those who may read it.
             [&](std::size_t at, ProducerGap gap) {
                 return misses(producers[at], gap) &&
                        (gap != ProducerGap::tax_code || may_see_private(desk, producers[at]));
             })});
    DeskFacet standing{"san-pham", std::string(desk.say(products_column)), {}};
    std::array sets{Bits(producers.size()), Bits(producers.size()), Bits(producers.size())};
    for (ProducerAt at = 0; at < producers.size(); ++at) {
        const auto counts = counts_of(desk, at, ground);
        sets[counts.counted > 0 ? 0 : counts.products > 0 ? 1 : 2].set(at);
    }
    standing.options = {{"con", std::string(desk.say(has_counted)), sets[0]},
                        {"khong", std::string(desk.say(none_counted)), sets[1]},
                        {"chua-co", std::string(desk.say(no_product)), sets[2]}};
    list.facets.push_back(std::move(standing));
}

DeskList producer_list(const DeskRequest& desk, const Ground& ground) {
    const auto& index = desk.index();
    DeskList list{.path = "/quan-ly/chu-the",
                  .order = by_name(index),
                  .items = {},
                  .facets = {},
                  .asked = kept_in(desk, ground.days)};
    list.items = ground.seen.producers;
    const auto typed = web::first(list.asked, "q");
    if (const auto key = search_key(typed); !key.empty()) {
        Bits found(index.producers.size());
        for (ProducerAt at = 0; at < index.producers.size(); ++at)
            if (fits_words(desk, index.producers[at], key, typed)) found.set(at);
        list.items &= found;
    }
    add_producer_facets(list, desk, ground);
    return list;
}

std::vector<web::Cell> producer_row(const DeskRequest& desk, ProducerAt at, const Ground& ground) {
    const auto& producer = desk.index().producers[at];
    const auto counts = counts_of(desk, at, ground);
    std::string missing;
    for (const auto gap : producer_gaps) {
        if (!misses(producer, gap) || (gap == ProducerGap::tax_code && !may_see_private(desk, producer))) continue;
        if (!missing.empty()) missing += ", ";
        missing += desk.say(gap_words(gap).second);
    }
    return {web::Cell::link(desk.link("/quan-ly/chu-the/" + producer.code), producer.name),
            producer.kind ? desk.say(label_of(*producer.kind)) : "",
            place_words(desk.view, subject_of(producer, desk.view.gazetteer).place, ground.days.hierarchy_day),
            counts.products,
            counts.counted,
            missing};
}

web::Response producers_file(const DeskRequest& desk, const DeskSelection& selection) {
    ExportRows rows{selection.items,
                    [&desk](ProducerAt at) { return may_see_private(desk, desk.index().producers[at]); }};
    const auto audience = desk.holds(people::view_private) ? Audience::office : Audience::public_;
    return desk_file(desk, "chu-the", [&](db::Reader& reader) {
        return export_rows(ListKind::producers, HeadingStyle::vietnamese, audience, std::move(rows), desk.index(),
                           desk.view.gazetteer, reader);
    });
}

web::Response producers_page(const DeskRequest& desk) {
    const auto days = days_in(desk);
    const Ground ground{
        days, desk.index().views->day(desk.index(), days.day),
        visible_records(desk.reach(people::view_records), desk.index(), desk.view.gazetteer, desk.visitor.today)};
    const auto list = producer_list(desk, ground);
    const auto selection = select(list, desk.request.query, desk.view.language);
    if (asks_for_file(desk)) return producers_file(desk, selection);
    DeskTable table{.title = producers_label,
                    .of_what = of_producers,
                    .search_hint = producer_hint,
                    .columns = {},
                    .row = [&](std::uint32_t at) { return producer_row(desk, at, ground); },
                    .key = [&](std::uint32_t at) { return desk.index().producers[at].code; }};
    for (const auto column : {name_column, kind_column, place_column, products_column, counted_column, missing_column})
        table.columns.push_back({std::string(desk.say(column))});
    table.columns[3].number = table.columns[4].number = true;
    if (desk.holds(people::edit_records))
        table.actions = web::button_link(web::Press::primary, desk.link("/quan-ly/chu-the/moi"),
                                         desk.say(add_producer_label), web::Icon::plus);
    return desk_list_page(desk, list, selection, table);
}

// ---- Routes ---------------------------------------------------------------------------------------------------------

std::vector<web::Parameter> parameters() {
    return {{"q", "mat ong", {"chữ cần tìm", "words"}},
            {"noi", "506", {"mã đơn vị hành chính", "code of an administrative unit"}},
            {"dia-gioi", "2024", {"địa giới: 2024, 2025 hoặc một ngày", "units of 2024, 2025 or a day"}},
            {"ngay", "2023-12-31", {"tính đến ngày", "as of a day"}},
            {"dang", "xlsx", {"xlsx: tải cả danh sách đã lọc", "xlsx: the filtered list as a file"}},
            {"trang", "", {"trang tiếp theo", "the next page"}}};
}

}  // namespace

void add_desk_list_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](std::string_view path, Label doc, DeskHandler handle) {
        add_desk_route(routes, site,
                       {.method = web::Method::get,
                        .path = path,
                        .act = people::view_records,
                        .doc = doc,
                        .handle = {},
                        .parameters = parameters()},
                       std::move(handle));
    };
    add("/quan-ly/san-pham", {"Danh sách sản phẩm của cán bộ", "Officers' list of products"}, desk_products_page);
    add("/quan-ly/chu-the", {"Danh sách chủ thể của cán bộ", "Officers' list of producers"}, producers_page);
    add("/quan-ly/quyet-dinh", {"Danh sách quyết định", "Officers' list of decisions"}, desk_decisions_page);
    add("/quan-ly/cong-nhan", {"Danh sách các lần công nhận", "Officers' list of recognitions"},
        desk_recognitions_page);
    add_desk_bulk_routes(routes, site);
}

}  // namespace saolang::registry
