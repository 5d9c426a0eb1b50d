// Of many formulas the pairs that have something to do with each other, found without trying every pair.
#pragma once

#include "dsl/analysis/formula.hpp"

#include <functional>

namespace voorrang::analysis {

// Told of two formulas by their places, the lower first, each pair once at most; false: no further pairs, please.
using PairVisitor = std::function<bool(std::size_t, std::size_t)>;

// Tells every pair of which one formula implies the other, resting on all axes that the other rests on, or which
// together cover all regions; and few others, by looking up what can hold where. None of the formulas may be yes (no)
// in every region. Where thousands of formulas are so much alike that the looking up itself takes too long, it ends
// early.
void visit_related_pairs(const std::vector<const Formula*>& formulas, const PairVisitor& visit);

} // namespace voorrang::analysis
