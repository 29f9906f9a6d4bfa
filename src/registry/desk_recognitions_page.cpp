#include "registry/desk_recognitions_page.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "base/text.hpp"
#include "registry/desk_facets.hpp"
#include "registry/desk_list_view.hpp"
#include "registry/export.hpp"
#include "registry/labels.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label decisions_title{"Quyết định", "Decisions"};
constexpr Label of_decisions{"quyết định", "decisions"};
constexpr Label decision_hint{"Số quyết định hoặc cơ quan ban hành", "Number or authority"};
constexpr Label number_column{"Số quyết định", "Number"};
constexpr Label day_column{"Ngày", "Day"};
constexpr Label authority_column{"Cơ quan ban hành", "Authority"};
constexpr Label products_column{"Sản phẩm được công nhận", "Products recognised"};
constexpr Label add_decision_label{"Thêm quyết định", "Add a decision"};
constexpr Label year_title{"Năm", "Year"};
constexpr Label missing_title{"Còn thiếu", "Missing"};
constexpr Label no_day{"Ngày", "Day"};
constexpr Label no_authority{"Cơ quan ban hành", "Authority"};
constexpr Label no_product{"Sản phẩm", "Products"};

constexpr Label recognitions_title{"Các lần công nhận", "Recognitions"};
constexpr Label of_recognitions{"lần công nhận", "recognitions"};
constexpr Label recognition_hint{"Tên sản phẩm, số quyết định, số giấy", "Product, decision, certificate"};
constexpr Label product_column{"Sản phẩm", "Product"};
constexpr Label star_column{"Hạng sao", "Stars"};
constexpr Label decision_column{"Quyết định", "Decision"};
constexpr Label certificate_column{"Giấy chứng nhận", "Certificate"};
constexpr Label from_column{"Từ ngày", "From"};
constexpr Label to_column{"Đến hết ngày", "To"};
constexpr Label state_column{"Tình trạng", "State"};
constexpr Label confidence_title{"Độ tin cậy", "Confidence"};
constexpr Label stars_words{"{} sao", "{} stars"};
constexpr Label no_decision{"Quyết định", "Decision"};
constexpr Label no_certificate{"Số giấy chứng nhận", "Certificate number"};
constexpr Label no_star{"Hạng sao", "Stars"};
constexpr Label holds_label{"Còn hiệu lực", "In force"};
constexpr Label over_label{"Hết hiệu lực", "Over"};
constexpr Label withdrawn_label{"Đã thu hồi", "Withdrawn"};
constexpr Label not_begun_label{"Chưa bắt đầu", "Not begun"};
constexpr Label unknown_label{"Không rõ ngày", "Days not known"};

enum class State : std::uint8_t { holds, over, withdrawn, not_begun, unknown };
constexpr std::array states{State::holds, State::over, State::withdrawn, State::not_begun, State::unknown};
constexpr std::array<std::pair<std::string_view, Label>, states.size()> state_words{{{"con", holds_label},
                                                                                     {"het", over_label},
                                                                                     {"thu-hoi", withdrawn_label},
                                                                                     {"chua", not_begun_label},
                                                                                     {"khong-ro", unknown_label}}};

// Of the recognition alone: a later one of the product may have replaced it.
State state_of(const Recognition& recognition, Date day) {
    if (recognition.withdrawal && recognition.withdrawal->date <= day) return State::withdrawn;
    const auto term = term_of(recognition);
    if (!term) return State::unknown;
    if (term->latest_until <= day) return State::over;
    if (day < term->earliest_from) return State::not_begun;
    return day < term->latest_from || term->earliest_until <= day ? State::unknown : State::holds;
}

std::optional<int> year_of(const Recognition& recognition) {
    if (recognition.valid_from) return recognition.valid_from->year();
    return recognition.year;
}

// Options of the years that occur, the newest first.
template <class YearOf>
DeskFacet year_facet(const DeskRequest& desk, const Bits& items, const YearOf& year_of_item) {
    std::map<int, Bits, std::greater<>> years;
    items.each([&](std::size_t item) {
        if (const auto year = year_of_item(item)) years.try_emplace(*year, items.size()).first->second.set(item);
    });
    DeskFacet facet{"nam", std::string(desk.say(year_title)), {}};
    for (auto& [year, bits] : years)
        facet.options.push_back({std::to_string(year), std::to_string(year), std::move(bits)});
    return facet;
}

