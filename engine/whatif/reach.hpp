// What a value hangs on: the facts below a node of the rule graph, and what they are compared with there.
#pragma once

#include "engine/evaluate/evaluate.hpp"
#include "engine/whatif/variation.hpp"

#include <map>
#include <set>

namespace voorrang::engine {

struct Reach {
    // Each fact with the known values it is compared with.
    std::map<FactAt, std::vector<Value>> facts;
    // Lists of plain values that are looped over: the entity, and the row whose list it is.
    std::set<std::pair<graph::EntityId, std::uint32_t>> lists;
};

// Adds what a node's value in a row of its frame hangs on.
void add_reach(const graph::Graph& graph, const Facts& facts, const Evaluation& evaluation, graph::NodeId node,
               std::uint32_t row, Reach& reach);

} // namespace voorrang::engine
