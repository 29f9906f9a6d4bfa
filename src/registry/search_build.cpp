// The words of every product, gathered once for each index.

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "registry/search.hpp"

namespace saolang::registry {

namespace {

constexpr std::array<std::string_view, 6> group_words{
    "Thực phẩm food",
    "Đồ uống drinks",
    "Dược liệu và sản phẩm từ dược liệu medicinal plants",
    "Hàng thủ công mỹ nghệ handicrafts",
    "Sinh vật cảnh ornamental plants animals",
    "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch tourism",
};

// A place is found by the names of what held it when it began, before the last change of units and after it.
std::set<std::string> names_around(const places::Gazetteer& gazetteer, places::UnitId place, Date last_change) {
    std::set<std::string> names;
    for (auto unit = std::optional(place); unit; unit = gazetteer[*unit].parent) names.insert(gazetteer[*unit].name);
    for (const Date day : {last_change.plus_days(-1), last_change}) {
        for (const auto level : {places::Level::province, places::Level::district, places::Level::commune}) {
            if (const auto unit = gazetteer.locate(place, level, day)) names.insert(gazetteer[*unit].name);
        }
    }
    return names;
}

Date last_change_of(const places::Gazetteer& gazetteer) {
    Date last(0);
    for (const auto& succession : gazetteer.successions()) last = std::max(last, succession.date);
    return last;
}

// The numbers of the words of each owner's texts, by owner.
template <class Texts>
Lists numbers_of(WordNumbers& numbers, std::size_t owners, const Texts& texts) {
    Postings::Pairs pairs;
    for (std::uint32_t owner = 0; owner < owners; ++owner) {
        for (const std::string& text : texts(owner)) {
            for (const Word& word : words_of(text)) pairs.emplace_back(owner, numbers.of(word));
        }
    }
    return lists_of(owners, pairs);
}

// A word of few owners with many products each: the products of all of them at once.
template <class Products>
void add_owners(Postings::Pairs& pairs, Postings::Dense& dense, const Lists& words, std::size_t products,
                const Products& products_of) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> owners_of;
    for (std::uint32_t owner = 0; owner + 1 < words.begin.size(); ++owner) {
        for (const auto word : words[owner]) owners_of[word].push_back(owner);
    }
    for (const auto& [word, owners] : owners_of) {
        Bits bits(products);
        for (const auto owner : owners) products_of(owner, bits);
        if (Postings::is_many(bits.count(), products)) {
            dense.try_emplace(word, products).first->second |= bits;
        } else {
            bits.each([&, w = word](std::size_t rank) { pairs.emplace_back(w, static_cast<std::uint32_t>(rank)); });
        }
    }
}

void sort_words(Lists& words, const std::vector<std::uint32_t>& position) {
    for (auto& word : words.items) word = position[word];
}

// Word and rank for every product whose owner has the word.
template <class Owner>
void add_words(Postings::Pairs& pairs, const Lists& words, std::size_t products, const Owner& owner_of) {
    for (std::uint32_t rank = 0; rank < products; ++rank) {
        const std::optional<std::uint32_t> owner = owner_of(rank);
        if (!owner) continue;
        for (const auto word : words[*owner]) pairs.emplace_back(word, rank);
    }
}

}  // namespace

SearchIndex::SearchIndex(const Index& index, const places::Gazetteer& gazetteer) : size_(index.products.size()) {
    const Arrangement& order = *index.arrangement;
    using Texts = std::vector<std::string>;
    WordNumbers numbers;
    Lists names =
        numbers_of(numbers, size_, [&](auto rank) { return Texts{index.products[order.product[rank]].name}; });
    Lists producers =
        numbers_of(numbers, index.producers.size(), [&](auto at) { return Texts{index.producers[at].name}; });
    Lists places = numbers_of(numbers, order.places.size(), [&, last_change = last_change_of(gazetteer)](auto at) {
        return names_around(gazetteer, order.places[at], last_change);
    });
    Lists groups =
        numbers_of(numbers, group_words.size(), [](auto group) { return Texts{std::string(group_words[group])}; });
    auto sorted = std::move(numbers).sort();
    for (Lists* lists : {&names, &producers, &places, &groups}) sort_words(*lists, sorted.position);
    vocabulary_ = std::move(sorted.vocabulary);

    Postings::Pairs pairs;
    add_words(pairs, names, size_, [](std::uint32_t rank) { return std::optional(rank); });
    names_ = Postings(vocabulary_.size(), size_, std::exchange(pairs, {}));

    Postings::Dense dense;
    add_words(pairs, producers, size_, [&](std::uint32_t rank) {
        const ProducerAt producer = index.producer_at[order.product[rank]];
        return producer == Index::no_producer ? std::nullopt : std::optional(producer);
    });
    add_owners(pairs, dense, places, size_, [&](std::uint32_t place, Bits& bits) {
        for (const auto rank : order.by_place[place]) bits.set(rank);
    });
    add_owners(pairs, dense, groups, size_, [&](std::uint32_t group, Bits& bits) { bits |= order.group[group]; });
    others_ = Postings(vocabulary_.size(), size_, std::move(pairs), std::move(dense));
    keep_keys(index);
}

void SearchIndex::keep_keys(const Index& index) {
    std::vector<std::pair<std::string, std::uint32_t>> keys;
    keys.reserve(size_);
    for (std::uint32_t rank = 0; rank < size_; ++rank) {
        keys.emplace_back(search_key(index.products[index.arrangement->product[rank]].name), rank);
    }
    std::ranges::sort(keys);
    for (const auto& [key, rank] : keys) {
        by_key_.push_back(rank);
        key_begin_.push_back(static_cast<std::uint32_t>(keys_.size()));
        keys_ += key;
    }
    key_begin_.push_back(static_cast<std::uint32_t>(keys_.size()));
    for (auto* numbers : {&by_key_, &key_begin_}) numbers->shrink_to_fit();
    keys_.shrink_to_fit();
}

}  // namespace saolang::registry
