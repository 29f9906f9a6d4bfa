#include "registry/demo_names.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

void replace(std::string& text, std::string_view mark, std::string_view with) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at + with.size()))
        text.replace(at, mark.size(), with);
}

bool is_service(const std::string& family) { return family == "dulich"; }

bool is_grown(const std::string& family) {
    constexpr std::array<std::string_view, 14> grown{"gao", "hat",  "dau", "ong",   "giavi",    "rau",  "traicay",
                                                     "nam", "thit", "che", "caphe", "duoclieu", "banh", "mi"};
    return std::ranges::find(grown, family) != grown.end();
}

// One of those that `suits`, by chance.
template <class Item, class Suits>
const Item& choose(const std::vector<Item>& items, std::uint64_t chance, Suits suits) {
    const auto count = static_cast<std::uint64_t>(std::ranges::count_if(items, suits));
    auto skip = chance % count;
    for (const auto& item : items)
        if (suits(item) && skip-- == 0) return item;
    throw std::logic_error("reference year: nothing suits");
}

}  // namespace

std::uint64_t scatter(std::uint64_t a, std::uint64_t b) {
    std::uint64_t mixed = a * 0x9E3779B97F4A7C15ULL + b + 0x9E3779B97F4A7C15ULL;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9ULL;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBULL;
    return mixed ^ (mixed >> 31);
}

std::optional<std::string> Brands::from(Style style, std::uint64_t count) const {
    constexpr std::array<std::array<std::string_view, 2>, 3> lists{
        {{"first", "second"}, {"rank", "given"}, {"land", "shade"}}};
    const auto& [first_list, second_list] = lists[static_cast<std::size_t>(style)];
    const auto& first = plan_.words.find(first_list)->second;
    const auto& second = plan_.words.find(second_list)->second;
    const std::uint64_t all = first.size() * second.size();
    // A stride without a factor in common walks over every pair once, neighbours far apart.
    constexpr std::uint64_t stride = 1'000'003;
    const std::uint64_t at = (count % all) * stride % all;
    const auto& one = first[at % first.size()];
    const auto& two = second[at / first.size()];
    if (one == two) return std::nullopt;
    if (plan_.real_pairs.contains(search_key(one) + " " + search_key(two))) return std::nullopt;
    std::string brand = one + " " + two;
    const auto& third = plan_.words.find("third")->second;
    for (std::uint64_t round = count / all; round > 0; round /= third.size()) {
        const auto& more = third[(round + at) % third.size()];  // neighbours end differently
        if (brand.ends_with(" " + more)) return std::nullopt;
        brand += " " + more;
    }
    return brand;
}

std::string Brands::next(Style style) {
    const auto used_up = [&](std::string_view first, std::string_view second) {
        return given_[static_cast<std::size_t>(style)] >=
               plan_.words.find(first)->second.size() * plan_.words.find(second)->second.size();
    };
    if ((style == Style::family && used_up("rank", "given")) || (style == Style::land && used_up("land", "shade")))
        style = Style::pair;
    for (;;) {
        auto brand = from(style, given_[static_cast<std::size_t>(style)]++);
        if (brand) return *std::move(brand);
    }
}

std::string producer_name(const DemoPlan& plan, ProducerKind kind, const std::string& family, const std::string& brand,
                          std::uint64_t chance) {
    std::string name =
        choose(plan.forms, chance, [&](const DemoForm& form) {
            return form.kind == kind && (form.suits == "any" || (form.suits == "goods" && !is_service(family)) ||
                                         (form.suits == "field" && is_grown(family)));
        }).form;
    const auto& topic = plan.topics.find(family)->second;
    replace(name, "{topic}", topic.topic);
    replace(name, "{Topic}", topic.topic_first);
    replace(name, "{brand}", brand);
    return name;
}

ProductStory compose_story(const DemoPlan& plan, const StoryFacts& facts, std::uint64_t chance) {
    const auto group = product_sets()[facts.kind.set - 1U].group;
    const bool service = group == ProductGroup::tourism;
    const bool made_by_hand = group == ProductGroup::craft || group == ProductGroup::ornamental;
    const std::string_view suits = service ? "stay" : made_by_hand ? "craft" : "eat";
    const auto sentence = [&](std::string_view part, std::uint64_t by) {
        return choose(plan.sentences, by,
                      [&](const DemoSentence& each) {
                          return each.part == part && (each.suits == suits || (each.suits == "goods" && !service));
                      })
            .text;
    };
    std::string story = sentence("opening", scatter(chance, 1)) + " " + facts.kind.making + ".";
    if (!facts.kind.season.empty()) story += " " + facts.kind.season + ".";
    story += " " + sentence(code_of(facts.producer_kind), scatter(chance, 2));
    replace(story, "{product}", facts.product);
    replace(story, "{producer}", facts.producer);
    replace(story, "{place}", facts.place);
    return {std::move(story), facts.kind.ingredients, facts.kind.packaging, facts.kind.picture};
}

}  // namespace saolang::registry
