#include "registry/record_page.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "registry/labels.hpp"
#include "registry/page_words.hpp"
#include "trail/trail.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

namespace json = boost::json;
using web::Html;
using Label = web::Word;

constexpr Label title{"Lịch sử hồ sơ", "History of the record"};
constexpr Label explain{
    "Mỗi lần thêm hay sửa đều được ghi lại, không ai xóa được. Mã băm cuối mỗi mục gắn với mục trước: sửa lén một mục "
    "là "
    "lộ ngay.",
    "Every addition and change is recorded and nobody can remove it. The hash at the end of an entry is tied to the "
    "entry before: a hidden change would show."};
constexpr Label by_whom{"Người ghi", "By"};
constexpr Label why{"Lý do", "Reason"};
constexpr Label change_code{"Mã thay đổi", "Change"};
constexpr Label hash_label{"Mã băm", "Hash"};
constexpr Label field_heading{"Mục", "Field"};
constexpr Label before_heading{"Trước", "Before"};
constexpr Label after_heading{"Sau", "After"};
constexpr Label values_written{"Xem {} mục đã ghi", "See the {} values written"};
constexpr Label personal{"(thông tin riêng, không hiển thị)", "(private, not shown)"};
constexpr Label none{"–", "–"};
constexpr Label of_product{"Sản phẩm", "Product"};
constexpr Label of_recognition{"Lần công nhận", "Recognition"};
constexpr Label of_producer{"Chủ thể", "Producer"};
constexpr std::size_t most_entries = 200;

struct Named {
    std::string_view code;
    Label label;
};

constexpr std::array actions{
    Named{"create", {"Thêm mới", "Added"}},
    Named{"correct", {"Sửa", "Corrected"}},
    Named{"undo", {"Hoàn tác", "Taken back"}},
    Named{"merge", {"Gộp hồ sơ trùng", "Merged doubles"}},
};

constexpr std::array accounts{
    Named{"console", {"quản trị máy chủ", "administrator of the server"}},
    Named{"import", {"nhập từ tệp", "import of a file"}},
    Named{"public", {"người dân", "the public"}},
};

constexpr std::array fields{
    Named{"code", {"Mã", "Code"}},
    Named{"slug", {"Địa chỉ trang", "Address of the page"}},
    Named{"name", {"Tên", "Name"}},
    Named{"kind", {"Loại chủ thể", "Kind"}},
    Named{"tax_code", {"Mã số thuế", "Tax code"}},
    Named{"place_code", {"Mã đơn vị hành chính", "Administrative unit"}},
    Named{"place_from", {"Đơn vị có từ ngày", "Unit valid from"}},
    Named{"representative", {"Người đại diện", "Representative"}},
    Named{"phone", {"Điện thoại", "Telephone"}},
    Named{"email", {"Thư điện tử", "E-mail"}},
    Named{"address", {"Địa chỉ", "Address"}},
    Named{"women_led", {"Do phụ nữ làm chủ", "Led by women"}},
    Named{"minority_led", {"Do người dân tộc thiểu số làm chủ", "Led by an ethnic minority"}},
    Named{"disabled_led", {"Do người khuyết tật làm chủ", "Led by people with disabilities"}},
    Named{"producer_id", {"Chủ thể (số hồ sơ)", "Producer (record)"}},
    Named{"product_group", {"Nhóm", "Group"}},
    Named{"set_number", {"Bộ tiêu chí", "Criteria set"}},
    Named{"status", {"Tình trạng", "Status"}},
    Named{"story", {"Câu chuyện", "Story"}},
    Named{"ingredients", {"Thành phần", "Ingredients"}},
    Named{"packaging", {"Quy cách", "Packaging"}},
    Named{"picture", {"Hình", "Picture"}},
    Named{"product_id", {"Sản phẩm (số hồ sơ)", "Product (record)"}},
    Named{"star", {"Hạng sao", "Star"}},
    Named{"score", {"Điểm", "Score"}},
    Named{"decision_id", {"Quyết định (số hồ sơ)", "Decision (record)"}},
    Named{"year", {"Năm", "Year"}},
    Named{"valid_from", {"Từ ngày", "Valid from"}},
    Named{"valid_to", {"Đến hết ngày", "Valid to"}},
    Named{"certificate_number", {"Số giấy chứng nhận", "Certificate number"}},
    Named{"confidence", {"Độ tin cậy", "Confidence"}},
    Named{"source", {"Nguồn", "Source"}},
    Named{"merged_into", {"Đã gộp vào (số hồ sơ)", "Merged into (record)"}},
    Named{"withdrawn_on", {"Thu hồi từ ngày", "Withdrawn on"}},
    Named{"withdrawal_ground", {"Căn cứ thu hồi", "Ground of withdrawal"}},
    Named{"withdrawal_instrument", {"Văn bản thu hồi", "Instrument of withdrawal"}},
    Named{"extended_until", {"Kéo dài đến trước ngày", "Extended until"}},
    Named{"extension_instrument", {"Văn bản kéo dài", "Instrument of extension"}},
};

template <std::size_t N>
std::string_view named(const View& view, const std::array<Named, N>& names, std::string_view code) {
    const auto found = std::ranges::find(names, code, &Named::code);
    return found == names.end() ? code : view.say(found->label);
}

