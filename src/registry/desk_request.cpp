#include "registry/desk_request.hpp"

#include <algorithm>
#include <array>

namespace saolang::registry {

namespace {

constexpr std::array messages{saved_message, bulk_message,   undone_message,
                              filter_saved,  filter_removed, filter_not_saved};

web::Flash flash_with(const DeskRequest& desk, const web::FlashMessage& message) {
    const bool refused = message.key == filter_not_saved.key;
    return {refused ? web::Tone::attention : web::Tone::good, std::string(desk.say(message.words))};
}

}  // namespace

void add_desk_route(web::RouteTable& routes, const Site& site, web::Route route, DeskHandler handle) {
    people::add_guarded_route(
        routes, site.gate, std::move(route),
        [&site, handle = std::move(handle)](const web::Request& request, const people::Visitor& visitor) {
            return handle({site, request, visitor, view_of(site, request)});
        });
}

web::Response desk_answer(const DeskRequest& desk, DeskFrame frame, web::Html&& body, int status) {
    auto page = people::desk_page(desk.site.gate, desk.visitor, desk.request, std::move(frame.title), frame.section);
    page.crumbs = std::move(frame.crumbs);
    const auto message = web::flash_of(desk.request, messages);
    if (message) page.flash = flash_with(desk, *message);
    auto response = people::desk_response(page, std::move(body), status);
    return message ? web::flash_shown(std::move(response)) : response;
}

std::optional<std::string> once_unless_refused(const DeskRequest& desk,
                                               const std::function<std::optional<std::string>(db::Writer&)>& work) {
    std::optional<std::string> location;
    desk.site.database.write([&](db::Writer& writer) {
        location = people::taken_before(writer, desk.visitor, desk.request);
        if (location) return;
        location = work(writer);
        if (location) people::mark_taken(writer, desk.visitor, desk.request, *location);
    });
    return location;
}

}  // namespace saolang::registry
