#pragma once
// Everything that is kept about one person: what a request to get one's data is answered with.

#include <string>
#include <vector>

#include "base/result.hpp"
#include "privacy/request.hpp"
#include "trail/rows.hpp"

namespace saolang::privacy {

struct KeptValue {
    std::string table;   // "producer_private"
    std::string column;  // "phone"
    std::string value;
};
struct KeptChange {
    Moment moment{};
    std::string action;
    std::string account;  // who: an account's code
    std::string field;
    std::string before;  // empty: there was none, or it was erased
    std::string after;
};
struct Kept {
    std::string name;  // of the producer, the account or the report
    std::vector<KeptValue> values;
    std::vector<KeptChange> history;  // newest first
};

// Nothing when there is no such record.
[[nodiscard]] std::optional<Kept> kept_about(db::Reader& reader, const About& about);

// One JSON text, indented, with the meaning of each key in its name.
[[nodiscard]] std::string json_of(const Kept& kept, Date day);

// The record of that kind named by its code.
[[nodiscard]] std::optional<About> about_with_code(db::Reader& reader, AboutKind kind, std::string_view code);

// What goes and what stays when it is erased, as `table.column`.
struct ErasurePlan {
    std::vector<KeptValue> goes;
    std::vector<KeptValue> stays;
};
[[nodiscard]] ErasurePlan erasure_plan(const About& about, const Kept& kept);

enum class EraseRefused { no_such_record, account_open };
// In the caller's write: the facts go from the rows and from the history. Returns how many values went.
Result<std::int64_t, EraseRefused> erase_personal_facts(const trail::WriteContext& context, const About& about);

}  // namespace saolang::privacy
