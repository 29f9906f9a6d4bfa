#include "registry/screener.hpp"

#include <algorithm>
#include <chrono>
#include <unordered_map>
#include <utility>

namespace saolang::registry {

namespace {

constexpr std::chrono::milliseconds patience{1'500};
constexpr std::size_t most_new = 32;  // products compared within a request; more are left to the thread
constexpr ProductAt gone = 0xFFFFFFFF;

std::vector<ScreenedText> texts_of(const Index& index, const places::Gazetteer& gazetteer) {
    std::unordered_map<std::uint32_t, std::string> places;
    std::vector<ScreenedText> texts;
    texts.reserve(index.products.size());
    for (ProductAt at = 0; at < index.products.size(); ++at) {
        auto& text = texts.emplace_back();
        text.name = index.products[at].name;
        const auto owner = index.producer_at[at];
        if (owner != Index::no_producer) text.producer = index.producers[owner].name;
        if (!index.has_place[at]) continue;
        auto [place, is_new] = places.try_emplace(static_cast<std::uint32_t>(index.place[at]));
        if (is_new) place->second = screened_place(gazetteer, index.place[at]);
        text.place = place->second;
    }
    return texts;
}

std::vector<screening::Item> items_of(const std::vector<ScreenedText>& texts) {
    std::vector<screening::Item> items;
    items.reserve(texts.size());
    for (const auto& text : texts) items.push_back(text.item());
    return items;
}

}  // namespace

// What was screened as a whole; positions in its own vectors.
struct Screener::Base {
    std::vector<ProductId> ids;  // ascending, as in every index
    std::vector<ScreenedText> texts;
    screening::Known known;
    std::vector<Double> pairs;
    std::vector<bool> unprocessed;

    Base(std::vector<ProductId> of_ids, std::vector<ScreenedText> of_texts)
        : ids(std::move(of_ids)), texts(std::move(of_texts)), known(items_of(texts)) {
        const auto items = items_of(texts);
        for (const auto& found : screening::screen_all(items))
            pairs.push_back({Double::Of::products, found.first, found.second, {}, found.answer.relation});
        unprocessed.reserve(items.size());
        for (const auto& item : items) unprocessed.push_back(screening::screen_item(item).flagged());
    }
};

// An index beside its base: which products are the same, which are to be looked at by themselves.
struct Screener::Grown {
    std::int64_t version = 0;
    std::shared_ptr<const Base> base;
    std::vector<ScreenedText> texts;
    std::vector<ProductAt> at_of_base;  // `gone`: not in the index any more, or not as it was
    std::vector<ProductAt> fresh;       // new or corrected since
    Screened screened;

