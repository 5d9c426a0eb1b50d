// An expression that stands in no rule file, as if it stood in the policy.
#pragma once

#include "adapters/files/policy_loader.hpp"
#include "dsl/graph/graph.hpp"

#include <variant>

namespace voorrang::repl {

struct Probe {
    SourceMap sources; // those of the policy, and the expression as the last
    check::Policy policy;
    graph::Graph graph;
    graph::OutlineId outline = 0; // of the expression
    graph::FrameId frame = 0;     // of the record that it is asked of
    graph::EntityId entity = graph::the_case;
    std::string record; // bid; empty if the expression speaks of the case only
    check::Type type;
};

struct Refused {
    SourceMap sources;
    Diagnostics diagnostics;
};

// The expression may name one record of which the case has many: `bid.price` is asked of a bid. It is written into a
// copy of the policy and goes the way of any other, so that it means what it would mean there; it is in the language of
// the policy's file.
std::variant<Probe, Refused> probe(const files::LoadedPolicy& policy, const std::string& expression);

} // namespace voorrang::repl
