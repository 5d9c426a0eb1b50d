// The canonical form of a rule file. Clauses begin lines of their own, by the table in clauses.hpp; other line ends
// stay where the writer put them, and lines that are too long get more. Words, comments and what the file says stay as
// they are; formatting what is formatted changes nothing.
#pragma once

#include "dsl/rewrite/translate.hpp"

namespace voorrang::rewrite {

// Lines are broken to stay within so many columns, where that can be done well.
inline constexpr std::size_t line_columns = 120;

// Of Markdown only the code is formatted. A file that does not parse is left alone, with its diagnostics. V804 if the
// formatted text would not say the same.
Rewritten format(const SourceMap& sources, SourceId source);

} // namespace voorrang::rewrite
