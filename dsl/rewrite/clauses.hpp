// Which keywords begin a clause, and where its line stands. A new construct of the language needs a row or two here and
// nothing else to be formatted.
#pragma once

#include "dsl/syntax/keywords.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace voorrang::rewrite {

enum class ClauseLine : std::uint8_t {
    own,  // begins a line
    kept, // begins one if the writer has put it so, at this indent
    scope // begins a line, and what follows it in the declaration stands two columns further in
};

struct Clause {
    syntax::Keyword declaration; // the word that the declaration begins with; none: any
    syntax::Keyword begins;
    std::size_t indent; // columns
    ClauseLine line;
    // The word behind it, or the clause before it, if it is a clause only with one of these.
    std::array<syntax::Keyword, 2> next = {};
    std::array<syntax::Keyword, 2> previous = {};
};

// nullptr if `word`, with the word `next` behind it and in the clause `previous`, begins no clause of such a
// declaration.
const Clause* find_clause(syntax::Keyword declaration, syntax::Keyword word, syntax::Keyword next,
                          syntax::Keyword previous);

// Words before which lines of the same kind are aligned: `weight` in the criteria of an award.
std::span<const syntax::Keyword> aligned_words(syntax::Keyword line_begins);

} // namespace voorrang::rewrite
