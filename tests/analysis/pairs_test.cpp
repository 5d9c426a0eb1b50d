// The pairs that are looked up against every pair there is.
#include "dsl/analysis/pairs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace voorrang::analysis {

namespace {

using Pairs = std::set<std::pair<std::size_t, std::size_t>>;

// Guards as policies have them: one value, all but one, up to a limit, from it on, between two.
Formula random_statement(std::mt19937& random, std::size_t axes) {
    const std::size_t axis = random() % axes, size = 2 + axis * 3;
    const auto at = static_cast<std::uint32_t>(random() % size), from = static_cast<std::uint32_t>(random() % size);
    const auto end = static_cast<std::uint32_t>(size);
    switch (random() % 5) {
    case 0:
        return Formula::statement(axis, Regions(size, {{at, at + 1}}));
    case 1:
        return Formula::statement(axis, Regions(size, {{at, at + 1}}).complement());
    case 2:
        return Formula::statement(axis, Regions(size, {{0, at}}));
    case 3:
        return Formula::statement(axis, Regions(size, {{at, end}}));
    default:
        return Formula::statement(axis, Regions(size, {{std::min(at, from), std::max(at, from)}}));
    }
}

Formula random_formula(std::mt19937& random, std::size_t axes, int depth) {
    if (depth == 0 || random() % 3 == 0) return random_statement(random, axes);
    std::vector<Formula> parts;
    for (std::size_t part = 0; part < 2 + random() % 2; ++part)
        parts.push_back(random_formula(random, axes, depth - 1));
    return random() % 3 == 0 ? Formula::any(std::move(parts)) : Formula::all(std::move(parts));
}

std::vector<Formula> random_formulas(std::mt19937& random) {
    const std::size_t axes = 1 + random() % 6;
    std::vector<Formula> formulas;
    while (formulas.size() < 40) {
        Formula formula = random_formula(random, axes, static_cast<int>(random() % 3));
        if (!never_holds(formula) && !always_holds(formula)) formulas.push_back(std::move(formula));
    }
    return formulas;
}

bool implies_on_its_axes(const Formula& inner, const Formula& outer) {
    const auto of_inner = axes_of(inner), of_outer = axes_of(outer);
    return std::includes(of_inner.begin(), of_inner.end(), of_outer.begin(), of_outer.end()) && implies(inner, outer);
}

Pairs related(const std::vector<Formula>& formulas) {
    Pairs pairs;
    for (std::size_t b = 0; b < formulas.size(); ++b)
        for (std::size_t a = 0; a < b; ++a)
            if (cover_all(formulas[a], formulas[b]) || implies_on_its_axes(formulas[a], formulas[b]) ||
                implies_on_its_axes(formulas[b], formulas[a]))
                pairs.emplace(a, b);
    return pairs;
}

// What is told, and that it is told once.
Pairs told(const std::vector<Formula>& formulas) {
    std::vector<const Formula*> pointers;
    for (const Formula& formula : formulas) pointers.push_back(&formula);
    Pairs pairs;
    visit_related_pairs(pointers, [&](std::size_t a, std::size_t b) {
        EXPECT_LT(a, b);
        EXPECT_TRUE(pairs.emplace(a, b).second);
        return true;
    });
    return pairs;
}

TEST(Pairs, LackNoneThatIsRelated) {
    std::mt19937 random(20260401);
    std::size_t covering = 0, all = 0, looked_up = 0, possible = 0;
    for (int round = 0; round < 300; ++round) {
        const std::vector<Formula> formulas = random_formulas(random);
        const Pairs wanted = related(formulas), found = told(formulas);
        EXPECT_TRUE(std::includes(found.begin(), found.end(), wanted.begin(), wanted.end())) << "round " << round;
        all += wanted.size();
        looked_up += found.size();
        possible += formulas.size() * (formulas.size() - 1) / 2;
        for (const auto& [a, b] : wanted) covering += cover_all(formulas[a], formulas[b]) ? 1 : 0;
    }
    // There was something to find, of both kinds, and not by telling everything.
    EXPECT_GT(covering, 1'000U);
    EXPECT_GT(all - covering, 1'000U);
    EXPECT_LT(looked_up, possible / 2);
    EXPECT_LT(looked_up, 2 * all);
}

// Each has its guards on an axis that the other knows nothing of.
TEST(Pairs, ThatCoverAllAreToldWhateverTheirGuards) {
    const auto whatever = [](std::size_t axis, Regions regions) {
        std::vector<Formula> parts;
        for (std::uint32_t region = 0; region < 3; ++region)
            parts.push_back(Formula::all(
                {Formula::statement(0, regions), Formula::statement(axis, Regions(3, {{region, region + 1}}))}));
        return Formula::any(std::move(parts));
    };
    EXPECT_EQ(told({whatever(1, Regions(2, {{0, 1}})), whatever(2, Regions(2, {{1, 2}}))}), (Pairs{{0, 1}}));
}

// A thousand rules that each name a value of their own have nothing to do with each other.
TEST(Pairs, OfGuardsOnOneFactAreNone) {
    constexpr std::uint32_t rules = 1'000;
    std::vector<Formula> formulas;
    for (std::uint32_t rule = 0; rule < rules; ++rule)
        formulas.push_back(Formula::all({Formula::statement(0, Regions(rules + 1, {{rule, rule + 1}})),
                                         Formula::statement(1, Regions(2 * rules, {{rule, 2 * rules}}))}));
    EXPECT_TRUE(told(formulas).empty());
}

TEST(Pairs, EndWhenNoMoreAreWanted) {
    const Formula formula = Formula::statement(0, Regions(2, {{0, 1}}));
    int pairs = 0;
    visit_related_pairs({&formula, &formula, &formula}, [&](std::size_t, std::size_t) { return ++pairs < 2; });
    EXPECT_EQ(pairs, 2);
}

// Too much to tell where they hold: with each other they are weighed all the same.
TEST(Pairs, OfFormulasThatCannotBeSettledAreTold) {
    const auto one_of_two = [](std::size_t axis, bool first) {
        return Formula::statement(axis, Regions::of({first, !first}));
    };
    std::vector<Formula> parts;
    for (std::size_t axis = 0; axis < 40; axis += 2)
        parts.push_back(Formula::any({one_of_two(axis, true), one_of_two(axis + 1, true)}));
    for (const bool one : {true, false})
        for (const bool other : {true, false})
            parts.push_back(Formula::any({one_of_two(100, one), one_of_two(101, other)}));
    const std::vector<Formula> formulas{Formula::all(parts), one_of_two(7, true), one_of_two(200, true)};
    EXPECT_EQ(told(formulas), (Pairs{{0, 1}}));
}

} // namespace

} // namespace voorrang::analysis
