// What can be done to a tender, on the store in memory: each job whole or not at all.
#include "adapters/service/tenders.hpp"

#include "adapters/files/policy_loader.hpp"
#include "adapters/json/parse.hpp"
#include "tests/store/memory_store.hpp"

#include <gtest/gtest.h>

namespace voorrang::service {
namespace {

Time at(const std::string& text) { return parse_time(text).value(); }

json::Tree tree(const std::string& text) { return std::get<json::Tree>(json::read(text)); }

class TendersTest : public testing::Test {
  protected:
    TendersTest() {
        files::LoadedPolicy loaded =
            files::load_policy(std::filesystem::path(VOORRANG_SOURCE_DIR) / "tests/serve/short.vrg",
                               {std::filesystem::path(VOORRANG_SOURCE_DIR) / "workflows"});
        EXPECT_TRUE(loaded.policy);
        shelf_.put_in_force({shelve(std::move(loaded), at("2026-01-01T00:00:00Z"))});
    }

    template <class Job>
    Result<void> write(Job job) {
        return store_.write([&](store::Writer& writer) -> Result<void> {
            const auto done = job(writer);
            if (!done) return done.error();
            return {};
        });
    }

    Result<void> create() {
        const NewTender tender{
            "", "", tree(R"({"ocid": "T-1", "tender": {"id": "1", "value": {"amount": 1000, "currency": "EUR"},
            "tenderPeriod": {"startDate": "2026-03-01T09:00:00Z", "endDate": "2026-03-20T12:00:00Z"}}})")};
        return write([&](store::Writer& writer) {
            return tenders_.create(writer, tender, by("anna", "buyer", "2026-03-01T09:00:00Z"));
        });
    }

    static Act by(const std::string& user, const std::string& role, const std::string& when,
                  const std::string& organisation = "") {
        return {user, organisation, {role}, at(when)};
    }

    Result<EventResult> take_in(store::Writer& writer, const NewEvent& event, const Act& act) {
        Result<Dossier> dossier =
            lays_down_ ? tenders_.open(writer, "T-1") : open_dossier(writer, tenders_.shelf(), "T-1");
        if (!dossier) return dossier.error();
        Result<EventResult> taken = tenders_.take(writer, std::move(*dossier), event, act);
        if (taken && lays_down_) tenders_.lay_down(taken->dossier);
        return taken;
    }

    EventResult take(NewEvent event, const Act& act) {
        EventResult result;
        event.role = act.roles.front();
        const Result<void> done = store_.write([&](store::Writer& writer) -> Result<void> {
            Result<EventResult> taken = take_in(writer, event, act);
            if (!taken) return taken.error();
            result = std::move(*taken);
            return {};
        });
        if (!done) ADD_FAILURE() << done.error().message;
        return result;
    }

    EventResult bid(const std::string& organisation, const std::string& amount, const std::string& when) {
        NewEvent event;
        event.event = "submit_bid";
        event.bid = tree(R"({"tenderer": {"id": ")" + organisation + R"(", "name": ")" + organisation +
                         R"("}, "price": {"amount": )" + amount + R"(, "currency": "EUR"}})");
        return take(std::move(event), by("user-" + organisation, "bidder", when, organisation));
    }

    EventResult event(const std::string& name, const std::string& user, const std::string& role,
                      const std::string& when, bool approves = false) {
        NewEvent event;
        event.event = name;
        event.approves = approves;
        return take(std::move(event), by(user, role, when));
    }

    void publish() {
        event("publish", "anna", "buyer", "2026-03-01T10:00:00Z");
        EXPECT_EQ(event("publish", "bob", "buyer", "2026-03-01T11:00:00Z", true).step.after, "published");
    }

    std::vector<store::Entry> entries() {
        std::vector<store::Entry> all;
        const Result<void> read = store_.read([&](store::Reader& reader) -> Result<void> {
            all = reader.entries({}).value();
            return {};
        });
        EXPECT_TRUE(read);
        return all;
    }

    bool lays_down_ = true; // dossiers after each event, and takes them up for the next
    store::MemoryStore store_;
    Shelf shelf_;
    seal::MasterKey master_ = seal::MasterKey::make();
    Tenders tenders_{shelf_, master_};
};

// Where a dossier comes from leaves no trace.
struct WithoutDesk : TendersTest {
    WithoutDesk() { lays_down_ = false; }
    void TestBody() override {}
    using TendersTest::create;
    using TendersTest::entries;
    using TendersTest::event;
    using TendersTest::publish;
};

