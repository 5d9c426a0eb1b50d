// How many transactions a second are on the disk: a tender's event as the service writes it, and a bare row of SQLite
// beside it in groups of the same size. Run it where the database will stand: TMPDIR says where.
#include "adapters/merkle/proof.hpp"
#include "adapters/sqlite/open.hpp"
#include "adapters/sqlite_store/schema.hpp"
#include "adapters/sqlite_store/store.hpp"
#include "adapters/store/tree.hpp"

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>

namespace {

using namespace voorrang;

class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "voorrang-XXXXXX").string();
        folder_ = ::mkdtemp(name.data());
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder() {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }
    std::string path(const char* name) const { return (folder_ / name).string(); }

  private:
    std::filesystem::path folder_;
};

// A benchmark of what fails would measure something else.
template <class Value>
Value must(Result<Value> result) {
    if (!result) {
        std::fputs((result.error().message + '\n').c_str(), stderr);
        std::exit(1);
    }
    if constexpr (!std::is_void_v<Value>) return std::move(*result);
}

store::Tender tender_of(std::int64_t number) {
    store::Tender tender{};
    tender.id = "ocds-xxdemo-" + std::to_string(number);
    tender.policy = std::string(64, 'a');
    tender.workflow = "std.open";
    tender.state = "open";
    tender.document = '"' + std::string(2000, 'd') + '"';
    tender.instance = '"' + std::string(300, 'i') + '"';
    tender.revision = 1;
    return tender;
}

std::unique_ptr<sqlite_store::SqliteStore> store_with(const std::string& path, std::int64_t tenders) {
    auto store = must(sqlite_store::SqliteStore::open(path));
    must(store->write([&](store::Writer& writer) -> Result<void> {
        must(writer.add_policy({std::string(64, 'a'), "p", "1", {}, {}}));
        for (std::int64_t i = 0; i < tenders; ++i) must(writer.add_tender(tender_of(i)));
        return {};
    }));
    return store;
}

void count(benchmark::State& state) {
    state.counters["jobs/s"] =
        benchmark::Counter(static_cast<double>(state.range(0)), benchmark::Counter::kIsIterationInvariantRate);
}

// What an event is: the tender goes on, its deadlines are set, the log tells of it, the request is remembered.
void store_events(benchmark::State& state) {
    constexpr std::int64_t tenders = 100;
    const Folder folder;
    const auto store = store_with(folder.path("data.db"), tenders);
    std::vector<store::Tender> rows;
    for (std::int64_t i = 0; i < tenders; ++i) rows.push_back(tender_of(i));
    const std::string body = '"' + std::string(500, 'b') + '"';
    std::int64_t done = 0;
    const store::Store::Job event = [&](store::Writer& writer) -> Result<void> {
        store::Tender& tender = rows[static_cast<std::size_t>(done % tenders)];
        ++tender.revision;
        must(writer.change_tender(tender));
        must(writer.set_timers(tender.id, {{tender.id, {done, 0}, "closed", "the end of it"}}));
        must(writer.append({0, {done, 0}, "event.done", tender.id, "anna", body}));
        must(writer.add_request({"anna", std::to_string(done), std::string(64, 'h'), 200, body, {done, 0}}));
        ++done;
        return {};
    };
    const std::vector<store::Store::Job> jobs(static_cast<std::size_t>(state.range(0)), event);
    for (auto _ : state)
        for (const Result<void>& result : store->write(jobs)) must(result);
    count(state);
}

// The least that a store can do: an entry of the log.
void store_entries(benchmark::State& state) {
    const Folder folder;
    const auto store = store_with(folder.path("data.db"), 0);
    const store::Entry entry{0, {}, "event.done", "ocds-xxdemo-1", "anna", "{\"event\":\"done\"}"};
    const std::vector<store::Store::Job> jobs(static_cast<std::size_t>(state.range(0)),
                                              [&](store::Writer& writer) -> Result<void> {
                                                  must(writer.append(entry));
                                                  return {};
                                              });
    for (auto _ : state)
        for (const Result<void>& result : store->write(jobs)) must(result);
    count(state);
}

