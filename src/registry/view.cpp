#include "registry/view.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "registry/labels.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t longest_words = 200;  // characters of a search that are read

std::optional<int> digit(std::string_view text) {
    if (text.size() != 1 || text[0] < '0' || text[0] > '9') return std::nullopt;
    return text[0] - '0';
}

template <class T>
void add_once(std::vector<T>& values, std::optional<T> value) {
    if (value && std::ranges::find(values, *value) == values.end()) values.push_back(*value);
}

class Address {
public:
    explicit Address(std::string path) : text_(std::move(path)) {}
    void add(std::string_view name, std::string_view value) {
        text_ += first_ ? '?' : '&';
        first_ = false;
        text_ += name;
        text_ += '=';
        text_ += web::percent_encode(value);
    }
    [[nodiscard]] std::string take() && { return std::move(text_); }

private:
    std::string text_;
    bool first_ = true;
};

}  // namespace

std::string View::name_of(places::UnitId unit) const {
    const auto& found = gazetteer[unit];
    return language == web::Language::vi ? found.name : places::english_name(found);
}

std::optional<places::UnitId> View::province_on(Date day) const {
    if (index->province.empty()) return std::nullopt;
    if (const auto unit = gazetteer.find(index->province, day)) return unit;
    for (const auto& unit : gazetteer.all()) {
        if (unit.level != places::Level::province || unit.code != index->province) continue;
        const auto id = gazetteer.by_key(unit.code, unit.valid.from);
        return id ? gazetteer.locate(*id, places::Level::province, day) : std::nullopt;
    }
    return std::nullopt;
}

View view_of(const Site& site, const web::Request& request) {
    return {site.gazetteer,   site.index.get(), date_in_vietnam(site.clock()),
            request.language, site.origin,      site.pictures ? site.pictures() : nullptr};
}

web::Page page_of(const View& view, const web::Request& request, std::string title) {
    web::Page page;
    page.language = view.language;
    page.path = request.path;
    Address address(request.path);
    for (const auto& [name, value] : request.query) address.add(name, value);
    page.path = std::move(address).take();
    page.title = std::move(title);
    page.sample = view.index->sample;
    page.origin = view.origin;
    return page;
}

web::Response respond(const web::Page& page, web::Html&& body) {
    auto response = web::html_response(web::render(page, std::move(body).raw()));
    response.caching = web::Caching::revalidate;
    return response;
}

std::optional<Date> date_named(std::string_view word) {
    if (const auto date = parse_iso_date(word)) return date;
    return parse_vietnamese_date(word);
}

std::optional<Date> hierarchy_named(std::string_view word) {
    if (word == "2024") return Date::from_civil(2024, 12, 31);
    if (word == "2025") return Date::from_civil(2025, 7, 1);
    return date_named(word);
}

Selection all_counted(Date day) {
    return {.words = {}, .stars = {}, .groups = {}, .kinds = {}, .place = {}, .day = day, .hierarchy_day = day};
}

Selection selection_in(const View& view, const web::Pairs& query) {
    const auto day = date_named(web::first(query, "ngay")).value_or(view.today);
    Selection selection = all_counted(day);
    selection.words = clean_text(web::first(query, "q").substr(0, longest_words * 4));
    selection.hierarchy_day = hierarchy_named(web::first(query, "dia-gioi")).value_or(selection.day);
    for (const auto value : web::every(query, "sao"))
        if (const auto number = digit(value)) add_once(selection.stars, Star::of(*number));
    for (const auto value : web::every(query, "nhom")) add_once(selection.groups, group_at(value));
    for (const auto value : web::every(query, "loai")) add_once(selection.kinds, kind_at(value));
    selection.place = view.gazetteer.find(web::first(query, "noi"), selection.hierarchy_day);
    const auto standing = web::first(query, "tinh");
    if (standing == "khong") selection.standing = Selection::Standing::not_counted;
    if (standing == "tat-ca") selection.standing = Selection::Standing::all;
    return selection;
}

std::string address_of(const View& view, std::string_view path, const Selection& selection, std::string_view cursor) {
    Address address(view.link(path));
    if (!selection.words.empty()) address.add("q", selection.words);
    for (const auto star : selection.stars) address.add("sao", std::to_string(star.number()));
    for (const auto group : selection.groups) address.add("nhom", address_of(group));
    for (const auto kind : selection.kinds) address.add("loai", address_of(kind));
    if (selection.place) address.add("noi", view.gazetteer[*selection.place].code);
    if (selection.day != view.today) address.add("ngay", to_iso(selection.day));
    if (selection.hierarchy_day != selection.day) address.add("dia-gioi", to_iso(selection.hierarchy_day));
    if (selection.standing == Selection::Standing::not_counted) address.add("tinh", "khong");
    if (selection.standing == Selection::Standing::all) address.add("tinh", "tat-ca");
    if (!cursor.empty()) address.add("trang", cursor);
    return std::move(address).take();
}

}  // namespace saolang::registry
