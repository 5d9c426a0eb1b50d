// Reads the tokens of a file chunk by chunk (chunks.hpp), so that each mistake is told and each sound declaration kept.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/word_uses.hpp"

#include <span>

namespace voorrang::syntax {

// `doubts` are the lexer's, in the order of the text: a declaration is not blamed for what comes behind one in it.
Diagnostics read_file(std::span<const Token> tokens, std::span<const Span> doubts, const Surface& surface,
                      ast::File& file, WordUses* uses = nullptr);

} // namespace voorrang::syntax
