// Conditions as formulas over axes, and whether any region of each can make one so.
#pragma once

#include "dsl/analysis/regions.hpp"
#include "dsl/value/truth.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace voorrang::analysis {

// A tree of and and or over statements about one axis each. The functions that make one keep it small: no negation, no
// part of the same kind as the whole, no two statements about one axis side by side, no constant but as the whole.
struct Formula {
    enum class Kind : std::uint8_t { yes, no, statement, conjunction, disjunction } kind = Kind::yes;
    std::size_t axis = 0;       // statement
    Regions regions;            // statement: those in which it holds
    std::vector<Formula> parts; // conjunction, disjunction: two at least

    static Formula constant(bool value);
    static Formula statement(std::size_t axis, Regions regions);
    static Formula all(std::vector<Formula> parts);
    static Formula any(std::vector<Formula> parts);
    static Formula negation(Formula part);
};

// The axes that it rests on, ascending.
std::vector<std::size_t> axes_of(const Formula& formula);

// A region for some of the axes.
class Assignment {
  public:
    void choose(std::size_t axis, std::size_t region);
    void leave_open(std::size_t axis);
    std::optional<std::size_t> region(std::size_t axis) const;

  private:
    std::vector<std::pair<std::size_t, std::optional<std::size_t>>> choices_; // by axis
};

// What the formula is as far as the assignment tells: unknown if a region that is not chosen could turn it.
Truth evaluate(const Formula& formula, const Assignment& assignment);

// The formula is yes (no) in every region. Where it takes too long to tell: false.
bool never_holds(const Formula& formula);
bool always_holds(const Formula& formula);
// In each region in which the first holds, so does the second. Where it takes too long to tell: false.
bool implies(const Formula& first, const Formula& second);
// In each region one of them holds, or both. Where it takes too long to tell: false.
bool cover_all(const Formula& first, const Formula& second);

// Whether some choice of regions makes the formula yes (no), and such a choice; nullopt if that takes too many tries to
// tell. Of the regions that do, those are tried first that come first, or last.
struct Found {
    std::optional<bool> exists;
    Assignment example;
};
enum class From : bool { first, last };
Found find(const Formula& formula, bool wanted, From from = From::first);

} // namespace voorrang::analysis
