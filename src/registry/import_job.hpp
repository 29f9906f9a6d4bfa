#pragma once
// A list an officer reads in by the browser, from the upload to the change it became: kept so that the tab may be
// closed.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.hpp"
#include "db/database.hpp"
#include "people/account.hpp"
#include "registry/list.hpp"

namespace saolang::registry {

struct ImportJob {
    std::int64_t id = 0;
    std::string code;  // in addresses
    people::AccountId account{};
    Moment made{};
    std::string file_name;
    ListKind kind{};
    std::string sender = {};     // who sent the list, as the officer names it; "": not said
    std::string mapping = {};    // columns as a person changed them (list_mapping.hpp); "": as recognised
    std::string decisions = {};  // about doubtful rows (import_decision.hpp)
    enum class State : std::uint8_t {
        open,      // read; the officer looks at it
        applying,  // pressed “Ghi”; a thread writes it, also when the tab is closed
        applied,
    } state = State::open;
    bool keeps_good = false;   // refused rows are left out; otherwise they stop the import
    std::string change = {};   // code of the change it became
    std::size_t written = 0;   // records
    std::string records = {};  // of a part above the registry: its kind of records; `kind` says nothing then
};

ImportJob add_job(db::Writer& writer, ImportJob job, std::string_view file);
[[nodiscard]] std::optional<ImportJob> job_with_code(db::Reader& reader, std::string_view code);
// Of the registry's lists, or of those of one kind of a part above it.
[[nodiscard]] std::vector<ImportJob> jobs_of(db::Reader& reader, people::AccountId account,
                                             std::string_view records = {}, std::size_t most = 20);
// Nothing when it was thrown away: files are kept for 30 days, for they hold personal data.
[[nodiscard]] std::optional<std::string> file_of(db::Reader& reader, std::int64_t job);

// Mapping, decisions, state and what came of it.
void save_job(db::Writer& writer, const ImportJob& job);
// Files of jobs made before the moment.
void throw_files_away(db::Writer& writer, Moment before);

// The columns of the last list of the job's sender; of the account's own lists where no sender is said.
[[nodiscard]] std::string remembered_mapping(db::Reader& reader, const ImportJob& job);
void remember_mapping(db::Writer& writer, const ImportJob& job, Moment now);

[[nodiscard]] std::string_view code_of(ListKind kind);  // "recognitions", …
[[nodiscard]] std::optional<ListKind> list_kind_from_code(std::string_view code);

}  // namespace saolang::registry
