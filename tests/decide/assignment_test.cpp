// Assignments of lots against brute force: every set of bids is weighed by itself.
#include "engine/decide/assignment.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace voorrang::engine {
namespace {

struct Tried {
    std::size_t given = 0;
    int sum = 0, combinations = 0;
    std::vector<int> holders; // of each lot, -1: nobody
};

struct World {
    AssignmentProblem problem;
    std::vector<int> worth, key; // of each bid
};

World random_world(std::mt19937& random) {
    const auto number = [&](int from, int to) { return std::uniform_int_distribution<int>(from, to)(random); };
    World world;
    world.problem.lots = static_cast<std::uint32_t>(number(1, 4));
    world.problem.highest_best = number(0, 1) == 0;
    const int owners = number(1, 3);
    for (int owner = 0; owner < owners; ++owner) world.problem.most.push_back(static_cast<std::uint32_t>(number(0, 3)));
    const int bids = number(0, 8);
    for (int i = 0; i < bids; ++i) {
        AssignmentBid bid{{}, static_cast<std::uint32_t>(number(0, owners - 1)), Number(0)};
        for (std::uint32_t lot = 0; lot < world.problem.lots; ++lot)
            if (number(0, 3) == 0) bid.lots.push_back(lot);
        if (bid.lots.empty()) bid.lots.push_back(static_cast<std::uint32_t>(number(0, int(world.problem.lots) - 1)));
        world.worth.push_back(number(1, 4) * static_cast<int>(bid.lots.size()));
        world.key.push_back(number(0, 1));
        bid.worth = Number(world.worth.back());
        world.problem.bids.push_back(std::move(bid));
    }
    return world;
}

// Negative: a comes first.
int compare(const World& world, int a, int b) {
    const auto at = [](int i) { return static_cast<std::size_t>(i); };
    if (a < 0 || b < 0) return a < 0 ? (b < 0 ? 0 : 1) : -1;
    const int by_worth = world.worth[at(b)] - world.worth[at(a)];
    if (by_worth != 0) return world.problem.highest_best ? by_worth : -by_worth;
    return world.key[at(b)] - world.key[at(a)];
}

int compare(const World& world, const Tried& a, const Tried& b) {
    if (a.given != b.given) return a.given > b.given ? -1 : 1;
    if (a.sum != b.sum) return (a.sum > b.sum) == world.problem.highest_best ? -1 : 1;
    if (a.combinations != b.combinations) return a.combinations - b.combinations;
    for (std::size_t lot = 0; lot < a.holders.size(); ++lot)
        if (const int found = compare(world, a.holders[lot], b.holders[lot]); found != 0) return found;
    return 0;
}

std::vector<Tried> brute_force(const World& world) {
    const auto& bids = world.problem.bids;
    std::vector<Tried> best;
    for (std::size_t set = 0; set < std::size_t{1} << bids.size(); ++set) {
        Tried tried;
        tried.holders.assign(world.problem.lots, -1);
        std::vector<std::uint32_t> left = world.problem.most;
        bool allowed = true;
        for (std::size_t i = 0; i < bids.size() && allowed; ++i) {
            if (!(set >> i & 1)) continue;
            allowed = left[bids[i].owner] >= bids[i].lots.size();
            if (!allowed) break;
            left[bids[i].owner] -= static_cast<std::uint32_t>(bids[i].lots.size());
            for (const std::uint32_t lot : bids[i].lots) {
                allowed = allowed && tried.holders[lot] < 0;
                tried.holders[lot] = static_cast<int>(i);
            }
            tried.given += bids[i].lots.size();
            tried.sum += world.worth[i];
            tried.combinations += bids[i].lots.size() > 1 ? 1 : 0;
        }
        if (!allowed) continue;
        const int found = best.empty() ? -1 : compare(world, tried, best.front());
        if (found < 0) best.clear();
        if (found <= 0) best.push_back(std::move(tried));
    }
    return best;
}

Order::Result as_order(int compared) {
    return compared < 0 ? Order::Result::first : compared > 0 ? Order::Result::second : Order::Result::equal;
}

TEST(Assignment, IsTheBestOfAll) {
    std::mt19937 random{46};
    int tied = 0, combined = 0, limited = 0;
    for (int round = 0; round < 4000; ++round) {
        World world = random_world(random);
        world.problem.order = [&](std::uint32_t a, std::uint32_t b) {
            return as_order(compare(world, static_cast<int>(a), static_cast<int>(b)));
        };
        const auto expected = brute_force(world);
        const auto actual = assign_best(world.problem);
        ASSERT_TRUE(actual);
        for (std::uint32_t lot = 0; lot < world.problem.lots; ++lot) {
            std::vector<std::uint32_t> holders;
            for (const Tried& tried : expected)
                if (tried.holders[lot] >= 0) holders.push_back(static_cast<std::uint32_t>(tried.holders[lot]));
            std::sort(holders.begin(), holders.end());
            holders.erase(std::unique(holders.begin(), holders.end()), holders.end());
            ASSERT_EQ((*actual)[lot].bids, holders) << "round " << round << ", lot " << lot;
            const auto state = holders.empty()       ? AssignedLot::State::nobody
                               : holders.size() == 1 ? AssignedLot::State::given
                                                     : AssignedLot::State::tied;
            ASSERT_EQ((*actual)[lot].state, state) << "round " << round << ", lot " << lot;
            tied += holders.size() > 1 ? 1 : 0;
            limited += holders.empty() ? 1 : 0;
            if (holders.size() == 1) combined += world.problem.bids[holders.front()].lots.size() > 1 ? 1 : 0;
        }
    }
    EXPECT_GT(tied, 100) << "too few cases to say anything";
    EXPECT_GT(combined, 100);
    EXPECT_GT(limited, 100);
}

TEST(Assignment, InOrderGivesEachLotToTheBestThatMayHaveIt) {
    std::mt19937 random{2014};
    for (int round = 0; round < 2000; ++round) {
        World world = random_world(random);
        for (auto& bid : world.problem.bids) bid.lots.resize(1);
        world.problem.order = [&](std::uint32_t a, std::uint32_t b) {
            const int found = compare(world, static_cast<int>(a), static_cast<int>(b));
            return as_order(found != 0 ? found : static_cast<int>(a) - static_cast<int>(b)); // no ties
        };
        std::vector<std::uint32_t> order(world.problem.lots);
        for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
        std::shuffle(order.begin(), order.end(), random);
        const auto actual = assign_in_order(world.problem, order);
        std::vector<std::uint32_t> left = world.problem.most;
        for (const std::uint32_t lot : order) {
            std::optional<std::uint32_t> best;
            for (std::uint32_t bid = 0; bid < world.problem.bids.size(); ++bid) {
                const auto& each = world.problem.bids[bid];
                if (each.lots.front() != lot || left[each.owner] == 0) continue;
                if (!best || world.problem.order(bid, *best) == Order::Result::first) best = bid;
            }
            const auto expected = best ? std::vector{*best} : std::vector<std::uint32_t>();
            ASSERT_EQ(actual[lot].bids, expected) << "round " << round;
            if (best) --left[world.problem.bids[*best].owner];
        }
    }
}

TEST(Assignment, GivesUpAboveItsBound) {
    AssignmentProblem problem;
    problem.lots = 60;
    for (std::uint32_t owner = 0; owner < 12; ++owner) {
        problem.most.push_back(4);
        for (std::uint32_t lot = 0; lot < problem.lots; ++lot)
            problem.bids.push_back({{lot}, owner, Number(static_cast<std::int64_t>((owner * 7 + lot * 3) % 11))});
    }
    problem.order = [](std::uint32_t a, std::uint32_t b) {
        return as_order(static_cast<int>(a) - static_cast<int>(b));
    };
    EXPECT_FALSE(assign_best(problem));
}

// A key that is open where it matters leaves the lot open, and those after it.
TEST(Assignment, AnOpenOrderIsNotGuessed) {
    AssignmentProblem problem;
    problem.lots = 2;
    problem.most = {1, 1};
    problem.bids = {{{0}, 0, Number(5)}, {{0}, 1, Number(5)}, {{1}, 0, Number(5)}, {{1}, 1, Number(5)}};
    problem.order = [](std::uint32_t, std::uint32_t) { return Order::Result::open; };
    const auto lots = assign_best(problem);
    ASSERT_TRUE(lots);
    EXPECT_EQ((*lots)[0].state, AssignedLot::State::open);
    EXPECT_EQ((*lots)[1].state, AssignedLot::State::open);
    problem.bids[0].worth = Number(6);
    EXPECT_EQ((*assign_best(problem))[0].bids, std::vector<std::uint32_t>{0});
}

} // namespace
} // namespace voorrang::engine
