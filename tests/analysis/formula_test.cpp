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
        return Formula::statement(random() % axes, Regions::of(holds));
    }
    if (kind == 3) return Formula::negation(random_formula(random, depth - 1));
    std::vector<Formula> parts;
    for (std::size_t part = 0; part < 1 + random() % 3; ++part) parts.push_back(random_formula(random, depth - 1));
    return kind == 4 ? Formula::all(std::move(parts)) : Formula::any(std::move(parts));
}

std::vector<Assignment> all_worlds() {
    std::vector<Assignment> worlds;
    for (std::size_t world = 0; world < regions * regions * regions; ++world) {
        Assignment& assignment = worlds.emplace_back();
        assignment.choose(0, world % regions);
        assignment.choose(1, world / regions % regions);
        assignment.choose(2, world / regions / regions);
    }
    return worlds;
}

TEST(Formula, AgreesWithTryingEverything) {
    std::mt19937 random(20260315);
    const auto worlds = all_worlds();
    for (int round = 0; round < 2'000; ++round) {
        const Formula formula = random_formula(random, 4), other = random_formula(random, 3);
        bool some = false, every = true, follows = true, covered = true;
        for (const Assignment& world : worlds) {
            const bool holds = evaluate(formula, world) == Truth::yes, others = evaluate(other, world) == Truth::yes;
            some = some || holds;
            every = every && holds;
            follows = follows && (!holds || others);
            covered = covered && (holds || others);
        }
        EXPECT_EQ(never_holds(formula), !some);
        EXPECT_EQ(always_holds(formula), every);
        EXPECT_EQ(implies(formula, other), follows);
        EXPECT_EQ(cover_all(formula, other), covered);
        for (const bool wanted : {true, false})
            for (const From from : {From::first, From::last}) {
                const Found found = find(formula, wanted, from);
                ASSERT_EQ(found.exists, wanted ? some : !every);
                if (!*found.exists) continue;
                EXPECT_EQ(evaluate(formula, found.example), wanted ? Truth::yes : Truth::no);
            }
    }
}

TEST(Formula, OfANegationIsTheOpposite) {
    std::mt19937 random(11);
    for (int round = 0; round < 500; ++round) {
        const Formula formula = random_formula(random, 4), opposite = Formula::negation(formula);
        for (const Assignment& world : all_worlds())
            EXPECT_EQ(evaluate(opposite, world), truth_not(evaluate(formula, world)));
    }
}

TEST(Formula, IsFoundAtTheEndThatIsAskedFor) {
    const Formula middle = Formula::statement(0, Regions(10, {{3, 5}, {6, 8}}));
    EXPECT_EQ(find(middle, true, From::first).example.region(0), 3U);
    EXPECT_EQ(find(middle, true, From::last).example.region(0), 7U);
    EXPECT_EQ(find(middle, false, From::first).example.region(0), 0U);
    EXPECT_EQ(find(middle, false, From::last).example.region(0), 9U);
}

// With some regions left open, the formula is unknown or what it is however they are chosen.
TEST(Formula, IsUnknownOnlyWhereItHangsOnWhatIsOpen) {
    std::mt19937 random(7);
    for (int round = 0; round < 500; ++round) {
        const Formula formula = random_formula(random, 4);
        Assignment open;
        open.choose(0, random() % regions);
        const Truth truth = evaluate(formula, open);
        if (truth == Truth::unknown) continue;
        for (const Assignment& world : all_worlds()) {
            if (world.region(0) != open.region(0)) continue;
            EXPECT_EQ(evaluate(formula, world), truth);
        }
    }
}

Formula one_of_two(std::size_t axis, bool first) { return Formula::statement(axis, Regions::of({first, !first})); }

TEST(Formula, OfTooManyAxesIsPassedOver) {
    // At least one of each pair holds and nothing else is asked: a world is found at once. That some part can't be is
    // seen last, after all the others were tried.
    std::vector<Formula> parts;
    for (std::size_t axis = 0; axis < 40; axis += 2)
        parts.push_back(Formula::any({one_of_two(axis, true), one_of_two(axis + 1, true)}));
    EXPECT_EQ(find(Formula::all(parts), true).exists, true);
    const std::size_t usual = parts.size();
    for (const bool one : {true, false})
        for (const bool other : {true, false})
            parts.push_back(Formula::any({one_of_two(100, one), one_of_two(101, other)}));
    EXPECT_EQ(find(Formula::all(parts), true).exists, std::nullopt);
    EXPECT_FALSE(never_holds(Formula::all(parts)));
    // A part that can't be whatever is chosen is seen before anything is tried.
    parts.resize(usual);
    parts.push_back(Formula::statement(100, Regions(2, {})));
    EXPECT_TRUE(never_holds(Formula::all(parts)));
}

} // namespace

} // namespace voorrang::analysis
