// What came of a run.
#pragma once

#include "adapters/report/reader.hpp"
#include "adapters/sqlite/decision_log.hpp"

#include <string>

namespace voorrang::cli {

// "3 tenders decided: 2 awarded, 1 undetermined; 1 passed over"
std::string tally_text(const sqlite::RunCounts& counts, const report::Reader& reader);

} // namespace voorrang::cli