std::string shown(const View& view, const json::object& side, std::string_view field) {
    const auto* value = side.if_contains(field);
    if (!value || value->is_null()) return std::string(view.say(none));
    if (value->is_string()) {
        const std::string_view text(value->as_string());
        if (const auto day = parse_iso_date(text)) return view.date(*day);
        if (field == "product_group")
            if (const auto group = group_at(text)) return std::string(view.say(label_of(*group)));
        if (field == "confidence")
            if (const auto confidence = confidence_from_code(text)) return std::string(view.say(label_of(*confidence)));
        return std::string(text);
    }
    return std::string(view.say(personal));
}

json::object side_of(const std::string& text) { return text.empty() ? json::object() : json::parse(text).as_object(); }

// What was written: of a new record the values, folded; of a change each field before and after.
web::Raw changes(const View& view, const trail::Entry& entry) {
    const auto before = side_of(entry.before);
    const auto after = side_of(entry.after);
    Html html;
    if (before.empty()) {
        std::vector<web::Fact> rows;
        for (const auto& [field, value] : after)
            if (!value.is_null()) rows.push_back({std::string(named(view, fields, field)), shown(view, after, field)});
        html.add("<details><summary>{}</summary>{}</details>",
                 fmt::format(fmt::runtime(view.say(values_written)), rows.size()), web::facts(rows));
        return std::move(html).raw();
    }
    web::Table table{.caption = std::string(view.say(title)),
                     .columns = {{std::string(view.say(field_heading))},
                                 {std::string(view.say(before_heading))},
                                 {std::string(view.say(after_heading))}},
                     .rows = {},
                     .caption_hidden = true};
    const auto& longer = after.size() >= before.size() ? after : before;
    for (const auto& [field, value] : longer)
        table.rows.push_back({named(view, fields, field), shown(view, before, field), shown(view, after, field)});
    return web::table(view.language, table);
}

struct Part {
    Label what;
    trail::Subject subject;
};

void add_entry(Html& html, const View& view, Label what, const trail::Entry& entry) {
    const auto when = to_vietnamese(entry.moment);
    html.add(R"(<li class="{}"><time>{}</time><div><b>{}: {}</b>)", entry.action == "create" ? "good" : "soon", when,
             view.say(what), named(view, actions, entry.action));
    html.add("<p>{}: {}", view.say(by_whom), named(view, accounts, entry.account));
    if (!entry.reason.empty()) html.add(" · {}: {}", view.say(why), entry.reason);
    html.add("</p>").add(changes(view, entry));
    html.add(R"(<p>{} <code>{}</code> · {} <code>{}</code></p></div></li>)", view.say(change_code), entry.change,
             view.say(hash_label), entry.hash);
}

web::Response history_page(const Site& site, const View& view, const web::Request& request, std::string_view name,
                           std::string_view back, const std::vector<Part>& parts) {
    std::vector<std::pair<Label, trail::Entry>> entries;
    site.database.read([&](db::Reader& reader) {
        for (const auto& part : parts)
            for (auto& entry : trail::history(reader, part.subject, most_entries))
                entries.emplace_back(part.what, std::move(entry));
    });
    std::ranges::sort(entries, std::ranges::greater{}, [](const auto& pair) { return pair.second.sequence; });
    auto frame = page_of(view, request, fmt::format("{}: {}", view.say(title), name));
    frame.section = web::Section::products;
    frame.crumbs = {{std::string(view.say(home_title)), view.link("/")},
                    {std::string(view.say(products_title)), view.link("/san-pham")},
                    {std::string(name), view.link(back)}};
    Html html;
    html.add(R"(<h1>{}: {}</h1><p class="lead">{}</p><ol class="timeline">)", view.say(title), name, view.say(explain));
    for (const auto& [what, entry] : entries) add_entry(html, view, what, entry);
    html.add("</ol>");
    return respond(frame, std::move(html));
}

web::Response product_history(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto found = view.index->product_by_slug.find(request.parameters[0]);
    if (found == view.index->product_by_slug.end()) return {.status = 404};
    const auto& product = view.index->products[found->second];
    std::vector<Part> parts{{of_product, {"product", static_cast<std::int64_t>(product.id)}}};
    for (const auto& recognition : view.index->recognitions_of(found->second))
        parts.push_back({of_recognition, {"recognition", static_cast<std::int64_t>(recognition.id)}});
    return history_page(site, view, request, product.name, "/san-pham/" + product.slug, parts);
}

web::Response producer_history(const Site& site, const web::Request& request) {
    const auto view = view_of(site, request);
    const auto found = view.index->producer_by_slug.find(request.parameters[0]);
    if (found == view.index->producer_by_slug.end()) return {.status = 404};
    const auto& producer = view.index->producers[found->second];
    return history_page(site, view, request, producer.name, "/chu-the/" + producer.slug,
                        {{of_producer, {"producer", static_cast<std::int64_t>(producer.id)}}});
}

}  // namespace

void add_record_routes(web::RouteTable& routes, const Site& site) {
    routes.add({.method = web::Method::get,
                .path = "/san-pham/{slug}/lich-su",
                .act = web::public_act,
                .doc = {"Lịch sử hồ sơ một sản phẩm", "History of a product's record"},
                .handle = [&site](const web::Request& request) { return product_history(site, request); }});
    routes.add({.method = web::Method::get,
                .path = "/chu-the/{slug}/lich-su",
                .act = web::public_act,
                .doc = {"Lịch sử hồ sơ một chủ thể", "History of a producer's record"},
                .handle = [&site](const web::Request& request) { return producer_history(site, request); }});
}

}  // namespace saolang::registry
