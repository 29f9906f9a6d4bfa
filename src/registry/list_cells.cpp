#include "registry/list_cells.hpp"

#include <algorithm>
#include <array>

#include <fmt/core.h>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

constexpr std::size_t name_longest = 300;  // characters
constexpr std::size_t story_longest = 20'000;

bool several_numbered(const std::string& text) {
    return text.starts_with("1.") && text.find(" 2.") != std::string::npos;
}

}  // namespace

ListPlace CellReader::place(const Column& column, const std::string& value) const {
    return {sheet, row, fmt::format("{} ({})", letters_of(column.at), column.heading), value};
}

void CellReader::refuse(const Column& column, const std::string& value, const Unreadable& why) {
    out.refused.push_back({place(column, value), why.vi, why.en});
}

void CellReader::remark(const Column& column, std::string_view words) {
    out.remarks.push_back(fmt::format("{}, cột {}: {}", in_words(sheet, row), letters_of(column.at), words));
}

void CellReader::read_name(const Column& column, const std::string& text) {
    if (several_numbered(text)) {
        return refuse(column, text,
                      {"Ô ghi nhiều sản phẩm; hãy tách mỗi sản phẩm một dòng.",
                       "The cell names several products; give each its own row."});
    }
    std::string name = bare_product_name(text);
    if (character_count(name) > name_longest) {
        return refuse(column, cut(text, 120),
                      {"Tên dài quá 300 ký tự; hãy rút gọn, phần mô tả để ở cột khác.",
                       "The name is longer than 300 characters; move the description elsewhere."});
    }
    const std::string folded = search_key(name);
    if (folded.find_first_not_of("0123456789 ") == std::string::npos) {
        return refuse(
            column, text,
            {"Tên sản phẩm không có chữ; hãy ghi tên.", "The product's name has no letters; write the name."});
    }
    if (name != text) draft.notes.emplace_back("tên sản phẩm được bỏ số thứ tự, ngoặc hoặc chữ OCOP");
    draft.product_name = std::move(name);
}

void CellReader::read_producer(const std::string& text) {
    ProducerCell cell = split_producer_cell(text);
    if (cell.name.empty()) return;
    draft.producer_name = std::move(cell.name);
    if (!cell.address.empty()) draft.private_facts.address = std::move(cell.address);
    if (!cell.phone.empty()) draft.private_facts.phone = std::move(cell.phone);
}

void CellReader::read_decision_cell(const Column& column, const std::string& text) {
    auto reading = read_decision(text);
    if (!reading) return refuse(column, text, reading.error());
    if (!reading->number.empty()) draft.decision_number = std::move(reading->number);
    if (reading->date && !draft.decision_date) draft.decision_date = reading->date;
    if (!reading->authority.empty() && !draft.authority) draft.authority = std::move(reading->authority);
    if (draft.decision_number || draft.decision_date) return;
    if (const auto date = read_date(text); date && (date->day || date->year)) {
        draft.decision_date = date->day;
        if (date->year) draft.year = date->year;
    } else {
        remark(column, fmt::format("không thấy số quyết định trong \"{}\"", text));
    }
}

void CellReader::read_date_cell(const Column& column, const std::string& text) {
    const std::string folded = search_key(text);
    // "36 tháng", "03 năm kể từ ngày ký": what the law gives anyway.
    const bool length = folded.starts_with("36 thang") || folded.starts_with("3 nam") || folded.starts_with("03 nam");
    if (column.field == ListField::valid_to && length) return;
    const auto term = column.field == ListField::valid_to || column.field == ListField::valid_from
                          ? read_term(text)
                          : std::optional<TermReading>();
    if (term) {
        draft.valid_from = term->from;
        draft.valid_to = term->to;
        return;
    }
    const auto reading = read_date(text);
    if (!reading) {
        // "3635/QĐ-UBND ngày 22/12/2023" under a heading of dates.
        if (const auto decision = read_decision(text); decision && decision->date) {
            if (column.field == ListField::decision_date) return read_decision_cell(column, text);
        }
        return refuse(column, text, reading.error());
    }
    auto& day = column.field == ListField::decision_date    ? draft.decision_date
                : column.field == ListField::valid_from     ? draft.valid_from
                : column.field == ListField::withdrawn_on   ? draft.withdrawn_on
                : column.field == ListField::extended_until ? draft.extended_until
                : column.field == ListField::unit_from      ? draft.unit_from
                                                            : draft.valid_to;
    const bool whole_day_only = column.field == ListField::withdrawn_on || column.field == ListField::extended_until ||
                                column.field == ListField::unit_from;
    if (!reading->day && whole_day_only)
        return refuse(column, text, {"Cần đủ ngày, tháng, năm.", "Day, month and year are needed."});
    if (reading->day) {
        day = reading->day;
    } else if (column.field == ListField::valid_to) {
        remark(column, fmt::format("\"{}\" không nêu ngày, nên chưa rõ ngày hết hạn", text));
    } else {
        draft.year = reading->year;
        draft.notes.emplace_back("chỉ biết năm, không biết ngày");
    }
}

