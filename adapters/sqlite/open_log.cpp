#include "adapters/sqlite/open_log.hpp"

#include "adapters/sqlite/fault.hpp"
#include "adapters/sqlite/schema.hpp"

#include <chrono>
#include <thread>

namespace voorrang::sqlite {

namespace {

enum class State : std::uint8_t { empty, log };

// Devices and pipes are refused: SQLite would take what they swallow as written.
Result<void> check_file(const std::string& path, Access access) {
    std::error_code failed;
    const std::filesystem::file_status status = std::filesystem::status(path, failed);
    if (path.empty()) return log_diagnostic(Code::log_unreadable, "the name of the log is empty", path);
    switch (status.type()) {
    case std::filesystem::file_type::regular:
        return {};
    case std::filesystem::file_type::directory:
        return log_diagnostic(Code::log_unreadable, "the log can't be opened: this is a folder", path,
                              "give the name of a file in it");
    case std::filesystem::file_type::not_found:
        if (access == Access::write) return {};
        return log_diagnostic(Code::log_unreadable, "the log can't be opened: there is no such file", path);
    case std::filesystem::file_type::none:
        return log_diagnostic(Code::log_unreadable, "the log can't be opened: " + failed.message(), path);
    default:
        return log_diagnostic(Code::log_unreadable, "the log can't be opened: this is no ordinary file", path);
    }
}

Result<State> state_of(Database& database) {
    const Result<std::int64_t> application = database.integer("PRAGMA application_id");
    if (!application) return application.error();
    const Result<std::int64_t> version = database.integer("PRAGMA user_version");
    if (!version) return version.error();
    const Result<std::int64_t> objects = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!objects) return objects.error();

    if (*application == 0 && *version == 0 && *objects == 0) return State::empty;
    if (*application != log_application_id)
        return log_diagnostic(Code::log_not_ours, "this is a database, but not a decision log", database.path());
    if (*version != log_version)
        return log_diagnostic(Code::log_not_ours,
                              "this decision log has version " + std::to_string(*version) +
                                  ", and this program knows version " + std::to_string(log_version),
                              database.path(), "use the version of voorrang that wrote it");
    return State::log;
}

// SQLite does not wait for others here as it does elsewhere.
Result<void> write_ahead(Database& database) {
    constexpr std::chrono::milliseconds pause{20};
    constexpr int most_tries = 500;
    Result<void> set;
    for (int i = 0; i < most_tries; ++i) {
        set = database.execute("PRAGMA journal_mode = WAL");
        if (set || !database.busy()) break;
        std::this_thread::sleep_for(pause);
    }
    return set;
}

Result<void> make_tables(Database& database) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    // Another program may have made them in the meantime.
    const Result<State> state = state_of(database);
    if (!state) return state.error();
    if (*state == State::empty) {
        const Result<void> made = database.execute(schema_sql().c_str());
        if (!made) return made.error();
    }
    return transaction->commit();
}

} // namespace

Result<Database> open_log_to_write(const std::string& path) {
    if (const Result<void> checked = check_file(path, Access::write); !checked) return checked.error();
    Result<Database> database = Database::open(path, Access::write);
    if (!database) return database;
    const Result<State> state = state_of(*database);
    if (!state) return state.error();
    if (database->read_only())
        return log_diagnostic(Code::log_read_only, "the log can't be written: it is read-only", path);
    // Readers never wait for the writer, and what is committed is on the disk.
    if (const Result<void> set = write_ahead(*database); !set) return set.error();
    for (const char* pragma : {"PRAGMA synchronous = FULL", "PRAGMA foreign_keys = ON"})
        if (const Result<void> set = database->execute(pragma); !set) return set.error();
    if (*state == State::empty)
        if (const Result<void> made = make_tables(*database); !made) return made.error();
    // Undone at once: only to see whether it may write.
    if (const Result<Transaction> probe = Transaction::begin(*database); !probe) return probe.error();
    return database;
}

Result<Database> open_log_to_read(const std::string& path) {
    if (const Result<void> checked = check_file(path, Access::read); !checked) return checked.error();
    Result<Database> database = Database::open(path, Access::read);
    if (!database) return database;
    Result<State> state = state_of(*database);
    std::error_code ignored;
    if (!state && !std::filesystem::exists(path + "-wal", ignored)) {
        // In a folder that can't be written not even a reader can make the files of WAL; without them nobody writes.
        Result<Database> immutable = Database::open(path, Access::read_immutable);
        if (!immutable) return immutable;
        const Result<State> again = state_of(*immutable);
        if (again) {
            database = std::move(immutable);
            state = again;
        }
    }
    if (!state) return state.error();
    if (*state == State::empty)
        return log_diagnostic(Code::log_not_ours, "this file is empty: it is not a decision log", path);
    return database;
}

} // namespace voorrang::sqlite
