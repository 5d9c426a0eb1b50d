// What a test expects of a tender's way through a workflow.
#pragma once

#include "engine/facts/facts.hpp"
#include "engine/policytest/policytest.hpp"

namespace voorrang::engine {

// Steps the tender of the test through each workflow that it names, with all its facts known from the start, and adds
// what came out otherwise; of each way the first, for what follows rests on it.
void test_courses(const check::Test& test, const graph::Graph& graph, const Facts& facts, const DecideOptions& options,
                  std::vector<TestResult::Failure>& failures, Coverage* coverage);

} // namespace voorrang::engine
