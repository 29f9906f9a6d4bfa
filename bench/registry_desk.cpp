// How long does an officer wait for a search from anywhere, for the numbers of the day and for the doubtful doubles in
// a registry of 20,000 products? Goal: p99 of a search at most 5 ms, as of a commune and as of the whole province.

#include <cstdio>

#include "base/text.hpp"
#include "registry/desk_search.hpp"
#include "registry/doubles.hpp"
#include "registry/today.hpp"
#include "registry_worlds.hpp"

namespace {

using namespace saolang;

constexpr double goal_microseconds = 5'000;

std::vector<std::string> questions(const registry::Index& index, std::size_t count) {
    std::mt19937 random(11);
    std::vector<std::string> asked;
    for (std::size_t i = 0; i < count; ++i) {
        auto name = i % 2 == 0 ? index.products[random() % index.products.size()].name
                               : index.producers[random() % index.producers.size()].name;
        if (i % 3 == 0) name = search_key(name);
        if (i % 5 == 0) std::swap(name[name.size() - 2], name[name.size() - 3]);
        asked.push_back(is_utf8(name) ? name : search_key(name));
    }
    return asked;
}

double search_share(const registry::Index& index, const people::Reach& reach, std::string_view whose) {
    const auto& gazetteer = places::Gazetteer::shipped();
    std::size_t found = 0;
    const auto asked = questions(index, 1'000);
    const auto times = bench::time_calls(asked, [&](const std::string& words) {
        const auto seen = registry::visible_records(reach, index, gazetteer, bench::today);
        found += registry::find_products(index, gazetteer, seen, words, bench::today).total;
        found += registry::find_producers(index, seen, words).total;
        found += registry::find_decisions(index, seen, words).total;
    });
    fmt::print("search of {}: p50 {:.0f} µs  p99 {:.0f} µs  ({} hits in {} questions)\n", whose, times.p50, times.p99,
               found, asked.size());
    return times.p99 / goal_microseconds;
}

template <class Work>
void tell(std::string_view what, const Work& work) {
    const auto start = std::chrono::steady_clock::now();
    const auto count = work();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    fmt::print("{}: {:.1f} ms ({})\n", what, took.count(), count);
}

}  // namespace

int main() {
    const auto& gazetteer = places::Gazetteer::shipped();
    const bench::World world(20'000);
    const auto& index = *world.index;
    people::Reach all;
    all.everything = true;
    people::Reach commune;
    commune.units.push_back(index.place.front());
    tell("doubles, once for each version", [&] { return registry::doubles_of(index, gazetteer).size(); });
    tell("numbers of the day, the whole province", [&] {
        const auto seen = registry::visible_records(all, index, gazetteer, bench::today);
        return registry::today_of(index, seen, bench::today).ending[1];
    });
    const double share = std::max(search_share(index, all, "the province"), search_share(index, commune, "a commune"));
    fmt::print("ratio {:.2f} of the allowed p99 (1.00 is the goal)\n", share);
}
