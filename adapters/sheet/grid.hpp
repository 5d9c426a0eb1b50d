// Cells by row and column, before it is known which of them are headings.
#pragma once

#include "adapters/sheet/read.hpp"

namespace voorrang::sheet {

struct Grid {
    std::vector<ReadRow> rows; // in order; a row has as many cells as it needs
};

// The place of a cell in a file; what is wrong there.
Diagnostic wrong(Code code, std::string message, std::string place, std::string help);
std::string place_of(const std::string& file, std::size_t row, std::size_t column);

// Without the white space that somebody typed before or after it, of any kind.
std::string trimmed(std::string_view text);

Result<Grid> read_csv(std::string_view bytes, const std::string& file, ReadSheet::Source& source);
Result<Grid> read_xlsx(std::string_view bytes, const std::string& file, const std::string& name);

} // namespace voorrang::sheet
