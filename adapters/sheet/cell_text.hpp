// A text as a cell of XLSX has it.
#pragma once

#include <string>
#include <string_view>

namespace voorrang::sheet {

// No characters that XML can't have, line feeds alone, at most what a cell can hold, and `_x0041_`, which would be read
// as the character of that number, kept as it is.
std::string cell_text(std::string_view text);

// What a cell's text says: `_x000D_` is the character.
std::string text_of_cell(std::string_view text);

} // namespace voorrang::sheet
