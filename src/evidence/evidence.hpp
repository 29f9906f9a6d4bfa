#pragma once
// Minh chứng: pictures, scans and documents that show what the registry says. What is withdrawn stays, with its day and
// ground; no file is deleted.

#include <optional>
#include <string>
#include <string_view>

#include "base/clock.hpp"
#include "base/date.hpp"
#include "trail/trail.hpp"
#include "web/language.hpp"

namespace saolang::evidence {

enum class EvidenceId : std::int64_t {};

enum class Kind : std::uint8_t {
    picture,   // shown on public pages: only the two cleaned sizes are kept, never what the camera said beside them
    scan,      // of a paper: JPEG, PNG or PDF as it came
    document,  // PDF as it came
};
[[nodiscard]] std::string_view code_of(Kind kind);
[[nodiscard]] std::optional<Kind> kind_from_code(std::string_view code);
[[nodiscard]] web::Word words_of(Kind kind);

// What it is evidence of: a record of the registry or of the programme, by its kind in the trail.
[[nodiscard]] bool can_have_evidence(const trail::Subject& subject);
// Only a picture of a product is shown to everybody.
[[nodiscard]] bool may_be_public(Kind kind, const trail::Subject& subject);

struct Evidence {
    EvidenceId id{};
    std::string code;  // in addresses; made with the form, so that a form sent twice is stored once
    trail::Subject subject;
    Kind kind = Kind::picture;
    std::string title;
    std::optional<Date> valid_from = {};
    std::optional<Date> valid_to = {};  // the last day
    // Hashes of files.
    std::optional<std::string> original = {};  // scans and documents
    std::optional<std::string> large = {};     // pictures: WebP of at most 1280 and 320 pixels
    std::optional<std::string> small = {};
    std::optional<std::int64_t> width = {};  // of the large one
    std::optional<std::int64_t> height = {};
    Moment added{};
    std::string account;
    bool is_public = false;  // shown to everybody on the product's page; decided when it is added
    std::optional<Moment> withdrawn = {};
    std::optional<std::string> withdrawal_ground = {};
};

[[nodiscard]] inline bool stands(const Evidence& evidence) { return !evidence.withdrawn; }

}  // namespace saolang::evidence