void CellReader::read_place_cell(ListField field, const std::string& text) {
    if (field == ListField::province) draft.province = text;
    if (field == ListField::district) draft.district = text;
    if (field != ListField::commune) return;
    // "xã Đại Hiệp, huyện Đại Lộc" in the column of communes.
    const AddressPlaces named = places_in_address(text);
    const bool several = text.find(',') != std::string::npos && !named.commune.empty();
    draft.commune = several ? named.commune : text;
    if (several && draft.district.empty()) draft.district = named.district;
}

void CellReader::read_group(const Column& column, const std::string& text) {
    if (const auto number = whole_number(text); number && *number >= 1 && *number <= 26) {
        draft.set = static_cast<std::uint8_t>(*number);
        draft.group = product_sets()[static_cast<std::size_t>(*number - 1)].group;
        return;
    }
    if (column.field == ListField::set) {
        const std::string folded = search_key(text);
        for (const ProductSet& set : product_sets()) {
            if (search_key(set.name_vi) != folded) continue;
            draft.set = set.number;
            draft.group = set.group;
            return;
        }
    }
    if (const auto group = product_group_from_words(text)) {
        draft.group = group;
    } else {
        remark(column, fmt::format("không nhận ra nhóm \"{}\", để trống nhóm", text));
    }
}

void CellReader::read_star_cell(const Column& column, const std::string& text) {
    if (column.use == Column::Use::star_cross) {
        const auto star = Star::of(column.star);
        const auto number = read_star(text);
        const bool same = number && number->star == star;
        if (!is_cross(text) && !same) {
            if (text == "0" || read_yes_no(text) == false) return;
            return refuse(column, text,
                          {"Ô của cột hạng sao phải là dấu x hoặc để trống.",
                           "A cell of a star's column must be a cross or empty."});
        }
        if (crosses_said_star && draft.star != star) {
            return refuse(column, text,
                          {"Dòng đánh dấu hai hạng sao; hãy giữ một.", "The row is crossed for two stars; keep one."});
        }
        crosses_said_star = true;
        draft.star = star;
        return;
    }
    const auto reading = read_star(text);
    if (!reading) return refuse(column, text, reading.error());
    draft.star = reading->star;
    // "3 sao, QĐ số 3635/QĐ-UBND ngày 22/12/2023" in one cell.
    if (headings.of(ListField::decision_number) == nullptr) {
        if (const auto decision = read_decision(text); decision && decision->number.find('/') != std::string::npos)
            read_decision_cell(column, text);
    }
    if (reading->not_reached) draft.status = "registered";
    if (reading->read_with_care) draft.notes.push_back(fmt::format("hạng sao đọc từ \"{}\"", text));
}

void CellReader::read_kind_cell(const Column& column, const std::string& text) {
    if (column.use == Column::Use::kind_cross) {
        if (is_cross(text)) draft.producer_kind = column.kind;
        return;
    }
    draft.producer_kind = producer_kind_from_words(text);
    if (!draft.producer_kind) remark(column, fmt::format("không nhận ra loại hình \"{}\", để trống loại hình", text));
}

void CellReader::read_led(const Column& column, const std::string& text) {
    const auto answer = read_yes_no(text);
    if (!answer) return remark(column, fmt::format("không rõ có hay không: \"{}\", để trống", text));
    auto& fact = column.field == ListField::women_led      ? draft.private_facts.women_led
                 : column.field == ListField::minority_led ? draft.private_facts.minority_led
                                                           : draft.private_facts.disabled_led;
    fact = answer;
}

void CellReader::read_status(const Column& column, const std::string& text) {
    const std::string folded = search_key(text);
    const bool known_code = product_status_from_code(text).has_value() || text == "recognised" ||
                            text == "recognised_star_not_stated" || text == "registered_or_proposed";
    if (known_code) {
        draft.status = text;
    } else if (has_words(folded, "dang ky") || has_words(folded, "de nghi")) {
        draft.status = "registered";
    } else if (has_words(folded, "ngung") || has_words(folded, "dung san xuat") || has_words(folded, "dung sx") ||
               has_words(folded, "khong san xuat")) {
        draft.status = "ceased";
    } else if (has_words(folded, "dang san xuat")) {
        draft.status = "active";
    } else if (has_words(folded, "cong nhan") || has_words(folded, "con hieu luc")) {
        draft.status = "recognised";
    } else {
        remark(column, fmt::format("không nhận ra trạng thái \"{}\"", text));
    }
}

