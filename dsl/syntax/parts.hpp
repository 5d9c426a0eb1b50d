// The parts of a declaration: the fields of a record, the rows of a table, the clauses of a rule, the states and steps
// of a workflow … Behind a mistake in one of them the others are read each by itself, so that their mistakes are told
// too, and none is told because of what the mistake left out.
#pragma once

#include "dsl/syntax/state.hpp"

#include <optional>
#include <span>
#include <vector>

namespace voorrang::syntax {

// The word that says what the declaration which begins at tokens[0] is: of `open rule x`, `rule`; of a `fill`, the word
// of what it fills in.
Keyword declaration_word(std::span<const Token> tokens);

// Where the parts of the declaration begin, in order. What stands before the first is none. A line that begins as far
// in as they do with a word that is nearly one of theirs is one too; the head of a table is none.
std::vector<Iterator> parts_of(Keyword declaration, std::span<const Token> tokens, const Surface& surface);

// Reads parts from `at` to the end of the tokens or the first mistake. What they say is forgotten.
// As with read(), one more token must follow in memory.
std::optional<Diagnostic> read_parts(Keyword declaration, std::span<const Token> tokens, Iterator at,
                                     ParseState& state);

} // namespace voorrang::syntax
