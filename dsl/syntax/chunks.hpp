// A file cut into its declarations before it is parsed: a word that begins a declaration and stands first on its line
// begins a chunk. So a mistake in one declaration can't spoil another, and every mistake is told.
#pragma once

#include "dsl/syntax/token.hpp"

#include <array>
#include <span>
#include <vector>

namespace voorrang::syntax {

// The words that begin a declaration, the header or a `use`.
inline constexpr std::array chunk_starts{Keyword::policy,    Keyword::package,   Keyword::use,     Keyword::record,
                                         Keyword::reference, Keyword::parameter, Keyword::define,  Keyword::rule,
                                         Keyword::table,     Keyword::award,     Keyword::facts,   Keyword::test,
                                         Keyword::calendar,  Keyword::workflow,  Keyword::measure, Keyword::fill};

// Whether tokens[at] begins a declaration that a policy may fill in: `open parameter …`. The word is a name elsewhere.
bool begins_open_declaration(std::span<const Token> tokens, std::size_t at);

// Whether tokens[at] begins a declaration, the header or a `use`.
bool begins_chunk(std::span<const Token> tokens, std::size_t at);

// The tokens in order, without the one of kind end. What stands before the first such word is a chunk too.
std::vector<std::span<const Token>> cut_into_chunks(std::span<const Token> tokens);

} // namespace voorrang::syntax
