#pragma once
// The rows and lines around the data: titles, group rows, totals, signatures.

#include <string>
#include <string_view>
#include <vector>

#include "registry/list_row.hpp"

namespace saolang::registry {

enum class GroupLevel : std::uint8_t { province, district, commune, producer, group, star, decision, year, round };

// What a group row says; several facts may stand in one ("Quyết định số … năm 2023").
struct GroupFact {
    GroupLevel level;
    std::string words;  // of a place or a producer
    std::optional<ProductGroup> group;
    std::optional<Star> star;
    DecisionReading decision;
    std::optional<std::int32_t> year;
};
// Empty when the text names no group known.
[[nodiscard]] std::vector<GroupFact> group_facts(std::string_view text);

[[nodiscard]] GroupFact producer_fact(std::string_view text);

[[nodiscard]] bool is_total(std::string_view folded);
// "Cộng huyện Đại Lộc", "Tổng Tam Kỳ: 4 SP" in a row that has nothing else.
[[nodiscard]] bool is_subtotal(std::string_view folded);
// "27 SP", "03 sản phẩm", "2 chủ thể": what stands beside a group's name.
[[nodiscard]] bool is_count(std::string_view folded);
// A note under the table, no name: "Danh sách này có 12 sản phẩm./.", "(*) …", "Nguồn: …".
[[nodiscard]] bool is_sentence(std::string_view text);
[[nodiscard]] bool is_signature(std::string_view folded);
// "I", "IV", "A", "1.": what numbers a group.
[[nodiscard]] bool is_group_number(std::string_view text);

// Adds what the lines above a table say: decision, year, district, province.
void read_title(std::string_view text, Surroundings& around);
// Adds what the sheet's name says where nothing else did: "Đại Lộc", "Năm 2022".
void read_sheet_name(std::string_view name, Surroundings& around);

// Group rows one under another: a new district ends the groups that stood under the former district.
class GroupStack {
public:
    void push(std::vector<GroupFact> facts);
    void apply(Surroundings& around) const;

private:
    std::vector<GroupFact> levels_;
};

}  // namespace saolang::registry
