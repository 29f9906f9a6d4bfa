#pragma once
// One request of somebody behind the gate who reads the registry, and what its pages share.

#include "people/gate.hpp"
#include "registry/edited.hpp"
#include "registry/reach.hpp"
#include "registry/view.hpp"
#include "web/flash.hpp"

namespace saolang::registry {

struct DeskRequest {
    const Site& site;
    const web::Request& request;
    const people::Visitor& visitor;
    View view;

    [[nodiscard]] FormGround ground() const { return {site.gazetteer, visitor.today, view.province_on(visitor.today)}; }
    [[nodiscard]] const Index& index() const { return *view.index; }
    [[nodiscard]] std::string_view say(web::Word word) const { return view.say(word); }
    [[nodiscard]] std::string link(std::string_view path) const { return view.link(path); }
    [[nodiscard]] bool may(web::Act act, const people::Subject& subject) const {
        return people::may_now(site.gate, visitor, act, subject);
    }
    [[nodiscard]] bool holds(web::Act act) const { return people::holds_now(site.gate, visitor, act); }
    [[nodiscard]] people::Reach reach(web::Act act) const {
        return people::reach_of(visitor.actor, act, site.gazetteer, visitor.today);
    }
    [[nodiscard]] std::string_view asked(std::string_view parameter) const {
        return web::first(request.query, parameter);
    }
};

using DeskHandler = std::function<web::Response(const DeskRequest&)>;

// `route` without its handler; see people::add_guarded_route.
void add_desk_route(web::RouteTable& routes, const Site& site, web::Route route, DeskHandler handle);

// What these pages say after something was done, on whichever of them the visitor then stands.
inline constexpr web::FlashMessage saved_message{"da-luu", {"Đã lưu.", "Saved."}};
inline constexpr web::FlashMessage bulk_message{"hang-loat-da-ghi",
                                                {"Đã ghi các sản phẩm đã chọn.", "The chosen products are written."}};
inline constexpr web::FlashMessage undone_message{
    "da-hoan-tac",
    {"Đã hoàn tác. Việc hoàn tác cũng là một lần thay đổi, đứng đầu danh sách này.",
     "Taken back. That is a change too, the first of this list."}};
inline constexpr web::FlashMessage filter_saved{"bo-loc-da-luu", {"Đã lưu bộ lọc.", "The filter is saved."}};
inline constexpr web::FlashMessage filter_removed{"bo-loc-da-bo", {"Đã bỏ bộ lọc.", "The filter is removed."}};
inline constexpr web::FlashMessage filter_not_saved{
    "bo-loc-chua-luu",
    {"Chưa lưu được: vui lòng đặt tên từ 1 đến 60 ký tự; mỗi danh sách giữ nhiều nhất 30 bộ lọc.",
     "Not saved: please give it a name of 1 to 60 letters; a list keeps at most 30 filters."}};

struct DeskFrame {
    std::string title;
    std::string_view section;  // path of the door that is lit
    std::vector<web::Crumb> crumbs = {};
};
[[nodiscard]] web::Response desk_answer(const DeskRequest& desk, DeskFrame frame, web::Html&& body, int status = 200);

// As people::once, of work that may refuse: then nothing is written, and the same form may be sent again.
[[nodiscard]] std::optional<std::string> once_unless_refused(
    const DeskRequest& desk, const std::function<std::optional<std::string>(db::Writer&)>& work);

}  // namespace saolang::registry
