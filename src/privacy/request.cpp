#include "privacy/request.hpp"

#include <array>
#include <tuple>

#include "base/working_days.hpp"

namespace saolang::privacy {

namespace {

struct Named {
    std::string_view code;
    web::Word label;
};
constexpr std::array wishes{Named{"get", {"Xin bản dữ liệu", "Get the data"}},
                            Named{"correct", {"Sửa dữ liệu", "Correct the data"}},
                            Named{"erase", {"Xoá dữ liệu", "Erase the data"}}};
constexpr std::array channels{Named{"page", {"trang công khai", "the public page"}},
                              Named{"producer", {"trang của chủ thể", "the producer's page"}},
                              Named{"office", {"cơ quan ghi nhận", "written down by the office"}}};
constexpr std::array about_kinds{Named{"producer", {"Chủ thể", "Producer"}}, Named{"account", {"Tài khoản", "Account"}},
                                 Named{"remark", {"Báo sai", "Report"}}};

template <class Kind>
std::optional<Kind> from_code(const std::array<Named, 3>& all, std::string_view code) {
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].code == code) return static_cast<Kind>(i);
    return std::nullopt;
}

const Named& named(const std::array<Named, 3>& all, std::uint8_t at) { return all[at]; }

}  // namespace

std::string_view code_of(Wish wish) { return named(wishes, static_cast<std::uint8_t>(wish)).code; }
std::optional<Wish> wish_from_code(std::string_view code) { return from_code<Wish>(wishes, code); }
web::Word label_of(Wish wish) { return named(wishes, static_cast<std::uint8_t>(wish)).label; }

std::string_view code_of(Channel channel) { return named(channels, static_cast<std::uint8_t>(channel)).code; }
std::optional<Channel> channel_from_code(std::string_view code) { return from_code<Channel>(channels, code); }
web::Word label_of(Channel channel) { return named(channels, static_cast<std::uint8_t>(channel)).label; }

std::string_view code_of(AboutKind kind) { return named(about_kinds, static_cast<std::uint8_t>(kind)).code; }
std::optional<AboutKind> about_kind_from_code(std::string_view code) { return from_code<AboutKind>(about_kinds, code); }
web::Word label_of(AboutKind kind) { return named(about_kinds, static_cast<std::uint8_t>(kind)).label; }

Date due_day(Date received) { return working_days_after(received, term_in_working_days); }

Urgency urgency_of(const PrivacyRequest& request, Date today) {
    if (request.answered_on) return Urgency::answered;
    return request.due_on < today ? Urgency::late : Urgency::open;
}

bool comes_before(const PrivacyRequest& one, const PrivacyRequest& other, Date today) {
    const auto order = [today](const PrivacyRequest& request) {
        const auto urgency = urgency_of(request, today);
        const auto day = urgency == Urgency::answered ? -request.answered_on->days() : request.due_on.days();
        return std::tuple(urgency, day, static_cast<std::int64_t>(request.id));
    };
    return order(one) < order(other);
}

}  // namespace saolang::privacy
