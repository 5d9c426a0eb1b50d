// The facts that a test gives, as the engine reads them.
#pragma once

#include "dsl/check/policy.hpp"
#include "dsl/graph/graph.hpp"
#include "engine/facts/facts.hpp"

namespace voorrang::engine {

// One case named by the test's title. Facts that the policy never reads are left out. Records given inside a field
// that refers to them (bid { bidder { … } }) become rows of their own; those without an identifier get one.
// Errors: those of FactsBuilder::end_case().
Result<Facts> given_facts(const check::Policy& policy, const check::Test& test, const graph::Graph& graph);
// The same for a test of several cases: case 1, case 2, …; of one that gives none by itself, that one.
Result<Facts> given_cases(const check::Policy& policy, const check::Test& test, const graph::Graph& graph);

} // namespace voorrang::engine
