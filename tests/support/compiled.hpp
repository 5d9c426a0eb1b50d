// A policy compiled from text, for tests of what comes after the checker.
#pragma once

#include "dsl/check/check.hpp"
#include "dsl/diagnostics/render.hpp"
#include "dsl/lower/lower.hpp"
#include "dsl/syntax/parse.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace voorrang::testing {

struct Compiled {
    SourceMap sources;
    check::Policy policy;
    graph::Graph graph;
    graph::Measures measures;
};

// Fails the test, with the findings, if the text has errors. The result never moves: graphs are pointed to.
inline std::unique_ptr<Compiled> compile(const std::string& text) {
    auto compiled = std::make_unique<Compiled>();
    const SourceId id = compiled->sources.add("policy.vrg", text);
    auto parsed = parse(compiled->sources, id);
    auto checked = check::check({{id, std::move(parsed.file)}});
    std::string findings;
    for (const auto& list : {parsed.diagnostics, checked.diagnostics})
        for (const auto& diagnostic : list)
            if (severity(diagnostic.code) == Severity::error) findings += render_text(diagnostic, compiled->sources);
    if (!findings.empty() || !checked.policy) throw std::runtime_error("the policy has errors:\n" + findings);
    compiled->policy = std::move(*checked.policy);
    compiled->graph = lower::lower(compiled->policy, compiled->sources);
    compiled->measures = lower::lower_measures(compiled->policy, compiled->sources);
    return compiled;
}

} // namespace voorrang::testing
