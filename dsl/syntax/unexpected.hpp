// The message for a token that the grammar did not expect.
#pragma once

#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/expected.hpp"

namespace voorrang::syntax {

// `previous` is nullptr if there is no token before that at expected.furthest().
Diagnostic unexpected(const Expected& expected, const Token* previous, const Surface& surface);

} // namespace voorrang::syntax
