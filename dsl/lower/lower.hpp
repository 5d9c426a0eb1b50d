// From a checked policy to the rule graph.
#pragma once

#include "dsl/check/policy.hpp"
#include "dsl/diagnostics/source_map.hpp"
#include "dsl/graph/measure.hpp"

namespace voorrang::lower {

// Never fails on a policy that check() passed. `sources` are read for the texts of expressions in outlines.
graph::Graph lower(const check::Policy& policy, const SourceMap& sources);

// What the policy asks across cases, by itself: a run that measures reads no other facts.
graph::Measures lower_measures(const check::Policy& policy, const SourceMap& sources);

} // namespace voorrang::lower
