// Formulas against what comes of trying everything.
#include "dsl/analysis/formula.hpp"

#include <gtest/gtest.h>

#include <random>

namespace voorrang::analysis {

namespace {

constexpr std::size_t axes = 3, regions = 3;

Formula random_formula(std::mt19937& random, int depth) {
    const auto kind = random() % (depth == 0 ? 3 : 6);
    if (kind == 0) return Formula::constant(random() % 2 == 0);
    if (kind < 3) {
        std::vector<bool> holds;
        for (std::size_t region = 0; region < regions; ++region) holds.push_back(random() % 2 == 0);
        return Formula::statement(random() % axes, holds);
    }
    if (kind == 3) return Formula::negation(random_formula(random, depth - 1));
    std::vector<Formula> parts;
    for (std::size_t part = 0; part < 1 + random() % 3; ++part) parts.push_back(random_formula(random, depth - 1));
    return kind == 4 ? Formula::all(std::move(parts)) : Formula::any(std::move(parts));
}

std::vector<Assignment> all_worlds() {
    std::vector<Assignment> worlds;
    for (std::size_t a = 0; a < regions; ++a)
        for (std::size_t b = 0; b < regions; ++b)
            for (std::size_t c = 0; c < regions; ++c) worlds.push_back({a, b, c});
    return worlds;
}

TEST(Formula, AgreesWithTryingEverything) {
    std::mt19937 random(20260315);
    const auto worlds = all_worlds();
    for (int round = 0; round < 2'000; ++round) {
        const Formula formula = random_formula(random, 4), other = random_formula(random, 3);
        bool some = false, every = true, follows = true;
        for (const Assignment& world : worlds) {
            const bool holds = evaluate(formula, world) == Truth::yes;
            some = some || holds;
            every = every && holds;
            follows = follows && (!holds || evaluate(other, world) == Truth::yes);
        }
        EXPECT_EQ(never_holds(formula), !some);
        EXPECT_EQ(always_holds(formula), every);
        EXPECT_EQ(implies(formula, other), follows);
    }
}

// With some regions left open, the formula is unknown or what it is however they are chosen.
TEST(Formula, IsUnknownOnlyWhereItHangsOnWhatIsOpen) {
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        const Formula formula = random_formula(random, 4);
        const Assignment open{random() % regions, std::nullopt, std::nullopt};
        const Truth truth = evaluate(formula, open);
        if (truth == Truth::unknown) continue;
        for (const Assignment& world : all_worlds()) {
            if (world[0] != open[0]) continue;
            EXPECT_EQ(evaluate(formula, world), truth);
        }
    }
}

TEST(Formula, OfTooManyAxesIsPassedOver) {
    // At least one of each pair holds and nothing else is asked: a world is found at once. That some part can't be is
    // seen last, after all the others were tried.
    std::vector<Formula> parts;
    for (std::size_t axis = 0; axis < 40; axis += 2)
        parts.push_back(Formula::any(
            {Formula::statement(axis, {true, false, false}), Formula::statement(axis + 1, {true, false, false})}));
    EXPECT_EQ(can_hold(Formula::all(parts)), true);
    parts.push_back(Formula::all({Formula::statement(100, {true, false}), Formula::statement(100, {false, true})}));
    EXPECT_EQ(can_hold(Formula::all(parts)), std::nullopt);
    EXPECT_FALSE(never_holds(Formula::all(parts)));
    // A part that can't be whatever is chosen is seen before anything is tried.
    parts.back() = Formula::statement(100, {false, false});
    EXPECT_TRUE(never_holds(Formula::all(parts)));
}

} // namespace

} // namespace voorrang::analysis