void CellReader::read_tax(const Column& column, const std::string& text) {
    auto reading = read_tax_code(text);
    if (reading) {
        draft.tax_code = std::move(reading->code);
        if (reading->zero_restored) draft.notes.emplace_back("thêm lại số 0 đầu mã số thuế");
        return;
    }
    const std::string heading = search_key(column.heading);
    // A household's registration has letters and is no tax code.
    if (has_words(heading, "dkkd") && text.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ/") != std::string::npos) return;
    refuse(column, text, reading.error());
}

void CellReader::read_contact(const Column& column, const std::string& text) {
    auto& facts = draft.private_facts;
    if (column.field == ListField::phone) {
        if (auto phone = read_phone(text)) {
            facts.phone = std::move(phone);
        } else {
            remark(column, "không đọc được số điện thoại, để trống");
        }
    } else if (column.field == ListField::address) {
        facts.address = text;
    } else {
        (column.field == ListField::email ? facts.email : facts.representative) = text;
    }
}

void CellReader::read_text(const Column& column, const std::string& text) {
    switch (column.field) {
        case ListField::product_code:
            draft.product_code = text;
            break;
        case ListField::authority:
            draft.authority = text;
            break;
        case ListField::certificate_number:
            draft.certificate_number = text;
            break;
        case ListField::source:
            draft.source = text;
            break;
        case ListField::source_date:
            source_date = text;
            break;
        case ListField::story:
            draft.story.story = cut(text, story_longest);
            break;
        case ListField::ingredients:
            draft.story.ingredients = cut(text, story_longest);
            break;
        case ListField::packaging:
            draft.story.packaging = cut(text, story_longest);
            break;
        case ListField::unit_code:
            draft.unit_code = text;
            break;
        case ListField::picture:
            draft.story.picture = text;
            break;
        case ListField::withdrawal_instrument:
            draft.withdrawal_instrument = text;
            break;
        case ListField::extension_instrument:
            draft.extension_instrument = text;
            break;
        default:
            break;
    }
}

void CellReader::check_second(const Column& column, const std::string& text) {
    std::optional<bool> same;
    if (column.field == ListField::decision_number) {
        const auto reading = read_decision(text);
        same = reading && (reading->number.empty() || !draft.decision_number ||
                           search_key(reading->number) == search_key(*draft.decision_number));
    } else if (column.field == ListField::decision_date) {
        const auto reading = read_date(text);
        same = reading && (!reading->day || !draft.decision_date || *reading->day == *draft.decision_date);
    } else if (column.field == ListField::certificate_number) {
        same = text == draft.certificate_number.value_or(text);
    }
    if (!same || *same) return;
    refuse(column, text,
           {"Dòng ghi hai lần công nhận ở hai cột; hãy tách mỗi lần công nhận một dòng, hoặc bỏ một cột.",
            "The row tells of two recognitions in two columns; give each its own row, or leave one column out."});
}

void CellReader::read_field(const Column& column, const std::string& text) {
    switch (column.field) {
        case ListField::product_name:
            return read_name(column, text);
        case ListField::producer_name:
            return read_producer(text);
        case ListField::producer_kind:
            return read_kind_cell(column, text);
        case ListField::tax_code:
            return read_tax(column, text);
        case ListField::representative:
        case ListField::phone:
        case ListField::email:
        case ListField::address:
            return read_contact(column, text);
        case ListField::province:
        case ListField::district:
        case ListField::commune:
            return read_place_cell(column.field, text);
        case ListField::group:
        case ListField::set:
            return read_group(column, text);
        case ListField::star:
            return read_star_cell(column, text);
        case ListField::decision_number:
            return read_decision_cell(column, text);
        case ListField::decision_date:
        case ListField::valid_from:
        case ListField::valid_to:
        case ListField::withdrawn_on:
        case ListField::extended_until:
        case ListField::unit_from:
            return read_date_cell(column, text);
        case ListField::withdrawal_ground:
            draft.withdrawal_ground = ground_from_words(text);
            if (!draft.withdrawal_ground)
                refuse(column, text, {"Không nhận ra căn cứ thu hồi.", "The ground of the withdrawal is not known."});
            return;
        case ListField::women_led:
        case ListField::minority_led:
        case ListField::disabled_led:
            return read_led(column, text);
        case ListField::status:
            return read_status(column, text);
        case ListField::score:
            if (const auto score = read_score(text)) {
                draft.score = *score;
            } else {
                refuse(column, text, score.error());
            }
            return;
        case ListField::year:
            if (const auto year = read_year(text)) {
                draft.year = *year;
            } else {
                refuse(column, text, year.error());
            }
            return;
        case ListField::confidence:
            draft.confidence = confidence_from_code(text);
            if (!draft.confidence)
                refuse(column, text,
                       {"Độ tin cậy là official, F, S, W hoặc sample.", "Confidence is official, F, S, W or sample."});
            return;
        default:
            return read_text(column, text);
    }
}

}  // namespace saolang::registry
