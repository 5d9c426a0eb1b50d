#include "adapters/sqlite/database.hpp"

#include "adapters/sqlite/fault.hpp"

#include <sqlite3.h>

namespace voorrang::sqlite {

namespace {

// How long a writer waits for another: a tender's transaction takes milliseconds.
constexpr int busy_milliseconds = 10'000;

int flags_of(Access access) {
    switch (access) {
    case Access::read:
        return SQLITE_OPEN_READONLY;
    case Access::read_immutable:
        return SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    case Access::write:
        break;
    }
    return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
}

// https://www.sqlite.org/uri.html: what has a meaning in a URI is escaped.
std::string immutable_uri(const std::string& path) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : path) {
        if (c == '%' || c == '?' || c == '#') {
            uri.append(1, '%').append(1, hex[static_cast<unsigned char>(c) >> 4]).append(1, hex[c & 0xF]);
        } else {
            uri += c;
        }
    }
    return uri + "?immutable=1";
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* connection) const { sqlite3_close_v2(connection); }

Statement& Statement::bind(int parameter, std::string_view text) {
    // A null pointer would be NULL; an empty text is a text.
    sqlite3_bind_text64(statement_.get(), parameter, text.data() == nullptr ? "" : text.data(), text.size(),
                        SQLITE_STATIC, SQLITE_UTF8);
    return *this;
}

Statement& Statement::bind(int parameter, std::int64_t integer) {
    sqlite3_bind_int64(statement_.get(), parameter, integer);
    return *this;
}

Statement& Statement::bind_bytes(int parameter, std::string_view bytes) {
    sqlite3_bind_blob64(statement_.get(), parameter, bytes.data() == nullptr ? "" : bytes.data(), bytes.size(),
                        SQLITE_STATIC);
    return *this;
}

Statement& Statement::bind_if_any(int parameter, const std::optional<std::string>& text) {
    if (text) return bind(parameter, std::string_view(*text));
    sqlite3_bind_null(statement_.get(), parameter);
    return *this;
}

Statement& Statement::bind_if_any(int parameter, const std::optional<std::int64_t>& integer) {
    if (integer) return bind(parameter, *integer);
    sqlite3_bind_null(statement_.get(), parameter);
    return *this;
}

Result<bool> Statement::step() {
    const int code = sqlite3_step(statement_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) {
        reset();
        return false;
    }
    const Diagnostic diagnostic = fault(sqlite3_db_handle(statement_.get()), *origin_->kind, origin_->path);
    reset();
    return diagnostic;
}

Result<void> Statement::run() {
    const Result<bool> row = step();
    if (!row) return row.error();
    reset();
    return {};
}

void Statement::reset() {
    sqlite3_reset(statement_.get());
    sqlite3_clear_bindings(statement_.get());
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }

std::string Statement::text(int column) const { return text_if_any(column).value_or(""); }

std::optional<std::string> Statement::text_if_any(int column) const {
    const unsigned char* text = sqlite3_column_text(statement_.get(), column);
    if (text == nullptr) return std::nullopt;
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return std::string(reinterpret_cast<const char*>(text), size);
}

std::string Statement::bytes(int column) const {
    const void* bytes = sqlite3_column_blob(statement_.get(), column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column));
    return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

std::optional<std::int64_t> Statement::integer_if_any(int column) const {
    if (sqlite3_column_type(statement_.get(), column) == SQLITE_NULL) return std::nullopt;
    return integer(column);
}

Result<Database> Database::open(const std::string& path, Access access, const Kind& kind) {
    // Absolute, so that names that SQLite reads in its own way (":memory:", "") are files like any other.
    std::error_code failed;
    std::string name = std::filesystem::absolute(path, failed).string();
    if (failed) return about(kind, kind.codes.unreadable, "can't be opened: " + failed.message(), path);
    if (access == Access::read_immutable) name = immutable_uri(name);

    Database database;
    database.origin_ = std::make_unique<Origin>(Origin{path, &kind});
    sqlite3* connection = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &connection, flags_of(access), nullptr);
    database.connection_.reset(connection);
    if (code != SQLITE_OK) return fault(connection, kind, path);
    sqlite3_extended_result_codes(connection, 1);
    sqlite3_busy_timeout(connection, busy_milliseconds);
    return database;
}

Result<void> Database::execute(const char* sql) {
    if (sqlite3_exec(connection_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return fault(connection_.get(), kind(), path());
    return {};
}

Result<Statement> Database::prepare(std::string_view sql) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(connection_.get(), sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK) return fault(connection_.get(), kind(), path());
    return Statement(statement, origin_.get());
}

Result<std::int64_t> Database::integer(std::string_view sql) {
    Result<Statement> statement = prepare(sql);
    if (!statement) return statement.error();
    const Result<bool> row = statement->step();
    if (!row) return row.error();
    return *row ? statement->integer(0) : 0;
}

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(connection_.get()); }

bool Database::read_only() const { return sqlite3_db_readonly(connection_.get(), "main") == 1; }

bool Database::busy() const { return (sqlite3_errcode(connection_.get()) & 0xFF) == SQLITE_BUSY; }

bool Database::in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }

Refusal Database::refusal() const {
    const int code = sqlite3_extended_errcode(connection_.get());
    if ((code & 0xFF) != SQLITE_CONSTRAINT) return Refusal::none;
    switch (code) {
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
    case SQLITE_CONSTRAINT_UNIQUE:
        return Refusal::duplicate;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
        return Refusal::reference;
    default:
        return Refusal::other;
    }
}

Result<Transaction> Transaction::begin(Database& database) {
    // At once for writing: a transaction that becomes a writer later may have to be given up.
    const Result<void> begun = database.execute("BEGIN IMMEDIATE");
    if (!begun) return begun.error();
    return Transaction(database);
}

Result<void> Transaction::commit() {
    Result<void> committed = database_->execute("COMMIT");
    if (committed) database_ = nullptr;
    return committed;
}

Transaction::~Transaction() {
    // Some faults have rolled back already; then this one has no effect and is of no interest.
    if (database_ != nullptr) static_cast<void>(database_->execute("ROLLBACK"));
}

} // namespace voorrang::sqlite
