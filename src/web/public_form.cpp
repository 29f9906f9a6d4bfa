#include "web/public_form.hpp"

namespace saolang::web {

namespace {

constexpr std::string_view code_alphabet = "23456789abcdefghjkmnpqrstvwxyz";
constexpr std::int64_t hour = 3'600'000;

}  // namespace

bool is_form_code(std::string_view code) {
    return code.size() >= 10 && code.size() <= 20 && code.find_first_not_of(code_alphabet) == std::string_view::npos;
}

bool Senders::may_send(const std::string& address, Moment now) {
    const std::lock_guard lock(mutex_);
    if (now.milliseconds - since_.milliseconds >= hour) {
        sent_.clear();
        since_ = now;
    }
    return ++sent_[address] <= most_;
}

}  // namespace saolang::web
