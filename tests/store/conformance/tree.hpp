// The tree over the log, and checkpoints of it.
#pragma once

#include "adapters/store/tree.hpp"
#include "tests/store/conformance/fixture.hpp"

namespace voorrang::store {

inline Store::Job appending(const std::string& kind) {
    return [kind](Writer& writer) -> Result<void> {
        const Result<std::int64_t> seq = writer.append(sample_entry(kind, "t1", "anna"));
        return seq ? Result<void>() : seq.error();
    };
}

TEST_P(Conformance, ALeafIsCanonicalJsonOfTheEntry) {
    Entry entry = sample_entry("event.done", "t1", "anna \xE2\x82\xAC");
    entry.seq = 12;
    EXPECT_EQ(leaf_of(entry), "{\"actor\":\"anna \xE2\x82\xAC\",\"at\":\"2026-02-25T06:13:24.000007Z\","
                              R"("body":{"kind":"it's \"so\""},"commits":{"bid":"00"},)"
                              R"("kind":"event.done","seq":12,"tender":"t1"})");
}

TEST_P(Conformance, TheTreeGrowsWithTheLog) {
    EXPECT_EQ(read([](Reader& reader) { return merkle::root(0, nodes_of(reader)); }), merkle::empty_hash());
    const auto fail = [](Writer& writer) -> Result<void> {
        if (const Result<void> done = appending("lost")(writer); !done) return done;
        return Diagnostic{Code::changed_meanwhile, "no", std::nullopt, "", {}, ""};
    };
    std::vector<merkle::Hash> leaves;
    for (std::uint64_t size = 1; size <= 20; ++size) {
        const auto done = store().write({fail, appending("event." + std::to_string(size))});
        EXPECT_FALSE(done[0]);
        ASSERT_TRUE(done[1]);
        const auto entry = read([&](Reader& reader) { return reader.entry(static_cast<std::int64_t>(size)); });
        leaves.push_back(merkle::leaf_hash(leaf_of(*entry)));
        // Reckoned anew, without what the store keeps.
        const merkle::Nodes from_leaves = [&](merkle::Node node) -> Result<merkle::Hash> {
            std::vector<merkle::Hash> row(leaves.begin() + static_cast<std::ptrdiff_t>(node.index << node.level),
                                          leaves.begin() + static_cast<std::ptrdiff_t>((node.index + 1) << node.level));
            for (; row.size() > 1; row.resize(row.size() / 2))
                for (std::size_t i = 0; i < row.size() / 2; ++i) row[i] = merkle::node_hash(row[2 * i], row[2 * i + 1]);
            return row.front();
        };
        EXPECT_EQ(read([&](Reader& reader) { return merkle::root(size, nodes_of(reader)); }),
                  merkle::root(size, from_leaves).value());
        // Only subtrees that are whole.
        for (unsigned level = 0; level < 6; ++level) {
            EXPECT_EQ(read([&](Reader& reader) { return reader.node({level, size >> level}); }), std::nullopt);
            if (size >> level == 0) continue;
            EXPECT_NE(read([&](Reader& reader) { return reader.node({level, (size >> level) - 1}); }), std::nullopt);
        }
    }
}

TEST_P(Conformance, WhatAnEntryVouchesForIsPartOfItsLeaf) {
    store().write(appending("event.done"));
    const auto entry = read([](Reader& reader) { return reader.entry(1); });
    EXPECT_EQ(entry->commits, R"({"bid":"00"})");
    Entry other = *entry;
    other.commits = R"({"bid":"01"})";
    EXPECT_NE(leaf_of(*entry), leaf_of(other));
}

TEST_P(Conformance, CheckpointsAndCosignaturesAreKept) {
    EXPECT_EQ(read([](Reader& reader) { return reader.last_checkpoint(); }), std::nullopt);
    EXPECT_EQ(read([](Reader& reader) { return reader.last_cosigned(); }), std::nullopt);
    const auto add = [](std::int64_t size) {
        return [size](Writer& writer) -> Result<void> {
            const auto id = writer.add_checkpoint({0, size, at(size), "note\n\xE2\x80\x94 it's\n"});
            return id ? Result<void>() : id.error();
        };
    };
    store().write({add(3), add(3), add(9)});
    const Checkpoint last{3, 9, at(9), "note\n\xE2\x80\x94 it's\n"};
    EXPECT_EQ(read([](Reader& reader) { return reader.last_checkpoint(); }), last);
    EXPECT_EQ(read([](Reader& reader) { return reader.checkpoints(0, 100); }).size(), 3U);
    EXPECT_EQ(read([](Reader& reader) { return reader.checkpoints(2, 100); }), std::vector<Checkpoint>{last});
    EXPECT_EQ(read([](Reader& reader) { return reader.checkpoints(0, 1); }).front().id, 1);
    EXPECT_EQ(outcome([](Writer& writer) { return writer.add_cosignature({0, 4, at(1), "key", "line"}); }), "V719");
    EXPECT_EQ(outcome([](Writer& writer) { return writer.add_cosignature({0, 3, at(1), "key", "line"}); }), "done");
    EXPECT_EQ(read([](Reader& reader) { return reader.cosignatures(3); }),
              (std::vector<Cosignature>{{1, 3, at(1), "key", "line"}}));
    EXPECT_TRUE(read([](Reader& reader) { return reader.cosignatures(2); }).empty());
    EXPECT_EQ(read([](Reader& reader) { return reader.last_cosigned(); }), last);
    store().write({add(12), add(13)});
    EXPECT_EQ(outcome([](Writer& writer) { return writer.add_cosignature({0, 1, at(2), "key", "line"}); }), "done");
    EXPECT_EQ(read([](Reader& reader) { return reader.last_cosigned(); }), last)
        << "the last checkpoint, not cosignature";
    EXPECT_EQ(read([](Reader& reader) { return reader.last_checkpoint(); })->size, 13);
}

} // namespace voorrang::store
