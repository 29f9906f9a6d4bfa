// The frame of the pages behind the gate: which doors a person has.

#include <array>
#include <optional>

#include "people/gate.hpp"

namespace saolang::people {

namespace {

using web::Icon;
using web::Word;

struct Door {
    std::string_view path;
    Word words;
    std::optional<Word> group;  // nothing: no name above
    Icon icon;
    web::Act act;
};
constexpr std::optional<Word> no_group;
constexpr Word records{"Hồ sơ", "Records"};
constexpr Word programme{"Chương trình", "Programme"};
constexpr Word watch{"Theo dõi", "Follow"};
constexpr Word people_group{"Con người", "People"};
// The first four stand in a phone's bar.
constexpr std::array doors{
    Door{"/quan-ly", {"Hôm nay", "Today"}, no_group, Icon::home, view_records},
    Door{"/cua-toi", {"Của tôi", "Mine"}, no_group, Icon::basket, own_records},
    Door{"/cua-toi/ho-so", {"Doanh thu, hồ sơ", "Turnover, records"}, no_group, Icon::file, own_records},
    Door{"/quan-ly/san-pham", {"Sản phẩm", "Products"}, records, Icon::basket, view_records},
    Door{"/quan-ly/chu-the", {"Chủ thể", "Producers"}, records, Icon::producer, view_records},
    Door{"/quan-ly/quyet-dinh", {"Quyết định", "Decisions"}, records, Icon::certificate, view_records},
    Door{"/quan-ly/nhap", {"Nhập danh sách", "Import"}, records, Icon::upload, import_records},
    Door{"/quan-ly/ke-hoach", {"Kế hoạch năm", "Year's plan"}, programme, Icon::chart, view_programme},
    Door{"/quan-ly/ho-so", {"Hồ sơ chương trình", "Programme records"}, programme, Icon::file, view_programme},
    Door{"/quan-ly/so-tham-khao", {"Số tham khảo", "Reference figures"}, programme, Icon::data, view_records},
    Door{"/quan-ly/nghi-trung", {"Nghi trùng", "Doubles"}, watch, Icon::twins, merge_records},
    Door{"/quan-ly/sang-loc", {"Hàng tươi, thô", "Fresh, raw"}, watch, Icon::filter, edit_records},
    Door{"/quan-ly/bao-sai", {"Báo sai", "Reports"}, watch, Icon::warning, handle_remarks},
    Door{"/quan-ly/thay-doi", {"Thay đổi", "Changes"}, watch, Icon::history, view_trail},
    Door{"/quan-ly/don-vi", {"Đầu mối", "Contacts"}, people_group, Icon::phone, view_records},
    Door{"/quan-ly/tai-khoan", {"Tài khoản", "Accounts"}, people_group, Icon::people, view_accounts},
    Door{"/quan-ly/du-lieu-ca-nhan", {"Dữ liệu cá nhân", "Personal data"}, people_group, Icon::data, handle_privacy},
};

std::string role_words(const Actor& actor, web::Language language) {
    return actor.grants.empty() ? std::string() : std::string(label_of(actor.grants.front().role).in(language));
}

std::string unit_words(const Gate& gate, const Visitor& visitor, web::Language language) {
    if (visitor.actor.grants.empty()) return {};
    const auto unit = unit_of(visitor.actor.grants.front().scope, gate.gazetteer, visitor.today);
    if (!unit) return {};
    const auto& found = gate.gazetteer[*unit];
    return language == web::Language::vi ? found.name : places::english_name(found);
}

}  // namespace

web::Page desk_page(const Gate& gate, const Visitor& visitor, const web::Request& request, std::string title,
                    std::string_view section) {
    web::Page page;
    page.language = request.language;
    page.path = request.path;
    std::string query;
    for (const auto& [name, value] : request.query) {
        query.append(query.empty() ? "?" : "&").append(web::percent_encode(name)).append(1, '=');
        query.append(web::percent_encode(value));
    }
    page.path += query;
    page.title = std::move(title);
    page.sample = gate.sample && gate.sample();
    web::Desk desk{.person = visitor.actor.name,
                   .role = role_words(visitor.actor, request.language),
                   .unit = unit_words(gate, visitor, request.language),
                   .secret = visitor.secret,
                   .viewing_as = visitor.behind.has_value(),
                   .search = holds_now(gate, visitor, view_records)};
    for (const auto& door : doors)
        if (holds_now(gate, visitor, door.act))
            desk.doors.push_back({std::string(door.path), std::string(door.words.in(request.language)),
                                  door.group ? std::string(door.group->in(request.language)) : std::string(), door.icon,
                                  door.path == section});
    page.desk = std::move(desk);
    return page;
}

web::Response desk_response(const web::Page& page, web::Html&& body, int status) {
    auto response = web::html_response(web::render(page, std::move(body).raw()), status);
    response.caching = web::Caching::none;
    return response;
}

web::Raw form_start(const Gate& gate, const Visitor& visitor, std::string_view action, std::string_view code,
                    bool with_files) {
    web::Html html;
    html.add(R"(<form method="post" action="{}")", web::Url(action));
    if (with_files) html.add(R"( enctype="multipart/form-data")");
    html.add(R"(><input type="hidden" name="{}" value="{}">)", secret_field, visitor.secret);
    html.add(R"(<input type="hidden" name="{}" value="{}">)", code_field,
             code.empty() ? short_code(gate.random, 12) : std::string(code));
    return std::move(html).raw();
}

}  // namespace saolang::people
