// A decision as the log keeps it.
#pragma once

#include "adapters/report/places.hpp"
#include "adapters/sqlite/decision_log.hpp"
#include "engine/decide/decision.hpp"

namespace voorrang::sqlite {

// `input`: the canonical text of the case, of which info.input_hash is the hash.
LogEntry log_entry(const engine::Decision& decision, const report::CaseInfo& info, const report::Places& places,
                   std::string input);

} // namespace voorrang::sqlite
