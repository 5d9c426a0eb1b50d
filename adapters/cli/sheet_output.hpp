// Spreadsheets as results of commands.
#pragma once

#include "adapters/cli/console.hpp"
#include "adapters/cli/format.hpp"
#include "adapters/sheet/rows_writer.hpp"

namespace voorrang::cli {

// Of a format that is one of sheets.
sheet::Form sheet_form(Format format, bool bom);

// V801: XLSX is no text, and is not for a terminal; a byte order mark is of CSV alone.
Result<void> check_sheet_output(Format format, bool bom, bool to_terminal);

} // namespace voorrang::cli
