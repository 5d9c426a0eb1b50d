// The two halves of a test.
#pragma once

#include "dsl/check/context.hpp"

namespace voorrang::check {

std::vector<GivenRecord> check_givens(Context& context, const ast::Test& test);
// The conditions of its `expect that`, in the order of the text.
std::vector<Test::That> check_expectations(Context& context, const ast::Test& test);

} // namespace voorrang::check
