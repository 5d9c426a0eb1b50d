// What would have changed an outcome: each change that is told is tried by itself, just before and at its bound.
#include "engine/policytest/given_facts.hpp"
#include "engine/whatif/account.hpp"
#include "engine/whatif/variation.hpp"
#include "tests/support/compiled.hpp"

#include <map>

namespace voorrang::testing {
namespace {

using engine::Bound;

const std::string policy = R"(language en
policy tests.whatif "What if"

record tender from ocds "/tender"
  value    : money
  deadline : date

record bidder plural bidders from ocds "/parties" shown as name
  id       : text at "/id" identifies
  name     : text
  turnover : money
  grounds  : list of text
  level    : number 0..5
  cleaning : choice of none, offered, accepted

record bid plural bids from ocds "/bids/details" shown as bidder.name
  id       : text at "/id" identifies
  bidder   : bidder by "/tenderers/0/id"
  price    : money at "/value"
  sent     : date
  quality  : number 0..100
  share    : percent 0%..100%
  complete : yes/no

parameter share: percent = 50%

rule small: exclude bid when bid.bidder.turnover < share * tender.value because "small"
rule late: exclude bid when bid.sent > tender.deadline because "late"
rule grounds: exclude bid
  when bid.bidder.grounds is not empty and bid.bidder.cleaning is not accepted
  because "grounds"
rule whole: require of bid that bid.complete because "incomplete"
rule levels: flag bid when bid.bidder.level < 2 and bid.share < 12.5% because "low"

award best among bids
  criterion price weight 40% score relative_lowest(bid.price)
  criterion quality weight 60% score bid.quality
  award highest total
  because "best"

test "facts"
  given tender { value EUR 100,000 deadline 2026-04-01 }
  and bids [
    { id "1" price EUR 80 sent 2026-03-30 quality 80 share 20% complete yes
      bidder { id "1" name "Winner" turnover EUR 900,000 grounds [] level 3 cleaning none } },
    { id "2" price EUR 80 sent 2026-03-30 quality 70 share 20% complete yes
      bidder { id "2" name "Second" turnover EUR 900,000 grounds [] level 3 cleaning none } },
    { id "3" price EUR 80 sent 2026-04-03 quality 90 share 20% complete yes
      bidder { id "3" name "Late" turnover EUR 900,000 grounds [] level 3 cleaning none } },
    { id "4" price EUR 80 sent 2026-03-30 quality 90 share 20% complete yes
      bidder { id "4" name "Small" turnover EUR 45,000 grounds [] level 3 cleaning none } },
    { id "5" price EUR 80 sent 2026-03-30 quality 90 share 20% complete no
      bidder { id "5" name "Guilty" turnover EUR 900,000 grounds ["fraud", "tax"] level 3 cleaning offered } },
    { id "6" price EUR 80 sent 2026-03-30 quality 50 share 10% complete yes
      bidder { id "6" name "Low" turnover EUR 900,000 grounds [] level 1 cleaning none } }
  ]
)";

std::string text(const engine::ChangedFact& changed) {
    static const std::map<Bound, std::string> words{
        {Bound::exactly, "="}, {Bound::at_least, ">="}, {Bound::at_most, "<="}, {Bound::empty, "empty"}};
    return changed.fact + " " + words.at(changed.bound) + (changed.to.empty() ? "" : " " + changed.to.text);
}

std::vector<std::string> texts(const engine::WhatIf& what) {
    std::vector<std::string> all;
    for (const auto& flip : what.flips) {
        std::string one;
        for (const auto& changed : flip) one += (one.empty() ? "" : " & ") + text(changed);
        all.push_back(one);
    }
    std::sort(all.begin(), all.end());
    return all;
}

class Account : public ::testing::Test {
  protected:
    std::unique_ptr<Compiled> compiled = compile(policy);
    Result<engine::Facts> facts =
        engine::given_facts(compiled->policy, compiled->policy.tests.front(), compiled->graph);
    engine::Accountant accountant{compiled->graph};

