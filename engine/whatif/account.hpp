// An account of a decision for those it concerns: why not, and what would have changed it. All of it is found by
// deciding anew with changed facts; the rules are nowhere told a second time.
#pragma once

#include "engine/decide/decide.hpp"

namespace voorrang::engine {

// How a fact would have to be.
enum class Bound : std::uint8_t {
    exactly,
    at_least, // this value or more
    at_most,  // this value or less
    empty     // a list without elements
};

struct ChangedFact {
    std::string fact, subject, pointer; // as of a missing fact
    Said from, to;                      // `to` is empty for Bound::empty
    Bound bound = Bound::exactly;
};

// Facts that change the outcome if they change together: one, or two.
using Flip = std::vector<ChangedFact>;

// What would have changed an outcome: every single fact that does; else pairs of facts.
struct WhatIf {
    std::vector<Flip> flips;
    bool pairs = false;     // no single fact would have, and pairs were sought
    bool exhausted = false; // the search was ended at its bound: there may be others
};

struct CriterionGap {
    std::string criterion;
    std::optional<Number> own, winner; // scores
    std::optional<Number> points;      // of the total: what the winner is ahead by; negative: behind
};

// Why one that did not win didn't.
struct WhyNot {
    std::uint32_t winner = 0;  // index in the decision's standings
    std::string lot;           // identifier, if there is an award for each
    std::optional<Number> gap; // the winner's total minus its own
    std::vector<CriterionGap> criteria;
};

struct RuleWhatIf {
    std::string rule; // short name; it struck
    WhatIf what;      // so that it would not strike
};

struct BidAccount {
    std::uint32_t standing; // index in the decision's standings
    std::vector<WhyNot> why_not;
    std::vector<RuleWhatIf> rules;
    std::optional<WhatIf> award; // so that it would win; absent if it wins, or nothing could be awarded
};

// The order of the others would be another without one that does not win.
struct Reversal {
    std::uint32_t left_out; // index in the decision's standings
    std::string lot;
    std::vector<std::string> before, after; // labels, best first
};

struct Account {
    Decision decision;
    std::vector<BidAccount> bids;
    std::vector<Reversal> reversals;
};

// Above this many evaluations for one question its search ends.
inline constexpr std::size_t most_evaluations = 3'000;

class Accountant {
  public:
    // The graph must outlive the accountant.
    explicit Accountant(const graph::Graph& graph) : graph_(graph), decider_(graph), evaluator_(graph) {}

    // Of facts of one case. `bid` (identifier or label) empty: of all. The facts are changed meanwhile, and put back.
    Account account(Facts& facts, const DecideOptions& options, std::string_view bid);

  private:
    BidAccount of_bid(Facts& facts, const DecideOptions& options, const Decision& decision, std::uint32_t standing,
                      std::uint32_t row);
    std::vector<Reversal> reversals(Facts& facts, const DecideOptions& options, const Decision& decision);

    const graph::Graph& graph_;
    Decider decider_;
    Evaluator evaluator_;
};

} // namespace voorrang::engine
