// Does a page of a list take longer in a registry of 1,000,000 products than in one of 400?
// Goal: at most 1.5 times, for the first page, pages deep inside, and filtered ones.

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
    place.place = places::Gazetteer::shipped().find("506", bench::today);
    return {{"first page", all, false},
            {"page deep inside", all, true},
            {"of four stars", four, true},
            {"in one district", place, true}};
}

// The page's rows and filters as JSON, from the records, as the list of the interface gives them.
std::string body(const registry::Index& index, const registry::Page& page, const registry::Facets& facets) {
    const auto& gazetteer = places::Gazetteer::shipped();
    std::string out = fmt::format(R"({{"total":{},"items":[)", page.total);
    for (const auto at : page.items) {
        const auto& product = index.products[at];
        const auto standing = index.standing(at, bench::today);
        const auto producer = index.producer_at[at];
        out += fmt::format(
            R"({{"code":"{}","name":"{}","slug":"{}","star":{},"from":"{}","producer":"{}","place":"{}"}},)",
            product.code, product.name, product.slug, standing.star ? standing.star->number() : 0,
            to_iso(index.recognition_behind(at, standing)->valid_from.value()),
            producer == registry::Index::no_producer ? "" : index.producers[producer].name,
            index.has_place[at] ? gazetteer[index.place[at]].name : "");
    }
    for (const auto count : facets.by_group) out += fmt::format("{},", count);
    for (const auto& [unit, count] : facets.by_place) out += fmt::format("{}:{},", gazetteer[unit].name, count);
    return out + page.next.value_or("") + "]}";
}

// Walks on from page to page, as a reader of the JSON lists does.
double microseconds(const registry::Index& index, const Kind& kind) {
    const auto& gazetteer = places::Gazetteer::shipped();
    std::string cursor;
    std::size_t written = 0;
    const auto turn = [&](int) {
        const auto page = registry::page_of(index, gazetteer, kind.selection, cursor, 24);
        if (kind.deep) cursor = page.next.value_or("");
        const auto facets = registry::facets_of(index, gazetteer, kind.selection);
        written += body(index, page, facets).size();
    };
    const std::vector<int> turns(4'000);
    const double p50 = bench::time_calls(turns, turn).p50;
    if (written == 0) throw std::runtime_error("empty pages");
    return p50;
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
