#pragma once
// Requests about personal data: rows in, values out; every write with its trail entry.

#include <vector>

#include "base/result.hpp"
#include "privacy/request.hpp"
#include "trail/rows.hpp"

namespace saolang::privacy {

inline constexpr std::int64_t most_requests_an_hour = 30;  // of the public page, all readers together

enum class RequestRefused { too_many };
// Stores it once: the same code again changes nothing and succeeds.
Result<void, RequestRefused> add_request(const trail::WriteContext& context, const PrivacyRequest& request);
void correct_request(const trail::WriteContext& context, const PrivacyRequest& request);

[[nodiscard]] std::optional<PrivacyRequest> request_with_code(db::Reader& reader, std::string_view code);
[[nodiscard]] std::vector<PrivacyRequest> requests(db::Reader& reader);  // by id

[[nodiscard]] std::vector<trail::Invariant> invariants();

}  // namespace saolang::privacy
