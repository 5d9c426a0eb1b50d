#include "adapters/sqlite/decision_log.hpp"

#include "adapters/sqlite/log_reader.hpp"
#include "adapters/sqlite/schema.hpp"
#include "tests/sqlite/scratch.hpp"

#include <sqlite3.h>

namespace voorrang::sqlite {
namespace {

using DecisionLogTest = Scratch;

std::int64_t count(const std::string& path, const std::string& sql) {
    Result<Database> database = Database::open(path, Access::read, log_kind);
    return database->integer(sql).value();
}

TEST_F(DecisionLogTest, KeepsATenderInOneTransaction) {
    {
        Result<DecisionLog> log = DecisionLog::open(path("log.db"));
        ASSERT_TRUE(log) << log.error().message;
        EXPECT_EQ(log->record(run(), entry("t1")).value(), 1);
        EXPECT_EQ(log->record(run(), entry("t2")).value(), 2);
        RunCounts counts;
        counts.add("nobody");
        counts.add("nobody");
        ASSERT_TRUE(log->end_run("2026-03-01T12:00:01Z", "complete", counts));
    }
    Result<LogReader> reader = LogReader::open(path("log.db"));
    ASSERT_TRUE(reader) << reader.error().message;
    std::vector<RunRow> runs;
    ASSERT_TRUE(reader->each_run([&](const RunRow& row) { return runs.push_back(row), true; }));
    ASSERT_EQ(runs.size(), 1U);
    EXPECT_EQ(runs[0].started, "2026-03-01T12:00:00Z");
    EXPECT_EQ(runs[0].policy.hash, std::string(64, 'a'));
    EXPECT_EQ(runs[0].as_at, std::nullopt);
    EXPECT_EQ(runs[0].draw_seed, "42");
    EXPECT_EQ(runs[0].how, "complete");
    EXPECT_EQ(runs[0].decided, 2);
    std::vector<std::string> cases;
    ASSERT_TRUE(reader->each_case(1, [&](const CaseRow& row) { return cases.push_back(row.ocid), true; }));
    EXPECT_EQ(cases, (std::vector<std::string>{"t1", "t2"}));
    EXPECT_EQ(reader->decisions_of("t2").value(), std::vector<std::int64_t>{2});
    EXPECT_EQ(reader->policy_sources(std::string(64, 'a'))->at(1).text, "package std.procurement\n");
}

TEST_F(DecisionLogTest, ARunThatDecidesNothingLeavesNothing) {
    {
        Result<DecisionLog> log = DecisionLog::open(path("log.db"));
        ASSERT_TRUE(log);
        ASSERT_TRUE(log->end_run("2026-03-01T12:00:01Z", "stopped", {}));
    }
    EXPECT_EQ(count(path("log.db"), "SELECT count(*) FROM runs"), 0);
    EXPECT_EQ(count(path("log.db"), "SELECT count(*) FROM policies"), 0);
}

TEST_F(DecisionLogTest, APolicyIsKeptOnce) {
    for (int i = 0; i < 3; ++i) {
        Result<DecisionLog> log = DecisionLog::open(path("log.db"));
        ASSERT_TRUE(log) << log.error().message;
        ASSERT_TRUE(log->record(run(), entry("t")));
    }
    EXPECT_EQ(count(path("log.db"), "SELECT count(*) FROM policies"), 1);
    EXPECT_EQ(count(path("log.db"), "SELECT count(*) FROM policy_sources"), 2);
    EXPECT_EQ(count(path("log.db"), "SELECT count(*) FROM runs"), 3);
    EXPECT_EQ(count(path("log.db"), "SELECT count(*) FROM run_ends"), 0);
}

TEST_F(DecisionLogTest, AnEntryThatFailsHalfwayLeavesNothingOfItself) {
    Result<DecisionLog> log = DecisionLog::open(path("log.db"));
    ASSERT_TRUE(log);
    LogEntry bad = entry("t1");
    bad.explanations.push_back({"standing", "b2", "X", "not JSON"});
    const Result<std::int64_t> refused = log->record(run(), bad);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::log_write_failed);
    for (const char* table : {"runs", "policies", "policy_sources", "cases", "decisions", "explanations"})
        EXPECT_EQ(count(path("log.db"), std::string("SELECT count(*) FROM ") + table), 0) << table;
    // And the log goes on.
    EXPECT_EQ(log->record(run(), entry("t2")).value(), 1);
    EXPECT_EQ(count(path("log.db"), "SELECT seq FROM cases"), 1);
}

TEST_F(DecisionLogTest, IsAppendOnly) {
    {
        Result<DecisionLog> log = DecisionLog::open(path("log.db"));
        ASSERT_TRUE(log->record(run(), entry("t1")));
        ASSERT_TRUE(log->end_run("2026-03-01T12:00:01Z", "complete", {}));
    }
    Result<Database> database = Database::open(path("log.db"), Access::write, log_kind);
    ASSERT_TRUE(database);
    for (const std::string table :
         {"policies", "policy_sources", "runs", "run_ends", "cases", "decisions", "explanations"}) {
        for (const std::string& sql :
             {"DELETE FROM " + table, "INSERT OR REPLACE INTO " + table + " SELECT * FROM " + table,
              "UPDATE " + table + " SET rowid = rowid"}) {
            const Result<void> done = database->execute(sql.c_str());
            ASSERT_FALSE(done) << sql;
            EXPECT_NE(done.error().message.find("append-only"), std::string::npos) << done.error().message;
        }
    }
}

TEST_F(DecisionLogTest, AReaderSeesWhatIsCommittedWhileTheLogIsWritten) {
    Result<DecisionLog> log = DecisionLog::open(path("log.db"));
    ASSERT_TRUE(log->record(run(), entry("t1")));
    Result<LogReader> reader = LogReader::open(path("log.db"));
    ASSERT_TRUE(reader) << reader.error().message;
    std::int64_t seen = 0;
    ASSERT_TRUE(reader->each_case(1, [&](const CaseRow&) {
        // Written between two rows of the reader, who is not in its way.
        EXPECT_TRUE(log->record(run(), entry("t" + std::to_string(seen))));
        return ++seen < 100;
    }));
    EXPECT_EQ(seen, 1);
    EXPECT_EQ(reader->decisions_of("t0")->size(), 1U);
}

TEST_F(DecisionLogTest, TwoRunsWriteOneLog) {
    Result<DecisionLog> first = DecisionLog::open(path("log.db"));
    Result<DecisionLog> second = DecisionLog::open(path("log.db"));
    ASSERT_TRUE(second) << second.error().message;
    for (int i = 0; i < 10; ++i) {
        ASSERT_TRUE(first->record(run(), entry("a" + std::to_string(i))));
        ASSERT_TRUE(second->record(run(), entry("b" + std::to_string(i))));
    }
    EXPECT_EQ(count(path("log.db"), "SELECT count(*) FROM cases WHERE run = 2 AND ocid LIKE 'b%'"), 10);
}

TEST_F(DecisionLogTest, AFullDiskLeavesWholeTendersOnly) {
    Result<Database> database = Database::open(path("log.db"), Access::write, log_kind);
    ASSERT_TRUE(DecisionLog::open(path("log.db")));
    // A limit of this connection only: the log's own has none, so the fault is shown on the same statements.
    ASSERT_TRUE(database->execute("PRAGMA max_page_count = 40"));
    const Result<void> filled = database->execute(
        "BEGIN; INSERT INTO policies VALUES (printf('%064d', 0), 'p', printf('%.*c', 1000000, 'x')); COMMIT");
    ASSERT_FALSE(filled);
    EXPECT_EQ(filled.error().code, Code::log_write_failed);
    EXPECT_NE(filled.error().message.find("full"), std::string::npos);
    EXPECT_EQ(count(path("log.db"), "SELECT count(*) FROM policies"), 0);
}

} // namespace
} // namespace voorrang::sqlite
