// Promises about the whole registry that `saolang verify` checks.

#include "registry/record.hpp"

namespace saolang::registry {

std::vector<trail::Invariant> invariants() {
    using trail::finds_nothing;
    std::vector<trail::Invariant> all;
    for (const auto* layout : layouts()) all.push_back(trail::agrees_with_trail(*layout));
    all.push_back(finds_nothing("mọi công nhận kết thúc sau khi bắt đầu", "recognition",
                                "SELECT id FROM recognition WHERE valid_to < valid_from ORDER BY id LIMIT 1"));
    all.push_back(finds_nothing("mọi hạng sao là 3, 4 hoặc 5", "recognition",
                                "SELECT id FROM recognition WHERE star NOT IN (3, 4, 5) ORDER BY id LIMIT 1"));
    all.push_back(finds_nothing(
        "mọi lần thu hồi có căn cứ", "recognition",
        "SELECT id FROM recognition WHERE withdrawn_on IS NOT NULL AND withdrawal_ground IS NULL ORDER BY id LIMIT 1"));
    return all;
}

}  // namespace saolang::registry
