#include "registry/desk_list.hpp"

namespace saolang::registry {

namespace {

bool has(const web::Pairs& pairs, std::string_view name, std::string_view value) {
    return std::ranges::any_of(pairs, [&](const auto& pair) { return pair.first == name && pair.second == value; });
}

// What the facet leaves; everything when nothing of it is chosen.
Bits left_by(const DeskList& list, const DeskFacet& facet, const web::Pairs& chosen) {
    Bits any(list.items.size());
    bool none = true;
    for (const auto& option : facet.options) {
        if (!has(chosen, facet.name, option.value)) continue;
        any |= option.items;
        none = false;
    }
    return none ? Bits::all(list.items.size()) : any;
}

web::Pairs turned(web::Pairs chosen, const DeskFacet& facet, const std::string& value) {
    const bool was = has(chosen, facet.name, value);
    std::erase_if(chosen, [&](const auto& pair) {
        return pair.first == facet.name && (facet.one_at_a_time || pair.second == value);
    });
    if (!was) chosen.emplace_back(facet.name, value);
    return chosen;
}

}  // namespace

web::Pairs plus(web::Pairs pairs, std::string_view name, std::string_view value) {
    pairs.emplace_back(name, value);
    return pairs;
}

std::string address_with(std::string_view path, const web::Pairs& pairs) {
    std::string address(path);
    for (const auto& [name, value] : pairs) {
        address += address.size() == path.size() ? '?' : '&';
        address += web::percent_encode(name);
        address += '=';
        address += web::percent_encode(value);
    }
    return address;
}

web::Pairs chosen_in(const DeskList& list, const web::Pairs& query) {
    web::Pairs chosen = list.asked;
    for (const auto& facet : list.facets)
        for (const auto& option : facet.options)
            if (has(query, facet.name, option.value) && !has(chosen, facet.name, option.value))
                chosen.emplace_back(facet.name, option.value);
    return chosen;
}

DeskSelection select(const DeskList& list, const web::Pairs& query, web::Language language) {
    DeskSelection selection;
    selection.chosen = chosen_in(list, query);
    const auto path = web::in_language(language, list.path);
    std::vector<Bits> left;
    left.reserve(list.facets.size());
    for (const auto& facet : list.facets) left.push_back(left_by(list, facet, selection.chosen));
    Bits kept = list.items;
    for (const auto& bits : left) kept &= bits;
    for (std::size_t i = 0; i < list.facets.size(); ++i) {
        const auto& facet = list.facets[i];
        Bits others = list.items;
        for (std::size_t j = 0; j < left.size(); ++j)
            if (j != i) others &= left[j];
        web::FilterGroup group{facet.title, {}};
        for (const auto& option : facet.options)
            group.options.push_back({.label = option.label,
                                     .count = static_cast<std::uint32_t>(others.count_common(option.items)),
                                     .href = address_with(path, turned(selection.chosen, facet, option.value)),
                                     .chosen = has(selection.chosen, facet.name, option.value)});
        if (!group.options.empty()) selection.groups.push_back(std::move(group));
    }
    if (selection.chosen.size() > list.asked.size()) selection.clear_path = address_with(path, list.asked);
    for (const auto item : list.order)
        if (kept.test(item)) selection.items.push_back(item);
    return selection;
}

}  // namespace saolang::registry
