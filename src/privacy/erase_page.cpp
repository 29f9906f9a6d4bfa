#include "privacy/erase_page.hpp"

#include "privacy/kept.hpp"
#include "privacy/request_page.hpp"
#include "privacy/request_store.hpp"
#include "privacy/words.hpp"
#include "web/form.hpp"
#include "web/pieces.hpp"

namespace saolang::privacy {

namespace {

using registry::Site;
using web::Html;
using web::Word;

constexpr Word erase_title{"Xoá dữ liệu cá nhân", "Erase personal data"};
constexpr Word cannot_return{"Việc này không hoàn tác được. Nhật ký vẫn nguyên vẹn và ghi rằng dữ liệu đã được xoá.",
                             "This cannot be undone. The trail stays whole and says that the data were erased."};
constexpr Word goes_heading{"Sẽ xoá, cả trong lịch sử", "What goes, from the history too"};
constexpr Word stays_heading{"Được giữ lại", "What stays"};
constexpr Word stays_why{
    "Tên sản phẩm, chủ thể, quyết định và kết quả công nhận là hồ sơ của cơ quan nhà nước; tên người làm việc đứng "
    "cạnh "
    "việc họ đã làm. Các bản sao lưu cũ còn giữ dữ liệu đến khi bị thay.",
    "Names of products and producers, decisions and recognitions are records of the State; the name of an officer "
    "stands "
    "beside what they did. Older backups hold the data until they are replaced."};
constexpr Word nothing_goes{"Không có dữ liệu cá nhân nào để xoá.", "There are no personal data to erase."};
constexpr Word confirm_label{"Tôi đã kiểm tra đúng người yêu cầu và hiểu rằng không hoàn tác được",
                             "I made sure who asks, and know that this cannot be undone"};
constexpr Word confirm_first{"Vui lòng đánh dấu vào ô này trước.", "Please tick this box first."};
constexpr Word press{"Xoá vĩnh viễn", "Erase for good"};
constexpr Word account_open{"Tài khoản còn mở. Hãy đóng tài khoản trước, rồi xoá.",
                            "The account is open. Close it first, then erase."};
constexpr Word answer_words{"Đã xoá dữ liệu cá nhân theo yêu cầu.", "The personal data were erased as asked."};
constexpr Word stays_column{"Điều được giữ", "What is kept"};
constexpr Word stays_value{"Giá trị", "Value"};

void add_values(Html& html, web::Language language, Word caption, const std::vector<KeptValue>& values) {
    const auto say = [language](Word word) { return std::string(word.in(language)); };
    web::Table table{.caption = say(caption), .columns = {{say(stays_column)}, {say(stays_value)}}, .rows = {}};
    for (const auto& one : values) table.rows.push_back({column_words(language, one.column), one.value});
    html.add(web::table(language, table));
}

web::Response confirm_page(const Site& site, const web::Request& request, const people::Visitor& visitor,
                           const PrivacyRequest& asked, const web::Form& form, std::optional<Word> refused = {}) {
    const auto language = request.language;
    std::optional<Kept> kept;
    site.database.read([&](db::Reader& reader) { kept = kept_about(reader, *asked.about); });
    if (!kept) return {.status = 404};
    const auto plan = erasure_plan(*asked.about, *kept);
    const auto page =
        people::desk_page(site.gate, visitor, request, std::string(erase_title.in(language)), requests_path);
    Html html;
    html.add(R"(<h1>{}: {}</h1><p class="lead">{}</p>)", erase_title.in(language), kept->name,
             cannot_return.in(language));
    if (refused) html.add(web::flash({web::Tone::attention, std::string(refused->in(language))}));
    if (plan.goes.empty()) {
        html.add("<p>{}</p>", nothing_goes.in(language));
    } else {
        add_values(html, language, goes_heading, plan.goes);
    }
    html.add("<p>{}</p>", stays_why.in(language));
    add_values(html, language, stays_heading, plan.stays);
    html.add(people::form_start(site.gate, visitor, path_of(language, asked) + "/xoa"));
    html.add(web::field(language, {.name = "dong-y",
                                   .label = std::string(confirm_label.in(language)),
                                   .value = std::string(form.typed("dong-y")),
                                   .error = std::string(form.error("dong-y", language)),
                                   .kind = web::Field::Kind::check,
                                   .required = true}));
    html.add(web::button(web::Press::destructive, press.in(language))).add("</form>");
    return people::desk_response(page, std::move(html), form.valid() && !refused ? 200 : 422);
}

// A request that waits and is known to be about a record.
std::optional<PrivacyRequest> erasable_at(const Site& site, const web::Request& request,
                                          const people::Visitor& visitor) {
    auto asked = request_at(site, request, visitor);
    if (asked && !asked->about) asked.reset();
    return asked;
}

web::Response show(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    const auto asked = erasable_at(site, request, visitor);
    if (!asked) return {.status = 404};
    return confirm_page(site, request, visitor, *asked, web::Form({}));
}

web::Response take(const Site& site, const web::Request& request, const people::Visitor& visitor) {
    auto asked = erasable_at(site, request, visitor);
    if (!asked) return {.status = 404};
    web::Form form(request.form);
    if (!form.checked("dong-y")) {
        form.refuse("dong-y", confirm_first);
        return confirm_page(site, request, visitor, *asked, form);
    }
    Result<std::int64_t, EraseRefused> erased = 0;
    const auto location = people::once(site.gate, visitor, request, [&](db::Writer& writer) {
        const auto change = trail::begin_change(people::trail_actor(visitor),
                                                "xoá dữ liệu cá nhân theo yêu cầu " + asked->code, site.random);
        const trail::WriteContext context{writer, change, visitor.now, site.random};
        erased = erase_personal_facts(context, *asked->about);
        if (erased) {
            asked->erased = asked->erased.value_or(0) + *erased;
            asked->answered_on = visitor.today;
            if (asked->answer.empty()) asked->answer = answer_words.vi;
            correct_request(context, *asked);
        }
        return path_of(request.language, *asked);
    });
    if (!erased) return confirm_page(site, request, visitor, *asked, form, account_open);
    return web::with_flash(web::see_other(location), request, saved_message());
}

}  // namespace

void add_erase_routes(web::RouteTable& routes, const Site& site) {
    const auto add = [&](web::Method method, Word doc, auto handle) {
        people::add_guarded_route(routes, site.gate,
                                  {.method = method,
                                   .path = "/quan-ly/du-lieu-ca-nhan/{code}/xoa",
                                   .act = people::handle_privacy,
                                   .doc = doc,
                                   .handle = {}},
                                  [&site, handle](const web::Request& request, const people::Visitor& visitor) {
                                      return handle(site, request, visitor);
                                  });
    };
    add(web::Method::get, {"Những gì sẽ xoá và những gì được giữ", "What would be erased and what stays"}, show);
    add(web::Method::post, {"Xoá dữ liệu cá nhân của một hồ sơ", "Erase the personal data of a record"}, take);
}

}  // namespace saolang::privacy
