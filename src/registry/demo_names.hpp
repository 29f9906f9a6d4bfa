#pragma once
// Names and stories of the reference year.

#include "registry/demo_plan.hpp"

namespace saolang::registry {

// The same number for the same arguments on every machine (splitmix64).
[[nodiscard]] std::uint64_t scatter(std::uint64_t a, std::uint64_t b);

// Brands, each given once: "An Khê", "Bảy Lài", "Suối Mây"; of three words and more when those of two are used up. No
// two neighbouring words of a real name.
class Brands {
public:
    explicit Brands(const DemoPlan& plan) : plan_(plan) {}

    enum class Style : std::uint8_t { pair, family, land };  // auspicious words; birth rank and name; a landscape
    [[nodiscard]] std::string next(Style style);

private:
    [[nodiscard]] std::optional<std::string> from(Style style, std::uint64_t count) const;

    const DemoPlan& plan_;
    std::uint64_t given_[3] = {0, 0, 0};
};

// "Cơ sở nước mắm Bảy Lài". `chance` chooses among the forms that suit.
[[nodiscard]] std::string producer_name(const DemoPlan& plan, ProducerKind kind, const std::string& family,
                                        const std::string& brand, std::uint64_t chance);

struct StoryFacts {
    const DemoKind& kind;
    ProducerKind producer_kind;
    const std::string& product;
    const std::string& producer;
    const std::string& place;  // "xã Đại Hiệp, huyện Đại Lộc"
};
[[nodiscard]] ProductStory compose_story(const DemoPlan& plan, const StoryFacts& facts, std::uint64_t chance);

}  // namespace saolang::registry
