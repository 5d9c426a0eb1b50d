// Whether brackets are closed, by their own kind, and not nested too deep. Done before parsing, so that the messages
// name the bracket, and so that the parser's recursion is bounded.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/token.hpp"

#include <span>

namespace voorrang::syntax {

// How deep brackets, and expressions by other means, may be nested.
inline constexpr std::size_t max_nesting = 200;

// At most one V107 for each part of a declaration. A V106 ends the search: a file that has one must not be parsed.
Diagnostics check_brackets(std::span<const Token> tokens, const Surface& surface);

} // namespace voorrang::syntax
