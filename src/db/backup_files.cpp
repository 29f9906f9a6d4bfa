#include "db/backup_files.hpp"

#include "base/hash.hpp"
#include "db/file_store.hpp"

namespace saolang::db {

namespace {

std::string_view text_of(std::span<const std::uint8_t> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool has_table(Reader& reader, std::string_view name) {
    return reader.integer("SELECT COUNT(*) FROM sqlite_schema WHERE name = $1", {param(name)}) == 1;
}

bool has_files(Reader& backup) { return has_table(backup, "backup_file"); }

std::vector<std::string> hashes_in(Reader& reader, std::string_view sql) {
    std::vector<std::string> hashes;
    reader.query(sql, {}, [&](const Row& row) { hashes.emplace_back(row.text(0)); });
    return hashes;
}

// What rows name and the backup did not carry is told again at its restoring.
std::vector<std::string> not_carried(Reader& copy) {
    const bool carries = has_files(copy);
    return hashes_in(copy, carries ? "SELECT hash FROM evidence_file WHERE hash NOT IN "
                                     "(SELECT hash FROM backup_file) ORDER BY hash"
                                   : "SELECT hash FROM evidence_file ORDER BY hash");
}

}  // namespace

PackedFiles pack_files(SqliteConnection& copy, const std::string& folder) {
    PackedFiles packed;
    copy.begin();
    copy.start_work();
    copy.execute("CREATE TABLE backup_file (hash TEXT PRIMARY KEY, content BLOB NOT NULL) STRICT");
    for (const auto& hash : hashes_in(copy, "SELECT hash FROM evidence_file ORDER BY hash")) {
        const auto bytes = kept_file(folder, hash);
        if (!bytes) {
            packed.missing.push_back(hash);
            continue;
        }
        const std::span content(reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size());
        copy.execute("INSERT INTO backup_file (hash, content) VALUES ($1, $2)", {param(hash), content});
        ++packed.count;
    }
    copy.command("COMMIT");
    return packed;
}

void expect_sound_files(Reader& backup) {
    if (!has_files(backup)) return;
    backup.query("SELECT hash, content FROM backup_file", {}, [](const Row& row) {
        if (sha256_hex(text_of(row.bytes(1))) == row.text(0)) return;
        throw DatabaseError(Trouble::corrupt, "a file in it is not what its name says: " + std::string(row.text(0)));
    });
}

PackedFiles unpack_files(SqliteConnection& copy, const std::string& folder) {
    PackedFiles unpacked;
    unpacked.missing = not_carried(copy);
    if (!has_files(copy)) return unpacked;
    copy.query("SELECT content FROM backup_file", {}, [&](const Row& row) {
        if (folder.empty()) throw DatabaseError(Trouble::other, "the backup holds files and no folder was named");
        static_cast<void>(keep_file(folder, text_of(row.bytes(0))));
        ++unpacked.count;
    });
    copy.command("DROP TABLE backup_file");
    copy.command("VACUUM");  // their pages would stay in the file
    return unpacked;
}

}  // namespace saolang::db
