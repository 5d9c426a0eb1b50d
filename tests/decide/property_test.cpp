#include "tests/decide/world.hpp"

namespace voorrang::testing {
namespace {

using engine::AwardState;
using engine::Decider;

// Declarations apart, so that they can be shuffled.
const std::vector<std::string> declarations = {
    "record tender from ocds \"/tender\"\n  value : money\n",
    "record bid plural bids from ocds \"/bids/details\"\n  id : text identifies\n  price : money at \"/value\"\n"
    "  turnover : money\n  quality : number 0..100\n  barred : yes/no\n",
    "define required of bid: money as share * tender.value\n"
    "  exception good when bid.quality >= 90 as 40% * tender.value\n"
    "  exception cheap over good when bid.price <= EUR 200 as 45% * tender.value\n",
    "parameter share: percent = 50%\n",
    "rule small: exclude bid when bid.turnover < required of bid because \"small\"\n",
    "rule barred: exclude bid when bid.barred because \"barred\"\n",
    "rule fifth: exclude bid when rank of bid by lowest bid.price then highest bid.quality > 4 because \"last\"\n",
    "table extra of bid: number hit collect sum\n  | bid.quality | bid.turnover || points\n  | >= 80 | - || 3\n"
    "  | - | >= EUR 500 || 2\n",
    "table grade of bid: number hit priority 3, 2, 1\n  | bid.quality || points\n  | >= 50 || 1\n  | >= 70 || 3\n"
    "  | - || 2\n",
    "rule cheap: prefer bid when bid.price = lowest of bids.price because \"cheap\"\n",
    "table points of bid: number hit first\n  | bid.quality | bid.turnover || points\n  | >= 80 | >= EUR 600 || 10\n"
    "  | >= 60 | - || 6\n  | - | - || 2\n",
    "award best\n  criterion price weight 40% score relative_lowest(bid.price)\n"
    "  criterion quality weight 40% score median of [bid.quality, 50, 70]\n"
    "  criterion points weight 20% score 8 * points of bid + extra of bid + grade of bid\n"
    "  round total to 1 decimal half up\n  award highest total at least 50\n  ties by quality, then preference, then "
    "draw\n"};

std::string text_of(const std::vector<std::string>& parts) {
    std::string text = "policy tests.property \"A policy with some of everything\" version 1\n\n";
    for (const auto& part : parts) text += part + "\n";
    return text;
}

const engine::DecideOptions options{std::nullopt, "seed"};

class Property : public ::testing::Test {
  protected:
    std::unique_ptr<Compiled> compiled = compile(text_of(declarations));
    std::mt19937 random{20260101};
    std::string decided(const World& world) {
        return summary(Decider(compiled->graph).decide(facts_of(*compiled, {world}), options).front());
    }
};

TEST_F(Property, TheOrderOfBidsChangesNothing) {
    for (int round = 0; round < 300; ++round) {
        World world = random_world(random, round % 2 == 0 ? 1.0 : 0.8);
        const std::string before = decided(world);
        std::shuffle(world.bids.begin(), world.bids.end(), random);
        ASSERT_EQ(decided(world), before) << round;
    }
}

TEST_F(Property, TheOrderOfDeclarationsChangesNothing) {
    std::vector<World> worlds;
    for (int i = 0; i < 50; ++i) worlds.push_back(random_world(random, 0.85));
    std::string before;
    for (const auto& world : worlds) before += decided(world);
    auto parts = declarations;
    for (int round = 0; round < 20; ++round) {
        std::shuffle(parts.begin(), parts.end(), random);
        compiled = compile(text_of(parts));
        std::string after;
        for (const auto& world : worlds) after += decided(world);
        ASSERT_EQ(after, before);
    }
}

TEST_F(Property, FastAndTracedAreEqual) {
    std::vector<World> worlds;
    for (int i = 0; i < 500; ++i) worlds.push_back(random_world(random, i % 3 == 0 ? 1.0 : 0.8));
    const auto facts = facts_of(*compiled, worlds);
    Decider decider(compiled->graph);
    const auto traced = decider.decide(facts, options);
    const auto fast = decider.decide_fast(facts, options);
    ASSERT_EQ(fast.size(), traced.size());
    for (std::size_t i = 0; i < fast.size(); ++i) {
        ASSERT_EQ(*fast[i].award, traced[i].award->state) << i;
        ASSERT_EQ(fast[i].rows.size(), traced[i].standings.size());
        ASSERT_EQ(fast[i].winner.has_value(), traced[i].award->winner.has_value());
        for (const auto& standing : traced[i].standings) {
            const auto row = static_cast<std::size_t>(standing.id[1] - '0');
            ASSERT_EQ(fast[i].rows[row].status, standing.status) << i << " " << standing.id;
            ASSERT_EQ(fast[i].rows[row].total, standing.total) << i << " " << standing.id;
            if (fast[i].winner == row) {
                ASSERT_EQ(traced[i].standings[*traced[i].award->winner].id, standing.id);
            }
        }
    }
}

TEST_F(Property, ABatchDecidesAsOneByOne) {
    std::vector<World> worlds;
    for (int i = 0; i < 200; ++i) worlds.push_back(random_world(random, 0.85));
    const auto together = Decider(compiled->graph).decide(facts_of(*compiled, worlds), options);
    for (std::size_t i = 0; i < worlds.size(); ++i) ASSERT_EQ(summary(together[i]), decided(worlds[i])) << i;
}

// An award made although facts are missing must stand whatever these turn out to be.
TEST_F(Property, NoMissingFactOverturnsAnAward) {
    int despite = 0, open = 0;
    for (int round = 0; round < 1500; ++round) {
        const World world = random_world(random, 0.9);
        const auto decision = Decider(compiled->graph).decide(facts_of(*compiled, {world}), options).front();
        if (decision.award->state == AwardState::undetermined) {
            ++open;
            ASSERT_FALSE(decision.award->missing.empty()) << summary(decision);
            continue;
        }
        if (!decision.award->despite_unknown) continue;
        ++despite;
        for (int i = 0; i < 20; ++i) {
            const auto later =
                Decider(compiled->graph).decide(facts_of(*compiled, {completed(world, random)}), options).front();
            ASSERT_EQ(later.award->state, decision.award->state) << summary(decision) << "\n" << summary(later);
            if (!decision.award->winner) continue;
            ASSERT_EQ(later.standings[*later.award->winner].id, decision.standings[*decision.award->winner].id)
                << summary(decision) << "\n"
                << summary(later);
        }
    }
    EXPECT_GT(despite, 20) << "too few cases to say anything";
    EXPECT_GT(open, 20);
}

TEST_F(Property, KnownFactsLeaveNothingOpen) {
    for (int round = 0; round < 300; ++round) {
        const auto decision =
            Decider(compiled->graph).decide(facts_of(*compiled, {random_world(random, 1.0)}), options).front();
        ASSERT_NE(decision.award->state, AwardState::undetermined) << summary(decision);
        ASSERT_NE(decision.award->state, AwardState::failed) << summary(decision);
    }
}

} // namespace
} // namespace voorrang::testing
