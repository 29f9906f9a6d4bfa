#include "registry/postings.hpp"

namespace saolang::registry {

Postings::Postings(std::size_t words, std::size_t products, Pairs pairs, Dense dense) : dense_(std::move(dense)) {
    std::vector<std::uint32_t> count(words);
    for (const auto& [word, rank] : pairs) ++count[word];
    for (std::uint32_t word = 0; word < words; ++word) {
        if (count[word] != 0 && is_many(count[word], products)) dense_.try_emplace(word, products);
    }
    std::vector<Bits*> bits_of(words);
    for (auto& [word, bits] : dense_) bits_of[word] = &bits;
    std::erase_if(pairs, [&](const auto& pair) {
        if (bits_of[pair.first]) bits_of[pair.first]->set(pair.second);
        return bits_of[pair.first] != nullptr;
    });
    rare_ = lists_of(words, pairs);
}

void Postings::mark(Vocabulary::Range words, Bits& bits) const {
    for (const auto rank : rare_.of_all(words.begin, words.end)) bits.set(rank);
    for (auto at = dense_.lower_bound(words.begin); at != dense_.end() && at->first < words.end; ++at)
        bits |= at->second;
}

}  // namespace saolang::registry
