#pragma once

#include "tests/store/conformance/fixture.hpp"

namespace voorrang::store {

inline std::vector<std::string> ids_of(const std::vector<Tender>& tenders) {
    std::vector<std::string> ids;
    for (const Tender& tender : tenders) ids.push_back(tender.id);
    return ids;
}

TEST_P(Conformance, ATenderIsReadAsItWasWritten) {
    prepare({"t1"});
    Tender tender = sample_tender("t2");
    tender.paused = true;
    tender.finished = true;
    tender.document = std::string(300'000, 'x');
    tender.created.offset_minutes = 60; // only the instant is kept
    write([&](Writer& writer) { return writer.add_tender(tender); });
    const std::optional<Tender> kept = read([](Reader& reader) { return reader.tender("t2"); });
    EXPECT_EQ(kept, tender);
    EXPECT_EQ(kept->created.offset_minutes, 0);
    EXPECT_EQ(read([](Reader& reader) { return reader.tender("t1"); }), sample_tender("t1"));
    EXPECT_EQ(read([](Reader& reader) { return reader.tender("t3"); }), std::nullopt);
}

TEST_P(Conformance, ASecondTenderOfANameIsRefused) {
    prepare({"t1"});
    Tender other = sample_tender("t1");
    other.state = "other";
    EXPECT_EQ(outcome([&](Writer& writer) { return writer.add_tender(other); }), "V712");
    EXPECT_EQ(read([](Reader& reader) { return reader.tender("t1"); })->state, "announced");
}

TEST_P(Conformance, ATenderNeedsItsPolicy) {
    EXPECT_EQ(outcome([](Writer& writer) { return writer.add_tender(sample_tender("t1")); }), "V719");
    prepare({"t1"});
    Tender changed = sample_tender("t1");
    changed.policy = sample_hash('e');
    changed.revision = 2;
    EXPECT_EQ(outcome([&](Writer& writer) { return writer.change_tender(changed); }), "V719");
}

TEST_P(Conformance, AChangeMustKnowTheRevisionBeforeIt) {
    prepare({"t1"});
    write([](Writer& writer) { return writer.add_policy(sample_policy('b')); });
    Tender changed = sample_tender("t1");
    changed.policy = sample_hash('b');
    changed.workflow = "std.other";
    changed.state = "open";
    changed.paused = changed.finished = true;
    changed.document = "{}";
    changed.instance = "[]";
    changed.changed = at(50);
    for (const std::uint64_t stale : {1, 3}) {
        changed.revision = stale;
        EXPECT_EQ(outcome([&](Writer& writer) { return writer.change_tender(changed); }), "V713");
    }
    EXPECT_EQ(read([](Reader& reader) { return reader.tender("t1"); }), sample_tender("t1"));
    changed.revision = 2;
    EXPECT_EQ(outcome([&](Writer& writer) { return writer.change_tender(changed); }), "done");
    EXPECT_EQ(outcome([&](Writer& writer) { return writer.change_tender(changed); }), "V713");
    EXPECT_EQ(read([](Reader& reader) { return reader.tender("t1"); }), changed);
    changed.id = "t2";
    EXPECT_EQ(outcome([&](Writer& writer) { return writer.change_tender(changed); }), "V713");
}

TEST_P(Conformance, TendersComeInPagesByIdentifier) {
    // By their bytes: capitals first, other alphabets last.
    prepare({"b", "a", "\xC3\xA9", "Z", "c"});
    Tender finished = sample_tender("b");
    finished.finished = true;
    finished.revision = 2;
    write([&](Writer& writer) { return writer.change_tender(finished); });
    const auto tenders = [&](const Page& page) {
        return ids_of(read([&](Reader& reader) { return reader.tenders(page); }));
    };
    const auto running = [&](const Page& page) {
        return ids_of(read([&](Reader& reader) { return reader.running(page); }));
    };
    using Ids = std::vector<std::string>;
    EXPECT_EQ(tenders({}), (Ids{"Z", "a", "b", "c", "\xC3\xA9"}));
    EXPECT_EQ(tenders({"", 2}), (Ids{"Z", "a"}));
    EXPECT_EQ(tenders({"a", 2}), (Ids{"b", "c"}));
    EXPECT_EQ(tenders({"bb", 2}), (Ids{"c", "\xC3\xA9"})); // the last one seen may be gone
    EXPECT_EQ(tenders({"\xC3\xA9", 2}), Ids{});
    EXPECT_EQ(tenders({"", 0}), Ids{});
    EXPECT_EQ(tenders({"", SIZE_MAX}).size(), 5U);
    EXPECT_EQ(running({"", 3}), (Ids{"Z", "a", "c"}));
    EXPECT_EQ(running({"a", 3}), (Ids{"c", "\xC3\xA9"}));
    EXPECT_EQ(running({"", 0}), Ids{});
}

} // namespace voorrang::store
