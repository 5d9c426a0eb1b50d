// `voorrang convert` of spreadsheets: suppliers and marks to documents of bids.
#pragma once

#include "adapters/cli/console.hpp"

namespace voorrang::cli {

// Nothing is written if anything is wrong; all that is wrong with the sheets is told.
ExitCode convert_sheets(const ConvertOptions& options, Console& console);

} // namespace voorrang::cli
