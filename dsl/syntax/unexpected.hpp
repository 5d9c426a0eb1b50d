// The message for a token that the grammar did not expect.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/expected.hpp"

#include <span>

namespace voorrang::syntax {

// The tokens that were read, and one more behind them: the end, or the first of the next declaration.
Diagnostic unexpected(const Expected& expected, std::span<const Token> tokens, const Surface& surface);

} // namespace voorrang::syntax