TEST_F(TendersTest, WhatLiesOpenIsAsIfItWereRead) {
    WithoutDesk other;
    const auto run = [](auto& test) {
        ASSERT_TRUE(test.create());
        test.publish();
        test.event("publish", "bob", "buyer", "2026-03-02T11:00:00Z"); // refused
        // A deadline passes before the event.
        test.event("open_bids", "anna", "buyer", "2026-03-21T09:00:00Z");
        test.event("open_bids", "bob", "buyer", "2026-03-21T09:01:00Z", true);
    };
    run(*this);
    run(other);
    EXPECT_GT(entries().size(), 6u);
    EXPECT_EQ(entries(), other.entries());
}

TEST_F(TendersTest, WhatLiesOpenIsReadAnewOnceItIsAnother) {
    ASSERT_TRUE(create());
    publish();
    ASSERT_TRUE(write([&](store::Writer& writer) {
        return tenders_.correct(writer, "T-1", tree(R"({"tender": {"title": "Another"}})"), "a reason",
                                by("anna", "buyer", "2026-03-02T10:00:00Z"));
    }));
    const EventResult refused = event("publish", "bob", "buyer", "2026-03-03T11:00:00Z");
    EXPECT_NE(refused.dossier.row.document.find("Another"), std::string::npos);
    EXPECT_EQ(refused.dossier.document.document.root().find("tender")->find("title")->text(), "Another");
}

TEST_F(TendersTest, ADeadlineThatPassedIsOfTheDocumentBeforeTheEvent) {
    ASSERT_TRUE(create());
    publish();
    NewEvent event;
    event.event = "open_bids";
    event.facts = tree(R"({"tender": {"title": "Said later"}})");
    const EventResult done = take(std::move(event), by("anna", "buyer", "2026-03-21T09:00:00Z"));
    EXPECT_NE(done.dossier.row.document.find("Said later"), std::string::npos);
    std::string hash;
    for (const store::Entry& entry : entries())
        if (entry.kind == "timer.passed") hash = tree(entry.body).root().find("documentHash")->text();
    ASSERT_FALSE(hash.empty());
    ASSERT_TRUE(store_.read([&](store::Reader& reader) -> Result<void> {
        const auto document = reader.document(hash);
        if (!document) return document.error();
        EXPECT_EQ(document->value_or("Said later").find("Said later"), std::string::npos);
        return {};
    }));
}

TEST_F(TendersTest, BeginsInTheFirstStateAndIsLogged) {
    ASSERT_TRUE(create());
    const auto log = entries();
    ASSERT_EQ(log.size(), 2u);
    EXPECT_EQ(log[0].kind, "tender.created");
    EXPECT_EQ(log[1].kind, "tender.begun");
    EXPECT_EQ(create().error().code, Code::already_there);
    EXPECT_EQ(entries().size(), 2u);
}

TEST_F(TendersTest, ABidIsSealedUntilTheDeadlineAndOpenedByTheFirstDecision) {
    ASSERT_TRUE(create());
    publish();
    const EventResult first = bid("A", "900", "2026-03-10T12:00:00Z");
    ASSERT_TRUE(first.bid);
    EXPECT_EQ(first.bid->sealed_until, at("2026-03-20T12:00:00Z"));
    EXPECT_EQ(first.bid->content.find("900"), std::string::npos);
    EXPECT_EQ(first.dossier.row.document.find("900"), std::string::npos);
    bid("B", "1100", "2026-03-11T12:00:00Z");

    event("open_bids", "anna", "buyer", "2026-03-21T09:00:00Z");
    const EventResult opened = event("open_bids", "bob", "buyer", "2026-03-21T09:01:00Z", true);
    EXPECT_EQ(opened.step.after, "evaluation");
    ASSERT_TRUE(opened.step.decision);
    EXPECT_EQ(opened.step.decision->standings.size(), 2u);
    EXPECT_NE(opened.dossier.row.document.find("900"), std::string::npos);
    std::vector<std::string> kinds;
    for (const auto& entry : entries()) kinds.push_back(entry.kind);
    EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "bid.opened"), 1);
    EXPECT_EQ(std::count(kinds.begin(), kinds.end(), "timer.passed"), 1);

    event("confirm", "c1", "committee", "2026-03-22T09:00:00Z");
    const EventResult award = event("confirm", "c2", "committee", "2026-03-22T09:01:00Z");
    ASSERT_TRUE(award.step.decision && award.step.decision->award && award.step.decision->award->winner);
    EXPECT_EQ(award.step.decision->standings[*award.step.decision->award->winner].label, "A");
}

