#pragma once
// Products in doubt, found while the program runs: the whole registry is screened once, off the way of requests when
// that takes long; afterwards only products that are new or were corrected.

#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "registry/doubles.hpp"

namespace saolang::registry {

struct Screened {
    std::vector<Double> pairs;      // of products, in the order of their first records
    std::vector<bool> unprocessed;  // by position: looks fresh or raw
    bool whole = true;              // false: some products are being looked at just now and come a little later
};

class Screener {
public:
    explicit Screener(const places::Gazetteer& gazetteer) : gazetteer_(gazetteer) {}

    // Waits a moment for what is not known yet, and then answers what is.
    [[nodiscard]] std::shared_ptr<const Screened> get(const Index& index);

    // Products of the index like one that is not in it, or like `itself`: the likeliest doubles first.
    struct Like {
        ProductAt at;
        screening::PairAnswer answer;
    };
    [[nodiscard]] std::vector<Like> like(const Index& index, const screening::Item& newcomer,
                                         std::optional<ProductAt> itself = {});

private:
    struct Base;
    struct Grown;
    [[nodiscard]] std::shared_ptr<const Base> base_for(const Index& index, const std::vector<ScreenedText>& texts);
    [[nodiscard]] std::shared_ptr<const Grown> grown(const Index& index);

    const places::Gazetteer& gazetteer_;
    std::mutex mutex_;
    std::shared_ptr<const Base> base_;
    std::shared_ptr<const Grown> last_;
    std::shared_future<std::shared_ptr<const Base>> making_;
};

}  // namespace saolang::registry
