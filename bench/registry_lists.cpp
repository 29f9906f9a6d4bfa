// Does a page of a list take longer in a registry of 1,000,000 products than in one of 400?
// Goal: at most 1.5 times, for the first page, pages deep inside, and filtered ones.

#include <cstdio>

#include "registry/figures.hpp"
#include "registry_worlds.hpp"

namespace {

using namespace saolang;

struct Kind {
    std::string_view name;
    registry::Selection selection;
    bool deep;
};

std::vector<Kind> kinds() {
    const registry::Selection all{.day = bench::today, .hierarchy_day = bench::today};
    registry::Selection four = all, place = all;
    four.stars = {*registry::Star::of(4)};
    four.groups = {registry::ProductGroup::food};
    place.place = places::Gazetteer::shipped().find("506", bench::today);
    return {{"first page", all, false},
            {"page deep inside", all, true},
            {"four stars, food", four, true},
            {"in one district", place, true}};
}

// Walks on from page to page, as a reader of the JSON lists does.
double microseconds(const registry::Index& index, const Kind& kind) {
    const auto& gazetteer = places::Gazetteer::shipped();
    std::string cursor;
    const auto turn = [&](int) {
        const auto page = registry::page_of(index, gazetteer, kind.selection, cursor, 24);
        if (kind.deep) cursor = page.next.value_or("");
        (void)registry::facets_of(index, gazetteer, kind.selection);
    };
    std::vector<int> turns(2'000);
    return bench::time_calls(turns, turn).p50;
}

}  // namespace

int main() {
    const bench::World small(400), large(1'000'000);
    double worst = 0;
    for (const Kind& kind : kinds()) {
        const double of_small = microseconds(*small.index, kind);
        const double of_large = microseconds(*large.index, kind);
        fmt::print("{:<18} 400: {:6.1f} µs   1,000,000: {:6.1f} µs   {:.2f} ×\n", kind.name, of_small, of_large,
                   of_large / of_small);
        worst = std::max(worst, of_large / of_small);
    }
    fmt::print("ratio {:.2f} of the slowest kind of list at 1,000,000 products to the same at 400 (goal: 1.50)\n",
               worst);
}
