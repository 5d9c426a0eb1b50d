#include "adapters/sqlite/open.hpp"

#include "adapters/sqlite/fault.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <thread>

namespace voorrang::sqlite {

namespace {

// 0: the database is empty. Others than ours and later ones are refused.
Result<std::int64_t> version_of(Database& database) {
    const Kind& kind = database.kind();
    const Result<std::int64_t> application = database.integer("PRAGMA application_id");
    if (!application) return application;
    const Result<std::int64_t> version = database.integer("PRAGMA user_version");
    if (!version) return version;
    const Result<std::int64_t> objects = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!objects) return objects;

    if (*application == 0 && *version == 0 && *objects == 0) return 0;
    const std::string title(kind.title);
    if (*application != kind.application_id)
        return database_diagnostic(kind.codes.not_ours, "this is a database, but not a " + title, database.path());
    if (*version < 1 || *version > kind.version())
        return database_diagnostic(kind.codes.not_ours,
                                   "this " + title + " has version " + std::to_string(*version) +
                                       ", and this program knows version " + std::to_string(kind.version()),
                                   database.path(), "use the version of voorrang that wrote it");
    return version;
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

// True: there is a further step.
Result<bool> step_up(Database& database) {
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) return transaction.error();
    // Another program may have done it in the meantime.
    const Result<std::int64_t> version = version_of(database);
    if (!version) return version.error();
    const Kind& kind = database.kind();
    if (*version == kind.version()) return false;
    std::string sql = kind.steps[static_cast<std::size_t>(*version)]();
    sql += "PRAGMA application_id = " + std::to_string(kind.application_id) + ";\n";
    sql += "PRAGMA user_version = " + std::to_string(*version + 1) + ";\n";
    if (const Result<void> made = database.execute(sql.c_str()); !made) return made.error();
    if (kind.fill != nullptr)
        if (const Result<void> filled = kind.fill(database, *version + 1); !filled) return filled.error();
    if (const Result<void> committed = transaction->commit(); !committed) return committed.error();
    return *version + 1 < kind.version();
}

} // namespace

// What SQLite would write to a device it would take as written.
Result<void> check_file(const std::string& path, Access access, const Kind& kind) {
    std::error_code failed;
    const std::filesystem::file_status status = std::filesystem::status(path, failed);
    const Code code = kind.codes.unreadable;
    if (path.empty()) return database_diagnostic(code, "the name of the " + std::string(kind.name) + " is empty", path);
    switch (status.type()) {
    case std::filesystem::file_type::regular:
        // Before SQLite looks at it: the files that it makes beside it would be read-only too, and stay so.
        if (access == Access::write && ::faccessat(AT_FDCWD, path.c_str(), W_OK, AT_EACCESS) != 0)
            return about(kind, kind.codes.read_only, "can't be written: it is read-only", path);
        return {};
    case std::filesystem::file_type::directory:
        return about(kind, code, "can't be opened: this is a folder", path, "give the name of a file in it");
    case std::filesystem::file_type::not_found:
        if (access == Access::write) return {};
        return about(kind, code, "can't be opened: there is no such file", path);
    case std::filesystem::file_type::none:
        return about(kind, code, "can't be opened: " + failed.message(), path);
    default:
        return about(kind, code, "can't be opened: this is no ordinary file", path);
    }
}

Result<Database> open_to_write(const std::string& path, const Kind& kind) {
    if (const Result<void> checked = check_file(path, Access::write, kind); !checked) return checked.error();
    Result<Database> database = Database::open(path, Access::write, kind);
    if (!database) return database;
    const Result<std::int64_t> version = version_of(*database);
    if (!version) return version.error();
    if (database->read_only()) return about(kind, kind.codes.read_only, "can't be written: it is read-only", path);
    // Readers never wait for the writer, and what is committed is on the disk.
    if (const Result<void> set = write_ahead(*database); !set) return set.error();
    if (const Result<void> set = database->execute("PRAGMA synchronous = FULL"); !set) return set.error();
    for (bool more = *version < kind.version(); more;) {
        const Result<bool> stepped = step_up(*database);
        if (!stepped) return stepped.error();
        more = *stepped;
    }
    // Not before: a step may have to make a table anew that others refer to.
    if (const Result<void> set = database->execute("PRAGMA foreign_keys = ON"); !set) return set.error();
    // Undone at once: only to see whether it may write.
    if (const Result<Transaction> probe = Transaction::begin(*database); !probe) return probe.error();
    return database;
}

Result<Database> open_to_read(const std::string& path, const Kind& kind) {
    if (const Result<void> checked = check_file(path, Access::read, kind); !checked) return checked.error();
    Result<Database> database = Database::open(path, Access::read, kind);
    if (!database) return database;
    Result<std::int64_t> version = version_of(*database);
    std::error_code ignored;
    if (!version && !std::filesystem::exists(path + "-wal", ignored)) {
        // In a folder that can't be written not even a reader can make the files of WAL; without them nobody writes.
        Result<Database> immutable = Database::open(path, Access::read_immutable, kind);
        if (!immutable) return immutable;
        const Result<std::int64_t> again = version_of(*immutable);
        if (again) {
            database = std::move(immutable);
            version = again;
        }
    }
    if (!version) return version.error();
    const std::string title(kind.title);
    if (*version == 0)
        return database_diagnostic(kind.codes.not_ours, "this file is empty: it is not a " + title, path);
    if (*version < kind.version())
        return database_diagnostic(kind.codes.not_ours,
                                   "this " + title + " has version " + std::to_string(*version) +
                                       ", and this program reads version " + std::to_string(kind.version()),
                                   path, "a program that writes it brings it up to date");
    return database;
}

} // namespace voorrang::sqlite
