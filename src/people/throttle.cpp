#include "people/throttle.hpp"

#include <arpa/inet.h>

#include <algorithm>

namespace saolang::people {

namespace {

// One line of IPv6 has 2^64 addresses: its first half is what tells visitors apart.
std::string address_key(const std::string& address) {
    in6_addr parts{};
    if (inet_pton(AF_INET6, address.c_str(), &parts) != 1 || IN6_IS_ADDR_V4MAPPED(&parts)) return "a " + address;
    return "a6 " + std::string(reinterpret_cast<const char*>(parts.s6_addr), sizeof parts.s6_addr / 2);
}
std::string name_key(const std::string& name) { return "n " + name.substr(0, 200); }

}  // namespace

std::int64_t wait_after(const ThrottleRule& rule, int failures) {
    if (failures < rule.free_failures) return 0;
    const int doublings = std::min(failures - rule.free_failures, 30);
    return std::min(rule.first_wait << doublings, rule.longest_wait);
}

std::int64_t Throttle::wait(const std::string& address, const std::string& name, Moment now) {
    const std::lock_guard lock(mutex_);
    return std::max(left(address_key(address), by_address, now), left(name_key(name), by_name, now));
}

void Throttle::failed(const std::string& address, const std::string& name, Moment now) {
    const std::lock_guard lock(mutex_);
    count(address_key(address), now);
    count(name_key(name), now);
}

void Throttle::succeeded(const std::string& name) {
    const std::lock_guard lock(mutex_);
    const auto found = tries_.find(name_key(name));
    if (found == tries_.end()) return;
    order_.erase(found->second);
    tries_.erase(found);
}

std::int64_t Throttle::left(const std::string& key, const ThrottleRule& rule, Moment now) const {
    const auto found = tries_.find(key);
    if (found == tries_.end()) return 0;
    const auto& tries = *found->second;
    const auto since = now.milliseconds - tries.last.milliseconds;
    return std::max<std::int64_t>(0, wait_after(rule, tries.failures) - since);
}

void Throttle::count(const std::string& key, Moment now) {
    int failures = 0;
    if (const auto found = tries_.find(key); found != tries_.end()) {
        if (now.milliseconds - found->second->last.milliseconds < failures_forgotten)
            failures = found->second->failures;
        order_.erase(found->second);
        tries_.erase(found);
    } else if (tries_.size() >= most_) {
        tries_.erase(order_.back().key);
        order_.pop_back();
    }
    order_.push_front({key, failures + 1, now});
    tries_[key] = order_.begin();
}

}  // namespace saolang::people
