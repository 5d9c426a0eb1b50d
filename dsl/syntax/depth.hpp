// How deep the tree of an expression is.
#pragma once

#include "dsl/ast/expression.hpp"

#include <cstddef>

namespace voorrang::syntax {

// Whether some path from the root to a leaf has more than `limit` nodes.
bool deeper_than(const ast::Expression& expression, std::size_t limit);

} // namespace voorrang::syntax
