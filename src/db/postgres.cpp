#include "db/postgres.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstring>
#include <deque>

#include <fmt/format.h>
#include <libpq-fe.h>

#include "base/number.hpp"

namespace saolang::db {

namespace {

// Object identifiers of PostgreSQL's own types, fixed in its catalogue.
constexpr Oid bool_type = 16;
constexpr Oid bytes_type = 17;
constexpr Oid integer_type = 20;
constexpr Oid text_type = 25;
constexpr Oid type_of_context = 0;

constexpr int binary = 1;

Oid type_of(const Param& param) {
    if (std::holds_alternative<std::int64_t>(param)) return integer_type;
    if (std::holds_alternative<std::string_view>(param)) return text_type;
    if (std::holds_alternative<std::span<const std::uint8_t>>(param)) return bytes_type;
    return type_of_context;
}

std::size_t highest_parameter(std::string_view sql) {
    std::size_t highest = 0;
    for (std::size_t at = sql.find('$'); at != std::string_view::npos; at = sql.find('$', at + 1)) {
        std::size_t number = 0;
        std::from_chars(sql.data() + at + 1, sql.data() + sql.size(), number);
        highest = std::max(highest, number);
    }
    return highest;
}

Trouble trouble_of(std::string_view state) {
    if (state == "55P03" || state == "57014" || state == "53300" || state.starts_with("40")) return Trouble::busy;
    if (state.starts_with("08") || state.starts_with("57P")) return Trouble::connection;
    if (state == "53100") return Trouble::disk_full;
    if (state.starts_with("23") || state.starts_with("22") || state == "42804") return Trouble::constraint;
    if (state.starts_with("XX")) return Trouble::corrupt;
    return Trouble::other;
}

class PostgresRow final : public Row {
public:
    PostgresRow(const PGresult* result, std::string_view sql) : result_(result), sql_(sql) {}
    void go_to(int row) {
        row_ = row;
        unescaped_.clear();
    }

    [[nodiscard]] bool is_null(int column) const override {
        if (column < 0 || column >= PQnfields(result_)) refuse(column, "there");
        return PQgetisnull(result_, row_, column) == 1;
    }
    [[nodiscard]] std::int64_t integer(int column) const override {
        const std::string_view text = this->text(column);
        // SQLite has no truth values but 1 and 0.
        if (PQftype(result_, column) == bool_type) return text == "t" ? 1 : 0;
        const auto value = number_in<std::int64_t>(text);
        if (!value || PQftype(result_, column) == text_type) refuse(column, "an integer");
        return *value;
    }
    [[nodiscard]] std::string_view text(int column) const override {
        if (is_null(column)) refuse(column, "text");
        return {PQgetvalue(result_, row_, column), static_cast<std::size_t>(PQgetlength(result_, row_, column))};
    }
    [[nodiscard]] std::span<const std::uint8_t> bytes(int column) const override {
        if (is_null(column) || PQftype(result_, column) != bytes_type) refuse(column, "bytes");
        std::size_t size = 0;
        const std::unique_ptr<unsigned char, void (*)(void*)> raw(
            PQunescapeBytea(reinterpret_cast<const unsigned char*>(PQgetvalue(result_, row_, column)), &size),
            [](void* memory) { PQfreemem(memory); });
        if (!raw) throw std::bad_alloc();
        return unescaped_.emplace_back(raw.get(), raw.get() + size);
    }

private:
    [[noreturn]] void refuse(int column, std::string_view what) const {
        throw std::logic_error(fmt::format("column {} is not {}: {}", column, what, sql_));
    }