    engine::BidAccount of(const std::string& bid) {
        const auto account = accountant.account(*facts, {}, bid);
        EXPECT_EQ(account.bids.size(), 1U);
        return account.bids.at(0);
    }
    using Texts = std::vector<std::string>;
};

TEST_F(Account, ARuleThatStruckIsTurnedByTheFactsItComparesAtTheirBound) {
    auto small = of("Small");
    ASSERT_EQ(small.rules.size(), 1U);
    EXPECT_EQ(texts(small.rules[0].what), (Texts{"bidder.turnover >= EUR 50,000.00", "tender.value <= EUR 90,000.00"}));
    auto late = of("Late");
    ASSERT_EQ(late.rules.size(), 1U);
    EXPECT_EQ(texts(late.rules[0].what), (Texts{"bid.sent <= 2026-04-01", "tender.deadline >= 2026-04-03"}));
    ASSERT_TRUE(late.award);
    EXPECT_EQ(texts(*late.award), (Texts{"bid.sent <= 2026-04-01"}));
}

TEST_F(Account, ListsChoicesAndYesOrNo) {
    auto guilty = of("Guilty");
    ASSERT_EQ(guilty.rules.size(), 2U);
    EXPECT_EQ(guilty.rules[0].rule, "grounds");
    EXPECT_EQ(texts(guilty.rules[0].what), (Texts{"bidder.cleaning = accepted", "bidder.grounds empty"}));
    EXPECT_EQ(texts(guilty.rules[1].what), (Texts{"bid.complete = yes"}));
}

TEST_F(Account, ALostAwardIsTurnedByAScoreOrAPrice) {
    auto second = of("Second");
    ASSERT_TRUE(second.award);
    // 82 points against 88. At quality 80 they would tie, so that it takes one more. At a price of P the winner has
    // half of P, and 48: at EUR 68 they would tie.
    EXPECT_EQ(texts(*second.award), (Texts{"bid.price <= EUR 67.99", "bid.quality >= 81"}));
    ASSERT_EQ(second.why_not.size(), 1U);
    EXPECT_EQ(second.why_not[0].gap, Number(6));
    EXPECT_EQ(second.why_not[0].criteria[1].points, Number(6));
    EXPECT_FALSE(of("Winner").award);
}

TEST_F(Account, WhereNoSingleFactDoesTwoAreSought) {
    auto guilty = of("Guilty");
    ASSERT_TRUE(guilty.award);
    EXPECT_TRUE(guilty.award->pairs);
    ASSERT_EQ(guilty.award->flips.size(), 1U);
    EXPECT_EQ(texts(*guilty.award), (Texts{"bidder.cleaning = accepted & bid.complete = yes"}));
}

TEST_F(Account, AMissingFactIsTriedWithWhatItIsComparedWith) {
    const auto& schema = compiled->graph.schema;
    const graph::FactId turnover = *schema.find_fact(*schema.find_entity(graph::the_case, "bidders"), "turnover");
    engine::Variation variation(*facts);
    variation.set({turnover, 3}, Unknown{});
    auto small = of("Small");
    ASSERT_TRUE(small.award);
    EXPECT_EQ(texts(*small.award), (Texts{"bidder.turnover >= EUR 50,000.00"}));
    EXPECT_EQ(small.award->flips.at(0).at(0).from, "unknown");
}

TEST_F(Account, FlagsAreToldToo) {
    auto low = of("Low");
    ASSERT_EQ(low.rules.size(), 1U);
    EXPECT_EQ(texts(low.rules[0].what), (Texts{"bid.share >= 12.5%", "bidder.level >= 2"}));
}

TEST_F(Account, TheFactsAreAsTheyWere) {
    engine::Decider decider(compiled->graph);
    const auto before = decider.decide_fast(*facts, {});
    accountant.account(*facts, {}, "");
    EXPECT_EQ(decider.decide_fast(*facts, {}), before);
    EXPECT_EQ(facts->label(compiled->graph.award->entity, 3), "Small");
}

// The well-known case: the cheapest bid does not win, but changes the order of the others, for their scores are
// relative to its price.
TEST(Reversal, IsFoundByLeavingOutOneThatDoesNotWin) {
    const auto compiled = compile(R"(language en
policy tests.reversal "Rank reversal"
record bid plural bids from ocds "/bids/details"
  id      : text at "/id" identifies
  price   : number
  quality : number 0..100
award best among bids
  criterion price weight 50% score relative_lowest(bid.price)
  criterion quality weight 50% score bid.quality
  award highest total
  because "best"
test "facts"
  given bids [
    { id "cheap" price 10 quality 0 }, { id "middle" price 20 quality 40 }, { id "good" price 40 quality 80 }
  ]
)");
    auto facts = engine::given_facts(compiled->policy, compiled->policy.tests.front(), compiled->graph);
    const auto account = engine::Accountant(compiled->graph).account(*facts, {}, "");
    // With the cheap one: good 52.5, middle 45. Without: middle 70, good 65.
    ASSERT_EQ(account.reversals.size(), 1U);
    EXPECT_EQ(account.decision.standings[account.reversals[0].left_out].id, "cheap");
    EXPECT_EQ(account.reversals[0].before, (std::vector<std::string>{"good", "middle"}));
    EXPECT_EQ(account.reversals[0].after, (std::vector<std::string>{"middle", "good"}));
}

// A row that is taken out is as if it had never been there.
TEST(Variation, ARowThatIsTakenOutWasNeverThere) {
    const auto compiled = compile(policy);
    auto facts = engine::given_facts(compiled->policy, compiled->policy.tests.front(), compiled->graph);
    const auto& schema = compiled->graph.schema;
    const graph::EntityId bids = compiled->graph.award->entity;
    const graph::FactId bidder = *schema.find_fact(bids, "bidder");
    engine::Decider decider(compiled->graph);
    {
        engine::Variation variation(*facts);
        variation.remove(bids, {0, 2});
        EXPECT_EQ(facts->entities[bids].count, 4U);
        EXPECT_EQ(facts->label(bids, 0), "Second");
        EXPECT_EQ(facts->label(bids, 1), "Small");
        EXPECT_EQ(facts->pointer(bidder, 1), "/bids/details/3/tenderers/0/id");
        EXPECT_EQ(decider.decide_fast(*facts, {}).front().winner, 0U);
        engine::Variation inner(*facts);
        inner.remove(schema.facts[bidder].target, {1});
        EXPECT_FALSE(facts->columns[bidder].known(0));
        EXPECT_EQ(facts->label(bids, 1), "Small");
    }
    EXPECT_EQ(facts->label(bids, 0), "Winner");
    EXPECT_EQ(facts->entities[bids].count, 6U);
}

} // namespace
} // namespace voorrang::testing
