// Reads the tokens of a file chunk by chunk (chunks.hpp), so that each mistake is told and each sound declaration kept.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/token.hpp"

#include <span>

namespace voorrang::syntax {

// `told` are the lexer's findings: a declaration whose tokens are in doubt for one of them is not blamed for more.
Diagnostics read_file(std::span<const Token> tokens, const Diagnostics& told, const Surface& surface, ast::File& file);

} // namespace voorrang::syntax