    const PGresult* result_;
    std::string_view sql_;
    int row_ = 0;
    mutable std::deque<std::vector<std::uint8_t>> unescaped_;
};

// Values in PostgreSQL's binary form, pointing at the caller's bytes.
struct Values {
    explicit Values(Params params) : integers(params.size()) {
        for (std::size_t i = 0; i < params.size(); ++i) {
            const char* data = nullptr;
            std::size_t size = 0;
            if (const auto* integer = std::get_if<std::int64_t>(&params[i])) {
                integers[i] = static_cast<std::int64_t>(__builtin_bswap64(static_cast<std::uint64_t>(*integer)));
                static_assert(std::endian::native == std::endian::little);
                data = reinterpret_cast<const char*>(&integers[i]);
                size = sizeof integers[i];
            } else if (const auto* text = std::get_if<std::string_view>(&params[i])) {
                data = text->data() != nullptr ? text->data() : "";
                size = text->size();
            } else if (const auto* bytes = std::get_if<std::span<const std::uint8_t>>(&params[i])) {
                data = bytes->data() != nullptr ? reinterpret_cast<const char*>(bytes->data()) : "";
                size = bytes->size();
            }
            pointers.push_back(data);
            lengths.push_back(static_cast<int>(size));
            formats.push_back(binary);
        }
    }
    std::vector<std::int64_t> integers;
    std::vector<const char*> pointers;
    std::vector<int> lengths;
    std::vector<int> formats;
};

}  // namespace

void ClosePostgres::operator()(pg_conn* connection) const { PQfinish(connection); }
void ClearResult::operator()(pg_result* result) const { PQclear(result); }

PostgresConnection::PostgresConnection(std::string server, Use use, std::chrono::milliseconds busy_timeout)
    : server_(std::move(server)), use_(use), busy_timeout_(busy_timeout) {
    connect();
}

void PostgresConnection::connect() {
    statements_.clear();
    // What stands in the connection string wins over the defaults before it, and UTF-8 over both.
    const std::array<const char*, 6> names = {"connect_timeout", "application_name", "keepalives_idle",
                                              "dbname",          "client_encoding",  nullptr};
    const std::array<const char*, 6> values = {"5", "saolang", "10", server_.c_str(), "UTF8", nullptr};
    connection_.reset(PQconnectdbParams(names.data(), values.data(), 1));
    if (!connection_) throw std::bad_alloc();
    if (lost()) {
        throw DatabaseError(Trouble::connection,
                            fmt::format("PostgreSQL cannot be reached: {}", PQerrorMessage(connection_.get())));
    }
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) {}, nullptr);
    command(fmt::format("SET lock_timeout = {}", busy_timeout_.count()));
    if (use_ == Use::read) {
        command("SET default_transaction_read_only = on");
        return;
    }
    // An answer must mean "it stays": a server set to `off` may lose what it acknowledged.
    command("SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'");
    if (use_ == Use::keep_writer) take_writer_role();
}

void PostgresConnection::take_writer_role() {
    // The session of a process that has just ended may not have left yet.
    command("SET lock_timeout = '2s'");
    try {
        (void)integer(
            "SELECT 1 WHERE pg_advisory_lock(hashtext('saolang writer'), hashtext(current_schema()))::text = ''");
    } catch (const DatabaseError& error) {
        if (error.trouble() != Trouble::busy) throw;
        connection_.reset();
        throw DatabaseError(
            Trouble::busy,
            "another saolang is writing to this PostgreSQL database: stop it first, or ask it to do this");
    }
    command("RESET lock_timeout");
}

bool PostgresConnection::lost() const { return PQstatus(connection_.get()) != CONNECTION_OK; }

std::string PostgresConnection::server_version() const {
    const char* version = PQparameterStatus(connection_.get(), "server_version");
    const std::string text = version != nullptr ? version : "";
    return text.substr(0, text.find(' '));
}

void PostgresConnection::raise(const pg_result* result, std::string_view sql) {
    failed_ = true;
    const char* field = result != nullptr ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : nullptr;
    const std::string_view state = field != nullptr ? field : "";
    const char* message = result != nullptr ? PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    if (message == nullptr) message = PQerrorMessage(connection_.get());
    // Messages about bad values quote the value, and the value may be personal.
    if (state.starts_with("22")) message = "a value was refused";
    throw DatabaseError(lost() ? Trouble::connection : trouble_of(state),
                        fmt::format("{} ({}): {}", message, state, sql));
}

