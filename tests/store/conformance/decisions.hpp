#pragma once

#include "tests/store/conformance/fixture.hpp"

namespace voorrang::store {

TEST_P(Conformance, DecisionsAreNumberedAndReadByTender) {
    prepare({"t1", "t2"});
    std::vector<std::int64_t> ids;
    write([&](Writer& writer) -> Result<void> {
        if (const Result<void> added = writer.add_document(sample_hash('d'), "{\"it's\": 1}"); !added) return added;
        for (const std::string tender : {"t1", "t2", "t1"}) {
            const Result<std::int64_t> entry = writer.append(sample_entry("event.done", tender));
            if (!entry) return entry.error();
            Decision decision = sample_decision(tender, *entry);
            decision.id = 77; // is not used
            if (tender == "t2") decision.winner.reset();
            const Result<std::int64_t> id = writer.add_decision(decision);
            if (!id) return id.error();
            ids.push_back(*id);
        }
        return {};
    });
    EXPECT_EQ(ids, (std::vector<std::int64_t>{1, 2, 3}));
    Decision first = sample_decision("t1", 1);
    first.id = 1;
    Decision second = sample_decision("t2", 2);
    second.id = 2;
    second.winner.reset();
    Decision third = sample_decision("t1", 3);
    third.id = 3;
    EXPECT_EQ(read([](Reader& reader) { return reader.decision(2); }), second);
    EXPECT_EQ(read([](Reader& reader) { return reader.decision(4); }), std::nullopt);
    EXPECT_EQ(read([](Reader& reader) { return reader.decisions("t1"); }), (std::vector<Decision>{first, third}));
    EXPECT_TRUE(read([](Reader& reader) { return reader.decisions("t3"); }).empty());
}

TEST_P(Conformance, HowFarDecidingHasComeIsToldOfEachTender) {
    prepare({"t1", "t2"});
    const auto decide = [&](const std::string& decides, std::int64_t moment) {
        write([&](Writer& writer) -> Result<void> {
            if (const Result<void> added = writer.add_document(sample_hash('d'), "{}"); !added) return added;
            const Result<std::int64_t> entry = writer.append(sample_entry("event.done", "t1"));
            if (!entry) return entry.error();
            Decision decision = sample_decision("t1", *entry);
            decision.decides = decides;
            decision.at = at(moment);
            const Result<std::int64_t> added = writer.add_decision(decision);
            return added ? Result<void>() : added.error();
        });
    };
    const auto progress = [&](const std::string& tender) {
        return read([&](Reader& reader) { return reader.progress(tender); });
    };
    EXPECT_EQ(progress("t1"), Progress{});
    decide(R"(["exclusions"])", 10);
    EXPECT_EQ(progress("t1"), (Progress{true, std::nullopt}));
    decide(R"(["exclusions","award"])", 20);
    decide(R"(["award"])", 30);
    decide(R"(["a rule"])", 40);
    EXPECT_EQ(progress("t1"), (Progress{true, at(30)}));

    EXPECT_EQ(progress("t2"), Progress{});
    EXPECT_EQ(progress("t3"), Progress{});
}

TEST_P(Conformance, ADecisionNeedsWhatItNames) {
    prepare({"t1"});
    write([](Writer& writer) -> Result<void> {
        if (const Result<std::int64_t> entry = writer.append(sample_entry("event.done", "t1")); !entry)
            return entry.error();
        return writer.add_document(sample_hash('d'), "{}");
    });
    const auto add = [&](const Decision& decision) {
        return outcome([&](Writer& writer) -> Result<void> {
            const Result<std::int64_t> added = writer.add_decision(decision);
            return added ? Result<void>() : added.error();
        });
    };
    Decision decision = sample_decision("t1", 1);
    decision.tender = "t2";
    EXPECT_EQ(add(decision), "V719");
    decision = sample_decision("t1", 2);
    EXPECT_EQ(add(decision), "V719");
    decision = sample_decision("t1", 1);
    decision.policy = sample_hash('e');
    EXPECT_EQ(add(decision), "V719");
    decision = sample_decision("t1", 1);
    decision.document = sample_hash('e');
    EXPECT_EQ(add(decision), "V719");
    EXPECT_EQ(add(sample_decision("t1", 1)), "done");
}

TEST_P(Conformance, ADocumentIsKeptOnce) {
    for (const std::string text : {"{\"a\": 1}", "{\"a\": 2}"})
        write([&](Writer& writer) { return writer.add_document(sample_hash('d'), text); });
    EXPECT_EQ(read([](Reader& reader) { return reader.document(sample_hash('d')); }), "{\"a\": 1}");
    EXPECT_EQ(read([](Reader& reader) { return reader.document(sample_hash('e')); }), std::nullopt);
}

} // namespace voorrang::store
