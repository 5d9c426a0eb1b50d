// The syntax tree as nested brackets, for tests and for looking at it.
#pragma once

#include "dsl/ast/file.hpp"

#include <string>

namespace voorrang::ast {

enum class Spans : bool { hidden, shown };

// (rule cheap (exclude bid) (when (less bid.price EUR 5.00)))
// With spans, every expression and declaration is followed by its bytes: (less … @20-31).
std::string print(const File& file, Spans spans = Spans::hidden);
std::string print(const Expression& expression, Spans spans = Spans::hidden);

} // namespace voorrang::ast
