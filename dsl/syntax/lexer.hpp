// From text to tokens.
#pragma once

#include "dsl/ast/file.hpp"
#include "dsl/diagnostics/diagnostic.hpp"
#include "dsl/syntax/token.hpp"

#include <string_view>
#include <vector>

namespace voorrang::syntax {

struct Lexed {
    std::vector<Token> tokens; // the last one is of kind end
    std::vector<ast::Comment> comments;
    Diagnostics diagnostics;  // V102 … V105
    std::vector<Span> doubts; // where the tokens may not be what was meant, whatever the parser finds behind it
};

// `text` must be valid UTF-8 and outlive the tokens. What is wrong is told and read as what was probably meant.
Lexed lex(std::string_view text, SourceId source, const Surface& surface);

} // namespace voorrang::syntax
