#pragma once

#include "tests/store/conformance/fixture.hpp"

namespace voorrang::store {

TEST_P(Conformance, ABidIsReadAsItWasWritten) {
    prepare({"t1"});
    const Bid bid = sample_bid("t1", "b1");
    write([&](Writer& writer) { return writer.add_bid(bid); });
    EXPECT_EQ(read([](Reader& reader) { return reader.bid("t1", "b1"); }), bid);
    EXPECT_EQ(read([](Reader& reader) { return reader.bid("t1", "b2"); }), std::nullopt);
    EXPECT_EQ(read([](Reader& reader) { return reader.bid("t2", "b1"); }), std::nullopt);
}

TEST_P(Conformance, ABidIsAddedOnceForItsTenderAndNeedsIt) {
    prepare({"t1", "t2"});
    const auto add = [&](const std::string& tender) {
        return outcome([&](Writer& writer) { return writer.add_bid(sample_bid(tender, "b1")); });
    };
    EXPECT_EQ(add("t1"), "done");
    EXPECT_EQ(add("t1"), "V712");
    EXPECT_EQ(add("t2"), "done");
    EXPECT_EQ(add("t3"), "V719");
}

TEST_P(Conformance, BidsStayInTheOrderInWhichTheyCameIn) {
    prepare({"t1", "t2"});
    for (const std::string id : {"c", "a", "b"}) {
        write([&](Writer& writer) { return writer.add_bid(sample_bid("t1", id)); });
        write([&](Writer& writer) { return writer.add_bid(sample_bid("t2", id)); });
    }
    Bid changed = sample_bid("t1", "c");
    changed.owner = "NL-KVK-2";
    changed.by = "bert";
    changed.received = at(9); // does not count: it came in first all the same
    changed.status = BidStatus::opened;
    changed.hash = sample_hash('c');
    changed.party = sample_hash('d');
    changed.content = "";
    changed.sealed_until.reset();
    write([&](Writer& writer) { return writer.change_bid(changed); });
    std::vector<Bid> expected{changed, sample_bid("t1", "a"), sample_bid("t1", "b")};
    for (Bid& bid : expected) bid.content.clear(); // which is read one by one
    EXPECT_EQ(read([](Reader& reader) { return reader.bids("t1"); }), expected);
    EXPECT_EQ(read([](Reader& reader) { return reader.bid("t2", "c"); }), sample_bid("t2", "c"));
    EXPECT_TRUE(read([](Reader& reader) { return reader.bids("t3"); }).empty());
    EXPECT_EQ(outcome([&](Writer& writer) { return writer.change_bid(sample_bid("t1", "d")); }), "V719");
}

TEST_P(Conformance, TendersAreFoundByTheirBids) {
    prepare({"t1", "t2", "t3", "t4"});
    const auto add = [&](const std::string& tender, const std::string& id, const std::string& owner, BidStatus status) {
        Bid bid = sample_bid(tender, id);
        bid.owner = owner;
        bid.status = status;
        write([&](Writer& writer) { return writer.add_bid(bid); });
    };
    add("t2", "b1", "A", BidStatus::opened);
    add("t1", "b1", "A", BidStatus::standing);
    add("t1", "b2", "A", BidStatus::standing);
    add("t2", "b3", "B", BidStatus::withdrawn);
    add("t3", "b4", "B", BidStatus::withdrawn);
    add("t4", "b5", "B", BidStatus::withdrawn);
    add("t4", "b6", "A", BidStatus::standing);
    add("t4", "b7", "C", BidStatus::opened);
    const auto found = [&](const BidFilter& filter) {
        return read([&](Reader& reader) { return reader.tenders_with(filter); });
    };
    using Texts = std::vector<std::string>;
    EXPECT_EQ(found({"", "A", false}), (Texts{"t1", "t2", "t4"}));
    EXPECT_EQ(found({"", "A", true}), (Texts{"t2"}));
    EXPECT_EQ(found({"", "B", false}), (Texts{"t2", "t3", "t4"}));
    EXPECT_EQ(found({"", "B", true}), (Texts{"t2"})) << "of t3 nothing was opened, and of t4 not all";
    EXPECT_EQ(found({"b1", "", false}), (Texts{"t1", "t2"}));
    EXPECT_EQ(found({"b1", "", true}), (Texts{"t2"}));
    EXPECT_EQ(found({"b1", "A", true}), (Texts{"t2"}));
    EXPECT_EQ(found({"b1", "B", false}), Texts{});
    EXPECT_EQ(found({"b9", "", false}), Texts{});
    EXPECT_EQ(found({"", "", false}), Texts{});
}

TEST_P(Conformance, ASealKeyIsPutInThePlaceOfTheOneBefore) {
    using namespace std::string_literals;
    prepare({"t1"});
    SealKey key{"t1", "\0\xFFpublic"s, "\x80\0secret"s, at(9)};
    write([&](Writer& writer) { return writer.put_seal_key(key); });
    EXPECT_EQ(read([](Reader& reader) { return reader.seal_key("t1"); }), key);
    key = {"t1", "p", "", at(10)};
    write([&](Writer& writer) { return writer.put_seal_key(key); });
    EXPECT_EQ(read([](Reader& reader) { return reader.seal_key("t1"); }), key);
    EXPECT_EQ(read([](Reader& reader) { return reader.seal_key("t2"); }), std::nullopt);
    key.tender = "t2";
    EXPECT_EQ(outcome([&](Writer& writer) { return writer.put_seal_key(key); }), "V719");
}

} // namespace voorrang::store
