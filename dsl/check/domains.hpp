// From the types and operators of the language to what dsl/analysis knows.
#pragma once

#include "dsl/analysis/axis.hpp"
#include "dsl/check/expression.hpp"

namespace voorrang::check {

// All values that the expression can have. A range counts only where it is sure to be kept: facts are held to it on
// entry.
analysis::Domain domain_of(const Expression& input);

bool is_ordered(Kind kind); // values of a type that come before or after each other

std::optional<analysis::Comparison> comparison_of(Operator op);
analysis::Comparison comparison_of(ast::BinaryOperator op);   // of one that is a comparison
analysis::Comparison turned(analysis::Comparison comparison); // 5 > x is x < 5

} // namespace voorrang::check
