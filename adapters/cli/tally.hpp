// What came of a run.
#pragma once

#include "adapters/sqlite/decision_log.hpp"

#include <string>

namespace voorrang::cli {

// "3 tenders decided: 2 awarded, 1 undetermined; 1 passed over"
std::string tally_text(const sqlite::RunCounts& counts);

} // namespace voorrang::cli