TEST_F(TendersTest, WhatComesTooLateIsRefusedAndLogged) {
    ASSERT_TRUE(create());
    publish();
    EXPECT_EQ(bid("A", "900", "2026-03-20T12:00:00Z").step.kind, engine::Step::Kind::done); // at the very moment
    const EventResult late = bid("B", "800", "2026-03-20T12:00:00.000001Z");
    EXPECT_EQ(late.step.refusal, engine::Refusal::late);
    EXPECT_FALSE(late.bid);
    EXPECT_EQ(entries().back().kind, "bid.refused");
}

TEST_F(TendersTest, AnErrorLeavesNothingBehind) {
    ASSERT_TRUE(create());
    publish();
    const std::size_t before = entries().size();
    NewEvent forged;
    forged.event = "submit_bid";
    forged.role = "bidder";
    forged.bid = tree(R"({"tenderer": {"id": "A", "name": "A"}, "price": {"amount": "much", "currency": "EUR"}})");
    const Act act = by("user-A", "bidder", "2026-03-10T12:00:00Z", "A");
    const Result<void> done = write([&](store::Writer& writer) { return take_in(writer, forged, act); });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Code::fact_type);
    EXPECT_EQ(entries().size(), before);
}

TEST_F(TendersTest, TwoBidsOfOneBidderSayTheSameOfIt) {
    ASSERT_TRUE(create());
    publish();
    bid("A", "900", "2026-03-10T12:00:00Z");
    NewEvent other;
    other.event = "submit_bid";
    other.role = "bidder";
    other.bid = tree(R"({"tenderer": {"id": "A", "name": "Another name"}, "price": {"amount": 1, "currency": "EUR"}})");
    const Result<void> done = write([&](store::Writer& writer) {
        return take_in(writer, other, by("user-A", "bidder", "2026-03-11T12:00:00Z", "A"));
    });
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Code::not_now);
}

TEST_F(TendersTest, DeadlinesFireOnceAndInTheirOrder) {
    ASSERT_TRUE(create());
    publish();
    int fired = 0;
    for (int i = 0; i < 3; ++i) {
        const Result<void> done = store_.write([&](store::Writer& writer) -> Result<void> {
            if (const auto one = tenders_.fire(writer, at("2026-04-01T00:00:00Z"), {})) {
                ++fired;
                return one->result;
            }
            return {};
        });
        ASSERT_TRUE(done);
    }
    EXPECT_EQ(fired, 1);
    EXPECT_EQ(entries().back().kind, "timer.passed");
    EXPECT_EQ(entries().back().at, at("2026-03-20T12:00:00Z"));
}

TEST_F(TendersTest, ADeadlineThatHadPassedWhenItsStateWasEnteredFiresToo) {
    ASSERT_TRUE(create());
    event("publish", "anna", "buyer", "2026-03-21T10:00:00Z");
    EXPECT_EQ(event("publish", "bob", "buyer", "2026-03-21T11:00:00Z", true).step.after, "published");
    ASSERT_TRUE(store_.write([&](store::Writer& writer) -> Result<void> {
        const auto fired = tenders_.fire(writer, at("2026-03-21T11:00:01Z"), {});
        if (!fired) return not_now("nothing fired");
        return fired->result;
    }));
    EXPECT_EQ(entries().back().kind, "timer.passed");
    EXPECT_EQ(entries().back().at, at("2026-03-21T11:00:00Z"));
}

TEST_F(TendersTest, ACorrectionMovesTheSealWithTheDeadline) {
    ASSERT_TRUE(create());
    publish();
    bid("A", "900", "2026-03-10T12:00:00Z");
    const json::Tree facts = tree(R"({"tender": {"tenderPeriod": {"endDate": "2026-03-25T12:00:00Z"}}})");
    ASSERT_TRUE(write([&](store::Writer& writer) {
        return tenders_.correct(writer, "T-1", facts, "asked for", by("anna", "buyer", "2026-03-12T12:00:00Z"));
    }));
    std::optional<store::SealKey> key;
    ASSERT_TRUE(store_.read([&](store::Reader& reader) -> Result<void> {
        key = reader.seal_key("T-1").value();
        return {};
    }));
    EXPECT_EQ(key->until, at("2026-03-25T12:00:00Z"));
    EXPECT_EQ(event("open_bids", "anna", "buyer", "2026-03-21T09:00:00Z").step.refusal, engine::Refusal::not_open);
}

} // namespace
} // namespace voorrang::service
