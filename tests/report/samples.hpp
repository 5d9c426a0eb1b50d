// Decisions made by hand, one for each thing that a report can have to tell.
#pragma once

#include "adapters/report/case_info.hpp"
#include "dsl/diagnostics/source_map.hpp"
#include "engine/decide/decision.hpp"

namespace voorrang::samples {

SourceMap sources(); // one file, social.vrg

report::CaseInfo info();

engine::Decision awarded();      // ranked bids, one excluded, one undetermined that can't win, one failed; flags
engine::Decision obliged();      // award on value: amounts; a reservation, obligations and questions
engine::Decision undetermined(); // the award waits for a fact
engine::Decision tied();
engine::Decision failed();
engine::Decision nobody();   // every bid is excluded
engine::Decision no_bids();  // a notice
engine::Decision no_award(); // a policy that only flags

} // namespace voorrang::samples