    void keep(const Index& index, ProductAt a, ProductAt b, screening::Relation relation) {
        const Double pair{Double::Of::products, std::min(a, b), std::max(a, b), {}, relation};
        if (stands(index, pair)) screened.pairs.push_back(pair);
    }
    void take_known(const Index& index);
    void look_at_fresh(const Index& index);
};

namespace {

struct Beside {
    std::vector<ProductAt> at_of_base;
    std::vector<ProductAt> fresh;
};

Beside beside(const Index& index, const std::vector<ScreenedText>& texts, const std::vector<ProductId>& ids,
              const std::vector<ScreenedText>& known) {
    Beside found{std::vector<ProductAt>(ids.size(), gone), {}};
    std::size_t b = 0;
    for (ProductAt at = 0; at < texts.size(); ++at) {
        while (b < ids.size() && ids[b] < index.products[at].id) ++b;
        const bool same = b < ids.size() && ids[b] == index.products[at].id && known[b] == texts[at];
        if (same) {
            found.at_of_base[b] = at;
        } else {
            found.fresh.push_back(at);
        }
    }
    return found;
}

}  // namespace

std::shared_ptr<const Screener::Base> Screener::base_for(const Index& index, const std::vector<ScreenedText>& texts) {
    std::unique_lock lock(mutex_);
    const auto ready = [&] {
        if (making_.valid() && making_.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
            const auto done = std::exchange(making_, {});
            base_ = done.get();
        }
        return base_ && beside(index, texts, base_->ids, base_->texts).fresh.size() <= most_new;
    };
    if (ready()) return base_;
    if (!making_.valid()) {
        std::vector<ProductId> ids;
        ids.reserve(index.products.size());
        for (const auto& product : index.products) ids.push_back(product.id);
        making_ = std::async(std::launch::async, [ids = std::move(ids), copy = texts]() mutable {
                      return std::shared_ptr<const Base>(std::make_shared<Base>(std::move(ids), std::move(copy)));
                  }).share();
    }
    const auto making = making_;
    lock.unlock();
    making.wait_for(patience);
    lock.lock();
    ready();
    return base_;
}

// Pairs and products of the base that are in the index as they were.
void Screener::Grown::take_known(const Index& index) {
    for (const auto& pair : base->pairs) {
        const auto first = at_of_base[pair.first];
        const auto second = at_of_base[pair.second];
        if (first != gone && second != gone) keep(index, first, second, pair.relation);
    }
    for (std::size_t b = 0; b < base->ids.size(); ++b)
        if (at_of_base[b] != gone) screened.unprocessed[at_of_base[b]] = base->unprocessed[b];
}

void Screener::Grown::look_at_fresh(const Index& index) {
    for (std::size_t i = 0; i < fresh.size(); ++i) {
        const auto item = texts[fresh[i]].item();
        screened.unprocessed[fresh[i]] = screening::screen_item(item).flagged();
        for (const auto& found : base->known.like(item))
            if (const auto other = at_of_base[found.first]; other != gone)
                keep(index, other, fresh[i], found.answer.relation);
        for (std::size_t j = 0; j < i; ++j) {
            const auto answer = screening::screen_pair(texts[fresh[j]].item(), item);
            if (answer.relation != screening::Relation::different) keep(index, fresh[j], fresh[i], answer.relation);
        }
    }
}

std::shared_ptr<const Screener::Grown> Screener::grown(const Index& index) {
    {
        const std::lock_guard lock(mutex_);
        if (last_ && last_->version == index.version) return last_;
    }
    auto made = std::make_shared<Grown>();
    made->version = index.version;
    made->texts = texts_of(index, gazetteer_);
    made->base = base_for(index, made->texts);
    made->screened.unprocessed.resize(made->texts.size());
    made->screened.whole = false;
    if (!made->base) return made;
    auto lying = beside(index, made->texts, made->base->ids, made->base->texts);
    made->at_of_base = std::move(lying.at_of_base);
    made->fresh = std::move(lying.fresh);
    made->take_known(index);
    made->screened.whole = made->fresh.size() <= most_new;
    if (made->screened.whole) made->look_at_fresh(index);
    for (ProductAt at = 0; at < made->texts.size(); ++at)
        if (!may_be_unprocessed(index.products[at])) made->screened.unprocessed[at] = false;
    std::ranges::sort(made->screened.pairs, {}, [](const Double& pair) { return std::pair(pair.first, pair.second); });
    if (!made->screened.whole) return made;
    const std::lock_guard lock(mutex_);
    last_ = made;
    return made;
}

std::shared_ptr<const Screened> Screener::get(const Index& index) {
    const auto made = grown(index);
    return {made, &made->screened};
}

std::vector<Screener::Like> Screener::like(const Index& index, const screening::Item& newcomer,
                                           std::optional<ProductAt> itself) {
    const auto made = grown(index);
    std::vector<Like> found;
    if (!made->base) return found;
    for (const auto& one : made->base->known.like(newcomer)) {
        const auto at = made->at_of_base[one.first];
        if (at != gone && at != itself) found.push_back({at, one.answer});
    }
    for (std::size_t i = 0; i < std::min(made->fresh.size(), most_new); ++i) {
        if (made->fresh[i] == itself) continue;
        auto answer = screening::screen_pair(made->texts[made->fresh[i]].item(), newcomer);
        if (answer.relation != screening::Relation::different) found.push_back({made->fresh[i], std::move(answer)});
    }
    std::ranges::stable_sort(found, std::ranges::greater{}, [](const Like& one) { return one.answer.score; });
    return found;
}

}  // namespace saolang::registry