template <std::size_t N, class Fits>
DeskFacet worded_facet(const DeskRequest& desk, std::string_view name, Label title, std::size_t size,
                       const std::array<std::pair<std::string_view, Label>, N>& words, const Fits& fits) {
    std::array<std::size_t, N> numbers{};
    std::iota(numbers.begin(), numbers.end(), 0U);
    return {
        name, std::string(desk.say(title)),
        options_of(
            size, numbers, [&](std::size_t i) { return std::pair(words[i].first, desk.say(words[i].second)); }, fits)};
}

void keep_found(DeskList& list, const std::function<std::string(std::uint32_t)>& text_of) {
    const auto key = search_key(web::first(list.asked, "q"));
    if (key.empty()) return;
    Bits found(list.items.size());
    list.items.each([&](std::size_t item) {
        if (search_key(text_of(static_cast<std::uint32_t>(item))).find(key) != std::string::npos) found.set(item);
    });
    list.items &= found;
}

// ---- Decisions ------------------------------------------------------------------------------------------------------

// How many of the visitor's products each decision recognised.
std::vector<std::int64_t> products_by_decision(const Index& index, const Bits& recognitions) {
    std::map<DecisionId, std::size_t> position;
    for (std::size_t i = 0; i < index.decisions.size(); ++i) position.emplace(index.decisions[i].id, i);
    std::vector<std::int64_t> counts(index.decisions.size());
    recognitions.each([&](std::size_t i) {
        if (const auto& decision = index.recognitions[i].decision) ++counts[position.at(*decision)];
    });
    return counts;
}

std::vector<std::uint32_t> newest_first(std::size_t size,
                                        const std::function<std::optional<Date>(std::uint32_t)>& day_of) {
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, std::ranges::greater{}, day_of);
    return order;
}

DeskList decision_list(const DeskRequest& desk, const VisibleRecords& seen, const std::vector<std::int64_t>& products) {
    const auto& decisions = desk.index().decisions;
    DeskList list{.path = "/quan-ly/quyet-dinh", .order = {}, .items = seen.decisions, .facets = {}, .asked = {}};
    list.asked = kept_in(desk, {desk.view.today, desk.view.today});
    list.order = newest_first(decisions.size(), [&](std::uint32_t at) { return decisions[at].date; });
    keep_found(list, [&](std::uint32_t at) { return decisions[at].number + " " + decisions[at].authority; });
    list.facets.push_back(year_facet(desk, list.items, [&](std::size_t at) {
        return decisions[at].date ? std::optional(decisions[at].date->year()) : std::nullopt;
    }));
    constexpr std::array<std::pair<std::string_view, Label>, 3> gap_names{
        {{"ngay", no_day}, {"co-quan", no_authority}, {"san-pham", no_product}}};
    list.facets.push_back(
        worded_facet(desk, "thieu", missing_title, decisions.size(), gap_names, [&](std::size_t at, std::size_t gap) {
            if (gap == 0) return !decisions[at].date;
            return gap == 1 ? decisions[at].authority.empty() : products[at] == 0;
        }));
    return list;
}

std::string id_of(const Decision& decision) { return std::to_string(static_cast<std::int64_t>(decision.id)); }

office::Table decisions_table(const DeskRequest& desk, const std::vector<std::uint32_t>& items,
                              const std::vector<std::int64_t>& products) {
    using Cell = office::OutCell;
    office::Table table{.title = std::string(decisions_title.vi),
                        .headings = {std::string(number_column.vi), std::string(day_column.vi),
                                     std::string(authority_column.vi), std::string(products_column.vi)},
                        .rows = {}};
    table.rows = [&](const std::function<void(const office::OutRow&)>& take) {
        for (const auto at : items) {
            const auto& decision = desk.index().decisions[at];
            take({{Cell::Kind::text, decision.number},
                  {Cell::Kind::date, decision.date ? to_iso(*decision.date) : ""},
                  {Cell::Kind::text, decision.authority},
                  {Cell::Kind::integer, std::to_string(products[at])}});
        }
    };
    return table;
}

// ---- Recognitions ---------------------------------------------------------------------------------------------------

const Product& product_of(const Index& index, std::uint32_t recognition) {
    return index.products[index.at(index.recognitions[recognition].product).value()];
}

