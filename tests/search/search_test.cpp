// What is found by what is asked, and that no more is read than is needed.
#include "adapters/search/find.hpp"

#include "adapters/json/parse.hpp"
#include "tests/store/memory_store.hpp"
#include "tests/store/rows.hpp"

#include <gtest/gtest.h>

namespace voorrang::search {
namespace {

const std::string hash_1(64, 'a');
const std::string hash_2(64, 'b');

std::string outcome(const std::string& rule, const std::string& holds, const std::string& cites) {
    return R"({"rule":")" + rule + R"(","name":"x","holds":")" + holds + R"(","cites":[)" +
           (cites.empty() ? "" : "\"" + cites + "\"") + "]}";
}
std::string standing(const std::string& id, const std::string& status, const std::string& outcomes) {
    return R"({"id":")" + id + R"(","status":")" + status + R"(","outcomes":[)" + outcomes + "]}";
}
std::string decided(const std::string& standings, const std::string& award) {
    return R"({"policyHash":")" + hash_1 + R"(","step":{"outcome":"done","cites":["Aw 2012 art. 2.130"],"decision":)" +
           R"({"standings":[)" + standings + R"(],"others":[{"subject":"tender","outcomes":[)" +
           outcome("social.few_bids", "yes", "Gids art. 3.5") + R"(]}],"award":)" + award + "}}}";
}

class Search : public ::testing::Test {
  protected:
    Search() {
        EXPECT_TRUE(store_.write([&](store::Writer& writer) -> Result<void> {
            store::Policy policy{hash_1, "social", "1.2", store::at(1), {}};
            EXPECT_TRUE(writer.add_policy(policy));
            policy.hash = hash_2;
            policy.version = "1.3";
            EXPECT_TRUE(writer.add_policy(policy));
            for (const char* id : {"t1", "t2", "t3"}) {
                store::Tender tender = store::sample_tender(id);
                tender.policy = hash_1;
                EXPECT_TRUE(writer.add_tender(tender));
            }
            const auto bid = [&](const std::string& tender, const std::string& id, const std::string& owner,
                                 store::BidStatus status) {
                store::Bid row = store::sample_bid(tender, id);
                row.owner = owner;
                row.status = status;
                EXPECT_TRUE(writer.add_bid(row));
            };
            bid("t1", "b1", "KVK-1", store::BidStatus::opened);
            bid("t1", "b2", "KVK-2", store::BidStatus::opened);
            bid("t2", "b3", "KVK-1", store::BidStatus::standing);
            bid("t3", "b4", "KVK-3", store::BidStatus::withdrawn);
            const auto add = [&](std::int64_t day, const std::string& kind, const std::string& tender,
                                 const std::string& actor, const std::string& body) {
                EXPECT_TRUE(writer.append({0, {day * 86'400'000'000, 0}, kind, tender, actor, body, "{}"}));
            };
            const std::string b1 = R"({"bid":{"id":"b1","organisation":"KVK-1"},"policyHash":")" + hash_1 + R"("})";
            add(1, "policy.in_force", "", "", R"({"policyHash":")" + hash_1 + R"("})");           // 1
            add(2, "user.added", "", "root", R"({"user":"anna"})");                               // 2
            add(3, "tender.created", "t1", "anna", R"({"policyHash":")" + hash_1 + R"("})");      // 3
            add(4, "bid.received", "t1", "ben", b1);                                              // 4
            add(5, "bid.received", "t2", "ben", R"({"bid":{"id":"b3","organisation":"KVK-1"}})"); // 5
            add(6, "bid.opened", "t1", "anna",
                R"({"bids":[{"id":"b1","organisation":"KVK-1"},)" // 6
                R"({"id":"b2","organisation":"KVK-2"}]})");
            add(7, "event.done", "t1", "anna", // 7
                decided(standing("b1", "admitted", outcome("social.sroi", "yes", "Aw 2012 art. 2.87 lid 1")) + "," +
                            standing("b2", "excluded",
                                     outcome("social.sroi", "no", "Aw 2012 art. 2.87 lid 1") + "," +
                                         outcome("social.price", "unknown", "Aw 2012 art. 2.116")),
                        R"({"name":"social.best","state":"awarded","winner":{"id":"b1"},"tied":[],)"
                        R"("cites":["Aw 2012 art. 2.114"]})"));
            add(8, "assessment.made", "t1", "carla", R"({"bid":"b2","assessment":"{}"})"); // 8
            add(9, "event.refused", "t2", "anna",
                R"({"policyHash":")" + hash_2 + R"(","step":{"outcome":"refused"}})"); // 9
            add(10, "token.revoked", "", "root", R"({"user":"anna","token":"x"})");    // 10
            add(11, "tender.migrated", "t1", "anna",
                R"({"policyBefore":")" + hash_1 + R"(","policyHash":")" + hash_2 + R"(","outcome":"nobody"})"); // 11
            return {};
        }));
    }

    std::vector<std::int64_t> found(const Query& query, std::int64_t after = 0) {
        std::vector<std::int64_t> all;
        EXPECT_TRUE(store_.read([&](store::Reader& reader) {
            return find(reader, query, after, [&](const store::Entry& entry, json::Ref) {
                all.push_back(entry.seq);
                return true;
            });
        }));
        return all;
    }

    store::MemoryStore store_;
};

using Numbers = std::vector<std::int64_t>;

Query with(std::string Query::*member, const std::string& value) {
    Query query;
    query.*member = value;
    return query;
}

TEST_F(Search, ByOneThing) {
    EXPECT_EQ(found({}).size(), 11U);
    EXPECT_EQ(found(with(&Query::tender, "t2")), (Numbers{5, 9}));
    EXPECT_EQ(found(with(&Query::bid, "b1")), (Numbers{4, 6, 7}));
    EXPECT_EQ(found(with(&Query::bid, "b2")), (Numbers{6, 7, 8}));
    EXPECT_EQ(found(with(&Query::bidder, "KVK-1")), (Numbers{4, 5, 6, 7}));
    EXPECT_EQ(found(with(&Query::bidder, "KVK-2")), (Numbers{6, 7, 8}));
    EXPECT_EQ(found(with(&Query::person, "anna")), (Numbers{2, 3, 6, 7, 9, 10, 11}));
    EXPECT_EQ(found(with(&Query::actor, "anna")), (Numbers{3, 6, 7, 9, 11}));
    EXPECT_EQ(found(with(&Query::person, "carla")), (Numbers{8}));
    for (const char* nobody : {"x", "an", "ANNA"}) {
        EXPECT_EQ(found(with(&Query::tender, nobody)), Numbers{});
        EXPECT_EQ(found(with(&Query::bid, nobody)), Numbers{});
        EXPECT_EQ(found(with(&Query::bidder, nobody)), Numbers{});
        EXPECT_EQ(found(with(&Query::person, nobody)), Numbers{});
        EXPECT_EQ(found(with(&Query::rule, nobody)), Numbers{});
        EXPECT_EQ(found(with(&Query::article, nobody)), Numbers{});
        EXPECT_EQ(found(with(&Query::verdict, nobody)), Numbers{});
        EXPECT_EQ(found(with(&Query::policy, nobody)), Numbers{});
    }
    Query kinds;
    kinds.kinds = {"user.*", "bid.opened"};
    EXPECT_EQ(found(kinds), (Numbers{2, 6}));
}

TEST_F(Search, ByRulesAndWhatTheyCite) {
    EXPECT_EQ(found(with(&Query::rule, "social.sroi")), (Numbers{7}));
    EXPECT_EQ(found(with(&Query::rule, "sroi")), (Numbers{7}));
    EXPECT_EQ(found(with(&Query::rule, "roi")), Numbers{});
    EXPECT_EQ(found(with(&Query::rule, "price")), (Numbers{7})) << "it may hold";
    EXPECT_EQ(found(with(&Query::rule, "few_bids")), (Numbers{7})) << "of the tender";
    EXPECT_EQ(found(with(&Query::rule, "best")), (Numbers{7})) << "the award";
    EXPECT_EQ(found(with(&Query::article, "2.87")), (Numbers{7}));
    EXPECT_EQ(found(with(&Query::article, "2.114")), (Numbers{7}));
    EXPECT_EQ(found(with(&Query::article, "Gids art. 3.5")), (Numbers{7}));
    EXPECT_EQ(found(with(&Query::article, "2.130")), (Numbers{7})) << "the workflow";
    EXPECT_EQ(found(with(&Query::article, "2.11")), Numbers{});
}

TEST_F(Search, ByVerdicts) {
    EXPECT_EQ(found(with(&Query::verdict, "excluded")), (Numbers{7}));
    EXPECT_EQ(found(with(&Query::verdict, "awarded")), (Numbers{7}));
    EXPECT_EQ(found(with(&Query::verdict, "refused")), (Numbers{9}));
    EXPECT_EQ(found(with(&Query::verdict, "nobody")), (Numbers{11}));
    EXPECT_EQ(found(with(&Query::verdict, "undetermined")), Numbers{});
}

TEST_F(Search, ByThePolicy) {
    EXPECT_EQ(found(with(&Query::policy, "1.2")), (Numbers{1, 3, 4, 7, 11}));
    EXPECT_EQ(found(with(&Query::policy, "1.3")), (Numbers{9, 11}));
    EXPECT_EQ(found(with(&Query::policy, "social 1.3")), (Numbers{9, 11}));
    EXPECT_EQ(found(with(&Query::policy, "social")), (Numbers{1, 3, 4, 7, 9, 11}));
    EXPECT_EQ(found(with(&Query::policy, hash_2.substr(0, 12))), (Numbers{9, 11}));
    EXPECT_EQ(found(with(&Query::policy, hash_2.substr(0, 7))), Numbers{}) << "too short to say which";
}

TEST_F(Search, TogetherOfOnePart) {
    Query query = with(&Query::bid, "b1");
    query.verdict = "excluded";
    EXPECT_EQ(found(query), Numbers{}) << "the other was";
    query.bid = "b2";
    EXPECT_EQ(found(query), (Numbers{7}));
    query.rule = "sroi";
    EXPECT_EQ(found(query), Numbers{}) << "that did not hold for it";
    query.rule = "price";
    EXPECT_EQ(found(query), (Numbers{7}));
    query.article = "2.87";
    EXPECT_EQ(found(query), Numbers{}) << "another rule cites it";
    query.article = "2.116";
    EXPECT_EQ(found(query), (Numbers{7}));
    query.bidder = "KVK-2";
    EXPECT_EQ(found(query), (Numbers{7}));
    query.bidder = "KVK-1";
    EXPECT_EQ(found(query), Numbers{});
    query = with(&Query::bidder, "KVK-1");
    query.verdict = "awarded";
    EXPECT_EQ(found(query), (Numbers{7}));
    query.bidder = "KVK-2";
    EXPECT_EQ(found(query), Numbers{}) << "it was awarded to the other";
    query = with(&Query::person, "anna");
    query.tender = "t2";
    EXPECT_EQ(found(query), (Numbers{9}));
    query = with(&Query::person, "ben");
    query.bidder = "KVK-1";
    EXPECT_EQ(found(query), (Numbers{4, 5}));
}

TEST_F(Search, InAPeriod) {
    Query query;
    query.from = moment("1970-01-04", false);
    query.until = moment("1970-01-06", true);
    EXPECT_EQ(found(query), (Numbers{3, 4, 5}));
    query.until = moment("1970-01-06T00:00:00Z", true);
    EXPECT_EQ(found(query), (Numbers{3, 4, 5}));
    query.until = moment("1970-01-05T23:59:59Z", true);
    EXPECT_EQ(found(query), (Numbers{3, 4}));
    query.tender = "t1";
    query.until.reset();
    EXPECT_EQ(found(query), (Numbers{3, 4, 6, 7, 8, 11}));
    query.tender.clear();
    query.person = "anna";
    EXPECT_EQ(found(query), (Numbers{3, 6, 7, 9, 10, 11}));
    EXPECT_EQ(moment("1970-01-02", true)->microseconds, 2LL * 86'400'000'000 - 1);
    for (const char* wrong : {"", "1970", "1970-13-01", "1970-01-02T00:00", "yesterday"})
        EXPECT_FALSE(moment(wrong, false)) << wrong;
}

TEST_F(Search, GoesOnAfterAnEntry) {
    EXPECT_EQ(found(with(&Query::bidder, "KVK-1"), 4), (Numbers{5, 6, 7}));
    EXPECT_EQ(found(with(&Query::person, "anna"), 7), (Numbers{9, 10, 11}));
    Numbers first;
    EXPECT_TRUE(store_.read([&](store::Reader& reader) {
        return find(reader, {}, 0, [&](const store::Entry& entry, json::Ref) {
            first.push_back(entry.seq);
            return first.size() < 2;
        });
    }));
    EXPECT_EQ(first, (Numbers{1, 2}));
}

// Without the decision nothing is found by it; of who may not know of bids, only tenders that were opened are looked
// at.
TEST_F(Search, NothingByWhatIsNotTheirs) {
    EXPECT_TRUE(store_.read([&](store::Reader& reader) -> Result<void> {
        const auto looked_at = [&](Query query, bool sealed) {
            Numbers all;
            Result<Finder> finder = Finder::make(reader, std::move(query), sealed);
            for (const store::Entry& entry : *finder->candidates(0, 100)) all.push_back(entry.seq);
            return all;
        };
        EXPECT_EQ(looked_at(with(&Query::bidder, "KVK-1"), true), (Numbers{3, 4, 5, 6, 7, 8, 9, 11}));
        EXPECT_EQ(looked_at(with(&Query::bidder, "KVK-1"), false), (Numbers{3, 4, 6, 7, 8, 11}));
        EXPECT_EQ(looked_at(with(&Query::bid, "b3"), true), (Numbers{5, 9}));
        EXPECT_EQ(looked_at(with(&Query::bid, "b3"), false), Numbers{});
        EXPECT_EQ(looked_at(with(&Query::bidder, "KVK-3"), false), Numbers{}) << "it was withdrawn unseen";
        EXPECT_EQ(looked_at(with(&Query::person, "carla"), false), (Numbers{8}));
        const auto entry = *reader.entry(7);
        const auto body = json::read(entry->body);
        const json::Ref root = std::get<json::Tree>(body).root();
        for (const auto member : {&Query::rule, &Query::article, &Query::verdict, &Query::bid}) {
            const std::string asked = member == &Query::rule      ? "sroi"
                                      : member == &Query::article ? "2.87"
                                      : member == &Query::verdict ? "awarded"
                                                                  : "b1";
            const Result<Finder> finder = Finder::make(reader, with(member, asked), false);
            EXPECT_TRUE(finder->fits(*entry, root, true)) << asked;
            EXPECT_FALSE(finder->fits(*entry, root, false)) << asked;
        }
        return {};
    }));
}

TEST(Names, AWholeArticle) {
    for (const char* in :
         {"Aw 2012 art. 2.87", "Aw 2012 art. 2.87 lid 1", "art. 2.87, lid 1", "2.87", "(2.87)", "art. 2.87."})
        EXPECT_TRUE(names(in, "2.87")) << in;
    for (const char* in : {"art. 2.871", "art. 12.87", "art. 2.87a", "art. 2.87.1", "art. 1.2.87", "art. 2.8", ""})
        EXPECT_FALSE(names(in, "2.87")) << in;
    EXPECT_TRUE(names("art. 2.871 en 2.87", "2.87")) << "the second one";
    EXPECT_TRUE(names("Gids Proportionaliteit, voorschrift 3.5 A", "Gids Proportionaliteit"));
}

} // namespace
} // namespace voorrang::search
