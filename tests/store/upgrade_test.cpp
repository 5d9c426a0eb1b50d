// A database of version 1, whose log had no tree.
#include "adapters/sqlite_store/schema.hpp"
#include "adapters/sqlite_store/store.hpp"
#include "adapters/store/commits.hpp"
#include "adapters/store/tree.hpp"
#include "tests/store/folder.hpp"
#include "tests/store/raw_database.hpp"
#include "tests/store/rows.hpp"

#include <gtest/gtest.h>

namespace voorrang::store {
namespace {

void make_version_1(const std::string& path) {
    const std::string a(64, 'a');
    const std::string b(64, 'b');
    RawDatabase raw(path);
    raw.run(sqlite_store::version_1());
    raw.run("PRAGMA application_id = 1450143603; PRAGMA user_version = 1;");
    raw.run("INSERT INTO policies VALUES ('" + a + "', 'alkmaar', '1', 5)");
    raw.run("INSERT INTO policy_texts VALUES ('" + a + "', 0, 'alkmaar', '1', 'a.vrg', 'policy alkmaar')");
    raw.run("INSERT INTO tenders VALUES ('t1', '" + a + "', 'open', 'published', 0, 0, 2, 7, 8, '{}', '{\"x\":1}')");
    raw.run("INSERT INTO bids VALUES (1, 't1', 'bid-1', 'KVK-1', 'bert', 9, 'opened', 'h', 'p', 20, x'00ff')");
    raw.run("INSERT INTO documents VALUES ('" + b + "', '{}')");
    const auto entry = [&](int seq, const std::string& kind, const std::string& tender, const std::string& body) {
        raw.run("INSERT INTO log VALUES (" + std::to_string(seq) + ", " + std::to_string(seq * 1'000'000) + ", '" +
                kind + "', '" + tender + "', 'anna', '" + body + "')");
    };
    entry(1, "policy.in_force", "", R"({"policyHash":")" + a + "\"}");
    entry(2, "tender.created", "t1", R"({"policyHash":")" + a + "\"}");
    entry(3, "bid.received", "t1", R"({"bid":{"id":"bid-1"}})");
    entry(4, "event.done", "t1", "{}");
    entry(5, "user.added", "", "{}");
    raw.run("INSERT INTO decisions VALUES (1, 't1', 4, 10, '" + a + "', '" + b +
            "', '', '[\"award\"]', 'nobody', NULL, '{}')");
}

class Upgrade : public ::testing::Test {
  protected:
    std::string path() const { return folder_.path("service.db"); }
    std::unique_ptr<sqlite_store::SqliteStore> open() {
        auto opened = sqlite_store::SqliteStore::open(path());
        EXPECT_TRUE(opened) << (opened ? "" : opened.error().message);
        return opened ? std::move(*opened) : nullptr;
    }

  private:
    Folder folder_;
};

TEST_F(Upgrade, TheLogGetsItsTreeAndWhatItVouchesFor) {
    make_version_1(path());
    const auto store = open();
    ASSERT_NE(store, nullptr);
    const Result<void> done = store->write([](Writer& writer) -> Result<void> {
        const auto commits = [&](std::int64_t seq) { return writer.entry(seq).value()->commits; };
        const auto of = [](const std::string& what, const std::string& hash) {
            Commits expected;
            expected.add(what, hash);
            return expected.json();
        };
        EXPECT_EQ(commits(1), of("policy", row_hash(*writer.policy(std::string(64, 'a')).value())));
        EXPECT_EQ(commits(2), "{}");
        EXPECT_EQ(commits(3), of("bid", row_hash(*writer.bid("t1", "bid-1").value())));
        Commits last;
        last.add("decision", row_hash(*writer.decision(1).value()));
        last.add("tender", row_hash(*writer.tender("t1").value()));
        EXPECT_EQ(commits(4), last.json());
        EXPECT_EQ(commits(5), "{}");
        for (std::int64_t seq = 1; seq <= 5; ++seq)
            EXPECT_EQ(writer.node({0, static_cast<std::uint64_t>(seq - 1)}).value(),
                      merkle::leaf_hash(leaf_of(*writer.entry(seq).value())));
        EXPECT_TRUE(merkle::root(5, nodes_of(writer)));
        // And goes on.
        EXPECT_EQ(writer.append(sample_entry("event.done", "t1")).value(), 6);
        EXPECT_TRUE(merkle::root(6, nodes_of(writer)));
        return {};
    });
    EXPECT_TRUE(done);
}

TEST_F(Upgrade, WhatWasAppendOnlyIsSoAgain) {
    make_version_1(path());
    ASSERT_NE(open(), nullptr);
    RawDatabase raw(path());
    for (const char* table : {"log", "log_nodes", "decisions", "documents", "policies", "policy_texts"}) {
        const std::string name = table;
        EXPECT_NE(raw.try_to_run("DELETE FROM " + name).find("is append-only"), std::string::npos) << name;
    }
    EXPECT_NE(raw.try_to_run("UPDATE log SET commits = '{}'").find("is append-only"), std::string::npos);
    EXPECT_NE(raw.try_to_run("UPDATE log_nodes SET hash = zeroblob(32)").find("is append-only"), std::string::npos);
    EXPECT_EQ(raw.integer("PRAGMA user_version"), 6);
}

TEST_F(Upgrade, ANewDatabaseHasTheSameTables) {
    make_version_1(path());
    ASSERT_NE(open(), nullptr);
    Folder other;
    ASSERT_TRUE(sqlite_store::SqliteStore::open(other.path("new.db")));
    const char* const count = "SELECT count(*) FROM sqlite_schema";
    EXPECT_EQ(RawDatabase(path()).integer(count), RawDatabase(other.path("new.db")).integer(count));
}

} // namespace
} // namespace voorrang::store
