// Conditions as formulas over axes, and whether any region of each can make one so.
#pragma once

#include "dsl/value/truth.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace voorrang::analysis {

// A tree of and, or and not over statements about one axis each.
struct Formula {
    enum class Kind : std::uint8_t { yes, no, statement, conjunction, disjunction, negation } kind = Kind::yes;
    std::size_t axis = 0;       // statement
    std::vector<bool> regions;  // statement: of the axis, those in which it holds
    std::vector<Formula> parts; // conjunction, disjunction; negation has one

    static Formula constant(bool value);
    static Formula statement(std::size_t axis, std::vector<bool> regions);
    static Formula all(std::vector<Formula> parts);
    static Formula any(std::vector<Formula> parts);
    static Formula negation(Formula part);
};

// A region for each axis, or none yet.
using Assignment = std::vector<std::optional<std::size_t>>;

// What the formula is as far as the assignment tells: unknown if a region that is not chosen could turn it.
Truth evaluate(const Formula& formula, const Assignment& assignment);

// Whether some choice of regions makes the formula yes; nullopt if that takes too many tries to tell.
std::optional<bool> can_hold(const Formula& formula);

// The formula is yes (no) in every region. Where it takes too long to tell: false.
bool never_holds(const Formula& formula);
bool always_holds(const Formula& formula);
// In each region in which the first holds, so does the second. Where it takes too long to tell: false.
bool implies(const Formula& first, const Formula& second);

} // namespace voorrang::analysis
