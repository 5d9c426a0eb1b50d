// One line of a source as it is quoted under a message: tabs spread out, nothing that could upset a terminal, and cut
// around the place if it is very long.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace voorrang {

// Quoted lines are cut to about this many columns.
inline constexpr std::size_t quote_columns = 160;

struct QuotedLine {
    std::string text;
    std::size_t indent = 0; // columns before the caret run
    std::size_t carets = 1; // columns of the caret run
};

// `begin` and `end` are byte offsets in `line`; either may be past its end (the caret is then after the last column).
QuotedLine quote_line(std::string_view line, std::size_t begin, std::size_t end);

// `text` without control characters, bytes that are not UTF-8, and marks that turn the direction of writing: a message
// may quote an input that is made to mislead. Line feeds become spaces.
std::string printable(std::string_view text);

// `name`, as names and code stand in messages.
inline std::string in_ticks(std::string_view text) { return "`" + std::string(text) + "`"; }

} // namespace voorrang
