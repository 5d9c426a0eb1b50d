// Awards for each lot in random cases: what is awarded although facts are missing stands whatever these turn out to be.
#include "engine/decide/decide.hpp"
#include "tests/support/compiled.hpp"

#include <map>
#include <random>

namespace voorrang::testing {
namespace {

using engine::AwardState;

const std::string records = R"(policy tests.lots "Random lots"

record lot plural lots from ocds "/tender/lots"
  id    : text at "/id" identifies
  value : number

record bid plural bids from ocds "/bids/details"
  id      : text at "/id" identifies
  bidder  : text
  lot     : lot by "/relatedLots/0"
  quality : number 0..100
  price   : number 1..9
  barred  : yes/no

rule barred: exclude bid when bid.barred because "barred"

award best among bids for each lot by bid.lot
)";
const std::string rest = R"(
  criterion price weight 50% score relative_lowest(bid.price)
  criterion quality weight 50% score bid.quality
  award highest total at least 40
  ties by quality, draw
  because "best"
)";

struct Bid {
    std::string id, lot;
    std::optional<std::string> bidder;
    std::optional<int> quality, price;
    std::optional<bool> barred;
};
using World = std::vector<Bid>;

World random_world(std::mt19937& random, double known) {
    const auto number = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    const auto maybe = [&](auto value, double chance) {
        return std::bernoulli_distribution(chance)(random) ? std::optional(value) : std::nullopt;
    };
    World world;
    const int count = number(0, 6);
    for (int i = 0; i < count; ++i) {
        Bid bid;
        bid.id = "b" + std::to_string(i);
        bid.lot = std::to_string(number(1, 3));
        bid.bidder = maybe("bidder " + std::to_string(number(1, 3)), (1 + known) / 2);
        bid.quality = maybe(number(5, 9) * 10, (1 + known) / 2);
        bid.price = maybe(number(1, 4), (1 + known) / 2);
        bid.barred = maybe(number(0, 4) == 0, known);
        world.push_back(bid);
    }
    return world;
}

World completed(World world, std::mt19937& random) {
    const auto number = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    for (Bid& bid : world) {
        if (!bid.bidder) bid.bidder = "bidder " + std::to_string(number(1, 4));
        if (!bid.quality) bid.quality = number(0, 10) * 10;
        if (!bid.price) bid.price = number(1, 9);
        if (!bid.barred) bid.barred = number(0, 1) == 0;
    }
    return world;
}

engine::Decision decide(const Compiled& compiled, const World& world, bool fast = false) {
    const auto& schema = compiled.graph.schema;
    engine::FactsBuilder builder(schema, compiled.graph.texts);
    const auto set = [&](graph::EntityId entity, const char* path, const std::optional<Value>& value) {
        if (const auto fact = schema.find_fact(entity, path); fact && value) builder.set(*fact, *value);
    };
    builder.begin_case("case");
    const graph::EntityId lots = *schema.find_entity(graph::the_case, "lots");
    builder.begin_list(lots);
    for (std::uint32_t i = 0; i < 3; ++i) {
        builder.begin_row(lots, i);
        set(lots, "id", Value(std::to_string(i + 1)));
        set(lots, "value", Value(Number(i * 5 % 7)));
    }
    const graph::EntityId bids = *schema.find_entity(graph::the_case, "bids");
    builder.begin_list(bids);
    std::uint32_t position = 0;
    for (const Bid& bid : world) {
        builder.begin_row(bids, position++);
        set(bids, "id", Value(bid.id));
        set(bids, "lot", Value(bid.lot));
        if (bid.bidder) set(bids, "bidder", Value(*bid.bidder));
        if (bid.quality) set(bids, "quality", Value(Number(*bid.quality)));
        if (bid.price) set(bids, "price", Value(Number(*bid.price)));
        if (bid.barred) set(bids, "barred", Value(*bid.barred));
    }
    if (auto ended = builder.end_case(); !ended) throw std::runtime_error(ended.error().message);
    const engine::Facts facts = builder.finish();
    engine::Decider decider(compiled.graph);
    const engine::DecideOptions options{std::nullopt, "seed"};
    engine::Decision decision = decider.decide(facts, options).front();
    if (!fast) return decision;
    const engine::FastDecision quick = decider.decide_fast(facts, options).front();
    EXPECT_EQ(quick.lots.size(), decision.lots.size());
    for (std::size_t i = 0; i < quick.lots.size(); ++i) {
        EXPECT_EQ(quick.lots[i].state, decision.lots[i].award.state);
        if (quick.lots[i].winner) {
            EXPECT_EQ(decision.standings[*decision.lots[i].award.winner].id, world[*quick.lots[i].winner].id);
        }
    }
    return decision;
}

std::string outcome(const engine::Decision& decision, std::size_t lot) {
    const auto& award = decision.lots[lot].award;
    std::string text = std::to_string(static_cast<int>(award.state));
    if (award.winner) text += " " + decision.standings[*award.winner].id;
    std::vector<std::string> tied;
    for (const std::uint32_t each : award.tied) tied.push_back(decision.standings[each].id);
    std::sort(tied.begin(), tied.end());
    for (const auto& each : tied) text += " =" + each;
    return text;
}

class Lots : public ::testing::TestWithParam<const char*> {
  protected:
    std::unique_ptr<Compiled> compiled = compile(records + GetParam() + rest);
    std::mt19937 random{20260601};
};

TEST_P(Lots, NoMissingFactOverturnsAnAward) {
    int stands = 0, open = 0;
    for (int round = 0; round < 700; ++round) {
        const World world = random_world(random, 0.8);
        const auto decision = decide(*compiled, world, true);
        ASSERT_EQ(decision.lots.size(), 3U);
        const bool whole = std::all_of(world.begin(), world.end(), [](const Bid& bid) {
            return bid.bidder && bid.quality && bid.price && bid.barred;
        });
        for (std::size_t lot = 0; lot < 3; ++lot)
            if (decision.lots[lot].award.state == AwardState::undetermined) {
                ++open;
                ASSERT_FALSE(decision.lots[lot].award.missing.empty());
                ASSERT_FALSE(whole);
            }
        for (int i = 0; i < 12 && !whole; ++i) {
            const auto later = decide(*compiled, completed(world, random));
            for (std::size_t lot = 0; lot < 3; ++lot) {
                if (decision.lots[lot].award.state == AwardState::undetermined) continue;
                ++stands;
                ASSERT_EQ(outcome(later, lot), outcome(decision, lot)) << round << ", lot " << lot + 1;
            }
        }
    }
    EXPECT_GT(stands, 500) << "too few cases to say anything";
    EXPECT_GT(open, 100);
}

TEST_P(Lots, TheOrderOfBidsChangesNothing) {
    for (int round = 0; round < 200; ++round) {
        World world = random_world(random, round % 2 == 0 ? 1.0 : 0.8);
        const auto before = decide(*compiled, world);
        std::shuffle(world.begin(), world.end(), random);
        const auto after = decide(*compiled, world);
        for (std::size_t lot = 0; lot < 3; ++lot) ASSERT_EQ(outcome(after, lot), outcome(before, lot)) << round;
    }
}

INSTANTIATE_TEST_SUITE_P(Rules, Lots,
                         ::testing::Values("", "  limit 1 lot by bid.bidder assign by total\n",
                                           "  limit 2 lots by bid.bidder assign by total\n",
                                           "  limit 1 lot by bid.bidder assign by highest lot.value\n"));

} // namespace
} // namespace voorrang::testing
