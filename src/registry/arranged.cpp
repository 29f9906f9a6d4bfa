#include "registry/arranged.hpp"

#include <set>

#include <fmt/format.h>

namespace saolang::registry {

std::string key_of(const Selection& selection) {
    const auto numbers = [](const auto& values, const auto& number) {
        std::set<int> sorted;
        for (const auto& value : values) sorted.insert(number(value));
        std::string text;
        for (const int n : sorted) text += static_cast<char>('0' + n);
        return text;
    };
    const auto code = [](auto value) { return static_cast<int>(value); };
    return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}", numbers(selection.stars, [](Star star) { return star.number(); }),
                       numbers(selection.groups, code), numbers(selection.kinds, code),
                       selection.place ? static_cast<std::int64_t>(*selection.place) : -1, selection.day.days(),
                       selection.hierarchy_day.days(), static_cast<int>(selection.standing), selection.words);
}

namespace {

template <class Choice>
void keep_any(Bits& bits, const std::array<Bits, 6>& sets, const std::vector<Choice>& chosen) {
    if (chosen.empty()) return;
    Bits any(bits.size());
    for (const Choice choice : chosen) any |= sets[static_cast<std::size_t>(choice)];
    bits &= any;
}

void keep_stars(Bits& bits, const DayView& day, const std::vector<Star>& chosen) {
    if (chosen.empty()) return;
    Bits any(bits.size());
    for (const Star star : chosen) any |= day.star[static_cast<std::size_t>(star.number() - 3)];
    bits &= any;
}

Bits standing_bits(const DayView& day, Selection::Standing standing) {
    if (standing == Selection::Standing::counted) return day.counted;
    Bits bits = Bits::all(day.counted.size());
    if (standing == Selection::Standing::not_counted) bits -= day.counted;
    return bits;
}

}  // namespace

Bits filtered(const Index& index, const places::Gazetteer& gazetteer, const Selection& selection, Leave leave) {
    const auto day = index.views->day(index, selection.day);
    Bits bits = standing_bits(*day, selection.standing);
    if (leave != Leave::stars) keep_stars(bits, *day, selection.stars);
    if (leave != Leave::groups) keep_any(bits, index.arrangement->group, selection.groups);
    if (leave != Leave::kinds) keep_any(bits, index.arrangement->kind, selection.kinds);
    if (selection.place) {
        bits &= *index.views->within(index, gazetteer, *selection.place, selection.hierarchy_day);
    }
    return bits;
}

std::shared_ptr<const std::optional<Found>> found_by_words(const Index& index, const Selection& selection) {
    if (selection.words.empty()) return std::make_shared<const std::optional<Found>>();
    return index.views->found(index, selection.words);
}

namespace {

bool only_counted(const Selection& selection) {
    return selection.standing == Selection::Standing::counted && selection.stars.empty() && selection.groups.empty() &&
           selection.kinds.empty() && !selection.place;
}

Arranged by_name(const Index& index, const places::Gazetteer& gazetteer, const Selection& selection) {
    if (only_counted(selection)) {
        const auto day = index.views->day(index, selection.day);
        return {{std::shared_ptr<const Bits>(day, &day->counted)}, day->total, false};
    }
    auto bits = std::make_shared<const Bits>(filtered(index, gazetteer, selection, Leave::nothing));
    const std::size_t total = bits->count();
    return {{std::move(bits)}, total, false};
}

// Tier by tier, in a tier the higher star first, then by name.
Arranged by_relevance(const Index& index, const places::Gazetteer& gazetteer, const Selection& selection,
                      const Found& found) {
    Arranged arranged;
    arranged.corrected = found.corrected;
    const Bits filter = filtered(index, gazetteer, selection, Leave::nothing);
    const auto day = index.views->day(index, selection.day);
    const auto add = [&](Bits part) {
        const std::size_t count = part.count();
        if (count == 0) return;
        arranged.total += count;
        arranged.parts.push_back(std::make_shared<const Bits>(std::move(part)));
    };
    for (const Bits& tier : found.tiers) {
        Bits rest = tier;
        rest &= filter;
        for (auto star = day->star.rbegin(); star != day->star.rend(); ++star) {
            Bits part = rest;
            part &= *star;
            rest -= *star;
            add(std::move(part));
        }
        add(std::move(rest));
    }
    return arranged;
}

}  // namespace

std::shared_ptr<const Arranged> arranged(const Index& index, const places::Gazetteer& gazetteer,
                                         const Selection& selection) {
    const auto found = found_by_words(index, selection);
    if (*found) return std::make_shared<const Arranged>(by_relevance(index, gazetteer, selection, **found));
    return index.views->arranged.get(key_of(selection), [&] { return by_name(index, gazetteer, selection); });
}

}  // namespace saolang::registry
