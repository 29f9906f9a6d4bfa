#include "registry/import_job.hpp"

#include <array>
#include <span>

#include "base/text.hpp"

namespace saolang::registry {

namespace {

constexpr std::array<std::pair<ListKind, std::string_view>, 3> kinds{{
    {ListKind::recognitions, "recognitions"},
    {ListKind::producers, "producers"},
    {ListKind::products, "products"},
}};

constexpr std::array<std::pair<ImportJob::State, std::string_view>, 3> states{{
    {ImportJob::State::open, "open"},
    {ImportJob::State::applying, "applying"},
    {ImportJob::State::applied, "applied"},
}};

ImportJob::State state_from(std::string_view code) {
    for (const auto& [state, name] : states)
        if (name == code) return state;
    return ImportJob::State::open;
}

constexpr std::string_view select = R"(
SELECT id, code, account_id, made, file_name, kind, sender, mapping, decisions, state, keeps_good, change_code, written
  FROM import_job)";

ImportJob job_in(const db::Row& row) {
    const auto kind = list_kind_from_code(row.text(5));
    return {.id = row.integer(0),
            .code = std::string(row.text(1)),
            .account = people::AccountId{row.integer(2)},
            .made = Moment{row.integer(3)},
            .file_name = std::string(row.text(4)),
            .kind = kind.value_or(ListKind::recognitions),
            .sender = std::string(row.text(6)),
            .mapping = std::string(row.text(7)),
            .decisions = std::string(row.text(8)),
            .state = state_from(row.text(9)),
            .keeps_good = row.integer(10) != 0,
            .change = row.maybe_text(11).value_or(""),
            .written = static_cast<std::size_t>(row.integer(12)),
            .records = kind ? std::string() : std::string(row.text(5))};
}

std::vector<ImportJob> jobs(db::Reader& reader, std::string_view where, std::initializer_list<db::Param> params) {
    std::vector<ImportJob> found;
    reader.query(std::string(select).append(where), params, [&](const db::Row& row) { found.push_back(job_in(row)); });
    return found;
}

std::string sender_key(const ImportJob& job) {
    return job.sender.empty() ? "account " + std::to_string(static_cast<std::int64_t>(job.account))
                              : search_key(job.sender);
}

std::string_view code_of(ImportJob::State state) { return states[static_cast<std::size_t>(state)].second; }

}  // namespace

std::string_view code_of(ListKind kind) { return kinds[static_cast<std::size_t>(kind)].second; }

std::optional<ListKind> list_kind_from_code(std::string_view code) {
    for (const auto& [kind, name] : kinds)
        if (name == code) return kind;
    return std::nullopt;
}

ImportJob add_job(db::Writer& writer, ImportJob job, std::string_view file) {
    const std::span<const std::uint8_t> bytes(reinterpret_cast<const std::uint8_t*>(file.data()), file.size());
    writer.query(
        R"(INSERT INTO import_job (code, account_id, made, file_name, file, kind, sender, mapping, decisions,
                                            state, keeps_good, written)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, 0) RETURNING id)",
        {db::param(job.code), db::param(static_cast<std::int64_t>(job.account)), db::param(job.made.milliseconds),
         db::param(job.file_name), bytes, db::param(job.records.empty() ? code_of(job.kind) : job.records),
         db::param(job.sender), db::param(job.mapping), db::param(job.decisions), db::param(code_of(job.state))},
        [&](const db::Row& row) { job.id = row.integer(0); });
    return job;
}

std::optional<ImportJob> job_with_code(db::Reader& reader, std::string_view code) {
    auto found = jobs(reader, " WHERE code = $1", {db::param(code)});
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<ImportJob> jobs_of(db::Reader& reader, people::AccountId account, std::string_view records,
                               std::size_t most) {
    const auto of = db::param(static_cast<std::int64_t>(account));
    const auto limit = db::param(static_cast<std::int64_t>(most));
    if (records.empty())
        return jobs(reader,
                    " WHERE account_id = $1 AND kind IN ('recognitions', 'producers', 'products') "
                    "ORDER BY id DESC LIMIT $2",
                    {of, limit});
    return jobs(reader, " WHERE account_id = $1 AND kind = $3 ORDER BY id DESC LIMIT $2",
                {of, limit, db::param(records)});
}

std::optional<std::string> file_of(db::Reader& reader, std::int64_t job) {
    std::optional<std::string> file;
    reader.query("SELECT file FROM import_job WHERE id = $1 AND file IS NOT NULL", {db::param(job)},
                 [&](const db::Row& row) {
                     const auto bytes = row.bytes(0);
                     file.emplace(reinterpret_cast<const char*>(bytes.data()), bytes.size());
                 });
    return file;
}

void save_job(db::Writer& writer, const ImportJob& job) {
    writer.execute(R"(UPDATE import_job
                         SET mapping = $1, decisions = $2, state = $3, keeps_good = $4, change_code = $5, written = $6
                       WHERE id = $7)",
                   {db::param(job.mapping), db::param(job.decisions), db::param(code_of(job.state)),
                    db::param(std::int64_t{job.keeps_good ? 1 : 0}),
                    job.change.empty() ? db::Param(nullptr) : db::param(job.change),
                    db::param(static_cast<std::int64_t>(job.written)), db::param(job.id)});
}

void throw_files_away(db::Writer& writer, Moment before) {
    writer.execute("UPDATE import_job SET file = NULL WHERE made < $1 AND state <> 'applying' AND file IS NOT NULL",
                   {db::param(before.milliseconds)});
}

std::string remembered_mapping(db::Reader& reader, const ImportJob& job) {
    return reader
        .text("SELECT mapping FROM import_mapping WHERE sender = $1 AND kind = $2",
              {db::param(sender_key(job)), db::param(code_of(job.kind))})
        .value_or("");
}

void remember_mapping(db::Writer& writer, const ImportJob& job, Moment now) {
    writer.execute(R"(INSERT INTO import_mapping (sender, kind, mapping, moment) VALUES ($1, $2, $3, $4)
                      ON CONFLICT (sender, kind) DO UPDATE SET mapping = EXCLUDED.mapping, moment = EXCLUDED.moment)",
                   {db::param(sender_key(job)), db::param(code_of(job.kind)), db::param(job.mapping),
                    db::param(now.milliseconds)});
}

}  // namespace saolang::registry
