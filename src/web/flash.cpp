#include "web/flash.hpp"

namespace saolang::web {

namespace {

constexpr std::string_view name = "flash";

}  // namespace

Response with_flash(Response redirect, const Request& request, const FlashMessage& message) {
    std::string value(name);
    value.append(1, '=').append(message.key).append("; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
    if (request.scheme == "https") value += "; Secure";
    redirect.headers.emplace_back("Set-Cookie", std::move(value));
    return redirect;
}

std::optional<FlashMessage> flash_of(const Request& request, std::span<const FlashMessage> known) {
    const std::string_view key = cookie(request, name);
    for (const FlashMessage& message : known) {
        if (message.key == key) return message;
    }
    return std::nullopt;
}

Response flash_shown(Response page) {
    page.caching = Caching::none;
    page.headers.emplace_back("Set-Cookie", std::string(name) + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
    return page;
}

std::string_view cookie(const Request& request, std::string_view wanted) {
    for (std::string_view rest : every(request.headers, "cookie")) {
        while (!rest.empty()) {
            const auto end = rest.find(';');
            std::string_view piece = rest.substr(0, end);
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
            while (piece.starts_with(' ')) piece.remove_prefix(1);
            const auto equals = piece.find('=');
            if (equals != std::string_view::npos && piece.substr(0, equals) == wanted) return piece.substr(equals + 1);
        }
    }
    return {};
}

}  // namespace saolang::web
