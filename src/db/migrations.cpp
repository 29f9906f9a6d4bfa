#include "db/migrations.hpp"

#include <charconv>

#include <fmt/format.h>

#include "base/embedded.hpp"
#include "base/hash.hpp"

namespace saolang::db {

namespace {

constexpr std::string_view folder = "src/db/migrations/";

void replace_words(std::string& text, std::string_view word, std::string_view by) {
    const auto is_letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) {
        const std::size_t end = at + word.size();
        const bool whole = (at == 0 || !is_letter(text[at - 1])) && (end == text.size() || !is_letter(text[end]));
        if (whole) text.replace(at, word.size(), by);
        at += whole ? by.size() : word.size();
    }
}

struct Applied {
    std::int64_t number;
    std::string name;
    std::string checksum;
};

std::vector<Applied> applied_migrations(Reader& reader) {
    const std::string_view exists = reader.engine() == Engine::sqlite
                                        ? "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_migration'"
                                        : "SELECT count(*) FROM pg_tables WHERE schemaname = current_schema() "
                                          "AND tablename = 'schema_migration'";
    std::vector<Applied> applied;
    if (reader.integer(exists) == 0) return applied;
    reader.query("SELECT number, name, checksum FROM schema_migration ORDER BY number", {}, [&](const Row& row) {
        applied.push_back({row.integer(0), std::string(row.text(1)), std::string(row.text(2))});
    });
    return applied;
}

// Applied steps must be the first of ours, unchanged.
void refuse_other_history(const std::vector<Applied>& applied, const std::vector<Migration>& migrations) {
    for (std::size_t i = 0; i < applied.size(); ++i) {
        if (i >= migrations.size() || migrations[i].number != applied[i].number) {
            throw DatabaseError(
                Trouble::corrupt,
                fmt::format("the database was made by a newer or another program: this one does not know its "
                            "schema step {}; use the program that made it, or a newer one",
                            applied[i].name));
        }
        if (migrations[i].checksum != applied[i].checksum) {
            throw DatabaseError(Trouble::corrupt,
                                fmt::format("schema step {} was changed after it had been applied to this database; "
                                            "use the program that made the database",
                                            applied[i].name));
        }
    }
}

constexpr std::string_view migration_table =
    "CREATE TABLE IF NOT EXISTS schema_migration (\n"
    "    number BIGINT PRIMARY KEY,\n"
    "    name TEXT NOT NULL,\n"
    "    checksum TEXT NOT NULL\n"
    ");\n";

void apply_step(WritingConnection& connection, const Migration& step) {
    connection.command(for_engine(step.sql, connection.engine()));
    connection.execute("INSERT INTO schema_migration (number, name, checksum) VALUES ($1, $2, $3)",
                       {param(step.number), param(step.name), param(step.checksum)});
}

}  // namespace

std::vector<Migration> embedded_migrations() {
    std::vector<Migration> migrations;
    for (const EmbeddedFile& file : embedded_files()) {
        if (!file.name.starts_with(folder) || !file.name.ends_with(".sql")) continue;
        const std::string_view name = file.name.substr(folder.size(), file.name.size() - folder.size() - 4);
        std::int64_t number = 0;
        if (std::from_chars(name.data(), name.data() + name.size(), number).ec != std::errc{}) {
            throw std::logic_error("a migration without a number: " + std::string(file.name));
        }
        if (!migrations.empty() && migrations.back().number >= number) {
            throw std::logic_error("two migrations with one number: " + std::string(file.name));
        }
        migrations.push_back({number, std::string(name), file.bytes, sha256_hex(file.bytes)});
    }
    return migrations;
}

std::string for_engine(std::string_view sql, Engine engine) {
    const std::string_view mine = engine == Engine::sqlite ? "--@ sqlite" : "--@ postgresql";
    std::string out;
    bool wanted = true;
    bool in_table = false;
    while (!sql.empty()) {
        const std::size_t end = std::min(sql.find('\n'), sql.size());
        const std::string_view line = sql.substr(0, end);
        sql.remove_prefix(std::min(end + 1, sql.size()));
        if (line.starts_with("--@ ")) {
            wanted = line == mine || line == "--@ both";
            continue;
        }
        if (!wanted) continue;
        if (line.starts_with("CREATE ")) in_table = line.starts_with("CREATE TABLE ");
        const bool strict = engine == Engine::sqlite && in_table && line == ");";
        out += strict ? std::string_view(") STRICT;") : line;
        out += '\n';
    }
    if (engine == Engine::sqlite) {
        replace_words(out, "BIGINT", "INTEGER");
        replace_words(out, "BYTEA", "BLOB");
        replace_words(out, "ROWID_KEY_ONCE", "INTEGER PRIMARY KEY AUTOINCREMENT");
        replace_words(out, "ROWID_KEY", "INTEGER PRIMARY KEY");
    } else {
        replace_words(out, "ROWID_KEY_ONCE", "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY");
        replace_words(out, "ROWID_KEY", "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY");
    }
    return out;
}

void migrate(WritingConnection& connection, const std::vector<Migration>& migrations) {
    const std::vector<Applied> applied = applied_migrations(connection);
    refuse_other_history(applied, migrations);
    try {
        if (applied.empty()) {
            connection.begin();
            connection.command(for_engine(migration_table, connection.engine()));
            connection.command("COMMIT");
        }
        for (std::size_t i = applied.size(); i < migrations.size(); ++i) {
            connection.begin();
            connection.start_work();
            apply_step(connection, migrations[i]);
            connection.command("COMMIT");
        }
    } catch (...) {
        connection.rollback();
        throw;
    }
}

void make_schema(WritingConnection& connection, const std::vector<Migration>& migrations) {
    connection.command(for_engine(migration_table, connection.engine()));
    for (const Migration& step : migrations) apply_step(connection, step);
}

void check_schema(Reader& reader, const std::vector<Migration>& migrations) {
    const std::vector<Applied> applied = applied_migrations(reader);
    refuse_other_history(applied, migrations);
    if (applied.size() < migrations.size()) {
        throw DatabaseError(Trouble::corrupt, applied.empty()
                                                  ? "there is no registry in this database"
                                                  : "the database is older than this program: start the server "
                                                    "once, which brings it up to date");
    }
}

std::int64_t last_sequence(Reader& reader) {
    return reader.integer("SELECT COALESCE(MAX(sequence), 0) FROM trail_entry").value_or(0);
}

}  // namespace saolang::db
