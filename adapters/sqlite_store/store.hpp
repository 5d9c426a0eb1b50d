// The store that comes with the program: one file of SQLite, with PATH-wal, PATH-shm and PATH.lock beside it.
//
// A write is on the disk when it returns (synchronous = FULL); readers have connections of their own, so that nobody
// waits for them and they wait for nobody (WAL). One process at a time serves a database. Once a page turns out to be
// damaged, nothing is written any more.
#pragma once

#include "adapters/sqlite_store/lock.hpp"
#include "adapters/sqlite_store/rows.hpp"

#include <atomic>
#include <mutex>
#include <stop_token>

namespace voorrang::sqlite_store {

// How a connection that writes is set.
Result<void> make_ready(sqlite::Database& database);

class SqliteStore final : public store::Store {
  public:
    // Made if it is not there, brought up to date if it is of an earlier version. V710 to V718.
    static Result<std::unique_ptr<SqliteStore>> open(const std::string& path);

    using store::Store::write;
    std::vector<Result<void>> write(const std::vector<Job>& jobs) override;
    Result<void> read(const std::function<Result<void>(store::Reader&)>& job) override;
    std::optional<std::int64_t> version() override;
    Result<void> back_up(const std::string& path) override;

    // Leaves nothing in the files of what was removed from the tables: all of it is written anew, and the file that is
    // written ahead is emptied. Only while nobody else has the database open; needs room for a copy of it.
    Result<void> scrub(); // V710 to V717, V712 if there is something of this name

    // Reads every page; V717 if something is wrong with one, and then nothing is written any more. It takes two or
    // three seconds for each gigabyte that is in memory, longer from a disk, so opening does not do it. Others may go
    // on meanwhile: do it before the first write to a small database, beside the work on a large one.
    // adapters/sqlite/check.hpp says what it finds and what comes of a stop.
    Result<void> check(const std::stop_token& stop = {});
    // Whether a damaged page was met, by the check or by anyone. From any thread.
    bool damaged() const { return damaged_; }

  private:
    SqliteStore(Lock lock, std::string path, sqlite::Database database)
        : lock_(std::move(lock)), path_(std::move(path)), writer_(std::move(database)) {}

    class Lease; // of a reading connection
    Result<Lease> lease();
    Result<void> write_all(const std::vector<Job>& jobs, std::vector<Result<void>>& results);
    Result<void> write_one(const Job& job);
    void note(const Result<void>& result);
    void note(const Connection& connection);
    Diagnostic damage() const;

    Lock lock_; // given back last
    std::string path_;
    std::atomic<bool> damaged_ = false;
    std::mutex writing_;
    Rows writer_;
    // A connection that writes nothing, so that SQLite tells it of what all others write.
    struct Watch {
        sqlite::Database database;
        sqlite::Statement version;
    };
    std::mutex watching_;
    std::optional<Watch> watch_;
    std::mutex lending_;
    std::vector<std::unique_ptr<Rows>> idle_; // connections for reading
};

// A copy of a database, whether a process serves it or not. Errors as those of back_up().
Result<void> copy_database(const std::string& from, const std::string& to);

} // namespace voorrang::sqlite_store
