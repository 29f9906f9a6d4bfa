#pragma once
// Yêu cầu về dữ liệu cá nhân (Luật 91/2025/QH15): somebody wants to get, correct or have erased what is kept about
// them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/date.hpp"
#include "web/language.hpp"

namespace saolang::privacy {

enum class RequestId : std::int64_t {};

enum class Wish : std::uint8_t { get, correct, erase };
[[nodiscard]] std::string_view code_of(Wish wish);
[[nodiscard]] std::optional<Wish> wish_from_code(std::string_view code);
[[nodiscard]] web::Word label_of(Wish wish);

// How it came in.
enum class Channel : std::uint8_t { page, producer, office };
[[nodiscard]] std::string_view code_of(Channel channel);
[[nodiscard]] std::optional<Channel> channel_from_code(std::string_view code);
[[nodiscard]] web::Word label_of(Channel channel);

// Whose data: the record that holds them.
enum class AboutKind : std::uint8_t { producer, account, remark };
[[nodiscard]] std::string_view code_of(AboutKind kind);
[[nodiscard]] std::optional<AboutKind> about_kind_from_code(std::string_view code);
[[nodiscard]] web::Word label_of(AboutKind kind);
struct About {
    AboutKind kind{};
    std::int64_t id = 0;
    bool operator==(const About&) const = default;
};

struct PrivacyRequest {
    RequestId id{};
    std::string code;  // unguessable; made by the form, so that one sent twice is one request
    Moment moment{};
    Wish wish{};
    Channel channel{};
    Date received_on;
    Date due_on;
    std::optional<About> about = {};          // absent until somebody at the office knows
    std::optional<Date> answered_on = {};     // absent: waits
    std::optional<std::int64_t> erased = {};  // personal values that went
    // Personal: in the trail as commitments.
    std::string words = {};
    std::string contact = {};
    std::string answer = {};  // how it was answered
    bool operator==(const PrivacyRequest&) const = default;
};

// Within two working days (Luật 91/2025/QH15).
inline constexpr int term_in_working_days = 2;
[[nodiscard]] Date due_day(Date received);

enum class Urgency : std::uint8_t { late, open, answered };
[[nodiscard]] Urgency urgency_of(const PrivacyRequest& request, Date today);

// Late ones first, then open ones by due day, then answered ones, the last answered first.
[[nodiscard]] bool comes_before(const PrivacyRequest& one, const PrivacyRequest& other, Date today);

}  // namespace saolang::privacy
