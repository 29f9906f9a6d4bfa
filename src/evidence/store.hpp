#pragma once
// The tables of evidence: rows in, values out. Every write goes with its trail entry in the same transaction.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "evidence/evidence.hpp"
#include "evidence/upload.hpp"
#include "trail/rows.hpp"

namespace saolang::evidence {

using trail::WriteContext;

extern const trail::Layout file_layout;
extern const trail::Layout evidence_layout;
[[nodiscard]] std::span<const trail::Layout* const> layouts();
// What a record of these is, or was, evidence of; a file: what it was first sent for. Nothing for other kinds.
[[nodiscard]] std::optional<trail::Subject> record_behind(db::Reader& reader, const trail::Subject& subject);

struct NewEvidence {
    std::string code = {};  // empty: made here
    trail::Subject subject;
    std::string title;
    std::optional<Date> valid_from = {};
    std::optional<Date> valid_to = {};
    bool is_public = false;
};

enum class AddRefused {
    no_such_record,      // nothing to be evidence of
    ends_before_begins,  // valid_to before valid_from
    not_for_the_public,  // is_public, and not a picture of a product
};
[[nodiscard]] web::Word words_of(AddRefused why);

// The upload's files stand on the disk already: it holds their receipts. The same code again stores nothing and gives
// what was stored then.
[[nodiscard]] Result<Evidence, AddRefused> add_evidence(const WriteContext& context, const NewEvidence& evidence,
                                                        const StoredUpload& upload);

// Says that it holds no longer; the row and the files stay. False when there is none of that code; one that was
// withdrawn before stays as it was.
[[nodiscard]] bool withdraw_evidence(const WriteContext& context, std::string_view code, std::string_view ground);

// Evidence of a record that was merged into another becomes the other's, withdrawn or not.
void move_evidence(const WriteContext& context, const trail::Subject& merged, const trail::Subject& kept);

// Oldest first; withdrawn ones only when asked for.
enum class Withdrawn : std::uint8_t { left_out, included };
[[nodiscard]] std::vector<Evidence> evidence_of(db::Reader& reader, const trail::Subject& subject,
                                                Withdrawn withdrawn = Withdrawn::left_out);
[[nodiscard]] std::optional<Evidence> evidence_with(db::Reader& reader, std::string_view code);

// Of products, that stand and are shown to everybody: the newest of each, by product.
[[nodiscard]] std::vector<Evidence> public_pictures(db::Reader& reader);
// Whether everybody may have the file: it is one of a picture that stands and is shown to everybody.
[[nodiscard]] bool is_public_file(db::Reader& reader, std::string_view hash);

struct FileFacts {
    std::string hash;
    std::int64_t bytes;
    media::FileKind kind;
    std::string name;  // as sent; may be empty
};
[[nodiscard]] std::optional<FileFacts> file_facts(db::Reader& reader, std::string_view hash);

// For `saolang verify`; the folder is that of the files.
[[nodiscard]] std::vector<trail::Invariant> invariants(const std::string& folder);

}  // namespace saolang::evidence