std::string recognition_text(const Index& index, std::uint32_t at) {
    const auto& recognition = index.recognitions[at];
    auto text = product_of(index, at).name + " " + recognition.certificate_number;
    if (const auto* decision = recognition.decision ? index.decision(*recognition.decision) : nullptr)
        text += " " + decision->number;
    return text;
}

void add_recognition_facets(DeskList& list, const DeskRequest& desk, const ListDays& days) {
    const auto& index = desk.index();
    const auto& all = index.recognitions;
    list.facets.push_back(
        worded_facet(desk, "tinh", state_column, all.size(), state_words,
                     [&](std::size_t at, std::size_t i) { return state_of(all[at], days.day) == states[i]; }));
    constexpr std::array star_numbers{5, 4, 3};
    list.facets.push_back({"sao", std::string(desk.say(star_column)),
                           options_of(
                               all.size(), star_numbers,
                               [&](int star) {
                                   return std::pair(std::to_string(star),
                                                    filled(desk.say(stars_words), std::to_string(star)));
                               },
                               [&](std::size_t at, int star) { return all[at].star == Star::of(star); })});
    constexpr std::array<std::pair<std::string_view, Label>, 4> gap_names{
        {{"quyet-dinh", no_decision}, {"ngay", no_day}, {"sao", no_star}, {"giay", no_certificate}}};
    list.facets.push_back(
        worded_facet(desk, "thieu", missing_title, all.size(), gap_names, [&](std::size_t at, std::size_t gap) {
            const std::array missing{!all[at].decision, !all[at].valid_from, !all[at].star,
                                     all[at].certificate_number.empty()};
            return missing[gap];
        }));
    list.facets.push_back(year_facet(desk, list.items, [&](std::size_t at) { return year_of(all[at]); }));
    list.facets.push_back(place_facet(desk, days.hierarchy_day, list.items, [&](std::size_t at) {
        const auto product = index.at(all[at].product).value();
        return index.has_place[product] ? std::optional(index.place[product]) : std::nullopt;
    }));
    constexpr std::array confidences{Confidence::official, Confidence::press, Confidence::second, Confidence::weak,
                                     Confidence::sample};
    list.facets.push_back(
        {"tin-cay", std::string(desk.say(confidence_title)),
         options_of(
             all.size(), confidences,
             [&](Confidence confidence) { return std::pair(code_of(confidence), desk.say(label_of(confidence))); },
             [&](std::size_t at, Confidence confidence) { return all[at].confidence == confidence; })});
}

DeskList recognition_list(const DeskRequest& desk, const ListDays& days) {
    const auto& index = desk.index();
    const auto& all = index.recognitions;
    DeskList list{.path = "/quan-ly/cong-nhan", .order = {}, .items = {}, .facets = {}, .asked = kept_in(desk, days)};
    list.items =
        visible_records(desk.reach(people::view_records), index, desk.view.gazetteer, desk.visitor.today).recognitions;
    list.order = newest_first(all.size(), [&](std::uint32_t at) {
        if (all[at].valid_from) return all[at].valid_from;
        return all[at].year ? std::optional(first_day_of_year(*all[at].year)) : std::nullopt;
    });
    keep_found(list, [&](std::uint32_t at) { return recognition_text(index, at); });
    add_recognition_facets(list, desk, days);
    return list;
}

std::vector<web::Cell> recognition_row(const DeskRequest& desk, std::uint32_t at, Date day) {
    const auto& index = desk.index();
    const auto& recognition = index.recognitions[at];
    const auto& product = product_of(index, at);
    const auto* decision = recognition.decision ? index.decision(*recognition.decision) : nullptr;
    const auto date = [&](std::optional<Date> value) { return value ? desk.view.date(*value) : std::string(); };
    auto from = date(recognition.valid_from);
    if (from.empty() && recognition.year) from = std::to_string(*recognition.year);
    return {web::Cell::link(desk.link("/quan-ly/san-pham/" + product.code), product.name),
            recognition.star
                ? web::Cell(web::stars(desk.view.language, recognition.star->number(), web::StarSize::small))
                : web::Cell(""),
            decision ? web::Cell::link(desk.link("/quan-ly/quyet-dinh/" + id_of(*decision)), decision->number)
                     : web::Cell(""),
            recognition.certificate_number,
            from,
            date(recognition.valid_to),
            recognition_tag(desk, recognition, day)};
}

