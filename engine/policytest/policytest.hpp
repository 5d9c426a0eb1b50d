// Runs the tests that stand in a policy.
#pragma once

#include "dsl/check/policy.hpp"
#include "engine/decide/decide.hpp"

namespace voorrang::engine {

struct TestResult {
    std::string title;
    Span span;
    struct Failure {
        std::string message; // "expected the award to go to …, but it is undetermined: bid.price of … is missing"
        Span span;           // the expectation
    };
    std::vector<Failure> failures; // empty: passed
};

std::vector<TestResult> run_tests(const check::Policy& policy, const graph::Graph& graph);

} // namespace voorrang::engine
