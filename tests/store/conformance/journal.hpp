// The log.
#pragma once

#include "tests/store/conformance/fixture.hpp"

#include <tuple>

namespace voorrang::store {

inline std::vector<std::int64_t> seqs_of(const std::vector<Entry>& entries) {
    std::vector<std::int64_t> seqs;
    for (const Entry& entry : entries) seqs.push_back(entry.seq);
    return seqs;
}

TEST_P(Conformance, EntriesAreNumberedWithoutGaps) {
    EXPECT_EQ(read([](Reader& reader) { return reader.last_entry(); }), 0);
    EXPECT_EQ(read([](Reader& reader) { return reader.last_moment(); }), std::nullopt);
    const auto append = [](Writer& writer) -> Result<void> {
        const Result<std::int64_t> seq = writer.append(sample_entry("event.done", "t1", "anna"));
        return seq ? Result<void>() : seq.error();
    };
    const auto fail = [&](Writer& writer) -> Result<void> {
        if (const Result<void> appended = append(writer); !appended) return appended;
        return Diagnostic{Code::changed_meanwhile, "no", std::nullopt, "", {}, ""};
    };
    const std::vector<Result<void>> results = store().write({append, fail, append, fail, append});
    EXPECT_FALSE(results[1]);
    EXPECT_EQ(read([](Reader& reader) { return reader.last_entry(); }), 3);
    EXPECT_EQ(seqs_of(read([](Reader& reader) { return reader.entries({}); })), (std::vector<std::int64_t>{1, 2, 3}));

    Entry later = sample_entry("tender.created", "");
    later.at = at(60);
    std::int64_t seq = 0;
    write([&](Writer& writer) -> Result<void> {
        const Result<std::int64_t> appended = writer.append(later);
        seq = appended.value();
        EXPECT_EQ(writer.last_entry().value(), 4);
        return {};
    });
    EXPECT_EQ(seq, 4);
    EXPECT_EQ(read([](Reader& reader) { return reader.last_moment(); }), at(60));
    later.seq = 4;
    EXPECT_EQ(read([](Reader& reader) { return reader.entry(4); }), later);
    EXPECT_EQ(read([](Reader& reader) { return reader.entry(5); }), std::nullopt);
}

// What deadlines bring about is written at the moment they were due, after downtime long ago.
TEST_P(Conformance, TheLastMomentIsTheLatest) {
    const auto append = [&](const std::string& kind, Time moment) {
        write([&](Writer& writer) -> Result<void> {
            Entry entry = sample_entry(kind, "t1");
            entry.at = moment;
            const Result<std::int64_t> seq = writer.append(entry);
            return seq ? Result<void>() : seq.error();
        });
        return read([](Reader& reader) { return reader.last_moment(); });
    };
    EXPECT_EQ(append("service.started", at(60)), at(60));
    EXPECT_EQ(append("timer.passed", at(20)), at(60));
    EXPECT_EQ(append("bid.opened", at(30)), at(60));
    EXPECT_EQ(append("timer.passed", at(90)), at(90));
    EXPECT_EQ(append("event.done", at(95)), at(95));
}

TEST_P(Conformance, EntriesAreFoundByTenderActorAndKind) {
    write([](Writer& writer) -> Result<void> {
        for (const auto& [kind, tender, actor] : std::vector<std::tuple<std::string, std::string, std::string>>{
                 {"tender.created", "t1", "anna"}, // 1
                 {"event.done", "t1", "anna"},     // 2
                 {"event.refused", "t1", "bert"},  // 3
                 {"event.done", "t2", "anna"},     // 4
                 {"events.other", "t2", "bert"},   // 5
                 {"policy.loaded", "", ""},        // 6
                 {"event", "t1", ""},              // 7
             })
            if (const Result<std::int64_t> seq = writer.append(sample_entry(kind, tender, actor)); !seq)
                return seq.error();
        return {};
    });
    const auto found = [&](const EntryFilter& filter) {
        return seqs_of(read([&](Reader& reader) { return reader.entries(filter); }));
    };
    using Seqs = std::vector<std::int64_t>;
    EXPECT_EQ(found({}), (Seqs{1, 2, 3, 4, 5, 6, 7}));
    EXPECT_EQ(found({2, 3, "", "", {}}), (Seqs{3, 4, 5}));
    EXPECT_EQ(found({7, 3, "", "", {}}), Seqs{});
    EXPECT_EQ(found({0, 0, "", "", {}}), Seqs{});
    EXPECT_EQ(found({0, 100, "t1", "", {}}), (Seqs{1, 2, 3, 7}));
    EXPECT_EQ(found({1, 2, "t1", "", {}}), (Seqs{2, 3}));
    EXPECT_EQ(found({0, 100, "", "anna", {}}), (Seqs{1, 2, 4}));
    EXPECT_EQ(found({0, 100, "t1", "anna", {}}), (Seqs{1, 2}));
    EXPECT_EQ(found({0, 100, "t3", "anna", {}}), Seqs{});
    EXPECT_EQ(found({0, 100, "", "", {"event.*"}}), (Seqs{2, 3, 4}));
    EXPECT_EQ(found({0, 2, "", "", {"event.*"}}), (Seqs{2, 3}));
    EXPECT_EQ(found({2, 100, "", "anna", {"event.*", "tender.created"}}), Seqs{4});
    EXPECT_EQ(found({0, 100, "", "", {"event.done", "policy.loaded"}}), (Seqs{2, 4, 6}));
    EXPECT_EQ(found({0, 100, "t2", "", {"*"}}), (Seqs{4, 5}));
    EXPECT_EQ(found({0, 100, "", "", {"nothing"}}), Seqs{});
    EntryFilter several;
    several.tenders = std::vector<std::string>{"t2", "t3", ""};
    EXPECT_EQ(found(several), (Seqs{4, 5})) << "of no tender is not one of these";
    several.tenders = std::vector<std::string>{"t2", "t1"};
    several.after = 1;
    several.limit = 3;
    several.kinds = {"event.*"};
    EXPECT_EQ(found(several), (Seqs{2, 3, 4}));
    several.tenders = std::vector<std::string>{};
    EXPECT_EQ(found(several), Seqs{});
}

// They are asked for at each act, and have a way of their own.
TEST_P(Conformance, InterestsAreFoundAsOtherEntriesAre) {
    write([](Writer& writer) -> Result<void> {
        for (const auto& [kind, tender, actor] : std::vector<std::tuple<std::string, std::string, std::string>>{
                 {"interest.declared", "t1", "anna"}, // 1
                 {"event.done", "t1", "anna"},        // 2
                 {"interest.declared", "t1", "bert"}, // 3
                 {"interest.declared", "t2", "anna"}, // 4
                 {"interest.declared", "t1", "anna"}, // 5
             })
            if (const Result<std::int64_t> seq = writer.append(sample_entry(kind, tender, actor)); !seq)
                return seq.error();
        return {};
    });
    const auto found = [&](EntryFilter filter) {
        filter.kinds = {"interest.declared"};
        return seqs_of(read([&](Reader& reader) { return reader.entries(filter); }));
    };
    using Seqs = std::vector<std::int64_t>;
    EXPECT_EQ(found({0, 100, "t1", "anna", {}}), (Seqs{1, 5}));
    EXPECT_EQ(found({1, 100, "t1", "anna", {}}), Seqs{5});
    EXPECT_EQ(found({0, 2, "t1", "", {}}), (Seqs{1, 3}));
    EXPECT_EQ(found({0, 100, "t2", "bert", {}}), Seqs{});
    EXPECT_EQ(found({0, 100, "", "anna", {}}), (Seqs{1, 4, 5}));
}

TEST_P(Conformance, EntriesOfAPersonAndAPeriod) {
    write([](Writer& writer) -> Result<void> {
        const auto add = [&](std::int64_t second, const char* kind, const char* tender, const char* actor,
                             const char* body) {
            return writer.append({0, at(second), kind, tender, actor, body, "{}"});
        };
        for (const auto& seq : {add(1, "user.added", "", "root", R"({"user":"anna"})"),             // 1
                                add(2, "event.done", "t1", "anna", R"({"user":"root"})"),           // 2
                                add(3, "token.made", "", "anna", R"({"user":"anna","token":"x"})"), // 3
                                add(4, "webhook.added", "", "root", R"({"user":"anna"})"),          // 4
                                add(5, "user.changed", "", "root", R"({"user":"bert"})"),           // 5
                                add(6, "event.done", "t1", "root", R"({"user":"anna"})"),           // 6
                                add(7, "token.revoked", "", "root", R"({"user":"anna"})")})         // 7
            if (!seq) return seq.error();
        return {};
    });
    const auto found = [&](const EntryFilter& filter) {
        return seqs_of(read([&](Reader& reader) { return reader.entries(filter); }));
    };
    using Seqs = std::vector<std::int64_t>;
    EntryFilter filter;
    filter.person = "anna";
    EXPECT_EQ(found(filter), (Seqs{1, 2, 3, 7})) << "each once, in order";
    filter.kinds = {"token.*"};
    EXPECT_EQ(found(filter), (Seqs{3, 7}));
    filter.kinds.clear();
    filter.after = 1;
    filter.limit = 2;
    EXPECT_EQ(found(filter), (Seqs{2, 3}));
    filter = {};
    filter.person = "nobody";
    EXPECT_EQ(found(filter), Seqs{});
    filter.person = "anna";
    filter.from = at(3);
    EXPECT_EQ(found(filter), (Seqs{3, 7}));
    filter = {};
    filter.from = at(2);
    filter.until = at(5);
    EXPECT_EQ(found(filter), (Seqs{2, 3, 4, 5}));
    filter.tender = "t1";
    EXPECT_EQ(found(filter), Seqs{2});
    filter.until.reset();
    EXPECT_EQ(found(filter), (Seqs{2, 6}));
}

} // namespace voorrang::store
