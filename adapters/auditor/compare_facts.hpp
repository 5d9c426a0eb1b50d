// Two documents beside each other: what stands in the one otherwise than in the other.
#pragma once

#include "adapters/json/tree.hpp"

#include <string>
#include <vector>

namespace voorrang::auditor {

struct FactDifference {
    std::string pointer;       // in the second document; in the first for what only that has
    std::string before, after; // as canonical JSON; empty: not there
};

// Objects by their members, arrays by the identifiers (`id`) of their elements where all have one, each once; else by
// their order.
std::vector<FactDifference> compare_facts(json::Ref before, json::Ref after);

} // namespace voorrang::auditor
