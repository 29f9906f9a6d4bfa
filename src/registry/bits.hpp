#pragma once
// A set of small numbers as bits: intersecting a million products takes microseconds.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace saolang::registry {

class Bits {
public:
    Bits() = default;
    explicit Bits(std::size_t size) : size_(size), blocks_((size + 63) / 64) {}

    [[nodiscard]] std::size_t size() const { return size_; }
    void set(std::size_t at) { blocks_[at / 64] |= std::uint64_t{1} << (at % 64); }
    [[nodiscard]] bool test(std::size_t at) const { return (blocks_[at / 64] >> (at % 64) & 1U) != 0; }

    Bits& operator&=(const Bits& other) {
        for (std::size_t i = 0; i < blocks_.size(); ++i) blocks_[i] &= other.blocks_[i];
        return *this;
    }
    Bits& operator|=(const Bits& other) {
        for (std::size_t i = 0; i < blocks_.size(); ++i) blocks_[i] |= other.blocks_[i];
        return *this;
    }
    Bits& operator-=(const Bits& other) {
        for (std::size_t i = 0; i < blocks_.size(); ++i) blocks_[i] &= ~other.blocks_[i];
        return *this;
    }
    [[nodiscard]] static Bits all(std::size_t size) {
        Bits bits(size);
        for (auto& block : bits.blocks_) block = ~std::uint64_t{0};
        if (size % 64 != 0) bits.blocks_.back() = (std::uint64_t{1} << (size % 64)) - 1;
        return bits;
    }

    [[nodiscard]] bool none() const {
        for (const auto block : blocks_) {
            if (block != 0) return false;
        }
        return true;
    }
    [[nodiscard]] std::size_t count() const {
        std::size_t sum = 0;
        for (const auto block : blocks_) sum += static_cast<std::size_t>(std::popcount(block));
        return sum;
    }
    [[nodiscard]] std::size_t count_common(const Bits& other) const {
        std::size_t sum = 0;
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            sum += static_cast<std::size_t>(std::popcount(blocks_[i] & other.blocks_[i]));
        }
        return sum;
    }

    // The first member at or after `from`.
    [[nodiscard]] std::optional<std::size_t> next(std::size_t from) const {
        if (from >= size_) return std::nullopt;
        std::size_t i = from / 64;
        std::uint64_t block = blocks_[i] & (~std::uint64_t{0} << (from % 64));
        while (block == 0) {
            if (++i == blocks_.size()) return std::nullopt;
            block = blocks_[i];
        }
        return i * 64 + static_cast<std::size_t>(std::countr_zero(block));
    }
    // The last member before `end`.
    [[nodiscard]] std::optional<std::size_t> last_before(std::size_t end) const {
        if (end == 0 || blocks_.empty()) return std::nullopt;
        std::size_t i = (end - 1) / 64;
        const std::size_t above = 63 - (end - 1) % 64;
        std::uint64_t block = blocks_[i] & (~std::uint64_t{0} >> above);
        while (block == 0) {
            if (i-- == 0) return std::nullopt;
            block = blocks_[i];
        }
        return i * 64 + 63 - static_cast<std::size_t>(std::countl_zero(block));
    }
    template <class Visit>
    void each(const Visit& visit) const {
        for (std::size_t i = 0; i < blocks_.size(); ++i) {
            for (std::uint64_t block = blocks_[i]; block != 0; block &= block - 1) {
                visit(i * 64 + static_cast<std::size_t>(std::countr_zero(block)));
            }
        }
    }

private:
    std::size_t size_ = 0;
    std::vector<std::uint64_t> blocks_;
};

}  // namespace saolang::registry