web::Response recognitions_file(const DeskRequest& desk, const DeskSelection& selection) {
    ExportRows rows{selection.items, [&desk](ProducerAt at) {
                        return desk.may(people::view_private,
                                        subject_of(desk.index().producers[at], desk.view.gazetteer));
                    }};
    const auto audience = desk.holds(people::view_private) ? Audience::office : Audience::public_;
    return desk_file(desk, "cong-nhan", [&](db::Reader& reader) {
        return export_rows(ListKind::recognitions, HeadingStyle::vietnamese, audience, std::move(rows), desk.index(),
                           desk.view.gazetteer, reader);
    });
}

void add_columns(const DeskRequest& desk, DeskTable& table, std::initializer_list<Label> columns) {
    for (const auto column : columns) table.columns.push_back({std::string(desk.say(column))});
}

}  // namespace

web::Raw recognition_tag(const DeskRequest& desk, const Recognition& recognition, Date day) {
    constexpr std::array tones{web::Tone::good, web::Tone::quiet, web::Tone::wrong, web::Tone::information,
                               web::Tone::attention};
    const auto state = static_cast<std::size_t>(state_of(recognition, day));
    return web::tag(tones[state], desk.say(state_words[state].second));
}

// A number is read in one piece.
web::Cell number_cell(const DeskRequest& desk, const Decision& decision) {
    Html html;
    html.add(R"(<a class="whole" href="{}">{}</a>)", web::Url(desk.link("/quan-ly/quyet-dinh/" + id_of(decision))),
             decision.number);
    return std::move(html).raw();
}

web::Response desk_decisions_page(const DeskRequest& desk) {
    const auto& index = desk.index();
    const auto seen = visible_records(desk.reach(people::view_records), index, desk.view.gazetteer, desk.visitor.today);
    const auto products = products_by_decision(index, seen.recognitions);
    const auto list = decision_list(desk, seen, products);
    const auto selection = select(list, desk.request.query, desk.view.language);
    if (asks_for_file(desk))
        return desk_file(desk, "quyet-dinh",
                         [&](db::Reader&) { return decisions_table(desk, selection.items, products); });
    DeskTable table{.title = decisions_title,
                    .of_what = of_decisions,
                    .search_hint = decision_hint,
                    .columns = {},
                    .row = [&](std::uint32_t at) -> std::vector<web::Cell> {
                        const auto& decision = index.decisions[at];
                        return {number_cell(desk, decision), decision.date ? desk.view.date(*decision.date) : "",
                                decision.authority, products[at]};
                    },
                    .key = [&](std::uint32_t at) { return id_of(index.decisions[at]); }};
    add_columns(desk, table, {number_column, day_column, authority_column, products_column});
    table.columns.back().number = true;
    Html actions;
    actions.add(R"(<span class="actions">{}{}</span>)",
                web::button_link(web::Press::plain, desk.link("/quan-ly/cong-nhan"), desk.say(recognitions_title)),
                desk.holds(people::edit_recognitions)
                    ? web::button_link(web::Press::primary, desk.link("/quan-ly/quyet-dinh/moi"),
                                       desk.say(add_decision_label), web::Icon::plus)
                    : web::Raw());
    table.actions = std::move(actions).raw();
    return desk_list_page(desk, list, selection, table);
}

web::Response desk_recognitions_page(const DeskRequest& desk) {
    const auto days = days_in(desk);
    const auto list = recognition_list(desk, days);
    const auto selection = select(list, desk.request.query, desk.view.language);
    if (asks_for_file(desk)) return recognitions_file(desk, selection);
    DeskTable table{.title = recognitions_title,
                    .of_what = of_recognitions,
                    .search_hint = recognition_hint,
                    .columns = {},
                    .row = [&](std::uint32_t at) { return recognition_row(desk, at, days.day); },
                    .key =
                        [&](std::uint32_t at) {
                            return std::to_string(static_cast<std::int64_t>(desk.index().recognitions[at].id));
                        }};
    add_columns(
        desk, table,
        {product_column, star_column, decision_column, certificate_column, from_column, to_column, state_column});
    return desk_list_page(desk, list, selection, table);
}

}  // namespace saolang::registry
