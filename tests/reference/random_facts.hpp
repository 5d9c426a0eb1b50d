// Random facts for any schema: missing ones, empty and unknown lists, extremes, numbers longer than 64 bits, fractions,
// two currencies.
#pragma once

#include "dsl/graph/graph.hpp"
#include "engine/facts/facts.hpp"
#include "tests/reference/random.hpp"

namespace voorrang::reference {

engine::Facts random_facts(const graph::Graph& graph, Random& random, std::uint32_t cases);

// All that is known of them, a line for each fact.
std::string described(const engine::Facts& facts);

} // namespace voorrang::reference
