// Which bid gets which lot, where one thing can't be decided without the others: because one may get only so many lots,
// or because some bids are for several lots at once. Exact: every assignment is weighed, equal parts of the search
// once.
//
// The best assignment gives as many lots as can be given; then has the best sum of worths; then the fewest bids for
// several lots. Of those that are still equal that one is taken which gives the first lot in which they differ to the
// bid that comes first.
#pragma once

#include "engine/decide/judge.hpp"

#include <functional>

namespace voorrang::engine {

struct AssignmentBid {
    std::vector<std::uint32_t> lots; // ascending, not empty; of each how many-th of the problem's lots it is
    std::uint32_t owner;             // whose lots are counted together
    Number worth;
};

struct AssignmentProblem {
    std::uint32_t lots = 0;
    std::vector<AssignmentBid> bids;
    std::vector<std::uint32_t> most; // by owner: how many lots it may get
    bool highest_best = true;
    std::function<Order::Result(std::uint32_t, std::uint32_t)> order; // of two bids, by what sets equals apart
};

// More parts of the search, or more equal assignments, are not gone through.
inline constexpr std::size_t most_assignment_states = 200'000;
inline constexpr std::size_t most_equal_assignments = 4'096;

struct AssignedLot {
    enum class State : std::uint8_t { nobody, given, tied, open, failed } state = State::nobody;
    std::vector<std::uint32_t> bids; // the one that gets it; the equal ones; those whose order is open
};

// One for each lot; nothing if the search is too large, or the sums are.
std::optional<std::vector<AssignedLot>> assign_best(const AssignmentProblem& problem);

// The lots one after the other, in this order, each to the best bid whose owner may get one more. No bid is for
// several.
std::vector<AssignedLot> assign_in_order(const AssignmentProblem& problem, const std::vector<std::uint32_t>& order);

} // namespace voorrang::engine
