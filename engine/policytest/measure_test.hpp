// What a test expects of measures, held against what they come to over the cases it gives.
#pragma once

#include "dsl/graph/measure.hpp"
#include "engine/policytest/policytest.hpp"

namespace voorrang::engine {

void test_measures(const check::Policy& policy, const check::Test& test, const graph::Measures& measures,
                   std::vector<TestResult::Failure>& failures, Coverage* coverage);

} // namespace voorrang::engine
