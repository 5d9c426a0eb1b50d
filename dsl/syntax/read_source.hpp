// A rule file with all that was read of it: what parse() gives, and its words and their places for who rewrites it.
#pragma once

#include "dsl/syntax/lexer.hpp"
#include "dsl/syntax/parse.hpp"
#include "dsl/syntax/word_uses.hpp"

namespace voorrang::syntax {

struct SourceRead {
    Parsed parsed;
    const Surface* surface = nullptr;
    std::vector<Token> tokens; // the last one is of kind end; without text
    WordUses uses;
};

SourceRead read_source(const SourceMap& sources, SourceId source);

} // namespace voorrang::syntax
