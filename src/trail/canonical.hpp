#pragma once
// The bytes that are hashed: one JSON text for one meaning (docs/formats/trail.md).

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saolang::trail {

// A JSON string with the fewest escapes: \" \\ \b \f \n \r \t, \u00xx for other control characters, the rest as it is.
void append_json_text(std::string& out, std::string_view text);

// What an entry is hashed from. The states are canonical JSON objects, or absent: `null`.
struct HashedEntry {
    std::int64_t sequence;
    std::int64_t moment;  // milliseconds since 1970-01-01T00:00:00Z
    std::string_view change;
    std::string_view account;
    std::string_view action;
    std::string_view subject_kind;
    std::int64_t subject_id;
    std::optional<std::string_view> before;
    std::optional<std::string_view> after;
    std::string_view reason;
    std::string_view previous;
};

void write_canonical(std::string& out, const HashedEntry& entry);

// The entry before the first.
inline constexpr std::string_view no_hash = "0000000000000000000000000000000000000000000000000000000000000000";

// What stands in a state for a personal value: "<number of its row>-<SHA-256 of salt and value>".
using Salt = std::array<std::uint8_t, 32>;
[[nodiscard]] std::string commitment_of(std::int64_t number, std::span<const std::uint8_t> salt,
                                        std::string_view value);
[[nodiscard]] std::optional<std::int64_t> number_of(std::string_view commitment);
// All in a state, in the order in which they stand there.
[[nodiscard]] std::vector<std::string_view> commitments_in(std::string_view state);

inline constexpr std::string_view commitment_opens = "{\"personal\":\"";
inline constexpr std::string_view commitment_closes = "\"}";

}  // namespace saolang::trail
