// A policy's graphs as bytes, to be read again by this very program: a file beside which it is quicker to start than to
// read the rule files anew.
//
// The form follows the structures of graph.hpp, measure.hpp and schema.hpp, and changes with them: who keeps such bytes
// must keep with them which build of the program wrote them.
#pragma once

#include "dsl/graph/measure.hpp"

namespace voorrang::graph {

struct Graphs {
    Graph decisions;
    Measures measures;
};

std::string to_bytes(const Graph& decisions, const Measures& measures);
// Nothing if these are not the bytes of graphs, to the last one. It never reads beyond them, nor asks for more memory
// than a few times their size; but that the graphs mean something is only sure of bytes that to_bytes() made.
std::optional<Graphs> from_bytes(std::string_view bytes);

} // namespace voorrang::graph
