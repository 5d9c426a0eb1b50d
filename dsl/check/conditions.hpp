// Conditions as formulas over their inputs (dsl/analysis/formula.hpp), so that it can be told what they can and can't
// be.
//
// What a condition compares with constants (a fact, a definition, a sum of such) is an input, cut into the regions that
// the comparisons tell apart; so are two inputs that are compared with each other, and whatever else is yes or no.
// Inputs are taken to be independent and all their values to be possible: more than there are, so that `never` and
// `always` hold. Unknown facts don't make a condition yes or no that no value of theirs makes so.
#pragma once

#include "dsl/analysis/formula.hpp"
#include "dsl/check/expression.hpp"

#include <optional>
#include <vector>

namespace voorrang::check {

struct Condition {
    const Expression* expression;
    std::optional<VariableId> subject; // conditions of several declarations: what they all are about
};

// In the order of the conditions. Formulas of one call share their axes: they can be put together.
std::vector<analysis::Formula> formulas_of(const std::vector<Condition>& conditions);

} // namespace voorrang::check
