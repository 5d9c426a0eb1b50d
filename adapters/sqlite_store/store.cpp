#include "adapters/sqlite_store/store.hpp"

#include "adapters/sqlite/back_up.hpp"
#include "adapters/sqlite/check.hpp"
#include "adapters/sqlite/fault.hpp"
#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite_store/schema.hpp"

#include <fcntl.h>
#include <unistd.h>

namespace voorrang::sqlite_store {

namespace {

// More readers than this at once get connections that are closed after use.
constexpr std::size_t most_idle = 16;

Diagnostic given_up(const std::string& path, std::string_view why) {
    return sqlite::database_diagnostic(Code::data_write_failed, "this was given up: " + std::string(why), path,
                                       std::string(data_kind.kept));
}

// What a job throws is its error.
template <class Side, class Job>
Result<void> guarded(const Job& job, Side& rows, const std::string& path) {
    try {
        return job(rows);
    } catch (const std::exception& thrown) {
        return given_up(path, thrown.what());
    } catch (...) {
        return given_up(path, "something unknown was thrown");
    }
}

} // namespace

Result<void> make_ready(sqlite::Database& database) {
    for (const char* pragma : {
             // After a time of long readers the file that is written ahead would stay as long as it was then.
             "PRAGMA journal_size_limit = 67108864",
             "PRAGMA cell_size_check = ON",
             // A group of jobs has its pages in memory until it is committed, and what undoes one of them too.
             "PRAGMA cache_size = -32768",
             "PRAGMA temp_store = MEMORY",
         })
        if (const Result<void> set = database.execute(pragma); !set) return set.error();
    return {};
}

namespace {

// It keeps what nobody else may read: secrets of webhooks, bids.
void make_private(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) ::close(descriptor);
}

} // namespace

class SqliteStore::Lease {
  public:
    Lease(SqliteStore& store, std::unique_ptr<Rows> rows) : store_(&store), rows_(std::move(rows)) {}
    Lease(Lease&&) = default;
    Lease& operator=(Lease&&) = delete;
    ~Lease() {
        if (!rows_) return;
        const std::lock_guard lock(store_->lending_);
        if (store_->idle_.size() < most_idle) store_->idle_.push_back(std::move(rows_));
    }

    Rows& rows() { return *rows_; }

  private:
    SqliteStore* store_;
    std::unique_ptr<Rows> rows_;
};

Result<std::unique_ptr<SqliteStore>> SqliteStore::open(const std::string& path) {
    if (const Result<void> fine = sqlite::check_file(path, sqlite::Access::write, data_kind); !fine)
        return fine.error();
    Result<Lock> lock = Lock::take(path, data_kind);
    if (!lock) return lock.error();
    make_private(path);
    Result<sqlite::Database> database = sqlite::open_to_write(path, data_kind);
    if (!database) return database.error();
    if (const Result<void> set = make_ready(*database); !set) return set.error();
    return std::unique_ptr<SqliteStore>(new SqliteStore(std::move(*lock), path, std::move(*database)));
}

void SqliteStore::note(const Result<void>& result) {
    if (!result && result.error().code == Code::data_damaged) damaged_ = true;
}

void SqliteStore::note(const Connection& connection) {
    if (connection.met_damage()) damaged_ = true;
}

Diagnostic SqliteStore::damage() const {
    return sqlite::about(data_kind, Code::data_damaged, "is damaged, so nothing is written to it any more", path_,
                         "restore it from a copy");
}

std::vector<Result<void>> SqliteStore::write(const std::vector<Job>& jobs) {
    std::vector<Result<void>> results(jobs.size());
    if (jobs.empty()) return results;
    const std::lock_guard lock(writing_);
    const Result<void> written = write_all(jobs, results);
    note(written);
    if (!written) results.assign(jobs.size(), written);
    return results;
}

