// What `decide --outcomes` writes: a line of JSON for each tender.
#pragma once

#include "adapters/sqlite/decision_log.hpp"
#include "engine/decide/decide.hpp"

namespace voorrang::cli {

// Appends a line for each decision and counts it.
void append_outcomes(std::string& lines, sqlite::RunCounts& counts, const engine::Outcomes& outcomes,
                     const engine::Facts& facts, const graph::Graph& graph);

} // namespace voorrang::cli
