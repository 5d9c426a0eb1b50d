// Runs the tests that stand in a policy.
#pragma once

#include "dsl/check/policy.hpp"
#include "dsl/graph/measure.hpp"
#include "engine/decide/decide.hpp"
#include "engine/policytest/coverage.hpp"

namespace voorrang::engine {

struct TestResult {
    std::string title;
    Span span;
    struct Failure {
        Said message; // "expected the award to go to …, but it is undetermined: bid.price of … is missing"
        Span span;    // the expectation
    };
    std::vector<Failure> failures; // empty: passed
};

// Those with the text in their title; all if it is empty. `coverage`: what they exercise is added to it.
std::vector<TestResult> run_tests(const check::Policy& policy, const graph::Graph& graph,
                                  const graph::Measures& measures, std::string_view in_title = {},
                                  Coverage* coverage = nullptr);

} // namespace voorrang::engine
