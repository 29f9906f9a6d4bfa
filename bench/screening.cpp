// How long does a registry of 20,000 products take against itself, and a newcomer against it? The registry is made of
// tests/screening/labelled.csv: each record with a brand and an owner of two syllables of its own, in one of 230
// places; every tenth is an earlier one again without its marks and with a weight.

#include <benchmark/benchmark.h>

#include <array>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "screening/screen.hpp"

namespace {

using namespace saolang;
using namespace saolang::screening;

struct Product {
    std::string name, producer, place;
};

std::vector<std::string> real_names() {
    std::ifstream file("tests/screening/labelled.csv");
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    std::set<std::string> names;
    for (const auto& row : parse_shipped_csv(text)) {
        if (row.at(0) != "id") names.insert(row.at(2));
    }
    return {names.begin(), names.end()};
}

const std::vector<Product>& registry(std::size_t size) {
    static std::vector<Product> products;
    if (products.size() == size) return products;
    products.clear();
    constexpr std::array<const char*, 24> syllables = {
        "An",   "Bình", "Châu", "Dũng", "Đức", "Hà",    "Hải", "Hòa", "Hưng",  "Khánh", "Lan", "Linh",
        "Long", "Mai",  "Minh", "Ngọc", "Phú", "Phước", "Sơn", "Tâm", "Thành", "Thịnh", "Vân", "Xuân"};
    constexpr std::array<const char*, 4> forms = {"HTX Nông nghiệp ", "Công ty TNHH ", "Hộ kinh doanh ",
                                                  "Cơ sở sản xuất "};
    const auto names = real_names();
    std::uint64_t state = 20'000;
    const auto draw = [&](std::size_t below) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<std::size_t>(state >> 33U) % below;
    };
    const auto syllable = [&] { return std::string(syllables[draw(syllables.size())]); };
    while (products.size() < size) {
        if (products.size() % 10 == 9) {
            const auto& earlier = products[draw(products.size())];
            products.push_back({search_key(earlier.name) + " 500g", earlier.producer, earlier.place});
            continue;
        }
        auto place = syllables[draw(syllables.size())] + std::string(" ") + syllables[draw(10)];
        products.push_back({names[draw(names.size())] + " " + syllable() + " " + syllable(),
                            forms[draw(forms.size())] + syllable() + " " + syllable() + " " + syllable(),
                            std::move(place)});
    }
    return products;
}

std::vector<Item> items_of(const std::vector<Product>& products) {
    std::vector<Item> items;
    items.reserve(products.size());
    for (const auto& product : products) items.push_back({product.name, product.producer, product.place, {}});
    return items;
}

void all_doubles(benchmark::State& state) {
    const auto items = items_of(registry(static_cast<std::size_t>(state.range(0))));
    std::size_t found = 0;
    std::size_t doubles = 0;
    for (auto _ : state) {
        const auto pairs = screen_all(items);
        found = pairs.size();
        doubles = 0;
        for (const auto& pair : pairs) doubles += pair.answer.relation == Relation::duplicate ? 1U : 0U;
    }
    state.counters["pairs"] = static_cast<double>(found);
    state.counters["duplicates"] = static_cast<double>(doubles);
}
BENCHMARK(all_doubles)->Arg(2'000)->Arg(20'000)->Unit(benchmark::kMillisecond);

void newcomer(benchmark::State& state) {
    const auto items = items_of(registry(20'000));
    const Known known(items);
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(known.like(items[i++ % items.size()]));
}
BENCHMARK(newcomer)->Unit(benchmark::kMicrosecond);

void one_item(benchmark::State& state) {
    const auto items = items_of(registry(20'000));
    std::size_t i = 0;
    for (auto _ : state) benchmark::DoNotOptimize(screen_item(items[i++ % items.size()]));
}
BENCHMARK(one_item)->Unit(benchmark::kMicrosecond);

void one_pair(benchmark::State& state) {
    const auto items = items_of(registry(20'000));
    std::size_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(screen_pair(items[i % items.size()], items[(i + 1) % items.size()])), ++i;
}
BENCHMARK(one_pair)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