// The hashes of a log of so many entries, VOORRANG_LOG_ENTRIES or 100,000: made up, for a proof does not go by what
// they are. Ten million take a minute to write, and a gigabyte.
class LargeLog {
  public:
    LargeLog() {
        if (const char* given = std::getenv("VOORRANG_LOG_ENTRIES")) entries_ = std::strtoull(given, nullptr, 10);
        sqlite::Database database = must(sqlite::open_to_write(folder_.path("data.db"), sqlite_store::data_kind));
        sqlite::Statement insert =
            must(database.prepare("INSERT INTO log_nodes (level, place, hash) VALUES (?, ?, ?)"));
        sqlite::Transaction transaction = must(sqlite::Transaction::begin(database));
        std::string hash(32, 'h');
        for (std::int64_t level = 0; entries_ >> level > 0; ++level)
            for (std::uint64_t place = 0; place < entries_ >> level; ++place) {
                std::memcpy(hash.data(), &place, sizeof place);
                must(insert.bind(1, level).bind(2, static_cast<std::int64_t>(place)).bind_bytes(3, hash).run());
            }
        must(transaction.commit());
        rows_.emplace(std::move(database));
    }
    std::uint64_t entries() const { return entries_; }
    merkle::Nodes nodes() { return store::nodes_of(*rows_); }
    std::uint64_t next() { return at_ = (at_ + 7'919'777) % entries_; }

  private:
    const Folder folder_;
    std::uint64_t entries_ = 100'000;
    std::uint64_t at_ = 0;
    std::optional<sqlite_store::Rows> rows_;
};

LargeLog& large_log() {
    static LargeLog log;
    return log;
}

void log_inclusion(benchmark::State& state) {
    LargeLog& log = large_log();
    for (auto _ : state)
        benchmark::DoNotOptimize(must(merkle::inclusion_proof(log.next(), log.entries(), log.nodes())));
    state.counters["entries"] = static_cast<double>(log.entries());
}

void log_consistency(benchmark::State& state) {
    LargeLog& log = large_log();
    for (auto _ : state)
        benchmark::DoNotOptimize(must(merkle::consistency_proof(log.next(), log.entries(), log.nodes())));
}

void bare_rows(benchmark::State& state) {
    static constexpr sqlite::Kind::Step steps[] = {
        [] { return std::string("CREATE TABLE log (seq INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;"); }};
    sqlite::Kind kind = sqlite_store::data_kind;
    kind.steps = steps;
    const Folder folder;
    sqlite::Database database = must(sqlite::open_to_write(folder.path("bare.db"), kind));
    sqlite::Statement insert = must(database.prepare("INSERT INTO log (body) VALUES (?)"));
    const std::string body = "{\"event\":\"done\"}";
    for (auto _ : state) {
        sqlite::Transaction transaction = must(sqlite::Transaction::begin(database));
        for (std::int64_t i = 0; i < state.range(0); ++i) must(insert.bind(1, std::string_view(body)).run());
        must(transaction.commit());
    }
    count(state);
}

void read_tender(benchmark::State& state) {
    constexpr std::int64_t tenders = 10'000;
    const Folder folder;
    const auto store = store_with(folder.path("data.db"), tenders);
    std::int64_t next = 0;
    for (auto _ : state)
        must(store->read([&](store::Reader& reader) -> Result<void> {
            next = (next + 7919) % tenders;
            benchmark::DoNotOptimize(must(reader.tender("ocds-xxdemo-" + std::to_string(next))));
            return {};
        }));
    state.SetItemsProcessed(state.iterations());
}

} // namespace

BENCHMARK(store_events)->Arg(1)->Arg(100)->UseRealTime();
BENCHMARK(store_entries)->Arg(1)->Arg(100)->UseRealTime();
BENCHMARK(log_inclusion);
BENCHMARK(log_consistency);
BENCHMARK(bare_rows)->Arg(1)->Arg(100)->UseRealTime();
BENCHMARK(read_tender);
