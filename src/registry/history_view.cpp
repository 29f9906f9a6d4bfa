#include "registry/history_view.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "base/number.hpp"
#include "registry/labels.hpp"
#include "registry/screening_store.hpp"
#include "web/pieces.hpp"

namespace saolang::registry {

namespace {

using web::Html;
using Label = web::Word;

constexpr Label by_whom{"Người ghi", "By"};
constexpr Label why{"Lý do", "Reason"};
constexpr Label change_code{"Mã thay đổi", "Change"};
constexpr Label hash_label{"Mã băm", "Hash"};
constexpr Label field_heading{"Mục", "Field"};
constexpr Label before_heading{"Trước", "Before"};
constexpr Label after_heading{"Sau", "After"};
constexpr Label values_heading{"Những gì đã đổi", "What changed"};
constexpr Label values_written{"Xem {} mục đã ghi", "See the {} values written"};
constexpr Label taken_away{"Hồ sơ không còn trong sổ kể từ đây.",
                           "From here on the record is in the registry no more."};
constexpr Label personal{"(thông tin riêng, không hiển thị)", "(private, not shown)"};
constexpr Label erased{"(đã xóa khỏi nhật ký)", "(erased from the log)"};
constexpr Label none{"–", "–"};
constexpr Label yes{"Có", "Yes"};
constexpr Label no{"Không", "No"};
constexpr Label record_number{"hồ sơ số {}", "record no. {}"};

struct Named {
    std::string_view code;
    Label label;
};

constexpr std::array actions{
    Named{"create", {"Thêm mới", "Added"}},        Named{"correct", {"Sửa", "Corrected"}},
    Named{"undo", {"Hoàn tác", "Taken back"}},     Named{"merge", {"Gộp hồ sơ trùng", "Merged doubles"}},
    Named{"withdraw", {"Thôi dùng", "Withdrawn"}}, Named{"remove", {"Xóa", "Removed"}},
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
    Named{"record_kind", {"Loại hồ sơ", "Kind of record"}},
    Named{"first_id", {"Hồ sơ thứ nhất (số)", "First record"}},
    Named{"second_id", {"Hồ sơ thứ hai (số)", "Second record"}},
    Named{"relation", {"Quan hệ theo phần mềm", "How the program saw them"}},
    Named{"reason", {"Lý do", "Reason"}},
    Named{"processing", {"Tươi, thô hay chế biến", "Fresh, raw or processed"}},
    // Of what parts above the registry keep about its records.
    Named{"title", {"Tên gọi", "Title"}},
    Named{"subject_kind", {"Thuộc loại hồ sơ", "Kind of record"}},
    Named{"subject_id", {"Thuộc hồ sơ số", "Record"}},
    Named{"hash", {"Mã SHA-256", "SHA-256"}},
    Named{"bytes", {"Số byte", "Bytes"}},
    Named{"media_type", {"Loại tệp", "Type of file"}},
    Named{"original", {"Tệp (mã SHA-256)", "File (SHA-256)"}},
    Named{"large", {"Ảnh lớn (mã SHA-256)", "Large picture (SHA-256)"}},
    Named{"small", {"Ảnh nhỏ (mã SHA-256)", "Small picture (SHA-256)"}},
    Named{"width", {"Rộng (điểm ảnh)", "Width (pixels)"}},
    Named{"height", {"Cao (điểm ảnh)", "Height (pixels)"}},
    Named{"added", {"Gửi lên lúc (mili giây)", "Sent at (milliseconds)"}},
    Named{"account", {"Người gửi (mã)", "Sent by (code)"}},
    Named{"is_public", {"Trên trang công khai", "On the public page"}},
    Named{"withdrawn", {"Thôi dùng lúc (mili giây)", "Withdrawn at (milliseconds)"}},
};

template <std::size_t N>
std::string_view named(const View& view, const std::array<Named, N>& names, std::string_view code) {
    const auto found = std::ranges::find(names, code, &Named::code);
    return found == names.end() ? code : view.say(found->label);
}

const trail::Field* find(const trail::Record& record, std::string_view name) {
    const auto found = std::ranges::find(record, name, &trail::Field::name);
    return found == record.end() ? nullptr : &*found;
}

template <class Value>
std::optional<std::string> labelled(const View& view, const std::optional<Value>& value) {
    return value ? std::optional(std::string(view.say(label_of(*value)))) : std::nullopt;
}

// A record by its number, as it is called today.
std::optional<std::string> record_words(const View& view, std::string_view field, std::int64_t id) {
    const Index& index = *view.index;
    if (field == "producer_id")
        if (const auto at = index.at(ProducerId{id})) return index.producers[*at].name;
    if (field == "product_id")
        if (const auto at = index.at(ProductId{id})) return index.products[*at].name;
    if (field == "decision_id")
        if (const auto* decision = index.decision(DecisionId{id})) return decision->number;
    return std::nullopt;
}

std::optional<std::string> place_words(const View& view, const trail::Record& side, std::string_view code) {
    const auto* from = find(side, "place_from");
    const auto day = from && from->value ? parse_iso_date(*from->value) : std::nullopt;
    const auto unit = day ? view.gazetteer.by_key(code, *day) : std::nullopt;
    if (!unit) return std::nullopt;
    return fmt::format("{} ({})", view.name_of(*unit), code);
}

std::optional<std::string> words_of_code(const View& view, std::string_view field, const std::string& value) {
    if (field == "product_group") return labelled(view, product_group_from_code(value));
    if (field == "kind") return labelled(view, producer_kind_from_code(value));
    if (field == "status") return labelled(view, product_status_from_code(value));
    if (field == "confidence") return labelled(view, confidence_from_code(value));
    if (field == "withdrawal_ground") return labelled(view, ground_from_code(value));
    if (field.ends_with("_led")) return std::string(view.say(value == "1" ? yes : no));
    if (field.ends_with("_id")) {
        const auto id = number_in<std::int64_t>(value);
        auto words = id ? record_words(view, field, *id) : std::nullopt;
        return words ? words : filled(view.say(record_number), value);
    }
    if (field == "processing") {
        const bool unprocessed = value == code_of(Decided::unprocessed);
        return std::string(view.say(unprocessed ? Label{"Hàng tươi, thô", "Fresh or raw"}
                                                : Label{"Không phải hàng tươi, thô", "Not fresh or raw"}));
    }
    if (field == "set_number") {
        const auto number = number_in<std::size_t>(value);
        if (!number || *number < 1 || *number > product_sets().size()) return std::nullopt;
        const auto& set = product_sets()[*number - 1];
        return fmt::format("{}. {}", value, view.language == web::Language::vi ? set.name_vi : set.name_en);
    }
    if (const auto day = parse_iso_date(value)) return view.date(*day);
    return std::nullopt;
}

std::string label_of_field(const View& view, const PastEntry& past, std::string_view field, HistoryLinks links) {
    auto words =
        links.words && links.words->field ? links.words->field(view.language, past.entry.subject, field) : std::nullopt;
    return words ? *std::move(words) : std::string(field_words(view, field));
}

std::string side_words(const View& view, const PastEntry& past, const trail::Record& side, std::string_view field,
                       HistoryLinks links) {
    const auto* found = find(side, field);
    const bool hidden = found && found->privacy == trail::Privacy::personal && !past.with_private;
    if (links.words && links.words->value && found && found->value && !hidden)
        if (auto words = links.words->value(view.language, past.entry.subject, *found)) return *std::move(words);
    return value_words(view, side, field, past.with_private);
}

void add_values(Html& html, const View& view, const PastEntry& past, HistoryLinks links) {
    if (past.entry.before.empty()) {
        std::vector<web::Fact> rows;
        for (const auto& field : past.after)
            if (field.value || field.privacy == trail::Privacy::personal)
                rows.push_back({label_of_field(view, past, field.name, links),
                                side_words(view, past, past.after, field.name, links)});
        html.add("<details><summary>{}</summary>{}</details>", filled(view.say(values_written), rows.size()),
                 web::facts(rows));
        return;
    }
    if (past.entry.after.empty()) {
        html.add("<p>{}</p>", view.say(taken_away));
        return;
    }
    web::Table table{.caption = std::string(view.say(values_heading)),
                     .columns = {{std::string(view.say(field_heading))},
                                 {std::string(view.say(before_heading))},
                                 {std::string(view.say(after_heading))}},
                     .rows = {},
                     .caption_hidden = true};
    for (const auto& field : past.after.size() >= past.before.size() ? past.after : past.before)
        table.rows.push_back({label_of_field(view, past, field.name, links),
                              side_words(view, past, past.before, field.name, links),
                              side_words(view, past, past.after, field.name, links)});
    html.add(web::table(view.language, table));
}

void add_entry(Html& html, const View& view, const PastEntry& past, HistoryLinks links) {
    const auto& entry = past.entry;
    html.add(R"(<li class="{}"><time>{}</time><div><b>{}: {}</b>)", entry.action == "create" ? "good" : "soon",
             to_vietnamese(entry.moment), view.say(past.what), action_words(view, entry.action));
    html.add("<p>{}: {}", view.say(by_whom), past.author);
    if (!entry.reason.empty()) html.add(" · {}: {}", view.say(why), entry.reason);
    html.add("</p>");
    add_values(html, view, past, links);
    html.add("<p>{} ", view.say(change_code));
    if (links.to_changes) {
        html.add(R"(<a href="{}"><code>{}</code></a>)", web::Url(view.link("/quan-ly/thay-doi/" + entry.change)),
                 entry.change);
    } else {
        html.add("<code>{}</code>", entry.change);
    }
    html.add(R"( · {} <code>{}</code></p></div></li>)", view.say(hash_label), entry.hash);
}

}  // namespace

std::string_view field_words(const View& view, std::string_view field) { return named(view, fields, field); }

std::string_view action_words(const View& view, std::string_view action) { return named(view, actions, action); }

std::string value_words(const View& view, const trail::Record& side, std::string_view field, bool with_private) {
    const auto* found = find(side, field);
    if (!found) return std::string(view.say(none));
    const bool is_personal = found->privacy == trail::Privacy::personal;
    if (is_personal && !with_private) return std::string(view.say(personal));
    if (!found->value) return std::string(view.say(is_personal ? erased : none));
    if (field == "place_code")
        if (auto words = place_words(view, side, *found->value)) return *std::move(words);
    return words_of_code(view, field, *found->value).value_or(*found->value);
}

web::Raw history_list(const View& view, const std::vector<PastEntry>& past, HistoryLinks links) {
    Html html;
    html.add(R"(<ol class="timeline">)");
    for (const auto& one : past) add_entry(html, view, one, links);
    html.add("</ol>");
    return std::move(html).raw();
}

}  // namespace saolang::registry
