// What a graph's evaluation needs to know that no facts can change, settled once for each graph.
#pragma once

#include "dsl/graph/graph.hpp"

namespace voorrang::engine {

struct Plan {
    explicit Plan(const graph::Graph& graph);

    // A text that is compared with several of the policy's own, one of which it must be: looked up instead.
    struct Member {
        graph::NodeId text;
        std::vector<std::uint8_t> is_member; // by the text's id
    };
    static constexpr std::uint32_t no_member = 0xFFFFFFFF;

    std::vector<graph::NodeId> fast;   // what verdicts and the award rest on; the rest is needed only to explain
    std::vector<std::uint8_t> steady;  // by NodeId: the same in every row of every run
    std::vector<std::uint32_t> text;   // by NodeId: of a constant text, its id
    std::vector<std::uint32_t> member; // by NodeId: index in members, or no_member; in fast mode only
    std::vector<Member> members;
};

// Aggregates over the rows of another frame, which is their payload.
bool loops(graph::Op op);

} // namespace voorrang::engine