void PostgresConnection::check(const pg_result* result, std::string_view sql) {
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) raise(result, sql);
}

const PostgresConnection::Statement& PostgresConnection::prepared(std::string_view sql, Params params) {
    const auto fits = [&](const Statement& statement) {
        return std::ranges::equal(statement.types, params, [](Oid known, const Param& param) {
            const Oid type = type_of(param);
            return type == type_of_context || type == known;
        });
    };
    auto found = statements_.find(sql);
    if (found != statements_.end()) {
        const auto statement = std::ranges::find_if(found->second, fits);
        if (statement != found->second.end()) return *statement;
    }
    if (statements_.size() >= most_statements) {
        command("DEALLOCATE ALL");
        statements_.clear();
    }
    Statement statement{fmt::format("s{}", ++statements_made_), {}};
    Types types;
    for (const Param& param : params) types.push_back(type_of(param));
    const Result made(PQprepare(connection_.get(), statement.name.c_str(), std::string(sql).c_str(),
                                static_cast<int>(types.size()), types.data()));
    check(made.get(), sql);
    const Result described(PQdescribePrepared(connection_.get(), statement.name.c_str()));
    check(described.get(), sql);
    const int count = PQnparams(described.get());
    // PostgreSQL takes our list of types as parameters even where the text names fewer.
    if (highest_parameter(sql) != params.size() || count != static_cast<int>(params.size())) {
        throw std::logic_error(
            fmt::format("{} values for {} parameters: {}", params.size(), highest_parameter(sql), sql));
    }
    for (int i = 0; i < count; ++i) statement.types.push_back(PQparamtype(described.get(), i));
    auto& variants = statements_[std::string(sql)];
    variants.push_back(std::move(statement));
    return variants.back();
}

PostgresConnection::Result PostgresConnection::run(std::string_view sql, Params params) {
    if (failed_) throw DatabaseError(Trouble::other, "a statement of this transaction failed before");
    const Statement& statement = prepared(sql, params);
    const Values values(params);
    Result result(PQexecPrepared(connection_.get(), statement.name.c_str(), static_cast<int>(params.size()),
                                 values.pointers.data(), values.lengths.data(), values.formats.data(), 0));
    check(result.get(), sql);
    return result;
}

void PostgresConnection::query(std::string_view sql, Params params, const std::function<void(const Row&)>& each) {
    const Result result = run(sql, params);
    PostgresRow row(result.get(), sql);
    const int count = PQntuples(result.get());
    for (int i = 0; i < count; ++i) {
        row.go_to(i);
        each(row);
    }
}

std::int64_t PostgresConnection::execute(std::string_view sql, Params params) {
    const Result result = run(sql, params);
    return number_in<std::int64_t>(PQcmdTuples(result.get())).value_or(0);
}

void PostgresConnection::command(std::string_view sql) {
    const Result result(PQexec(connection_.get(), std::string(sql).c_str()));
    check(result.get(), sql);
}

void PostgresConnection::begin() {
    failed_ = false;
    if (!connection_ || lost()) connect();
    try {
        command("BEGIN");
    } catch (const DatabaseError&) {
        // Nothing has run yet: an idle connection that the server has dropped is simply opened again.
        if (!lost()) throw;
        failed_ = false;
        connect();
        command("BEGIN");
    }
}

bool PostgresConnection::in_transaction() const {
    const PGTransactionStatusType status = PQtransactionStatus(connection_.get());
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

void PostgresConnection::rollback() noexcept {
    if (in_transaction()) const Result ignored(PQexec(connection_.get(), "ROLLBACK"));
    failed_ = false;
}

void PostgresConnection::begin_snapshot() {
    failed_ = false;
    command("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
}

void PostgresConnection::end_snapshot() noexcept {
    failed_ = false;
    if (in_transaction()) const Result ignored(PQexec(connection_.get(), "COMMIT"));
}

}  // namespace saolang::db
