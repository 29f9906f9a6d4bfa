#pragma once
// Gộp hồ sơ trùng: two records that are one. One is kept; the other stays with its history, marked with the one it went
// into, and no figure, list or file has it any more. All of it is one change, and undone as one.

#include <span>
#include <string>
#include <vector>

#include "registry/record.hpp"

namespace saolang::registry {

// What a person decides on as one: a place is its code and first day.
struct MergeChoice {
    std::string_view field;
    std::string_view together = {};  // the field that goes with it
};
[[nodiscard]] std::span<const MergeChoice> producer_choices();
[[nodiscard]] std::span<const MergeChoice> product_choices();

// The kept record with the values taken from the other one: those named in `taken`, and those the kept one lacks.
[[nodiscard]] trail::Record merged(const trail::Record& kept, const trail::Record& other,
                                   std::span<const MergeChoice> choices, std::span<const std::string> taken);

// Products of the other producer become products of the kept one, and whoever held a role over it holds it over the
// kept one. Throws std::logic_error when one of both is not there
// or they are the same.
void merge_producers(const WriteContext& context, ProducerId kept, ProducerId other,
                     std::span<const std::string> taken);
// Its recognitions, and what readers reported about it, become the kept product's.
void merge_products(const WriteContext& context, ProductId kept, ProductId other, std::span<const std::string> taken);

}  // namespace saolang::registry