// The result is an error if nothing of any job is there.
Result<void> SqliteStore::write_all(const std::vector<Job>& jobs, std::vector<Result<void>>& results) {
    if (damaged_) return damage();
    sqlite::Database& database = writer_.connection().database();
    Result<sqlite::Transaction> transaction = sqlite::Transaction::begin(database);
    if (!transaction) return transaction.error();
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        results[i] = write_one(jobs[i]);
        note(results[i]);
        note(writer_.connection());
        if (damaged_) return results[i] ? damage() : results[i];
        // A fault of the disk may have undone the jobs before too.
        if (!database.in_transaction())
            return results[i] ? Result<void>(given_up(path_, "the transaction was undone")) : results[i];
    }
    return transaction->commit();
}

Result<void> SqliteStore::write_one(const Job& job) {
    Connection& connection = writer_.connection();
    if (const Result<void> begun = connection.execute("SAVEPOINT job"); !begun) return begun;
    Result<void> done = guarded(job, static_cast<store::Writer&>(writer_), path_);
    if (!connection.database().in_transaction()) return done;
    const Result<void> ended = done ? Result<void>() : connection.execute("ROLLBACK TO job");
    const Result<void> released = ended ? connection.execute("RELEASE job") : ended;
    if (released) return done;
    // What can't be undone alone is undone with the rest.
    static_cast<void>(connection.execute("ROLLBACK"));
    return released;
}

Result<SqliteStore::Lease> SqliteStore::lease() {
    {
        const std::lock_guard lock(lending_);
        if (!idle_.empty()) {
            std::unique_ptr<Rows> rows = std::move(idle_.back());
            idle_.pop_back();
            return Lease(*this, std::move(rows));
        }
    }
    Result<sqlite::Database> database = sqlite::open_to_read(path_, data_kind);
    if (!database) return database.error();
    return Lease(*this, std::make_unique<Rows>(std::move(*database)));
}

Result<void> SqliteStore::read(const std::function<Result<void>(store::Reader&)>& job) {
    Result<Lease> lease = this->lease();
    if (!lease) return lease.error();
    Connection& connection = lease->rows().connection();
    if (const Result<void> begun = connection.execute("BEGIN"); !begun) return begun;
    Result<void> done = guarded(job, static_cast<store::Reader&>(lease->rows()), path_);
    // Nothing was written, so either way of ending it is the same.
    if (connection.database().in_transaction()) static_cast<void>(connection.execute("ROLLBACK"));
    note(done);
    note(connection);
    return done;
}

std::optional<std::int64_t> SqliteStore::version() {
    const std::lock_guard lock(watching_);
    if (!watch_) {
        Result<sqlite::Database> database = sqlite::open_to_read(path_, data_kind);
        if (!database) return std::nullopt;
        Result<sqlite::Statement> statement = database->prepare("PRAGMA data_version");
        if (!statement) return std::nullopt;
        watch_.emplace(Watch{std::move(*database), std::move(*statement)});
    }
    const Result<bool> row = watch_->version.step();
    std::optional<std::int64_t> found;
    if (row && *row) found = watch_->version.integer(0);
    watch_->version.reset();
    return found;
}

Result<void> SqliteStore::back_up(const std::string& path) {
    Result<Lease> lease = this->lease();
    if (!lease) return lease.error();
    return sqlite::back_up(lease->rows().connection().database(), path);
}

Result<void> SqliteStore::scrub() {
    const std::lock_guard lock(writing_);
    Connection& connection = writer_.connection();
    // The copy that it makes is as large as the database: not in memory.
    Result<void> done;
    for (const char* step :
         {"PRAGMA secure_delete = ON", "PRAGMA temp_store = FILE", "VACUUM", "PRAGMA wal_checkpoint(TRUNCATE)"})
        if (done) done = connection.execute(step);
    const Result<void> set_back = connection.execute("PRAGMA temp_store = MEMORY");
    return done ? set_back : done;
}

Result<void> SqliteStore::check(const std::stop_token& stop) {
    Result<Lease> lease = this->lease();
    if (!lease) {
        note(lease.error());
        return lease.error();
    }
    Result<void> checked = sqlite::check(lease->rows().connection().database(), stop);
    note(checked);
    return checked;
}

Result<void> copy_database(const std::string& from, const std::string& to) {
    Result<sqlite::Database> database = sqlite::open_to_read(from, data_kind);
    if (!database) return database.error();
    return sqlite::back_up(*database, to);
}

} // namespace voorrang::sqlite_store
