// Promises about evidence that `saolang verify` checks.

#include <fmt/format.h>

#include "evidence/store.hpp"

namespace saolang::evidence {

namespace {

std::optional<std::string> first_broken_file(db::Reader& reader, const std::string& folder) {
    std::optional<std::string> broken;
    reader.query("SELECT hash, bytes FROM evidence_file ORDER BY id", {}, [&](const db::Row& row) {
        if (broken) return;
        const auto bytes = db::kept_file(folder, row.text(0));
        if (bytes && static_cast<std::int64_t>(bytes->size()) == row.integer(1)) return;
        const bool missing = !bytes && bytes.error() == db::FileTrouble::missing;
        broken = fmt::format("evidence_file {} {}", row.text(0), missing ? "missing" : "changed");
    });
    return broken;
}

}  // namespace

std::vector<trail::Invariant> invariants(const std::string& folder) {
    std::vector<trail::Invariant> all{trail::agrees_with_trail(file_layout), trail::agrees_with_trail(evidence_layout)};
    all.push_back({"mọi tệp minh chứng có trên đĩa và đúng mã băm",
                   [folder](db::Reader& reader) { return first_broken_file(reader, folder); }});
    all.push_back(trail::finds_nothing("mọi minh chứng có tệp", "evidence",
                                       "SELECT id FROM evidence WHERE original IS NULL AND (large IS NULL OR small IS "
                                       "NULL) ORDER BY id LIMIT 1"));
    all.push_back(trail::finds_nothing("mọi minh chứng hết hiệu lực sau khi bắt đầu", "evidence",
                                       "SELECT id FROM evidence WHERE valid_to < valid_from ORDER BY id LIMIT 1"));
    return all;
}

}  // namespace saolang::evidence
