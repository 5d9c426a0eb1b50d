// Whether two expressions say the same thing, wherever they stand in the text.
#pragma once

#include "dsl/check/policy.hpp"

namespace voorrang::check {

bool same(const Expression& a, const Expression& b);
// The same expression with a variable replaced by what it stands for.
Expression replaced(const Expression& expression, VariableId variable, const Expression& by);
// Definitions without exceptions are replaced by their bodies, as far as that goes.
Expression unfolded(const Policy& policy, const Expression& expression);

} // namespace voorrang::check
