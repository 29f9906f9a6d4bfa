#pragma once
// Chủ thể OCOP: who makes the product and answers for it.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "places/place_key.hpp"

namespace saolang::registry {

enum class ProducerId : std::int64_t {};

// The kinds of QĐ 26/2026, Điều 2; `other` holds those of the tourism group (hội, hiệp hội, trung tâm điều hành) and
// what older lists name otherwise (làng nghề).
enum class ProducerKind : std::uint8_t { cooperative, cooperative_group, enterprise, farm, household, other };
inline constexpr std::array producer_kinds{ProducerKind::cooperative, ProducerKind::cooperative_group,
                                           ProducerKind::enterprise,  ProducerKind::farm,
                                           ProducerKind::household,   ProducerKind::other};

// Stored and exported: "cooperative", …
[[nodiscard]] std::string_view code_of(ProducerKind kind);
[[nodiscard]] std::optional<ProducerKind> producer_kind_from_code(std::string_view code);
// As lists write it: "HTX", "Tổ hợp tác", "DN", "công ty", "hộ", "Hộ KD", "cơ sở"…
[[nodiscard]] std::optional<ProducerKind> producer_kind_from_words(std::string_view words);
// From the way the name begins ("HTX …", "Công ty TNHH …", "Cơ sở …"). A guess: a registry should check households.
[[nodiscard]] std::optional<ProducerKind> producer_kind_from_name(std::string_view name);

using places::PlaceKey;

struct Producer {
    ProducerId id{};
    std::string code;  // short, unguessable; made when first stored
    std::string slug;  // unique; made when first stored
    std::string name;
    std::optional<ProducerKind> kind;
    std::optional<std::string> tax_code;
    std::optional<PlaceKey> place;               // the finest unit known: commune, else district, else province
    std::optional<ProducerId> merged_into = {};  // it was a double of that one: no figure, list or file has it
    bool operator==(const Producer&) const = default;
};

// Kept apart: personal or protected, never on a public page, in the trail as commitments only.
struct ProducerPrivate {
    std::optional<std::string> representative = {};
    std::optional<std::string> phone = {};
    std::optional<std::string> email = {};
    std::optional<std::string> address = {};
    std::optional<bool> women_led = {};  // absent: not known
    std::optional<bool> minority_led = {};
    std::optional<bool> disabled_led = {};
    bool operator==(const ProducerPrivate&) const = default;
};

}  // namespace saolang::registry
